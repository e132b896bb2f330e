"""The panel in which rows are edited, and which follows what happens to them elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.record_forms import FIELDS, edit_form
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.fields import Field
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import label
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.records import Record

Find = Callable[[type[Record], int], Record | None]


@dataclass
class _Edited:
    """A row in its form, with the values that the form shows."""

    record: type[Record]
    record_id: int
    form: Form
    shown: dict[str, Any]


class RecordPanel(SidePanel):
    """Forms of one row and of those that belong to it; ``find`` answers a row as it is recorded now, or None."""

    def __init__(self, context: Context, find: Find) -> None:
        super().__init__()
        self._context = context
        self._find = find
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
        row = self._find(record, record_id)
        if row is None:
            return
        form = edit_form(self._context, record, record_id, row=row)
        self.add_section(form, title)
        self._edited.append(_Edited(record, record_id, form, _values(record, row)))

    def add_words(self, words: str, show: Callable[[], object]) -> None:
        """Show what the document says there, and a way to it."""
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        shown = label(words, tone="text2", wrap=True)
        column.addWidget(shown)
        column.addWidget(link("Show in the document", "link", show))
        self.add_section(section, "In the document")

    def start_editing(self) -> None:
        """Put the keyboard into the first field."""
        fields = (
            [child for child in self._edited[0].form.children() if isinstance(child, Field)] if self._edited else []
        )
        if fields:
            fields[0].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self) -> bool:
        """Show what became of the rows since; False if one of them is gone.

        Only fields whose value moved are written, so what somebody is typing into another one stays.
        """
        found = [self._find(one.record, one.record_id) for one in self._edited]
        if any(row is None for row in found):
            return False
        for one, row in zip(self._edited, found, strict=True):
            now = _values(one.record, row)
            fields = [child for child in one.form.children() if isinstance(child, Field)]
            for entry, field in zip(FIELDS[one.record], fields, strict=True):
                if now[entry.name] != one.shown[entry.name]:
                    field.show_value(now[entry.name])
            one.shown = now
        return True


def _values(record: type[Record], row: Record | None) -> dict[str, Any]:
    return {entry.name: getattr(row, entry.name) for entry in FIELDS[record]}
