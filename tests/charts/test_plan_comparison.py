from collections.abc import Sequence

import pytest
from matplotlib.figure import Figure

from orgwright.charts.axes import PIXELS_PER_INCH
from orgwright.charts.palette import DARK, LIGHT
from orgwright.charts.plan_comparison import LEAST_SPAN, FteLine, draw_fte_of_plan, fte_scale


def figure() -> Figure:
    return Figure(figsize=(160 / PIXELS_PER_INCH, 80 / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)


def line(fte: Sequence[int], authorised: Sequence[int], pair: int = 0, **band: Sequence[float]) -> FteLine:
    return FteLine("Plan", pair, fte, authorised, **band)


def test_all_plans_share_a_scale_of_whole_fte_around_what_is_drawn() -> None:
    plans = [
        line([15_020, 15_500], [16_000, 16_000]),
        line([15_020, 16_990], [17_000, 17_000], low=[14_480], high=[15_000]),
    ]
    assert fte_scale(plans) == (144, 170)


def test_a_scale_of_hardly_anything_is_wide_enough_and_never_below_nothing() -> None:
    low, high = fte_scale([line([10_000, 10_000], [10_000, 10_000])])
    assert high - low == LEAST_SPAN
    assert fte_scale([line([0, 0], [0, 0])])[0] == 0
    assert fte_scale([]) == (0, LEAST_SPAN)


def test_a_plan_is_drawn_with_its_band_the_steps_and_thinly_the_first_plan() -> None:
    first, plan = (
        line([15_000, 15_000], [16_000, 16_000]),
        line([15_000, 15_800], [16_000, 16_400], 2, low=[14_800, 15_000], high=[15_000, 15_300]),
    )
    drawn = figure()
    draw_fte_of_plan(drawn, DARK, plan, first, fte_scale([first, plan]))
    axes = drawn.axes[0]
    steps, before, fte, end = axes.lines[:4]
    assert list(steps.get_ydata()) == [160, 164]
    assert list(before.get_ydata()) == [150, 150]
    assert (list(fte.get_ydata()), fte.get_color()) == ([150, 158], DARK.series[2])
    assert list(end.get_ydata()) == [158]
    assert len(axes.collections) == 1
    assert [one.get_text() for one in axes.texts] == ["148", "164"]


def test_the_first_plan_is_not_drawn_behind_itself() -> None:
    first = line([15_000], [16_000])
    drawn = figure()
    draw_fte_of_plan(drawn, LIGHT, first, first, fte_scale([first]))
    assert len(drawn.axes[0].lines) == 3
    assert not drawn.axes[0].collections


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_the_records_and_nine_scenarios_all_look_different(palette) -> None:
    looks = [palette.look(pair) for pair in range(10)]
    assert len(set(looks)) == 10
    assert looks[:4] == list(zip(palette.series, palette.dashes, strict=True))
    assert palette.series[0] not in [color for color, _ in looks[1:]]
