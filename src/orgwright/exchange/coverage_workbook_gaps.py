"""What is missing, in the coverage workbook: gaps by skill, the dearest gaps of people, the best next steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orgwright.exchange.coverage_workbook_rows import Numbered, live
from orgwright.exchange.sheets import Formula, Sheet, SheetColumn, TableRange
from orgwright.planning.coverage import GapRow
from orgwright.planning.drivers import Driver, Drivers, Improvement
from orgwright.planning.organization import Organization

_GAPS = (
    SheetColumn("Skill no.", "whole", 7),
    SheetColumn("Skill"),
    SheetColumn("Category"),
    SheetColumn("Asked of", "whole"),
    SheetColumn("Met", "whole"),
    SheetColumn("Short", "whole"),
    SheetColumn("Not known", "whole"),
    SheetColumn("Expired", "whole"),
    SheetColumn("Points lost, short", "points"),
    SheetColumn("Points lost, not known", "points"),
    SheetColumn("Points lost", "points"),
)
_DRIVERS = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("Person"),
    SheetColumn("Skill no.", "whole", 7),
    SheetColumn("Skill"),
    SheetColumn("Role"),
    SheetColumn("Required", "whole"),
    SheetColumn("Held", "whole"),
    SheetColumn("Points lost", "points"),
)
_STEPS = (
    SheetColumn("Person"),
    SheetColumn("Skill"),
    SheetColumn("Held", "whole"),
    SheetColumn("Next level", "whole"),
    SheetColumn("Points gained", "points"),
    SheetColumn("Months", "weight"),
    SheetColumn("Points a month", "points"),
)


def write_gaps(
    sheet: Sheet,
    organization: Organization,
    gaps: Sequence[GapRow],
    numbers: Numbered,
    rows: TableRange | None,
    low: float | None,
) -> TableRange:
    """What each skill costs, and below that all of them: what low coverage against roles lacks to 100 %."""
    cells = [_gap_cells(organization, numbers, one, rows) for one in gaps]
    table = sheet.table(_GAPS, cells, keys=2)
    if low is not None and gaps:
        _write_sums(sheet, table, "All skills", "Skill", _sums_of(gaps, low))
    return table


def _sums_of(gaps: Sequence[GapRow], low: float) -> dict[str, float]:
    counts = {title: sum(getattr(one, name) for one in gaps) for title, name in _COUNTED}
    short = sum(one.points_short for one in gaps)
    return counts | {"Points lost, short": short, "Points lost, not known": 1 - low - short, "Points lost": 1 - low}


_COUNTED = (("Asked of", "asked"), ("Met", "met"), ("Short", "short"), ("Not known", "unknown"), ("Expired", "expired"))


def _gap_cells(organization: Organization, numbers: Numbered, one: GapRow, rows: TableRange | None) -> list[Any]:
    skill = organization.skills[one.skill_id]

    def count(state: str) -> Any:
        return lambda table: f"={_of_skill(table, 'COUNTIFS(', state)}"

    return [
        numbers.skill[one.skill_id],
        skill.name,
        skill.category,
        Formula("=E{row}+F{row}+G{row}+H{row}", one.asked),
        live(rows, one.met, count("met")),
        live(rows, one.short, count("short")),
        live(rows, one.unknown, count("unknown")),
        live(rows, one.expired, count("expired")),
        live(rows, one.points_short, lambda table: f"={_of_skill(table, _added(table), 'short')}"),
        live(
            rows,
            one.points_unknown,
            lambda table: "=" + "+".join(_of_skill(table, _added(table), state) for state in ("unknown", "expired")),
        ),
        Formula("=I{row}+J{row}", one.points_short + one.points_unknown),
    ]


def _added(table: TableRange) -> str:
    return f"SUMIFS({table.column('Points lost')},"


def _of_skill(table: TableRange, begin: str, state: str) -> str:
    return f'{begin}{table.column("Skill no.")},$A{{row}},{table.column("State")},"{state}")'


def _write_sums(sheet: Sheet, table: TableRange, name: str, named: str, sums: dict[str, float]) -> None:
    """A row of sums below a table."""
    kinds = {column.title: column.kind for column in (*_GAPS, *_DRIVERS)}
    row = table.last + 1
    for place, title in enumerate(table.columns):
        value: Any = name if title == named else None
        if title in sums:
            letter = table.letter(title)
            value = Formula(f"=SUM({letter}{table.first}:{letter}{table.last})", sums[title])
        sheet.write(row, place, value, kinds[title], strong=True)


def write_drivers(
    sheet: Sheet, organization: Organization, found: Drivers, numbers: Numbered, rows: TableRange | None
) -> None:
    """The dearest gaps of single people, then all the others in one row, then their sum."""
    cells = [_driver_cells(organization, numbers, one, rows) for one in found.gaps]
    if found.other_gaps:
        cells.append([None, f"{found.other_gaps:,} other gaps", None, "", "", None, None, found.other_points])
    table = sheet.table(_DRIVERS, cells, keys=2, filtered=False)
    if found.low is not None and cells:
        _write_sums(sheet, table, "All gaps", "Person", {"Points lost": 1 - found.low})


def _driver_cells(organization: Organization, numbers: Numbered, one: Driver, rows: TableRange | None) -> list[Any]:
    return [
        numbers.person[one.person_id],
        organization.people[one.person_id].name,
        numbers.skill[one.skill_id],
        organization.skills[one.skill_id].name,
        organization.roles[one.role_id].name,
        one.required,
        one.held,
        live(rows, one.points, _of_person_and_skill),
    ]


def _of_person_and_skill(table: TableRange) -> str:
    points, person, skill = (table.column(title) for title in ("Points lost", "No.", "Skill no."))
    return f"=SUMIFS({points},{person},$A{{row}},{skill},$C{{row}})"


def write_steps(sheet: Sheet, organization: Organization, several: Sequence[Improvement]) -> None:
    """The single levels that raise coverage against roles most for each month of learning."""
    cells = [
        [
            organization.people[one.person_id].name,
            organization.skills[one.skill_id].name,
            one.held,
            one.level,
            one.points,
            one.months,
            Formula("=E{row}/F{row}", one.points_per_month) if one.months else None,
        ]
        for one in several
    ]
    sheet.table(_STEPS, cells, keys=2, filtered=False)
