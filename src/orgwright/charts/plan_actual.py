"""Chart of a kept plan against what came: the plan as a dashed line over all its months, what came solid so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import nan
from typing import TYPE_CHECKING

from matplotlib.ticker import MaxNLocator

from orgwright.charts.axes import label_ends, label_months, line_style, mark_today, points, quiet_axes, thousands
from orgwright.charts.palette import ChartPalette

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PLANNED_DASHES = (4.0, 3.0)
LEAST_ROOM = 1.0


def draw_plan_and_actual(
    figure: Figure,
    months: Sequence[date],
    planned: Sequence[float],
    came: Sequence[float],
    palette: ChartPalette,
    today: date,
) -> None:
    """Draw one figure of a kept plan; ``came`` may be shorter: it holds the months that have passed."""
    axes = quiet_axes(figure, palette)
    if not months:
        axes.set_axis_off()
        return
    width, dashes = points(palette.line_width), line_style(PLANNED_DASHES, palette)
    marker = "o" if len(months) == 1 else ""
    axes.plot(range(len(months)), planned, color=palette.text2, linewidth=width, linestyle=dashes, marker=marker)
    solid = [*came, *[nan] * (len(months) - len(came))]
    axes.fill_between(
        range(len(came)), came, planned[: len(came)], color=palette.hatch, alpha=2 * palette.band_alpha, linewidth=0
    )
    axes.plot(range(len(months)), solid, color=palette.series[2], linewidth=width, marker="o" if len(came) == 1 else "")
    axes.margins(y=0.18)
    low, high = axes.get_ylim()
    if high - low < LEAST_ROOM:
        axes.set_ylim(low - LEAST_ROOM, high + LEAST_ROOM)
    label_months(axes, list(months))
    axes.set_ylim(*axes.get_ylim())
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_formatter(thousands)
    mark_today(axes, months, today, palette)
    # Names keep their distance in pixels, so the axes must stand where they will.
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
    ends = [("planned", list(planned), palette.text2)]
    if came:
        ends.append(("actual", solid, palette.series[2]))
    label_ends(axes, ends, palette)
