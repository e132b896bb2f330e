"""The readings of a KPI over time, with the target as a dashed line or band and the side on which the good lies.

Days are counted from today, which stands at 0.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orgwright.charts.axes import points, quiet_axes
from orgwright.charts.palette import ChartPalette
from orgwright.planning.kpi_scorecard import KpiStanding, compared_with
from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_target import Direction, NumericTarget

LEAST_DAYS = 60
"""Days that are shown at the least."""
ROOM = 0.05
"""Room beside the first day and today, as a share of the time shown."""
HEADROOM = 0.18
"""Room above and below the values and the target, as a share of what they span."""
_DASHED, _DOTTED = (0, (4, 3)), (0, (1, 2))
_MARKS = {True: "o", False: "X", None: "o"}


def draw_kpi(figure: Figure, standing: KpiStanding, palette: ChartPalette, today: date) -> None:
    """Draw the readings up to today; a cross misses the target, a ring is not known to meet it.

    A target of change has no line of its own: the reading that the newest one is compared with has a ring around it.
    Without readings nothing is drawn.
    """
    axes = quiet_axes(figure, palette)
    if not standing.readings:
        axes.set_axis_off()
        return
    target = standing.target if standing.target is not None and standing.target.change is None else None
    days = [(one.on - today).days for one in standing.readings]
    values = [float(one.value) for one in standing.readings]
    first = min(days[0], -LEAST_DAYS)
    axes.set_xlim(first * (1 + ROOM), -first * ROOM)
    _limit(axes, values, target)
    if target is not None:
        _mark_target(axes, target, first, palette)
    axes.plot(days, values, color=palette.series[2], linewidth=points(palette.line_width), zorder=2)
    for day, value, one in zip(days, values, standing.readings, strict=True):
        _mark(axes, day, value, None if target is None else target.is_met(one.value), palette)
    earlier = compared_with(standing.target, standing.readings)
    if earlier is not None:
        _mark_earlier(axes, ((earlier.on - today).days, float(earlier.value)), values[-1], palette)
    axes.axvline(0, color=palette.text3, linewidth=points(1), linestyle=_DOTTED)
    axes.set_xticks([first, 0], [f"{today + timedelta(days=first):%b %Y}", "today"])
    left, right = axes.get_xticklabels()
    left.set_horizontalalignment("left")
    right.set_horizontalalignment("right")


def _limit(axes: Axes, values: Sequence[float], target: NumericTarget | None) -> None:
    """Show all values and the target, so far apart that equal ones do not fill the chart."""
    shown = [*values, *([] if target is None else [float(target.low), float(target.high)])]
    low, high = min(shown), max(shown)
    room = (high - low) * HEADROOM or abs(high) * HEADROOM or 1.0
    axes.set_ylim(low - room, high + room)


def _mark_target(axes: Axes, target: NumericTarget, first: int, palette: ChartPalette) -> None:
    """The bound dashed, a span as a band; the good side shaded, and named in words."""
    low, high = float(target.low), float(target.high)
    bottom, top = axes.get_ylim()
    for bound in {low, high}:
        axes.axhline(bound, color=palette.text2, linewidth=points(1), linestyle=_DASHED, zorder=1)
    good = {
        Direction.AT_LEAST: (high, top),
        Direction.AT_MOST: (bottom, low),
        Direction.WITHIN: (low, high),
        Direction.EQUAL: (low, high),
    }[target.direction]
    if target.is_side_said:
        axes.axhspan(*good, facecolor=palette.held, alpha=palette.band_alpha, linewidth=0, zorder=0)
    better = {Direction.AT_LEAST: ", higher is better", Direction.AT_MOST: ", lower is better"}
    is_falling = target.direction is Direction.AT_MOST
    bound, offset = (low, -4) if is_falling else (high, 4)
    words = target_sentence(target).partition(";")[0]
    axes.annotate(
        f"target {words}{better.get(target.direction, '')}",
        (first, bound),
        xytext=(0, points(offset)),
        textcoords="offset points",
        va="top" if is_falling else "bottom",
        color=palette.text2,
        fontsize=points(palette.text_pixels),
        zorder=4,
    )


def _mark(axes: Axes, day: int, value: float, is_met: bool | None, palette: ChartPalette) -> None:
    color = palette.short if is_met is False else palette.series[2]
    axes.plot(
        day,
        value,
        marker=_MARKS[is_met],
        markersize=points(8 if is_met is False else 6),
        color=color,
        markerfacecolor=palette.panel if is_met is None else color,
        markeredgewidth=points(1),
        zorder=3,
    )


def _mark_earlier(axes: Axes, place: tuple[float, float], newest: float, palette: ChartPalette) -> None:
    """A ring, named on the side to which the line does not go on."""
    is_rising = newest > place[1]
    axes.plot(*place, marker="o", markersize=points(14), fillstyle="none", color=palette.goal, zorder=4)
    axes.annotate(
        "compared with",
        place,
        xytext=(points(6), points(-9 if is_rising else 9)),
        textcoords="offset points",
        ha="left",
        va="top" if is_rising else "bottom",
        color=palette.goal,
        fontsize=points(palette.text_pixels),
        zorder=4,
    )
