"""Reading ``blueprints/``: each document belongs to the role it names, and gives what the CSV files leave to it."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from orgwright.errors import PlanningError, RefusedInput
from orgwright.exchange.blueprint import RoleDocument, read_documents
from orgwright.exchange.blueprint_import import ImportProposal, proposed_records
from orgwright.exchange.folder.columns import DOCUMENTS_FOLDER
from orgwright.planning.organization import Organization
from orgwright.progress import Progress
from orgwright.records import CareerLink, Document, Record, Requirement, Role, Skill

_TAKEN: tuple[type[Record], ...] = (Role, Skill, Requirement, CareerLink)


def with_documents(records: Iterable[Record], folder: Path, progress: Progress) -> list[Record]:
    """The records of the CSV files and, after them, the documents with what they bring.

    Requirements come from the documents of a role alone where the files hold none of it, and likewise links; a role
    that stands in the files stays as it is there.
    """
    result = list(records)
    paths = _paths(folder)
    if not paths:
        return result
    merge = _Merge(result)
    for number, path in enumerate(paths):
        progress.step(number, len(paths), f"Reading {DOCUMENTS_FOLDER}/{path.name}")
        content = _content(path)
        roles = [merge.take(document) for document in _documents(path, content)]
        merge.documents.append(Document(id=number + 1, role_id=roles[0], file_name=path.name, content=content))
    return [one for one in result if type(one) not in _TAKEN] + merge.records()


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    paths = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda one: one.name)
    other = next((path for path in paths if not path.is_file()), None)
    if other is not None:
        raise RefusedInput(f"{DOCUMENTS_FOLDER}/{other.name} is not a file; the folder holds role documents alone.")
    return paths


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedInput(f"{DOCUMENTS_FOLDER}/{path.name} cannot be read: {error.strerror}.") from error


def _documents(path: Path, content: bytes) -> tuple[RoleDocument, ...]:
    try:
        return read_documents(content, path.name)
    except PlanningError as error:
        raise RefusedInput(f"{DOCUMENTS_FOLDER}: {error}") from error


class _Merge:
    """Roles, skills, requirements and links while one document after the other adds to them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._rows: dict[type[Record], dict[int, Any]] = {kind: {} for kind in _TAKEN}
        for one in records:
            if type(one) in self._rows:
                self._rows[type(one)][one.id or 0] = one
        self._in_files = {one.name for one in self._rows[Role].values()}
        self._asking = {one.role_id for one in self._rows[Requirement].values()}
        links = self._rows[CareerLink].values()
        self._linked = {one.from_role_id for one in links} | {one.to_role_id for one in links}
        self.documents: list[Record] = []

    def records(self) -> list[Record]:
        """All rows, those of the files first."""
        return [one for rows in self._rows.values() for one in rows.values()] + self.documents

    def take(self, document: RoleDocument) -> int:
        """Take in what a document brings, and answer the id of its role."""
        organization = Organization.of(*self.records())
        role = proposed_records(document, organization, requirements=False, links=False).role_id
        proposal = proposed_records(
            document, organization, requirements=role not in self._asking, links=role not in self._linked
        )
        return self._add(proposal)

    def _add(self, proposal: ImportProposal) -> int:
        ids = {one.id: len(self._rows[type(one)]) + number for one, number in _numbered(proposal.new)}
        for one in proposal.new:
            for name in ("id", "role_id", "skill_id", "from_role_id", "to_role_id"):
                value = getattr(one, name, None)
                if value is not None and value < 0:
                    setattr(one, name, ids[value])
            self._rows[type(one)][one.id or 0] = one
        for row in proposal.filled:
            old = self._rows[row.record][row.id]
            if row.record is not Role or old.name not in self._in_files:
                for name, value in row.values.items():
                    setattr(old, name, value)
        return ids.get(proposal.role_id, proposal.role_id)


def _numbered(new: Iterable[Record]) -> Iterable[tuple[Record, int]]:
    counted: dict[type[Record], int] = defaultdict(int)
    for one in new:
        counted[type(one)] += 1
        yield one, counted[type(one)]
