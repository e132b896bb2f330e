"""The sheets of time in the coverage workbook: coverage by month, and what roles will ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orgwright.exchange.coverage_workbook_targets import names_of
from orgwright.exchange.sheets import FIRST_ROW, Formula, Sheet, SheetColumn, TableRange, letters
from orgwright.planning.coverage import CoveragePoint
from orgwright.planning.coverage_movement import CoverageMovement
from orgwright.planning.emerging import EmergingDemand, FutureSkill, TierCoverage
from orgwright.planning.organization import Organization

_MONTHS = (
    SheetColumn("Month", "month"),
    SheetColumn("Looked at on", "day"),
    SheetColumn("Coverage, low", "share"),
    SheetColumn("Coverage, high", "share"),
    SheetColumn("Change of low", "points"),
    SheetColumn("Against roles, low", "share"),
    SheetColumn("Against roles, high", "share"),
    SheetColumn("Change of low against roles", "points"),
)
_MOVED = (
    SheetColumn("Of"),
    SheetColumn("What moved it"),
    SheetColumn("Cases", "whole"),
    SheetColumn("Points of low", "points"),
    SheetColumn("Points of high", "points"),
)
_EMERGING = (
    SheetColumn("Of"),
    SheetColumn("People with emerging requirements", "whole"),
    *(
        SheetColumn(f"{tiers}, {what}", "share" if what in ("low", "high") else "weight")
        for tiers in ("Today", "Emerging")
        for what in ("weight held", "weight not known", "weight asked", "low", "high")
    ),
    SheetColumn("Emerging less today, low", "points"),
)
_FUTURE = (
    SheetColumn("Skill"),
    SheetColumn("Category"),
    SheetColumn("Least level asked", "whole"),
    SheetColumn("Asked of", "whole"),
    SheetColumn("Met by", "whole"),
    SheetColumn("Not known of", "whole"),
    SheetColumn("Held by", "whole"),
    SheetColumn("Highest level", "whole"),
    SheetColumn("Nobody", "flag"),
    SheetColumn("Known to hold it", width=46),
)


def write_months(sheet: Sheet, points: Sequence[CoveragePoint]) -> TableRange:
    """Coverage on the last day of each month, and what it moved since the month before."""
    rows: list[list[Any]] = []
    for number, one in enumerate(points):
        above = FIRST_ROW + 1 + number
        before = points[number - 1] if number else None
        moved = None if before is None else _moved("C", above, before.low, one.low)
        moved_roles = None if before is None else _moved("F", above, before.role_low, one.role_low)
        rows.append([one.month, one.on, one.low, one.high, moved, one.role_low, one.role_high, moved_roles])
    return sheet.table(_MONTHS, rows, filtered=False)


def write_movement(sheet: Sheet, movement: CoverageMovement) -> None:
    """What moved coverage between two days, cause by cause; below, from the first day to the last."""
    several = (("Targets", movement.targets), ("Roles", movement.roles))
    rows = [
        [name, str(step.mover).capitalize(), step.count, step.low, step.high]
        for name, one in several
        for step in one.steps
    ]
    table = sheet.table(_MOVED, rows, keys=2)
    row = table.last + 1
    for name, one in several:
        if one.low_before is None or one.high_before is None or one.low_after is None or one.high_after is None:
            continue
        first = (f"On {one.first_on}", one.low_before, one.high_before)
        for place, value in enumerate((name, first[0], None, *first[1:])):
            sheet.write(row, place, value, _MOVED[place].kind if place < 3 else "share", strong=True)
        for place, value in ((3, one.low_after), (4, one.high_after)):
            added = f"SUMIF({table.column('Of')},$A{{row}},{table.column(_MOVED[place].title)})"
            sheet.write(row + 1, place, Formula(f"={letters(place)}{row + 1}+{added}", value), "share", strong=True)
        sheet.write(row + 1, 0, name, strong=True)
        sheet.write(row + 1, 1, f"On {one.last_on}", strong=True)
        sheet.write(row + 1, 2, None, strong=True)
        row += 2


def _moved(letter: str, above: int, before: float | None, after: float | None) -> Formula | None:
    """The difference to the row above."""
    change = _change(before, after)
    return None if change is None else Formula(f"={letter}{{row}}-{letter}{above}", change)


def _change(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before


def write_emerging(sheet: Sheet, several: Sequence[EmergingDemand]) -> None:
    """Of the unit and of those directly below it: what is held of the emerging tier, and of all the others."""
    rows = []
    for one in several:
        today, emerging = _tier_cells(one.today, 2), _tier_cells(one.emerging, 7)
        less = _change(one.today.low, one.emerging.low)
        difference = None if less is None else Formula("=K{row}-F{row}", less)
        rows.append([one.title, one.people, *today, *emerging, difference])
    sheet.table(_EMERGING, rows)


def _tier_cells(one: TierCoverage, first: int) -> list[Any]:
    held, unknown, asked = (letters(first + place) for place in range(3))
    cells: list[Any] = [one.held, one.unknown, one.asked_weight]
    if one.low is None or one.high is None:
        return [*cells, None, None]
    low = Formula(f"={held}{{row}}/{asked}{{row}}", one.low)
    return [*cells, low, Formula(f"=({held}{{row}}+{unknown}{{row}})/{asked}{{row}}", one.high)]


def write_future(sheet: Sheet, organization: Organization, several: Sequence[FutureSkill]) -> None:
    """The skills of the emerging tier, those first that nobody holds."""
    rows = [
        [
            organization.skills[one.skill_id].name,
            organization.skills[one.skill_id].category,
            one.level,
            one.asked,
            one.met,
            one.unknown,
            len(one.holder_ids),
            one.best,
            one.is_held_by_nobody,
            names_of(organization, one.holder_ids),
        ]
        for one in several
    ]
    sheet.table(_FUTURE, rows)
