"""Feeder, next and adjacent roles of section 15, and the level that a role's title names."""

import re
from collections.abc import Iterator

from orgwright.exchange.blueprint.blocks import Kind
from orgwright.exchange.blueprint.document import CareerEntry
from orgwright.exchange.blueprint.packed import packed_roles
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
    for node in group.nodes:
        if node.block.kind is Kind.ROW:
            continue
        if node.block.kind is Kind.PARAGRAPH and (node.text.endswith(":") or len(packed_roles(node.text)) == 0):
            continue
        yield CareerEntry("\n".join((node.text, *below(node))), packed_roles(node.text), node.span)


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
