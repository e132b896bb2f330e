"""One number as a workbook: its rows typed, its formula live over them, the policies, and how all is computed.

The value of every formula is the program's own number, so that a reader without calculation shows it too. The same
explanation gives the same bytes: no clock enters the file. Text of users stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from orgwright.exchange.sheets import Book, Formula, Sheet, SheetColumn, TableRange, letters
from orgwright.exchange.source_lines import source_lines
from orgwright.exchange.staffing_plans import Provenance
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, Explanation
from orgwright.progress import Progress

RESULT, ROWS, NOTES = "Result", "Rows", "How computed"
_RESULT_COLUMNS = (
    SheetColumn("Figure", width=26),
    SheetColumn("Value", width=16),
    SheetColumn("With the numbers put in", "wrapped", 52),
)
_FIRST_RESULT, _VALUE = 5, "B"
"""The row of the first result as spreadsheets number them, and the letter of the column of values."""
_STEP = 500
_BRACED = re.compile(r"\{([^{}]+)\}")

Lines = tuple[tuple[str, str], ...]


def write_explained_workbook(
    shown: Explanation, path: Path, provenance: Provenance, currency: str = "", progress: Progress | None = None
) -> None:
    """Write how a number is computed to ``path``, whole or not at all.

    ``currency`` is the code in which the organization counts money. Refuses a path that cannot be written.
    """
    progress = progress or Progress()
    with whole_file(path) as file:
        file.write(_content(shown, provenance, currency, progress))


def _content(shown: Explanation, provenance: Provenance, currency: str, progress: Progress) -> bytes:
    title = f"How {shown.title} is computed"
    book = Book(title, currency)
    result = book.sheet(RESULT, title, shown.what)
    rows = book.sheet(ROWS, f"Rows of {shown.title}", shown.what) if shown.columns else None
    table = None if rows is None else _write_rows(rows, shown, progress)
    _write_results(result, shown.results, table)
    _write_notes(book.sheet(NOTES, NOTES, shown.what, landscape=False), shown, provenance)
    return book.content()


def _write_rows(sheet: Sheet, shown: Explanation, progress: Progress) -> TableRange:
    """The rows, each column of its kind; what follows from other columns as a formula of its row."""
    places = {column.title: letters(place) for place, column in enumerate(shown.columns)}
    formulas = [_of_row(column, places) for column in shown.columns]
    cells = []
    for number, row in enumerate(shown.rows):
        if number % _STEP == 0:
            progress.step(number, len(shown.rows), "Writing the rows")
        pairs = zip(formulas, row.values, strict=True)
        cells.append([Formula(formula, value) if formula else value for formula, value in pairs])
    return sheet.table([SheetColumn(column.title, column.kind) for column in shown.columns], cells)


def _of_row(column: ExplainedColumn, places: Mapping[str, str]) -> str:
    if not column.formula:
        return ""
    return "=" + _BRACED.sub(lambda found: f"${places[found[1]]}{{row}}", column.formula)


def _write_results(sheet: Sheet, results: Sequence[ExplainedResult], table: TableRange | None) -> None:
    """Each figure with its live formula; a result may take one above it."""
    sheet.heads(_RESULT_COLUMNS, _FIRST_RESULT - 2)
    sheet.widths(*(column.width for column in _RESULT_COLUMNS))
    places = {} if table is None else {title: table.column(title) for title in table.columns}
    for number, one in enumerate(results, _FIRST_RESULT):
        sheet.write(number - 1, 0, one.name, "text")
        formula = _BRACED.sub(lambda found: places[found[1]], one.formula)
        sheet.write(number - 1, 1, Formula(f"={formula}", one.value) if formula else one.value, one.kind, strong=True)
        sheet.write(number - 1, 2, one.numbers, "wrapped")
        places[one.name] = f"'{RESULT}'!${_VALUE}${number}"
    sheet.worksheet.freeze_panes(_FIRST_RESULT - 1, 1)


def _write_notes(sheet: Sheet, shown: Explanation, provenance: Provenance) -> None:
    sheet.widths(30, 96)
    row = 3
    for title, lines in _notes(shown, provenance):
        sheet.write(row, 0, title, "heading")
        for number, (name, text) in enumerate(lines, row + 1):
            sheet.write(number, 0, name, "wrapped")
            sheet.write(number, 1, text, "wrapped")
        row += len(lines) + 2


def _notes(shown: Explanation, provenance: Provenance) -> Iterator[tuple[str, Lines]]:
    """The sections of the notes; formulas stand here as text, with the titles of columns in braces."""
    yield (
        "Source",
        (*source_lines(provenance), ("What it is of", shown.what)),
    )
    yield "Rule", (("Formula", shown.rule), ("How to read it", shown.reading))
    figures = tuple((one.name, one.formula) for one in shown.results if one.formula)
    columns = tuple((f"Column {one.title}", one.formula) for one in shown.columns if one.formula)
    if figures or columns:
        yield "Formulas of the cells", figures + columns
    if shown.policies:
        yield "Policies used", shown.policies
