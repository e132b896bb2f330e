"""How old what is known is: the median age of the levels that count for roles, or for targets."""

from collections.abc import Iterable, Iterator
from itertools import islice
from statistics import median

import numpy as np

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, level_policies, number, of_what, unit_name
from orgwright.planning.gap_list import MET, SHORT, gap_columns
from orgwright.planning.groups import Group, group_title, people_in_group
from orgwright.planning.organization import Organization
from orgwright.planning.unit_coverage import targets_of

MOST_ROWS = 5_000
"""Levels that are listed, the oldest of them; of more the median is not computed from the rows."""
Pair = tuple[int, int]


def role_median_age(organization: Organization, group: Group) -> Explanation:
    """The median age of the known levels that the roles of a group's people require."""
    columns = gap_columns(organization, people_in_group(organization, group))
    known = np.flatnonzero((columns.state == MET) | (columns.state == SHORT))
    pairs = list(zip(columns.person[known].tolist(), columns.skill[known].tolist(), strict=True))
    sentence = "How old the assessments are that count for its people's roles."
    return _of_pairs(organization, pairs, of_what(organization, group_title(organization, group), sentence))


def target_median_age(organization: Organization, unit_id: int | None) -> Explanation:
    """The median age of the known levels in skills that a unit's capability targets ask for, each pair once."""
    pairs = sorted(set(_targeted(organization, unit_id)))
    sentence = "How old the assessments are that count for its capability targets."
    return _of_pairs(organization, pairs, of_what(organization, unit_name(organization, unit_id), sentence))


def _targeted(organization: Organization, unit_id: int | None) -> Iterator[Pair]:
    for target in targets_of(organization, unit_id):
        people = sorted(organization.seating.people_of(target.unit_id))
        levels = organization.proficiency.levels_of(people, (target.skill_id,))[:, 0].tolist()
        yield from ((one, target.skill_id) for one, level in zip(people, levels, strict=True) if level >= 0)


def _of_pairs(organization: Organization, pairs: list[Pair], what: str) -> Explanation:
    matrix = organization.proficiency
    rows = matrix.rows(person_id for person_id, _ in pairs)
    columns = matrix.columns(skill_id for _, skill_id in pairs)
    ages = [matrix.day - int(day) for day in matrix.days[rows, columns]]
    middle = median(ages) if ages else None
    listed = len(pairs) <= MOST_ROWS
    by_age = sorted(zip(ages, pairs, strict=True), reverse=True)
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
                f"of {counted(len(ages), 'level')}",
                'IF(COUNT({Days old})>0,MEDIAN({Days old}),"")' if listed else "",
            ),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("Skill"), ExplainedColumn("Days old", "whole")),
        tuple(_rows(organization, islice(by_age, MOST_ROWS))),
        level_policies(organization),
        f"{counted(len(pairs), 'level')}, the oldest first" + ("" if listed else f", {MOST_ROWS:,} of them listed"),
    )


def _rows(organization: Organization, by_age: Iterable[tuple[int, Pair]]) -> Iterator[ExplainedRow]:
    for age, (person_id, skill_id) in by_age:
        names = (organization.people[person_id].name, organization.skills[skill_id].name)
        yield ExplainedRow((*names, age), "matrix", (person_id, skill_id))
