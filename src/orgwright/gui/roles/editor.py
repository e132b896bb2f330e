"""The panel in which rows of the screen of roles are edited, and which follows what happens to them elsewhere."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.gui.context import Context
from orgwright.gui.record_forms import FIELDS, edit_form
from orgwright.gui.widgets.fields import Field
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.records import Record


@dataclass
class _Edited:
    """A row in its form, with the values that the form shows."""

    record: type[Record]
    record_id: int
    form: Form
    shown: dict[str, Any]


class RecordPanel(SidePanel):
    """Forms of one row and of those that belong to it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._edited: list[_Edited] = []

    def edit(self, record: type[Record], record_id: int, title: str, second: str, *actions: QWidget) -> None:
        """Begin with another row."""
        self.clear()
        self._edited = []
        self.set_title(title, f"{second}, saved as you leave each field")
        self.set_actions(*actions)
        self.add_record(record, record_id)

    def add_record(self, record: type[Record], record_id: int, title: str = "") -> None:
        """Edit one more row below."""
        form = edit_form(self._context, record, record_id)
        self.add_section(form, title)
        self._edited.append(_Edited(record, record_id, form, self._values(record, record_id)))

    def follow(self) -> bool:
        """Show what became of the rows since; False if one of them is gone.

        Only fields whose value moved are written, so what somebody is typing into another one stays.
        """
        if not all(one.record_id in self._context.recorded.table(one.record) for one in self._edited):
            return False
        for one in self._edited:
            now = self._values(one.record, one.record_id)
            fields = [child for child in one.form.children() if isinstance(child, Field)]
            for entry, field in zip(FIELDS[one.record], fields, strict=True):
                if now[entry.name] != one.shown[entry.name]:
                    field.show_value(now[entry.name])
            one.shown = now
        return True

    def _values(self, record: type[Record], record_id: int) -> dict[str, Any]:
        row = self._context.recorded.table(record)[record_id]
        return {entry.name: getattr(row, entry.name) for entry in FIELDS[record]}
