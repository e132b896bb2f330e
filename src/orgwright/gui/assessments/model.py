"""What the screen of assessments shows, as frozen rows made from an organization; no window is needed for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from orgwright.planning.coverage import UnitCoverage, unit_coverage
from orgwright.planning.demand import Ask
from orgwright.planning.disagreements import Disagreement, calibration, disagreements
from orgwright.planning.experts import Expert, experts
from orgwright.planning.expiring import Expiring, expiring
from orgwright.planning.next_assessments import NextAssessment, next_assessments
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.rounds import PersonProgress, RoundProgress, round_calibration, rounds
from orgwright.planning.severity import AssessorSeverity, severity
from orgwright.progress import Progress

SOON_DAYS = 30
MOST_ROWS = 5_000
"""Rows of one list that are shown; nobody reads more, and a unit has fewer."""


@dataclass(frozen=True)
class Named:
    """A person and a skill by their names, with the person's unit; what the rows of cells begin with."""

    person_id: int
    skill_id: int
    person: str
    unit: str
    skill: str

    @property
    def cell(self) -> Cell:
        """The cell of the matrix."""
        return self.person_id, self.skill_id


@dataclass(frozen=True)
class DisputeRow(Named):
    """A cell about which sources disagree; ``required`` is what the role asks, 0 for nothing."""

    required: int
    apart: int
    levels: Mapping[str, int]
    days: Mapping[str, date]


@dataclass(frozen=True)
class DueRow(Named):
    """An assessment that expires or has expired, and what the person is left with."""

    key: int
    source: str
    level: int
    valid_until: date
    days_left: int
    required: int
    level_after: int | None
    is_gate: bool
    leaves_short: bool


@dataclass(frozen=True)
class NextRow(Named):
    """A rating that would narrow the range of the unit's coverage, or rests on an old statement."""

    reason: str
    required: int
    held: int | None
    assessed_on: date | None
    share: float
    narrowing: float
    most: float
    """What the best of the list narrows by."""


@dataclass(frozen=True)
class ExpertRow:
    """Somebody who holds a skill."""

    person_id: int
    skill_id: int
    person: str
    unit: str
    role: str
    level: int
    source: str
    assessed_on: date
    is_stale: bool


@dataclass(frozen=True)
class RoundRow:
    """One assessment round and how far it has come."""

    progress: RoundProgress
    unit: str
    apart: frozenset[Cell] = frozenset()
    """Its calibration list: answers two levels or more from the manager's."""

    @property
    def round_id(self) -> int:
        """The round."""
        return self.progress.round_id


@dataclass(frozen=True)
class AnswerRow:
    """One person of a round."""

    person_id: int
    person: str
    unit: str
    role: str
    asked: int
    done: int
    is_late: bool

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to answer."""
        return self.done == self.asked


@dataclass(frozen=True)
class Lists:
    """Everything that the tabs show of a unit on a day; ``low`` and ``high`` are its role coverage.

    ``counts`` are the lengths of the lists of which the first rows alone are here.
    """

    rounds: tuple[RoundRow, ...] = ()
    calibration: tuple[DisputeRow, ...] = ()
    disagreements: tuple[DisputeRow, ...] = ()
    due: tuple[DueRow, ...] = ()
    next: tuple[NextRow, ...] = ()
    severity: Mapping[str, tuple[AssessorSeverity, ...]] | None = None
    low: float | None = None
    high: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def lists(organization: Organization, unit_id: int | None, progress: Progress | None = None) -> Lists:
    """All lists of a unit; may be stopped between them."""
    progress = progress or Progress()
    names = _Names(organization)
    steps: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("rounds", lambda: round_rows(organization)),
        ("calibration", lambda: calibration(organization, unit_id)),
        ("disagreements", lambda: disagreements(organization, unit_id)),
        ("due", lambda: sorted(expiring(organization, unit_id), key=place_of_due)),
        ("next", lambda: names.next(next_assessments(organization, unit_id))),
        ("severity", lambda: {one: severity(organization, one, unit_id) for one in ("manager", "peer")}),
        ("coverage", lambda: unit_coverage(organization, unit_id)),
    )
    rows: Mapping[str, Callable[[Any], Any]] = {
        "calibration": names.dispute,
        "disagreements": names.dispute,
        "due": names.due,
    }
    found: dict[str, Any] = {}
    counts: dict[str, int] = {}
    for number, (name, make) in enumerate(steps):
        progress.step(number, len(steps), "Comparing assessments")
        found[name] = make()
        if name in rows:
            counts[name] = len(found[name])
            found[name] = tuple(map(rows[name], found[name][:MOST_ROWS]))
    covered: UnitCoverage = found.pop("coverage")
    return Lists(**found, low=covered.role_low, high=covered.role_high, counts=counts)


def round_rows(organization: Organization) -> tuple[RoundRow, ...]:
    """All rounds of the organization."""
    units, whole = organization.units, organization.facts.name

    def row(one: RoundProgress) -> RoundRow:
        apart = frozenset((each.person_id, each.skill_id) for each in round_calibration(organization, one.round_id))
        return RoundRow(one, whole if one.unit_id is None else units[one.unit_id].name, apart)

    return tuple(map(row, rounds(organization)))


def answer_rows(organization: Organization, one: RoundProgress) -> tuple[AnswerRow, ...]:
    """The people of a round by name, those who are late first."""
    late = frozenset(one.late_ids)
    rows = [_answer(organization, person, person.person_id in late) for person in one.people]
    return tuple(sorted(rows, key=lambda row: (not row.is_late, row.person.casefold(), row.person_id)))


def _answer(organization: Organization, one: PersonProgress, is_late: bool) -> AnswerRow:
    name, unit, role = about_person(organization, one.person_id)
    return AnswerRow(one.person_id, name, unit, role, one.asked, one.done, is_late)


def expert_rows(organization: Organization, skill_id: int, level: int, unit_id: int | None) -> tuple[ExpertRow, ...]:
    """The people of a unit who hold a skill at a level or above, best first."""

    def row(one: Expert) -> ExpertRow:
        name, unit, role = about_person(organization, one.person_id)
        return ExpertRow(
            one.person_id, skill_id, name, unit, role, one.level, one.source, one.assessed_on, one.is_stale
        )

    return tuple(map(row, experts(organization, skill_id, level, unit_id)))


def about_person(organization: Organization, person_id: int) -> tuple[str, str, str]:
    """Name, unit and role of a person on the day."""
    seating = organization.seating
    unit_id, role_id = seating.unit_of(person_id), seating.role_of(person_id)
    unit = "" if unit_id is None else organization.units[unit_id].name
    return organization.people[person_id].name, unit, "" if role_id is None else organization.roles[role_id].name


class _Names:
    """Names of people and skills, looked up once a person: lists repeat them by the thousand."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._people: dict[int, tuple[str, str]] = {}
        self._asks: dict[int | None, Mapping[int, Ask]] = {}

    def _named(self, person_id: int, skill_id: int) -> tuple[int, int, str, str, str]:
        if person_id not in self._people:
            self._people[person_id] = about_person(self._organization, person_id)[:2]
        name, unit = self._people[person_id]
        return person_id, skill_id, name, unit, self._organization.skills[skill_id].name

    def _required(self, person_id: int, skill_id: int) -> int:
        role_id = self._organization.seating.role_of(person_id)
        if role_id not in self._asks:
            asks = self._organization.demand.asks(role_id)
            self._asks[role_id] = {one.skill_id: one for one in asks if one.is_applicable}
        ask = self._asks[role_id].get(skill_id)
        return 0 if ask is None else ask.level

    def dispute(self, one: Disagreement) -> DisputeRow:
        """The row of a disagreement."""
        return DisputeRow(
            *self._named(one.person_id, one.skill_id),
            self._required(one.person_id, one.skill_id),
            one.apart,
            {each.source: each.level for each in one.levels},
            {each.source: each.on for each in one.levels},
        )

    def due(self, one: Expiring) -> DueRow:
        """The row of what expires."""
        return DueRow(
            *self._named(one.person_id, one.skill_id),
            one.assessment_id,
            one.source,
            one.level,
            one.valid_until,
            one.days_left,
            one.required or 0,
            one.level_after,
            one.is_gate,
            one.leaves_short,
        )

    def next(self, several: tuple[NextAssessment, ...]) -> tuple[NextRow, ...]:
        """The rows of ratings to make."""
        most = max((one.narrowing for one in several), default=0.0)
        return tuple(
            NextRow(
                *self._named(one.person_id, one.skill_id),
                one.reason,
                one.required,
                one.held,
                one.assessed_on,
                one.share,
                one.narrowing,
                most,
            )
            for one in several
        )


def cost_of(row: DueRow) -> str:
    """What an expiry costs, in words: the level that stays against the one that the role asks."""
    if not row.required:
        return "the role does not ask for it"
    stays = "no level stays" if row.level_after is None else f"level {row.level_after} stays"
    gate = ", critical must-have" if row.is_gate and row.leaves_short else ""
    return f"{stays}, {row.required} asked{gate}"


def when_due(row: DueRow) -> str:
    """How far the last valid day is: ``in 12 days``, ``today``, ``3 days ago``."""
    days = abs(row.days_left)
    unit = "day" if days == 1 else "days"
    if row.days_left == 0:
        return "today"
    return f"in {days} {unit}" if row.days_left > 0 else f"{days} {unit} ago"


def place_of_due(one: Expiring | DueRow) -> tuple[bool, bool, bool, int]:
    """What expires, the earliest end first; then what has expired: what leaves a role short, then the newest end."""
    if one.days_left >= 0:
        return False, False, False, one.days_left
    return True, not one.leaves_short, not one.required, -one.days_left


def bands_of_due(rows: tuple[DueRow, ...]) -> tuple[tuple[str, tuple[DueRow, ...]], ...]:
    """What expires soon, what later, and last what has expired; bands without a row are left out."""
    bands = (
        (f"Within {SOON_DAYS} days", tuple(row for row in rows if 0 <= row.days_left <= SOON_DAYS)),
        ("Later", tuple(row for row in rows if row.days_left > SOON_DAYS)),
        ("Expired and not replaced", tuple(row for row in rows if row.days_left < 0)),
    )
    return tuple(band for band in bands if band[1])


def wanted_experts(organization: Organization, text: str) -> tuple[str, int]:
    """What one box asks for: the text of the skill, and the least level, which is the last word if it is a digit.

    A skill whose name ends in a digit wins over the reading as a level.
    """
    words = text.split()
    name = " ".join(words)
    known = {one.name.casefold() for one in organization.skills.values()}
    if len(words) > 1 and words[-1].isdecimal() and len(words[-1]) == 1 and name.casefold() not in known:
        return " ".join(words[:-1]), int(words[-1])
    return name, 1


def narrowing_text(share: float) -> str:
    """A part of the range in points of coverage, finer where it is small: ``5.9``, ``0.11``, ``0.003``."""
    points = share * 100
    if points >= 1 or not points:
        return f"{points:.1f}"
    return f"{points:.2f}" if points >= 0.01 else f"{points:.1g}"


def signed_text(difference: float) -> str:
    """A mean difference in levels with its sign: ``+0.6``, ``−0.3``, ``0.0``."""
    shown = f"{abs(difference):.1f}"
    if shown == "0.0":
        return shown
    return f"+{shown}" if difference > 0 else f"−{shown}"
