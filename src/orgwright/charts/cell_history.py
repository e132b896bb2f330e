"""The history of one cell of the matrix: a line of steps for each source, what is required dashed, today dotted.

Days are counted from today, which stands at 0.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from math import nan

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orgwright.charts.axes import label_ends, line_style, points, quiet_axes
from orgwright.charts.palette import ChartPalette
from orgwright.planning.cell_sources import CellHistory, SourceLine

PAIR_BY_SOURCE: Mapping[str, int] = {"certificate": 0, "self": 1, "manager": 2, "peer": 3}
"""The colour and dashes that a source has in every history."""
HIGHEST = 5
LEAST_DAYS = 60
"""Days that are shown at the least."""
ROOM = 0.04
"""Room beside the first day and today, as a share of the time shown."""


def draw_cell_history(figure: Figure, history: CellHistory, palette: ChartPalette, required: int = 0) -> None:
    """Draw the level of each source over time, its name at the end of its line; ``required`` 0 draws no demand."""
    axes = quiet_axes(figure, palette)
    if history.since is None:
        axes.set_axis_off()
        return
    first = min((history.since - history.until).days, -LEAST_DAYS)
    _finish(axes, first, history.until)
    ends = []
    for line in history.lines:
        places, levels = _corners(line, history.until)
        pair = PAIR_BY_SOURCE[line.source]
        color, style = palette.series[pair], line_style(palette.dashes[pair], palette)
        axes.plot(places, levels, color=color, linewidth=points(palette.line_width), linestyle=style)
        if line.steps[-1][1] is not None:
            ends.append((line.source, levels[-1:], color))
    if required:
        _mark_required(axes, required, first, palette)
    axes.axvline(0, color=palette.text3, linewidth=points(1), linestyle=(0, (1, 2)))
    label_ends(axes, ends, palette)


def _corners(line: SourceLine, today: date) -> tuple[list[float], list[float]]:
    """The corners of a line of steps until today; a gap where nothing holds."""
    places: list[float] = []
    levels: list[float] = []
    ends = [*(day for day, _ in line.steps[1:]), today]
    for (day, level), end in zip(line.steps, ends, strict=True):
        places += [(day - today).days, (end - today).days]
        levels += [nan if level is None else float(level)] * 2
    return places, levels


def _mark_required(axes: Axes, required: int, first: int, palette: ChartPalette) -> None:
    axes.axhline(required, color=palette.text2, linewidth=points(1), linestyle=(0, (4, 3)), zorder=1)
    axes.annotate(
        f"required {required}",
        (first, required),
        xytext=(0, points(3)),
        textcoords="offset points",
        va="bottom",
        color=palette.text2,
        fontsize=points(palette.text_pixels),
    )


def _finish(axes: Axes, first: int, today: date) -> None:
    axes.set_xlim(first * (1 + ROOM), -first * ROOM)
    axes.set_ylim(-0.4, HIGHEST + 0.4)
    axes.set_yticks(range(HIGHEST + 1))
    axes.set_xticks([first, 0], [f"{today + timedelta(days=first):%b %Y}", "today"])
    left, right = axes.get_xticklabels()
    left.set_horizontalalignment("left")
    right.set_horizontalalignment("right")
