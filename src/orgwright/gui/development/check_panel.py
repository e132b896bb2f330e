"""The panel of one check of a promotion case: its words, whether it is met, and what shows it."""

import re
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from orgwright.gui.context import Context
from orgwright.gui.development.cases_model import CheckRow
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.buttons import button, link
from orgwright.gui.widgets.fields import DateField, Field, MultiLineField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.records import PromotionCase, PromotionCheck

_ADDRESS = re.compile(r"https?://[^\s<>\"']+")


def first_address(text: str) -> str:
    """The first web address in a text, without the stop of its sentence; nothing else is ever opened."""
    found = _ADDRESS.search(text)
    return "" if found is None else found.group().rstrip(".,;)")


class CheckPanel(SidePanel):
    """The fields of one check, each saved as it is left; of a decided case they are only read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.check_id: int | None = None
        self.fields: dict[str, Field] = {}
        self._shown: dict[str, Any] = {}

    def edit(self, row: CheckRow) -> None:
        """Begin with another check."""
        check = self._context.recorded.table(PromotionCheck).get(row.record_id)
        if check is None:
            return
        case = self._context.recorded.table(PromotionCase)[check.case_id]
        is_open = case.decided_on is None
        self.check_id, self.fields, self._shown = row.record_id, {}, {}
        self.clear()
        self.set_title("Check", "Saved as you leave each field" if is_open else "The case is decided")
        form = Form()
        made: dict[str, Field] = {
            "evidence": MultiLineField("What shows it: words, a file, a web address", 4),
            "met_on": DateField("Met on", hint="Empty: not met, or met by the assessments alone"),
        }
        for name, field in made.items():
            value = getattr(check, name)
            form.add(field, save=self._saver(name)).show_value(value)
            field.editor.setEnabled(is_open)
            self.fields[name], self._shown[name] = field, value
        self.add_section(form, row.text)
        address = first_address(check.evidence)
        if address:
            self.add_section(link(address, "link", lambda: QDesktopServices.openUrl(QUrl(address))), "Web address")
        self.set_actions(*([button("Remove", "trash", self._remove)] if is_open else []))

    def start_editing(self) -> None:
        """Put the keyboard into the evidence."""
        if self.fields:
            self.fields["evidence"].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self) -> bool:
        """Show what became of the check since; False if it is gone."""
        check = self._context.recorded.table(PromotionCheck).get(self.check_id or 0)
        if check is None:
            return False
        for name, field in self.fields.items():
            now = getattr(check, name)
            if now != self._shown[name]:
                self._shown[name] = now
                field.show_value(now)
        return True

    def _saver(self, name: str) -> Any:
        def save(value: Any) -> None:
            check = self._context.recorded.table(PromotionCheck)[self.check_id or 0]
            met_on = value if name == "met_on" else check.met_on
            evidence = value if name == "evidence" else None
            self._context.workspace.tick_check(self.check_id or 0, met_on, evidence)

        return save

    def _remove(self) -> None:
        check_id = self.check_id
        if check_id is not None:
            self.closed.emit()
            attempt(self, lambda: self._context.workspace.remove_check(check_id))
