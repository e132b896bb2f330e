"""Telling trouble: a calm sentence for what the user can mend, a report for what is our own bug.

API: ``attempt(widget, action)`` runs an action of the user and answers its result, or shows the sentence of a
PlanningError and answers None. ``tell(widget, error)`` shows any error as what it is.
"""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from orgwright import __version__
from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.widgets.dialogs import Dialog

T = TypeVar("T")


def attempt(widget: QWidget | None, action: Callable[[], T]) -> T | None:
    """Do what the user asked; a PlanningError is told and answers None, everything else is our bug and goes on."""
    try:
        return action()
    except PlanningError as error:
        tell(widget, error)
        return None


def tell(widget: QWidget | None, error: BaseException) -> None:
    """Show an error: its sentence if it is the world's fault, a report if it is ours."""
    if isinstance(error, PlanningError):
        dialog = Dialog(widget, "That did not work", str(error), "OK")
        dialog.cancel.hide()
        dialog.exec()
    else:
        CrashReport(widget, report_text(type(error), error, error.__traceback__)).exec()


def report_text(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs: versions and the places in our code; no values, which may hold personal data."""
    lines = [f"Orgwright {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"]
    lines.append(f"{kind.__name__} in:")
    for frame in traceback.extract_tb(trace):
        module = frame.filename.replace("\\", "/").rsplit("/orgwright/", 1)[-1].rsplit("/", 3)
        lines.append(f"  {'/'.join(module[-3:])}, line {frame.lineno}, {frame.name}")
    return "\n".join(lines)


class CrashReport(Dialog):
    """Says that it is our fault, that nothing is lost, and offers the report to copy."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        sentence = (
            "This is a mistake in Orgwright, not yours. Everything you entered before is saved. "
            "The report below holds no names and no figures of your organization."
        )
        super().__init__(parent, "Something went wrong", sentence, "Copy the report", wide=True)
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setFont(style.font(12, mono=True))
        self._text.setFixedHeight(220)
        self.add_content(self._text)
        self.cancel.setText("Close")

    def confirm(self) -> None:
        """Copy and stay open."""
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.verb.setText("Copied")


def install_excepthook() -> None:
    """Show whatever nobody caught; without a window it goes to stderr as usual."""
    before = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt) and isinstance(QApplication.instance(), QApplication):
            tell(QApplication.activeWindow(), error.with_traceback(trace))

    sys.excepthook = show
