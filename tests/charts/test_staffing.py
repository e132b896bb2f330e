from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from matplotlib.figure import Figure

from orgwright.charts.axes import PIXELS_PER_INCH
from orgwright.charts.palette import DARK, LIGHT
from orgwright.charts.staffing import PlanLine, draw_cost_by_month, draw_fte_by_month, draw_joined_and_left
from orgwright.planning.days import months_from
from orgwright.planning.staffing import FteFlow, StaffingMonth

NOVEMBER = date(2026, 11, 1)
TODAY = date(2026, 12, 20)


def figure(width: int = 600) -> Figure:
    return Figure(figsize=(width / PIXELS_PER_INCH, 220 / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)


def months(filled: Sequence[int], hires: Sequence[int] = (), exits: Sequence[int] = ()) -> list[StaffingMonth]:
    nothing = FteFlow(0, 0, 0, 0, 0, 0, 0)
    found = []
    for place, (month, capacity) in enumerate(zip(months_from(NOVEMBER, len(filled)), filled, strict=True)):
        joined, left = (several[place] if several else 0 for several in (hires, exits))
        people, seats = (9, joined, 0, 0, left, 9 + joined - left), (20_000, capacity, 20_000 - capacity, 0, 0)
        found.append(StaffingMonth(month, *people, nothing, *seats, cost=150_000_000, vacant_cost=50_000_000))
    return found


def texts(drawn: Figure) -> list[str]:
    return [one.get_text() for axes in drawn.axes for one in axes.texts]


def test_filled_fte_is_drawn_against_the_steps_of_what_is_authorised() -> None:
    drawn = figure()
    draw_fte_by_month(drawn, [PlanLine("As recorded", 0, months([15_000, 15_500, 16_000]))], LIGHT, TODAY)
    steps, line = drawn.axes[0].lines[:2]
    assert list(steps.get_ydata()) == [200, 200, 200]
    assert list(line.get_ydata()) == [150, 155, 160]
    assert {"authorised 200.0", "As recorded 160.0", "45.0 vacant, 0.0 frozen", "today"} <= set(texts(drawn))


def test_a_scenario_keeps_its_colour_and_dashes() -> None:
    drawn = figure()
    plans = [PlanLine("As recorded", 0, months([15_000, 15_000])), PlanLine("Grow", 2, months([15_000, 16_000]))]
    draw_fte_by_month(drawn, plans, DARK)
    colours = [line.get_color() for line in drawn.axes[0].lines[1:3]]
    assert colours == [DARK.series[0], DARK.series[2]]


def test_names_of_lines_that_end_together_do_not_lie_on_one_another() -> None:
    drawn = figure()
    plans = [PlanLine(name, place, months([15_000, 15_000])) for place, name in enumerate("AB")]
    draw_fte_by_month(drawn, plans, LIGHT)
    drawn.draw_without_rendering()
    names = [one for one in drawn.axes[0].texts if one.get_text() in ("A 150.0", "B 150.0")]
    heights = sorted(one.get_window_extent().y0 for one in names)
    assert all(upper - lower >= 10 for lower, upper in pairwise(heights))


def test_months_after_today_are_hatched_and_those_before_are_solid() -> None:
    drawn = figure()
    draw_joined_and_left(drawn, months([0, 0, 0], hires=[2, 1, 3], exits=[0, 1, 0]), LIGHT, TODAY)
    bars = {(round(one.get_x() + 0.3), one.get_height()): one.get_hatch() for one in drawn.axes[0].patches}
    assert bars == {(0, 2): None, (1, 1): None, (1, -1): None, (2, 3): "/////"}
    assert texts(drawn).count("3") == 1


def test_headcount_stands_over_as_many_months_as_have_room() -> None:
    wide, narrow = figure(700), figure(200)
    for drawn in (wide, narrow):
        draw_joined_and_left(drawn, months([0] * 24, hires=[1] * 24), LIGHT)
    assert texts(wide).count("10") == 24
    assert texts(narrow).count("10") == 6


def test_cost_is_in_millions_with_the_vacant_part_on_top() -> None:
    drawn = figure()
    draw_cost_by_month(drawn, months([0, 0]), LIGHT)
    heights = [(one.get_y(), one.get_height()) for one in drawn.axes[0].patches]
    assert heights == [(0, 1.5), (0, 1.5), (1.5, 0.5), (1.5, 0.5)]
    drawn.draw_without_rendering()
    assert [one.get_text() for one in drawn.axes[0].get_yticklabels()][:2] == ["0", "0.6 m"]


def test_nothing_to_draw_leaves_an_empty_ground() -> None:
    for draw in (draw_joined_and_left, draw_cost_by_month, draw_fte_by_month):
        drawn = figure()
        draw(drawn, [], LIGHT)
        assert not drawn.axes[0].axison


def test_a_plan_of_one_month_shows_a_dot() -> None:
    drawn = figure()
    draw_fte_by_month(drawn, [PlanLine("As recorded", 0, months([15_000]))], LIGHT)
    assert drawn.axes[0].lines[1].get_marker() == "o"


def test_headcounts_over_the_bars_never_touch_however_many_digits_they_have() -> None:
    drawn = figure(300)
    several = [StaffingMonth(**{**vars(one), "closing": 50_000}) for one in months([9_000] * 24)]
    draw_joined_and_left(drawn, several, LIGHT)
    drawn.canvas.draw()
    boxes = [one.get_window_extent() for one in drawn.axes[0].texts if one.get_text() == "50,000"]
    assert len(boxes) > 3
    assert all(before.x1 < after.x0 for before, after in pairwise(boxes))


def test_the_budget_is_a_dashed_line_over_the_bars() -> None:
    drawn = figure()
    draw_cost_by_month(drawn, months([9_000] * 3), LIGHT, [300_000_000] * 3)
    (line,) = drawn.axes[0].lines
    assert set(line.get_ydata()) == {3.0}
    assert line.get_linestyle() == "--"
    assert "budget" in {one.get_text() for one in drawn.axes[0].texts}
