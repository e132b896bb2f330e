"""What planned changes do to the records when they are made real: rows added, altered and removed, and what is said.

The changes are applied one after the other to a copy of the rows of people and seats. Rows that are new have negative
ids until they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from orgwright.planning.proficiency import Cell
from orgwright.planning.rows import as_values, changed_row, row
from orgwright.planning.seating import Seating
from orgwright.records import (
    ChangeKind,
    Incumbency,
    Person,
    PlannedChange,
    Position,
    PositionStatus,
    Record,
    Requisition,
    RequisitionStatus,
)

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

WAITING = (RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD)
"""How far a requisition is that is filled with its seat."""
TABLES: tuple[type[Record], ...] = (Position, Person, Incumbency, Requisition)
"""The records that a change made real may touch, in the order in which new rows can be written."""


@dataclass(frozen=True)
class Done:
    """What one change did: a sentence of it, and what is worth knowing before it is written."""

    sentence: str
    note: str = ""


@dataclass
class RealRows:
    """The rows of people and seats while changes are made real, the levels said and the goals set by them."""

    organization: Organization
    day: date
    names: Mapping[int, str]
    tables: dict[type[Record], dict[int, Any]] = field(init=False)
    levels: dict[tuple[Cell, date], int] = field(default_factory=dict)
    goals: dict[Cell, tuple[int, date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tables = {record: dict(self.organization.table(record)) for record in TABLES}
        # A scenario laid over these rows numbers its own from -1 down.
        self._numbers = iter(range(-(10**9), -2 * 10**9, -1))

    @property
    def picture(self) -> Organization:
        """The records with these rows, as recorded; its planned changes are those of before."""
        before, tables = self.organization, self.tables
        seating = Seating(before.day, before.units, tables[Person], tables[Position], tables[Incumbency])
        return replace(before, rows={**before.rows, **tables}, seating=seating, _proficiency=[])

    @property
    def added(self) -> list[tuple[type[Record], int, dict[str, Any]]]:
        """New rows with their negative ids, what others refer to first."""
        return [
            (record, key, as_values(one))
            for record in TABLES
            for key, one in sorted(self.tables[record].items(), key=lambda entry: -entry[0])
            if key < 0
        ]

    @property
    def altered(self) -> list[tuple[Record, dict[str, Any]]]:
        """Rows as they are recorded, with the values that become others."""
        found = []
        for record in TABLES:
            for key, old in self.organization.table(record).items():
                now = self.tables[record].get(key)
                if now is not None and now is not old:
                    before, after = as_values(old), as_values(now)
                    found.append((old, {name: after[name] for name in after if after[name] != before[name]}))
        return [(old, values) for old, values in found if values]

    @property
    def removed(self) -> list[tuple[type[Record], int]]:
        """Recorded rows that go: periods that would end before they begin."""
        return [
            (record, key)
            for record in TABLES
            for key in self.organization.table(record)
            if key not in self.tables[record]
        ]

    def apply(self, change: PlannedChange) -> Done:
        """Make one change real in the rows; it is known to apply."""
        acts: Mapping[ChangeKind, Callable[[PlannedChange], Done]] = {
            ChangeKind.HIRE: self._hire,
            ChangeKind.LEAVE: self._leave,
            ChangeKind.MOVE: self._move,
            ChangeKind.PROMOTE: self._promote,
            ChangeKind.OPEN: self._open,
            ChangeKind.CLOSE: self._close,
            ChangeKind.FREEZE: self._freeze,
            ChangeKind.UNFREEZE: self._unfreeze,
            ChangeKind.REPORT: self._report,
            ChangeKind.RAISE_SKILL: self._raise_skill,
        }
        return acts[ChangeKind(change.change)](change)

    # One kind of change each

    def _hire(self, change: PlannedChange) -> Done:
        name = " ".join(self.names.get(change.id or 0, "").split()) or change.person
        fte = 100 if change.value is None else change.value
        person = {"key": change.person, "name": name, "hired_on": change.on, "fte_percent": fte}
        person_id = self._add(Person, person)
        filled = self._seat(self._position(change.position), person_id, change.on, fte)
        return Done(f"{name} is employed from {change.on} on and sits in {change.position} at {fte} %.{filled}")

    def _leave(self, change: PlannedChange) -> Done:
        person_id, on, ended = self._person(change.person), change.on, 0
        self._alter(Person, person_id, left_on=on, left_why="")
        for key, one in list(self.tables[Incumbency].items()):
            if one.person_id == person_id and (one.to_on is None or one.to_on > on):
                self._alter(Incumbency, key, to_on=max(on, one.from_on or on))
                ended += 1
        seats = f"; {ended} {'seat is' if ended == 1 else 'seats are'} given up with that day" if ended else ""
        return Done(f"{self._name(person_id)} is employed until {on}{seats}.")

    def _move(self, change: PlannedChange) -> Done:
        person_id, last = self._person(change.person), change.on - timedelta(days=1)
        old = self._primary(person_id, change.on)
        assert old.id is not None
        if old.from_on is not None and old.from_on > last:
            del self.tables[Incumbency][old.id]
        else:
            self._alter(Incumbency, old.id, to_on=last)
        filled = self._seat(self._position(change.position), person_id, change.on, old.fte_percent)
        left = self.tables[Position][old.position_id].key
        moved = f"{self._name(person_id)} gives up {left} and sits in {change.position} from {change.on} on"
        return Done(f"{moved}.{filled}")

    def _promote(self, change: PlannedChange) -> Done:
        person_id = self._person(change.person)
        position_id = self._primary(person_id, change.on).position_id
        self._alter(Position, position_id, role_id=change.role_id)
        role, key = self.organization.roles[change.role_id or 0].name, self.tables[Position][position_id].key
        return Done(f"{key}, the seat of {self._name(person_id)}, has the role {role}.", self._at_once(change, "role"))

    def _open(self, change: PlannedChange) -> Done:
        manager_id = self._position(change.manager_position) if change.manager_position else None
        values = {"key": change.position, "unit_id": change.unit_id, "role_id": change.role_id, "opens_on": change.on}
        self._add(Position, {**values, "manager_position_id": manager_id, "annual_cost": change.value})
        unit = self.organization.units[change.unit_id or 0].name
        return Done(f"The position {change.position} opens in {unit} on {change.on}.")

    def _close(self, change: PlannedChange) -> Done:
        position_id, last = self._position(change.position), change.on - timedelta(days=1)
        opens_on = self.tables[Position][position_id].opens_on
        if opens_on is not None and opens_on > last:
            self._alter(Position, position_id, status=PositionStatus.CLOSED.value)
            return Done(f"{change.position} is closed, for it would open on that day at the earliest.")
        self._alter(Position, position_id, closes_on=last)
        return Done(f"{change.position} is open until {last}.")

    def _freeze(self, change: PlannedChange) -> Done:
        self._alter(Position, self._position(change.position), status=PositionStatus.FROZEN.value)
        return Done(f"{change.position} is frozen.", self._at_once(change, "status"))

    def _unfreeze(self, change: PlannedChange) -> Done:
        self._alter(Position, self._position(change.position), status=PositionStatus.OPEN.value)
        return Done(f"{change.position} is open again.", self._at_once(change, "status"))

    def _report(self, change: PlannedChange) -> Done:
        manager_id = self._position(change.manager_position) if change.manager_position else None
        self._alter(Position, self._position(change.position), manager_position_id=manager_id)
        above = change.manager_position or "nobody"
        return Done(f"{change.position} reports to {above}.", self._at_once(change, "manager"))

    def _raise_skill(self, change: PlannedChange) -> Done:
        cell = (self._person(change.person), change.skill_id or 0)
        who, what = self._name(cell[0]), self.organization.skills[cell[1]].name
        level = change.value or 0
        if change.on <= self.day:
            self.levels[(cell, change.on)] = level
            return Done(f"{who} is assessed in {what} at level {level} on {change.on}, as by you.")
        self.goals[cell] = (level, change.on)
        note = "A level to come is no assessment: it is a goal, and the plan no longer counts on it."
        return Done(f"{who} has the goal of level {level} in {what} by {change.on}.", note)

    # Rows

    def _at_once(self, change: PlannedChange, what: str) -> str:
        if change.on <= self.day:
            return ""
        return f"It holds at once, not from {change.on} on: the {what} of a position has no dates in the records."

    def _seat(self, position_id: int, person_id: int, on: date, fte: int) -> str:
        """Seat a person; what is said of the requisitions that are filled by it."""
        seat = {"position_id": position_id, "person_id": person_id, "from_on": on, "fte_percent": fte}
        self._add(Incumbency, seat)
        filled = []
        for key, one in list(self.tables[Requisition].items()):
            if one.position_id == position_id and one.status in WAITING:
                self._alter(Requisition, key, status=RequisitionStatus.FILLED.value, filled_on=on)
                filled.append(one.key)
        return f" {', '.join(filled)} {'is' if len(filled) == 1 else 'are'} filled." if filled else ""

    def _add(self, record: type[Record], values: Mapping[str, Any]) -> int:
        key = next(self._numbers)
        self.tables[record][key] = row(record, {"id": key, **values})
        return key

    def _alter(self, record: type[Record], key: int, **values: Any) -> None:
        self.tables[record][key] = changed_row(self.tables[record][key], **values)

    def _position(self, key: str) -> int:
        return next(number for number, one in self.tables[Position].items() if one.key == key)

    def _person(self, key: str) -> int:
        return next(number for number, one in self.tables[Person].items() if one.key == key)

    def _name(self, person_id: int) -> str:
        return str(self.tables[Person][person_id].name)

    def _primary(self, person_id: int, on: date) -> Incumbency:
        own = {key: one for key, one in self.tables[Incumbency].items() if one.person_id == person_id}
        people = {person_id: self.tables[Person][person_id]}
        found = Seating(on, {}, people, self.tables[Position], own).primary(person_id)
        assert found is not None
        return found
