"""One thing that needs a look: what it is, what it is worth in coverage, why, and where its cause is shown."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import level_policies, weight_policies
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell

if TYPE_CHECKING:
    from orgwright.planning.target_coverage import TargetCoverage

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
FIRST, MOST_SUMMANDS = 5, 6
HALF_YEAR_DAYS, YEAR_DAYS = 183, 365
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
    """One row of a worth: what it is of, its share of coverage, the record that it opens, and the sum it came from."""

    what: str
    points: float
    screen: str = ""
    record_id: int | None = None
    numbers: str = ""


@dataclass(frozen=True)
class Attention:
    """One thing to look at.

    ``worth`` is a share of 0 to 1 of the coverage of what is looked at: see ``things_to_look_at``. ``parts`` add up to
    it. ``cause`` is the same for two things that one and the same row brings about. A click goes to ``screen``, to
    ``record`` there (an id, a cell of the matrix, the key of a page, or that and an id), in ``unit_id`` where that is
    given.
    """

    kind: AttentionKind
    cause: Hashable
    worth: float
    headline: str
    reason: str
    screen: str
    record: int | Cell | str | tuple[str, int] | None = None
    unit_id: int | None = None
    is_error: bool = False
    parts: tuple[AttentionPart, ...] = field(default=(), repr=False)


def part_of_target(organization: Organization, one: TargetCoverage, people: int, whole: float) -> AttentionPart:
    """What so many people more or less mean for a target: w × people ÷ d ÷ Σ w; ``whole`` is Σ w."""
    skill, unit = organization.skills[one.skill_id].name, organization.units[one.unit_id].name
    points = one.weight * people / one.people_needed / whole if whole else 0.0
    return AttentionPart(
        f"{skill} at level {one.level} in {unit}",
        points,
        "matrix",
        one.skill_id,
        f"{one.weight:g} × {people} / {one.people_needed} / {whole:g}",
    )


def first_of(several: Sequence[Attention], most: int = FIRST) -> tuple[Attention, ...]:
    """The first few to look at, each of another kind unless there are too few kinds; in the given order."""
    kinds: set[AttentionKind] = set()
    chosen: list[int] = []
    others: list[int] = []
    for place, one in enumerate(several):
        (others if one.kind in kinds else chosen).append(place)
        kinds.add(one.kind)
    kept = sorted([*chosen, *others][:most])
    return tuple(several[place] for place in kept)


def explained_worth(one: Attention, organization: Organization) -> Explanation:
    """How the worth of a thing to look at came about: its parts, in points of coverage, add up to it."""
    rows = tuple(
        ExplainedRow((part.what, part.numbers, part.points), part.screen, part.record_id)
        for part in one.parts
        if part.points
    )
    summands = [f"{part.points:.4f}" for part in one.parts if part.points]
    numbers = " + ".join([*summands[:MOST_SUMMANDS], *(["…"] if len(summands) > MOST_SUMMANDS else [])])
    return Explanation(
        "the effect on coverage",
        f"{one.headline}. {one.reason}",
        "effect = Σ of what each row costs",
        "Each row is a share of the coverage of the unit that is looked at; of a target it is weight × people ÷ people "
        "needed ÷ all weights.",
        (ExplainedResult("Effect", one.worth, "share", numbers or "nothing", "SUM({Points})"),),
        (ExplainedColumn("What"), ExplainedColumn("Numbers"), ExplainedColumn("Points", "share")),
        rows,
        (*weight_policies(organization), *level_policies(organization)),
    )


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
    """A day in a sentence: its year only where it is half a year back or more than a year ahead."""
    words, ahead = f"{day.day} {MONTH_NAMES[day.month - 1]}", (day - organization.day).days
    return words if -HALF_YEAR_DAYS <= ahead <= YEAR_DAYS else f"{words} {day.year}"


def month_words(day: date) -> str:
    """A month in a sentence, with its year."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def place_name(organization: Organization, unit_id: int | None) -> str:
    """What a unit is called, or the whole organization."""
    return organization.facts.name if unit_id is None else organization.units[unit_id].name
