from datetime import date

import pytest
from matplotlib.figure import Figure

from orgwright.charts.palette import LIGHT
from orgwright.charts.plan_actual import draw_plan_and_actual
from orgwright.planning.days import months_later

TODAY = date(2026, 7, 20)


def drawn(planned: list[float], came: list[float]) -> Figure:
    figure = Figure()
    months = [months_later(date(2026, 4, 1), step) for step in range(len(planned))]
    draw_plan_and_actual(figure, months, planned, came, LIGHT, TODAY)
    figure.canvas.draw()
    return figure


def test_the_plan_is_dashed_over_all_months_and_the_actual_solid_over_those_that_have_passed() -> None:
    axes = drawn([10, 12, 13, 15, 16], [10, 11, 11]).axes[0]
    plan, actual = axes.lines[0], axes.lines[1]
    assert plan.get_linestyle() == "--"
    assert list(plan.get_ydata()) == [10, 12, 13, 15, 16]
    assert actual.get_linestyle() == "-"
    assert [one for one in actual.get_ydata() if one == one] == [10, 11, 11]
    assert {"planned", "actual", "today"} <= {one.get_text() for one in axes.texts}


@pytest.mark.parametrize(("planned", "came"), [([], []), ([4.0], [4.0]), ([4.0], []), ([0.0, 0.0], [0.0])])
def test_few_months_and_nothing_are_drawn_too(planned: list[float], came: list[float]) -> None:
    axes = drawn(planned, came).axes[0]
    assert axes.axison == bool(planned)
    assert ("actual" in {one.get_text() for one in axes.texts}) == bool(came)


def test_people_are_counted_in_whole_ones_on_the_scale() -> None:
    planned = [165.0, 167.0, 168.0, 170.0, 171.0, 173.0, 174.0, 175.0, 175.0, 176.0]
    ticks = drawn(planned, planned[:2]).axes[0].get_yticks()
    assert len(ticks) > 2
    assert all(one == int(one) for one in ticks)
