"""The sheet of the levels: typed cells, live sums per person and per skill, colours that follow what is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgwright.exchange.matrix_workbook_base import MARKER
from orgwright.exchange.matrix_workbook_table import EXPIRED_WORD, MatrixTable
from orgwright.exchange.sheets import FIRST_ROW, Book, Sheet, letters
from orgwright.planning.proficiency import EXPIRED

MATRIX_SHEET = "Matrix"
HEADS = ("Key", "Role number", "Person", "Unit", "Role", "Levels missing", "Coverage, low", "Coverage, high")
REASON = "Why refused"
"""The head of the reasons where refused rows are given back."""
NUMBER_ROW = FIRST_ROW - 1
"""The hidden row with the numbers of the skills; the marker stands above the keys."""
COUNTS = ("People with a level", "People of whom it is required", "of these at the level", "Levels missing")
HEAD_ROW = FIRST_ROW + len(COUNTS)
FIRST_PERSON = HEAD_ROW + 1
SPARE = 50
"""Rows below the last person that rules and sums reach, for people who are added in the workbook."""
_SKILL = len(HEADS)
_WIDTHS = (None, None, 24, 20, 24, 9, 9.5, 9.5)
_LOWEST, _TALLEST, _PER_LETTER = 70, 240, 5.6
"""Points of the heads, by the letters of the longest skill."""
_WIDE = 40
"""Skills up to which the sheet is printed one page wide."""
FILLS = ("#F0F1F3", "#CDE5E7", "#A8D5D8", "#72B8BF", "#26798A", "#0B4656")
INKS = ("#47505C", "#1A1E25", "#1A1E25", "#10171B", "#FFFFFF", "#FFFFFF")
MARKS: Mapping[str, dict[str, Any]] = {
    "expired": {"font_color": "#70506A", "bg_color": "#F2E9F0", "font_strikeout": True},
    "missing": {"font_color": "#A01A33", "bg_color": "#FBE4E7", "bold": True, "num_format": '0"▼"'},
    "short": {"font_color": "#A8430C", "bg_color": "#FBE9DF", "bold": True, "num_format": '0"▾"'},
    "unknown": {"pattern": 14, "fg_color": "#B4BBC5", "bg_color": "#FFFFFF"},
    "met": {"num_format": '0"•"'},
}
"""How a rule shows what a cell means: never by colour alone, a sign stands behind the digit or the cell is hatched."""


@dataclass(frozen=True)
class _Places:
    """Where things stand, as formulas write it."""

    first: str
    last: str
    top: int
    bottom: int

    def row(self, number: int) -> str:
        """The levels of a person; ``number`` as spreadsheets count."""
        return f"{self.first}{number}:{self.last}{number}"

    @property
    def numbers(self) -> str:
        """The numbers of the skills."""
        return f"{self.first}${NUMBER_ROW + 1}:{self.last}${NUMBER_ROW + 1}"

    def column(self, letter: str) -> str:
        """The cells of a column that stand for people."""
        return f"{letter}{self.top}:{letter}{self.bottom}"


def write_levels(book: Book, table: MatrixTable, looked_at: str) -> None:
    """Write the sheet with everything on it."""
    sheet = book.sheet(MATRIX_SHEET, "", "")
    sheet.write(0, 2, "Skills matrix", "title")
    sheet.write(1, 2, looked_at, "subtitle")
    skills = max(1, len(table.skills))
    bottom = FIRST_PERSON + len(table.people) + SPARE
    places = _Places(letters(_SKILL), letters(_SKILL + skills - 1), FIRST_PERSON + 1, bottom)
    _write_heads(sheet, table)
    _write_people(sheet, table, places)
    _write_cells(sheet, table)
    if table.skills:
        _write_counts(sheet, table, places)
        _add_validation(sheet, skills, bottom)
        _add_rules(book, sheet, skills, bottom)
    _set_up(book, sheet, table, skills)


def _write_heads(sheet: Sheet, table: MatrixTable) -> None:
    for column, title in enumerate(HEADS):
        sheet.write(HEAD_ROW, column, title, "low head")
    sheet.write(NUMBER_ROW, 0, MARKER)
    for number, skill in enumerate(table.skills, 1):
        sheet.write(NUMBER_ROW, _SKILL + number - 1, number)
        sheet.write(HEAD_ROW, _SKILL + number - 1, skill, "upright head")


def _write_cells(sheet: Sheet, table: MatrixTable) -> None:
    """The levels alone, without a format of their own: the column gives it, at half the work."""
    for row, levels in enumerate(table.levels.tolist(), FIRST_PERSON):
        if levels:
            sheet.worksheet.write_levels(row, _SKILL, levels)
    for row, column in zip(*(table.levels == EXPIRED).nonzero(), strict=True):
        sheet.worksheet.write_string(FIRST_PERSON + int(row), _SKILL + int(column), EXPIRED_WORD)


def _write_people(sheet: Sheet, table: MatrixTable, places: _Places) -> None:
    whole, share = sheet.book.style("whole"), sheet.book.style("share")
    missing, low, high = table.gaps.sum(axis=1).tolist(), table.low.tolist(), table.high.tolist()
    for place, person in enumerate(table.people):
        row, number = FIRST_PERSON + place, FIRST_PERSON + place + 1
        for column, text in ((0, person.key), (2, person.name), (3, person.unit), (4, person.role)):
            sheet.write(row, column, text)
        role = f"=SUMPRODUCT(EXACT($E{number},Required_roles)*Role_numbers)"
        sheet.worksheet.write_formula(row, 1, role, whole, int(table.role_rows[place]))
        formulas = zip(_person_formulas(places, number), (missing[place], low[place], high[place]), strict=True)
        for column, (formula, value) in enumerate(formulas, 5):
            shown = "" if value != value else value
            style = whole if column == 5 else share
            sheet.worksheet.write_array_formula(row, column, row, column, formula, style, shown)


def _person_formulas(places: _Places, number: int) -> tuple[str, str, str]:
    """Levels missing, and coverage with what is not known as 0 and as met."""
    held = places.row(number)
    asked = f"LOOKUP({places.numbers}+0,Skill_numbers,INDEX(Required_levels,$B{number}+1,0))"
    weight = f"LOOKUP({places.numbers}+0,Skill_numbers,INDEX(Required_weights,$B{number}+1,0))"
    share = f"IF({held}>={asked},1,{held}/{asked})"
    return (
        f"=SUM(IF(ISNUMBER({held}),IF({held}<{asked},{asked}-{held},0),0))",
        f'=IFERROR(SUM({weight}*IF(ISNUMBER({held}),{share},0))/SUM({weight}),"")',
        f'=IFERROR(SUM({weight}*IF(ISNUMBER({held}),{share},1))/SUM({weight}),"")',
    )


def _write_counts(sheet: Sheet, table: MatrixTable, places: _Places) -> None:
    """The sums per skill, above the heads, so that they stay in sight and out of the way of added people."""
    for row, title in enumerate(COUNTS, FIRST_ROW):
        sheet.write(row, 2, title, "subtitle")
    asked, held = table.asked, table.levels
    values = (
        (held >= 0).sum(axis=0).tolist(),
        (asked > 0).sum(axis=0).tolist(),
        ((asked > 0) & (held >= asked)).sum(axis=0).tolist(),
        table.gaps.sum(axis=0).tolist(),
    )
    style = sheet.book.look(font_name="Calibri", font_size=10, align="center", font_color="#47505C")
    for place in range(len(table.skills)):
        letter, column = letters(_SKILL + place), _SKILL + place
        cells = places.column(letter)
        sheet.worksheet.write_formula(FIRST_ROW, column, f"=COUNT({cells})", style, values[0][place])
        for row, formula in enumerate(_skill_formulas(places, letter, cells), 1):
            at = FIRST_ROW + row
            sheet.worksheet.write_array_formula(at, column, at, column, formula, style, values[row][place])


def _skill_formulas(places: _Places, letter: str, cells: str) -> tuple[str, str, str]:
    roles = places.column("$B")
    asked = f"LOOKUP({roles}+0,Role_numbers,INDEX(Required_levels,0,{letter}${NUMBER_ROW + 1}+1))"
    return (
        f"=SUM(IF({asked}>0,1,0))",
        f"=SUM(IF(ISNUMBER({cells}),IF({asked}>0,IF({cells}>={asked},1,0),0),0))",
        f"=SUM(IF(ISNUMBER({cells}),IF({cells}<{asked},{asked}-{cells},0),0))",
    )


def _add_validation(sheet: Sheet, skills: int, bottom: int) -> None:
    rule = {
        "validate": "list",
        "source": ["0", "1", "2", "3", "4", "5"],
        "ignore_blank": True,
        "error_title": "No level",
        "error_message": "A level is a whole number from 0 to 5; an empty cell withdraws it.",
    }
    sheet.worksheet.data_validation(FIRST_PERSON, _SKILL, bottom - 1, _SKILL + skills - 1, rule)


def _add_rules(book: Book, sheet: Sheet, skills: int, bottom: int) -> None:
    """Colours as rules: they follow a level that is typed, and a role that is changed."""
    cell = f"{letters(_SKILL)}{FIRST_PERSON + 1}"
    asked = f"INDEX(Required_levels,$B{FIRST_PERSON + 1}+1,{letters(_SKILL)}${NUMBER_ROW + 1}+1)"
    rules = {
        "expired": f'={cell}="{EXPIRED_WORD}"',
        "missing": f"=AND(ISNUMBER({cell}),{cell}=0,{asked}>0)",
        "short": f"=AND(ISNUMBER({cell}),{cell}<{asked})",
        "unknown": f"=AND(ISBLANK({cell}),{asked}>0)",
    }
    area = (FIRST_PERSON, _SKILL, bottom - 1, _SKILL + skills - 1)
    for name, formula in rules.items():
        look = book.look(**MARKS[name])
        sheet.worksheet.conditional_format(
            *area, {"type": "formula", "criteria": formula, "format": look, "stop_if_true": True}
        )
    for condition, mark in ((f",{asked}>0", MARKS["met"]), ("", {})):
        # One rule alone shows in some programs, so each brings the fill of its level with the mark.
        for level, (fill, ink) in enumerate(zip(FILLS, INKS, strict=True)):
            look = book.look(bg_color=fill, font_color=ink, **mark)
            criteria = f"=AND(ISNUMBER({cell}),{cell}={level}{condition})"
            rule = {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
            sheet.worksheet.conditional_format(*area, rule)


def _set_up(book: Book, sheet: Sheet, table: MatrixTable, skills: int) -> None:
    """Widths, what stays in sight, the filter, and how it is printed."""
    worksheet = sheet.worksheet
    levels = book.look(font_name="Calibri", font_size=10, align="center", shrink=True)
    worksheet.set_column(_SKILL, _SKILL + skills - 1, 5.5, levels)
    for column, width in enumerate(_WIDTHS):
        worksheet.set_column(column, column, width, None, {} if width else {"hidden": True})
    worksheet.set_row(NUMBER_ROW, None, None, {"hidden": True})
    worksheet.set_row(HEAD_ROW, head_height(table.skills))
    worksheet.hide_gridlines(1)
    worksheet.autofilter(HEAD_ROW, 0, max(FIRST_PERSON, FIRST_PERSON + len(table.people) - 1), _SKILL + skills - 1)
    worksheet.freeze_panes(FIRST_PERSON, 3)
    worksheet.repeat_rows(HEAD_ROW)
    worksheet.repeat_columns(2)
    print_wide(sheet, len(table.skills))


def print_wide(sheet: Sheet, skills: int) -> None:
    """Print on large paper; more skills than fit go on further pages instead of becoming too small to read."""
    sheet.worksheet.set_paper(8)
    if skills > _WIDE:
        sheet.worksheet.fit_to_pages(0, 0)
        sheet.worksheet.set_print_scale(60)


def head_height(skills: Sequence[str]) -> float:
    """The height of a row of upright heads, in points."""
    longest = max((len(one) for one in skills), default=0)
    return min(_TALLEST, max(_LOWEST, longest * _PER_LETTER))
