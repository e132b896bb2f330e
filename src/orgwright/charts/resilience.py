"""Charts of resilience: how many targets have which slack, what is missing piece by piece, and what ends by a day."""

from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from orgwright.charts.axes import points, quiet_axes
from orgwright.charts.palette import ChartPalette

SLACKS = tuple(range(-5, 6))
"""The slacks that have a bar of their own; those beyond stand with the outermost."""
MOST_PIECES = 12
PIECE_NAME = 34
Piece = tuple[str, float]
"""A name and a share of 0 to 1."""


def slack_counts(slacks: Sequence[int]) -> list[tuple[str, int, bool]]:
    """How many targets have each slack, with the name of the bar and whether it is short; the ends take the rest."""
    first, last = SLACKS[0], SLACKS[-1]
    inside = [min(max(one, first), last) for one in slacks]
    return [(_slack_name(one), inside.count(one), one < 0) for one in SLACKS]


def _slack_name(slack: int) -> str:
    end = " or less" if slack == SLACKS[0] else " or more" if slack == SLACKS[-1] else ""
    return f"{slack}{end}".replace("-", "−")


def draw_slacks(figure: Figure, slacks: Sequence[int], palette: ChartPalette) -> None:
    """Draw how many targets have which slack: those that are short hatched in ember, the others in teal."""
    axes = quiet_axes(figure, palette)
    if not slacks:
        axes.set_axis_off()
        return
    counts = slack_counts(slacks)
    for place, (_, count, is_short) in enumerate(counts):
        if not count:
            continue
        color = palette.short if is_short else palette.held
        # Colour is never alone: what is short is hollow too.
        face = palette.panel if is_short else color
        axes.bar(place, count, width=0.7, color=face, edgecolor=color, linewidth=points(1.4))
        _say(axes, place, count, str(count), palette.text, palette)
    axes.set_xticks(range(len(counts)), [name.replace(" or ", "\nor ") for name, _, _ in counts])
    axes.set_xlim(-0.7, len(counts) - 0.3)
    axes.set_ylim(0, max(count for _, count, _ in counts) * 1.15)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))


def _say(axes: Axes, x: float, y: float, text: str, color: str, palette: ChartPalette) -> None:
    axes.annotate(
        text,
        (x, y),
        xytext=(0, points(3)),
        textcoords="offset points",
        ha="center",
        va="bottom",
        color=color,
        fontweight="bold",
        fontsize=points(palette.text_pixels),
    )


def draw_missing(figure: Figure, low: float, pieces: Sequence[Piece], palette: ChartPalette) -> None:
    """Draw how 100 % falls to the low coverage: the dearest pieces one below the other, then all others together."""
    axes = quiet_axes(figure, palette)
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", color=palette.hairline, linewidth=points(1))
    others = sum(share for _, share in pieces[MOST_PIECES:])
    shown = list(pieces[:MOST_PIECES])
    if others:
        shown.append((f"{len(pieces) - MOST_PIECES} others", others))
    right = 100.0
    for place, (_, share) in enumerate(shown):
        width = share * 100
        axes.barh(place, width, left=right - width, height=0.62, color=palette.short)
        _beside(axes, right, place, f"−{width:.1f}", palette.short, palette)
        right -= width
    last = len(shown)
    axes.barh(last, low * 100, height=0.62, color=palette.held)
    _beside(axes, low * 100, last, f"held {low * 100:.1f}", palette.held, palette)
    names = [*(name if len(name) <= PIECE_NAME else f"{name[: PIECE_NAME - 1]}…" for name, _ in shown), "Low coverage"]
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    least = max(0.0, low * 100 - max(4.0, (1 - low) * 25))
    axes.set_xlim(least, 100 + (100 - least) * 0.1)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))


def _beside(axes: Axes, x: float, y: float, text: str, color: str, palette: ChartPalette) -> None:
    axes.annotate(
        text,
        (x, y),
        xytext=(points(6), 0),
        textcoords="offset points",
        va="center",
        color=color,
        fontweight="bold",
        fontsize=points(palette.text_pixels),
        annotation_clip=False,
    )


def draw_endings(figure: Figure, steps: Sequence[tuple[date, float]], palette: ChartPalette) -> None:
    """Draw low coverage as steps that go down on the day after each end, dashed, for it is what is dated to come."""
    axes = quiet_axes(figure, palette)
    if not steps:
        axes.set_axis_off()
        return
    days = [day.toordinal() for day, _ in steps]
    lows = [low * 100 for _, low in steps]
    axes.step(days, lows, where="post", color=palette.held, linewidth=points(palette.line_width), linestyle=(0, (4, 2)))
    span = max(days[-1] - days[0], 1)
    ticks = [days[0] + round(span * part / 4) for part in range(5)]
    axes.set_xticks(ticks, [f"{date.fromordinal(tick):%d %b %Y}".lstrip("0") for tick in ticks])
    least, most = min(lows), max(lows)
    room = max(2.0, (most - least) * 0.25)
    axes.set_ylim(max(0.0, least - room), min(100.0, most + room))
    axes.set_xlim(days[0], days[0] + span * 1.08)
    for place in (0, -1):
        _beside(axes, days[place], lows[place], "" if place == 0 else f"{lows[place]:.1f}", palette.held, palette)
    _say(axes, days[0] + span * 0.03, lows[0], f"{lows[0]:.1f}", palette.held, palette)
