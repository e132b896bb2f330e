"""Long work off the GUI thread, one piece at a time, with its progress and a way to stop it.

API: ``context.background.run(work, done, what="Import")`` where ``work(progress)`` runs in a thread and
``done(result)`` is called back on the GUI thread. Errors come to ``failed(error)``, or to the message bar. The
window shows a thin line after 0.2 seconds, and a count with Cancel after two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from orgwright.progress import Cancelled, Progress

LINE_AFTER_MS = 200
COUNT_AFTER_MS = 2000
_TELL_EVERY_S = 0.05


class _Reports(QObject):
    """What the thread says; delivered in the GUI thread."""

    stepped = Signal(int, int, str)
    ended = Signal(object)


@dataclass(frozen=True)
class _Listeners:
    """Who is told how a piece of work ended."""

    done: Callable[[Any], object] | None
    failed: Callable[[BaseException], object] | None
    stopped: Callable[[], object] | None


class _Piece(QRunnable):
    """One call in a thread of the pool; it keeps what came of it until the GUI thread takes it over."""

    def __init__(self, work: Callable[[Progress], Any], listeners: _Listeners, what: str, reports: _Reports) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.stopped = Event()
        self.result: Any = None
        self.error: BaseException | None = None
        self.listeners = listeners
        self._work = work
        self._what = what
        self._reports = reports
        self._told_at = 0.0

    def let_go(self) -> None:
        """Forget all that it holds: what its thread forgets last would be destroyed there, widgets included."""
        self.result = self.error = None
        del self.listeners, self._work

    def _report(self, done: int, total: int, what: str) -> bool:
        now = monotonic()
        if now - self._told_at > _TELL_EVERY_S or done >= total:
            self._told_at = now
            self._reports.stepped.emit(done, total, what or self._what)
        return not self.stopped.is_set()

    def run(self) -> None:
        """Do the work; whatever it raises is carried to the GUI thread."""
        try:
            self.result = self._work(Progress(self._report))
        except BaseException as error:  # noqa: BLE001 - this is the edge: the GUI thread decides what it is
            self.error = error
        self._reports.ended.emit(self)


class Background(QObject):
    """Runs pieces of long work and tells the window how far they are."""

    line_wanted = Signal(bool)
    count_wanted = Signal(bool)
    stepped = Signal(int, int, str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        # One object of this thread speaks for all pieces, and methods hear it: both are forgotten with this one.
        self._reports = _Reports(self)
        self._reports.stepped.connect(self.stepped, Qt.ConnectionType.QueuedConnection)
        self._reports.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._pieces: list[_Piece] = []
        self._line = QTimer(self, singleShot=True, interval=LINE_AFTER_MS)
        self._count = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._line.timeout.connect(lambda: self.line_wanted.emit(True))
        self._count.timeout.connect(lambda: self.count_wanted.emit(True))

    @property
    def is_busy(self) -> bool:
        """Whether something runs or waits."""
        return bool(self._pieces)

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        what: str = "",
        stopped: Callable[[], object] | None = None,
    ) -> None:
        """Run ``work`` in a thread; ``done`` or ``failed`` is called here, or ``stopped`` where it was cancelled."""
        piece = _Piece(work, _Listeners(done, failed, stopped), what, self._reports)
        self._pieces.append(piece)
        if len(self._pieces) == 1:
            self._line.start()
            self._count.start()
        self._pool.start(piece)

    def cancel(self) -> None:
        """Ask everything that runs or waits to stop at its next step."""
        for piece in self._pieces:
            piece.stopped.set()

    def wait(self) -> None:
        """Stop everything and wait for it, before the file is closed."""
        self.cancel()
        self._pool.waitForDone()

    def _forget(self, piece: _Piece) -> None:
        self._pieces.remove(piece)
        if not self._pieces:
            self._line.stop()
            self._count.stop()
            self.line_wanted.emit(False)
            self.count_wanted.emit(False)

    def _end(self, piece: _Piece) -> None:
        self._forget(piece)
        listeners, result, error = piece.listeners, piece.result, piece.error
        piece.let_go()
        # A result that waited for its turn while everything was stopped belongs to a file that may be closed by now.
        if piece.stopped.is_set() or isinstance(error, Cancelled):
            if listeners.stopped is not None:
                listeners.stopped()
        elif error is not None:
            (listeners.failed or self.failed.emit)(error)
        elif listeners.done is not None:
            listeners.done(result)
