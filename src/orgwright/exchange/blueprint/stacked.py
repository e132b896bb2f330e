"""Lines of a text page, and tables of which every cell came out as a line of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from orgwright.exchange.blueprint.columns import (
    columns,
    family_of,
    is_flattened_head,
    is_last_cell,
    opens_column,
    summary_key,
)
from orgwright.exchange.blueprint.marks import unsheltered
from orgwright.exchange.blueprint.vocabulary import is_known_heading, is_noise, section_of

_LONGEST_HEAD_CELL = 48
_WIDTHS = (8, 7, 6, 5, 4, 3, 2)
_TELLING = {"kpis": "frequency", "tools": "commonness"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what its marks say: `mark` is its bullet or number, "#" of a heading, "|" of a row, or empty."""

    text: str
    indent: int
    mark: str
    after_blank: bool
    is_bold: bool = False
    cells: tuple[str, ...] = ()
    depth: int = 0

    @property
    def whole(self) -> str:
        """The line with its mark, which in a cell is none: "# of incidents", "1) Python 2) SQL"."""
        return unsheltered(f"{self.mark} {self.text}" if self.mark else self.text)


def with_rows(lines: list[Line]) -> list[Line]:
    """The lines with every stacked table put together to rows."""
    whole: list[Line] = []
    at = 0
    while at < len(lines):
        family, width = _head(lines, at)
        if not width:
            whole.append(lines[at])
            at += 1
            continue
        body = _body(family, lines, at + width)
        head = tuple(lines[at + column].whole for column in range(width))
        cut = _summary_rows(body) if family == "summary" else _rows(family, body, head)
        whole += [_row(head), Line("", 0, "|", False), *(_row(cells) for cells in cut)]
        at += width + sum(len(cells) for cells in cut)
    return whole


def _head(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """The family and the number of columns of a table whose head begins at a line; no width where none does."""
    texts: list[str] = []
    for line in lines[at : at + _WIDTHS[0]]:
        if line.mark or len(line.text) > _LONGEST_HEAD_CELL or is_flattened_head(line.text):
            break
        if not opens_column(line.text) or section_of(line.text) or is_known_heading(line.text):
            break
        texts.append(line.text)
    for width in _WIDTHS:
        family = family_of(texts[:width]) if len(texts) >= width else ""
        if family:
            return family, width
    return "", 0


def _body(family: str, lines: Sequence[Line], start: int) -> list[str]:
    body: list[str] = []
    for at, line in enumerate(lines[start:], start):
        is_listed = bool(line.mark) and line.mark != "#" and not line.mark[0].isdigit()
        is_site = family in ("scorecard", "skills") and (is_known_heading(line.text) or is_noise(line.text))
        is_section = family != "summary" and section_of(line.text) is not None
        if (
            is_listed
            or (body and _head(lines, at)[1])
            or is_site
            or is_section
            or line.text.lower().startswith("notes ")
        ):
            break
        body.append(line.whole)
    return body


def _rows(family: str, body: Sequence[str], head: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells cut into rows as wide as the head, as long as the cell that tells itself is in its place.

    Where rows are of several widths they are cut behind each such cell, if it is the last of its row.
    """
    width = len(head)
    whole = [tuple(body[at : at + width]) for at in range(0, len(body) // width * width, width)]
    telling = columns(family, head).get(_TELLING.get(family, ""))
    if telling is None:
        return whole
    rows = list(takewhile(lambda row: is_last_cell(family, row[telling]), whole))
    rest = body[len(rows) * width :]
    if telling < width - 1 or not any(is_last_cell(family, text) for text in rest):
        return rows
    cells: list[str] = []
    rows = []
    for text in body:
        cells.append(text)
        if len(cells) > 1 and is_last_cell(family, text):
            rows.append(tuple(cells))
            cells = []
    return rows


def _summary_rows(body: Sequence[str]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for text in body:
        found = summary_key(text)
        if found is not None and not found[1]:
            rows.append((text,))
        elif rows and len(rows[-1]) < 2:
            rows[-1] = (*rows[-1], text)
        else:
            break
    return rows


def _row(cells: tuple[str, ...]) -> Line:
    return Line(" ".join(cells), 0, "|", False, cells=cells)
