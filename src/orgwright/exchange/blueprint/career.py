"""Feeder, next and adjacent roles of section 15, and the level that a role's title names."""

import re
from collections.abc import Iterable, Iterator

from orgwright.exchange.blueprint.blocks import Kind, Node
from orgwright.exchange.blueprint.document import CareerEntry
from orgwright.exchange.blueprint.packed import is_title, packed_roles
from orgwright.exchange.blueprint.seals import is_sealed, unsealed
from orgwright.exchange.blueprint.sections import Group
from orgwright.exchange.blueprint.statements import below
from orgwright.exchange.blueprint.vocabulary import plain

_DIRECTIONS = (
    ("feeder", re.compile(r".*\bfeeder\b.*|roles (?:that lead|leading) (?:in)?to.*|(?:common )?entry (?:roles|paths)")),
    ("adjacent", re.compile(r".*\b(?:adjacent|lateral)\b.*")),
    (
        "next",
        re.compile(
            r"(?:common |typical )?next (?:likely |career |possible )?(?:roles?|steps?|moves?)\b.*"
            r"|promotion paths?.*|likely next roles.*|roles after this role.*"
        ),
    ),
)


def direction_of(heading: str) -> str | None:
    """Whether a sub-heading of section 15 opens the feeder, next or adjacent roles, or none of them."""
    words = plain(heading)
    return next((name for name, pattern in _DIRECTIONS if pattern.fullmatch(words)), None)


def read_career(group: Group) -> Iterator[CareerEntry]:
    """One entry for each item under such a sub-heading; what stands below an item belongs to its text."""
    has_items = any(node.block.kind is Kind.ITEM for node in group.nodes)
    for node in _lines(group.nodes):
        is_row = node.block.kind is Kind.ROW
        line = node.block.cells[0] if is_row else node.text
        roles = packed_roles(line)
        is_sentence = node.block.kind is Kind.PARAGRAPH and (has_items or is_sealed(line) or line.endswith((".", ":")))
        if node.block.is_header or (is_sentence and not all(map(is_title, roles))):
            continue
        yield CareerEntry("\n".join((node.text, *below(node))), packed_roles(unsealed(line)), node.span)


def _lines(nodes: Iterable[Node]) -> Iterator[Node]:
    """The items that name roles: under an item such as "Management track:" those below it."""
    for node in nodes:
        if node.children and node.text.endswith(":"):
            yield from _lines(node.children)
        else:
            yield node


_PREFIXES = (
    ("Distinguished", r"distinguished|fellow"),
    ("Principal", r"principal"),
    ("Staff", r"(?:senior )?staff"),
    ("Lead", r"lead"),
    ("Senior", r"senior|sr"),
    ("Mid", r"mid(?: level)?|intermediate"),
    ("Junior", r"junior|jr|associate|graduate|entry level"),
    ("Intern", r"intern"),
)
_PREFIX = tuple((level, re.compile(rf"(?:{words})\b")) for level, words in _PREFIXES)
_DIRECTOR = re.compile(r"\b(?:director|head of|vp|vice president|chief)\b")
_MANAGER = re.compile(r"(?<!product )(?<!program )(?<!project )(?<!account )\bmanager\b")
_LEAD = re.compile(r"\b(?:lead|leader)$")
_INTERN = re.compile(r"\bintern(?:ship)?\b")


def level_of(role: str) -> str | None:
    """The step of the ladder that a role's name tells, by DESIGN's words, or None."""
    words = plain(role)
    if _DIRECTOR.search(words):
        return "Director"
    if _MANAGER.search(words):
        return "Manager"
    if _INTERN.search(words):
        return "Intern"
    prefix = next((level for level, pattern in _PREFIX if pattern.match(words)), None)
    return prefix or ("Lead" if _LEAD.search(words) else None)
