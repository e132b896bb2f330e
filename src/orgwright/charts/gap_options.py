"""What the ways to close a gap have cost after months of use, and where one becomes cheaper than another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from orgwright.charts.axes import label_ends, line_style, points, quiet_axes
from orgwright.charts.palette import ChartPalette

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MINOR_PER_MAJOR = 100
THOUSAND = 1000
FIRST_RING = 1.0
"""Months below which a crossing is not drawn: it would lie in the corner, among the beginnings of all lines."""
LOW = 0.15
"""Share of the height below which the months of a crossing stand above it, clear of the axis."""


@dataclass(frozen=True)
class CostLine:
    """The cost of one option after 0, 1, … months of use, in minor units; ``pair`` is its colour and dashes."""

    name: str
    pair: int
    costs: Sequence[int]


@dataclass(frozen=True)
class Crossing:
    """After how many months two options have cost the same, and what, in minor units."""

    months: float
    cost: float


def draw_break_even(
    figure: Figure, lines: Sequence[CostLine], crossings: Sequence[Crossing], palette: ChartPalette
) -> None:
    """Draw each option as a line over the months of use, and a ring with the months where two of them cross."""
    axes = quiet_axes(figure, palette)
    if not lines:
        axes.set_axis_off()
        return
    ends = []
    for one in lines:
        values = [cost / MINOR_PER_MAJOR / THOUSAND for cost in one.costs]
        color = palette.series[one.pair % len(palette.series)]
        style = line_style(palette.dashes[one.pair % len(palette.dashes)], palette)
        axes.plot(range(len(values)), values, color=color, linewidth=points(palette.line_width), linestyle=style)
        ends.append((one.name, values, color))
    last = len(lines[0].costs) - 1
    axes.set_xlim(0, max(last, 1))
    axes.set_ylim(0, max(max(values) for _, values, _ in ends) * 1.08 or 1.0)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _place: f"{value:,.0f} k" if value else "0"))
    axes.set_xlabel("months of use", color=palette.text3, fontsize=points(palette.text_pixels))
    for crossing in crossings:
        if FIRST_RING <= crossing.months <= last:
            _ring(axes, crossing, palette)
    label_ends(axes, ends, palette)


def _ring(axes: Axes, one: Crossing, palette: ChartPalette) -> None:
    cost = one.cost / MINOR_PER_MAJOR / THOUSAND
    is_low = cost < LOW * axes.get_ylim()[1]
    axes.plot(
        one.months,
        cost,
        marker="o",
        markersize=points(8),
        markerfacecolor=palette.panel,
        markeredgecolor=palette.text,
        markeredgewidth=points(1.4),
        zorder=5,
        clip_on=False,
    )
    axes.annotate(
        f"{one.months:.1f} months",
        (one.months, cost),
        xytext=(points(8), points(4 if is_low else -4)),
        textcoords="offset points",
        va="bottom" if is_low else "top",
        color=palette.text,
        fontweight="bold",
        fontsize=points(palette.text_pixels),
        zorder=6,
    )
