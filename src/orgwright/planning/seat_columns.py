"""People, positions and incumbencies as columns: what belongs to which unit on a day is then arithmetic on arrays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from orgwright.records import Incumbency, Person, Position

NO_ROLE = -1
OPEN_START, OPEN_END = date.min.toordinal(), date.max.toordinal()
"""Ordinals that stand for no first and no last day."""
Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class SeatColumns:
    """The rows of people and seats of any time as parallel arrays; they serve every day.

    People stand by id, int64; ``hired`` and ``left`` are ordinals of days, both included. ``by_key`` int64: the rows
    of people in the order of their keys, ``key_rank`` the place of each there. Seats are incumbencies by person: the
    row of the person, the row of the position, first and last day, FTE percent. Positions stand by id: role (or
    NO_ROLE), rank of their keys, and place of their unit in ``unit_ids``.
    """

    person_ids: Array
    hired: Array
    left: Array
    by_key: Array
    key_rank: Array
    seat_person: Array
    seat_position: Array
    seat_from: Array
    seat_to: Array
    seat_fte: Array
    unit_ids: Array
    position_ids: Array
    position_unit: Array
    position_role: Array
    position_rank: Array


def seat_columns(
    people: Mapping[int, Person], positions: Mapping[int, Position], incumbencies: Mapping[int, Incumbency]
) -> SeatColumns:
    """The columns of rows; an incumbency whose person or position is not there is left out."""
    persons, seats = _ordered(people), _ordered(positions)
    known = (one for one in incumbencies.values() if one.person_id in people and one.position_id in positions)
    held = sorted(known, key=attrgetter("person_id"))
    person_ids, position_ids = _numbers(people.keys()), _numbers(positions.keys())
    by_key = np.array(sorted(range(len(persons)), key=lambda row: persons[row].key), dtype=np.int64)
    unit_ids, position_unit = np.unique(np.array([one.unit_id for one in seats], dtype=np.int64), return_inverse=True)
    position_by_key = np.array(sorted(range(len(seats)), key=lambda row: seats[row].key), dtype=np.int64)
    return SeatColumns(
        person_ids,
        _days((one.hired_on for one in persons), OPEN_START),
        _days((one.left_on for one in persons), OPEN_END),
        by_key,
        _inverse(by_key),
        person_ids.searchsorted(np.array([one.person_id for one in held], dtype=np.int64)),
        position_ids.searchsorted(np.array([one.position_id for one in held], dtype=np.int64)),
        _days((one.from_on for one in held), OPEN_START),
        _days((one.to_on for one in held), OPEN_END),
        np.array([one.fte_percent for one in held], dtype=np.int64),
        unit_ids,
        position_ids,
        position_unit,
        np.array([NO_ROLE if one.role_id is None else one.role_id for one in seats], dtype=np.int64),
        _inverse(position_by_key),
    )


def _ordered(rows: Mapping[int, Any]) -> list[Any]:
    return [rows[key] for key in sorted(rows)]


def _numbers(keys: Collection[int]) -> Array:
    return np.sort(np.fromiter(keys, dtype=np.int64, count=len(keys)))


def _days(days: Iterable[date | None], none: int) -> Array:
    return np.array([none if day is None else day.toordinal() for day in days], dtype=np.int64)


def _inverse(order: Array) -> Array:
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    return cast(Array, ranks)
