"""A line of text as the cells of a table row: parted by pipes, tabs or wide space."""

import re
from collections.abc import Sequence

from orgwright.exchange.blueprint.columns import family_of, summary_key
from orgwright.exchange.blueprint.marks import unmarked, unsheltered

_PIPE = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_WIDE_SPACE = re.compile(r" {2,}")
_PAIR = re.compile(r"(?![•◦▪‣·●○■*+–-]\s|\d{1,3}[.)]\s)[^|\t]*[^|\s\\](?P<parted>\s+\|\s+|\t+)[^|\s][^|\t]*")


def may_be_row(line: str) -> bool:
    """Whether a line holds anything that parts cells."""
    return "|" in line or "\t" in line or "   " in line


def row_cells(raw: str, line: str, width: int) -> tuple[str, ...] | None:
    """The cells of a row; an empty tuple for the rule under a head; None where the line is no row.

    ``width`` is that of the table that the line before belongs to, 0 where it belongs to none. An empty first or
    last cell of a table without a frame looks like its frame, and the width tells.
    """
    if "|" in line:
        return _piped(raw, line, width)
    if "\t" in line:
        cells = line.split("\t") if raw.count("\t") + 1 != width else raw.split("\t")
        return _unmarked(cells) if len(cells) >= 3 or width else None
    cells = [unsheltered(unmarked(cell)) for cell in _WIDE_SPACE.split(line)]
    return tuple(cells) if len(cells) >= 2 and (width or family_of(cells)) else None


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
    near = (_PAIR.fullmatch(line.strip()) for line in (*lines[at - 1 : at], *lines[at + 1 : at + 2]))
    return any(one is not None and one["parted"].strip() == match["parted"].strip() for one in near)


def pair_cells(line: str) -> tuple[str, ...]:
    """The two cells of such a line."""
    match = _PAIR.fullmatch(line)
    return _unmarked((line[: match.start("parted")], line[match.end("parted") :])) if match else ()
