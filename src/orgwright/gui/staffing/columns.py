"""The columns of the tables of the staffing plan."""

from typing import Any

from orgwright.gui.staffing.model import fte_text, whole_money_text
from orgwright.gui.widgets.columns import Column
from orgwright.planning.cost_rates import OWN_COST


def _people(title: str, name: str, width: int) -> Column[Any]:
    return Column(
        title,
        lambda row: f"{getattr(row.one, name):,}" if getattr(row.one, name) else "–",
        width,
        "right",
        tone="text2",
        bold=lambda row: row.is_year,
    )


def _fte(title: str, name: str, width: int) -> Column[Any]:
    return Column(title, lambda row: fte_text(getattr(row.one, name)), width, "right", bold=lambda row: row.is_year)


def _left(row: Any) -> str:
    return "" if row.left is None else whole_money_text(row.left)


MONTHS: tuple[Column[Any], ...] = (
    Column("Month", lambda row: row.title, is_key=True, bold=lambda row: row.is_year),
    Column("Opening", lambda row: f"{row.one.opening:,}", 62, "right", bold=lambda row: row.is_year),
    _people("Hires", "hires", 50),
    _people("Transfers in", "transfers_in", 80),
    _people("Transfers out", "transfers_out", 86),
    _people("Exits", "exits", 48),
    Column("Closing", lambda row: f"{row.one.closing:,}", 62, "right", bold=True),
    Column("FTE", lambda row: fte_text(row.one.fte.closing), 76, "right", bold=lambda row: row.is_year),
    _fte("Authorised", "authorised", 76),
    _fte("Vacant", "vacant", 62),
    _fte("Frozen", "frozen", 60),
    Column("Cost", lambda row: whole_money_text(row.one.cost), 96, "right", bold=True),
    Column("Budget left", _left, 96, "right", tone=lambda row: "short" if (row.left or 0) < 0 else "text2", spare=1),
    Column("Vacant cost", lambda row: whole_money_text(row.one.vacant_cost), 84, "right", tone="text2", spare=2),
)

FIGURES = tuple(column.title for column in MONTHS)
"""The columns of a month whose numbers can be opened; the month itself opens its headcount."""

SEATS: tuple[Column[Any], ...] = (
    Column("Position", lambda row: row.key, 100, is_key=True),
    Column("Role", lambda row: row.role, 0),
    Column("Unit", lambda row: row.unit, 126, tone="text2"),
    Column("People", lambda row: row.people, 140),
    Column("FTE", lambda row: fte_text(row.fte), 52, "right", sort_key=lambda row: row.fte),
    Column(
        "State",
        lambda row: row.status,
        108,
        tone=lambda row: "text" if "vacant" in row.status or row.status == "over-filled" else "text2",
    ),
    Column(
        "Annual cost",
        lambda row: "" if row.cost is None else whole_money_text(row.cost),
        84,
        "right",
        sort_key=lambda row: row.cost,
        tone=lambda row: "text" if row.cost_source == OWN_COST else "text3",
        tooltip=lambda row: "" if row.cost_source == OWN_COST else f"Annual cost: {row.cost_source}",
    ),
    Column(
        "Cost from",
        lambda row: "" if row.cost_source == OWN_COST else row.cost_source,
        150,
        tone=lambda row: "missing" if row.cost is None else "text2",
        spare=1,
    ),
    Column("Critical", lambda row: "critical" if row.is_critical else "", 76, tone="text2"),
)
