"""The requisitions for seats of the unit: what was asked for, since when, and how far it has come."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QVBoxLayout

from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import REQUISITIONS
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.seats_page import offer_slate
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.plans import requisition_days
from orgwright.planning.keys import new_key
from orgwright.records import Requisition, RequisitionStatus

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen


class RequisitionsPage(StaffingPage):
    """The table of requisitions with the form of the chosen one; see the module."""

    adds = "Requisition"

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        asked = {"Days": self._explained_days}
        self.table = Table(explained_columns(REQUISITIONS, asked), key=lambda row: row.requisition_id)
        self.table.explained.connect(screen.explain)
        self.table.chosen.connect(self._edit)
        self.table.menu_wanted.connect(self._fill_menu)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.table)

    def refresh(self) -> None:
        """Show the requisitions of the unit as they are on the day."""
        rows = model.requisition_rows(self.context.organization, self.context.unit_id)
        self.table.show_rows(rows)
        self.tell(f"{len(rows)} requisitions, {sum(row.status == 'open' for row in rows)} open")

    def add(self) -> None:
        """Ask for a new requisition, opened on the day."""
        taken = [one.key for one in self.context.recorded.table(Requisition).values()]
        begin = {"key": new_key("req", taken).upper(), "opened_on": self.context.day, "status": "open"}
        add_record(self, self.context, Requisition, begin=begin)

    def _explained_days(self, row: model.RequisitionRow) -> Explanation | None:
        return requisition_days(self.context.organization, row.requisition_id)

    def _fill_menu(self, row: model.RequisitionRow, menu: QMenu) -> None:
        offer_slate(self, self.context.recorded.requisitions[row.requisition_id].position_id, menu)

    def _edit(self, row: model.RequisitionRow | None) -> None:
        if row is None:
            return
        key = row.requisition_id
        position_id = self.context.recorded.requisitions[key].position_id
        self.edit_record(
            Requisition,
            key,
            row.key,
            f"{row.role} in {row.unit}",
            button("Fill…", "plus", lambda: self.acts.fill(position_id)),
            button("Cancel it", on_click=lambda: self.set_status(key, RequisitionStatus.CANCELLED)),
            button("Remove", "trash", lambda: self.remove_record(Requisition, key)),
        )

    def set_status(self, requisition_id: int, status: RequisitionStatus) -> None:
        """Say how far a requisition has come."""
        attempt(self, lambda: self.context.workspace.change(Requisition, requisition_id, status=status))
