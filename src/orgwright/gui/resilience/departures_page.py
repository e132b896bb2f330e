"""The page of departures: the worst one, the worst two, people chosen by hand, and every target with its slack."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.resilience import model
from orgwright.gui.resilience.card import CardFigures, DepartureCard
from orgwright.gui.resilience.columns import target_columns
from orgwright.gui.resilience.leavers_bar import LeaversBar
from orgwright.gui.resilience.page import ComputedPage
from orgwright.gui.resilience.panels import DeparturesPanel, TargetPanel
from orgwright.gui.resilience.standing import CHOSEN, ONE, TWO, Standing, chosen_figures, standing, worst_figures
from orgwright.gui.widgets.buttons import SegmentedControl, link
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import LeadText, hairline
from orgwright.gui.widgets.table import Table
from orgwright.planning.days import months_later
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.resilience import departures_explained, robustness_explained, slack_explained
from orgwright.planning.resilience import Departures
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.resilience.view import ResilienceScreen

TITLES = ("Worst one", "Worst two", "These people leave")
LIST, CHART = "list", "chart"
FILTERS = (
    (model.ALL, "All"),
    (model.UNCOVERED, "Uncovered"),
    (model.SINGLE, "Single holder"),
    (model.SHORT, "Short"),
)
WHAT = "Comparing departures"


class DeparturesPage(ComputedPage):
    """Who breaks it; see the module."""

    def __init__(self, screen: "ResilienceScreen") -> None:
        super().__init__(screen, WHAT)
        self.leavers = LeaversBar(screen)
        self.leavers.changed.connect(self._leavers_changed)
        self.cards = tuple(DepartureCard(title) for title in TITLES)
        self._group = QButtonGroup(self)
        self.standing: Standing | None = None
        self.panel = DeparturesPanel()
        self.target_panel = TargetPanel()
        screen.keep_panels(self.panel, self.target_panel)
        columns = target_columns(self._slack_explained, lambda _row: self._card_explained(self.chosen_card))
        self.table = Table(columns, key=lambda row: row.key)
        self.table.setAccessibleName("Targets")
        self.filter = SegmentedControl(FILTERS)
        self.view = SegmentedControl([(LIST, "Targets"), (CHART, "By slack")])
        slacks: tuple[Column[Any], ...] = (
            Column("Slack", lambda row: model.signed(row[0]), is_key=True),
            Column("Targets", lambda row: str(row[1]), 80, "right", explain=lambda _row: self._robustness_explained()),
        )
        self.board = ChartWithTable("Targets by slack", slacks, key=lambda row: row[0], beside=True)
        self.robustness = link("", on_click=self.explain_robustness)
        self.robustness.setToolTip("How this is computed")
        self.meaning = LeadText(style.measures.PROSE_MOST)
        self.empty = EmptyState(
            "shield-alert",
            "No capability target holds here on this day. A target says how many people a unit needs at which level; "
            "only then can a departure break something.",
            ("Go to the targets", lambda: self.context.jump("coverage", "targets")),
        )
        self._lay_out()
        self._listen()

    # Building

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(0)
        for place, card in enumerate(self.cards):
            self._group.addButton(card, place)
            if place:
                cards.addWidget(hairline(vertical=True))
            cards.addWidget(card, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(cards)
        column.addWidget(hairline())
        column.addWidget(self.leavers)
        column.addWidget(hairline())
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        for widget in (self.robustness, self.meaning):
            line.addWidget(widget, int(widget is self.meaning))
        line.addWidget(self.filter)
        line.addWidget(self.view)
        column.addLayout(line)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        framed = QWidget()
        inner = QVBoxLayout(framed)
        inner.setContentsMargins(16, 0, 16, 12)
        inner.addWidget(self.board)
        self._views.addWidget(framed)
        column.addWidget(self._views, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(full)
        self._pages.addWidget(self.empty)
        self.column.addWidget(self._pages, 1)
        hand_focus_on(self, self.table)

    def _listen(self) -> None:
        screen = self.host
        self._group.idClicked.connect(lambda _place: self._choose_card())
        self._opens_panel = True
        for place, card in enumerate(self.cards):
            card.explain_wanted.connect(lambda place=place: self._explain_card(place))
        self.cards[ONE].setChecked(True)
        self.filter.chosen.connect(lambda _key: self._show_targets())
        self.view.chosen.connect(lambda _key: self._show_view())
        self.table.opened.connect(lambda row, _title: self.show_target(row.target))
        self.table.chosen.connect(self._target_chosen)
        self.table.explained.connect(screen.explain)
        self.board.table.explained.connect(screen.explain)
        self.table.menu_wanted.connect(self._fill_menu)
        for panel in (self.panel, self.target_panel):
            panel.person_wanted.connect(lambda person_id: self.context.jump("people", person_id))
            panel.leave_wanted.connect(self.let_leave)
        self.panel.target_wanted.connect(self.show_target)
        self.panel.explained.connect(screen.explain)
        self.target_panel.matrix_wanted.connect(lambda skill_id: self.context.jump("matrix", skill_id))

    # The question and its answer

    def question(self) -> tuple[Any, ...]:
        """The people chosen by hand."""
        return (self.leavers.person_ids,)

    def forget(self) -> None:
        """Another file is open: its people have other ids."""
        super().forget()
        self.leavers.person_ids = ()
        self.standing = None

    def work(self) -> Callable[[Progress], Any]:
        """The worst departures, the chosen ones, and what ends within a year."""
        organization, unit_id = self.context.organization, self.context.unit_id
        chosen, until = self.leavers.of_picture(), months_later(organization.day, 12)
        shown = self.standing
        same = shown is not None and shown.organization is organization and shown.found.unit_id == unit_id
        before = shown if same else None
        return lambda progress: standing(organization, unit_id, until, chosen, before, progress)

    def show_nothing(self, says: str) -> None:
        """Empty cards and an empty list."""
        self.standing = None
        self._pages.setCurrentIndex(0)
        for card in self.cards[:CHOSEN]:
            card.show_figures(CardFigures(says=says))
        self.table.show_rows([])
        self.robustness.setText("")
        self.meaning.setText("")
        self._close_panels()

    def show_answer(self, answer: Standing) -> None:
        """Fill the cards, the list and the panel."""
        self.standing = answer
        found = answer.found
        self._pages.setCurrentIndex(0 if found.targets else 1)
        if not found.targets:
            self._close_panels()
            return
        self._show_cards(answer)
        robustness = "" if found.robustness is None else model.signed(found.robustness)
        self.robustness.setText(f"Robustness {robustness}")
        self.meaning.setText(model.robustness_sentence(found.robustness))
        self._show_targets()
        is_open = self.host.is_panel_open and self.host.panel is self.panel
        if is_open or (self._opens_panel and self._has_room):
            self.show_held()
        self._opens_panel = False

    def _show_cards(self, answer: Standing) -> None:
        for place in (ONE, TWO):
            self.cards[place].show_figures(worst_figures(answer, place))
        self.cards[CHOSEN].show_figures(chosen_figures(answer))

    @property
    def chosen_card(self) -> int:
        """Which of the three cards is chosen."""
        return self._group.checkedId()

    def departures_of(self, place: int) -> Departures | None:
        """What a card shows: the worst one, the worst two or the chosen people; None where that costs nothing."""
        return None if self.standing is None else self.standing.departures_of(place)

    def _show_targets(self) -> None:
        if self.standing is None:
            return
        answer = self.standing
        rows = model.target_rows(
            answer.organization, answer.found, answer.leaving, self.departures_of(self.chosen_card)
        )
        self.table.show_rows([row for row in rows if row.stands_under(self.filter.selected)])
        slacks = [row.target.slack for row in rows]
        self._show_chart(slacks)
        self.moved.emit()

    def counted(self) -> str:
        """How many targets are shown, and how they stand."""
        if self.standing is None or not self.standing.found.targets:
            return ""
        found = self.standing.found
        short = sum(one.slack < 0 for one in found.targets)
        facts = (
            f"{len(self.table.rows_model.rows)} of {len(found.targets)} targets",
            f"{len(found.uncovered)} uncovered",
            f"{len(found.single_holders)} with a single holder",
            f"{short} short",
        )
        return "     ".join(facts)

    def _show_chart(self, slacks: list[int]) -> None:
        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.resilience import draw_slacks

            draw_slacks(figure, slacks, palette)

        found = sorted(set(slacks))
        self.board.show_chart(draw, [(one, slacks.count(one)) for one in found])

    def _show_view(self) -> None:
        self._views.setCurrentIndex(int(self.view.selected == CHART))
        self.filter.setVisible(self.view.selected == LIST)

    # Choosing

    def _choose_card(self) -> None:
        self._show_targets()
        self.show_held()

    def show_held(self) -> None:
        """Show in the panel what the people of the chosen card held."""
        place = self.chosen_card
        found, answer = self.departures_of(place), self.standing
        if found is None or answer is None:
            self._close_panels()
            return
        self.panel.show_departures(
            answer.organization, TITLES[place], found, answer.alone, self._explained, place == CHOSEN
        )
        self.host.show_panel(self.panel)

    def show_target(self, target: Any) -> None:
        """Show in the panel who holds a target and who could follow."""
        if self.standing is not None:
            self.target_panel.show_target(self.standing.organization, target)
            self.host.show_panel(self.target_panel)

    def _target_chosen(self, row: model.TargetRow | None) -> None:
        if row is not None and self._has_room and self.table.hasFocus():
            self.show_target(row.target)

    @property
    def _has_room(self) -> bool:
        """Whether the panel stands beside the list, so that it may open by choosing alone."""
        return self.host.is_panel_open or self.window().width() >= style.measures.PANEL_OVERLAY_BELOW

    def _close_panels(self) -> None:
        if self.host.panel in (self.panel, self.target_panel):
            self.host.close_panel()

    def _fill_menu(self, row: model.TargetRow, menu: QMenu) -> None:
        menu.addAction("Who holds it, and who could follow", lambda: self.show_target(row.target))
        if row.target.holder_ids:
            menu.addAction("Let its holders leave", lambda: self.let_leave(row.target.holder_ids))
        menu.addAction("Show in the matrix", lambda: self.context.jump("matrix", row.target.skill_id))

    def let_leave(self, person_ids: Iterable[int]) -> None:
        """Add people to those who leave, and look at what that costs."""
        self.leavers.add(person_ids)

    def _leavers_changed(self) -> None:
        self.cards[CHOSEN].setChecked(True)
        self._opens_panel = bool(self.leavers.person_ids)
        self.refresh()

    def choose_card(self, place: int) -> None:
        """Choose a card as a click does."""
        self.cards[place].setChecked(True)
        self._choose_card()

    # Explaining

    def _explained(self, found: Departures) -> Explanation:
        assert self.standing is not None
        return departures_explained(self.standing.organization, self.standing.found.unit_id, found)

    def _card_explained(self, place: int) -> Explanation | None:
        found = self.departures_of(place)
        return None if found is None else self._explained(found)

    def _explain_card(self, place: int) -> None:
        explanation = self._card_explained(place)
        if explanation is not None:
            self.host.explain(explanation)

    def _slack_explained(self, row: model.TargetRow) -> Explanation | None:
        return None if self.standing is None else slack_explained(self.standing.organization, row.target)

    def _robustness_explained(self) -> Explanation | None:
        answer = self.standing
        return None if answer is None else robustness_explained(answer.organization, answer.found)

    def explain_robustness(self) -> None:
        """Show the slack of every target, of which robustness is the least."""
        explanation = self._robustness_explained()
        if explanation is not None:
            self.host.explain(explanation)
