"""Finding anything by a part of its name, best first across all kinds.

The names of one kind are joined into one long text, so that looking through a hundred thousand of them is a search of
that text which ends as soon as enough was found: what is typed is compared on every keystroke.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Any
from unicodedata import combining, normalize

PER_KIND = 15
"""As many of one kind are found at the most; who looks for more types one more letter."""
KINDS = (
    "person",
    "role",
    "skill",
    "unit",
    "position",
    "scenario",
    "round",
    "view",
    "screen",
    "action",
    "help",
)
"""The order in which things that match equally well stand."""
_WORD_START = re.compile(r"(?<![^\W_])(?=[^\W_])|(?<!\S)(?=\S)")
_MARK = "\x01"
_STROKES = {
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ħ": "h",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "'": "",
    "’": "",
    "ʼ": "",
}
_LEAST_INITIALS = 2


class Rank(IntEnum):
    """How well a name matches, best first; ``BESIDE``: some word stands in the second line alone."""

    EXACT = 0
    START = 1
    WORDS = 2
    INITIALS = 3
    INSIDE = 4
    BESIDE = 5


@dataclass(frozen=True, slots=True)
class Findable:
    """Something that can be found; ``value`` says to its kind what it is: a record's id, or what is to be done.

    ``other_names`` are found like the name. ``keys`` (keys, e-mail addresses) only whole or from their beginning.
    ``day`` belongs to the second line. What is past stands after all that matches as well and is not past.
    """

    kind: str
    value: Any
    name: str
    second: str = ""
    other_names: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    day: date | None = None
    is_past: bool = False


@dataclass(frozen=True)
class Match:
    """A findable, how well it matches, which letters of its name do, and the other name that was meant, or ""."""

    findable: Findable
    rank: Rank
    spans: tuple[tuple[int, int], ...] = ()
    other_name: str = ""


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    plain = "".join(one for one in normalize("NFKD", letter) if not combining(one)).casefold()
    plain = "".join(_STROKES.get(one, one) for one in plain)
    return "".join(one if one.isprintable() and not one.isspace() else " " for one in plain)


def folded(text: str) -> str:
    """The text without case, accents and apostrophes; whatever parts lines or words is a space."""
    if text.isascii() and text.isprintable():
        return text.lower().replace("'", "")
    return "".join(map(_folded_letter, text))


def _marked(plain: str) -> str:
    """A folded text with a mark before each word."""
    if plain.replace(" ", "").isalnum():
        return _MARK + plain.replace(" ", " " + _MARK)
    return _WORD_START.sub(_MARK, plain)


def _initials(plain: str) -> str:
    return "".join(one[:1] for one in re.findall(r"[^\W_]+", plain))


class _Lines:
    """Texts as the lines of one, each with the place of the findable that it belongs to."""

    def __init__(self, texts: Sequence[tuple[int, str]]) -> None:
        self._places = array("l", (place for place, _ in texts))
        starts, at = array("l"), 1
        for _, text in texts:
            starts.append(at)
            at += len(text) + 1
        self._starts = starts
        self._text = "\n" + "\n".join(text for _, text in texts) + "\n"

    def with_all(self, needles: Sequence[str]) -> Iterator[int]:
        """The places of the lines that hold all needles, in order; one that opens with a line break opens the line."""
        if not self._places or not needles:
            return
        text = self._text
        first = needles[0] if len(needles) == 1 else min(needles, key=text.count)
        step = first.startswith("\n")
        at = text.find(first)
        while at >= 0:
            line = bisect_right(self._starts, at + step) - 1
            start = self._starts[line]
            end = text.index("\n", start)
            if all(text.find(one, start - 1, end + 1) >= 0 for one in needles):
                yield self._places[line]
            at = text.find(first, end)


class Block:
    """The findables of one kind, past ones apart, ready to be looked through; they are kept by name."""

    def __init__(self, findables: Iterable[Findable]) -> None:
        named = sorted(((folded(one.name), one) for one in findables), key=lambda pair: pair[0])
        self.findables = tuple(one for _, one in named)
        first = self.findables[0] if self.findables else None
        self.order = (KINDS.index(first.kind), first.is_past) if first else (len(KINDS), True)
        own = [(place, plain) for place, (plain, _) in enumerate(named)]
        others = [(place, folded(name)) for place, one in enumerate(self.findables) for name in one.other_names]
        keys = [(place, folded(key)) for place, one in enumerate(self.findables) for key in one.keys if key]
        whole = [(place, _whole(plain, one)) for place, (plain, one) in enumerate(named)]
        self._names = (_Lines(own), _Lines(others))
        self._words = tuple(_Lines([(place, _marked(name)) for place, name in several]) for several in (own, others))
        several_words = [(place, plain) for place, plain in own if " " in plain or not plain.isalnum()]
        self._initials = _Lines([(place, _initials(plain)) for place, plain in several_words])
        self._keys = _Lines(keys)
        self._whole = _Lines(whole)

    def places(self, rank: Rank, query: _Query) -> Iterator[int]:
        """The places of all that match at least so well, some twice."""
        if rank is Rank.EXACT:
            for lines in (*self._names, self._keys):
                yield from lines.with_all((f"\n{query.plain}\n",))
        elif rank is Rank.START:
            for lines in self._words:
                yield from lines.with_all((f"\n{query.marked}",))
            yield from self._keys.with_all((f"\n{query.plain}",))
        elif rank is Rank.WORDS:
            for lines in self._words:
                yield from lines.with_all(query.marked_words)
        elif rank is Rank.INITIALS:
            if len(query.words) == 1 and len(query.plain) >= _LEAST_INITIALS:
                yield from self._initials.with_all((f"\n{query.plain}",))
        elif rank is Rank.INSIDE:
            for lines in self._names:
                yield from lines.with_all(query.words)
        else:
            yield from self._whole.with_all(query.words)


def _whole(plain: str, one: Findable) -> str:
    return "\t".join((plain, *map(folded, one.other_names), folded(one.second)))


class _Query:
    """What was typed, in the forms in which it is looked for."""

    def __init__(self, text: str) -> None:
        self.words = tuple(folded(text).split())
        self.plain = " ".join(self.words)
        self.marked = _marked(self.plain) if self.plain else ""
        self.marked_words = tuple(map(_marked, self.words))


def blocks(findables: Iterable[Findable]) -> list[Block]:
    """The blocks of findables of any kinds, to be kept and looked through again and again."""
    sorted_out: dict[tuple[str, bool], list[Findable]] = {}
    for one in findables:
        sorted_out.setdefault((one.kind, one.is_past), []).append(one)
    return [Block(several) for several in sorted_out.values()]


def best_matches(searched: Iterable[Block], text: str, per_kind: int = PER_KIND) -> list[Match]:
    """What the words of ``text`` find, best first across kinds; at most ``per_kind`` of each kind.

    Better is: the whole name; its beginning; the beginnings of words; the initials; inside the name; inside the second
    line. What matches equally well stands by kind (what is past after all kinds), then by name. All words must match;
    case and accents do not matter. Nothing typed finds nothing.
    """
    query = _Query(text)
    if not query.words:
        return []
    # What is past stands behind every kind of what is not.
    ordered = sorted(searched, key=lambda one: (one.order[1], one.order[0]))
    taken: list[set[int]] = [set() for _ in ordered]
    found = []
    for rank in Rank:
        for block, known in zip(ordered, taken, strict=True):
            if len(known) >= per_kind:
                continue
            for place in block.places(rank, query):
                if place not in known:
                    known.add(place)
                    found.append(_match(block.findables[place], rank, query))
                    if len(known) >= per_kind:
                        break
    return found


def _match(one: Findable, rank: Rank, query: _Query) -> Match:
    spans = _spans(one.name, rank, query)
    meant = ""
    if not spans:
        others = (name for name in (*one.other_names, *one.keys) if any(word in folded(name) for word in query.words))
        meant = next(others, "")
    return Match(one, rank, spans, meant)


def _spans(name: str, rank: Rank, query: _Query) -> tuple[tuple[int, int], ...]:
    """Where in the name as written the letters stand that match, from left to right without overlap."""
    plain, places = "", []
    for number, letter in enumerate(name):
        shown = _folded_letter(letter)
        plain += shown
        places += [number] * len(shown)
    pairs: list[tuple[int, int]] = []
    if rank is Rank.INITIALS:
        starts = [found.start() for found in re.finditer(r"[^\W_]+", plain)]
        pairs = [(at, at + 1) for at in starts[: len(query.plain)]]
    elif plain.startswith(query.plain):
        pairs = [(0, len(query.plain))]
    else:
        found_at = ((_place(plain, word), len(word)) for word in query.words)
        pairs = [(at, at + length) for at, length in found_at if at >= 0]
    joined: list[tuple[int, int]] = []
    for start, end in sorted((places[start], places[end - 1] + 1) for start, end in pairs):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _place(plain: str, word: str) -> int:
    """Where a word begins in a name: at the beginning of one of its words if it can."""
    at = _marked(plain).find(_marked(word))
    if at >= 0:
        return at - _marked(plain)[:at].count(_MARK)
    return plain.find(word)
