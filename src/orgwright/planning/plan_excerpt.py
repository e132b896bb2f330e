"""The small part of a picture that a few changes of a plan touch, so that what they cost is known in a moment.

Cost adds up over seats and people. So the costs of two plans differ by those of the seats and people that differ, and
the rest need not be planned twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orgwright.planning.organization import Organization
from orgwright.planning.seating import Seating
from orgwright.records import Incumbency, Person, PlannedChange, Position, Record, Target


@dataclass(frozen=True)
class Touched:
    """The keys of people and of positions that something is about."""

    people: frozenset[str]
    positions: frozenset[str]


def touched(pictures: Collection[Organization], changes: Collection[PlannedChange]) -> Touched:
    """The people and positions that changes name, and all positions in which these people ever sit in the pictures."""
    people = frozenset(one.person for one in changes if one.person)
    positions = {one.position for one in changes if one.position}
    for picture in pictures:
        ids = {key for key, one in picture.people.items() if one.key in people}
        sat = (one.position_id for one in picture.incumbencies.values() if one.person_id in ids)
        positions |= {picture.positions[one].key for one in sat}
    return Touched(people, frozenset(positions))


def excerpt(organization: Organization, wanted: Touched) -> Organization:
    """The picture of some people and positions alone, with everybody who ever sits in one of these.

    It serves for what they cost: there are no targets in it, and no units but those of the positions.
    """
    positions = {key: one for key, one in organization.positions.items() if one.key in wanted.positions}
    incumbencies = {key: one for key, one in organization.incumbencies.items() if one.position_id in positions}
    sitting = {one.person_id for one in incumbencies.values()}
    people = {key: one for key, one in organization.people.items() if key in sitting or one.key in wanted.people}
    changes, units = organization.seating.seat_changes, {one.unit_id for one in positions.values()}
    seating = Seating(
        organization.day,
        {key: one for key, one in organization.units.items() if key in units},
        people,
        positions,
        incumbencies,
        {key: changes[key] for key in positions if key in changes},
    )
    parts: dict[type[Record], Mapping[int, Any]] = {
        Person: people,
        Position: positions,
        Incumbency: incumbencies,
        Target: {},
    }
    return replace(organization, rows={**organization.rows, **parts}, seating=seating, _proficiency=[])
