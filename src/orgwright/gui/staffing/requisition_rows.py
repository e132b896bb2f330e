"""The rows of the page of requisitions and their columns; no window is needed for the rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Column
from orgwright.planning.organization import Organization
from orgwright.planning.requisitions import RequisitionKind, requisition_standings
from orgwright.records import RequisitionStatus

_ORDER = {
    RequisitionStatus.OPEN: 0,
    RequisitionStatus.ON_HOLD: 1,
    RequisitionStatus.DRAFT: 2,
    RequisitionStatus.FILLED: 3,
    RequisitionStatus.CANCELLED: 4,
}
ALL, LATE = "all", "late"
SHOWN = ((ALL, "All"), ("backfill", "Backfill"), ("net new", "Net new"), (LATE, "Late"))
"""What the list can be narrowed to: a kind, or those that wait after the start that was wanted."""


@dataclass(frozen=True)
class RequisitionRow:
    """One requisition with the seat it is for, and how it stands on the day."""

    requisition_id: int
    key: str
    position: str
    role: str
    unit: str
    kind: str
    status: str
    priority: str
    opened_on: date | None
    target_start_on: date | None
    days_open: int | None
    is_waiting: bool
    is_late: bool
    hiring_manager: str


def requisition_rows(organization: Organization, unit_id: int | None, shown: str = ALL) -> list[RequisitionRow]:
    """The requisitions for seats of a unit, those that are open first; of one kind alone, or the late ones."""
    units = set(organization.seating.subtree(unit_id))
    standings = requisition_standings(organization)
    found = []
    for key, one in organization.requisitions.items():
        position, standing = organization.positions[one.position_id], standings[key]
        if position.unit_id not in units:
            continue
        role_id = organization.seating.position_role(one.position_id)
        manager = organization.people.get(one.hiring_manager_id or 0)
        found.append(
            RequisitionRow(
                key,
                one.key,
                position.key,
                "" if role_id is None else organization.roles[role_id].name,
                organization.units[position.unit_id].name,
                standing.kind.value,
                str(one.status),
                one.priority,
                one.opened_on,
                one.target_start_on,
                standing.days_open,
                standing.is_waiting,
                standing.is_late,
                "" if manager is None else manager.name,
            )
        )
    rows = sorted(found, key=lambda row: (_ORDER[RequisitionStatus(row.status)], row.key))
    return [row for row in rows if shown in (ALL, row.kind) or (shown == LATE and row.is_late)]


def counts_text(rows: list[RequisitionRow]) -> str:
    """How many requisitions there are, and of those that wait how many are of each kind and late."""
    waiting = [row for row in rows if row.is_waiting]
    backfill = sum(row.kind == RequisitionKind.BACKFILL for row in waiting)
    late = sum(row.is_late for row in waiting)
    parts = f"{backfill} backfill, {len(waiting) - backfill} net new, {late or 'none'} late"
    noun = "requisition" if len(rows) == 1 else "requisitions"
    return f"{len(rows)} {noun}, {len(waiting)} waiting: {parts}" if waiting else f"{len(rows)} {noun}, none waiting"


def _wanted(row: RequisitionRow) -> str:
    if row.target_start_on is None:
        return ""
    return f"{day_text(row.target_start_on)}{', late' if row.is_late else ''}"


COLUMNS: tuple[Column[Any], ...] = (
    Column("Requisition", lambda row: row.key, 120, is_key=True),
    Column("Role", lambda row: row.role, 0),
    Column("Position", lambda row: row.position, 100, tone="text2"),
    Column("Unit", lambda row: row.unit, 130, tone="text2", spare=3),
    Column("Kind", lambda row: row.kind, 76, tone="text2"),
    Column("Status", lambda row: row.status, 76, tone=lambda row: "text" if row.status == "open" else "text2"),
    Column("Priority", lambda row: row.priority, 70, tone="text2", spare=1),
    Column("Hiring manager", lambda row: row.hiring_manager, 120, tone="text2", spare=4),
    Column(
        "Opened",
        lambda row: "" if row.opened_on is None else day_text(row.opened_on),
        100,
        "right",
        sort_key=lambda row: row.opened_on or date.min,
        tone="text2",
        spare=2,
    ),
    Column(
        "Days",
        lambda row: "" if row.days_open is None else str(row.days_open),
        50,
        "right",
        sort_key=lambda row: row.days_open,
    ),
    Column(
        "Start wanted",
        _wanted,
        126,
        "right",
        sort_key=lambda row: row.target_start_on or date.max,
        tone=lambda row: "missing" if row.is_late else "text2",
    ),
)
