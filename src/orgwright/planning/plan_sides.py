"""One side of two plans that are held against each other: its changes, which the other has not, and what needs what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from orgwright.planning.organization import Organization
from orgwright.planning.plan_excerpt import excerpt, touched
from orgwright.planning.planned_words import what_is_alike
from orgwright.planning.scenario import changes_of
from orgwright.planning.seating import SeatChange
from orgwright.progress import Progress
from orgwright.records import ChangeKind, PlannedChange, Record


@dataclass(frozen=True, eq=False)
class PlanSide:
    """One of the two plans with its changes that apply."""

    recorded: Organization
    scenario_id: int | None
    picture: Organization
    changes: tuple[PlannedChange, ...]

    @classmethod
    def of(cls, recorded: Organization, scenario_id: int | None) -> PlanSide:
        """A scenario (null: as recorded) laid over the records; what cannot apply is none of its changes."""
        picture = recorded.under(scenario_id)
        left_out = dict(picture.left_out)
        several = () if scenario_id is None else changes_of(recorded, scenario_id)
        return cls(recorded, scenario_id, picture, tuple(one for one in several if one.id not in left_out))

    def without(self, changes: Iterable[PlannedChange]) -> Organization:
        """The plan as it would be without some of its changes."""
        gone = {one.id for one in changes}
        table = {key: one for key, one in self.recorded.planned_changes.items() if key not in gone}
        parts: dict[type[Record], Mapping[int, Any]] = {PlannedChange: table}
        return replace(self.recorded, rows={**self.recorded.rows, **parts}).under(self.scenario_id)


def _content(one: PlannedChange) -> Hashable:
    """What a change does, whichever scenario it is written in."""
    target = (one.position, one.person, one.unit_id, one.role_id, one.skill_id, one.value, one.manager_position)
    return (one.on, one.change, target)


def only_in(side: PlanSide, other: PlanSide) -> list[PlannedChange]:
    """The changes of a plan that the other has not, of people, seats and levels that differ between them."""
    known = Counter(_content(one) for one in other.changes)
    found = []
    for one in side.changes:
        if known[_content(one)]:
            known[_content(one)] -= 1
        else:
            found.append(one)
    own, others = _subjects(side.picture, found), _subjects(other.picture, found)
    return [one for one in found if any(own.get(key) != others.get(key) for key in _named(side.picture, one))]


def _named(picture: Organization, one: PlannedChange) -> list[Hashable]:
    """What a change is about: a person, a position, a cell; a promotion is about the seats of its person."""
    if one.change == ChangeKind.RAISE_SKILL:
        return [("cell", one.person, one.skill_id)]
    found: list[Hashable] = [("person", one.person)] if one.person else []
    if one.position:
        found.append(("position", one.position))
    if one.change == ChangeKind.PROMOTE:
        found += [("position", key) for key in touched((picture,), (one,)).positions]
    return found


def _subjects(picture: Organization, changes: Sequence[PlannedChange]) -> Mapping[Hashable, Hashable]:
    """What a picture says of the people, positions and cells that changes are about, without its own numbers."""
    wanted = touched((picture,), changes)
    small = excerpt(picture, wanted)
    key_of = {key: one.key for key, one in picture.positions.items()}
    sat: dict[int, list[Hashable]] = defaultdict(list)
    for stay in small.incumbencies.values():
        sat[stay.person_id].append((key_of[stay.position_id], stay.from_on, stay.to_on, stay.fte_percent))
    found: dict[Hashable, Hashable] = {}
    id_of = {}
    for key, person in small.people.items():
        id_of[person.key] = key
        stays = frozenset(Counter(sat[key]).items())
        found["person", person.key] = (person.hired_on, person.left_on, person.fte_percent, stays)
    for key, seat in small.positions.items():
        above = key_of.get(seat.manager_position_id or 0)
        line = (seat.unit_id, seat.opens_on, seat.closes_on, seat.annual_cost)
        first = (seat.role_id, str(seat.status), above)
        found["position", seat.key] = (*line, first, _later(first, small.seating.seat_changes.get(key, ()), key_of))
    for person_key, skill_id in {(one.person, one.skill_id) for one in changes if one.skill_id is not None}:
        if person_key in id_of:
            cell = picture.assessments.of_cell(id_of[person_key], skill_id)
            rows = zip(cell.on.tolist(), cell.source.tolist(), cell.assessor.tolist(), cell.level.tolist(), strict=True)
            found["cell", person_key, skill_id] = frozenset(Counter(rows).items())
    return found


def _later(
    first: tuple[int | None, str, str | None], changes: Sequence[SeatChange], key_of: Mapping[int, str]
) -> tuple[Hashable, ...]:
    """What role, status and manager become by the changes of a seat, and when; what stays as it was is no change."""
    found, (role_id, status, above) = [], first
    for one in changes:
        role_id = role_id if one.role_id is None else one.role_id
        status = status if one.status is None else str(one.status)
        above = above if one.manager_position_id is None else key_of.get(one.manager_position_id)
        if (role_id, status, above) != first:
            first = (role_id, status, above)
            found.append((one.on, *first))
    return tuple(found)


def bundles(side: PlanSide, changes: Sequence[PlannedChange], progress: Progress) -> list[tuple[PlannedChange, ...]]:
    """Changes parted into rows: with each those that cannot apply without it; raises of one skill and level as one."""
    row_of = {one.id: number for number, one in enumerate(changes)}
    leaders = list(range(len(changes)))

    def lead(number: int) -> int:
        while leaders[number] != number:
            number = leaders[number]
        return number

    for number, one in enumerate(changes):
        progress.step(number, len(changes), "Looking for what needs what")
        for key, _reason in side.without((one,)).left_out:
            if key in row_of:
                early, late = sorted((lead(number), lead(row_of[key])))
                leaders[late] = early
    groups: dict[int, list[PlannedChange]] = defaultdict(list)
    for number, one in enumerate(changes):
        groups[lead(number)].append(one)
    return _alike_as_one(groups.values())


def _alike_as_one(groups: Iterable[Sequence[PlannedChange]]) -> list[tuple[PlannedChange, ...]]:
    found: list[tuple[PlannedChange, ...]] = []
    several_by_kind: dict[Hashable, list[PlannedChange]] = defaultdict(list)
    for several in groups:
        kind = what_is_alike(several[0]) if len(several) == 1 else None
        if kind is None:
            found.append(tuple(several))
        else:
            several_by_kind[kind].append(several[0])
    return [*found, *(tuple(several) for several in several_by_kind.values())]
