from datetime import date

import pytest

from organizations import TODAY, small_organization
from orgwright.planning.onboarding import newcomers, onboarding_steps
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Incumbency, Milestone, Record, Role, Statement


def sheet(*said: tuple[str, str], section: int = 6) -> RoleSheet:
    rows = tuple(Statement(role_id=1, section=section, heading=heading, text=text) for heading, text in said)
    return RoleSheet(Role(id=1, name="Engineer"), statements=rows)


def test_goals_are_due_so_long_after_the_start_and_stand_by_their_days() -> None:
    steps = onboarding_steps(
        sheet(("6-month goals", "Owns a service"), ("30-day goals", "Knows the team"), ("30-day goals", "Has shipped")),
        date(2027, 1, 31),
    )

    assert [(one.text, one.due_on) for one in steps] == [
        ("Knows the team", date(2027, 3, 2)),
        ("Has shipped", date(2027, 3, 2)),
        ("Owns a service", date(2027, 7, 31)),
    ]


def test_goals_without_a_day_and_other_sections_are_left_out() -> None:
    assert onboarding_steps(sheet(("Long-term impact goals", "Changes the field")), date(2027, 1, 1)) == ()
    assert onboarding_steps(sheet(("30-day goals", "Knows the team"), section=5), date(2027, 1, 1)) == ()


def new_in(day: date, *more: Record, unit_id: int | None = None) -> list[tuple[str, str, date | None, str]]:
    """Who is new on a day: person, role, first day, and how many milestones are done."""
    picture = Organization.of(*small_organization(), *more).as_of(day)
    return [
        (
            picture.people[one.person_id].name,
            picture.roles[one.role_id].name,
            one.starts_on,
            f"{one.done} of {len(one.steps)}",
        )
        for one in newcomers(picture, unit_id)
    ]


@pytest.mark.parametrize(
    ("day", "is_new"),
    [(date(2020, 9, 30), False), (date(2020, 10, 1), True), (date(2021, 12, 31), True), (date(2022, 1, 1), False)],
)
def test_new_is_from_three_months_before_the_start_for_twelve_months_after_it(day: date, is_new: bool) -> None:
    assert (("Bo Lind", "Senior Engineer", date(2021, 1, 1), "0 of 0") in new_in(day)) is is_new


def test_another_seat_of_the_same_role_is_no_new_beginning_and_a_new_role_is() -> None:
    same = Incumbency(id=9, position_id=3, person_id=2, from_on=date(2026, 9, 1))
    assert new_in(TODAY, same) == []
    other = Incumbency(id=9, position_id=1, person_id=2, from_on=date(2026, 9, 1), fte_percent=50)
    assert new_in(TODAY, other) == [("Bo Lind", "Staff Engineer", date(2026, 9, 1), "0 of 0")]


def test_units_see_their_own_seats_and_those_who_left_are_nobodys_newcomers() -> None:
    later = Incumbency(id=9, position_id=1, person_id=2, from_on=date(2026, 9, 1), fte_percent=50)
    assert new_in(TODAY, later, unit_id=2) == []
    assert len(new_in(TODAY, later, unit_id=1)) == 1
    gone = Incumbency(id=9, position_id=3, person_id=3, from_on=date(2025, 5, 1), to_on=date(2025, 5, 31))
    assert new_in(date(2025, 6, 15), gone) == []
    ended = Incumbency(id=9, position_id=1, person_id=2, from_on=date(2026, 9, 1), to_on=date(2026, 10, 1))
    assert new_in(TODAY, ended) == []


def test_a_plan_that_is_not_finished_keeps_somebody_on_the_list() -> None:
    def step(done_on: date | None) -> Milestone:
        return Milestone(id=1, person_id=2, role_id=1, kind="onboarding", number=1, text="Meet all", done_on=done_on)

    assert new_in(TODAY, step(None)) == [("Bo Lind", "Senior Engineer", date(2021, 1, 1), "0 of 1")]
    assert new_in(TODAY, step(TODAY)) == []
    assert new_in(date(2021, 6, 1), step(date(2021, 2, 1)))[-1] == (
        "Bo Lind", "Senior Engineer", date(2021, 1, 1), "1 of 1",
    )  # fmt: skip
