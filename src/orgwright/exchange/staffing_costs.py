"""What every position costs in every month, and where that leaves the budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from orgwright.exchange.sheets import Formula, Sheet, SheetColumn, TableRange
from orgwright.exchange.staffing_months import write_across
from orgwright.exchange.staffing_plans import NUMBER, SCENARIO_COLUMNS, WHOLE, ShownPlan
from orgwright.planning.budgets import BudgetPlan, budget_plan
from orgwright.planning.seat_months import COSTS


def write_position_costs(sheet: Sheet, plans: Sequence[ShownPlan]) -> TableRange:
    """One row a position that costs something: what its seat costs in each month; empty where that is not known."""
    rows: list[list[Any]] = []
    sums = []
    for one in plans:
        positions, units = one.organization.positions, one.organization.units
        costs = one.plan.seats.costs[:, COSTS.index("cost")]
        unknown = np.any(one.plan.seats.unknown[:, COSTS.index("cost")], axis=1)
        gaps: list[bool] = unknown.tolist()
        wanted: list[bool] = np.logical_or(np.any(costs != 0, axis=1), unknown).tolist()
        for place, cells in enumerate(costs.tolist()):
            if not wanted[place]:
                continue
            cells = [cost or None for cost in cells] if gaps[place] else cells
            position = positions[one.plan.seats.position_ids[place]]
            rows.append([one.number, one.title, position.key, units[position.unit_id].name, *cells])
        sums.append([month.seat_cost for month in one.plan.whole])
    keys = (SheetColumn("Position"), SheetColumn("Unit"))
    return write_across(sheet, plans, keys, "money", rows, sums, with_total=True)


_BUDGET_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("Over"),
    SheetColumn("Unit or month"),
    SheetColumn("Annual budget", "money"),
    SheetColumn("Budget", "money"),
    SheetColumn("Cost", "money"),
    SheetColumn("Difference", "money"),
)
MONTH_ROW, YEAR_ROW, UNIT_ROW = "month", "fiscal year", "unit"


def write_budgets(sheet: Sheet, plans: Sequence[ShownPlan]) -> TableRange:
    """Budget, cost and what is left by month, by fiscal year, and by unit alone over all months; then all together.

    Units have no rows of their own where small groups are left out.
    """
    rows, totals = [], []
    for one in plans:
        found = budget_plan(one.organization, one.plan, None)
        rows += [[one.number, one.title, *cells] for cells in _budget_rows(one, found)]
        totals.append(found.whole)
    table = sheet.table(_BUDGET_COLUMNS, rows, keys=4)
    _mark_overspent(sheet, table)
    wanted = f'{table.column(NUMBER)},$A{{row}},{table.column("Over")},"{MONTH_ROW}"'
    for place, (one, total) in enumerate(zip(plans, totals, strict=True), table.last + 1):
        budget = Formula(f"=SUMIFS({table.column('Budget')},{wanted})", total.budget)
        cost = Formula(f"=SUMIFS({table.column('Cost')},{wanted})", total.cost)
        left = Formula("=F{row}-G{row}", total.difference)
        known = total.budget is not None
        cells = [one.number, one.title, "all months", WHOLE, None, budget if known else None, cost]
        for at, value in enumerate([*cells, left if known else None]):
            sheet.write(place, at, value, _BUDGET_COLUMNS[at].kind, strong=True)
    return table


def _budget_rows(one: ShownPlan, found: BudgetPlan) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for kind, several in ((MONTH_ROW, found.months), (YEAR_ROW, found.years)):
        rows += [[kind, each.title, None, each.budget, each.cost, _left(each.budget, each.cost)] for each in several]
    names = one.organization.units
    if not one.organization.profile.small_groups:
        return rows
    for unit in found.units(range(len(found.firsts))):
        cells = [unit.annual, unit.budget, unit.cost, _left(unit.budget, unit.cost)]
        rows.append([UNIT_ROW, names[unit.unit_id].name, *cells])
    return rows


def _left(budget: int | None, cost: int) -> Formula | None:
    return None if budget is None else Formula("=F{row}-G{row}", budget - cost)


def _mark_overspent(sheet: Sheet, table: TableRange) -> None:
    look = sheet.book.look(font_color="#A01A33", bg_color="#FBE4E7")
    letter = table.letter("Difference")
    area = f"{letter}{table.first}:{letter}{max(table.last, table.first) + 1}"
    sheet.worksheet.conditional_format(area, {"type": "cell", "criteria": "<", "value": 0, "format": look})
