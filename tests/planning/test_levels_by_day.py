from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import FIRST, dated_organizations
from orgwright.planning.days import day_number
from orgwright.planning.levels_by_day import LevelsByDay
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import EXPIRED, UNKNOWN
from pictures import facts, person, said, skills

A = date(2026, 3, 1)


def carried(organization: Organization, days: Sequence[date], people: Sequence[int] | None = None) -> LevelsByDay:
    return LevelsByDay(
        organization.assessments,
        np.array(sorted(organization.people) if people is None else people, dtype=np.int64),
        np.array(sorted(organization.skills), dtype=np.int64),
        [day_number(one) for one in days],
        organization.policy,
    )


@given(dated_organizations(), st.sets(st.integers(-50, 420), max_size=6))
@settings(max_examples=80, deadline=None)
def test_on_each_day_the_matrix_is_that_of_the_day_and_the_changes_are_what_differs(
    organization: Organization, numbers: set[int]
) -> None:
    days = [FIRST + timedelta(days=one) for one in sorted(numbers)]
    found = carried(organization, days)
    before = found.levels.copy()
    for day, changed in zip(days, found.changes(), strict=True):
        now = organization.as_of(day).proficiency.levels
        assert np.array_equal(found.levels, now)
        assert set(zip(changed.rows, changed.columns, strict=True)) == set(zip(*np.nonzero(before != now), strict=True))
        assert np.array_equal(changed.before, before[changed.rows, changed.columns])
        assert np.array_equal(changed.after, now[changed.rows, changed.columns])
        before = now.copy()


def test_a_level_that_runs_out_changes_on_the_first_day_after_it() -> None:
    organization = Organization.of(facts(), person(1), *skills(1), said(1, 1, 3, on=A, until=A))
    days = [A - timedelta(days=1), A, A + timedelta(days=1), A + timedelta(days=2)]
    steps = [(one.before.tolist(), one.after.tolist()) for one in carried(organization, days).changes()]
    assert steps == [([], []), ([UNKNOWN], [3]), ([3], [EXPIRED]), ([], [])]


def test_only_the_people_asked_for_are_looked_at() -> None:
    rows = (person(1), person(2), *skills(1), said(1, 1, 3, on=A), said(2, 1, 4, on=A))
    found = carried(Organization.of(facts(), *rows), [A], people=[2])
    assert [len(one.rows) for one in found.changes()] == [1]
    assert found.levels.tolist() == [[4]]


def test_without_days_people_or_assessments_there_is_nothing_to_tell() -> None:
    organization = Organization.of(facts(), person(1), *skills(1))
    assert list(carried(organization, []).changes()) == []
    assert [len(one.rows) for one in carried(organization, [A]).changes()] == [0]
    assert [len(one.rows) for one in carried(organization, [A], people=[]).changes()] == [0]
