"""A forecast by month: what was as a line, what may come as a band around its median, never a line alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import MaxNLocator

from orgwright.charts.axes import label_ends, label_months, line_style, mark_today, points, quiet_axes, thousands
from orgwright.charts.palette import ChartPalette, Dashes

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Values = Sequence[float | None]
PLANNED: Dashes = (2, 2)
MEDIAN: Dashes = (6, 3)
ROOM = 0.12
"""The share of the height that is left free over and under the lines."""


@dataclass(frozen=True)
class Forecast:
    """Figures by month as they are drawn: ``past`` are those of the first of ``months``, the others of the rest.

    ``planned`` is what would be without chance; null leaves a gap.
    """

    months: Sequence[date]
    past: Values
    low: Values
    median: Values
    high: Values
    planned: Values


def draw_forecast(
    figure: Figure,
    forecast: Forecast,
    write: Callable[[float], str],
    palette: ChartPalette,
    today: date | None = None,
) -> None:
    """Draw the past as a line, the band from the 10th to the 90th percentile, its median dashed, the plan dotted.

    ``write`` says how a figure is written at the end of a line.
    """
    axes = quiet_axes(figure, palette)
    lines = {name: _shifted(forecast, name) for name in ("low", "median", "high", "planned")}
    past = [*_reals(forecast.past), *[nan] * len(forecast.median)]
    values = np.array([past, *lines.values()])
    if np.isnan(values).all():
        axes.set_axis_off()
        return
    places, color, width = range(len(past)), palette.series[2], points(palette.line_width)
    axes.fill_between(places, lines["low"], lines["high"], color=color, alpha=1.5 * palette.band_alpha, linewidth=0)
    dots = line_style(PLANNED, palette)
    axes.plot(places, lines["planned"], color=palette.text2, linewidth=points(1.5), linestyle=dots)
    axes.plot(places, past, color=palette.text2, linewidth=width)
    axes.plot(places, lines["median"], color=color, linewidth=width, linestyle=line_style(MEDIAN, palette))
    _finish(axes, forecast, values, palette, today)
    label_ends(axes, _ends(lines, color, write, palette), palette)


def _finish(
    axes: Axes,
    forecast: Forecast,
    values: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    palette: ChartPalette,
    today: date | None,
) -> None:
    label_months(axes, forecast.months)
    least, most = float(np.nanmin(values)), float(np.nanmax(values))
    room = max((most - least) * ROOM, 0.5)
    axes.set_ylim(max(0, least - room), most + room)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_formatter(thousands)
    if today is not None:
        mark_today(axes, forecast.months, today, palette)


def _reals(values: Values) -> list[float]:
    return [nan if one is None else float(one) for one in values]


def _shifted(forecast: Forecast, name: str) -> list[float]:
    """A line of the future, beginning where the past ends: there is nothing uncertain there."""
    before = [nan] * len(forecast.past)
    if forecast.past:
        before[-1] = _reals(forecast.past)[-1]
    return before + _reals(getattr(forecast, name))


def _ends(
    lines: dict[str, list[float]], color: str, write: Callable[[float], str], palette: ChartPalette
) -> list[tuple[str, list[float], str]]:
    """The names of the lines at their ends; a plan that ends in the band's own figures needs none."""
    last = {name: values[-1] for name, values in lines.items() if not np.isnan(values[-1])}
    names = {"low": "1 in 10 ≤", "median": "median", "high": "9 in 10 ≤", "planned": "by plan"}
    tones = {"low": palette.text2, "median": color, "high": palette.text2, "planned": palette.text2}
    return [(f"{names[one]} {write(last[one])}", lines[one], tones[one]) for one in names if one in last]
