"""The organization chart as a tree: who stands at the top, who reports to whom, and what stands below each position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import NOT_YET_OPEN, seat_status
from orgwright.planning.seating import Seating
from orgwright.planning.structure import MeanSpan, circles_in, layers, position_seats, positions_of, span_of_control

SPAN_BANDS: tuple[tuple[int, int | None], ...] = ((1, 3), (4, 8), (9, 12), (13, None))
"""Few, usual, many and too many direct reports: the least and the most of each band."""


@dataclass(frozen=True)
class Below:
    """A position with all below it: positions that are open or frozen, people by primary seat, vacant FTE percent."""

    positions: int = 0
    people: int = 0
    vacant: int = 0

    def __add__(self, other: Below) -> Below:
        return Below(self.positions + other.positions, self.people + other.people, self.vacant + other.vacant)


@dataclass(frozen=True)
class CostBelow:
    """Annual cost at FTE, on-cost left out, of a position (null: unknown) and with all below it, in minor units.

    ``unknown_ids`` are the positions among them for which neither the seat nor a rate says a cost.
    """

    own: int | None
    total: int
    unknown_ids: tuple[int, ...]


@dataclass(frozen=True)
class ChartTree:
    """The positions of a chart: ``tops``, and the direct reports of each by unit and key.

    ``circles`` are the circles of reporting lines; each is cut at its least key, which then stands at the top.
    ``planned_ids`` are positions that open after the day.
    """

    tops: tuple[int, ...]
    reports: Mapping[int, tuple[int, ...]]
    manager: Mapping[int, int | None]
    unit: Mapping[int, int]
    circles: tuple[tuple[int, ...], ...] = ()
    planned_ids: frozenset[int] = frozenset()
    _own: Mapping[int, Below] = field(default_factory=dict, repr=False)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """All positions, managers before their reports, generation by generation."""
        found = list(self.tops)
        for one in found:
            found.extend(self.reports.get(one, ()))
        return tuple(found)

    @cached_property
    def generation(self) -> Mapping[int, int]:
        """How many managers of the chart stand over each position."""
        found: dict[int, int] = {}
        for one in self.order:
            manager = self.manager[one]
            found[one] = 0 if manager is None else found[manager] + 1
        return found

    @cached_property
    def below(self) -> Mapping[int, Below]:
        """What stands below each position, itself included."""
        found = {one: self._own.get(one, Below()) for one in self.order}
        for one in reversed(self.order):
            manager = self.manager[one]
            if manager is not None:
                found[manager] = found[manager] + found[one]
        return found

    def hidden(self, position_id: int) -> Below:
        """What stands below a position, itself left out: what is hidden where it is folded."""
        return sum([self.below[one] for one in self.reports.get(position_id, ())], Below())

    def with_all_below(self, position_id: int) -> tuple[int, ...]:
        """A position and all below it, managers first."""
        found = [position_id]
        for one in found:
            found.extend(self.reports.get(one, ()))
        return tuple(found)

    def line_of(self, position_id: int) -> tuple[int, ...]:
        """The managers over a position, the nearest first."""
        found, one = [], self.manager[position_id]
        while one is not None:
            found.append(one)
            one = self.manager[one]
        return tuple(found)

    def folded_from(self, generation: int) -> frozenset[int]:
        """The positions to fold so that no more than so many generations are seen."""
        return frozenset(one for one in self.reports if self.generation[one] >= generation - 1)

    def generations_within(self, most: int) -> int:
        """As many generations as can be open with at most so many positions in view; at least two."""
        by_generation: dict[int, int] = defaultdict(int)
        for generation in self.generation.values():
            by_generation[generation] += 1
        seen, found = 0, 0
        for generation in range(len(by_generation)):
            seen += by_generation[generation]
            if generation >= 2 and seen > most:
                break
            found = generation + 1
        return found


def chart_tree(organization: Organization, unit_id: int | None, *, with_planned: bool = True) -> ChartTree:
    """The chart of a unit and all below it on the day, under the scenario; None means everywhere.

    A position whose manager is not in the chart stands at its top. Positions that open later are in it if wanted.
    """
    seating = organization.seating
    standing = positions_of(organization, unit_id)
    later = _planned(organization, unit_id) if with_planned else ()
    shown = (*standing, *later)
    there = frozenset(shown)
    managers = {one: seating.position_manager(one) for one in shown}
    managers = {one: manager if manager in there else None for one, manager in managers.items()}
    circles = circles_in(managers, lambda one: organization.positions[one].key)
    for circle in circles:
        managers[circle[0]] = None
    unit = {one: organization.positions[one].unit_id for one in shown}

    def rank(one: int) -> tuple[bool, str, int, str]:
        above = managers[one]
        is_elsewhere = above is not None and unit[one] != unit[above]
        return is_elsewhere, organization.units[unit[one]].name, unit[one], organization.positions[one].key

    reports: dict[int | None, list[int]] = defaultdict(list)
    for one in sorted(shown, key=rank):
        reports[managers[one]].append(one)
    tops = tuple(reports.pop(None, ()))
    by_manager = {one: tuple(several) for one, several in reports.items() if one is not None}
    own = _own(organization, standing)
    return ChartTree(tops, by_manager, managers, unit, circles, frozenset(later), own)


def _planned(organization: Organization, unit_id: int | None) -> tuple[int, ...]:
    units = frozenset(organization.seating.subtree(unit_id))
    positions = organization.positions
    several = (one for one, position in positions.items() if position.unit_id in units)
    later = (one for one in several if seat_status(organization, one) == NOT_YET_OPEN)
    return tuple(sorted(later, key=lambda one: positions[one].key))


def _own(organization: Organization, position_ids: Iterable[int]) -> Mapping[int, Below]:
    people: dict[int, int] = defaultdict(int)
    seating = organization.seating
    for person_id in seating.employed:
        primary = seating.primary(person_id)
        if primary is not None:
            people[primary.position_id] += 1
    return {one: Below(1, people[one], position_seats(organization, one).vacant) for one in position_ids}


def planned_mark(organization: Organization, position_id: int) -> str:
    """What the scenario has made of a position by the day: “new” where it opened it, “moved” under another manager."""
    if organization.scenario is None:
        return ""
    if position_id < 0:  # rows of the plan alone have negative ids
        return "new"
    recorded = organization.positions[position_id].manager_position_id
    return "moved" if organization.seating.position_manager(position_id) != recorded else ""


def coming_people(seating: Seating) -> Mapping[int, tuple[date, int]]:
    """Who takes each position next, after the day: the first day and the person, by position."""
    found: dict[int, tuple[date, int]] = {}
    for one in seating.incumbencies.values():
        if one.from_on is not None and one.from_on > seating.day:
            coming = one.from_on, one.person_id
            found[one.position_id] = min(found.get(one.position_id, coming), coming)
    return found


def chart_costs(organization: Organization, tree: ChartTree) -> Mapping[int, CostBelow]:
    """Annual cost × FTE of each position of a chart and of all below it; positions that open later cost nothing yet.

    Minor units × percent ÷ 100, rounded down for each position, on-cost left out; a position of which neither the seat
    nor a rate of its role and level says a cost counts nothing and is named.
    """
    rates = CostRates(organization)
    found: dict[int, CostBelow] = {}
    for one in tree.order:
        if one in tree.planned_ids:
            found[one] = CostBelow(None, 0, ())
            continue
        annual = rates.on_the_day(one)
        fte = organization.positions[one].fte_percent
        own = None if annual is None else annual.amount * fte // 100
        found[one] = CostBelow(own, own or 0, (one,) if own is None else ())
    unknown = {one: list(cost.unknown_ids) for one, cost in found.items()}
    for one in reversed(tree.order):
        manager, cost = tree.manager[one], found[one]
        if manager is not None:
            found[manager] = replace(found[manager], total=found[manager].total + cost.total)
            unknown[manager].extend(unknown[one])
    return {one: replace(cost, unknown_ids=tuple(unknown[one])) for one, cost in found.items()}


def mean_span_of(organization: Organization, position_ids: Iterable[int]) -> MeanSpan:
    """Σ direct reports ÷ number of positions that have any, over some positions; reports elsewhere count too."""
    spans = {one: len(span_of_control(organization, one).report_ids) for one in position_ids}
    managers = tuple(sorted(one for one, span in spans.items() if span))
    total = sum(spans.values())
    return MeanSpan(total / len(managers) if managers else None, managers, total)


def layers_of(organization: Organization, position_ids: Iterable[int]) -> tuple[int, int] | None:
    """The least and the greatest layer of some positions, circles left out; null where none has a layer."""
    depth = layers(organization)
    found = [layer for one in position_ids if (layer := depth.get(one)) is not None]
    return (min(found), max(found)) if found else None


def span_band(span: int) -> int | None:
    """The band of ``SPAN_BANDS`` that a number of direct reports falls into; null for none."""
    return next(
        (place for place, (least, most) in enumerate(SPAN_BANDS) if span >= least and (most is None or span <= most)),
        None,
    )


def why_not_below(organization: Organization, tree: ChartTree, position_id: int, manager_id: int) -> str:
    """Why a position of a chart cannot be put below another one of it, as a sentence; empty where it can.

    A position that opens later is put there when it opens.
    """
    key, above = (organization.positions[one].key for one in (position_id, manager_id))
    if position_id == manager_id:
        return "A position cannot report to itself."
    if organization.seating.position_manager(position_id) == manager_id:
        return f"{key} reports to {above} already."
    if _opens(organization, manager_id) > _opens(organization, position_id):
        return f"{above} is not open on this day."
    if position_id in tree.line_of(manager_id):
        return f"{above} stands below {key}: that would be a circle."
    return ""


def _opens(organization: Organization, position_id: int) -> date:
    """The day of the picture, or the day on which a position opens where that is later."""
    return max(organization.day, organization.positions[position_id].opens_on or organization.day)
