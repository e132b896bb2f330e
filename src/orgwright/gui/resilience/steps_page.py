"""The page of the best next steps: one level more for one person, by what it brings for each month."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.resilience import pieces
from orgwright.gui.resilience.columns import step_columns
from orgwright.gui.resilience.page import ComputedPage
from orgwright.gui.widgets.buttons import SegmentedControl
from orgwright.gui.widgets.fields import YesNoField
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, label
from orgwright.gui.widgets.table import Table
from orgwright.planning.drivers import Improvement, role_improvements, target_improvements
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.drivers import role_improvement_explained, target_improvement_explained
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.resilience.view import ResilienceScreen

ROLES, TARGETS = "roles", "targets"
LISTED = 100
WHAT = "Looking for the best next steps"


@dataclass(frozen=True)
class Steps:
    """The best single levels, of which measure, and in which picture."""

    organization: Organization
    unit_id: int | None
    of_targets: bool
    found: tuple[Improvement, ...]


def steps(
    organization: Organization, unit_id: int | None, of_targets: bool, known_only: bool, progress: Progress
) -> Steps:
    """The best single levels against roles or against targets."""
    compute = target_improvements if of_targets else role_improvements
    return Steps(organization, unit_id, of_targets, compute(organization, unit_id, LISTED, known_only, progress))


class StepsPage(ComputedPage):
    """What helps most; see the module."""

    def __init__(self, screen: "ResilienceScreen") -> None:
        super().__init__(screen, WHAT)
        self.answer: Steps | None = None
        self.against = SegmentedControl([(ROLES, "Roles"), (TARGETS, "Targets")])
        self.against.chosen.connect(lambda _key: self.refresh())
        self.known_only = YesNoField("Known levels only", "Leave out levels that are not known: assess them first")
        self.known_only.show_value(True)
        self.known_only.committed.connect(lambda _value: self.refresh())
        self.says = ElidedLabel("", style.measures.TEXT_SECOND)
        self.says.setProperty("tone", "text2")
        self.table = Table(step_columns(self._explained), key=lambda row: row.key)
        self.table.setAccessibleName("Best next steps")
        self.table.opened.connect(lambda row, _title: self.context.jump("matrix", row.key))
        self.table.explained.connect(screen.explain)
        self.table.menu_wanted.connect(self._fill_menu)
        self._empty_text = label("", tone="text2", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_4)
        line.addWidget(self.against)
        line.addWidget(self.known_only)
        line.addWidget(self.says, 1)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._empty_text)
        column.addStretch(1)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(empty)
        self.column.addLayout(line)
        self.column.addWidget(self._views, 1)
        hand_focus_on(self, self.table)

    def question(self) -> tuple[Any, ...]:
        """Against what, and whether unknown levels count."""
        return (self.against.selected, self.known_only.value())

    def work(self) -> Callable[[Progress], Any]:
        """The best single levels."""
        organization, unit_id = self.context.organization, self.context.unit_id
        of_targets, known_only = self.against.selected == TARGETS, bool(self.known_only.value())
        return lambda progress: steps(organization, unit_id, of_targets, known_only, progress)

    def show_nothing(self, says: str) -> None:
        """An empty list."""
        self.answer = None
        self.says.setText(says)
        self.table.show_rows([])

    def show_answer(self, answer: Steps) -> None:
        """Show the steps."""
        self.answer = answer
        self.table.show_rows(pieces.step_rows(answer.organization, answer.found))
        against = "targets" if answer.of_targets else "roles"
        first = f"The first {LISTED}: one level more" if len(answer.found) == LISTED else "One level more"
        self.says.setText(f"{first} for one person, by points of low coverage against {against} for each month")
        what = "that is short and has somebody one level below it" if answer.of_targets else "that could rise"
        self._empty_text.setText(f"There is no {'target' if answer.of_targets else 'required level'} here {what}.")
        self._views.setCurrentIndex(int(not answer.found))

    def counted(self) -> str:
        """How many steps are listed."""
        return "" if self.answer is None else f"{len(self.answer.found)} steps, the best first"

    def _fill_menu(self, row: pieces.StepRow, menu: QMenu) -> None:
        menu.addAction("Show in the matrix", lambda: self.context.jump("matrix", row.key))
        menu.addAction("Go to the person", lambda: self.context.jump("people", row.step.person_id))

    def _explained(self, row: pieces.StepRow) -> Explanation | None:
        if self.answer is None:
            return None
        explained = target_improvement_explained if self.answer.of_targets else role_improvement_explained
        return explained(self.answer.organization, self.answer.unit_id, row.step)
