from datetime import date

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.charts.resilience import MOST_PIECES, draw_endings, draw_missing, draw_slacks, slack_counts


def only_axes(target: Figure) -> Axes:
    target.draw_without_rendering()
    (axes,) = target.axes
    return axes


def test_slacks_beyond_the_ends_stand_with_the_outermost() -> None:
    counts = slack_counts([-9, -5, -1, 0, 0, 12])
    assert counts[0] == ("−5 or less", 2, True)
    assert counts[-1] == ("5 or more", 1, False)
    assert sum(count for _, count, _ in counts) == 6


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_what_is_short_is_hollow_and_ember_and_the_rest_solid(palette: ChartPalette) -> None:
    figure = Figure(figsize=(6, 3), dpi=96)
    draw_slacks(figure, [-1, -1, 0, 2], palette)
    axes = only_axes(figure)
    looks = [(to_hex(bar.get_edgecolor()), to_hex(bar.get_facecolor()), bar.get_height()) for bar in axes.patches]
    short, held, panel = (one.lower() for one in (palette.short, palette.held, palette.panel))
    assert looks == [(short, panel, 2), (held, held, 1), (held, held, 1)]
    assert [one.get_text() for one in axes.texts] == ["2", "1", "1"]


def test_without_targets_there_is_no_axis() -> None:
    figure = Figure(figsize=(6, 3), dpi=96)
    draw_slacks(figure, [], LIGHT)
    assert not only_axes(figure).axison


def test_the_pieces_lead_from_all_down_to_the_low_coverage() -> None:
    figure = Figure(figsize=(8, 5), dpi=96)
    pieces = [(f"Skill {number}", 0.02) for number in range(MOST_PIECES + 3)]
    low = 1 - sum(share for _, share in pieces)
    draw_missing(figure, low, pieces, LIGHT)
    axes = only_axes(figure)
    *missing, held = axes.patches
    assert len(missing) == MOST_PIECES + 1
    assert missing[0].get_x() + missing[0].get_width() == pytest.approx(100)
    assert missing[-1].get_x() == pytest.approx(held.get_width())
    assert held.get_width() == pytest.approx(low * 100)
    names = [one.get_text() for one in axes.get_yticklabels()]
    assert names[-2:] == ["3 others", "Low coverage"]


def test_coverage_goes_down_in_steps_on_the_days_of_ends() -> None:
    figure = Figure(figsize=(8, 4), dpi=96)
    steps = [(date(2026, 11, 20), 0.54), (date(2027, 3, 31), 0.43), (date(2027, 11, 20), 0.43)]
    draw_endings(figure, steps, LIGHT)
    axes = only_axes(figure)
    (line,) = axes.lines
    assert line.get_drawstyle() == "steps-post"
    assert list(line.get_ydata()) == pytest.approx([54, 43, 43])
    assert [one.get_text() for one in axes.texts if one.get_text()] == ["43.0", "54.0"]


def test_without_coverage_no_step_is_drawn() -> None:
    figure = Figure(figsize=(8, 4), dpi=96)
    draw_endings(figure, [], LIGHT)
    assert not only_axes(figure).axison
