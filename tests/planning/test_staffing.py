from dataclasses import asdict, fields
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.days import last_of_month, months_later
from orgwright.planning.organization import Organization
from orgwright.planning.policy import policy_from_values, policy_to_store
from orgwright.planning.staffing import FteFlow, StaffingMonth, StaffingPlan, staffing_plan
from orgwright.planning.structure import Seats, position_seats, seats
from orgwright.progress import Cancelled, Progress
from orgwright.records import (
    ChangeKind,
    Incumbency,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    PositionStatus,
    Scenario,
    Unit,
)

JANUARY = date(2027, 1, 1)
FLOWS = ("opening", "hires", "transfers_in", "transfers_out", "exits", "closing")
UNITS = (Unit(id=1, name="North"), Unit(id=2, name="South"), Unit(id=3, name="South East", parent_id=2))


def person(number: int, hired: date | None = None, left: date | None = None) -> Person:
    return Person(id=number, key=f"p{number}", name=f"Person {number}", hired_on=hired, left_on=left)


def position(number: int, unit: int, **values: object) -> Position:
    return Position(id=number, key=f"S-{number}", unit_id=unit, **values)


def sits(number: int, person_id: int, position_id: int, **values: object) -> Incumbency:
    return Incumbency(id=number, person_id=person_id, position_id=position_id, **values)


def facts(**policy: object) -> OrganizationFacts:
    return OrganizationFacts(
        id=1, name="Meridale", planning_date=JANUARY, policy=policy_to_store(policy_from_values(policy))
    )


def plan_of(*records: object, months: int = 3, first: date = JANUARY) -> StaffingPlan:
    return staffing_plan(Organization.of(facts(), *UNITS, *records), first, months)


def people(month: StaffingMonth) -> tuple[int, ...]:
    return tuple(getattr(month, flow) for flow in FLOWS)


def test_a_hire_of_the_month_enters_the_first_unit_held_in_it() -> None:
    plan = plan_of(
        person(1, hired=date(2027, 1, 10)),
        position(1, 1),
        position(2, 2),
        sits(1, 1, 1, from_on=date(2027, 1, 12), to_on=date(2027, 1, 20)),
        sits(2, 1, 2, from_on=date(2027, 1, 21), fte_percent=80),
    )
    assert people(plan.units[1][0]) == (0, 1, 0, 1, 0, 0)
    assert people(plan.units[2][0]) == (0, 0, 1, 0, 0, 1)
    assert people(plan.whole[0]) == (0, 1, 0, 0, 0, 1)
    assert plan.units[2][0].fte == FteFlow(0, 0, 100, 0, 0, -20, 80)


def test_somebody_hired_without_a_seat_waits_in_no_unit() -> None:
    plan = plan_of(person(1, hired=date(2027, 1, 10)), position(1, 1), sits(1, 1, 1, from_on=date(2027, 2, 3)))
    assert people(plan.without_unit[0]) == (0, 1, 0, 0, 0, 1)
    assert people(plan.without_unit[1]) == (1, 0, 0, 1, 0, 0)
    assert people(plan.units[1][1]) == (0, 0, 1, 0, 0, 1)
    assert people(plan.whole[1]) == (1, 0, 0, 0, 0, 1)


def test_hired_and_left_in_one_month_counts_as_both() -> None:
    plan = plan_of(person(1, date(2027, 2, 1), date(2027, 2, 28)), position(1, 1), sits(1, 1, 1))
    assert people(plan.units[1][1]) == (0, 1, 0, 0, 1, 0)
    assert plan.units[1][1].fte == FteFlow(0, 100, 0, 0, 100, 0, 0)


def test_the_last_day_of_a_month_is_an_exit_of_that_month_and_still_fills_the_seat() -> None:
    plan = plan_of(person(1, left=date(2027, 1, 31)), position(1, 1), sits(1, 1, 1))
    assert people(plan.units[1][0]) == (1, 0, 0, 0, 1, 0)
    assert people(plan.units[1][1]) == (0, 0, 0, 0, 0, 0)
    assert (plan.units[1][0].filled, plan.units[1][1].filled) == (100, 0)


def test_an_exit_counts_in_the_last_unit_held_even_if_the_seat_ended_before() -> None:
    plan = plan_of(person(1, left=date(2027, 2, 10)), position(1, 1), sits(1, 1, 1, to_on=date(2027, 1, 15)))
    assert people(plan.units[1][0]) == (1, 0, 0, 1, 0, 0)
    assert people(plan.units[1][1]) == (0, 0, 1, 0, 1, 0)
    assert people(plan.without_unit[1]) == (1, 0, 0, 1, 0, 0)
    assert plan.units[1][1].fte == FteFlow(0, 0, 0, 0, 0, 0, 0)


def test_two_moves_in_one_month_are_one_transfer() -> None:
    plan = plan_of(
        person(1),
        *(position(number, number) for number in (1, 2, 3)),
        sits(1, 1, 1, to_on=date(2027, 1, 9)),
        sits(2, 1, 2, from_on=date(2027, 1, 10), to_on=date(2027, 1, 19)),
        sits(3, 1, 3, from_on=date(2027, 1, 20)),
    )
    assert [people(plan.units[unit][0]) for unit in (1, 2, 3)] == [
        (1, 0, 0, 1, 0, 0),
        (0, 0, 0, 0, 0, 0),
        (0, 0, 1, 0, 0, 1),
    ]


def test_a_move_within_units_taken_together_is_no_transfer() -> None:
    moved = (
        person(1),
        position(1, 2),
        position(2, 3),
        sits(1, 1, 1, to_on=date(2027, 1, 9)),
        sits(2, 1, 2, from_on=date(2027, 1, 10)),
    )
    plan = plan_of(*moved)
    assert people(plan.together((2, 3))[0]) == (1, 0, 0, 0, 0, 1)
    assert plan.people("transfers_in", 0, (3,)) == (1,)
    assert plan.people("transfers_in", 0, (2, 3)) == ()


def test_the_primary_seat_is_the_largest_then_the_earliest_then_the_first_key() -> None:
    seats_of_one = (person(1), position(1, 1), position(2, 2), position(3, 3))
    larger = plan_of(*seats_of_one, sits(1, 1, 1, fte_percent=40), sits(2, 1, 2, fte_percent=60))
    assert (larger.units[2][0].closing, larger.units[2][0].fte.closing) == (1, 100)
    earlier = plan_of(*seats_of_one, sits(1, 1, 1, from_on=date(2026, 1, 2)), sits(2, 1, 2, from_on=date(2026, 1, 1)))
    assert earlier.units[2][0].closing == 1
    by_key = plan_of(*seats_of_one, sits(1, 1, 3, fte_percent=50), sits(2, 1, 2, fte_percent=50))
    assert by_key.units[2][0].closing == 1


def test_more_hours_in_the_same_seat_are_change() -> None:
    plan = plan_of(
        person(1),
        position(1, 1),
        sits(1, 1, 1, fte_percent=60, to_on=date(2027, 1, 31)),
        sits(2, 1, 1, fte_percent=100, from_on=date(2027, 2, 1)),
    )
    assert plan.units[1][1].fte == FteFlow(60, 0, 0, 0, 0, 40, 100)


def test_the_worked_cost_comes_out_to_the_cent() -> None:
    organization = Organization.of(
        facts(on_cost=0.2),
        *UNITS,
        person(1),
        position(1, 1, annual_cost=10_000_000),
        sits(1, 1, 1, fte_percent=80, from_on=date(2027, 3, 1), to_on=date(2027, 3, 15)),
    )
    months = staffing_plan(organization, JANUARY, 4).units[1]
    assert [one.cost for one in months] == [0, 0, 394_521, 0]
    assert months[3].vacant_cost == 986_301


def test_halves_of_a_cent_go_to_the_even_cent() -> None:
    def costs(annual: int) -> int:
        held = sits(1, 1, 1, fte_percent=50, from_on=date(2027, 1, 1), to_on=date(2027, 1, 1))
        return plan_of(person(1), position(1, 1, annual_cost=annual), held).whole[0].cost

    assert [costs(365), costs(365 * 3), costs(365 * 3 + 1)] == [0, 2, 2]


def test_a_leap_year_has_366_days() -> None:
    plan = plan_of(person(1), position(1, 1, annual_cost=36_600), sits(1, 1, 1), first=date(2028, 2, 1), months=1)
    assert plan.whole[0].cost == 2_900


def test_money_beyond_64_bits_stays_exact() -> None:
    annual = 9 * 10**18
    plan = plan_of(person(1), position(1, 1, annual_cost=annual), sits(1, 1, 1), months=1)
    assert plan.whole[0].cost == round(Fraction(annual * 31, 365))


def test_a_vacant_seat_costs_nothing_and_its_budget_stands_apart() -> None:
    plan = plan_of(
        person(1, left=date(2027, 1, 15)),
        position(1, 1, annual_cost=3_650_000, fte_percent=200),
        sits(1, 1, 1),
        position(2, 1, annual_cost=3_650_000, status=PositionStatus.FROZEN),
    )
    january = plan.units[1][0]
    assert (january.cost, january.vacant_cost) == (150_000, 10_000 * (15 + 2 * 16))
    assert (january.authorised, january.filled, january.vacant, january.frozen) == (300, 0, 200, 100)


def test_each_hire_adds_the_one_off_cost_of_the_policy() -> None:
    records = (person(1, hired=date(2027, 1, 10)), position(1, 1), sits(1, 1, 1), *UNITS)
    plan = staffing_plan(Organization.of(facts(hiring_cost=500_000), *records), JANUARY, 2)
    assert [one.cost for one in plan.units[1]] == [500_000, 0]
    assert plan.seats.without_cost == (1,)


def test_excess_stands_outside_what_is_authorised() -> None:
    plan = plan_of(person(1), person(2), position(1, 1), sits(1, 1, 1), sits(2, 2, 1, fte_percent=50))
    january = plan.units[1][0]
    assert (january.authorised, january.filled, january.vacant, january.over) == (100, 100, 0, 50)
    assert plan.positions("over", 0, None) == ((1, 50),)


def test_somebody_who_left_before_being_hired_is_never_counted() -> None:
    plan = plan_of(person(1, hired=date(2027, 2, 10), left=date(2027, 1, 10)), position(1, 1), sits(1, 1, 1))
    assert all(people(month) == (0,) * 6 for month in (*plan.whole, *plan.units[1], *plan.without_unit))


def test_without_a_month_the_plan_begins_in_that_of_the_picture_and_covers_a_year() -> None:
    plan = staffing_plan(Organization.of(facts(), *UNITS))
    assert (plan.months.first, plan.months.count, len(plan.whole)) == (JANUARY, 12, 12)


@pytest.mark.parametrize("months", [0, -1, 121])
def test_a_senseless_number_of_months_is_refused(months: int) -> None:
    with pytest.raises(RefusedInput, match="covers 1 to 120 months"):
        plan_of(months=months)


def test_a_plan_can_be_cancelled_while_it_counts() -> None:
    with pytest.raises(Cancelled):
        staffing_plan(Organization.of(facts(), *UNITS), JANUARY, 3, Progress(lambda done, total, what: False))


def test_a_scenario_changes_people_seats_and_money_from_its_days_on() -> None:
    def change(number: int, on: date, kind: ChangeKind, **values: object) -> PlannedChange:
        return PlannedChange(id=number, scenario_id=1, number=number, on=on, change=kind, **values)

    organization = Organization.of(
        facts(),
        *UNITS,
        person(1),
        position(1, 1, annual_cost=3_650_000),
        sits(1, 1, 1),
        Scenario(id=1, key="grow", title="Grow"),
        change(1, date(2027, 2, 1), ChangeKind.OPEN, position="S-new", unit_id=2, value=7_300_000),
        change(2, date(2027, 3, 1), ChangeKind.HIRE, position="S-new", person="new one", value=50),
        change(3, date(2027, 3, 31), ChangeKind.LEAVE, person="p1"),
        change(4, date(2027, 4, 1), ChangeKind.FREEZE, position="S-1"),
    )
    plan = staffing_plan(organization.under(1), JANUARY, 4)
    south, north = plan.units[2], plan.units[1]
    assert [one.authorised for one in south] == [0, 100, 100, 100]
    assert [one.vacant_cost for one in south] == [0, 28 * 20_000, 31 * 10_000, 30 * 10_000]
    assert [people(one) for one in north][2:] == [(1, 0, 0, 0, 1, 0), (0, 0, 0, 0, 0, 0)]
    assert (north[3].frozen, north[3].vacant, north[3].cost, north[3].vacant_cost) == (100, 0, 0, 0)
    assert plan.scenario_id == 1
    assert staffing_plan(organization, JANUARY, 4).units[1][3].closing == 1


# A second way, one person, position and day at a time, against the columns.

DAYS = st.one_of(st.none(), st.integers(-40, 130).map(lambda step: JANUARY + timedelta(days=step)))
PERIODS = st.tuples(DAYS, DAYS).map(lambda two: two if None in two else tuple(sorted(two)))
SHARES = st.sampled_from([20, 50, 80, 100])


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    several = draw(st.integers(1, 5))
    chairs = draw(st.integers(1, 4))
    records: list[object] = [facts(on_cost=draw(st.sampled_from([0, 0.2, 0.213])), hiring_cost=draw(st.integers(0, 9)))]
    records += UNITS
    for number in range(1, several + 1):
        records.append(person(number, *draw(PERIODS)))
    for number in range(1, chairs + 1):
        opens, closes = draw(PERIODS)
        status = draw(st.sampled_from(list(PositionStatus)))
        annual = draw(st.one_of(st.none(), st.integers(0, 20_000_000)))
        values = {"opens_on": opens, "closes_on": closes, "status": status, "annual_cost": annual}
        records.append(
            position(number, draw(st.integers(1, 3)), fte_percent=draw(st.sampled_from([50, 100, 300])), **values)
        )
    for number in range(1, draw(st.integers(0, 12)) + 1):
        start, end = draw(PERIODS)
        share = draw(SHARES)
        who, where = draw(st.integers(1, several)), draw(st.integers(1, chairs))
        records.append(sits(number, who, where, from_on=start, to_on=end, fte_percent=share))
    return Organization.of(*records)


def days_of(month: date) -> list[date]:
    return [month + timedelta(days=step) for step in range(last_of_month(month).day)]


def unit_on(organization: Organization, person_id: int, day: date) -> int | None:
    return organization.as_of(day).seating.unit_of(person_id)


def fte_on(organization: Organization, person_id: int, day: date) -> int:
    return sum(one.fte_percent for one in organization.as_of(day).seating.incumbencies_by_person.get(person_id, ()))


def last_held(organization: Organization, one: Person) -> tuple[int | None, date | None]:
    day, earliest = one.left_on, JANUARY - timedelta(days=60)
    assert day is not None
    while day >= earliest:
        if unit_on(organization, one.id, day) is not None:
            return unit_on(organization, one.id, day), day
        day -= timedelta(days=1)
    return None, None


def expected_moment(
    organization: Organization, one: Person, month: date, is_start: bool
) -> tuple[str, int | None, int] | None:
    """The kind, unit and FTE of a person at the start or the end of a month, found by walking over its days."""
    edge = month - timedelta(days=1) if is_start else last_of_month(month)
    if (one.hired_on is None or one.hired_on <= edge) and (one.left_on is None or one.left_on > edge):
        return "counted", unit_on(organization, one.id, edge), fte_on(organization, one.id, edge)
    day = one.hired_on if is_start else one.left_on
    if day is None or (day.year, day.month) != (month.year, month.month):
        return None
    if not is_start:
        unit, last = last_held(organization, one)
        return "passed", unit, fte_on(organization, one.id, last) if last is not None and last >= month else 0
    held = (held for held in days_of(month) if unit_on(organization, one.id, held) is not None)
    first = next(held, None)
    return (
        ("passed", None, 0)
        if first is None
        else ("passed", unit_on(organization, one.id, first), fte_on(organization, one.id, first))
    )


def expected_flows(
    organization: Organization, month: date, units: set[int | None]
) -> tuple[dict[str, int], dict[str, int]]:
    heads, fte = (dict.fromkeys((*FLOWS, "change"), 0) for _ in range(2))

    def add(flow: str, share: int) -> None:
        heads[flow] += 1
        fte[flow] += share

    for one in organization.people.values():
        start, end = (expected_moment(organization, one, month, is_start) for is_start in (True, False))
        if start is None or end is None:
            continue
        (how, origin, before), (fate, goal, after) = start, end
        if origin in units:
            add("opening" if how == "counted" else "hires", before)
        if goal in units:
            add("closing" if fate == "counted" else "exits", after)
            fte["change"] += after - before
        if (origin in units) != (goal in units):
            add("transfers_in" if goal in units else "transfers_out", before)
    return heads, fte


@settings(max_examples=40, deadline=None)
@given(organizations())
def test_headcount_and_fte_agree_with_walking_over_people_and_days(organization: Organization) -> None:
    plan = staffing_plan(organization, JANUARY, 3)
    groups = [({1}, plan.units[1]), ({2, 3}, plan.together((2, 3))), ({None}, plan.without_unit)]
    for units, rows in [*groups, ({1, 2, 3, None}, plan.whole)]:
        for row in rows:
            heads, fte = expected_flows(organization, row.month, units)
            assert {flow: getattr(row, flow) for flow in FLOWS} == {flow: heads[flow] for flow in FLOWS}
            assert asdict(row.fte) == fte


@settings(max_examples=60, deadline=None)
@given(organizations())
def test_opening_and_movements_make_the_closing_in_every_row(organization: Organization) -> None:
    plan = staffing_plan(organization, JANUARY, 4)
    for rows in (plan.whole, plan.without_unit, plan.together((2, 3)), *plan.units.values()):
        assert all(row.is_balanced for row in rows)
        for before, after in pairwise(rows):
            assert (before.closing, before.fte.closing) == (after.opening, after.fte.opening)


@settings(max_examples=60, deadline=None)
@given(organizations())
def test_units_add_up_to_the_whole_and_its_transfers_are_none(organization: Organization) -> None:
    plan = staffing_plan(organization, JANUARY, 4)
    names = {item.name for item in fields(StaffingMonth)} - {"month", "fte", "transfers_in", "transfers_out"}
    for number, whole in enumerate(plan.whole):
        parts = [rows[number] for rows in (*plan.units.values(), plan.without_unit)]
        assert {name: getattr(whole, name) for name in names} == {
            name: sum(getattr(part, name) for part in parts) for name in names
        }
        assert whole.fte.change == sum(part.fte.change for part in parts)
        assert (whole.transfers_in, whole.transfers_out, whole.fte.transfers_in, whole.fte.transfers_out) == (
            0,
            0,
            0,
            0,
        )
        moved_in, moved_out = (sum(getattr(part, f"transfers_{way}") for part in parts) for way in ("in", "out"))
        assert moved_in == moved_out


@settings(max_examples=40, deadline=None)
@given(organizations())
def test_cost_agrees_with_adding_exact_fractions_of_days(organization: Organization) -> None:
    plan = staffing_plan(organization, JANUARY, 3)
    on_cost = 1 + Fraction(organization.policy.on_cost, 1000)
    pictures = {day: organization.as_of(day) for month in plan.months.firsts for day in days_of(month)}
    for number, month in enumerate(plan.months.firsts):
        for column, figure in enumerate(("cost", "vacant_cost")):
            expected = {}
            for key, one in organization.positions.items():
                total = Fraction(0)
                for day in days_of(month):
                    sitting = pictures[day].seating.incumbencies_by_position.get(key, ())
                    held = sum(held.fte_percent for held in sitting)
                    share = held if column == 0 else position_seats(pictures[day], key).vacant
                    total += Fraction((one.annual_cost or 0) * share, 100 * 365)
                if round(total * on_cost):
                    expected[key] = round(total * on_cost)
            assert dict(plan.positions(figure, number, None)) == expected


@settings(max_examples=40, deadline=None)
@given(organizations())
def test_seats_are_those_of_the_last_day_of_the_month(organization: Organization) -> None:
    plan = staffing_plan(organization, JANUARY, 3)
    for unit_ids in (None, (1,), (2, 3)):
        rows = plan.together(unit_ids)
        for row, last in zip(rows, plan.months.lasts, strict=True):
            wanted = [key for key, one in organization.positions.items() if unit_ids is None or one.unit_id in unit_ids]
            expected = seats(organization.as_of(last), wanted)
            assert Seats(row.authorised, row.filled, row.vacant, row.frozen, row.over) == expected
            assert row.authorised == row.filled + row.vacant + row.frozen


@settings(max_examples=30, deadline=None)
@given(organizations(), st.sampled_from(FLOWS))
def test_every_figure_of_people_names_the_people_behind_it(organization: Organization, flow: str) -> None:
    plan = staffing_plan(organization, JANUARY, 3)
    for unit_ids in (None, (1,), (2, 3)):
        for number, row in enumerate(plan.together(unit_ids)):
            named = plan.people(flow, number, unit_ids)
            assert len(set(named)) == len(named) == getattr(row, flow)


def test_months_of_a_plan_run_over_the_end_of_the_year() -> None:
    plan = plan_of(first=date(2026, 11, 17), months=4)
    assert [row.month for row in plan.whole] == [months_later(date(2026, 11, 1), step) for step in range(4)]
