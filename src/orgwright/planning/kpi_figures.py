"""Where a KPI's target text states figures: numbers and ranges with their units, and what they are counted by.

A percentile (p95), a severity (Sev1), a quarter (Q3), a version, a time of day or "24x7" is a name, never a figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

# One character for one, so that places in the plain text are places in the text as written.
_PLAIN = str.maketrans({**dict.fromkeys("‐‑‒–—―−﹣－", "-"), "≦": "≤", "≧": "≥", "⩽": "≤", "⩾": "≥"})
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VALUE_BY_WORD = {**{word: Decimal(at) for at, word in enumerate(_WORDS)}, "once": Decimal(1), "twice": Decimal(2)}
_GROUPED = r"[0-9]{1,3}(?:[,'’ ][0-9]{3}){1,5}(?![0-9])(?:\.[0-9]{1,9})?"
_POWER_BY_FACTOR = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}
_CURRENCY = r"(?:(?:US|A|C)?\$|[€£¥₹฿]|\b(?:USD|EUR|GBP|CHF|JPY|INR|AUD|CAD|SGD|THB)(?![A-Za-z]))"
_SCALE = (
    r"\s?\(?(?:/|out of|(?=on an?))\s?(?:on an? )?(?P<top>4|5|7|10|100)(?:\.0)?(?![0-9/.]| ?%| of\b)(?:-point scale)?"
)
# What a unit is called here, and what texts call it.
_UNITS = {
    "pp": r"pp|ppts?|p\.p\.|percentage[ -]points?|%-points?",
    "%": r"%|percent|per cent|pct",
    "bps": r"bps|basis points?",
    "×": r"[x×]|-?fold",
    ":1": r":1",
    "µs": r"[µμ]s|microseconds?",
    "ms": r"ms|msecs?|milliseconds?",
    "seconds": r"s|secs?|seconds?",
    "minutes": r"mins?|minutes?",
    "hours": r"h|hrs?|hours?",
    "business days": r"(?:business|working|work|biz)[ -]days?",
    "days": r"d|(?:calendar )?days?",
    "weeks": r"wks?|weeks?",
    "months": r"mos?|months?",
    "quarters": r"quarters?",
    "years": r"yrs?|years?",
    "points": r"(?:e?NPS )?(?:points?|pts?)",
    "FTE": r"FTEs?",
    "GB": r"GB",
    "TB": r"TB",
    "requests per second": r"QPS|RPS|TPS",
}
_MICROSECONDS = {"µs": 1, "ms": 10**3, "seconds": 10**6, "minutes": 60 * 10**6, "hours": 3600 * 10**6}
TIME_UNITS = frozenset((*_MICROSECONDS, "business days", "days", "weeks", "months", "quarters", "years"))
_PLUS = r"\+(?!/-| ?[0-9])"
_NUMBER = re.compile(
    rf"(?<![\w@#.:/\\,^])(?P<money>{_CURRENCY} ?)?"
    rf"(?P<digits>{_GROUPED}|[0-9]{{1,15}}(?:[.,][0-9]{{1,9}})?|\.[0-9]{{1,9}}|(?:{'|'.join(_VALUE_BY_WORD)})(?![a-z]))"
    rf"(?P<factor>(?:k|m|b|bn|mn)(?![a-z0-9])|\s?(?:thousand|million|billion)\b)?(?P<plus> ?{_PLUS})?"
    rf"(?:{_SCALE}| *(?P<unit>{'|'.join(_UNITS.values())})(?![a-z0-9])| *(?P<coin>{_CURRENCY}))?"
    rf"(?P<more>{_PLUS})?",
    re.IGNORECASE,
)
_JOINT = re.compile(r" *(->|→|--?|(?<= )(?:to|and)(?= )) *([-+]?)", re.IGNORECASE)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:sev(?:erity)?|prio(?:rity)?|tiers?|levels?|phase|stage|step|top|soc|iso(?:/iec)?|nist|pci|dss|sox|cmmi|"
    r"version|type|category|class|section|article|rule|form|grade|band|wave|round|http|days?|weeks?|months?|quarters?|"
    rf"years?|scope|per|fy|the first|option|line|group|{_MONTHS})[ #]+|(?<!\bsu)[a-z0-9]-|[a-z]\+)$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    rf"[a-z0-9_]|-[a-z0-9]|[:/.,][0-9]|/ ?[0-9]| ?(?:st|nd|rd|th)\b|\^| (?:{_MONTHS})\b| ?(?:percentile|nines)\b",
    re.IGNORECASE,
)
_NOT_ZERO = re.compile(
    r"\b(?:near(?:ly|ing)?|almost|approach(?:es|ing)?|close to|towards?|non|trend\w* to)[ -]+$", re.I
)
_ODDS = re.compile(r" in [0-9]+\b(?! ?[a-z%])", re.IGNORECASE)
_ZERO_NAME = re.compile(r"[ -](?:trust|days?|touch|tolerance|knowledge|based|sum)\b", re.IGNORECASE)

_PERIODS = (
    r"(?P<hour>hours?|hr)|(?P<day>days?)|(?P<week>weeks?|wk)|(?P<sprint>sprints?)|(?P<month>months?|mo)|"
    r"(?P<quarter>quarters?|qtr)|(?P<year>years?|yr|annum)"
)
_RATE = re.compile(
    rf"(?:/ ?|\b(?:an?|each|every|per) )(?:(?:business|calendar|fiscal) )?(?:{_PERIODS})\b(?!/)"
    r"|(?:\bper |^/ ?)(?P<thing>(?:[0-9][0-9.,]* ?k? )?(?:(?:active|new|paying|full-time|successful) )?[a-z][a-z-]*)",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\b(?:(?P<day>dai)|(?P<week>week)|(?P<month>month)|(?P<quarter>quarter)|(?P<year>year))ly(?=\s*$)", re.I
)
_COMPARED = re.compile(
    "|".join(
        rf"(?P<{word}>\b(?:{word[0]}o{word[0]}|{word[0]}/{word[0]}|{word}[- ]o(?:ver|n)[- ]{word})(?![a-z/]))"
        for word in ("week", "month", "quarter", "year")
    ),
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;()!?<>≥≤+]|[,.](?![0-9])|\b(?:and|within|but|with|while|depending)\b")


@dataclass(frozen=True)
class Figure:
    """A number or a range in a text: ``low`` equals ``high`` for one number; ``begins`` and ``ends`` its characters.

    ``has_plus`` is "or more" written as a plus; ``word`` a number or its factor written out ("two", "k"), ``power``
    that factor's power of ten; ``joint`` what stands between the two numbers of a range; ``is_falling`` a range
    whose first number is the larger.
    """

    low: Decimal
    high: Decimal
    unit: str
    has_plus: bool
    word: str
    power: int
    begins: int
    ends: int
    joint: str = ""
    is_falling: bool = False

    @property
    def is_word(self) -> bool:
        """Whether the number is written out."""
        return self.word in _VALUE_BY_WORD


@dataclass(frozen=True)
class Rate:
    """What a figure is counted by: ``per`` a period or a thing ("request"), or empty.

    ``period`` is the time it refers to, if any. "QoQ" ``is_comparison``: a period, but nothing counted by it.
    """

    per: str = ""
    period: str = ""
    is_comparison: bool = False
    ends: int = 0


def plain(text: str) -> str:
    """The text with one kind of dash and of space, every character at its place."""
    return re.sub(r"\s", " ", text.translate(_PLAIN))


def figures(text: str) -> Iterator[Figure]:
    """The figures of a plain text in their order."""
    at = 0
    while found := _NUMBER.search(text, at):
        first = _number(found)
        joint = _JOINT.match(text, first.ends)
        second = _second(text, first, joint) if joint else None
        at = (second or first).ends
        is_name = _NAMED_BEFORE.search(text[max(0, first.begins - 24) : first.begins]) or _NAMED_AFTER.match(text, at)
        if joint and second and not is_name:
            yield _joined(first, second, joint[1].lower())
        elif not is_name and not _is_no_figure(first, text):
            yield first


def rate_after(text: str, begins: int, is_count: bool) -> Rate:
    """What the clause that begins at a place counts by; a plain count may also be told by "a week" or "monthly"."""
    stop = _CLAUSE_END.search(text, begins, begins + 80)
    clause = text[begins : stop.start() if stop else begins + 80]
    if compared := _COMPARED.search(clause):
        return Rate("", compared.lastgroup or "", True, begins + compared.end())
    found = _RATE.search(clause)
    if found and (is_count or found[0][0] in "/pP" or not clause[: found.start()].strip()):
        thing = re.sub(r"\s+", " ", found["thing"] or "").lower()
        period = "" if thing else found.lastgroup or ""
        return Rate(thing or period, period, False, begins + found.end())
    if is_count and (adverb := _ADVERB.search(clause)):
        return Rate(adverb.lastgroup or "", adverb.lastgroup or "", False, begins + adverb.end())
    return Rate()


def _number(found: re.Match[str]) -> Figure:
    digits, factor = found["digits"], (found["factor"] or "").strip()
    word = digits.lower() if digits[0].isalpha() else ""
    if word:
        raw = _VALUE_BY_WORD[word]
    else:  # groups of three digits are thousands; before one or two digits a comma is a decimal sign
        raw = Decimal(re.sub("[,'’ ]", "", digits) if re.fullmatch(_GROUPED, digits) else digits.replace(",", "."))
    unit = (found["money"] or found["coin"] or "").strip().upper() or _unit(found["unit"] or "")
    unit = f"/{found['top']}" if found["top"] else unit
    has_plus = bool(found["plus"] or found["more"])
    power = _POWER_BY_FACTOR.get(factor.lower(), 0)
    value = raw.scaleb(power)
    return Figure(value, value, unit, has_plus, word or factor, power, found.start(), found.end())


def _unit(written: str) -> str:
    return next((name for name, texts in _UNITS.items() if re.fullmatch(texts, written, re.IGNORECASE)), "")


def _second(text: str, first: Figure, joint: re.Match[str]) -> Figure | None:
    """The other end of a range, where signs agree, and units agree or can be told in one another."""
    found, before = _NUMBER.match(text, joint.end()), text[max(0, first.begins - 24) : first.begins]
    is_list = joint[1].lower() == "and" and not re.search(r"\bbetween (?:[a-z~≈]+ ?)?$", before, re.IGNORECASE)
    if not found or is_list or not before.endswith(joint[2]):
        return None
    second = _number(found)
    is_time = first.unit in _MICROSECONDS and second.unit in _MICROSECONDS
    is_money_before = re.fullmatch(_CURRENCY, first.unit) and not second.unit
    agree = first.unit in ("", second.unit) or is_time or is_money_before
    return second if agree and not _NAMED_AFTER.match(text, second.ends) else None


def _is_no_figure(one: Figure, text: str) -> bool:
    """Whether a single number is a direction or a name ("near zero"), odds ("1 in 10"), or an impossible score."""
    if one.low == 0 and _NOT_ZERO.search(text[max(0, one.begins - 16) : one.begins]):
        return True
    if one.word == "zero" and _ZERO_NAME.match(text, one.ends):
        return True
    if one.word == "m" and not re.fullmatch(_CURRENCY, one.unit):  # minutes, metres or millions
        return True
    if not one.unit and _ODDS.match(text, one.ends):
        return True
    return (one.unit[:1] == "/" and one.low > int(one.unit[1:])) or (one.unit == ":1" and one.low <= 1)


def _joined(first: Figure, last: Figure, joint: str) -> Figure:
    """The range of two numbers: in "5-10k" both are thousands; of two units of time the finer holds."""
    ends, unit = [first.low, last.low], last.unit or first.unit
    if not first.power and first.low < last.low.scaleb(-last.power):
        ends[0] = first.low.scaleb(last.power)
    if first.unit and last.unit and first.unit != last.unit:
        unit = min(first.unit, last.unit, key=_MICROSECONDS.__getitem__)
        ends = [one.low * _MICROSECONDS[one.unit] / _MICROSECONDS[unit] for one in (first, last)]
    return replace(
        last,
        low=min(ends),
        high=max(ends),
        unit=unit,
        word=first.word,
        begins=first.begins,
        joint=joint,
        is_falling=ends[0] > ends[1],
    )
