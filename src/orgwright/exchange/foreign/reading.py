"""Reading foreign workbooks and text files into plain grids, bounded, after anything hostile was refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign.book import Area, Book, Sheet, Value
from orgwright.exchange.foreign.text_encoding import MOST_BYTES, MOST_CELLS, decoded, separated
from orgwright.exchange.hostile import TEXT_ENDINGS, refuse_hostile
from orgwright.progress import Progress


def read_book(path: Path, progress: Progress | None = None) -> Book:
    """Read a workbook (.xlsx) or a text file (.csv, .tsv, .tab, .txt); what harms is refused with one sentence."""
    refuse_hostile(path)
    if path.suffix.casefold() in TEXT_ENDINGS:
        if path.stat().st_size > MOST_BYTES:
            raise RefusedInput(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; take the part that matters.")
        return _text_book(path.name, path.read_bytes())
    return _workbook(path, progress or Progress())


def book_of_text(text: str, name: str = "Clipboard") -> Book:
    """The grid of a pasted text: tab-separated as spreadsheets copy, or any other separated text."""
    rows, separator = separated(text)
    return Book(name, tuple(_kept(name, [[_plain(cell) for cell in row] for row in rows])), (_told(separator),))


def _text_book(name: str, content: bytes) -> Book:
    text, encoding = decoded(content)
    rows, separator = separated(text)
    stem = name.rpartition(".")[0] or name
    sheets = _kept(stem, [[_plain(cell) for cell in row] for row in rows])
    if not sheets:
        raise RefusedInput(f"{name} holds no text in any cell.")
    return Book(name, tuple(sheets), (f"Read as {encoding.upper()}. {_told(separator)}",))


def _told(separator: str) -> str:
    names = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "strokes"}
    return f"Columns are parted by {names.get(separator, separator)}."


def _refuse_size(name: str) -> None:
    raise RefusedInput(
        f"{name} has more than {MOST_CELLS:,} cells; take the sheets that matter into a file of their own."
    )


def _workbook(path: Path, progress: Progress) -> Book:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    sheets: list[Sheet] = []
    remarks: list[str] = []
    try:
        with CalamineWorkbook.from_path(path) as opened:
            hidden = {one.name for one in opened.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
            left = MOST_CELLS
            for number, name in enumerate(opened.sheet_names):
                progress.step(number, len(opened.sheet_names), f"Reading {name}")
                sheet = _sheet(opened.get_sheet_by_name(name))
                if sheet is None:
                    continue
                left -= sheet.height * sheet.width
                if left < 0:
                    _refuse_size(path.name)
                sheets.append(sheet)
                if name in hidden:
                    remarks.append(f"The sheet {name} is hidden in the file.")
    except (CalamineError, ValueError, OSError, BadZipFile) as error:
        raise RefusedInput(f"{path.name} cannot be read as a workbook: {str(error).rstrip('.')}.") from None
    if not sheets:
        raise RefusedInput(f"{path.name} holds no text in any cell.")
    return Book(path.name, _painted(path, sheets), tuple(remarks))


def _sheet(source: Any) -> Sheet | None:
    """One sheet by its used cells; None where none is used or it is a chart."""
    if source.start is None or source.end is None:
        return None
    (top, left), (bottom, right) = source.start, source.end
    if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        _refuse_size(f"The sheet {source.name}")
    rows = [[_plain(cell) for cell in row] for row in source.to_python(skip_empty_area=True)]
    merged = [Area(a - top, b - left, c - top, d - left) for (a, b), (c, d) in source.merged_cell_ranges or ()]
    kept = _kept(source.name, rows, merged, top, left)
    return kept[0] if kept else None


def _plain(cell: Any) -> Value:
    """A cell as text, number, day or nothing; times and durations as the text that they are."""
    if isinstance(cell, str):
        text = cell.strip().strip("\u00a0\u200b\ufeff").strip()
        return text or None
    if isinstance(cell, time | timedelta):
        return str(cell)
    if cell is None or isinstance(cell, bool | int | date | datetime):
        return cell
    return int(cell) if isinstance(cell, float) and cell.is_integer() else float(cell)


def _kept(
    name: str, rows: Sequence[Sequence[Value]], merged: Sequence[Area] = (), first_row: int = 0, first_column: int = 0
) -> list[Sheet]:
    """A sheet without the empty rows and columns around it; none where nothing is left."""
    used = [number for number, row in enumerate(rows) if any(cell is not None for cell in row)]
    if not used:
        return []
    columns = [number for row in rows for number, cell in enumerate(row) if cell is not None]
    top, bottom, left, right = used[0], used[-1], min(columns), max(columns)
    width = right - left + 1
    cut = [tuple(row[left : right + 1]) for row in rows[top : bottom + 1]]
    even = tuple(row + (None,) * (width - len(row)) for row in cut)
    moved = (Area(one.top - top, one.left - left, one.bottom - top, one.right - left) for one in merged)
    whole = Area(0, 0, bottom - top, width - 1)
    inside = tuple(one for one in moved if whole.holds(one.top, one.left))
    return [Sheet(name, even, inside, {}, first_row + top, first_column + left)]


def _painted(path: Path, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets with the colours of their cells, looked at within the used cells alone.

    Paint beyond the last used cell never matters, and a sheet painted to the horizon must cost nothing.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        opened = load_workbook(path, read_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, BadZipFile):
        # Values are what matters; a file whose styles are damaged loses the note about colours alone.
        return tuple(sheets)
    try:
        return tuple(_with_fills(one, opened) for one in sheets)
    finally:
        opened.close()


def _with_fills(sheet: Sheet, opened: Any) -> Sheet:
    if sheet.name not in opened.sheetnames:
        return sheet
    colours: dict[int, int] = {}
    fills: dict[tuple[int, int], int] = {}
    edges = {
        "min_row": sheet.first_row + 1,
        "max_row": sheet.first_row + sheet.height,
        "min_col": sheet.first_column + 1,
        "max_col": sheet.first_column + sheet.width,
    }
    for row, cells in enumerate(opened[sheet.name].iter_rows(**edges)):
        for column, cell in enumerate(cells):
            style = getattr(cell, "_style_id", 0)
            if style not in colours:
                colours[style] = _colour(cell)
            if colours[style]:
                fills[row, column] = colours[style]
    return Sheet(sheet.name, sheet.rows, sheet.merged, fills, sheet.first_row, sheet.first_column)


def _colour(cell: Any) -> int:
    """The number of a cell's fill; 0 where it is not painted or white."""
    fill = getattr(cell, "fill", None)
    if fill is None or not fill.fill_type or getattr(fill, "fgColor", None) is None:
        return 0
    colour = fill.fgColor
    if colour.type == "rgb" and str(colour.rgb).upper().endswith("FFFFFF"):
        return 0
    return int(cell.style_array.fillId)
