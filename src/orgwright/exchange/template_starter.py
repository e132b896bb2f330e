"""A template to start from: a page of key figures, a row for every month with a chart, and rows for the lists.

It is an ordinary workbook with marks; whoever wants another look changes it in a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from orgwright.exchange.sheets import FIRST_ROW, Book, Formula, Sheet, SheetColumn, letters
from orgwright.exchange.template_marks import LISTS, MARKS, Mark
from orgwright.exchange.whole_file import whole_file

_FIGURES = ("headcount", "fte", "authorised", "vacant", "hires", "exits", "cost", "coverage_low", "coverage_high")
_MONTHS = ("month", "opening", "hires", "exits", "closing", "fte", "authorised", "vacant", "cost", "coverage_low")
_SUMMED = ("hires", "exits", "cost")
_PEOPLE, _LISTED = 16, {"Positions": "position", "Gaps": "gap", "Actions": "action"}


def write_starting_template(path: Path, currency: str, made_at: datetime | None = None) -> None:
    """Write the template to ``path``, whole or not at all; ``currency`` is the code in which money is counted."""
    with whole_file(path) as file:
        book = Book("Staffing plan: a template", currency, made_at)
        _write_paper(book.sheet("Paper", "Staffing plan of {{organization}}", "{{scenario}}, looked at on {{day}}"))
        for title, word in _LISTED.items():
            _write_list(book.sheet(title, title, "{{organization}}, {{scenario}}, {{day}}"), word)
        _write_marks(book.sheet("All marks", "All marks", "Write them in double braces; this sheet may be deleted."))
        file.write(book.content())


def _write_paper(sheet: Sheet) -> None:
    """Key figures, then a row that is repeated for every month, its sums, and a chart of it."""
    by_name = {one.name: one for one in MARKS}
    sheet.widths(28, *(14 for _ in _MONTHS[1:]))
    for row, name in enumerate(_FIGURES, FIRST_ROW):
        sheet.write(row, 0, by_name[name].meaning.rstrip("."))
        sheet.write(row, 2, f"{{{{{name}}}}}", by_name[name].kind, strong=True)
    heads = FIRST_ROW + len(_FIGURES) + 1
    months = [one for name in _MONTHS for one in LISTS["month"] if one.name == name]
    _write_row(sheet, heads, "month", months)
    row = heads + 2
    sheet.write(row, 0, "All months", strong=True)
    for column, one in enumerate(months):
        if column:
            here = f"{letters(column)}{row}"
            total = Formula(f"=SUM({here}:{here})", None) if one.name in _SUMMED else None
            sheet.write(row, column, total, one.kind, strong=True)
    sheet.worksheet.insert_chart(row + 2, 0, _chart(sheet, months, row))


def _chart(sheet: Sheet, months: Sequence[Mark], row: int) -> Any:
    """FTE against authorised, over the row that is repeated; ``row`` as spreadsheets number it."""
    chart = sheet.book.chart(type="line")
    places = {one.name: letters(column) for column, one in enumerate(months)}
    for name, color in (("fte", "#1F8C98"), ("authorised", "#47505C")):
        cells = {what: f"=Paper!${places[key]}${row}:${places[key]}${row}" for what, key in _axes(name)}
        chart.add_series({"name": name.upper() if name == "fte" else "Authorised", "line": {"color": color}, **cells})
    chart.set_title({"name": "FTE of {{organization}}", "name_font": {"size": 11}})
    chart.set_x_axis({"num_format": "mmm yy", "text_axis": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 300})
    return chart


def _axes(name: str) -> tuple[tuple[str, str], ...]:
    return (("categories", "month"), ("values", name))


def _write_list(sheet: Sheet, word: str) -> None:
    _write_row(sheet, FIRST_ROW, word, LISTS[word])
    widths = (_PEOPLE * 2 if one.kind == "text" else _PEOPLE for one in LISTS[word])
    sheet.widths(*widths)


def _write_row(sheet: Sheet, heads: int, word: str, marks: Sequence[Mark]) -> None:
    """The heads of a list, and below them the row that is repeated."""
    titles = [one.name.replace("_", " ").capitalize().replace("Fte", "FTE") for one in marks]
    sheet.heads([SheetColumn(title, one.kind) for title, one in zip(titles, marks, strict=True)], heads)
    for column, one in enumerate(marks):
        sheet.write(heads + 1, column, f"{{{{{word}.{one.name}}}}}", one.kind)


def _write_marks(sheet: Sheet) -> None:
    """Every mark with its meaning, without braces: a template that is filled leaves them as they are."""
    sheet.widths(34, 80)
    row = FIRST_ROW
    for word, marks in (("", MARKS), *LISTS.items()):
        for one in marks:
            sheet.write(row, 0, f"{word}.{one.name}" if word else one.name, "mono")
            sheet.write(row, 1, one.meaning)
            row += 1
        row += 1
