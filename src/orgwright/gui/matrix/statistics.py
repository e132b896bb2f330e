"""What stands beside and under the cells: counts of skills over the people shown, coverage of people, heads of rows.

Everything is made a few places at a time, when it is looked at, and kept until the people or the cells change: at a
hundred thousand people only the columns on the screen are ever counted.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

import numpy as np

from orgwright.gui.matrix.blocks import FootRow, RowHead, SideColumn
from orgwright.gui.matrix.cells import Cells
from orgwright.gui.matrix.standing import Ints, role_row_of_people, roles_of
from orgwright.planning.people_coverage import people_coverage
from orgwright.planning.proficiency import EXPIRED

T = TypeVar("T")
_SKILLS_AT_ONCE = 8
_PEOPLE_AT_ONCE = 64
_SEEN = 8
"""What a cell can hold: two ways of not being known, and six levels."""
NOTHING = "–"


@dataclass(frozen=True)
class SkillCount:
    """One skill over the people shown: holders of each level from 0 to 5, and the demand of their roles.

    ``required`` people, of whom ``met`` hold the required level, and ``unknown`` are not known.
    """

    held: tuple[int, ...]
    required: int
    met: int
    unknown: int

    @property
    def low_percent(self) -> int | None:
        """Of the people required, how many hold it, in percent."""
        return round(100 * self.met / self.required) if self.required else None

    @property
    def high_percent(self) -> int | None:
        """The same with all that is not known counted as met."""
        return round(100 * (self.met + self.unknown) / self.required) if self.required else None


@dataclass(frozen=True)
class PersonCount:
    """One person against the own role: requirements, those met, those not known, and coverage in percent."""

    required: int
    met: int
    unknown: int
    held_percent: int | None


class Piecewise(Sequence[T], Generic[T]):
    """A sequence that is made in pieces of a fixed length when one of its places is asked for."""

    def __init__(self, length: int, piece: int, make: Callable[[int, int], Sequence[T]]) -> None:
        self._length = length
        self._piece = piece
        self._make = make
        self._made: dict[int, Sequence[T]] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._length))]
        if not 0 <= place < self._length:
            raise IndexError(place)
        number, offset = divmod(place, self._piece)
        if number not in self._made:
            start = number * self._piece
            self._made[number] = self._make(start, min(start + self._piece, self._length))
        return self._made[number][offset]

    def made_again(self, make: Callable[[int, int], Sequence[T]], touched: Iterable[int]) -> "Piecewise[T]":
        """The same sequence from another source, in which only the touched places differ."""
        fresh = Piecewise(self._length, self._piece, make)
        stale = {place // self._piece for place in touched}
        fresh._made = {number: piece for number, piece in self._made.items() if number not in stale}
        return fresh


class Mapped(Sequence[str]):
    """One text of each member of a sequence."""

    def __init__(self, members: Sequence[T], text: Callable[[T], str]) -> None:
        self._texts: Callable[[int], str] = lambda place: text(members[place])
        self._length = len(members)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._length))]
        if not 0 <= place < self._length:
            raise IndexError(place)
        return self._texts(place)


class Single(Collection[int]):
    """The skills that one person alone of several required holds."""

    def __init__(self, counts: Sequence[SkillCount]) -> None:
        self._counts = counts

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and self._counts[place].met == 1 and self._counts[place].required > 1

    def __iter__(self) -> Iterator[int]:
        return (place for place in range(len(self._counts)) if place in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def counting_skills(cells: Cells) -> Callable[[int, int], Sequence[SkillCount]]:
    """Counts the skills from one place to another."""

    organization = cells.organization
    roles = roles_of(organization.demand)
    keys: list[Ints] = []

    def count(start: int, stop: int) -> Sequence[SkillCount]:
        if not keys:
            role_rows = role_row_of_people(organization.seating, organization.demand)[cells.people]
            keys.append(role_rows * _SEEN)
        levels = organization.proficiency.levels
        return [
            _skill_count(keys[0] + levels[:, column][cells.people], roles.required[:, column])
            for column in cells.skills[start:stop].tolist()
        ]

    return count


def _skill_count(keys: Ints, required: Ints) -> SkillCount:
    """The count of one skill; ``keys`` hold the role and the level of everybody in one number."""
    # How often each role has each level, from EXPIRED and UNKNOWN up, tells all else without a look at the people.
    seen = np.bincount(keys - EXPIRED, minlength=len(required) * _SEEN).reshape(-1, _SEEN)
    levels = np.arange(EXPIRED, _SEEN + EXPIRED)
    asked = seen * (required > 0)[:, None]
    met = int(asked[levels >= required[:, None]].sum())
    return SkillCount(
        tuple(seen[:, -EXPIRED:].sum(axis=0).tolist()), int(asked.sum()), met, int(asked[:, levels < 0].sum())
    )


def counting_people(cells: Cells) -> Callable[[int, int], Sequence[PersonCount]]:
    """Counts the people from one place to another."""

    def count(start: int, stop: int) -> Sequence[PersonCount]:
        ids = cells.organization.proficiency.person_ids[cells.people[start:stop]]
        found = people_coverage(cells.organization, ids.tolist())
        columns = (found.applicable, found.met, found.applicable - found.known, found.low)
        return [
            PersonCount(required, met, unknown, None if low != low else round(low * 100))
            for required, met, unknown, low in zip(*(one.tolist() for one in columns), strict=True)
        ]

    return count


@dataclass(frozen=True, eq=False)
class Statistics:
    """The counts of the skills and of the people shown, in their order."""

    skills: Piecewise[SkillCount]
    people: Piecewise[PersonCount]

    def after(self, cells: Cells, people: Iterable[int], skills: Iterable[int]) -> "Statistics":
        """The same after the cells of some people and skills changed."""
        return Statistics(
            self.skills.made_again(counting_skills(cells), skills),
            self.people.made_again(counting_people(cells), people),
        )


def statistics_of(cells: Cells) -> Statistics:
    """Counts of all that is shown; nothing is counted yet."""
    return Statistics(
        Piecewise(len(cells.skills), _SKILLS_AT_ONCE, counting_skills(cells)),
        Piecewise(len(cells.people), _PEOPLE_AT_ONCE, counting_people(cells)),
    )


def heads_of_people(cells: Cells, statistics: Statistics) -> Sequence[RowHead]:
    """The heads of people: name, job level, coverage."""
    organization = cells.organization
    seating, ids = organization.seating, organization.proficiency.person_ids

    def make(start: int, stop: int) -> Sequence[RowHead]:
        heads = []
        for place in range(start, stop):
            person_id = int(ids[cells.people[place]])
            role_id = seating.role_of(person_id)
            level = "" if role_id is None else organization.roles[role_id].level
            name = organization.people[person_id].name
            heads.append(RowHead(name, level, statistics.people[place].held_percent))
        return heads

    return Piecewise(len(cells.people), _PEOPLE_AT_ONCE, make)


def heads_of_skills(cells: Cells, statistics: Statistics) -> Sequence[RowHead]:
    """The heads of skills as rows: name, and how many of the people required hold it."""
    skills, ids = cells.organization.skills, cells.organization.proficiency.skill_ids

    def make(start: int, stop: int) -> Sequence[RowHead]:
        heads = []
        for place in range(start, stop):
            skill = skills[int(ids[cells.skills[place]])]
            heads.append(RowHead(skill.name, "", statistics.skills[place].low_percent))
        return heads

    return Piecewise(len(cells.skills), _SKILLS_AT_ONCE, make)


def foot_of_skills(statistics: Statistics, in_full: bool) -> tuple[FootRow, ...]:
    """Who holds each skill at the required level; in full, its coverage and the holders of every level too."""
    counts = statistics.skills
    held = Mapped(counts, lambda one: str(one.met) if one.required else NOTHING)
    lines = (
        FootRow("Held at the required level", held, Single(counts), strong=True),
        FootRow("People required", Mapped(counts, lambda one: str(one.required) if one.required else NOTHING)),
    )
    return lines + tuple(FootRow(title, values) for title, values in _more(counts)) if in_full else lines


def foot_of_people(statistics: Statistics) -> tuple[FootRow, ...]:
    """What each person meets of what the own role requires."""
    counts = statistics.people
    met = Mapped(counts, lambda one: str(one.met) if one.required else NOTHING)
    return (
        FootRow("Requirements met", met, strong=True),
        FootRow("Required by the role", Mapped(counts, lambda one: str(one.required) if one.required else NOTHING)),
    )


def side_of_skills(statistics: Statistics) -> tuple[SideColumn, ...]:
    """The statistics of skills as narrow columns, where skills are rows."""
    counts = statistics.skills
    return (
        SideColumn("Held", Mapped(counts, lambda one: str(one.met) if one.required else NOTHING)),
        SideColumn("Required", Mapped(counts, lambda one: str(one.required) if one.required else NOTHING)),
        *(SideColumn(title, values) for title, values in _more(counts)),
    )


def _more(counts: Sequence[SkillCount]) -> list[tuple[str, Mapped]]:
    def at(level: int) -> Mapped:
        return Mapped(counts, lambda one: str(one.held[level]) if one.held[level] else NOTHING)

    return [
        ("Held, % of required", Mapped(counts, lambda one: _percent(one.low_percent))),
        ("At most, % of required", Mapped(counts, lambda one: _percent(one.high_percent))),
        ("Required, not known", Mapped(counts, lambda one: str(one.unknown) if one.required else NOTHING)),
        *((f"People at level {level}", at(level)) for level in range(5, -1, -1)),
    ]


def _percent(value: int | None) -> str:
    return NOTHING if value is None else str(value)
