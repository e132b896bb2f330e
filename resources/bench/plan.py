"""The staffing plan of 36 months under a scenario at 5,000 positions, against one day's coverage of the whole."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
from measure import Timing, in_turns, seconds
from numpy.random import Generator
from synthetic import Size
from trend import in_motion

from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension, breakdown
from orgwright.planning.rows import row_of
from orgwright.planning.staffing import StaffingPlan, staffing_plan
from orgwright.records import ChangeKind, PlannedChange, Record, Scenario
from orgwright.store.database import open_database
from orgwright.store.snapshot import read_organization

MONTHS = 36
SCENARIOS = 2
CHANGES = {
    ChangeKind.OPEN: 40,
    ChangeKind.HIRE: 40,
    ChangeKind.LEAVE: 60,
    ChangeKind.MOVE: 60,
    ChangeKind.PROMOTE: 60,
    ChangeKind.CLOSE: 20,
    ChangeKind.FREEZE: 20,
    ChangeKind.RAISE_SKILL: 200,
    ChangeKind.REPORT: 20,
}
"""How many planned changes of each kind a scenario has."""
ROUNDS = 8


def plan_of_36_months(workspace: Callable[[], Path]) -> Timing:
    """The plan with coverage of every month, ``under`` included; bare: ``under``, ``as_of`` and coverage of one day."""
    database = open_database(workspace())
    try:
        organization = with_scenarios(in_motion(read_organization(database)))
    finally:
        database.close()
    scenarios = cycle(organization.scenarios)
    days = iter(organization.day + timedelta(days=30 * one) for one in range(1, ROUNDS + 1))
    _check(organization)
    return in_turns(
        lambda: seconds(lambda: planned(organization, next(scenarios))),
        lambda: seconds(lambda: unit_coverage(organization.under(next(scenarios)).as_of(next(days)), None)),
        ROUNDS,
    )


def planned(organization: Organization, scenario_id: int) -> StaffingPlan:
    """The plan under a scenario with the months of the whole, as it is shown."""
    plan = staffing_plan(organization.under(scenario_id), None, MONTHS)
    assert len(plan.whole) == len(plan.coverage) == MONTHS
    return plan


def _check(organization: Organization) -> None:
    """Most changes apply, rows balance by every dimension, and a month's coverage is that of its last day."""
    for key in organization.scenarios:
        picture = organization.under(key)
        assert len(picture.left_out) < sum(CHANGES.values()) / 4
        plan = staffing_plan(picture, None, MONTHS)
        assert not any(breakdown(picture, plan, one).unbalanced for one in Dimension)
        assert plan.trainings
        one = plan.coverage[MONTHS // 2]
        alone = unit_coverage(picture.as_of(one.on), None)
        assert (one.low, one.role_high) == (alone.low, alone.role_high)


def with_scenarios(organization: Organization) -> Organization:
    """The organization with scenarios of a few hundred changes of all kinds, spread over the months."""
    draw = np.random.default_rng(20_270_107)
    rows: dict[type[Record], dict[int, Any]] = {Scenario: {}, PlannedChange: {}}
    for key in range(1, SCENARIOS + 1):
        rows[Scenario][key] = row_of(Scenario(id=key, key=f"plan-{key}", title=f"Plan {key}"))
        days = sorted(organization.day + timedelta(days=int(one)) for one in _days(draw))
        for number, values in enumerate(_changes(draw, days), 1):
            change = PlannedChange(id=1_000 * key + number, scenario_id=key, number=number, **values)
            rows[PlannedChange][1_000 * key + number] = row_of(change)
    return organization.edited(rows, {}, organization.assessments.assessors)


def _days(draw: Generator) -> Any:
    return draw.integers(0, 30 * MONTHS, sum(CHANGES.values()))


def _changes(draw: Generator, days: list[date]) -> Iterator[dict[str, Any]]:
    """The kinds in turns, openings before the hires into them; people and seats of different changes are different."""
    people = iter(draw.permutation(Size.people).tolist())
    seats = iter(draw.permutation(Size.people).tolist())
    kinds = [kind for kind, count in CHANGES.items() for _ in range(count)]
    opened: list[str] = []
    order = draw.permutation(len(kinds)).tolist()
    for on, place in zip(days, order, strict=True):
        kind = kinds[place]
        if kind is ChangeKind.HIRE and not opened:
            kind = ChangeKind.OPEN
        person, seat = f"p{next(people):05}", f"s{next(seats):05}"
        made: dict[ChangeKind, dict[str, Any]] = {
            ChangeKind.LEAVE: {"person": person},
            ChangeKind.MOVE: {"person": person, "position": seat},
            ChangeKind.PROMOTE: {"person": person, "role_id": int(draw.integers(1, Size.roles + 1))},
            ChangeKind.RAISE_SKILL: {"person": person, "skill_id": int(draw.integers(1, Size.skills + 1)), "value": 4},
            ChangeKind.REPORT: {"position": seat, "manager_position": "s00007"},
        }
        if kind is ChangeKind.OPEN:
            opened.append(f"new-{place}")
            made[kind] = {"position": opened[-1], "unit_id": int(draw.integers(2, Size.teams + 2)), "value": 8_000_000}
        elif kind is ChangeKind.HIRE:
            made[kind] = {"position": opened.pop(), "person": f"hire-{place}"}
        yield {"on": on, "change": kind, **made.get(kind, {"position": seat})}
