"""A scenario with changes that nobody has written yet: whether they would apply, and what they would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from orgwright.planning.rows import row
from orgwright.planning.scenario import laid_over
from orgwright.records import ChangeKind, PlannedChange

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization


@dataclass(frozen=True)
class NewChange:
    """A change to plan: its kind, its day, and the columns that its kind uses."""

    kind: ChangeKind
    on: date
    values: Mapping[str, Any] = field(default_factory=dict)


def last_number(organization: Organization, scenario_id: int) -> int:
    """The number of the last change of a scenario, those that it is based on not counted; 0 where it has none."""
    return max((one.number for one in organization.planned_changes_by_scenario.get(scenario_id, ())), default=0)


def numbered(organization: Organization, scenario_id: int, changes: Sequence[NewChange]) -> tuple[PlannedChange, ...]:
    """New changes as rows behind those of a scenario; their ids are negative, for nothing is written yet.

    What is given as None is as if it was not given.
    """
    behind = last_number(organization, scenario_id)
    return tuple(
        row(
            PlannedChange,
            {
                **{name: value for name, value in one.values.items() if value is not None},
                "id": -number,
                "scenario_id": scenario_id,
                "number": behind + number,
                "on": one.on,
                "change": one.kind.value,
            },
        )
        for number, one in enumerate(changes, 1)
    )


def with_changes(organization: Organization, changes: Sequence[PlannedChange]) -> Organization:
    """The records with planned changes added, or put in the place of those of their ids."""
    table = {**organization.planned_changes, **{one.id or 0: one for one in changes}}
    return replace(organization, rows={**organization.rows, PlannedChange: table})


def refusals(organization: Organization, scenario_id: int, changes: Sequence[PlannedChange]) -> tuple[str, ...]:
    """Why some of new changes could not apply in a scenario, as sentences; empty where all would.

    The scenario is laid over the records with all of them, so one may use what another one brings.
    """
    left_out = dict(laid_over(with_changes(organization, changes), scenario_id).left_out)
    return tuple(left_out[one.id or 0] for one in changes if one.id in left_out)
