"""Seats that nobody could take over, and vacant seats that nobody is asked to fill."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import fsum

import numpy as np

from orgwright.planning.attention_row import (
    Attention,
    AttentionKind,
    AttentionPart,
    counted,
    listed,
    part_of_target,
    sentence,
)
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import role_parts
from orgwright.planning.readiness import Readiness, ReadyStage, readiness
from orgwright.planning.resilience import departures
from orgwright.planning.seat_list import Seat, seat_list
from orgwright.planning.slate import slate
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.planning.unit_coverage import targets_of
from orgwright.progress import Progress
from orgwright.records import PositionStatus, RequisitionStatus

WAITING = (RequisitionStatus.DRAFT, RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD)
LOOKING = "Looking for successors"


def attention_of_succession(
    organization: Organization, unit_id: int | None, progress: Progress | None = None
) -> Iterator[Attention]:
    """Roles of critical or vacant positions for which nobody is ready now, one row a role.

    Worth: what the dearest of these seats carries of low coverage: of a filled one what the leaving of its incumbents
    takes, of a vacant one what somebody who holds all that the role asks would add.
    """
    by_role: dict[int, list[Seat]] = defaultdict(list)
    for seat in seat_list(organization, unit_id):
        if seat.role_id is not None and (seat.seats.authorised and (seat.is_critical or seat.seats.vacant)):
            by_role[seat.role_id].append(seat)
    targets = targets_of(organization, unit_id)
    for number, (role_id, several) in enumerate(by_role.items()):
        (progress or Progress()).step(number, len(by_role), LOOKING)
        if not _somebody_is_ready(organization, role_id, several):
            yield _no_successor(organization, unit_id, role_id, several, targets)


def _somebody_is_ready(organization: Organization, role_id: int, several: Sequence[Seat]) -> bool:
    """Whether anybody who does not sit in one of the seats is ready now; a role that asks nothing has all."""
    asks = role_parts(organization.demand).get(role_id)
    if asks is None or not asks.total:
        return True
    inside = {person_id for seat in several for person_id in seat.person_ids}
    people = np.array(sorted(organization.seating.employed - inside), dtype=np.int64)
    levels = organization.proficiency.levels_of(people, asks.skill_ids.tolist())
    low = np.clip(levels, 0, asks.levels) @ asks.per_level / asks.total
    gate = (levels[:, asks.gate] >= asks.levels[asks.gate]).all(axis=1)
    return bool((gate & (low >= organization.policy.ready_share)).any())


def _no_successor(
    organization: Organization,
    unit_id: int | None,
    role_id: int,
    several: Sequence[Seat],
    targets: Sequence[TargetCoverage],
) -> Attention:
    carried = [_carried(organization, unit_id, seat, targets) for seat in several]
    dearest = max(range(len(several)), key=lambda place: fsum(one.points for one in carried[place]))
    parts = carried[dearest]
    vacant = sum(bool(seat.seats.vacant) for seat in several)
    what = [counted(vacant, "vacant seat")] if vacant else []
    what += [counted(len(several) - vacant, "critical seat")] if len(several) > vacant else []
    near = _nearest(organization, several[dearest].position_id, role_id)
    closest = "nobody is within 24 months" if near is None else _closest(organization, near)
    return Attention(
        AttentionKind.SUCCESSION,
        _cause(role_id, several[dearest]),
        fsum(one.points for one in parts),
        f"Nobody is ready for {organization.roles[role_id].name}",
        f"{sentence(' and '.join(what))}; {closest}.",
        "staffing" if near is None else "progression",
        several[dearest].position_id if near is None else ("slate", several[dearest].position_id),
        parts=parts,
    )


def _cause(role_id: int, dearest: Seat) -> tuple[str, int]:
    """The one who sits there, whose leaving is the same trouble; else the role."""
    return ("person", dearest.person_ids[0]) if len(dearest.person_ids) == 1 else ("role", role_id)


def _nearest(organization: Organization, position_id: int, role_id: int) -> Readiness | None:
    """The first of the slate of a position, if within reach."""
    found = slate(organization, position_id)
    best = found.person_ids_of(1)
    if not best or found.stage_of(0) is ReadyStage.LATER:
        return None
    return readiness(organization, best[0], role_id)


def _closest(organization: Organization, one: Readiness) -> str:
    """Who is nearest and what is missing; months are those of closing every gap."""
    name = organization.people[one.person_id].name
    missing = [
        organization.skills[each.skill_id].name
        for each in one.coverage.requirements
        if each.is_applicable and each.status != "met"
    ]
    short = f", short in {listed(missing)}" if missing else ""
    return f"closest is {name}, {one.months or 0:.0f} months away{short}"


def _carried(
    organization: Organization, unit_id: int | None, seat: Seat, targets: Sequence[TargetCoverage]
) -> tuple[AttentionPart, ...]:
    """What a seat carries of low coverage, target by target."""
    if seat.person_ids and not seat.seats.vacant:
        whole = fsum(one.weight for one in targets)
        several = departures(organization, unit_id, seat.person_ids).losses
        lost = [(one.before, min(one.before.slack, 0) - min(one.after.slack, 0)) for one in several]
        return tuple(part_of_target(organization, one, people, whole) for one, people in lost if people)
    return _gains(organization, [seat], targets)


def _gains(
    organization: Organization, several: Sequence[Seat], targets: Sequence[TargetCoverage]
) -> tuple[AttentionPart, ...]:
    """What people who hold all that the roles of some seats ask would add, no target beyond the people it needs."""
    whole = fsum(one.weight for one in targets)
    holders: dict[int, list[tuple[frozenset[int], int]]] = defaultdict(list)
    for seat in several:
        units = frozenset(_above(organization, seat.unit_id))
        for ask in organization.demand.asks(seat.role_id):
            if ask.is_applicable:
                holders[ask.skill_id].append((units, ask.level))
    found = []
    for one in targets:
        if one.slack < 0 and one.skill_id in holders:
            more = sum(one.unit_id in units and level >= one.level for units, level in holders[one.skill_id])
            if more:
                found.append(part_of_target(organization, one, min(more, -one.slack), whole))
    return tuple(sorted(found, key=lambda part: -part.points))


def _above(organization: Organization, unit_id: int) -> Iterator[int]:
    """A unit and all units above it."""
    seen: set[int] = set()
    one: int | None = unit_id
    while one is not None and one in organization.units and one not in seen:
        seen.add(one)
        yield one
        one = organization.units[one].parent_id


def attention_of_vacancies(organization: Organization, unit_id: int | None) -> Iterator[Attention]:
    """Vacant seats without a requisition that waits, in one row.

    Worth: what low coverage would gain from people in them who hold all that the roles ask.
    """
    rows = organization.requisitions
    several = [
        seat
        for seat in seat_list(organization, unit_id)
        if seat.status == PositionStatus.OPEN
        and seat.seats.vacant
        and not any(rows[one].status in WAITING for one in seat.requisition_ids)
    ]
    if not several:
        return
    by_unit = Counter(organization.units[seat.unit_id].name for seat in several)
    (most, _), units = by_unit.most_common(1)[0], counted(len(by_unit), "unit")
    where = f"In {most}" if len(by_unit) == 1 else f"In {units}, most in {most}"
    parts = _gains(organization, several, targets_of(organization, unit_id))
    worth = fsum(one.points for one in parts)
    yield Attention(
        AttentionKind.SEATS,
        ("seats",),
        worth,
        f"{sentence(counted(len(several), 'vacant seat has', 'vacant seats have'))} no requisition",
        f"{where}.",
        "staffing",
        several[0].position_id,
        parts=parts,
    )
