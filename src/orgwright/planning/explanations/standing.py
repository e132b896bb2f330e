"""How the figures of an overview came about: headcount with its seats, skills that one alone holds, the run rate."""

from __future__ import annotations

from collections import Counter

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, of_what, unit_name
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.standing import Standing
from orgwright.planning.structure import position_seats

NO_POSITION = "no position"
_SEATS = ("authorised", "filled", "vacant", "frozen")


def headcount_explained(organization: Organization, shown: Standing) -> Explanation:
    """The people of a unit by the seat of their primary incumbency, and the FTE of the seats."""
    primary: Counter[int | None] = Counter()
    for person_id in shown.person_ids:
        one = organization.seating.primary(person_id)
        primary[None if one is None else one.position_id] += 1
    units = frozenset(organization.seating.subtree(shown.unit_id))
    rows = []
    for key, position in sorted(organization.positions.items(), key=lambda pair: pair[1].key):
        seats = position_seats(organization, key)
        if position.unit_id in units and (seats.authorised or primary[key]):
            where = organization.units[position.unit_id].name
            values = (position.key, where, primary[key], *(getattr(seats, name) for name in _SEATS))
            rows.append(ExplainedRow(values, "staffing", key))
    if primary[None]:
        rows.append(ExplainedRow((NO_POSITION, "", primary[None], 0, 0, 0, 0)))
    people = ExplainedResult("Headcount", shown.headcount, "whole", counted(len(rows), "row"), "SUM({People})")
    seats_then = (
        ExplainedResult(f"{name} FTE", getattr(shown.seats, name), "fte", "", f"SUM({{{name.capitalize()}}})")
        for name in _SEATS
    )
    return Explanation(
        "headcount",
        of_what(organization, unit_name(organization, shown.unit_id), "Everybody employed, each once."),
        "Headcount = people, in the unit of the primary incumbency\nauthorised = filled + vacant + frozen, in FTE",
        "Primary is the incumbency with the largest FTE, then the earliest start, then the position key.",
        (people, *seats_then),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Unit"),
            ExplainedColumn("People", "whole"),
            *(ExplainedColumn(name.capitalize(), "fte") for name in _SEATS),
        ),
        tuple(rows),
    )


def single_holders_explained(organization: Organization, shown: Standing) -> Explanation:
    """The skills with a target that one person alone holds."""
    rows = tuple(
        ExplainedRow(
            (
                organization.skills[one.skill_id].name,
                organization.units[one.unit_id].name,
                one.level,
                organization.people[one.holder_ids[0]].name,
                one.people_needed,
            ),
            "people",
            one.holder_ids[0],
        )
        for one in shown.single_holders
    )
    count = shown.single_held_skills
    different = "SUMPRODUCT(1/COUNTIF({Skill},{Skill}))"
    targets = counted(len(shown.coverage.targets), "target")
    return Explanation(
        "the number of single holders",
        of_what(organization, unit_name(organization, shown.unit_id), f"Of {targets} those with n = 1, by skill."),
        "n = people of the target's unit who hold the skill at the level",
        "Somebody of whom the level is not known is not counted as a holder.",
        (ExplainedResult("Held by one", count, "whole", counted(len(rows), "target"), different if rows else ""),),
        (
            ExplainedColumn("Skill"),
            ExplainedColumn("Unit"),
            ExplainedColumn("Level", "whole"),
            ExplainedColumn("Holder"),
            ExplainedColumn("Needed", "whole"),
        ),
        rows,
    )


def run_rate_explained(organization: Organization, shown: Standing) -> Explanation:
    """What the filled seats of a unit cost a year, seat by seat, beside the budgets."""
    rate, on_cost = shown.run_rate, organization.policy.on_cost / THOUSANDTHS
    rates = CostRates(organization)
    rows = tuple(
        ExplainedRow(
            (
                organization.positions[one.position_id].key,
                one.annual_cost,
                rates.source(one.annual_cost, one.rate_id),
                one.fte_percent,
                one.cost,
            ),
            "staffing",
            one.position_id,
        )
        for one in rate.seats
    )
    budgets = [f"{organization.units[key].name} {amount / 100:,.0f}" for key, amount in rate.budget_by_unit.items()]
    results = [ExplainedResult("Run rate", rate.amount, "money", counted(len(rows), "filled seat"), "SUM({Cost})")]
    if rate.budget is not None:
        results.append(ExplainedResult("Budget", rate.budget, "money", counted(len(budgets), "unit"), ""))
    seats_without = counted(
        len(rate.without_cost), "filled seat is without a cost and adds", "filled seats are without a cost and add"
    )
    without = f" {seats_without} 0: neither the seat nor a rate says what it costs."
    return Explanation(
        "the annual run rate",
        of_what(organization, unit_name(organization, shown.unit_id), "What the seats filled on the day cost a year."),
        "Σ annual cost × FTE filled × (1 + on-cost)",
        "Each seat is rounded to whole minor units. The budget is that of the unit and of all below it."
        + (without if rate.without_cost else ""),
        tuple(results),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Annual cost", "money"),
            ExplainedColumn("Annual cost is"),
            ExplainedColumn("FTE", "fte"),
            ExplainedColumn("Cost", "money", f"ROUND({{Annual cost}}*{{FTE}}*{1 + on_cost:g},2)"),
        ),
        rows,
        (("On-cost", f"{on_cost * 100:g} %"), *((("Budgets", ", ".join(budgets)),) if budgets else ())),
    )
