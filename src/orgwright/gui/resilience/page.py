"""The base of a page of the screen of resilience: it asks a question, computes the answer and shows it.

A page says what it asks (``question``), how that is computed (``work``) and how the answer is shown (``show_answer``).
What was answered already is not computed again; a change of the unit, the day or the scenario stops what runs.
"""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.labels import label
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.resilience.view import ResilienceScreen


COMING = "Being computed…"


class ComputedPage(QWidget):
    """One tab of the screen of resilience; see the module. ``moved`` tells that other figures are shown."""

    moved = Signal()

    def __init__(self, screen: "ResilienceScreen", what: str) -> None:
        super().__init__()
        self.host = screen  # QWidget.screen is already the display
        self.context = screen.context
        self._computing = Computing(screen.context, what, self)
        self._computing.cancelled.connect(self._say_stopped)
        self._asked: tuple[Any, ...] | None = None
        self._answered: tuple[Any, ...] | None = None
        self._what = what
        self._says = label("", tone="text2")
        self._again = link("Compute again", on_click=self.refresh)
        self._notice = QWidget()
        line = QHBoxLayout(self._notice)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._says)
        line.addWidget(self._again)
        line.addStretch(1)
        self._notice.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self._notice)
        self.moved.connect(screen.tell)
        screen.context.changed.connect(lambda _changes: self._drop_old_question())
        screen.context.opened.connect(self.forget)

    @abstractmethod
    def question(self) -> tuple[Any, ...]:
        """What of this page, beside unit, day, scenario and data, decides its figures."""

    @abstractmethod
    def work(self) -> Callable[[Progress], Any]:
        """The computation, with all that it needs taken from the context now."""

    @abstractmethod
    def show_answer(self, answer: Any) -> None:
        """Show what was computed."""

    @abstractmethod
    def show_nothing(self, says: str) -> None:
        """Take away the figures of another unit, day or scenario, and say why there are none."""

    @abstractmethod
    def counted(self) -> str:
        """What the status bar says of the rows shown."""

    @property
    def is_computing(self) -> bool:
        """Whether figures are on their way."""
        return self._computing.is_running

    def forget(self) -> None:
        """Another file is open: nothing that was answered holds for it."""
        self._computing.stop()
        self._asked = self._answered = None

    def _whole_question(self) -> tuple[Any, ...]:
        context = self.context
        return (context.unit_id, context.day, context.scenario_id, context.recorded, *self.question())

    def refresh(self) -> None:
        """Compute what the context asks for now, unless that is shown or on its way."""
        asked = self._whole_question()
        if asked in (self._answered, self._asked if self.is_computing else None):
            return
        if self._answered is None or asked[:3] != self._answered[:3]:
            self._answered = None
            self.show_nothing(COMING)
        self._asked = asked
        self._notice.hide()
        self._computing.start(self.work(), self._take)
        self.moved.emit()

    def _take(self, answer: Any) -> None:
        self._answered = self._asked
        self.show_answer(answer)
        self.moved.emit()

    def _say_stopped(self) -> None:
        if self._answered is None:
            self.show_nothing("Stopped before the end.")
        shown = "" if self._answered is None else " What is shown is older."
        self._says.setText(f"{self._what} was stopped before its end.{shown}")
        self._notice.show()
        self.moved.emit()

    def _drop_old_question(self) -> None:
        if not self.is_computing:
            return
        if not self.context.has_workspace or self._asked != self._whole_question():
            self._computing.stop()

    def take_focus(self) -> None:
        """Give the keyboard to the main widget of the page."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
