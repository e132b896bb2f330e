"""What the statements of a role say beyond their words: how often, by when, who, with whose approval, how many years.

Everything here is read from the heading and the text, and nothing is guessed: where the words do not say it, the answer
is empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from orgwright.planning.role_parts import key_of
from orgwright.records import Importance

# --- section 4: how often ---------------------------------------------------------------------------------------

AS_NEEDED = "when needed"
_CADENCES = {
    "daily": r"daily|every day|each day",
    "weekly": r"weekly|every week|each week|once a week",
    "every two weeks": r"bi-?weekly|fortnightly|every (?:two|2) weeks|every sprint|per sprint",
    "monthly": r"monthly|every month|each month",
    "quarterly": r"quarterly|every quarter|each quarter",
    "yearly": r"yearly|annual(?:ly)?|every year",
    AS_NEEDED: r"(?:as|when|if) (?:needed|required|relevant)|ad.hoc|on demand",
}
_CADENCE = re.compile("|".join(rf"(?P<c{number}>\b(?:{words})\b)" for number, words in enumerate(_CADENCES.values())))


def cadence(heading: str, text: str = "") -> str:
    """How often an activity comes: "daily", "monthly or quarterly", "when needed"; empty where nothing says it.

    The heading says it; an activity that names one of the heading's cadences itself, or stands under a heading without
    any, is as often as its own words say.
    """
    stated, own = _cadences(heading), _cadences(text)
    narrowed = [one for one in own if one in stated] if stated else own
    if found := narrowed or stated:
        return " or ".join(found)
    return AS_NEEDED if key_of(4, heading) == "incidents" else ""


def _cadences(text: str) -> list[str]:
    names = list(_CADENCES)
    found = (names[int((match.lastgroup or "c0")[1:])] for match in _CADENCE.finditer(text.casefold()))
    return list(dict.fromkeys(found))


# --- section 5: in place or not --------------------------------------------------------------------------------

_TICK = re.compile(r"\[(?P<mark>[ xX])\]\s+(?=\S)")


def ticked(text: str) -> tuple[bool, str]:
    """Whether a deliverable is in place ("[x] Runbooks"), and its words without the mark."""
    match = _TICK.match(text)
    return (match["mark"] in "xX", text[match.end() :]) if match else (False, text)


def with_tick(text: str, is_in_place: bool) -> str:
    """The text of a deliverable with the mark that says that it is in place, or without one."""
    words = ticked(text)[1]
    return f"[x] {words}" if is_in_place else words


# --- section 6: by when -----------------------------------------------------------------------------------------

_WORDS = {"one": 1, "two": 2, "three": 3, "six": 6, "nine": 9, "twelve": 12, "thirty": 30, "sixty": 60, "ninety": 90}
_AFTER = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_WORDS)})[ -]*(day|week|month|year)s?\b")
_FIRST = re.compile(r"\bfirst (day|week|month|quarter|year)\b")
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, order=True)
class Milestone:
    """How long after the start in a role its goals are due: whole months and then days."""

    months: int
    days: int

    def due_on(self, start: date) -> date:
        """The day on which it is due for somebody who starts on a day; the end of a shorter month counts as its day."""
        month = start.month - 1 + self.months
        year, month = start.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        return date(year, month, min(start.day, last)) + timedelta(days=self.days)


def milestone(heading: str) -> Milestone | None:
    """When the goals under a heading of section 6 are due; None for those without a day, such as long-term goals."""
    if key_of(6, heading) != "milestone":
        return None
    plain = heading.casefold()
    if match := _AFTER.search(plain):
        count, unit = _WORDS.get(match[1]) or int(match[1]), match[2]
    elif first := _FIRST.search(plain):
        count, unit = 1, first[1]
    else:
        return None
    return Milestone(count * _MONTHS.get(unit, 0), count * _DAYS.get(unit, 0))


# --- section 12: who --------------------------------------------------------------------------------------------

_WHO = re.compile(r"(?P<who>[^:–—\n]{2,90}?)\s*(?::| [–—] )\s*(?P<what>\S.*)", re.DOTALL)


def who_and_what(text: str) -> tuple[str, str]:
    """Who a statement of section 12 names and what it says about them: parted at a colon or a dash."""
    match = _WHO.fullmatch(text)
    return (match["who"].strip(), match["what"].strip()) if match else (text.strip(), "")


# --- section 13: with whose approval ----------------------------------------------------------------------------


class Authority(StrEnum):
    """Who takes part in a decision, from the one who holds the role up."""

    ALONE = "alone"
    TEAM = "team"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


_APPROVERS = {
    Authority.MANAGER: r"\bmanagers?\b|\bline management\b",
    Authority.DIRECTOR: r"\bdirectors?\b|\bheads? of\b",
    Authority.EXECUTIVE: (
        r"\bexecutives?\b|\bvps?\b|\bvice presidents?\b|\bc-level\b|\bc[eftioph]o\b|\bciso\b|\bboard\b(?! review)"
    ),
}
_APPROVAL = re.compile(
    r"(?:approv\w+|sign-?off|final (?:decision|say|authority)|decided|decision)s?[^.;]{0,24}?\b(?:by|with|from|of|to)\b"
    r"(?P<whom>[^.;]*)"
)


def authority(heading: str, text: str = "") -> frozenset[Authority]:
    """Whose approval a decision of section 13 needs; empty where the words do not say.

    The heading says it. Under a heading of areas ("Budget, vendor, hiring authority") only the words of the statement
    count: "final approval by the director", "decides alone".
    """
    key = key_of(13, heading)
    if key == "alone":
        return frozenset({Authority.ALONE})
    if key == "team":
        return frozenset({Authority.TEAM})
    if key == "approval":
        return _approvers(heading.casefold())
    stated = _APPROVAL.search(text.casefold())
    return _approvers(stated["whom"]) if stated else frozenset()


def _approvers(plain: str) -> frozenset[Authority]:
    return frozenset(one for one, words in _APPROVERS.items() if re.search(words, plain))


# --- section 14: how many years, how necessary ------------------------------------------------------------------

_YEARS = re.compile(
    r"(?P<low>\d{1,2})(?:\s*\+)?(?:\s*(?:[-–—]|to)\s*(?P<high>\d{1,2}))?\s*(?P<open>\+|or more|plus)?\s*"
    r"(?:years?|yrs?)\b(?P<more> or more)?",
    re.IGNORECASE,
)
_NECESSITIES = {
    "required": r"\brequired|\bmust\b|\bmandatory",
    "not required": r"\b(?:not|rarely) (?:strictly |typically |usually )?required|\bnot needed|\bno .{0,24}required",
    str(Importance.CONTEXT_SPECIFIC): r"\bcontext.?specific|\bdepend",
    str(Importance.OPTIONAL): r"\boptional|\bnice to have|\bbeneficial|\ba plus\b|\bhelpful|\buseful",
    str(Importance.IMPORTANT): r"\bimportant|\bpreferred|\bvalued|\bdesirable",
}


@dataclass(frozen=True)
class Years:
    """A span of years as stated; ``high`` is None where it has no end ("8+", "8–12+" ends at 12 and goes on)."""

    low: int
    high: int | None
    goes_on: bool

    def __str__(self) -> str:
        span = f"{self.low}" if self.high is None else f"{self.low}–{self.high}"
        return f"{span}{'+' if self.goes_on else ''} years"


def years(text: str) -> tuple[Years, ...]:
    """The spans of years that a text states, in order; the first is that of the experience as a whole."""
    found = []
    for match in _YEARS.finditer(text):
        low, high = int(match["low"]), int(match["high"]) if match["high"] else None
        goes_on = bool(match["open"] or match["more"]) or "+" in match[0]
        if high is None or low <= high:
            found.append(Years(low, high, goes_on))
    return tuple(found)


def necessity(text: str) -> str:
    """How necessary a certificate or degree is, in the words of importance; empty where nothing says it.

    Several ("Optional / Context-specific") stand together as the text has them.
    """
    plain = text.casefold()
    if re.search(_NECESSITIES["not required"], plain):
        return "not required"
    found = ((match.start(), name) for name, words in _NECESSITIES.items() if (match := re.search(words, plain)))
    return " or ".join(name for _, name in sorted(found))


# --- section 17: which variants apply ---------------------------------------------------------------------------

_SIZES = {
    "startup": r"start-?ups?|early.stage|seed|small|smb|under",
    "mid-size": r"mid-?size|medium|scale-?ups?|growth|mid-?market",
    "enterprise": r"enterprise|large|global|corporation|multinational|big",
}
_MODELS = {"product-led": r"product", "service-led": r"service|consult|agency|professional"}
_FORMER = re.compile(r":| [–—] ")


def variant_applies(heading: str, text: str, profile: Mapping[str, str]) -> bool | None:
    """Whether a variant of section 17 is that of the organization with a profile; None where nothing tells.

    The words before the colon name the case ("Large enterprise: …"), and the part of the section says which entry of
    the profile decides: size, industry, geography, regulated, model. An entry that the profile leaves empty tells
    nothing, nor does a variant without a case.
    """
    key = key_of(17, heading)
    wanted = profile.get(key, "").casefold().strip()
    case, *rest = _FORMER.split(text.casefold().split("\n")[0], maxsplit=1)
    if not key or not wanted or not rest or len(case) > 80 or ". " in case:
        return None
    return _case_holds(key, case, wanted)


def _case_holds(key: str, case: str, wanted: str) -> bool | None:
    if key == "regulated":
        says_not = bool(re.search(r"\b(?:non|not|un|less|lightly)\b[- ]?|unregulated", case))
        return says_not == (wanted in ("no", "false", "0")) if "regulated" in case else None
    names = {"size": _SIZES, "model": _MODELS}.get(key)
    if names is None:
        # An industry that is not named is another one; of a place nobody knows whether it lies within.
        return _word_stems(wanted) <= _word_stems(case) or (False if key == "industry" else None)
    known = [name for name, words in names.items() if re.search(rf"\b(?:{words})", case)]
    own = next((name for name, words in names.items() if re.search(rf"\b(?:{words})", wanted)), wanted)
    return own in known if known else None


def _word_stems(text: str) -> set[str]:
    words = re.findall(r"[^\W_]{2,}", text)
    return {re.sub(r"(?:ies|es|s|ing|ed)$", "", word) for word in words if word not in ("and", "or", "the", "of")}
