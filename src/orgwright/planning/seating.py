"""Who sits where on a day: units, people, positions and incumbencies, with the plan's dated changes of seats."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from orgwright.planning.days import holds_on
from orgwright.planning.seat_columns import SeatColumns, seat_columns
from orgwright.records import Incumbency, Person, Position, PositionStatus, Unit

STATUSES: Mapping[str, PositionStatus] = {one.value: one for one in PositionStatus}


NO_MANAGER = 0
"""The manager's position of a seat that a scenario takes to the top."""


@dataclass(frozen=True)
class SeatChange:
    """What a scenario makes of a position from a day on: another role, status, or manager (``NO_MANAGER``: none)."""

    on: date
    role_id: int | None = None
    status: PositionStatus | None = None
    manager_position_id: int | None = None


@dataclass(frozen=True, eq=False)
class Seating:
    """Units, people, positions and incumbencies as they stand on ``day``.

    All rows are kept, past and future ones too; the properties say what holds on the day. ``seat_changes`` come from
    a scenario, by position, in the order of their days.
    """

    day: date
    units: Mapping[int, Unit]
    people: Mapping[int, Person]
    positions: Mapping[int, Position]
    incumbencies: Mapping[int, Incumbency]
    seat_changes: Mapping[int, tuple[SeatChange, ...]] = field(default_factory=dict)
    _columns: list[SeatColumns] = field(default_factory=list, repr=False)
    """Filled when first asked; the same rows on another day have the same."""

    @property
    def columns(self) -> SeatColumns:
        """The rows of people and seats as arrays."""
        if not self._columns:
            self._columns.append(seat_columns(self.people, self.positions, self.incumbencies))
        return self._columns[0]

    def is_employed(self, person_id: int) -> bool:
        """Whether a person is employed on the day."""
        person = self.people[person_id]
        return holds_on(self.day, person.hired_on, person.left_on)

    @cached_property
    def employed(self) -> frozenset[int]:
        """Ids of everybody employed on the day."""
        day = self.day
        return frozenset(key for key, one in self.people.items() if holds_on(day, one.hired_on, one.left_on))

    @cached_property
    def active(self) -> tuple[Incumbency, ...]:
        """The incumbencies that hold on the day, those of people not employed left out; by id."""
        day, employed = self.day, self.employed
        return tuple(
            one
            for one in self.incumbencies.values()
            if holds_on(day, one.from_on, one.to_on) and one.person_id in employed
        )

    @cached_property
    def incumbencies_by_person(self) -> Mapping[int, tuple[Incumbency, ...]]:
        """The active incumbencies of each person, the primary one first."""
        found = {one.person_id: (one,) for one in self.active}
        if len(found) == len(self.active):
            return found
        several: dict[int, list[Incumbency]] = defaultdict(list)
        for one in self.active:
            several[one.person_id].append(one)
        more = {key: tuple(sorted(many, key=self._rank)) for key, many in several.items() if len(many) > 1}
        return {**found, **more}

    @cached_property
    def incumbencies_by_position(self) -> Mapping[int, tuple[Incumbency, ...]]:
        """The active incumbencies of each position."""
        found = {one.position_id: (one,) for one in self.active}
        if len(found) == len(self.active):
            return found
        several: dict[int, list[Incumbency]] = defaultdict(list)
        for one in self.active:
            several[one.position_id].append(one)
        return {key: tuple(many) for key, many in several.items()}

    def _rank(self, one: Incumbency) -> tuple[int, date, str]:
        return (-one.fte_percent, one.from_on or date.min, self.positions[one.position_id].key)

    def primary(self, person_id: int) -> Incumbency | None:
        """A person's primary incumbency: active, largest FTE, then earliest start, then position key."""
        several = self.incumbencies_by_person.get(person_id)
        return several[0] if several else None

    def role_of(self, person_id: int) -> int | None:
        """The role of a person's primary incumbency."""
        one = self.primary(person_id)
        return None if one is None else self.position_role(one.position_id)

    def unit_of(self, person_id: int) -> int | None:
        """The unit of a person's primary incumbency."""
        one = self.primary(person_id)
        return None if one is None else self.positions[one.position_id].unit_id

    def position_role(self, position_id: int) -> int | None:
        """The role of a position on the day."""
        role_id = self.positions[position_id].role_id
        for change in self.seat_changes.get(position_id, ()):
            if change.on <= self.day and change.role_id is not None:
                role_id = change.role_id
        return role_id

    def position_manager(self, position_id: int) -> int | None:
        """The position that a position reports to on the day, or when it opens if that is later; null at the top."""
        position = self.positions[position_id]
        manager_id = position.manager_position_id
        day = self.day if position.opens_on is None else max(self.day, position.opens_on)
        for change in self.seat_changes.get(position_id, ()):
            if change.on <= day and change.manager_position_id is not None:
                manager_id = change.manager_position_id
        return manager_id or None

    def position_status(self, position_id: int) -> PositionStatus:
        """The status of a position on the day; closed too before it opens and after it closes."""
        position = self.positions[position_id]
        status = STATUSES[position.status]
        for change in self.seat_changes.get(position_id, ()):
            if change.on <= self.day and change.status is not None:
                status = change.status
        if not holds_on(self.day, position.opens_on, position.closes_on):
            return PositionStatus.CLOSED
        return status

    @cached_property
    def children(self) -> Mapping[int | None, tuple[int, ...]]:
        """The units directly below each unit (below None: the tops), by name."""
        found: dict[int | None, list[int]] = defaultdict(list)
        for unit in sorted(self.units.values(), key=lambda one: one.name):
            parent = unit.parent_id if unit.parent_id in self.units else None
            found[parent].append(_id(unit))
        return {parent: tuple(several) for parent, several in found.items()}

    def subtree(self, unit_id: int | None) -> tuple[int, ...]:
        """A unit and all units below it, parents first; None means the whole organization."""
        if unit_id is None:
            return tuple(self.units)
        found, waiting = {unit_id: True}, deque([unit_id])
        while waiting:
            below = [one for one in self.children.get(waiting.popleft(), ()) if one not in found]
            found.update(dict.fromkeys(below, True))
            waiting.extend(below)
        return tuple(found)

    @cached_property
    def people_by_unit(self) -> Mapping[int, frozenset[int]]:
        """The people with an active incumbency in each unit itself; units without any are left out."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self.active:
            found[self.positions[one.position_id].unit_id].add(one.person_id)
        return {unit_id: frozenset(several) for unit_id, several in found.items()}

    def people_of(self, unit_id: int | None) -> frozenset[int]:
        """People of a unit: all with an active incumbency in it or below, each once; of the whole: all employed."""
        if unit_id is None:
            return self.employed
        return frozenset().union(*(self.people_by_unit.get(one, frozenset()) for one in self.subtree(unit_id)))

    def by_person_key(self, person_ids: Iterable[int]) -> tuple[int, ...]:
        """People in the order of their keys, which every list without an order of its own has."""
        return tuple(sorted(person_ids, key=lambda one: self.people[one].key))


def _id(row: Unit) -> int:
    assert row.id is not None
    return row.id
