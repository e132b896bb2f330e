"""Laying a scenario over the records: dated changes, by day and then number; what cannot apply is left out and said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from orgwright.planning.days import day_number, holds_on
from orgwright.planning.proficiency import ALWAYS, SOURCE_NUMBER, Assessments, Cell, columns_of
from orgwright.planning.rows import changed_row, row
from orgwright.planning.seating import NO_MANAGER, SeatChange, Seating
from orgwright.records import ChangeKind, Incumbency, Person, PlannedChange, Position, PositionStatus, Source

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

PLANNED = "Planned"
"""The assessor of levels that a scenario assumes, and the reason of exits that it plans."""


class _CannotApply(Exception):
    """A planned change that does not fit what the scenario has become by its day."""


@dataclass(frozen=True, eq=False)
class Laid:
    """The rows of people and seats with the scenario's changes in them; planned rows have negative ids."""

    people: Mapping[int, Person]
    positions: Mapping[int, Position]
    incumbencies: Mapping[int, Incumbency]
    seat_changes: Mapping[int, tuple[SeatChange, ...]]
    assessments: Assessments
    left_out: tuple[tuple[int, str], ...]


def changes_of(organization: Organization, scenario_id: int) -> tuple[PlannedChange, ...]:
    """The changes of a scenario and of all it is based on, in the order in which they apply.

    By day; of one day those of the scenario that it is based on come first; then by number.
    """
    chain: list[int] = []
    one: int | None = scenario_id
    while one is not None and one not in chain:
        chain.insert(0, one)
        one = organization.scenarios[one].based_on_id
    depth = {key: number for number, key in enumerate(chain)}
    several = [change for key in chain for change in organization.planned_changes_by_scenario.get(key, ())]
    return tuple(sorted(several, key=lambda change: (change.on, depth[change.scenario_id], change.number)))


def laid_over(organization: Organization, scenario_id: int) -> Laid:
    """The organization's people, seats and assessments with the changes of a scenario applied."""
    plan = _Plan(organization)
    left_out = []
    for change in changes_of(organization, scenario_id):
        try:
            plan.apply(change)
        except _CannotApply as reason:
            left_out.append((change.id or 0, str(reason)))
    seat_changes = {key: tuple(several) for key, several in plan.seat_changes.items()}
    return Laid(plan.people, plan.positions, plan.incumbencies, seat_changes, plan.assessments(), tuple(left_out))


NOT_WRITTEN = 10**8
"""Above the ids of all changes that are in a file."""


def _number(change: PlannedChange) -> int:
    """The id of the row that a change makes in a table: its own below 0, so that it stays when other changes come.

    Changes that are not written yet have ids below 0 themselves; their rows are numbered below all others.
    """
    key = change.id or 0
    return -key if key > 0 else key - NOT_WRITTEN


@dataclass
class _Plan:
    """The rows while changes are being applied to them."""

    organization: Organization
    seat_changes: dict[int, list[SeatChange]] = field(default_factory=lambda: defaultdict(list))
    raises: dict[Cell, list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.people = dict(self.organization.people)
        self.positions = dict(self.organization.positions)
        self.incumbencies = dict(self.organization.incumbencies)
        self.person_by_key = {one.key: key for key, one in self.people.items()}
        self.position_by_key = {one.key: key for key, one in self.positions.items()}
        self.incumbencies_of: dict[int, list[int]] = defaultdict(list)
        self.incumbencies_in: dict[int, list[int]] = defaultdict(list)
        for key, one in self.incumbencies.items():
            self.incumbencies_of[one.person_id].append(key)
            self.incumbencies_in[one.position_id].append(key)

    def apply(self, change: PlannedChange) -> None:
        """Apply one change, or say why it cannot."""
        getattr(self, "_" + ChangeKind(change.change).name.lower())(change)

    def _hire(self, change: PlannedChange) -> None:
        position_id = self._open_position(change)
        if not change.person:
            raise _CannotApply("A hire needs the key of a new person.")
        if change.person in self.person_by_key:
            raise _CannotApply(f"“{change.person}” is somebody already; a hire brings a new person.")
        fte = 100 if change.value is None else change.value
        if not 1 <= fte <= 100:
            raise _CannotApply(f"A hire needs an FTE of 1 to 100 percent, not {fte}.")
        number = _number(change)
        person = {"id": number, "key": change.person, "name": change.person, "hired_on": change.on, "fte_percent": fte}
        self.people[number] = row(Person, person)
        self.person_by_key[change.person] = number
        self._seat(position_id, number, change, fte)

    def _seat(self, position_id: int, person_id: int, change: PlannedChange, fte: int) -> None:
        number = _number(change)
        one = {"id": number, "position_id": position_id, "person_id": person_id, "from_on": change.on}
        self.incumbencies[number] = row(Incumbency, {**one, "fte_percent": fte})
        self.incumbencies_of[person_id].append(number)
        self.incumbencies_in[position_id].append(number)

    def _leave(self, change: PlannedChange) -> None:
        person_id = self._person(change)
        self.people[person_id] = changed_row(self.people[person_id], left_on=change.on, left_why=PLANNED)

    def _move(self, change: PlannedChange) -> None:
        person_id, position_id = self._person(change), self._open_position(change)
        primary = self._primary(person_id, change)
        if primary.position_id == position_id:
            raise _CannotApply(f"“{change.person}” is in {change.position} already.")
        assert primary.id is not None
        self.incumbencies[primary.id] = changed_row(primary, to_on=change.on - timedelta(days=1))
        self._seat(position_id, person_id, change, primary.fte_percent)

    def _promote(self, change: PlannedChange) -> None:
        person_id = self._person(change)
        if change.role_id is None:
            raise _CannotApply("A promotion needs a role.")
        primary = self._primary(person_id, change)
        self.seat_changes[primary.position_id].append(SeatChange(change.on, role_id=change.role_id))

    def _open(self, change: PlannedChange) -> None:
        if not change.position:
            raise _CannotApply("Opening a position needs a key for it.")
        if change.position in self.position_by_key:
            raise _CannotApply(f"There is a position {change.position} already.")
        if change.unit_id is None:
            raise _CannotApply("Opening a position needs a unit.")
        manager_id = self._manager(change) if change.manager_position else None
        number = _number(change)
        position = {
            "id": number,
            "key": change.position,
            "unit_id": change.unit_id,
            "role_id": change.role_id,
            "opens_on": change.on,
            "manager_position_id": manager_id,
            "annual_cost": change.value,
        }
        self.positions[number] = row(Position, position)
        self.position_by_key[change.position] = number

    def _close(self, change: PlannedChange) -> None:
        position_id = self._position(change)
        if next(self._sitting(self.incumbencies_in[position_id], change.on), None) is not None:
            raise _CannotApply(f"Somebody still sits in {change.position} on that day.")
        last = change.on - timedelta(days=1)
        self.positions[position_id] = changed_row(self.positions[position_id], closes_on=last)

    def _freeze(self, change: PlannedChange) -> None:
        position_id = self._position(change)
        self.seat_changes[position_id].append(SeatChange(change.on, status=PositionStatus.FROZEN))

    def _unfreeze(self, change: PlannedChange) -> None:
        position_id = self._position(change)
        if self._status(position_id, change.on) is not PositionStatus.FROZEN:
            raise _CannotApply(f"The position {change.position} is not frozen on that day.")
        self.seat_changes[position_id].append(SeatChange(change.on, status=PositionStatus.OPEN))

    def _report(self, change: PlannedChange) -> None:
        position_id = self._position(change)
        manager_id = self._manager(change) if change.manager_position else NO_MANAGER
        if manager_id == position_id:
            raise _CannotApply("A position cannot report to itself.")
        above: int | None = manager_id or None
        seating, seen = self._seating(change.on), set[int]()
        while above is not None and above not in seen:
            if above == position_id:
                raise _CannotApply(f"{change.manager_position} reports to {change.position} already, if by others.")
            seen.add(above)
            above = seating.position_manager(above)
        self.seat_changes[position_id].append(SeatChange(change.on, manager_position_id=manager_id))

    def _raise_skill(self, change: PlannedChange) -> None:
        person_id = self._person(change)
        if change.skill_id is None:
            raise _CannotApply("Raising a skill needs a skill.")
        if change.value is None or not 0 <= change.value <= 5:
            raise _CannotApply("Raising a skill needs a level of 0 to 5.")
        self.raises[(person_id, change.skill_id)].append((_number(change), day_number(change.on), change.value))

    def _person(self, change: PlannedChange) -> int:
        person_id = self.person_by_key.get(change.person)
        if person_id is None:
            raise _CannotApply(f"There is no person “{change.person}”.")
        person = self.people[person_id]
        if not holds_on(change.on, person.hired_on, person.left_on):
            raise _CannotApply(f"“{change.person}” is not employed on that day.")
        return person_id

    def _position(self, change: PlannedChange) -> int:
        position_id = self.position_by_key.get(change.position)
        if position_id is None:
            raise _CannotApply(f"There is no position “{change.position}”.")
        if self._status(position_id, change.on) is PositionStatus.CLOSED:
            raise _CannotApply(f"The position {change.position} is closed on that day.")
        return position_id

    def _manager(self, change: PlannedChange) -> int:
        manager_id = self.position_by_key.get(change.manager_position)
        if manager_id is None:
            raise _CannotApply(f"There is no position “{change.manager_position}” to report to.")
        if self._status(manager_id, change.on) is PositionStatus.CLOSED:
            raise _CannotApply(f"The position {change.manager_position} is closed on that day.")
        return manager_id

    def _open_position(self, change: PlannedChange) -> int:
        position_id = self._position(change)
        if self._status(position_id, change.on) is PositionStatus.FROZEN:
            raise _CannotApply(f"The position {change.position} is frozen on that day.")
        return position_id

    def _seating(self, on: date) -> Seating:
        changes = {key: tuple(several) for key, several in self.seat_changes.items()}
        return Seating(on, {}, self.people, self.positions, self.incumbencies, changes)

    def _status(self, position_id: int, on: date) -> PositionStatus:
        return self._seating(on).position_status(position_id)

    def _sitting(self, incumbency_ids: list[int], on: date) -> Iterator[Incumbency]:
        for key in incumbency_ids:
            one = self.incumbencies[key]
            person = self.people[one.person_id]
            if holds_on(on, one.from_on, one.to_on) and holds_on(on, person.hired_on, person.left_on):
                yield one

    def _primary(self, person_id: int, change: PlannedChange) -> Incumbency:
        own = {key: self.incumbencies[key] for key in self.incumbencies_of[person_id]}
        primary = replace(
            self._seating(change.on), people={person_id: self.people[person_id]}, incumbencies=own
        ).primary(person_id)
        if primary is None:
            raise _CannotApply(f"“{change.person}” has no position on that day.")
        return primary

    def assessments(self) -> Assessments:
        """The recorded assessments and, as a manager's, the levels that the plan assumes."""
        recorded = self.organization.assessments
        if not self.raises:
            return recorded
        assessor, manager = len(recorded.assessors), SOURCE_NUMBER[Source.MANAGER]
        cells = {}
        for (person_id, skill_id), levels in self.raises.items():
            rows = [(number, person_id, skill_id, level, manager, assessor, on, ALWAYS) for number, on, level in levels]
            cells[(person_id, skill_id)] = recorded.of_cell(person_id, skill_id).joined([columns_of(rows)])
        return recorded.replaced(cells, (*recorded.assessors, PLANNED))
