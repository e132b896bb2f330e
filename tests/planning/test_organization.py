from datetime import date, timedelta

import pytest

from orgwright.errors import RefusedInput
from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import ALWAYS, SOURCE_NUMBER, columns_of
from orgwright.planning.rows import changed_row, row_of
from orgwright.records import OrganizationFacts, Person, Role, Scenario, Skill, Target, Unit
from pictures import DAY, asks, facts, person, planned, position, said, seated, sits, skills, target

TOMORROW = DAY + timedelta(days=1)


def small() -> Organization:
    return Organization.of(
        facts(),
        Unit(id=1, name="Models"),
        Role(id=1, name="Engineer", level="Senior"),
        *skills(2, aliases="First; Uno"),
        asks(1, 1, 1),
        *seated(1, role_id=1),
        *seated(2, role_id=1),
        target(1, 1, 1, 3, 2),
        said(1, 1, 3, number=1),
        said(1, 2, 4, number=2),
        Scenario(id=1, key="grow", title="Grow"),
        planned(1, "raise-skill", TOMORROW, person="p2", skill_id=1, value=5),
    )


def test_the_day_is_the_planning_date_or_today() -> None:
    assert Organization.of(facts(date(2031, 1, 2))).day == date(2031, 1, 2)
    assert Organization.of(facts(None)).day == date.today()


def test_another_day_shares_what_has_no_dates() -> None:
    before = small()
    after = before.as_of(TOMORROW)
    assert after.day == after.seating.day == TOMORROW
    assert after.proficiency.day == day_number(TOMORROW)
    assert after.demand is before.demand
    assert after.assessments is before.assessments
    assert before.as_of(DAY) is before
    assert before.day == DAY


def test_a_scenario_holds_on_every_day_and_as_recorded_remains_as_it_was() -> None:
    recorded = small()
    under = recorded.under(1)
    assert (under.scenario_id, under.scenario.title) == (1, "Grow")
    assert under.proficiency.held(2, 1).level is None
    assert under.as_of(TOMORROW).proficiency.held(2, 1).level == 5
    assert recorded.as_of(TOMORROW).proficiency.held(2, 1).level is None
    assert recorded.under(None) is recorded
    with pytest.raises(ValueError, match="over the records"):
        under.under(1)


def test_an_edited_row_gives_what_reading_all_rows_would() -> None:
    before = small()
    _ = before.proficiency.levels
    moved = changed_row(before.people[1], left_on=DAY - timedelta(days=1))
    after = before.edited({Person: {1: moved}, Target: {1: None}}, {}, before.assessments.assessors)
    assert (after.seating.employed, after.targets) == ({2}, {})
    assert (before.seating.employed, len(before.targets)) == ({1, 2}, 1)
    assert after.demand is before.demand
    assert (after.proficiency.levels == before.proficiency.levels).all()


def test_an_edited_assessment_changes_one_cell_and_no_other_part() -> None:
    before = small()
    before.proficiency.level(1, 1)
    cell = columns_of([(9, 1, 1, 5, SOURCE_NUMBER["manager"], 1, day_number(DAY), ALWAYS)])
    after = before.edited({}, {(1, 1): cell}, before.assessments.assessors)
    assert after.seating is before.seating
    assert after.demand is before.demand
    assert after.proficiency.levels.tolist() == [[5, 4], [-1, -1]]
    assert before.proficiency.levels.tolist() == [[3, 4], [-1, -1]]


def test_new_people_and_skills_get_a_place_in_the_matrix() -> None:
    before = small()
    before.proficiency.level(1, 1)
    new = {Person: {5: row_of(person(5))}, Skill: {7: row_of(Skill(id=7, name="Seven"))}}
    cell = columns_of([(9, 5, 7, 2, SOURCE_NUMBER["manager"], 1, day_number(DAY), ALWAYS)])
    after = before.edited(new, {(5, 7): cell}, before.assessments.assessors)
    assert after.proficiency.levels.tolist() == [[3, 4, -1], [-1, -1, -1], [-1, -1, 2]]


def test_a_changed_policy_or_planning_date_counts_at_once() -> None:
    before = small()
    before.proficiency.level(1, 1)
    later = row_of(facts(date(2028, 1, 1), minimum_peers=1))
    after = before.edited({OrganizationFacts: {1: later}}, {}, before.assessments.assessors)
    assert (after.day, after.policy.minimum_peers) == (date(2028, 1, 1), 1)
    assert after.proficiency.held(1, 1).is_stale
    assert not before.proficiency.held(1, 1).is_stale


def test_a_changed_requirement_changes_what_is_asked() -> None:
    before = small()
    (old,) = before.demand.asks(1)
    changed = changed_row(before.requirements[1], level=5)
    (new,) = before.edited({type(asks(1, 1, 1)): {1: changed}}, {}, ()).demand.asks(1)
    assert (old.level, new.level) == (3, 5)


@pytest.mark.parametrize("name", ["Skill 1", "skill 1", "  SKILL 1 "])
def test_a_row_is_found_whatever_the_case(name: str) -> None:
    assert small().find(Skill, name).id == 1


def test_an_alias_finds_its_skill_and_two_owners_are_refused() -> None:
    alone = Organization.of(facts(), Skill(id=1, name="C++", aliases="CPP; Cplusplus"), Skill(id=2, name="C"))
    assert alone.find(Skill, "cpp").id == 1
    assert alone.find(Skill, "c").id == 2
    with pytest.raises(RefusedInput, match="More than one skill is called “uno”"):
        small().find(Skill, "uno")
    with pytest.raises(RefusedInput, match="There is no unit called “Nowhere”"):
        small().find(Unit, "Nowhere")


def test_the_exact_name_wins_over_another_case() -> None:
    two = Organization.of(facts(), Skill(id=1, name="go"), Skill(id=2, name="Go"))
    assert [two.find(Skill, name).id for name in ("go", "Go")] == [1, 2]


def test_changes_of_a_scenario_stand_by_day_then_number() -> None:
    rows = (planned(3, "leave", DAY), planned(1, "leave", TOMORROW), planned(2, "leave", DAY))
    found = Organization.of(facts(), Scenario(id=1, key="a", title="A"), *rows).planned_changes_by_scenario
    assert [one.number for one in found[1]] == [2, 3, 1]


def test_seats_of_a_picture_are_those_of_its_day() -> None:
    rows = (person(1), Unit(id=1, name="U"), position(1), sits(1, 1, 1, from_on=TOMORROW))
    found = Organization.of(facts(), *rows)
    assert (found.seating.active, len(found.as_of(TOMORROW).seating.active)) == ((), 1)
