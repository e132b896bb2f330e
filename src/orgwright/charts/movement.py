"""What moved a coverage between two days: each cause as a bar from where the ones before it had brought the figure."""

from collections.abc import Sequence
from itertools import accumulate

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orgwright.charts.axes import points, quiet_axes
from orgwright.charts.palette import ChartPalette

BAR_HEIGHT = 0.56
LABEL_GAP = 5
LEAST_SPAN = 4.0
"""Percent that the axis covers at the least, so that a movement of nothing does not look like one."""
ROOM = 0.22
"""Of the span, left free at both sides for the figures beside the bars."""


def draw_movement(
    figure: Figure,
    before: tuple[str, float] | None,
    steps: Sequence[tuple[str, float]],
    after: tuple[str, float] | None,
    palette: ChartPalette,
) -> None:
    """Draw a coverage with its name before and after, and every step between them, all in percent.

    Steps up are filled, steps down hatched; each says its own figure. Without a coverage at an end nothing is drawn.
    """
    axes = quiet_axes(figure, palette)
    if before is None or after is None:
        axes.set_axis_off()
        return
    at = list(accumulate([before[1], *(points_ for _, points_ in steps)]))
    for place, (_, moved) in enumerate(steps, 1):
        _bar(axes, place, at[place - 1], moved, palette)
    last = len(steps) + 1
    for place, value in ((0, before[1]), (last, after[1])):
        _end(axes, place, value, palette)
    for place, value in enumerate(at):
        # The figure is carried down to the next line.
        axes.plot([value, value], [place, place + 1], color=palette.control, linewidth=points(1), zorder=1)
    _finish(axes, [before[0], *(name for name, _ in steps), after[0]], [*at, after[1]], palette)


def signed(moved: float) -> str:
    """Points with their sign: ``+1.40``, ``−0.31``, ``0.00``."""
    return f"{moved:+.2f}".replace("-", "−") if abs(moved) >= 0.005 else "0.00"


def _bar(axes: Axes, place: int, start: float, moved: float, palette: ChartPalette) -> None:
    is_up = moved >= 0
    color = palette.held if is_up else palette.short
    axes.barh(
        place,
        moved,
        left=start,
        height=BAR_HEIGHT,
        facecolor=color if is_up else palette.panel,
        edgecolor=color,
        hatch=None if is_up else "////",
        linewidth=points(1),
        zorder=2,
    )
    _figure(axes, start + moved, place, signed(moved), 1 if is_up else -1, color, palette)


def _end(axes: Axes, place: int, value: float, palette: ChartPalette) -> None:
    height = BAR_HEIGHT / 2
    axes.plot([value, value], [place - height, place + height], color=palette.text, linewidth=points(3), zorder=3)
    _figure(axes, value, place, f"{value:.2f} %", 1, palette.text, palette)


def _figure(axes: Axes, value: float, place: int, text: str, side: int, color: str, palette: ChartPalette) -> None:
    axes.annotate(
        text,
        (value, place),
        xytext=(side * points(LABEL_GAP), 0),
        textcoords="offset points",
        ha="left" if side > 0 else "right",
        va="center",
        color=color,
        fontweight="bold",
        fontsize=points(palette.text_pixels),
        annotation_clip=False,
        bbox={"facecolor": palette.panel, "edgecolor": "none", "pad": 0.5},
        zorder=4,
    )


def _finish(axes: Axes, names: Sequence[str], values: Sequence[float], palette: ChartPalette) -> None:
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    axes.set_yticks(range(len(names)), names)
    axes.tick_params(axis="y", labelcolor=palette.text2)
    middle = (min(values) + max(values)) / 2
    span = max(max(values) - min(values), LEAST_SPAN)
    axes.set_xlim(middle - span * (0.5 + ROOM), middle + span * (0.5 + ROOM))
    axes.set_ylim(len(names) - 0.5, -0.5)
