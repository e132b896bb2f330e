from datetime import date

import pytest

from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.resilience import (
    departures_explained,
    leaving_explained,
    robustness_explained,
    slack_explained,
)
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import departures, resilience
from orgwright.planning.resilience_leaving import leaving_expertise
from orgwright.planning.unit_coverage import targets_of
from orgwright.records import Record, Unit
from pictures import facts, person, position, said, seated, sits, skills, target


def unit_of(*records: Record) -> Organization:
    """Three people in the one unit, of whom the third leaves in March, and two skills."""
    third = (person(3, left=date(2027, 3, 31)), position(3), sits(3, 3, 3))
    return Organization.of(facts(), Unit(id=1, name="Models"), *skills(2), *seated(1), *seated(2), *third, *records)


PICTURE = unit_of(
    target(1, 1, 1, 3, 1),
    target(2, 1, 2, 3, 4),
    said(1, 1, 3),
    said(2, 1, 4),
    said(1, 2, 1),
    said(2, 2, 0),
    said(3, 2, 3),
)


def values(shown: Explanation) -> dict[str, float | None]:
    return {one.name: one.value for one in shown.results}


def column(shown: Explanation, title: str) -> list[object]:
    place = [one.title for one in shown.columns].index(title)
    return [row.values[place] for row in shown.rows]


def test_departures_are_explained_over_all_targets_the_dearest_loss_first() -> None:
    found = departures(PICTURE, 1, [1, 2])
    shown = departures_explained(PICTURE, 1, found)
    assert shown.title == "62 → 12 %"
    assert shown.what == "Models, 20 Nov 2026, as recorded. Leaving every unit at once: Person 1, Person 2."
    # Of Person 3 the level in Skill 1 is not known: whoever leaves, the target may still be met.
    assert values(shown) == {"low now": 0.625, "low after": 0.125, "high now": 0.625, "high after": 0.625, "lost": 0.5}
    assert [one.numbers for one in shown.results][:2] == ["3.75 / 6", "0.75 / 6"]
    assert column(shown, "Held now") == [2, 1]
    assert column(shown, "Held after") == [0, 1]
    assert column(shown, "Share after") == [0, 0.25]


def test_the_rows_compute_the_results() -> None:
    shown = departures_explained(PICTURE, 1, departures(PICTURE, 1, [3]))
    weights = column(shown, "Weight")
    for name, title in (("low now", "Share now"), ("low after", "Share after"), ("high after", "Most after")):
        parts = zip(weights, column(shown, title), strict=True)
        assert values(shown)[name] == pytest.approx(sum(w * share for w, share in parts) / sum(weights))


def test_what_leaves_by_a_day_is_explained_like_departures() -> None:
    shown = leaving_explained(PICTURE, leaving_expertise(PICTURE, 1, date(2027, 6, 1)))
    assert "no more on 1 Jun 2027" in shown.what
    assert (values(shown)["low now"], values(shown)["low after"]) == (0.625, 0.5)


def test_many_leavers_are_named_in_part() -> None:
    people = [row for number in range(4, 20) for row in seated(number)]
    crowd = unit_of(target(1, 1, 1, 3, 1), *people)
    shown = departures_explained(crowd, None, departures(crowd, None, crowd.seating.employed))
    assert shown.what.endswith("and 9 others.")


def test_robustness_is_the_least_slack_of_its_rows() -> None:
    shown = robustness_explained(PICTURE, resilience(PICTURE, 1))
    assert (shown.title, values(shown)) == ("−3", {"robustness": -3})
    assert column(shown, "Slack") == [-3, 1]
    empty = robustness_explained(unit_of(), resilience(unit_of(), 1))
    assert (empty.title, empty.rows, values(empty)) == ("–", (), {"robustness": None})


def test_slack_is_explained_by_the_people_who_hold_it() -> None:
    held = next(one for one in targets_of(PICTURE, 1) if one.skill_id == 1)
    shown = slack_explained(PICTURE, held)
    assert (shown.title, values(shown)) == ("1", {"held": 2, "slack": 1})
    assert [row.values for row in shown.rows] == [("Person 1", 3), ("Person 2", 4)]
    assert [(row.screen, row.record_id) for row in shown.rows] == [("people", 1), ("people", 2)]
