"""People and roles as parallel arrays, by which the matrix is filtered and put in order without a loop over people.

Rows are those of ``Proficiency``: all people by id; columns its skills by id. Both tables are made once for a seating
and a demand, and survive every assessment.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.demand import Demand
from orgwright.planning.people_coverage import roles_of_people
from orgwright.planning.remembered import remembered
from orgwright.planning.seat_columns import NO_ROLE
from orgwright.planning.seating import Seating
from orgwright.records import Importance, Tier

Ints = NDArray[Any]
NO_UNIT = -1
LEVEL_ORDER = (
    "Director",
    "Distinguished",
    "Principal",
    "Manager",
    "Lead",
    "Staff",
    "Senior",
    "Mid",
    "Junior",
    "Intern",
)
WITHOUT_POSITION = "Without a position"
WITHOUT_FAMILY = "Without a family"


@dataclass(frozen=True, eq=False)
class Order:
    """People in their groups and by name within: ``rows`` in this order, the number of the group beside each."""

    rows: Ints
    group: Ints
    titles: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class People:
    """Everybody: person_ids int64, employed bool, role_ids and unit_ids int64 (-1 without), place by name int32."""

    person_ids: Ints
    employed: Ints
    role_ids: Ints
    unit_ids: Ints
    by_name: Ints
    orders: dict[tuple[str, Demand], Order] = field(default_factory=dict)


@remembered
def people_of(seating: Seating) -> People:
    """The arrays of all people of a seating."""
    ids, roles = roles_of_people(seating)
    employed = np.zeros(len(ids), dtype=bool)
    at_work = seating.employed
    employed[ids.searchsorted(np.fromiter(at_work, dtype=np.int64, count=len(at_work)))] = True
    units = np.full(len(ids), NO_UNIT, dtype=np.int64)
    seated = seating.incumbencies_by_person
    places = ids.searchsorted(np.fromiter(seated, dtype=np.int64, count=len(seated)))
    found = (seating.positions[several[0].position_id].unit_id for several in seated.values())
    units[places] = np.fromiter((NO_UNIT if one is None else one for one in found), np.int64, count=len(seated))
    people = seating.people
    names = [people[one].name.casefold() for one in ids.tolist()]
    by_name = np.empty(len(ids), dtype=np.int32)
    by_name[np.array(sorted(range(len(ids)), key=names.__getitem__), dtype=np.int64)] = np.arange(len(ids))
    return People(ids, employed, roles, units, by_name)


@remembered
def folded_names(seating: Seating) -> tuple[str, ...]:
    """The name of everybody for searching, in the order of the rows."""
    people = seating.people
    return tuple(people[one].name.casefold() for one in people_of(seating).person_ids.tolist())


@dataclass(frozen=True, eq=False)
class Roles:
    """What every role asks, as a table with one row more, of zeros, for those without a role.

    role_ids int64, sorted; job_level int8 (place in LEVEL_ORDER); required int8[roles + 1, skills], 0 where nothing
    is asked; must_have, critical bool of that shape.
    """

    role_ids: Ints
    job_level: Ints
    required: Ints
    must_have: Ints
    critical: Ints

    def rows_of(self, role_ids: Ints) -> Ints:
        """The row of each role; the last one for NO_ROLE."""
        return np.where(role_ids == NO_ROLE, len(self.role_ids), self.role_ids.searchsorted(role_ids))


@remembered
def roles_of(demand: Demand) -> Roles:
    """The table of what the roles ask."""
    ids = np.sort(np.fromiter(demand.roles, dtype=np.int64))
    skills = np.sort(np.fromiter(demand.skills, dtype=np.int64))
    shape = (len(ids) + 1, len(skills))
    required = np.zeros(shape, dtype=np.int8)
    must_have, critical = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for row, role_id in enumerate(ids.tolist()):
        asks = [one for one in demand.asks(role_id) if one.is_applicable]
        columns = skills.searchsorted(np.array([one.skill_id for one in asks], dtype=np.int64))
        required[row, columns] = [one.level for one in asks]
        must_have[row, columns] = [one.tier == Tier.MUST_HAVE for one in asks]
        critical[row, columns] = [one.importance == Importance.CRITICAL for one in asks]
    rank = {level: place for place, level in enumerate(LEVEL_ORDER)}
    job_level = [rank.get(demand.roles[one].level, len(rank)) for one in ids.tolist()]
    return Roles(ids, np.array([*job_level, len(rank)], dtype=np.int8), required, must_have, critical)


@remembered
def role_rows(demand: Demand) -> dict[People, Ints]:
    """The rows of everybody's role in the table of roles, by the people they were asked for."""
    return {}


def role_row_of_people(seating: Seating, demand: Demand) -> Ints:
    """The row of everybody's role in ``roles_of(demand)``."""
    people, kept = people_of(seating), role_rows(demand)
    if people not in kept:
        kept.clear()
        kept[people] = roles_of(demand).rows_of(people.role_ids)
    return kept[people]


def order_of(seating: Seating, demand: Demand, group_by: str) -> Order:
    """Everybody in groups of a unit, role, family or nothing, by name within each."""
    people = people_of(seating)
    if (group_by, demand) not in people.orders:
        for stale in [key for key in people.orders if key[1] is not demand]:
            del people.orders[stale]
        people.orders[group_by, demand] = _order(people, seating, demand, group_by)
    return people.orders[group_by, demand]


def _order(people: People, seating: Seating, demand: Demand, group_by: str) -> Order:
    if group_by == "nothing":
        rows = np.argsort(people.by_name, kind="stable")
        return Order(rows, np.zeros(len(rows), dtype=np.uint16), ("",))
    if group_by == "unit":
        keys, titles = people.unit_ids, _unit_titles(seating)
        named = tuple(titles.values())
        number_of = {key: place for place, key in enumerate(titles)}
    else:
        keys, titles = people.role_ids, _role_titles(demand, group_by)
        named = tuple(dict.fromkeys(titles.values()))
        place_of = {title: place for place, title in enumerate(named)}
        number_of = {key: place_of[title] for key, title in titles.items()}
    known, inverse = np.unique(keys, return_inverse=True)
    numbers = np.array([number_of[one] for one in known.tolist()], dtype=np.int64)
    group = numbers[inverse]
    rows = np.lexsort((people.by_name, group))
    kind = np.uint16 if len(named) < 2**12 else np.uint32
    return Order(rows, group[rows].astype(kind), named)


def _unit_titles(seating: Seating) -> Mapping[int, str]:
    """Units in the order of the tree, those without one last."""
    found: dict[int, str] = {}
    waiting = list(seating.children.get(None, ()))
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found[one] = seating.units[one].name
            waiting = list(seating.children.get(one, ())) + waiting
    for one in seating.units:
        found.setdefault(one, seating.units[one].name)
    return {**found, NO_UNIT: WITHOUT_POSITION}


def _role_titles(demand: Demand, group_by: str) -> Mapping[int, str]:
    """Roles, or their families, by name; those without one last."""
    by_title: dict[str, list[int]] = defaultdict(list)
    for number, role in demand.roles.items():
        by_title[role.name if group_by == "role" else role.family or WITHOUT_FAMILY].append(number)
    last = by_title.pop(WITHOUT_FAMILY, [])
    found = {number: title for title in sorted(by_title) for number in by_title[title]}
    return {**found, **dict.fromkeys(last, WITHOUT_FAMILY), NO_ROLE: WITHOUT_POSITION}
