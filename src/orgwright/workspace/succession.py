"""The verbs of succession: a move that a scenario plans, a seat filled from within, positions marked critical."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.planned_edits import last_number
from orgwright.records import ChangeKind, Person, PlannedChange, Position, PositionStatus, Record, Scenario
from orgwright.workspace import seats
from orgwright.workspace.scenarios import new_scenario
from orgwright.workspace.writing import Write

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


class SuccessionVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """A row as it is now; refused where it is gone."""

    def plan_move(self, person: str, position: str, on: date, scenario_id: int | None, title: str = "") -> Changes:
        """Plan that somebody moves into a position from a day on, both by key: seats of a scenario have no lasting id.

        Without a scenario one is made with the title, in the same action. Refused where the move could not apply.
        """
        organization = self.organization
        fresh = new_scenario(organization, title) if scenario_id is None else {}
        if scenario_id is not None:
            self._row(Scenario, scenario_id)
        plan = (organization if scenario_id is None else organization.under(scenario_id)).as_of(on)
        name, known = _checked_move(plan, person, position)
        behind = 0 if scenario_id is None else last_number(organization, scenario_id)

        def write(writing: Write) -> None:
            key = scenario_id
            if key is None:
                key = writing.add(Scenario, fresh)
            move = {"number": behind + 1, "on": on, "change": ChangeKind.MOVE, "person": person, "position": known}
            writing.add(PlannedChange, {"scenario_id": key, **move})

        return self._do(f"Plan to move {name} into {known}", write)

    def fill_from_within(
        self, position_id: int, person_id: int, from_on: date, ends_present: bool, fte_percent: int = 100
    ) -> Changes:
        """Seat somebody of the organization; with ``ends_present`` the present seat ends the day before."""
        position, person = self._row(Position, position_id), self._row(Person, person_id)
        seats.refuse_closed(position)
        present = self.organization.as_of(from_on).seating.primary(person_id)

        def write(writing: Write) -> None:
            if ends_present and present is not None:
                writing.change(present, {"to_on": from_on - timedelta(days=1)})
            seats.fill_position(writing, position, person, from_on, fte_percent)

        return self._do(f"Fill {position.key} with {person.name}", write)

    def mark_critical(self, position_ids: Sequence[int], is_critical: bool) -> Changes:
        """Mark positions as critical, or take the mark away, as one action."""
        rows = [self._row(Position, one) for one in position_ids]
        if not rows:
            raise RefusedInput("Choose at least one position.")
        what = rows[0].key if len(rows) == 1 else f"{len(rows)} positions"
        label = f"Mark {what} as critical" if is_critical else f"Take the mark critical from {what}"

        def write(writing: Write) -> None:
            for one in rows:
                writing.change(one, {"critical": is_critical})

        return self._do(label, write)


def _checked_move(plan: Organization, person: str, position: str) -> tuple[str, str]:
    """The name of who moves and the key of the seat; refused where a scenario would leave the move out."""
    seating, day = plan.seating, plan.day
    person_id = next((key for key, one in plan.people.items() if one.key == person), None)
    if person_id is None or person_id not in seating.employed:
        name = person if person_id is None else plan.people[person_id].name
        raise RefusedInput(f"{name} is not employed on {day}.")
    name = plan.people[person_id].name
    seat_id = next((key for key, one in plan.positions.items() if one.key == position), None)
    if seat_id is None:
        raise RefusedInput(f"There is no position {position}.")
    status = seating.position_status(seat_id)
    if status is not PositionStatus.OPEN:
        raise RefusedInput(f"The position {position} is {status} on {day}.")
    present = seating.primary(person_id)
    if present is None:
        raise RefusedInput(f"{name} has no position on {day} to move from; fill the position instead.")
    if present.position_id == seat_id:
        raise RefusedInput(f"{name} is in {position} already on {day}.")
    return name, position
