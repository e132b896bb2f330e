"""The panel of a team laid over the career graph: who stands where, and the next step of everybody."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.learning import months_to_a_role
from orgwright.planning.graph_standing import NextStep, TeamStanding
from orgwright.planning.organization import Organization
from orgwright.planning.progression import PersonStart

if TYPE_CHECKING:
    from orgwright.gui.progression.graph_page import GraphPage

_ROW, _MOST = 28, 16


@dataclass(frozen=True)
class TeamRow:
    """A person with the role they stand at and their next step, if a link leads on from there."""

    person_id: int
    name: str
    role: str
    step: NextStep | None
    next_role: str

    @property
    def months_text(self) -> str:
        """The months of the step; a range where something is not known."""
        if self.step is None or self.step.months is None or self.step.least_months is None:
            return "–" if self.step is None else "unknown"
        first, last = round(self.step.least_months), round(self.step.months)
        return str(last) if first == last else f"{first}–{last}"


def team_rows(organization: Organization, standing: TeamStanding) -> list[TeamRow]:
    """Everybody who stands at a role, those nearest to a next step first."""
    people, roles = organization.people, organization.roles
    rows = []
    for role_id, several in standing.people_by_role.items():
        for one in several:
            step = standing.step_by_person.get(one)
            next_role = "no link leads on" if step is None else roles[step.to_role_id].name
            rows.append(TeamRow(one, people[one].name, roles[role_id].name, step, next_role))
    return sorted(rows, key=lambda row: (_months(row), row.name, row.person_id))


def _months(row: TeamRow) -> float:
    return float("inf") if row.step is None or row.step.months is None else row.step.months


class TeamPanel(SidePanel):
    """The people of the unit of the context bar; a double click shows the way of one of them."""

    def __init__(self, page: "GraphPage") -> None:
        super().__init__()
        self._page = page
        columns = (
            Column[TeamRow]("Person", lambda row: row.name, is_key=True, tooltip=lambda row: f"{row.name}, {row.role}"),
            Column[TeamRow]("Next step", lambda row: row.next_role, 116, tone="text2"),
            Column[TeamRow](
                "Months", lambda row: row.months_text, 66, "right", sort_key=_months, explain=self._explained
            ),
        )
        self.table = Table(columns, key=lambda row: row.person_id)
        self.table.setAccessibleName("People of the team and their next steps")
        self.table.explained.connect(page.host.explain)
        self.table.opened.connect(lambda row, _title: self._show_way(row))
        self._note = second_line("", wrap=True)
        self._list = self.add_section(self.table, is_flush=True)
        self.add_section(self._note)

    def show_team(self, organization: Organization, standing: TeamStanding, title: str, role_id: int | None) -> None:
        """Show the team, or those of it who stand at one role."""
        rows = team_rows(organization, standing)
        if role_id is not None:
            here = standing.people_by_role.get(role_id, ())
            rows = [row for row in rows if row.person_id in here]
        where = title if role_id is None else f"{title}, at"
        name = f"{len(rows)} {'person' if len(rows) == 1 else 'people'}"
        self.set_title(name if role_id is None else f"{organization.roles[role_id].name}: {name}", where)
        self.table.show_rows(rows)
        self.table.setFixedHeight(_ROW * (min(len(rows), _MOST) + 1) + 4)
        self._list.setVisible(bool(rows))
        notes = ["Months of the quickest next step upwards, or sideways where none leads up. Enter shows the way."]
        if standing.without_role and role_id is None:
            count = len(standing.without_role)
            notes.append(f"{count} {'person has' if count == 1 else 'people have'} no role and stand nowhere.")
        self._note.setText(" ".join(notes) if rows else "Nobody of the team stands here.")

    def _explained(self, row: TeamRow) -> Explanation | None:
        if row.step is None or row.step.months is None:
            return None
        return months_to_a_role(self._page.context.organization, row.person_id, row.step.to_role_id)

    def _show_way(self, row: TeamRow) -> None:
        goal = None if row.step is None else row.step.to_role_id
        self._page.ask_way(PersonStart(row.person_id), goal)
