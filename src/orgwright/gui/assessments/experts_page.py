"""The tab of experts: one box for a skill and a level, and below it the people, best first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.assessments.columns import EXPERTS, Columns
from orgwright.gui.assessments.model import ExpertRow, expert_rows, wanted_experts
from orgwright.gui.assessments.page import Page, empty_list
from orgwright.gui.context import Context
from orgwright.gui.widgets.labels import ElidedLabel
from orgwright.gui.widgets.picker import Option, OptionList, matching
from orgwright.planning.experts import skill_called
from orgwright.planning.scales import LEVELS, level_name

_KEYS = "Enter goes to the person     M to the cell in the matrix     Ctrl+PgDn next tab"
_WIDTH = 380


class ExpertsPage(QWidget):
    """Who knows a skill; ``opened`` and ``matrix_wanted`` tell a row, ``moved`` that others are shown."""

    opened = Signal(object)
    matrix_wanted = Signal(object)
    moved = Signal()

    def __init__(self, context: Context, columns: Columns = EXPERTS) -> None:
        super().__init__()
        self._context = context
        self.box = QLineEdit()
        self.box.setPlaceholderText("A skill and a level, such as Python 3")
        self.box.setAccessibleName("Skill and least level")
        self.box.setClearButtonEnabled(True)
        self.box.addAction(style.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.box.setFixedWidth(_WIDTH)
        self.box.installEventFilter(self)
        self.box.textEdited.connect(self._offer)
        self.box.textChanged.connect(lambda text: self.show_experts() if not text else None)
        self._list: OptionList | None = None
        self._asked: tuple[int, int] | None = None
        self._says = ElidedLabel("", style.measures.TEXT_SECOND)
        self._says.setProperty("tone", "text2")
        nothing = empty_list(
            "Type a skill, and after it the least level: the people who hold it stand here, best first."
        )
        self._nobody = empty_list("Nobody in this unit is known to hold it at this level.")
        self.list = Page(columns, lambda row: row.person_id, nothing, _KEYS)
        self.list.table.setAccessibleName("Experts")
        self.list.opened.connect(self.opened)
        self.list.table.installEventFilter(self)
        self.list.table.menu_wanted.connect(
            lambda row, menu: menu.addAction("Show in the matrix", lambda: self.matrix_wanted.emit(row))
        )
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(12)
        top.addWidget(self.box)
        top.addWidget(self._says, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    @property
    def rows(self) -> list[ExpertRow]:
        """Who is shown."""
        return self.list.rows

    def ask(self, text: str) -> None:
        """Fill the box and show who holds it."""
        self.box.setText(text)
        self.show_experts()

    def show_experts(self) -> None:
        """Show who holds what the box asks for; a skill that is not there is told beside it."""
        organization = self._context.organization
        name, level = wanted_experts(organization, self.box.text())
        self._asked, says = None, ""
        if name:
            try:
                self._asked = skill_called(organization, name), level
            except RefusedInput as refused:
                says = str(refused)
        rows: Sequence[ExpertRow] = ()
        if self._asked is not None:
            skill_id, _ = self._asked
            rows = expert_rows(organization, skill_id, level, self._context.unit_id)
            words = level_name(organization, skill_id, level) if level in LEVELS else "no level"
            count = "1 person" if len(rows) == 1 else f"{len(rows)} people"
            says = f"{count} at {level} ({words}) or above in {organization.skills[skill_id].name}"
        self._says.setText(says)
        self.list.show_rows(rows)
        self._pages.setCurrentWidget(self.list if rows or self._asked is None else self._nobody)
        self.list.choose_some()
        self.moved.emit()

    def follow(self) -> None:
        """Show the answer anew after something moved."""
        if self.box.text().strip():
            self.show_experts()

    def take_focus(self) -> None:
        """Give the keyboard to the box, or to the people if there are some."""
        (self.list.table if self.rows else self.box).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, text: str) -> None:
        """Offer the skills of which the text names a part; the level behind it stays."""
        organization = self._context.organization
        name, _ = wanted_experts(organization, text)
        skills = sorted(organization.skills.values(), key=lambda one: one.name.casefold())
        options = [Option(one.id, one.name, one.category) for one in skills]
        self._popup().show_options(matching(options, name) if name else [])

    def _popup(self) -> OptionList:
        if self._list is None:
            self._list = OptionList(self.box)
            self._list.chosen.connect(self._take)
        return self._list

    def _take(self, option: Option) -> None:
        _, level = wanted_experts(self._context.organization, self.box.text())
        self.ask(option.title if level == 1 else f"{option.title} {level}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the box arrows walk the offered skills and Enter asks; in the list M goes to the matrix."""
        if not (event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)):
            if watched is self.box and event.type() == QEvent.Type.FocusOut and self._list is not None:
                self._list.hide()
            return super().eventFilter(watched, event)
        if watched is self.box:
            return self._take_box_key(event) or super().eventFilter(watched, event)
        row = self.list.table.chosen_row
        if event.key() == Qt.Key.Key_M and not event.modifiers() and row is not None:
            self.matrix_wanted.emit(row)
            return True
        return super().eventFilter(watched, event)

    def _take_box_key(self, event: QKeyEvent) -> bool:
        if self._list is not None and self._list.take_key(event):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_experts()
            return True
        if event.key() == Qt.Key.Key_Down and self.rows:
            self.list.take_focus()
            return True
        return False
