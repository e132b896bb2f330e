from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings

from dated_organizations import FIRST, dated_organizations
from orgwright.planning.days import months_later
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension, PlanBreakdown, Unbalanced, breakdown
from orgwright.planning.staffing import StaffingMonth, staffing_plan
from orgwright.records import ChangeKind, Record, Role, Scenario, Unit
from pictures import facts, person, planned, position, sits

MONTHS = 14
JANUARY = date(2027, 1, 1)
TRANSFERS = {"transfers_in", "transfers_out"}
ADDED = [item.name for item in fields(StaffingMonth) if item.name not in {"month", "fte", *TRANSFERS}]
UNITS = (Unit(id=1, name="North"), Unit(id=2, name="South"), Unit(id=3, name="South East", parent_id=2))
ROLES = (
    Role(id=1, name="Engineer", family="Engineering", level="Senior"),
    Role(id=2, name="Lead engineer", family="Engineering", level="Lead"),
    Role(id=3, name="Analyst", family="data", level="Junior"),
    Role(id=4, name="Data lead", family="Data", level="Lead"),
    Role(id=5, name="Helper"),
)


def picture(*records: Record) -> Organization:
    return Organization.of(facts(JANUARY), *UNITS, *ROLES, Scenario(id=1, key="up", title="Up"), *records)


def by(organization: Organization, dimension: Dimension, months: int = 3, **asked: object) -> PlanBreakdown:
    return breakdown(organization, staffing_plan(organization, JANUARY, months), dimension, **asked)


def titles(found: PlanBreakdown) -> list[str]:
    return [one.title for one in found.groups]


def seated(number: int, unit: int, role: int | None, location: str = "") -> list[Record]:
    return [
        person(number),
        position(number, unit, role_id=role, location=location, annual_cost=36_500),
        sits(number, number, number),
    ]


def test_groups_stand_in_the_order_of_the_tree_of_the_ladder_and_of_names() -> None:
    seats = [*seated(1, 3, 2, "Porto"), *seated(2, 2, 1, "lisbon"), *seated(3, 1, 3, "Lisbon"), *seated(4, 1, 4)]
    whole = picture(*seats, *seated(5, 1, 5), *seated(6, 1, None), person(7))
    assert titles(by(whole, Dimension.UNIT)) == ["North", "South", "South East", "Without a position"]
    assert titles(by(whole, Dimension.LEVEL)) == ["Junior", "Senior", "Lead", "Without a level", "Without a position"]
    assert titles(by(whole, Dimension.FAMILY)) == ["Data", "Engineering", "Without a family", "Without a position"]
    places = by(whole, Dimension.LOCATION)
    assert titles(places) == ["Lisbon", "Porto", "Without a location", "Without a position"]
    assert [one.months[0].closing for one in places.groups] == [2, 1, 3, 1]
    assert [one.record_id for one in by(whole, Dimension.UNIT).groups] == [1, 2, 3, None]


def test_groups_with_nothing_in_them_are_left_out() -> None:
    assert titles(by(picture(*seated(1, 1, 1)), Dimension.UNIT)) == ["North"]
    assert titles(by(picture(), Dimension.LEVEL)) == []


def test_who_is_promoted_moves_to_another_level_and_the_seat_with_its_cost_too() -> None:
    promotion = planned(1, ChangeKind.PROMOTE, date(2027, 2, 10), person="p1", role_id=2)
    found = by(picture(*seated(1, 1, 1), promotion).under(1), Dimension.LEVEL)
    senior, lead = found.groups
    assert (senior.title, lead.title) == ("Senior", "Lead")
    assert [(one.opening, one.transfers_out, one.closing) for one in senior.months] == [(1, 0, 1), (1, 1, 0), (0, 0, 0)]
    assert [(one.opening, one.transfers_in, one.closing) for one in lead.months] == [(0, 0, 0), (0, 1, 1), (1, 0, 1)]
    assert [one.authorised for one in senior.months] == [100, 0, 0]
    assert [one.cost for one in senior.months] == [3_100, 0, 0]
    assert [one.cost for one in lead.months] == [0, 2_800, 3_100]
    assert [one.transfers_in for one in found.whole] == [0, 0, 0]


def test_of_some_units_only_their_seats_are_grouped_and_who_comes_from_outside_is_a_transfer() -> None:
    move = planned(1, ChangeKind.MOVE, date(2027, 2, 10), person="p1", position="S-9")
    seats = [*seated(1, 1, 1), *seated(2, 3, 3), position(9, 2, role_id=1), person(3)]
    found = by(picture(*seats, move).under(1), Dimension.FAMILY, unit_ids=(2, 3))
    assert titles(found) == ["Data", "Engineering"]
    assert [one.months[1].transfers_in for one in found.groups] == [0, 1]
    assert [one.closing for one in found.whole] == [1, 2, 2]
    assert [one.transfers_in for one in found.whole] == [0, 1, 0]


@settings(max_examples=60, deadline=None)
@given(dated_organizations())
def test_the_identity_holds_in_every_row_of_every_dimension(organization: Organization) -> None:
    plan = staffing_plan(organization, FIRST, MONTHS)
    for dimension in Dimension:
        found = breakdown(organization, plan, dimension)
        assert found.unbalanced == ()
        assert found.rows == (len(found.groups) + 1) * MONTHS
        for group in found.groups:
            for before, after in pairwise(group.months):
                assert (before.closing, before.fte.closing) == (after.opening, after.fte.opening)


@settings(max_examples=60, deadline=None)
@given(dated_organizations())
def test_groups_add_up_to_the_whole_in_every_figure_but_transfers(organization: Organization) -> None:
    plan = staffing_plan(organization, FIRST, MONTHS)
    for dimension in Dimension:
        for units in (None, (1,), (2, 3)):
            found = breakdown(organization, plan, dimension, units)
            for number, whole in enumerate(found.whole):
                parts = [one.months[number] for one in found.groups]
                for name in ADDED:
                    assert getattr(whole, name) == sum(getattr(one, name) for one in parts), name
                moved = (whole.transfers_in - whole.transfers_out, whole.fte.transfers_in - whole.fte.transfers_out)
                assert moved == (
                    sum(one.transfers_in - one.transfers_out for one in parts),
                    sum(one.fte.transfers_in - one.fte.transfers_out for one in parts),
                )


@settings(max_examples=30, deadline=None)
@given(dated_organizations())
def test_levels_of_the_last_day_are_those_of_the_roles_held_then(organization: Organization) -> None:
    plan = staffing_plan(organization, FIRST, 6)
    found = breakdown(organization, plan, Dimension.LEVEL)
    counted = {one.title: [month.closing for month in one.months] for one in found.groups}
    for number, last in enumerate(plan.months.lasts):
        seating = organization.as_of(last).seating
        expected: dict[str, int] = {}
        for key in seating.employed:
            if organization.people[key].left_on == last:
                continue
            role_id = seating.role_of(key)
            level = "" if role_id is None else organization.roles[role_id].level
            title = level or "Without a level" if seating.primary(key) else "Without a position"
            expected[title] = expected.get(title, 0) + 1
        assert {title: months[number] for title, months in counted.items() if months[number]} == expected


@settings(max_examples=30, deadline=None)
@given(dated_organizations())
def test_every_figure_of_a_group_names_what_stands_behind_it(organization: Organization) -> None:
    plan = staffing_plan(organization, FIRST, 5)
    for dimension in Dimension:
        for group in breakdown(organization, plan, dimension).groups:
            for number, month in enumerate(group.months):
                assert len(plan.people("closing", number, group.part)) == month.closing
                assert sum(part for _, part in plan.positions("vacant", number, group.part)) == month.vacant
                assert sum(part for _, part in plan.positions("cost", number, group.part)) == month.seat_cost
                assert sum(plan.costs_of_hires(number, group.part)) == month.hiring_cost
                assert sum(one.cost for one in plan.trainings_in(number, group.part)) == month.training_cost


def test_a_row_that_does_not_balance_is_named() -> None:
    found = by(picture(*seated(1, 1, 1)), Dimension.UNIT)
    (group,) = found.groups
    broken = StaffingMonth(**{**vars(group.months[1]), "closing": 7})
    months = (group.months[0], broken, group.months[2])
    damaged = PlanBreakdown(Dimension.UNIT, (type(group)(group.title, 1, group.part, months),), found.whole)
    assert damaged.unbalanced == (Unbalanced("North", 1),)
    assert damaged.rows == 6


@pytest.mark.parametrize("dimension", Dimension)
def test_an_empty_organization_has_no_groups(dimension: Dimension) -> None:
    found = by(Organization.of(facts(JANUARY)), dimension)
    assert found.groups == ()
    assert [one.month for one in found.whole] == [months_later(JANUARY, step) for step in range(3)]
