from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.learning_curve import LearningCurve, learning_curve
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import DAYS_PER_MONTH
from orgwright.records import Assessment, OrganizationFacts, Person, Record, Skill, SkillKind

FIRST = date(2023, 1, 1)
STAYS = st.lists(st.tuples(st.integers(1, 900), st.booleans()), max_size=14)


def organization(stays: list[tuple[int, bool]]) -> Organization:
    """Each stay is one person who was at level 2 for some days, and then rose to 3 or was seen at 2 once more."""
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=FIRST + timedelta(days=1000)),
        Skill(id=1, name="Python"),
    ]
    for number, (days, has_risen) in enumerate(stays, 1):
        records.append(Person(id=number, key=f"p{number}", name=f"Person {number}"))
        for level, on in ((2, 0), (3 if has_risen else 2, days)):
            records.append(
                Assessment(person_id=number, skill_id=1, level=level, assessed_on=FIRST + timedelta(days=on))
            )
    return Organization.of(*records)


def curve(stays: list[tuple[int, bool]]) -> LearningCurve:
    return learning_curve(organization(stays), SkillKind.TECHNICAL, 2)


@settings(max_examples=60, deadline=None)
@given(STAYS)
def test_the_curve_is_the_one_that_plain_loops_find(stays: list[tuple[int, bool]]) -> None:
    still, expected = 1.0, []
    for day in sorted({days for days, has_risen in stays if has_risen}):
        looked_at = sum(days >= day for days, _ in stays)
        rises = sum(days == day and has_risen for days, has_risen in stays)
        still *= 1 - rises / looked_at
        expected.append((day / DAYS_PER_MONTH, looked_at, rises, 1 - still))

    found = curve(stays)

    assert [(one.at_risk, one.rises) for one in found.points] == [(one[1], one[2]) for one in expected]
    for one, (months, _, _, share) in zip(found.points, expected, strict=True):
        assert (one.months, one.share_risen) == (pytest.approx(months, abs=1e-6), pytest.approx(share))
    waits = [days / DAYS_PER_MONTH for days, has_risen in stays if not has_risen]
    assert found.waits == pytest.approx(tuple(sorted(waits)), abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(STAYS)
def test_everybody_is_looked_at_until_a_rise_or_the_last_time_seen(stays: list[tuple[int, bool]]) -> None:
    found = curve(stays)
    known = found.stays

    for one in found.points:
        known -= one.left
        assert known == one.at_risk
        known -= one.rises


def test_with_nobody_waiting_the_curve_is_the_plain_share() -> None:
    found = curve([(100, True), (200, True), (200, True), (400, True)])

    assert [one.share_risen for one in found.points] == pytest.approx([0.25, 0.75, 1])
    assert found.median_months == pytest.approx(200 / DAYS_PER_MONTH)


def test_who_still_waits_lowers_nothing_before_and_raises_nothing_after() -> None:
    found = curve([(100, True), (150, False), (300, True)])

    assert [(one.at_risk, one.left) for one in found.points] == [(3, 0), (1, 1)]
    assert [one.share_risen for one in found.points] == pytest.approx([1 / 3, 1])
    assert found.share_at(100 / DAYS_PER_MONTH + 0.1) == pytest.approx(1 / 3)
    assert found.share_at(1) == 0


def test_where_half_never_rose_there_is_no_median_and_the_longest_stay_bounds_what_is_known() -> None:
    found = curve([(100, True), (500, False), (600, False)])

    assert found.median_months is None
    assert found.longest == pytest.approx(600 / DAYS_PER_MONTH)


def test_without_stays_the_curve_is_empty_and_the_pace_is_the_policy() -> None:
    found = curve([])

    assert (found.points, found.waits, found.stays, found.longest, found.median_months) == ((), (), 0, 0.0, None)
    assert (found.pace.months, found.pace.source) == (6.0, "policy")
    assert found.steady_share(6) == pytest.approx(0.632, abs=0.001)
