"""Plain text and Markdown as blocks: headings without marks, lone dashes, run-on items, pipes, flattened tables."""

import re
from collections.abc import Iterator

from orgwright.exchange.blueprint.blocks import BlockWriter
from orgwright.exchange.blueprint.columns import is_flattened_head, summary_key
from orgwright.exchange.blueprint.dashes import item_without_dashes, without_dashes
from orgwright.exchange.blueprint.joining import joined
from orgwright.exchange.blueprint.marks import is_bold, unmarked
from orgwright.exchange.blueprint.row_cells import NO_TABLE, is_pair, pair_cells, row_cells, unwrapped
from orgwright.exchange.blueprint.seals import is_sealed
from orgwright.exchange.blueprint.stacked import Line, with_rows
from orgwright.exchange.blueprint.vocabulary import (
    LABEL,
    is_known_heading,
    is_noise,
    numbered_section_of,
    numbered_title,
    section_of,
)

_ITEM = re.compile(r"([•◦▪▸‣·●○■*+–—-]|\d{1,3}[.)])\s+(\S.*)")
_CHECK_BOX = re.compile(r"^\[[ xX]\]\s+(?=\S)")
_LONE = re.compile(r"[•◦▪‣·●○■*+–-]|\d{1,3}[.)]")
_RULE = re.compile(r"(?:[-*_=—]\s*){3,}")
_MARKED_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_HANGING_DASH = re.compile(r"\s[-–]$")
_QUOTED = re.compile(r"(?:>\s*)+(?=[^\s>\d=])")
_NOTE = re.compile(r"notes?\b", re.IGNORECASE)
_END_OF_SENTENCE = (".", ":", ";", "!", "?", "|")


def read_lines(text: str, writer: BlockWriter) -> None:
    """Add the blocks of a plain or Markdown text to the writer."""
    _Reader(writer).read(with_rows(joined(list(_lines(text)))))


def _lines(text: str) -> Iterator[Line]:
    after_blank = True
    table = NO_TABLE
    rows = unwrapped(text).split("\n")
    for at, raw in enumerate(rows):
        stripped = raw.strip()
        if not stripped or stripped.startswith(("```", "~~~")):
            after_blank, table = True, table if stripped else NO_TABLE
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        stripped = _QUOTED.sub("", stripped) if stripped.startswith(">") else stripped
        cells = row_cells(raw, stripped, table)
        if cells is None and is_pair(rows, at):
            cells = pair_cells(stripped)
        line = Line(stripped, indent, "|", after_blank, cells=cells) if cells is not None else None
        line = line or _line(stripped, indent, after_blank)
        table = table.after(raw, cells)
        if line is not None:
            yield line
            after_blank = False
        elif stripped:
            after_blank = after_blank or _RULE.fullmatch(stripped) is not None


def _line(stripped: str, indent: int, after_blank: bool) -> Line | None:
    if _LONE.fullmatch(stripped):
        return Line("", indent, stripped, after_blank)
    if _RULE.fullmatch(stripped):
        return None
    if match := _MARKED_HEADING.fullmatch(stripped):
        title = unmarked(match[2].rstrip("# "))
        return Line(title, indent, "#", after_blank, depth=len(match[1])) if title else None
    mark = ""
    if match := _ITEM.fullmatch(stripped):
        mark, stripped = match[1], _CHECK_BOX.sub("", match[2])
    cleaned = unmarked(stripped)
    return Line(cleaned, indent, mark, after_blank, is_bold(stripped)) if cleaned else None


class _Reader:
    """Walks the lines with the little that must be remembered: the open list, the table, the section."""

    def __init__(self, writer: BlockWriter) -> None:
        self._writer = writer
        self._indents: list[int] = []
        self._lone_mark = ""
        self._awaits_name = False
        self._in_flattened = False
        self._section = 0
        self._item_is_open = False
        self._dashes_are_top = False
        self._top_mark = ""
        self._sub_item_opens = False
        self._dash_indent: int | None = None

    def read(self, lines: list[Line]) -> None:
        """Write the blocks of all lines."""
        for at, line in enumerate(lines):
            after = lines[at + 1] if at + 1 < len(lines) else None
            if line.mark == "|":
                self._row(line, after)
            elif line.mark == "#" and self._is_cell(line, after):
                self._writer.row((line.whole,), is_header=is_flattened_head(line.text))
            elif line.mark == "#":
                self._heading(line.text, line.depth)
            elif self._is_section(line):
                self._heading(line.text if not line.mark else f"{line.mark} {line.text}", 2)
            elif self._is_flattened_row(line, after):
                self._writer.row((line.text,), is_header=is_flattened_head(line.text))
            elif line.mark:
                self._item(line)
            else:
                self._plain(line, after)

    def _is_cell(self, line: Line, after: Line | None) -> bool:
        """Whether a line opens with "#" as in "# of incidents" rather than as a heading does."""
        if line.depth > 1 or (after is not None and not after.text):
            return False
        if is_flattened_head(line.text):
            self._in_flattened = True
        return self._in_flattened and (is_flattened_head(line.text) or line.text[:1].islower())

    def _is_section(self, line: Line) -> bool:
        if self._awaits_name or (line.mark and not line.mark[0].isdigit()):
            return False
        if section_of(line.text) is not None:
            return True
        number, _ = numbered_title(line.whole)
        return number == self._section + 1 and numbered_section_of(line.whole) is not None

    def _row(self, line: Line, after: Line | None) -> None:
        self._close_list()
        if line.cells:
            is_header = after is not None and after.mark == "|" and not after.cells
            self._writer.row(line.cells, is_header)

    def _heading(self, text: str, depth: int) -> None:
        self._close_list()
        self._in_flattened = False
        self._section = numbered_section_of(text) or self._section
        self._writer.heading(text, depth)

    def _close_list(self) -> None:
        self._indents.clear()
        self._lone_mark = ""
        self._awaits_name = False
        self._item_is_open = False

    def _is_flattened_row(self, line: Line, after: Line | None) -> bool:
        if line.mark or self._awaits_name:
            self._in_flattened = False
            return False
        if is_flattened_head(line.text) and after is not None and not after.mark:
            self._in_flattened = True
            self._close_list()
            return True
        if self._section == 20 and summary_key(line.text):
            self._in_flattened = True
            return True
        if self._in_flattened:
            heads = after is not None and is_flattened_head(after.text)
            ends = heads or _NOTE.match(line.text) or is_known_heading(line.text) or is_noise(line.text)
            is_prose = line.after_blank and (line.text.endswith(".") or self._section == 20)
            self._in_flattened = not (ends or is_prose)
        return self._in_flattened

    def _item(self, line: Line) -> None:
        if not line.text:
            self._lone_mark = line.mark
            self._awaits_name = True
            self._indents = self._indents[:1] or [line.indent]
            return
        depth = self._depth(line)
        text = line.text
        hangs = _HANGING_DASH.search(text) is not None
        if hangs:
            text = text[:-2].rstrip()
        self._write_item(text, depth)
        if hangs:
            self._lone_mark, self._awaits_name = "-", True

    def _depth(self, line: Line) -> int:
        """An en dash under an open item, a dash among lone dashes and a deeper indent are all sub-items."""
        if self._awaits_name:
            self._awaits_name = False
            return 0
        if self._lone_mark and self._item_is_open:
            return 2 if self._sub_item_opens and line.mark == "-" else 1
        if self._is_below_shallow(line):
            is_deeper = self._dash_indent is not None and line.indent > self._dash_indent + 1
            if not is_deeper:
                self._dash_indent = line.indent
            return 2 if is_deeper else 1
        self._dash_indent = None
        while self._indents and line.indent <= self._indents[-1]:
            self._indents.pop()
        self._indents.append(line.indent)
        if len(self._indents) == 1:
            self._top_mark = line.mark
            self._dashes_are_top = line.mark in "–—"
        return len(self._indents) - 1

    def _is_below_shallow(self, line: Line) -> bool:
        """Whether an item belongs to the one before though its indent does not say so, and all that follow it."""
        if line.mark in "–—":
            return self._item_is_open and not self._dashes_are_top
        if line.mark[0].isdigit() or line.mark == self._top_mark or line.after_blank or not self._indents:
            return False
        if not self._top_mark[:1].isdigit() and line.indent >= self._indents[0] and self._dash_indent is None:
            return False
        return line.indent <= self._indents[0] or self._dash_indent is not None

    def _write_item(self, text: str, depth: int) -> None:
        head, rest = item_without_dashes(text)
        self._writer.item(head, depth)
        for sub_item in rest:
            self._writer.item(sub_item, depth + 1)
        self._item_is_open = True
        if depth < 2:
            self._sub_item_opens = depth == 1 and head.endswith(":")

    def _plain(self, line: Line, after: Line | None) -> None:
        if self._awaits_name:
            self._awaits_name = False
            self._write_item(line.text, 0)
            return
        is_below_item = self._item_is_open and (
            LABEL.match(line.text) is not None or (bool(self._indents) and line.indent > self._indents[0] + 1)
        )
        if is_below_item and not is_known_heading(line.text) and not is_noise(line.text):
            self._write_item(line.text, 1)
            return
        self._close_list()
        if self._is_heading(line, after):
            self._writer.heading(line.text.rstrip(":"), 3)
            return
        head, rest = without_dashes(line.text)
        self._writer.paragraph(head, is_lead=line.is_bold or bool(rest))
        for sub_item in rest:
            self._writer.item(sub_item, 0)

    def _is_heading(self, line: Line, after: Line | None) -> bool:
        if is_sealed(line.text):
            return False
        if is_known_heading(line.text):
            return True
        if line.is_bold and numbered_title(line.text)[1]:
            return len(line.text) <= 110
        if after is None or after.mark in ("", "#") or len(line.text) > 100:
            return False
        return not line.text.endswith(_END_OF_SENTENCE) and len(line.text.split()) <= 12
