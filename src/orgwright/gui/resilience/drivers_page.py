"""The page of what costs most: the pieces of what is missing, by skill, by person and skill, or by target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.resilience import pieces
from orgwright.gui.resilience.columns import driver_columns
from orgwright.gui.resilience.page import ComputedPage
from orgwright.gui.widgets.buttons import SegmentedControl, link
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.labels import ElidedLabel, label
from orgwright.gui.widgets.table import Table
from orgwright.planning.drivers import Drivers, SkillDriver, TargetDriver, drivers, target_drivers
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.drivers import (
    driver_explained,
    drivers_explained,
    skill_driver_explained,
    target_drivers_explained,
)
from orgwright.planning.organization import Organization
from orgwright.planning.target_coverage import target_shares
from orgwright.planning.unit_coverage import targets_of
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.resilience.view import ResilienceScreen

SKILLS, GAPS, TARGETS = "skills", "gaps", "targets"
LIST, CHART = "list", "chart"
LISTED = 200
WHAT = "Adding up what is missing"
_TITLES = {
    SKILLS: ("Skill", "People with the gap", ""),
    GAPS: ("Skill", "Person", "Held of required"),
    TARGETS: ("Target", "Unit", "Held of needed"),
}


@dataclass(frozen=True)
class Missing:
    """What is missing from the coverage of a unit, against roles and against targets, and in which picture."""

    organization: Organization
    unit_id: int | None
    roles: Drivers
    targets: tuple[TargetDriver, ...]
    targets_low: float | None


def missing(organization: Organization, unit_id: int | None, progress: Progress) -> Missing:
    """All pieces of what is missing."""
    roles = drivers(organization, unit_id, LISTED, progress)
    low = target_shares(targets_of(organization, unit_id)).low
    return Missing(organization, unit_id, roles, target_drivers(organization, unit_id), low)


class DriversPage(ComputedPage):
    """What costs most; see the module."""

    def __init__(self, screen: "ResilienceScreen") -> None:
        super().__init__(screen, WHAT)
        self.answer: Missing | None = None
        self.by = SegmentedControl([(SKILLS, "Skills"), (GAPS, "People and skills"), (TARGETS, "Targets")])
        self.by.chosen.connect(lambda _key: self._show())
        self.view = SegmentedControl([(LIST, "List"), (CHART, "Chart")])
        self.view.chosen.connect(lambda _key: self._show())
        self.total = link("", on_click=self.explain_total)
        self.total.setToolTip("How this is computed")
        self.says = ElidedLabel("", style.measures.TEXT_SECOND)
        self.says.setProperty("tone", "text2")
        self.tables = {key: self._table(key) for key in _TITLES}
        columns: tuple[Column[Any], ...] = (
            Column("Piece", lambda row: row[0], is_key=True),
            Column(
                "Points",
                lambda row: f"−{row[1] * 100:.2f}",
                90,
                "right",
                sort_key=lambda row: row[1],
                explain=lambda _row: self._total_explained(),
            ),
        )
        self.board = ChartWithTable("What is missing, piece by piece", columns, beside=True)
        self.board.table.explained.connect(screen.explain)
        self._empty_text = label("", tone="text2", wrap=True)
        self._lay_out()

    def _table(self, key: str) -> Table:
        table = Table(driver_columns(_TITLES[key], self._explained), key=lambda row: row.key)
        table.setAccessibleName("What costs most")
        table.opened.connect(lambda row, _title: self._open(row))
        table.explained.connect(self.host.explain)
        table.menu_wanted.connect(self._fill_menu)
        return table

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.by)
        line.addSpacing(style.measures.SPACE_2)
        line.addWidget(self.total)
        line.addWidget(self.says, 1)
        line.addWidget(self.view)
        self._views = QStackedWidget()
        for table in self.tables.values():
            self._views.addWidget(table)
        self._framed = QWidget()
        inner = QVBoxLayout(self._framed)
        inner.setContentsMargins(16, 0, 16, 12)
        inner.addWidget(self.board)
        self._views.addWidget(self._framed)
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._empty_text)
        column.addStretch(1)
        self._views.addWidget(self._empty)
        self.column.addLayout(line)
        self.column.addWidget(self._views, 1)

    def take_focus(self) -> None:
        """Give the keyboard to the list that is shown."""
        self.tables[self.by.selected].setFocus(Qt.FocusReason.OtherFocusReason)

    def question(self) -> tuple[Any, ...]:
        """All three lists come at once."""
        return ()

    def work(self) -> Callable[[Progress], Any]:
        """All pieces of what is missing."""
        organization, unit_id = self.context.organization, self.context.unit_id
        return lambda progress: missing(organization, unit_id, progress)

    def show_nothing(self, says: str) -> None:
        """Empty lists."""
        self.answer = None
        self.total.setText("")
        self.says.setText(says)
        for table in self.tables.values():
            table.show_rows([])

    def show_answer(self, answer: Missing) -> None:
        """Show the pieces."""
        self.answer = answer
        organization, roles = answer.organization, answer.roles
        self._fill(SKILLS, pieces.skill_driver_rows(organization, roles.skills), roles.low, (0, 0.0))
        others = (roles.other_gaps, roles.other_points)
        self._fill(GAPS, pieces.gap_driver_rows(organization, roles.gaps), roles.low, others)
        self._fill(TARGETS, pieces.target_driver_rows(organization, answer.targets), answer.targets_low, (0, 0.0))
        self._show()

    def _fill(self, key: str, rows: Sequence[Any], low: float | None, others: tuple[int, float]) -> None:
        shown: list[Any] = list(rows)
        count, points = others
        if count:
            shown.append(Group(f"{count:,} other gaps", f"−{points * 100:.2f} points together"))
        if rows and low is not None:
            whole = fsum(row.points for row in rows) + points
            shown.append(Group(f"All together −{whole * 100:.2f} points", f"100 − {low * 100:.2f} held"))
        self.tables[key].show_rows(shown)

    def _low(self) -> float | None:
        assert self.answer is not None
        return self.answer.targets_low if self.by.selected == TARGETS else self.answer.roles.low

    def _show(self) -> None:
        if self.answer is None:
            return
        low, key = self._low(), self.by.selected
        rows = [row for row in self.tables[key].rows_model.rows if not isinstance(row, Group)]
        self.total.setText("" if low is None else f"{(1 - low) * 100:.1f} points are missing")
        against = "targets" if key == TARGETS else "roles"
        self.says.setText("" if low is None else f"Coverage against {against} is {low * 100:.1f} % at the least.")
        if not rows:
            self._empty_text.setText(_why_empty(low, key))
            self._views.setCurrentWidget(self._empty)
        elif self.view.selected == CHART:
            self._show_chart(low or 0.0, rows, key)
            self._views.setCurrentWidget(self._framed)
        else:
            self._views.setCurrentWidget(self.tables[key])
        self.moved.emit()

    def counted(self) -> str:
        """How many pieces are listed."""
        if self.answer is None:
            return ""
        rows = self.tables[self.by.selected].rows_model.rows
        return f"{sum(not isinstance(row, Group) for row in rows)} pieces of what is missing"

    def _show_chart(self, low: float, rows: Sequence[pieces.DriverRow], key: str) -> None:
        assert self.answer is not None
        pieces = [(f"{row.skill}, {row.where}" if key != SKILLS else row.skill, row.points) for row in rows]
        if key == GAPS and self.answer.roles.other_gaps:
            pieces.append((f"{self.answer.roles.other_gaps:,} other gaps", self.answer.roles.other_points))

        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.resilience import draw_missing

            draw_missing(figure, low, pieces, palette)

        self.board.show_chart(draw, pieces)

    def _open(self, row: pieces.DriverRow) -> None:
        jump, key = self.context.jump, self.by.selected
        if key == GAPS:
            jump("matrix", (row.key[0], row.key[1]))
        else:
            jump("matrix", row.key[0] if key == SKILLS else row.key[1])

    def _fill_menu(self, row: pieces.DriverRow, menu: QMenu) -> None:
        menu.addAction("Show in the matrix", lambda: self._open(row))
        if self.by.selected == GAPS:
            menu.addAction("Go to the person", lambda: self.context.jump("people", row.key[0]))
        if isinstance(row.of, TargetDriver):
            target = row.of.target
            menu.addAction("Who holds it, and who could follow", lambda: self.host.show_target(target))

    def _explained(self, row: pieces.DriverRow) -> Explanation | None:
        if self.answer is None:
            return None
        organization, unit_id, one = self.answer.organization, self.answer.unit_id, row.of
        if isinstance(one, TargetDriver):
            return target_drivers_explained(organization, unit_id, one)
        if isinstance(one, SkillDriver):
            return skill_driver_explained(organization, unit_id, one)
        return driver_explained(organization, unit_id, one)

    def _total_explained(self) -> Explanation | None:
        answer = self.answer
        if answer is None:
            return None
        if self.by.selected != TARGETS:
            return drivers_explained(answer.organization, answer.roles)
        if not answer.targets:
            return None
        return target_drivers_explained(answer.organization, answer.unit_id, answer.targets[0])

    def explain_total(self) -> None:
        """Show what all that is missing adds up from."""
        explanation = self._total_explained()
        if explanation is not None:
            self.host.explain(explanation)


def _why_empty(low: float | None, key: str) -> str:
    if low is None:
        of = "no capability target holds" if key == TARGETS else "nobody has a role with requirements"
        return f"There is no coverage to lower: {of} here on this day."
    return "Nothing is missing: the low coverage is 100 %."
