"""Tables on paper: heads that are repeated on every page, bands, and rows that no page parts unless it must."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from orgwright.gui.printing.marks import TILE_HEIGHT, Drawn, Ground, LevelTile, Piece, Words
from orgwright.gui.printing.paper import CELL, CELL_BOLD, HEAD, QUIET, Ink, pt
from orgwright.gui.printing.passages import Passage, text_width

GAP = pt(10)
_ABOVE, _BELOW = pt(3.5), pt(3.5)
_TALLEST = pt(330)
_LINE = pt(0.6)
_LONGEST_WORD = 24
# Where a line may break.
_BETWEEN_WORDS = re.compile(r"\s+|(?<=[/–—-])")


@dataclass(frozen=True)
class PrintColumn:
    """A column: its ``share`` of the width, and what its cells are: text in an ink, levels, or lines with labels."""

    title: str
    share: float
    ink: Ink = CELL
    is_level: bool = False
    at_right: bool = False
    has_labels: bool = False


@dataclass(frozen=True)
class PrintRow:
    """The texts of one row by column. ``spans``: the first one takes the whole width, for its cells are not known.

    ``is_partly_known``: some of the cells are, and the row says so.
    """

    cells: tuple[str, ...]
    spans: bool = False
    is_partly_known: bool = False


@dataclass(frozen=True)
class Band:
    """A head within a table for the rows below it."""

    title: str
    count: str = ""


def table(columns: Sequence[PrintColumn], rows: Sequence[PrintRow | Band], width: float) -> list[Piece]:
    """The pieces of a table. Columns that no row fills fall away, and the others share their width."""
    filled = [
        number
        for number in range(len(columns))
        if any(isinstance(row, PrintRow) and not row.spans and row.cells[number].strip() for row in rows)
    ] or [next((number for number, column in enumerate(columns) if column.ink.bold), 0)]
    widths = _widths([columns[number] for number in filled], [_longest(rows, number) for number in filled], width)
    placed, x = [], 0.0
    for number, wide in zip(filled, widths, strict=True):
        placed.append((number, columns[number], x, wide))
        x += wide + GAP
    head = _head(placed, width)
    pieces, band = [head], None
    for row in rows:
        if isinstance(row, Band):
            band = _band(row, width)
            pieces.append(replace(band, heads=(head,)))
        else:
            pieces += _row(row, placed, width, (head, band) if band else (head,))
    return pieces


def _longest(rows: Sequence[PrintRow | Band], number: int) -> str:
    """The longest word of a column; an endless one, which must be parted anyway, does not count."""
    cells = (row.cells[number] for row in rows if isinstance(row, PrintRow) and not row.spans)
    words = {word for cell in cells for word in _BETWEEN_WORDS.split(cell) if len(word) <= _LONGEST_WORD}
    return max(words, key=len, default="")


def _widths(columns: Sequence[PrintColumn], longest: Sequence[str], width: float) -> list[float]:
    """The width of each column by its share; one too narrow for its longest word takes from those with room."""
    usable = width - GAP * (len(columns) - 1)
    whole = sum(column.share for column in columns)
    widths = [usable * column.share / whole for column in columns]
    texts = zip(columns, longest, strict=True)
    needed = [max(text_width(word, column.ink), text_width(column.title, HEAD)) * 1.02 for column, word in texts]
    wanting = sum(max(need - wide, 0) for need, wide in zip(needed, widths, strict=True))
    spare = sum(max(wide - need, 0) for need, wide in zip(needed, widths, strict=True))
    if not wanting or spare < wanting:
        return widths
    return [
        need if need > wide else wide - (wide - need) * wanting / spare
        for need, wide in zip(needed, widths, strict=True)
    ]


_Placed = Sequence[tuple[int, PrintColumn, float, float]]


def _aligned(column: PrintColumn) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.at_right else Qt.AlignmentFlag.AlignLeft


def _head(placed: _Placed, width: float) -> Piece:
    titles = [(Passage(column.title, HEAD, wide, 2, align=_aligned(column)), x) for _, column, x, wide in placed]
    tallest = max(passage.height for passage, _ in titles)
    marks = [Drawn(Words(passage), x, tallest - passage.height) for passage, x in titles]
    line = Drawn(Ground(width, _LINE, "edge"), 0, tallest + pt(3))
    return Piece(tallest + pt(3) + _LINE, (*marks, line), keeps_next=True)


def _band(band: Band, width: float) -> Piece:
    title = Passage(band.title, CELL_BOLD, width * 0.8, 1)
    height = title.height + pt(5)
    marks = [Drawn(Ground(width, height, "raised"), 0, 0), Drawn(Words(title), pt(4), pt(2.5))]
    if band.count:
        count = Passage(band.count, QUIET, pt(60), 1, align=Qt.AlignmentFlag.AlignRight)
        marks.append(Drawn(Words(count), width - pt(64), pt(2.5)))
    line = Drawn(Ground(width, _LINE), 0, height)
    return Piece(height + _LINE, (*marks, line), keeps_next=True)


def _row(row: PrintRow, placed: _Placed, width: float, heads: tuple[Piece, ...]) -> list[Piece]:
    levels: list[Drawn] = []
    passages: list[tuple[Passage, float]] = []
    if row.spans:
        passages.append((Passage(row.cells[0], CELL, width), 0.0))
    else:
        for number, column, x, wide in placed:
            text = row.cells[number]
            if column.is_level and text:
                levels.append(Drawn(LevelTile(int(text)), x, _ABOVE + (CELL.line_height - TILE_HEIGHT) / 2))
            elif not column.is_level:
                passages.append(
                    (Passage(text, column.ink, wide, has_labels=column.has_labels, align=_aligned(column)), x)
                )
    tallest = max((passage.height for passage, _ in passages), default=CELL.line_height)
    if tallest > _TALLEST:
        return _parted(passages, levels, width, heads)
    marks = [Drawn(Words(passage), x, _ABOVE) for passage, x in passages]
    height = _ABOVE + max(tallest, CELL.line_height) + _BELOW
    line = Drawn(Ground(width, _LINE), 0, height)
    return [Piece(height + _LINE, (*levels, *marks, line), heads=heads)]


def _parted(
    passages: Sequence[tuple[Passage, float]], levels: Sequence[Drawn], width: float, heads: tuple[Piece, ...]
) -> list[Piece]:
    """A row too tall to be moved to another page whole, line by line."""
    count = max(passage.count for passage, _ in passages)
    step = max(passage.line_height for passage, _ in passages)
    pieces = []
    for line in range(count):
        marks = [Drawn(Words(passage, line, line + 1), x, 0) for passage, x in passages if line < passage.count]
        pieces.append(Piece(step, tuple(marks), keeps_next=line in (0, count - 2), heads=heads))
    first = tuple(one.moved(0, _ABOVE) for one in pieces[0].marks)
    pieces[0] = Piece(step + _ABOVE, (*levels, *first), keeps_next=True, heads=heads)
    line_below = Drawn(Ground(width, _LINE), 0, step + _BELOW)
    pieces[-1] = Piece(step + _BELOW + _LINE, (*pieces[-1].marks, line_below), heads=heads)
    return pieces
