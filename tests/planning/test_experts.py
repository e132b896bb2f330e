from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.experts import Expert, experts, skill_called
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Person, Record, Skill, Unit
from pictures import DAY, LATELY, facts, person, said, seated, skills
from said_plainly import assessments, held

ORDER = ("certificate", "manager", "peer", "self")
PEOPLE = 5
YESTERDAY = DAY - timedelta(days=1)


def picture(*rows: Record, **policy: object) -> Organization:
    """Persons 1 to 4 in the unit, 5 in none."""
    seats = (row for number in range(1, PEOPLE) for row in seated(number))
    return Organization.of(facts(**policy), Unit(id=1, name="Models"), *seats, person(PEOPLE), *skills(2), *rows)


def told(found: tuple[Expert, ...]) -> list[tuple]:
    return [(one.person_id, one.level, one.source, one.assessed_on) for one in found]


def plainly(rows: list[Assessment], people: int, level: int) -> list[tuple]:
    found = []
    for who in range(1, people + 1):
        own = held(rows, who, 1)
        if own is not None and own[0] >= level:
            found.append((who, *own))
    return sorted(found, key=lambda one: (-one[1], ORDER.index(one[2]), -one[3].toordinal(), one[0]))


@settings(max_examples=100, deadline=None)
@given(assessments(PEOPLE, 2, 40), st.integers(0, 5))
def test_experts_are_what_plain_loops_find(rows: list[Assessment], level: int) -> None:
    organization = picture(*rows)
    assert told(experts(organization, 1, level)) == plainly(rows, PEOPLE, level)
    assert told(experts(organization, 1, level, 1)) == plainly(rows, PEOPLE - 1, level)
    for one in experts(organization, 1, level):
        state = organization.proficiency.held(one.person_id, 1)
        assert (one.level, one.source, one.is_stale) == (state.level, state.source, state.is_stale)
        assert set(state.assessment_ids) <= set(one.assessment_ids)


def test_the_worked_example_puts_an_old_certificate_before_a_manager_of_the_same_level() -> None:
    rows = [said(1, 1, 4), said(2, 1, 4, "certificate", on=date(2024, 5, 1)), said(3, 1, 5)]
    found = experts(picture(*rows), 1)
    assert [(one.person_id, one.is_stale) for one in found] == [(3, False), (2, True), (1, False)]


def test_the_policy_of_the_file_says_which_source_comes_first() -> None:
    rows = [said(1, 1, 4), said(2, 1, 4, "self")]
    assert [one.person_id for one in experts(picture(*rows), 1)] == [1, 2]
    turned = picture(*rows, precedence=["self", "peer", "manager", "certificate"])
    assert [one.person_id for one in experts(turned, 1)] == [2, 1]


def test_the_newer_comes_first_and_then_the_name() -> None:
    rows = [said(1, 1, 4), said(2, 1, 4, on=DAY), said(3, 1, 4)]
    assert [one.person_id for one in experts(picture(*rows), 1)] == [2, 1, 3]
    named = [Person(id=1, key="a", name="Zoe"), Person(id=2, key="b", name="Abe"), *skills(1)]
    assert [one.person_id for one in experts(Organization.of(facts(), *named, *rows[:1], said(2, 1, 4)), 1)] == [2, 1]


def test_who_left_and_what_expired_are_not_found() -> None:
    rows = [said(1, 1, 4), said(2, 1, 4, until=YESTERDAY)]
    gone = Organization.of(facts(), person(1, left=YESTERDAY), person(2), *skills(1), *rows)
    assert experts(gone, 1) == ()
    assert [one.person_id for one in experts(gone.as_of(YESTERDAY), 1)] == [1, 2]


NAMED = [
    Skill(id=1, name="Python engineering", aliases="CPython; Py"),
    Skill(id=2, name="SQL"),
    Skill(id=3, name="Go", aliases="Py"),
    Skill(id=4, name="GO", aliases="Golang"),
]


@pytest.mark.parametrize(
    ("name", "skill_id"),
    [("python  Engineering ", 1), ("cpython", 1), ("sql", 2), ("Go", 3), ("GO", 4), ("golang", 4)],
)
def test_a_skill_is_found_by_name_alias_and_case(name: str, skill_id: int) -> None:
    assert skill_called(Organization.of(facts(), *NAMED), name) == skill_id


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("py", "More than one skill is called “py”: Go, Python engineering."),
        ("go", "More than one skill is called “go”: GO, Go."),
        ("python", "There is no skill called “python”; similar is Python engineering."),
        ("SQLL", "There is no skill called “SQLL”; similar is SQL."),
        ("o", "There is no skill called “o”; similar are GO, Go, Python engineering."),
        ("Cooking", "There is no skill called “Cooking”."),
        (" ", "Give the name of a skill."),
    ],
)
def test_a_name_that_is_not_one_skill_is_refused_with_those_it_may_mean(name: str, sentence: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        skill_called(Organization.of(facts(), *NAMED), name)
    assert str(refused.value) == sentence


def test_assessments_of_another_skill_make_no_expert() -> None:
    assert experts(picture(said(1, 2, 5)), 1) == ()
    assert told(experts(picture(said(1, 2, 5)), 2)) == [(1, 5, "manager", LATELY)]
