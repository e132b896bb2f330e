"""Assessment rounds: who is asked in which skills, how far each has come, and what is late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from orgwright.planning.assessed_cells import assessed_cells
from orgwright.planning.days import day_number
from orgwright.planning.disagreements import Disagreement, calibration_of
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import SOURCE_NUMBER, Cell
from orgwright.records import AssessmentRound, RoundPerson, RoundSkill

PLANNED, OPEN, CLOSED = "planned", "open", "closed"


@dataclass(frozen=True)
class PersonProgress:
    """How far one person has come in a round: so many of the asked skills are done; ``left_ids`` are the others."""

    person_id: int
    asked: int
    done: int
    left_ids: tuple[int, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to answer."""
        return self.done == self.asked


@dataclass(frozen=True)
class RoundProgress:
    """How far an assessment round has come on the picture's day.

    ``state`` is planned before it opens, closed from ``closed_on``, else open; ``is_overdue`` where it is open and the
    due day over. ``people`` stand by key, ``skill_ids`` by name. ``assessment_ids`` are the answers, by cell.
    """

    round_id: int
    name: str
    unit_id: int | None
    opened_on: date
    due_on: date | None
    closed_on: date | None
    state: str
    is_overdue: bool
    people: tuple[PersonProgress, ...]
    skill_ids: tuple[int, ...]
    assessment_ids: Mapping[Cell, int]

    @property
    def person_ids(self) -> tuple[int, ...]:
        """Who is asked, by key."""
        return tuple(one.person_id for one in self.people)

    @property
    def asked(self) -> int:
        """Answers that the round asks for: people × skills."""
        return sum(one.asked for one in self.people)

    @property
    def done(self) -> int:
        """Answers that are there."""
        return sum(one.done for one in self.people)

    @property
    def share(self) -> float | None:
        """Done ÷ asked, of 0 to 1; null where nothing is asked."""
        return self.done / self.asked if self.asked else None

    @property
    def late_ids(self) -> tuple[int, ...]:
        """Who has not answered everything although the round is open and its due day over, by key."""
        return tuple(one.person_id for one in self.people if self.is_overdue and not one.is_complete)

    @property
    def is_late(self) -> bool:
        """Whether somebody is late."""
        return bool(self.late_ids)


def round_progress(organization: Organization, round_id: int) -> RoundProgress:
    """How far a round has come on the picture's day.

    Asked is every skill of the round of every person of it. A skill is done where the newest self assessment dated
    from ``opened_on`` to ``closed_on`` (both included; to the picture's day while open) has a level. Late are those
    with something left once the day is past ``due_on`` and the round is open. Source: the help, "Assessments".
    """
    one = organization.table(AssessmentRound)[round_id]
    seating = organization.seating
    people = seating.by_person_key(_members(organization, RoundPerson, "person_id", round_id))
    skills = organization.skills
    asked = tuple(sorted(_members(organization, RoundSkill, "skill_id", round_id), key=lambda key: skills[key].name))
    answers = _answers(organization, one, people, asked)
    state = _state(one, organization.day)
    return RoundProgress(
        round_id,
        one.name,
        one.unit_id,
        one.opened_on,
        one.due_on,
        one.closed_on,
        state,
        state == OPEN and one.due_on is not None and organization.day > one.due_on,
        tuple(_person(key, asked, answers) for key in people),
        asked,
        answers,
    )


def rounds(organization: Organization) -> tuple[RoundProgress, ...]:
    """All rounds, those that are open first, then the newest first, then by name."""
    found = [round_progress(organization, key) for key in organization.table(AssessmentRound)]
    return tuple(sorted(found, key=lambda one: (one.state != OPEN, -one.opened_on.toordinal(), one.name)))


def round_calibration(organization: Organization, round_id: int) -> tuple[Disagreement, ...]:
    """The calibration list of a round: of its answers, those that lie two levels or more from the manager's.

    Compared are the current levels of self and manager on the picture's day. Source: the help, "Assessments".
    """
    progress = round_progress(organization, round_id)
    several = calibration_of(organization, progress.person_ids, progress.skill_ids)
    return tuple(one for one in several if (one.person_id, one.skill_id) in progress.assessment_ids)


def _state(one: AssessmentRound, day: date) -> str:
    if day < one.opened_on:
        return PLANNED
    return CLOSED if one.closed_on is not None and one.closed_on <= day else OPEN


def _members(
    organization: Organization, record: type[RoundPerson] | type[RoundSkill], name: str, round_id: int
) -> set[int]:
    return {getattr(one, name) for one in organization.table(record).values() if one.round_id == round_id}


def _answers(
    organization: Organization, one: AssessmentRound, people: tuple[int, ...], skills: tuple[int, ...]
) -> Mapping[Cell, int]:
    rows = assessed_cells(organization, people, skills).rows
    last = one.closed_on or organization.day
    own = rows.source == SOURCE_NUMBER["self"]
    rows = rows.take(np.flatnonzero(own & (rows.on >= day_number(one.opened_on)) & (rows.on <= day_number(last))))
    found: dict[Cell, int] = {}
    # Sorted by person, skill and day, so that of each cell the newest row comes last and stays.
    for person_id, skill_id, level, key in zip(
        rows.person.tolist(), rows.skill.tolist(), rows.level.tolist(), rows.ids.tolist(), strict=True
    ):
        found.pop((person_id, skill_id), None)
        if level >= 0:
            found[person_id, skill_id] = key
    return found


def _person(person_id: int, asked: tuple[int, ...], answers: Mapping[Cell, int]) -> PersonProgress:
    left = tuple(key for key in asked if (person_id, key) not in answers)
    return PersonProgress(person_id, len(asked), len(asked) - len(left), left)
