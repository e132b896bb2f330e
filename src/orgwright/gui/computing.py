"""The figures of one page, made off the GUI thread: a newer computation stops the one before, and nobody else's.

``Background.cancel`` stops everything that runs, an import too. So each computation here carries a flag of its own,
which its steps look at. One that ``rests_while_hidden`` leaves the only thread to others while its page is not seen.
"""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from shiboken6 import isValid

from orgwright.gui.context import Context
from orgwright.progress import Progress

T = TypeVar("T")


class Computing(QObject):
    """Runs one computation at a time; ``cancelled`` tells that the user stopped it before its end.

    With ``rests_while_hidden`` it stops when ``parent``, a widget, is hidden and begins anew when that is shown again.
    """

    cancelled = Signal()

    def __init__(self, context: Context, what: str, parent: QObject, rests_while_hidden: bool = False) -> None:
        super().__init__(parent)
        self._context = context
        self._what = what
        self._flag: Event | None = None
        self._begin: Callable[[], None] | None = None
        """Begins what runs once more."""
        self._is_resting = False
        context.opened.connect(self.stop)
        if rests_while_hidden:
            parent.installEventFilter(self)

    @property
    def is_running(self) -> bool:
        """Whether the last computation is still on its way."""
        return self._flag is not None

    def start(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Compute in place of what runs; ``done`` is called here unless something newer or the user stops it.

        Trouble comes to ``failed``, or to the message bar of the window.
        """
        self.stop()
        flag = Event()
        self._flag = flag
        self._begin = lambda: self.start(work, done, failed)
        workspace = self._context.workspace

        def watched(progress: Progress) -> T:
            def report(made: int, total: int, what: str) -> bool:
                progress.step(made, total, what)
                return not flag.is_set()

            inner = Progress(report)
            inner.step(0, 0, self._what)
            return work(inner)

        def take(result: T) -> None:
            is_wanted = self._ends(flag) and self._context.has_workspace
            if is_wanted and self._context.workspace is workspace:
                done(result)

        def fail(error: BaseException) -> None:
            if self._ends(flag):
                (failed or self._context.failed.emit)(error)

        self._context.background.run(watched, take, fail, self._what, lambda: self._end_stopped(flag))

    def stop(self) -> None:
        """Stop what runs at its next step, and what rests for good, without a word."""
        if self._flag is not None:
            self._flag.set()
        self._forget()

    def _end_stopped(self, flag: Event) -> None:
        if self._ends(flag) and self._context.has_workspace:
            self.cancelled.emit()

    def _ends(self, flag: Event) -> bool:
        """Whether it is the computation of this flag that came to its end, and its page is still there to be told."""
        if self._flag is not flag:
            return False
        self._forget()
        return isValid(self)

    def _forget(self) -> None:
        self._flag, self._begin, self._is_resting = None, None, False

    def _rest(self) -> None:
        """Stop what runs until the page is seen again."""
        begin = self._begin
        self.stop()
        self._begin, self._is_resting = begin, begin is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that the desktop hides, minimized for instance, hides no page."""
        if event.type() == QEvent.Type.Hide and self.is_running and not event.spontaneous():
            self._rest()
        elif event.type() == QEvent.Type.Show and self._is_resting and self._begin is not None:
            self._begin()
        return super().eventFilter(watched, event)
