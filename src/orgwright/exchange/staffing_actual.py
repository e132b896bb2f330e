"""Plans that were kept against what came: by month what was planned, what came, and the difference as a formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.sheets import FIRST_ROW, Formula, Sheet, SheetColumn, TableRange, letters
from orgwright.exchange.staffing_months import LARGE_PAPER
from orgwright.exchange.staffing_plans import AS_RECORDED, NUMBER, sum_of
from orgwright.planning.explanations.plan_actual import TITLES
from orgwright.planning.kept_plan import FIGURES, kept_plan
from orgwright.planning.organization import Organization
from orgwright.planning.plan_actual import RUNNING, Compared, ComparedMonth, PlanActual, plan_against_actual
from orgwright.progress import Progress
from orgwright.records import Baseline

PASSED = "Passed"
_KEYS = (
    SheetColumn(NUMBER, "ordinal", 6),
    SheetColumn("Kept plan"),
    SheetColumn("Kept on", "day"),
    SheetColumn("Scenario"),
    SheetColumn("Month", "month"),
    SheetColumn(PASSED, "flag"),
)
_PAGES_ACROSS = 2


@dataclass(frozen=True)
class KeptPlans:
    """The kept plans of a file against its records, the newest first, and a sentence for each that cannot be read."""

    compared: tuple[PlanActual, ...] = ()
    unread: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether any plan is kept."""
        return bool(self.compared or self.unread)


def kept_plans(recorded: Organization, progress: Progress | None = None) -> KeptPlans:
    """Every kept plan against a picture as recorded; none where pay is not shown, for plans hold it."""
    found, unread = list[PlanActual](), list[str]()
    several = sorted(recorded.table(Baseline).items(), key=lambda item: (item[1].made_on, item[0]), reverse=True)
    for _, baseline in several:
        try:
            found.append(plan_against_actual(recorded, kept_plan(baseline), None, progress))
        except RefusedInput as refused:
            unread.append(str(refused))
    return KeptPlans(tuple(found), tuple(unread))


def write_actual(sheet: Sheet, kept: KeptPlans) -> TableRange:
    """One row a kept plan and month; below, what adds up over the months that have passed, then what is unreadable."""
    columns, count = _columns(), sum(len(one.months) for one in kept.compared)
    area = TableRange(sheet.name, tuple(one.title for one in columns), FIRST_ROW + 2, FIRST_ROW + 1 + count)
    rows = [
        [number, one.kept.name, one.kept.made_on, one.kept.scenario or AS_RECORDED, *_cells(area, month)]
        for number, one in enumerate(kept.compared, 1)
        for month in one.months
    ]
    table = sheet.table(columns, rows, keys=len(_KEYS))
    sheet.worksheet.set_paper(LARGE_PAPER)
    sheet.worksheet.repeat_columns(0, len(_KEYS) - 1)
    sheet.worksheet.fit_to_pages(_PAGES_ACROSS, 0)
    place = table.last + 1
    for number, one in enumerate(kept.compared, 1):
        totals = [number, one.kept.name, one.kept.made_on, one.kept.scenario or AS_RECORDED, "all passed", None]
        totals += _totals(table, one)
        for at, (column, value) in enumerate(zip(columns, totals, strict=True)):
            sheet.write(place, at, value, "text" if isinstance(value, str) else column.kind, strong=True)
        place += 1
    for below, told in enumerate(kept.unread, place + 1):
        sheet.write(below, 1, told)
    return table


def _columns() -> tuple[SheetColumn, ...]:
    words = ("planned", "actual", "difference")
    return (
        *_KEYS,
        *(
            SheetColumn(f"{TITLES[name][0]}: {word}", TITLES[name][1])
            for name in FIGURES
            for word in (*words, *(("running difference",) if name in RUNNING else ()))
        ),
    )


def _cells(area: TableRange, month: ComparedMonth) -> Iterator[Any]:
    """The month, whether it has passed, and its figures; of a month to come only what is planned."""
    yield from (month.month, month.has_passed)
    place = len(_KEYS)
    for name in FIGURES:
        one = month.figures[name]
        yield from (one.planned, one.actual, _difference(one, place))
        place += 3
        if name in RUNNING:
            yield _running(area, TITLES[name][0], one)
            place += 1


def _difference(one: Compared, place: int) -> Formula | None:
    if one.difference is None:
        return None
    return Formula(f"={letters(place + 1)}{{row}}-{letters(place)}{{row}}", one.difference)


def _running(area: TableRange, title: str, one: Compared) -> Formula | None:
    """The differences of the same kept plan up to the month of the row, in whatever order rows are sorted."""
    if one.running is None:
        return None
    wanted = f'{area.column(NUMBER)},$A{{row}},{area.column("Month")},"<="&${area.letter("Month")}{{row}}'
    return Formula(f"=SUMIFS({area.column(f'{title}: difference')},{wanted})", one.running)


def _totals(table: TableRange, one: PlanActual) -> Iterator[Any]:
    """What adds up, over the months that have passed; closings and seats do not."""
    for name in FIGURES:
        if name not in RUNNING:
            yield from (None, None, None)
            continue
        figures = [month.figures[name] for month in one.passed]
        planned, came = sum(each.planned for each in figures), sum(each.actual or 0 for each in figures)
        title = TITLES[name][0]
        wanted = f'{table.column(NUMBER)},$A{{row}},{table.column(PASSED)},"yes"'
        yield Formula(f"=SUMIFS({table.column(f'{title}: planned')},{wanted})", planned)
        yield Formula(sum_of(table, f"{title}: actual", "$A{row}"), came)
        yield Formula(sum_of(table, f"{title}: difference", "$A{row}"), came - planned)
        yield None
