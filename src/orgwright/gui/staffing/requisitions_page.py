"""The requisitions for seats of the unit: what was asked for, since when, and how far it has come."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.messages import attempt
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.requisition_form import RequisitionDialog
from orgwright.gui.staffing.requisition_rows import ALL, COLUMNS, SHOWN, RequisitionRow, counts_text, requisition_rows
from orgwright.gui.staffing.seats_page import offer_slate
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import SegmentedControl, button
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.plans import requisition_days
from orgwright.records import Requisition, RequisitionStatus

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

_KINDS = "Backfill: somebody sat in the seat before the requisition was opened. Net new: nobody did."


class RequisitionsPage(StaffingPage):
    """The table of requisitions with the form of the chosen one; see the module."""

    adds = "Requisition"

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.which = SegmentedControl(SHOWN)
        self.which.chosen.connect(lambda _key: self.refresh())
        asked = {"Days": self._explained_days}
        self.table = Table(explained_columns(COLUMNS, asked), key=lambda row: row.requisition_id)
        self.table.explained.connect(screen.explain)
        self.table.chosen.connect(self._edit)
        self.table.menu_wanted.connect(self._fill_menu)
        self.nothing = EmptyState("calendar-range", "Nobody is asked for here yet.", ("New requisition", self.add))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_3)
        line.addWidget(self.which)
        line.addWidget(second_line(_KINDS, wrap=True), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Show the requisitions of the unit as they are on the day."""
        organization, unit_id = self.context.organization, self.context.unit_id
        rows = requisition_rows(organization, unit_id)
        shown = rows if self.which.selected == ALL else requisition_rows(organization, unit_id, self.which.selected)
        self.table.show_rows(shown)
        self._stack.setCurrentWidget(self.table if rows else self.nothing)
        self.tell(counts_text(rows))

    def show_record(self, record_id: int) -> None:
        """Bring a requisition into view, whatever the list was narrowed to."""
        if not self.table.choose(record_id):
            self.which.select(ALL)
            self.refresh()
            self.table.choose(record_id)

    def add(self) -> None:
        """Ask for a new requisition, for a vacant seat or with a new one."""
        RequisitionDialog(self, self.context).exec()

    def _explained_days(self, row: RequisitionRow) -> Explanation | None:
        return requisition_days(self.context.organization, row.requisition_id)

    def _fill_menu(self, row: RequisitionRow, menu: QMenu) -> None:
        position_id = self.context.recorded.requisitions[row.requisition_id].position_id
        offer_slate(self, position_id, menu)
        menu.addAction("Show the seat", lambda: self.host.show_record(position_id))

    def _edit(self, row: RequisitionRow | None) -> None:
        if row is None or row.requisition_id not in self.context.recorded.requisitions:
            return
        key = row.requisition_id
        position_id = self.context.recorded.requisitions[key].position_id
        on_hold = row.status == RequisitionStatus.OPEN
        actions = []
        if row.is_waiting:
            turned = RequisitionStatus.ON_HOLD if on_hold else RequisitionStatus.OPEN
            actions = [
                button("Fill…", "plus", lambda: self.acts.fill(position_id)),
                button("Hold" if on_hold else "Open", on_click=lambda: self.set_status(key, turned)),
                button("Cancel it", on_click=lambda: self.set_status(key, RequisitionStatus.CANCELLED)),
            ]
        actions.append(button("Remove", on_click=lambda: self.remove_record(Requisition, key)))
        self.edit_record(Requisition, key, row.key, _standing_text(row), *actions)
        scenario = self.acts.scenario
        if scenario is not None:
            words = "A requisition is a record: what is edited above is recorded. "
            words += f"Fill plans somebody in “{scenario.title}”, and the requisition is filled when that is made real."
            self.editor.add_section(second_line(words, wrap=True))

    def set_status(self, requisition_id: int, status: RequisitionStatus) -> None:
        """Say how far a requisition has come; the panel shows what can be done then."""
        if attempt(self, lambda: self.context.workspace.change(Requisition, requisition_id, status=status)):
            self._edit(self.table.chosen_row)


def _standing_text(row: RequisitionRow) -> str:
    """The kind of a requisition, how long it is open, and whether it is late."""
    parts = [row.kind.capitalize()]
    if row.days_open is not None:
        parts.append(f"{row.days_open:,} {'day' if row.days_open == 1 else 'days'} open")
    if row.is_late and row.target_start_on is not None:
        parts.append(f"late since {day_text(row.target_start_on)}")
    return ", ".join(parts)
