"""Coverage over time: its course by month with what is not known, and what moved it between two days."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.coverage import time_model as model
from orgwright.gui.coverage.page import CoveragePage
from orgwright.gui.coverage.time_columns import move_columns, trend_columns
from orgwright.gui.messages import tell
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import SegmentedControl, link
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import DateField
from orgwright.gui.widgets.how_computed import HowComputed
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, label, second_line
from orgwright.planning.coverage_trend import CoveragePoint
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.movement import (
    month_explained,
    movement_explained,
    piece_explained,
    place_of,
    step_explained,
)
from orgwright.planning.explanations.role_coverage import unit_role_coverage
from orgwright.planning.explanations.target_coverage import unit_target_coverage
from orgwright.planning.groups import Group
from orgwright.planning.movement_pieces import Movement, Mover
from orgwright.planning.organization import Organization

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

ROLES, TARGETS = "roles", "targets"
PRESENT_ONES = "Roles, requirements, units and policies have no dates: the present ones serve every day."
_LEAST = QSize(300, 140)
_DATE_WIDTH = 132


class Asked(NamedTuple):
    """All that the figures depend on, the days that are compared among it."""

    picture: Organization
    unit_id: int | None
    measure: str
    span: int
    first: date
    last: date

    @property
    def of_roles(self) -> bool:
        """Whether people are measured against their roles, and not targets against people."""
        return self.measure == ROLES


class TimePage(CoveragePage):
    """See the module."""

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.measure = SegmentedControl([(ROLES, "Roles"), (TARGETS, "Targets")])
        self.span = SegmentedControl([(str(one), f"{one} months") for one in model.SPANS], "24")
        for choice in (self.measure, self.span):
            choice.chosen.connect(lambda _key: self.refresh())
        months, causes = trend_columns(self._explain_point, self._explain_moved), move_columns(self._explain_row)
        self.trend = ChartWithTable("Coverage by month", months, lambda row: row.on, beside=True, least=_LEAST)
        self.moves = ChartWithTable("Points by cause", causes, lambda row: row.key, beside=True, least=_LEAST)
        self._computing = Computing(screen.context, "Measuring coverage", self)
        self._computing.cancelled.connect(self._say_stopped)
        self.trend.opened.connect(lambda row, _title: self._look_at(row.on))
        self.moves.opened.connect(lambda row, _title: self._open(row))
        self.moves.table.menu_wanted.connect(self._fill_menu)
        self.moves.table.clicked.connect(self._click)
        # Names of people and skills need as much room as the bars.
        self.moves.body.setSizes([3000, 3000])
        for board in (self.trend, self.moves):
            board.table.explained.connect(screen.explain)
        self.first, self.last = self._day_field("From"), self._day_field("to")
        self.year = link("The year up to the day", None, self.show_year)
        self.figure = label("", bold=True)
        self.how = HowComputed(self.figure, self._explain_all, self.figure)
        self.how.explained.connect(screen.explain)
        self.sentence, self.said = (ElidedLabel("", style.measures.TEXT_SECOND) for _ in range(2))
        for text in (self.sentence, self.said):
            text.setProperty("tone", "text2")
        self.points: tuple[CoveragePoint, ...] = ()
        self.movement: Movement | None = None
        self._opened: set[Mover] = set()
        self._chosen: tuple[date, date] | None = None
        self._asked: Asked | None = None
        self._empty: EmptyState | None = None
        self._shown: Asked | None = None
        """What the shown figures were computed from; the context may be further already."""
        self._build()
        hand_focus_on(self, self.trend.table)

    def _day_field(self, name: str) -> DateField:
        field = DateField("", needed=True)
        field.editor.setAccessibleName(f"{name} this day")
        field.setFixedWidth(_DATE_WIDTH)
        field.committed.connect(lambda _value: self._choose_days())
        return field

    def _build(self) -> None:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_1)
        column.addLayout(self._built_days())
        column.addWidget(_inset(self.moves), 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(_inset(self.trend))
        split.addWidget(lower)
        split.setSizes([2600, 3400])
        self.split = split
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._built_choices())
        whole.addWidget(self.stack, 1)

    def _built_choices(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 4)
        line.setSpacing(style.measures.SPACE_3)
        line.addWidget(self.measure)
        line.addWidget(self.span)
        line.addWidget(self.said, 1)
        return line

    def _built_days(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 0)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(label("What moved it", bold=True))
        line.addWidget(second_line("from"))
        line.addWidget(self.first)
        line.addWidget(second_line("to"))
        line.addWidget(self.last)
        line.addWidget(self.year)
        line.addSpacing(style.measures.SPACE_3)
        line.addWidget(self.figure)
        line.addWidget(self.sentence, 1)
        return line

    @property
    def days(self) -> tuple[date, date]:
        """The two days that are compared: chosen, or the day of the context and the same a year before."""
        return self._chosen or (model.year_before(self.context.day), self.context.day)

    def refresh(self) -> None:
        """Measure the months and the movement in the background, where anything differs from what is shown."""
        try:
            model.refuse_odd_days(self.context.day)
        except RefusedInput as refused:
            self._computing.stop()
            self._shown = None
            self._show_empty(EmptyState("clock", str(refused)))
            return
        self._show_days()
        of_unit = "" if self.host.looked_at.has_targets else f"The course over time is that of {self.host.unit_title}. "
        self.said.setText(of_unit + PRESENT_ONES)
        span, measure = int(self.span.selected), self.measure.selected
        asked = Asked(self.context.organization, self.context.unit_id, measure, span, *self.days)
        if asked in (self._shown, self._asked if self._computing.is_running else None):
            return
        self._asked = asked
        self.stack.setCurrentWidget(self.split)
        self.trend.show_second("is being measured…")
        self._computing.start(
            lambda progress: (
                model.trend_around(asked.picture, asked.unit_id, asked.span, progress),
                model.movement_between(asked.picture, asked.unit_id, asked.of_roles, asked.first, asked.last, progress),
            ),
            done=lambda found: self._show_found(asked, *found),
            failed=lambda error: self._show_refusal(asked, error),
        )

    def _say_stopped(self) -> None:
        """The user stopped it: what is shown may be of another unit, so it makes room."""
        self._shown = None
        self._show_empty(EmptyState("clock", "Measuring was stopped before its end.", ("Compute again", self.refresh)))
        self.host.set_status("", self.host.policy_text)

    def _show_found(self, asked: Asked, points: tuple[CoveragePoint, ...], movement: Movement) -> None:
        if not self._is_wanted(asked):
            return
        self.points, self._shown = points, asked
        rows = model.trend_rows(points, asked.of_roles)
        if all(row.low is None for row in rows):
            self._show_nothing(asked.of_roles)
            return
        self.stack.setCurrentWidget(self.split)
        self._show_trend(rows, asked.of_roles)
        self._show_movement(movement)
        self.host.set_status(f"{len(rows)} months, {len(movement.pieces):,} pieces of movement", self.host.policy_text)

    def _is_wanted(self, asked: Asked) -> bool:
        """Whether an answer is still that of the question: the file may be closed, or changed, meanwhile."""
        return asked == self._asked and self.context.has_workspace and asked.picture is self.context.organization

    def _show_refusal(self, asked: Asked, error: BaseException) -> None:
        """A refused pair of days is told at the day; anything else is told as what it is."""
        if not self._is_wanted(asked):
            return
        self._asked = None
        if isinstance(error, RefusedInput):
            self.last.show_error(str(error))
        else:
            tell(self.window(), error)

    def _show_empty(self, empty: EmptyState) -> None:
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self.stack.addWidget(empty)
        self.stack.setCurrentWidget(empty)

    def _show_nothing(self, of_roles: bool) -> None:
        name = self.host.unit_title
        if of_roles:
            text = f"Nobody of {name} has a role with requirements in any of these months."
            self._show_empty(
                EmptyState("clock", text, ("Require skills of a role", lambda: self.context.jump("roles")))
            )
        else:
            text = f"No capability target of {name} holds in any of these months."
            self._show_empty(EmptyState("clock", text, ("Add a target", self.host.add_target)))
        self.host.set_status("", self.host.policy_text)

    def _show_days(self) -> None:
        for field, day in zip((self.first, self.last), self.days, strict=True):
            field.show_value(day)
        self.year.setVisible(self._chosen is not None)

    def _show_trend(self, rows: list[model.TrendRow], of_roles: bool) -> None:
        from orgwright.charts.coverage import draw_coverage_by_month

        months, today = model.ranges(self.points, of_roles), self.context.recorded.day
        what = "what the roles require is held" if of_roles else "the capability targets is covered"
        self.trend.show_second(f"{self.host.unit_title}: how much of {what} on the last day of each month, percent")
        self.trend.show_chart(lambda figure, palette: draw_coverage_by_month(figure, months, palette, today), rows)

    def _show_movement(self, movement: Movement) -> None:
        self.movement = movement
        self._show_causes()
        self._show_sum(movement)

    def _show_causes(self) -> None:
        """Show the bars and the lines, with the pieces of the movers that are opened."""
        from orgwright.charts.movement import draw_movement

        movement, shown = self.movement, self._shown
        if movement is None or shown is None:
            return
        ends = [
            None if low is None else (day_text(day), low * 100)
            for day, low in ((movement.first_on, movement.low_before), (movement.last_on, movement.low_after))
        ]
        steps = [(mover.value, points * 100) for mover, points in model.shown_steps(movement).items()]
        rows = model.move_rows(shown.picture, movement, self._opened)
        self.moves.show_chart(lambda figure, palette: draw_movement(figure, ends[0], steps, ends[1], palette), rows)

    def _show_sum(self, movement: Movement) -> None:
        low = (movement.low_before, movement.low_after)
        high = (movement.high_before, movement.high_after)
        if low[0] is None or low[1] is None or high[0] is None or high[1] is None:
            self.figure.setText("")
            missing = movement.first_on if low[0] is None else movement.last_on
            self.sentence.setText(f"There is no coverage on {day_text(missing)}, so there is nothing to compare.")
            return
        self.figure.setText(f"{model.points_text(round(low[1], 4) - round(low[0], 4))} points")
        self.sentence.setText(
            f"low {model.percent(low[0], 2)} to {model.percent(low[1], 2)} %, "
            f"high {model.percent(high[0], 2)} to {model.percent(high[1], 2)} %"
        )

    def _choose_days(self) -> None:
        try:
            first, last = self.first.value(), self.last.value()
            model.refuse_odd_days(first, last)
            if last < first:
                raise RefusedInput("The second day is before the first.")
        except RefusedInput as refused:
            self.last.show_error(str(refused))
            return
        self._chosen = (first, last)
        self.refresh()

    def show_year(self) -> None:
        """Compare the day of the context with the same a year before."""
        self._chosen = None
        self.refresh()

    def _look_at(self, day: date) -> None:
        """Compare the end of a month with the end of the month before."""
        before = next((one.on for one in reversed(self.points) if one.on < day), None)
        if before is not None:
            self._chosen = (before, day)
            self.refresh()

    def _open(self, row: model.MoveRow) -> None:
        """Open or fold a mover; go to the person, the cell or the skill of a piece."""
        if row.piece is None:
            self._opened.symmetric_difference_update({row.mover} if row.is_sum else ())
            self._show_causes()
            return
        screen, record_id = place_of(self.context.organization, row.piece)
        if screen:
            self.context.jump(screen, record_id)

    def _click(self, index: QModelIndex) -> None:
        row = self.moves.table.rows_model.row(index.row())
        if index.column() == 0 and isinstance(row, model.MoveRow) and row.is_sum:
            self._open(row)

    def _fill_menu(self, row: model.MoveRow, menu: QMenu) -> None:
        piece = row.piece
        if piece is not None and piece.person_id is not None:
            menu.addAction("Go to the person", lambda: self.context.jump("people", piece.person_id))
            if piece.skill_id is not None:
                cell = (piece.person_id, piece.skill_id)
                menu.addAction("Go to the cell of the matrix", lambda: self.context.jump("matrix", cell))
        elif row.is_sum:
            menu.addAction("Fold" if row.is_open else "Show its pieces", lambda: self._open(row))
        elif piece is not None:
            menu.addAction("Go to the targets", lambda: self.host.show_page("targets"))

    def _explain_point(self, row: model.TrendRow) -> Explanation | None:
        shown = self._shown
        if row.low is None or shown is None:
            return None
        picture = shown.picture.as_of(row.on)
        if shown.of_roles:
            return unit_role_coverage(picture, Group.of_unit(shown.unit_id))
        return unit_target_coverage(picture, shown.unit_id)

    def _explain_moved(self, row: model.TrendRow) -> Explanation | None:
        shown = self._shown
        before = next((one for one in reversed(self.points) if one.on < row.on), None)
        if row.low is None or row.moved is None or before is None or shown is None:
            return None
        days, lows = (before.on, row.on), (row.low - row.moved, row.low)
        return month_explained(shown.picture, shown.unit_id, days, lows, shown.of_roles)

    def _explain_row(self, row: model.MoveRow, low: bool) -> Explanation | None:
        movement, shown = self.movement, self._shown
        if movement is None or shown is None:
            return None
        if row.piece is not None:
            return piece_explained(shown.picture, movement, row.piece, shown.of_roles, low)
        as_shown = model.shown_steps(movement, low).get(row.mover) if row.is_sum else None
        return step_explained(shown.picture, movement, row.mover, shown.of_roles, low, as_shown)

    def _explain_all(self) -> Explanation | None:
        movement, shown = self.movement, self._shown
        if movement is None or shown is None:
            return None
        return movement_explained(shown.picture, movement, shown.of_roles, low=True)


def _inset(board: QWidget) -> QWidget:
    """A chart with the margins of the page."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 4, 16, 8)
    column.addWidget(board)
    return holder
