"""Results that an edit of a few cells does not throw away: what was computed before is brought up to date.

A picture keeps what was computed for it. ``Organization.edited`` hands that on where nothing but assessments changed,
with what the edited cells were; ``carried`` functions then change the old result instead of computing all anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from orgwright.planning.proficiency import Cell, Proficiency

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

T = TypeVar("T")
MOST_CELLS = 1_000
"""Edited cells beyond which a result is computed anew."""
Key = tuple[str, int | None]
"""The name of a function and the unit that it was asked for."""


@dataclass(frozen=True)
class CellEdit:
    """One edited cell: level (or UNKNOWN, EXPIRED) and day of its effective assessment, as it was and as it is."""

    person_id: int
    skill_id: int
    level_before: int
    day_before: int
    level: int
    day: int


@dataclass(frozen=True, eq=False)
class Earlier:
    """A result of an earlier picture, and level and day of the cells edited since, as they were then."""

    result: Any
    before: Mapping[Cell, tuple[int, int]]


@dataclass(eq=False)
class Carry:
    """What a picture has computed, and what it was handed; never shared between pictures."""

    results: dict[Key, Any] = field(default_factory=dict)
    earlier: Mapping[Key, Earlier] = field(default_factory=dict)

    def handed_on(self, matrix: Proficiency, cells: Collection[Cell]) -> Mapping[Key, Earlier]:
        """What the next picture may go on from; ``matrix`` is this picture's, before the cells are edited."""
        # Other threads may be computing for this picture at this moment.
        results = dict(self.results)
        if len(cells) > MOST_CELLS or not (results or self.earlier):
            return {}
        touched = {cell: matrix.level_and_day(*cell) for cell in cells}
        found = {key: Earlier(result, touched) for key, result in results.items()}
        merged: dict[int, Mapping[Cell, tuple[int, int]]] = {}
        for key, one in self.earlier.items():
            if key not in found:
                before = merged.setdefault(id(one.before), {**touched, **one.before})
                found[key] = Earlier(one.result, before)
        return {key: one for key, one in found.items() if len(one.before) <= MOST_CELLS}


def carried(
    after: Callable[[Organization, int | None, T, tuple[CellEdit, ...]], T],
) -> Callable[[Callable[[Organization, int | None], T]], Callable[[Organization, int | None], T]]:
    """Compute a result of a unit once per picture, by ``after(picture, unit, earlier result, edits)`` where it can.

    ``after`` must give what computing from nothing gives, and leave the earlier result as it is.
    """

    def decorate(compute: Callable[[Organization, int | None], T]) -> Callable[[Organization, int | None], T]:
        name = compute.__qualname__

        @wraps(compute)
        def once(organization: Organization, unit_id: int | None) -> T:
            carry, key = organization.carry, (name, unit_id)
            if key not in carry.results:
                earlier = carry.earlier.get(key)
                if earlier is None:
                    carry.results[key] = compute(organization, unit_id)
                else:
                    edits = _edits(organization.proficiency, earlier)
                    carry.results[key] = (
                        after(organization, unit_id, earlier.result, edits) if edits else earlier.result
                    )
            found: T = carry.results[key]
            return found

        return once

    return decorate


def _edits(matrix: Proficiency, earlier: Earlier) -> tuple[CellEdit, ...]:
    several = (CellEdit(*cell, *was, *matrix.level_and_day(*cell)) for cell, was in earlier.before.items())
    return tuple(one for one in several if (one.level_before, one.day_before) != (one.level, one.day))
