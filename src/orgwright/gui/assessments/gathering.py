"""The lists of the screen for each state of the organization: made at once if it is small, else off the GUI thread."""

from PySide6.QtCore import QObject, Signal

from orgwright.gui.assessments.model import Lists, lists
from orgwright.gui.context import Context
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress

AT_ONCE = 20_000
"""Assessments up to which all lists are made within a moment, so that a typed level moves them without a delay."""
WHAT = "Comparing assessments"


class Gathering(QObject):
    """Holds the ``lists`` made last; ``ended`` tells that there are others, or that the user stopped it."""

    ended = Signal()
    _cancelled = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._made_of: tuple[Organization, int | None] | None = None
        self.lists = Lists()
        self.is_running = False
        # Cancelled work calls nobody back, so it says so itself, from its thread.
        self._cancelled.connect(self._stop)

    @property
    def is_complete(self) -> bool:
        """Whether the lists are those of the context as it is."""
        context, made = self._context, self._made_of
        if not context.has_workspace or made is None:
            return False
        return made[0] is context.organization and made[1] == context.unit_id

    def gather(self) -> None:
        """Make the lists anew where something moved since the last time."""
        if self.is_running or self.is_complete:
            return
        organization, unit_id = self._context.organization, self._context.unit_id
        if len(organization.assessments.base) <= AT_ONCE:
            self._take(organization, unit_id, lists(organization, unit_id))
            return
        self.is_running = True
        workspace = self._context.workspace

        def work(progress: Progress) -> Lists:
            try:
                return lists(organization, unit_id, progress)
            except Cancelled:
                self._cancelled.emit()
                raise

        def done(found: Lists) -> None:
            self.is_running = False
            if self._context.has_workspace and self._context.workspace is workspace:
                self._take(organization, unit_id, found)
                self.gather()

        self._context.background.run(work, done, self._fail, WHAT)

    def _take(self, organization: Organization, unit_id: int | None, found: Lists) -> None:
        self.lists, self._made_of = found, (organization, unit_id)
        self.ended.emit()

    def _fail(self, error: BaseException) -> None:
        self._stop()
        self._context.failed.emit(error)

    def _stop(self) -> None:
        self.is_running = False
        self.ended.emit()
