from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given, settings

from organizations import TODAY, small_organization
from orgwright.planning.chart_tree import (
    SPAN_BANDS,
    Below,
    ChartTree,
    chart_costs,
    chart_tree,
    coming_people,
    layers_of,
    mean_span_of,
    planned_mark,
    span_band,
    why_not_below,
)
from orgwright.planning.organization import Organization
from orgwright.planning.structure import layers, mean_span, standing_positions
from orgwright.records import CostRate, Incumbency, Person, Position, Unit
from pictures import facts, planned
from planning.test_chart_layout import hierarchies, hierarchy

SOON = TODAY + timedelta(days=60)


def small(*more: object) -> Organization:
    return Organization.of(*small_organization(), *more)  # type: ignore[arg-type]


def walked(tree: ChartTree, one: int) -> Iterator[int]:
    yield one
    for below in tree.reports.get(one, ()):
        yield from walked(tree, below)


def test_the_chart_begins_at_the_top_with_reports_by_unit_and_key() -> None:
    tree = chart_tree(small(), None)
    assert (tree.tops, tree.reports) == ((1,), {1: (2, 3)})
    assert tree.below[1] == Below(positions=3, people=2, vacant=100)


def test_a_manager_outside_of_the_unit_leaves_its_reports_at_the_top() -> None:
    assert chart_tree(small(), 2).tops == (2, 3)


def test_a_position_that_opens_later_is_shown_apart_and_counts_nothing() -> None:
    later = Position(id=9, key="MOD-09", unit_id=2, manager_position_id=2, opens_on=SOON)
    tree = chart_tree(small(later), None)
    assert tree.reports[2] == (9,)
    assert tree.planned_ids == {9}
    assert tree.below[2] == Below(positions=1, people=1, vacant=0)
    assert 9 not in chart_tree(small(later), None, with_planned=False).order


def test_somebody_with_two_seats_is_counted_at_the_primary_one() -> None:
    second = Incumbency(id=9, position_id=3, person_id=2, from_on=TODAY, fte_percent=50)
    tree = chart_tree(small(second), None)
    assert (tree.below[3].people, tree.below[3].vacant, tree.below[1].people) == (0, 50, 2)


def test_a_circle_is_cut_at_its_least_key_and_told() -> None:
    tree = chart_tree(hierarchy([3, 1, 2, 3, None]), None)
    assert tree.tops == (1, 5)
    assert tree.circles == ((1, 3, 2),)
    assert set(tree.order) == {1, 2, 3, 4, 5}


@settings(max_examples=40)
@given(hierarchies())
def test_every_position_stands_once_and_what_stands_below_is_what_walking_finds(organization: Organization) -> None:
    tree = chart_tree(organization, None)
    assert sorted(tree.order) == sorted(standing_positions(organization.seating))
    for one in tree.order:
        below = sorted(walked(tree, one))
        assert below == sorted(tree.with_all_below(one))
        assert tree.below[one].positions == len(below)
        assert all(one in (each, *tree.line_of(each)) for each in below)


@settings(max_examples=40)
@given(hierarchies())
def test_folding_from_a_generation_on_leaves_the_ones_before(organization: Organization) -> None:
    tree = chart_tree(organization, None)
    for depth in (1, 2, 3):
        folded = tree.folded_from(depth)
        seen = {one for one in tree.order if not folded & set(tree.line_of(one))}
        assert seen == {one for one in tree.order if tree.generation[one] < depth}


def test_as_many_generations_are_open_as_fit() -> None:
    tree = chart_tree(hierarchy([None, 1, 1, 2, 2, 3, 3, 4]), None)
    assert [tree.generations_within(most) for most in (1, 3, 7, 8)] == [2, 2, 3, 4]


def test_under_a_scenario_the_chart_shows_the_planned_manager() -> None:
    change = planned(1, "report", TODAY, position="MOD-02", manager_position="MOD-01")
    organization = small(change)
    assert chart_tree(organization.under(1).as_of(TODAY), None).reports == {1: (2,), 2: (3,)}
    assert chart_tree(organization, None).reports == {1: (2, 3)}


def test_under_a_scenario_moved_and_new_positions_are_marked_from_their_day_on() -> None:
    moves = planned(91, "report", SOON, position="MOD-02", manager_position="MOD-01")
    opens = planned(92, "open", SOON, position="NEW-01", unit_id=2, role_id=1)
    organization = small(moves, opens)

    def marks(picture: Organization) -> dict[str, str]:
        return {picture.positions[one].key: planned_mark(picture, one) for one in chart_tree(picture, None).order}

    later = marks(organization.under(1).as_of(SOON))
    assert later == {"ENG-01": "", "MOD-01": "", "MOD-02": "moved", "NEW-01": "new"}
    assert marks(organization.under(1).as_of(TODAY))["MOD-02"] == ""
    assert set(marks(organization).values()) == {""}


def test_the_next_to_come_is_the_planned_person_of_a_seat() -> None:
    people = [Person(id=one, key=f"p{one}", name=f"P {one}") for one in (11, 12, 13)]
    comes = [
        Incumbency(id=21, position_id=3, person_id=11, from_on=SOON + timedelta(days=1)),
        Incumbency(id=22, position_id=3, person_id=12, from_on=SOON),
        Incumbency(id=23, position_id=2, person_id=13, from_on=TODAY),
    ]
    assert coming_people(small(*people, *comes).seating) == {3: (SOON, 12)}


def test_costs_are_at_fte_by_the_seat_or_a_rate_and_add_up() -> None:
    half = Position(id=9, key="MOD-09", unit_id=2, role_id=2, manager_position_id=2, fte_percent=50)
    organization = small(half, CostRate(id=1, role_id=2, annual_cost=9_000_001))
    costs = chart_costs(organization, chart_tree(organization, None))
    assert (costs[9].own, costs[2].own, costs[2].total, costs[2].unknown_ids) == (4_500_000, None, 4_500_000, (2,))
    assert (costs[1].total, set(costs[1].unknown_ids)) == (16_500_000, {2, 3})


def test_a_seat_that_opens_later_costs_nothing_yet() -> None:
    later = Position(id=9, key="MOD-09", unit_id=2, manager_position_id=1, opens_on=SOON, annual_cost=100)
    organization = small(later)
    costs = chart_costs(organization, chart_tree(organization, None))
    assert (costs[9].own, costs[9].unknown_ids, costs[1].total) == (None, (), 12_000_000)


@settings(max_examples=40)
@given(hierarchies())
def test_span_and_layers_of_the_whole_are_those_of_the_organization(organization: Organization) -> None:
    every = standing_positions(organization.seating)
    assert mean_span_of(organization, every) == mean_span(organization)
    depths = [one for one in layers(organization).values() if one is not None]
    assert layers_of(organization, every) == ((min(depths), max(depths)) if depths else None)


def test_reports_in_other_units_count_into_the_mean_span_of_a_unit() -> None:
    organization = hierarchy([None, 1, 1, 2], [1, 2, 2, 1])
    assert mean_span_of(organization, (1, 4)).mean == 2.0
    assert mean_span_of(organization, (2, 3)).mean == 1.0
    assert mean_span_of(organization, (4,)).mean is None


def test_every_span_falls_into_the_band_whose_ends_hold_it() -> None:
    assert span_band(0) is None
    for span in range(1, 30):
        least, most = SPAN_BANDS[span_band(span) or 0]
        assert least <= span <= (most or span)


@pytest.mark.parametrize(
    ("position_id", "manager_id", "reason"),
    [
        (2, 2, "A position cannot report to itself."),
        (2, 1, "P-002 reports to P-001 already."),
        (1, 3, "P-003 stands below P-001: that would be a circle."),
        (3, 4, ""),
        (4, 1, ""),
    ],
)
def test_a_position_is_put_where_no_circle_arises(position_id: int, manager_id: int, reason: str) -> None:
    organization = hierarchy([None, 1, 2, 2])
    assert why_not_below(organization, chart_tree(organization, None), position_id, manager_id) == reason


def test_nobody_reports_to_a_position_that_is_not_open_yet() -> None:
    organization = small(Position(id=9, key="MOD-09", unit_id=2, opens_on=SOON))
    reason = why_not_below(organization, chart_tree(organization, None), 2, 9)
    assert reason == "MOD-09 is not open on this day."


def test_a_position_that_opens_later_is_put_below_one_that_is_open_by_then() -> None:
    seats = [Position(id=one, key=f"MOD-{one:02d}", unit_id=2, opens_on=SOON) for one in (8, 9)]
    organization = small(*seats)
    tree = chart_tree(organization, None)
    assert [why_not_below(organization, tree, *pair) for pair in ((9, 2), (9, 8))] == ["", ""]


def test_a_position_that_opens_later_stands_where_the_scenario_puts_it_when_it_opens() -> None:
    opens = planned(1, "open", SOON, position="NEW-01", unit_id=2, manager_position="MOD-01")
    moves = planned(2, "report", SOON, position="NEW-01", manager_position="MOD-02")
    moves_on = planned(3, "report", SOON + timedelta(days=1), position="NEW-01", manager_position="ENG-01")
    plan = small(opens, moves, moves_on).under(1)
    (new,) = plan.positions.keys() - small().positions.keys()
    assert chart_tree(plan.as_of(TODAY), None).manager[new] == 3
    assert chart_tree(plan.as_of(SOON + timedelta(days=1)), None).manager[new] == 1


def test_a_unit_whose_name_another_one_has_keeps_its_seats_together() -> None:
    units = [Unit(id=1, name="Top"), Unit(id=2, name="Same", parent_id=1), Unit(id=3, name="Same", parent_id=1)]
    seats = [Position(id=one, key=f"S-{one}", unit_id=2 + one % 2, manager_position_id=9) for one in (1, 2, 3, 4)]
    boss, person = Position(id=9, key="B", unit_id=1), Person(id=1, key="p", name="P")
    tree = chart_tree(Organization.of(facts(), *units, *seats, boss, person), None)
    assert tree.reports[9] == (2, 4, 1, 3)
