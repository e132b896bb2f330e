"""Charts of the staffing plan: FTE against what is authorised, who joins and leaves, what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from orgwright.charts.axes import (
    centred,
    figure_width,
    label_ends,
    label_months,
    line_style,
    mark_today,
    points,
    quiet_axes,
    shortened,
    thousands,
)
from orgwright.charts.palette import ChartPalette

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from orgwright.planning.staffing import StaffingMonth

FULL_TIME = 100
MINOR_PER_MAJOR = 100
BAR_WIDTH = 0.6
BARS_SHARE = 0.92
"""The part of a figure's width that its bars stand in."""
FIGURE_EDGES, DIGIT_PIXELS = 12, 6.5
"""Room that the headcount of a month takes over its bars: beside it, and for each digit."""
FINE = 40
"""Points to a month where ground is shaded under steps."""
HATCH = "/////"


@dataclass(frozen=True)
class PlanLine:
    """The months of one plan as a line; ``pair`` is the colour and dashes that its scenario has in every chart."""

    name: str
    pair: int
    months: Sequence[StaffingMonth]


def draw_fte_by_month(
    figure: Figure, plans: Sequence[PlanLine], palette: ChartPalette, today: date | None = None
) -> None:
    """Draw filled FTE of one or more plans over the same months, the authorised FTE of the last as steps.

    What lies between the two is vacant or frozen; the ground is shaded there.
    """
    axes = quiet_axes(figure, palette)
    if not plans or not plans[0].months:
        axes.set_axis_off()
        return
    months = [one.month for one in plans[0].months]
    places = range(len(months))
    authorised = [one.authorised / FULL_TIME for one in plans[-1].months]
    filled = [one.filled / FULL_TIME for one in plans[-1].months]
    _shade(axes, filled, authorised, palette)
    axes.plot(places, authorised, color=palette.text2, linewidth=points(1), drawstyle="steps-mid")
    ends = [(f"authorised {authorised[-1]:,.1f}", authorised, palette.text2)]
    for plan in plans:
        values = [one.filled / FULL_TIME for one in plan.months]
        color, dashes = palette.look(plan.pair)
        style = line_style(dashes, palette)
        # A line of one month has no length: a dot shows it.
        marker = "o" if len(values) == 1 else ""
        axes.plot(places, values, color=color, linewidth=points(palette.line_width), linestyle=style, marker=marker)
        ends.append((f"{shortened(plan.name)} {values[-1]:,.1f}", values, color))
    axes.margins(y=0.18)
    axes.yaxis.set_major_formatter(thousands)
    label_months(axes, months)
    axes.set_ylim(*axes.get_ylim())
    if today is not None:
        mark_today(axes, months, today, palette)
    label_ends(axes, ends, palette)
    _label_vacant(axes, plans[-1].months[len(months) // 2], len(months) // 2, palette)


def _shade(axes: Axes, filled: Sequence[float], authorised: Sequence[float], palette: ChartPalette) -> None:
    """The ground between a line and the steps over it: the steps turn in the middle between two months."""
    places = np.linspace(0, len(filled) - 1, (len(filled) - 1) * FINE + 1)
    steps = np.array(authorised)[np.floor(places + 0.5).astype(int)]
    line = np.interp(places, range(len(filled)), filled)
    axes.fill_between(places, line, steps, color=palette.hatch, alpha=2 * palette.band_alpha, linewidth=0)


def _label_vacant(axes: Axes, one: StaffingMonth, place: int, palette: ChartPalette) -> None:
    """Says once what the shaded ground is, where it is high enough to hold a line."""
    low, high = axes.get_ylim()
    unfilled = (one.authorised - one.filled) / FULL_TIME
    if unfilled > (high - low) * 0.15:
        text = f"{one.vacant / FULL_TIME:,.1f} vacant, {one.frozen / FULL_TIME:,.1f} frozen"
        middle = (one.authorised + one.filled) / 2 / FULL_TIME
        axes.text(place, middle, text, **centred(palette))


def draw_joined_and_left(
    figure: Figure, months: Sequence[StaffingMonth], palette: ChartPalette, today: date | None = None
) -> None:
    """Draw hires and transfers in above the line, exits and transfers out below it, the headcount over both.

    Months that end after today are hatched: they are planned.
    """
    axes = quiet_axes(figure, palette)
    if not months:
        axes.set_axis_off()
        return
    joined = [one.hires + one.transfers_in for one in months]
    left = [one.exits + one.transfers_out for one in months]
    for place, one in enumerate(months):
        is_planned = today is not None and (one.month.year, one.month.month) > (today.year, today.month)
        _bar(axes, place, joined[place], palette.text2, is_planned, palette)
        _bar(axes, place, -left[place], palette.control, is_planned, palette)
    axes.axhline(0, color=palette.text3, linewidth=points(1))
    largest = max([*joined, *left, 1])
    axes.set_ylim(-largest * 1.35, largest * 1.6)
    axes.set_yticks([])
    axes.grid(visible=False)
    label_months(axes, [one.month for one in months])
    axes.set_xlim(-0.6, len(months) - 0.4)
    widest = FIGURE_EDGES + DIGIT_PIXELS * max(len(f"{one.closing:,}") for one in months)
    step = max(1, ceil(len(months) * widest / max(1.0, figure_width(axes) * BARS_SHARE)))
    for place in range(0, len(months), step):
        axes.text(place, largest * 1.5, f"{months[place].closing:,}", **centred(palette))


def _bar(axes: Axes, place: int, value: int, color: str, is_planned: bool, palette: ChartPalette) -> None:
    if not value:
        return
    edge: dict[str, Any] = {"edgecolor": palette.text3, "linewidth": points(1)}
    if is_planned:
        axes.bar(place, value, width=BAR_WIDTH, facecolor=palette.panel, hatch=HATCH, **edge)
    else:
        axes.bar(place, value, width=BAR_WIDTH, color=color, **edge)
    axes.annotate(
        str(abs(value)),
        (place, value),
        xytext=(0, points(3 if value > 0 else -3)),
        textcoords="offset points",
        ha="center",
        va="bottom" if value > 0 else "top",
        color=palette.text2,
        fontsize=points(palette.text_pixels),
    )


def draw_cost_by_month(
    figure: Figure, months: Sequence[StaffingMonth], palette: ChartPalette, budget: Sequence[int] = ()
) -> None:
    """Draw what the seats cost as bars and, hatched on top, what the vacant ones would, in thousands or millions.

    ``budget``, in minor units by month, is a line of steps over the bars; without one there is no line.
    """
    axes = quiet_axes(figure, palette)
    if not months:
        axes.set_axis_off()
        return
    most = max([*(one.cost + one.vacant_cost for one in months), *budget]) / MINOR_PER_MAJOR
    unit, word = (1_000_000, "m") if most >= 1_000_000 else (1_000, "k")
    costs = [one.cost / MINOR_PER_MAJOR / unit for one in months]
    vacant = [one.vacant_cost / MINOR_PER_MAJOR / unit for one in months]
    places = range(len(months))
    axes.bar(places, costs, width=BAR_WIDTH, color=palette.text2)
    edge: dict[str, Any] = {"edgecolor": palette.text3, "linewidth": points(1)}
    axes.bar(places, vacant, bottom=costs, width=BAR_WIDTH, facecolor=palette.panel, hatch=HATCH, **edge)
    if budget:
        line = [one / MINOR_PER_MAJOR / unit for one in budget]
        axes.step([-0.5, *places, len(line) - 0.5], [line[0], *line, line[-1]], where="mid", **_budget_line(palette))
        axes.annotate("budget", (0, line[0]), xytext=(0, points(4)), textcoords="offset points", **centred(palette))
    axes.set_ylim(0, max(most / unit, 0.001) * (1.2 if budget else 1.1))
    axes.yaxis.set_major_formatter(lambda value, _position: f"{value:g} {word}" if value else "0")
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4))
    label_months(axes, [one.month for one in months])
    axes.set_xlim(-0.6, len(months) - 0.4)


def _budget_line(palette: ChartPalette) -> dict[str, Any]:
    return {"color": palette.text, "linewidth": points(1), "linestyle": (0, (4, 2))}
