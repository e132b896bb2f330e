"""The page of succession: critical positions, who stands behind them, and what happens if somebody leaves."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.messages import attempt
from orgwright.gui.progression.marking_panel import MarkingPanel
from orgwright.gui.progression.page import ProgressionPage
from orgwright.gui.progression.succession_columns import (
    bench_columns,
    chart_columns,
    standing_columns,
)
from orgwright.gui.progression.succession_model import (
    Benches,
    BenchRow,
    StandingRow,
    benches,
    leaver_choices,
)
from orgwright.gui.progression.succession_papers import fill_plan_menu
from orgwright.gui.widgets.buttons import MenuButton, SegmentedControl, button, link
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, FactRow, FigureBlock, hairline
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.succession import bench_depth, net_bench_explained, several_explained
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.progression.view import ProgressionScreen

WHAT = "Looking for successors"
LIST, CHART, SEVERAL = "list", "chart", "several"
_VIEWS = ((LIST, "Positions"), (CHART, "Chart"), (SEVERAL, "Behind several"))
_LEAVER_WIDTH = 250


class SuccessionPage(ProgressionPage):
    """Benches of critical positions; see the module."""

    def __init__(self, screen: "ProgressionScreen") -> None:
        super().__init__(screen)
        self.answer: Benches | None = None
        self.leavers: tuple[int, ...] = ()
        self._shown: tuple[Any, ...] | None = None
        self._asked: tuple[Any, ...] | None = None
        self._offered: list[Option] | None = None
        self._computing = Computing(screen.context, WHAT, self)
        self._computing.cancelled.connect(self._say_stopped)
        screen.context.opened.connect(self._forget)
        self.nets = tuple(
            FigureBlock(title, explain=partial(self._explained_net, place))
            for place, title in enumerate(("Ready now", "In 1 year", "In 2 years"))
        )
        for block in self.nets:
            block.how.explained.connect(screen.explain)
        self.leaver = PickerField("If somebody leaves", self._offer, placeholder="An incumbent or a successor")
        self.leaver.setFixedWidth(_LEAVER_WIDTH)
        self.leaver.committed.connect(self._let_leave)
        self.gone = ElidedLabel("", style.measures.TEXT_SECOND)
        self.all_stay = link("All stay", on_click=self.let_all_stay)
        self.view = SegmentedControl(_VIEWS)
        self.view.chosen.connect(lambda _key: self._show_view())
        self.unmark = button("Take the mark away", on_click=self._unmark)
        self.mark = button("Mark positions…", "plus", self.open_marking)
        self.papers = MenuButton("Succession plan", lambda menu: fill_plan_menu(menu, screen), "upload", "ordinary")
        self._make_tables()
        self.marking = MarkingPanel(self)
        self.set_body(self._built())
        hand_focus_on(self, self.table)

    def _make_tables(self) -> None:
        columns = bench_columns(self._explained_depth, self._explained_without_best)
        self.table = Table(columns, key=lambda row: row.position_id, many=True)
        self.table.setAccessibleName("Critical positions and who stands behind them")
        self.table.opened.connect(lambda row, _title: self._show_slate(row.position_id))
        self.table.menu_wanted.connect(self._fill_menu)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_choice())
        self.several = Table(standing_columns(self._explained_several), key=lambda row: row.person_id)
        self.several.setAccessibleName("People behind several critical positions")
        self.several.opened.connect(lambda row, _title: self.context.jump("people", row.person_id))
        plain = chart_columns(self._explained_depth)
        self.board = ChartWithTable("Bench depth", plain, key=lambda row: row.position_id, beside=True)
        self.board.opened.connect(lambda row, _title: self._show_slate(row.position_id))
        for table in (self.table, self.several, self.board.table):
            table.explained.connect(self.host.explain)

    def _built(self) -> QWidget:
        who = QHBoxLayout()
        who.setSpacing(style.measures.SPACE_2)
        who.addWidget(self.gone, 1)
        who.addWidget(self.all_stay)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(style.measures.SPACE_4)
        top.addWidget(FactRow(*self.nets, gap=style.measures.SPACE_6))
        top.addLayout(who, 1)
        top.addWidget(self.leaver, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.view)
        line.addStretch(1)
        for one in (self.unmark, self.mark, self.papers):
            line.addWidget(one)
        framed = QWidget()
        inner = QVBoxLayout(framed)
        inner.setContentsMargins(16, 0, 16, 12)
        inner.addWidget(self.board)
        self._views = QStackedWidget()
        for part in (self.table, framed, self.several):
            self._views.addWidget(part)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addLayout(line)
        column.addWidget(self._views, 1)
        return body

    # The question and its answer

    @property
    def is_computing(self) -> bool:
        """Whether benches are on their way."""
        return self._computing.is_running

    def _forget(self) -> None:
        """Another file is open: nobody who was thought gone is in it."""
        self.answer, self.leavers, self._shown = None, (), None

    def refresh(self) -> None:
        """Compute the benches anew, unless they are shown already."""
        context = self.context
        employed = context.organization.seating.employed
        self.leavers = tuple(one for one in self.leavers if one in employed)
        asked = (context.organization, context.unit_id, self.leavers)
        if self.answer is not None and asked == self._shown:
            self._show_answer(self.answer)
            return
        if self.is_computing and asked == self._asked:
            return
        self._asked = asked
        organization, unit_id, leavers = asked

        def work(progress: Progress) -> Benches:
            return benches(organization, unit_id, leavers, progress)

        def done(answer: Benches) -> None:
            self._shown = asked
            self._show_answer(answer)

        self.host.set_status(f"{WHAT}…")
        self._computing.start(work, done)

    def _say_stopped(self) -> None:
        self._shown = None
        self.host.set_status("Stopped before the end", "Choose the page again to go on")

    def _show_answer(self, answer: Benches) -> None:
        self.answer, self._offered = answer, None
        if self.host.is_panel_open and self.host.panel is self.marking:
            self.marking.show_choices(answer.others)
        if not answer.rows:
            self._show_nothing(answer)
            return
        self.show_body()
        for place, block in enumerate(self.nets):
            falls = answer.shown.net[place].size < answer.plan.net[place].size
            words = "critical positions could be filled at the same time" if not place else ""
            block.show_figure(answer.net_text(place), words, tone="short" if falls else "text")
        self.table.show_rows(answer.rows)
        self.several.show_rows(answer.standing)
        self._show_leavers(answer)
        self._show_chart(answer)
        self._show_choice()
        self._show_view()
        self._tell(answer)

    def _show_nothing(self, answer: Benches) -> None:
        self.host.head.set_subtitle("")
        self.host.set_status("No critical positions")
        if answer.others:
            says = "No position is marked critical here: mark those that may not stay empty, and see who could follow."
            self.show_empty(EmptyState("shield-alert", says, ("Mark positions", self.open_marking)))
            return
        says = "There are no positions here that somebody could follow into."
        self.show_empty(EmptyState("network", says, ("Add positions", lambda: self.context.jump("organization"))))

    def _tell(self, answer: Benches) -> None:
        organization, count = answer.organization, len(answer.rows)
        name = organization.facts.name if answer.unit_id is None else organization.units[answer.unit_id].name
        self.host.head.set_subtitle(f"{name}, {count} critical {'position' if count == 1 else 'positions'}")
        nobody = f"{answer.nobody} with nobody ready now" if answer.nobody else "each with somebody ready now"
        several = f"{len(answer.standing)} people behind several"
        ready = f"Ready now: gate held and {organization.policy.ready_share * 100:g} % known to be held"
        self.host.set_status(f"{count} critical, {nobody}, {several}", ready)

    def _show_leavers(self, answer: Benches) -> None:
        names = ", ".join(answer.organization.people[one].name for one in answer.leavers)
        self.gone.setText(f"As if {names} had left" if names else "")
        self.all_stay.setVisible(bool(names))

    def _show_chart(self, answer: Benches) -> None:
        rows = sorted(answer.rows, key=lambda row: row.shown.depth)
        shown = [(row.key, row.shown.depth) for row in rows]

        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.succession import draw_benches

            draw_benches(figure, shown, palette)

        self.board.show_chart(draw, rows)

    def _show_view(self) -> None:
        self._views.setCurrentIndex((LIST, CHART, SEVERAL).index(self.view.selected))
        self._show_choice()

    def _show_choice(self) -> None:
        self.unmark.setEnabled(self.view.selected == LIST and bool(self.table.chosen_rows))

    # If somebody leaves

    def _offer(self) -> list[Option]:
        if self._offered is None and self.answer is not None:
            found = leaver_choices(self.answer.organization, self.answer.rows)
            self._offered = [Option(*one) for one in found]
        return self._offered or []

    def _let_leave(self, person_id: int | None) -> None:
        if person_id is not None:
            self.leaver.show_value(None)
            self.let_leave(person_id)

    def let_leave(self, person_id: int) -> None:
        """Look at the benches as if one more person had left."""
        self.leavers = tuple(dict.fromkeys((*self.leavers, person_id)))
        self.refresh()

    def let_all_stay(self) -> None:
        """Look at the benches as they are."""
        self.leavers = ()
        self.refresh()

    # Marking

    def open_marking(self) -> None:
        """Open the list of positions that can be marked as critical."""
        if self.answer is not None:
            self.marking.show_choices(self.answer.others)
            self.host.show_panel(self.marking)

    def _unmark(self) -> None:
        chosen = [row.position_id for row in self.table.chosen_rows if isinstance(row, BenchRow)]
        if chosen:
            attempt(self, lambda: self.context.workspace.mark_critical(chosen, False))

    def _fill_menu(self, row: BenchRow, menu: QMenu) -> None:
        menu.addAction("Slate…", lambda: self._show_slate(row.position_id))
        menu.addAction("Go to the seat", lambda: self.context.jump("staffing", row.position_id))
        menu.addAction("Take the mark critical away", self._unmark)
        menu.addSeparator()
        organization = self.context.organization
        sitting = organization.seating.incumbencies_by_position.get(row.position_id, ())
        ids = [*(one.person_id for one in sitting), *((row.shown.best_id,) if row.shown.best_id is not None else ())]
        for person_id in dict.fromkeys(ids):
            name = organization.people[person_id].name.replace("&", "&&")
            menu.addAction(f"If {name} leaves", partial(self.let_leave, person_id))

    def _show_slate(self, position_id: int) -> None:
        self.host.show_in_page("slate", position_id)

    # How the numbers came about

    def _explained_depth(self, row: BenchRow, place: int) -> Explanation | None:
        assert self.answer is not None
        return bench_depth(self.answer.organization, row.position_id, place, self.answer.leavers)

    def _explained_without_best(self, row: BenchRow, place: int) -> Explanation | None:
        assert self.answer is not None
        best = () if row.shown.best_id is None else (row.shown.best_id,)
        return bench_depth(self.answer.organization, row.position_id, place, (*self.answer.leavers, *best))

    def _explained_net(self, place: int) -> Explanation | None:
        answer = self.answer
        if answer is None:
            return None
        return net_bench_explained(answer.organization, answer.unit_id, answer.shown, place, answer.leavers)

    def _explained_several(self, row: StandingRow) -> Explanation | None:
        assert self.answer is not None
        return several_explained(self.answer.organization, row.person_id, row.position_ids, self.answer.unit_id)
