"""The screen of the staffing plan: tabs over pages, each loaded when it is first shown."""

from PySide6.QtWidgets import QMenu

from orgwright.gui.paged_screen import PagedScreen
from orgwright.gui.record_forms import add_record
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.papers import fill_export_menu
from orgwright.gui.widgets.buttons import MenuButton, button
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import IntegerField
from orgwright.planning.months import MOST_MONTHS
from orgwright.records import Position
from orgwright.workspace import Changes

PAGES = (
    ("compare", "Compare", "orgwright.gui.staffing.compare_page.ComparePage"),
    ("month", "By month", "orgwright.gui.staffing.month_page.MonthPage"),
    ("actual", "Plan and actual", "orgwright.gui.staffing.actual_page.ActualPage"),
    ("scenarios", "Scenarios", "orgwright.gui.staffing.scenarios_page.ScenariosPage"),
    ("seats", "Seats", "orgwright.gui.staffing.seats_page.SeatsPage"),
    ("requisitions", "Requisitions", "orgwright.gui.staffing.requisitions_page.RequisitionsPage"),
    ("timeline", "Timeline", "orgwright.gui.staffing.timeline_page.TimelinePage"),
    ("gaps", "Close gaps", "orgwright.gui.staffing.gaps_page.GapsPage"),
    ("attrition", "Attrition", "orgwright.gui.staffing.attrition_page.AttritionPage"),
    ("rates", "Rates", "orgwright.gui.staffing.rates_page.RatesPage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``StaffingPage`` for what a page is."""
LENGTHS = (6, 12, 18, 24, 36, 48, 60)
"""Months that a plan is offered for."""


class StaffingScreen(PagedScreen[StaffingPage]):
    """The plan of the context's unit under its scenario; see the module."""

    key, title, icon, group = "staffing", "Staffing plan", "calendar-range", 1
    pages_of = PAGES

    def fill_head(self) -> None:
        """How many months, what can be added on the page, and taking the plan along."""
        self.months = 12
        self._length = MenuButton("12 months", self._fill_lengths)
        self._new = button("Position", "plus", lambda: self.page.add())
        self._files = MenuButton("Export workbook…", lambda menu: fill_export_menu(menu, self), "upload", "ordinary")
        for action in (self._length, self._new, self._files):
            self.head.add_action(action)

    def enter_page(self, page: StaffingPage) -> None:
        """Offer in the head what matters to the page, and say what it shows."""
        wanted = {self._length: page.plans_months, self._new: bool(page.adds)}
        # What goes, goes first: all together would widen a narrow window for good.
        for action in sorted(wanted, key=lambda one: wanted[one]):
            action.setVisible(wanted[action])
        self._new.setText(page.adds)
        page.tell_again()

    def refresh(self, changes: Changes | None) -> None:
        """Show the page that is looked at anew, the others when they are next looked at."""
        organization = self.context.organization
        if not organization.positions and not organization.scenarios:
            self.close_panel()
            self.head.set_subtitle("")
            if organization.units:
                way = ("Add a position", self._add_position)
            else:
                way = ("Add units first", lambda: self.context.jump("organization"))
            self.show_empty(EmptyState("calendar-range", "There are no seats to plan with yet.", way, None))
            return
        self.show_pages()

    def _add_position(self) -> None:
        begin = {"unit_id": self.context.unit_id, "opens_on": self.context.day}
        add_record(self, self.context, Position, begin=begin)

    @property
    def unit_ids(self) -> tuple[int, ...] | None:
        """The unit of the context bar and those below it; None for the whole."""
        unit_id = self.context.unit_id
        return None if unit_id is None else self.context.organization.seating.subtree(unit_id)

    def _fill_lengths(self, menu: QMenu) -> None:
        for months in LENGTHS:
            action = menu.addAction(f"{months} months")
            action.setCheckable(True)
            action.setChecked(months == self.months)
            action.triggered.connect(lambda _checked, months=months: self.show_length(months))
        menu.addSeparator()
        menu.addAction("Other number…", self._ask_length)

    def _ask_length(self) -> None:
        """Any number of months that a plan can cover."""
        sentence = "From the month of the day that is looked at."
        dialog = FormDialog(self, "Plan over", "Plan", lambda values: self.show_length(values["months"]), sentence)
        dialog.form.add(IntegerField("Months", 1, MOST_MONTHS, needed=True), key="months").show_value(self.months)
        dialog.exec()

    def show_length(self, months: int) -> None:
        """Plan over so many months."""
        self.months = months
        self._length.setText(f"{months} {'month' if months == 1 else 'months'}")
        self.show_pages()

    def show_record(self, record_id: int | None) -> None:
        """Go to one seat."""
        if record_id is not None:
            self.show_in_page("seats", record_id)

    def show_in_page(self, key: str, record_id: int) -> None:
        """Go to one seat, requisition or planned change in its page."""
        self.show_page(key).show_record(record_id)
