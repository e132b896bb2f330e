"""Ranges of cells to and from spreadsheets: as text with tabs and as an HTML table, both on the clipboard at once.

Excel and LibreOffice put an HTML table beside the text. The text is read first, for it holds what the cells show; the
table is read where there is no text with it. A cell that spans others stands in its first place, the rest are empty.
"""

import csv
from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser
from io import StringIO

from PySide6.QtCore import QMimeData

MOST_SPAN = 1000
"""A cell is taken to span no more places than this; pages claim what they like."""

Grid = list[list[str]]


def mime_data(rows: Iterable[Sequence[str]]) -> QMimeData:
    """A range as a clipboard holds it for spreadsheets."""
    grid = [list(row) for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in grid))
    cells = ("".join(f"<td>{escape(value)}</td>" for value in row) for row in grid)
    data.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    return data


def grid_of(data: QMimeData) -> Grid:
    """The range on a clipboard; empty where there is none."""
    text = data.text() if data.hasText() else ""
    if text.strip("\r\n"):
        return grid_of_text(text)
    return grid_of_html(data.html()) if data.hasHtml() else []


def grid_of_text(text: str) -> Grid:
    """Rows of text with tabs; a cell in quotes may hold tabs and line ends, as spreadsheets write it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows = csv.reader(StringIO(lines), delimiter="\t", strict=False)
    return [[value.strip() for value in row] or [""] for row in rows]


def grid_of_html(html: str) -> Grid:
    """The first table of a page."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    width = max((len(row) for row in reader.rows), default=0)
    return [row + [""] * (width - len(row)) for row in reader.rows]


class _TableReader(HTMLParser):
    """Collects the texts of the first table; ``blocked`` are places below that a cell above spans."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Grid = []
        self._depth = 0
        self._is_over = False
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self._blocked: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell; a line break within a cell is a space."""
        if tag == "table":
            self._depth += 1
        if self._is_over or self._depth != 1:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            named = dict(attrs)
            self._spans = (_span(named.get("colspan")), _span(named.get("rowspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a cell or the table; what follows the first table is left out."""
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._depth:
            self._depth -= 1
            self._is_over = self._is_over or not self._depth

    def handle_data(self, data: str) -> None:
        """Collect the words of a cell."""
        if self._text is not None and self._depth == 1:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        row, number = self.rows[-1], len(self.rows) - 1
        while self._blocked.get(len(row), -1) >= number:
            row.append("")
        across, down = self._spans
        for place in range(len(row), len(row) + across):
            if down > 1:
                self._blocked[place] = number + down - 1
        row.extend([" ".join("".join(self._text).split()), *[""] * (across - 1)])
        self._text = None


def _span(said: str | None) -> int:
    return min(max(int(said), 1), MOST_SPAN) if said is not None and said.isdecimal() else 1
