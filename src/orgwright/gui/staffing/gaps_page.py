"""Closing gaps: the targets that are short, the ways to close one side by side, the cheapest mix for many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.staffing.gap_cards import GapCards
from orgwright.gui.staffing.gap_mix_part import GapMixPart
from orgwright.gui.staffing.gaps_model import (
    COLUMNS,
    GapRow,
    MixRow,
    Wishes,
    by_key,
    chosen_words,
    gap_rows,
    proposed_title,
    unpriced_words,
)
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.widgets.buttons import SegmentedControl, quiet
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.decision_table import DecisionTable
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import TextField
from orgwright.gui.widgets.labels import hairline, second_line
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.target_coverage import one_target
from orgwright.planning.gap_mix import Mix, cheapest_mix, with_binding
from orgwright.planning.gap_mix_problem import MixLimits
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_offers import OfferKind, Offers
from orgwright.planning.gap_options import GapOptions, gap_options
from orgwright.planning.gaps_to_close import GapToClose, Outlook, gaps_to_close, outlook
from orgwright.planning.organization import Organization
from orgwright.planning.quarters import Quarters
from orgwright.progress import Progress
from orgwright.records import CostRate, Incumbency, OrganizationFacts, Person, Position, Requisition, Role, Unit

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

Found = tuple[MixLimits, Offers, Mix]
ONE, MANY = "one", "many"
_NONE = "No capability target is short, today or in the quarters ahead."
_NO_TARGETS = "Gaps are found against capability targets: how many people a unit needs in a skill. There are none yet."
_LEAST_LIST = 240
_KEYS = "A close   S leave   Space turn"
_MOVED = "What is looked at has changed since the mix was found; find it again."
_LOOSENING = "Looking for what one more of each limit would save…"
_OTHER_LIMITS = "The gaps or their limits have changed since the mix was found; find it again."
_STOPPED = "The search was stopped."
_OFFERED_FROM = (CostRate, Incumbency, OrganizationFacts, Person, Position, Requisition, Role, Unit)
"""The tables that ways to close a gap and their costs are made from, beside levels and targets."""


class GapsPage(StaffingPage):
    """The list at the left; at the right one gap, or the mix for all that are chosen."""

    adds = ""

    def __init__(self, screen: StaffingScreen) -> None:
        super().__init__(screen)
        self.wishes = Wishes()
        self.gaps: tuple[GapToClose, ...] = ()
        self.days: Outlook | None = None
        self.offers: Offers | None = None
        self.mix: Mix | None = None
        self.options: GapOptions | None = None
        self._of_mix: tuple[GapToClose, ...] = ()
        self._looked_at: Organization | None = None
        self._written_id: int | None = None
        self._measuring = Computing(self.context, "Gaps to close", self)
        self._comparing = Computing(self.context, "Ways to close a gap", self)
        self._searching = Computing(self.context, "Searching the cheapest mix", self)
        self._loosening = Computing(self.context, "What each limit costs", self)
        self._loosening.cancelled.connect(lambda: self._end_loosening())
        self._end_loosening: Callable[[], object] = lambda: None
        self.table = DecisionTable(explained_columns(COLUMNS, {"Short": self._explained}), "Gaps to close")
        self.table.decided.connect(self._decide)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row, _title: self.show_side(ONE))
        self.table.menu_wanted.connect(self._fill_menu)
        self.table.explained.connect(screen.explain)
        self.side = SegmentedControl([(ONE, "This gap"), (MANY, "Cheapest mix")])
        self.side.chosen.connect(lambda _key: self._show_side())
        self.cards = GapCards()
        self.part = GapMixPart(self.wishes)
        self._searching.cancelled.connect(lambda: self.part.show_nothing(_STOPPED))
        self.cards.explained.connect(screen.explain)
        self.cards.wanted.connect(self.plan_way)
        self._connect_part(screen)
        self.context.opened.connect(self._begin_anew)
        self._lay_out(screen)

    def _connect_part(self, screen: StaffingScreen) -> None:
        part = self.part
        part.explained.connect(screen.explain)
        part.wished.connect(self._take_limits)
        part.search_wanted.connect(self.search)
        part.write_wanted.connect(self.ask_title)
        part.look_wanted.connect(self.look)
        part.leave_out_wanted.connect(self.leave_out)
        part.table.opened.connect(lambda row, _title: self._open(row))

    def _lay_out(self, screen: StaffingScreen) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(style.measures.SPACE_2)
        bar.addWidget(self.side)
        bar.addStretch(1)
        bar.addWidget(second_line(_KEYS))
        bar.addWidget(quiet("All", on_click=lambda: self.table.decide_all(is_taken=True)))
        bar.addWidget(quiet("None", on_click=lambda: self.table.decide_all(is_taken=False)))
        self._right = QStackedWidget()
        self._right.addWidget(self.cards)
        self._right.addWidget(self.part)
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self.table.setMinimumWidth(_LEAST_LIST)
        split.addWidget(self.table)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setSizes([540, 700])
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(bar)
        inner.addWidget(hairline())
        inner.addWidget(split, 1)
        ways = (("See the targets", lambda: self.context.jump("coverage")), None)
        self.nothing, self.no_targets = EmptyState("target", _NONE, *ways), EmptyState("target", _NO_TARGETS, *ways)
        self._stack = QStackedWidget()
        for one in (body, self.nothing, self.no_targets, QWidget()):
            self._stack.addWidget(one)
        self._stack.setCurrentIndex(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _begin_anew(self) -> None:
        """Another file is open: what was wanted and found is of the one before."""
        self.wishes = self.part.wishes = Wishes()
        self.offers = self.mix = self.options = self._written_id = None
        self._of_mix, self._looked_at = (), None
        self.part.show_nothing()

    # The list

    def refresh(self) -> None:
        """Find the gaps of the unit off the GUI thread."""
        organization, unit_id = self.context.organization, self.context.unit_id
        quarters = Quarters.after(organization.day, self.wishes.quarters)
        self.part.show_wishes(quarters, organization.facts.currency)

        def work(progress: Progress) -> tuple[Outlook, tuple[GapToClose, ...]]:
            days = outlook(organization, quarters, progress)
            return days, gaps_to_close(organization, unit_id, days)

        self._measuring.start(work, lambda found: self._show(organization, *found))

    def _show(self, organization: Organization, days: Outlook, gaps: tuple[GapToClose, ...]) -> None:
        self.days, self.gaps = days, gaps
        if not set(self._of_mix) <= set(gaps) or self._offers_differ(organization):
            self._forget(_MOVED)
        if self._written_id not in self.context.recorded.scenarios:
            self.part.show_written("")
        rows = self._show_rows()
        if rows and self.table.chosen_row is None:
            self.table.choose(rows[0].key)
        empty = self.nothing if organization.targets else self.no_targets
        self._stack.setCurrentWidget(empty) if not gaps else self._stack.setCurrentIndex(0)
        self._choose(self.table.chosen_row)

    def _offers_differ(self, organization: Organization) -> bool:
        """Whether seats, people or costs are other ones than those that the mix was found for."""
        before = self._looked_at
        return before is not None and any(before.rows[one] != organization.rows[one] for one in _OFFERED_FROM)

    def _show_rows(self) -> list[GapRow]:
        assert self.days is not None
        rows = gap_rows(self.context.organization, self.gaps, self.wishes, self.days.quarters)
        self.table.show_rows(rows)
        self.tell(chosen_words(rows) if rows else "No gaps")
        self.part.search_now.setEnabled(any(one.is_taken for one in rows))
        return rows

    def _take_limits(self) -> None:
        self._forget(_OTHER_LIMITS)
        self.refresh()

    def _forget(self, sentence: str) -> None:
        """What was found answers another question by now."""
        if self.mix is not None:
            self._loosening.stop()
            self.offers = self.mix = None
            self.part.show_nothing(sentence)

    def _decide(self, rows: list[GapRow], is_taken: bool) -> None:
        keys = {one.key for one in rows}
        self.wishes.left_out = self.wishes.left_out - keys if is_taken else self.wishes.left_out | keys
        self._forget(_OTHER_LIMITS)
        self._show_rows()

    def _fill_menu(self, _row: Any, menu: QMenu) -> None:
        if self.days is None:
            return
        self.table.fill_menu(menu)
        menu.addSeparator()
        by = menu.addMenu("Close by")
        for place in range(self.days.quarters.count):
            by.addAction(self.days.quarters.name(place), partial(self.set_due, place))

    def set_due(self, place: int) -> None:
        """Let the chosen gaps be closed from a quarter on."""
        self.wishes.due.update({one.key: place for one in self.table.chosen_rows})
        self._forget(_OTHER_LIMITS)
        self._show_rows()

    def _explained(self, row: GapRow) -> Explanation | None:
        gap = by_key(self.gaps).get(row.key)
        if gap is None or self.days is None:
            return None
        if gap.short:
            return one_target(self.context.organization, row.target_id)
        first = next(place for place, short in enumerate(gap.short_by_quarter) if short)
        return one_target(self.days.pictures[first], row.target_id)

    # One gap

    def show_side(self, key: str) -> None:
        """Show one gap, or the mix."""
        self.side.select(key)
        self._show_side()

    def _show_side(self) -> None:
        self._right.setCurrentIndex(0 if self.side.selected == ONE else 1)
        self._choose(self.table.chosen_row)

    def _choose(self, row: GapRow | None) -> None:
        gap = None if row is None else by_key(self.gaps).get(row.key)
        if gap is None or self.days is None or self.side.selected != ONE:
            return
        organization, days = self.context.organization, self.days
        self._comparing.start(
            lambda progress: gap_options(organization, gap, days),
            lambda found: self._show_options(organization, found),
        )

    def _show_options(self, organization: Organization, found: GapOptions) -> None:
        self.options = found
        self.cards.show_options(organization, found, unpriced_words(organization, found.without_cost, found.left_out))

    # The mix

    def search(self) -> None:
        """Search the cheapest mix for the gaps that are to be closed."""
        if self.days is None:
            return
        organization, days, wishes = self.context.organization, self.days, self.wishes
        gaps = tuple(one for one in self.gaps if one.key not in wishes.left_out)
        limits, kinds = wishes.limits(gaps), wishes.kinds

        def work(progress: Progress) -> Found:
            offers = offers_for(organization, gaps, days, kinds, progress)
            return limits, offers, cheapest_mix(offers.problem, limits, progress, names_binding=False)

        self._start(work)

    def plan_way(self, kind: OfferKind) -> None:
        """Plan the gap that is shown in one way alone, by its quarter or as soon after as that can be."""
        if self.options is None or self.days is None:
            return
        organization, days, gap = self.context.organization, self.days, self.options.gap
        due = self.wishes.place_of(gap.key)

        def work(progress: Progress) -> Found:
            offers = offers_for(organization, (gap,), days, (kind,), progress)
            limits = MixLimits((due,))
            mix = cheapest_mix(offers.problem, limits, progress, names_binding=False)
            if mix.unreachable and mix.unreachable[0].earliest is not None:
                limits = MixLimits((mix.unreachable[0].earliest,))
                mix = cheapest_mix(offers.problem, limits, progress, names_binding=False)
            return limits, offers, mix

        self.show_side(MANY)
        self._start(work)

    def _start(self, work: Callable[[Progress], Found]) -> None:
        organization = self.context.organization
        self.offers = self.mix = None
        self.part.show_nothing("Searching the cheapest mix…")

        def fail(error: BaseException) -> None:
            self.part.show_nothing()
            self.context.failed.emit(error)

        self._loosening.stop()
        self._searching.start(work, lambda found: self._show_mix(organization, *found), fail)

    def _show_mix(self, organization: Organization, limits: MixLimits, offers: Offers, mix: Mix) -> None:
        self.offers, self.mix, self._of_mix, self._looked_at = offers, mix, offers.gaps, organization
        unpriced = unpriced_words(organization, offers.without_cost, offers.left_out)
        self.part.show_mix(organization, offers, mix, unpriced)
        if not mix.cost:
            return
        self.part.show_said(organization, offers, mix, unpriced, _LOOSENING)
        self._loosening.start(
            lambda progress: with_binding(offers.problem, limits, mix, progress),
            lambda found: self._show_binding(organization, offers, found, unpriced),
        )
        self._end_loosening = partial(self.part.show_said, organization, offers, mix, unpriced)

    def _show_binding(self, organization: Organization, offers: Offers, mix: Mix, unpriced: str) -> None:
        """The limits that bind came after the mix; where that is another one by now, they are of no use."""
        if self.offers is offers:
            self.mix = mix
            self.part.show_said(organization, offers, mix, unpriced)

    def _open(self, row: MixRow) -> None:
        """To the first person or the seat that a row is about."""
        if row.person_id is not None:
            self.context.jump("people", row.person_id)
        elif row.position_id is not None:
            self.host.show_record(row.position_id)

    def leave_out(self) -> None:
        """Leave the gaps out that nothing closes in time, and search again."""
        if self.mix is None:
            return
        never = {self._of_mix[one.gap].key for one in self.mix.unreachable}
        self.wishes.left_out |= never
        self._show_rows()
        self.search()

    def ask_title(self) -> None:
        """Ask what the scenario of the mix is to be called, and write it."""
        if self.offers is None:
            return
        base = self.context.organization.scenario
        on_top = "" if base is None else f" On top of “{base.title}”."
        sentence = f"One dated change for everything that the mix does; undo takes all of it back.{on_top}"
        dialog = FormDialog(self, "Write as a scenario", "Write the scenario", self._write, sentence)
        title = proposed_title(self.context.recorded, self.offers.gaps)
        dialog.form.add(TextField("Title", needed=True), key="title").show_value(title)
        dialog.exec()

    def _write(self, values: dict[str, Any]) -> None:
        self.write(values["title"])

    def write(self, title: str) -> None:
        """Write the mix as a scenario of this title."""
        assert self.offers is not None
        assert self.mix is not None
        made = self.context.workspace.plan_mix(title, self.offers, self.mix, self.context.scenario_id)
        self._written_id = made.made_id
        self.part.show_written(title)

    def look(self) -> None:
        """Look at the scenario that was written last, on every screen."""
        if self._written_id in self.context.recorded.scenarios:
            self.context.set_scenario(self._written_id)
