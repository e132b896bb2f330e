from datetime import date

import numpy as np
from matplotlib.figure import Figure

from orgwright.charts.attrition import Forecast, draw_forecast
from orgwright.charts.axes import PIXELS_PER_INCH
from orgwright.charts.palette import DARK, LIGHT
from orgwright.planning.days import months_from

SEPTEMBER = date(2026, 9, 1)
TODAY = date(2026, 11, 20)


def figure() -> Figure:
    return Figure(figsize=(600 / PIXELS_PER_INCH, 220 / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)


def forecast(**changed: object) -> Forecast:
    months = tuple(months_from(SEPTEMBER, 4))
    values: dict[str, object] = {
        "past": (40, 41),
        "low": (40, 37),
        "median": (41, 39),
        "high": (41, 40),
        "planned": (41, 42),
        **changed,
    }
    return Forecast(months, **values)


def texts(drawn: Figure) -> list[str]:
    return [one.get_text() for axes in drawn.axes for one in axes.texts]


def whole(value: float) -> str:
    return f"{value:.0f}"


def test_the_past_is_a_solid_line_and_the_band_begins_where_it_ends() -> None:
    drawn = figure()
    draw_forecast(drawn, forecast(), whole, LIGHT, TODAY)
    planned, past, median = drawn.axes[0].lines[:3]
    np.testing.assert_equal(list(past.get_ydata()), [40, 41, np.nan, np.nan])
    assert past.get_linestyle() == "-"
    for line in (planned, median):
        assert line.get_ydata()[1] == 41
        assert line.get_linestyle() != "-"
    np.testing.assert_equal(list(median.get_ydata()), [np.nan, 41, 41, 39])
    corners = drawn.axes[0].collections[0].get_paths()[0].vertices
    assert (3, 37) in [tuple(one) for one in corners]
    assert (3, 40) in [tuple(one) for one in corners]


def test_every_line_is_named_at_its_end_with_its_figure() -> None:
    drawn = figure()
    draw_forecast(drawn, forecast(), whole, DARK, TODAY)
    assert {"1 in 10 ≤ 37", "median 39", "9 in 10 ≤ 40", "by plan 42", "today"} <= set(texts(drawn))


def test_figures_that_are_null_leave_a_gap_and_no_name() -> None:
    drawn = figure()
    draw_forecast(drawn, forecast(low=(None, None), median=(None, None), high=(None, None)), whole, LIGHT)
    assert texts(drawn) == ["by plan 42"]
    nothing = (None, None)
    empty = forecast(past=nothing, low=nothing, median=nothing, high=nothing, planned=nothing)
    draw_forecast(drawn, empty, whole, LIGHT)
    assert not drawn.axes[0].axison


def test_nothing_is_drawn_below_zero_and_without_a_past() -> None:
    drawn = figure()
    months = tuple(months_from(SEPTEMBER, 2))
    draw_forecast(drawn, Forecast(months, (), (0, 0), (0, 1), (1, 2), (0, 0)), whole, LIGHT)
    assert drawn.axes[0].get_ylim()[0] == 0
