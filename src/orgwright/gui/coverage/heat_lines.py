"""The lines of the heat map: a group, the units below it and their people, as far as they are opened."""

from collections.abc import Collection
from dataclasses import dataclass

from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.heat_map import role_cell, target_cell
from orgwright.planning.groups import Group, group_title, people_in_group
from orgwright.planning.heat_map import (
    HeatMap,
    HeatRow,
    heat_map,
    target_headings,
    targets_row,
)
from orgwright.planning.organization import Organization

ROLES, TARGETS = "roles", "targets"
Key = tuple[str, int | None]
TOP: Key = ("top", None)
MOST_PEOPLE = 300
"""People of one unit that are listed; they stand by their coverage, the lowest first."""


@dataclass(frozen=True)
class HeatLine:
    """One line: the top, a unit or a person, ``depth`` steps in; a line without a row says how many more there are."""

    key: Key
    depth: int
    name: str
    row: HeatRow | None
    can_open: bool = False
    is_open: bool = False


class HeatTree:
    """What can be seen of a group by categories, or by the skills of one; ``measure`` is ROLES or TARGETS."""

    def __init__(self, organization: Organization, group: Group, measure: str, category: str | None) -> None:
        self._organization = organization
        self._group = group
        self._of_roles = measure == ROLES
        self._has_units = group.has_targets
        self._people = people_in_group(organization, group)
        self._map: HeatMap | None = heat_map(organization, category, self._people) if self._of_roles else None
        headings = target_headings(organization, group.unit_id, category) if self._map is None else self._map.headings
        self.headings = headings
        self._unit_rows: dict[int | None, HeatRow] = {}

    def first_opened(self) -> set[Key]:
        """What is open at the beginning: the top, and units that stand alone below it."""
        opened, unit_id = {TOP}, self._group.unit_id
        while self._has_units and len(self._below(unit_id)) == 1:
            unit_id = self._below(unit_id)[0]
            opened.add(("unit", unit_id))
        return opened

    def lines(self, opened: Collection[Key]) -> list[HeatLine]:
        """The lines to be seen where these are open, the weakest of a level first."""
        title = group_title(self._organization, self._group)
        if not self._has_units:
            row = None if self._map is None else self._map.group(self._people)
            can_open = len(self._people) > 1
            found = [HeatLine(TOP, 0, title, row, can_open, can_open and TOP in opened)]
            return found + (self._person_lines(self._people, 1) if found[0].is_open else [])
        return self._unit_lines(TOP, self._group.unit_id, title, 0, self._unit_row(self._group.unit_id), opened)

    def _unit_lines(
        self, key: Key, unit_id: int | None, name: str, depth: int, row: HeatRow, opened: Collection[Key]
    ) -> list[HeatLine]:
        people = self._direct_people(unit_id) if self._of_roles else frozenset()
        can_open = bool(self._below(unit_id) or people)
        is_open = can_open and key in opened
        found = [HeatLine(key, depth, name, row, can_open, is_open)]
        if not is_open:
            return found
        below = [(self._unit_row(one), self._organization.units[one].name, one) for one in self._below(unit_id)]
        for each, child, one in sorted(below, key=lambda entry: (entry[0].low is None, entry[0].low or 0.0, entry[1])):
            found += self._unit_lines(("unit", one), one, child, depth + 1, each, opened)
        return found + self._person_lines(people, depth + 1)

    def _person_lines(self, people: Collection[int], depth: int) -> list[HeatLine]:
        if self._map is None:
            return []
        ordered = self._map.weakest(people)
        names = self._organization.people
        found = [
            HeatLine(("person", one), depth, names[one].name, self._map.person(one)) for one in ordered[:MOST_PEOPLE]
        ]
        if len(ordered) > MOST_PEOPLE:
            more = f"and {len(ordered) - MOST_PEOPLE:,} more people with a higher coverage"
            found.append(HeatLine(("more", depth), depth, more, None))
        return found

    def _below(self, unit_id: int | None) -> tuple[int, ...]:
        return self._organization.seating.children.get(unit_id, ())

    def _unit_row(self, unit_id: int | None) -> HeatRow:
        if unit_id not in self._unit_rows:
            self._unit_rows[unit_id] = (
                targets_row(self._organization, unit_id, self.headings)
                if self._map is None
                else self._map.unit(self._organization, unit_id)
            )
        return self._unit_rows[unit_id]

    def _direct_people(self, unit_id: int | None) -> frozenset[int]:
        """The people with a seat in the unit itself; of the whole those without any seat."""
        seating = self._organization.seating
        if unit_id is None:
            return seating.employed - seating.incumbencies_by_person.keys()
        return seating.people_by_unit.get(unit_id, frozenset())

    def unit_of(self, line: HeatLine) -> int | None:
        """The unit of a line that is one; None is the whole."""
        return self._group.unit_id if line.key == TOP else line.key[1]

    def group_of(self, line: HeatLine) -> Group:
        """The group that a line is about."""
        kind, one = line.key
        if kind == "top":
            return self._group
        return Group.of_unit(one) if kind == "unit" else Group.of_people(self.people_of(line))

    def people_of(self, line: HeatLine) -> frozenset[int]:
        """The people that a line is about."""
        kind, one = line.key
        if kind == "person" and one is not None:
            return frozenset((one,))
        return self._people if kind == "top" else self._organization.seating.people_of(one)

    def explain_cell(self, line: HeatLine, place: int) -> Explanation | None:
        """How the cell of a line under a heading came about."""
        if line.row is None or line.row.cells[place] is None:
            return None
        heading = self.headings[place]
        if self._of_roles:
            return role_cell(self._organization, line.name, self.people_of(line), heading)
        return target_cell(self._organization, self.unit_of(line), heading)
