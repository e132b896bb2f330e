"""Reading what the picture does not hold of roles: their documents, and the rows that these say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.rows import columns as columns_of_record
from orgwright.planning.rows import rows_from_driver
from orgwright.records import Document, Kpi, Record, Role, ScorecardDimension, Statement, Tool, table_name
from orgwright.store.database import Database

if TYPE_CHECKING:
    from orgwright.exchange.blueprint import RoleDocument

R = TypeVar("R", bound=Record)


class RoleRows:
    """The rows of roles in one file, as they are at the moment, within a transaction too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def row(self, record: type[R], record_id: int) -> R | None:
        """One row by its id; None where it is gone."""
        return next(iter(self._rows(record, "WHERE id = ?", record_id)), None)

    def documents(self, role_id: int | None = None) -> tuple[Document, ...]:
        """The role documents of a role, or all, with their bytes."""
        where, values = ("", ()) if role_id is None else ("WHERE role_id = ?", (role_id,))
        return self._rows(Document, f"{where} ORDER BY file_name", *values)

    def document_roles(self) -> list[int]:
        """The ids of the roles that have a document, without its bytes."""
        return [key for (key,) in self._database.driver.execute("SELECT role_id FROM document").fetchall()]

    def documents_without_page(self) -> tuple[Document, ...]:
        """The documents whose text was never read."""
        return self._rows(Document, "WHERE page = ''")

    def sheet(self, organization: Organization, role: Role) -> RoleSheet:
        """All rows of one role, and its document."""
        documents = self.documents(role.id)
        return RoleSheet(
            role,
            organization.demand.requirements_by_role.get(role.id or 0, ()),
            self._of_role(Statement, role),
            self._of_role(Kpi, role),
            self._of_role(Tool, role),
            self._of_role(ScorecardDimension, role),
            documents[0] if documents else None,
        )

    def sheet_named(self, organization: Organization, name: str) -> RoleSheet | None:
        """The rows of the role with a name, in whatever case; None where there is no such role."""
        wanted = name.strip().casefold()
        found = next((one for one in organization.roles.values() if one.name.casefold() == wanted), None)
        return None if found is None else self.sheet(organization, found)

    def under_present_names(self, organization: Organization, documents: Iterable[RoleDocument]) -> list[RoleDocument]:
        """Documents as they were read, those of renamed roles under the name that the role has now."""
        from orgwright.exchange.role_import.renamed import under_present_names

        return under_present_names(
            documents, self.documents(), {key: one.name for key, one in organization.roles.items()}
        )

    def of_section(self, section: int) -> tuple[Statement, ...]:
        """The statements of all roles in one of the 20 sections, role by role."""
        return self._rows(Statement, "WHERE section = ? ORDER BY role_id, number, id", section)

    def kpis(self) -> tuple[Kpi, ...]:
        """The KPIs of all roles, role by role in their order."""
        return self._rows(Kpi, "ORDER BY role_id, number, id")

    def names_beside(self, sheet: RoleSheet | None) -> set[str]:
        """The file names of the documents of other roles."""
        own = -1 if sheet is None or sheet.document is None else sheet.document.id
        names = self._database.driver.execute("SELECT file_name FROM document WHERE id <> ?", (own,)).fetchall()
        return {name for (name,) in names}

    def _of_role(self, record: type[R], role: Role) -> tuple[R, ...]:
        return self._rows(record, "WHERE role_id = ? ORDER BY number, id", role.id or 0)

    def _rows(self, record: type[R], where: str, *values: int) -> tuple[R, ...]:
        names = ", ".join(columns_of_record(record))
        rows = self._database.driver.execute(f"SELECT {names} FROM {table_name(record)} {where}", values)
        return tuple(rows_from_driver(record, rows.fetchall()).values())
