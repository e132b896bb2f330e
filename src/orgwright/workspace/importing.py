"""Taking role documents into the open file: proposals become rows, all of one import as one action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from orgwright.planning.rows import columns
from orgwright.records import Document
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.exchange.blueprint import RoleDocument
    from orgwright.exchange.blueprint_import import FieldChange, ImportProposal


@dataclass(frozen=True)
class BlueprintImport:
    """What an import changed, or would change: fields in words, and the documents with their findings."""

    changes: tuple[FieldChange, ...]
    documents: tuple[RoleDocument, ...]


def write_blueprint(
    write: Write, document: RoleDocument, content: bytes, kept: Iterable[Document]
) -> list[FieldChange]:
    """Write what one document brings; ``kept`` are the documents that the file holds already."""
    from orgwright.exchange.blueprint_import import FieldChange, proposed_records

    proposal = proposed_records(document, write.organization)
    ids = _add_new(write, proposal)
    for row in proposal.filled:
        write.change(write.organization.table(row.record)[row.id], row.values)
    role_id = ids.get(proposal.role_id, proposal.role_id)
    changed = list(proposal.changes)
    if not _keep(write, role_id, document.source, content, kept):
        changed.append(FieldChange("document", document.source, "content", None, f"{len(content)} bytes"))
    return changed


def _add_new(write: Write, proposal: ImportProposal) -> dict[int, int]:
    """Insert the new rows in their order; the answer maps their ids below 0 to the real ones."""
    ids: dict[int, int] = {}
    for one in proposal.new:
        values = {name: getattr(one, name) for name in columns(type(one)) if name != "id"}
        real = {name: ids.get(value, value) if name.endswith("_id") else value for name, value in values.items()}
        ids[one.id or 0] = write.add(type(one), real)
    return ids


def _keep(write: Write, role_id: int, name: str, content: bytes, kept: Iterable[Document]) -> bool:
    """Keep the document's own bytes with its role; True if they were kept before."""
    for one in kept:
        if one.content == content:
            return True
        if one.file_name == name:
            where = column_of(Document, "id") == one.id
            write.connection.execute(update(Document).where(where).values(role_id=role_id, content=content))
            return False
    write.connection.execute(insert(Document).values(role_id=role_id, file_name=name, content=content))
    return False
