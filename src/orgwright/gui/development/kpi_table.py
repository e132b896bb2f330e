"""A table of KPIs in whose last column values of the day are typed: digits begin, Enter records and goes on."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit

from orgwright.gui import style
from orgwright.gui.development.kpi_model import KpiRow
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.labels import label
from orgwright.gui.widgets.marks import paint_chip
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation

Explain = Callable[[KpiRow], Explanation | None]
_MOST_VALUES = 24
_BEGIN = "0123456789.,-−"


def kpi_columns(explain: Explain, people: Explain | None = None) -> tuple[Column[Any], ...]:
    """The columns of a scorecard; with ``people`` one of how the people of the unit stand."""
    counted = (Column("Its people", lambda row: row.people_text, 190, tone="text2", explain=people, spare=1),)
    return (
        Column("KPI", lambda row: row.standing.kpi.name, is_key=True, tooltip=_about),
        Column("Target", _target, 170, tone="text2", tooltip=lambda row: row.understood, spare=3),
        _NEWEST,
        _READ_ON,
        Column("Status", lambda row: row.status_text, 84, paint=_paint_status, explain=explain),
        Column("Trend", _trend_text, 92, paint=_paint_trend, spare=2),
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
        _NEWEST,
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
_READ_ON: Column[Any] = Column("Read on", _read_on, 96, "right", tone="text2")
_DUE: Column[Any] = Column("Next due", _due_cell, 96, "right", tone=_due_tone)
_VALUE: Column[Any] = Column("On the day", lambda row: row.of_day_text, 118, "right", paint=_paint_value)


class KpiTable(Table):
    """The table; ``save`` records what was typed and answers a sentence where it could not.

    ``pasted`` tells a text of several cells that was pasted here.
    """

    pasted = Signal(str)

    def __init__(
        self, columns: Sequence[Column[Any]], name: str, save: Callable[[KpiRow, str], str], sortable: bool = False
    ) -> None:
        super().__init__(columns, key=lambda row: row.key, sortable=sortable)
        self.setAccessibleName(name)
        self._save = save
        self._place = len(columns) - 1
        self._typing: KpiRow | None = None
        self.editor = QLineEdit(self.viewport())
        self.editor.setAlignment(_RIGHT)
        self.editor.setAccessibleName("Value on the day")
        self.editor.hide()
        self.editor.installEventFilter(self)
        self.fault = label("", style.measures.TEXT_SECOND, tone="missing", wrap=True)
        self.fault.setParent(self.viewport())
        self.fault.setAutoFillBackground(True)
        self.fault.setContentsMargins(6, 3, 6, 3)
        self.fault.hide()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_editor())

    @property
    def is_typing(self) -> bool:
        """Whether a value is being typed."""
        return self._typing is not None

    def start(self, text: str | None = None) -> None:
        """Begin to type into the current row; without a text with the value of the day."""
        row = self.chosen_row
        if row is None or not row.can_be_read:
            return
        self._typing = row
        self.editor.setText(row.of_day_text if text is None else text)
        self.editor.show()
        self._place_editor()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is None:
            self.editor.selectAll()

    def stop(self) -> None:
        """Leave what is being typed."""
        self._typing = None
        self.editor.hide()
        self.fault.hide()

    def finish(self, go_on: bool = True) -> None:
        """Record what was typed; with ``go_on`` the next row becomes the current one."""
        row, text = self._typing, self.editor.text().strip()
        if row is None:
            return
        if not text or text == row.of_day_text:
            self._leave(row, go_on)
            return
        self._typing = None
        refused = self._save(row, text)
        if refused:
            self._typing = row
            self._show_fault(refused)
            return
        self._leave(row, go_on)

    def _leave(self, row: KpiRow, go_on: bool) -> None:
        self.stop()
        if go_on:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.choose(self._after(row))

    def _after(self, row: KpiRow) -> Any:
        """The key of the row below, or of the row itself at the end."""
        keys = [each.key for each in self.rows_model.rows if not isinstance(each, Group)]
        place = keys.index(row.key) + 1 if row.key in keys else 0
        return keys[min(place, len(keys) - 1)] if keys else None

    def _show_fault(self, sentence: str) -> None:
        self.editor.show()
        self.fault.setText(sentence)
        self.fault.show()
        self._place_editor()
        self.fault.raise_()

    def _place_editor(self) -> None:
        if self._typing is None:
            return
        cell = self.visualRect(self.rows_model.index(self.currentIndex().row(), self._place))
        self.editor.setGeometry(cell.adjusted(6, 1, -14, -2))
        width = min(360, self.viewport().width())
        height = self.fault.heightForWidth(width)
        below = cell.bottom() + 2
        top = below if below + height < self.viewport().height() else cell.top() - height - 2
        self.fault.setGeometry(max(0, cell.right() - width - 14), top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter records, Esc leaves, the arrows record and move; so does leaving the field."""
        if watched is self.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.stop()
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        elif watched is self.editor and event.type() == QEvent.Type.FocusOut and not self.fault.isVisible():
            self.finish(go_on=False)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit, Enter or F4 begins to type; a pasted number too, and a pasted table is told."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text().strip()
            if "\t" in text or "\n" in text:
                self.pasted.emit(text)
            else:
                self.start(text)
        elif event.text() and event.text() in _BEGIN and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.start(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_row is not None:
            self.start()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the field begins to type."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == self._place:
            self.start()
