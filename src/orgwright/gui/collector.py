"""Python's cyclic collector, run in the GUI thread alone and between events.

Left to itself it starts wherever something is allocated: in a thread, where it would destroy widgets that belong to
the GUI thread, or while Qt hands over a list of pointers to widgets, one of which it then frees. Both end the process.
"""

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
_REST = 100
"""A whole collection waits so many times as long as the last one took, so that collecting stays under a percent."""


class Collector(QObject):
    """Takes collecting over from the interpreter for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole_after = 0.0
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> None:
        """Collect the generations that are due by the interpreter's own thresholds."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        started = monotonic()
        if due[2] and started >= self._whole_after:
            gc.collect()
            ended = monotonic()
            self._whole_after = ended + _REST * (ended - started)
        elif due[1] or due[2]:
            gc.collect(1)
        elif due[0]:
            gc.collect(0)
