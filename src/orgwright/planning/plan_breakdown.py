"""The staffing plan by unit, family of roles, job level or location: groups of seats that add up to the whole.

A person counts in the group of the seat of the primary incumbency; seats and their cost in the group that the seat has
on the last day of the month. So who is promoted by a scenario moves from one level to another: a transfer of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from orgwright.planning.ladder import level_place
from orgwright.planning.organization import Organization
from orgwright.planning.plan_part import PlanPart
from orgwright.planning.seat_list import unit_order
from orgwright.planning.seat_spells import SeatSpell
from orgwright.planning.staffing import StaffingMonth, StaffingPlan


class Dimension(StrEnum):
    """By what a plan can be broken down."""

    UNIT = "unit"
    FAMILY = "family"
    LEVEL = "level"
    LOCATION = "location"


WITHOUT_POSITION = "Without a position"
WITHOUT: Mapping[str, str] = {
    Dimension.FAMILY: "Without a family",
    Dimension.LEVEL: "Without a level",
    Dimension.LOCATION: "Without a location",
}
"""What the seats are called that have nothing to be grouped by; every seat has a unit."""


@dataclass(frozen=True, eq=False)
class PlanGroup:
    """One group with its months; ``record_id`` is that of a unit, of other groups None. ``part`` opens its numbers."""

    title: str
    record_id: int | None
    part: PlanPart
    months: tuple[StaffingMonth, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody and nothing is in it in any month."""
        return not any(one.has_anything for one in self.months)


@dataclass(frozen=True)
class Unbalanced:
    """A row in which the identity does not hold: the title of the group and the place of the month."""

    title: str
    month: int


@dataclass(frozen=True, eq=False)
class PlanBreakdown:
    """The plan of some units (or of the whole) by groups; ``whole`` are the months of all of them together.

    Every figure of the groups adds up to that of the whole in every month, transfers excepted: of those the whole
    has only what crosses its own border.
    """

    dimension: Dimension
    groups: tuple[PlanGroup, ...]
    whole: tuple[StaffingMonth, ...]

    @cached_property
    def unbalanced(self) -> tuple[Unbalanced, ...]:
        """The rows, of the groups and of the whole, in which opening and movements do not make the closing."""
        return unbalanced([*((one.title, one.months) for one in self.groups), ("All", self.whole)])

    @property
    def rows(self) -> int:
        """How many rows the identity was checked in."""
        return (len(self.groups) + 1) * len(self.whole)


def unbalanced(rows: Iterable[tuple[str, Sequence[StaffingMonth]]]) -> tuple[Unbalanced, ...]:
    """The rows, by title and month, in which opening and movements do not make the closing, in people or in FTE."""
    return tuple(
        Unbalanced(title, number)
        for title, months in rows
        for number, month in enumerate(months)
        if not month.is_balanced
    )


def breakdown(
    organization: Organization,
    plan: StaffingPlan,
    dimension: Dimension,
    unit_ids: Iterable[int] | None = None,
) -> PlanBreakdown:
    """A plan by one dimension, of some units or (None) of the whole; groups with nothing in any month are left out.

    ``organization`` is the picture that the plan was computed from. In every row opening + hires + transfers in −
    transfers out − exits = closing, and in FTE the same with change. Source: the help, "Headcount".
    """
    wanted = plan.holds(None if unit_ids is None else tuple(unit_ids))
    keys = _keys(organization, plan, dimension)
    titles = _ordered(organization, dimension, keys)
    places = {key: number for number, (key, _, _) in enumerate(titles)}
    group = np.array([places[key] for key in keys], dtype=np.int64)
    group[~wanted] = len(titles)
    months = plan.by_group(group, len(titles) + 1)
    found = [
        PlanGroup(title, record_id, PlanPart(title, group == number), months[number])
        for number, (_, title, record_id) in enumerate(titles)
    ]
    return PlanBreakdown(
        dimension,
        tuple(one for one in found if not one.is_empty),
        plan.together(None if wanted.all() else PlanPart("All", wanted)),
    )


_Key = tuple[bool, str]
"""Whether somebody has no seat at all, and the group as it is told apart, empty without one."""


def _keys(organization: Organization, plan: StaffingPlan, dimension: Dimension) -> list[_Key]:
    """The group of every seat code, of people without a seat last."""
    word = _WORDS[dimension]
    return [*((False, word(organization, one).strip().casefold()) for one in plan.headcount.spells), (True, "")]


def _unit(organization: Organization, spell: SeatSpell) -> str:
    return str(organization.positions[spell.position_id].unit_id)


def _family(organization: Organization, spell: SeatSpell) -> str:
    return "" if spell.role_id is None else organization.roles[spell.role_id].family


def _level(organization: Organization, spell: SeatSpell) -> str:
    return "" if spell.role_id is None else organization.roles[spell.role_id].level


def _location(organization: Organization, spell: SeatSpell) -> str:
    return organization.positions[spell.position_id].location


_WORDS: Mapping[str, Callable[[Organization, SeatSpell], str]] = {
    Dimension.UNIT: _unit,
    Dimension.FAMILY: _family,
    Dimension.LEVEL: _level,
    Dimension.LOCATION: _location,
}


def _ordered(
    organization: Organization, dimension: Dimension, keys: Iterable[_Key]
) -> list[tuple[_Key, str, int | None]]:
    """The groups as key, title and record, in the order in which they are shown: those without anything last."""
    there = set(keys)
    if dimension is Dimension.UNIT:
        found: list[tuple[_Key, str, int | None]] = [
            ((False, str(one)), organization.units[one].name, one) for one in unit_order(organization)
        ]
        return [*found, ((True, ""), WITHOUT_POSITION, None)]
    words = sorted(_titles(organization, dimension), key=lambda word: (word.casefold(), word))
    if dimension is Dimension.LEVEL:
        words.sort(key=lambda word: level_place(organization, word))
    titled: dict[str, str] = {}
    for word in words:
        titled.setdefault(word.casefold(), word)
    named: list[tuple[_Key, str, int | None]] = [
        ((False, key), title, None) for key, title in titled.items() if (False, key) in there
    ]
    return [*named, ((False, ""), WITHOUT[dimension], None), ((True, ""), WITHOUT_POSITION, None)]


def _titles(organization: Organization, dimension: Dimension) -> set[str]:
    if dimension is Dimension.LOCATION:
        several = {one.location for one in organization.positions.values()}
    elif dimension is Dimension.FAMILY:
        several = {one.family for one in organization.roles.values()}
    else:
        several = {one.level for one in organization.roles.values()}
    # Of spellings that differ in case alone the one that sorts first is shown.
    return {one.strip() for one in several if one.strip()}
