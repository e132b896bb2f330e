"""The page of attrition: what is left by month if people leave as they have been, and the rates that this stands on."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.messages import tell
from orgwright.gui.staffing import attrition_model as model
from orgwright.gui.staffing.attrition_model import ForecastRow, HazardRow
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.widgets.buttons import SegmentedControl
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import IntegerField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.how_computed import HowComputed
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.attrition import AttritionRate, attrition_rate, last_year
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.attrition import (
    band_explained,
    hazard_explained,
    rate_explained,
)
from orgwright.planning.futures import Futures, futures
from orgwright.planning.months import MOST_MONTHS
from orgwright.planning.organization import Organization
from orgwright.planning.recent_months import RecentMonths, recent_months
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

PAST_MONTHS = 12
MOST_PRIOR = 10_000
MOST_SEED = 10**12
RATES_WIDE, RATES_LEAST = 532, 388
"""Pixels of the rates where there is room, and beside an open panel on a small screen."""
_LEAST = QSize(240, 130)


class Asked(NamedTuple):
    """All that the figures depend on."""

    picture: Organization
    unit_id: int | None
    months: int
    seed: int | None


class Found(NamedTuple):
    """What one computation gives."""

    futures: Futures
    recent: RecentMonths
    rate: AttritionRate


def forecast(asked: Asked, progress: Progress) -> Found:
    """The futures, the months before them, and the attrition of the last year."""
    picture, unit_id = asked.picture, asked.unit_id
    drawn = futures(picture, asked.months, seed=asked.seed, unit_id=unit_id, progress=progress)
    recent = recent_months(picture, unit_id, PAST_MONTHS, progress)
    return Found(drawn, recent, attrition_rate(picture, unit_id, last_year(picture.day)))


class AttritionPage(StaffingPage):
    """Bands of people and of coverage at the left, rates and assumptions at the right; see the module."""

    plans_months = True

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.seed: int | None = None
        """The seed of this view; None: the day."""
        self.found: Found | None = None
        self._asked: Asked | None = None
        self._shown: Asked | None = None
        self._computing = Computing(self.context, "Simulating futures", self, rests_while_hidden=True)
        self._computing.cancelled.connect(self._say_stopped)
        self.people = self._choice(model.OF_PEOPLE)
        self.covered = self._choice(model.OF_COVERAGE)
        self.boards = tuple(self._board(one) for one in ("People by month", "Coverage by month"))
        self.rates = Table(model.hazard_columns(self._explain_hazard), _hazard_key, sortable=False)
        self.rates.setAccessibleName("Rates of leaving by level and tenure")
        self.rates.explained.connect(screen.explain)
        self.figure = label("", bold=True)
        self.how = HowComputed(self.figure, self._explain_rate, self.figure)
        self.how.explained.connect(screen.explain)
        self.sentence = ElidedLabel("", style.measures.TEXT_SECOND)
        self.sentence.setProperty("tone", "text2")
        self.ground, self.assumptions = second_line("", wrap=True), second_line("", wrap=True)
        self._build()
        hand_focus_on(self, self.rates)

    def _choice(self, figures: tuple[str, ...]) -> SegmentedControl:
        made = SegmentedControl([(one, model.FIGURES[one].title) for one in figures])
        made.chosen.connect(lambda _key: self._show_boards())
        return made

    def _board(self, title: str) -> ChartWithTable:
        columns = model.forecast_columns(self._explain_band, self._explain_plan)
        board = ChartWithTable(title, columns, lambda row: row.month, least=_LEAST)
        board.table.explained.connect(self.host.explain)
        board.opened.connect(lambda row, _title: self._open(self._explain_band(row) or self._explain_plan(row)))
        return board

    def _build(self) -> None:
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(style.measures.SPACE_3)
        for board in self.boards:
            column.addWidget(board, 1)
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(charts)
        split.addWidget(self._built_rates())
        split.setStretchFactor(0, 1)
        split.splitterMoved.connect(self._note_moved)
        self._is_moved = False
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self._empty: EmptyState | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.figure)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.people)
        line.addWidget(self.covered)
        whole.addLayout(line)
        whole.addWidget(hairline())
        whole.addWidget(self.stack, 1)

    def _built_rates(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(RATES_LEAST)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 8)
        head.addWidget(label("Rates of leaving, % by month and a year", bold=True))
        head.addWidget(self.ground)
        column.addLayout(head)
        column.addWidget(self.rates, 1)
        column.addWidget(hairline())
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(style.measures.SPACE_2)
        foot.addWidget(label("Assumptions", bold=True))
        foot.addWidget(self._built_form())
        foot.addWidget(self.assumptions)
        column.addLayout(foot)
        return side

    def _built_form(self) -> Form:
        self.observed = IntegerField(
            "Months looked back", 1, MOST_MONTHS, needed=True, hint="Months that were over, in which exits are counted."
        )
        self.prior = IntegerField(
            "Borrowed, person-months", 1, MOST_PRIOR, needed=True, hint="K: how much a group borrows from the whole."
        )
        self.drawn = IntegerField("Seed", 0, MOST_SEED, hint="Of this view alone; empty: the day.")
        form = Form()
        form.add_row(
            (self.observed, self._set_observed, ""),
            (self.prior, self._set_prior, ""),
            (self.drawn, self._choose_seed, ""),
        )
        return form

    def _set_observed(self, months: int) -> None:
        self.context.workspace.set_policy(replace(self.context.recorded.policy, observed_months=months))

    def _set_prior(self, months: int) -> None:
        self.context.workspace.set_policy(replace(self.context.recorded.policy, prior_months=months))

    def _choose_seed(self, seed: int | None) -> None:
        self.seed = seed
        self.refresh()

    # What is shown

    def refresh(self) -> None:
        """Draw the futures off the GUI thread, where anything differs from what is shown."""
        policy = self.context.recorded.policy
        self.observed.show_value(policy.observed_months)
        self.prior.show_value(policy.prior_months)
        asked = Asked(self.context.organization, self.context.unit_id, self.host.months, self.seed)
        if self._same(asked, self._shown) or (self._computing.is_running and self._same(asked, self._asked)):
            return
        self._asked = asked
        self.stack.setCurrentIndex(0)
        self._computing.start(
            lambda progress: forecast(asked, progress), lambda found: self._show(asked, found), self._show_refusal
        )

    def _same(self, asked: Asked, other: Asked | None) -> bool:
        return other is not None and asked.picture is other.picture and asked[1:] == other[1:]

    def _say_stopped(self) -> None:
        self._show_empty("The futures were stopped before their end.")

    def _show_refusal(self, error: BaseException) -> None:
        """What cannot be computed is said in place of the figures; anything else is our fault and told as that."""
        if isinstance(error, RefusedInput):
            self._show_empty(str(error))
        else:
            tell(self.window(), error)

    def _show_empty(self, sentence: str) -> None:
        """What was shown may be of another unit, so it makes room."""
        self._shown = None
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = EmptyState("clock", sentence, ("Compute again", self.refresh))
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)
        self.tell("")

    def _show(self, asked: Asked, found: Found) -> None:
        self.found, self._shown = found, asked
        figure, sentence = model.rate_words(found.rate)
        self.figure.setText(figure)
        self.sentence.setText(sentence)
        hazards = found.futures.hazards
        self.rates.show_rows(list(model.hazard_rows(hazards)))
        self.ground.setText(model.ground_words(hazards))
        self.assumptions.setText(model.assumption_words(found.futures))
        self.drawn.show_value(found.futures.seed)
        self._show_boards()
        count = asked.months
        self.tell(
            f"{count} {'month' if count == 1 else 'months'} from {found.futures.months.first:%B %Y}",
            f"Seed {found.futures.seed}, rates by level and tenure, small groups borrow from the whole",
        )

    def _show_boards(self) -> None:
        for board, choice in zip(self.boards, (self.people, self.covered), strict=True):
            self._show_board(board, choice.selected)

    def _show_board(self, board: ChartWithTable, key: str) -> None:
        from orgwright.charts.attrition import Forecast, draw_forecast

        if self.found is None:
            return
        drawn, recent, figure = self.found.futures, self.found.recent, model.FIGURES[key]
        band = getattr(drawn, key)
        values = (figure.drawn(one) for one in (band.low, band.median, band.high, band.planned))
        months = (*recent.months.firsts, *drawn.months.firsts)
        shown = Forecast(months, model.past_of(recent, key), *values)
        today = self.context.day
        board.show_second(model.second_text(drawn, key))
        board.show_chart(
            lambda canvas, palette: draw_forecast(canvas, shown, figure.write, palette, today),
            model.forecast_rows(drawn, recent, key),
        )

    # What explains it

    def _explain_band(self, row: ForecastRow) -> Explanation | None:
        if self.found is None or self._shown is None or row.place is None:
            return None
        return band_explained(self._shown.picture, self.found.futures, row.figure, row.place)

    def _explain_plan(self, row: ForecastRow) -> Explanation | None:
        shown = self._shown
        return None if shown is None else model.planned_explained(shown.picture, shown.unit_id, row.figure, row.month)

    def _explain_hazard(self, row: HazardRow) -> Explanation | None:
        if self.found is None or self._shown is None:
            return None
        hazards = self.found.futures.hazards
        return hazard_explained(self._shown.picture, hazards, row.cell.level, row.cell.band)

    def _explain_rate(self) -> Explanation | None:
        if self.found is None or self._shown is None:
            return None
        return rate_explained(self._shown.picture, self.found.rate)

    def _open(self, explanation: Explanation | None) -> None:
        if explanation is not None:
            self.host.explain(explanation)

    # Room

    def _note_moved(self) -> None:
        self._is_moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rates have their width where there is room, until the user draws the line elsewhere."""
        super().resizeEvent(event)
        if not self._is_moved:
            self._split.setSizes([max(0, self.width() - RATES_WIDE), RATES_WIDE])


def _hazard_key(row: HazardRow) -> tuple[str, int]:
    cell = row.cell
    return "*" if cell.level is None else f"= {cell.level}", -1 if cell.band is None else cell.band
