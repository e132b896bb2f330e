"""The columns of KPIs: of the scorecard of one owner, and of what many owners are to read."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from orgwright.gui import style
from orgwright.gui.development.kpi_model import KpiRow, OwnerRow
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_chip
from orgwright.planning.explanation import Explanation

Explain = Callable[[KpiRow], Explanation | None]
_MOST_VALUES = 24


def _count(number: int) -> str:
    return str(number) if number else ""


def _asked_text(row: OwnerRow) -> str:
    """What is met of what is asked; nothing of nothing, and a dash where nothing was read."""
    if not row.counts.is_read:
        return "–" if row.asked else ""
    return f"{row.counts.met} of {row.asked}"


def owner_columns(explain: Callable[[OwnerRow], Explanation | None]) -> tuple[Column[Any], ...]:
    """The columns of units and people."""
    return (
        Column("Unit or person", lambda row: row.name, is_key=True, tooltip=lambda row: row.second),
        Column("Met", _asked_text, 64, "right", sort_key=lambda row: row.counts.met, explain=explain),
        Column(
            "Missed",
            lambda row: _count(row.counts.missed),
            56,
            "right",
            sort_key=lambda row: row.counts.missed or None,
            tone="short",
            explain=explain,
        ),
        Column(
            "Overdue",
            lambda row: _count(row.counts.overdue),
            72,
            "right",
            sort_key=lambda row: row.counts.overdue or None,
            tone="missing",
            explain=explain,
        ),
    )


def kpi_columns(explain: Explain, people: Explain | None = None) -> tuple[Column[Any], ...]:
    """The columns of a scorecard; with ``people`` one of how the people of the unit stand."""
    counted = (Column("Its people", lambda row: row.people_text, 190, tone="text2", explain=people, spare=3),)
    return (
        Column("KPI", lambda row: row.standing.kpi.name, is_key=True, tooltip=_about),
        Column("Target", _target, 150, tone="text2", tooltip=lambda row: row.understood, spare=2),
        replace(_NEWEST, explain=explain),
        _READ_ON,
        Column("Status", lambda row: row.status_text, 84, paint=_paint_status, explain=explain),
        Column("Trend", _trend_text, 92, paint=_paint_trend, spare=6),
        *(counted if people is not None else ()),
        _DUE,
        _VALUE,
    )


def due_columns(explain: Explain) -> tuple[Column[Any], ...]:
    """The columns of what is due, of many owners."""
    return (
        Column("Whose", lambda row: row.owner_name, 170, is_key=True),
        Column("KPI", lambda row: row.standing.kpi.name, tooltip=_about),
        Column("Role", lambda row: row.role, 180, tone="text2", spare=2),
        Column("Read every", lambda row: row.standing.period.name, 90, tone="text2", spare=3),
        replace(_NEWEST, explain=explain),
        _READ_ON,
        Column("Status", lambda row: row.status_text, 84, paint=_paint_status, explain=explain),
        Column("Due on", _due_text, 96, "right", tone=_due_tone, sort_key=lambda row: row.standing.due_on),
        Column(
            "Overdue, days",
            lambda row: str(row.overdue_days) if row.is_overdue else "",
            96,
            "right",
            tone=_due_tone,
            sort_key=lambda row: row.overdue_days,
            explain=explain,
        ),
        _VALUE,
    )


def _about(row: KpiRow) -> str:
    kpi = row.standing.kpi
    return "\n".join(part for part in (kpi.name, kpi.measures, kpi.why) if part)


def _target(row: KpiRow) -> str:
    return row.standing.kpi.target or ("no longer a KPI" if not row.is_listed else "none")


def _read_on(row: KpiRow) -> str:
    newest = row.standing.latest
    return "" if newest is None else day_text(newest.on)


def _due_text(row: KpiRow) -> str:
    due = row.standing.due_on
    return "" if due is None else day_text(due)


def _due_cell(row: KpiRow) -> str:
    """A day, and nothing where no reading was ever taken: all of a new role would be due today."""
    return _due_text(row) if row.standing.readings else ""


def _due_tone(row: KpiRow) -> str:
    return "missing" if row.is_overdue else "text2"


def _trend_text(row: KpiRow) -> str:
    count = len(row.standing.readings)
    return f"{count} reading{'' if count == 1 else 's'}" if count else ""


def _paint_status(painter: QPainter, rect: QRect, row: KpiRow) -> None:
    if row.standing.readings:
        paint_chip(painter, rect, row.status_text, row.status_tone)
    else:
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        painter.setPen(style.color("text3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, row.status_text)


def _paint_trend(painter: QPainter, rect: QRect, row: KpiRow) -> None:
    """The newest values as a line with a dot at its end, and the target as a dashed line where it is in reach."""
    readings = row.standing.readings[-_MOST_VALUES:]
    if len(readings) < 2:
        return
    values, days = [float(one.value) for one in readings], [one.on.toordinal() for one in readings]
    target = row.standing.target
    bounds = [float(target.low), float(target.high)] if target is not None and target.change is None else []
    least, most = min(*values, *bounds), max(*values, *bounds)
    area = QRectF(rect).adjusted(3, 6, -4, -6)

    def height(value: float) -> float:
        return area.bottom() - area.height() * ((value - least) / (most - least) if most > least else 0.5)

    span = days[-1] - days[0]
    places = [
        QPointF(area.left() + area.width() * ((day - days[0]) / span if span else 1), height(value))
        for day, value in zip(days, values, strict=True)
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.color("text3"), 1, Qt.PenStyle.DashLine))
    for bound in set(bounds):
        painter.drawLine(QPointF(area.left(), height(bound)), QPointF(area.right(), height(bound)))
    painter.setPen(QPen(style.color("text2"), 1.5))
    painter.drawPolyline(QPolygonF(places))
    painter.setBrush(style.color("text2"))
    painter.drawEllipse(places[-1], 2.0, 2.0)


def _paint_value(painter: QPainter, rect: QRect, row: KpiRow) -> None:
    """A field to type in, with the value of the day where there is one."""
    if not row.can_be_read:
        return
    palette = style.current()
    box = QRectF(rect).adjusted(0.5, 3.5, -0.5, -3.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.control), 1))
    painter.setBrush(QColor(palette.panel))
    painter.drawRoundedRect(box, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    painter.setFont(style.font(style.measures.TEXT_BODY, bold=True))
    painter.setPen(QColor(palette.text))
    painter.drawText(box.adjusted(6, 0, -6, 0), _RIGHT, row.of_day_text)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NEWEST: Column[Any] = Column("Newest", lambda row: row.newest_text, 84, "right", bold=True)
_READ_ON: Column[Any] = Column("Read on", _read_on, 94, "right", tone="text2", spare=5)
_DUE: Column[Any] = Column("Next due", _due_cell, 94, "right", tone=_due_tone, spare=4)
_VALUE: Column[Any] = Column("On the day", lambda row: row.of_day_text, 104, "right", paint=_paint_value)

READINGS: tuple[Column[Any], ...] = (
    Column("Read on", lambda row: day_text(row.reading.on), 104, is_key=True),
    Column("Value", lambda row: row.value, 90, "right", bold=True),
    Column("Target", lambda row: row.met_text, 70, tone=lambda row: "short" if row.is_met is False else "text2"),
    Column("Note", lambda row: row.note, tone="text2"),
)
"""The columns of the figures beside the chart."""
