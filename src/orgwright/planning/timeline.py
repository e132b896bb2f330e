"""The timeline of a plan: who starts and ends, who changes seats, which seats open and close, what is asked for.

Everything comes from the rows of the picture, so a scenario's planned changes stand among what is recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from orgwright.planning.organization import Organization
from orgwright.planning.requisitions import requisition_standings, waiting_positions
from orgwright.planning.scenario import PLANNED, changes_of
from orgwright.records import ChangeKind, Incumbency, Person, Requisition


class EventKind(StrEnum):
    """What happens on a day."""

    START = "starts"
    MOVE = "changes seats"
    END = "leaves"
    OPENING = "seat opens"
    CLOSING = "seat closes"
    REQUISITION = "asked for"


class Due(StrEnum):
    """What asks for something to be done: a start that is wanted, one that is past, a leaver whom nobody follows."""

    NOTHING = ""
    WANTED = "start wanted"
    LATE = "late"
    UNASKED = "no requisition yet"


@dataclass(frozen=True)
class TimelineEvent:
    """One thing that happens on a day, with the row that it is read from: a person, a position or a requisition.

    ``key`` names that row in the folder. ``since`` is the day on which a requisition was opened; ``is_planned`` marks
    what a scenario adds.
    """

    on: date
    kind: EventKind
    key: str
    title: str
    seat: str
    role: str
    unit_id: int | None
    record_id: int
    due: Due = Due.NOTHING
    since: date | None = None
    is_planned: bool = False


def timeline(organization: Organization, unit_id: int | None, first: date, last: date) -> tuple[TimelineEvent, ...]:
    """What happens in a unit and all below it from one day to another, both included, by day.

    A requisition stands on the day of its wanted start, while it waits; one that is late on the picture's day is there
    however long ago that was. A leaver's seat is asked for where a requisition waits, somebody follows in it, or it
    closes; None means the whole.
    """
    reader = _Reader(organization, first, last)
    wanted = None if unit_id is None else frozenset(organization.seating.subtree(unit_id))
    found = [one for one in reader.events() if wanted is None or one.unit_id in wanted]
    order = list(EventKind)
    return tuple(sorted(found, key=lambda one: (one.on, order.index(one.kind), one.key)))


class _Reader:
    """Reads the events of one window from the rows of a picture."""

    def __init__(self, organization: Organization, first: date, last: date) -> None:
        self.organization = organization
        self.first, self.last = first, last
        self.by_person: dict[int, list[Incumbency]] = defaultdict(list)
        self.by_position: dict[int, list[Incumbency]] = defaultdict(list)
        for one in sorted(organization.incumbencies.values(), key=lambda one: one.from_on or date.min):
            self.by_person[one.person_id].append(one)
            self.by_position[one.position_id].append(one)
        self.asked_for = waiting_positions(organization)
        self.standings = requisition_standings(organization)
        scenario_id = organization.scenario_id
        planned = () if scenario_id is None else changes_of(organization, scenario_id)
        self.closed_by_plan = {one.position for one in planned if one.change == ChangeKind.CLOSE}

    def events(self) -> Iterator[TimelineEvent]:
        """All events, in no order."""
        for person in self.organization.people.values():
            yield from self._of_person(person)
        for position_id in self.organization.positions:
            yield from self._of_position(position_id)
        for one in self.organization.requisitions.values():
            yield from self._of_requisition(one)

    def _is_within(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def _of_person(self, person: Person) -> Iterator[TimelineEvent]:
        seats = self.by_person.get(person.id or 0, [])
        if person.hired_on is not None and self._is_within(person.hired_on):
            held = [one for one in seats if one.to_on is None or one.to_on >= person.hired_on]
            yield self._event(person.hired_on, EventKind.START, person, held[0] if held else None)
        for one in seats:
            if one.from_on is not None and self._is_within(one.from_on) and one.from_on != person.hired_on:
                yield self._event(one.from_on, EventKind.MOVE, person, one)
        if person.left_on is not None and self._is_within(person.left_on):
            last = max(seats, key=lambda one: one.from_on or date.min, default=None)
            yield self._event(person.left_on, EventKind.END, person, last)

    def _event(self, on: date, kind: EventKind, person: Person, sits: Incumbency | None) -> TimelineEvent:
        seat, role, unit_id = "", "", None
        if sits is not None:
            seat, role, unit_id = self._seat(sits.position_id)
        is_planned = {
            EventKind.START: (person.id or 0) < 0,
            EventKind.MOVE: sits is not None and (sits.id or 0) < 0,
            EventKind.END: person.left_why == PLANNED,
        }[kind]
        due = self._due_after(on, sits) if kind is EventKind.END and sits is not None else Due.NOTHING
        return TimelineEvent(
            on, kind, person.key, person.name, seat, role, unit_id, person.id or 0, due, is_planned=is_planned
        )

    def _due_after(self, on: date, sits: Incumbency) -> Due:
        """Whether anybody has to ask for somebody new: not for the past, nor where the seat is seen to."""
        position = self.organization.positions[sits.position_id]
        follows = any(
            one.person_id != sits.person_id and (one.to_on is None or one.to_on > on)
            for one in self.by_position[sits.position_id]
        )
        is_seen_to = follows or position.closes_on is not None or sits.position_id in self.asked_for
        return Due.NOTHING if is_seen_to or on < self.organization.day else Due.UNASKED

    def _of_position(self, position_id: int) -> Iterator[TimelineEvent]:
        position = self.organization.positions[position_id]
        seat, role, unit_id = self._seat(position_id)
        for on, kind in ((position.opens_on, EventKind.OPENING), (position.closes_on, EventKind.CLOSING)):
            if on is not None and self._is_within(on):
                is_planned = position_id < 0 or (kind is EventKind.CLOSING and seat in self.closed_by_plan)
                yield TimelineEvent(on, kind, seat, seat, seat, role, unit_id, position_id, is_planned=is_planned)

    def _of_requisition(self, one: Requisition) -> Iterator[TimelineEvent]:
        wanted, standing = one.target_start_on, self.standings[one.id or 0]
        if wanted is None or not standing.is_waiting or not (standing.is_late or self._is_within(wanted)):
            return
        seat, role, unit_id = self._seat(one.position_id)
        due = Due.LATE if standing.is_late else Due.WANTED
        kind = EventKind.REQUISITION
        yield TimelineEvent(wanted, kind, one.key, one.key, seat, role, unit_id, one.id or 0, due, one.opened_on)

    def _seat(self, position_id: int) -> tuple[str, str, int]:
        position = self.organization.positions[position_id]
        role_id = self.organization.seating.position_role(position_id)
        role = "" if role_id is None else self.organization.roles[role_id].name
        return position.key, role, position.unit_id


def unit_names(organization: Organization, events: tuple[TimelineEvent, ...]) -> tuple[str, ...]:
    """The units of some events, those with the most events first, then by name; empty for those without a unit."""
    counts: dict[str, int] = defaultdict(int)
    for one in events:
        counts[unit_name(organization, one)] += 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name.casefold())))


def unit_name(organization: Organization, one: TimelineEvent) -> str:
    """The unit of an event by its name, empty where it has none."""
    return "" if one.unit_id is None else organization.units[one.unit_id].name
