"""The legend of a sheet: what its author wrote beside the table about the meaning of its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orgwright.exchange.foreign.book import Area, Sheet, text_of
from orgwright.exchange.foreign.level_words import key_of

_LONGEST_MARK = 6
_PAIR = re.compile(r"\s*(\S{1,6})\s*(?:=|:|→|->|–|—|\s-\s)\s*(\S.*?)\s*$")
_PARTS = re.compile(r"[,;|\n]|\s/\s|\s{2,}")


def legend_of(sheet: Sheet, area: Area, marks: frozenset[str]) -> dict[str, tuple[str, int, int]]:
    """What is said outside of ``area`` about each of the ``marks``: (words, row, column) by the key of the mark.

    Understood are a mark and its words in one cell ("3 = Expert", several parted by commas) and in two cells side by
    side. Only marks that the table uses count.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for row, column, value in sheet.filled(sheet.area):
        if area.holds(row, column):
            continue
        beside = sheet.at(row, column + 1)
        if len(text_of(value)) <= _LONGEST_MARK and isinstance(beside, str) and not area.holds(row, column + 1):
            key = key_of(value)
            if key in marks:
                found.setdefault(key, (text_of(beside), row, column))
        if isinstance(value, str):
            for mark, words in _pairs(value):
                if key_of(mark) in marks:
                    found.setdefault(key_of(mark), (words, row, column))
    return found


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for one in _PARTS.split(text.partition("Legend:")[2] or text):
        pair = _PAIR.match(one)
        if pair:
            yield pair[1], pair[2]
