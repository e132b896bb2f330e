"""The dialog before planned changes are made real: what each does to the records, and the names of those hired."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.dialogs import Dialog
from orgwright.gui.widgets.fields import TextField
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.planning.making_real import RealPlan, Step
from orgwright.records import ChangeKind

MOST_HIGH = 380
"""Pixels of the list of steps; more of them are scrolled."""
AT_ONCE = 20
"""Steps that are made together; a window without them would stand still for as long as they take."""


class RealDialog(Dialog):
    """Shows what making changes real would do, those among them that the ``chosen`` ones need, and does it.

    ``left_out`` counts, by the title of a scenario, the planned changes that could no longer apply.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        scenario_id: int,
        chosen: set[int],
        plan: RealPlan,
        left_out: Sequence[tuple[str, int]] = (),
    ) -> None:
        self._context, self._scenario_id = context, scenario_id
        self.change_ids = [step.change.id or 0 for step in plan.steps]
        title = context.recorded.scenarios[scenario_id].title
        sentence = _sentence(plan.steps, title, chosen)
        super().__init__(parent, f"Make real from “{title}”", sentence, "Make real", wide=True)
        self.names: dict[int, TextField] = {}
        self.add_content(self._list(plan.steps, chosen))
        if left_out:
            self.add_content(label(_left_out_words(left_out), tone="stale", wrap=True))
        if plan.refusals:
            self.verb.setEnabled(False)
            self.show_error("Choose only changes that can be made real; the others are marked above.")

    def _list(self, steps: Collection[Step], chosen: set[int]) -> QWidget:
        inner = QWidget()
        inner.setProperty("holds", "sections")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, style.measures.SPACE_3, 0)
        column.setSpacing(style.measures.SPACE_2)
        column.addStretch(1)
        self._column, self._chosen, self._waiting = column, chosen, list(steps)
        self._add_steps()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        width = style.measures.DIALOG_WIDE - 80
        wanted = inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()
        area.setFixedHeight(min(MOST_HIGH, wanted + 8))
        return area

    def _add_steps(self) -> None:
        """Add some of the steps, the others when the window is idle: a dialog of hundreds opens at once too."""
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for step in now:
            if self._column.count() > 1:
                self._column.insertWidget(self._column.count() - 1, hairline())
            shown = self._step(step, (step.change.id or 0) in self._chosen)
            self._column.insertWidget(self._column.count() - 1, shown)
        if self._waiting:
            QTimer.singleShot(0, self, self._add_steps)

    def _step(self, step: Step, is_chosen: bool) -> QWidget:
        part, change = QWidget(), step.change
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        needed = "" if is_chosen else ", needed by one of the others"
        column.addWidget(label(f"{change.number}. {step.words}", bold=True, wrap=True))
        column.addWidget(second_line(f"Planned for {day_text(change.on)}{needed}", wrap=True))
        if step.refusal:
            column.addWidget(label(step.refusal, tone="missing", wrap=True))
            return part
        column.addWidget(label(step.done.sentence, wrap=True))
        if step.done.note:
            column.addWidget(label(step.done.note, style.measures.TEXT_SECOND, tone="stale", wrap=True))
        if change.change == ChangeKind.HIRE:
            name = TextField(f"Name of {change.person}", placeholder=f"{change.person}, until the name is known")
            self.names[change.id or 0] = name
            column.addWidget(name)
        return part

    def confirm(self) -> None:
        """Write it as one action; a refusal stays in the dialog as its sentence."""
        names = {key: str(field.value()) for key, field in self.names.items()}
        context = self._context
        try:
            context.workspace.make_real(self._scenario_id, self.change_ids, names, context.day)
        except PlanningError as refused:
            self.show_error(str(refused))
            return
        self.accept()


def _left_out_words(left_out: Sequence[tuple[str, int]]) -> str:
    """What other scenarios can no longer do then."""
    counts = [f"{number} of “{title}”" for title, number in left_out]
    return f"Planned changes that can no longer apply then: {', '.join(counts)}."


def _sentence(steps: Collection[Step], title: str, chosen: set[int]) -> str:
    count = len(steps)
    what = "One change becomes a record" if count == 1 else f"{count} changes become records, in this order,"
    added = count - sum((step.change.id or 0) in chosen for step in steps)
    needed = f" {added} of them {'is' if added == 1 else 'are'} there because others need it." if added else ""
    leaves = "leaves" if count == 1 else "leave"
    return f"{what} and {leaves} “{title}”. One undo takes everything back.{needed}"
