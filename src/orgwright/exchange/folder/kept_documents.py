"""What an export writes for a role document: its own bytes, unless building them would bring back what was removed."""

from dataclasses import replace
from pathlib import Path

from orgwright.errors import PlanningError, RefusedInput
from orgwright.exchange.blueprint import RoleDocument, read_documents
from orgwright.exchange.blueprint.markdown import write_markdown
from orgwright.planning.organization import Organization
from orgwright.records import Document


def written_document(document: Document, organization: Organization) -> tuple[str, bytes]:
    """The file name and the bytes of a document in the folder.

    Where the CSV files hold no requirement or no link of a role, building takes them from its document. So a document
    whose requirements or links were all removed by hand is written as Markdown without them.
    """
    name = _file_name(document)
    asks = bool(organization.demand.requirements_by_role.get(document.role_id))
    links = organization.links.values()
    linked = any(document.role_id in (one.from_role_id, one.to_role_id) for one in links)
    read = None if asks and linked else _single(document.content, name)
    if read is None:
        return name, document.content
    left = read if asks else replace(read, skills=())
    left = left if linked else replace(left, feeder=(), next=(), adjacent=())
    markdown = write_markdown(left).encode()
    # So little may be left that it would be no role document, and the folder could not be built.
    if left == read or _single(markdown, name) is None:
        return name, document.content
    return f"{Path(name).stem}.md", markdown


def _single(content: bytes, name: str) -> RoleDocument | None:
    """The one role document in a file; None where it holds several or can no longer be read."""
    try:
        several = read_documents(content, name)
    except PlanningError:
        return None
    return several[0] if len(several) == 1 else None


def _file_name(document: Document) -> str:
    name = document.file_name
    if Path(name).name != name or "\\" in name or name.startswith("."):
        raise RefusedInput(f"The role document “{name}” cannot be written as a file of that name; rename it first.")
    return name
