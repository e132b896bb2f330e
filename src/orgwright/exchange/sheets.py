"""The vocabulary of the sheets that we write: kinds of columns, text that stays text, formulas with their value.

User text is written as a string always; formulas are ours alone and carry the value that the program computed, so
viewers that do not calculate show numbers too. The same data gives the same bytes: no clock enters the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.cells import LAST_ROW, LONGEST_TEXT, shown
from orgwright.exchange.cells import Formula as Formula
from orgwright.exchange.cells import Kind as Kind
from orgwright.progress import Progress

WIDEST_COLUMN = 46
FIRST_ROW = 3
"""The row of a table's heads, counted from 0; above it stand the title and what was looked at."""
LINE_HEIGHT = 13.5
"""Points of a line of text."""
TITLE_HEIGHT = 21
"""Points of the row of the title, which not every program makes high enough by itself."""
_STEP = 1_000
_LONGEST_HEAD = 120
MADE_ON = datetime(2000, 1, 1)
SYMBOLS: Mapping[str, str] = {"EUR": "€", "USD": "$", "GBP": "£"}
WIDTHS: Mapping[Kind, int] = {
    "text": 12,
    "wrapped": 24,
    "word": 13,
    "input": 20,
    "ordinal": 6,
    "whole": 10,
    "fte": 10,
    "money": 16,
    "share": 9,
    "points": 10,
    "weight": 8,
    "day": 12,
    "month": 10,
    "flag": 9,
    "number": 10,
}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(frozen=True)
class SheetColumn:
    """A column of a table: its head, what its cells are, and how wide it is (0: by its kind and texts).

    ``tells_pay`` marks words about pay, which go where amounts go.
    """

    title: str
    kind: Kind = "text"
    width: int = 0
    tells_pay: bool = False


@dataclass(frozen=True)
class TableRange:
    """Where a table stands: rows as spreadsheets number them, heads not included; empty where last < first."""

    sheet: str
    columns: tuple[str, ...]
    first: int
    last: int

    def column(self, title: str) -> str:
        """The absolute range of one column, with the sheet's name."""
        letter = self.letter(title)
        return f"'{self.sheet}'!${letter}${self.first}:${letter}${max(self.first, self.last)}"

    def letter(self, title: str) -> str:
        """The letters of a column."""
        return letters(self.columns.index(title))


class Book:
    """A workbook being written in memory; ``content`` closes it and answers its bytes.

    ``made_at`` is the instant of what is written, not of the writing; without one it is always the same.
    """

    def __init__(self, title: str, currency: str, made_at: datetime | None = None) -> None:
        import xlsxwriter

        from orgwright.exchange.fast_worksheet import FastWorksheet

        self._kind = FastWorksheet
        self._buffer = BytesIO()
        self._workbook = xlsxwriter.Workbook(self._buffer, OPTIONS)
        self._properties: dict[str, Any] = {"title": title, "author": "Orgwright", "created": made_at or MADE_ON}
        self._workbook.set_properties(self._properties)
        self._workbook.set_calc_mode("auto")
        self._formats: dict[tuple[str, bool, str], Any] = {}
        self._currency = currency

    def sheet(self, name: str, title: str, subtitle: str, *, landscape: bool = True) -> Sheet:
        """A new sheet with its title and one line below it."""
        return Sheet(self, self._workbook.add_worksheet(name, self._kind), name, title, subtitle, landscape)

    def name(self, name: str, formula: str) -> None:
        """Give a range a name for formulas."""
        self._workbook.define_name(name, formula)

    def describe(self, properties: Mapping[str, str]) -> None:
        """Say more in the properties of the file: subject, category, keywords, comments."""
        self._properties |= properties
        self._workbook.set_properties(self._properties)

    def look(self, **look: Any) -> Any:
        """A format of its own, for rules and marks."""
        return self._workbook.add_format(look)

    def chart(self, **kind: Any) -> Any:
        """A native chart, to be inserted into a sheet."""
        return self._workbook.add_chart(kind)

    def content(self) -> bytes:
        """The finished file."""
        self._workbook.close()
        return self._buffer.getvalue()

    def style(self, kind: str, *, strong: bool = False, tone: str = "") -> Any:
        """The format of a kind of cell; ``tone`` says whether it is better, worse or even, held against another."""
        key = (kind, strong, tone)
        if key not in self._formats:
            look = self._look(kind, strong) | _TONES.get(tone, {})
            if tone and kind == "money":
                # Its own red of what is below 0 would speak against the verdict.
                look["num_format"] = look["num_format"].replace("[Red]", "")
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]

    def _look(self, kind: str, strong: bool) -> dict[str, Any]:
        base: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        if strong:
            base |= {"bold": True, "top": 1, "top_color": "#7F8895"}
        return base | _LOOKS.get(kind, {}) | ({"num_format": self._money_format()} if kind == "money" else {})

    def _money_format(self) -> str:
        code = SYMBOLS.get(self._currency, self._currency)
        symbol = f"[${code}] " if re.fullmatch(r"[A-Z]{3}|[€$£]", code) else ""
        return f"{symbol}#,##0.00;[Red]-{symbol}#,##0.00"


_TONES: Mapping[str, dict[str, Any]] = {"better": {"font_color": "#1D6B3A"}, "worse": {"font_color": "#A01A33"}}
_NUMBERS = frozenset(("whole", "fte", "money", "share", "points", "weight", "number"))
_HEAD: dict[str, Any] = {
    "bold": True,
    "text_wrap": True,
    "bottom": 1,
    "bg_color": "#F0F2F4",
    "bottom_color": "#7F8895",
}
_LOOKS: Mapping[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "subtitle": {"font_color": "#5B6471"},
    "head": _HEAD,
    "number head": _HEAD | {"align": "right"},
    "low head": {"bold": True, "text_wrap": True, "valign": "bottom", "bg_color": "#F0F2F4"},
    "upright head": {"bold": True, "rotation": 90, "valign": "bottom", "align": "center", "bg_color": "#F0F2F4"},
    "heading": {"bold": True, "font_size": 11},
    "wrapped": {"text_wrap": True},
    # Text right of a number stands apart from it.
    "word": {"indent": 1},
    "note": {"text_wrap": True, "align": "left", "indent": 1},
    "input": {
        "text_wrap": True,
        "align": "left",
        "locked": False,
        "bg_color": "#F8F0D6",
        "border": 1,
        "border_color": "#CDD2D9",
    },
    "mono": {"font_name": "Consolas", "text_wrap": True},
    "ordinal": {"num_format": "0", "align": "left"},
    "whole": {"num_format": "#,##0"},
    "fte": {"num_format": "#,##0.00"},
    "share": {"num_format": "0.0%"},
    "points": {"num_format": "0.000%"},
    "weight": {"num_format": "0.00"},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "month": {"num_format": "mmm yyyy", "align": "left"},
}


class Sheet:
    """One sheet being written; rows and columns are counted from 0 here."""

    def __init__(self, book: Book, worksheet: Any, name: str, title: str, subtitle: str, landscape: bool) -> None:
        self.book = book
        self.name = name
        self.worksheet = worksheet
        if landscape:
            worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        worksheet.set_footer("&L&A&RPage &P of &N")
        worksheet.hide_gridlines(2)
        if title:
            worksheet.set_row(0, TITLE_HEIGHT)
        self.write(0, 0, title, "title")
        self.write(1, 0, subtitle, "subtitle")

    def write(
        self, row: int, column: int, value: Any, kind: str = "text", *, strong: bool = False, tone: str = ""
    ) -> None:
        """One cell; money, FTE percent and days come in the form in which the program holds them. None stays empty."""
        style = self.book.style(kind, strong=strong, tone=tone)
        if isinstance(value, Formula):
            cached = shown(value.value, kind)
            text = value.text.replace("{row}", str(row + 1))
            self.worksheet.write_formula(row, column, text, style, "" if cached is None else cached)
            return
        value = shown(value, kind)
        if value is None or value == "":
            self.worksheet.write_blank(row, column, None, style)
        elif isinstance(value, date):
            self.worksheet.write_datetime(row, column, datetime(value.year, value.month, value.day), style)
        elif isinstance(value, str):
            self.worksheet.write_string(row, column, value[:LONGEST_TEXT], style)
        else:
            self.worksheet.write_number(row, column, value, style)

    def table(
        self,
        columns: Sequence[SheetColumn],
        rows: Sequence[Sequence[Any]],
        *,
        top: int = FIRST_ROW,
        keys: int = 1,
        filtered: bool = True,
        progress: Progress | None = None,
    ) -> TableRange:
        """A table with heads, filters and column widths, frozen below the heads and after ``keys`` columns.

        Long ones take a ``progress``, which may stop them. Refuses more rows than a sheet can have.
        """
        if top + len(rows) + 1 >= LAST_ROW:
            raise RefusedInput(
                f"The sheet {self.name} would have {len(rows):,} rows, more than a sheet can hold; write less at once."
            )
        self.heads(columns, top)
        for start in range(0, len(rows), _STEP):
            if progress is not None and start:
                progress.step(start, len(rows), f"Writing the sheet {self.name}")
            self._write_block(top + 1 + start, columns, rows[start : start + _STEP])
        widths = [column.width or _width(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
        for place, width in enumerate(widths):
            self.worksheet.set_column(place, place, width)
        self._make_heads_high(top, columns, widths)
        self._make_rows_high(top + 1, columns, widths, rows)
        last = top + len(rows)
        if filtered:
            self.worksheet.autofilter(top, 0, max(last, top + 1), len(columns) - 1)
        self.worksheet.freeze_panes(top + 1, keys)
        self.worksheet.repeat_rows(top)
        return TableRange(self.name, tuple(column.title for column in columns), top + 2, last + 1)

    def _write_block(self, row: int, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Any]]) -> None:
        from orgwright.exchange.fast_worksheet import BlockColumn

        block = [
            BlockColumn(column.kind, self.book.style(column.kind), values)
            for column, values in zip(columns, zip(*rows, strict=True), strict=True)
        ]
        self.worksheet.write_block(row, 0, block)

    def _make_heads_high(self, top: int, columns: Sequence[SheetColumn], widths: Sequence[int]) -> None:
        """Room for heads of several lines, which not every program makes by itself."""
        pairs = zip(columns, widths, strict=True)
        lines = max((len(wrap(column.title, max(width - 2, 1))) for column, width in pairs), default=1)
        if lines > 1:
            self.worksheet.set_row(top, LINE_HEIGHT * lines + 2)

    def _make_rows_high(
        self, first: int, columns: Sequence[SheetColumn], widths: Sequence[int], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Room for texts of several lines, which not every program makes by itself."""
        several = [(place, widths[place]) for place, column in enumerate(columns) if column.kind == "wrapped"]
        for number, cells in enumerate(rows if several else (), first):
            lines = max(line_count(cells[place], width) for place, width in several)
            if lines > 1:
                self.worksheet.set_row(number, LINE_HEIGHT * lines + 2)

    def heads(self, columns: Sequence[SheetColumn], top: int) -> None:
        """The heads of a table alone."""
        for place, column in enumerate(columns):
            self.write(top, place, column.title, "number head" if column.kind in _NUMBERS else "head")

    def print_head(self, left: str, right: str) -> None:
        """What stands above every printed page; there an ampersand begins a code, and two of them are one sign."""
        room = _LONGEST_HEAD // 2
        self.worksheet.set_header("&L" + left[:room].replace("&", "&&") + "&R" + right[:room].replace("&", "&&"))

    def widths(self, *widths: int) -> None:
        """The widths of the first columns, in characters."""
        for place, width in enumerate(widths):
            self.worksheet.set_column(place, place, width)


def letters(column: int) -> str:
    """The letters of a column counted from 0: A, B, … Z, AA."""
    name = ""
    while column >= 0:
        column, place = divmod(column, 26)
        name = chr(ord("A") + place) + name
        column -= 1
    return name


def line_count(text: Any, width: int) -> int:
    """How many lines a text takes in a column of so many characters; other values take one."""
    if not isinstance(text, str) or (len(text) < width and "\n" not in text):
        return 1
    return sum(max(1, len(wrap(line, max(width - 1, 1)))) for line in text.splitlines())


def _width(column: SheetColumn, values: Sequence[Any]) -> int:
    longest = max((len(one) for one in values if isinstance(one, str)), default=0)
    heads = max(len(word) for word in column.title.split()) + 3
    return min(WIDEST_COLUMN, max(WIDTHS[column.kind], longest + 2, heads))
