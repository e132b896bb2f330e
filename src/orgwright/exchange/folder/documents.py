"""Reading ``blueprints/``: each document belongs to the role it names, and gives what the CSV files leave to it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from orgwright.errors import PlanningError, RefusedInput
from orgwright.exchange.blueprint import RoleDocument, earlier_reading, read_documents
from orgwright.exchange.folder.files import DOCUMENTS_FOLDER
from orgwright.exchange.role_import.plan import import_plan
from orgwright.exchange.role_import.taking import Taking
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.progress import Progress
from orgwright.records import (
    ROLE_ROWS,
    CareerLink,
    Document,
    Kpi,
    Record,
    Requirement,
    Role,
    ScorecardDimension,
    Skill,
    Statement,
    Tool,
)

_TAKEN: tuple[type[Record], ...] = (Role, Skill, Requirement, CareerLink, *ROLE_ROWS, Document)


def with_documents(records: Iterable[Record], folder: Path, progress: Progress) -> list[Record]:
    """The records of the CSV files and, after them, the documents with what they bring.

    Requirements come from the document of a role alone where the files hold none of it, and likewise links; a role
    that stands in the files stays as it is there.
    """
    result = list(records)
    paths = _paths(folder)
    if not paths:
        return result
    rows = _FolderRows(result)
    for number, path in enumerate(paths):
        progress.step(number, len(paths), f"Reading {DOCUMENTS_FOLDER}/{path.name}")
        for document in _documents(path):
            rows.take(document)
    return [one for one in result if type(one) not in _TAKEN] + rows.records()


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    paths = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda one: one.name)
    other = next((path for path in paths if not path.is_file()), None)
    if other is not None:
        raise RefusedInput(f"{DOCUMENTS_FOLDER}/{other.name} is not a file; the folder holds role documents alone.")
    return paths


def _documents(path: Path) -> tuple[RoleDocument, ...]:
    try:
        return read_documents(path.read_bytes(), path.name)
    except OSError as error:
        raise RefusedInput(f"{DOCUMENTS_FOLDER}/{path.name} cannot be read: {error.strerror}.") from error
    except PlanningError as error:
        raise RefusedInput(f"{DOCUMENTS_FOLDER}: {error}") from error


class _FolderRows:
    """The rows of a folder while one document after the other adds to them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._rows: dict[type[Record], dict[int, Any]] = {kind: {} for kind in _TAKEN}
        for one in records:
            if type(one) in self._rows:
                self._rows[type(one)][one.id or 0] = one
        self._in_files = frozenset(self._rows[Role])
        self._asking = {one.role_id for one in self._rows[Requirement].values()}
        links = self._rows[CareerLink].values()
        self._linked = {one.from_role_id for one in links} | {one.to_role_id for one in links}

    def records(self) -> list[Record]:
        """All rows, those of the files first."""
        return [one for rows in self._rows.values() for one in rows.values()]

    def take(self, document: RoleDocument) -> None:
        """Take in what a document brings to the role that it names."""
        organization = Organization.of(*(one for one in self.records() if type(one) not in (*ROLE_ROWS, Document)))
        wanted = document.role.strip().casefold()
        role = next((one for one in self._rows[Role].values() if one.name.casefold() == wanted), None)
        sheet = None if role is None else self._sheet(role)
        old = sheet.document if sheet else None
        base = earlier_reading(old.content, old.file_name) if old else None
        plan = import_plan(
            document,
            organization,
            sheet,
            base,
            requirements=role is None or role.id not in self._asking,
            links=role is None or role.id not in self._linked,
        )
        role_id = Taking(plan, self, organization).carry_out()
        made = {"role_id": role_id, "file_name": document.source, "content": document.content, "page": document.text}
        if old is not None:
            self.change(Document, old.id or 0, made)
        else:
            self.add(Document, made)

    def _sheet(self, role: Role) -> RoleSheet:
        def of_role(record: type[Any]) -> tuple[Any, ...]:
            return tuple(one for one in self._rows[record].values() if one.role_id == role.id)

        document = next(iter(of_role(Document)), None)
        return RoleSheet(
            role,
            of_role(Requirement),
            of_role(Statement),
            of_role(Kpi),
            of_role(Tool),
            of_role(ScorecardDimension),
            document,
        )

    def add(self, record: type[Record], values: Mapping[str, Any]) -> int:
        """Make a row object with the next id."""
        made = record(**values)
        made.id = max(self._rows[record], default=0) + 1
        self._rows[record][made.id] = made
        return made.id

    def change(self, record: type[Record], row_id: int, values: Mapping[str, Any]) -> None:
        """Change a row object; a role that stands in the files stays as it is there."""
        if record is not Role or row_id not in self._in_files:
            for name, value in values.items():
                setattr(self._rows[record][row_id], name, value)

    def remove(self, record: type[Record], row_id: int) -> None:
        """Forget a row object."""
        del self._rows[record][row_id]
