"""The panel of roles within reach: each with the months of its quickest way, soonest first."""

from typing import TYPE_CHECKING

from orgwright.gui.progression.model import months_text, start_name
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.learning import route_total
from orgwright.planning.organization import Organization
from orgwright.planning.progression import Reached, route_along

if TYPE_CHECKING:
    from orgwright.gui.progression.graph_page import GraphPage

_ROW, _MOST = 28, 16
"""Height of a row, and rows from which on the table scrolls by itself."""

_NOTE = (
    "Months are those of the steps of the quickest way, one after the other, learning all that is not known. A role "
    "without requirements cannot be weighed, so no way leads through it. Enter shows the way."
)


class ReachPanel(SidePanel):
    """Every role that can be reached within some months; a double click asks for the way there."""

    def __init__(self, page: "GraphPage") -> None:
        super().__init__()
        self._page = page
        columns = (
            Column[Reached]("Role", self._name, is_key=True, tooltip=self._way),
            Column[Reached](
                "Steps", lambda row: str(len(row.role_ids) - 1), 56, "right", lambda row: len(row.role_ids)
            ),
            Column[Reached](
                "Months",
                lambda row: f"{row.months:.1f}",
                72,
                "right",
                sort_key=lambda row: row.months,
                explain=self._explained,
            ),
        )
        self.table = Table(columns, key=lambda row: row.role_id)
        self.table.setAccessibleName("Roles within reach")
        self.table.explained.connect(page.host.explain)
        self.table.chosen.connect(self._light)
        self.table.opened.connect(lambda row, _title: page.set_goal(row.role_id))
        self._note = second_line("", wrap=True)
        self._list = self.add_section(self.table, is_flush=True)
        self.add_section(self._note)

    def show_reached(self, organization: Organization, reached: tuple[Reached, ...], months: int, reason: str) -> None:
        """Show the roles, or why there are none."""
        name = start_name(organization, self._page.asked.start)
        self.set_title(f"Within {months_text(months)}", f"{name}, {len(reached)} of {len(organization.roles)} roles")
        self.table.show_rows(reached)
        self.table.setFixedHeight(_ROW * (min(len(reached), _MOST) + 1) + 4)
        self._list.setVisible(bool(reached))
        self._note.setText(_NOTE if reached else reason)

    def _light(self, row: Reached | None) -> None:
        if row is not None:
            self._page.graph.canvas.set_current(row.role_id)

    def _name(self, row: Reached) -> str:
        return self._page.context.organization.roles[row.role_id].name

    def _way(self, row: Reached) -> str:
        roles = self._page.context.organization.roles
        return " → ".join(roles[one].name for one in row.role_ids)

    def _explained(self, row: Reached) -> Explanation | None:
        organization, start = self._page.context.organization, self._page.asked.start
        return None if start is None else route_total(organization, route_along(organization, start, row.role_ids))
