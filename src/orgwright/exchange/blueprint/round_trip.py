"""A role document written as Markdown that was read back before it was given out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.blueprint.document import RoleDocument
from orgwright.exchange.blueprint.front_matter import front_matter
from orgwright.exchange.blueprint.markdown import plain_markdown
from orgwright.exchange.blueprint.reading import read_documents
from orgwright.exchange.blueprint.seals import seal, with_breaks

_TABLES = ("skills", "kpis", "tools", "scorecard", "statements", "feeder", "next", "adjacent")
_NO_TEXT = frozenset({"kind", "tier", "importance", "importance_text", "section", "span", "cell", "weight", "roles"})
_NOT_COMPARED = frozenset({"span", "cell", "weight", "roles"})
_ROUNDS = 8
Place = tuple[str, int]


def write_markdown(document: RoleDocument) -> str:
    """The document of 20 sections as Markdown that reads back to the same role.

    What reads back as something else is sealed, first its marks, then all of it, and what no section tells goes into
    lines before the document. Alone the order of statements changes where some stand under headings and some do not.
    """
    seals: dict[Place, int] = {}
    head = ""
    text = plain_markdown(_sealed(document, seals))
    for _ in range(_ROUNDS):
        read = _read_again(head + text, document)
        facts = {name: getattr(document, name) or "" for name in ("role", "horizon", "level")}
        is_told = read is not None and all(fact == (getattr(read, name) or "") for name, fact in facts.items())
        lost = list(_lost(document, read)) if read is not None else []
        if is_told and not lost:
            break
        head = head or front_matter({} if is_told else facts)
        seals |= {place: seals.get(place, 0) + 1 for place in lost}
        text = plain_markdown(_sealed(document, seals))
    return head + text


def _read_again(text: str, document: RoleDocument) -> RoleDocument | None:
    try:
        return read_documents(text.encode("utf-8", "replace"), document.source)[0]
    except RefusedInput:
        return None


def _lost(document: RoleDocument, read: RoleDocument) -> Iterator[Place]:
    """The places of the rows that do not come back, by table and number; of equal rows all, if any is missing."""
    for table in _TABLES:
        asked = Counter(_said(row) for row in getattr(document, table))
        missing = asked - Counter(_said(row) for row in getattr(read, table))
        for number, row in enumerate(getattr(document, table) if missing else ()):
            if _said(row) in missing:
                yield table, number
    said = {(_words(title), _words(text)) for title, text in read.summary.items()}
    for number, (title, text) in enumerate(document.summary.items()):
        if (_words(title), _words(text)) not in said:
            yield "summary", number


def _said(row: Any) -> tuple[str, ...]:
    return tuple(_words(getattr(row, one.name)) for one in fields(row) if one.name not in _NOT_COMPARED)


def _words(value: object) -> str:
    return " ".join(str(value or "").split())


def _sealed(document: RoleDocument, seals: dict[Place, int]) -> RoleDocument:
    rows: dict[str, Any] = {
        table: tuple(_sealed_row(row, seals.get((table, at), 0)) for at, row in enumerate(getattr(document, table)))
        for table in _TABLES
    }
    summary = {
        _sealed_text(title, seals.get(("summary", at), 0)): _sealed_text(text, seals.get(("summary", at), 0))
        for at, (title, text) in enumerate(document.summary.items())
    }
    return replace(document, **rows, summary=MappingProxyType(summary))


def _sealed_row(row: Any, level: int) -> Any:
    """A row with its texts sealed; of empty ones only those that give the row its name."""
    texts = {one.name: getattr(row, one.name) for one in fields(row) if one.name not in _NO_TEXT}
    if not level:
        broken = {name: with_breaks(text) for name, text in texts.items() if isinstance(text, str) and "\n" in text}
        return replace(row, **{name: text for name, text in broken.items() if name != "detail"})
    sealed = {
        name: _sealed_text(text, level)
        for name, text in texts.items()
        if isinstance(text, str) and (text or name in ("name", "dimension", "text", "category"))
    }
    if "importance_text" in {one.name for one in fields(row)} and row.importance_text.endswith("."):
        sealed["importance_text"] = row.importance_text[:-1] + seal(".", True)
    return replace(row, **sealed)


def _sealed_text(text: str, level: int) -> str:
    text = with_breaks(text)
    return seal(text, level > 1) if level else text
