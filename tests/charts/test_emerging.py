import pytest
from matplotlib.figure import Figure

from orgwright.charts.axes import PIXELS_PER_INCH
from orgwright.charts.emerging import MOST_BARS, draw_emerging
from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.planning.emerging import EmergingDemand, TierCoverage
from orgwright.planning.groups import Group

NOTHING = TierCoverage(None, None, 0, 0.0, 0.0, 0.0)


def demand(title: str, low: float, high: float, today: float) -> EmergingDemand:
    future = TierCoverage(low, high, 4, low, high - low, 1.0)
    return EmergingDemand(title, Group.of_unit(1), 3, TierCoverage(today, today, 9, today, 0.0, 1.0), future)


def drawn(*units: EmergingDemand, palette: ChartPalette = LIGHT) -> Figure:
    figure = Figure(figsize=(600 / PIXELS_PER_INCH, 300 / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)
    draw_emerging(figure, units, palette)
    figure.draw_without_rendering()
    return figure


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_a_bar_is_solid_to_the_low_end_and_hatched_to_the_high_one(palette: ChartPalette) -> None:
    (axes,) = drawn(demand("Speech", 0.3, 0.45, 0.8), palette=palette).axes
    track, solid, hatched = axes.patches
    assert track.get_width() == 100
    assert solid.get_width() == pytest.approx(30)
    assert (hatched.get_x(), hatched.get_width()) == (pytest.approx(30), pytest.approx(15))
    assert hatched.get_hatch() == "////"
    (mark,) = axes.lines
    assert list(mark.get_xdata()) == [80, 80]


def test_every_bar_says_its_unit_and_its_range() -> None:
    (axes,) = drawn(demand("Speech", 0.3, 0.45, 0.8), demand("Search", 0.5, 0.5, 0.8)).axes
    assert [one.get_text() for one in axes.get_yticklabels()] == ["Speech", "Search"]
    assert [one.get_text() for one in axes.texts] == ["30–45", "50", "held of today's"]


def test_units_without_emerging_requirements_have_no_bar_and_too_many_are_left_out() -> None:
    empty = EmergingDemand("Desk", Group.of_unit(2), 0, NOTHING, NOTHING)
    (axes,) = drawn(empty, *(demand(f"Unit {one}", 0.1, 0.2, 0.3) for one in range(20))).axes
    names = [one.get_text() for one in axes.get_yticklabels()]
    assert names == [f"Unit {one}" for one in range(MOST_BARS)]


def test_nothing_asked_draws_no_axes() -> None:
    (axes,) = drawn().axes
    assert not axes.axison
