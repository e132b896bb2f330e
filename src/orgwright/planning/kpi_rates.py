"""What a figure is counted by: "per month", "/week", "a quarter", "QoQ", "per request"."""

import re
from dataclasses import dataclass

_PERIODS = {
    "hour": r"hours?|hr",
    "day": r"days?",
    "week": r"weeks?|wk",
    "sprint": r"sprints?",
    "month": r"months?|mo",
    "quarter": r"quarters?|qtr",
    "year": r"years?|yr|annum",
}
_ADVERBS = {
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "annually|yearly|annual",
}
_COMPARISONS = {
    "WoW": r"WoW|w/w|week[- ](?:over|on)[- ]week",
    "MoM": r"MoM|m/m|month[- ](?:over|on)[- ]month",
    "QoQ": r"QoQ|q/q|quarter[- ](?:over|on)[- ]quarter",
    "YoY": r"YoY|y/y|year[- ](?:over|on)[- ]year",
}
_ANY_PERIOD = "|".join(_PERIODS.values())
_RATE = re.compile(
    rf"(?:(?:/ ?|\b(?:an?|each|every) )(?P<period>{_ANY_PERIOD})\b(?!/)"
    r"|\bper (?P<thing>(?:[0-9][0-9.,]* ?k? )?"
    r"(?:(?:active|new|paying|full-time|business|fiscal|financial|calendar|successful) )?"
    r"[A-Za-z][A-Za-z-]*))",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words})(?![A-Za-z/]))" for name, words in _COMPARISONS.items()), re.I
)
_ADVERB = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\s*$)" for name, words in _ADVERBS.items()), re.I)
_CLAUSE_END = re.compile(r"[;()!?<>≥≤+]|[,.](?![0-9])|\b(?:and|within|but|with|while|depending)\b")


@dataclass(frozen=True)
class Rate:
    """``per`` a period or a thing, or empty; ``period`` the time it refers to; ``is_comparison`` for "QoQ"."""

    per: str = ""
    period: str = ""
    is_comparison: bool = False
    ends: int = 0


def rate_after(line: str, begins: int, is_count: bool) -> Rate:
    """What the clause that begins at a place counts by; a plain count may also be told by "a week" or "monthly"."""
    stop = _CLAUSE_END.search(line, begins, begins + 80)
    clause = line[begins : stop.start() if stop else begins + 80]
    compared = _COMPARED.search(clause)
    if compared is not None:
        return Rate("", compared.lastgroup or "", True, begins + compared.end())
    found = _RATE.search(clause)
    if found is not None and (
        found["thing"] or is_count or found[0].startswith("/") or not clause[: found.start()].strip()
    ):
        words = re.sub(r"\s+", " ", found["thing"] or found["period"]).lower()
        period = _period(words)
        return Rate(period or words, period, False, begins + found.end())
    adverb = _ADVERB.search(clause) if is_count else None
    if adverb is not None:
        return Rate(adverb.lastgroup or "", adverb.lastgroup or "", False, begins + adverb.end())
    return Rate()


def _period(words: str) -> str:
    """The period that a word names; empty for things ("request", "1k users")."""
    bare = re.sub(r"^(?:fiscal|financial|calendar|business) ", "", words)
    return next((name for name, pattern in _PERIODS.items() if re.fullmatch(pattern, bare)), "")
