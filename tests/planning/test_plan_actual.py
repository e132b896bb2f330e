from datetime import date

from hypothesis import given, settings

from dated_organizations import FIRST, dated_organizations
from orgwright.planning.kept_plan import KeptPlan, kept_content, kept_plan
from orgwright.planning.organization import Organization
from orgwright.planning.plan_actual import Otherwise, PlanActual, otherwise, plan_against_actual
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Baseline, ChangeKind, Record, Scenario, Unit
from pictures import facts, person, planned, position, sits

JANUARY = date(2027, 1, 1)
MARCH_END = date(2027, 3, 31)
UNITS = (Unit(id=1, name="North"), Unit(id=2, name="South"), Unit(id=3, name="South East", parent_id=2))
SEATS = tuple(position(number, unit, annual_cost=365_000) for number, unit in ((1, 1), (2, 3), (3, 2)))


def picture(*records: Record, day: date = JANUARY) -> Organization:
    return Organization.of(facts(day), *UNITS, *SEATS, *records)


def kept(organization: Organization, months: int = 4) -> KeptPlan:
    content = kept_content(organization, staffing_plan(organization, JANUARY, months))
    return kept_plan(Baseline(id=1, name="Spring", made_on=JANUARY, content=content))


def compared(before: Organization, after: Organization, unit_id: int | None = None) -> PlanActual:
    return plan_against_actual(after, kept(before), unit_id)


def test_only_months_whose_last_day_has_come_have_an_actual() -> None:
    found = compared(picture(), picture(day=date(2027, 3, 30)))
    assert [one.has_passed for one in found.months] == [True, True, False, False]
    assert [one.figures["cost"].actual for one in found.months] == [0, 0, None, None]
    early = compared(picture(), picture(day=date(2026, 12, 31)))
    assert (early.passed, early.actual) == ((), None)


def test_differences_are_what_came_less_what_was_planned_and_movements_run_up() -> None:
    before = picture(person(1), sits(1, 1, 1), person(2), sits(2, 2, 2))
    late = person(1, left=date(2027, 1, 31)), sits(1, 1, 1), person(2, left=date(2027, 3, 31)), sits(2, 2, 2)
    found = compared(before, picture(*late, day=MARCH_END))
    exits = [one.figures["exits"] for one in found.passed]
    assert [(one.planned, one.actual, one.difference, one.running) for one in exits] == [
        (0, 1, 1, 1),
        (0, 0, 0, 1),
        (0, 1, 1, 2),
    ]
    closing = [one.figures["closing"] for one in found.passed]
    assert [(one.planned, one.actual, one.running) for one in closing] == [(2, 1, -1), (2, 1, -1), (2, 0, -2)]
    costs = [one.figures["cost"].running for one in found.passed]
    assert costs == [0, -28_000, -59_000]


def test_a_unit_is_found_by_its_name_with_what_stood_below_it_then() -> None:
    before = picture(person(1), sits(1, 1, 2))
    after = Organization.of(
        facts(MARCH_END),
        UNITS[0],
        UNITS[1],
        Unit(id=9, name="New", parent_id=2),
        person(1),
        position(5, 9),
        sits(1, 1, 5),
    )
    south = compared(before, after, 2)
    assert [one.figures["closing"].difference for one in south.passed] == [0, 0, 0]
    new = compared(before, after, 9)
    assert (new.is_known, south.is_known) == (False, True)
    assert [one.figures["closing"].difference for one in new.passed] == [1, 1, 1]


def names(found: tuple[Otherwise, ...]) -> list[tuple[str, bool, str]]:
    return [(one.name, one.is_there, one.why) for one in found]


def test_who_differs_is_named_with_what_is_known_of_why() -> None:
    people = [person(number) for number in (1, 2, 3)]
    before = picture(*people, *(sits(number, number, number) for number in (1, 2, 3)), person(4, left=date(2027, 2, 9)))
    after = picture(
        person(1, left=date(2027, 2, 5), left_why="resigned"),
        sits(1, 1, 1),
        person(2),
        sits(2, 2, 2, to_on=date(2027, 1, 31)),
        sits(3, 2, 1, from_on=date(2027, 2, 1)),
        person(4),
        person(5, hired=date(2027, 2, 1)),
        sits(4, 5, 3),
        day=MARCH_END,
    )
    found = compared(before, after)
    assert names(otherwise(after, found, 1)) == [
        ("Person 4", True, "planned to have left, or to come later"),
        ("Person 5", True, "joined 1 Feb 2027, not planned"),
        ("p3", False, "no longer in the records"),
        ("Person 1", False, "left 5 Feb 2027 (resigned), not planned"),
    ]
    south = compared(before, after, 2)
    assert ("Person 2", False, "in North, planned in South East") in names(otherwise(after, south, 1))
    assert ("Person 2", True, "planned in South East") in names(otherwise(after, compared(before, after, 1), 1))


def test_a_planned_hire_has_come_when_somebody_holds_the_seat_and_else_is_missing() -> None:
    hires = (
        Scenario(id=1, key="grow", title="Grow"),
        planned(1, ChangeKind.HIRE, date(2027, 1, 10), position="S-1", person="new-1"),
        planned(2, ChangeKind.HIRE, date(2027, 1, 10), position="S-3", person="new-2"),
    )
    before = picture(*hires).under(1)
    after = picture(person(7, hired=date(2027, 1, 20)), sits(1, 7, 1), day=MARCH_END)
    found = compared(before, after)
    assert names(otherwise(after, found, 2)) == [("new-2", False, "planned hire into S-3, not made")]


def test_somebody_who_comes_later_than_planned_is_said_to() -> None:
    before = picture(person(1, hired=date(2027, 1, 5)), sits(1, 1, 1))
    after = picture(person(1, hired=date(2027, 4, 5)), sits(1, 1, 1), day=MARCH_END)
    assert names(otherwise(after, compared(before, after), 2)) == [
        ("Person 1", False, "comes 5 Apr 2027, later than planned")
    ]


@settings(max_examples=40, deadline=None)
@given(dated_organizations())
def test_a_plan_that_came_true_differs_in_nothing(organization: Organization) -> None:
    recorded = organization.under(None).as_of(date(2026, 9, 30))
    content = kept_content(recorded, staffing_plan(recorded, FIRST, 12))
    plan = kept_plan(Baseline(id=1, name="Spring", made_on=FIRST, content=content))
    for unit_id in (None, 1, 2):
        found = plan_against_actual(recorded, plan, unit_id)
        assert len(found.passed) == 9
        for month in found.passed:
            assert otherwise(recorded, found, month.place) == ()
            for name, one in month.figures.items():
                assert (one.difference, one.running) == (0, 0), name


@settings(max_examples=30, deadline=None)
@given(dated_organizations(), dated_organizations())
def test_the_people_named_make_up_the_difference_of_the_closing(before: Organization, after: Organization) -> None:
    recorded = after.under(None).as_of(date(2026, 12, 31))
    content = kept_content(before, staffing_plan(before, FIRST, 6))
    plan = kept_plan(Baseline(id=1, name="Spring", made_on=FIRST, content=content))
    for unit_id in (None, 2):
        found = plan_against_actual(recorded, plan, unit_id)
        for month in found.passed:
            named = otherwise(recorded, found, month.place)
            came, gone = (sum(one.is_there == there for one in named) for there in (True, False))
            assert came - gone == month.figures["closing"].difference
