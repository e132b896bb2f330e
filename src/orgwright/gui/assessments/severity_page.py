"""The tab of severity: how much each assessor rates above or below the others on the cells that they share."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.assessments.columns import SEVERITY, Columns
from orgwright.gui.assessments.page import Page, empty_list
from orgwright.gui.widgets.buttons import SegmentedControl
from orgwright.gui.widgets.labels import ElidedLabel
from orgwright.planning.severity import AssessorSeverity

_SOURCES = (("manager", "Managers"), ("peer", "Peers"))
_KEYS = "Ctrl+PgDn next tab"
_SAYS = "Above: rates higher than the others did on the same person and skill. It says nothing about who is right."


class SeverityPage(QWidget):
    """Assessors of one source; ``moved`` tells that another source was chosen."""

    moved = Signal()

    def __init__(self, columns: Columns = SEVERITY) -> None:
        super().__init__()
        self.source = _SOURCES[0][0]
        self._switch = SegmentedControl(_SOURCES, self.source)
        self._switch.chosen.connect(self._choose)
        sentence = "No two of them have assessed the same person in the same skill, so nobody can be compared yet."
        self.list = Page(columns, lambda row: row.assessor, empty_list(sentence), _KEYS)
        self.list.table.setAccessibleName("Assessors")
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 10)
        top.setSpacing(12)
        top.addWidget(self._switch)
        says = ElidedLabel(_SAYS, style.measures.TEXT_SECOND)
        says.setProperty("tone", "text2")
        top.addWidget(says, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)

    @property
    def rows(self) -> list[AssessorSeverity]:
        """Who is shown."""
        return self.list.rows

    def show_assessors(self, rows: Sequence[AssessorSeverity]) -> None:
        """Show other assessors."""
        self.list.show_rows(rows)

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the choice of the source where it is empty."""
        (self.list.table if self.rows else self._switch).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, source: str) -> None:
        self.source = source
        self.moved.emit()
