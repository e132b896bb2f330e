"""What must tie in a staffing plan, each as two live sums, their difference, and a verdict in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgwright.exchange.sheets import Formula, Kind, Sheet, SheetColumn, TableRange, letters
from orgwright.exchange.staffing_costs import MONTH_ROW
from orgwright.exchange.staffing_months import WHOLE_ROW
from orgwright.exchange.staffing_plans import NUMBER, SCENARIO_COLUMNS, ShownPlan
from orgwright.planning.budgets import budget_plan
from orgwright.planning.plan_breakdown import Dimension
from orgwright.planning.seat_months import COSTS
from orgwright.planning.staffing import StaffingMonth

_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("What must tie", width=60),
    SheetColumn("One way", "number", 18),
    SheetColumn("Other way", "number", 18),
    SheetColumn("Difference", "number", 14),
    SheetColumn("Verdict", "word", 16),
)
HOLDS, FAILS = "holds", "does not hold"
ALL_HOLD, _SOME_FAIL = "All totals tie", " totals do not tie"
_ROUNDED = 2


@dataclass(frozen=True)
class CheckedTables:
    """The tables whose totals must tie; ``costs`` and ``budgets`` are missing where pay is not shown."""

    months: TableRange
    groups: Mapping[Dimension, TableRange]
    headcount: TableRange
    costs: TableRange | None
    budgets: TableRange | None


@dataclass(frozen=True)
class _Check:
    """An identity: both sides as formulas, with the program's own number of each, computed apart."""

    what: str
    kind: Kind
    one: Formula
    other: Formula

    @property
    def difference(self) -> int:
        """One way less the other, in minor units and percent."""
        found: int = self.one.value - self.other.value
        return found


def write_checks(sheet: Sheet, plans: Sequence[ShownPlan], tables: CheckedTables) -> Formula:
    """One row a scenario and identity; answers the formula that says whether all of them hold."""
    rows, kinds, failing = [], [], 0
    for plan in plans:
        for check in _checks(plan, tables):
            difference = Formula(f"=ROUND(D{{row}}-E{{row}},{_ROUNDED})", check.difference)
            verdict = Formula(f'=IF(F{{row}}=0,"{HOLDS}","{FAILS}")', FAILS if check.difference else HOLDS)
            rows.append([plan.number, plan.title, check.what, check.one, check.other, difference, verdict])
            kinds.append(check.kind)
            failing += bool(check.difference)
    table = sheet.table(_COLUMNS, [[*row[:3], None, None, None, row[6]] for row in rows], keys=3)
    for place, (row, kind) in enumerate(zip(rows, kinds, strict=True), table.first - 1):
        for column in (3, 4, 5):
            sheet.write(place, column, row[column], kind)
    area = f"{table.letter('Verdict')}{table.first}:{table.letter('Verdict')}{table.last}"
    for word, look in ((HOLDS, {"font_color": "#1D6B3A"}), (FAILS, {"font_color": "#A01A33", "bold": True})):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": sheet.book.look(**look)}
        sheet.worksheet.conditional_format(area, rule)
    failed = f'COUNTIF({table.column("Verdict")},"{FAILS}")'
    said = f"{failing}{_SOME_FAIL}" if failing else ALL_HOLD
    return Formula(f'=IF({failed}=0,"{ALL_HOLD}",{failed}&"{_SOME_FAIL}")', said)


def _checks(plan: ShownPlan, tables: CheckedTables) -> Iterator[_Check]:
    months, whole = tables.months, plan.plan.whole
    ends = _in_month(months, "Closing", plan, -1)
    span = whole[-1].closing - whole[0].opening
    between = Formula(f"={ends}-{_in_month(months, 'Opening', plan, 0)}", span)
    came = sum(one.hires + one.transfers_in for one in whole)
    went = sum(one.transfers_out + one.exits for one in whole)
    flows = "+".join(_of_whole(months, title) for title in ("Hires", "Transfers in"))
    left = "-".join(_of_whole(months, title) for title in ("Transfers out", "Exits"))
    what = "Hires + transfers in − transfers out − exits = last closing − first opening"
    yield _Check(what, "whole", Formula(f"={flows}-{left}", came - went), between)
    steps = sum(one.closing - one.opening for one in whole)
    closings = Formula(f"={_of_whole(months, 'Closing')}-{_of_whole(months, 'Opening')}", steps)
    yield _Check("Every closing is the opening of the next month", "whole", closings, between)
    yield from _groups_add_up(plan, tables)
    seats = "+".join(_of_whole(months, f"FTE {word}") for word in ("filled", "vacant", "frozen"))
    parts = Formula(f"={seats}", sum(one.filled + one.vacant + one.frozen for one in whole))
    authorised = Formula(f"={_of_whole(months, 'FTE authorised')}", sum(one.authorised for one in whole))
    yield _Check("Filled + vacant + frozen = authorised, FTE of all months", "fte", parts, authorised)
    yield _headcounts(plan, tables.headcount, Formula(f"={ends}", whole[-1].closing))
    if tables.costs is not None:
        yield from _money(plan, tables, tables.costs)


def _headcounts(plan: ShownPlan, cross: TableRange, ends: Formula) -> _Check:
    last = letters(cross.columns.index(f"{plan.plan.months.firsts[-1]:%Y-%m}"))
    column = f"'{cross.sheet}'!${last}${cross.first}:${last}${max(cross.first, cross.last)}"
    total = sum(months[-1].closing for _, months in plan.units)
    parts = Formula(f"=SUMIF({cross.column(NUMBER)},$A{{row}},{column})", total)
    return _Check("Headcount at the end: units added up = the whole", "whole", parts, ends)


def _groups_add_up(plan: ShownPlan, tables: CheckedTables) -> Iterator[_Check]:
    figures: list[tuple[str, Kind, str]] = [("Closing", "whole", "closing"), ("FTE authorised", "fte", "authorised")]
    if "Cost" in tables.months.columns:
        figures.append(("Cost", "money", "cost"))
    for dimension, table in tables.groups.items():
        for title, kind, name in figures:
            wanted = f'{table.column(NUMBER)},$A{{row}},{table.column("Row")},"{dimension.value}"'
            found = sum(_total(months, name) for _, months in plan.groups(dimension))
            parts = Formula(f"=SUMIFS({table.column(title)},{wanted})", found)
            whole = Formula(f"={_of_whole(tables.months, title)}", _total(plan.plan.whole, name))
            yield _Check(f"{title} of all months, by {dimension.value} added up = the whole", kind, parts, whole)


def _total(months: Sequence[StaffingMonth], name: str) -> int:
    return sum(getattr(one, name) for one in months)


def _money(plan: ShownPlan, tables: CheckedTables, costs: TableRange) -> Iterator[_Check]:
    whole = plan.plan.whole
    cost = Formula(f"={_of_whole(tables.months, 'Cost')}", _total(whole, "cost"))
    once = "+".join(_of_whole(tables.months, title) for title in ("Cost of hires", "Cost of training"))
    seats = f"SUMIF({costs.column(NUMBER)},$A{{row}},{costs.column('Total')})"
    of_seats = int(plan.plan.seats.costs[:, COSTS.index("cost")].sum())
    parts = of_seats + _total(whole, "hiring_cost") + _total(whole, "training_cost")
    added = Formula(f"={seats}+{once}", parts)
    yield _Check("Cost by position + hires + training = cost of the whole", "money", added, cost)
    if tables.budgets is not None:
        table = tables.budgets
        wanted = f'{table.column(NUMBER)},$A{{row}},{table.column("Over")},"{MONTH_ROW}"'
        months = budget_plan(plan.organization, plan.plan, None).months
        budgeted = Formula(f"=SUMIFS({table.column('Cost')},{wanted})", sum(one.cost for one in months))
        yield _Check("Cost against the budget by month = cost of the whole", "money", budgeted, cost)


def _of_whole(months: TableRange, title: str) -> str:
    return f'SUMIFS({months.column(title)},{months.column(NUMBER)},$A{{row}},{months.column("Row")},"{WHOLE_ROW}")'


def _in_month(months: TableRange, title: str, plan: ShownPlan, place: int) -> str:
    month = plan.plan.months.firsts[place]
    return f"{_of_whole(months, title)[:-1]},{months.column('Month')},DATE({month.year},{month.month},1))"
