"""The timeline of a plan: a lane for each unit, with who starts, moves and leaves, and how long seats are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from orgwright.charts.axes import figure_width, points, quiet_axes
from orgwright.charts.palette import ChartPalette
from orgwright.planning.days import first_of_month, months_later

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LANE_PIXELS = 26
MONTH_PIXELS = 70
MARK_AREA = 42
LONGEST_NAME = 24
EDGE_DAYS = 4
"""Room beside the first and the last day, so that no mark is cut."""
_MARKS = {"starts": "^", "changes seats": "D", "leaves": "v", "seat opens": "s"}
_SHIFT = {"starts": 0.2, "changes seats": 0.2, "leaves": -0.2, "seat opens": 0.2, "seat closes": -0.2, "asked for": 0.0}
"""Who comes stands in the upper half of a lane, who goes in the lower one, what is asked for in the middle."""


@dataclass(frozen=True)
class TimelineMark:
    """One event in a lane; ``kind`` is its word, ``since`` where its line begins."""

    lane: str
    on: date
    kind: str
    since: date | None
    is_planned: bool
    is_late: bool


def lanes_shown(figure: Figure) -> int:
    """How many lanes a figure has room for."""
    return max(1, int(figure.get_figheight() * 96 / LANE_PIXELS) - 2)


def draw_timeline(
    figure: Figure,
    marks: Sequence[TimelineMark],
    lanes: Sequence[str],
    window: tuple[date, date],
    palette: ChartPalette,
    today: date,
) -> None:
    """Draw marks in their lanes from one day to another, lanes from the top; those without room share the last one.

    Planned marks are hollow. A line goes from the day on which a seat was asked for to the wanted start, and where that
    is late on to today in the colour of what is short.
    """
    axes = quiet_axes(figure, palette)
    if not marks:
        axes.set_axis_off()
        return
    most = lanes_shown(figure)
    shown = list(lanes) if len(lanes) <= most else [*lanes[: most - 1], f"{len(lanes) - most + 1} other units"]
    place = {name: min(number, len(shown) - 1) for number, name in enumerate(lanes)}
    first, last = window
    for one in marks:
        _draw(axes, one, -place[one.lane], first, today, palette)
    axes.set_yticks([-number for number in range(len(shown))], [_short(name) for name in shown])
    axes.set_ylim(-len(shown) + 0.4, 0.6)
    axes.set_xlim(first.toordinal() - EDGE_DAYS, last.toordinal() + EDGE_DAYS)
    _label_months(axes, first, last)
    if first <= today <= last:
        axes.axvline(today.toordinal(), color=palette.text3, linewidth=points(1), linestyle=(0, (1, 2)))


def _draw(axes: Axes, one: TimelineMark, lane: int, first: date, today: date, palette: ChartPalette) -> None:
    height, day = lane + _SHIFT[one.kind], one.on.toordinal()
    if one.kind == "asked for":
        start, wanted = max(first, min(one.since or one.on, one.on)), max(first, one.on)
        _line(axes, start, wanted, height, palette.control)
        if one.is_late:
            _line(axes, wanted, max(wanted, today), height, palette.short)
        place, width = [wanted.toordinal()], points(2)
        axes.scatter(place, [height], marker="|", s=MARK_AREA * 2, color=palette.text2, linewidths=width, zorder=3)
        return
    face = "none" if one.is_planned else palette.text2
    size, width = MARK_AREA * 0.6, points(1.2)
    if one.kind == "seat closes":
        axes.scatter([day], [height], marker="x", s=size, linewidths=width, color=palette.text2, zorder=3)
        return
    axes.scatter(
        [day],
        [height],
        marker=_MARKS[one.kind],
        s=size,
        linewidths=width,
        facecolors=face,
        edgecolors=palette.text2,
        zorder=3,
    )


def _line(axes: Axes, start: date, end: date, height: float, colour: str) -> None:
    days = [start.toordinal(), end.toordinal()]
    axes.plot(days, [height, height], color=colour, linewidth=points(3), solid_capstyle="butt")


def _label_months(axes: Axes, first: date, last: date) -> None:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = max(1, -(-count * MONTH_PIXELS // max(1, int(figure_width(axes) * 0.8))))
    months = [months_later(first_of_month(first), number) for number in range(0, count, step)]
    shown = [one for one in months if first <= one <= last]
    axes.set_xticks([one.toordinal() for one in shown], [f"{one:%b %Y}" for one in shown])


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
