"""The assessments of a cell under each other, source by source, each a row that the keyboard can edit and remove.

API: ``rows = SourceRows(); rows.show_sources(sources, evidence_by_id, cell)``. Up and Down move between the rows.
Enter, E, F2 or a double click send ``edit_wanted(assessment id)``, Delete sends ``remove_wanted``. A row that is not
in the file, because a scenario assumes it, can be neither edited nor removed.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.matrix.cell_evidence import EvidenceText
from orgwright.gui.matrix.cell_words import spoken_row, validity_text
from orgwright.gui.widgets import marks
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import icon_button, link
from orgwright.gui.widgets.labels import ElidedLabel, label, second_line
from orgwright.planning.cell_sources import CellSource, CellSources, Said, Standing
from orgwright.planning.proficiency import Cell

_EDIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E, Qt.Key.Key_F2)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_INSET = 8


class StandingTile(QWidget):
    """The level of one assessment: filled where it speaks, outlined where replaced, struck where it no longer holds."""

    def __init__(self, level: int | None, standing: Standing) -> None:
        super().__init__()
        self._level = level
        self._standing = standing
        self.setFixedSize(26, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        painter = QPainter(self)
        if self._standing is Standing.NEWEST and self._level is not None:
            marks.paint_level(painter, self.rect(), self._level, style.measures.TEXT_SECOND)
        else:
            self._paint_past(painter)
        painter.end()

    def _paint_past(self, painter: QPainter) -> None:
        is_expired = self._standing is Standing.EXPIRED
        color = style.color("expired" if is_expired else "text3")
        pen = QPen(color if is_expired else style.color("control"), 1)
        if is_expired:
            painter.fillRect(self.rect(), QColor(style.current().tint("expired")))
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        text = "–" if self._level is None else str(self._level)
        painter.setPen(color)
        painter.setFont(style.font(style.measures.TEXT_SECOND))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        if self._standing in (Standing.EXPIRED, Standing.WITHDRAWN) and self._level is not None:
            middle = self.rect().center()
            painter.drawLine(middle + QPoint(-6, 1), middle + QPoint(7, 1))


class AssessmentRow(QWidget):
    """One assessment: who, when, level, and below it validity and evidence."""

    edit_wanted = Signal(int)
    remove_wanted = Signal(int)
    moved = Signal(int)

    def __init__(self, source: CellSource, said: Said, lead: str, evidence: str, can_edit: bool = True) -> None:
        super().__init__()
        self.said = said
        self.can_edit = can_edit and not said.is_assumed
        self.is_counting = source.counts and said.standing is Standing.NEWEST
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken_row(source, said))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._day = second_line(day_text(said.on))
        self._tools = QWidget()
        self.evidence = EvidenceText(evidence)
        self._lay_out(lead, source)

    def _lay_out(self, lead: str, source: CellSource) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(_INSET, 4, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(0)
        for icon, tip, wanted in (
            ("pencil", "Edit this assessment (Enter)", self._edit),
            ("trash", "Remove this assessment (Del)", self._remove),
        ):
            tool = icon_button(icon, tip, wanted)
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tool.setFixedHeight(style.measures.ICON + 4)
            tools.addWidget(tool)
        self._tools.hide()
        if lead:
            grid.addWidget(label(lead, bold=self.is_counting), 0, 0)
        who = ElidedLabel(self.said.assessor, style.measures.TEXT_SECOND)
        who.setProperty("tone", "text2")
        grid.addWidget(who, 0, 1)
        grid.addWidget(self._day, 0, 2)
        grid.addWidget(self._tools, 0, 2)
        grid.addWidget(StandingTile(self.said.level, self.said.standing), 0, 3)
        grid.setColumnStretch(1, 1)
        validity = "" if self.said.standing is Standing.REPLACED else validity_text(self.said)
        if self.said.is_assumed:
            validity = ", ".join(word for word in ("assumed by the scenario", validity) if word)
        if validity:
            grid.addWidget(second_line(validity, wrap=True), 1, 0, 1, 4)
        grid.addWidget(self.evidence, 2, 0, 1, 4)

    def _edit(self) -> None:
        if self.can_edit:
            self.edit_wanted.emit(self.said.assessment_id)

    def _remove(self) -> None:
        if self.can_edit:
            self.remove_wanted.emit(self.said.assessment_id)

    def _show_tools(self, shown: bool) -> None:
        shown = shown and self.can_edit
        self._day.setVisible(not shown)
        self._tools.setVisible(shown)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, remove, or go to the row above or below."""
        key = Qt.Key(event.key())
        if key in _EDIT:
            self._edit()
        elif key in _REMOVE:
            self._remove()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by the mouse."""
        if self.can_edit:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(style.icon("pencil"), "Edit…", self._edit)
            menu.addAction(style.icon("trash"), "Remove", self._remove)
            menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        self._edit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the tools."""
        super().enterEvent(event)
        self._show_tools(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Show the day again."""
        super().leaveEvent(event)
        self._show_tools(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the tools."""
        super().focusInEvent(event)
        self._show_tools(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the day again."""
        super().focusOutEvent(event)
        self._show_tools(self.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the chosen row, and the bar beside the assessment that counts."""
        palette = style.current()
        painter = QPainter(self)
        if self.hasFocus() or self.underMouse():
            painter.fillRect(self.rect(), QColor(palette.selection if self.hasFocus() else palette.hover))
        if self.is_counting:
            painter.fillRect(QRect(0, 0, 3, self.height()), QColor(palette.focus))
        painter.end()


class SourceRows(QWidget):
    """All rows of a cell."""

    edit_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[AssessmentRow] = []
        self._cell: Cell | None = None
        self._is_unfolded = False
        self._can_edit = True
        self._sources: CellSources | None = None
        self._evidence_by_id: Mapping[int, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_sources(
        self, sources: CellSources, evidence_by_id: Mapping[int, str], cell: Cell, can_edit: bool = True
    ) -> None:
        """Show what speaks for each source; older assessments are unfolded on request, and stay so for the cell."""
        self._can_edit = can_edit
        if cell != self._cell:
            self._cell, self._is_unfolded = cell, False
        self._sources, self._evidence_by_id = sources, evidence_by_id
        self._show()

    def _show(self) -> None:
        self._clear()
        hidden = 0
        for source in self._sources.sources if self._sources is not None else ():
            shown = source.said if self._is_unfolded else source.speakers or source.said[:1]
            hidden += len(source.said) - len(shown)
            is_joint = source.source == "peer" and len(source.speakers) > 1
            if is_joint:
                self._column.addWidget(_JointRow(source))
            for place, said in enumerate(shown):
                self._add_row(source, said, source.source.capitalize() if place == 0 and not is_joint else "")
        if hidden:
            self._column.addWidget(link(f"Show {hidden} older", "chevron-down", self.unfold))

    def _add_row(self, source: CellSource, said: Said, lead: str) -> None:
        evidence = "" if said.is_assumed else self._evidence_by_id.get(said.assessment_id, "")
        row = AssessmentRow(source, said, lead, evidence, self._can_edit)
        row.edit_wanted.connect(self.edit_wanted)
        row.remove_wanted.connect(self.remove_wanted)
        row.moved.connect(lambda step: self.focus_row(self.rows.index(row) + step))
        self.rows.append(row)
        self._column.addWidget(row)

    def unfold(self) -> None:
        """Show the older assessments too."""
        self._is_unfolded = True
        self._show()
        self.focus_row(0)

    def _clear(self) -> None:
        self.rows = []
        while self._column.count():
            taken = self._column.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def place_of(self, assessment_id: int) -> int:
        """The place of an assessment among the rows, or the first."""
        return next((place for place, row in enumerate(self.rows) if row.said.assessment_id == assessment_id), 0)

    def focus_row(self, place: int) -> bool:
        """Give the keyboard to the row at a place, or to the nearest; False where there is none."""
        if self.rows:
            row = self.rows[min(max(place, 0), len(self.rows) - 1)]
            row.show()
            row.setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.rows)

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        return self._column.sizeHint()


class _JointRow(QWidget):
    """The head over peers who speak together."""

    def __init__(self, source: CellSource) -> None:
        super().__init__()
        self._counts = source.counts
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, 4, 0, 4)
        row.addWidget(label(f"Peers, median of {len(source.speakers)}", bold=source.counts), 1)
        row.addWidget(StandingTile(source.level, Standing.NEWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar beside what counts."""
        if self._counts:
            painter = QPainter(self)
            painter.fillRect(QRect(0, 0, 3, self.height()), QColor(style.current().focus))
            painter.end()
