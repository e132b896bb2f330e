"""The verbs of seats and employment: filled, left, closed, put below another one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from orgwright.errors import RefusedInput
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.planning.rows import as_values
from orgwright.records import (
    ChangeKind,
    Incumbency,
    Person,
    Position,
    PositionStatus,
    Record,
    RequisitionStatus,
    Scenario,
)
from orgwright.workspace.writing import Write, described

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


class SeatVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """A row as it is now; refused where it is gone."""

    @abstractmethod
    def plan_change(self, scenario_id: int, kind: ChangeKind, on: date, **values: Any) -> Changes:
        """Plan one change of a scenario; the part of planned changes does."""

    def fill_position(self, position_id: int, person_id: int, from_on: date, fte_percent: int = 100) -> Changes:
        """Seat a person in a position from a day on; open requisitions of the position become filled."""
        position, person = self._row(Position, position_id), self._row(Person, person_id)
        refuse_closed(position)
        label = f"Fill {position.key} with {person.name}"
        return self._do(label, lambda write: fill_position(write, position, person, from_on, fte_percent))

    def hire(self, position_id: int, name: str, from_on: date, fte_percent: int = 100) -> Changes:
        """Add somebody new, employed from a day on, in a position; open requisitions of it become filled.

        The key of the person comes from the name; ``made_id`` is the person's id.
        """
        position, called = self._row(Position, position_id), " ".join(name.split())
        refuse_closed(position)
        if not called:
            raise RefusedInput("Somebody new needs a name.")
        key = new_key(called, [one.key for one in self.organization.people.values()])
        values = {"key": key, "name": called, "hired_on": from_on, "fte_percent": fte_percent}

        def write(writing: Write) -> None:
            person_id = writing.add(Person, values)
            seat_person(writing, position, person_id, from_on, fte_percent)

        return self._do(f"Hire {called} into {position.key}", write)

    def end_incumbency(self, incumbency_id: int, on: date) -> Changes:
        """End an incumbency; ``on`` is its last day."""
        old = self._row(Incumbency, incumbency_id)
        what = described(self.organization, Incumbency, as_values(old))
        return self._do(f"End {what}", lambda write: write.change(old, {"to_on": on}))

    def end_employment(self, person_id: int, on: date, why: str = "") -> Changes:
        """Record that a person leaves; ``on`` is the last day employed, and open incumbencies end with it."""
        person = self._row(Person, person_id)
        label = f"Record that {person.name} leaves"
        return self._do(label, lambda write: end_employment(write, person, on, why))

    def close_position(self, position_id: int, on: date) -> Changes:
        """Close a position from a day on; refused while somebody sits in it then."""
        position = self._row(Position, position_id)
        refuse_filled(self.organization, position, on)
        last = {"closes_on": on - timedelta(days=1)}
        return self._do(f"Close {position.key}", lambda write: write.change(position, last))

    def report_to(
        self, position_id: int, manager_position_id: int | None, on: date, scenario_id: int | None = None
    ) -> Changes:
        """Put a position below another one, or with None at the top; with a scenario it is planned for the day.

        The ids are those of the picture under the scenario. As recorded it holds at once, for who reports to whom has
        no dates; ``on`` is then only the day on which the other position must not be closed. Refused for a circle.
        """
        if scenario_id is not None:
            self._row(Scenario, scenario_id)
        plan = self.organization.under(scenario_id).as_of(on)
        position, above = _seat(plan, position_id), None
        if manager_position_id is not None:
            above = _seat(plan, manager_position_id)
        if plan.seating.position_manager(position_id) == manager_position_id:
            where = "at the top" if above is None else f"below {above.key}"
            raise RefusedInput(f"The position {position.key} stands {where} already.")
        if scenario_id is not None:
            keys = {"position": position.key, "manager_position": "" if above is None else above.key}
            return self.plan_change(scenario_id, ChangeKind.REPORT, on, **keys)
        if above is not None:
            _refuse_manager(plan, position, above)
        label = f"Put {position.key} {'at the top' if above is None else f'below {above.key}'}"
        return self._do(label, lambda write: write.change(position, {"manager_position_id": manager_position_id}))


def _seat(plan: Organization, position_id: int) -> Position:
    """A position of a picture, those that a scenario opens among them; refused where it is gone."""
    found = plan.positions.get(position_id)
    if found is None:
        raise RefusedInput("This position is gone: somebody removed it.")
    return found


def _refuse_manager(plan: Organization, position: Position, above: Position) -> None:
    """Refuse a manager's position that is the position itself, below it, or closed on the day of the picture."""
    if above.id == position.id:
        raise RefusedInput("A position cannot report to itself.")
    if plan.seating.position_status(above.id or 0) is PositionStatus.CLOSED:
        raise RefusedInput(f"The position {above.key} is closed on that day.")
    one, seen = above.manager_position_id, {above.id}
    while one is not None and one not in seen:
        if one == position.id:
            raise RefusedInput(f"{above.key} reports to {position.key} already, if by others.")
        seen.add(one)
        one = plan.positions[one].manager_position_id if one in plan.positions else None


def refuse_closed(position: Position) -> None:
    """Refuse to seat anybody in a closed position."""
    if position.status == PositionStatus.CLOSED:
        raise RefusedInput(f"The position {position.key} is closed.")


def refuse_filled(organization: Organization, position: Position, on: date) -> None:
    """Refuse to close a position in which somebody sits on a day."""
    if organization.as_of(on).seating.incumbencies_by_position.get(position.id or 0):
        raise RefusedInput(f"Somebody still sits in {position.key} on {on}; end the incumbency first.")


def fill_position(write: Write, position: Position, person: Person, from_on: date, fte_percent: int) -> None:
    """Seat a person; requisitions of the position that are open or on hold become filled."""
    seat_person(write, position, person.id or 0, from_on, fte_percent)


def seat_person(write: Write, position: Position, person_id: int, from_on: date, fte_percent: int) -> None:
    """The same for a person by id, who may have been added in the same action."""
    seat = {"position_id": position.id, "person_id": person_id, "from_on": from_on, "fte_percent": fte_percent}
    write.add(Incumbency, seat)
    for one in write.organization.requisitions.values():
        if one.position_id == position.id and one.status in (RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD):
            write.change(one, {"status": RequisitionStatus.FILLED, "filled_on": from_on})


def end_employment(write: Write, person: Person, on: date, why: str) -> None:
    """Set the last day employed; incumbencies that would go on end with it, those yet to begin where they begin."""
    write.change(person, {"left_on": on, "left_why": why})
    for one in write.organization.incumbencies.values():
        if one.person_id == person.id and (one.to_on is None or one.to_on > on):
            write.change(one, {"to_on": max(on, one.from_on or on)})
