from collections.abc import Iterable, Sequence
from datetime import timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning import resilience_search
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import departures, resilience
from orgwright.progress import Cancelled, Progress
from orgwright.records import Person, Record, Unit
from pictures import DAY, facts, person, position, said, seated, sits, skills, target

U = Unit(id=1, name="Models")


def unit_of(*records: Record, people: int = 3) -> Organization:
    """So many people in the one unit, and four skills."""
    several = (row for number in range(1, people + 1) for row in seated(number))
    return Organization.of(facts(), U, *skills(4), *several, *records)


def holding(*pairs: tuple[int, int]) -> list[Record]:
    """Level 3 for each person and skill."""
    return [said(person_id, skill_id, 3) for person_id, skill_id in pairs]


def test_what_nobody_and_what_one_alone_holds_is_listed_apart() -> None:
    rows = (target(1, 1, 1, 3, 2), target(2, 1, 2, 3, 1), target(3, 1, 3, 3, 1), *holding((1, 1), (2, 2), (3, 2)))
    one = resilience(unit_of(*rows), 1)
    assert [each.skill_id for each in one.uncovered] == [3]
    assert [(each.skill_id, each.holder_ids) for each in one.single_holders] == [(1, (1,))]
    assert {each.skill_id: each.slack for each in one.targets} == {1: -1, 2: 1, 3: -1}
    assert (one.robustness, one.before.low) == (-1, 0.5)


def test_the_loss_of_a_pair_is_not_bounded_by_the_single_losses() -> None:
    rows = (target(1, 1, 1, 3, 1), target(2, 1, 2, 3, 4), *holding((1, 1), (2, 1), (3, 2)))
    single, pair = resilience(unit_of(*rows), 1).worst
    assert (single.person_ids, single.loss) == ((3,), 0.125)
    assert (pair.person_ids, pair.loss) == ((1, 2), 0.5)
    assert [departures(unit_of(*rows), 1, [one]).loss for one in pair.person_ids] == [0, 0]
    assert [(one.before.skill_id, one.left_holder_ids, one.points) for one in pair.losses] == [(1, (1, 2), 0.5)]


def test_equal_losses_go_by_person_key() -> None:
    rows = (target(1, 1, 1, 3, 3), *holding((1, 1), (2, 1), (3, 1)))
    several = [Person(id=number, key=key, name="X") for number, key in ((1, "c"), (2, "b"), (3, "a"))]
    seats = [row for number in (1, 2, 3) for row in (position(number), sits(number, number, number))]
    picture = Organization.of(facts(), U, *skills(1), *several, *seats, *rows)
    assert [one.person_ids for one in resilience(picture, 1).worst] == [(3,), (3, 2)]


def test_departures_that_cost_nothing_are_named_by_key_with_an_unchanged_figure() -> None:
    picture = unit_of(target(1, 1, 1, 3, 1), *holding((1, 1), (2, 1), (3, 1), (4, 1)), people=4)
    found = resilience(picture, 1)
    assert [(one.person_ids, one.loss) for one in found.worst] == [((1,), 0), ((1, 2), 0)]
    assert [one.points for one in found.worst[1].losses] == [0]


def test_what_each_leaver_held_stands_dearest_first() -> None:
    rows = (
        target(1, 1, 1, 3, 2, importance="optional"),
        target(2, 1, 2, 3, 1, importance="critical"),
        target(3, 1, 3, 3, 1, importance="optional"),
        *holding((1, 1), (2, 1), (2, 2), (1, 3), (3, 3)),
    )
    pair = resilience(unit_of(*rows), 1).worst[1]
    assert pair.person_ids == (1, 2)
    assert [one.before.skill_id for one in pair.losses] == [2, 1, 3]
    assert [one.before.skill_id for one in pair.held_by(1)] == [1, 3]
    assert [(one.after.holder_ids, one.after.is_uncovered) for one in pair.losses] == [
        ((), True),
        ((), True),
        ((3,), False),
    ]
    assert sum(one.points for one in pair.losses) == pytest.approx(pair.loss)


def test_the_high_end_loses_the_unknown_who_leave_too() -> None:
    picture = unit_of(target(1, 1, 1, 3, 3), *holding((1, 1)))
    gone = departures(picture, 1, [1, 3])
    assert (gone.before.low, gone.before.high) == (1 / 3, 1)
    assert (gone.after.low, gone.after.high) == (0, 1 / 3)
    assert [one.left_holder_ids for one in gone.losses] == [(1,)]


def test_people_of_other_units_take_nothing_away() -> None:
    rows = (Unit(id=2, name="Sales"), *seated(9, unit_id=2), target(1, 1, 1, 3, 1), *holding((1, 1), (9, 1)))
    gone = departures(unit_of(*rows), 1, [9])
    assert (gone.person_ids, gone.loss, gone.losses) == ((9,), 0, ())
    assert [one.person_ids for one in resilience(unit_of(*rows), 1).worst] == [(1,), (1, 2)]


def test_somebody_in_two_units_leaves_both() -> None:
    units = (Unit(id=2, name="Search", parent_id=1), Unit(id=3, name="Ads", parent_id=1))
    seats = (position(7, 2), position(8, 3), sits(7, 7, 7), sits(8, 7, 8))
    targets = (target(1, 2, 1, 3, 1), target(2, 3, 1, 3, 1), target(3, 1, 1, 3, 1))
    picture = unit_of(*units, person(7), *seats, *targets, *holding((7, 1)))
    worst = resilience(picture, None, 1).worst[-1]
    assert (worst.person_ids, worst.before.low, worst.after.low, len(worst.losses)) == ((7,), 1, 0, 3)


def test_without_targets_there_is_nothing_to_lower() -> None:
    one = resilience(unit_of(), 1)
    assert (one.before.low, one.robustness, one.worst, one.uncovered) == (None, None, (), ())
    assert departures(unit_of(), 1, [1]).loss is None


def test_a_unit_of_one_person_loses_that_one() -> None:
    picture = unit_of(target(1, 1, 1, 3, 1), *holding((1, 1)), people=1)
    assert [one.person_ids for one in resilience(picture, 1).worst] == [(1,)]
    assert resilience(unit_of(target(1, 1, 1, 3, 1), people=0), 1).worst == ()


def test_three_leavers_are_refused() -> None:
    with pytest.raises(RefusedInput, match="1 or 2 people, not for 3"):
        resilience(unit_of(), 1, 3)


def test_one_leaver_gives_the_worst_one_alone() -> None:
    found = resilience(unit_of(target(1, 1, 1, 3, 3), *holding((2, 1), (3, 1))), 1, leavers=1)
    assert (found.leavers, [one.person_ids for one in found.worst]) == (1, [(2,)])


# Every pair in plain loops and whole fractions, and every departure as a picture without the people.

PEOPLE, SKILLS = 7, 5
NEEDED = st.one_of(st.integers(1, 5), st.sampled_from([7, 11, 13]))
TARGETS = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.integers(1, SKILLS),
        st.integers(2, 4),
        NEEDED,
        st.sampled_from(["critical", "optional", ""]),
    ),
    min_size=1,
    max_size=9,
)
HELD = st.lists(
    st.lists(st.sampled_from([None, 1, 2, 3, 3, 4, 5]), min_size=SKILLS, max_size=SKILLS),
    min_size=PEOPLE,
    max_size=PEOPLE,
)
PLACES = st.lists(st.integers(1, 3), min_size=PEOPLE, max_size=PEOPLE)


def drawn(
    targets: Sequence[tuple], held: Sequence[Sequence[int | None]], places: Sequence[int], left: Iterable[int] = ()
) -> Organization:
    """Three units, two of them below the first; those in ``left`` are gone since yesterday."""
    units = (U, Unit(id=2, name="Search", parent_id=1), Unit(id=3, name="Ads", parent_id=1))
    rows: list[Record] = []
    for number, (unit_id, levels) in enumerate(zip(places, held, strict=True), 1):
        gone = DAY - timedelta(days=1) if number in left else None
        rows += [person(number, left=gone), position(number, unit_id), sits(number, number, number)]
        rows += [said(number, skill, level) for skill, level in enumerate(levels, 1) if level is not None]
    asked = [
        target(number, unit, skill, level, people, importance=importance or None)
        for number, (unit, skill, level, people, importance) in enumerate(targets, 1)
    ]
    return Organization.of(facts(), *units, *skills(SKILLS), *rows, *asked)


def exact_low(picture: Organization, unit_id: int | None, left: tuple[int, ...]) -> Fraction:
    """Low coverage without some people, target by target."""
    covered = unit_coverage(picture, unit_id)
    total = low = Fraction(0)
    for one in covered.targets:
        holders = len([holder for holder in one.holder_ids if holder not in left])
        total += Fraction(one.weight)
        low += Fraction(one.weight) * min(Fraction(holders, one.people_needed), Fraction(1))
    return low / total


def worst_by_loops(picture: Organization, unit_id: int | None, leavers: int) -> tuple[int, ...]:
    people = sorted(picture.seating.people_of(unit_id), key=lambda one: picture.people[one].key)
    return min(combinations(people, leavers), key=lambda several: exact_low(picture, unit_id, several))


@pytest.mark.parametrize("exact_below", [resilience_search.EXACT_BELOW, 0], ids=["floats", "whole-numbers"])
@settings(max_examples=60, deadline=None)
@given(targets=TARGETS, held=HELD, places=PLACES)
def test_the_worst_departures_are_those_of_plain_loops_over_all(exact_below: int, targets, held, places) -> None:
    picture = drawn(targets, held, places)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resilience_search, "EXACT_BELOW", exact_below)
        patch.setattr(resilience_search, "BLOCK", 2)
        found = resilience(picture, None)
    assert [one.person_ids for one in found.worst] == [worst_by_loops(picture, None, leavers) for leavers in (1, 2)]


@settings(max_examples=60, deadline=None)
@given(targets=TARGETS, held=HELD, places=PLACES, left=st.sets(st.integers(1, PEOPLE), max_size=4))
def test_departures_leave_the_coverage_of_a_picture_without_the_people(targets, held, places, left) -> None:
    gone = departures(drawn(targets, held, places), None, left)
    after = unit_coverage(drawn(targets, held, places, left), None)
    now = gone.after
    assert (now.low, now.high, now.high_asked) == (after.low, after.high, after.high_asked)
    assert (now.strict_low, now.strict_high, now.robustness) == (after.strict_low, after.strict_high, after.robustness)
    assert sum(one.points for one in gone.losses) == pytest.approx(gone.loss)
    assert gone.loss >= 0
    left_over = {one.target_ids: one.holder_ids for one in after.targets}
    assert all(left_over[one.after.target_ids] == one.after.holder_ids for one in gone.losses)


@settings(max_examples=40, deadline=None)
@given(targets=TARGETS, held=HELD, places=PLACES)
def test_robustness_is_how_many_may_leave_whoever_they_are(targets, held, places) -> None:
    picture = drawn(targets, held, places)
    found = resilience(picture, 1)
    people = sorted(picture.seating.people_of(1))

    def all_met_without(leavers: int) -> bool:
        return all(departures(picture, 1, left).after.strict_low == 1 for left in combinations(people, leavers))

    for leavers in range(3):
        assert all_met_without(leavers) == (found.robustness is not None and found.robustness >= leavers)


def test_a_long_search_tells_how_far_it_is_and_stops_on_request() -> None:
    rows = (target(number, 1, number, 3, 1) for number in range(1, 5))
    people = [(person_id, skill_id) for person_id in range(1, 9) for skill_id in (1 + person_id % 4,)]
    picture = unit_of(*rows, *holding(*people), people=8)
    told: list[tuple[int, int, str]] = []

    def go_on(*step: object) -> bool:
        told.append(step)
        return True

    resilience(picture, 1, 2, Progress(go_on))
    assert told == [(0, 8, "Comparing departures"), (8, 8, "Comparing departures")]
    with pytest.raises(Cancelled):
        resilience(picture, 1, 2, Progress(lambda *_: False))
