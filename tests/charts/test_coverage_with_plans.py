from datetime import date

import numpy as np
import pytest
from matplotlib.figure import Figure

from orgwright.charts.coverage_with_plans import draw_coverage_with_plans
from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.planning.days import months_from

TODAY = date(2026, 11, 20)
MONTHS = [(month, 0.5 + place / 100, 0.8) for place, month in enumerate(months_from(date(2026, 1, 1), 18))]
AHEAD = [(month, 0.6, 0.7) for month, _, _ in MONTHS[10:]]


def drawn(*plans: object, palette: ChartPalette = LIGHT) -> Figure:
    figure = Figure(figsize=(8, 4))
    draw_coverage_with_plans(figure, MONTHS, plans, palette, TODAY)  # type: ignore[arg-type]
    return figure


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_past_is_one_solid_line_in_the_colour_of_what_is_held(palette: ChartPalette) -> None:
    (axes,) = drawn(palette=palette).axes
    past = axes.lines[0]
    assert past.get_color() == palette.held
    assert past.get_linestyle() == "-"
    assert list(past.get_ydata()) == pytest.approx([50 + place for place in range(10)])


def test_every_plan_sets_out_where_the_past_ends_and_bears_its_name() -> None:
    (axes,) = drawn(("As recorded", 0, AHEAD), ("Grow", 2, AHEAD)).axes
    recorded, grow = axes.lines[1:3]
    for line in (recorded, grow):
        values = np.array(line.get_ydata())
        assert np.flatnonzero(~np.isnan(values)).tolist() == list(range(9, 18))
        assert (values[9], values[10]) == pytest.approx((59, 60))
    assert grow.get_color() == LIGHT.series[2]
    assert {"As recorded", "Grow"} <= {one.get_text() for one in axes.texts}


def test_the_axis_holds_every_line() -> None:
    (axes,) = drawn(("Cut", 1, [(month, 0.2, 0.3) for month, _, _ in AHEAD])).axes
    assert axes.get_ylim() == (20, 80)


def test_months_without_coverage_draw_nothing() -> None:
    figure = Figure()
    draw_coverage_with_plans(figure, [(month, None, None) for month, _, _ in MONTHS], [], LIGHT, TODAY)
    assert not figure.axes[0].axison
