"""Telling how far long work has come, and stopping it on request."""

from collections.abc import Callable


class Cancelled(Exception):
    """The user asked to stop; writes roll back and no file is left behind."""


class Progress:
    """Passed as the last argument to work that can take more than 0.2 seconds.

    ``report`` receives (done, total, what) and answers whether to go on; without it the work runs silently.
    """

    def __init__(self, report: Callable[[int, int, str], bool] | None = None) -> None:
        self._report = report

    def step(self, done: int, total: int, what: str) -> None:
        """Report one step of the work, or raise Cancelled if the user wants to stop."""
        if self._report is not None and not self._report(done, total, what):
            raise Cancelled
