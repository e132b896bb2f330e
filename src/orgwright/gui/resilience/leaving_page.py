"""The page of expertise that leaves by a day: who stops holding a target because of what is dated, when and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.resilience import model
from orgwright.gui.resilience.card import CardFigures, DepartureCard
from orgwright.gui.resilience.columns import ending_columns
from orgwright.gui.resilience.page import ComputedPage
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import SegmentedControl
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.fields import DateField
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, LeadText, hairline, label
from orgwright.gui.widgets.table import Table
from orgwright.planning.days import months_later
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.resilience import leaving_explained
from orgwright.planning.organization import Organization
from orgwright.planning.resilience_leaving import EXPIRES, LEAVES, MOVES, LeavingExpertise, leaving_expertise
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.resilience.view import ResilienceScreen

ALL, LIST, CHART = "all", "list", "chart"
WHAT = "Looking for expertise that leaves"
FILTERS = ((ALL, "All"), (LEAVES, "Leaves"), (MOVES, "Moves away"), (EXPIRES, "Expires"))
FIELD_WIDTH, CARD_WIDTH = 190, 380
NO_TARGETS = (
    "No capability target holds here on this day. A target says how many people a unit needs at which level; "
    "only then can something be missed."
)


@dataclass(frozen=True)
class Leaving:
    """What leaves, and in which picture."""

    organization: Organization
    found: LeavingExpertise
    rows: Sequence[model.EndingRow]


def leaving(organization: Organization, unit_id: int | None, until: date, progress: Progress) -> Leaving:
    """What leaves by a day, with its rows."""
    found = leaving_expertise(organization, unit_id, until, progress)
    return Leaving(organization, found, model.ending_rows(organization, found))


class LeavingPage(ComputedPage):
    """What leaves by a day; see the module."""

    def __init__(self, screen: "ResilienceScreen") -> None:
        super().__init__(screen, WHAT)
        self.answer: Leaving | None = None
        self._chosen_day: date | None = None
        self.until = DateField("Leaves by", hint="Empty: a year after the day of the context bar")
        self.until.setFixedWidth(FIELD_WIDTH)
        self.until.committed.connect(self._take_day)
        self.card = DepartureCard("Coverage of the targets")
        self.card.setFixedWidth(CARD_WIDTH)
        self.card.setCheckable(False)
        self.card.explain_wanted.connect(self.explain)
        self.card.clicked.connect(self.explain)
        self.says = ElidedLabel("")
        self.rule = LeadText(style.measures.PROSE_MOST)
        self.rule.setText(
            "Only what is dated is counted: last days, ends of seats, assessments that run out, and what the scenario "
            "plans. Who joins or learns until then makes up for nothing here."
        )
        self.filter = SegmentedControl(FILTERS)
        self.filter.chosen.connect(lambda _key: self._show_rows())
        self.view = SegmentedControl([(LIST, "List"), (CHART, "By day")])
        self.view.chosen.connect(lambda _key: self._show_view())
        self.table = Table(ending_columns(lambda _row: self._explained()), key=lambda row: row.key)
        self.table.setAccessibleName("Expertise that leaves")
        self.table.opened.connect(lambda row, _title: self.context.jump("people", row.ending.person_id))
        self.table.explained.connect(screen.explain)
        self.table.menu_wanted.connect(self._fill_menu)
        columns: tuple[Column[Any], ...] = (
            Column("Day", lambda row: day_text(row[0]), is_key=True),
            Column(
                "Low coverage, %",
                lambda row: f"{row[1] * 100:.1f}",
                110,
                "right",
                explain=lambda _row: self._explained(),
            ),
        )
        self.board = ChartWithTable("Low coverage as holders end", columns, key=lambda row: row[0], beside=True)
        self.board.table.explained.connect(screen.explain)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 16, 0)
        top.setSpacing(0)
        beside = QVBoxLayout()
        beside.setContentsMargins(16, 10, 0, 0)
        beside.setSpacing(style.measures.SPACE_1)
        beside.addWidget(self.until)
        beside.addWidget(self.says)
        beside.addWidget(self.rule)
        beside.addStretch(1)
        top.addWidget(self.card)
        top.addWidget(hairline(vertical=True))
        top.addLayout(beside, 1)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.filter)
        line.addStretch(1)
        line.addWidget(self.view)
        framed = QWidget()
        inner = QVBoxLayout(framed)
        inner.setContentsMargins(16, 0, 16, 12)
        inner.addWidget(self.board)
        self._empty_text = label("", tone="text2", wrap=True)
        self._views = QStackedWidget()
        for one in (self.table, framed, _padded(self._empty_text)):
            self._views.addWidget(one)
        self.column.addLayout(top)
        self.column.addWidget(hairline())
        self.column.addLayout(line)
        self.column.addWidget(self._views, 1)
        hand_focus_on(self, self.table)

    def _take_day(self, day: date | None) -> None:
        if day is not None and day < self.context.day:
            self.until.show_error(f"Give a day on or after {day_text(self.context.day)}.")
            return
        self._chosen_day = day
        self.refresh()

    @property
    def day(self) -> date:
        """The day looked at: the user's, if it still lies ahead, else a year after the day of the context."""
        chosen, today = self._chosen_day, self.context.day
        return chosen if chosen is not None and chosen >= today else months_later(today, 12)

    # The question and its answer

    def question(self) -> tuple[Any, ...]:
        """The day looked at."""
        return (self.day,)

    def work(self) -> Callable[[Progress], Any]:
        """What leaves by the day."""
        self.until.show_value(self.day)
        organization, unit_id, until = self.context.organization, self.context.unit_id, self.day
        return lambda progress: leaving(organization, unit_id, until, progress)

    def show_nothing(self, says: str) -> None:
        """An empty card and an empty list."""
        self.answer = None
        self.card.show_figures(CardFigures(says=says))
        self.says.setText("")
        self.table.show_rows([])

    def show_answer(self, answer: Leaving) -> None:
        """Show the figure and the ends."""
        self.answer = answer
        found = answer.found
        names = f"by {day_text(found.until)}"
        if found.before.low is None:
            self.card.show_figures(CardFigures(says="There is no target here, so there is no coverage."))
        else:
            self.card.show_figures(CardFigures(names, found.before, found.after))
        self.says.setText(_sentence(answer))
        self._show_rows()
        self._show_chart(model.coverage_steps(found))

    def _show_rows(self) -> None:
        if self.answer is None:
            return
        kind = self.filter.selected
        self.table.show_rows([row for row in self.answer.rows if kind in (ALL, row.ending.why)])
        self._show_view()
        self.moved.emit()

    def counted(self) -> str:
        """How many ends are shown."""
        count = len(self.table.rows_model.rows)
        return "" if self.answer is None else f"{count} {'end' if count == 1 else 'ends'} of holders"

    def _show_chart(self, steps: list[model.Step]) -> None:
        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.resilience import draw_endings

            draw_endings(figure, steps, palette)

        self.board.show_chart(draw, steps)

    def _show_view(self) -> None:
        has_rows = self.answer is None or bool(self.answer.rows)
        self.filter.setVisible(has_rows and self.view.selected == LIST)
        self.view.setVisible(has_rows)
        if self.answer is not None and not self.answer.rows:
            no_target = self.answer.found.before.low is None
            until = day_text(self.answer.found.until)
            self._empty_text.setText(NO_TARGETS if no_target else f"Nothing that is dated takes a holder by {until}.")
            self._views.setCurrentIndex(2)
            return
        self._views.setCurrentIndex(int(self.view.selected == CHART))

    def _fill_menu(self, row: model.EndingRow, menu: QMenu) -> None:
        menu.addAction("Go to the person", lambda: self.context.jump("people", row.ending.person_id))
        cell = (row.ending.person_id, row.target.skill_id)
        menu.addAction("Show in the matrix", lambda: self.context.jump("matrix", cell))
        menu.addAction("Who holds it, and who could follow", lambda: self.host.show_target(row.target))

    def _explained(self) -> Explanation | None:
        return None if self.answer is None else leaving_explained(self.answer.organization, self.answer.found)

    def explain(self) -> None:
        """Show how the coverage before and after came about."""
        if self.answer is not None and self.answer.found.before.low is not None:
            self.host.explain(leaving_explained(self.answer.organization, self.answer.found))


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _sentence(answer: Leaving) -> str:
    """How many targets lose how many holders, and why."""
    if not answer.rows:
        return ""
    counts = model.ending_counts(answer.rows)
    words = {
        LEAVES: ("person leaves", "people leave"),
        MOVES: ("moves away", "move away"),
        EXPIRES: ("has a level that expires", "have levels that expire"),
    }
    parts = [f"{counts[why]} {words[why][counts[why] != 1]}" for why in model.WHY if counts[why]]
    targets = len(answer.found.targets)
    return f"{model.listed(parts)}: {targets} {'target loses' if targets == 1 else 'targets lose'} holders."
