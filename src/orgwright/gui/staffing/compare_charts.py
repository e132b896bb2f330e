"""What the charts of a comparison draw: FTE of each plan for its head, and the coverage of all by month."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from orgwright.gui.staffing import model
from orgwright.gui.widgets.amounts import month_text
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.planning.futures import Band
from orgwright.planning.plan_comparison import PlanColumn

if TYPE_CHECKING:
    from orgwright.charts.plan_comparison import FteLine


def fte_lines(columns: Sequence[PlanColumn], bands: Mapping[int | None, Band]) -> list["FteLine"]:
    """FTE and authorised FTE of each plan, with the band of its futures where it is known."""
    from orgwright.charts.plan_comparison import FteLine

    return [
        FteLine(
            *model.line_of(one.picture),
            [month.fte.closing for month in one.months],
            [month.authorised for month in one.months],
            *_ends(bands.get(one.scenario_id)),
        )
        for one in columns
    ]


def _ends(band: Band | None) -> tuple[list[float], list[float]]:
    if band is None or None in band.low or None in band.high:
        return [], []
    return [one for one in band.low if one is not None], [one for one in band.high if one is not None]


def fte_rows(plan: "FteLine") -> list[tuple[str, ...]]:
    """FTE and authorised FTE of a plan as text, for copying and for screen readers."""
    pairs = zip(plan.fte, plan.authorised, strict=True)
    return [("FTE", "Authorised"), *((model.fte_text(fte), model.fte_text(seats)) for fte, seats in pairs)]


def show_coverage(canvas: ChartCanvas, columns: Sequence[PlanColumn], chosen: int, today: date) -> None:
    """Draw low coverage of all plans, and of the chosen one the band of what is not known."""
    from orgwright.charts.axes import shortened
    from orgwright.charts.coverage import draw_coverage_of_scenarios

    pictures = [model.line_of(one.picture) for one in columns]
    months = [tuple(month.of_targets for month in one.coverage) for one in columns]
    lines = [(f"{shortened(name)}{_percent(own[-1][1])}", own) for (name, _), own in zip(pictures, months, strict=True)]
    pairs = [pair for _, pair in pictures]
    heads = ("Month", *(name for name, _ in pictures))
    rows = [
        (month_text(point[0]), *(_percent(own[place][1]).strip() for own in months))
        for place, point in enumerate(months[0])
    ]
    canvas.show_chart(
        lambda figure, palette: draw_coverage_of_scenarios(figure, lines, palette, today, pairs, chosen),
        [heads, *rows],
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f" {share * 100:.0f}"
