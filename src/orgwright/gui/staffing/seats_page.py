"""The seats of the unit: who sits in them, what is vacant or frozen, what each costs."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QVBoxLayout

from orgwright.gui.budget_words import budget_words
from orgwright.gui.seat_panel import SeatPanel
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import SEATS
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.requisition_form import RequisitionDialog
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cost_rates import annual_cost_explained
from orgwright.planning.explanations.structure import position_fte
from orgwright.planning.requisitions import waiting_positions
from orgwright.planning.standing import run_rate

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen


class SeatsPage(StaffingPage):
    """The table of seats with the form of the chosen one; see the module."""

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        asked = {"FTE": self._explained_fte, "Annual cost": self._explained_cost}
        self.table = Table(explained_columns(SEATS, asked), key=lambda row: row.position_id)
        self.table.explained.connect(screen.explain)
        self.table.chosen.connect(self._edit)
        self.table.menu_wanted.connect(self._fill_menu)
        self.panel = SeatPanel(screen, self.acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.table)

    def refresh(self) -> None:
        """Show the seats of the unit as they are on the day, under the scenario."""
        organization, unit_id = self.context.organization, self.context.unit_id
        rows = model.seat_rows(organization, unit_id)
        self.table.show_rows(rows)
        vacant = sum(row.status in ("vacant", "partly vacant") for row in rows)
        without = sum(row.cost is None for row in rows)
        self.panel.follow()
        left = budget_words(run_rate(organization, unit_id), organization.facts.currency)
        counted = f"{len(rows)} seats, {vacant} with vacant FTE, {without} without a cost"
        self.tell(f"{counted}, {left}" if left else counted)

    def show_record(self, record_id: int) -> None:
        """Bring a seat into view."""
        self.table.choose(record_id)

    def _fill_menu(self, row: model.SeatRow, menu: QMenu) -> None:
        offer_slate(self, row.position_id, menu)
        waited = waiting_positions(self.context.recorded)
        if row.position_id in self.context.recorded.positions and row.position_id not in waited:
            ask = lambda: RequisitionDialog(self, self.context, row.position_id).exec()  # noqa: E731
            menu.addAction("New requisition…", ask)

    def _explained_fte(self, row: model.SeatRow) -> Explanation | None:
        organization = self.context.organization
        return position_fte(organization, row.position_id) if row.position_id in organization.positions else None

    def _explained_cost(self, row: model.SeatRow) -> Explanation | None:
        organization = self.context.organization
        known = row.position_id in organization.positions
        return annual_cost_explained(organization, row.position_id) if known else None

    def _edit(self, row: model.SeatRow | None) -> None:
        if row is not None:
            self.panel.show_seat(row.position_id)


def offer_slate(page: StaffingPage, position_id: int, menu: QMenu) -> None:
    """The way to the people who could take a seat."""
    menu.addAction("Slate…", lambda: page.context.jump("progression", ("slate", position_id)))
