"""The columns of succession: who sits in a critical position, and who stands behind it now, in a year and in two."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from orgwright.gui import style
from orgwright.gui.progression.succession_model import BenchRow, StandingRow
from orgwright.gui.widgets.columns import Column

if TYPE_CHECKING:
    from orgwright.planning.explanation import Explanation

HORIZON_TITLES = ("Ready now", "In 1 year", "In 2 years")
ExplainDepth = Callable[[BenchRow, int], "Explanation | None"]
_DEPTH_WIDTH = 34


def _paint_depth(place: int) -> Callable[[QPainter, QRect, BenchRow], None]:
    """The depth in bold and beside it who becomes ready by then; nobody ready now is ember."""

    def paint(painter: QPainter, rect: QRect, row: BenchRow) -> None:
        depth, is_nobody = row.depth_text(place), not row.shown.depth[place]
        fell = row.shown.depth[place] < row.bench.depth[place]
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        font = style.font(style.measures.TEXT_BODY, bold=True)
        painter.setFont(font)
        is_short = fell or (is_nobody and not place)
        painter.setPen(style.color("short" if is_short else "text3" if is_nobody else "text"))
        painter.drawText(rect, middle, depth)
        left = max(_DEPTH_WIDTH, QFontMetrics(font).horizontalAdvance(depth) + 10)
        painter.setFont(style.font(style.measures.TEXT_SECOND))
        painter.setPen(style.color("short" if is_nobody and not place else "text2"))
        area = rect.adjusted(left, 0, 0, 0)
        names = row.names_text(place) or ("nobody" if is_nobody and not place else "")
        shown = painter.fontMetrics().elidedText(names, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, middle, shown)

    return paint


def _depth_column(place: int, explain: ExplainDepth) -> Column[Any]:
    def words(row: BenchRow) -> str:
        names = row.names_text(place)
        return f"{row.depth_text(place)}: {names}" if names else row.depth_text(place)

    return Column(
        HORIZON_TITLES[place],
        words,
        200 if place == 0 else 168,
        sort_key=lambda row: row.shown.depth[place],
        paint=_paint_depth(place),
        tooltip=words,
        explain=lambda row: explain(row, place),
        spare=0 if place == 0 else 6 - place,
    )


def bench_columns(explain: ExplainDepth, explain_best: ExplainDepth) -> tuple[Column[Any], ...]:
    """Critical positions with their benches."""
    return (
        Column("Position", lambda row: row.key, 112, is_key=True),
        Column("Role", lambda row: row.role or "no role", 0, tone=lambda row: "text" if row.role else "short"),
        Column("Unit", lambda row: row.unit, 110, tone="text2", spare=8),
        Column(
            "Incumbent",
            lambda row: row.incumbents,
            140,
            tone=lambda row: "short" if row.is_open else "text2",
            spare=7,
        ),
        *(_depth_column(place, explain) for place in range(len(HORIZON_TITLES))),
        Column(
            "Without best",
            lambda row: row.without_best,
            92,
            "right",
            sort_key=lambda row: row.shown.without_best,
            tone="text2",
            tooltip=lambda row: f"If {row.best} left: ready now, in 1 year, in 2 years" if row.best else "",
            explain=lambda row: explain_best(row, 0),
            spare=3,
        ),
        Column(
            "At once",
            lambda row: row.filled_by or ("nobody left" if row.shown.depth[0] else "nobody"),
            120,
            tone=lambda row: "text" if row.filled_by else "short",
            tooltip=lambda row: "One way to fill as many critical positions as possible at the same time",
            spare=2,
        ),
    )


def standing_columns(explain: Callable[[StandingRow], Explanation | None]) -> tuple[Column[Any], ...]:
    """People who stand ready behind several critical positions."""
    return (
        Column("Name", lambda row: row.name, 200, is_key=True),
        Column("Unit", lambda row: row.unit, 160, tone="text2"),
        Column(
            "Stands behind",
            lambda row: str(len(row.position_ids)),
            100,
            "right",
            sort_key=lambda row: len(row.position_ids),
            bold=True,
            explain=explain,
        ),
        Column("Positions", lambda row: row.positions, 0, tone="text2"),
    )


def chart_columns(explain: ExplainDepth) -> tuple[Column[Any], ...]:
    """The depths alone, beside the chart."""
    depths = (_plain_depth(place, explain) for place in range(len(HORIZON_TITLES)))
    return (Column("Position", lambda row: row.key, 0, is_key=True), *depths)


def _plain_depth(place: int, explain: ExplainDepth) -> Column[Any]:
    return Column(
        HORIZON_TITLES[place],
        lambda row: row.depth_text(place),
        82,
        "right",
        sort_key=lambda row: row.shown.depth[place],
        explain=lambda row: explain(row, place),
    )


CHOICE_COLUMNS: tuple[Column[Any], ...] = (
    Column("Position", lambda row: row.key, 104, is_key=True),
    Column("Role", lambda row: row.role, 0, tone="text2"),
)
