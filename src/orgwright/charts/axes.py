"""The axes that all charts by month share: no frame, quiet grid, a label for some of the months, today dotted."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orgwright.charts.palette import ChartPalette, Dashes

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96
"""Of the canvas at its natural size; a finer screen enlarges the whole figure."""
MOST_MONTH_LABELS = 5
MONTH_LABEL_PIXELS = 84
"""Room that the label of a month takes, its gap included."""
LONGEST_NAME = 24
LABEL_GAP = 14
"""Pixels between the names of two lines at the least."""


def points(pixels: float) -> float:
    """A length in the unit in which matplotlib counts text and lines."""
    return pixels * POINTS_PER_INCH / PIXELS_PER_INCH


def quiet_axes(figure: Figure, palette: ChartPalette) -> Axes:
    """The only axes of a figure that is cleared before: panel ground, grid of hairlines, one line at the foot."""
    return quiet_panels(figure, palette, 1)[0]


def quiet_panels(figure: Figure, palette: ChartPalette, count: int) -> list[Axes]:
    """So many axes beside each other that share their heights, on a figure that is cleared before."""
    figure.clear()
    figure.set_layout_engine("constrained")
    figure.set_facecolor(palette.panel)
    panels: list[Axes] = list(figure.subplots(1, count, sharey=True, squeeze=False)[0])
    for axes in panels:
        axes.set_facecolor(palette.panel)
        for side in ("left", "right", "top"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color(palette.control)
        axes.tick_params(length=0, pad=points(7), labelcolor=palette.text3, labelsize=points(palette.text_pixels))
        axes.grid(axis="y", color=palette.hairline, linewidth=points(1))
        axes.set_axisbelow(True)
    return panels


def figure_width(axes: Axes) -> float:
    """The width of the whole figure in pixels of the canvas at its natural size."""
    figure = axes.get_figure(root=True)
    return 0.0 if figure is None else figure.get_figwidth() * PIXELS_PER_INCH


def label_months(axes: Axes, months: Sequence[date]) -> None:
    """Label at most five of the months, fewer where the figure is narrow, the first always; they stand at 0, 1, 2…"""
    last = len(months) - 1
    most = max(2, min(MOST_MONTH_LABELS, int(figure_width(axes) / MONTH_LABEL_PIXELS)))
    step = max(1, -(-last // (most - 1)))
    places = list(range(0, last + 1, step))
    axes.set_xticks(places, [f"{months[one]:%b %Y}" for one in places])
    axes.set_xlim(-0.25, max(last, 1) + 0.25)


def thousands(value: float, _position: float = 0) -> str:
    """A figure of a scale as all tables write it: ``5,000``, ``162.5``; matplotlib gives the place of the tick too."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace("-", "−")


def centred(palette: ChartPalette) -> dict[str, Any]:
    """How words are written into a chart, their middle at the place given."""
    return {"ha": "center", "va": "center", "color": palette.text2, "fontsize": points(palette.text_pixels)}


def shortened(name: str) -> str:
    """A name as charts have room for it: the beginning of a long one."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def place_of(months: Sequence[date], day: date) -> float | None:
    """Where a day stands between months that show their last day, or null where it is outside of them."""
    first = months[0]
    month = (day.year - first.year) * 12 + day.month - first.month
    place = month - 1 + day.day / monthrange(day.year, day.month)[1]
    return place if 0 <= place <= len(months) - 1 else None


def mark_today(axes: Axes, months: Sequence[date], today: date, palette: ChartPalette) -> None:
    """A dotted line at today, where the months hold it."""
    place = place_of(months, today)
    if place is not None:
        axes.axvline(place, color=palette.text3, linewidth=points(1), linestyle=(0, (1, 2)))
        axes.annotate(
            "today",
            (place, 1),
            xycoords=("data", "axes fraction"),
            xytext=(-points(4), 0),
            textcoords="offset points",
            ha="right",
            va="top",
            color=palette.text3,
            fontsize=points(palette.text_pixels),
        )


def line_style(dashes: Dashes, palette: ChartPalette) -> str | tuple[int, tuple[float, ...]]:
    """The style of a line from its dashes in pixels; matplotlib counts them in widths of the line."""
    return "-" if dashes is None else (0, tuple(length / palette.line_width for length in dashes))


def label_ends(axes: Axes, lines: list[tuple[str, list[float], str]], palette: ChartPalette) -> None:
    """The name of each line at its last value; names that would lie on one another are moved apart."""
    ends = [(_last(values), name, color) for name, values, color in lines if not np.isnan(values).all()]
    height = float("-inf")
    for (place, value), name, color in sorted(ends, key=lambda one: one[0][1]):
        pixels = axes.transData.transform((0, value))[1]
        height = max(pixels, height + LABEL_GAP)
        axes.annotate(
            name,
            (place, value),
            xytext=(points(8), points(height - pixels)),
            textcoords="offset points",
            va="center",
            color=color,
            fontweight="bold",
            fontsize=points(palette.text_pixels),
            annotation_clip=False,
        )


def _last(values: list[float]) -> tuple[int, float]:
    place = max(number for number, value in enumerate(values) if not np.isnan(value))
    return place, values[place]
