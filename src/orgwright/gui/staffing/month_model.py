"""What the page of the plan by month shows, as rows made from a plan; no window is needed for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.gui.widgets.amounts import money_text, month_text
from orgwright.planning.budgets import BudgetPlan, BudgetRow
from orgwright.planning.explanation import Kind
from orgwright.planning.fiscal_years import MONTH, QUARTER, YEAR, FiscalPeriod, fiscal_periods, fiscal_years
from orgwright.planning.plan_breakdown import Dimension, PlanBreakdown, Unbalanced
from orgwright.planning.plan_part import Where
from orgwright.planning.staffing import StaffingMonth

FIGURES: dict[str, tuple[str, str, Kind]] = {
    "closing": ("Closing", "Closing headcount", "whole"),
    "fte": ("FTE", "Closing FTE", "fte"),
    "hires": ("Hires", "Hires", "whole"),
    "exits": ("Exits", "Exits", "whole"),
    "transfers_in": ("Transfers in", "Transfers in", "whole"),
    "transfers_out": ("Transfers out", "Transfers out", "whole"),
    "authorised": ("Authorised", "Authorised FTE", "fte"),
    "vacant": ("Vacant", "Vacant FTE", "fte"),
    "frozen": ("Frozen", "Frozen FTE", "fte"),
    "cost": ("Cost", "Cost", "money"),
    "vacant_cost": ("Vacant cost", "Cost of vacant seats", "money"),
}
"""Figures that groups are compared by: the column whose number explains it, what it is called, how it is written."""
LEFT = "left"
"""What is left of the budget: a figure of units alone."""
PERIODS = {MONTH: "Months", QUARTER: "Quarters", YEAR: "Fiscal years"}
MOST_MONTHS_BESIDE, MOST_QUARTERS_BESIDE = 13, 39
"""So many months have room beside each other as months, and as quarters."""

NAMED = 3
"""So many rows that fail are named; the others are counted."""


@dataclass(frozen=True)
class MonthRow:
    """One row of the table: a month, or a fiscal year under its months; ``budget`` where the plan is of units."""

    title: str
    period: FiscalPeriod
    budget: BudgetRow | None

    @property
    def one(self) -> StaffingMonth:
        """The figures."""
        return self.period.total

    @property
    def is_year(self) -> bool:
        """Whether it adds up the months above it."""
        return self.period.length == YEAR

    @property
    def left(self) -> int | None:
        """What is left of the budget."""
        return None if self.budget is None else self.budget.difference


def month_rows(months: Sequence[StaffingMonth], start_month: int, budget: BudgetPlan | None) -> list[MonthRow]:
    """Every month, and each fiscal year after its last month."""
    rows, place = [], 0
    for year in fiscal_years(months, start_month):
        places = range(place, place + len(year.months))
        for at, one in zip(places, fiscal_periods(year.months, start_month, MONTH), strict=True):
            rows.append(MonthRow(month_text(one.first), one, None if budget is None else budget.months[at]))
        rows.append(MonthRow(year.title, year, None if budget is None else budget.over(places, year.title)))
        place = places.stop
    return rows


def places_of(period: FiscalPeriod, months: Sequence[date]) -> list[int]:
    """The places in the plan of the months of a period."""
    return [months.index(one.month) for one in period.months]


def head_of(period: FiscalPeriod) -> str:
    """What stands over the column of a period: quarters without their century, ``Q3 26/27``."""
    return period.name.replace(f" {period.name[3:5]}", " ", 1) if period.length == QUARTER else period.name


@dataclass(frozen=True)
class GroupRow:
    """One group by the periods of the plan; ``where`` is what its numbers are asked of.

    ``budget`` is that of a unit alone, of all of them in the row of the whole; of other groups there is none.
    """

    title: str
    where: Where
    periods: tuple[FiscalPeriod, ...]
    is_whole: bool = False
    budget: BudgetPlan | None = None

    def left(self, place: int) -> int | None:
        """What is left of the budget of a period."""
        if self.budget is None:
            return None
        return self.budget.over(places_of(self.periods[place], self.budget.firsts), "").difference


def figures_of(dimension: Dimension) -> dict[str, str]:
    """The figures that groups of a dimension are compared by, with their titles."""
    found = {key: title for key, (_, title, _) in FIGURES.items()}
    return {**found, LEFT: "Budget left"} if dimension is Dimension.UNIT else found


def group_rows(
    found: PlanBreakdown, whole: Where, start_month: int, length: int, budget: BudgetPlan | None
) -> list[GroupRow]:
    """The groups of a breakdown by periods of a length, the whole before them; nothing where there is no group."""
    by_unit = budget if found.dimension is Dimension.UNIT else None
    rows = []
    for one in found.groups:
        own = None if by_unit is None or one.record_id is None else by_unit.alone(one.record_id)
        rows.append(GroupRow(one.title, one.part, fiscal_periods(one.months, start_month, length), budget=own))
    every = GroupRow("All", whole, fiscal_periods(found.whole, start_month, length), True, by_unit)
    return [every, *rows] if rows else []


def fitting_length(months: int) -> int:
    """The shortest periods that have room beside each other."""
    if months <= MOST_MONTHS_BESIDE:
        return MONTH
    return QUARTER if months <= MOST_QUARTERS_BESIDE else YEAR


def lengths_for(months: int) -> list[int]:
    """The periods that a plan of so many months can be shown by."""
    return [one for one in PERIODS if one >= fitting_length(months)]


def figure_value(one: StaffingMonth, figure: str) -> int:
    """One of FIGURES."""
    return one.fte.closing if figure == "fte" else int(getattr(one, figure))


def figure_text(one: StaffingMonth, figure: str) -> str:
    """One of FIGURES as text: money without its cents, people that are nobody as a dash."""
    value, kind = figure_value(one, figure), FIGURES[figure][2]
    if kind == "money":
        return money_text(round(value, -2))
    if kind == "fte":
        return f"{value / 100:,.2f}"
    return f"{value:,}" if value or figure == "closing" else "–"


def cell_text(row: GroupRow, place: int, figure: str) -> str:
    """A figure of a group in a period as text, what is left of the budget among them."""
    if figure != LEFT:
        return figure_text(row.periods[place].total, figure)
    left = row.left(place)
    return "" if left is None else money_text(round(left, -2))


def checked_text(unbalanced: Sequence[Unbalanced], rows: int, months: Sequence[date]) -> str:
    """In how many rows of groups the identity holds; those that fail are named."""
    return held_text(rows, [f"{one.title}, {month_text(months[one.month])}" for one in unbalanced])


def held_text(rows: int, failing: Sequence[str]) -> str:
    """In how many rows the identity holds, in people and in FTE; those that fail are named."""
    text = f"Closing = opening + hires + transfers − exits: holds in {rows - len(failing):,} of {rows:,} rows"
    more = f" and {len(failing) - NAMED} more" if len(failing) > NAMED else ""
    return f"{text}, not in {'; '.join(failing[:NAMED])}{more}" if failing else text


def budget_text(budget: BudgetPlan, currency: str, names: Sequence[str]) -> str:
    """What is left of the budget over all months, and which units have none."""
    row = budget.whole
    if row.difference is None:
        return "No unit has a budget" if budget.unit_id is None else "No budget"
    way = "left of" if row.difference >= 0 else "over"
    amount, of = (money_text(round(abs(one), -2)) for one in (row.difference, row.budget or 0))
    text = f"{currency} {amount} {way} the budget of {of}"
    if not names:
        return text
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{text}; {names[0]}{others} without one"
