"""Seats by the role that they have: a position is one spell, or several where a scenario promotes its incumbent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import AFTER_ALL, BEFORE_ALL, day_number
from orgwright.planning.organization import Organization


@dataclass(frozen=True)
class SeatSpell:
    """A position from day number ``start`` to ``end``, both included, while its role is the same."""

    position_id: int
    role_id: int | None
    start: int
    end: int


def seat_spells(organization: Organization) -> tuple[SeatSpell, ...]:
    """The spells of all positions, by id of the position and then by day: those of one follow without a gap."""
    return tuple(spell for key in sorted(organization.positions) for spell in spells_of(organization, key))


def spells_of(organization: Organization, position_id: int) -> tuple[SeatSpell, ...]:
    """The spells of one position."""
    role_id, start = organization.positions[position_id].role_id, BEFORE_ALL
    found = []
    for on, next_role in _changes(organization, position_id):
        if next_role != role_id and day_number(on) > start:
            found.append(SeatSpell(position_id, role_id, start, day_number(on) - 1))
            start = day_number(on)
        role_id = next_role
    return (*found, SeatSpell(position_id, role_id, start, AFTER_ALL))


def _changes(organization: Organization, position_id: int) -> list[tuple[date, int]]:
    """From which day on a scenario gives the position which role, in the order in which that applies."""
    several = organization.seating.seat_changes.get(position_id, ())
    return [(one.on, one.role_id) for one in several if one.role_id is not None]


def by_position(spells: tuple[SeatSpell, ...]) -> Mapping[int, tuple[tuple[int, SeatSpell], ...]]:
    """The spells of each position, each with its number among all."""
    found: dict[int, list[tuple[int, SeatSpell]]] = defaultdict(list)
    for number, spell in enumerate(spells):
        found[spell.position_id].append((number, spell))
    return {key: tuple(several) for key, several in found.items()}


def codes_on(spells: tuple[SeatSpell, ...], days: NDArray[Any]) -> NDArray[Any]:
    """The number of the spell of each position on each of some days, int64[positions, days]; positions by id."""
    owners = np.array([one.position_id for one in spells], dtype=np.int64)
    starts = np.array([one.start for one in spells], dtype=np.int64)
    first = np.flatnonzero(np.append(True, owners[1:] != owners[:-1])) if len(owners) else owners
    codes = np.repeat(first[:, None], len(days), axis=1)
    begun = np.flatnonzero(np.append(False, owners[1:] == owners[:-1])) if len(owners) else owners
    for number in begun.tolist():
        row = int(first.searchsorted(number, side="right")) - 1
        codes[row, days >= starts[number]] = number
    return codes
