"""What merging one skill into another would move, counted before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Columns, Ints, reduce_cells
from orgwright.workspace.merging import added_aliases, requirement_place, target_place


@dataclass(frozen=True)
class Moved:
    """Rows of one kind: ``rows`` of the merged skill, ``folded`` of them into rows that the kept skill has already."""

    rows: int
    folded: int


@dataclass(frozen=True)
class MergePreview:
    """What a merge would move; ``aliases`` are the names that the kept skill would get.

    ``rising``: people whose level would then be above both that they have now. That happens only where the newer
    word of a source was withdrawn or has expired, so that another source counts, or where the peers of both skills
    together are enough to count.
    """

    kept_id: int
    merged_id: int
    requirements: Moved
    assessments: Moved
    targets: Moved
    planned_changes: int
    children: int
    aliases: tuple[str, ...]
    rising: tuple[int, ...]


def merge_preview(organization: Organization, kept_id: int, merged_id: int) -> MergePreview:
    """What merging a skill into a kept one would move and fold, of the picture as recorded; nothing is written."""
    skills, columns = organization.skills, organization.assessments.columns
    both = columns.take(np.flatnonzero((columns.skill == kept_id) | (columns.skill == merged_id)))
    return MergePreview(
        kept_id,
        merged_id,
        _moved(organization.requirements, kept_id, merged_id, requirement_place),
        Moved(int((both.skill == merged_id).sum()), _said_twice(both)),
        _moved(organization.targets, kept_id, merged_id, target_place),
        sum(one.skill_id == merged_id for one in organization.planned_changes.values()),
        sum(one.parent_id == merged_id and key != kept_id for key, one in skills.items()),
        tuple(added_aliases(skills[kept_id], skills[merged_id])),
        _rising(organization, both, kept_id, merged_id),
    )


def _moved(rows: Mapping[int, Any], kept_id: int, merged_id: int, place: Callable[[Any], object]) -> Moved:
    known = {place(one) for one in rows.values() if one.skill_id == kept_id}
    moving = [place(one) for one in rows.values() if one.skill_id == merged_id]
    return Moved(len(moving), sum(one in known for one in moving))


def _said_twice(both: Columns) -> int:
    """How many statements an assessor made of a person on one day, as one source, in both skills."""
    parts = (both.on, both.assessor, both.source, both.person)
    order = np.lexsort(parts)
    same = np.ones(max(len(order) - 1, 0), dtype=bool)
    for part in parts:
        same &= part[order][1:] == part[order][:-1]
    return int(same.sum())


def _rising(organization: Organization, both: Columns, kept_id: int, merged_id: int) -> tuple[int, ...]:
    people = np.unique(both.person)
    before = [
        _levels(organization, both.take(np.flatnonzero(both.skill == one)), people) for one in (kept_id, merged_id)
    ]
    one_skill = replace(both, skill=np.full(len(both), kept_id)).sorted()
    after = _levels(organization, one_skill, people)
    rises = (after >= 0) & (after > np.maximum(*before))
    return tuple(people[rises].tolist())


def _levels(organization: Organization, columns: Columns, people: Ints) -> Ints:
    """The level that counts of each of the people, of assessments in one skill."""
    cell = people.searchsorted(columns.person)
    return reduce_cells(columns, cell, len(people), day_number(organization.day), organization.policy).level
