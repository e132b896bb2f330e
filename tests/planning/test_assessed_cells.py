import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.assessed_cells import assessed_cells, in_order
from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import ALWAYS, columns_of
from orgwright.records import Assessment, Person, Skill
from pictures import DAY, facts, person, said, skills
from said_plainly import SOURCES, assessments, newest

PEOPLE, SKILLS = 3, 3
some = st.sets(st.integers(1, PEOPLE))


def picture(*rows: Assessment) -> Organization:
    return Organization.of(facts(), *(person(number) for number in range(1, PEOPLE + 1)), *skills(SKILLS), *rows)


@settings(max_examples=80, deadline=None)
@given(assessments(PEOPLE, SKILLS), some, st.one_of(st.none(), some))
def test_cells_hold_the_rows_of_the_people_and_skills_up_to_the_day(
    rows: list[Assessment], people: set[int], asked: set[int] | None
) -> None:
    cells = assessed_cells(picture(*rows), people, asked)
    expected: dict[tuple[int, int], set[int]] = {}
    for one in rows:
        if one.assessed_on <= DAY and one.person_id in people and (asked is None or one.skill_id in asked):
            expected.setdefault((one.person_id, one.skill_id), set()).add(one.id)
    found = {
        (who, skill): set(cells.ids_of(number))
        for number, (who, skill) in enumerate(zip(cells.person.tolist(), cells.skill.tolist(), strict=True))
    }
    assert found == expected
    hiding = {one.id for who, skill in expected for source in SOURCES for one in newest(rows, who, skill, source)}
    assert set(cells.rows.ids[cells.newest].tolist()) == hiding


@settings(max_examples=40, deadline=None)
@given(assessments(PEOPLE, SKILLS), st.data())
def test_chosen_cells_are_numbered_anew(rows: list[Assessment], data: st.DataObject) -> None:
    cells = assessed_cells(picture(*rows), range(1, PEOPLE + 1))
    chosen = sorted(data.draw(st.sets(st.integers(0, max(len(cells) - 1, 0)), max_size=len(cells))))
    fewer = cells.of_cells(np.array(chosen, dtype=np.int64))
    assert [fewer.ids_of(number) for number in range(len(fewer))] == [cells.ids_of(number) for number in chosen]


def test_an_edit_is_seen() -> None:
    organization = picture(said(1, 1, 3, number=1), said(2, 1, 3, number=2))
    edited = organization.edited({}, {(1, 1): columns_of([(9, 1, 1, 4, 2, 0, day_number(DAY), ALWAYS)])}, ("",))
    assert assessed_cells(edited, [1, 2], [1]).rows.ids.tolist() == [9, 2]


def test_cells_stand_by_what_goes_before_then_key_then_name() -> None:
    organization = Organization.of(
        facts(),
        Person(id=1, key="b", name="A"),
        Person(id=2, key="a", name="B"),
        Skill(id=1, name="Y"),
        Skill(id=2, name="X"),
    )
    columns = columns_of([(0, who, skill, 0, 0, 0, 0, 0) for who in (1, 2) for skill in (1, 2)])
    order = in_order(organization, columns.person, columns.skill)
    assert [(columns.person[one], columns.skill[one]) for one in order] == [(2, 2), (2, 1), (1, 2), (1, 1)]
    first = in_order(organization, columns.person, columns.skill, columns.person)
    assert [(columns.person[one], columns.skill[one]) for one in first] == [(1, 2), (1, 1), (2, 2), (2, 1)]
