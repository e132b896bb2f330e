"""What must tie in a staffing plan, each as two live sums, their difference, and a verdict in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgwright.exchange.sheets import Formula, Kind, Sheet, SheetColumn, TableRange, letters
from orgwright.exchange.staffing_costs import MONTH_ROW
from orgwright.exchange.staffing_months import WHOLE_ROW
from orgwright.exchange.staffing_plans import NUMBER, SCENARIO_COLUMNS, ShownPlan
from orgwright.exchange.staffing_summary import ALL_HOLD
from orgwright.planning.staffing import StaffingMonth

_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("What must tie", width=60),
    SheetColumn("One way", "number", 18),
    SheetColumn("Other way", "number", 18),
    SheetColumn("Difference", "number", 14),
    SheetColumn("Verdict", width=16),
)
HOLDS, FAILS = "holds", "does not hold"
_ROUNDED = 2


@dataclass(frozen=True)
class CheckedTables:
    """The tables whose totals must tie; ``costs`` and ``budgets`` are missing where pay is not shown."""

    months: TableRange
    groups: Mapping[str, TableRange]
    headcount: TableRange
    costs: TableRange | None
    budgets: TableRange | None


@dataclass(frozen=True)
class _Check:
    what: str
    kind: Kind
    one: str
    other: str
    value: int


def write_checks(sheet: Sheet, plans: Sequence[ShownPlan], tables: CheckedTables) -> str:
    """One row a scenario and identity; answers the formula that says whether all of them hold."""
    rows, kinds = [], []
    for plan in plans:
        for check in _checks(plan, tables):
            difference = Formula(f"=ROUND(D{{row}}-E{{row}},{_ROUNDED})", 0)
            verdict = Formula(f'=IF(F{{row}}=0,"{HOLDS}","{FAILS}")', HOLDS)
            one, other = Formula(check.one, check.value), Formula(check.other, check.value)
            rows.append([plan.number, plan.title, check.what, one, other, difference, verdict])
            kinds.append(check.kind)
    table = sheet.table(_COLUMNS, [[*row[:3], None, None, None, row[6]] for row in rows], keys=3)
    for place, (row, kind) in enumerate(zip(rows, kinds, strict=True), table.first - 1):
        for column in (3, 4, 5):
            sheet.write(place, column, row[column], kind)
    area = f"{table.letter('Verdict')}{table.first}:{table.letter('Verdict')}{table.last}"
    for word, look in ((HOLDS, {"font_color": "#1D6B3A"}), (FAILS, {"font_color": "#A01A33", "bold": True})):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": sheet.book.look(**look)}
        sheet.worksheet.conditional_format(area, rule)
    failed = f'COUNTIF({table.column("Verdict")},"{FAILS}")'
    return f'IF({failed}=0,"{ALL_HOLD}",{failed}&" totals do not tie")'


def _checks(plan: ShownPlan, tables: CheckedTables) -> Iterator[_Check]:
    months, whole = tables.months, plan.plan.whole
    span = whole[-1].closing - whole[0].opening
    ends = f"={_in_month(months, 'Closing', plan, -1)}"
    between = f"{ends}-{_in_month(months, 'Opening', plan, 0)}"
    flows = "+".join(_of_whole(months, title) for title in ("Hires", "Transfers in"))
    left = "-".join(_of_whole(months, title) for title in ("Transfers out", "Exits"))
    yield _Check(
        "Hires + transfers in − transfers out − exits = last closing − first opening",
        "whole",
        f"={flows}-{left}",
        between,
        span,
    )
    closings = f"{_of_whole(months, 'Closing')}-{_of_whole(months, 'Opening')}"
    yield _Check("Every closing is the opening of the next month", "whole", f"={closings}", between, span)
    yield from _groups_add_up(plan, tables)
    seats = "+".join(_of_whole(months, f"FTE {word}") for word in ("filled", "vacant", "frozen"))
    value = sum(one.authorised for one in whole)
    authorised = f"={_of_whole(months, 'FTE authorised')}"
    yield _Check("Filled + vacant + frozen = authorised, FTE of all months", "fte", f"={seats}", authorised, value)
    last = letters(tables.headcount.columns.index(f"{plan.plan.months.firsts[-1]:%Y-%m}"))
    cross = tables.headcount
    column = f"'{cross.sheet}'!${last}${cross.first}:${last}${max(cross.first, cross.last)}"
    total = f"=SUMIF({cross.column(NUMBER)},$A{{row}},{column})"
    yield _Check("Headcount at the end: units added up = the whole", "whole", total, ends, whole[-1].closing)
    if tables.costs is not None:
        yield from _money(plan, tables, tables.costs)


def _groups_add_up(plan: ShownPlan, tables: CheckedTables) -> Iterator[_Check]:
    figures: list[tuple[str, Kind, str]] = [("Closing", "whole", "closing"), ("FTE authorised", "fte", "authorised")]
    if "Cost" in tables.months.columns:
        figures.append(("Cost", "money", "cost"))
    for word, table in tables.groups.items():
        for title, kind, name in figures:
            value = sum(_figure(one, name) for one in plan.plan.whole)
            parts = f'=SUMIFS({table.column(title)},{table.column(NUMBER)},$A{{row}},{table.column("Row")},"{word}")'
            what = f"{title} of all months, by {word} added up = the whole"
            yield _Check(what, kind, parts, f"={_of_whole(tables.months, title)}", value)


def _figure(one: StaffingMonth, name: str) -> int:
    found: int = getattr(one, name)
    return found


def _money(plan: ShownPlan, tables: CheckedTables, costs: TableRange) -> Iterator[_Check]:
    whole = plan.plan.whole
    total = sum(one.cost for one in whole)
    once = "+".join(_of_whole(tables.months, title) for title in ("Cost of hires", "Cost of training"))
    seats = f"SUMIF({costs.column(NUMBER)},$A{{row}},{costs.column('Total')})"
    cost = f"={_of_whole(tables.months, 'Cost')}"
    yield _Check("Cost by position + hires + training = cost of the whole", "money", f"={seats}+{once}", cost, total)
    if tables.budgets is not None:
        table = tables.budgets
        wanted = f'{table.column(NUMBER)},$A{{row}},{table.column("Over")},"{MONTH_ROW}"'
        budgeted = f"=SUMIFS({table.column('Cost')},{wanted})"
        yield _Check("Cost against the budget by month = cost of the whole", "money", budgeted, cost, total)


def _of_whole(months: TableRange, title: str) -> str:
    return f'SUMIFS({months.column(title)},{months.column(NUMBER)},$A{{row}},{months.column("Row")},"{WHOLE_ROW}")'


def _in_month(months: TableRange, title: str, plan: ShownPlan, place: int) -> str:
    month = plan.plan.months.firsts[place]
    return f"{_of_whole(months, title)[:-1]},{months.column('Month')},DATE({month.year},{month.month},1))"
