"""The page of KPIs: units and people at the left, the scorecard of one with its trend at the right; or what is due."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.development import kpi_model as model
from orgwright.gui.development.kpi_columns import READINGS, due_columns, kpi_columns, owner_columns
from orgwright.gui.development.kpi_model import KpiRow, OwnerRow, ReadingRow, RowKey
from orgwright.gui.development.kpi_panels import KpiPanel, ReadingPanel, nothing_asked
from orgwright.gui.development.kpi_paste_view import KpiPasteView
from orgwright.gui.development.kpi_table import KpiTable
from orgwright.gui.development.page import DevelopmentPage
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import SegmentedControl, button, icon_button
from orgwright.gui.widgets.chart_with_table import ChartWithTable
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.how_computed import HowComputed
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.kpi_owners import KpisByRole, Owner, kpis_by_role
from orgwright.progress import Progress
from orgwright.records import KpiReading
from orgwright.workspace.kpi_readings import NewReading

if TYPE_CHECKING:
    from orgwright.gui.development.view import DevelopmentScreen

CARDS, DUE = "cards", "due"
MOST_AT_ONCE = 10_000
"""Readings of which more are looked through off the GUI thread."""
SOON_DAYS = 7
"""How far the list of what is due looks ahead."""
_LEAST_CHART = QSize(240, 130)


class KpisPage(DevelopmentPage):
    """KPIs of the context's unit, of those below it, and of its people; see the module."""

    def __init__(self, screen: "DevelopmentScreen") -> None:
        super().__init__(screen)
        self.kpis: KpisByRole = {}
        self.owner: Owner | None = None
        self._owners: tuple[list[OwnerRow], list[OwnerRow]] = ([], [])
        self._due: list[KpiRow] = []
        self._shown_kpi: RowKey | None = None
        self._computing = Computing(screen.context, "Standing of KPIs", self)
        self.shown = SegmentedControl([(CARDS, "Scorecards"), (DUE, "Due")], CARDS)
        self.shown.chosen.connect(lambda _key: self._show_rows())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter by name or role")
        self.search.setAccessibleName("Filter units and people")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.owners = Table(owner_columns(lambda row: self._explain_counts(row.owner)), key=lambda row: row.owner)
        self.owners.setAccessibleName("Units and people, by their KPIs")
        self.person_card = KpiTable(kpi_columns(self.explain_status), "KPIs of the person", self.record)
        columns = kpi_columns(self.explain_status, self.explain_people)
        self.unit_card = KpiTable(columns, "KPIs of the unit", self.record)
        self.due = KpiTable(due_columns(self.explain_status), "KPIs to be read", self.record, sortable=True)
        self.trend = ChartWithTable(
            "Trend", READINGS, lambda row: row.reading.reading_id, beside=True, least=_LEAST_CHART
        )
        self.about = KpiPanel()
        self.editor = ReadingPanel(self.context, self.remove_reading)
        self.pasted = KpiPasteView(self.context)
        self._title = label("", style.measures.TEXT_PANEL_TITLE, bold=True)
        self._counts = label("", tone="text2")
        self.how = HowComputed(self._counts, None, self._counts)
        self._empty: EmptyState | None = None
        self._connect()
        self._lay_out()
        hand_focus_on(self, self.owners)

    def _connect(self) -> None:
        self.owners.chosen.connect(self._choose_owner)
        self.owners.explained.connect(self.host.explain)
        self.how.explained.connect(self.host.explain)
        for table in (self.person_card, self.unit_card, self.due):
            table.chosen.connect(self._choose_kpi)
            table.opened.connect(lambda row, _title: self.show_about(row))
            table.explained.connect(self.host.explain)
            table.pasted.connect(self.paste)
            table.menu_wanted.connect(self._fill_menu)
        self.trend.opened.connect(lambda row, _title: self._edit(row))
        self.trend.table.menu_wanted.connect(self._fill_reading_menu)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.trend.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_chosen)
        self.pasted.left.connect(self._leave_paste)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(style.measures.SPACE_2)
        bar.addWidget(self.shown)
        self.search.setMaximumWidth(260)
        bar.addWidget(self.search, 1)
        bar.addStretch(1)
        paste = "Paste readings from a spreadsheet: KPI, date, value, person (Ctrl+V)"
        bar.addWidget(icon_button("clipboard-paste", paste, self.paste))
        self.write = button("Workbook…", "upload", self.write_workbook)
        bar.addWidget(self.write)
        self._cards = QStackedWidget()
        self._cards.addWidget(self.person_card)
        self._cards.addWidget(self.unit_card)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.owners)
        split.addWidget(self._built_right())
        split.setStretchFactor(1, 1)
        split.setSizes([340, 900])
        self._bodies = QStackedWidget()
        for body in (split, self.due, self.pasted):
            self._bodies.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(hairline())
        column.addWidget(self._bodies, 1)

    def _built_right(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        head.setSpacing(style.measures.SPACE_3)
        head.addWidget(self._title)
        head.addWidget(self._counts)
        self._hint = ElidedLabel("", style.measures.TEXT_SECOND)
        self._hint.setProperty("tone", "text3")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._hint, 1)
        upper = QWidget()
        self._upper = QVBoxLayout(upper)
        self._upper.setContentsMargins(0, 0, 0, 0)
        self._upper.setSpacing(0)
        self._upper.addLayout(head)
        self._upper.addWidget(self._cards, 1)
        lower = QWidget()
        inset = QVBoxLayout(lower)
        inset.setContentsMargins(16, 8, 16, 8)
        inset.addWidget(self.trend)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setHandleWidth(1)
        right.setChildrenCollapsible(False)
        right.addWidget(upper)
        right.addWidget(lower)
        right.setSizes([3400, 2200])
        self._lower = lower
        return right

    # Showing

    def refresh(self) -> None:
        """Show the units and people with their scorecards as they are on the day; of many readings a moment later."""
        organization, unit_id, kpis = self.context.organization, self.context.unit_id, self.context.workspace.kpis()

        def work(_progress: Progress | None = None) -> model.Listed:
            return model.listed(organization, kpis_by_role(kpis), unit_id, SOON_DAYS)

        self._computing.stop()
        if len(organization.table(KpiReading)) <= MOST_AT_ONCE:
            self._take(work())
        else:
            self._computing.start(work, self._take)

    def _take(self, found: model.Listed) -> None:
        self.kpis, self._owners, self._due = found.kpis, (found.units, found.people), found.due
        self._show_rows()
        self._follow()

    def show_person(self, person_id: int) -> None:
        """Go to the scorecard of one person, in whatever unit."""
        self.show_owner(Owner(person_id=person_id))

    def show_owner(self, owner: Owner) -> None:
        """Go to the scorecard of a person or a unit."""
        self.owner = owner
        self.shown.select(CARDS)
        self.search.clear()
        if not model.is_listed(self.context.organization, self.context.unit_id, owner):
            self.context.set_unit(owner.unit_id)
        if not self._computing.is_running:
            self._show_rows()

    def _show_rows(self) -> None:
        units, people = (model.found_owners(rows, self.search.text()) for rows in self._owners)
        if self.shown.selected == DUE:
            self._bodies.setCurrentWidget(self.due)
            self._show_due({row.owner for row in (*units, *people)})
            return
        if self._bodies.currentWidget() is not self.pasted:
            self._bodies.setCurrentIndex(0)
        parts = {
            "Units": units,
            "People with readings": [row for row in people if row.counts.is_read],
            "Not read yet": [row for row in people if row.asked and not row.counts.is_read],
            "Without KPIs: their roles have none": [row for row in people if not row.asked],
        }
        bands: list[Any] = []
        for title, rows in parts.items():
            bands += [Group(title, str(len(rows))), *rows] if rows else []
        listed = [row.owner for rows in parts.values() for row in rows]
        if self.owner not in listed:
            read = [row.owner for row in (*parts["People with readings"], *units) if row.counts.is_read]
            self.owner = next(iter((*read, *listed)), None)
        self.owners.show_rows(bands)
        if self.owner is not None:
            self.owners.choose(self.owner)
        overdue = sum(row.counts.overdue for row in (*units, *people))
        late = f"{overdue} reading{' is' if overdue == 1 else 's are'} overdue" if overdue else "no reading is overdue"
        self.host.set_status(
            f"{sum(row.counts.is_read for row in people):,} of {len(people):,} people have readings, {late}",
            "A KPI is met when its newest reading meets the target",
        )
        self._show_card()

    def _show_due(self, owners: Collection[Owner]) -> None:
        rows = [row for row in self._due if row.owner in owners]
        late, soon = [row for row in rows if row.is_overdue], [row for row in rows if not row.is_overdue]
        bands: list[Any] = [Group("Overdue", str(len(late))), *late] if late else []
        bands += [Group(f"Due today and within {SOON_DAYS} days", str(len(soon))), *soon] if soon else []
        nothing = f"Nothing that is kept up is overdue, nor due within {SOON_DAYS} days"
        self.due.show_rows(bands or [Group(nothing)])
        self.host.set_status(
            f"{len(late)} overdue, {len(soon)} due within {SOON_DAYS} days", "The longest overdue first"
        )

    @property
    def card(self) -> KpiTable:
        """The table of the chosen owner's KPIs."""
        return self.unit_card if self.owner is not None and self.owner.unit_id is not None else self.person_card

    def _show_card(self) -> None:
        owner, organization = self.owner, self.context.organization
        self._show_sentence(None)
        if owner is None:
            self._title.setText("")
            self._counts.setText("")
            return
        cards = model.scorecard_rows(organization, self.kpis, owner)
        self._title.setText(owner.name(organization))
        row = next(row for several in self._owners for row in several if row.owner == owner)
        self._counts.setText(model.counts_text(row.counts))
        self.how.set_ask((lambda: self._explain_counts(owner)) if row.asked else None)
        self._hint.setText(f"Type a value for {day_text(self.context.day)}" if cards else "")
        if not cards:
            self._show_sentence(nothing_asked(self.context, owner))
            return
        self._cards.setCurrentWidget(self.card)
        self.card.show_rows([one for title, note, rows in cards for one in (Group(title, note), *rows)])
        rows = [one for _, _, several in cards for one in several]
        if self._shown_kpi not in {one.key for one in rows}:
            newest = [one for one in rows if one.standing.readings]
            self.card.choose(next(iter((*newest, *rows))).key)
        self._choose_kpi(self.card.chosen_row)

    def _show_sentence(self, empty: EmptyState | None) -> None:
        """Show a sentence in place of the scorecard, or the scorecard again."""
        if self._empty is not None:
            self._upper.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self._cards.setVisible(empty is None)
        self._lower.setVisible(empty is None)
        if empty is not None:
            self._upper.addWidget(empty, 1)

    def _choose_owner(self, row: OwnerRow | None) -> None:
        if row is not None and row.owner != self.owner:
            self.owner = row.owner
            self._shown_kpi = None
            if not self.host.is_explaining:
                self.host.close_panel()
            self._show_card()

    def _choose_kpi(self, row: KpiRow | None) -> None:
        if row is None or self.shown.selected == DUE:
            return
        self._shown_kpi = row.key
        notes = {key: one.note for key, one in self.context.organization.table(KpiReading).items()}
        standing, day = row.standing, self.context.day

        def draw(figure: Any, palette: Any) -> None:
            from orgwright.charts.kpi import draw_kpi

            draw_kpi(figure, standing, palette, day)

        self.trend.show_chart(draw, model.reading_rows(standing, notes))
        self.trend.show_second(f"{standing.kpi.name}, {row.understood[:1].lower()}{row.understood[1:]}")
        if self.host.is_panel_open and self.host.panel is self.about:
            self.show_about(row)

    def _follow(self) -> None:
        """Keep the panel with what became of its reading."""
        row = self.card.chosen_row
        if self.host.is_panel_open and self.host.panel is self.editor and (row is None or not self.editor.follow(row)):
            self.host.close_panel()

    # What can be opened

    def explain_status(self, row: KpiRow) -> Explanation | None:
        """How the status of a KPI came about."""
        from orgwright.planning.explanations.kpi import status_explained

        return status_explained(self.context.organization, row.owner, row.standing)

    def explain_people(self, row: KpiRow) -> Explanation | None:
        """How the people of a unit stand on a KPI."""
        from orgwright.planning.explanations.kpi import people_explained

        if row.people is None:
            return None
        place = (row.standing.kpi.role_id, row.standing.kpi.name.casefold())
        return people_explained(self.context.organization, self.kpis, row.owner.unit_id, place, row.people)

    def _explain_counts(self, owner: Owner) -> Explanation | None:
        from orgwright.planning.explanations.kpi import counts_explained

        return counts_explained(self.context.organization, self.kpis, owner)

    def show_about(self, row: KpiRow) -> None:
        """Show what a KPI is."""

        def explain() -> None:
            found = self.explain_status(row)
            if found is not None:
                self.host.explain(found)

        self.about.show_kpi(row, lambda: self.context.jump("roles", row.standing.kpi.role_id), explain)
        self.host.show_panel(self.about)

    def _fill_menu(self, row: KpiRow, menu: QMenu) -> None:
        if row.can_be_read:
            table = self.due if self.shown.selected == DUE else self.card
            menu.addAction("Type a value\tEnter", table.start)
        menu.addAction("About this KPI", lambda: self.show_about(row))
        menu.addAction("Open the role", lambda: self.context.jump("roles", row.standing.kpi.role_id))
        if row.owner.person_id is not None:
            menu.addAction("Open the person", lambda: self.context.jump("people", row.owner.person_id))

    # Writing

    def record(self, row: KpiRow, text: str) -> str:
        """Record what was typed as the reading of the day; answers a sentence where it could not."""
        kpi = row.standing.kpi
        new = NewReading(kpi.role_id, kpi.name, text, self.context.day, row.owner.person_id, row.owner.unit_id)
        try:
            self.context.workspace.record_reading(new)
        except PlanningError as refused:
            return str(refused)
        return ""

    def _edit(self, row: ReadingRow) -> None:
        chosen = self.card.chosen_row
        if chosen is not None and row.reading.reading_id in self.context.recorded.table(KpiReading):
            self.editor.show_reading(row.reading.reading_id, chosen)
            self.host.show_panel(self.editor)

    def _fill_reading_menu(self, row: ReadingRow, menu: QMenu) -> None:
        menu.addAction("Change\tEnter", lambda: self._edit(row))
        menu.addAction("Remove\tDel", lambda: self.remove_reading(row.reading.reading_id))

    def _remove_chosen(self) -> None:
        row = self.trend.table.chosen_row
        if row is not None:
            self.remove_reading(row.reading.reading_id)

    def remove_reading(self, reading_id: int) -> None:
        """Remove one reading; undo brings it back."""
        attempt(self, lambda: self.context.workspace.remove_reading(reading_id))

    def paste(self, text: str = "") -> None:
        """Show what a table of readings on the clipboard would record."""
        from orgwright.gui.development.kpi_pasting import Pasting

        text = text if isinstance(text, str) and text else QGuiApplication.clipboard().text()
        pasting = Pasting(self.context.recorded, self.kpis, self.owner, self.context.day)
        rows = attempt(self, lambda: pasting.rows(text))
        if rows is not None:
            self.host.close_panel()
            self.pasted.begin(rows)
            self._bodies.setCurrentWidget(self.pasted)

    def _leave_paste(self) -> None:
        self._bodies.setCurrentIndex(0)
        self._show_rows()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_workbook(self) -> None:
        """Write the scorecard that is shown as a workbook."""
        from orgwright.gui.development.kpi_files import write_scorecard

        if self.owner is not None:
            write_scorecard(self.host, self.kpis, self.owner)
