"""How seats and cost of one month came about: position by position."""

from __future__ import annotations

from collections import Counter

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.headcount import Asked, asked, of_month
from orgwright.planning.explanations.words import counted, number
from orgwright.planning.organization import Organization
from orgwright.planning.plan_part import Where
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.seat_months import SEATS, CostPart, cost_parts
from orgwright.planning.staffing import StaffingPlan

_SEAT_TITLES = {one: one.capitalize() for one in SEATS}
_COST_READING = (
    "FTE days = FTE × days on which the seat was {held} in the month. Each seat is rounded to the cent, halves to the "
    "even one. The annual cost is the seat's own, else that of the rate which fits it best; a seat without either is "
    "not known, and adds nothing."
)


def seats_of_month(
    organization: Organization, plan: StaffingPlan, where: Where, month: int, figure: str
) -> Explanation:
    """Authorised, filled, vacant, frozen and over on the last day of a month; ``figure`` is the one asked for."""
    units = asked(where)
    one = plan.together(units)[month]
    parts = {name: dict(plan.positions(name, month, units)) for name in SEATS}
    places = sorted(
        {key for several in parts.values() for key in several},
        key=lambda key: (-parts[figure].get(key, 0), organization.positions[key].key),
    )
    shown = sorted(SEATS, key=lambda name: (name != figure, SEATS.index(name)))
    first = plan.months.firsts[month]
    values = {name: int(getattr(one, name)) for name in SEATS}
    numbers = " + ".join(number(values[name] / 100) for name in ("filled", "vacant", "frozen"))
    rows = tuple(
        ExplainedRow(
            (organization.positions[key].key, *(parts[name].get(key, 0) for name in shown), _role(organization, key)),
            "staffing",
            key,
        )
        for key in places
    )
    return Explanation(
        number(values[figure] / 100),
        of_month(organization, units, first, f"{figure.capitalize()} FTE on the last day of the month."),
        "filled + vacant + frozen = authorised",
        "filled = min(FTE of the seat, FTE of its people). The rest is frozen if the seat is, else vacant; what is "
        "over stands outside.",
        (
            *(
                ExplainedResult(name, values[name], "fte", "", f"SUM({{{_SEAT_TITLES[name]}}})")
                for name in SEATS
                if name != "authorised"
            ),
            ExplainedResult("authorised", values["authorised"], "fte", numbers, "{filled}+{vacant}+{frozen}"),
        ),
        (
            ExplainedColumn("Position"),
            *(ExplainedColumn(_SEAT_TITLES[name], "fte") for name in shown),
            ExplainedColumn("Role"),
        ),
        rows,
        (),
        f"{counted(len(rows), 'seat')}, those of the figure first",
    )


def cost_of_month(
    organization: Organization, plan: StaffingPlan, where: Where, month: int, figure: str = "cost"
) -> Explanation:
    """The cost of a month, or with ``vacant_cost`` what its vacant seats would cost, seat by seat."""
    units = asked(where)
    rates, first = CostRates(organization), plan.months.firsts[month]
    without = plan.without_cost(figure, month, units)
    wanted = {key for key, _ in plan.positions(figure, month, units)} | set(without)
    parts = sorted(
        cost_parts(organization, sorted(wanted), plan.months, month, figure),
        key=lambda part: (part.annual is not None, -part.cost, organization.positions[part.position_id].key),
    )
    is_vacant = figure == "vacant_cost"
    year_days = int(plan.months.year_days[month])
    unknown = f", {counted(len(without), 'seat')} without a cost before them" if without else ""
    return Explanation(
        number(getattr(plan.together(units)[month], figure) / 100),
        of_month(organization, units, first, "What its vacant seats would cost." if is_vacant else "What it costs."),
        "seat = annual cost × FTE days\n/ days of the year × (1 + on-cost)",
        _COST_READING.format(held="vacant" if is_vacant else "held"),
        _results(organization, plan, units, month, sum(one.cost for one in parts), is_vacant=is_vacant),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Cost", "money", _cost_formula(year_days, organization.policy.on_cost)),
            ExplainedColumn("Annual cost", "money"),
            ExplainedColumn("FTE days", "fte"),
            ExplainedColumn("Annual cost is"),
            ExplainedColumn("Role"),
        ),
        tuple(_cost_row(organization, rates, one) for one in parts),
        _policies(organization, year_days, is_vacant),
        f"{counted(len({one.position_id for one in parts}), 'seat')}, the dearest first{unknown}",
    )


def _cost_row(organization: Organization, rates: CostRates, part: CostPart) -> ExplainedRow:
    key = part.position_id
    annual = None if part.annual is None else part.annual.amount
    cost = None if part.annual is None else part.cost
    values = (organization.positions[key].key, cost, annual, part.fte_days, rates.words(part.annual))
    return ExplainedRow((*values, _role(organization, key)), "staffing", key)


def _policies(organization: Organization, year_days: int, is_vacant: bool) -> tuple[tuple[str, str], ...]:
    policy = organization.policy
    hire, level = (number(one / 100) for one in (policy.hiring_cost, policy.training_cost))
    once = (
        ("One-off cost of a hire", f"{hire} where no rate names one"),
        ("Training, one person and level", level),
    )
    return (
        ("Days of the year", str(year_days)),
        ("On-cost", f"{policy.on_cost / THOUSANDTHS:.1%}"),
        *(() if is_vacant else once),
    )


def _results(
    organization: Organization, plan: StaffingPlan, where: Asked, month: int, seats: int, *, is_vacant: bool
) -> tuple[ExplainedResult, ...]:
    """The sum over seats, and where hires or training cost something by themselves these too."""
    name = "vacant cost" if is_vacant else "cost"
    once = () if is_vacant else _paid_once(organization, plan, where, month)
    if not once:
        return (ExplainedResult(name, seats, "money", "sum over seats", "SUM({Cost})"),)
    parts = (ExplainedResult("seats", seats, "money", "sum over seats", "SUM({Cost})"), *once)
    amounts = [int(one.value or 0) for one in parts]
    words = " + ".join(number(amount / 100) for amount in amounts)
    formula = "+".join(f"{{{one.name}}}" for one in parts)
    return (*parts, ExplainedResult(name, sum(amounts), "money", words, formula))


def _paid_once(organization: Organization, plan: StaffingPlan, where: Asked, month: int) -> tuple[ExplainedResult, ...]:
    """What hires cost, the dearest first, and what levels cost that are taught, with how many there are of each."""
    hires = sorted(Counter(plan.costs_of_hires(month, where)).items(), reverse=True)
    taught = sum(one.levels for one in plan.trainings_in(month, where))
    several = (("hires", hires), ("training", [(organization.policy.training_cost, taught)]))
    return tuple(
        ExplainedResult(
            name,
            sum(count * amount for amount, count in paid),
            "money",
            " + ".join(f"{count} × {number(amount / 100)}" for amount, count in paid),
            "+".join(f"{count}*{amount}/100" for amount, count in paid),
        )
        for name, paid in several
        if any(count * amount for amount, count in paid)
    )


def _cost_formula(year_days: int, on_cost: int) -> str:
    """The cost of a seat, empty where none is known, and rounded half to even.

    Spreadsheets round halves up, so an exact half takes a cent back.
    """
    exact = f"{{Annual cost}}*{{FTE days}}*{THOUSANDTHS + on_cost}/{THOUSANDTHS}/{year_days}"
    return f'IF({{Annual cost}}="","",ROUND({exact},2)-IF(ROUND(MOD({exact}*100,2),7)=0.5,0.01,0))'


def _role(organization: Organization, position_id: int) -> str:
    role_id = organization.seating.position_role(position_id)
    return "" if role_id is None else organization.roles[role_id].name
