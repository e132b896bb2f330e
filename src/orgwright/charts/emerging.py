"""Emerging demand by unit: a bar for what is held of it, hatched where it is not known, and a mark for today."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orgwright.charts.axes import points, quiet_axes
from orgwright.charts.palette import ChartPalette
from orgwright.planning.emerging import EmergingDemand

BAR = 0.44
LEAST_SLOTS = 5
MOST_BARS = 14
"""Units with a bar; what is left out stands in the table beside the chart."""
_MARK = 0.66
_LABEL_CHARACTERS = 24


def draw_emerging(figure: Figure, units: Sequence[EmergingDemand], palette: ChartPalette) -> None:
    """Draw the units that have emerging requirements, the first at the top, in percent of what is asked."""
    axes = quiet_axes(figure, palette)
    shown = [one for one in units if one.emerging.low is not None][:MOST_BARS]
    if not shown:
        axes.set_axis_off()
        return
    for place, one in enumerate(shown):
        _bar(axes, place, one, palette)
    _finish(axes, shown, palette)


def _bar(axes: Axes, place: int, one: EmergingDemand, palette: ChartPalette) -> None:
    low, high = (one.emerging.low or 0.0) * 100, (one.emerging.high or 0.0) * 100
    axes.barh(place, 100, height=BAR, color=palette.sunken, linewidth=0)
    axes.barh(place, low, height=BAR, color=palette.held, linewidth=0)
    axes.barh(
        place,
        high - low,
        left=low,
        height=BAR,
        facecolor=palette.panel,
        edgecolor=palette.held,
        hatch="////",
        linewidth=0,
    )
    if one.today.low is not None:
        today = one.today.low * 100
        axes.plot([today, today], [place - _MARK / 2, place + _MARK / 2], color=palette.text, linewidth=points(2))
    first, last = round(low), round(high)
    text = f"{first}" if first == last else f"{first}–{last}"
    axes.text(
        102,
        place,
        text,
        va="center",
        ha="left",
        color=palette.text,
        weight="bold",
        fontsize=points(palette.text_pixels),
    )


def _finish(axes: Axes, shown: Sequence[EmergingDemand], palette: ChartPalette) -> None:
    names = [one.title for one in shown]
    short = [name if len(name) <= _LABEL_CHARACTERS else f"{name[: _LABEL_CHARACTERS - 1]}…" for name in names]
    axes.set_yticks(range(len(shown)), short)
    for text in axes.get_yticklabels():
        text.set_color(palette.text2)
    axes.set_ylim(max(len(shown), LEAST_SLOTS) - 0.5, -1.0)
    axes.set_xlim(0, 112)
    axes.set_xticks(range(0, 101, 20), [*(str(one) for one in range(0, 100, 20)), "100 %"])
    axes.grid(visible=False, axis="y")
    axes.grid(axis="x", color=palette.hairline, linewidth=points(1))
    today = shown[0].today.low
    if today is not None:
        axes.text(
            today * 100, -0.5, "held of today's", ha="center", color=palette.text2, fontsize=points(palette.text_pixels)
        )
