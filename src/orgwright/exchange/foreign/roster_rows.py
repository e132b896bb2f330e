"""The people of a roster by a mapping: what each row says, who manages whom, and what contradicts itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign.book import Book, Sheet, Value, text_of
from orgwright.exchange.foreign.levels import RefusedCell
from orgwright.exchange.foreign.matching import PeopleMatcher, plain_name, straight_name
from orgwright.exchange.foreign.roster import RosterMapping
from orgwright.exchange.foreign.roster_values import are_shares, day_of, is_open, percent_of
from orgwright.planning.organization import Organization

_STEPS = re.compile(r"\s*(?:>|→|\\|\||»|›)\s*|\s+/\s+")


@dataclass(frozen=True)
class RosterPerson:
    """What one row says; empty where it says nothing. ``units`` go from the whole to the part.

    ``person_id`` is somebody known. ``manager`` is the place of the manager in the list, ``manager_id`` somebody
    known who is not in it. ``is_open``: the row says that there is no end.
    """

    address: str
    name: str
    key: str
    email: str
    person_id: int | None
    units: tuple[str, ...] = ()
    role: str = ""
    position: str = ""
    hired_on: date | None = None
    left_on: date | None = None
    is_open: bool = False
    location: str = ""
    employment: str = ""
    fte_percent: int | None = None
    manager_text: str = ""
    manager_key: str = ""
    manager: int | None = None
    manager_id: int | None = None


@dataclass(frozen=True)
class RosterRows:
    """All that a mapping reads from a list of people."""

    people: tuple[RosterPerson, ...]
    refused: tuple[RefusedCell, ...]
    findings: tuple[str, ...]

    @property
    def counts(self) -> str:
        """One line: "38 people, 4 cells refused, 2 findings"."""
        people, cells, found = len(self.people), len(self.refused), len(self.findings)
        return (
            f"{people:,} {'person' if people == 1 else 'people'}, "
            f"{cells:,} {'cell' if cells == 1 else 'cells'} refused, "
            f"{found:,} {'finding' if found == 1 else 'findings'}"
        )


class _Rows:
    """Reads the rows of one sheet, collecting what is refused."""

    def __init__(self, sheet: Sheet, mapping: RosterMapping, organization: Organization) -> None:
        self._sheet, self._mapping = sheet, mapping
        self._matcher = PeopleMatcher(organization.people.values())
        self.refused: list[RefusedCell] = []
        self.findings: list[str] = []
        column = mapping.column("fte")
        self._shares = column is not None and are_shares(sheet.at(row, column) for row in mapping.rows)

    def person(self, row: int) -> RosterPerson | None:
        """What a row says; None where it names nobody."""
        name = self._text(row, "name") or f"{self._text(row, 'first')} {self._text(row, 'last')}".strip()
        key, email = self._text(row, "key"), self._text(row, "email")
        address = self._sheet.address(row, self._mapping.fields[0][0])
        if not (name or key or email):
            return None
        found = self._matcher.match(name, key, email)
        if found.why and not key:
            self.findings.append(f"{address}: {found.why}")
        left = self._day(row, "left")
        return RosterPerson(
            address,
            straight_name(name) or email or key,
            key,
            email,
            None if found.why else found.person_id,
            tuple(part for part in _STEPS.split(self._text(row, "unit")) if part),
            self._text(row, "role"),
            self._text(row, "position"),
            self._day(row, "hired"),
            None if is_open(left) else left,
            is_open(left),
            self._text(row, "location"),
            self._text(row, "employment"),
            self._fte(row),
            self._text(row, "manager"),
            self._text(row, "manager_key"),
        )

    def _value(self, row: int, field: str) -> Value:
        column = self._mapping.column(field)
        return None if column is None else self._sheet.at(row, column)

    def _text(self, row: int, field: str) -> str:
        return text_of(self._value(row, field))

    def _refuse(self, row: int, field: str, reason: str) -> None:
        column = self._mapping.column(field) or 0
        self.refused.append(
            RefusedCell(self._sheet.name, self._sheet.address(row, column), self._text(row, field), reason)
        )

    def _day(self, row: int, field: str) -> date | None:
        value = self._value(row, field)
        try:
            return day_of(value, day_first=self._mapping.day_first)
        except ValueError:
            self._refuse(row, field, f"“{text_of(value)}” is no day.")
            return None

    def _fte(self, row: int) -> int | None:
        value = self._value(row, "fte")
        try:
            return percent_of(value, are_shares=self._shares)
        except ValueError:
            self._refuse(row, "fte", f"“{text_of(value)}” is no share of full time from 1 to 100 percent.")
            return None


def apply_roster(book: Book, mapping: RosterMapping, organization: Organization) -> RosterRows:
    """Read a list of people by a mapping: everyone once, managers by id, e-mail, name or path, and the findings."""
    sheet = book.sheet(mapping.sheet)
    if sheet is None:
        raise RefusedInput(f"{book.name} has no sheet {mapping.sheet}.")
    if not mapping.rows or not {"name", "key", "email", "last"} & {field for _, field in mapping.fields}:
        raise RefusedInput("Say which column holds the names of the people, and which rows are people.")
    reader = _Rows(sheet, mapping, organization)
    read = [one for row in mapping.rows if (one := reader.person(row)) is not None]
    once, doubled = _once(read)
    people, claimed = _claimed_once(once)
    ordered = [_sensible(one, organization, reader.findings) for one in people]
    managed, unknown = _managed(ordered, organization)
    whole, circles = _without_circles(managed)
    findings = (*reader.findings, *doubled, *claimed, *_same_names(whole), *unknown, *circles)
    return RosterRows(tuple(whole), tuple(reader.refused), findings)


def _sensible(one: RosterPerson, organization: Organization, findings: list[str]) -> RosterPerson:
    """A row whose end would lie before the beginning, its own or the known one, loses what it says of the two."""
    known = organization.people.get(one.person_id or 0)
    hired = one.hired_on or (known.hired_on if known is not None else None)
    left = one.left_on or (known.left_on if known is not None and not one.is_open else None)
    if hired is None or left is None or left >= hired:
        return one
    what = "the end is left out" if one.left_on is not None else "the day hired is left out"
    findings.append(f"{one.address}: {one.name} would leave on {left}, before {hired}; {what}.")
    if one.left_on is None:
        return replace(one, hired_on=None)
    # Without its own end the row may still contradict the one that is known.
    return _sensible(replace(one, left_on=None), organization, findings)


def _once(read: list[RosterPerson]) -> tuple[list[RosterPerson], list[str]]:
    """Everyone once: rows of the same id, e-mail or known person are one; different ids for one are a finding."""
    kept: list[RosterPerson] = []
    findings: list[str] = []
    by_mark: dict[tuple[str, str], RosterPerson] = {}
    for one in read:
        marks = list(_marks(one))
        before = next((by_mark[mark] for mark in marks if mark in by_mark), None)
        if before is None:
            kept.append(one)
            by_mark.update(dict.fromkeys(marks, one))
        elif before.key and one.key and before.key.casefold() != one.key.casefold():
            findings.append(
                f"{one.address}: {one.name} has two ids, {before.key} ({before.address}) "
                f"and {one.key}; the first counts."
            )
        elif plain_name(before.name) != plain_name(one.name):
            findings.append(
                f"{one.address}: {one.name} and {before.name} ({before.address}) have one id; the first counts."
            )
        else:
            findings.append(
                f"{one.address}: {one.name} stands in the list already ({before.address}); the first counts."
            )
    return kept, findings


def _marks(one: RosterPerson) -> Iterator[tuple[str, str]]:
    """What says that two rows are about one person."""
    if one.key:
        yield "key", one.key.casefold()
    elif one.person_id is not None:
        yield "known", str(one.person_id)
    if one.email:
        yield "email", one.email.casefold()
    if one.hired_on is not None:
        yield "name and day", f"{plain_name(one.name)}|{one.hired_on}"
    elif not one.key:
        yield "name", plain_name(one.name)


def _claimed_once(people: list[RosterPerson]) -> tuple[list[RosterPerson], list[str]]:
    """Nobody known is taken for two people of the list: where two rows may be one, none is."""
    rows: dict[int, list[RosterPerson]] = defaultdict(list)
    for one in people:
        if one.person_id is not None:
            rows[one.person_id].append(one)
    doubtful = {key: several for key, several in rows.items() if len(several) > 1}
    findings = [
        f"{' and '.join(one.address for one in several)}: each may be the {several[0].name} who is known; both are new."
        for several in doubtful.values()
    ]
    return [replace(one, person_id=None) if one.person_id in doubtful else one for one in people], findings


def _same_names(people: list[RosterPerson]) -> Iterator[str]:
    places: dict[str, list[RosterPerson]] = defaultdict(list)
    for one in people:
        places[plain_name(one.name)].append(one)
    for several in places.values():
        if len(several) > 1:
            where = " and ".join(one.address for one in several)
            yield f"{where}: {len(several)} people are called {several[0].name}; they are told apart by id."


class _Managers:
    """Looks managers up, among the rows first."""

    def __init__(self, people: list[RosterPerson], organization: Organization) -> None:
        self._people = people
        self._matcher = PeopleMatcher(organization.people.values())
        self._by_key = {one.key.casefold(): place for place, one in enumerate(people) if one.key}
        self._by_email = {one.email.casefold(): place for place, one in enumerate(people) if one.email}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(people):
            self._by_name[plain_name(one.name)].append(place)

    def found(self, one: RosterPerson) -> tuple[int | None, int | None, str]:
        """The place in the list or the id of somebody's manager, or the sentence why there is none."""
        said = self._said(one)
        if not said:
            return None, None, ""
        for lookup in (self._by_key, self._by_email):
            if said.casefold() in lookup:
                return lookup[said.casefold()], None, ""
        same = self._by_name.get(plain_name(said), [])
        if len(same) == 1:
            return same[0], None, ""
        if same:
            return (
                None,
                None,
                f"{one.address}: {len(same)} people are called {said}, who manages {one.name}; an id would tell.",
            )
        known = self._matcher.match(said, said if one.manager_key else "", said if "@" in said else "")
        if known.person_id is not None:
            place = next((at for at, row in enumerate(self._people) if row.person_id == known.person_id), None)
            return (place, None, "") if place is not None else (None, known.person_id, "")
        return (
            None,
            None,
            (known.why and f"{one.address}: {known.why}")
            or (f"{one.address}: {said}, who manages {one.name}, does not exist; the manager is left out."),
        )

    def _said(self, one: RosterPerson) -> str:
        """What names the manager: an id, else the last step of a path that is not the person."""
        if one.manager_key:
            return one.manager_key
        steps = [part for part in _STEPS.split(one.manager_text) if part]
        own = {plain_name(one.name), one.key.casefold(), one.email.casefold()}
        if len(steps) > 1 and (plain_name(steps[-1]) in own or steps[-1].casefold() in own):
            steps.pop()
        return steps[-1] if steps else ""


def _managed(people: list[RosterPerson], organization: Organization) -> tuple[list[RosterPerson], list[str]]:
    managers, findings, found = _Managers(people, organization), [], []
    for place, one in enumerate(people):
        manager, manager_id, why = managers.found(one)
        if why:
            findings.append(why)
        if manager == place:
            # Systems write the head of all as their own manager.
            manager = None
        found.append(replace(one, manager=manager, manager_id=manager_id))
    return found, findings


def _without_circles(people: list[RosterPerson]) -> tuple[list[RosterPerson], list[str]]:
    """The list with the managers of those who lead each other in a circle left out."""
    findings: list[str] = []
    found = list(people)
    done: set[int] = set()
    for start in range(len(found)):
        path: list[int] = []
        place: int | None = start
        while place is not None and place not in done and place not in path:
            path.append(place)
            place = found[place].manager
        if place is not None and place in path:
            circle = path[path.index(place) :]
            names = " → ".join(found[one].name for one in (*circle, circle[0]))
            findings.append(
                f"{found[circle[0]].address}: {names} manage each other in a circle; their managers are left out."
            )
            for one in circle:
                found[one] = replace(found[one], manager=None)
        done.update(path)
    return found, findings
