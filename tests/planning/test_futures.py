from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import EITHER_UNIT, dated_organizations
from orgwright.errors import RefusedInput
from orgwright.planning import futures as futures_module
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.days import last_of_month
from orgwright.planning.futures import Band, Futures, futures
from orgwright.planning.hazards import BANDS, hazards
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.rows import changed_row
from orgwright.planning.seating import Seating
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Cancelled, Progress
from orgwright.records import ChangeKind, Person, Record, Role, Scenario, Unit
from pictures import asks, facts, person, planned, position, said, sits, skills, target

TODAY = date(2026, 11, 30)
LONG_AGO = date(2010, 1, 1)
R = Role(id=1, name="Engineer", level="Senior")


def organization_of(
    people: int = 40, leavers: int = 11, *rows: Record, day: date = TODAY, hired: date = LONG_AGO
) -> Organization:
    """People in one unit, and as many who left one a month over the last year as are asked for."""
    found: list[Record] = [facts(day, observed_months=12), Unit(id=1, name="Models"), R, *skills(2)]
    for key in range(1, people + leavers + 1):
        left = date(2026, key - people, 5) if key > people else None
        found += [person(key, hired, left), position(key, role_id=1), sits(key, key, key)]
    found += [planned(1, ChangeKind.HIRE, date(2027, 2, 10), person="new", position="S-41", value=50)]
    return Organization.of(*found, Scenario(id=1, key="plan", title="Plan"), *rows)


def numbers(band: Band) -> tuple[tuple[float | None, ...], ...]:
    return band.low, band.median, band.high


def test_the_mean_headcount_is_the_product_of_the_months_stayed_through() -> None:
    organization = organization_of(people=60, leavers=11)
    rate = hazards(organization).group("Senior", len(BANDS) - 1).rate
    assert rate == pytest.approx(hazards(organization).whole)
    found = futures(organization, 13, count=4000, coverage_count=0)
    # The day is the last of its month: nothing of that month is left.
    for month in (0, 6, 12):
        expected = 60 * (1 - rate) ** month
        spread = (60 * (1 - rate) ** month * (1 - (1 - rate) ** month)) ** 0.5
        assert found.headcount.median[month] == pytest.approx(expected, abs=1.5)
        assert found.headcount.high[month] == pytest.approx(expected + 1.2816 * spread, abs=1.5)
        assert found.headcount.low[month] == pytest.approx(expected - 1.2816 * spread, abs=1.5)


def test_where_nobody_left_nobody_leaves() -> None:
    found = futures(organization_of(leavers=0), 24, count=50, coverage_count=10)
    assert numbers(found.headcount) == ((40,) * 24,) * 3
    assert numbers(found.exits) == ((0,) * 24,) * 3
    assert numbers(found.fte) == ((4000,) * 24,) * 3


def test_where_everybody_left_at_once_everybody_leaves_in_the_first_month() -> None:
    rows = [facts(TODAY, observed_months=1), Unit(id=1, name="Models"), R]
    rows += [person(1, LONG_AGO, date(2026, 11, 5)), position(1, role_id=1), sits(1, 1, 1)]
    rows += [person(2, date(2026, 12, 1)), position(2, role_id=1), sits(2, 2, 2)]
    organization = Organization.of(*rows)
    assert hazards(organization).rates.max() == 1
    found = futures(organization, 3, count=200, coverage_count=0)
    assert found.headcount.planned == (0, 1, 1)
    assert numbers(found.headcount) == ((0, 0, 0),) * 3
    assert numbers(found.exits) == ((1, 1, 0),) * 3


def test_a_recorded_last_day_is_certain_and_not_drawn() -> None:
    organization = organization_of(people=1, leavers=0)
    leaving = organization.edited(
        {Person: {1: changed_row(organization.people[1], left_on=date(2027, 1, 15))}}, {}, ("", "Mo")
    )
    found = futures(leaving, 4, count=100)
    assert numbers(found.headcount) == ((1, 1, 0, 0),) * 3
    assert numbers(found.exits) == ((0, 0, 1, 0),) * 3
    assert found.headcount.planned == (1, 1, 0, 0)


def test_planned_hires_join_on_their_day_and_may_leave_then() -> None:
    organization = organization_of(people=41, leavers=10)
    recorded = futures(organization, 12, count=2000)
    with_hire = futures(organization.under(1), 12, count=2000)
    assert with_hire.headcount.planned == tuple(41 + (month >= 3) for month in range(12))
    assert with_hire.fte.planned[3] == 4150
    assert numbers(with_hire.headcount)[0][:3] == numbers(recorded.headcount)[0][:3]
    assert with_hire.headcount.low[11] is not None
    assert with_hire.headcount.low[11] < 42 - 5


def test_the_luck_of_people_is_the_same_under_every_scenario() -> None:
    """Without chance of their own for the hire, both plans have the same exits."""
    organization = organization_of()
    assert futures(organization, 3, count=300).exits == futures(organization.under(1), 3, count=300).exits


def test_part_of_a_month_has_part_of_its_rate() -> None:
    in_the_middle = futures(organization_of(people=200, leavers=10, day=date(2026, 11, 15)), 2, count=4000)
    assert in_the_middle.hazards.whole == pytest.approx(10 / in_the_middle.hazards.person_months.sum())
    at_first = 200 * (1 - 0.5 * in_the_middle.hazards.group("Senior", 3).rate)
    assert in_the_middle.headcount.median[0] == pytest.approx(at_first, abs=1)


@pytest.mark.parametrize("block", [1, 100, 5000])
def test_a_seed_gives_the_same_numbers_in_blocks_of_any_size(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    organization = organization_of()
    before = futures(organization, 6, count=70, coverage_count=20)
    monkeypatch.setattr(futures_module, "BLOCK", block)
    after = futures(replace(organization), 6, count=70, coverage_count=20)
    for name in ("headcount", "fte", "exits", "coverage", "role_coverage"):
        assert getattr(before, name) == getattr(after, name)


def test_the_seed_is_the_day_and_another_gives_other_numbers() -> None:
    organization = organization_of(people=200)
    found = futures(organization, 24, count=30)
    assert found.seed == 20_261_130
    assert futures(organization, 24, count=30, seed=20_261_130).headcount == found.headcount
    assert futures(organization, 24, count=30, seed=7).headcount != found.headcount


def test_a_known_seed_keeps_its_numbers() -> None:
    """The draws are part of what a file says years later: they may not change with a version of a library."""
    found = futures(organization_of(), 6, count=500, seed=1)
    assert found.headcount.median == (40, 39, 39, 38, 37, 36)
    assert found.headcount.low == (40, 38, 37, 36, 35, 34)


def by_plain_loops(organization: Organization, found: Futures, months: np.ndarray) -> tuple[list[int], ...]:
    """Headcount, FTE and exits of every month of one future, from pictures of the month ends."""
    people = sorted(organization.people)
    heads, fte, exits = [], [], []
    plan = staffing_plan(organization, None, found.months.count)
    units = None if found.unit_id is None else organization.seating.subtree(found.unit_id)
    for number in range(found.months.count):
        closing = plan.people("closing", number, units)
        stay = [one for one in closing if months[people.index(one)] > number]
        by_chance = [one for one in closing if months[people.index(one)] == number]
        planned_exits = plan.people("exits", number, units)
        seating = organization.as_of(found.months.lasts[number]).seating
        heads.append(len(stay))
        fte.append(sum(seat.fte_percent for one in stay for seat in seating.incumbencies_by_person.get(one, ())))
        exits.append(len(by_chance) + len(planned_exits))
    return heads, fte, exits


@given(dated_organizations(), EITHER_UNIT, st.integers(1, 9))
@settings(max_examples=25, deadline=None)
def test_each_future_is_that_of_plain_loops(organization: Organization, unit_id: int | None, months: int) -> None:
    organization = organization.as_of(date(2026, 6, 17))
    found = futures(organization, months, count=1, coverage_count=1, unit_id=unit_id, seed=3)
    window = Months.beginning(organization.day, months)
    plan = futures_module.future_rates(organization, unit_id, window, Progress())
    leavers = futures_module._leavers(organization, plan, 1, 3)
    table = np.full(len(organization.people), months)
    table[leavers.person] = leavers.month
    heads, fte, exits = by_plain_loops(organization, found, table)
    assert numbers(found.headcount) == (tuple(heads),) * 3
    assert numbers(found.fte) == (tuple(fte),) * 3
    assert numbers(found.exits) == (tuple(exits),) * 3
    for number, last in enumerate(window.lasts):
        gone = {one for row, one in enumerate(sorted(organization.people)) if table[row] <= number}
        left = unit_coverage(without(organization.as_of(last), gone), unit_id)
        assert found.coverage.median[number] == pytest.approx(left.low, abs=1e-8)
        assert found.role_coverage.median[number] == pytest.approx(left.role_low, abs=1e-8)


def without(organization: Organization, gone: set[int]) -> Organization:
    """The picture of a day on which some people are employed no more."""
    people = {
        key: changed_row(one, left_on=date(1990, 1, 1)) if key in gone else one
        for key, one in organization.people.items()
    }
    old = organization.seating
    seating = Seating(old.day, old.units, people, old.positions, old.incumbencies, old.seat_changes)
    return replace(organization, seating=seating, rows={**organization.rows, Person: people}, _proficiency=[])


@given(dated_organizations(), EITHER_UNIT)
@settings(max_examples=25, deadline=None)
def test_a_band_goes_from_low_over_the_median_to_high_and_never_over_the_plan(
    organization: Organization, unit_id: int | None
) -> None:
    found = futures(organization, 8, count=40, coverage_count=15, unit_id=unit_id)
    for band in (found.headcount, found.fte, found.exits, found.coverage, found.role_coverage):
        for low, median, high in zip(*numbers(band), strict=True):
            assert low == median == high is None or low <= median <= high
    plan = staffing_plan(organization, None, 8).together(
        None if unit_id is None else organization.seating.subtree(unit_id)
    )
    assert found.headcount.planned == tuple(one.closing for one in plan)
    assert found.fte.planned == tuple(one.fte.closing for one in plan)
    assert all(high <= planned for high, planned in zip(found.headcount.high, found.headcount.planned, strict=True))


def test_coverage_without_leavers_is_that_of_the_plan_and_falls_with_them() -> None:
    rows = [target(1, 1, 1, 3, 40), asks(1, 1, 1, 3), *(said(key, 1, 3) for key in range(1, 41))]
    organization = organization_of(40, 11, *rows)
    found = futures(organization, 13, count=300, coverage_count=300)
    assert found.coverage.planned == (1.0,) * 13
    assert found.coverage.median == tuple(heads / 40 for heads in found.headcount.median)
    assert found.coverage.low == tuple(heads / 40 for heads in found.headcount.low)
    assert numbers(found.role_coverage) == ((1.0,) * 13,) * 3


def test_without_futures_of_coverage_it_is_not_measured_at_all() -> None:
    steps: list[str] = []
    progress = Progress(lambda _done, _total, what: steps.append(what) is None)
    found = futures(organization_of(40, 11, target(1, 1, 1, 3, 2)), 3, count=10, coverage_count=0, progress=progress)
    assert (*numbers(found.coverage), found.coverage.planned) == ((None,) * 3,) * 4
    assert found.coverage_count == 0
    assert "Measuring coverage" not in steps
    assert "Simulating futures" in steps


def test_an_empty_organization_has_futures_of_nobody() -> None:
    found = futures(Organization.of(facts(TODAY)), 3, count=10)
    assert numbers(found.headcount) == ((0, 0, 0),) * 3
    assert found.coverage.planned == (None, None, None)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"count": 0}, "There can be 1 to 1,000,000 simulated futures, not 0."),
        ({"coverage_count": -1}, "Coverage can be measured in 0 futures or more, not in -1."),
        ({"seed": -1}, "A seed is a whole number from 0 on, not -1."),
    ],
)
def test_what_makes_no_sense_is_refused(values: dict[str, int], sentence: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        futures(organization_of(), 3, **values)
    assert str(refused.value) == sentence


def test_it_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        futures(organization_of(), 6, progress=Progress(lambda done, total, what: what != "Simulating futures"))


def test_the_months_begin_with_that_of_the_day() -> None:
    found = futures(organization_of(), 2, count=5)
    assert found.months.lasts == (last_of_month(TODAY), date(2026, 12, 31))
