from datetime import date

import pytest

from departing_organization import LEAVES_ON, records
from orgwright.gui.resilience import model
from orgwright.planning.organization import Organization
from orgwright.planning.resilience_leaving import leaving_expertise
from orgwright.planning.unit_coverage import targets_of


@pytest.fixture
def picture() -> Organization:
    return Organization.of(*records())


@pytest.mark.parametrize(
    ("robustness", "sentence"),
    [
        (None, "No capability target holds here on this day, so there is nothing to break."),
        (-1, "Missed already, before anybody leaves: the target that is furthest short lacks 1 person."),
        (0, "Every target is met, but there is one that the next departure may leave short."),
        (1, "Any one person may leave, whoever it is, and every target stays met."),
        (3, "Any 3 people may leave, whoever it is, and every target stays met."),
    ],
)
def test_robustness_has_its_meaning_in_words(robustness: int | None, sentence: str) -> None:
    assert model.robustness_sentence(robustness) == sentence


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["Ana"], "Ana"),
        (["Ana", "Bo"], "Ana and Bo"),
        (["Ana", "Bo", "Cy"], "Ana, Bo and Cy"),
        (["Ana", "Bo", "Cy", "Di"], "Ana, Bo and 2 others"),
    ],
)
def test_many_names_are_told_as_two_and_how_many_others(names: list[str], text: str) -> None:
    assert model.names_text(names) == text


@pytest.mark.parametrize(("points", "text"), [(0.0, ""), (0.173, "−17.3"), (0.0002, "−0.02"), (0.00001, "below 0.01")])
def test_small_losses_are_told_finer_and_no_loss_not_at_all(points: float, text: str) -> None:
    assert model.points_text(points) == text


def test_experts_beside_the_holders_reach_down_to_one_level_below(picture: Organization) -> None:
    target = next(one for one in targets_of(picture, None) if one.skill_id == 2)
    assert [(row.name, row.level) for row in model.holder_rows(picture, target)] == [("Person 3", 3)]
    assert [(row.name, row.unit, row.level) for row in model.follower_rows(picture, target)] == [
        ("Person 4", "Models", 2)
    ]


def test_coverage_falls_in_steps_to_what_is_left_on_the_day(picture: Organization) -> None:
    until = date(2027, 11, 20)
    found = leaving_expertise(picture, None, until)
    days, lows = zip(*model.coverage_steps(found), strict=True)
    assert days == (picture.day, LEAVES_ON, until)
    assert lows == pytest.approx((3.75 / 7, 3 / 7, 3 / 7))
    assert lows[-1] == pytest.approx(found.after.low)
    assert model.ending_counts(model.ending_rows(picture, found)) == {"leaves": 1, "moves": 0, "expires": 0}


def test_without_targets_nothing_falls() -> None:
    picture = Organization.of(*records()[:4])
    assert model.coverage_steps(leaving_expertise(picture, None, LEAVES_ON)) == []
