"""How old what is known is: the median age of the levels that count for roles, or for targets."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, level_policies, number, of_what, unit_name
from orgwright.planning.gap_list import MET, SHORT, gap_columns
from orgwright.planning.groups import Group, group_title, people_in_group
from orgwright.planning.organization import Organization
from orgwright.planning.unit_coverage import targets_of

MOST_ROWS = 5_000
"""Levels that are listed, the oldest of them; of more the median is not computed from the rows."""
Array = NDArray[Any]


def role_median_age(organization: Organization, group: Group) -> Explanation:
    """The median age of the known levels that the roles of a group's people require."""
    columns = gap_columns(organization, people_in_group(organization, group))
    known = np.flatnonzero((columns.state == MET) | (columns.state == SHORT))
    sentence = "How old the assessments are that count for its people's roles."
    what = of_what(organization, group_title(organization, group), sentence)
    return _of_pairs(organization, columns.person[known], columns.skill[known], what)


def target_median_age(organization: Organization, unit_id: int | None) -> Explanation:
    """The median age of the known levels in skills that a unit's capability targets ask for, each pair once."""
    pairs = sorted(set(_targeted(organization, unit_id)))
    sentence = "How old the assessments are that count for its capability targets."
    people, skills = (np.array([pair[place] for pair in pairs], dtype=np.int64) for place in (0, 1))
    return _of_pairs(organization, people, skills, of_what(organization, unit_name(organization, unit_id), sentence))


def _targeted(organization: Organization, unit_id: int | None) -> Iterator[tuple[int, int]]:
    for target in targets_of(organization, unit_id):
        people = sorted(organization.seating.people_of(target.unit_id))
        levels = organization.proficiency.levels_of(people, (target.skill_id,))[:, 0].tolist()
        yield from ((one, target.skill_id) for one, level in zip(people, levels, strict=True) if level >= 0)


def _of_pairs(organization: Organization, people: Array, skills: Array, what: str) -> Explanation:
    matrix = organization.proficiency
    rows, columns = matrix.person_ids.searchsorted(people), matrix.skill_ids.searchsorted(skills)
    ages = matrix.day - matrix.days[rows, columns].astype(np.int64)
    middle = float(np.median(ages)) if len(ages) else None
    oldest = np.lexsort((skills, people, -ages))[:MOST_ROWS]
    is_part = len(ages) > MOST_ROWS
    levels = counted(len(ages), "level")
    return Explanation(
        "an age of nothing" if middle is None else f"{number(middle)} days",
        what,
        "median age = the middle one of the ages of the known levels",
        "Of an even number the mean of the two in the middle. An old level still counts, marked as stale.",
        (
            ExplainedResult(
                "median age",
                middle,
                "number",
                f"of {levels}",
                "" if is_part else 'IF(COUNT({Days old})>0,MEDIAN({Days old}),"")',
            ),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("Skill"), ExplainedColumn("Days old", "whole")),
        tuple(_rows(organization, zip(*(one[oldest].tolist() for one in (people, skills, ages)), strict=True))),
        level_policies(organization),
        f"the {MOST_ROWS:,} oldest of {len(ages):,}" if is_part else f"{levels}, the oldest first",
    )


def _rows(organization: Organization, several: Iterable[tuple[int, int, int]]) -> Iterator[ExplainedRow]:
    for person_id, skill_id, age in several:
        names = (organization.people[person_id].name, organization.skills[skill_id].name)
        yield ExplainedRow((*names, age), "matrix", (person_id, skill_id))
