"""An organization with a round of two people and three skills, and a way to fill its workbooks in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from organizations import small_organization
from orgwright.exchange.round_workbook import write_round_workbooks
from orgwright.planning.organization import Organization
from orgwright.records import (
    Assessment,
    AssessmentRound,
    Record,
    RoundPerson,
    RoundSkill,
    Scale,
    ScaleLevel,
    Skill,
)

ROUND, PYTHON, FORECASTING, CHAIRING = 1, 1, 2, 3
ANA, BO = 1, 2
LEVEL, NOTE = "Your level", "Note"


def round_records() -> list[Record]:
    """Ana and Bo are asked about three skills, one of them on a scale of three levels."""
    return [
        *small_organization(),
        Scale(id=1, name="Three steps"),
        ScaleLevel(id=1, scale_id=1, anchor=1, name="Beginner"),
        ScaleLevel(id=2, scale_id=1, anchor=3, name="Doer", description="Works alone."),
        ScaleLevel(id=3, scale_id=1, anchor=5, name="Teacher"),
        Skill(id=CHAIRING, name="=Chairing", category="People", description="Runs a meeting.", scale_id=1),
        AssessmentRound(id=ROUND, name="Autumn: 2026", opened_on=date(2026, 11, 1), due_on=date(2026, 11, 30)),
        RoundPerson(id=1, round_id=ROUND, person_id=ANA),
        RoundPerson(id=2, round_id=ROUND, person_id=BO),
        RoundSkill(id=1, round_id=ROUND, skill_id=PYTHON),
        RoundSkill(id=2, round_id=ROUND, skill_id=FORECASTING),
        RoundSkill(id=3, round_id=ROUND, skill_id=CHAIRING),
        Assessment(id=9, person_id=ANA, skill_id=CHAIRING, level=4, assessor="Mo", assessed_on=date(2026, 9, 1)),
    ]


def round_organization() -> Organization:
    """The picture of these records."""
    return Organization.of(*round_records())


def of_bo(folder: Path) -> Path:
    """The workbook of Bo, freshly written."""
    return write_round_workbooks(round_organization(), ROUND, folder, person_ids=[BO])[0]


def heads(sheet: Any) -> tuple[int, dict[str, int]]:
    """The row of the heads and the column of each, counted from 1."""
    for row in sheet.iter_rows():
        found = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if LEVEL in found:
            return row[0].row, found
    raise AssertionError("There are no heads.")


def filled_in(
    path: Path, answers: dict[str, tuple[Any, str]], edit: Callable[[Any], object] = lambda book: None
) -> Path:
    """Write levels and notes by skill, then edit the whole workbook, and save it."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    top, places = heads(sheet)
    for number in range(top + 1, sheet.max_row + 1):
        skill = sheet.cell(number, places["Skill"]).value
        if skill in answers:
            level, note = answers[skill]
            sheet.cell(number, places[LEVEL]).value = level
            sheet.cell(number, places[NOTE]).value = note or None
    edit(book)
    book.save(path)
    return path
