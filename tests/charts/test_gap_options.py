import pytest
from matplotlib.figure import Figure

from orgwright.charts.gap_options import CostLine, Crossing, draw_break_even
from orgwright.charts.palette import DARK, LIGHT, ChartPalette

HIRE = CostLine("Hire", 0, [1_200_000 + 1_140_000 * month for month in range(13)])
BORROW = CostLine("Borrow", 3, [1_425_000 * month for month in range(13)])
MEET = Crossing(1_200_000 / 285_000, 1_425_000 * 1_200_000 / 285_000)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_every_option_is_a_line_with_its_name_and_the_crossing_says_its_months(palette: ChartPalette) -> None:
    figure = Figure(figsize=(6, 3))
    draw_break_even(figure, [HIRE, BORROW], [MEET], palette)
    axes = figure.axes[0]
    hire, borrow, ring = axes.lines
    assert hire.get_ydata()[0] == 12
    assert borrow.get_ydata()[-1] == pytest.approx(171)
    assert ring.get_xdata() == pytest.approx([4.2105], abs=1e-3)
    assert {one.get_text() for one in axes.texts} == {"4.2 months", "Borrow", "Hire"}
    figure.draw_without_rendering()


def test_a_crossing_beyond_the_months_that_are_drawn_is_left_out() -> None:
    figure = Figure(figsize=(6, 3))
    draw_break_even(figure, [HIRE, BORROW], [Crossing(30, 1)], LIGHT)
    assert len(figure.axes[0].lines) == 2


def test_without_options_nothing_is_drawn() -> None:
    figure = Figure(figsize=(6, 3))
    draw_break_even(figure, [], [], LIGHT)
    assert not figure.axes[0].axison


def test_options_that_cost_nothing_are_drawn_too() -> None:
    figure = Figure(figsize=(6, 3))
    draw_break_even(figure, [CostLine("Move", 2, [0] * 13)], [], LIGHT)
    figure.draw_without_rendering()
    assert axes_top(figure) > 0


def axes_top(figure: Figure) -> float:
    return figure.axes[0].get_ylim()[1]
