"""What an export writes for a role's document: its own bytes, or the role as Markdown once something was edited."""

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.blueprint import RoleDocument, earlier_reading, write_markdown
from orgwright.exchange.role_import.rows import plain_words
from orgwright.exchange.role_import.said import SaidRow, linked_roles, said_rows, sheet_document
from orgwright.exchange.role_import.taking import free_name
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import ROLE_ROWS, Record, Requirement

_OF_A_REQUIREMENT = ("tier", "importance", "importance_text", "detail")


def written_document(
    sheet: RoleSheet, organization: Organization, taken_names: Collection[str]
) -> tuple[str, bytes] | None:
    """The file name and the bytes of a role's document in the folder; None for a role that says nothing.

    What the CSV files do not hold (statements, KPIs, tools, the scorecard) is in the document alone.
    """
    document = sheet.document
    name = _file_name(document.file_name) if document else f"{_plain_name(sheet.role.name)}.md"
    read = earlier_reading(document.content, name) if document else None
    if document is not None and (read is None or not is_edited(sheet, read, organization)):
        return free_name(name, taken_names), document.content
    if not any(True for _ in sheet.said):
        return None
    markdown = write_markdown(sheet_document(sheet, organization)).encode()
    return free_name(f"{Path(name).stem}.md", taken_names), markdown


def is_edited(sheet: RoleSheet, read: RoleDocument, organization: Organization) -> bool:
    """Whether anything that was taken from a role's document is no longer as the document says it."""
    said = said_rows(read)
    for record in ROLE_ROWS:
        stated = Counter(_words(record, one.values) for one in said if one.record is record)
        if stated != Counter(_words(record, _values(row)) for row in sheet.rows(record)):
            return True
    if read.skills and not sheet.requirements:
        return True
    entries = {way: getattr(read, way) for way in ("feeder", "next", "adjacent")}
    if any(entries.values()) and not any(any(linked_roles(sheet.role, organization, way)) for way in entries):
        return True
    return _has_edited_requirement(sheet, [one for one in said if one.record is Requirement])


def _has_edited_requirement(sheet: RoleSheet, said: list[SaidRow]) -> bool:
    """A requirement that stands at a place of the document, and says something else than the document there.

    What it leaves open is no contradiction: the files of the folder hold requirements whole.
    """
    by_span = {one.span: one.values for one in said}
    for row in sheet.requirements:
        stated = by_span.get((row.begins or 0, row.ends or 0))
        said_here = [name for name in _OF_A_REQUIREMENT if plain_words(getattr(row, name))]
        if stated and any(plain_words(getattr(row, name)) != plain_words(stated[name]) for name in said_here):
            return True
    return False


def _values(row: Any) -> dict[str, Any]:
    return dict(row._asdict()) if hasattr(row, "_asdict") else dict(row)


def _words(record: type[Record], values: dict[str, Any]) -> tuple[str, ...]:
    """A row as it is compared: everything but where it stands."""
    apart = ("id", "role_id", "number", "begins", "ends")
    return tuple(plain_words(values[name]) for name in sorted(record.model_fields) if name not in apart)


def _plain_name(role: str) -> str:
    plain = "".join(letter if letter.isalnum() else "-" for letter in role.casefold())
    return "-".join(part for part in plain.split("-") if part) or "role"


def _file_name(name: str) -> str:
    if Path(name).name != name or "\\" in name or name.startswith("."):
        raise RefusedInput(f"The role document “{name}” cannot be written as a file of that name; rename it first.")
    return name
