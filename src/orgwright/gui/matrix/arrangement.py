"""Who and what is shown, in which order: rows of people and columns of skills as arrays, with their groups.

People stand in their groups by name once for a seating; filters take from that order, and sorting is one stable sort
of small whole numbers, so that a hundred thousand people are filtered and sorted in a few milliseconds.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orgwright.gui.matrix.blocks import Groups
from orgwright.gui.matrix.shown import Shown, category_of
from orgwright.gui.matrix.standing import (
    LEVEL_ORDER,
    Ints,
    Order,
    folded_names,
    order_of,
    people_of,
    role_row_of_people,
    roles_of,
)
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import people_coverage
from orgwright.planning.proficiency import STALE

_UNKNOWN_RANK = 7
_RANKS = 16
"""Places within a group that a rank of a sort may take; job levels and proficiency levels stay below."""


@dataclass(frozen=True, eq=False)
class Line:
    """One axis of the matrix: numbers of its places in order, and its groups."""

    places: Ints
    groups: Groups


@dataclass(frozen=True, eq=False)
class Arrangement:
    """The people and the skills shown: rows and columns of ``Proficiency``."""

    people: Line
    skills: Line


def arrangement(organization: Organization, unit_id: int | None, shown: Shown) -> Arrangement:
    """What is shown of a unit's people on the day."""
    order = order_of(organization.seating, organization.demand, shown.group_by)
    rows, group = order.rows, order.group
    kept = _kept(organization, unit_id, shown)[rows]
    if not kept.all():
        rows, group = rows[kept], group[kept]
    skills = _skills(organization, rows, shown)
    if shown.level or shown.staleness:
        found = np.flatnonzero(_has_cell(organization, rows, skills.places, shown))
        rows, group = rows[found], group[found]
        skills = _skills(organization, rows, shown)
    return Arrangement(_sorted(organization, Order(rows, group, order.titles), shown), skills)


def _kept(organization: Organization, unit_id: int | None, shown: Shown) -> Ints:
    """Whether each person passes the filters that do not ask for levels."""
    seating = organization.seating
    people = people_of(seating)
    kept = people.employed
    if unit_id is not None:
        kept = np.zeros(len(people.person_ids), dtype=bool)
        several = seating.people_of(unit_id)
        kept[people.person_ids.searchsorted(np.fromiter(several, dtype=np.int64, count=len(several)))] = True
    if shown.role_ids:
        kept = kept & np.isin(people.role_ids, sorted(shown.role_ids))
    words = shown.text.casefold().split()
    if words:
        kept = kept & _named(organization, words)
    return kept


def _named(organization: Organization, words: Sequence[str]) -> Ints:
    """Whether each person's name and role contain every word."""
    role_rows = role_row_of_people(organization.seating, organization.demand)
    roles = roles_of(organization.demand).role_ids.tolist()
    titles = [*(organization.roles[one].name.casefold() for one in roles), ""]
    names = folded_names(organization.seating)
    kept = np.ones(len(names), dtype=bool)
    for word in words:
        in_role = np.array([word in title for title in titles], dtype=bool)
        in_name = np.fromiter((word in name for name in names), dtype=bool, count=len(names))
        kept &= in_role[role_rows] | in_name
    return kept


def _skills(organization: Organization, rows: Ints, shown: Shown) -> Line:
    """The skills in their groups, those that the roles of these people ask for most in front."""
    roles = roles_of(organization.demand)
    people = np.bincount(role_row_of_people(organization.seating, organization.demand)[rows], minlength=0)
    people = np.pad(people, (0, len(roles.required) - len(people)))
    asked = people @ (roles.required > 0)
    chosen = {"must-have": roles.must_have, "critical": roles.critical}.get(shown.requirement, roles.required > 0)
    wanted = people @ chosen if shown.requirement != "all" else np.ones(len(asked))
    ids = organization.proficiency.skill_ids.tolist()
    found: dict[str, list[int]] = defaultdict(list)
    for column in np.flatnonzero(wanted).tolist():
        skill = organization.skills[ids[column]]
        category, kind = category_of(skill.category), str(skill.kind)
        if (not shown.categories or category in shown.categories) and (not shown.kinds or kind in shown.kinds):
            title = {"category": category, "kind": kind.capitalize()}.get(shown.skills_by, "")
            found[title].append(column)
    weight = {title: sum(int(asked[one]) for one in several) for title, several in found.items()}
    skills, titles = organization.skills, sorted(found, key=lambda title: (-weight[title], title))
    places: list[int] = []
    starts = []
    for title in titles:
        starts.append(len(places))
        places += sorted(found[title], key=lambda one: (-int(asked[one]), skills[ids[one]].name))
    groups = Groups(titles, np.arange(len(titles)), np.array(starts, dtype=np.int64), len(places))
    return Line(np.array(places, dtype=np.int64), groups)


def _has_cell(organization: Organization, rows: Ints, columns: Ints, shown: Shown) -> Ints:
    """Whether each person has a cell of the level and the age that are asked for, in the skill or in any shown."""
    matrix = organization.proficiency
    if shown.level_skill_id in organization.skills:
        columns = matrix.columns([shown.level_skill_id or 0])
    if not len(columns):
        return np.zeros(len(rows), dtype=bool)
    is_one = len(columns) == 1
    chosen = (rows, int(columns[0])) if is_one else np.ix_(rows, columns)
    levels = matrix.levels[chosen]
    found: Ints = np.ones(levels.shape, dtype=bool)
    if shown.level.isdigit():
        found = levels >= int(shown.level)
    elif shown.level:
        required = roles_of(organization.demand).required[:, columns]
        required = required[role_row_of_people(organization.seating, organization.demand)[rows]]
        required = required[:, 0] if is_one else required
        below = levels < 0 if shown.level == "unknown" else (levels >= 0) & (levels < required)
        found = below & (required > 0)
    if shown.staleness:
        stale = (matrix.marks[chosen] & STALE) > 0
        found &= stale if shown.staleness == "stale" else ~stale & (levels >= 0)
    return found if is_one else np.asarray(found.any(axis=1))


def _sorted(organization: Organization, order: Order, shown: Shown) -> Line:
    """People of an order by what the user asked for, within their groups."""
    rows, group = order.rows, order.group
    if shown.sort_by == "name" and shown.is_reversed:
        sorting = np.lexsort((np.arange(len(rows), 0, -1), group))
    elif shown.sort_by == "name":
        sorting = np.arange(len(rows))
    elif shown.sort_by == "coverage":
        low = people_coverage(organization, people_of(organization.seating).person_ids[rows]).low
        low = -low if shown.is_reversed else low
        sorting = np.lexsort((low, group))
    else:
        # One stable sort of whole numbers: within a group by rank, within a rank by name as they already stand.
        sorting = np.argsort(group * group.dtype.type(_RANKS) + _ranks(organization, rows, shown), kind="stable")
    group = group[sorting]
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]]) if len(group) else np.zeros(0, dtype=np.int64)
    return Line(rows[sorting], Groups(order.titles, group[starts], starts, len(group)))


def _ranks(organization: Organization, rows: Ints, shown: Shown) -> Ints:
    """A small whole number for everybody; the smaller stands higher, what is not known last in either direction."""
    if shown.sort_by == "skill" and shown.sort_skill_id in organization.skills:
        matrix = organization.proficiency
        levels = matrix.levels[:, matrix.column_of(shown.sort_skill_id or 0)][rows]
        known = levels if shown.is_reversed else 5 - levels
        return np.where(levels >= 0, known, _UNKNOWN_RANK).astype(np.uint8)
    table = roles_of(organization.demand).job_level
    if shown.is_reversed:
        table = len(LEVEL_ORDER) - table
    return table[role_row_of_people(organization.seating, organization.demand)[rows]].astype(np.uint8)
