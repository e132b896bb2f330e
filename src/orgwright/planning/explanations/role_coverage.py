"""How coverage of roles came about: of a unit from its people, of a person from the requirements."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from orgwright.planning.coverage import GATES, PersonCoverage, UnitCoverage, person_coverage
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import (
    GATE_WORDS,
    READ_LOW_HIGH,
    counted,
    level_policies,
    number,
    of_what,
    range_words,
    share_words,
    unit_name,
    weight_policies,
)
from orgwright.planning.groups import Group, group_coverage, group_title
from orgwright.planning.organization import Organization

Of = int | Group | None
"""A unit, None for the whole, or any group of people."""
_READ_PERSON = "w = importance × tier, a = level held, r = level required. " + READ_LOW_HIGH
_UNIT_COLUMNS = (
    ExplainedColumn("Person"),
    ExplainedColumn("Low", "share"),
    ExplainedColumn("High", "share"),
    ExplainedColumn("Gate"),
    ExplainedColumn("Role"),
    ExplainedColumn("Met", "whole"),
    ExplainedColumn("Known", "whole"),
    ExplainedColumn("Applicable", "whole"),
    ExplainedColumn("In full", "share", 'IF({Applicable}>0,{Met}/{Applicable},"")'),
)


def unit_role_coverage(organization: Organization, of: Of) -> Explanation:
    """The coverage of a unit by its people's roles: the mean of its people's low and high."""
    covered = _covered(organization, of)
    there = covered.people.low[~np.isnan(covered.people.low)]
    high = covered.people.high[~np.isnan(covered.people.high)]
    results = (
        _mean("low", "Low", covered.role_low, there.tolist()),
        _mean("high", "High", covered.role_high, high.tolist()),
    )
    return _of_unit(
        organization,
        of,
        covered,
        range_words(covered.role_low, covered.role_high),
        "The mean of its people's coverage of their own roles.",
        "C = Σ w · min(a / r, 1) / Σ w\nmean over people",
        _READ_PERSON + " People whose role asks for nothing are left out of the mean.",
        results,
    )


def unit_in_full(organization: Organization, of: Of) -> Explanation:
    """The share of requirements that a unit's people meet in full: the mean of their compliance."""
    covered = _covered(organization, of)
    values = covered.people.compliance
    result = _mean("in full", "In full", covered.role_compliance, values[~np.isnan(values)].tolist())
    return _of_unit(
        organization,
        of,
        covered,
        share_words(covered.role_compliance),
        "The mean of the share of requirements that each person meets in full; not known counts as not met.",
        "compliance = met / applicable requirements, mean over people",
        "Met: the level held is at least the level required. This is the figure that auditors use.",
        (result,),
    )


def unit_gate(organization: Organization, of: Of) -> Explanation:
    """How many people of a unit hold every critical must-have of their role."""
    covered = _covered(organization, of)
    results = tuple(
        ExplainedResult(word, covered.gates[gate], "whole", "", f'COUNTIF({{Gate}},"{word}")')
        for gate, word in GATE_WORDS.items()
    )
    whole = sum(covered.gates.values())
    return _of_unit(
        organization,
        of,
        covered,
        f"{covered.gates['held']} of {whole}",
        "How many hold every critical must-have of their role.",
        "gate of a person = every critical must-have is held",
        "No: one of them is known to be below. Not known: none is below, but one is not assessed or expired.",
        (*results, ExplainedResult("with a role", whole, "whole", _added(covered), "{yes}+{no}+{not known}")),
    )


def unit_assessed_share(organization: Organization, of: Of) -> Explanation:
    """How much of what the roles of a unit's people require has been assessed."""
    covered = _covered(organization, of)
    known, applicable = int(covered.people.known.sum()), int(covered.people.applicable.sum())
    result = ExplainedResult(
        "assessed",
        covered.role_assessed_share,
        "share",
        f"{known:,} / {applicable:,}",
        'IF(SUM({Applicable})>0,SUM({Known})/SUM({Applicable}),"")',
    )
    return _of_unit(
        organization,
        of,
        covered,
        share_words(covered.role_assessed_share),
        "How much of what the roles of its people require has a level that is known.",
        "assessed = Σ known / Σ applicable requirements",
        "Known: a level that counts on the day, neither missing nor expired.",
        (result,),
    )


def _covered(organization: Organization, of: Of) -> UnitCoverage:
    return group_coverage(organization, of if isinstance(of, Group) else Group.of_unit(of))


def _added(covered: UnitCoverage) -> str:
    return " + ".join(str(covered.gates[gate]) for gate in GATES)


def _mean(name: str, column: str, value: float | None, values: list[float]) -> ExplainedResult:
    numbers = f"{number(sum(values))} / {len(values):,}" if values else ""
    return ExplainedResult(name, value, "share", numbers, f'IF(COUNT({{{column}}})>0,AVERAGE({{{column}}}),"")')


def _of_unit(
    organization: Organization,
    of: Of,
    covered: UnitCoverage,
    title: str,
    sentence: str,
    rule: str,
    reading: str,
    results: tuple[ExplainedResult, ...],
) -> Explanation:
    rows = _people(organization, covered)
    name = group_title(organization, of) if isinstance(of, Group) else unit_name(organization, of)
    requirements = int(covered.people.applicable.sum())
    return Explanation(
        title,
        of_what(organization, name, sentence),
        rule,
        reading,
        results,
        _UNIT_COLUMNS,
        rows,
        (*weight_policies(organization), *level_policies(organization)),
        f"{counted(len(rows), 'person', 'people')}, {counted(requirements, 'requirement')}",
    )


def _people(organization: Organization, covered: UnitCoverage) -> tuple[ExplainedRow, ...]:
    """Everybody of a unit with their figures, the lowest first, those without a figure last."""
    people = covered.people
    order = np.lexsort((people.person_ids, people.low))
    found = []
    for index in order.tolist():
        person_id, role_id = int(people.person_ids[index]), int(people.role_ids[index])
        gate, applicable = int(people.gate[index]), int(people.applicable[index])
        found.append(
            ExplainedRow(
                (
                    organization.people[person_id].name,
                    _or_none(people.low[index]),
                    _or_none(people.high[index]),
                    GATE_WORDS[GATES[gate]] if gate >= 0 else "",
                    organization.roles[role_id].name if role_id in organization.roles else "",
                    int(people.met[index]),
                    int(people.known[index]),
                    applicable,
                    _or_none(people.compliance[index]),
                ),
                "people",
                person_id,
            )
        )
    return tuple(found)


def _or_none(value: float) -> float | None:
    return None if value != value else float(value)


_PERSON_COLUMNS = (
    ExplainedColumn("Skill"),
    ExplainedColumn("w", "weight"),
    ExplainedColumn("a", "whole"),
    ExplainedColumn("r", "whole"),
    ExplainedColumn("Low", "weight", 'IF({a}="",0,{Counts}*{w}*MIN({a}/{r},1))'),
    ExplainedColumn("High", "weight", 'IF({a}="",{Counts}*{w},{Counts}*{w}*MIN({a}/{r},1))'),
    ExplainedColumn("Status"),
    ExplainedColumn("Share", "share", 'IF({Counts}=0,"",IF({a}="","",MIN({a}/{r},1)))'),
    ExplainedColumn("Importance"),
    ExplainedColumn("Tier"),
    ExplainedColumn("Counts", "whole"),
    ExplainedColumn("Gate", "whole"),
    ExplainedColumn("Days old", "whole"),
)
_STATUS_WORDS = {"unknown": "not known", "not-applicable": "not applicable"}


def person_role_coverage(organization: Organization, person_id: int, role_id: int | None = None) -> Explanation:
    """The coverage of a person against a role, without one against that of the primary incumbency."""
    covered = person_coverage(organization, person_id, role_id)
    counts = [one for one in covered.requirements if one.is_applicable]
    whole = sum(one.weight for one in counts)
    low = sum(one.weight * min(one.held / one.required, 1) for one in counts if one.held is not None)
    unknown = sum(one.weight for one in counts if one.held is None)
    per = "SUMPRODUCT({Counts},{w})"
    results = tuple(
        ExplainedResult(
            name.lower(),
            value,
            "share",
            f"{number(held)} / {number(whole)}" if whole else "",
            f'IF({per}>0,SUM({{{name}}})/{per},"")',
        )
        for name, value, held in (("Low", covered.low, low), ("High", covered.high, low + unknown))
    )
    return _of_person(
        organization,
        covered,
        range_words(covered.low, covered.high),
        "How much of what the role requires is held.",
        "C = Σ w · min(a / r, 1) / Σ w",
        _READ_PERSON + " Surplus in one skill never pays for a gap in another.",
        results,
    )


def person_in_full(organization: Organization, person_id: int, role_id: int | None = None) -> Explanation:
    """The compliance of a person: met requirements among the applicable ones."""
    covered = person_coverage(organization, person_id, role_id)
    counts = [one for one in covered.requirements if one.is_applicable]
    met = sum(one.status == "met" for one in counts)
    return _of_person(
        organization,
        covered,
        share_words(covered.compliance),
        "The share of the role's requirements that are met in full.",
        "compliance = met / applicable requirements",
        "Not known counts as not met. This is the figure that auditors use.",
        (
            ExplainedResult("met", met, "whole", "", 'COUNTIF({Status},"met")'),
            ExplainedResult("applicable", len(counts), "whole", "", "SUM({Counts})"),
            ExplainedResult(
                "compliance",
                covered.compliance,
                "share",
                f"{met} / {len(counts)}" if counts else "",
                'IF({applicable}>0,{met}/{applicable},"")',
            ),
        ),
    )


def person_gate(organization: Organization, person_id: int, role_id: int | None = None) -> Explanation:
    """Whether a person holds every critical must-have, with those that decide it."""
    covered = person_coverage(organization, person_id, role_id)
    gates = [one for one in covered.requirements if one.is_gate and one.is_applicable]
    below = sum(one.status == "short" for one in gates)
    unknown = sum(one.status in ("unknown", "expired") for one in gates)
    return _of_person(
        organization,
        covered,
        {"held": "gate held", "missing": "gate missing", "unknown": "gate not known"}.get(covered.gate or "", "a gate"),
        "Whether every critical must-have of the role is held.",
        "missing, where one is known to be below\nelse not known, where one is not known or expired\nelse held",
        "Coverage and gate are two things: a high coverage never opens a gate.",
        (
            ExplainedResult("critical must-haves", len(gates), "whole", "", "SUM({Gate})"),
            ExplainedResult("known below", below, "whole", "", 'SUMPRODUCT({Gate},({Status}="short")*1)'),
            ExplainedResult(
                "without a level",
                unknown,
                "whole",
                "",
                'SUMPRODUCT({Gate},({Status}="not known")+({Status}="expired"))',
            ),
        ),
    )


def person_assessed_share(organization: Organization, person_id: int, role_id: int | None = None) -> Explanation:
    """How much of what a person's role requires has been assessed, and how old that is."""
    covered = person_coverage(organization, person_id, role_id)
    counts = [one for one in covered.requirements if one.is_applicable]
    known = sum(one.is_known for one in counts)
    return _of_person(
        organization,
        covered,
        share_words(covered.assessed_share),
        "How much of what the role requires has a level that is known.",
        "assessed = known / applicable requirements",
        "Known: a level that counts on the day, neither missing nor expired. The median age is the middle one of "
        "the known levels, in days.",
        (
            ExplainedResult("known", known, "whole", "", 'SUMPRODUCT({Counts},({a}<>"")*1)'),
            ExplainedResult("applicable", len(counts), "whole", "", "SUM({Counts})"),
            ExplainedResult(
                "assessed",
                covered.assessed_share,
                "share",
                f"{known} / {len(counts)}" if counts else "",
                'IF({applicable}>0,{known}/{applicable},"")',
            ),
            ExplainedResult(
                "median age",
                covered.median_age_days,
                "number",
                "",
                'IF(COUNT({Days old})>0,MEDIAN({Days old}),"")',
            ),
        ),
    )


def _of_person(
    organization: Organization,
    covered: PersonCoverage,
    title: str,
    sentence: str,
    rule: str,
    reading: str,
    results: tuple[ExplainedResult, ...],
) -> Explanation:
    name = organization.people[covered.person_id].name
    role = "no role" if covered.role_id is None else organization.roles[covered.role_id].name
    rows = tuple(_requirements(organization, covered))
    return Explanation(
        title,
        of_what(organization, f"{name} as {role}", sentence),
        rule,
        reading,
        results,
        _PERSON_COLUMNS,
        rows,
        (*weight_policies(organization), *level_policies(organization)),
        f"{counted(len(rows), 'requirement')}, the heaviest first",
    )


def _requirements(organization: Organization, covered: PersonCoverage) -> Iterable[ExplainedRow]:
    for one in covered.requirements:
        held, counts = one.held, one.is_applicable
        share = None if held is None or not counts else min(held / one.required, 1.0)
        low = one.weight * min(held / one.required, 1.0) if held is not None and counts else 0.0
        age = (organization.day - one.assessed_on).days if one.is_known and one.assessed_on else None
        yield ExplainedRow(
            (
                organization.skills[one.skill_id].name,
                one.weight,
                held,
                one.required,
                low,
                low if held is not None else one.weight * counts,
                _STATUS_WORDS.get(one.status, one.status),
                share,
                one.importance or "",
                one.tier or "",
                int(counts),
                int(one.is_gate),
                age,
            ),
            "matrix",
            (covered.person_id, one.skill_id),
        )
