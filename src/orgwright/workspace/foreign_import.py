"""Taking foreign matrices in: whom and what a person decided the names on the sheet to mean, written as one action."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgwright.errors import RefusedInput
from orgwright.planning.days import day_number
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.records import Person, SheetMapping, Skill, Source
from orgwright.workspace.writing import Write, write_assessments

if TYPE_CHECKING:
    from orgwright.exchange.foreign import ForeignRows, FoundLevel, FoundPerson, FoundSkill
    from orgwright.exchange.foreign.roster_rows import RosterRows
    from orgwright.workspace.roster_import import RosterImport
    from orgwright.workspace.writing import Changes


@dataclass(frozen=True)
class KeptMapping:
    """A mapping to remember with the import: the fingerprint of the layout, a name for people, and its JSON."""

    layout: str
    name: str
    content: str

    def is_news(self, organization: Organization) -> bool:
        """Whether it differs from what is kept."""
        old = self._old(organization)
        return old is None or old.content != self.content

    def write(self, write: Write) -> None:
        """Keep it, in place of an earlier one of the same layout."""
        old = self._old(write.organization)
        values = {"layout": self.layout, "name": self.name, "content": self.content}
        if old is None:
            write.add(SheetMapping, values)
        elif old.content != self.content:
            write.change(old, values)

    def _old(self, organization: Organization) -> SheetMapping | None:
        rows = organization.table(SheetMapping).values()
        return next((one for one in rows if one.layout == self.layout), None)


@dataclass(frozen=True)
class ForeignDecisions:
    """What a person decided: by label, the id that a name means, 0 for a new one, or None to leave it out.

    What is not named goes as it was found: known ones are known, unknown ones are new, ambiguous ones stay out.
    """

    people: Mapping[str, int | None] = field(default_factory=dict)
    skills: Mapping[str, int | None] = field(default_factory=dict)
    source: str = Source.MANAGER
    assessor: str | None = None
    on: date | None = None


@dataclass(frozen=True, eq=False)
class ForeignImport:
    """What an import takes from foreign rows; ``levels`` only those whose person and skill are both taken."""

    rows: ForeignRows
    decisions: ForeignDecisions
    organization: Organization
    name: str

    def person_of(self, one: FoundPerson) -> int | None:
        """The id of somebody known; 0 for somebody new, None for somebody left out."""
        if one.label in self.decisions.people:
            return self.decisions.people[one.label]
        if one.person_id is not None:
            return one.person_id
        return None if one.why else 0

    def skill_of(self, one: FoundSkill) -> int | None:
        """The id of a known skill; 0 for a new one, None for one left out."""
        if one.label in self.decisions.skills:
            return self.decisions.skills[one.label]
        return one.skill_id if one.skill_id is not None else 0

    @cached_property
    def levels(self) -> tuple[FoundLevel, ...]:
        """The levels that come in."""
        people = [self.person_of(one) is not None for one in self.rows.people]
        skills = [self.skill_of(one) is not None for one in self.rows.skills]
        return tuple(one for one in self.rows.levels if people[one.person] and skills[one.skill])

    @cached_property
    def new_people(self) -> tuple[FoundPerson, ...]:
        """Those who are added: new and with at least one level."""
        said = {one.person for one in self.levels}
        return tuple(one for place, one in enumerate(self.rows.people) if place in said and self.person_of(one) == 0)

    @cached_property
    def new_skills(self) -> tuple[FoundSkill, ...]:
        """The skills that are added: new and with at least one level."""
        said = {one.skill for one in self.levels}
        return tuple(one for place, one in enumerate(self.rows.skills) if place in said and self.skill_of(one) == 0)

    @property
    def summary(self) -> str:
        """What comes in, as one line."""
        parts = [_counted(len(self.levels), "level")]
        if self.new_people:
            parts.append(_counted(len(self.new_people), "new person", "new people"))
        if self.new_skills:
            parts.append(_counted(len(self.new_skills), "new skill"))
        return ", ".join(parts)

    @property
    def label(self) -> str:
        """The sentence of the history."""
        return f"Import {self.summary} from {self.name}"

    def write(self, write: Write, actor: str) -> None:
        """Add who and what is new, then all levels; what the file says already today is not written again."""
        people = {one.label: self._add_person(write, one) for one in self.new_people}
        skills = {one.label: self._add_skill(write, one) for one in self.new_skills}
        person_ids = [self.person_of(one) or people.get(one.label, 0) for one in self.rows.people]
        skill_ids = [self.skill_of(one) or skills.get(one.label, 0) for one in self.rows.skills]
        fixed = self._said(actor)
        known = _levels_of_the_day(write, fixed)
        wanted: dict[tuple[int, int], int] = {}
        for one in self.levels:
            # Two names that mean the same person or skill: the first on the sheet counts, as the findings say.
            wanted.setdefault((person_ids[one.person], skill_ids[one.skill]), one.level)
        rows = [
            {"person_id": cell[0], "skill_id": cell[1], "level": level, **fixed}
            for cell, level in wanted.items()
            if known.get(cell) != level
        ]
        write_assessments(write, rows, ())

    def _said(self, actor: str) -> dict[str, Any]:
        decided = self.decisions
        return {
            "source": str(decided.source),
            "assessor": actor if decided.assessor is None else decided.assessor,
            "assessed_on": decided.on or self.organization.day,
            "valid_until": None,
            "evidence": "",
        }

    def _add_person(self, write: Write, one: FoundPerson) -> int:
        key = new_key(one.name, self._keys) if not one.key or one.key in self._keys else one.key
        self._keys.add(key)
        return write.add(Person, {"key": key, "name": one.name, "email": one.email})

    def _add_skill(self, write: Write, one: FoundSkill) -> int:
        return write.add(Skill, {"name": one.name, "category": one.category})

    @cached_property
    def _keys(self) -> set[str]:
        return {one.key for one in self.organization.people.values()}


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _levels_of_the_day(write: Write, said: Mapping[str, Any]) -> dict[tuple[int, int], int | None]:
    query = "SELECT person_id, skill_id, level FROM assessment WHERE source = ? AND assessor = ? AND assessed_on = ?"
    values = (said["source"], said["assessor"], day_number(said["assessed_on"]))
    return {(row[0], row[1]): row[2] for row in write.connection.exec_driver_sql(query, values)}


class ForeignImports:
    """The verbs of foreign files; a part of the open file, which does the writing."""

    actor: str
    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    def import_foreign_matrix(
        self,
        rows: ForeignRows,
        decisions: ForeignDecisions,
        name: str,
        *,
        kept: KeptMapping | None = None,
        dry_run: bool = False,
    ) -> ForeignImport:
        """Take the levels of a foreign matrix in as one action, and remember how it was read.

        ``name`` is that of the file. A dry run only says what would come in; refused where that is nothing.
        """
        found = ForeignImport(rows, decisions, self.organization, name)
        if dry_run:
            return found
        if not found.levels:
            raise RefusedInput(f"{name} brings no level that could be taken; look at the refused cells.")

        def write(writing: Write) -> None:
            found.write(writing, self.actor)
            if kept is not None:
                kept.write(writing)

        self._do(found.label, write)
        return found

    def import_roster(
        self, rows: RosterRows, name: str, *, kept: KeptMapping | None = None, dry_run: bool = False
    ) -> RosterImport:
        """Take a list of people in as one action: people, units, roles, seats; a dry run only says what changes."""
        from orgwright.workspace.roster_import import RosterImport

        found = RosterImport(rows, self.organization, name)
        if dry_run:
            return found
        if not found.changes:
            raise RefusedInput(f"Everything in {name} is known already; nothing was changed.")

        def write(writing: Write) -> None:
            found.write(writing)
            if kept is not None:
                kept.write(writing)

        self._do(found.label, write)
        return found
