"""Writing the matrix that is shown as a workbook, and taking an edited one back in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFileDialog, QMenu

from orgwright.exchange.matrix_changes import MatrixPlan, RowKind, matrix_plan
from orgwright.exchange.matrix_reading import read_matrix_workbook
from orgwright.exchange.matrix_refused import write_refused
from orgwright.exchange.matrix_workbook import write_matrix
from orgwright.gui.mapping.wizard import ask_matrix
from orgwright.gui.matrix_import.review import MatrixReviewPage
from orgwright.gui.messages import tell
from orgwright.gui.screen import Screen
from orgwright.gui.sent_files import WORKBOOK, asked_path, write_away
from orgwright.gui.widgets.dialogs import confirmed
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import private
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.workspace import Workspace
    from orgwright.workspace.matrix_import import MatrixImport

WORKBOOKS = "Excel workbooks (*.xlsx)"


class ShownMatrix(Protocol):
    """The people and skills on the screen, in their order."""

    @property
    def person_ids(self) -> Sequence[int]:
        """Ids of the people."""

    @property
    def skill_ids(self) -> Sequence[int]:
        """Ids of the skills."""


class MatrixExchange:
    """The two ways of the workbook for one screen; ``page`` is the review while there is one."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._context = screen.context
        self.page: MatrixReviewPage | None = None
        self._reviewed: Workspace | None = None

    def fill_menu(self, menu: QMenu, shown: ShownMatrix | None) -> None:
        """Add the entries; ``shown`` is what an export writes."""
        export = menu.addAction("Export what is shown…", lambda: self.ask_export(shown))
        export.setEnabled(shown is not None)
        menu.addAction("Import an edited workbook…", self.ask_import)
        menu.addAction("Import a foreign workbook…", lambda: ask_matrix(self._screen, self._context))

    # Out

    def ask_export(self, shown: ShownMatrix | None) -> None:
        """Ask for a file and write what is shown."""
        if shown is None:
            return
        path = asked_path(self._screen, "Export the skills matrix", WORKBOOK, "skills", "matrix")
        if path is not None:
            self.export_to(path, shown)

    def export_to(self, path: Path, shown: ShownMatrix) -> None:
        """Write the workbook off the GUI thread."""
        context, organization = self._context, self._context.organization
        workspace = context.workspace
        people, skills = list(shown.person_ids), list(shown.skill_ids)
        source = f"{workspace.path.name}, action {workspace.last_change().id}"
        profile, unit_id = context.profile, context.unit_id

        def work(progress: Progress) -> None:
            picture = private(organization, profile)
            write_matrix(picture, people, skills, path, source, progress, of=_subject(picture, unit_id))

        hint = "Edit it anywhere; “Import an edited workbook” takes it back" if profile.names else ""
        write_away(self._screen, work, path, "Skills matrix", hint)

    def _tell_written(self, path: Path) -> None:
        self._screen.set_status(f"Written to {path}", "Correct it anywhere, and import it again")

    def _refused(self, error: BaseException) -> None:
        tell(self._screen, error)

    # Back in

    def ask_import(self) -> None:
        """Ask for a workbook and show what it would change."""
        chosen, _ = QFileDialog.getOpenFileName(self._screen, "Import an edited matrix", "", WORKBOOKS)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a workbook off the GUI thread, then show the review."""
        recorded, day = self._context.recorded, self._context.day

        def work(progress: Progress) -> MatrixPlan:
            edited = read_matrix_workbook(path, progress)
            return matrix_plan(recorded if recorded.day == day else recorded.as_of(day), edited)

        self._context.background.run(work, self._show_review, self._refused, what=f"Reading {path.name}")

    def _show_review(self, plan: MatrixPlan) -> None:
        self.page = MatrixReviewPage(plan)
        self._reviewed = self._context.workspace
        self.page.import_wanted.connect(self.take)
        self.page.refused_wanted.connect(self._ask_refused)
        self.page.left.connect(self.leaves)
        self._screen.close_panel()
        self._screen.head.hide()
        self._screen.show_empty(self.page)
        self.page.table.setFocus()
        self._screen.set_status("A accepts, S skips; nothing is written before the import", "One action, undone as one")

    def follow(self) -> bool:
        """Compare the workbook anew, for something changed; False where there is no review of the open file."""
        page = self.page
        if page is None:
            return False
        if self._context.workspace is not self._reviewed:
            self.page = None
            self._screen.head.show()
            return False
        edited, recorded, day = page.review.plan.edited, self._context.recorded, self._context.day

        def show(plan: MatrixPlan) -> None:
            if self.page is page:
                page.show_plan(plan)

        self._context.background.run(lambda _progress: matrix_plan(recorded.as_of(day), edited), show, self._refused)
        return True

    def take(self) -> None:
        """Take in what was decided, after asking about levels that would be withdrawn."""
        if self.page is None:
            return
        review, workspace, day = self.page.review, self._context.workspace, self._context.day
        emptied = sum(row.kind == RowKind.WITHDRAWN for row in review.taken)
        if emptied and not confirmed(
            self._screen,
            "Withdraw levels?",
            f"{emptied:,} {'cell was' if emptied == 1 else 'cells were'} emptied in the workbook; what they said "
            "counts no longer. Skip those under “Withdrawn” that shall stay.",
            f"Withdraw {emptied:,} and import",
        ):
            return
        page, self.page = self.page, None

        def done(_taken: "MatrixImport") -> None:
            self.leave()

        def failed(error: BaseException) -> None:
            self.page = page
            page.setEnabled(True)
            tell(self._screen, error)

        decided = dict(review.decided)
        edited = review.plan.edited
        page.setEnabled(False)
        self._context.background.run(
            lambda _progress: workspace.import_matrix(edited, decided, on=day), done, failed, what="Importing"
        )

    def leaves(self) -> bool:
        """Leave the review, asking first where something was decided in it; False if it stays."""
        if self.page is None:
            return True
        if self.page.review.decided and not confirmed(
            self._screen, "Leave the review?", "Nothing was imported, and what you decided is forgotten.", "Leave it"
        ):
            return False
        self.leave()
        return True

    def leave(self) -> None:
        """Go back to the matrix; what was not imported is forgotten."""
        self.page = None
        self._screen.head.show()
        self._screen.refresh(None)

    def _ask_refused(self) -> None:
        if self.page is None:
            return
        plan = self.page.review.plan
        name = f"{Path(plan.edited.file_name).stem} refused.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self._screen, "Save the refused rows", name, WORKBOOKS)
        if chosen:
            self.save_refused(_workbook(chosen))

    def save_refused(self, path: Path) -> None:
        """Write the refused rows with their reasons."""
        if self.page is None:
            return
        plan = self.page.review.plan

        def work(_progress: Progress) -> Path:
            write_refused(plan, path)
            return path

        self._context.background.run(work, self._tell_written, self._refused, what="Writing the refused rows")


def _subject(picture: Organization, unit_id: int | None) -> str:
    """The unit of the context bar or the organization, and the scenario."""
    of = picture.facts.name if unit_id is None else picture.units[unit_id].name
    return of if picture.scenario is None else f"{of}, scenario {picture.scenario.title}"


def _workbook(chosen: str) -> Path:
    path = Path(chosen)
    return path if path.suffix.casefold() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
