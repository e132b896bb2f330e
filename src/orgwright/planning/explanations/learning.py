"""How months of learning, readiness, the weight of a step and the pace came about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.pace import pace_of_learning as pace_of_learning
from orgwright.planning.explanations.pace import pace_policies
from orgwright.planning.explanations.words import GATE_WORDS, counted, of_what, weight_policies
from orgwright.planning.organization import Organization
from orgwright.planning.pace import months_between
from orgwright.planning.progression import Route, Step
from orgwright.planning.readiness import Readiness, readiness
from orgwright.records import SkillKind

_LEARNED = (
    ExplainedColumn("Skill"),
    ExplainedColumn("a", "whole"),
    ExplainedColumn("r", "whole"),
    ExplainedColumn("Months", "number"),
    ExplainedColumn("Start", "number"),
    ExplainedColumn("End", "number", "{Start}+{Months}"),
    ExplainedColumn("Kind"),
    ExplainedColumn("Weight", "weight"),
    ExplainedColumn("Weighted gap", "weight", "{Weight}*({r}-{a})"),
)


@dataclass(frozen=True)
class _Learned:
    """One skill to be learned: from a level to another, how long, and when it begins."""

    skill_id: int
    held: int
    required: int
    months: float
    weight: float
    start: float = 0.0


def months_to_a_role(organization: Organization, person_id: int, role_id: int) -> Explanation:
    """The months until a person holds all that a role asks, and how ready they are today."""
    one = readiness(organization, person_id, role_id)
    skills = _of_readiness(organization, one)
    name = f"{organization.people[person_id].name} as {organization.roles[role_id].name}"
    title = "months without requirements" if one.months is None else f"{one.months:.0f} months"
    what = of_what(organization, name, f"Months until every gap is closed. {_today(one)}")
    explanation = _explained(organization, title, what, skills, one.months)
    ready = f"Ready now: the gate is held and low coverage is at least {organization.policy.ready_share * 100:g} %."
    return replace(explanation, reading=f"{explanation.reading} {ready}")


def _today(one: Readiness) -> str:
    """Where the person stands today, as a sentence."""
    low, gate = one.coverage.low, GATE_WORDS.get(one.coverage.gate or "", "without one")
    if low is None:
        return "The role asks for nothing yet."
    return f"Today: gate {gate}, low coverage {low * 100:.1f} %, {'' if one.is_ready else 'not '}ready."


def _of_readiness(organization: Organization, one: Readiness) -> list[_Learned]:
    found = []
    for each in one.coverage.requirements:
        kind = SkillKind(organization.skills[each.skill_id].kind)
        held = each.held or 0
        if each.is_applicable and held < each.required:
            months = months_between(organization, kind, held, each.required)
            found.append(_Learned(each.skill_id, held, each.required, months, each.weight))
    return found


def step_of_route(organization: Organization, step: Step) -> Explanation:
    """The weighted gap and the months of one step of a route."""
    ends = f"{organization.roles[step.from_role_id].name} to {organization.roles[step.to_role_id].name}"
    skills = [_Learned(one.skill_id, one.from_level, one.to_level, one.months, one.weight) for one in step.gaps]
    title = "a step without requirements" if step.months is None else f"{step.months:.0f} months"
    sentence = "What is to be learned on this step; what the role before asks for counts as learned."
    return _explained(
        organization, title, of_what(organization, ends, sentence), skills, step.months, step.weighted_gap
    )


def route_total(organization: Organization, route: Route) -> Explanation:
    """The weighted gap and the months of a whole route, step by step."""
    rows = tuple(
        ExplainedRow(
            (
                organization.roles[one.to_role_id].name,
                one.weighted_gap,
                one.months,
                one.least_months,
                one.kind.value,
            ),
            "roles",
            one.to_role_id,
        )
        for one in route.steps
    )
    is_known = route.total is not None
    names = " → ".join(organization.roles[one].name for one in route.role_ids)
    return Explanation(
        "a way with an unknown step" if route.months is None else f"{route.months:.0f} months",
        of_what(organization, names, "The steps of the way, one after the other."),
        "months = Σ months of the steps\ntotal = Σ weighted gaps of the steps",
        "Least: the months if all that is not known were held. With a step into a role without requirements the "
        "months and the total are not known; the way with the fewest such steps and then the least total is the best.",
        (
            ExplainedResult("months", route.months, "number", "", "SUM({Months})" if is_known else ""),
            ExplainedResult("least months", route.least_months, "number", "", "SUM({Least})" if is_known else ""),
            ExplainedResult("total", route.total, "number", "", "SUM({Weighted gap})" if is_known else ""),
            ExplainedResult("known total", route.known_total, "number", "", "SUM({Weighted gap})"),
        ),
        (
            ExplainedColumn("To"),
            ExplainedColumn("Weighted gap", "number"),
            ExplainedColumn("Months", "number"),
            ExplainedColumn("Least", "number"),
            ExplainedColumn("Way"),
        ),
        rows,
        (*weight_policies(organization), *pace_policies(organization)),
        counted(len(rows), "step"),
    )


def _explained(
    organization: Organization,
    title: str,
    what: str,
    skills: list[_Learned],
    months: float | None,
    weighted: float | None = None,
) -> Explanation:
    at_once = organization.policy.skills_at_once
    placed = _placed(skills, at_once)
    total = sum(one.weight * (one.required - one.held) for one in skills) if weighted is None else weighted
    is_known = months is not None
    return Explanation(
        title,
        what,
        "months of a skill = pace from a to r\nmonths = end of the last skill\nweighted gap = Σ w · (r − a)",
        f"a = level held, not known as 0, r = level required. {at_once} skills are learned at once, the longest first, "
        "each as soon as one of the others is done.",
        (
            ExplainedResult("months", months, "number", "", "ROUND(MAX({End}),3)" if is_known else ""),
            ExplainedResult(
                "weighted gap", total if is_known else None, "number", "", "SUM({Weighted gap})" if is_known else ""
            ),
        ),
        _LEARNED,
        tuple(_row(organization, one) for one in placed),
        (*weight_policies(organization), *pace_policies(organization)),
        f"{counted(len(placed), 'skill')}, the longest first",
    )


def _placed(skills: Iterable[_Learned], at_once: int) -> list[_Learned]:
    """The skills in the order in which they are begun, each with its beginning."""
    places = [0.0] * at_once
    heapify(places)
    found = []
    for one in sorted(skills, key=lambda each: -each.months):
        start = heappop(places)
        heappush(places, start + one.months)
        found.append(_Learned(one.skill_id, one.held, one.required, one.months, one.weight, start))
    return found


def _row(organization: Organization, one: _Learned) -> ExplainedRow:
    skill = organization.skills[one.skill_id]
    gap = one.weight * (one.required - one.held)
    return ExplainedRow(
        (
            skill.name,
            one.held,
            one.required,
            one.months,
            one.start,
            one.start + one.months,
            str(skill.kind),
            one.weight,
            gap,
        ),
        "matrix",
        one.skill_id,
    )
