"""Choosing what the screen of coverage is about: the unit of the context bar, a team, a family, a role, a person."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.widgets.buttons import icon_button
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.groups import Group, GroupKind, group_title, is_there
from orgwright.planning.organization import Organization
from orgwright.planning.structure import span_of_control, standing_positions

_WIDTH = 250


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
        self._made_for: Organization | None = None
        self._options: list[Option] = []
        self.field = PickerField("", self._offered, placeholder="Team, role family, role or person")
        self.field.editor.setAccessibleName("Coverage of a team, a role family, a role or a person")
        self.field.setFixedWidth(_WIDTH)
        self.field.committed.connect(self.choose)
        self._back = icon_button("x", "Back to the unit of the context bar", lambda: self.choose(None))
        self._back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self._back)

    def _offered(self) -> list[Option]:
        # The picture is another one after every edit, and only a click asks for the list.
        if self._made_for is not self._context.organization:
            self._made_for = self._context.organization
            self._options = list(scope_options(self._made_for))
        return self._options

    @property
    def group(self) -> Group:
        """What the screen is about; the unit of the context bar where nothing else is chosen, or it is gone."""
        if self._chosen is not None and is_there(self._context.organization, self._chosen):
            return self._chosen
        return Group.of_unit(self._context.unit_id)

    def choose(self, group: Group | None) -> None:
        """Show another group; None is the unit of the context bar."""
        if group == self._chosen:
            return
        self._chosen = group
        self.field.show_value(group)
        self._back.setVisible(group is not None)
        self.moved.emit()
