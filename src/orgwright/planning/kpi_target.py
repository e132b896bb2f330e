"""The number in a KPI's target text: which figure, in what unit, and on which side of it the good lies.

Nothing is guessed: a text without a figure has no target, and where a text gives a figure but no side, the target
says so (``is_side_said``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from orgwright.planning.kpi_figures import TIME_UNITS, Figure, figures, plain
from orgwright.planning.kpi_rates import Rate, rate_after


class Direction(StrEnum):
    """On which side of the figure the good lies; ``within`` is a range with both ends, ``equal`` one number."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    WITHIN = "within"
    EQUAL = "equal"


class Change(StrEnum):
    """What a relative target asks of the measure; ``improve`` and ``change`` leave up or down to the measure."""

    RISE = "rise"
    FALL = "fall"
    IMPROVE = "improve"
    CHANGE = "change"


@dataclass(frozen=True)
class NumericTarget:
    """A figure with its side.

    ``low`` to ``high`` is the span of the figure as stated, never negative for a change, and the same number twice
    where the text has one. With ``at least`` or ``at most`` a span means that the bound itself lies somewhere in it,
    depending on context ("p95 < 200–500 ms"). ``unit`` is "%", "ms", "/5", "days", "€", "per month", "$ per request"
    or empty for a plain count; ``period`` what a rate or a change refers to ("month", "QoQ"). ``is_strict``: the
    bound itself does not meet the target; ``is_about``: the text says "about"; ``is_side_said``: the text says which
    side is good, or leaves no other (0, 100 %). ``text_span``: the characters it was read from.
    """

    direction: Direction
    low: Decimal
    high: Decimal
    unit: str = ""
    change: Change | None = None
    period: str = ""
    text_span: tuple[int, int] = (0, 0)
    is_strict: bool = False
    is_about: bool = False
    is_side_said: bool = True

    @property
    def is_change(self) -> bool:
        """Whether the figure is a change of the measure and not its level."""
        return self.change is not None

    def is_met(self, reading: Decimal) -> bool | None:
        """Whether a reading in the target's unit meets it.

        None where the text cannot tell: a change (it needs an earlier reading), a bound that is a span with the
        reading inside it, a reading beside a figure whose good side is not said.
        """
        if self.is_change or not reading.is_finite():
            return None
        if self.direction in (Direction.WITHIN, Direction.EQUAL):
            inside = self.low <= reading <= self.high
            return inside if inside or self.is_side_said else None
        if self.direction is Direction.AT_LEAST:
            return _beyond(reading - self.high, reading - self.low, self.is_strict)
        return _beyond(self.low - reading, self.high - reading, self.is_strict)


def _beyond(past_far: Decimal, past_near: Decimal, is_strict: bool) -> bool | None:
    """True past the far end of a bound, False short of its near end, None between the two."""
    if past_far > 0 or (past_far == 0 and not is_strict):
        return True
    return False if past_near < 0 or past_near == past_far or (past_near == 0 and is_strict) else None


_LESS = (
    r"(?:no|not) (?:more|greater|higher|longer|later) than|(?:not|never) (?:to )?exceed(?:ing)?|(?:not|never) above|"
    r"at most|at or below|up to|max(?:imum|\.)?(?: of)?|within|capped at|ceiling(?: of)?|"
    r"(?:less|lower|fewer) than or equal to|≤|<=|=<"
)
_STRICTLY_LESS = r"less than|fewer than|lower than|shorter than|faster than|sooner than|under|below|<|sub-"
_MORE = (
    r"(?:no|not) (?:less|fewer|lower) than|(?:not|never) below|at least|at or above|"
    r"min(?:imum|\.)?(?: of)?|floor(?: of)?|"
    r"(?:more|greater|higher) than or equal to|≥|>=|=>"
)
_STRICTLY_MORE = r"more than|greater than|higher than|better than|above|over|exceed(?:s|ing)?|beyond|>"
_FILLED = (
    r"\s*(?P<about>~|≈|∼|approx(?:imately)?\.?|about|around|roughly|circa|ca\.|some)?\s*(?P<first>a |an |the |first )*$"
)
_SIDE_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<under>{_STRICTLY_LESS})|(?P<over>{_STRICTLY_MORE})|"
    rf"(?P<between>between|from|range(?: of)?|±|\+/-)|(?P<exactly>exactly|equal to|equals|=)))?{_FILLED}",
    re.IGNORECASE,
)
_SIDE_AFTER = re.compile(
    r",? ?(?:(?P<more>(?:or|and) (?:more|higher|above|greater|over|up(?:wards)?)\b|minimum\b|or better\b|min\b)|"
    r"(?P<less>(?:or|and) (?:less|lower|below|fewer|under|faster|sooner|earlier)\b|maximum\b|max\b))",
    re.IGNORECASE,
)
_VERBS = {
    Change.FALL: r"reduc(?:e|es|ed|ing|tion)|decreas(?:e|es|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|"
    r"shrink|declin(?:e|es|ing)|"
    r"drop(?:s|ped)?|down|shorten(?:s|ed|ing)?|sav(?:e|es|ing|ings)",
    Change.RISE: r"increas(?:e|es|ed|ing)|"
    r"rais(?:e|es|ed|ing)|rise|grow(?:s|n|ing|th)?|lift(?:s|ed)?|uplift|boost(?:s|ed)?|"
    r"expand|gain|up",
    Change.IMPROVE: r"improv(?:e|es|ed|ing|ement)",
}
_VERB_BEFORE = re.compile("|".join(rf"\b(?P<{kind.name}>{words})\b" for kind, words in _VERBS.items()), re.IGNORECASE)
_NOUNS = {
    Change.FALL: r"reductions?|decreases?|drops?|declines?|cuts?|lower|fewer|less|savings?|cheaper",
    Change.RISE: r"increases?|growth|uplift|lift|gains?|rise|higher|more",
    Change.IMPROVE: r"improvements?|better|faster|shorter",
}
_NOUN_AFTER = re.compile(
    r"[ -](?:(?:relative|absolute|sustained|annual|annualized|quarterly|monthly|yearly|net|measurable|"
    r"qoq|yoy|mom|wow) )*(?:" + "|".join(rf"(?P<{kind.name}>(?:{words}))\b" for kind, words in _NOUNS.items()) + ")",
    re.IGNORECASE,
)
_RELATIVE = frozenset({"%", "pp", "bps", "×", "points"})
_GOOD_WORDS = re.compile(
    r"\b(?:uptime|availab\w+|coverage|covered|complian\w+|on[- ]time|satisf\w+|adoption|adopted|complet\w+|accura\w+|"
    r"retention|retained|attainment|meets?|achiev\w+|reach\w*|attain\w*|pass(?:es|ing)?|success\w*)\b",
    re.IGNORECASE,
)
_BAD_WORDS = re.compile(
    r"\b(?:errors?|churn|attrition|turnover|defects?|fail\w*|downtime|overdue|variance|breach\w*|late|violations?|rework)\b",
    re.IGNORECASE,
)
_FRAME_BEFORE = re.compile(
    r"\b(?P<word>in|for|over|after|during|across|of|with|from|last|next|first|past|rolling|trailing|every)\s+(?:the\s+|a\s+)?"
    r"(?:(?:last|next|first|past)\s+)?$",
    re.IGNORECASE,
)


def numeric_target(text: str) -> NumericTarget | None:
    """The first real target of a KPI's target text; None where the text has none.

    A time frame ("in 3 regions", "over 12 months", "within the first 90 days") gives way to any other figure.
    """
    line = plain(text)
    candidates = [found for figure in figures(line) if (found := _read(line, figure)) is not None]
    return next((target for target, frame in candidates if not frame), None) or next(
        (target for target, frame in candidates if frame == "in" and target.unit), None
    )


@dataclass(frozen=True)
class _Side:
    """What the words around a figure say; ``begins`` and ``ends`` include them."""

    direction: Direction | None
    is_strict: bool
    is_about: bool
    word: str
    begins: int
    ends: int


def _read(line: str, figure: Figure) -> tuple[NumericTarget, str] | None:
    """The target that a figure states, with the word that makes it a time frame; None for a year or a bare word."""
    side = _side(line, figure)
    rate = rate_after(line, side.ends, is_count=not figure.unit and not figure.money)
    change = _change(line, figure, side, rate)
    frame = _frame(line, figure, side, rate)
    if change is None and not rate.per and side.direction is None and not figure.unit and not figure.money:
        bare_word = figure.is_word and figure.low > 0
        if bare_word or (1900 <= figure.low <= 2100 and figure.low == int(figure.low)):
            return None
    moved_to = _moved_to(line, figure) if change is None else None
    if moved_to is not None:
        direction, is_said = moved_to, True
        figure = replace(figure, low=figure.last, high=figure.last)
    else:
        direction, is_said = (side.direction, True) if side.direction else _unsaid(line, figure, change)
    if frame == "in" and figure.unit in TIME_UNITS and side.direction is None:
        direction, is_said = Direction.AT_MOST, True
    return (
        NumericTarget(
            direction,
            figure.low if not _is_both_ways(side) else -figure.high,
            figure.high,
            _unit_text(figure, rate, change),
            change,
            rate.period,
            (side.begins, max(side.ends, rate.ends) if rate.per else side.ends),
            side.is_strict and direction in (Direction.AT_LEAST, Direction.AT_MOST),
            side.is_about,
            is_said,
        ),
        frame,
    )


def _is_both_ways(side: _Side) -> bool:
    return side.word in ("±", "+/-")


def _side(line: str, figure: Figure) -> _Side:
    begins = figure.begins - len(_sign(line, figure))
    start = max(0, begins - 48)
    before = _SIDE_BEFORE.search(line[start:begins])
    after = _SIDE_AFTER.match(line, figure.ends)
    word, about, is_strict = "", False, False
    direction: Direction | None = None
    if before is not None:
        about = bool(before["about"])
        word = next(
            (before[name] for name in ("less", "more", "under", "over", "between", "exactly") if before[name]), ""
        )
        is_strict = bool(before["under"] or before["over"])
        direction = _direction_before(before, figure)
        begins = start + before.start() + len(before[0]) - len(before[0].lstrip()) if before[0].strip() else begins
    if direction is None and (figure.has_plus or (after and after["more"])):
        direction = Direction.AT_LEAST
    elif direction is None and after:
        direction = Direction.AT_MOST
    return _Side(direction, is_strict, about, word.lower(), begins, after.end() if after else figure.ends)


def _sign(line: str, figure: Figure) -> str:
    """The plus or minus that a figure carries; the dash of "sub-200ms" and the end of "+/-" are none."""
    before = line[max(0, figure.begins - 4) : figure.begins]
    return before[-1:] if re.search(r"[-+]$", before) and not re.search(r"sub-$|\+/-$", before, re.IGNORECASE) else ""


def _direction_before(before: re.Match[str], figure: Figure) -> Direction | None:
    if before["less"] and before["less"].lower() == "within" and before["first"] == "first ":
        return None
    if before["less"] or before["under"]:
        return Direction.AT_MOST
    if before["more"] or before["over"]:
        return Direction.AT_LEAST
    if before["exactly"]:
        return Direction.EQUAL if not figure.is_range else Direction.WITHIN
    if before["between"] and before["between"].lower() in ("±", "+/-"):
        return Direction.WITHIN
    if not before["between"] or not figure.is_range:
        return None
    return Direction.WITHIN if not figure.is_falling else None


def _change(line: str, figure: Figure, side: _Side, rate: Rate) -> Change | None:
    """The change that a figure states: by its sign, by a verb before it, by a noun or "QoQ" after it."""
    is_relative = figure.unit in _RELATIVE
    sign = _sign(line, figure)
    if sign:
        if not is_relative and re.search(r"\be?NPS\b", line):
            return None
        return Change.RISE if sign == "+" else Change.FALL
    clause = re.split(r"[;:.!?(](?![0-9])", line[max(0, side.begins - 80) : side.begins])[-1]
    verb = _last(_VERB_BEFORE, clause)
    lead = clause[verb.end() :].rstrip().lower() if verb else ""
    if verb and re.search(r"\bby$", lead):
        return _named(verb)
    if verb and is_relative and side.direction is None and not re.search(r"\b(?:to|at|from|reach|until)$|,$", lead):
        return _named(verb)
    noun = _NOUN_AFTER.match(line, side.ends)
    if noun and is_relative:
        return _named(noun)
    return Change.CHANGE if rate.is_comparison and (is_relative or not figure.unit) else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007 - the last match is what is wanted
        continue
    return found


def _named(found: re.Match[str]) -> Change:
    return Change[found.lastgroup or Change.CHANGE.name]


def _frame(line: str, figure: Figure, side: _Side, rate: Rate) -> str:
    """The word that makes a figure a time frame or a number of places, not a target; empty for a target."""
    if figure.unit not in ("", *TIME_UNITS) or figure.money or rate.per or figure.has_plus:
        return ""
    before = line[max(0, figure.begins - 24) : figure.begins]
    found = _FRAME_BEFORE.search(before)
    word = found["word"].lower() if found else ""
    if side.word == "over" and figure.unit in TIME_UNITS and re.search(r"\bover $", before, re.IGNORECASE):
        return "over"
    if word == "every":
        return ""
    return word if side.direction is None or word == "first" else ""


def _unsaid(line: str, figure: Figure, change: Change | None) -> tuple[Direction, bool]:
    """The side where no comparison stands beside the figure: from a movement, from the words around, else none."""
    if change is not None:
        return Direction.AT_LEAST, True
    if figure.high == 0:
        return Direction.AT_MOST, True
    if figure.unit == "%" and figure.low == 100:
        return Direction.AT_LEAST, True
    by_words = _side_by_words(line, figure)
    if by_words is not None:
        return by_words, True
    return (Direction.WITHIN if figure.is_range else Direction.EQUAL), False


def _moved_to(line: str, figure: Figure) -> Direction | None:
    """For "from 30 to 15 days", where the last number alone is the target: the side on which it lies; else None."""
    is_moved = figure.joined_by in ("->", "→") or (
        figure.joined_by == "to" and (figure.is_falling or _last(_VERB_BEFORE, line[: figure.begins]))
    )
    if not is_moved:
        return None
    return Direction.AT_MOST if figure.is_falling else Direction.AT_LEAST


def _side_by_words(line: str, figure: Figure) -> Direction | None:
    moved = _last(_VERB_BEFORE, line[: figure.begins])
    if moved and re.search(r"\bto (?:about |around )?$", line[max(0, figure.begins - 12) : figure.begins]):
        kind = _named(moved)
        return {Change.FALL: Direction.AT_MOST, Change.RISE: Direction.AT_LEAST}.get(kind)
    good, bad = bool(_GOOD_WORDS.search(line)), bool(_BAD_WORDS.search(line))
    if re.search(r"\bSL[AO]s?\b", line) and figure.unit in TIME_UNITS and not bad:
        return Direction.AT_MOST
    is_share = figure.unit == "%"
    if good and not bad and ((is_share and figure.low >= 50) or figure.unit.startswith("/")):
        return Direction.AT_LEAST
    return Direction.AT_MOST if bad and not good and is_share and figure.high < 50 else None


def _unit_text(figure: Figure, rate: Rate, change: Change | None) -> str:
    unit = figure.money + (f" {figure.unit}" if figure.money and figure.unit else figure.unit)
    if not rate.per or (change is not None and (rate.period or figure.unit in _RELATIVE)):
        return unit
    return f"{unit} per {rate.per}".strip()
