"""Groups of people whose coverage is asked: the whole, a unit, a team, a role family, a role, one person, chosen ones.

A group names its people by rule, so the same group can be asked on another day and under another scenario.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from orgwright.planning.organization import Organization
from orgwright.planning.seating import Seating
from orgwright.planning.structure import span_of_control
from orgwright.planning.unit_coverage import UnitCoverage, coverage_over, unit_coverage


class GroupKind(StrEnum):
    """By which rule a group names its people."""

    WHOLE = "whole"
    UNIT = "unit"
    TEAM = "team"
    DIRECT_REPORTS = "direct reports"
    FAMILY = "family"
    ROLE = "role"
    PERSON = "person"
    CHOSEN = "chosen"


@dataclass(frozen=True)
class Group:
    """A group by its rule: ``record_id`` is a unit, position, role or person, ``family`` the name of a role family."""

    kind: GroupKind
    record_id: int | None = None
    family: str = ""
    chosen: tuple[int, ...] = ()

    @classmethod
    def of_unit(cls, unit_id: int | None) -> Group:
        """A unit with all below it; None is the whole organization."""
        return cls(GroupKind.WHOLE) if unit_id is None else cls(GroupKind.UNIT, unit_id)

    @classmethod
    def of_people(cls, person_ids: Iterable[int]) -> Group:
        """Chosen people, each once; one alone is a person."""
        several = tuple(sorted(set(person_ids)))
        return cls(GroupKind.PERSON, several[0]) if len(several) == 1 else cls(GroupKind.CHOSEN, chosen=several)

    @property
    def unit_id(self) -> int | None:
        """The unit of a group that is one."""
        return self.record_id if self.kind == GroupKind.UNIT else None

    @property
    def has_targets(self) -> bool:
        """Whether capability targets are asked of the group: only of a unit or of the whole."""
        return self.kind in (GroupKind.WHOLE, GroupKind.UNIT)


def people_in_group(organization: Organization, group: Group) -> frozenset[int]:
    """The people of a group that are employed on the day; nobody where its record is not there.

    A team is everybody who reports to a position's incumbents, over all steps; the incumbents themselves are not in
    it. Family and role are those of a person's primary incumbency.
    """
    seating = organization.seating
    if group.kind in (GroupKind.WHOLE, GroupKind.UNIT):
        return seating.people_of(group.unit_id)
    if group.kind in (GroupKind.TEAM, GroupKind.DIRECT_REPORTS):
        return _reporting(organization, group)
    if group.kind == GroupKind.FAMILY:
        roles = {key for key, one in organization.roles.items() if one.family == group.family}
        return frozenset(one for one in seating.incumbencies_by_person if seating.role_of(one) in roles)
    if group.kind == GroupKind.ROLE:
        return frozenset(one for one in seating.incumbencies_by_person if seating.role_of(one) == group.record_id)
    chosen = group.chosen if group.record_id is None else (group.record_id,)
    return seating.employed.intersection(chosen)


def _reporting(organization: Organization, group: Group) -> frozenset[int]:
    seating, top = organization.seating, group.record_id
    if top is None or top not in seating.positions:
        return frozenset()
    waiting = [top]
    below: set[int] = set()
    while waiting:
        reports = span_of_control(organization, waiting.pop()).report_ids
        new = [one for one in reports if one not in below]
        below.update(new)
        if group.kind == GroupKind.TEAM:
            waiting.extend(new)
    return _sitting(seating, below) - _sitting(seating, (top,))


def _sitting(seating: Seating, position_ids: Iterable[int]) -> frozenset[int]:
    by_position = seating.incumbencies_by_position
    return frozenset(seat.person_id for one in position_ids for seat in by_position.get(one, ()))


def is_there(organization: Organization, group: Group) -> bool:
    """Whether the record that a group is named by is in the picture; it may be gone after an edit."""
    places = {
        GroupKind.UNIT: organization.units,
        GroupKind.TEAM: organization.positions,
        GroupKind.DIRECT_REPORTS: organization.positions,
        GroupKind.ROLE: organization.roles,
        GroupKind.PERSON: organization.people,
    }
    if group.kind == GroupKind.FAMILY:
        return any(one.family == group.family for one in organization.roles.values())
    return group.kind not in places or group.record_id in places[group.kind]


def group_title(organization: Organization, group: Group) -> str:
    """The group as a reader names it; its record must be there."""
    one = group.record_id
    if group.kind == GroupKind.WHOLE or one is None:
        chosen = f"{len(group.chosen)} chosen people"
        whole = organization.facts.name if group.kind == GroupKind.WHOLE else chosen
        return f"{group.family}, a role family" if group.kind == GroupKind.FAMILY else whole
    if group.kind == GroupKind.UNIT:
        return organization.units[one].name
    if group.kind == GroupKind.ROLE:
        return organization.roles[one].name
    if group.kind == GroupKind.PERSON:
        return organization.people[one].name
    sitting = sorted(organization.people[key].name for key in _sitting(organization.seating, (one,)))
    whose = ", ".join(sitting) or organization.positions[one].key
    return f"Team of {whose}" if group.kind == GroupKind.TEAM else f"Direct reports of {whose}"


def group_coverage(organization: Organization, group: Group) -> UnitCoverage:
    """Coverage of a group: its people against their roles; of a unit and of the whole also their targets.

    A capability target asks something of a unit, so other groups have none: their figures over targets are null.
    """
    if group.has_targets:
        return unit_coverage(organization, group.unit_id)
    return coverage_over(organization, people_in_group(organization, group))
