"""What explains the lists of assessments says the same as the lists."""

import pytest

from organizations import TODAY, small_organization
from orgwright.planning.explanations.assessing import answered, answers_of, narrowing
from orgwright.planning.next_assessments import next_assessments
from orgwright.planning.organization import Organization
from orgwright.planning.rounds import round_progress
from orgwright.records import AssessmentRound, RoundPerson, RoundSkill


def with_round() -> Organization:
    return Organization.of(
        *small_organization(),
        AssessmentRound(id=1, name="Autumn", opened_on=TODAY.replace(month=5)),
        *(RoundPerson(id=one, round_id=1, person_id=one) for one in (1, 2)),
        *(RoundSkill(id=one, round_id=1, skill_id=one) for one in (1, 2)),
    )


def test_a_round_is_answered_person_by_person_those_with_most_left_first() -> None:
    picture = with_round()
    shown = answered(picture, round_progress(picture, 1))
    assert [row.values for row in shown.rows] == [("Ana Ruiz", 0, 2), ("Bo Lind", 1, 2)]
    assert shown.results[-1].value == 0.25


def test_a_person_of_a_round_has_what_is_left_first() -> None:
    picture = with_round()
    progress = round_progress(picture, 1)
    shown = answers_of(picture, progress, 2)
    assert shown is not None
    assert [row.values for row in shown.rows] == [("Forecasting", 0), ("Python", 1)]
    assert shown.title == "1 of 2"
    assert answers_of(picture, progress, 3) is None


def test_what_a_rating_narrows_is_what_the_list_says() -> None:
    picture = Organization.of(*small_organization())
    for one in next_assessments(picture, None):
        shown = narrowing(picture, None, (one.person_id, one.skill_id))
        assert shown is not None
        assert shown.results[-1].value == pytest.approx(one.narrowing)


def test_a_skill_that_the_role_does_not_ask_narrows_nothing() -> None:
    assert narrowing(Organization.of(*small_organization()), None, (2, 2)) is None
