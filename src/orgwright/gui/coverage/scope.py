"""Choosing what the screen of coverage is about: the unit of the context bar, a team, a family, a role, a person."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from orgwright.gui.context import Context
from orgwright.gui.widgets.buttons import icon_button
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.groups import Group, GroupKind, group_title, is_there
from orgwright.planning.organization import Organization
from orgwright.planning.structure import span_of_control, standing_positions

_WIDTH = 250
_ASK = "Team, role family, role or person"


def scope_options(organization: Organization) -> Iterator[Option]:
    """Everything that can be chosen beside a unit: teams first, then families, roles and people."""
    seating = organization.seating
    for one in standing_positions(seating):
        if span_of_control(organization, one).report_ids:
            for kind, what in ((GroupKind.TEAM, "all reports"), (GroupKind.DIRECT_REPORTS, "direct reports")):
                group = Group(kind, one)
                yield Option(group, group_title(organization, group), what, "network")
    for family in sorted({one.family for one in organization.roles.values() if one.family}):
        yield Option(Group(GroupKind.FAMILY, family=family), family, "role family", "scroll-text")
    for role in sorted(organization.roles.values(), key=lambda one: one.name):
        yield Option(Group(GroupKind.ROLE, role.id), role.name, "role", "scroll-text")
    names = organization.people
    for person_id in sorted(seating.employed, key=lambda one: names[one].name):
        yield Option(Group(GroupKind.PERSON, person_id), names[person_id].name, "person", "users")


class ScopePicker(QWidget):
    """The field in the head of the screen; ``moved`` tells that another group is to be shown."""

    moved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._chosen: Group | None = None
        self._is_adding = False
        self._made_for: Organization | None = None
        self._options: list[Option] = []
        self.field = PickerField("", self._offered, placeholder=_ASK)
        self.field.editor.setAccessibleName("Coverage of a team, a role family, a role or a person")
        self.field.setFixedWidth(_WIDTH)
        self.field.committed.connect(self._take)
        self.more = icon_button("plus", "Add another person", self.start_adding)
        self.back = icon_button("x", "Back to the unit of the context bar", lambda: self.choose(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self.more)
        row.addWidget(self.back)
        self._show_buttons()

    def _offered(self) -> list[Option]:
        organization = self._context.organization
        # The picture is another one after every edit, and only typing asks for the list.
        if self._made_for is not organization:
            self._made_for, self._options = organization, list(scope_options(organization))
        if self._is_adding:
            return [one for one in self._options if one.value.kind == GroupKind.PERSON]
        if self._chosen is not None and self._chosen.kind == GroupKind.CHOSEN:
            return [Option(self._chosen, group_title(organization, self._chosen)), *self._options]
        return self._options

    @property
    def group(self) -> Group:
        """What the screen is about; the unit of the context bar where nothing else is chosen, or it is gone."""
        if self._chosen is not None and is_there(self._context.organization, self._chosen):
            return self._chosen
        return Group.of_unit(self._context.unit_id)

    def choose(self, group: Group | None) -> None:
        """Show another group; None is the unit of the context bar."""
        self._is_adding = False
        self._say(_ASK)
        moves = group != self._chosen
        self._chosen = group
        self.field.show_value(group)
        self._show_buttons()
        if moves:
            self.moved.emit()

    def start_adding(self) -> None:
        """Let the next person who is chosen stand beside those already chosen."""
        self._is_adding = True
        self._say("Add a person")
        self.field.show_value(None)
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        line = self.field.editor
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(text)

    def _take(self, group: Group | None) -> None:
        before = self._chosen
        if self._is_adding and group is not None and before is not None:
            known = before.chosen if before.record_id is None else (before.record_id,)
            self.choose(Group.of_people((*known, *((group.record_id,) if group.record_id is not None else ()))))
        else:
            self.choose(before if self._is_adding else group)

    def _show_buttons(self) -> None:
        kind = None if self._chosen is None else self._chosen.kind
        self.more.setVisible(kind in (GroupKind.PERSON, GroupKind.CHOSEN))
        self.back.setVisible(kind is not None)
