"""The chart of benches: how many stand behind each critical position now, in a year and in two."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from orgwright.charts.axes import points, quiet_axes
from orgwright.charts.palette import ChartPalette

MOST_POSITIONS = 30
"""Positions that are drawn, the thinnest benches first; the table beside has all of them."""
_NAME = 26
_ALPHA = (1.0, 0.5, 0.22)
_IN_BAR = 10
_WORDS = ("ready now", "more in 1 year", "more in 2 years")
NamedDepth = tuple[str, tuple[int, ...]]


def draw_benches(figure: Figure, benches: Sequence[NamedDepth], palette: ChartPalette) -> None:
    """Draw a bar a position: who is ready now is solid, who follows in one and in two years lighter."""
    axes = quiet_axes(figure, palette)
    if not benches:
        axes.set_axis_off()
        return
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", color=palette.hairline, linewidth=points(1))
    shown = thinnest_first(benches)
    for place, (_, depth) in enumerate(shown):
        before = 0
        for number, until in enumerate(depth):
            if until > before:
                _bar(axes, place, before, until - before, number, palette)
                if depth[-1] > depth[0]:
                    _say_part(axes, before, until, place, number, palette)
            before = until
        _say(axes, place, depth, palette)
    axes.set_yticks(range(len(shown)), [_short(name) for name, _ in shown])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    most = max(depth[-1] for _, depth in shown)
    axes.set_xlim(0, max(most, 1) * 1.25)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    _name_parts(axes, palette)


def thinnest_first(benches: Sequence[NamedDepth]) -> list[NamedDepth]:
    """The benches that are drawn, those with the fewest people ready now first."""
    return sorted(benches, key=lambda one: one[1])[:MOST_POSITIONS]


def _bar(axes: Axes, place: int, left: int, width: int, number: int, palette: ChartPalette) -> None:
    axes.barh(place, width, left=left, height=0.62, color=palette.held, alpha=_ALPHA[number], linewidth=0)


def _say_part(axes: Axes, left: int, right: int, place: int, number: int, palette: ChartPalette) -> None:
    """Colour is never alone: each part says how many it adds."""
    text, color = (f"+{right - left}", palette.text) if number else (str(right), palette.panel)
    axes.text((left + right) / 2, place, text, ha="center", va="center", color=color, fontsize=points(_IN_BAR))


def _name_parts(axes: Axes, palette: ChartPalette) -> None:
    """Say over the bars what each shade stands for."""
    shades = [
        Patch(facecolor=palette.held, alpha=alpha, label=word) for alpha, word in zip(_ALPHA, _WORDS, strict=True)
    ]
    axes.legend(
        handles=shades,
        loc="lower left",
        bbox_to_anchor=(0, 1.01),
        ncols=len(shades),
        frameon=False,
        borderaxespad=0,
        handlelength=1,
        handleheight=1,
        labelcolor=palette.text3,
        fontsize=points(palette.text_pixels),
    )


def _say(axes: Axes, place: int, depth: tuple[int, ...], palette: ChartPalette) -> None:
    """The depth in two years at the end of the bar, and that nobody is ready now."""
    text, color = str(depth[-1]), palette.text
    if not depth[0]:
        text, color = f"{text}, nobody now" if depth[-1] else "nobody", palette.short
    axes.annotate(
        text,
        (depth[-1], place),
        xytext=(points(6), 0),
        textcoords="offset points",
        va="center",
        color=color,
        fontweight="bold",
        fontsize=points(palette.text_pixels),
    )


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
