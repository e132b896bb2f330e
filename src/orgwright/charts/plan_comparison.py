"""Charts of plans side by side: one small chart a plan on a scale that all share, and their coverage in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from orgwright.charts.axes import line_style, points, quiet_axes, thousands
from orgwright.charts.palette import ChartPalette

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FULL_TIME = 100
LEAST_SPAN = 4.0
"""FTE between the ends of a scale at the least: one person more or less is no cliff."""


@dataclass(frozen=True)
class FteLine:
    """FTE and authorised FTE of a plan by month, in percent of full time; ``pair`` is its colour and dashes.

    ``low`` and ``high`` are the ends of the band of simulated futures, empty where there is none.
    """

    name: str
    pair: int
    fte: Sequence[int]
    authorised: Sequence[int]
    low: Sequence[float] = ()
    high: Sequence[float] = ()


def fte_scale(plans: Sequence[FteLine]) -> tuple[float, float]:
    """The ends of the scale that several plans share, in FTE: whole ones around all that is drawn."""
    values = [
        value / FULL_TIME for one in plans for line in (one.fte, one.authorised, one.low, one.high) for value in line
    ]
    if not values:
        return 0.0, LEAST_SPAN
    least, most = floor(min(values)), ceil(max(values))
    spare = max(0.0, LEAST_SPAN - (most - least)) / 2
    return max(0.0, least - spare), most + spare


def draw_fte_of_plan(
    figure: Figure, palette: ChartPalette, plan: FteLine, first: FteLine, scale: tuple[float, float]
) -> None:
    """Draw FTE as a line with its band, authorised FTE as steps above it, and thinly the FTE of the first plan."""
    axes = quiet_axes(figure, palette)
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    places = range(len(plan.fte))
    color, dashes = palette.look(plan.pair)
    if plan.low and plan.high:
        low, high = ([value / FULL_TIME for value in line] for line in (plan.low, plan.high))
        axes.fill_between(places, low, high, color=color, alpha=palette.band_alpha, linewidth=0)
    steps = [value / FULL_TIME for value in plan.authorised]
    axes.plot(places, steps, color=palette.text2, linewidth=points(1), drawstyle="steps-mid")
    if plan is not first:
        before = [value / FULL_TIME for value in first.fte]
        axes.plot(places, before, color=palette.text3, linewidth=points(1), linestyle=(0, (4, 3)))
    fte = [value / FULL_TIME for value in plan.fte]
    style = line_style(dashes, palette)
    axes.plot(places, fte, color=color, linewidth=points(palette.line_width), linestyle=style)
    axes.plot(places[-1:], fte[-1:], color=color, marker="o", markersize=points(6), clip_on=False)
    _scale(axes, scale, palette)
    axes.set_xlim(-0.25, max(len(places) - 1, 1) + 0.25)


def _scale(axes: Axes, scale: tuple[float, float], palette: ChartPalette) -> None:
    """Two lines of the grid with their figures inside of the chart: the plans share them, and room is short."""
    low, high = scale
    room = (high - low) * 0.25
    axes.set_ylim(low - room, high + room)
    axes.set_yticks([low, high], ["", ""])
    for value, side, above in ((low, "top", -2), (high, "bottom", 2)):
        axes.annotate(
            thousands(value),
            (0, value),
            xycoords=("axes fraction", "data"),
            xytext=(0, points(above)),
            textcoords="offset points",
            ha="left",
            va=side,
            color=palette.text3,
            fontsize=points(palette.text_pixels),
            annotation_clip=False,
        )
