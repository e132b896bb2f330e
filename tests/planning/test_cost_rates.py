from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.cost_rates import AnnualCost, CostRates, rate_order, rate_words
from orgwright.planning.explanations.seats import cost_of_month
from orgwright.planning.findings_of_seats import findings_of_seats
from orgwright.planning.organization import Organization
from orgwright.planning.policy import policy_from_values, policy_to_store
from orgwright.planning.seat_list import seat_list
from orgwright.planning.seat_months import cost_parts
from orgwright.planning.staffing import staffing_plan
from orgwright.planning.standing import run_rate
from orgwright.records import (
    ChangeKind,
    CostRate,
    Incumbency,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    Record,
    Role,
    Scenario,
    Unit,
)

DAY = date(2027, 1, 1)
ENGINEER, SENIOR, DESIGNER = (
    Role(id=1, name="Engineer", family="Engineering", level="Mid"),
    Role(id=2, name="Senior engineer", family="Engineering", level="Senior"),
    Role(id=3, name="Designer", family="Design", level="Mid"),
)
ROLES = {one.id: one for one in (ENGINEER, SENIOR, DESIGNER)}


def organization(*records: Record, **policy: object) -> Organization:
    facts = OrganizationFacts(
        id=1, name="Meridale", planning_date=DAY, policy=policy_to_store(policy_from_values(policy))
    )
    return Organization.of(facts, Unit(id=1, name="North"), ENGINEER, SENIOR, DESIGNER, *records)


def seat(number: int = 1, role_id: int | None = 1, **values: object) -> Position:
    return Position(id=number, key=f"S-{number}", unit_id=1, role_id=role_id, **values)


def held(number: int = 1, **values: object) -> tuple[Record, Record]:
    person = Person(id=number, key=f"p{number}", name=f"Person {number}", **values)
    return person, Incumbency(id=number, position_id=number, person_id=number)


def rate(number: int, amount: int, role_id: int | None = None, **values: object) -> CostRate:
    return CostRate(id=number, role_id=role_id, annual_cost=amount, **values)


# From the most specific to the least: each is taken where those above it are missing.
ORDERED = (
    rate(1, 100, 1, level="Mid", location="Porto"),
    rate(2, 200, 1, location="Porto"),
    rate(3, 300, 1, level="Mid"),
    rate(4, 400, 1),
    rate(5, 500, level="Mid", location="Porto"),
    rate(6, 600, level="Mid"),
    rate(7, 700, location="Porto"),
    rate(8, 800),
)


@pytest.mark.parametrize("missing", range(len(ORDERED)))
def test_the_most_specific_rate_counts_whatever_else_fits(missing: int) -> None:
    picture = organization(seat(location="Porto"), *reversed(ORDERED[missing:]))
    assert CostRates(picture).on_the_day(1) == AnnualCost(ORDERED[missing].annual_cost, ORDERED[missing].id)


def test_the_cost_of_the_seat_itself_comes_before_every_rate_even_where_it_is_nothing() -> None:
    picture = organization(seat(annual_cost=0, location="Porto"), *ORDERED)
    assert CostRates(picture).on_the_day(1) == AnnualCost(0, None)
    assert CostRates(picture).words(AnnualCost(0, None)) == "its own"


@pytest.mark.parametrize(
    "other", [rate(1, 5, 2), rate(1, 5, level="Senior"), rate(1, 5, location="Porto"), rate(1, 5, 1, level="Senior")]
)
def test_a_rate_for_another_role_level_or_location_leaves_the_cost_unknown(other: CostRate) -> None:
    picture = organization(seat(location="Faro"), other)
    assert CostRates(picture).on_the_day(1) is None
    assert CostRates(picture).words(None) == "not known"


def test_a_seat_without_role_and_location_fits_only_the_rate_for_any_seat() -> None:
    picture = organization(seat(role_id=None), rate(1, 5, level="Mid"), rate(2, 6, location="Porto"), rate(3, 7))
    assert CostRates(picture).on_the_day(1) == AnnualCost(7, 3)


def test_case_and_blanks_around_a_level_and_a_location_do_not_matter() -> None:
    picture = organization(seat(location="PORTO "), rate(1, 5, level=" mid", location="porto"))
    assert CostRates(picture).on_the_day(1) == AnnualCost(5, 1)


def test_a_rate_says_what_it_is_for_and_rates_are_listed_from_roles_to_any_seat() -> None:
    picture = organization(*ORDERED)
    listed = sorted(ORDERED, key=lambda one: rate_order(picture, one))
    assert [rate_words(picture, one) for one in listed] == [
        "Engineer",
        "Engineer, Porto",
        "Engineer, Mid",
        "Engineer, Mid, Porto",
        "Mid",
        "Mid, Porto",
        "Porto",
        "any seat",
    ]


def test_a_hire_costs_what_the_most_specific_rate_with_such_a_cost_names_else_the_policy() -> None:
    rates = (rate(1, 5, 1), rate(2, 6, level="Mid", hiring_cost=70), rate(3, 6, level="Senior", hiring_cost=0))
    seats = (seat(1), seat(2, 2), seat(3, None))
    people = (one for number in (1, 2, 3) for one in held(number, hired_on=date(2027, 1, 10)))
    nobody = Person(id=9, key="p9", name="Person 9", hired_on=DAY)
    picture = organization(*rates, *seats, *people, nobody, hiring_cost=1000)
    plan = staffing_plan(picture, DAY, 2)
    assert plan.costs_of_hires(0, None) == (1000, 1000, 70, 0)
    assert plan.costs_of_hires(0, (1,)) == (1000, 70, 0)
    assert plan.costs_of_hires(1, None) == ()
    seats_alone = sum(part.cost for part in cost_parts(picture, (1, 2, 3), plan.months, 0, "cost"))
    assert plan.whole[0].cost == seats_alone + 2070
    assert plan.without_unit[0].cost == 1000


def test_an_unknown_cost_adds_nothing_and_is_counted_beside() -> None:
    picture = organization(seat(1), seat(2, annual_cost=3_650_000), seat(3), seat(4), *held(1), *held(2), *held(4))
    plan = staffing_plan(picture, DAY, 1)
    assert plan.whole[0].cost == 310_000
    assert plan.without_cost("cost", 0, None) == (1, 4)
    assert plan.without_cost("vacant_cost", 0, None) == (3,)
    assert plan.without_cost("cost", 0, ()) == ()
    assert plan.seats.without_cost == (1, 3, 4)
    shown = cost_of_month(picture, plan, None, 0)
    assert shown.note == "3 seats, the dearest first, 2 seats without a cost before them"
    assert [row.values[:3] for row in shown.rows] == [
        ("S-1", None, None),
        ("S-4", None, None),
        ("S-2", 310_000, 3_650_000),
    ]


def test_the_rate_used_stands_in_the_explanation_of_a_month_and_of_a_hire() -> None:
    picture = organization(
        seat(1, location="Porto"),
        *held(1, hired_on=DAY),
        rate(4, 3_650_000, 1, location="Porto", hiring_cost=500),
        hiring_cost=9,
    )
    shown = cost_of_month(picture, staffing_plan(picture, DAY, 1), None, 0)
    assert shown.rows[0].values[4] == "rate for Engineer, Porto"
    assert [(one.name, one.value, one.numbers) for one in shown.results[1:]] == [
        ("hires", 500, "1 × 5"),
        ("cost", 310_500, "3,100 + 5"),
    ]


def test_a_promotion_in_a_scenario_changes_the_rate_from_its_day_on() -> None:
    promote = PlannedChange(
        id=1, scenario_id=1, number=1, on=date(2027, 1, 11), change=ChangeKind.PROMOTE, person="p1", role_id=2
    )
    recorded = organization(
        seat(), *held(), rate(1, 365_000, 1), rate(2, 730_000, 2), Scenario(id=1, key="up", title="Up"), promote
    )
    picture = recorded.under(1)
    plan = staffing_plan(picture, DAY, 2)
    assert [one.cost for one in plan.whole] == [10 * 1000 + 21 * 2000, 28 * 2000]
    parts = cost_parts(picture, (1,), plan.months, 0, "cost")
    assert [(one.annual, one.fte_days, one.cost) for one in parts] == [
        (AnnualCost(365_000, 1), 1000, 10_000),
        (AnnualCost(730_000, 2), 2100, 42_000),
    ]
    assert run_rate(picture, None).amount == 365_000
    assert run_rate(picture.as_of(date(2027, 1, 11)), None).amount == 730_000
    assert [one.cost for one in staffing_plan(recorded, DAY, 1).whole] == [31_000]


def test_run_rate_seats_and_findings_take_the_rate_too() -> None:
    picture = organization(seat(1), seat(2, 2), *held(1), rate(7, 1000, 1), on_cost=0.5)
    assert (run_rate(picture, None).amount, run_rate(picture, None).seats[0].rate_id) == (1500, 7)
    assert [(one.annual_cost, one.rate_id) for one in seat_list(picture, None)] == [(1000, 7), (None, None)]
    missing = [one for one in findings_of_seats(picture) if one.code == "position-without-cost"]
    assert [one.record_id for one in missing] == [2]


# A second way: one rate, position and day at a time.

TEXTS = st.sampled_from(["", "Mid", "Senior"])
PLACES = st.sampled_from(["", "Porto", "Faro"])


@st.composite
def costed(draw: st.DrawFn) -> Organization:
    keys = draw(st.lists(st.tuples(st.sampled_from([None, 1, 2]), TEXTS, PLACES), unique=True, max_size=8))
    amounts = st.integers(0, 10_000_000)
    hiring = st.one_of(st.none(), st.integers(0, 9))
    records: list[Record] = [
        rate(number, draw(amounts), role, level=level, location=place, hiring_cost=draw(hiring))
        for number, (role, level, place) in enumerate(keys, 1)
    ]
    for number in (1, 2, 3):
        role_id = draw(st.sampled_from([None, 1, 2, 3]))
        records.append(seat(number, role_id, location=draw(PLACES), annual_cost=draw(st.one_of(st.none(), amounts))))
        records += held(number, hired_on=draw(st.sampled_from([None, date(2027, 1, 20), date(2027, 2, 3)])))
    records.append(Scenario(id=1, key="up", title="Up"))
    for number in range(1, draw(st.integers(0, 3)) + 1):
        on = DAY + timedelta(days=draw(st.integers(20, 80)))
        who, role_id = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        records.append(
            PlannedChange(
                id=number,
                scenario_id=1,
                number=number,
                on=on,
                change=ChangeKind.PROMOTE,
                person=f"p{who}",
                role_id=role_id,
            )
        )
    return organization(*records, hiring_cost=draw(st.integers(0, 9)), on_cost=draw(st.sampled_from([0, 0.21])))


def plain_rates(picture: Organization, position_id: int) -> list[CostRate]:
    """The rates that fit a position on the day of the picture, best first, found by trying all of them."""
    position, role_id = picture.positions[position_id], picture.seating.position_role(position_id)
    level = "" if role_id is None else ROLES[role_id].level
    fitting = [
        one
        for one in picture.table(CostRate).values()
        if one.role_id in (None, role_id) and one.level in ("", level) and one.location in ("", position.location)
    ]
    asked = [((one.role_id is not None), bool(one.level), bool(one.location), one) for one in fitting]
    by_role = sorted((a for a in asked if a[0]), key=lambda a: (not a[2], not a[1]))
    by_level = sorted((a for a in asked if not a[0]), key=lambda a: (not a[1], not a[2]))
    return [one for *_, one in (*by_role, *by_level)]


@settings(max_examples=60, deadline=None)
@given(costed(), st.sampled_from([None, 1]))
def test_every_month_costs_what_its_days_cost_one_by_one(recorded: Organization, scenario_id: int | None) -> None:
    picture = recorded.under(scenario_id)
    plan = staffing_plan(picture, DAY, 3)
    factor = 1 + Fraction(picture.policy.on_cost, 1000)
    for number, (first, last) in enumerate(zip(plan.months.firsts, plan.months.lasts, strict=True)):
        by_rate: dict[tuple[int, int | None, int], Fraction] = {}
        unknown, hires = set(), []
        for step in range((last - first).days + 1):
            day = picture.as_of(first + timedelta(days=step))
            for key, sitting in day.seating.incumbencies_by_position.items():
                own, rates = picture.positions[key].annual_cost, plain_rates(day, key)
                if own is None and not rates:
                    unknown.add(key)
                    continue
                amount, source = (own, None) if own is not None else (rates[0].annual_cost, rates[0].id)
                fte = sum(one.fte_percent for one in sitting)
                cell = (key, source, amount)
                by_rate[cell] = by_rate.get(cell, Fraction(0)) + Fraction(amount * fte, 100 * 365) * factor
            for person_id, person in picture.people.items():
                if person.hired_on == day.day:
                    named = [one.hiring_cost for one in plain_rates(day, person_id) if one.hiring_cost is not None]
                    hires.append(named[0] if named else picture.policy.hiring_cost)
        assert plan.whole[number].cost == sum(round(one) for one in by_rate.values()) + sum(hires)
        assert plan.without_cost("cost", number, None) == tuple(sorted(unknown))
        assert plan.costs_of_hires(number, None) == tuple(sorted(hires, reverse=True))
