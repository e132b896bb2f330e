"""How long learning takes: months per level of each kind of skill, and who has risen after how many months."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from orgwright.charts.axes import figure_width, line_style, points, quiet_axes, quiet_panels
from orgwright.charts.palette import ChartPalette
from orgwright.planning.learning_curve import LearningCurve
from orgwright.planning.pace import Pace

BAR = 0.66
ROOMY_BAR = 24
"""Pixels of a bar and its gap from which two levels and the rises have room under it."""
HEADROOM = 1.16
"""Room over the longest bar for its months."""
MOST_TICKS = 400
"""Stays without a rise that are marked on the curve; with more, every n-th is."""
_STEPS = 60
_ROOM = 1.22


def draw_paces(figure: Figure, kinds: Sequence[tuple[str, Sequence[Pace], float]], palette: ChartPalette) -> None:
    """Draw months per level for each (kind, paces of its levels, months by policy), a panel for each kind.

    A full bar was observed at its level, an outlined one takes the months of its kind or of policy; the dashed line is
    the policy. Under each level stand the rises seen, where there is room.
    """
    panels = quiet_panels(figure, palette, len(kinds))
    longest = max((max(policy, *(one.months for one in paces)) for _, paces, policy in kinds), default=1.0)
    bars = sum(len(paces) + 1 for _, paces, _ in kinds)
    is_roomy = figure_width(panels[0]) / max(bars, 1) >= ROOMY_BAR
    for axes, (name, paces, policy) in zip(panels, kinds, strict=True):
        axes.set_title(
            name,
            loc="left",
            color=palette.text2,
            fontsize=points(palette.text_pixels),
            fontweight="bold",
            pad=points(6),
        )
        for place, one in enumerate(paces):
            _bar(axes, place, one, palette)
        axes.axhline(policy, color=palette.series[1], linewidth=points(1.4), linestyle=(0, (4, 3)), zorder=3)
        axes.set_xticks(range(len(paces)), [_level(one, is_roomy) for one in paces])
        axes.set_xlim(-0.6, len(paces) - 0.4)
        if not is_roomy:
            axes.set_xlabel("level reached", color=palette.text3, fontsize=points(palette.text_pixels))
    panels[0].set_ylim(0, (longest or 1.0) * HEADROOM)
    panels[0].yaxis.set_major_locator(MaxNLocator(5, integer=True))


def _level(one: Pace, is_roomy: bool) -> str:
    """What stands under a bar."""
    reached = (one.from_level or 0) + 1
    return f"{one.from_level}–{reached}\n{one.observations:,}" if is_roomy else str(reached)


def _bar(axes: Axes, place: int, one: Pace, palette: ChartPalette) -> None:
    # A pace that was not observed at its level is hollow, so that it does not read as something seen.
    face = palette.series[0] if one.is_of_its_level else palette.panel
    axes.bar(place, one.months, width=BAR, color=face, edgecolor=palette.series[0], linewidth=points(1.2), zorder=2)
    axes.annotate(
        f"{one.months:.0f}",
        (place, one.months),
        xytext=(0, points(3)),
        textcoords="offset points",
        ha="center",
        va="bottom",
        color=palette.text,
        fontweight="bold",
        fontsize=points(palette.text_pixels),
    )


def draw_learning_curve(figure: Figure, curve: LearningCurve, palette: ChartPalette) -> None:
    """Draw the share risen by months at a level as steps, the steady pace that is counted with dashed.

    A stroke on the steps is somebody last seen there without a rise; the steps end with the longest stay seen.
    """
    axes = quiet_axes(figure, palette)
    last = curve.longest or 2 * curve.pace.months or 1.0
    axes.set_ylim(0, 104)
    axes.set_yticks(range(0, 101, 25), [*(str(one) for one in range(0, 100, 25)), "100 %"])
    axes.set_xlim(0, last * _ROOM)
    axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
    axes.set_xlabel(
        "months at the level; a stroke: last seen without a rise",
        color=palette.text3,
        fontsize=points(palette.text_pixels),
    )
    months = np.linspace(0, last, _STEPS).tolist()
    steady = [curve.steady_share(one) * 100 for one in months]
    axes.plot(
        months,
        steady,
        color=palette.series[1],
        linewidth=points(palette.line_width),
        linestyle=line_style((7, 3), palette),
    )
    seen = curve.share_at(last) * 100
    _name(axes, last, steady[-1], "steady pace", palette.series[1], palette, steady[-1] > seen)
    if curve.stays:
        _draw_seen(axes, curve, palette)
        _name(axes, last, seen, "seen", palette.series[0], palette, steady[-1] <= seen)


def _draw_seen(axes: Axes, curve: LearningCurve, palette: ChartPalette) -> None:
    """The steps up of those seen, and a stroke for each who was last seen."""
    times = [0.0, *(one.months for one in curve.points), curve.longest]
    shares = [0.0, *(one.share_risen * 100 for one in curve.points), curve.share_at(curve.longest) * 100]
    axes.step(times, shares, where="post", color=palette.series[0], linewidth=points(palette.line_width))
    waits = curve.waits[:: -(-len(curve.waits) // MOST_TICKS) or 1]
    risen = np.array([0.0, *(one.share_risen for one in curve.points)])
    at = risen[np.searchsorted([one.months for one in curve.points], waits, side="right")] * 100
    axes.plot(
        waits,
        at,
        linestyle="",
        marker="|",
        markersize=points(9),
        markeredgewidth=points(1.2),
        color=palette.series[0],
    )


def _name(
    axes: Axes, months: float, share: float, text: str, color: str, palette: ChartPalette, is_above: bool
) -> None:
    """The name of a line at its end, above or below it, so that two that end together keep apart."""
    axes.annotate(
        text,
        (months, share),
        xytext=(points(6), 0),
        textcoords="offset points",
        va="bottom" if is_above else "top",
        color=color,
        fontweight="bold",
        fontsize=points(palette.text_pixels),
        annotation_clip=False,
    )
