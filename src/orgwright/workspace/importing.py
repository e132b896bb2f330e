"""Taking role documents into the open file: what was decided becomes rows, all of one import as one action."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from orgwright.exchange.field_change import FieldChange
from orgwright.planning.validation import checked
from orgwright.records import ROLE_ROWS, Document, Kpi, Record
from orgwright.workspace.kpi_readings import follow_kpi_name
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.exchange.blueprint import RoleDocument
    from orgwright.exchange.role_import.plan import ImportPlan
    from orgwright.exchange.role_import.taking import Decision
    from orgwright.planning.organization import Organization
    from orgwright.planning.role_sheet import RoleSheet
    from orgwright.workspace.role_rows import RoleRows


@dataclass(frozen=True)
class BlueprintImport:
    """What an import changed, or would change: fields in words, and each document with the rows to decide."""

    changes: tuple[FieldChange, ...]
    plans: tuple[ImportPlan, ...]

    @property
    def documents(self) -> tuple[RoleDocument, ...]:
        """The documents as they were read."""
        return tuple(one.document for one in self.plans)


_WHERE_IT_STANDS = frozenset({"begins", "ends", "number"})


class _RowsOfTheFile:
    """The rows of the open file, as an import writes them.

    Rows to which nothing refers wait until ``write_waiting``, and are then written with one statement for each table.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._waiting: dict[type[Record], list[dict[str, Any]]] = {}

    def add(self, record: type[Record], values: Mapping[str, Any]) -> int:
        if record not in ROLE_ROWS:
            return self._write.add(record, values)
        typed = checked(record, values, self._write.organization)
        typed.pop("id", None)
        self._waiting.setdefault(record, []).append(typed)
        return 0

    def write_waiting(self) -> None:
        for record, rows in self._waiting.items():
            self._write.connection.execute(insert(record), rows)
        self._waiting = {}

    def change(self, record: type[Record], row_id: int, values: Mapping[str, Any]) -> None:
        table = self._write.organization.rows.get(record)
        if table is not None:
            self._write.change(table[row_id], values)
            return
        where = column_of(record, "id") == row_id
        if not values.keys() <= _WHERE_IT_STANDS:
            columns = record.__table__.columns  # type: ignore[attr-defined]
            row = self._write.connection.execute(select(*columns).where(where)).mappings().one()
            values = {name: checked(record, {**row, **values}, self._write.organization)[name] for name in values}
            if record is Kpi and "name" in values:
                follow_kpi_name(self._write, row_id, row["role_id"], row["name"], values["name"])
        self._write.connection.execute(update(record).where(where).values(dict(values)))

    def remove(self, record: type[Record], row_id: int) -> None:
        self._write.connection.execute(delete(record).where(column_of(record, "id") == row_id))


def plan_blueprint(organization: Organization, document: RoleDocument, sheet: RoleSheet | None) -> ImportPlan:
    """What one document brings to the role that it names, whose rows ``sheet`` holds (None: a new role)."""
    from orgwright.exchange.blueprint import earlier_reading
    from orgwright.exchange.role_import.plan import import_plan

    old = sheet.document if sheet else None
    base = earlier_reading(old.content, old.file_name) if old else None
    return import_plan(document, organization, sheet, base)


def unread_documents(rows: RoleRows) -> list[tuple[Document, RoleDocument]]:
    """The kept documents whose sections never became rows, with what they say; none that can no longer be read."""
    kept = rows.documents_without_page()
    if not kept:
        return []
    from orgwright.exchange.blueprint import earlier_reading

    read = ((one, earlier_reading(one.content, one.file_name)) for one in kept)
    return [(one, document) for one, document in read if document is not None]


def write_sections(write: Write, unread: Sequence[tuple[Document, RoleDocument]], rows: RoleRows) -> None:
    """Take in what kept documents say besides requirements and links, which are in the file since they came in."""
    from orgwright.exchange.role_import.plan import import_plan
    from orgwright.exchange.role_import.taking import Decision, Taking

    for one, document in unread:
        sheet = rows.sheet(write.organization, write.organization.roles[one.role_id])
        plan = import_plan(document, write.organization, sheet, None, requirements=False, links=False)
        wanted = {row.key: Decision(row.record in ROLE_ROWS) for row in plan.rows}
        writer = _RowsOfTheFile(write)
        Taking(plan, writer, write.organization, wanted).carry_out()
        writer.write_waiting()
        where = column_of(Document, "id") == one.id
        write.connection.execute(update(Document).where(where).values(page=document.text))


def write_blueprints(
    write: Write,
    documents: Sequence[RoleDocument],
    decisions: Sequence[Mapping[str, Decision]],
    rows: RoleRows,
    as_written: Callable[[], Organization],
) -> BlueprintImport:
    """Write what documents bring, one after the other; ``as_written`` is the picture with what is written so far."""
    changes: list[FieldChange] = []
    plans: list[ImportPlan] = []
    for number, document in enumerate(documents):
        sheet = rows.sheet_named(write.organization, document.role)
        decided = decisions[number] if number < len(decisions) else {}
        plan, changed = _write_blueprint(write, document, sheet, decided, rows.names_beside(sheet))
        plans.append(plan)
        changes += changed
        write.organization = as_written()
    return BlueprintImport(tuple(changes), tuple(plans))


def _write_blueprint(
    write: Write,
    document: RoleDocument,
    sheet: RoleSheet | None,
    decisions: Mapping[str, Decision],
    taken_names: Collection[str],
) -> tuple[ImportPlan, list[FieldChange]]:
    """Write what one document brings to the role that it names, whose rows ``sheet`` holds (None: a new role).

    ``taken_names`` are those of other roles' documents. Where the document says nothing new, nothing is written.
    """
    from orgwright.exchange.role_import.taking import Taking

    old = sheet.document if sheet else None
    plan = plan_blueprint(write.organization, document, sheet)
    if not plan.is_news and old is not None and not any(decisions.get(one.key) for one in plan.rows):
        return plan, []
    writer = _RowsOfTheFile(write)
    taking = Taking(plan, writer, write.organization, decisions)
    role_id = taking.carry_out()
    writer.write_waiting()
    changes = taking.changes + _keep(write, role_id, document, old, taken_names)
    return plan, changes


def _keep(
    write: Write, role_id: int, document: RoleDocument, old: Document | None, taken_names: Collection[str]
) -> list[FieldChange]:
    """Keep the document's own bytes with its role, in place of an earlier one."""
    from orgwright.exchange.role_import.taking import free_name

    name, content = free_name(document.source, taken_names), document.content
    values = {"role_id": role_id, "file_name": name, "content": content, "page": document.text}
    if old is None:
        write.connection.execute(insert(Document).values(values))
    else:
        write.connection.execute(update(Document).where(column_of(Document, "id") == old.id).values(values))
    before = None if old is None else f"{old.file_name}, {len(old.content)} bytes"
    return [FieldChange("document", document.role, "content", before, f"{name}, {len(content)} bytes")]
