"""Answering the dialog that a call is about to open."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel


def answer_next(do: Callable[[QDialog], object]) -> list[str]:
    """Call ``do`` with the next modal dialog once it is open; the answer fills with what its labels say after it."""
    texts: list[str] = []

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(0, found)
            return
        try:
            do(dialog)
            texts.extend(one.text() for one in dialog.findChildren(QLabel))
        except BaseException:
            # An open dialog would wait for ever; closed, the test goes on and fails with what was raised.
            dialog.reject()
            raise

    QTimer.singleShot(0, found)
    return texts
