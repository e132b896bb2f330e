from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.rounds import RoundProgress, round_calibration, round_progress, rounds
from orgwright.records import Assessment, AssessmentRound, Record, RoundPerson, RoundSkill
from pictures import DAY, facts, person, said, skills
from said_plainly import assessments

OPENED = DAY - timedelta(days=10)
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
PEOPLE, SKILLS = 3, 3


def picture(*rows: Record, people: int = 2, asked: int = 2, opened: date = OPENED, **values: object) -> Organization:
    """A round that asks the first people about the first skills, and one person and skill more than it asks."""
    return Organization.of(
        facts(),
        *(person(number) for number in range(1, PEOPLE + 1)),
        *skills(SKILLS),
        AssessmentRound(id=1, name="Spring", opened_on=opened, **values),
        *(RoundPerson(id=number, round_id=1, person_id=number) for number in range(1, people + 1)),
        *(RoundSkill(id=number, round_id=1, skill_id=number) for number in range(1, asked + 1)),
        *rows,
    )


def progress(*rows: Record, **values: object) -> RoundProgress:
    return round_progress(picture(*rows, **values), 1)


def is_answered(rows: list[Assessment], who: int, skill: int, last: date) -> bool:
    own = [
        one
        for one in rows
        if (one.person_id, one.skill_id, one.source) == (who, skill, "self") and OPENED <= one.assessed_on <= last
    ]
    days = [one.assessed_on for one in own]
    return bool(own) and all(one.level is not None for one in own if one.assessed_on == max(days))


@settings(max_examples=80, deadline=None)
@given(assessments(PEOPLE, SKILLS, 40), st.sampled_from([None, YESTERDAY, DAY, TOMORROW]))
def test_progress_is_what_plain_loops_find(rows: list[Assessment], closed: date | None) -> None:
    found = progress(*rows, closed_on=closed)
    last = min(DAY, closed or DAY)
    left = {who: tuple(skill for skill in (1, 2) if not is_answered(rows, who, skill, last)) for who in (1, 2)}
    assert {one.person_id: one.left_ids for one in found.people} == left
    assert [(one.asked, one.done) for one in found.people] == [(2, 2 - len(left[who])) for who in (1, 2)]
    assert (found.asked, found.done) == (4, 4 - sum(map(len, left.values())))
    assert found.share == pytest.approx(found.done / 4)
    ids = {one.id: (one.person_id, one.skill_id) for one in rows}
    assert all(ids[key] == cell for cell, key in found.assessment_ids.items())


def test_only_what_the_person_says_while_the_round_is_open_is_an_answer() -> None:
    rows = [
        said(1, 1, 3, on=DAY),
        said(1, 2, 3, "self", on=OPENED - timedelta(days=1)),
        said(2, 1, 3, "self", on=OPENED),
    ]
    found = progress(*rows)
    assert [(one.person_id, one.done, one.left_ids) for one in found.people] == [(1, 0, (1, 2)), (2, 1, (2,))]
    assert (found.person_ids, found.skill_ids, found.done, found.asked, found.share) == ((1, 2), (1, 2), 1, 4, 0.25)
    late = progress(said(1, 1, 3, "self", on=DAY), closed_on=YESTERDAY)
    assert late.done == 0


def test_an_answer_taken_back_is_none() -> None:
    assert progress(said(1, 1, 3, "self", on=YESTERDAY), said(1, 1, None, "self", on=DAY)).done == 0


@pytest.mark.parametrize(
    ("values", "state", "late"),
    [
        ({}, "open", ()),
        ({"opened": TOMORROW}, "planned", ()),
        ({"due_on": DAY}, "open", ()),
        ({"due_on": YESTERDAY}, "open", (2,)),
        ({"due_on": YESTERDAY, "closed_on": DAY}, "closed", ()),
        ({"due_on": YESTERDAY, "closed_on": TOMORROW}, "open", (2,)),
    ],
)
def test_late_is_who_has_something_left_after_the_due_day_of_an_open_round(values, state, late) -> None:
    answers = [said(1, skill, 3, "self", on=YESTERDAY) for skill in (1, 2)]
    found = progress(*answers, **values)
    assert (found.state, found.late_ids, found.is_late) == (state, late, bool(late))


def test_a_round_that_asks_nothing_has_no_share() -> None:
    found = progress(asked=0)
    assert (found.asked, found.share, [one.is_complete for one in found.people]) == (0, None, [True, True])


def test_an_earlier_day_shows_the_progress_of_that_day() -> None:
    organization = picture(said(1, 1, 3, "self", on=DAY), closed_on=DAY)
    assert [round_progress(organization.as_of(day), 1).done for day in (YESTERDAY, DAY)] == [0, 1]
    assert round_progress(organization.as_of(YESTERDAY), 1).state == "open"


def test_open_rounds_come_first_and_then_the_newest() -> None:
    others = [
        AssessmentRound(id=2, name="Autumn", opened_on=YESTERDAY, closed_on=DAY),
        AssessmentRound(id=3, name="Winter", opened_on=YESTERDAY),
        AssessmentRound(id=4, name="Summer", opened_on=YESTERDAY),
    ]
    assert [one.name for one in rounds(picture(*others))] == ["Summer", "Winter", "Spring", "Autumn"]
    assert rounds(Organization.of(facts())) == ()


def test_calibration_of_a_round_is_that_of_its_answers() -> None:
    rows = [
        row for who in (1, 2, 3) for skill in (1, 2, 3) for row in (said(who, skill, 1), said(who, skill, 5, "self"))
    ]
    answers = [said(1, 1, 4, "self", on=DAY), said(2, 2, 2, "self", on=DAY), said(3, 3, 5, "self", on=DAY)]
    (one,) = round_calibration(picture(*rows, *answers), 1)
    assert (one.person_id, one.skill_id, one.apart, one.level_of("self")) == (1, 1, 3, 4)
