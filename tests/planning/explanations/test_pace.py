from datetime import date, timedelta

import pytest

from orgwright.planning.explanations import pace as explanations
from orgwright.planning.explanations.pace import pace_explained, pace_policies, source_words
from orgwright.planning.organization import Organization
from orgwright.planning.pace import paces
from orgwright.records import Assessment, OrganizationFacts, Person, Record, Skill, SkillKind

FIRST = date(2024, 1, 1)


def organization(needed: int = 2) -> Organization:
    """Two rise from 1 to 2 in 100 and 200 days, one rises from 2 to 3 in 300, one waits at 1 for 400."""
    records: list[Record] = [
        OrganizationFacts(
            id=1,
            name="Example",
            planning_date=FIRST + timedelta(days=900),
            policy=f'{{"minimum_observations":{needed}}}',
        ),
        Skill(id=1, name="Python"),
    ]
    stays = ((1, 1, 2, 100), (2, 1, 2, 200), (3, 2, 3, 300), (4, 1, 1, 400))
    for number, first, then, days in stays:
        records.append(Person(id=number, key=f"p{number}", name=f"Person {number}"))
        for level, on in ((first, 0), (then, days)):
            records.append(
                Assessment(person_id=number, skill_id=1, level=level, assessed_on=FIRST + timedelta(days=on))
            )
    return Organization.of(*records)


def test_the_rows_of_a_pace_are_its_stays_and_add_up_to_it() -> None:
    found = pace_explained(organization(), SkillKind.TECHNICAL, 1)
    rises, waiting, months, pace = found.results

    assert [(row.values[0], row.values[4], row.values[7]) for row in found.rows] == [
        ("Person 4", 400, 0),
        ("Person 2", 200, 1),
        ("Person 1", 100, 1),
    ]
    assert (rises.value, waiting.value, months.value) == (2, 1, pytest.approx(700 / 30.436875))
    assert pace.value == pytest.approx(350 / 30.436875, abs=0.0005)
    assert pace.formula == "ROUND({months seen}/{rises},3)"
    assert found.rows[0].record_id == (4, 1)


def test_a_level_seen_too_seldom_shows_the_stays_of_its_kind() -> None:
    picture = organization()
    found = pace_explained(picture, SkillKind.TECHNICAL, 2)

    assert len(found.rows) == 4
    assert found.results[-1].value == paces(picture).by_kind[SkillKind.TECHNICAL].months
    assert found.reading.endswith("The rows are those of all levels of the kind.")


def test_a_pace_by_policy_shows_what_was_seen_and_claims_no_formula() -> None:
    found = pace_explained(organization(needed=20), SkillKind.TECHNICAL, 1)
    pace = found.results[-1]

    assert (found.title, pace.value, pace.numbers, pace.formula) == ("6.0 months", 6.0, "by policy", "")
    assert [one.value for one in found.results[:2]] == [2, 1]
    assert len(found.rows) == 3


def test_where_nothing_was_seen_the_policy_stands_alone() -> None:
    found = pace_explained(organization(), SkillKind.SOFT, 0)

    assert (found.rows, len(found.results), found.results[0].value) == ((), 1, 9.0)


def test_very_many_stays_are_added_up_by_skill(monkeypatch: pytest.MonkeyPatch) -> None:
    by_stay = pace_explained(organization(), SkillKind.TECHNICAL)
    monkeypatch.setattr(explanations, "MOST_STAYS", 1)
    by_skill = pace_explained(organization(), SkillKind.TECHNICAL)

    assert [(row.values[0], row.values[1], row.values[3], row.record_id) for row in by_skill.rows] == [
        ("Python", 4, 3, 1)
    ]
    assert [one.value for one in by_skill.results] == pytest.approx([one.value for one in by_stay.results])


def test_every_source_says_how_often_it_was_seen_and_who_still_waits() -> None:
    few, enough = paces(organization(needed=20)), paces(organization())
    kind = SkillKind.TECHNICAL

    assert source_words(few.by_level[kind][1], 20) == "by policy: 2 rises observed of 20 needed, 1 still waiting"
    assert source_words(enough.by_kind[kind], 2) == "3 rises observed, 1 still waiting"
    assert source_words(enough.by_level[kind][1], 2) == "2 rises observed, 1 still waiting"
    assert source_words(enough.by_level[kind][2], 2) == (
        "all levels of the kind, 3 rises observed; 1 from this level, 0 still waiting"
    )


def test_the_policies_of_months_name_the_levels_that_have_a_pace_of_their_own() -> None:
    words = dict(pace_policies(organization()))

    assert words["Months per level, technical"].startswith("10.952 (3 rises observed, 1 still waiting); 0 to 1: 10.952")
    assert "1 to 2: 11.499" in words["Months per level, technical"]
    assert words["Months per level, soft"] == "9 (by policy: 0 rises observed of 20 needed, 0 still waiting)".replace(
        "20", "2"
    )
    assert words["Skills at once"] == "3"
