"""What is to be written of capability targets: rows to add, to change and to remove, together one action.

A target has dates, and the figures of a past day are computed from it. So a target that changes from a day on ends on
the day before, and a new row begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from orgwright.records import Target


@dataclass(frozen=True)
class TargetEdit:
    """One row: a new one (no id), a change of values by column, or its removal (no values)."""

    target_id: int | None
    values: Mapping[str, Any] | None


def from_a_day_on(old: Iterable[Target], wanted: Mapping[str, Any], from_on: date | None) -> list[TargetEdit]:
    """The edits after which the targets of one unit, skill and level are ``wanted`` (people, importance) from a day on.

    Rows that hold before that day end on the day before; those that begin on it or later are changed in place, so
    nothing is needed twice. Without a day every row is changed as if it had always been so.
    """
    edits: list[TargetEdit] = []
    ending: list[Target] = []
    is_there = False
    for one in old:
        if _begins_before(one, from_on):
            ending.append(one)
        elif is_there:
            edits.append(TargetEdit(one.id, None))
        else:
            edits.append(TargetEdit(one.id, dict(wanted)))
            is_there = True
    edits += [_ended(one, from_on) for one in ending]
    if ending and not is_there:
        first = ending[0]
        same = {"unit_id": first.unit_id, "skill_id": first.skill_id, "level": first.level, "to_on": first.to_on}
        edits.append(TargetEdit(None, {**same, **wanted, "from_on": from_on}))
    return edits


def ended_before(old: Iterable[Target], from_on: date | None) -> list[TargetEdit]:
    """The edits after which targets no longer hold from a day on; those that only begin then are removed."""
    return [_ended(one, from_on) if _begins_before(one, from_on) else TargetEdit(one.id, None) for one in old]


def _begins_before(one: Target, day: date | None) -> bool:
    return day is not None and (one.from_on is None or one.from_on < day)


def _ended(one: Target, day: date | None) -> TargetEdit:
    assert day is not None
    return TargetEdit(one.id, {"to_on": day - timedelta(days=1)})
