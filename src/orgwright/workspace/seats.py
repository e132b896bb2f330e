"""What the verbs of seats and employment write."""

from datetime import date

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.records import Incumbency, Person, Position, PositionStatus, RequisitionStatus
from orgwright.workspace.writing import Write


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
    seat = {"position_id": position.id, "person_id": person.id, "from_on": from_on, "fte_percent": fte_percent}
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
