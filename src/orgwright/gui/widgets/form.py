"""A form without a Save button: every field saves when the user leaves it.

API::

    form = Form()
    name = form.add(TextField("Name", needed=True), save=lambda value: workspace.rename_unit(unit_id, value))
    name.show_value(unit.name)

``save`` is called with the new value. A PlanningError that it raises stands below the field, and what the user
typed stays. Without ``save`` the field only holds its value, for dialogs: ``form.values()`` reads them all, or
shows what is wrong and answers None.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.errors import PlanningError, RefusedInput
from orgwright.gui import style
from orgwright.gui.widgets.fields import Field
from orgwright.gui.widgets.labels import label

F = TypeVar("F", bound=Field)


class Form(QWidget):
    """Fields under each other; see the module for its use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(style.measures.SPACE_3)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def add(self, field: F, save: Callable[[Any], object] | None = None, key: str = "") -> F:
        """Add a field at the end; ``key`` names its value in ``values()``."""
        self._layout.addWidget(field)
        self._hold(field, save, key)
        return field

    def add_row(self, *entries: tuple[Field, Callable[[Any], object] | None, str]) -> None:
        """Add several (field, save, key) side by side."""
        row = QHBoxLayout()
        row.setSpacing(style.measures.SPACE_2)
        for field, save, key in entries:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self._hold(field, save, key)
        self._layout.addLayout(row)

    def add_title(self, text: str) -> None:
        """Add a bold line over the fields that follow."""
        self._layout.addWidget(label(text, bold=True))

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field, such as a button."""
        self._layout.addWidget(widget)

    def _hold(self, field: Field, save: Callable[[Any], object] | None, key: str) -> None:
        if key:
            self._fields[key] = field
        if save is not None:
            field.committed.connect(lambda value: _saved(field, save, value))

    def values(self) -> dict[str, Any] | None:
        """All values by key; None if some field is wrong, which then says so and has the focus."""
        found: dict[str, Any] = {}
        wrong: Field | None = None
        for key, field in self._fields.items():
            try:
                found[key] = field.value()
                field.show_error("")
            except RefusedInput as refused:
                field.show_error(str(refused))
                wrong = wrong or field
        if wrong is not None:
            wrong.editor.setFocus()
            return None
        return found

    def field(self, key: str) -> Field:
        """The field with a key."""
        return self._fields[key]


def _saved(field: Field, save: Callable[[Any], object], value: Any) -> None:
    try:
        save(value)
    except PlanningError as refused:
        field.show_error(str(refused))
