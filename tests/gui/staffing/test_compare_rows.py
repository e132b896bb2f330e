from datetime import date

import pytest

from orgwright.gui.staffing.compare_rows import MAIN, ComparedCell, ComparedLine, compared_lines, delta_text, value_text
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import plan_comparison
from orgwright.planning.plan_measures import MEASURE_BY_KEY, Kind, Value
from orgwright.records import ChangeKind, Role, Scenario, Unit
from pictures import asks, facts, planned, position, said, seated, skills, target

JANUARY = date(2027, 1, 1)


@pytest.fixture
def lines() -> dict[str, ComparedLine]:
    return {one.key or one.title: one for one in compared_lines(comparison(), "EUR")}


def comparison():
    organization = Organization.of(
        facts(JANUARY),
        Unit(id=1, name="North", annual_budget=100_000_00),
        Role(id=1, name="Builder"),
        *skills(1),
        asks(1, 1, 1),
        *seated(1, 1),
        position(2, annual_cost=120_000_00),
        said(1, 1, 2),
        target(1, 1, 1, 3, 1, importance="critical"),
        Scenario(id=1, key="grow", title="Grow"),
        planned(1, ChangeKind.HIRE, date(2027, 2, 1), 1, position="S-2", person="new", value=100),
        planned(2, ChangeKind.RAISE_SKILL, date(2027, 3, 1), 1, person="p1", skill_id=1, value=4),
    )
    return plan_comparison(organization, [None, 1], None, JANUARY, 12)


def test_groups_are_bands_over_their_rows(lines: dict[str, ComparedLine]) -> None:
    bands = [title for title, line in lines.items() if not line.cells]
    assert bands == ["Seats and money, Dec 2027", "Shape, Dec 2027", "Capability, Dec 2027"]
    keys = list(lines)
    assert keys.index(bands[1]) < keys.index("span") < keys.index(bands[2]) < keys.index("coverage_low")


def test_a_cell_has_the_value_and_its_difference_to_the_first_plan(lines: dict[str, ComparedLine]) -> None:
    first, second = lines["vacant"].cells
    assert (first.text, first.delta) == ("1.0", "")
    assert (second.text, second.delta, second.delta_tone) == ("0.0", "−1.0", "met")
    assert second.spoken == "Grow, Vacant FTE: 0.0, −1.0 better than As recorded"


def test_money_is_grey_whatever_its_sign_and_a_budget_that_does_not_suffice_is_not() -> None:
    shown = {one.key: one for one in compared_lines(comparison(), "EUR")}
    assert shown["year_cost"].title == "Cost, FY 2027"
    assert shown["year_cost"].cells[1] == ComparedCell(
        "€ 110 k", "+110 k", spoken="Grow, Cost, FY 2027: € 110 k, +110 k against As recorded"
    )
    left, over = shown["budget"].cells
    assert (left.text, left.tone) == ("€ 100 k left", "text")
    assert (over.text, over.tone) == ("€ 9,808 over", "short")


def test_coverage_is_one_row_with_a_bar_from_low_to_high(lines: dict[str, ComparedLine]) -> None:
    assert "coverage_high" not in lines
    first, second = lines["coverage_low"].cells
    assert (first.text, second.text, second.delta, second.delta_tone) == ("0", "100", "+100", "met")
    assert second.range is not None
    assert (second.range.low, second.range.high) == (1.0, 1.0)


def test_a_gap_that_is_never_closed_stands_out(lines: dict[str, ComparedLine]) -> None:
    never, closed = lines["gap_closed"].cells
    assert lines["gap_closed"].title == "Closed: Skill 1"
    assert (never.text, never.tone, closed.text, closed.tone) == ("never", "short", "Mar 2027", "text")


def test_the_main_rows_are_those_that_tell_plans_apart_at_a_glance() -> None:
    keys = [one.key for one in compared_lines(comparison(), "EUR", main_only=True) if one.key]
    assert keys == [one for one in MAIN if one in keys]
    assert len(keys) == len(MAIN)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("fte", 123_450, "1,234.5"),
        ("headcount", 1_234, "1,234"),
        ("span", 7.25, "7.2"),
        ("span", None, "–"),
        ("cost", 1_910_000_000, "€ 19.1 m"),
        ("budget", 0, "€ 0 left"),
        ("gap_closed", date(2027, 8, 1), "Aug 2027"),
    ],
)
def test_values_are_written_as_their_kind_is_read(key: str, value: Value, text: str) -> None:
    assert value_text(MEASURE_BY_KEY[key], value, "EUR") == text


@pytest.mark.parametrize(
    ("kind", "by", "text"),
    [
        ("fte", 1_260, "+12.6"),
        ("whole", -3, "−3"),
        ("share", 0.107, "+11"),
        ("share", 0.002, "0"),
        ("money", -50_015_250, "−500 k"),
        ("number", 0.04, "0"),
        ("month", 2, "+2 mo"),
        ("whole", None, ""),
    ],
)
def test_differences_have_their_sign(kind: Kind, by: float | None, text: str) -> None:
    assert delta_text(kind, by) == text
