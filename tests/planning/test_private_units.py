from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import FOLDED, LEAST, Profile, private
from orgwright.planning.private_units import (
    folded_units,
    hidden_units,
    refuse_few,
    refuse_small,
    target_units,
    tells_of_few,
    unit_names,
)
from orgwright.records import Record, Unit
from pictures import facts, person, position, sits

NO_SMALL_GROUPS = Profile(small_groups=False)


def organization(parents: list[int | None], people: list[int]) -> Organization:
    """Units under their parents by place, each with so many people of its own; the last number are without a unit."""
    found: list[Record] = [facts()]
    found += [Unit(id=key, name=f"Unit {key}", parent_id=parent) for key, parent in enumerate(parents, 1)]
    number = 0
    for unit_id, count in enumerate(people, 1):
        for _ in range(count):
            number += 1
            found.append(person(number))
            if unit_id <= len(parents):
                found += [position(number, unit_id), sits(number, number, number)]
    return private(Organization.of(*found), NO_SMALL_GROUPS)


@st.composite
def trees(draw: st.DrawFn) -> Organization:
    """Up to seven units below each other in any shape, with zero to nine people each."""
    count = draw(st.integers(1, 7))
    parents = [draw(st.sampled_from([None, *range(1, key)])) for key in range(1, count + 1)]
    return organization(parents, draw(st.lists(st.integers(0, 9), min_size=count + 1, max_size=count + 1)))


def parts_told(picture: Organization, unit_id: int | None, hidden: frozenset[int]) -> Iterator[int]:
    """What the rows of a table of cumulative units tell: every unit shown, and what each has beyond those below it."""
    below = [one for one in picture.seating.children.get(unit_id, ()) if one not in hidden]
    everybody = len(picture.seating.employed) if unit_id is None else len(picture.seating.people_of(unit_id))
    yield everybody - sum(len(picture.seating.people_of(one)) for one in below)
    for one in below:
        yield len(picture.seating.people_of(one))
        yield from parts_told(picture, one, hidden)


@settings(max_examples=150)
@given(trees())
def test_no_unit_shown_and_no_difference_is_of_one_to_four_people(picture: Organization) -> None:
    hidden = hidden_units(picture)
    everybody = len(picture.seating.employed)
    told = list(parts_told(picture, None, hidden))
    assert everybody < LEAST or [people for people in told if 0 < people < LEAST] == []
    assert all(one in hidden for top in hidden for one in picture.seating.subtree(top))


@settings(max_examples=100)
@given(trees())
def test_units_that_are_counted_alone_are_shown_with_five_people_or_none(picture: Organization) -> None:
    few = folded_units(picture)
    own = dict.fromkeys(picture.units, 0)
    for one in picture.seating.employed:
        unit_id = picture.seating.unit_of(one)
        if unit_id is not None:
            own[unit_id] += 1
    assert all(people == 0 or people >= LEAST for unit_id, people in own.items() if unit_id not in few)
    assert all(unit_names(picture)[one] == FOLDED for one in few)


def test_a_whole_picture_shows_all_units() -> None:
    whole = Organization.of(facts(), Unit(id=1, name="All"), person(1), position(1), sits(1, 1, 1))
    assert folded_units(whole) == hidden_units(whole) == frozenset()
    assert target_units(whole) == {1: "All"}
    assert not tells_of_few(whole)("All of it")
    refuse_few(whole, 1)


def test_within_a_unit_the_unit_itself_is_shown() -> None:
    # A top with ten people of its own, above it nobody; a team of six, and one of three below.
    picture = organization([None, 1, 1], [10, 6, 3, 0])
    assert hidden_units(picture) == {2, 3}
    assert hidden_units(picture, 2) == frozenset()
    assert target_units(picture) == {1: "Unit 1", 2: FOLDED, 3: FOLDED}


def test_sentences_that_name_a_unit_that_is_not_shown_are_told_from_others() -> None:
    is_hidden = tells_of_few(organization([None, 1, 1], [10, 6, 3, 0]))
    assert is_hidden("Works in Unit 3 already.")
    assert not is_hidden("Works in Unit 1 already.")
    assert not is_hidden("Works in Unit 31 already.")


def test_small_groups_are_refused_and_empty_ones_are_not() -> None:
    picture = organization([None, 1, 1], [10, 0, 3, 0])
    refuse_few(picture, None)
    refuse_few(picture, 2)
    with pytest.raises(RefusedInput, match="Unit 3 has fewer than 5 people"):
        refuse_few(picture, 3)
    with pytest.raises(RefusedInput, match="The family X has fewer than 5 people"):
        refuse_small(picture, "The family X", 4)
    refuse_small(picture, "The family X", 5)
