"""The timeline of a plan: a lane for each unit, with who starts, moves and leaves, and how long seats are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from orgwright.charts.axes import figure_width, points, quiet_axes, shortened
from orgwright.charts.palette import ChartPalette
from orgwright.planning.days import first_of_month, months_later

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LANE_PIXELS = 26
MONTH_PIXELS = 70
MARK_AREA = 42
EDGE_DAYS = 4
"""Room beside the first and the last day, so that no mark is cut."""
ASKED_FOR = "asked for"
_MARKS = {
    "starts": ("^", 0.6, 1.2),
    "changes seats": ("D", 0.6, 1.2),
    "leaves": ("v", 0.6, 1.2),
    "seat opens": ("s", 0.6, 1.2),
    "seat closes": ("x", 0.6, 1.2),
    ASKED_FOR: ("|", 2.0, 2.0),
}
"""Form, share of MARK_AREA and width of the stroke."""
_STROKES = ("seat closes", ASKED_FOR)
"""Forms that have no inside."""
_Span = tuple[date, date, int]
"""First and last day of a line, and its lane."""
_SHIFT = {"starts": 0.2, "changes seats": 0.2, "leaves": -0.2, "seat opens": 0.2, "seat closes": -0.2, ASKED_FOR: 0.0}
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
    _draw_spans(axes, marks, place, first, today, palette)
    _draw_marks(axes, marks, place, first, palette)
    axes.set_yticks([-number for number in range(len(shown))], [shortened(name) for name in shown])
    axes.set_ylim(-len(shown) + 0.4, 0.6)
    axes.set_xlim(first.toordinal() - EDGE_DAYS, last.toordinal() + EDGE_DAYS)
    _label_months(axes, first, last)
    if first <= today <= last:
        axes.axvline(today.toordinal(), color=palette.text3, linewidth=points(1), linestyle=(0, (1, 2)))


def _draw_spans(
    axes: Axes, marks: Sequence[TimelineMark], place: Mapping[str, int], first: date, today: date, palette: ChartPalette
) -> None:
    """How long seats are asked for, those that are late over the others: one line for all of a colour."""
    asked: list[_Span] = []
    late: list[_Span] = []
    for one in marks:
        if one.kind == ASKED_FOR:
            start, wanted = max(first, min(one.since or one.on, one.on)), max(first, one.on)
            asked.append((start, wanted, -place[one.lane]))
            if one.is_late:
                late.append((wanted, max(wanted, today), -place[one.lane]))
    for spans, colour in ((asked, palette.control), (late, palette.short)):
        days = [day for start, end, _ in spans for day in (start.toordinal(), end.toordinal(), nan)]
        heights = [place for _, _, lane in spans for place in (lane, lane, nan)]
        axes.plot(days[:-1], heights[:-1], color=colour, linewidth=points(3), solid_capstyle="butt")


def _draw_marks(
    axes: Axes, marks: Sequence[TimelineMark], place: Mapping[str, int], first: date, palette: ChartPalette
) -> None:
    """All marks of one look together: thousands one by one take seconds."""
    looks: dict[tuple[str, bool], list[tuple[int, float]]] = defaultdict(list)
    for one in marks:
        on = max(first, one.on) if one.kind == ASKED_FOR else one.on
        looks[one.kind, one.is_planned].append((on.toordinal(), -place[one.lane] + _SHIFT[one.kind]))
    for (kind, is_planned), several in looks.items():
        days, heights = zip(*several, strict=True)
        marker, share, width = _MARKS[kind]
        is_stroke = kind in _STROKES
        axes.scatter(
            days,
            heights,
            marker=marker,
            s=MARK_AREA * share,
            linewidths=points(width),
            facecolors="none" if is_planned and not is_stroke else palette.text2,
            edgecolors=None if is_stroke else palette.text2,
            zorder=3,
        )


def _label_months(axes: Axes, first: date, last: date) -> None:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = max(1, -(-count * MONTH_PIXELS // max(1, int(figure_width(axes) * 0.8))))
    months = [months_later(first_of_month(first), number) for number in range(0, count, step)]
    shown = [one for one in months if first <= one <= last]
    axes.set_xticks([one.toordinal() for one in shown], [f"{one:%b %Y}" for one in shown])
