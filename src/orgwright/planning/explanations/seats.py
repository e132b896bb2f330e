"""How seats and cost of one month came about: position by position."""

from __future__ import annotations

from collections.abc import Iterable

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.headcount import of_month
from orgwright.planning.explanations.words import counted, number
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.seat_months import COSTS, SEATS, fte_days
from orgwright.planning.staffing import StaffingPlan

_SEAT_TITLES = {one: one.capitalize() for one in SEATS}
_COST_READING = (
    "FTE days = FTE × days on which the seat was {held} in the month. Each seat is rounded to the cent, halves to the "
    "even one; a seat without an annual cost adds 0."
)


def seats_of_month(
    organization: Organization, plan: StaffingPlan, unit_ids: Iterable[int] | None, month: int, figure: str
) -> Explanation:
    """Authorised, filled, vacant, frozen and over on the last day of a month; ``figure`` is the one asked for."""
    units = None if unit_ids is None else tuple(unit_ids)
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
    organization: Organization, plan: StaffingPlan, unit_ids: Iterable[int] | None, month: int, figure: str = "cost"
) -> Explanation:
    """The cost of a month, or with ``vacant_cost`` what its vacant seats would cost, seat by seat."""
    units = None if unit_ids is None else tuple(unit_ids)
    one = plan.together(units)[month]
    parts = sorted(
        plan.positions(figure, month, units), key=lambda part: (-part[1], organization.positions[part[0]].key)
    )
    days = fte_days(organization, [key for key, _ in parts], plan.months)[:, COSTS.index(figure), month].tolist()
    rows = tuple(
        ExplainedRow(
            (
                organization.positions[key].key,
                cost,
                organization.positions[key].annual_cost or 0,
                fte,
                _role(organization, key),
            ),
            "staffing",
            key,
        )
        for (key, cost), fte in zip(parts, days, strict=True)
    )
    first, policy = plan.months.firsts[month], organization.policy
    is_vacant = figure == "vacant_cost"
    return Explanation(
        number(getattr(one, figure) / 100),
        of_month(organization, units, first, "What its vacant seats would cost." if is_vacant else "What it costs."),
        "seat = annual cost × FTE days\n/ days of the year × (1 + on-cost)",
        _COST_READING.format(held="vacant" if is_vacant else "held"),
        _results(sum(cost for _, cost in parts), one.hires, 0 if is_vacant else plan.hiring_cost, is_vacant),
        (
            ExplainedColumn("Position"),
            ExplainedColumn("Cost", "money", _cost_formula(int(plan.months.year_days[month]), policy.on_cost)),
            ExplainedColumn("Annual cost", "money"),
            ExplainedColumn("FTE days", "fte"),
            ExplainedColumn("Role"),
        ),
        rows,
        (
            ("Days of the year", str(int(plan.months.year_days[month]))),
            ("On-cost", f"{policy.on_cost / THOUSANDTHS:.1%}"),
            *(() if is_vacant else (("One-off cost of a hire", number(plan.hiring_cost / 100)),)),
        ),
        f"{counted(len(rows), 'seat')}, the dearest first",
    )


def _results(seats: int, hires: int, hiring_cost: int, is_vacant: bool) -> tuple[ExplainedResult, ...]:
    """The sum over seats, and where a hire costs something by itself that too."""
    name = "vacant cost" if is_vacant else "cost"
    if not hiring_cost:
        return (ExplainedResult(name, seats, "money", "sum over seats", "SUM({Cost})"),)
    once = hires * hiring_cost
    return (
        ExplainedResult("seats", seats, "money", "sum over seats", "SUM({Cost})"),
        ExplainedResult("hires", once, "money", f"{hires} × {number(hiring_cost / 100)}", f"{hires}*{hiring_cost}/100"),
        ExplainedResult(
            name, seats + once, "money", f"{number(seats / 100)} + {number(once / 100)}", "{seats}+{hires}"
        ),
    )


def _cost_formula(year_days: int, on_cost: int) -> str:
    """The cost of a seat, rounded half to even: spreadsheets round halves up, so an exact half takes a cent back."""
    exact = f"{{Annual cost}}*{{FTE days}}*{THOUSANDTHS + on_cost}/{THOUSANDTHS}/{year_days}"
    return f"ROUND({exact},2)-IF(ROUND(MOD({exact}*100,2),7)=0.5,0.01,0)"


def _role(organization: Organization, position_id: int) -> str:
    role_id = organization.seating.position_role(position_id)
    return "" if role_id is None else organization.roles[role_id].name
