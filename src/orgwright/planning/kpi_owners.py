"""Whose KPIs they are: the scorecards of a person or a unit role by role, and how the people of a unit stand.

A person is judged by the KPIs of the roles that they sit in on the day, a unit by those of the roles of its positions
and of those below. Readings of a role that is no longer theirs, or of a KPI that the role no longer has, stay to be
seen; they are never due.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from orgwright.planning.kpi_scorecard import KpiStanding, KpiStatus, readings_by_kpi, scorecard
from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.structure import positions_of
from orgwright.records import Kpi, KpiReading

KpisByRole = Mapping[int, Sequence[Kpi]]
_Names = Mapping[int, Mapping[str, Sequence[Kpi]]]


@dataclass(frozen=True)
class Owner:
    """A person or a unit, of which KPIs are read."""

    person_id: int | None = None
    unit_id: int | None = None

    def name(self, organization: Organization) -> str:
        """What the person or the unit is called."""
        if self.person_id is not None:
            return organization.people[self.person_id].name
        return "" if self.unit_id is None else organization.units[self.unit_id].name


@dataclass(frozen=True)
class RoleScorecard:
    """The KPIs of one role for an owner; not ``is_present``: a role that they have readings of and no longer sit in.

    ``unlisted`` are the names of those in ``standings`` that are no longer a KPI of the role.
    """

    role_id: int
    is_present: bool
    standings: tuple[KpiStanding, ...]
    unlisted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OwnerCounts:
    """How many KPIs of an owner are met, missed and not known, were never read, and are overdue on the day."""

    met: int = 0
    missed: int = 0
    unknown: int = 0
    never_read: int = 0
    overdue: int = 0

    @property
    def is_read(self) -> bool:
        """Whether anything was read at all."""
        return self.met + self.missed + self.unknown > self.never_read


@dataclass(frozen=True)
class PeopleOnKpi:
    """The people of a unit in a role, by how they stand on one of its KPIs."""

    met: tuple[int, ...] = field(default=())
    missed: tuple[int, ...] = field(default=())
    unknown: tuple[int, ...] = field(default=())


@remembered
def _read(organization: Organization) -> Mapping[Owner, Mapping[int, tuple[str, ...]]]:
    """The names of the KPIs without case that each owner has readings of up to the day, by role."""
    found: dict[Owner, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (role_id, name, person_id, unit_id), several in readings_by_kpi(organization).items():
        if several[0].on <= organization.day:
            found[Owner(person_id, unit_id)][role_id].append(name)
    return {owner: {key: tuple(names) for key, names in by_role.items()} for owner, by_role in found.items()}


def kpis_by_role(kpis: Iterable[Kpi]) -> KpisByRole:
    """KPIs by role, in the order given."""
    found: dict[int, list[Kpi]] = defaultdict(list)
    for one in kpis:
        found[one.role_id].append(one)
    return dict(found)


def _by_name(kpis: KpisByRole) -> _Names:
    """The KPIs of each role by name without case; two may share one."""
    found: dict[int, dict[str, list[Kpi]]] = {}
    for role_id, several in kpis.items():
        for one in several:
            found.setdefault(role_id, {}).setdefault(one.name.casefold(), []).append(one)
    return found


def present_roles(organization: Organization, owner: Owner) -> tuple[int, ...]:
    """The roles by whose KPIs an owner is judged: a person's own, the main one first, or those of a unit by name."""
    seating = organization.seating
    if owner.person_id is not None:
        several = seating.incumbencies_by_person.get(owner.person_id, ())
        sat_in = (seating.position_role(one.position_id) for one in several)
        return tuple(dict.fromkeys(one for one in sat_in if one is not None))
    asked = {seating.position_role(one) for one in positions_of(organization, owner.unit_id)}
    return tuple(sorted((one for one in asked if one is not None), key=lambda one: organization.roles[one].name))


def scorecards(organization: Organization, kpis: KpisByRole, owner: Owner) -> tuple[RoleScorecard, ...]:
    """The KPIs of an owner role by role: present roles that have any, then those of which only readings are left."""
    read = _read(organization).get(owner, {})
    present = [one for one in present_roles(organization, owner) if kpis.get(one) or one in read]
    past = sorted((one for one in read if one not in present), key=lambda one: organization.roles[one].name)
    return tuple(
        _role_scorecard(organization, kpis.get(role_id, ()), owner, role_id, role_id in present)
        for role_id in (*present, *past)
    )


def _role_scorecard(
    organization: Organization, kpis: Sequence[Kpi], owner: Owner, role_id: int, is_present: bool
) -> RoleScorecard:
    read = _read(organization).get(owner, {}).get(role_id, ())
    listed = {one.name.casefold() for one in kpis}
    unlisted = [_as_written(organization, owner, role_id, name) for name in sorted(read) if name not in listed]
    shown = [one for one in kpis if is_present or one.name.casefold() in read]
    gone = [Kpi(role_id=role_id, name=name) for name in unlisted]
    standings = scorecard(organization, [*shown, *gone], owner.person_id, owner.unit_id)
    if not is_present:
        standings = tuple(replace(one, due_on=None) for one in standings)
    return RoleScorecard(role_id, is_present, standings, frozenset(unlisted))


def _as_written(organization: Organization, owner: Owner, role_id: int, name: str) -> str:
    """The name of a KPI as its newest reading writes it."""
    newest = readings_by_kpi(organization)[role_id, name, owner.person_id, owner.unit_id][-1]
    return organization.table(KpiReading)[newest.reading_id].kpi


def owner_counts(organization: Organization, kpis: KpisByRole, owners: Iterable[Owner]) -> Mapping[Owner, OwnerCounts]:
    """How each owner stands on the KPIs of the present roles; what was never read costs no more than a look-up."""
    read = _read(organization)
    names = _by_name(kpis)
    return {owner: _counts(organization, names, owner, read.get(owner, {})) for owner in owners}


def _counts(
    organization: Organization,
    names: _Names,
    owner: Owner,
    read: Mapping[int, Sequence[str]],
) -> OwnerCounts:
    roles = present_roles(organization, owner)
    asked = sum(len(several) for one in roles for several in names.get(one, {}).values())
    there = [names.get(one, {}).get(name, ()) for one in roles for name in read.get(one, ())]
    listed = [kpi for several in there for kpi in several]
    standings = scorecard(organization, listed, owner.person_id, owner.unit_id)
    never = asked - len(listed)
    states = [one.status for one in standings]
    return OwnerCounts(
        states.count(KpiStatus.MET),
        states.count(KpiStatus.MISSED),
        states.count(KpiStatus.UNKNOWN) + never + sum(not several for several in there),
        never,
        sum(is_overdue(one, organization.day) for one in standings),
    )


def is_overdue(one: KpiStanding, day: date) -> bool:
    """Whether the next reading should have been taken before the day; what was never read is due, not overdue."""
    return bool(one.readings) and one.due_on is not None and one.due_on < day


def people_on_kpis(
    organization: Organization, kpis: KpisByRole, unit_id: int | None
) -> Mapping[tuple[int, str], PeopleOnKpi]:
    """How the people of a unit and below stand on each KPI of their present roles, by role and name without case."""
    read = _read(organization)
    met, missed, unknown = (defaultdict[tuple[int, str], list[int]](list) for _ in range(3))
    lists = {KpiStatus.MET: met, KpiStatus.MISSED: missed, KpiStatus.UNKNOWN: unknown}
    for person_id in organization.seating.by_person_key(organization.seating.people_of(unit_id)):
        owner = Owner(person_id)
        for role_id in present_roles(organization, owner):
            names = read.get(owner, {}).get(role_id, ())
            asked = kpis.get(role_id, ())
            for kpi in asked:
                if kpi.name.casefold() not in names:
                    unknown[role_id, kpi.name.casefold()].append(person_id)
            shown = [kpi for kpi in asked if kpi.name.casefold() in names]
            for one in scorecard(organization, shown, person_id):
                lists[one.status][role_id, one.kpi.name.casefold()].append(person_id)
    places = {*met, *missed, *unknown}
    return {one: PeopleOnKpi(tuple(met[one]), tuple(missed[one]), tuple(unknown[one])) for one in places}


def due_by_owner(
    organization: Organization, kpis: KpisByRole, owners: Iterable[Owner], until: date
) -> tuple[tuple[Owner, KpiStanding], ...]:
    """What is to be read again by a day, the longest overdue first; what was never read is left out.

    Somebody began to read each of these, so that a list of a whole organization holds what is kept up, not all that
    could be read.
    """
    read = _read(organization)
    names = _by_name(kpis)
    found = [
        (owner, one)
        for owner in owners
        if owner in read
        for one in scorecard(
            organization,
            [
                kpi
                for role_id in present_roles(organization, owner)
                for name in read[owner].get(role_id, ())
                for kpi in names.get(role_id, {}).get(name, ())
            ],
            owner.person_id,
            owner.unit_id,
        )
        if one.due_on is not None and one.due_on <= until
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1].due_on, pair[0].name(organization), pair[1].kpi.number)))
