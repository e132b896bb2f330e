"""Coverage by month up to today and, from there, what is recorded and what the scenarios would make of it."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor, nan

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orgwright.charts.axes import label_ends, label_months, line_style, mark_today, place_of, points, quiet_axes
from orgwright.charts.coverage import MonthRange
from orgwright.charts.palette import ChartPalette

PlannedLine = tuple[str, int, Sequence[MonthRange]]
"""Name, number of the pair of colour and dashes, and the months from that of today on."""
LEAST_SPAN = 20
FADED = 0.5
"""How much fainter the band is where it is not yet known what will be."""


def draw_coverage_with_plans(
    figure: Figure, months: Sequence[MonthRange], plans: Sequence[PlannedLine], palette: ChartPalette, today: date
) -> None:
    """Draw low coverage as a line with its band up to today, then a line for each plan with its name at its end."""
    axes = quiet_axes(figure, palette)
    if not any(low is not None for _, low, _ in months):
        axes.set_axis_off()
        return
    dates = [month for month, _, _ in months]
    low, high = _percent([one[1] for one in months]), _percent([one[2] for one in months])
    place = place_of(dates, today)
    past = len(dates) - 1 if place is None else floor(place)
    _band(axes, low, high, past, palette)
    axes.plot(range(past + 1), low[: past + 1], color=palette.held, linewidth=points(palette.line_width))
    ends, lines = [], [low, high]
    for name, pair, own in plans:
        values = [nan] * len(dates)
        for month, share, _ in own:
            if month in dates and share is not None:
                values[dates.index(month)] = share * 100
        # Every plan sets out from where the past ends.
        values[past] = low[past]
        color = palette.series[pair % len(palette.series)]
        style = line_style(palette.dashes[pair % len(palette.dashes)], palette)
        axes.plot(range(len(dates)), values, color=color, linewidth=points(palette.line_width), linestyle=style)
        ends.append((name, values, color))
        lines.append(values)
    _finish(axes, dates, lines)
    mark_today(axes, dates, today, palette)
    # Names keep their distance in pixels, so the axes must stand where they will.
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
    label_ends(axes, ends or [("held", low, palette.held)], palette)


def _percent(shares: Sequence[float | None]) -> list[float]:
    return [nan if share is None else share * 100 for share in shares]


def _band(axes: Axes, low: list[float], high: list[float], past: int, palette: ChartPalette) -> None:
    alpha = palette.band_alpha
    for first, last, strength in ((0, past, alpha), (past, len(low) - 1, alpha * FADED)):
        places = range(first, last + 1)
        axes.fill_between(
            places, low[first : last + 1], high[first : last + 1], color=palette.held, alpha=strength, linewidth=0
        )
    width = np.nan_to_num(np.array(high[: past + 1]) - np.array(low[: past + 1]))
    place = min(max(int(width.argmax()), 3), max(past - 3, 0))
    if len(width) and width[place] >= 3:
        axes.text(
            place,
            (low[place] + high[place]) / 2,
            "not known",
            ha="center",
            va="center",
            color=palette.text2,
            fontsize=points(palette.text_pixels),
        )


def _finish(axes: Axes, dates: Sequence[date], lines: Sequence[list[float]]) -> None:
    label_months(axes, dates)
    values = np.array([value for line in lines for value in line if not np.isnan(value)])
    most = min(100, ceil(values.max() / 10) * 10)
    least = max(0, min(floor(values.min() / 10) * 10, most - LEAST_SPAN))
    axes.set_ylim(least, max(most, least + LEAST_SPAN))
    axes.set_yticks(np.arange(least, max(most, least + LEAST_SPAN) + 1, 10 if most - least <= 60 else 20))
