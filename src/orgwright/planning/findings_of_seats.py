"""Contradictions between people, positions and incumbencies: who sits where, when, and with how much of full time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.finding import Finding, found
from orgwright.planning.organization import Organization
from orgwright.planning.structure import position_seats, standing_positions
from orgwright.records import CostRate, Incumbency, Person, Position, PositionStatus


def findings_of_seats(organization: Organization) -> Iterator[Finding]:
    """Contradictions in the seating on the day, and in the periods of incumbencies of any day."""
    yield from _people_without_position(organization)
    yield from _people_beyond_contract(organization)
    yield from _positions(organization)
    yield from _closed_but_filled(organization)
    for incumbency_id, one in organization.incumbencies.items():
        yield from _outside_employment(organization, incumbency_id, one)
        yield from _outside_position(organization, incumbency_id, one)
    yield from _overlaps(organization)


def _people_without_position(organization: Organization) -> Iterator[Finding]:
    seating = organization.seating
    for person_id in seating.employed - seating.incumbencies_by_person.keys():
        name = organization.people[person_id].name
        text = f"{name} is employed on {organization.day:%Y-%m-%d} and sits in no position."
        way_out = "Put the person into a position, or enter the last day employed."
        yield found(organization, "warning", "person-without-position", Person, person_id, text, way_out)


def _people_beyond_contract(organization: Organization) -> Iterator[Finding]:
    for person_id, several in organization.seating.incumbencies_by_person.items():
        person, total = organization.people[person_id], sum(one.fte_percent for one in several)
        if total > person.fte_percent:
            text = f"{person.name} sits in positions for {total} % and is employed for {person.fte_percent} %."
            way_out = "Lower the shares of the incumbencies, or raise the person's FTE."
            yield found(organization, "warning", "person-beyond-contract", Person, person_id, text, way_out)


def _positions(organization: Organization) -> Iterator[Finding]:
    rates = CostRates(organization)
    is_costed = any(one.annual_cost is not None for one in organization.positions.values()) or bool(
        organization.table(CostRate)
    )
    for position_id in standing_positions(organization.seating):
        position = organization.positions[position_id]
        over = position_seats(organization, position_id).over
        if over:
            text = f"{position.key} is filled {over} % of full time beyond its FTE."
            way_out = "End an incumbency, lower its share, or raise the FTE of the position."
            yield found(organization, "warning", "position-over-filled", Position, position_id, text, way_out)
        if organization.seating.position_role(position_id) is None:
            text = f"{position.key} has no role, so nobody in it has a coverage."
            way_out = "Give the position a role."
            yield found(organization, "warning", "position-without-role", Position, position_id, text, way_out)
        if is_costed and rates.on_the_day(position_id) is None:
            text = f"{position.key} has no annual cost, and no rate fits it: it adds 0 to every cost."
            way_out = "Enter what the position costs in a year at full time, or a rate for its role, level or location."
            yield found(organization, "warning", "position-without-cost", Position, position_id, text, way_out)


def _closed_but_filled(organization: Organization) -> Iterator[Finding]:
    for position_id, several in organization.seating.incumbencies_by_position.items():
        position = organization.positions[position_id]
        if position.status == PositionStatus.CLOSED:
            names = ", ".join(sorted(organization.people[one.person_id].name for one in several))
            text = f"{position.key} is closed, yet {names} sits in it on {organization.day:%Y-%m-%d}."
            way_out = "Open the position, or end the incumbency."
            yield found(organization, "error", "closed-position-filled", Position, position_id, text, way_out)


def _outside_employment(organization: Organization, incumbency_id: int, one: Incumbency) -> Iterator[Finding]:
    person = organization.people[one.person_id]
    is_early = _before(one.from_on, person.hired_on)
    if is_early or _before(person.left_on, one.to_on):
        seat = organization.positions[one.position_id].key
        when = "before the first" if is_early else "after the last"
        text = f"The incumbency of {person.name} in {seat} reaches to {when} day employed."
        way_out = "Let the incumbency begin and end within the employment."
        yield found(organization, "error", "incumbency-outside-employment", Incumbency, incumbency_id, text, way_out)


def _outside_position(organization: Organization, incumbency_id: int, one: Incumbency) -> Iterator[Finding]:
    person, position = organization.people[one.person_id], organization.positions[one.position_id]
    if position.status == PositionStatus.CLOSED and position.closes_on is None:
        return
    first, last = _latest(one.from_on, person.hired_on), _earliest(one.to_on, person.left_on)
    is_early = _before(first, position.opens_on)
    if is_early or (position.closes_on is not None and (last is None or last > position.closes_on)):
        when = "before the position opens" if is_early else "after the position has closed"
        text = f"{person.name} sits in {position.key} {when}."
        way_out = "Change the days of the incumbency or those of the position."
        yield found(organization, "error", "incumbency-outside-position", Incumbency, incumbency_id, text, way_out)


def _overlaps(organization: Organization) -> Iterator[Finding]:
    together: dict[tuple[int, int], list[tuple[date, date, int]]] = defaultdict(list)
    for key, one in organization.incumbencies.items():
        period = (one.from_on or date.min, one.to_on or date.max, key)
        together[one.position_id, one.person_id].append(period)
    for (position_id, person_id), periods in together.items():
        last = date.min
        for number, (first, end, key) in enumerate(sorted(periods)):
            if number and first <= last:
                name, seat = organization.people[person_id].name, organization.positions[position_id].key
                text = f"Two incumbencies of {name} in {seat} overlap from {first:%Y-%m-%d} on and count twice."
                way_out = "End the earlier one the day before, or remove one of them."
                yield found(organization, "error", "incumbencies-overlap", Incumbency, key, text, way_out)
            last = max(last, end)


def _before(first: date | None, second: date | None) -> bool:
    """Whether one known day comes before another known day."""
    return first is not None and second is not None and first < second


def _latest(*days: date | None) -> date | None:
    return max((one for one in days if one is not None), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((one for one in days if one is not None), default=None)
