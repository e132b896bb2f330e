"""Documents of roles that somebody renamed: a newer version belongs to the role that the earlier one became."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from orgwright.exchange.blueprint import RoleDocument, earlier_reading
from orgwright.records import Document


def under_present_names(
    documents: Iterable[RoleDocument], kept: Sequence[Document], names: Mapping[int, str]
) -> list[RoleDocument]:
    """The documents, each of a renamed role under the name that the role has now.

    ``kept`` are the documents in the file, ``names`` those of all roles by id. A role of the document's own name always
    goes first. Only kept documents that name the role, and do not name theirs as it is called now, are read again.
    """
    present = {_plain(name) for name in names.values()}
    return [one if _plain(one.role) in present else _renamed(one, kept, names) for one in documents]


def _renamed(document: RoleDocument, kept: Sequence[Document], names: Mapping[int, str]) -> RoleDocument:
    wanted = _plain(document.role)
    for one in kept:
        page = one.page.casefold()
        if wanted not in page or _plain(names[one.role_id]) in page.replace(wanted, ""):
            continue
        earlier = earlier_reading(one.content, one.file_name)
        if earlier is not None and _plain(earlier.role) == wanted:
            return replace(document, role=names[one.role_id])
    return document


def _plain(name: str) -> str:
    return name.strip().casefold()
