"""Coverage of a whole organization of 100,000 people × 400 skills, and the same again after one edited cell."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from measure import Figure, Timing, in_turns, seconds, seconds_once
from numpy.random import Generator
from numpy.typing import NDArray
from synthetic import IMPORTANCES, TODAY, Size, tables_without_assessments

from orgwright.planning.coverage import UnitCoverage, people_coverage, unit_coverage
from orgwright.planning.organization import IN_THE_PICTURE, Organization
from orgwright.planning.proficiency import (
    ALWAYS,
    SOURCE_NUMBER,
    Assessments,
    Cell,
    Columns,
    columns_from_arrays,
    columns_of,
)
from orgwright.planning.rows import rows_from_driver
from orgwright.records import Target, Unit

SIZE = Size(people=100_000, skills=400, roles=100, teams=480, asked_by_role=25)
DEPARTMENTS = 40
FIRST_DEPARTMENT = 10_001
ASSESSED_OF_ASKED, ASSESSED_ELSE = 0.8, 5
"""The part of what a role asks that is assessed, and the assessments of each person beside it."""
EXPIRED = 0.1
ROUNDS = 7
EDITS_A_ROUND = 10
Array = NDArray[Any]


@cache
def picture() -> Organization:
    """Departments, teams and their targets; people assessed by a manager above all in what their role asks."""
    rows: dict[Any, Any] = {record: {} for record in IN_THE_PICTURE}
    rows |= {record: rows_from_driver(record, several) for record, several in tables_without_assessments(SIZE)}
    rows[Unit] = rows_from_driver(Unit, _units())
    rows[Target] = rows_from_driver(Target, _targets())
    nobody = Organization.from_rows(rows, Assessments(columns_of(()), ("Benchmark",)))
    return Organization.from_rows(rows, Assessments(_assessments(nobody), ("Benchmark",)))


def _units() -> list[tuple[Any, ...]]:
    departments = range(FIRST_DEPARTMENT, FIRST_DEPARTMENT + DEPARTMENTS)
    return [
        (1, "Everything", None, "", None, None),
        *((one, f"Department {one}", 1, "department", None, None) for one in departments),
        *((2 + one, f"Team {one:03}", departments[one % DEPARTMENTS], "team", None, None) for one in range(SIZE.teams)),
    ]


def _targets() -> list[tuple[Any, ...]]:
    """Five for the whole, ten for each department, one for each team."""
    draw = np.random.default_rng(2)
    units = [1] * 5 + [FIRST_DEPARTMENT + one % DEPARTMENTS for one in range(10 * DEPARTMENTS)]
    units += range(2, 2 + SIZE.teams)
    needed = {1: 2_000, **dict.fromkeys(range(2, 2 + SIZE.teams), 3)}
    return [
        (number, unit, *_skill_and_level(draw), needed.get(unit, 40), IMPORTANCES[number % 5], None, None)
        for number, unit in enumerate(units, 1)
    ]


def _skill_and_level(draw: Generator) -> tuple[int, int]:
    return int(draw.integers(1, 1 + SIZE.skills)), int(draw.integers(2, 5))


def _assessments(nobody: Organization) -> Columns:
    draw = np.random.default_rng(1)
    asked = np.zeros((1 + SIZE.roles, SIZE.skills), dtype=bool)
    for role_id in nobody.demand.roles:
        asked[role_id, nobody.demand.ask_columns(role_id).skill_ids - 1] = True
    seating = nobody.seating
    roles = np.array([seating.role_of(person_id) for person_id in range(1, 1 + SIZE.people)])
    is_assessed = draw.random((SIZE.people, SIZE.skills), dtype=np.float32)
    person, skill = np.nonzero(is_assessed < np.where(asked[roles], ASSESSED_OF_ASKED, ASSESSED_ELSE / SIZE.skills))
    count = len(person)
    on = TODAY - draw.integers(0, 1_100, count)
    until = np.where(draw.random(count) < EXPIRED, TODAY - 1, ALWAYS)
    source, nothing = np.full(count, SOURCE_NUMBER["manager"]), np.zeros(count, dtype=np.int64)
    return columns_from_arrays(
        np.arange(count),
        1 + person,
        1 + skill,
        draw.integers(0, 6, count),
        source,
        nothing,
        np.minimum(on, until),
        until,
    )


def fresh(organization: Organization) -> Organization:
    """The same picture, of which nothing is known yet but the matrix, the rows as columns and what each role asks."""
    return replace(organization, seating=replace(organization.seating))


def bare_pass(organization: Organization) -> Callable[[], tuple[Array, ...]]:
    """Low, high, compliance and gate of everybody by plain numpy, where who has which role is arrays already."""
    levels, demand = organization.proficiency.levels, organization.demand
    roles = np.array([organization.seating.role_of(one) for one in organization.proficiency.person_ids.tolist()])
    by_role = []
    for role_id in demand.roles:
        asks = demand.ask_columns(role_id)
        cells = np.ix_(np.flatnonzero(roles == role_id), organization.proficiency.columns(asks.skill_ids))
        by_role.append((cells, asks.levels, asks.weights, asks.weights / asks.levels, np.flatnonzero(asks.gate)))

    def compute() -> tuple[Array, ...]:
        low, high, compliance = (np.empty(len(levels)) for _ in range(3))
        gate = np.empty(len(levels), dtype=np.int8)
        for cells, needed, weights, per_level, critical in by_role:
            people, held = cells[0][:, 0], levels[cells]
            unknown = held < 0
            reached = np.clip(held, 0, needed) @ per_level
            low[people] = reached / weights.sum()
            high[people] = (reached + unknown @ weights) / weights.sum()
            compliance[people] = (held >= needed).mean(axis=1)
            below = (held < needed) & ~unknown
            gate[people] = np.where(below[:, critical].any(axis=1), 1, np.where(unknown[:, critical].any(axis=1), 2, 0))
        return low, high, compliance, gate

    return compute


def coverage_of_the_whole() -> Timing:
    """All figures of the whole on a picture not asked before; bare: the numpy pass over people alone."""
    organization = picture()
    bare = bare_pass(organization)
    found = people_coverage(organization, organization.proficiency.person_ids.tolist())
    low, high, compliance, gate = bare()
    for name, values in (("low", low), ("high", high), ("compliance", compliance), ("gate", gate)):
        assert np.allclose(getattr(found, name), values)

    def ours() -> float:
        asked = fresh(organization)
        return seconds(lambda: complete(unit_coverage(asked, None)))

    return in_turns(ours, lambda: seconds(bare), ROUNDS)


def complete(found: UnitCoverage) -> None:
    """Nothing is missing from the figures of the whole."""
    assert None not in (found.role_low, found.role_median_age_days, found.low, found.median_age_days, found.robustness)
    assert found.targets
    assert len(found.people.low) == SIZE.people


def coverage_after_one_edit() -> Timing:
    """One cell edited in memory and all figures of the whole again; bare: all of them from nothing."""
    organization = picture()
    complete(unit_coverage(organization, None))
    people = iter(np.random.default_rng(3).permutation(SIZE.people).tolist())

    def edit() -> float:
        nonlocal organization
        cells = _one_cell_edited(organization, 1 + next(people))

        def edited() -> None:
            nonlocal organization
            organization = organization.edited({}, cells, organization.assessments.assessors)
            complete(unit_coverage(organization, None))

        return seconds_once(edited)

    def whole() -> float:
        asked = fresh(organization)
        assert asked.proficiency.levels.size
        assert asked.proficiency.days.size
        return seconds(lambda: complete(unit_coverage(asked, None)))

    timing = in_turns(lambda: min(edit() for _ in range(EDITS_A_ROUND)), whole, ROUNDS)
    again, carried = unit_coverage(fresh(organization), None), unit_coverage(organization, None)
    assert again == carried
    assert np.array_equal(again.people.low, carried.people.low)
    return timing


def _one_cell_edited(organization: Organization, person_id: int) -> Mapping[Cell, Columns]:
    """One assessment more of a person in a skill that the role asks, today, by a manager."""
    asked = organization.demand.ask_columns(organization.seating.role_of(person_id) or 0).skill_ids
    skill_id = int(asked[person_id % len(asked)])
    level = (organization.proficiency.level(person_id, skill_id) + 1) % 6
    row = (10_000_000 + person_id, person_id, skill_id, level, SOURCE_NUMBER["manager"], 0, TODAY, ALWAYS)
    return {(person_id, skill_id): organization.assessments.of_cell(person_id, skill_id).joined([columns_of([row])])}


FIGURES = (
    Figure("coverage_of_100000x400", 3.0, coverage_of_the_whole),
    Figure("coverage_after_one_edit", 1 / 50, coverage_after_one_edit),
)
