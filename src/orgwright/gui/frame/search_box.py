"""One search for everything: people, roles, skills, units and screens, by any part of the name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.widgets.picker import Option, OptionList, matching
from orgwright.planning.organization import Organization

SCREEN = "screen"
_PER_KIND = 6


def found(organization: Organization, screens: Sequence[Option], text: str) -> list[Option]:
    """What the words of ``text`` find: values are (screen key, record id), the closest of each kind first."""
    if not text.strip():
        return list(screens)
    seating = organization.seating
    kinds = [screens, _people(organization), _roles(organization), _skills(organization)]
    kinds.append(
        [
            Option(("organization", unit.id), unit.name, f"Unit, {len(seating.people_of(unit.id))} people", "network")
            for unit in organization.units.values()
        ]
    )
    return [option for kind in kinds for option in matching(kind, text, _PER_KIND)]


def _people(organization: Organization) -> list[Option]:
    seating = organization.seating
    options = []
    for person in organization.people.values():
        role_id = seating.role_of(person.id) if person.id is not None else None
        role = organization.roles[role_id].name if role_id is not None else "Person"
        options.append(Option(("people", person.id), person.name, role, "users"))
    return options


def _roles(organization: Organization) -> list[Option]:
    return [
        Option(("roles", role.id), role.name, f"Role, {role.family}" if role.family else "Role", "scroll-text")
        for role in organization.roles.values()
    ]


def _skills(organization: Organization) -> list[Option]:
    return [
        Option(("matrix", skill.id), skill.name, f"Skill, {skill.category}" if skill.category else "Skill", "grid-3x3")
        for skill in organization.skills.values()
    ]


class SearchBox(QLineEdit):
    """The box at the right of the context bar; Ctrl+K brings the keyboard here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.screens: Callable[[], Sequence[Option]] = tuple
        self.setPlaceholderText("Search people, skills, roles")
        self.setAccessibleName("Search people, skills, roles, units and screens")
        self.setMinimumWidth(160)
        self.setMaximumWidth(280)
        self.setTextMargins(22, 0, 40, 0)
        self._list = OptionList(self)
        self._list.chosen.connect(self._go)
        self.textEdited.connect(self._search)

    def _search(self, text: str) -> None:
        if self._context.has_workspace:
            self._list.show_options(found(self._context.organization, self.screens(), text))

    def _go(self, option: Option) -> None:
        self.clear()
        self.clearFocus()
        screen, record_id = option.value
        self._context.jump(screen, record_id)

    def sizeHint(self) -> QSize:
        """As wide as in a wide window."""
        return QSize(280, style.measures.CONTROL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list first; Esc clears and leaves."""
        if self._list.take_key(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        elif event.key() == Qt.Key.Key_Down and not self._list.isVisible():
            self._search(self.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """All text selected, so that typing starts anew."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the focus."""
        super().focusOutEvent(event)
        self._list.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, the glass at the left and the keys at the right."""
        super().paintEvent(event)
        palette = style.current()
        painter = QPainter(self)
        style.paint_icon(painter, QRect(9, (self.height() - 15) // 2, 15, 15), "search", palette.text2)
        if not self.hasFocus():
            painter.setFont(style.font(style.measures.TEXT_CAPTION))
            painter.setPen(QColor(palette.text3))
            area = self.rect().adjusted(0, 0, -9, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl K")
        painter.end()
