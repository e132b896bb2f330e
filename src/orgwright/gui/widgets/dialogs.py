"""Dialogs: title, sentence, content, and the verb at the right. Only for files, import and what cannot be undone.

``confirmed(parent, title, sentence, verb)`` asks; ``FormDialog`` asks for a few values to make something new.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.widgets.buttons import button, primary
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import label


class Dialog(QDialog):
    """The frame of every dialog, 480 or 720 pixels wide."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, verb: str, wide: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(style.measures.DIALOG_WIDE if wide else style.measures.DIALOG)
        self._content = QVBoxLayout()
        self._content.setSpacing(style.measures.SPACE_3)
        self._error = label("", style.measures.TEXT_SECOND, tone="missing", wrap=True)
        self._error.hide()
        self.verb = primary(verb, on_click=self.confirm)
        self.verb.setDefault(True)
        self.cancel = button("Cancel", on_click=self.reject)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(style.measures.SPACE_3)
        layout.addWidget(label(title, style.measures.TEXT_PANEL_TITLE, bold=True, wrap=True))
        if sentence:
            layout.addWidget(label(sentence, tone="text2", wrap=True))
        layout.addLayout(self._content)
        layout.addWidget(self._error)
        layout.addSpacing(style.measures.SPACE_2)
        layout.addLayout(self._buttons)

    def add_content(self, widget: QWidget) -> None:
        """Add something between the sentence and the buttons."""
        self._content.addWidget(widget)

    def show_error(self, sentence: str) -> None:
        """Say above the buttons why it did not work."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def confirm(self) -> None:
        """Do what the verb says; subclasses check first."""
        self.accept()


class FormDialog(Dialog):
    """Asks for a few values; ``make`` gets them by key, and a PlanningError of it keeps the dialog open."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        verb: str,
        make: Callable[[dict[str, Any]], object],
        sentence: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__(parent, title, sentence, verb, wide)
        self.form = Form()
        self._make = make
        self.add_content(self.form)

    def confirm(self) -> None:
        """Read the values and make the thing."""
        values = self.form.values()
        if values is None:
            return
        try:
            self._make(values)
        except PlanningError as refused:
            self.show_error(str(refused))
            return
        self.accept()


def confirmed(parent: QWidget | None, title: str, sentence: str, verb: str) -> bool:
    """Ask before something that cannot be undone; Cancel is the default."""
    dialog = Dialog(parent, title, sentence, verb)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.cancel.setFocus()
    return bool(dialog.exec())
