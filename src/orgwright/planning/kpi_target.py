"""The number in a KPI's target text: which figure, in what unit, and on which side of it the good lies.

Nothing is guessed: a text without a figure has no target, and where a text gives a figure but no side, the target
says so (``is_side_said``).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from orgwright.planning.kpi_figures import TIME_UNITS, Figure, Rate, figures, plain, rate_after


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
    or empty for a plain count; ``period`` the time that a rate or a change refers to ("month"; "quarter" for QoQ).
    ``is_strict``: the bound itself does not meet the target; ``is_side_said``: the text says which side is good, or
    leaves no other (0, 100 %). ``text_span``: the characters it was read from.
    """

    direction: Direction
    low: Decimal
    high: Decimal
    unit: str
    change: Change | None
    period: str
    is_strict: bool
    is_side_said: bool
    text_span: tuple[int, int]

    def is_met(self, reading: Decimal) -> bool | None:
        """Whether a reading in the target's unit meets it.

        None where the text cannot tell: a change (it needs an earlier reading), a bound that is a span with the
        reading inside it, a reading beside a figure whose good side is not said.
        """
        if self.change is not None or not reading.is_finite():
            return None
        if self.direction in (Direction.WITHIN, Direction.EQUAL):
            return True if self.low <= reading <= self.high else False if self.is_side_said else None
        if self.direction is Direction.AT_LEAST:
            past_low, past_high = reading - self.low, reading - self.high
        else:
            past_low, past_high = self.high - reading, self.low - reading
        if past_high > 0 or (past_high == 0 and not self.is_strict):
            return True
        is_short = past_low < 0 or (past_low == 0 and self.is_strict)
        return False if is_short else None


_LESS = (
    r"(?:no|not) (?:more|greater|higher|longer|later) than|(?:not|never) (?:to )?exceed(?:ing)?|(?:not|never) above|"
    r"at most|at or below|up to|max(?:imum|\.)?(?: of)?|within(?! the first)|capped at|ceiling(?: of)?|"
    r"(?:less|lower|fewer) than or equal to|≤|<=|=<"
)
_MORE = (
    r"(?:no|not) (?:less|fewer|lower) than|(?:not|never) below|at least|at or above|min(?:imum|\.)?(?: of)?|"
    r"floor(?: of)?|(?:more|greater|higher) than or equal to|≥|>=|=>"
)
_BELOW = r"(?:less|fewer|lower|shorter|faster|sooner) than|under|below|<|sub-"
_ABOVE = r"(?:more|greater|higher) than|above|over|exceed(?:s|ing)?|beyond|>"
_SIDE_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<below>{_BELOW})|(?P<above>{_ABOVE})|"
    r"(?P<both_ways>(?:within )?(?:±|\+/-|plus or minus))|(?P<between>between|from|range(?: of)?)|"
    r"(?P<exactly>exactly|equals?(?: to)?|=)))?\s*"
    r"(?:~|≈|∼|approx(?:imately)?\.?|about|around|roughly|circa|ca\.|some)?\s*(?:an? |the )?(?:first )?$",
    re.IGNORECASE,
)
_SIDE_AFTER = re.compile(
    r",? ?(?:(?P<more>(?:or|and) (?:more|higher|above|greater|over|up(?:wards)?)\b|min(?:imum)?\b)|"
    r"(?:(?:or|and) (?:less|lower|below|fewer|under|faster|sooner|earlier)|max(?:imum)?)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:(?P<fall>reduc(?:e[sd]?|ing|tion)|decreas(?:e[sd]?|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|shrink|"
    r"declin(?:es?|ing)|drop(?:s|ped)?|down|shorten(?:s|ed|ing)?|sav(?:es?|ings?))|"
    r"(?P<rise>increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|rise|grow(?:s|n|ing|th)?|lift(?:s|ed)?|uplift|boost(?:s|ed)?|"
    r"expand|gain|up)|(?P<improve>improv(?:e[sd]?|ing|ement)))\b",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"[ -](?:(?:relative|absolute|sustained|annual(?:ized)?|quarterly|monthly|yearly|net|measurable|qoq|yoy|mom|wow) )*"
    r"(?:(?P<fall>reductions?|decreases?|drops?|declines?|cuts?|lower|fewer|less|savings?|cheaper)|"
    r"(?P<rise>increases?|growth|(?:up)?lift|gains?|rise|higher|more)|(?P<improve>improvements?|better|faster|shorter))\b",
    re.IGNORECASE,
)
_ARROWS = ("->", "→")
_RELATIVE = frozenset({"%", "pp", "bps", "×", "points"})
_FRAME_BEFORE = re.compile(
    r"\b(in|for|over|after|during|across|of|with|from|last|next|first|past|rolling|trailing)\s+(?:the |a )?"
    r"(?:(?:last|next|first|past) )?$",
    re.IGNORECASE,
)
_GOOD_WORDS = re.compile(
    r"\b(?:uptime|availab\w+|coverage|covered|complian\w+|on[- ]time|satisf\w+|adoption|adopted|complet\w+|accura\w+|"
    r"retention|retained|attainment|meets?|achiev\w+|reach\w*|attain\w*|pass(?:es|ing)?|success\w*)\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"^ or better\b|(?:\b(?:within|under|below)|[<≤]) ?[0-9]", re.IGNORECASE)
_BAD_WORDS = re.compile(
    r"\b(?:errors?|churn|attrition|turnover|defects?|fail\w*|downtime|overdue|variance|breach\w*|late|violations?|rework)\b",
    re.IGNORECASE,
)


def numeric_target(text: str) -> NumericTarget | None:
    """The first real target of a KPI's target text; None where the text has none.

    A time frame ("in 3 regions", "over 12 months", "within the first 90 days") gives way to any other figure; alone,
    only "in" with a time is a target ("in 5 days").
    """
    line = plain(text)
    deadline = None
    for figure in figures(line):
        side = _side(line, figure)
        rate = rate_after(line, side.ends, is_count=not figure.unit)
        frame = "" if rate.per else _frame(line, figure, side)
        if not frame and (target := _target(line, figure, side, rate)):
            return target
        if frame == "in" and figure.unit and not deadline:
            deadline = _target(line, figure, replace(side, direction=Direction.AT_MOST), rate)
    return deadline


@dataclass(frozen=True)
class _Side:
    """What the words around a figure say; ``begins`` and ``ends`` include them."""

    direction: Direction | None
    is_strict: bool
    is_both_ways: bool
    begins: int
    ends: int


def _target(line: str, figure: Figure, side: _Side, rate: Rate) -> NumericTarget | None:
    """The target that a figure states; None for a year and for a number that is only a word ("one of them")."""
    change = _change(line, figure, side, rate)
    is_bare = change is None and not rate.per and side.direction is None and not figure.unit
    if is_bare and ((figure.is_word and figure.low > 0) or _is_year(figure.low)):
        return None
    low, high, direction = figure.low, figure.high, side.direction
    if change is not None:
        direction = direction or Direction.AT_LEAST
    elif moved_to := _moved_to(line, figure):
        direction = moved_to
        low = high = low if figure.is_falling else high
    direction = direction or _side_by_words(line, figure)
    unit = figure.unit
    if rate.per and not (change and (rate.period or unit in _RELATIVE)):
        unit = f"{unit} per {rate.per}".strip()
    return NumericTarget(
        direction or (Direction.WITHIN if figure.joint else Direction.EQUAL),
        -high if side.is_both_ways else low,
        high,
        unit,
        change,
        rate.period,
        side.is_strict and direction in (Direction.AT_LEAST, Direction.AT_MOST),
        direction is not None,
        (side.begins, max(side.ends, rate.ends)),
    )


def _is_year(value: Decimal) -> bool:
    return 1900 <= value <= 2100 and value == int(value)


def _side(line: str, figure: Figure) -> _Side:
    begins = figure.begins - len(_sign(line, figure))
    start = max(0, begins - 48)
    before, after = _SIDE_BEFORE.search(line[start:begins]), _SIDE_AFTER.match(line, figure.ends)
    said = before.lastgroup if before else None
    direction = {
        "less": Direction.AT_MOST,
        "below": Direction.AT_MOST,
        "more": Direction.AT_LEAST,
        "above": Direction.AT_LEAST,
        "both_ways": Direction.WITHIN,
        "exactly": Direction.WITHIN if figure.joint else Direction.EQUAL,
        "between": Direction.WITHIN if figure.joint and not figure.is_falling else None,
    }.get(said or "")
    if direction is None and (figure.has_plus or (after and after["more"])):
        direction = Direction.AT_LEAST
    elif direction is None and after:
        direction = Direction.AT_MOST
    if before and said:
        begins = start + before.start()
    is_strict = said in ("below", "above")
    return _Side(direction, is_strict, said == "both_ways", begins, after.end() if after else figure.ends)


def _sign(line: str, figure: Figure) -> str:
    """The plus, minus or arrow that a figure carries; the dash of "sub-200ms" and the end of "+/-" are none."""
    found = re.search(
        r"(?:(?<!sub)(?<!\+/)[-+]|[↑↓] ?)$", line[max(0, figure.begins - 4) : figure.begins], re.IGNORECASE
    )
    return found[0] if found else ""


def _change(line: str, figure: Figure, side: _Side, rate: Rate) -> Change | None:
    """The change that a figure states: by its sign, by a verb before it, by a noun or "QoQ" after it."""
    is_relative = figure.unit in _RELATIVE
    sign = _sign(line, figure)
    is_moved = figure.joint in _ARROWS or (figure.joint == "to" and figure.is_falling and not sign)
    if side.is_both_ways or is_moved:
        return None
    if sign and (is_relative or not re.search(r"\be?NPS\b", line)):
        return Change.RISE if sign[0] in "+↑" else Change.FALL
    clause = re.split(r"[;:.!?(](?![0-9])", line[max(0, side.begins - 80) : side.begins])[-1]
    if verb := _last_verb(clause):
        between = clause[verb.end() :].rstrip().lower()
        is_by = between.endswith("by")
        is_bare = is_relative and not side.direction and not re.search(r"\b(?:to|at|from|reach|until)$|,$", between)
        if is_by or is_bare:
            return Change(verb.lastgroup or "")
    noun = _NOUN_AFTER.match(line, side.ends) or (rate.is_comparison and _NOUN_AFTER.match(line, rate.ends))
    if is_relative and noun:
        return Change(noun.lastgroup or "")
    return Change.CHANGE if rate.is_comparison and (is_relative or not figure.unit) else None


def _last_verb(text: str) -> re.Match[str] | None:
    return max(_VERB.finditer(text), key=re.Match.start, default=None)


def _frame(line: str, figure: Figure, side: _Side) -> str:
    """The word that makes a figure a time frame or a number of places, not a target; empty for a target."""
    if figure.unit not in ("", *TIME_UNITS) or figure.has_plus:
        return ""
    found = _FRAME_BEFORE.search(line[max(0, figure.begins - 24) : figure.begins])
    word = found[1].lower() if found else ""
    if (word == "from" and figure.joint) or (word == "over" and not figure.unit):
        return ""
    return word if side.direction is None or word in ("first", "over") else ""


def _moved_to(line: str, figure: Figure) -> Direction | None:
    """For "from 30 to 15 days", where the last number alone is the target: the side on which it lies; else None."""
    is_moved = figure.joint in _ARROWS or (
        figure.joint == "to" and (figure.is_falling or _last_verb(line[: figure.begins]))
    )
    if not is_moved:
        return None
    return Direction.AT_MOST if figure.is_falling else Direction.AT_LEAST


def _side_by_words(line: str, figure: Figure) -> Direction | None:
    """The side where no comparison stands beside the figure: a movement to it, 0 and 100 %, what is measured."""
    before = line[: figure.begins]
    verb = _last_verb(before) if re.search(r"\bto (?:about |around )?$", before[-12:]) else None
    if (verb and verb["fall"]) or figure.high == 0:
        return Direction.AT_MOST
    if (verb and verb["rise"]) or (figure.unit == "%" and figure.low == figure.high == 100):
        return Direction.AT_LEAST
    is_share = (figure.unit == "%" and figure.low >= 50) or figure.unit.startswith("/")
    if is_share and _SHARE_OF.search(line[figure.ends : figure.ends + 60]):
        return Direction.AT_LEAST  # "95% of calls under 500 ms"
    is_good, is_bad = bool(_GOOD_WORDS.search(line)), bool(_BAD_WORDS.search(line))
    if is_bad:
        return Direction.AT_MOST if not is_good and figure.unit == "%" and figure.high < 50 else None
    if figure.unit in TIME_UNITS and re.search(r"\bSL[AO]s?\b", line):
        return Direction.AT_MOST
    return Direction.AT_LEAST if is_good and is_share else None
