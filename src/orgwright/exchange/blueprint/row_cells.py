"""A line of text as the cells of a table row: parted by pipes, tabs or wide space."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orgwright.exchange.blueprint.columns import family_of, summary_key
from orgwright.exchange.blueprint.marks import unmarked, unsheltered

_PIPE = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_OPEN_RULE = re.compile(r"^:?-+:?(?:\|:?-+:?)+  $", re.MULTILINE)
_COLUMN = re.compile(r"\S+(?: \S+)*")
_WIDE_SPACE = re.compile(r" {2,}")
_PAIR = re.compile(r"(?![•◦▪‣·●○■*+–-]\s|\d{1,3}[.)]\s)[^|\t]*[^|\s\\](?P<parted>\s*\|\s+|\t+)[^|\s][^|\t]*")


@dataclass(frozen=True, slots=True)
class Table:
    """The table that a line may go on: its width, and where its columns begin if they are aligned by space."""

    width: int = 0
    starts: tuple[int, ...] = ()

    def after(self, raw: str, cells: Sequence[str] | None) -> "Table":
        """The table that the line behind a line may go on; ``cells`` are that line's, None where it is no row."""
        if cells is None:
            return NO_TABLE
        is_aligned = not self.width and "|" not in raw and "\t" not in raw
        starts = tuple(match.start() for match in _COLUMN.finditer(raw)) if is_aligned else self.starts
        return Table(max(self.width, len(cells), 1), starts)


NO_TABLE = Table()


def row_cells(raw: str, line: str, table: Table) -> tuple[str, ...] | None:
    """The cells of a row; an empty tuple for the rule under a head; None where the line is no row.

    An empty first or last cell of a table without a frame looks like its frame, and the table's width tells.
    """
    if "|" in line:
        return _piped(raw, line, table.width)
    if "\t" in line:
        pieces = line.split("\t") if raw.count("\t") + 1 != table.width else raw.split("\t")
        return _unmarked(pieces) if len(pieces) >= 3 or table.width else None
    if "  " not in line:
        return None
    cells = _unmarked(_WIDE_SPACE.split(line))
    if len(cells) == table.width > 1 or (len(cells) >= 2 and family_of(cells)):
        return cells
    return _aligned(raw, table.starts) if table.starts else None


def _aligned(raw: str, starts: Sequence[int]) -> tuple[str, ...] | None:
    """A row cut where the columns of its head begin; None where words stand across such a place."""
    if any(raw[start - 2 : start].strip() for start in starts[1:]) or raw[: starts[0]].strip():
        return None
    cells = [raw[start:end].strip() for start, end in zip(starts, (*starts[1:], len(raw)), strict=True)]
    return None if any("  " in cell for cell in cells) or not any(cells) else _unmarked(cells)


def _piped(raw: str, line: str, width: int) -> tuple[str, ...] | None:
    pipes = len(_PIPE.findall(line))
    if "-" in line and pipes and _TABLE_RULE.fullmatch(line):
        return ()
    if not (line.startswith("|") or pipes >= 2 or (pipes and (width or summary_key(line.strip("* "))))):
        return None
    body = line.removeprefix("|")
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    cells = _PIPE.split(body)
    return _unmarked(_PIPE.split(raw) if len(cells) < width == pipes + 1 else cells)


def _unmarked(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(unsheltered(unmarked(cell)) for cell in cells)


def is_pair(lines: Sequence[str], at: int) -> bool:
    """Whether a line with one pipe or tab stands beside another such line: a table of two columns without a frame."""
    match = _PAIR.fullmatch(lines[at].strip()) if "|" in lines[at] or "\t" in lines[at] else None
    if match is None:
        return False
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if "|" in below and "-" in below and _TABLE_RULE.fullmatch(below):
        return True
    near = (_PAIR.fullmatch(line.strip()) for line in (*lines[at - 1 : at], *lines[at + 1 : at + 2]))
    return any(one is not None and one["parted"].strip() == match["parted"].strip() for one in near)


def pair_cells(line: str) -> tuple[str, ...]:
    """The two cells of such a line."""
    match = _PAIR.fullmatch(line)
    return _unmarked((line[: match.start("parted")], line[match.end("parted") :])) if match else ()


def unwrapped(text: str) -> str:
    """The text with rows put together again that a program cut at its width: each whole row ends with two spaces."""
    if not _OPEN_RULE.search(text):
        return text
    whole: list[str] = []
    is_open = False
    for line in text.split("\n"):
        if _OPEN_RULE.fullmatch(line):
            is_open = True
            _join_head(whole)
        elif not line.strip():
            is_open = False
        elif is_open and whole and not whole[-1].endswith("  "):
            whole[-1] = f"{whole[-1]} {line}"
            continue
        whole.append(line)
    return "\n".join(whole)


def _join_head(lines: list[str]) -> None:
    """Put the lines of a table's head together, which are those back to the last blank line."""
    start = len(lines)
    while start and lines[start - 1].strip() and (start == len(lines) or not lines[start - 1].endswith("  ")):
        start -= 1
    lines[start:] = [" ".join(lines[start:])]
