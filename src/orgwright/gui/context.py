"""What every screen shows: the open workspace, and the unit, the day and the scenario of the context bar.

API: ``context.workspace`` writes; ``context.organization`` is the picture to read, under the scenario and as of
the day; ``context.unit_id`` None means the whole. Changing one of them, or any change of the data, sends ``changed``
once, with the ``Changes`` of the data or None; another file sends ``opened`` alone. ``Screen.refresh`` is called
from there.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from orgwright.errors import PlanningError
from orgwright.gui.background import Background
from orgwright.planning.privacy import WHOLE
from orgwright.settings import Settings

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization
    from orgwright.planning.proficiency import Cell
    from orgwright.workspace import Changes, Workspace

POLL_EVERY_MS = 1000


class Context(QObject):
    """The one context of a window; see the module for its use."""

    changed = Signal(object)
    opened = Signal()
    told = Signal(object)
    moved_elsewhere = Signal(object)
    jump_wanted = Signal(str, object)
    failed = Signal(object)
    _heard = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.profile = WHOLE
        """What the file that was exported last shows; proposed for the next one until the window is closed."""
        self.background = Background(self)
        self._workspace: Workspace | None = None
        self._picture: Organization | None = None
        self._unlisten: Callable[[], object] | None = None
        self._unit_id: int | None = None
        self._day: date | None = None
        self._scenario_id: int | None = None
        # Workspace calls its listeners in the thread that wrote; the signal brings them into this one.
        self._heard.connect(self._hear)
        self._poll = QTimer(self, interval=POLL_EVERY_MS)
        self._poll.timeout.connect(self.poll_now)

    @property
    def has_workspace(self) -> bool:
        """Whether a file is open."""
        return self._workspace is not None

    @property
    def workspace(self) -> "Workspace":
        """The open file; asked only where one is open."""
        if self._workspace is None:
            raise PlanningError("Open a workspace first.")
        return self._workspace

    @property
    def recorded(self) -> "Organization":
        """The picture as recorded, without scenario and day."""
        return self.workspace.organization

    @property
    def organization(self) -> "Organization":
        """The picture under the scenario and as of the day, made when first asked for."""
        if self._picture is None:
            picture = self.recorded
            if self._scenario_id is not None:
                picture = picture.under(self._scenario_id)
            self._picture = picture.as_of(self.day) if picture.day != self.day else picture
        return self._picture

    @property
    def unit_id(self) -> int | None:
        """The unit of the context bar; None is the whole organization."""
        return self._unit_id

    @property
    def day(self) -> date:
        """The day of the context bar: the user's choice, else the planning date of the file, else today."""
        return self._day or self.recorded.day

    @property
    def is_day_chosen(self) -> bool:
        """Whether the user chose the day."""
        return self._day is not None

    @property
    def scenario_id(self) -> int | None:
        """The scenario of the context bar; None is as recorded."""
        return self._scenario_id

    def set_unit(self, unit_id: int | None) -> None:
        """Show another unit on every screen."""
        if unit_id != self._unit_id:
            self._unit_id = unit_id
            self._tell(None)

    def set_day(self, day: date | None) -> None:
        """Show another day on every screen; None goes back to the file's own."""
        if day != self._day:
            self._day = day
            self._tell(None)

    def set_scenario(self, scenario_id: int | None) -> None:
        """Show another scenario on every screen; None is as recorded."""
        if scenario_id != self._scenario_id:
            self._scenario_id = scenario_id
            self._tell(None)

    def open(self, workspace: "Workspace") -> None:
        """Take over an open workspace and close the one before."""
        self.close()
        self._workspace = workspace
        self._unlisten = workspace.listen(self._heard.emit)
        self._unit_id = self._own_unit()
        self._day = self._scenario_id = self._picture = None
        self._poll.start()
        self.opened.emit()

    def close(self) -> None:
        """Stop any work in the background, and close the workspace."""
        self.background.wait()
        if self._workspace is None:
            return
        self._poll.stop()
        if self._unlisten is not None:
            self._unlisten()
        self._workspace.close()
        self._workspace = self._picture = self._unlisten = None

    def poll_now(self) -> None:
        """Look for what other processes wrote to the file."""
        if self._workspace is None:
            return
        try:
            self._workspace.poll()
        except PlanningError as error:
            self._poll.stop()
            self.failed.emit(error)

    def jump(
        self, screen: str, record_id: "int | Cell | str | tuple[str, int] | tuple[str, int, int] | None" = None
    ) -> None:
        """Go to a screen and show a record, a cell of the matrix or a page: ``context.jump("people", person_id)``.

        A pair of a page and an id shows the record in that page: ``context.jump("progression", ("slate", 7))``.
        """
        self.jump_wanted.emit(screen, record_id)

    def _own_unit(self) -> int | None:
        wanted = self.settings.unit
        units = self.recorded.units.values()
        return next((unit.id for unit in units if wanted and unit.name == wanted), None)

    def _hear(self, changes: "Changes") -> None:
        # A file that was exported stands in the history; what screens show is as it was.
        if changes.touched:
            self._tell(changes)
        (self.moved_elsewhere if changes.is_from_elsewhere else self.told).emit(changes)

    def _tell(self, changes: "Changes | None") -> None:
        before, self._picture = self._picture, None
        if changes is not None:
            self._picture = self._picture_after(before, changes)
            self._drop_what_is_gone()
        self.changed.emit(changes)

    def _picture_after(self, before: "Organization | None", changes: "Changes") -> "Organization | None":
        """The picture of the chosen day after an edit; made anew it takes long, so only edited cells are changed."""
        recorded, scenario_id = changes.organization, self._scenario_id
        if before is None or before.day != self.day or before.scenario_id != scenario_id:
            return None
        if scenario_id is not None:
            return recorded.under_after(before) if scenario_id in recorded.scenarios else None
        return recorded.as_of_after(before, changes.cells) if self.day != recorded.day else None

    def _drop_what_is_gone(self) -> None:
        if self._unit_id is not None and self._unit_id not in self.recorded.units:
            self._unit_id = None
        if self._scenario_id is not None and self._scenario_id not in self.recorded.scenarios:
            self._scenario_id = None
