"""Lines put together again that a program cut inside an item or a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise

from orgwright.exchange.blueprint.stacked import Line
from orgwright.exchange.blueprint.vocabulary import LABEL, is_known_heading, section_of

_BROKEN_WORD = re.compile(r"\w-$")
_SHORTEST_WRAPPED = 45
_LONGEST_WRAPPED = 130
_FEWEST = 10
_LONGEST_OPENING = 8
_INSIDE_SENTENCE = frozenset("abcdefghijklmnopqrstuvwxyz,.;:)")


class _Cut(Enum):
    """How the paragraphs of a text are cut."""

    NOT = "each paragraph is a line"
    WRAPPED = "at a width, so that lines are of one length and go on in small letters"
    PARTED = "around bold words and links, with blank lines between paragraphs"
    CRUSHED = "around bold words and links, without any blank line"


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with everything that belongs to one item or paragraph in one line."""
    cut = _cut(lines)
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before is not None and _continues(before, line, cut):
            is_tight = _BROKEN_WORD.search(before.text) or line.text[0] in ",.;:)"
            whole[-1] = replace(before, text=f"{before.text}{'' if is_tight else ' '}{line.text}")
        else:
            whole.append(line)
    return whole


def _continues(before: Line, line: Line, cut: _Cut) -> bool:
    if line.mark or line.after_blank or before.mark in ("#", "|") or not before.text:
        return False
    label = LABEL.fullmatch(before.text)
    if label is not None and not label["rest"]:
        return True
    if LABEL.match(line.text) or section_of(line.text) is not None:
        return False
    is_below = bool(before.mark) and (line.indent > before.indent or before.text.endswith(":"))
    if is_below and not is_known_heading(line.text):
        return True
    if cut is _Cut.CRUSHED:
        opens = before.text.endswith(":") and len(before.text.split()) <= _LONGEST_OPENING
        return opens or line.text[0] in _INSIDE_SENTENCE
    return cut is _Cut.PARTED or (cut is _Cut.WRAPPED and len(before.text) > _SHORTEST_WRAPPED)


def _cut(lines: Sequence[Line]) -> _Cut:
    goes_on = sum(not (line.mark or line.after_blank) and line.text[:1] in _INSIDE_SENTENCE for line in lines)
    if _is_wrapped(lines):
        return _Cut.WRAPPED
    if goes_on < _FEWEST or goes_on * 20 < len(lines):
        return _Cut.NOT
    is_parted = sum(line.after_blank for line in lines) * 3 >= len(lines)
    return _Cut.PARTED if is_parted else _Cut.CRUSHED


def _is_wrapped(lines: Sequence[Line]) -> bool:
    pairs = [
        (before.text, line.text)
        for before, line in pairwise(lines)
        if before.mark not in ("#", "|") and not (line.mark or line.after_blank)
        if len(before.text) > _SHORTEST_WRAPPED
    ]
    goes_on = sum(after[:1].islower() for _, after in pairs)
    return goes_on >= 3 and goes_on * 3 >= len(pairs) and max(len(text) for text, _ in pairs) <= _LONGEST_WRAPPED
