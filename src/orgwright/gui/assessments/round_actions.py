"""What can be done with a round: its workbooks written and read back, the round closed or removed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from orgwright.errors import PlanningError
from orgwright.exchange.round_workbook import write_round_workbooks
from orgwright.gui.assessments.model import RoundRow
from orgwright.gui.assessments.returned import Returned, ReviewDialog, read_returned
from orgwright.gui.messages import attempt
from orgwright.gui.sent_files import record
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, DateField, MultiLineField, TextField, YesNoField
from orgwright.records import AssessmentRound

if TYPE_CHECKING:
    from orgwright.gui.assessments.view import AssessmentsScreen

_WORKBOOKS = "Workbooks (*.xlsx)"
_EVERYBODY, _MISSING = "everybody", "missing"


class RoundActions:
    """The verbs of rounds in the screen; each begins with the row of the round."""

    def __init__(self, screen: "AssessmentsScreen") -> None:
        self._screen = screen

    def ask_write(self, row: RoundRow | None) -> None:
        """Ask for whom and where, and write a workbook for each person."""
        if row is None:
            return
        missing = [one.person_id for one in row.progress.people if not one.is_complete]

        def write(values: dict[str, Any]) -> None:
            people = missing if values["people"] == _MISSING else list(row.progress.person_ids)
            if not people:
                raise PlanningError("Everybody has answered everything; there is nobody left to ask.")
            folder = QFileDialog.getExistingDirectory(self._screen, "Folder for the workbooks")
            if not folder:
                raise PlanningError("The workbooks need a folder; choose where to write them.")
            self.write(row, Path(folder), people, values["counts"])

        sentence = "One workbook a person, who is named in it, to be sent as you like, filled in and read back here."
        dialog = FormDialog(self._screen, f"Workbooks of {row.progress.name}", "Choose a folder…", write, sentence)
        everybody = (_EVERYBODY, f"Everybody, {len(row.progress.people)}")
        choice = ChoiceField("For", [everybody, (_MISSING, f"Who has not answered everything, {len(missing)}")])
        dialog.form.add(choice, key="people").show_value(_MISSING if row.progress.done else _EVERYBODY)
        dialog.form.add(YesNoField("Show the level that counts now, which draws answers towards it"), key="counts")
        dialog.exec()

    def write(self, row: RoundRow, folder: Path, people: Sequence[int], with_counting_level: bool) -> None:
        """Write the workbooks off the GUI thread, and say how many."""
        context = self._screen.context
        organization = context.recorded.as_of(context.day)

        def done(paths: tuple[Path, ...]) -> None:
            count = "1 workbook" if len(paths) == 1 else f"{len(paths)} workbooks"
            unsaid = record(self._screen, f"{count} of the round {row.progress.name}", folder)
            self._screen.set_status(f"Wrote {count} to {folder}.", unsaid)

        context.background.run(
            lambda progress: write_round_workbooks(
                organization,
                row.round_id,
                folder,
                progress,
                person_ids=people,
                with_counting_level=with_counting_level,
            ),
            done,
            what="Writing workbooks of the round",
        )

    def ask_read(self, row: RoundRow | None) -> None:
        """Ask for returned workbooks, several at once, and read them."""
        if row is not None:
            names, _ = QFileDialog.getOpenFileNames(self._screen, "Returned workbooks", "", _WORKBOOKS)
            if names:
                self.read(row, [Path(name) for name in names])

    def read(self, row: RoundRow, paths: Sequence[Path]) -> None:
        """Read workbooks off the GUI thread, then show what they bring."""
        context = self._screen.context
        organization = context.recorded.as_of(context.day)
        context.background.run(
            lambda progress: read_returned(organization, row.round_id, paths, progress),
            lambda returned: self.review(row, returned),
            what="Reading returned workbooks",
        )

    def review(self, row: RoundRow, returned: Returned) -> None:
        """Show what was read, and write it if the person wants that."""
        context = self._screen.context
        if ReviewDialog(self._screen, row.progress.name, returned).exec():
            attempt(
                self._screen,
                lambda: context.workspace.take_round_answers(
                    returned.round_id, returned.levels, returned.notes, context.day
                ),
            )

    def close_round(self, row: RoundRow | None) -> None:
        """End a round on the day of the bar; one undo opens it again."""
        context = self._screen.context
        if row is not None:
            attempt(self._screen, lambda: context.workspace.close_round(row.round_id, context.day))

    def edit_round(self, row: RoundRow | None) -> None:
        """Ask for another name, due day or note of a round; workbooks that are out stay good."""
        if row is None:
            return
        context, opened_on = self._screen.context, row.progress.opened_on
        rounds = context.recorded.table(AssessmentRound)
        one = rounds[row.round_id]

        def change(values: dict[str, Any]) -> None:
            if values["due_on"] is not None and values["due_on"] < opened_on:
                raise PlanningError(f"The round opened on {opened_on}; it cannot be due before that.")
            if any(other.name == values["name"] and other.id != row.round_id for other in rounds.values()):
                raise PlanningError(f"There is an assessment round “{values['name']}” already.")
            context.workspace.change(AssessmentRound, row.round_id, **values)

        sentence = "Workbooks that were sent already are still read back."
        dialog = FormDialog(self._screen, f"Round {one.name}", "Change the round", change, sentence)
        dialog.form.add(TextField("Name", needed=True), key="name").show_value(one.name)
        dialog.form.add(DateField("Due on"), key="due_on").show_value(one.due_on)
        dialog.form.add(MultiLineField("Note to the people, on top of their workbook", 2), key="note").show_value(
            one.note
        )
        dialog.exec()

    def reopen_round(self, row: RoundRow) -> None:
        """Let a closed round take answers again."""
        workspace = self._screen.context.workspace
        attempt(self._screen, lambda: workspace.change(AssessmentRound, row.round_id, closed_on=None))

    def remove_round(self, row: RoundRow) -> None:
        """Take a round away; its answers stay."""
        attempt(self._screen, lambda: self._screen.context.workspace.remove_round(row.round_id))
