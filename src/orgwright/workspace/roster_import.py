"""Taking a list of people in: who is new, what of whom changes, which seats that needs; written as one action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from orgwright.exchange.field_change import FieldChange
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.records import Incumbency, Person, Position, Role, Unit
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.exchange.foreign.roster_rows import RosterPerson, RosterRows


@dataclass(frozen=True)
class Seat:
    """The seat of one row: ``position_id`` where it is there already, else ``key`` of the one to make.

    ``unit`` and ``role`` are names; empty where the row says nothing. ``is_taken``: the person sits in it already.
    """

    place: int
    position_id: int | None
    key: str
    unit: str
    role: str
    is_taken: bool


@dataclass(frozen=True, eq=False)
class RosterImport:
    """What an import of a roster changes, computed from the picture before it is written."""

    rows: RosterRows
    organization: Organization
    name: str

    # What changes

    @cached_property
    def new_units(self) -> tuple[tuple[str, str], ...]:
        """Units to make, the upper first: (name, name of the one above or nothing)."""
        known = {one.name.casefold() for one in self.organization.units.values()}
        found: dict[str, tuple[str, str]] = {}
        for one in self.rows.people:
            above = ""
            for name in one.units:
                if name.casefold() not in known and name.casefold() not in found:
                    found[name.casefold()] = (name, above)
                above = name
        return tuple(found.values())

    @cached_property
    def new_roles(self) -> tuple[str, ...]:
        """Names of roles to make."""
        known = {one.name.casefold() for one in self.organization.roles.values()}
        named = {one.role.casefold(): one.role for one in reversed(self.rows.people) if one.role}
        return tuple(sorted(role for key, role in named.items() if key not in known))

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that rows speak of; who has left by now needs none."""
        found: list[Seat] = []
        keys = {one.key for one in self.organization.positions.values()}
        for place, one in enumerate(self.rows.people):
            seat = self._seat(place, one, keys)
            if seat is not None:
                keys.add(seat.key)
                found.append(seat)
        return tuple(found)

    def _seat(self, place: int, one: RosterPerson, keys: set[str]) -> Seat | None:
        unit = one.units[-1] if one.units else ""
        has_left = one.left_on is not None and one.left_on < self.organization.day
        if has_left or not (unit or one.role or one.position or one.manager is not None or one.manager_id):
            return None
        own = self._own_position(one)
        named = self._position_by_key.get(one.position)
        if named is not None and named.id != own:
            sits = {row.position_id for row in self._sitting(one)}
            return Seat(place, named.id, named.key, unit, one.role, named.id in sits)
        if own is not None and (not one.position or named is not None):
            return Seat(place, own, "", unit, one.role, True)
        if not unit or (one.position and one.position in keys):
            return None
        return Seat(place, None, one.position or new_key(f"{unit} {one.name}", keys), unit, one.role, False)

    def _sitting(self, one: RosterPerson) -> list[Incumbency]:
        """The incumbencies of somebody known that hold today or later."""
        day = self.organization.day
        rows = self._incumbencies.get(one.person_id or 0, [])
        return [row for row in rows if row.to_on is None or row.to_on >= day]

    def _own_position(self, one: RosterPerson) -> int | None:
        """Where somebody known sits, or is to sit."""
        primary = self.organization.seating.primary(one.person_id) if one.person_id is not None else None
        later = self._sitting(one)
        return primary.position_id if primary is not None else later[0].position_id if later else None

    @cached_property
    def without_seat(self) -> tuple[str, ...]:
        """Findings: who gets no position, and why."""
        taken = {one.key for one in self.seats if one.key}
        return tuple(
            f"{one.address}: {one.name} gets no position, for "
            + (f"another row takes {one.position}." if one.position in taken else "the row names no unit.")
            for place, one in enumerate(self.rows.people)
            if place not in self._seat_by_place and (one.role or one.position) and one.left_on is None
        )

    @cached_property
    def changes(self) -> tuple[FieldChange, ...]:
        """Every field that changes, first of units and roles, then person by person."""
        found = [FieldChange("units", name, "parent", None, above or "the top") for name, above in self.new_units]
        found += [FieldChange("roles", name, "name", None, name) for name in self.new_roles]
        for place, one in enumerate(self.rows.people):
            found += self._changes_of_person(one)
            if place in self._seat_by_place:
                found += self._changes_of_seat(one, self._seat_by_place[place])
        return tuple(found)

    def _changes_of_person(self, one: RosterPerson) -> Iterator[FieldChange]:
        if one.person_id is None:
            yield FieldChange("people", one.key or one.name, "name", None, one.name)
            return
        old = self.organization.people[one.person_id]
        for name, value in self.fresh_values(one).items():
            before = getattr(old, name)
            yield FieldChange("people", old.name, name, _shown(before), _shown(value))

    def fresh_values(self, one: RosterPerson) -> dict[str, Any]:
        """What the row says of somebody known that is not known so; an empty cell says nothing."""
        old = self.organization.people[one.person_id or 0]
        said: dict[str, Any] = {
            "name": one.name if one.name not in (one.key, one.email) else None,
            "email": one.email,
            "hired_on": one.hired_on,
            "left_on": one.left_on,
            "location": one.location,
            "employment": one.employment,
            "fte_percent": one.fte_percent,
        }
        fresh = {name: value for name, value in said.items() if value and value != getattr(old, name)}
        if one.is_open and old.left_on is not None:
            fresh["left_on"] = None
        return fresh

    def _changes_of_seat(self, one: RosterPerson, seat: Seat) -> Iterator[FieldChange]:
        positions, roles, units = self.organization.positions, self.organization.roles, self.organization.units
        if seat.position_id is None:
            yield FieldChange("positions", seat.key, "unit", None, seat.unit)
            yield FieldChange("incumbencies", seat.key, "person", None, one.name)
            return
        old = positions[seat.position_id]
        if not seat.is_taken:
            yield FieldChange("incumbencies", old.key, "person", None, one.name)
        if seat.unit and seat.unit.casefold() != units[old.unit_id].name.casefold():
            yield FieldChange("positions", old.key, "unit", units[old.unit_id].name, seat.unit)
        role = roles[old.role_id].name if old.role_id is not None else None
        if seat.role and seat.role.casefold() != (role or "").casefold():
            yield FieldChange("positions", old.key, "role", role, seat.role)
        manager = self._managers.get(seat.place)
        if manager is not None and manager != (old.manager_position_id or 0):
            above = positions.get(old.manager_position_id or 0)
            name = self._manager_name(one) if manager else None
            yield FieldChange("positions", old.key, "manager", above.key if above else None, name)

    @cached_property
    def _managers(self) -> Mapping[int, int]:
        """By place of the row, the position that its seat reports to: negative where that is to be made, 0 for none.

        An empty cell leaves a manager as it is, unless that closes a circle with what the list says: then it means
        that there is none. Circles with seats that the list does not speak of leave the manager of now.
        """
        own = {one.place: one.position_id if one.position_id is not None else -1 - one.place for one in self.seats}
        above = {int(one.id or 0): one.manager_position_id for one in self.organization.positions.values()}
        wanted: dict[int, int] = {}
        for place, position_id in own.items():
            one = self.rows.people[place]
            manager = own.get(one.manager) if one.manager is not None else self._position_of(one.manager_id)
            if manager is not None and manager != position_id:
                wanted[place] = manager
        before = dict(above)
        above.update({own[place]: manager for place, manager in wanted.items()})
        at_the_top = {
            position_id: place
            for place, position_id in own.items()
            if not (self.rows.people[place].manager_text or self.rows.people[place].manager_key)
        }
        for place in list(wanted):
            circle = _circle(above, own[place])
            top = next((one for one in circle if one in at_the_top), None)
            if top is not None:
                above[top], wanted[at_the_top[top]] = None, 0
            elif circle:
                above[own[place]] = before.get(own[place])
                del wanted[place]
        return wanted

    def _position_of(self, person_id: int | None) -> int | None:
        primary = self.organization.seating.primary(person_id) if person_id is not None else None
        return None if primary is None else primary.position_id

    @cached_property
    def _seat_by_place(self) -> Mapping[int, Seat]:
        return {one.place: one for one in self.seats}

    @cached_property
    def _position_by_key(self) -> Mapping[str, Position]:
        return {one.key: one for one in self.organization.positions.values()}

    def _manager_name(self, one: RosterPerson) -> str:
        if one.manager is not None:
            return self.rows.people[one.manager].name
        return self.organization.people[one.manager_id].name if one.manager_id is not None else ""

    @cached_property
    def new_people(self) -> tuple[RosterPerson, ...]:
        """Who is added."""
        return tuple(one for one in self.rows.people if one.person_id is None)

    @property
    def summary(self) -> str:
        """What comes in, as one line."""
        people = len(self.new_people)
        changed = len({one.key for one in self.changes if one.before is not None})
        parts = [f"{people:,} new {'person' if people == 1 else 'people'}", f"{changed:,} changed"]
        for number, noun in ((len(self.new_units), "unit"), (len(self.new_roles), "role")):
            if number:
                parts.append(f"{number:,} new {noun if number == 1 else noun + 's'}")
        return ", ".join(parts)

    @property
    def label(self) -> str:
        """The sentence of the history."""
        return f"Import the people of {self.name}: {self.summary}"

    # Writing

    def write(self, write: Write) -> None:
        """Insert what is new, what is referred to first, then change what differs."""
        units = {one.name.casefold(): int(one.id or 0) for one in self.organization.units.values()}
        roles = {one.name.casefold(): int(one.id or 0) for one in self.organization.roles.values()}
        for name, above in self.new_units:
            units[name.casefold()] = write.add(Unit, {"name": name, "parent_id": units.get(above.casefold())})
        for name in self.new_roles:
            roles[name.casefold()] = write.add(Role, {"name": name})
        person_ids = self._write_people(write)
        position_ids = {seat.place: self._write_seat(write, seat, units, roles) for seat in self.seats}
        self._write_managers(write, position_ids)
        for seat in self.seats:
            if not seat.is_taken:
                one = self.rows.people[seat.place]
                fte = {} if one.fte_percent is None else {"fte_percent": one.fte_percent}
                begins = one.hired_on if one.person_id is None else self.organization.day
                values = {"position_id": position_ids[seat.place], "person_id": person_ids[seat.place]}
                write.add(Incumbency, {**values, "from_on": begins, "to_on": one.left_on, **fte})

    def _write_people(self, write: Write) -> dict[int, int]:
        keys = {one.key for one in self.organization.people.values()}
        found = {}
        for place, one in enumerate(self.rows.people):
            if one.person_id is not None:
                fresh = self.fresh_values(one)
                if fresh:
                    write.change(self.organization.people[one.person_id], fresh)
                if fresh.get("left_on") is not None:
                    self._end_seats(write, one)
                found[place] = one.person_id
                continue
            key = one.key if one.key and one.key not in keys else new_key(one.key or one.name, keys)
            keys.add(key)
            names = ("name", "email", "hired_on", "left_on", "location", "employment")
            values = {"key": key, **{name: getattr(one, name) for name in names}}
            found[place] = write.add(Person, values | ({"fte_percent": one.fte_percent} if one.fte_percent else {}))
        return found

    def _end_seats(self, write: Write, one: RosterPerson) -> None:
        """Who leaves gives up the seats that would go on."""
        last = one.left_on
        for row in self._incumbencies.get(one.person_id or 0, ()):
            if last is not None and (row.to_on is None or row.to_on > last):
                write.change(row, {"to_on": max(last, row.from_on or last)})

    @cached_property
    def _incumbencies(self) -> Mapping[int, list[Incumbency]]:
        found: dict[int, list[Incumbency]] = defaultdict(list)
        for row in self.organization.incumbencies.values():
            found[row.person_id].append(row)
        return found

    def _write_seat(self, write: Write, seat: Seat, units: Mapping[str, int], roles: Mapping[str, int]) -> int:
        said: dict[str, Any] = {}
        if seat.unit:
            said["unit_id"] = units[seat.unit.casefold()]
        if seat.role:
            said["role_id"] = roles[seat.role.casefold()]
        if seat.position_id is None:
            return write.add(Position, {"key": seat.key, **said})
        old = self.organization.positions[seat.position_id]
        fresh = {name: value for name, value in said.items() if getattr(old, name) != value}
        if fresh:
            write.change(old, fresh)
        return seat.position_id

    def _write_managers(self, write: Write, position_ids: Mapping[int, int]) -> None:
        """Set who reports to whom, all at once: a swap of two would be a circle half way."""
        for place, manager in self._managers.items():
            above = position_ids[-1 - manager] if manager < 0 else manager or None
            where = column_of(Position, "id") == position_ids[place]
            write.connection.execute(update(Position).where(where).values(manager_position_id=above))


def _circle(above: Mapping[int, int | None], start: int) -> list[int]:
    """The positions met on the way up from one back to itself; none where that way ends or circles elsewhere."""
    met: list[int] = []
    place: int | None = start
    while place is not None and place not in met:
        met.append(place)
        place = above.get(place)
    return met if place == start else []


def _shown(value: Any) -> str | None:
    return None if value in (None, "") else str(value)
