from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import FIRST, dated_organizations
from orgwright.planning.organization import Organization
from orgwright.planning.plan_excerpt import Touched, excerpt, touched
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Unit
from pictures import facts, person, planned, position, seated, sits


def test_what_is_touched_are_the_named_and_every_seat_of_the_named_people() -> None:
    organization = Organization.of(
        facts(), Unit(id=1, name="North"), *seated(1), position(2), sits(9, 1, 2), *seated(3)
    )
    moved = planned(1, "move", FIRST, person="p1", position="S-3")
    assert touched((organization,), (moved,)) == Touched(frozenset({"p1"}), frozenset({"S-1", "S-2", "S-3"}))


def test_an_excerpt_has_everybody_who_ever_sits_in_its_seats_and_people_without_one() -> None:
    organization = Organization.of(facts(), Unit(id=1, name="North"), *seated(1), *seated(2), person(7))
    small = excerpt(organization, Touched(frozenset({"p7"}), frozenset({"S-2"})))
    assert sorted(small.people) == [2, 7]
    assert (list(small.positions), list(small.incumbencies), small.targets) == ([2], [2], {})


@settings(max_examples=30, deadline=None)
@given(dated_organizations(), st.sets(st.integers(1, 5)))
def test_the_seats_of_an_excerpt_cost_what_they_cost_in_the_whole(drawn: Organization, keys: set[int]) -> None:
    wanted = frozenset(f"S-{key}" for key in keys)
    small = staffing_plan(excerpt(drawn, Touched(frozenset(), wanted)), FIRST, 6)
    whole = staffing_plan(drawn, FIRST, 6)
    for month in range(6):
        parts = [
            (key, cost) for key, cost in whole.positions("cost", month, None) if drawn.positions[key].key in wanted
        ]
        assert list(small.positions("cost", month, None)) == parts
