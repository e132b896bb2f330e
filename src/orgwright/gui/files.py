"""Opening, making and copying workspace files from the window, and the list of those opened last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from orgwright.errors import PlanningError
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.settings import save_settings
from orgwright.shipped import shipped
from orgwright.workspace import Workspace

SUFFIX = ".orgwright"
_FILTER = f"Orgwright workspaces (*{SUFFIX})"


class Files(QObject):
    """The file actions of one window."""

    closed = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    @property
    def window(self) -> QWidget:
        """The window whose files these are; dialogs stand over it."""
        return self._window

    @property
    def _actor(self) -> str:
        return self._context.settings.actor

    def open_path(self, path: Path) -> bool:
        """Open a workspace; the one that is open stays if this one cannot be opened."""
        return self._take(lambda: Workspace.open(path, self._actor))

    def open_named(self, name: str) -> None:
        """Open a workspace from the list of recent ones."""
        self.open_path(Path(name))

    def open_sample(self) -> None:
        """Open the sample organization, made in the user's folder of documents if it is missing."""
        path = Path.home() / f"Orgwright sample{SUFFIX}"
        if path.exists():
            self.open_path(path)
            return
        self._context.background.run(
            lambda progress: Workspace.build(shipped("sample_org"), path, self._actor, progress).close(),
            done=lambda _: self.open_path(path),
            what="Making the sample",
        )

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a workspace", self._folder(), _FILTER)
        if name:
            self.open_path(Path(name))

    def ask_new(self) -> None:
        """Ask for a name and a place, and make an empty organization."""
        from orgwright.gui.widgets.dialogs import FormDialog
        from orgwright.gui.widgets.fields import TextField

        def make(values: dict[str, str]) -> None:
            target = str(Path(self._folder()) / f"{values['name']}{SUFFIX}")
            chosen, _ = QFileDialog.getSaveFileName(self._window, "Keep the workspace as", target, _FILTER)
            if not chosen:
                raise PlanningError("The organization needs a file; choose where to keep it.")
            path = Path(chosen).with_suffix(SUFFIX)
            self._take_over(Workspace.new(path, values["name"], self._actor))

        dialog = FormDialog(
            self._window,
            "New organization",
            "Choose a place…",
            make,
            "One file holds everything. It stays on this machine, where you put it.",
        )
        dialog.form.add(TextField("Name of the organization", needed=True), key="name")
        dialog.exec()

    def ask_copy(self) -> None:
        """Ask for a place and write a checked copy there."""
        own = self._context.workspace.path
        target = str(own.with_name(f"{own.stem} copy{SUFFIX}"))
        name, _ = QFileDialog.getSaveFileName(self._window, "Save a copy as", target, _FILTER)
        if name:
            attempt(self._window, lambda: self._context.workspace.save_copy(Path(name).with_suffix(SUFFIX)))

    def close(self) -> None:
        """Close the workspace and go back to the start page."""
        self._context.close()
        self.closed.emit()

    def _folder(self) -> str:
        recent = self._context.settings.recent_files
        return str(Path(recent[0]).parent if recent else Path.home())

    def _take(self, opener: Callable[[], Workspace]) -> bool:
        workspace = attempt(self._window, opener)
        if workspace is None:
            return False
        self._take_over(workspace)
        return True

    def _take_over(self, workspace: Workspace) -> None:
        context = self._context
        context.open(workspace)
        context.settings = context.settings.with_recent_file(workspace.path)
        attempt(self._window, lambda: save_settings(context.settings))
