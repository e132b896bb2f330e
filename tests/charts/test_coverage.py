from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from orgwright.charts.axes import label_months, place_of
from orgwright.charts.coverage import NOTHING, MonthRange, draw_coverage_by_month, draw_coverage_of_scenarios
from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.planning.days import months_from

MONTHS = list(months_from(date(2026, 9, 1), 6))
TODAY = date(2026, 11, 20)


def months(*lows: float | None) -> list[MonthRange]:
    return [(month, low, None if low is None else low + 0.1) for month, low in zip(MONTHS, lows, strict=False)]


def figure() -> Figure:
    return Figure(figsize=(6, 3), dpi=96)


def texts(axes: Axes) -> list[str]:
    return [one.get_text() for one in axes.texts]


def drawn(points: Sequence[MonthRange], palette: ChartPalette = LIGHT, today: date | None = TODAY) -> Axes:
    target = figure()
    draw_coverage_by_month(target, points, palette, today)
    target.draw_without_rendering()
    (axes,) = target.axes
    return axes


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_what_is_held_is_a_line_in_percent_and_what_is_not_known_a_band_above_it(palette: ChartPalette) -> None:
    axes = drawn(months(0.5, 0.55, 0.6, 0.6, 0.58, 0.5), palette)
    past, planned = axes.lines[:2]
    assert [*past.get_ydata(), *planned.get_ydata()[1:]] == pytest.approx([50, 55, 60, 60, 58, 50])
    assert {to_hex(past.get_color()), to_hex(planned.get_color())} == {palette.held.lower()}
    (band,) = axes.collections
    heights = band.get_paths()[0].vertices[:, 1]
    assert (heights.min(), heights.max()) == pytest.approx((50, 70))
    assert to_hex(axes.get_facecolor()) == palette.panel.lower()


def test_past_months_are_solid_and_those_to_come_dashed() -> None:
    axes = drawn(months(0.5, 0.55, 0.6, 0.6, 0.58, 0.5))
    past, planned = axes.lines[:2]
    assert (past.get_linestyle(), list(past.get_xdata())) == ("-", [0, 1])
    assert (planned.get_linestyle(), list(planned.get_xdata())) == ("--", [1, 2, 3, 4, 5])
    assert "today" in texts(axes)


def test_without_a_day_all_is_past_and_none_is_marked() -> None:
    axes = drawn(months(0.5, 0.55, 0.6), today=None)
    assert list(axes.lines[0].get_xdata()) == [0, 1, 2]
    assert texts(axes) == ["held", "not known"]


def test_a_month_without_a_figure_is_a_gap_in_the_line() -> None:
    axes = drawn(months(0.5, None, 0.6), today=None)
    assert np.isnan(axes.lines[0].get_ydata()).tolist() == [False, True, False]


def test_one_month_is_shown_as_a_dot() -> None:
    assert drawn(months(0.5)).lines[0].get_marker() == "o"


@pytest.mark.parametrize("points", [[], months(None, None)], ids=["no months", "no figures"])
def test_with_nothing_to_show_nothing_is_claimed(points: list[MonthRange]) -> None:
    axes = drawn(points, today=None)
    assert texts(axes) == ([NOTHING] if points else [])


def test_the_scale_keeps_whole_tens_within_a_hundred() -> None:
    assert drawn(months(0.85, 0.9)).get_ylim() == (80, 100)
    assert drawn(months(0.0, 0.02)).get_ylim() == (0, 20)
    assert drawn(months(0.42, 0.55)).get_ylim() == (40, 70)


def test_each_scenario_has_its_own_pair_of_colour_and_dashes_and_its_name_at_the_end() -> None:
    target = figure()
    plans = [("As recorded", months(0.5, 0.5, 0.5)), ("Hire", months(0.5, 0.6, 0.7)), ("Train", months(0.5, 0.5, 0.51))]
    draw_coverage_of_scenarios(target, plans, LIGHT, TODAY)
    target.draw_without_rendering()
    (axes,) = target.axes
    colors = {to_hex(line.get_color()) for line in axes.lines}
    assert {color.lower() for color in LIGHT.series[:3]} <= colors
    assert {"As recorded", "Hire", "Train"} <= set(texts(axes))
    heights = sorted(one.get_window_extent().y0 for one in axes.texts if one.get_text() != "today")
    assert min(np.diff(heights)) >= LIGHT.text_pixels


def test_no_scenario_leaves_an_empty_figure() -> None:
    target = figure()
    draw_coverage_of_scenarios(target, [], DARK)
    assert target.axes[0].lines[:] == []


def test_at_most_five_months_are_labelled_from_the_first_on() -> None:
    target = figure()
    axes = target.add_subplot()
    label_months(axes, list(months_from(date(2024, 11, 1), 25)))
    shown = [one.get_text() for one in axes.get_xticklabels()]
    assert shown == ["Nov 2024", "May 2025", "Nov 2025", "May 2026", "Nov 2026"]


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2026, 8, 31), None),
        (date(2026, 9, 30), 0),
        (date(2026, 10, 31), 1),
        (date(2027, 2, 28), 5),
        (date(2027, 3, 1), None),
    ],
)
def test_a_month_stands_at_its_last_day(day: date, place: float | None) -> None:
    assert place_of(MONTHS, day) == place


def test_drawing_again_replaces_the_chart() -> None:
    target = figure()
    for points in (months(0.5, 0.6), months(0.7, 0.8)):
        draw_coverage_by_month(target, points, LIGHT)
    (axes,) = target.axes
    assert list(axes.lines[0].get_ydata()) == pytest.approx([70, 80])


def test_months_without_targets_say_that_there_is_nothing_to_cover() -> None:
    empty = months(*[None] * 6)
    assert NOTHING in texts(drawn(empty))
    several = figure()
    draw_coverage_of_scenarios(several, [("As recorded", empty), ("Grow", empty)], LIGHT, TODAY)
    assert NOTHING in texts(several.axes[0])
    assert NOTHING not in texts(drawn(months(None, 0.5)))


def test_where_names_lack_room_the_first_and_the_shaded_one_have_theirs() -> None:
    several = [(f"Plan {number}", months(0.5, 0.5 + number / 100)) for number in range(30)]
    crowded, roomy = figure(), figure()
    draw_coverage_of_scenarios(crowded, several, LIGHT, None, shaded=7)
    assert texts(crowded.axes[0]) == ["Plan 0", "Plan 7"]
    draw_coverage_of_scenarios(roomy, several[:8], LIGHT, None, shaded=7)
    assert len(texts(roomy.axes[0])) == 8
