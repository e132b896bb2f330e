"""The names of all skills compared with one another, off the GUI thread, once for each state of the skills."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from orgwright.gui.context import Context
from orgwright.gui.skills.model import Pair
from orgwright.planning.skill_matching import SkillMatcher
from orgwright.progress import Cancelled, Progress

_WHAT = "Comparing names"


class NameComparison(QObject):
    """Holds the ``pairs`` found last; ``ended`` tells that there are others, or that the user stopped it."""

    ended = Signal()
    _cancelled = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._compared: Any = None
        self.pairs: list[Pair] = []
        self.is_running = False
        # Cancelled work calls nobody back, so it says so itself, from its thread.
        self._cancelled.connect(self._stop)

    @property
    def is_complete(self) -> bool:
        """Whether the pairs are those of the skills as they are."""
        return self._context.has_workspace and self._compared is self._context.recorded.skills

    def compare(self) -> None:
        """Compare the names anew where a skill changed since the last time."""
        if self.is_running or self.is_complete:
            return
        self.is_running = True
        workspace, skills = self._context.workspace, self._context.recorded.skills

        def work(progress: Progress) -> list[Pair]:
            try:
                progress.step(0, 1, _WHAT)
                found = SkillMatcher(skills.values()).likely_duplicates()
                progress.step(1, 1, _WHAT)
            except Cancelled:
                self._cancelled.emit()
                raise
            return found

        def done(found: list[Pair]) -> None:
            self.is_running = False
            if self._context.has_workspace and self._context.workspace is workspace:
                self.pairs, self._compared = found, skills
                self.compare()
                self.ended.emit()

        self._context.background.run(work, done, what=_WHAT)

    def _stop(self) -> None:
        self.is_running = False
        self.ended.emit()
