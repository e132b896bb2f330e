"""One thing that needs a look: what it is, what it is worth in coverage, why, and where its cause is shown."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class AttentionKind(StrEnum):
    """What sort of trouble it is; in this order where two are worth the same."""

    LEAVING = "leaving"
    EXPIRING = "expiring"
    UNCOVERED = "uncovered"
    PLAN = "plan"
    SUCCESSION = "succession"
    SINGLE_HOLDER = "single-holder"
    GATE = "gate"
    SEATS = "seats"
    RATINGS = "ratings"
    FINDING = "finding"
    ROUND = "round"


@dataclass(frozen=True)
class AttentionPart:
    """One row of a worth: what it is of, its share of coverage, and the record that it opens."""

    what: str
    points: float
    screen: str = ""
    record_id: int | None = None


@dataclass(frozen=True)
class Attention:
    """One thing to look at.

    ``worth`` is a share of 0 to 1 of the coverage of what is looked at: see ``things_to_look_at``. ``parts`` add up to
    it. ``cause`` is the same for two things that one and the same row brings about. A click goes to ``screen``, to
    ``record`` there (an id, or a cell of the matrix), in ``unit_id`` where that is given.
    """

    kind: AttentionKind
    cause: Hashable
    worth: float
    headline: str
    reason: str
    screen: str
    record: int | Cell | None = None
    unit_id: int | None = None
    is_error: bool = False
    parts: tuple[AttentionPart, ...] = field(default=(), repr=False)


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things in words: ``three skills``; digits above ten."""
    number = NUMBER_WORDS[count] if 0 <= count < len(NUMBER_WORDS) else f"{count:,}"
    return f"{number} {one if count == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str], most: int = 2, last: str = "and") -> str:
    """Names as a list in a sentence: ``A, B and three more``, or ``A or B``."""
    shown = list(names[:most])
    if len(names) > most:
        return f"{', '.join(shown)} {last} {counted(len(names) - most, 'more', 'more')}"
    return f" {last} ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def percent(share: float) -> str:
    """A share in whole percent, without its sign."""
    return f"{share * 100:.0f}"


def day_words(organization: Organization, day: date) -> str:
    """A day in a sentence: its year only where it is not the picture's."""
    words = f"{day.day} {MONTH_NAMES[day.month - 1]}"
    return words if day.year == organization.day.year else f"{words} {day.year}"


def month_words(day: date) -> str:
    """A month in a sentence, with its year."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def place_name(organization: Organization, unit_id: int | None) -> str:
    """What a unit is called, or the whole organization."""
    return organization.facts.name if unit_id is None else organization.units[unit_id].name
