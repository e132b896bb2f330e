"""One contradiction in the data, as data: where it is, what is wrong, and a way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from orgwright.planning.organization import Organization
from orgwright.records import Incumbency, PlannedChange, Record, Requirement, Target, table_name

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """A contradiction at one row.

    An ``error`` makes a number wrong or leaves something out of it; a ``warning`` is most likely a slip. ``code`` is
    stable for scripts, ``record`` the table, ``key`` what the row is called, ``text`` and ``way_out`` a sentence each.
    """

    severity: Severity
    code: str
    record: str
    record_id: int
    key: str
    text: str
    way_out: str

    @property
    def where(self) -> str:
        """The place in words: the table and what the row is called."""
        return f"{self.record.replace('_', ' ')} {self.key}"


def found(
    organization: Organization,
    severity: Severity,
    code: str,
    record: type[Record],
    record_id: int,
    text: str,
    way_out: str,
) -> Finding:
    """A finding at a row of the picture, named by the row's key."""
    key = key_of(organization, record, record_id)
    return Finding(severity, code, table_name(record), record_id, key, text, way_out)


def key_of(organization: Organization, record: type[Record], record_id: int) -> str:
    """What a row is called: its key or name, or the keys of what it joins, parted by strokes."""
    row: Any = organization.table(record)[record_id]
    if record is Incumbency:
        return f"{organization.positions[row.position_id].key} | {organization.people[row.person_id].key}"
    if record is Requirement:
        return f"{organization.roles[row.role_id].name} | {organization.skills[row.skill_id].name}"
    if record is Target:
        return f"{organization.units[row.unit_id].name} | {organization.skills[row.skill_id].name} | {row.level}"
    if record is PlannedChange:
        return f"{organization.scenarios[row.scenario_id].key} | {row.number}"
    return str(getattr(row, "key", None) or getattr(row, "name", None) or record_id)
