"""The tree of units as a popup, with a line to narrow it by name."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.organization import Organization

WHOLE = -1


def unit_branches(organization: Organization, part: str) -> list[Branch]:
    """The units as a tree under the whole; those whose name holds ``part``, with what stands above them."""
    seating = organization.seating
    part = part.casefold()

    def grow(parent_id: int | None) -> tuple[Branch, ...]:
        below = [seating.units[unit_id] for unit_id in seating.children.get(parent_id, ())]
        found = []
        for unit in sorted(below, key=lambda one: one.name.casefold()):
            branches = grow(unit.id)
            if branches or part in unit.name.casefold():
                people = len(seating.people_of(unit.id))
                found.append(Branch((unit.id, unit.name, people), branches))
        return tuple(found)

    whole = (WHOLE, organization.facts.name, len(seating.people_of(None)))
    return [Branch(whole), *grow(None)]


class UnitPopup(QFrame):
    """Chooses the unit of the context."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._line = QLineEdit()
        self._line.setPlaceholderText("Find a unit")
        self._line.textEdited.connect(self._show_tree)
        self._line.installEventFilter(self)
        name: Column[Any] = Column("Unit", lambda row: row[1], is_key=True)
        people: Column[Any] = Column(
            "People", lambda row: str(row[2]), 64, "right", tone="text3", pixels=style.measures.TEXT_CAPTION
        )
        self._tree = Tree((name, people), key=lambda row: row[0], heads=False)
        self._tree.clicked.connect(lambda _index: self._take())
        self._tree.opened.connect(lambda _row, _title: self._take())
        self._tree.setProperty("surface", "popup")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(8, 8, 8, 8)
        holder.addWidget(self._line)
        layout.addLayout(holder)
        layout.addWidget(self._tree)

    def open_under(self, widget: QWidget) -> None:
        """Show under a widget, at the unit of the context."""
        self._show_tree("")
        rows = sum(1 for _ in self._tree.branch_model.walk())
        self.resize(320, min(rows * style.measures.ROW_TREE + 52, 480))
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
        self._line.setFocus()

    def _show_tree(self, part: str) -> None:
        self._tree.show_branches(unit_branches(self._context.organization, part))
        unit_id = self._context.unit_id
        if not self._tree.choose(WHOLE if unit_id is None else unit_id) or part:
            first = [row[0] for _, row in self._tree.branch_model.walk() if part.casefold() in row[1].casefold()]
            if first:
                self._tree.choose(first[0])

    def _take(self) -> None:
        row = self._tree.chosen_row
        if row is not None:
            self.close()
            self._context.set_unit(None if row[0] == WHOLE else row[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows of the line walk the tree; Enter chooses."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._tree.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of a popup."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.popup))
        painter.setPen(QColor(palette.control))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
