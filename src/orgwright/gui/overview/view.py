"""The overview: five figures, what to look at first, the weakest units, coverage and headcount by month.

Its frame is painted at once; everything in it is computed off the GUI thread, first what the day decides, then what
needs other days. What is on its way stops when the screen is left, and begins anew when it is shown again.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.context import Context
from orgwright.gui.coverage.papers import fill_report_menu
from orgwright.gui.overview.figure_tile import HEADINGS, HIGH, FigureTile
from orgwright.gui.overview.first_list import LEAST, FirstList
from orgwright.gui.overview.month_charts import CoverageMonths, HeadcountMonths
from orgwright.gui.overview.unit_list import UnitList
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import MenuButton
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import follow
from orgwright.gui.widgets.labels import hairline
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.overview.model import MonthRow, OverTime, Today
    from orgwright.planning.attention_row import Attention
    from orgwright.planning.explanation import Explanation
    from orgwright.planning.organization import Organization
    from orgwright.planning.staffing import StaffingMonth
    from orgwright.planning.standing import UnitStanding
    from orgwright.workspace import Changes

LEFT, RIGHT = 13, 10
"""How the width is shared."""
CHARTS_FROM = 620
"""The height of the screen from which there is room for the charts."""


class OverviewScreen(Screen):
    """What needs the director; see the module."""

    key, title, icon, group = "overview", "Overview", "layout-dashboard", 0

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.today: Today | None = None
        self.over_time: OverTime | None = None
        self._picture: Organization | None = None
        self._is_waiting = False
        self._of_today = Computing(context, "Overview", self)
        self._of_months = Computing(context, "Overview by month", self)
        self.tiles = {key: FigureTile(name, partial(self._figure, key)) for key, name in HEADINGS.items()}
        self.first = FirstList(context)
        self.units = UnitList(self._unit_range, self._unit_people, self._unit_single)
        self.coverage_months = CoverageMonths(self._month)
        self.headcount_months = HeadcountMonths(self._flow)
        self._of_today.cancelled.connect(self.first.stop)
        self._of_months.cancelled.connect(self.first.stop)
        self.first.again_wanted.connect(self.compute)
        self.first.wanted.connect(self.go_to)
        self.units.wanted.connect(self.go_to_unit)
        for tile in self.tiles.values():
            tile.how.explained.connect(self.explain)
        for explained in (
            self.first.explained,
            self.units.explained,
            self.coverage_months.explained,
            self.headcount_months.explained,
        ):
            explained.connect(self.explain)
        self.head.add_action(MenuButton("Report", lambda menu: fill_report_menu(menu, self), "upload", "ordinary"))
        self.set_body(self._built())

    def _built(self) -> QWidget:
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        figures = QHBoxLayout()
        figures.setSpacing(0)
        for place, tile in enumerate(self.tiles.values()):
            if place:
                figures.addWidget(hairline(vertical=True))
            figures.addWidget(tile, 1)
        whole.addLayout(figures)
        whole.addWidget(hairline())
        self._lists = _row(self.first, self.units)
        self._charts = _row(self.coverage_months, self.headcount_months)
        self._line = hairline()
        for part, stretch in ((self._lists, 0), (self._line, 0), (self._charts, 1)):
            whole.addWidget(part, stretch)
        whole.addStretch(0)
        return body

    def refresh(self, changes: "Changes | None") -> None:
        """Show where the unit stands: at once what is known already, the rest when it is computed."""
        recorded = self.context.recorded
        if not (recorded.people or recorded.positions or recorded.requirements or recorded.targets):
            self._stop()
            self.close_panel()
            self.head.set_subtitle("")
            self.show_empty(
                EmptyState(
                    "layout-dashboard",
                    "There is nobody here yet. Begin with the people, then say what their roles require.",
                    ("Paste a roster", lambda: self.context.jump("matrix")),
                    ("Read a role document", lambda: self.context.jump("roles")),
                )
            )
            return
        self.show_body()
        if changes is None:
            self._wait()
        self._is_waiting = True
        self.update()

    def _wait(self) -> None:
        self.today = self.over_time = None
        self.head.set_subtitle("")
        for block in (self.first, self.units, self.coverage_months, self.headcount_months):
            block.wait()
        for tile in self.tiles.values():
            tile.wait()

    def compute(self) -> None:
        """Compute what the day decides, then what needs other days."""
        self._is_waiting = False
        if not self.context.has_workspace:
            return
        organization, unit_id = self.context.organization, self.context.unit_id
        recorded = self.context.recorded.as_of(organization.day)

        # What computes is loaded in the thread too: scipy and matplotlib take long, and here they hold nobody up.
        def of_today(progress: Progress) -> "Today":
            from orgwright.gui.overview import model

            return model.today(organization, unit_id, progress)

        def of_months(progress: Progress) -> "OverTime":
            from orgwright.charts import coverage_with_plans, staffing  # noqa: F401
            from orgwright.gui.overview import model

            return model.over_time(recorded, organization, unit_id, progress)

        self._picture = organization
        self._of_today.start(of_today, self._show_today)
        self._of_months.start(of_months, self._show_months)

    @property
    def is_computing(self) -> bool:
        """Whether anything is on its way."""
        return self._is_waiting or self._of_today.is_running or self._of_months.is_running

    def _stop(self) -> None:
        self._is_waiting = False
        self._of_today.stop()
        self._of_months.stop()

    def _show_today(self, found: "Today") -> None:
        from orgwright.gui.overview.model import changed_text
        from orgwright.planning.standing import ROLES

        self.today = found
        self.head.set_subtitle(changed_text(found.changed))
        self._show_figures()
        self.first.show_things(found.things)
        self.units.show_units(found.units, found.measure == ROLES)
        several = len(found.things)
        self.set_status("", f"{several:,} {'thing' if several == 1 else 'things'} to look at")

    def _show_figures(self) -> None:
        from orgwright.gui.overview.model import head_figures

        assert self.today is not None
        earlier = () if self.over_time is None else self.over_time.earlier
        for one in head_figures(self.context.organization.facts.currency, self.today, earlier):
            self.tiles[one.key].show_figure(one)

    def _show_months(self, found: "OverTime") -> None:
        self.over_time = found
        if self.today is None:
            return
        day = self.context.day
        self._show_figures()
        self.coverage_months.show_months(self._where(), found, self.today.measure, day)
        self.headcount_months.show_months(found.months, day)
        before: QWidget = self.first.table
        for block in (self.units, self.coverage_months, self.headcount_months):
            before = follow(before, block)

    def _where(self) -> str:
        organization, unit_id = self.context.organization, self.context.unit_id
        return organization.facts.name if unit_id is None else organization.units[unit_id].name

    # Where clicks go

    def go_to(self, thing: "Attention") -> None:
        """Show the cause of a thing to look at."""
        if thing.unit_id is not None:
            self.context.set_unit(thing.unit_id)
        self.context.jump(thing.screen, thing.record)

    def go_to_unit(self, unit_id: int) -> None:
        """Show the coverage of a unit."""
        self.context.set_unit(unit_id)
        self.context.jump("coverage")

    # How numbers came about

    def _figure(self, key: str) -> "Explanation | None":
        from orgwright.gui.overview.model import figure_explained

        if self.today is None or self._picture is None:
            return None
        return figure_explained(self._picture, self.today, key)

    def _unit_range(self, row: "UnitStanding") -> "Explanation | None":
        from orgwright.gui.overview.model import coverage_explained

        assert self.today is not None
        return coverage_explained(self.context.organization, row.unit_id, self.today.measure)

    def _unit_people(self, row: "UnitStanding") -> "Explanation | None":
        from orgwright.gui.overview.model import people_explained

        return people_explained(self.context.organization, row.unit_id)

    def _unit_single(self, row: "UnitStanding") -> "Explanation | None":
        from orgwright.gui.overview.model import single_explained

        return single_explained(self.context.organization, row.unit_id)

    def _month(self, row: "MonthRow") -> "Explanation | None":
        from orgwright.gui.overview.model import coverage_explained

        assert self.today is not None
        picture = self.context.organization.as_of(row.on)
        return coverage_explained(picture, self.context.unit_id, self.today.measure)

    def _flow(self, flow: str, row: "StaffingMonth") -> "Explanation | None":
        from orgwright.gui.overview.model import flow_explained

        assert self.over_time is not None
        return flow_explained(self.context.organization, self.over_time, row, flow)

    def _share_height(self) -> None:
        """Half of what is left for the lists, never less than their five rows; the charts go where it lacks."""
        has_room = self.height() >= CHARTS_FROM
        left = self.height() - style.measures.HEAD - HIGH - 3
        self._line.setVisible(has_room)
        self._charts.setVisible(has_room)
        self._lists.setFixedHeight(max(LEAST, left // 2 if has_room else left))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop what is on its way, for others may want the thread; it begins anew when the screen is shown again."""
        super().hideEvent(event)
        if self.is_computing:
            self._stop()
            self._is_stale = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the frame stands, the figures are computed."""
        super().paintEvent(event)
        if self._is_waiting:
            self._is_waiting = False
            QTimer.singleShot(0, self.compute)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the charts away where the height lacks."""
        super().resizeEvent(event)
        self._share_height()


def _row(left: QWidget, right: QWidget) -> QWidget:
    """Two blocks side by side; every row shares its width in the same way, whatever its blocks would like."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    for block, stretch in ((left, LEFT), (right, RIGHT)):
        block.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        if block is right:
            line.addWidget(hairline(vertical=True))
        line.addWidget(block, stretch)
    return made
