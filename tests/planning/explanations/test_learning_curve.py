from datetime import date, timedelta

import pytest

from orgwright.planning.explanations.learning_curve import share_risen_explained
from orgwright.planning.learning_curve import learning_curve
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, OrganizationFacts, Person, Record, Skill, SkillKind

FIRST = date(2024, 1, 1)


def organization() -> Organization:
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=FIRST + timedelta(days=900)),
        Skill(id=1, name="Python"),
    ]
    for number, (days, then) in enumerate(((100, 3), (150, 2), (300, 3)), 1):
        records.append(Person(id=number, key=f"p{number}", name=f"Person {number}"))
        for level, on in ((2, 0), (then, days)):
            records.append(
                Assessment(person_id=number, skill_id=1, level=level, assessed_on=FIRST + timedelta(days=on))
            )
    return Organization.of(*records)


def test_a_share_is_opened_by_the_rises_up_to_its_time() -> None:
    picture = organization()
    curve = learning_curve(picture, SkillKind.TECHNICAL, 2)

    early = share_risen_explained(picture, curve, curve.points[0].months)
    late = share_risen_explained(picture, curve, curve.longest)

    assert early.title == "33.3 %"
    assert [row.values[1:4] for row in early.rows] == [(3, 1, 0)]
    assert [row.values[1:4] for row in late.rows] == [(3, 1, 0), (1, 1, 1)]
    assert [one.value for one in late.results] == [2, pytest.approx(1)]


def test_before_the_first_rise_nobody_has_risen() -> None:
    picture = organization()
    shown = share_risen_explained(picture, learning_curve(picture, SkillKind.TECHNICAL, 2), 1.0)

    assert (shown.title, shown.rows, shown.results[0].value) == ("0.0 %", (), 0.0)
