import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import FIRST, dated_organizations
from orgwright.errors import RefusedInput
from orgwright.planning.kept_plan import FIGURES, figure_of, kept_content, kept_plan
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Baseline, Unit
from pictures import facts, person, position, sits

DAY = date(2026, 4, 1)


def kept_of(content: str) -> Baseline:
    return Baseline(id=1, name="Spring", made_on=DAY, content=content)


@settings(max_examples=40, deadline=None)
@given(dated_organizations())
def test_a_kept_plan_says_what_the_plan_said_of_every_unit_and_everybody(organization: Organization) -> None:
    plan = staffing_plan(organization, FIRST, 9)
    kept = kept_plan(kept_of(kept_content(organization, plan)))
    assert (kept.months, kept.name, kept.made_on) == (plan.months, "Spring", DAY)
    for unit_id in (None, *organization.units):
        unit = None if unit_id is None else organization.units[unit_id].name
        subtree = None if unit_id is None else organization.seating.subtree(unit_id)
        rows, figures = plan.together(subtree), kept.figures(kept.below(unit))
        assert {name: tuple(figure_of(one, name) for one in rows) for name in FIGURES} == figures
        for place in range(9):
            there = {
                one.person for one in kept.stays if one.first <= place <= one.last and one.unit in kept.below(unit)
            }
            people = plan.people("closing", place, subtree)
            assert there == {organization.people[one].key for one in people}


def test_it_is_small_and_names_no_people() -> None:
    people = [person(number) for number in range(1, 51)]
    seats = [one for number in range(1, 51) for one in (position(number), sits(number, number, number))]
    organization = Organization.of(facts(DAY), Unit(id=1, name="All"), *people, *seats)
    content = kept_content(organization, staffing_plan(organization, DAY, 60))
    assert len(content) < 4_000
    assert "Person" not in content


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"version":1}',
        '{"version":1,"first":"2026-04-01","months":900,"units":[],"others":{},"stays":[]}',
        '{"version":1,"first":"2026-04-01","months":1,"units":[{"name":"A","parent":4}],"others":{},"stays":[]}',
        '{"version":1,"first":"2026-04-01","months":1,"units":[],"others":{"cost":[1,2]},"stays":[]}',
        '{"version":1,"first":"2026-04-01","months":1,"units":[],"others":{},"stays":[["p1",-1,0,7]]}',
        '{"version":1,"first":"2026-04-01","months":1,"units":[],"others":{},"stays":[["p1"]]}',
        '{"version":1,"first":"2026-04-01","months":1,"units":7,"others":{},"stays":[]}',
    ],
)
def test_content_that_is_damaged_is_refused_with_a_sentence(content: str) -> None:
    with pytest.raises(RefusedInput, match="The kept plan “Spring” cannot be read: its content is damaged"):
        kept_plan(kept_of(content))


def test_content_of_a_newer_version_is_said_to_be_that() -> None:
    with pytest.raises(RefusedInput, match="kept by a newer version"):
        kept_plan(kept_of('{"version":2}'))


@given(st.recursive(st.none() | st.integers() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)))
def test_stays_that_are_none_are_refused_whatever_they_are(stored: object) -> None:
    content = {"version": 1, "first": "2026-04-01", "months": 1, "units": [], "others": {}, "stays": stored}
    if stored == [] or stored == {} or stored == "":
        assert kept_plan(kept_of(json.dumps(content))).stays == ()
    else:
        with pytest.raises(RefusedInput, match="cannot be read"):
            kept_plan(kept_of(json.dumps(content)))


def test_units_in_a_circle_end() -> None:
    units = [{"name": "A", "parent": 1}, {"name": "B", "parent": 0}]
    content = {"version": 1, "first": "2026-04-01", "months": 1, "units": units, "others": {}, "stays": []}
    assert kept_plan(kept_of(json.dumps(content))).below("A") == {0, 1}
