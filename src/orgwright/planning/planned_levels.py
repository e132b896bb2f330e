"""Levels that a scenario assumes from a day on: which of its changes they add, alter or take away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from orgwright.planning.days import day_number
from orgwright.planning.planned_edits import NewChange
from orgwright.planning.proficiency import SOURCE_NUMBER, Cell
from orgwright.records import ChangeKind, Person, PlannedChange, Source

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization


@dataclass(frozen=True)
class PlannedLevels:
    """What levels do to a scenario: new changes, other values by id of a change, ids of changes that go."""

    added: tuple[NewChange, ...]
    altered: Mapping[int, int]
    removed: tuple[int, ...]


def planned_levels(
    organization: Organization,
    scenario_id: int,
    people: Mapping[int, Person],
    levels: Mapping[Cell, int | None],
    on: date,
) -> PlannedLevels:
    """The changes by which a scenario assumes levels from a day on; ``people`` are those of the scenario's picture.

    A level of the same person, skill and day that the scenario has already is altered. None takes away the newest
    level that the scenario itself assumes on the day; where it assumes none, nothing is done.
    """
    own: dict[tuple[str, int], list[PlannedChange]] = {}
    for one in organization.planned_changes_by_scenario.get(scenario_id, ()):
        if one.change == ChangeKind.RAISE_SKILL and one.skill_id is not None and one.on <= on:
            own.setdefault((one.person, one.skill_id), []).append(one)
    added, altered, removed = [], {}, []
    for (person_id, skill_id), level in levels.items():
        key = people[person_id].key
        known = own.get((key, skill_id), [])
        if level is None:
            removed += [one.id or 0 for one in known[-1:]]
        elif known and known[-1].on == on:
            altered[known[-1].id or 0] = level
        else:
            values = {"person": key, "skill_id": skill_id, "value": level}
            added.append(NewChange(ChangeKind.RAISE_SKILL, on, values))
    return PlannedLevels(tuple(added), altered, tuple(removed))


def lower_said_that_day(
    organization: Organization, levels: Mapping[Cell, int | None], on: date
) -> tuple[Cell, int] | None:
    """The first cell of which a manager recorded a lower level on the day itself, with it; None where there is none.

    A scenario's level is a manager's of its day, and of one day the lower one counts: such a level would not show.
    """
    day, manager = day_number(on), SOURCE_NUMBER[Source.MANAGER]
    for cell, level in levels.items():
        if level is None:
            continue
        said = organization.assessments.of_cell(*cell)
        same = (said.on == day) & (said.source == manager) & (said.level >= 0) & (said.level < level)
        if same.any():
            return cell, int(said.level[same].min())
    return None
