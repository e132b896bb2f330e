"""The columns of coverage over time: of the months, and of what moved it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from orgwright.gui import style
from orgwright.gui.coverage.time_model import MoveRow, TrendRow, percent, points_text
from orgwright.gui.widgets.amounts import month_text
from orgwright.gui.widgets.columns import Column
from orgwright.planning.explanation import Explanation

TrendExplain = Callable[[TrendRow], Explanation | None]


def trend_columns(explain: TrendExplain, explain_moved: TrendExplain) -> tuple[Column[TrendRow], ...]:
    """Month, low and high, and what low moved by since the month before."""
    return (
        Column("Month", lambda row: month_text(row.month), is_key=True),
        Column("Low, %", lambda row: percent(row.low), 72, "right", explain=explain),
        Column("High, %", lambda row: percent(row.high), 76, "right", explain=explain),
        Column(
            "Low moved",
            _moved,
            92,
            "right",
            tone=lambda row: _tone(_moved(row), "text2"),
            spare=1,
            explain=explain_moved,
        ),
    )


def move_columns(explain: Callable[[MoveRow, bool], Explanation | None]) -> tuple[Column[MoveRow], ...]:
    """What moved the coverage, and the points of low and high; ``explain`` is asked for low, or else for high."""
    return (
        Column("What", lambda row: row.text, is_key=True, paint=_paint_what),
        Column("Skill", lambda row: row.skill, tone="text2", spare=1),
        Column("Change", lambda row: row.change, 100, "right", tone="text2"),
        _points("Low", lambda row: row.low, lambda row: explain(row, True)),
        _points("High", lambda row: row.high, lambda row: explain(row, False)),
    )


def _points(
    title: str, points: Callable[[MoveRow], float], explain: Callable[[MoveRow], Explanation | None]
) -> Column[MoveRow]:
    return Column(
        title,
        lambda row: points_text(points(row)),
        72,
        "right",
        tone=lambda row: _tone(points_text(points(row)), "text"),
        bold=lambda row: row.is_sum,
        explain=explain,
    )


def _moved(row: TrendRow) -> str:
    return points_text(row.moved, 1)


def _tone(shown: str, otherwise: str) -> str:
    """What was lost is told apart by colour too; what rounds to nothing is not lost."""
    return "short" if shown.startswith("−") else otherwise


def _paint_what(painter: QPainter, rect: QRect, row: MoveRow) -> None:
    """A mover with its chevron, a piece further in."""
    palette = style.current()
    if row.is_sum:
        icon = "chevron-down" if row.is_open else "chevron-right"
        style.paint_icon(painter, QRect(rect.left() - 4, rect.center().y() - 6, 12, 12), icon, palette.text2)
    painter.setFont(style.font(bold=row.is_sum))
    painter.setPen(QColor(palette.text if row.is_sum or row.piece is not None else palette.text2))
    area = rect.adjusted(12 if row.is_sum else 24, 0, 0, 0)
    text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
