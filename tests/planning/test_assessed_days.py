from datetime import date, timedelta
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from orgwright.planning.assessed_days import role_days, role_days_of, target_days
from orgwright.planning.carried import CellEdit
from orgwright.planning.organization import Organization
from orgwright.records import EPOCH, Role, Unit
from pictures import DAY, asks, facts, position, said, seated, sits, skills, target

ROLES = (Role(id=1, name="Engineer", level="Senior"),)
UNITS = (Unit(id=1, name="Whole"), Unit(id=2, name="Ape", parent_id=1), Unit(id=3, name="Bee", parent_id=1))
AGES = st.lists(st.integers(0, 9), min_size=1, max_size=9)


def asked_of(ages: list[int | None]) -> Organization:
    """One person whose role asks so many skills, each assessed so many days ago."""
    rows = [asks(number, 1, number) for number in range(1, len(ages) + 1)]
    held = [said(1, skill, 3, on=DAY - timedelta(days=age)) for skill, age in enumerate(ages, 1) if age is not None]
    return Organization.of(facts(), UNITS[0], *ROLES, *skills(len(ages)), *seated(1, 1), *rows, *held)


@given(AGES)
def test_the_median_age_is_that_of_the_single_ages(ages: list[int]) -> None:
    assert role_days(asked_of(list(ages)), 1).median_age == median(ages)


def test_what_is_not_known_has_no_age_and_counts_as_a_cell() -> None:
    found = role_days(asked_of([4, None, 8]), None)
    assert (found.cells, found.share, found.median_age) == (3, 2 / 3, 6)
    assert (role_days(asked_of([None]), None).median_age, role_days(asked_of([]), None).share) == (None, None)


def test_an_assessment_on_the_first_day_of_all_has_an_age() -> None:
    old = said(1, 1, 3, on=EPOCH)
    picture = Organization.of(facts(), UNITS[0], *ROLES, *skills(2), *seated(1, 1), asks(1, 1, 1), asks(2, 1, 2), old)
    for found in (
        role_days(picture, None),
        role_days(picture, 1),
        role_days_of(picture, picture.proficiency.person_ids),
    ):
        assert found.median_age == (DAY - EPOCH).days
        assert found.share == 0.5


def in_units(*rows: object) -> Organization:
    """Person 1 in unit 2, person 2 in unit 3, person 3 in both."""
    people = (*seated(1, unit_id=2), *seated(2, unit_id=3), *seated(3, unit_id=2), position(4, 3), sits(4, 3, 4))
    return Organization.of(facts(), *UNITS, *skills(2), *people, *rows)


def test_a_person_in_two_units_with_the_same_target_is_one_pair() -> None:
    held = (said(3, 1, 2, on=date(2026, 11, 10)), said(1, 1, 2, on=date(2026, 11, 18)))
    found = target_days(in_units(target(1, 2, 1, 3, 1), target(2, 3, 1, 4, 1), *held), 1)
    assert (found.cells, found.share, found.median_age) == (3, 2 / 3, 6)


def test_a_target_of_a_unit_above_takes_in_those_below() -> None:
    picture = in_units(target(1, 1, 1, 3, 1), target(2, 3, 1, 4, 1), target(3, 3, 2, 1, 1), target(4, 1, 1, 5, 1))
    assert target_days(picture, 1).cells == 3 + 2
    assert target_days(picture, 3).cells == 2 + 2


def test_units_in_a_circle_have_the_same_people_each_once() -> None:
    circle = (
        Unit(id=1, name="Whole", parent_id=2),
        Unit(id=2, name="Ape", parent_id=1),
        Unit(id=3, name="B", parent_id=2),
    )
    people = (*seated(1, unit_id=1), *seated(2, unit_id=2), *seated(3, unit_id=3))
    targets = (target(1, 1, 1, 3, 1), target(2, 2, 1, 4, 1), target(3, 3, 1, 2, 1))
    picture = Organization.of(facts(), *circle, *skills(1), *people, *targets, said(2, 1, 2, on=DAY))
    assert [target_days(picture, one).cells for one in (None, 1, 2, 3)] == [3, 3, 3, 1]
    assert target_days(picture, 1).share == 1 / 3


def test_an_edited_cell_leaves_its_old_day_and_takes_its_new_one() -> None:
    found = role_days(asked_of([4, None, 8]), None)
    today = found.today
    later = found.after([CellEdit(1, 1, 3, today - 4, -2, 0), CellEdit(1, 2, -1, 0, 5, today)])
    assert (later.cells, later.share, later.median_age) == (3, 2 / 3, 4)
    assert found.median_age == 6
