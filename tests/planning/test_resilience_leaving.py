from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.resilience_leaving import leaving_expertise
from orgwright.progress import Cancelled, Progress
from orgwright.records import Record, Role, Scenario, Unit
from pictures import DAY, asks, facts, person, planned, position, said, seated, sits, skills, target

UNTIL = DAY + timedelta(days=90)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def unit_of(*records: Record) -> Organization:
    """One unit with a unit beside it, and two skills."""
    return Organization.of(facts(), Unit(id=1, name="Models"), Unit(id=2, name="Sales"), *skills(2), *records)


def test_a_leaver_a_mover_and_what_expires_are_told_apart_with_their_last_days() -> None:
    rows = (
        person(1, left=after(30)),
        *(person(number) for number in (2, 3, 4)),
        *(position(number) for number in (1, 2, 3, 4)),
        position(5, 2),
        *(sits(number, number, number) for number in (1, 3, 4)),
        sits(2, 2, 2, to_on=after(10)),
        sits(5, 2, 5, from_on=after(11)),
        *(said(number, 1, 4) for number in (1, 2, 4)),
        said(3, 1, 4, "certificate", until=after(20)),
        target(1, 1, 1, 3, 4),
    )
    found = leaving_expertise(unit_of(*rows), 1, UNTIL)
    (one,) = found.targets
    assert [(each.person_id, each.why, each.last_on) for each in one.endings] == [
        (2, "moves", after(10)),
        (3, "expires", after(20)),
        (1, "leaves", after(30)),
    ]
    assert (one.before.holders_low, one.after.holders_low, one.after.holder_ids) == (4, 1, (4,))
    assert (found.before.low, found.after.low, found.after.high, one.points) == (1, 0.25, 0.5, 0.75)
    assert leaving_expertise(unit_of(*rows), None, after(30)).targets[0].after.holder_ids == (1, 4)


def test_a_lower_level_that_then_counts_leaves_the_high_end_too() -> None:
    rows = (said(1, 1, 4, "certificate", until=after(5)), said(1, 1, 2), target(1, 1, 1, 3, 1))
    found = leaving_expertise(unit_of(*seated(1), *rows), 1, UNTIL)
    assert (found.after.low, found.after.high, found.after.high_asked) == (0, 0, 0)
    assert found.targets[0].endings[0].last_on == after(5)


def test_the_last_day_is_the_last_even_after_a_break() -> None:
    rows = (said(1, 1, 4, until=after(5)), said(1, 1, 4, on=after(9), until=after(40)), target(1, 1, 1, 3, 1))
    found = leaving_expertise(unit_of(*seated(1), *rows), 1, UNTIL)
    assert [one.last_on for one in found.targets[0].endings] == [after(40)]
    assert leaving_expertise(unit_of(*seated(1), *rows), 1, after(20)).targets == ()


def test_the_unknown_who_leave_lower_the_high_end_alone() -> None:
    rows = (asks(1, 1, 1), target(1, 1, 1, 3, 2), Role(id=1, name="Engineer"))
    seats = (person(1, left=after(1)), person(2), *(position(number, role_id=1) for number in (1, 2)))
    found = leaving_expertise(unit_of(*seats, sits(1, 1, 1), sits(2, 2, 2), *rows), 1, UNTIL)
    assert (found.before.high, found.after.high, found.after.high_asked, found.targets) == (1, 0.5, 0.5, ())


def test_who_fades_counts_as_possible_only_where_the_role_asks() -> None:
    rows = (asks(1, 1, 1), Role(id=1, name="Engineer"), target(1, 1, 1, 3, 2))
    held = [said(number, 1, 3, until=after(3)) for number in (1, 2)]
    found = leaving_expertise(unit_of(*seated(1, role_id=1), *seated(2), *rows, *held), 1, UNTIL)
    assert (found.after.low, found.after.high, found.after.high_asked) == (0, 1, 0.5)


def test_planned_departures_of_a_scenario_count() -> None:
    rows = (said(1, 1, 3), target(1, 1, 1, 3, 1), Scenario(id=1, key="cut", title="Cut"))
    picture = unit_of(*seated(1), *rows, planned(1, "leave", after(15), person="p1"))
    assert leaving_expertise(picture, 1, UNTIL).targets == ()
    found = leaving_expertise(picture.under(1), 1, UNTIL)
    assert [(one.why, one.last_on) for one in found.targets[0].endings] == [("leaves", after(15))]
    assert (found.scenario_id, found.on, found.until) == (1, DAY, UNTIL)


def test_people_who_join_or_rise_do_not_make_up_for_it() -> None:
    rows = (person(1, left=after(1)), person(2, hired=after(2)), *(position(number) for number in (1, 2)))
    held = (said(1, 1, 3), said(2, 1, 3), target(1, 1, 1, 3, 1))
    found = leaving_expertise(unit_of(*rows, sits(1, 1, 1), sits(2, 2, 2), *held), 1, UNTIL)
    assert (found.before.low, found.after.low) == (1, 0)


def test_a_day_before_the_day_looked_at_is_refused() -> None:
    with pytest.raises(RefusedInput, match="on or after 2026-11-20, not 2026-11-19"):
        leaving_expertise(unit_of(), 1, after(-1))


def test_the_look_ahead_can_be_cancelled() -> None:
    picture = unit_of(*seated(1), said(1, 1, 3), target(1, 1, 1, 3, 1))
    with pytest.raises(Cancelled):
        leaving_expertise(picture, 1, UNTIL, Progress(lambda *_: False))


ENDS = st.one_of(st.none(), st.integers(0, 120))
PEOPLE = st.lists(
    st.tuples(ENDS, ENDS, st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(0, 5), ENDS), max_size=2)),
    min_size=1,
    max_size=4,
)
TARGETS = st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(1, 5), st.integers(1, 4)), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(people=PEOPLE, targets=TARGETS)
def test_those_stay_who_meet_the_target_on_both_days(people: Sequence, targets: Sequence) -> None:
    rows: list[Record] = []
    for number, (left, moved, held) in enumerate(people, 1):
        end, out = (None if days is None else after(days) for days in (left, moved))
        rows += [person(number, left=end), position(number), sits(number, number, number, to_on=out)]
        for place, (skill, level, until) in enumerate(held):
            source = ("manager", "certificate")[place]
            rows.append(said(number, skill, level, source, until=None if until is None else after(until)))
    picture = unit_of(*rows, *(target(number, 1, *one) for number, one in enumerate(targets, 1)))
    found = leaving_expertise(picture, 1, UNTIL)
    before, later = (unit_coverage(picture.as_of(day), 1) for day in (DAY, UNTIL))
    holders = {one.target_ids: one.holder_ids for one in later.targets}
    low = total = 0.0
    for one in before.targets:
        stay = [holder for holder in one.holder_ids if holder in holders[one.target_ids]]
        low += min(len(stay) / one.people_needed, 1)
        total += 1
    assert (found.before.low, found.after.low) == (before.low, pytest.approx(low / total))
    assert found.after.low <= found.after.high <= found.before.high
    assert sum(one.points for one in found.targets) == pytest.approx(found.before.low - found.after.low)
    for one in found.targets:
        both = [holder for holder in one.before.holder_ids if holder in holders[one.before.target_ids]]
        assert one.after.holder_ids == tuple(both)
        assert {each.person_id for each in one.endings} == set(one.before.holder_ids) - set(both)
        for each in one.endings:
            on_last, next_day = (
                next(
                    wanted.holder_ids
                    for wanted in unit_coverage(picture.as_of(day), 1).targets
                    if wanted.target_ids == one.before.target_ids
                )
                for day in (each.last_on, each.last_on + timedelta(days=1))
            )
            assert each.person_id not in next_day
            assert each.person_id in on_last or each.why != "expires"
