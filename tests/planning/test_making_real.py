from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orgwright.planning.making_real import left_out_then, making_real, with_needed
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import staffing_plan
from orgwright.records import (
    ChangeKind,
    PlannedChange,
    PositionStatus,
    Record,
    Requisition,
    Role,
    Scenario,
    Unit,
)
from pictures import DAY, facts, person, planned, position, seated, sits, skills

SOON = date(2027, 2, 1)


def organization(*changes: PlannedChange) -> Organization:
    records: list[Record] = [
        facts(),
        Unit(id=1, name="Models"),
        Role(id=1, name="Engineer"),
        Role(id=2, name="Staff Engineer"),
        *skills(2),
        *seated(1, role_id=1),
        *seated(2, role_id=1),
        position(3, role_id=2, annual_cost=9_000_000),
        position(4, status="frozen"),
        Requisition(id=1, key="REQ-1", position_id=3, status="open", opened_on=DAY),
        Scenario(id=1, key="one", title="One"),
        Scenario(id=2, key="two", title="Two", based_on_id=1),
        Scenario(id=3, key="three", title="Three"),
    ]
    return Organization.of(*records, *changes)


def said(one: Organization, *numbers: int, scenario_id: int = 1, names: dict[int, str] | None = None) -> list[str]:
    """What making changes real would do, or why not, in their order."""
    plan = making_real(one, scenario_id, [100 * scenario_id + number for number in numbers], DAY, names)
    return [
        step.refusal or " ".join(part for part in (step.done.sentence, step.done.note) if part) for step in plan.steps
    ]


HIRE = planned(1, "hire", SOON, position="S-3", person="new", value=80)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (HIRE, "new is employed from 2027-02-01 on and sits in S-3 at 80 %. REQ-1 is filled."),
        (
            planned(1, "leave", SOON, person="p1"),
            "Person 1 is employed until 2027-02-01; 1 seat is given up with that day.",
        ),
        (
            planned(1, "move", SOON, person="p1", position="S-3"),
            "Person 1 gives up S-1 and sits in S-3 from 2027-02-01 on. REQ-1 is filled.",
        ),
        (
            planned(1, "promote", SOON, person="p1", role_id=2),
            "S-1, the seat of Person 1, has the role Staff Engineer. "
            "It holds at once, not from 2027-02-01 on: the role of a position has no dates in the records.",
        ),
        (planned(1, "promote", DAY, person="p1", role_id=2), "S-1, the seat of Person 1, has the role Staff Engineer."),
        (planned(1, "open", SOON, position="S-9", unit_id=1), "The position S-9 opens in Models on 2027-02-01."),
        (planned(1, "close", SOON, position="S-3"), "S-3 is open until 2027-01-31."),
        (planned(1, "freeze", DAY, position="S-3"), "S-3 is frozen."),
        (planned(1, "unfreeze", DAY, position="S-4"), "S-4 is open again."),
        (planned(1, "report", DAY, position="S-3", manager_position="S-1"), "S-3 reports to S-1."),
        (planned(1, "report", DAY, position="S-3"), "S-3 reports to nobody."),
        (
            planned(1, "raise-skill", DAY, person="p1", skill_id=1, value=4),
            "Person 1 is assessed in Skill 1 at level 4 on 2026-11-20, as by you.",
        ),
        (
            planned(1, "raise-skill", SOON, person="p1", skill_id=1, value=4),
            "Person 1 has the goal of level 4 in Skill 1 by 2027-02-01. "
            "A level to come is no assessment: it is a goal, and the plan no longer counts on it.",
        ),
    ],
    ids=lambda one: one.change if isinstance(one, PlannedChange) else "",
)
def test_each_kind_says_what_it_does_to_the_records(change: PlannedChange, sentence: str) -> None:
    assert said(organization(change), 1) == [sentence]


def test_somebody_hired_gets_the_name_that_is_given() -> None:
    plan = making_real(organization(HIRE), 1, [101], DAY, {101: "  Dee  Moss "})
    (who,) = [values for record, _, values in plan.rows.added if record.__name__ == "Person"]
    assert (who["key"], who["name"], who["hired_on"], who["fte_percent"]) == ("new", "Dee Moss", SOON, 80)


NEEDED = [
    (
        [planned(1, "open", SOON, position="S-9", unit_id=1), planned(2, "hire", SOON, position="S-9", person="new")],
        "S-9 is opened by change 1: make that one real first.",
    ),
    (
        [HIRE, planned(2, "leave", date(2027, 5, 1), person="new")],
        "New is hired into S-3 by change 1: make that one real first.",
    ),
    (
        [planned(1, "unfreeze", SOON, position="S-4"), planned(2, "move", SOON, person="p1", position="S-4")],
        "S-4 is unfrozen by change 1: make that one real first.",
    ),
    (
        [planned(1, "move", SOON, person="p1", position="S-3"), planned(2, "promote", SOON, person="p1", role_id=2)],
        "Person 1 is moved to S-3 by change 1: make that one real first.",
    ),
    (
        [planned(1, "leave", SOON, person="p1"), planned(2, "close", SOON + timedelta(1), position="S-1")],
        "Person 1 leaves by change 1: make that one real first.",
    ),
    (
        [HIRE, planned(2, "raise-skill", SOON, person="new", skill_id=1, value=3)],
        "New is hired into S-3 by change 1: make that one real first.",
    ),
    (
        [
            planned(1, "open", SOON, position="S-9", unit_id=1),
            planned(2, "report", SOON, position="S-3", manager_position="S-9"),
        ],
        "S-9 is opened by change 1: make that one real first.",
    ),
    (
        [planned(1, "freeze", SOON, position="S-3"), planned(2, "unfreeze", SOON, position="S-3")],
        "S-3 is frozen by change 1: make that one real first.",
    ),
    (
        [
            planned(1, "report", SOON, position="S-3", manager_position="S-1"),
            planned(2, "report", SOON, position="S-3"),
        ],
        "Whom S-3 reports to is changed by change 1: make that one real first.",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), NEEDED, ids=[sentence for _, sentence in NEEDED])
def test_what_needs_another_change_names_it_and_both_together_go(changes: list[PlannedChange], sentence: str) -> None:
    one = organization(*changes)
    assert said(one, 2) == [sentence]
    assert with_needed(one, 1, [102]) == (101, 102)
    assert making_real(one, 1, [101, 102], DAY).refusals == ()


def test_what_has_nothing_to_do_with_each_other_is_made_real_in_any_order() -> None:
    one = organization(
        planned(1, "freeze", SOON, position="S-3"),
        planned(2, "leave", SOON, person="p1"),
        planned(3, "close", SOON, position="S-4"),
    )
    assert making_real(one, 1, [103], DAY).refusals == ()
    assert with_needed(one, 1, [103, 102]) == (102, 103)


def test_changes_that_cannot_be_made_real_say_why() -> None:
    one = organization(
        planned(1, "freeze", SOON, position="S-9"),
        planned(2, "raise-skill", SOON, person="p1", skill_id=1, value=0),
        planned(1, "hire", SOON, scenario_id=2, position="S-3", person="new"),
    )
    assert said(one, 1, 2) == [
        "Change 1 cannot apply: There is no position “S-9”.",
        "Change 2 plans level 0, which is no goal: take it out of the scenario.",
    ]
    plan = making_real(one, 2, [101], DAY)
    assert plan.refusals == ("Change 1 is one of “One”: make it real there.",)


def test_a_change_of_what_the_scenario_builds_on_is_named_with_it() -> None:
    one = organization(
        planned(1, "open", SOON, position="S-9", unit_id=1),
        planned(1, "hire", SOON, scenario_id=2, position="S-9", person="new"),
    )
    assert said(one, 1, scenario_id=2) == ["S-9 is opened by change 1 of “One”: make that one real first."]
    assert with_needed(one, 2, [201]) == (201,)


def test_what_another_scenario_can_no_longer_do_is_counted() -> None:
    others = [planned(1, "hire", SOON, 3, position="S-3", person="a"), planned(2, "leave", SOON, 3, person="p1")]
    one = organization(planned(1, "freeze", SOON, position="S-3"), planned(2, "leave", DAY, person="p1"), *others)
    assert left_out_then(one, making_real(one, 1, [101], DAY)) == (("Three", 1),)
    assert left_out_then(one, making_real(one, 1, [101, 102], DAY)) == (("Three", 2),)
    assert left_out_then(one, making_real(one, 1, [], DAY)) == ()


FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 300).map(lambda number: FIRST + timedelta(days=number))
DATED = (ChangeKind.HIRE, ChangeKind.LEAVE, ChangeKind.MOVE, ChangeKind.OPEN, ChangeKind.CLOSE)
AT_ONCE = (ChangeKind.PROMOTE, ChangeKind.FREEZE, ChangeKind.UNFREEZE, ChangeKind.REPORT)
"""Kinds of which the records hold no day: they are compared where they hold from the first day on."""
KINDS = st.tuples(st.sampled_from((*DATED, ChangeKind.MOVE, *DATED, ChangeKind.MOVE, *AT_ONCE)), DAYS)
CHOICES = st.sampled_from(
    [lambda place: True, lambda place: place % 2 == 0, lambda place: place % 2, lambda place: place > 2]
)
"""Which of the changes that apply are made real, by their place."""


@st.composite
def planned_organizations(draw: st.DrawFn) -> Organization:
    """Two units, four people and five seats, some of them dated, and a scenario of up to eight changes of all dates."""
    either = st.none() | DAYS
    records: list[Record] = [facts(FIRST), Unit(id=1, name="All"), Unit(id=2, name="Data", parent_id=1)]
    records += [Role(id=1, name="Engineer"), Role(id=2, name="Staff"), Scenario(id=1, key="one", title="One")]
    for key in range(1, 5):
        records += [person(key, None, draw(st.none() | st.none() | DAYS)), sits(10 + key, key, key, fte_percent=50)]
    for key in range(1, 6):
        opens = draw(st.none() | st.none() | DAYS)
        records.append(position(key, draw(st.integers(1, 2)), annual_cost=1_000_000 * key, opens_on=opens))
    for key, (who, where) in enumerate(
        draw(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 5)), max_size=3, unique=True)), 1
    ):
        records.append(sits(key, who, where, from_on=draw(either), fte_percent=draw(st.sampled_from([50, 100]))))
    for number, (kind, on) in enumerate(draw(st.lists(KINDS, min_size=5, max_size=8)), 1):
        who = draw(st.sampled_from(["p1", "p2", "p3", "new-1", "new-2"]))
        seat = f"S-{draw(st.sampled_from([1, 2, 3, 4, 5, 5, 5, 6]))}"
        hired = f"new-{draw(st.integers(1, 2))}"
        values: dict[ChangeKind, dict[str, object]] = {
            ChangeKind.HIRE: {"position": seat, "person": hired, "value": draw(st.sampled_from([50, 100]))},
            ChangeKind.LEAVE: {"person": who},
            ChangeKind.MOVE: {"person": who, "position": seat},
            ChangeKind.OPEN: {"position": "S-6", "unit_id": 2, "value": 700_000},
            ChangeKind.PROMOTE: {"person": who, "role_id": draw(st.integers(1, 2))},
            ChangeKind.REPORT: {"position": seat, "manager_position": draw(st.sampled_from(["", "S-1", "S-2", "S-6"]))},
        }
        day = FIRST if kind in AT_ONCE else on
        records.append(planned(number, kind, day, **values.get(kind, {"position": seat})))
    return Organization.of(*records)


def seats_on(one: Organization, day: date) -> set[tuple[object, ...]]:
    """Who sits where at which share, and how each seat stands that is not closed, read with plain loops."""
    then = one.as_of(day)
    people, positions = then.people, then.positions
    found: set[tuple[object, ...]] = {
        (people[seat.person_id].key, positions[seat.position_id].key, seat.fte_percent) for seat in then.seating.active
    }
    for key, seat in positions.items():
        seating = then.seating
        manager_id = seating.position_manager(key)
        above = None if manager_id is None else positions[manager_id].key
        found.add((seat.key, seating.position_status(key), seating.position_role(key), above))
    opened = {one for one in found if len(one) < 4 or one[1] is not PositionStatus.CLOSED}
    return opened | {("employed", people[key].key) for key in then.seating.employed}


def same_plans(one: Organization, other: Organization, days: set[date]) -> None:
    for day in sorted({near + timedelta(days=number) for near in days for number in (-1, 0, 1)} | {FIRST}):
        if day >= FIRST:
            assert seats_on(one, day) == seats_on(other, day)
    months = [staffing_plan(each, FIRST, 12).whole for each in (one, other)]
    assert [(row.closing, row.hires, row.exits, row.cost, row.vacant, row.authorised) for row in months[0]] == [
        (row.closing, row.hires, row.exits, row.cost, row.vacant, row.authorised) for row in months[1]
    ]


def without(one: Organization, change_ids: set[int]) -> Organization:
    return one.edited({PlannedChange: dict.fromkeys(change_ids)}, {}, one.assessments.assessors)


@settings(max_examples=40, deadline=None)
@given(planned_organizations(), CHOICES)
def test_what_is_made_real_gives_every_day_what_the_scenario_gave(
    one: Organization, chooses: Callable[[int], bool]
) -> None:
    under = one.under(1)
    applying = [key for key in one.planned_changes if key not in dict(under.left_out)]
    wanted = set(with_needed(one, 1, [key for place, key in enumerate(applying) if chooses(place)]))
    plan = making_real(one, 1, wanted, FIRST)
    # Reporting lines that are chosen apart may be a circle, which no order of theirs avoids.
    assume(not any("reports to" in one for one in plan.refusals))
    assert plan.refusals == ()
    rest = without(plan.rows.picture, wanted | set(dict(under.left_out)))
    same_plans(rest.under(1), under, {change.on for change in one.planned_changes.values()})
