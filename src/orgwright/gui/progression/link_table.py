"""The links of the career graph as a table: the same that is drawn, with what each step weighs and takes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from orgwright.gui.progression.model import Start, start_role
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.learning import step_of_route
from orgwright.planning.organization import Organization
from orgwright.planning.progression import PersonStart, route_along
from orgwright.planning.step_costs import MILLION, career_network, step_costs, step_months
from orgwright.records import LinkKind


@dataclass(frozen=True)
class LinkRow:
    """One way from role to role; weight and months for whoever is at the start, null where the role asks nothing."""

    from_role_id: int
    to_role_id: int
    from_name: str
    to_name: str
    kind: LinkKind
    weighted_gap: float | None
    months: float | None
    link_ids: tuple[int, ...]


def link_rows(organization: Organization, start: Start | None, role_ids: frozenset[int]) -> list[LinkRow]:
    """The ways between some roles, by the names of both; an adjacent link is one each way.

    Weights and months are those of a route from the start; without one, those of somebody who holds what the role
    before asks for.
    """
    network, roles = career_network(organization), organization.roles
    begin = start_role(organization, start)
    person_id = start.person_id if isinstance(start, PersonStart) else None
    place = -1 if begin is None else network.place_by_role[begin]
    costs = step_costs(organization, person_id, place).tolist()
    months = step_months(organization, person_id, place).tolist()
    rows = []
    for number, ((before, after), way) in enumerate(network.ways.items()):
        if before in role_ids and after in role_ids:
            is_known = not network.is_unknown[number]
            gap, taken = (costs[number] / MILLION, months[number]) if is_known else (None, None)
            names = roles[before].name, roles[after].name
            rows.append(LinkRow(before, after, *names, way.kind, gap, taken, way.link_ids))
    return sorted(rows, key=lambda row: (row.from_name, row.to_name, row.from_role_id, row.to_role_id))


def explain_link(organization: Organization, start: Start | None, row: LinkRow) -> Explanation | None:
    """How the weight and the months of one link came about; nothing without a start or requirements."""
    if start is None or row.months is None or start_role(organization, start) is None:
        return None
    (step,) = route_along(organization, start, (row.from_role_id, row.to_role_id)).steps
    return step_of_route(organization, step)


def link_table(explain: Callable[[LinkRow], Explanation | None]) -> Table:
    """The table, its numbers explained by ``explain``."""
    number = partial(Column[LinkRow], align="right", explain=explain)
    columns = (
        Column[LinkRow]("From", lambda row: row.from_name, is_key=True),
        Column[LinkRow]("Link", lambda row: row.kind, 90, tone="text2"),
        Column[LinkRow]("To", lambda row: row.to_name),
        number(
            title="Weighted gap",
            text=lambda row: "–" if row.weighted_gap is None else f"{row.weighted_gap:g}",
            width=110,
            sort_key=lambda row: row.weighted_gap,
        ),
        number(
            title="Months",
            text=lambda row: "unknown" if row.months is None else f"{row.months:.1f}",
            width=96,
            sort_key=lambda row: row.months,
        ),
    )
    made = Table(columns, key=lambda row: (row.from_role_id, row.to_role_id))
    made.setAccessibleName("Links of the career graph")
    return made
