import pytest

from orgwright.planning.drivers import drivers, role_improvements, target_drivers, target_improvements
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.drivers import (
    driver_explained,
    drivers_explained,
    role_improvement_explained,
    skill_driver_explained,
    target_drivers_explained,
    target_improvement_explained,
)
from orgwright.planning.organization import Organization
from orgwright.records import Record, Role, Skill, Unit
from pictures import asks, facts, said, seated, target

KINDS = ("tool", "technical")


def unit_of(*records: Record, **policy: object) -> Organization:
    """Two people of the one role in the one unit; it asks 4 in a tool and 2 in a technical skill, equally heavy."""
    kinds = (Skill(id=number, name=f"Skill {number}", kind=kind) for number, kind in enumerate(KINDS, 1))
    people = (row for number in (1, 2) for row in seated(number, role_id=1))
    rows = (asks(1, 1, 1, 4), asks(2, 1, 2, 2))
    return Organization.of(
        facts(**policy), Unit(id=1, name="Models"), Role(id=1, name="Engineer"), *kinds, *people, *rows, *records
    )


PICTURE = unit_of(
    said(1, 1, 3), said(1, 2, 2), said(2, 1, 4), target(1, 1, 1, 4, 2), target(2, 1, 2, 2, 1, importance="optional")
)


def values(shown: Explanation) -> dict[str, float | None]:
    return {one.name: one.value for one in shown.results}


def test_all_that_is_missing_is_the_sum_of_the_skills() -> None:
    shown = drivers_explained(PICTURE, drivers(PICTURE, 1))
    assert shown.title == "31.2 points"
    assert values(shown) == {"missing": 0.3125, "low": 0.6875}
    assert [row.values for row in shown.rows] == [("Skill 2", 1, 0.25, 0.25), ("Skill 1", 1, 0, 0.0625)]


def test_what_a_skill_costs_is_the_sum_of_the_gaps_in_it() -> None:
    found = drivers(PICTURE, 1)
    shown = skill_driver_explained(PICTURE, 1, found.skills[1])
    assert (shown.title, values(shown)) == ("−6.25 points", {"together": 0.0625})
    assert [row.values for row in shown.rows] == [("Person 1", "Skill 1", 4, 8, 4, 3, 0.0625)]
    assert shown.columns[-1].formula == "{Weight}*(1-MIN({Held}/{Required},1))/{Weight of the role}/2"


def test_one_gap_is_explained_with_its_person() -> None:
    found = drivers(PICTURE, 1)
    shown = driver_explained(PICTURE, 1, found.gaps[0])
    assert "What the gap of Person 2 in Skill 2 takes from it." in shown.what
    ((*_, held, points),) = (row.values for row in shown.rows)
    assert (held, points) == (None, 0.25)
    assert values(shown) == {"together": 0.25, "of it not known": 0.25}


def test_what_a_target_costs_stands_beside_all_others() -> None:
    (one,) = target_drivers(PICTURE, 1)
    shown = target_drivers_explained(PICTURE, 1, one)
    assert values(shown) == {"points": pytest.approx(3 * 0.5 / 4), "all together": pytest.approx(3 * 0.5 / 4)}
    assert [row.values[0] for row in shown.rows] == ["Skill 1", "Skill 2"]


def test_a_step_is_explained_by_points_and_months() -> None:
    one = next(step for step in role_improvements(PICTURE, 1) if step.person_id == 1)
    shown = role_improvement_explained(PICTURE, 1, one)
    assert "Person 1 in Skill 1: from level 3 to level 4." in shown.what
    assert values(shown) == {"points together": 0.0625, "per month": pytest.approx(0.0625 / 3)}
    assert shown.policies[0] == (
        "Months per level, tool",
        "3, by policy; seen: 0 rises of the organization, 0 still waiting",
    )
    other = next(step for step in role_improvements(PICTURE, 1) if step.person_id == 2)
    assert "from an unknown level, counted from 0, to level 1." in role_improvement_explained(PICTURE, 1, other).what


def test_a_step_for_targets_is_explained_by_the_targets_it_helps() -> None:
    (one,) = target_improvements(PICTURE, 1)
    shown = target_improvement_explained(PICTURE, 1, one)
    assert values(shown)["points together"] == pytest.approx(3 / 2 / 4)
    assert [row.values[:3] for row in shown.rows] == [("Skill 1", "Models", 4)]


def test_a_level_that_takes_no_time_has_no_figure_for_each_month() -> None:
    picture = unit_of(said(1, 1, 3), months_per_level={"tool": 0})
    one = next(step for step in role_improvements(picture, 1) if step.skill_id == 1)
    assert list(values(role_improvement_explained(picture, 1, one))) == ["points together"]
