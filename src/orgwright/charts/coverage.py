"""Coverage by month: a line for what is held, a band for what is not known, one line a scenario where several."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor, nan

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orgwright.charts.axes import (
    LABEL_GAP,
    PIXELS_PER_INCH,
    centred,
    label_ends,
    label_months,
    line_style,
    mark_today,
    place_of,
    points,
    quiet_axes,
)
from orgwright.charts.palette import ChartPalette, Dashes

MonthRange = tuple[date, float | None, float | None]
"""The first day of a month, low and high coverage of 0 to 1 on its last day, null where there is none."""
PLANNED: Dashes = (4, 3)
LEAST_SPAN = 20
NAMES_SHARE = 0.75
"""Of the height of a chart, for the names at the ends of its lines."""
NOTHING = "There is nothing to cover in these months."


def draw_coverage_by_month(
    figure: Figure, months: Sequence[MonthRange], palette: ChartPalette, today: date | None = None
) -> None:
    """Draw low coverage as a line, dashed after today, and the band of what is not known above it, in percent."""
    axes = quiet_axes(figure, palette)
    if not months:
        axes.set_axis_off()
        return
    dates = [month for month, _, _ in months]
    low, high = _percent([one[1] for one in months]), _percent([one[2] for one in months])
    axes.fill_between(range(len(dates)), low, high, color=palette.held, alpha=palette.band_alpha, linewidth=0)
    _line(axes, low, _last_past(dates, today), palette.held, PLANNED, palette)
    _finish(axes, dates, [low, high], palette, today)
    label_ends(axes, [("held", low, palette.held)], palette)
    _label_band(axes, low, high, palette)


def draw_coverage_of_scenarios(
    figure: Figure,
    scenarios: Sequence[tuple[str, Sequence[MonthRange]]],
    palette: ChartPalette,
    today: date | None = None,
    pairs: Sequence[int] | None = None,
    shaded: int | None = None,
) -> None:
    """Draw low coverage of several scenarios over the same months, each with its name at its end, in percent.

    Where there is no room for all names, the first one and the shaded one have theirs. ``pairs`` are the numbers of the
    pairs of colour and dashes that the scenarios keep in every chart; ``shaded`` is the place of the one of which the
    band of what is not known is shown.
    """
    axes = quiet_axes(figure, palette)
    if not scenarios or not scenarios[0][1]:
        axes.set_axis_off()
        return
    dates = [month for month, _, _ in scenarios[0][1]]
    lows = [_percent([low for _, low, _ in months]) for _, months in scenarios]
    chosen = range(len(scenarios)) if pairs is None else pairs
    looks = [palette.look(one) for one in chosen]
    bands = []
    if shaded is not None and 0 <= shaded < len(scenarios):
        bands = [_percent([high for _, _, high in scenarios[shaded][1]])]
        color = looks[shaded][0]
        axes.fill_between(range(len(dates)), lows[shaded], bands[0], color=color, alpha=palette.band_alpha, linewidth=0)
    for low, (color, dashes) in zip(lows, looks, strict=True):
        _line(axes, low, 0, color, dashes, palette)
    _finish(axes, dates, [*lows, *bands], palette, today)
    ends = [(name, low, color) for (name, _), low, (color, _) in zip(scenarios, lows, looks, strict=True)]
    if len(ends) * LABEL_GAP > figure.get_figheight() * PIXELS_PER_INCH * NAMES_SHARE:
        ends = [one for place, one in enumerate(ends) if place in (0, shaded)]
    label_ends(axes, ends, palette)


def _percent(shares: Sequence[float | None]) -> list[float]:
    return [nan if share is None else share * 100 for share in shares]


def _last_past(dates: Sequence[date], today: date | None) -> int:
    """The last month that is over today; all of them where no day is given."""
    if today is None:
        return len(dates) - 1
    place = place_of(dates, today)
    if place is not None:
        return floor(place)
    return len(dates) - 1 if today > dates[-1] else 0


def _line(axes: Axes, values: list[float], past: int, color: str, dashes: Dashes, palette: ChartPalette) -> None:
    places = range(len(values))
    width = points(palette.line_width)
    # A line of one month has no length: a dot shows it.
    marker = "o" if len(values) == 1 else ""
    axes.plot(places[: past + 1], values[: past + 1], color=color, linewidth=width, marker=marker)
    axes.plot(places[past:], values[past:], color=color, linewidth=width, linestyle=line_style(dashes, palette))


def _label_band(axes: Axes, low: list[float], high: list[float], palette: ChartPalette) -> None:
    """Says once what the band is, where it is widest, if it is wide enough to be seen."""
    width = np.nan_to_num(np.array(high) - np.array(low))
    place = int(width.argmax())
    if width[place] >= 1:
        axes.text(
            min(max(place, len(low) * 0.1), len(low) * 0.85),
            (low[place] + high[place]) / 2,
            "not known",
            **centred(palette),
        )


def _finish(
    axes: Axes, dates: Sequence[date], lines: Sequence[list[float]], palette: ChartPalette, today: date | None
) -> None:
    label_months(axes, dates)
    values = np.array([value for line in lines for value in line if not np.isnan(value)])
    if not len(values):
        axes.text(0.5, 0.5, NOTHING, transform=axes.transAxes, **centred(palette))
    least, most = _limits(values)
    axes.set_ylim(least, most)
    axes.set_yticks(np.arange(least, most + 1, 10 if most - least <= 60 else 20))
    if today is not None:
        mark_today(axes, dates, today, palette)


def _limits(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[int, int]:
    """Whole tens around the values, at least twenty points apart, within 0 to 100."""
    if not len(values):
        return 0, 100
    least, most = floor(values.min() / 10) * 10, ceil(values.max() / 10) * 10
    least = max(0, min(least, most - LEAST_SPAN))
    return least, min(100, max(most, least + LEAST_SPAN))
