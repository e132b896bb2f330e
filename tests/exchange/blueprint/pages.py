"""A short document whose sections a test fills."""

from orgwright.exchange.blueprint import RoleDocument, read_documents
from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES

SUMMARY = "| Category | Summary |\n|---|---|\n| Role title | Senior Bread Engineer |"


def page(**bodies: str) -> str:
    """A short document whose sections hold one line each, but for those given as s1 to s20."""
    pieces = []
    for number, title in enumerate(SECTION_TITLES, start=1):
        body = bodies.get(f"s{number}", SUMMARY if number == 20 else "- Something about this.")
        pieces.append(f"## {number}) {title}\n\n{body}\n")
    return "\n".join(pieces)


def read(text: str) -> RoleDocument:
    (document,) = read_documents(text.encode(), "page.md")
    return document


def technical(body: str) -> list[tuple[str, str | None, str | None]]:
    return [(s.name, s.tier, s.importance) for s in read(page(s8=body)).skills if s.kind == "technical"]
