"""The sheets that say what each role asks, and the names by which the formulas of the matrix look it up.

Formulas find a role by the number beside the person and a skill by the number above its column, so sorted rows, moved
and inserted columns keep their colours and sums. Number 0 stands for no role and for no skill.
"""

from __future__ import annotations

from orgwright.exchange.matrix_workbook_levels import head_height, print_wide
from orgwright.exchange.matrix_workbook_table import Array, MatrixTable
from orgwright.exchange.sheets import FIRST_ROW, Book, Sheet, letters

REQUIRED_SHEET, WEIGHTS_SHEET = "Required", "Weights"
_NUMBERS = FIRST_ROW
_HEADS = FIRST_ROW + 1
_FIRST = FIRST_ROW + 2
_NO_ROLE = "no role"
_SKILL_COLUMN = 3


def write_required(book: Book, table: MatrixTable, looked_at: str) -> None:
    """Write what is required and what it weighs, role by role, and name the ranges."""
    required = book.sheet(REQUIRED_SHEET, "Level that each role requires", looked_at)
    weights = book.sheet(WEIGHTS_SHEET, "Weight of each requirement", looked_at)
    for sheet, values, kind in ((required, table.required, "whole"), (weights, table.weights, "weight")):
        _write_sheet(sheet, table, values, kind)
    last_row, last = _FIRST + 1 + len(table.roles), letters(_SKILL_COLUMN - 1 + len(table.skills))
    rows = f"${_FIRST + 1}:${last}${last_row}"
    names = {
        "Required_levels": f"={REQUIRED_SHEET}!$C{rows}",
        "Required_weights": f"={WEIGHTS_SHEET}!$C{rows}",
        "Required_roles": f"={REQUIRED_SHEET}!$B${_FIRST + 1}:$B${last_row}",
        "Role_numbers": f"={REQUIRED_SHEET}!$A${_FIRST + 1}:$A${last_row}",
        "Skill_numbers": f"={REQUIRED_SHEET}!$C${_NUMBERS + 1}:${last}${_NUMBERS + 1}",
    }
    for name, formula in names.items():
        book.name(name, formula)


def _write_sheet(sheet: Sheet, table: MatrixTable, values: Array, kind: str) -> None:
    """Roles down, skills across; in the hidden column and row their numbers, and an empty column for no skill."""
    sheet.write(_HEADS, 1, "Role", "head")
    sheet.write(_NUMBERS, _SKILL_COLUMN - 1, 0)
    for row, role in enumerate((_NO_ROLE, *table.roles)):
        sheet.write(_FIRST + row, 0, row)
        sheet.write(_FIRST + row, 1, role)
    for number, skill in enumerate(table.skills, 1):
        sheet.write(_NUMBERS, _SKILL_COLUMN - 1 + number, number)
        sheet.write(_HEADS, _SKILL_COLUMN - 1 + number, skill, "upright head")
    for row, column in zip(*values.nonzero(), strict=True):
        sheet.write(_FIRST + int(row), _SKILL_COLUMN + int(column), values[row, column].item(), kind)
    sheet.worksheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.worksheet.set_column(1, 1, 32)
    sheet.worksheet.set_column(_SKILL_COLUMN - 1, _SKILL_COLUMN - 1, None, None, {"hidden": True})
    sheet.worksheet.set_column(_SKILL_COLUMN, _SKILL_COLUMN - 1 + max(1, len(table.skills)), 5.5)
    sheet.worksheet.set_row(_NUMBERS, None, None, {"hidden": True})
    sheet.worksheet.set_row(_HEADS, head_height(table.skills))
    sheet.worksheet.freeze_panes(_FIRST, 2)
    sheet.worksheet.repeat_rows(_HEADS)
    sheet.worksheet.repeat_columns(1)
    print_wide(sheet, len(table.skills))
