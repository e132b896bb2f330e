"""The trend of 24 months at 5,000 people and 500,000 dated assessments, against one of its days alone."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from measure import Timing, in_turns, seconds
from synthetic import IMPORTANCES, Size

from orgwright.planning.coverage import coverage_trend, unit_coverage
from orgwright.planning.days import months_later
from orgwright.planning.organization import Organization
from orgwright.planning.rows import changed_row, row_of
from orgwright.records import Incumbency, Person, Record, Target
from orgwright.store.database import open_database
from orgwright.store.snapshot import read_organization

MONTHS = 24
TARGETS_OF_A_TEAM = 5
LEAVING, MOVING = 0.15, 0.15
"""The parts of the people who leave, and who go to another position, within the months."""
ROUNDS = 12


def trend_of_24_months(workspace: Callable[[], Path]) -> Timing:
    """Coverage of roles and targets of the whole at the end of each month; bare: one day, ``as_of`` and coverage."""
    database = open_database(workspace())
    try:
        organization = in_motion(read_organization(database))
    finally:
        database.close()
    first = months_later(organization.day, 1 - MONTHS)
    days = iter(organization.day - timedelta(days=one) for one in range(1, ROUNDS + 1))
    one = coverage_trend(organization, None, first, MONTHS)[MONTHS // 2]
    alone = unit_coverage(organization.as_of(one.on), None)
    assert (one.low, one.high, one.role_low, one.role_high) == (
        alone.low,
        alone.high,
        alone.role_low,
        alone.role_high,
    )
    return in_turns(
        lambda: seconds(lambda: coverage_trend(organization, None, first, MONTHS)),
        lambda: seconds(lambda: unit_coverage(organization.as_of(next(days)), None)),
        ROUNDS,
    )


def in_motion(organization: Organization) -> Organization:
    """The organization with targets in every team, and people who leave and move within the months."""
    draw = np.random.default_rng(20_270_103)
    rows: dict[type[Record], dict[int, Any]] = {Person: {}, Incumbency: {}, Target: {}}
    start = months_later(organization.day, -MONTHS)

    def some_day() -> date:
        return start + timedelta(days=int(draw.integers(0, 30 * MONTHS)))

    people = draw.permutation(sorted(organization.people)).tolist()
    leaving = int(LEAVING * len(people))
    for person_id in people[:leaving]:
        rows[Person][person_id] = changed_row(organization.people[person_id], left_on=some_day())
    for person_id in people[leaving : leaving + int(MOVING * len(people))]:
        # Person, position and incumbency of the invented organization have the same number.
        old, last = organization.incumbencies[person_id], some_day()
        rows[Incumbency][person_id] = changed_row(old, to_on=last)
        number = len(people) + person_id
        rows[Incumbency][number] = changed_row(
            old, id=number, position_id=int(draw.choice(people)), from_on=last + timedelta(days=1)
        )
    for unit_id in organization.units:
        for skill_id in draw.choice(Size.skills, TARGETS_OF_A_TEAM, replace=False).tolist():
            number = len(rows[Target]) + 1
            rows[Target][number] = row_of(
                Target(
                    id=number,
                    unit_id=unit_id,
                    skill_id=skill_id + 1,
                    level=int(draw.integers(2, 5)),
                    people=int(draw.integers(1, 6)),
                    importance=IMPORTANCES[number % 5],
                    from_on=some_day() if number % 4 == 0 else None,
                )
            )
    return organization.edited(rows, {}, organization.assessments.assessors)
