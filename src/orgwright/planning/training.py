"""What a scenario's training costs: every level that a raised skill rises, in the month in which it is raised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orgwright.planning.days import day_number
from orgwright.planning.levels_by_day import LevelsByDay
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.scenario import changes_of
from orgwright.planning.stays import Stays
from orgwright.records import ChangeKind, PlannedChange


@dataclass(frozen=True)
class Training:
    """A raised skill: how many ``levels`` are taught and what they cost, in minor units.

    ``code`` is the seat that the person holds on that day, ``month`` the place of the month in the plan.
    """

    change_id: int
    person_id: int
    skill_id: int
    from_level: int
    to_level: int
    levels: int
    month: int
    code: int
    cost: int


@dataclass(frozen=True)
class _Raise:
    """A planned change that raises a skill, with the ids of what it names; ``on`` is a day number."""

    change_id: int
    person_id: int
    skill_id: int
    on: int
    level: int
    is_brought: bool

    @property
    def cell_and_day(self) -> tuple[int, int, int]:
        """What only one raise can say."""
        return self.person_id, self.skill_id, self.on


def trainings(organization: Organization, seated: Stays, months: Months) -> tuple[Training, ...]:
    """What raises a skill by a planned change within the months, in the order of the changes.

    Cost = levels raised × the policy training_cost. It is counted from the level held on the day before, under the
    scenario; what is not known counts from 0. A planned person's levels of the day of the hire are what the hire
    brings: they cost nothing. Source: the help, "Headcount".
    """
    raises = _raises(organization, months)
    if not raises:
        return ()
    before = levels_before(organization, [one.cell_and_day for one in raises])
    codes = _codes(seated, raises)
    # Of several raises of one cell on one day the lowest level counts, once.
    lowest: dict[tuple[int, int, int], int] = {}
    for one in raises:
        lowest[one.cell_and_day] = min(one.level, lowest.get(one.cell_and_day, one.level))
    paid: set[tuple[int, int, int]] = set()
    found = []
    for one, level, code in zip(raises, before, codes, strict=True):
        to_level = lowest[one.cell_and_day]
        levels = 0 if one.is_brought or one.cell_and_day in paid else max(0, to_level - level)
        paid.add(one.cell_and_day)
        month = int(months.start_numbers.searchsorted(one.on, side="right")) - 1
        cost = levels * organization.policy.training_cost
        found.append(Training(one.change_id, one.person_id, one.skill_id, level, to_level, levels, month, code, cost))
    return tuple(found)


def _raises(organization: Organization, months: Months) -> list[_Raise]:
    """The raises that apply within the months, with the ids of their people."""
    if organization.scenario_id is None:
        return []
    left_out = {key for key, _ in organization.left_out}
    first, last = months.firsts[0], months.lasts[-1]
    wanted = [
        one
        for one in changes_of(organization, organization.scenario_id)
        if one.change == ChangeKind.RAISE_SKILL and one.id not in left_out and first <= one.on <= last
    ]
    person_by_key = {one.key: key for key, one in organization.people.items()} if wanted else {}
    return [_raise(organization, one, person_by_key[one.person]) for one in wanted if one.person in person_by_key]


def _raise(organization: Organization, change: PlannedChange, person_id: int) -> _Raise:
    # A planned person's levels of the first day say what the hire brings: nobody teaches them.
    is_brought = person_id < 0 and organization.people[person_id].hired_on == change.on
    places = (change.skill_id or 0, day_number(change.on), change.value or 0)
    return _Raise(change.id or 0, person_id, *places, is_brought)


def levels_before(organization: Organization, cells: Sequence[tuple[int, int, int]]) -> list[int]:
    """The level held on the day before each training, 0 where it is not known: what its cost is counted from.

    ``cells``: person, skill and number of the day on which the level is reached.
    """
    people = np.unique([person_id for person_id, _, _ in cells])
    skills = np.unique([skill_id for _, skill_id, _ in cells])
    by_day: dict[int, list[int]] = defaultdict(list)
    for number, (_, _, on) in enumerate(cells):
        by_day[on - 1].append(number)
    days = sorted(by_day)
    levels = LevelsByDay(organization.assessments, people, skills, days, organization.policy)
    found = [0] * len(cells)
    for day, _ in zip(days, levels.changes(), strict=True):
        for number in by_day[day]:
            row, column = people.searchsorted(cells[number][0]), skills.searchsorted(cells[number][1])
            found[number] = max(0, int(levels.levels[row, column]))
    return found


def _codes(seated: Stays, raises: Sequence[_Raise]) -> list[int]:
    """The seat code of each person on the day of the raise."""
    held = {on: seated.held_on(on).seat for on in {one.on for one in raises}}
    row_of = {int(key): row for row, key in enumerate(seated.person_ids)}
    return [int(held[one.on][row_of[one.person_id]]) if one.person_id in row_of else seated.no_seat for one in raises]
