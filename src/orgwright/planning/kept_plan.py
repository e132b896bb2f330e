"""A staffing plan as it is kept to be compared with what comes: small, versioned, and readable after years.

Units and people stand in it by their keys, for ids of rows mean nothing in another file: a unit that is removed later
keeps its name, and who is removed leaves no name behind. Money is in minor units, FTE in percent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from orgwright.errors import RefusedInput
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import unit_order
from orgwright.planning.staffing import StaffingMonth, StaffingPlan
from orgwright.records import Baseline

VERSION = 1
FIGURES = ("closing", "fte", "hires", "exits", "authorised", "vacant", "cost")
"""What is kept of every month: closings and seats of its last day, movements and cost of its days."""
NO_UNIT = -1
Figures = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class KeptUnit:
    """A unit as it was planned: ``parent`` is its place among the units, NO_UNIT at the top; figures are its own."""

    name: str
    parent: int
    figures: Figures


@dataclass(frozen=True)
class KeptStay:
    """Somebody planned to be there at the closings from month ``first`` to ``last``, both included, in a unit.

    ``position`` is the key of the seat of a planned hire, of whom only the seat will be known again; else empty.
    """

    person: str
    unit: int
    first: int
    last: int
    position: str


@dataclass(frozen=True)
class KeptPlan:
    """A plan as it was kept; ``scenario`` is the title of its scenario, empty as recorded. ``others`` have no unit."""

    name: str
    made_on: date
    scenario: str
    months: Months
    units: tuple[KeptUnit, ...]
    others: Figures
    stays: tuple[KeptStay, ...]

    def below(self, unit: str | None) -> frozenset[int]:
        """The places of a unit and of all below it as it was planned; None: of all, and of people without a unit."""
        if unit is None:
            return frozenset((NO_UNIT, *range(len(self.units))))
        found = {place for place, one in enumerate(self.units) if one.name == unit}
        waiting = list(found)
        while waiting:
            above = waiting.pop()
            new = {place for place, one in enumerate(self.units) if one.parent == above} - found
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def figures(self, places: frozenset[int]) -> Figures:
        """The figures of some units together; they are own figures, so they add up."""
        parts = [one.figures for place, one in enumerate(self.units) if place in places]
        if NO_UNIT in places:
            parts.append(self.others)
        empty = (0,) * self.months.count
        return {name: tuple(map(sum, zip(empty, *(one[name] for one in parts), strict=True))) for name in FIGURES}


def figure_of(month: StaffingMonth, name: str) -> int:
    """One of FIGURES of a month of a plan."""
    return month.fte.closing if name == "fte" else int(getattr(month, name))


def kept_content(organization: Organization, plan: StaffingPlan) -> str:
    """What is stored of a plan: JSON without blanks, the same for the same plan. Figures that are 0 are left out."""
    order = unit_order(organization)
    place = {key: number for number, key in enumerate(order)}
    units = [
        {
            "name": organization.units[key].name,
            "parent": place.get(organization.units[key].parent_id or 0, NO_UNIT),
            **_numbers(plan.units[key]),
        }
        for key in order
    ]
    content = {
        "version": VERSION,
        "first": plan.months.first.isoformat(),
        "months": plan.months.count,
        "units": units,
        "others": _numbers(plan.without_unit),
        "stays": sorted(_stays(organization, plan, place)),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _numbers(months: Sequence[StaffingMonth]) -> dict[str, list[int]]:
    several = {name: [figure_of(one, name) for one in months] for name in FIGURES}
    return {name: numbers for name, numbers in several.items() if any(numbers)}


def _stays(organization: Organization, plan: StaffingPlan, place: Mapping[int, int]) -> Iterator[list[Any]]:
    """Everybody's stays: key, unit, first and last month, and the seat of a planned hire."""
    heads, positions = plan.headcount, organization.positions
    spells = heads.spells
    units = np.array([*(place[plan.unit_of_position[one.position_id]] for one in spells), NO_UNIT], dtype=np.int64)
    there = np.where(heads.closed, units[heads.end], NO_UNIT - 1)
    for column, key in enumerate(heads.person_ids.tolist()):
        own = there[:, column]
        starts = np.flatnonzero(np.append(True, own[1:] != own[:-1]))
        ends = np.append(starts[1:], len(own)) - 1
        for first, last in zip(starts.tolist(), ends.tolist(), strict=True):
            if own[first] >= NO_UNIT:
                code = int(heads.end[first, column])
                seat = positions[spells[code].position_id].key if key < 0 and code < len(spells) else ""
                stay = [organization.people[key].key, int(own[first]), first, last]
                yield [*stay, seat] if seat else stay


def kept_plan(baseline: Baseline) -> KeptPlan:
    """The plan from the record that keeps it; refused with a sentence where its content cannot be read."""
    try:
        content = json.loads(baseline.content)
        version = content["version"]
        if version == VERSION:
            return _read(baseline, content)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RefusedInput):
        raise RefusedInput(f"The kept plan “{baseline.name}” cannot be read: its content is damaged.") from None
    raise RefusedInput(f"The kept plan “{baseline.name}” was kept by a newer version of Orgwright.")


def _read(baseline: Baseline, content: Mapping[str, Any]) -> KeptPlan:
    months = Months.beginning(date.fromisoformat(content["first"]), int(content["months"]))
    count = len(content["units"])
    return KeptPlan(
        baseline.name,
        baseline.made_on,
        baseline.scenario,
        months,
        tuple(
            KeptUnit(str(one["name"]), _place(one["parent"], count), _figures(one, months)) for one in content["units"]
        ),
        _figures(content["others"], months),
        tuple(_stay(one, count, months) for one in content["stays"]),
    )


def _figures(stored: Mapping[str, Any], months: Months) -> Figures:
    empty = [0] * months.count
    found = {name: tuple(int(one) for one in stored.get(name, empty)) for name in FIGURES}
    if any(len(one) != months.count for one in found.values()):
        raise ValueError("A figure has another number of months.")
    return found


def _stay(stored: Sequence[Any], units: int, months: Months) -> KeptStay:
    person, unit, first, last, *seat = stored
    if not 0 <= int(first) <= int(last) < months.count:
        raise ValueError("A stay lies outside the months.")
    return KeptStay(str(person), _place(unit, units), int(first), int(last), str(seat[0]) if seat else "")


def _place(stored: Any, units: int) -> int:
    if not NO_UNIT <= int(stored) < units:
        raise ValueError("A unit is not there.")
    return int(stored)
