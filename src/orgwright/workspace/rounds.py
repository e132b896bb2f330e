"""The verbs of assessment rounds, and what they check and write."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import insert

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.validation import checked
from orgwright.records import Assessment, AssessmentRound, Person, Record, RoundPerson, RoundSkill, Skill, Source, Unit
from orgwright.workspace.writing import Write, write_assessments

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


class RoundVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """A row as it is now; refused where it is gone."""

    @abstractmethod
    def remove(self, record: type[Record], record_id: int) -> Changes:
        """Remove one row; the open file does."""

    def open_round(
        self,
        name: str,
        unit_id: int | None,
        person_ids: Collection[int],
        skill_ids: Collection[int],
        opened_on: date,
        due_on: date | None = None,
        note: str = "",
    ) -> Changes:
        """Ask people to assess themselves in skills; ``made_id`` of the answer is the round's."""
        new = NewRound(name.strip(), unit_id, person_ids, skill_ids, opened_on, due_on, note)
        new.refuse_nonsense(self.organization)
        return self._do(f"Open the assessment round {new.name}", new.write)

    def close_round(self, round_id: int, on: date) -> Changes:
        """End a round; ``on`` is the last day of which answers count."""
        old = self._row(AssessmentRound, round_id)
        refuse_closing(old, on)
        return self._do(f"Close the assessment round {old.name}", lambda write: write.change(old, {"closed_on": on}))

    def take_round_answers(
        self, round_id: int, levels: Mapping[Cell, int], notes: Mapping[Cell, str] | None = None, on: date | None = None
    ) -> Changes:
        """Write what people answered to a round as their self assessments; of the same day they replace."""
        old, answers = self._row(AssessmentRound, round_id), Answers(levels, notes or {}, on or self.organization.day)
        answers.refuse_nonsense(self.organization, old)
        rows = answers.rows(self.organization)
        return self._do(answers.label(self.organization, old), lambda write: write_answers(write, rows))

    def remove_round(self, round_id: int) -> Changes:
        """Remove a round; the answers stay, for they are assessments."""
        return self.remove(AssessmentRound, round_id)


@dataclass(frozen=True)
class NewRound:
    """A round to open: its own values, whom it asks, and in which skills."""

    name: str
    unit_id: int | None
    person_ids: Collection[int]
    skill_ids: Collection[int]
    opened_on: date
    due_on: date | None = None
    note: str = ""

    def refuse_nonsense(self, organization: Organization) -> None:
        """Refuse a round that asks nobody or nothing, whom or what is not there, or that is due before it opens."""
        what = f"The round “{self.name}”"
        if not self.name:
            raise RefusedInput("An assessment round needs a name.")
        if any(one.name == self.name for one in organization.table(AssessmentRound).values()):
            raise RefusedInput(f"There is an assessment round “{self.name}” already.")
        if not self.person_ids:
            raise RefusedInput(f"{what} asks nobody; choose at least one person.")
        if not self.skill_ids:
            raise RefusedInput(f"{what} asks about nothing; choose at least one skill.")
        gone = self._gone(organization)
        if gone is not None:
            raise RefusedInput(f"This {gone.noun} is gone: somebody removed it.")
        if self.due_on is not None and self.due_on < self.opened_on:
            raise RefusedInput(f"{what} would be due on {self.due_on}, before it opens on {self.opened_on}.")

    def _gone(self, organization: Organization) -> type[Record] | None:
        """What the round refers to and is not there, if anything."""
        units = () if self.unit_id is None else (self.unit_id,)
        named: tuple[tuple[type[Record], Collection[int]], ...] = (
            (Unit, units),
            (Person, self.person_ids),
            (Skill, self.skill_ids),
        )
        return next((record for record, ids in named if not set(ids) <= organization.table(record).keys()), None)

    def write(self, write: Write) -> None:
        """Insert the round with its people and skills."""
        names = ("name", "unit_id", "opened_on", "due_on", "note")
        round_id = write.add(AssessmentRound, {name: getattr(self, name) for name in names})
        # Whole units are asked at once: the ids are checked already, and one statement takes them all.
        people = [{"round_id": round_id, "person_id": one} for one in sorted(set(self.person_ids))]
        skills = [{"round_id": round_id, "skill_id": one} for one in sorted(set(self.skill_ids))]
        write.connection.execute(insert(RoundPerson), people)
        write.connection.execute(insert(RoundSkill), skills)


def refuse_closing(one: AssessmentRound, on: date) -> None:
    """Refuse to close a round twice, or before it opened."""
    _refuse_closed(one)
    if on < one.opened_on:
        raise RefusedInput(f"The round “{one.name}” cannot close on {on}, before it opens on {one.opened_on}.")


def _refuse_closed(one: AssessmentRound) -> None:
    if one.closed_on is not None:
        raise RefusedInput(f"The round “{one.name}” was closed on {one.closed_on}.")


@dataclass(frozen=True)
class Answers:
    """Answers of people to a round: levels, and beside some of them what the person noted."""

    levels: Mapping[Cell, int]
    notes: Mapping[Cell, str]
    on: date

    @property
    def person_ids(self) -> tuple[int, ...]:
        """Who answers."""
        return tuple(dict.fromkeys(person_id for person_id, _ in self.levels))

    def refuse_nonsense(self, organization: Organization, one: AssessmentRound) -> None:
        """Refuse answers to a closed round, before it opens, of people or in skills that it does not ask, or none."""
        _refuse_closed(one)
        if not self.levels:
            raise RefusedInput(f"There are no answers to the round “{one.name}” to take.")
        if self.on < one.opened_on:
            raise RefusedInput(f"The round “{one.name}” takes no answers of {self.on}: it opens on {one.opened_on}.")
        people = {row.person_id for row in organization.table(RoundPerson).values() if row.round_id == one.id}
        for person_id in self.person_ids:
            if person_id not in people:
                who = organization.people[person_id].name if person_id in organization.people else "Somebody unknown"
                raise RefusedInput(f"{who} is not asked in the round “{one.name}”.")
        skills = {row.skill_id for row in organization.table(RoundSkill).values() if row.round_id == one.id}
        for _, skill_id in self.levels:
            if skill_id not in skills:
                what = organization.skills[skill_id].name if skill_id in organization.skills else "an unknown skill"
                raise RefusedInput(f"The round “{one.name}” does not ask about {what}.")

    def label(self, organization: Organization, one: AssessmentRound) -> str:
        """The sentence for the history: whose answers to which round."""
        people = self.person_ids
        who = organization.people[people[0]].name if len(people) == 1 else f"{len(people)} people"
        return f"Take the answers of {who} to the round {one.name}"

    def rows(self, organization: Organization) -> list[dict[str, object]]:
        """The checked self assessments, by the person's own name."""
        return [checked(Assessment, values, organization) for values in self._said(organization)]

    def _said(self, organization: Organization) -> Iterable[dict[str, object]]:
        for (person_id, skill_id), level in self.levels.items():
            yield {
                "person_id": person_id,
                "skill_id": skill_id,
                "level": level,
                "source": Source.SELF,
                "assessor": organization.people[person_id].name,
                "assessed_on": self.on,
                "evidence": self.notes.get((person_id, skill_id), ""),
            }


def write_answers(write: Write, rows: list[dict[str, object]]) -> None:
    """Insert or replace self assessments; a note that was there before stays where none is given."""
    write_assessments(write, [row for row in rows if row["evidence"]], ("evidence",))
    write_assessments(write, [row for row in rows if not row["evidence"]], ())
