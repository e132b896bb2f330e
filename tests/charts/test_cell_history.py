from datetime import date
from itertools import pairwise
from math import isnan

import pytest
from matplotlib.figure import Figure

from orgwright.charts.axes import PIXELS_PER_INCH
from orgwright.charts.cell_history import draw_cell_history
from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.planning.cell_sources import CellHistory, SourceLine

TODAY = date(2026, 11, 20)
MANAGER = SourceLine("manager", ((date(2025, 1, 1), 1), (date(2026, 6, 1), 2)))
EXPIRED = SourceLine("certificate", ((date(2025, 6, 1), 4), (date(2026, 6, 1), None)))


def drawn(*lines: SourceLine, required: int = 0, palette: ChartPalette = LIGHT) -> Figure:
    figure = Figure(figsize=(256 / PIXELS_PER_INCH, 130 / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)
    draw_cell_history(figure, CellHistory(lines, TODAY, len(lines)), palette, required)
    figure.draw_without_rendering()
    return figure


def texts(figure: Figure) -> list[str]:
    return [one.get_text() for one in figure.axes[0].texts]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_a_source_is_a_line_of_steps_that_ends_today_with_its_name(palette: ChartPalette) -> None:
    figure = drawn(MANAGER, palette=palette)
    line, today = figure.axes[0].lines
    assert list(line.get_ydata()) == [1, 1, 2, 2]
    assert list(line.get_xdata())[-1] == 0
    assert list(today.get_xdata()) == [0, 0]
    assert texts(figure) == ["manager"]
    assert line.get_color() == palette.series[2]


def test_a_source_that_expired_stops_there_and_has_no_name_today() -> None:
    figure = drawn(EXPIRED)
    levels = list(figure.axes[0].lines[0].get_ydata())
    assert levels[:2] == [4, 4]
    assert all(isnan(level) for level in levels[2:])
    assert texts(figure) == []


def test_what_the_role_requires_is_a_dashed_line_with_its_level() -> None:
    assert texts(drawn(MANAGER, required=3)) == ["required 3", "manager"]


def test_names_of_sources_at_one_level_stand_apart_and_inside_the_picture() -> None:
    figure = drawn(MANAGER, SourceLine("self", ((TODAY, 2),)), SourceLine("certificate", ((TODAY, 5),)))
    names = [one.get_window_extent() for one in figure.axes[0].texts]
    assert all(upper - lower >= 10 for lower, upper in pairwise(sorted(one.y0 for one in names)))
    assert all(one.x1 <= figure.bbox.x1 and one.y1 <= figure.bbox.y1 for one in names)


def test_a_cell_without_history_draws_nothing() -> None:
    figure = drawn()
    assert not figure.axes[0].axison
    assert not figure.axes[0].lines
