"""What another profile of the organization would change, before it is saved: requirements, coverage, role variants.

The profile (size, industry, regulated, model, geography) decides which context-specific requirements apply and which
variants of a role's section 17 are this organization's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.errors import RefusedInput
from orgwright.planning.demand import Ask, Demand
from orgwright.planning.organization import Organization, Rows
from orgwright.planning.people_coverage import GATES, people_coverage
from orgwright.planning.role_meaning import variant_applies
from orgwright.planning.rows import changed_row
from orgwright.records import OrganizationFacts, Statement

PROFILE = ("size", "industry", "regulated", "model", "geography")
Array = NDArray[Any]


class AskKind(StrEnum):
    """What becomes of a role's demand for a skill."""

    BEGINS = "begins"
    STOPS = "stops"
    CHANGES = "changes"


@dataclass(frozen=True)
class AskChange:
    """A role's demand for one skill under the profile as it is and as it would be; ``conditions`` decide it."""

    kind: AskKind
    before: Ask
    after: Ask
    conditions: str

    @property
    def role_id(self) -> int:
        """The role that asks."""
        return self.after.role_id

    @property
    def skill_id(self) -> int:
        """The skill that it asks for."""
        return self.after.skill_id


@dataclass(frozen=True)
class Figures:
    """Coverage of roles and gate: of a person, or the mean of a unit's people with the gates that are held."""

    low: float | None
    high: float | None
    gate: str


@dataclass(frozen=True)
class PersonShift:
    """Somebody whose role asks for something else under the new profile."""

    person_id: int
    role_id: int
    before: Figures
    after: Figures

    @property
    def has_other_gate(self) -> bool:
        """Whether the gate would change."""
        return self.before.gate != self.after.gate


@dataclass(frozen=True)
class UnitShift:
    """A unit (None: the whole) with people whose coverage would be another one; ``people`` counts those."""

    unit_id: int | None
    people: int
    before: Figures
    after: Figures


@dataclass(frozen=True)
class VariantChange:
    """A variant of a role that would apply, or would no longer; None where nothing tells."""

    role_id: int
    heading: str
    text: str
    before: bool | None
    after: bool | None


@dataclass(frozen=True, eq=False)
class FiguresOfPeople:
    """Figures of people as parallel arrays: low and high (nan without), gate codes (negative without)."""

    low: Array
    high: Array
    gate: Array

    def of_person(self, place: int) -> Figures:
        """The figures of one person."""
        code = int(self.gate[place])
        return Figures(_number(self.low[place]), _number(self.high[place]), GATES[code] if code >= 0 else "")

    def of_group(self, places: Array) -> Figures:
        """The mean of a group, and how many of its gates are held: ``12 of 30``."""
        gates = self.gate[places]
        held = f"{int((gates == GATES.index('held')).sum())} of {int((gates >= 0).sum())}"
        return Figures(_mean(self.low[places]), _mean(self.high[places]), held)


@dataclass(frozen=True)
class ProfileChange:
    """All that would differ; ``changed`` holds each changed field with its value before and after.

    ``asks`` by role and skill name, ``units`` the whole first and then by name, ``people`` by key.
    """

    changed: Mapping[str, tuple[str, str]]
    asks: tuple[AskChange, ...]
    units: tuple[UnitShift, ...]
    people: tuple[PersonShift, ...]
    variants: tuple[VariantChange, ...]
    picture: Organization = field(compare=False, repr=False)
    """The organization under the new profile."""
    everyone: tuple[Array, FiguresOfPeople, FiguresOfPeople] = field(compare=False, repr=False)
    """Ids of all employed, ascending, with their figures before and after."""

    def count(self, kind: AskKind) -> int:
        """How many demands of roles begin, stop or change."""
        return sum(one.kind == kind for one in self.asks)

    @property
    def role_ids(self) -> tuple[int, ...]:
        """The roles that would ask for something else, in the order of ``asks``."""
        return tuple(dict.fromkeys(one.role_id for one in self.asks))

    def figures_of(self, unit_id: int | None) -> list[tuple[int, Figures, Figures]]:
        """Everybody of a unit whose role asks for something, before or after; those who differ most first."""
        ids, old, new = self.everyone
        places = _places(ids, self.picture.seating.people_of(unit_id))
        found = [(int(ids[place]), old.of_person(place), new.of_person(place)) for place in places.tolist()]
        asked = [one for one in found if one[1].low is not None or one[2].low is not None]
        return sorted(asked, key=lambda one: -abs((one[1].low or 0.0) - (one[2].low or 0.0)))

    @property
    def other_gates(self) -> tuple[PersonShift, ...]:
        """The people whose gate would change."""
        return tuple(one for one in self.people if one.has_other_gate)


def under_profile(organization: Organization, profile: Mapping[str, str]) -> Organization:
    """The same picture with some fields of the profile changed; what people hold is shared."""
    unknown = sorted(set(profile) - set(PROFILE))
    if unknown:
        raise RefusedInput(f"The profile has no {', '.join(unknown)}; it has {', '.join(PROFILE)}.")
    old = organization.demand
    facts = changed_row(old.facts, **profile)
    demand = Demand(facts, old.policy, old.roles, old.skills, old.requirements)
    rows: Rows = {**organization.rows, OrganizationFacts: {facts.id or 1: facts}}
    return replace(organization, rows=rows, demand=demand)


def profile_words(organization: Organization) -> Mapping[str, tuple[str, ...]]:
    """The values that conditions of requirements name, by field of the profile: what makes a difference."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in organization.requirements.values():
        for condition in one.context.split(";"):
            key, is_there, value = condition.partition("=")
            if is_there:
                found[key.strip().casefold()].add(value.strip())
    return {name: tuple(sorted(found[name], key=str.casefold)) for name in PROFILE}


def profile_change(
    organization: Organization, profile: Mapping[str, str], statements: Iterable[Statement] = ()
) -> ProfileChange:
    """What another profile would change, on the picture's day and under its scenario.

    ``profile`` names the fields that are to be another; ``statements`` are those of section 17 of all roles, which the
    picture does not hold. Role coverage and gates as in "Person against role"; targets do not depend on the profile.
    """
    after = under_profile(organization, profile)
    old, new = organization.demand.profile, after.demand.profile
    asks = _asks(organization, after)
    everyone, touched, role_ids = _figures(organization, after, {one.role_id for one in asks})
    ids, was, will = everyone
    return ProfileChange(
        {name: (old[name], new[name]) for name in PROFILE if old[name] != new[name]},
        asks,
        _units(organization, everyone, touched),
        _people(
            organization,
            [(int(ids[one]), int(role_ids[one]), was.of_person(one), will.of_person(one)) for one in touched.tolist()],
        ),
        _variants(organization, statements, old, new),
        after,
        everyone,
    )


def _asks(before: Organization, after: Organization) -> tuple[AskChange, ...]:
    found = []
    for role_id, rows in before.demand.requirements_by_role.items():
        contexts: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            if row.context:
                contexts[row.skill_id].append(row.context)
        for old, new in zip(before.demand.asks(role_id), after.demand.asks(role_id), strict=True):
            kind = _kind(old, new) if old.skill_id in contexts else None
            if kind is not None:
                found.append(AskChange(kind, old, new, " / ".join(dict.fromkeys(contexts[old.skill_id]))))
    roles, skills = before.roles, before.skills
    return tuple(sorted(found, key=lambda one: (roles[one.role_id].name, skills[one.skill_id].name)))


def _kind(old: Ask, new: Ask) -> AskKind | None:
    if old.is_applicable != new.is_applicable:
        return AskKind.BEGINS if new.is_applicable else AskKind.STOPS
    counts = (old.level, old.weight, old.is_gate) != (new.level, new.weight, new.is_gate)
    return AskKind.CHANGES if new.is_applicable and counts else None


def _figures(
    before: Organization, after: Organization, role_ids: set[int]
) -> tuple[tuple[Array, FiguresOfPeople, FiguresOfPeople], Array, Array]:
    """Everybody's figures before and after, the places of those whose role is among some, and everybody's role."""
    ids = np.array(sorted(before.seating.employed), dtype=np.int64)
    was = people_coverage(before, ids.tolist())
    touched = np.flatnonzero(np.isin(was.role_ids, sorted(role_ids)))
    now = people_coverage(after, ids[touched].tolist())
    old = FiguresOfPeople(np.asarray(was.low), np.asarray(was.high), np.asarray(was.gate))
    new = FiguresOfPeople(old.low.copy(), old.high.copy(), old.gate.copy())
    new.low[touched], new.high[touched], new.gate[touched] = now.low, now.high, now.gate
    return (ids, old, new), touched, was.role_ids


def _people(before: Organization, rows: Iterable[tuple[int, int, Figures, Figures]]) -> tuple[PersonShift, ...]:
    return tuple(sorted((PersonShift(*row) for row in rows), key=lambda one: before.people[one.person_id].key))


def _units(
    before: Organization, everyone: tuple[Array, FiguresOfPeople, FiguresOfPeople], touched: Array
) -> tuple[UnitShift, ...]:
    ids, old, new = everyone
    is_touched = np.zeros(len(ids), dtype=bool)
    is_touched[touched] = True
    found = []
    for unit_id in (None, *sorted(before.units, key=lambda one: (before.units[one].name, one))):
        places = _places(ids, before.seating.people_of(unit_id))
        count = int(is_touched[places].sum())
        if count or unit_id is None:
            found.append(UnitShift(unit_id, count, old.of_group(places), new.of_group(places)))
    return tuple(found)


def _places(ids: Array, members: frozenset[int]) -> Array:
    return ids.searchsorted(np.fromiter(sorted(members), dtype=np.int64, count=len(members)))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _mean(values: Array) -> float | None:
    there = values[~np.isnan(values)]
    return float(there.mean()) if len(there) else None


def _variants(
    organization: Organization, statements: Iterable[Statement], old: Mapping[str, str], new: Mapping[str, str]
) -> tuple[VariantChange, ...]:
    found = []
    for one in statements:
        if one.role_id not in organization.roles:
            continue
        was = variant_applies(one.heading, one.text, old)
        will = variant_applies(one.heading, one.text, new)
        if was is not will:
            found.append(VariantChange(one.role_id, one.heading, one.text, was, will))
    return tuple(sorted(found, key=lambda one: organization.roles[one.role_id].name))


def changed_fields(organization: Organization, wanted: Mapping[str, str]) -> dict[str, str]:
    """The fields of a wanted profile that differ from the present one, without blanks around them."""
    now = organization.demand.profile
    return {name: value.strip() for name, value in wanted.items() if value.strip() != now[name]}


def profile_sentence(changed: Sequence[tuple[str, tuple[str, str]]]) -> str:
    """What is changed: ``size: mid-size → enterprise, regulated: no → yes``."""
    return ", ".join(f"{name}: {old or 'not said'} → {new or 'not said'}" for name, (old, new) in changed)
