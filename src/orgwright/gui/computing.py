"""The figures of one page, made off the GUI thread: a newer computation stops the one before, and nobody else's.

``Background.cancel`` stops everything that runs, an import too. So each computation here carries a flag of its own,
which its steps look at.
"""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from orgwright.gui.context import Context
from orgwright.progress import Progress

T = TypeVar("T")


class Computing(QObject):
    """Runs one computation at a time; ``cancelled`` tells that the user stopped it before its end."""

    cancelled = Signal()

    def __init__(self, context: Context, what: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._what = what
        self._flag: Event | None = None
        context.opened.connect(self.stop)

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
        """Stop what runs at its next step, without a word."""
        if self._flag is not None:
            self._flag.set()
            self._flag = None

    def _end_stopped(self, flag: Event) -> None:
        if self._ends(flag) and self._context.has_workspace:
            self.cancelled.emit()

    def _ends(self, flag: Event) -> bool:
        """Whether it is the computation of this flag that came to its end, and its page is still there to be told."""
        if self._flag is not flag:
            return False
        self._flag = None
        return isValid(self)
