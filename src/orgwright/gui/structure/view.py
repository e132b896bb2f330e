"""The screen of the organization: tabs over pages, each loaded when it is first shown."""

from orgwright.gui.context import Context
from orgwright.gui.paged_screen import PagedScreen
from orgwright.gui.record_forms import add_record
from orgwright.gui.seat_acts import SeatActs
from orgwright.gui.seat_panel import SeatPanel
from orgwright.gui.structure.head_figures import HeadFigures
from orgwright.gui.structure.page import StructurePage
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.organization import Organization
from orgwright.records import Unit
from orgwright.workspace import Changes

PAGES = (
    ("chart", "Chart", "orgwright.gui.structure.chart_page.ChartPage"),
    ("units", "Units and seats", "orgwright.gui.structure.units_page.UnitsPage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``StructurePage`` for what a page is."""


class OrganizationScreen(PagedScreen[StructurePage]):
    """Who sits where; see the module."""

    key, title, icon, group = "organization", "Organization", "network", 0
    pages_of = PAGES
    panel_under_head = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.acts = SeatActs(self, context)
        self.seat_panel = SeatPanel(self, self.acts, lambda: self.is_pay_shown)

    def fill_head(self) -> None:
        """The figures of the unit, pay, and what can be added."""
        self.figures = HeadFigures(self.context)
        self.figures.explained.connect(self.explain)
        self.head.add_action(self.figures)
        self._pay = button("Show pay", "banknote", self._show_pay)
        self._pay.setCheckable(True)
        self.head.add_action(self._pay)
        self.head.add_action(button("Unit", "plus", self.add_unit))
        self.head.add_action(button("Position", "plus", self.add_position))

    @property
    def is_pay_shown(self) -> bool:
        """Pay is hidden until somebody asks for it."""
        return self._pay.isChecked()

    def _show_pay(self) -> None:
        for page in self.pages.values():
            page.show_pay()
        self.seat_panel.follow()

    def enter_page(self, page: StructurePage) -> None:
        """The status bar is that of the page that is looked at."""
        page.tell_again()

    def refresh(self, changes: Changes | None) -> None:
        """Show the page that is looked at anew, the other when it is next looked at."""
        has_units = bool(self.context.organization.units)
        self.figures.setVisible(has_units)
        if not has_units:
            self.close_panel()
            self.show_empty(EmptyState("network", "There are no units yet.", ("Add a unit", self.add_unit)))
            return
        self.figures.show_figures()
        self.show_pages()
        self.seat_panel.follow()

    @classmethod
    def rail_count(cls, organization: Organization) -> int | None:
        """None: units, seats and people would be three numbers."""
        return None

    def show_record(self, record_id: int | None) -> None:
        """Go to one unit, wherever it stands in the tree."""
        if record_id is not None:
            self.show_in_page("units", record_id)

    def show_in_page(self, key: str, record_id: int) -> None:
        """Go to one unit in its page, or to one position in the chart."""
        self.show_page(key).show_record(record_id)

    # Writing

    def add_unit(self) -> None:
        """Ask for a new unit, below the chosen one."""
        unit_id = self.page.place_of_new()[0] if self.context.organization.units else None
        scenario, sentence = self.acts.scenario, ""
        if scenario is not None:
            sentence = f"Units have no dates: a new one goes into the records, not into “{scenario.title}”."
        begin = {"parent_id": unit_id, "kind": "team"}
        made = add_record(self, self.context, Unit, begin=begin, sentence=sentence)
        if made is not None and made.made_id is not None:
            self.show_in_page("units", made.made_id)

    def add_position(self) -> None:
        """Ask for a new position in the chosen unit: below its leader, or below the position chosen in the chart."""
        self.acts.open(*self.page.place_of_new())
