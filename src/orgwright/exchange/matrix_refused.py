"""The rows of an edited matrix that were refused, given back as a workbook with the reasons beside them.

It can be mended and imported like the matrix itself: the hidden keys and what was exported go with it.
"""

from __future__ import annotations

from pathlib import Path

from orgwright.exchange.matrix_changes import ImportRow, MatrixPlan, RowKind
from orgwright.exchange.matrix_reading import EditedMatrix, EditedRow
from orgwright.exchange.matrix_workbook_base import MARKER, Base, write_base
from orgwright.exchange.matrix_workbook_levels import HEADS, MATRIX_SHEET, NUMBER_ROW, REASON, head_height
from orgwright.exchange.sheets import FIRST_ROW, Book, Sheet
from orgwright.exchange.whole_file import whole_file

_SKILL = 3


def write_refused(plan: MatrixPlan, path: Path) -> None:
    """Write the rows with refused cells as they were given, whole or not at all; refused cells are marked."""
    edited = plan.edited
    reasons: dict[int, list[ImportRow]] = {}
    for one in plan.of(RowKind.REFUSED):
        reasons.setdefault(_row_of(one), []).append(one)
    rows = [row for row in edited.rows if row.number in reasons]
    with whole_file(path) as file:
        book = Book("Refused rows of a skills matrix", "EUR")
        subtitle = f"From {edited.file_name}; mend the marked cells and import this file"
        sheet = book.sheet(MATRIX_SHEET, "Refused rows", subtitle)
        _write_heads(sheet, edited)
        for place, row in enumerate(rows, FIRST_ROW + 1):
            _write_row(sheet, edited, place, row, reasons[row.number])
        _set_up(sheet, edited, len(rows))
        people = {row.key: edited.base.people[row.key] for row in rows if row.key in edited.base.people}
        base = edited.base
        write_base(book, Base(base.organization, base.day, base.source, base.skills, people))
        file.write(book.content())


def _row_of(one: ImportRow) -> int:
    """The number of the row in the sheet that was read."""
    return int("".join(letter for letter in one.where.rpartition("!")[2] if letter.isdigit()))


def _write_heads(sheet: Sheet, edited: EditedMatrix) -> None:
    sheet.write(NUMBER_ROW, 0, MARKER)
    for column, title in enumerate((HEADS[0], HEADS[2], REASON)):
        sheet.write(FIRST_ROW, column, title, "head")
    for place, number in enumerate(edited.columns.values(), _SKILL):
        sheet.write(NUMBER_ROW, place, number)
        sheet.write(FIRST_ROW, place, edited.base.skills[number - 1], "upright head")


def _write_row(sheet: Sheet, edited: EditedMatrix, place: int, row: EditedRow, reasons: list[ImportRow]) -> None:
    marked = {one.where for one in reasons}
    sheet.write(place, 0, row.key)
    sheet.write(place, 1, row.name)
    sheet.write(
        place, 2, "\n".join(f"{one.skill}: {one.note}" if one.skill else one.note for one in reasons), "wrapped"
    )
    for at, column in enumerate(edited.columns, _SKILL):
        value = edited.unreadable.get((row.number, column), row.cells[column])
        is_plain = isinstance(value, float) or value == ""
        kind = "input" if edited.address(row.number, column) in marked else "text"
        sheet.write(place, at, value if is_plain else str(value), kind)


def _set_up(sheet: Sheet, edited: EditedMatrix, rows: int) -> None:
    worksheet = sheet.worksheet
    worksheet.set_column(0, 0, None, None, {"hidden": True})
    worksheet.set_column(1, 1, 24)
    worksheet.set_column(2, 2, 60)
    worksheet.set_column(_SKILL, _SKILL + max(0, len(edited.columns) - 1), 6)
    worksheet.set_row(NUMBER_ROW, None, None, {"hidden": True})
    worksheet.set_row(FIRST_ROW, head_height(edited.base.skills))
    worksheet.autofilter(FIRST_ROW, 0, FIRST_ROW + max(1, rows), _SKILL + max(0, len(edited.columns) - 1))
    worksheet.freeze_panes(FIRST_ROW + 1, _SKILL)
