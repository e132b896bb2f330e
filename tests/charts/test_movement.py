from collections.abc import Sequence

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from orgwright.charts.movement import draw_movement, signed
from orgwright.charts.palette import DARK, LIGHT, ChartPalette

Named = tuple[str, float]
BEFORE, AFTER = ("20 Nov 2025", 61.0), ("20 Nov 2026", 63.1)
STEPS = (("joined", -0.4), ("assessed up", 3.1), ("left", -0.6))


def drawn(
    steps: Sequence[Named] = STEPS,
    palette: ChartPalette = LIGHT,
    before: Named | None = BEFORE,
    after: Named | None = AFTER,
) -> Axes:
    target = Figure(figsize=(6, 3), dpi=96)
    draw_movement(target, before, steps, after, palette)
    target.draw_without_rendering()
    (axes,) = target.axes
    return axes


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_each_bar_begins_where_the_one_before_ended(palette: ChartPalette) -> None:
    bars = drawn(palette=palette).patches
    ends = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars]
    assert ends == [pytest.approx(one) for one in ((61, 60.6), (60.6, 63.7), (63.7, 63.1))]


def test_up_and_down_differ_by_more_than_their_colour() -> None:
    down, up, _ = drawn().patches
    assert (down.get_hatch(), up.get_hatch()) == ("////", None)
    assert to_hex(up.get_facecolor()) == LIGHT.held.lower()
    assert to_hex(down.get_facecolor()) == LIGHT.panel.lower()


def test_every_figure_is_said_in_words() -> None:
    axes = drawn()
    assert [one.get_text() for one in axes.texts] == ["−0.40", "+3.10", "−0.60", "61.00 %", "63.10 %"]
    assert [one.get_text() for one in axes.get_yticklabels()] == [
        "20 Nov 2025",
        "joined",
        "assessed up",
        "left",
        "20 Nov 2026",
    ]


def test_where_nothing_moved_the_two_ends_stand_alone_on_an_axis_of_some_width() -> None:
    axes = drawn((), after=("20 Nov 2026", 61.0))
    assert not axes.patches
    low, high = axes.get_xlim()
    assert high - low > 4


@pytest.mark.parametrize(("before", "after"), [(None, AFTER), (BEFORE, None)])
def test_without_a_coverage_at_one_end_nothing_is_drawn(before: Named | None, after: Named | None) -> None:
    assert not drawn(before=before, after=after).axison


@pytest.mark.parametrize(("moved", "text"), [(1.25, "+1.25"), (-0.004, "0.00"), (0.0, "0.00"), (-2.0, "−2.00")])
def test_points_carry_their_sign(moved: float, text: str) -> None:
    assert signed(moved) == text
