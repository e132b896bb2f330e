"""In which encoding a text file is written, and by what its columns are parted: nobody writes either into the file."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from io import StringIO

from orgwright.errors import RefusedInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp932", "euc_jp", "gb18030", "big5", "euc_kr", "cp1252", "cp1250", "cp1251", "cp1253", "cp874")
SEPARATORS = (",", ";", "\t", "|")
MOST_CELLS = 2_000_000
"""The cells that a foreign file may have; more is no list that people keep by hand."""
MOST_ROWS = 200_000
MOST_BYTES = 20_000_000
_LOOKED_AT = 200_000
_LONGEST_CELL = 100_000
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SCRIPTS = (
    ("kana", re.compile(r"[\u3040-\u30ff]"), 2.0),
    ("han", re.compile(r"[\u4e00-\u9fff]"), 0.9),
    ("hangul", re.compile(r"[\uac00-\ud7a3]"), 1.2),
    ("thai", re.compile(r"[\u0e01-\u0e5b]"), 0.9),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]"), 0.95),
    ("greek", re.compile(r"[\u0370-\u03ff]"), 0.9),
    ("latin", re.compile(r"[À-ÖØ-öø-ÿ]"), 1.0),
    ("middle latin", re.compile(r"[Ā-ſ]"), 0.95),
)
_SPOILT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\uff61-\uff9f]")
_MIXED = re.compile(
    r"[a-zA-Z][\u0370-\u04ff\u0e01-\u0e5b]|[\u0370-\u04ff\u0e01-\u0e5b][a-zA-Z]|[a-zß-ÿ][A-ZÀ-Þ]|(?<=[A-Za-zÀ-ÿ])[¡-¿×÷](?=[A-Za-zÀ-ÿ])"
)
_VOWELS = (
    ("cyrillic", re.compile(r"[аеёиоуыэюяіїє]", re.IGNORECASE)),
    ("greek", re.compile(r"[αεηιουωάέήίόύώ]", re.IGNORECASE)),
)
_FEWEST_VOWELS = 0.28
"""The least share of vowels in writing; the letters of another alphabet in their place have fewer."""
_HALVES = re.compile(r"[À-ÿ]{2,}")


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding it is written in.

    A mark at the start or sound UTF-8 decides; else UTF-16 by its zeros; else, among the encodings that programs of
    an office write, the one whose text looks most like writing: letters of one script, none within another's word.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace"), name
    wide = _wide(content)
    if wide is not None:
        return content.decode(wide, "replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = max(_OLD, key=lambda name: _likely(content, name))
        return content.decode(best, "replace"), best


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    sample = content[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _likely(content: bytes, name: str) -> float:
    """How much the text that an encoding gives looks like writing: a score that only compares."""
    sample = content[:_LOOKED_AT]
    try:
        text = codecs.getincrementaldecoder(name)("strict").decode(sample, len(sample) == len(content))
    except UnicodeDecodeError:
        return -1e9
    counts = {script: len(letters.findall(text)) for script, letters, _ in _SCRIPTS}
    told = sum(weight * counts[script] for script, _, weight in _SCRIPTS)
    for script, vowels in _VOWELS:
        told -= max(0.0, counts[script] - len(vowels.findall(text)) / _FEWEST_VOWELS)
    if counts["hangul"] and counts["han"]:
        told -= counts["hangul"] + counts["han"]
    if name == "euc_jp" and not counts["kana"]:
        told *= 0.8
    foreign = sum(1 for one in text if ord(one) > 127)
    unsaid = foreign - sum(counts.values())
    halves = sum(len(one) for one in _HALVES.findall(text))
    spoilt = 4 * len(_SPOILT.findall(text)) + 2 * len(_MIXED.findall(text)) + 1.2 * halves
    # An encoding of two bytes a letter reads fewer letters from the same bytes; the share makes them comparable.
    return (told - 0.4 * unsaid - spoilt) / max(foreign, 1)


def separated(text: str) -> tuple[list[list[str]], str]:
    """The rows of a text and the separator of their cells: the one that parts most rows into equally many cells.

    Refused where it has more rows or cells than a list has, or a cell without end.
    """
    said = _TOLD.match(text)
    if said:
        return _rows(text[said.end() :], said.group(1)), said.group(1)
    sample = text[:_LOOKED_AT]
    best = max(SEPARATORS, key=lambda one: _evenness(_rows(sample, one)))
    return _rows(text, best), best


def _rows(text: str, separator: str) -> list[list[str]]:
    """The rows, read one by one, so that a file of millions is refused before it fills the memory."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            cells += len(row)
            if cells > MOST_CELLS or len(rows) > MOST_ROWS:
                raise RefusedInput(
                    f"The text has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; take the part that matters."
                )
    except csv.Error:
        raise RefusedInput("The text has a cell that does not end; look for a lone quotation mark in it.") from None
    finally:
        csv.field_size_limit(limit)
    return rows


def _evenness(rows: list[list[str]]) -> float:
    """How many rows have the commonest number of cells, times that number; 0 where nothing is parted."""
    widths = Counter(len(row) for row in rows if row)
    if not widths:
        return 0.0
    score = {width: count * (width - 1) for width, count in widths.items()}
    return max(score.values()) / sum(widths.values())
