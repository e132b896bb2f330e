"""Charts of the staffing plan: FTE against what is authorised, and who joins and leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from orgwright.charts.axes import label_months, mark_today, points, quiet_axes
from orgwright.charts.palette import ChartPalette

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from orgwright.planning.staffing import StaffingMonth

FULL_TIME = 100


def draw_fte_by_month(
    figure: Figure,
    plans: Sequence[tuple[str, Sequence[StaffingMonth]]],
    palette: ChartPalette,
    today: date | None = None,
) -> None:
    """Draw filled FTE of one or more plans over the same months, and the authorised FTE of the last as steps."""
    axes = quiet_axes(figure, palette)
    if not plans or not plans[0][1]:
        axes.set_axis_off()
        return
    months = [one.month for one in plans[0][1]]
    places = range(len(months))
    authorised = [one.authorised / FULL_TIME for one in plans[-1][1]]
    axes.plot(places, authorised, color=palette.text2, linewidth=points(1), drawstyle="steps-mid")
    _name(axes, len(months) - 1, authorised[-1], "authorised", palette.text2, palette, above=True)
    for number, (name, figures) in enumerate(plans):
        color, dashes = palette.series[number % len(palette.series)], palette.dashes[number % len(palette.dashes)]
        style = "-" if dashes is None else (0, dashes)
        filled = [one.filled / FULL_TIME for one in figures]
        axes.plot(places, filled, color=color, linewidth=points(palette.line_width), linestyle=style)
        _name(axes, len(months) - 1, filled[-1], name, color, palette, above=False)
    axes.margins(y=0.18)
    label_months(axes, months)
    if today is not None:
        mark_today(axes, months, today, palette)


def _name(axes: Axes, place: int, value: float, text: str, color: str, palette: ChartPalette, above: bool) -> None:
    axes.annotate(
        f"{text} {value:.1f}",
        (place, value),
        xytext=(0, points(6 if above else -6)),
        textcoords="offset points",
        ha="right",
        va="bottom" if above else "top",
        color=color,
        fontsize=points(palette.text_pixels),
        fontweight=700,
    )


def draw_joined_and_left(figure: Figure, months: Sequence[StaffingMonth], palette: ChartPalette) -> None:
    """Draw hires and transfers in above the line, exits and transfers out below it, a bar a month."""
    axes = quiet_axes(figure, palette)
    if not months:
        axes.set_axis_off()
        return
    joined = [one.hires + one.transfers_in for one in months]
    left = [-(one.exits + one.transfers_out) for one in months]
    places = range(len(months))
    axes.bar(places, joined, width=0.6, color=palette.text2)
    axes.bar(places, left, width=0.6, color=palette.control, edgecolor=palette.text3, linewidth=points(1))
    axes.axhline(0, color=palette.text3, linewidth=points(1))
    for place, (up, down) in enumerate(zip(joined, left, strict=True)):
        for value, side in ((up, "bottom"), (down, "top")):
            if value:
                axes.annotate(
                    str(abs(value)),
                    (place, value),
                    xytext=(0, points(3 if value > 0 else -3)),
                    textcoords="offset points",
                    ha="center",
                    va=side,
                    color=palette.text2,
                    fontsize=points(palette.text_pixels),
                )
    largest = max([*joined, *(-value for value in left), 1])
    axes.set_ylim(-largest * 1.35, largest * 1.35)
    axes.set_yticks([])
    axes.grid(visible=False)
    label_months(axes, [one.month for one in months])
    axes.set_xlim(-0.6, len(months) - 0.4)
