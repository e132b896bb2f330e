"""Reading role documents for a review: their files, and the roles that they belong to under their present names."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.progress import Progress
from orgwright.records import Document

if TYPE_CHECKING:
    from orgwright.exchange.blueprint import RoleDocument


def contents(paths: Sequence[Path]) -> list[tuple[str, bytes]]:
    """The names and the bytes of files."""
    return [(path.name, _bytes(path)) for path in paths]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedInput(f"{path.name} cannot be read: {error.strerror}.") from None


def reading(context: Context, files: Sequence[tuple[str, bytes]]) -> "Callable[[Progress], list[RoleDocument]]":
    """The work of reading files, to be done beside the window."""
    kept, names = _kept(context), _names(context)

    def work(progress: Progress) -> "list[RoleDocument]":
        from orgwright.exchange.blueprint import earlier_reading, read_documents
        from orgwright.exchange.role_import import renamed

        found: list[RoleDocument] = []
        for number, (name, content) in enumerate(files):
            progress.step(number, len(files), f"Reading {name}")
            found += read_documents(content, name)
        # What comparing needs is read here, so that it is found read.
        roles = {one.role.strip().casefold() for one in renamed.under_present_names(found, kept, names)}
        for one in kept:
            if names[one.role_id].strip().casefold() in roles:
                earlier_reading(one.content, one.file_name)
        return found

    return work


def _kept(context: Context) -> list[Document]:
    return [one for key in context.workspace.document_roles() for one in context.workspace.documents(key)]


def _names(context: Context) -> dict[int, str]:
    return {key: one.name for key, one in context.recorded.roles.items()}
