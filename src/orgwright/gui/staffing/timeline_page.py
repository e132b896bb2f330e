"""The timeline: who starts, moves and leaves, which seats open and close, what is asked for, and what is due."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.sent_files import CALENDAR, asked_path, unit_name, write_away
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import SegmentedControl, button
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning import timeline as planned
from orgwright.planning.days import last_of_month, months_later
from orgwright.planning.explanations.words import counted
from orgwright.planning.privacy import private
from orgwright.planning.timeline import Due, EventKind, TimelineEvent
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

MONTHS_BACK = 3
ALL, DUE = "all", "due"
_NONE = "Nobody starts, moves or leaves in these months, and no seat is asked for."
_NOT_DUE = "Nothing is due in these months."


class TimelinePage(StaffingPage):
    """A lane for each unit over the list of what happens; see the module."""

    plans_months = True
    adds = ""

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.events: tuple[TimelineEvent, ...] = ()
        self.which = SegmentedControl([(ALL, "Everything"), (DUE, "What is due")])
        self.which.chosen.connect(lambda _key: self.refresh())
        self.board = ChartWithTable(
            "Timeline", self._columns(), key=_key, second=_LEGEND, sortable=True, least=QSize(360, 190)
        )
        self.board.opened.connect(lambda row, _title: self._open(row))
        self.nothing = EmptyState("calendar-range", _NONE, ("Add a scenario", lambda: screen.show_page("scenarios")))
        self.nothing_due = EmptyState("calendar-range", _NOT_DUE)
        self._stack = QStackedWidget()
        for part in (self.board, self.nothing, self.nothing_due):
            self._stack.addWidget(part)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.which)
        line.addStretch(1)
        self.calendar = button("Calendar file…", "calendar", self.ask_calendar)
        line.addWidget(self.calendar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self._stack, 1)
        self.board.setContentsMargins(16, 0, 16, 0)

    def _columns(self) -> tuple[Column[TimelineEvent], ...]:
        return (
            Column("On", lambda row: day_text(row.on), 104, sort_key=lambda row: row.on),
            Column("What", lambda row: str(row.kind), 104, tone="text2"),
            Column("Who or what", lambda row: row.title, 180, is_key=True, spare=1),
            Column("Seat", lambda row: row.seat, 100, tone="text2"),
            Column("Role", lambda row: row.role, 0, tone="text2"),
            Column("Unit", self._unit, 150, tone="text2"),
            Column("Due", lambda row: str(row.due), 136, tone=lambda row: "short" if row.due in _PRESSING else "text2"),
            Column("Planned", lambda row: "planned" if row.is_planned else "", 76, tone="text2"),
        )

    def _unit(self, row: TimelineEvent) -> str:
        organization = self.context.organization
        return planned.unit_name(organization, row) if row.unit_id in (None, *organization.units) else ""

    @property
    def shown_days(self) -> tuple[date, date]:
        """From some months before the day, so that what has just happened is seen, to the end of the plan."""
        day = self.context.day
        last = last_of_month(months_later(day, self.host.months - 1))
        return months_later(day.replace(day=1), -MONTHS_BACK), last

    def refresh(self) -> None:
        """Show what happens in the unit in the months of the plan."""
        from orgwright.charts.timeline import TimelineMark, draw_timeline

        organization, window = self.context.organization, self.shown_days
        everything = planned.timeline(organization, self.context.unit_id, *window)
        due = tuple(one for one in everything if one.due)
        events = due if self.which.selected == DUE else everything
        self.events = events
        names = {one: planned.unit_name(organization, one) or "Without a unit" for one in events}
        lanes = [name or "Without a unit" for name in planned.unit_names(organization, events)]
        marks = [
            TimelineMark(names[one], one.on, str(one.kind), one.since, one.is_planned, one.due is Due.LATE)
            for one in events
        ]
        today = self.context.day
        self.board.show_chart(
            lambda figure, palette: draw_timeline(figure, marks, lanes, window, palette, today), events
        )
        nothing = self.nothing_due if everything else self.nothing
        self._stack.setCurrentWidget(self.board if events else nothing)
        self.calendar.setEnabled(bool(events))
        late = sum(one.due is Due.LATE for one in everything)
        unasked = sum(one.due is Due.UNASKED for one in everything)
        self.tell(
            ", ".join(
                (
                    counted(len(events), "event"),
                    f"{counted(late, 'start')} late",
                    f"{counted(unasked, 'leaver')} without a requisition",
                )
            )
        )

    def _open(self, row: TimelineEvent) -> None:
        """To the person, the seat, or the requisition."""
        if row.kind in (EventKind.START, EventKind.MOVE, EventKind.END):
            if row.record_id in self.context.organization.people:
                self.context.jump("people", row.record_id)
        elif row.kind is EventKind.REQUISITION:
            self.host.show_in_page("requisitions", row.record_id)
        else:
            self.host.show_record(row.record_id)

    def ask_calendar(self) -> None:
        """Ask where to, and write what is shown as a calendar file."""
        path = asked_path(self.host, "Export the timeline", CALENDAR, "timeline", unit_name(self.host))
        if path is None:
            return
        organization, profile = self.context.organization, self.context.profile
        unit_id, window = self.context.unit_id, self.shown_days
        chosen = {(one.kind, one.record_id, one.on) for one in self.events}
        stamped_at = datetime.fromisoformat(self.context.workspace.last_change().at)

        def work(progress: Progress) -> None:
            from orgwright.exchange.staffing_calendar import write_staffing_calendar

            shown = private(organization, profile)
            several = planned.timeline(shown, unit_id, *window)
            events = [one for one in several if (one.kind, one.record_id, one.on) in chosen]
            write_staffing_calendar(shown, events, path, stamped_at, progress)

        write_away(self.host, work, path, "Timeline as a calendar")


_PRESSING = (Due.LATE, Due.UNASKED)
_LEGEND = (
    "▲ starts  ◆ changes seats  ▼ leaves  ■ seat opens  ✕ seat closes  ― asked for, coloured if late; hollow: planned"
)


def _key(row: TimelineEvent) -> tuple[str, str, str, date]:
    return (str(row.kind), row.key, row.seat, row.on)
