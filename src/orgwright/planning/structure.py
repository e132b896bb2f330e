"""Reporting lines and seats on a day: spans of control, layers, circles, vacancies, seats in FTE percent.

Only positions that are open or frozen on the day count; a position whose manager's seat is closed then stands at the
top of its line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.seating import Seating
from orgwright.records import PositionStatus


@dataclass(frozen=True)
class Seats:
    """Seats in FTE percent: authorised = filled + vacant + frozen; ``over`` stands outside of it."""

    authorised: int = 0
    filled: int = 0
    vacant: int = 0
    frozen: int = 0
    over: int = 0


NO_SEATS = Seats()


@dataclass(frozen=True)
class SpanOfControl:
    """The positions that report directly to a position, by key; ``vacant_ids`` are those among them without anybody."""

    position_id: int
    report_ids: tuple[int, ...]
    vacant_ids: tuple[int, ...]


@dataclass(frozen=True)
class MeanSpan:
    """The mean number of direct reports over the positions that have any; null where none has."""

    mean: float | None
    manager_ids: tuple[int, ...]
    reports: int


@dataclass(frozen=True)
class Vacancy:
    """The unfilled FTE of a position on the day; a frozen one waits, the others can be filled."""

    position_id: int
    fte_percent: int
    is_frozen: bool
    requisition_ids: tuple[int, ...]


@remembered
def standing_positions(seating: Seating) -> tuple[int, ...]:
    """The positions that are open or frozen on the day, by key."""
    several = (one for one in seating.positions if seating.position_status(one) is not PositionStatus.CLOSED)
    return tuple(sorted(several, key=lambda one: seating.positions[one].key))


@remembered
def _managers(seating: Seating) -> Mapping[int, int | None]:
    """The manager's position of each standing position, where that one stands too."""
    standing = standing_positions(seating)
    there = frozenset(standing)
    managers = {one: seating.position_manager(one) for one in standing}
    return {one: manager if manager in there else None for one, manager in managers.items()}


@remembered
def _reports(seating: Seating) -> Mapping[int, tuple[int, ...]]:
    """The standing positions that report directly to each position, by key."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, manager in _managers(seating).items():
        if manager is not None:
            found[manager].append(one)
    return {manager: tuple(several) for manager, several in found.items()}


@remembered
def _layers(seating: Seating) -> Mapping[int, int | None]:
    """The layer of each standing position; each line is walked once."""
    managers = _managers(seating)
    found: dict[int, int | None] = {}
    for start in managers:
        line: list[int] = []
        one: int | None = start
        while one is not None and one not in found and one not in line:
            line.append(one)
            one = managers[one]
        above = 0 if one is None else found.get(one)
        for below in reversed(line):
            above = None if above is None else above + 1
            found[below] = above
    return found


def span_of_control(organization: Organization, position_id: int) -> SpanOfControl:
    """The positions that report directly to a position on the day, vacant ones apart."""
    reports = _reports(organization.seating).get(position_id, ())
    sitting = organization.seating.incumbencies_by_position
    return SpanOfControl(position_id, reports, tuple(one for one in reports if one not in sitting))


def mean_span(organization: Organization, unit_id: int | None = None) -> MeanSpan:
    """Σ direct reports ÷ number of positions that have any, vacant seats among the reports included.

    Of a unit: over the positions of the unit and of all below it, whatever unit their reports are in.
    """
    reports = _reports(organization.seating)
    if unit_id is not None:
        reports = {one: reports[one] for one in positions_of(organization, unit_id) if one in reports}
    total = sum(len(several) for several in reports.values())
    mean = total / len(reports) if reports else None
    return MeanSpan(mean, tuple(sorted(reports)), total)


def layer_count(organization: Organization, unit_id: int | None) -> int | None:
    """Over how many layers the positions of a unit and of all below it reach: deepest − highest + 1.

    Of the whole organization that is the deepest layer. Positions on the way into a circle have no layer and are left
    out; null without any other.
    """
    by_position = _layers(organization.seating)
    found = [layer for one in positions_of(organization, unit_id) if (layer := by_position[one]) is not None]
    return max(found) - min(found) + 1 if found else None


def layers(organization: Organization) -> Mapping[int, int | None]:
    """Positions on the way to the top, the top being 1, by position; null on the way into a circle."""
    return _layers(organization.seating)


def circles(organization: Organization) -> tuple[tuple[int, ...], ...]:
    """The circles in the reporting lines, each as positions in reporting order that starts with the least key."""
    return circles_in(_managers(organization.seating), lambda one: organization.positions[one].key)


def circles_in(above: Mapping[int, int | None], key: Callable[[int], str]) -> tuple[tuple[int, ...], ...]:
    """The circles of a mapping that leads from each thing to the one above it, each starting with the least key."""
    found: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for start in sorted(above, key=key):
        line: list[int] = []
        one: int | None = start
        while one is not None and one not in seen:
            seen.add(one)
            line.append(one)
            one = above.get(one)
        if one in line:
            circle = line[line.index(one) :]
            first = circle.index(min(circle, key=key))
            found.append(tuple(circle[first:] + circle[:first]))
    return tuple(found)


def position_seats(organization: Organization, position_id: int) -> Seats:
    """The seats of one position in FTE percent; none where it is closed on the day.

    filled = min(FTE, Σ incumbents' FTE); the rest is frozen if the position is, else vacant; what exceeds is over.
    """
    return _seats_by_position(organization.seating).get(position_id, NO_SEATS)


@remembered
def _seats_by_position(seating: Seating) -> Mapping[int, Seats]:
    return {one: _standing_seats(seating, one) for one in standing_positions(seating)}


def _standing_seats(seating: Seating, position_id: int) -> Seats:
    authorised = seating.positions[position_id].fte_percent
    sitting = sum([one.fte_percent for one in seating.incumbencies_by_position.get(position_id, ())])
    rest = max(0, authorised - sitting)
    is_frozen = seating.position_status(position_id) is PositionStatus.FROZEN
    return Seats(
        authorised,
        filled=min(authorised, sitting),
        vacant=0 if is_frozen else rest,
        frozen=rest if is_frozen else 0,
        over=max(0, sitting - authorised),
    )


def seats(organization: Organization, position_ids: Iterable[int]) -> Seats:
    """The seats of several positions together, in FTE percent."""
    by_position = _seats_by_position(organization.seating)
    return _together([by_position.get(one, NO_SEATS) for one in position_ids])


def _together(several: Sequence[Seats]) -> Seats:
    return Seats(
        sum([one.authorised for one in several]),
        sum([one.filled for one in several]),
        sum([one.vacant for one in several]),
        sum([one.frozen for one in several]),
        sum([one.over for one in several]),
    )


@remembered
def _seats_by_unit(seating: Seating) -> Mapping[int, Seats]:
    """The seats of each unit's own positions."""
    found: dict[int, list[Seats]] = defaultdict(list)
    for position_id, one in _seats_by_position(seating).items():
        found[seating.positions[position_id].unit_id].append(one)
    return {unit_id: _together(several) for unit_id, several in found.items()}


def positions_of(organization: Organization, unit_id: int | None) -> tuple[int, ...]:
    """The positions open or frozen on the day in a unit and all units below it, by key; None means everywhere."""
    standing = standing_positions(organization.seating)
    if unit_id is None:
        return standing
    units = frozenset(organization.seating.subtree(unit_id))
    return tuple(one for one in standing if organization.positions[one].unit_id in units)


def unit_seats(organization: Organization, unit_id: int | None) -> Seats:
    """The seats of a unit and all units below it in FTE percent; None means the whole organization."""
    by_unit = _seats_by_unit(organization.seating)
    return _together([by_unit.get(one, NO_SEATS) for one in organization.seating.subtree(unit_id)])


def vacancies(organization: Organization, unit_id: int | None) -> tuple[Vacancy, ...]:
    """The positions of a unit and below that have unfilled FTE on the day, by key, with their requisitions."""
    requisitions = _requisition_ids(organization)
    found = []
    for position_id in positions_of(organization, unit_id):
        one = position_seats(organization, position_id)
        if one.vacant or one.frozen:
            several = requisitions.get(position_id, ())
            found.append(Vacancy(position_id, one.vacant or one.frozen, bool(one.frozen), tuple(several)))
    return tuple(found)


def _requisition_ids(organization: Organization) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for requisition_id, one in organization.requisitions.items():
        found[one.position_id].append(requisition_id)
    return found


def managers_of(organization: Organization, person_id: int) -> frozenset[int]:
    """The people to whose seat the person's primary seat reports; nobody where that seat is empty or there is none."""
    primary = organization.seating.primary(person_id)
    above = None if primary is None else _managers(organization.seating).get(primary.position_id)
    if above is None:
        return frozenset()
    return frozenset(one.person_id for one in organization.seating.incumbencies_by_position.get(above, ()))
