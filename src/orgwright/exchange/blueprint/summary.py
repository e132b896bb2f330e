"""Section 20, the role's name, its horizon, and what section 20 lists against the rest of the document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from orgwright.exchange.blueprint.blocks import Block, Kind
from orgwright.exchange.blueprint.columns import columns, is_flattened_head, summary_key
from orgwright.exchange.blueprint.document import DocumentFinding, DocumentSkill
from orgwright.exchange.blueprint.sections import Section
from orgwright.exchange.blueprint.skills import split_name
from orgwright.exchange.blueprint.vocabulary import plain

_KEY_AND_TEXT = re.compile(r"([^:–|]{2,60}?)\s*[:–|]\s+(\S.*)", re.DOTALL)
_LIST_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,2})[).]\s+")
_HORIZON = re.compile(r"(?:role )?horizon\s*[:–-]\s*([^(.;,:—–|\n]{2,60})", re.IGNORECASE)
_LOWER = r"(?:of|and|for|in|the|to|&|/|–|-)"
_NAMED = re.compile(
    rf"(?:The|An?|As an?|As the)\s+((?:[A-Z][\w&/+.,-]*|\([A-Z][\w&/ .+-]*\))"
    rf"(?:\s+(?:{_LOWER}\s+)?(?:[A-Z&/][\w&/+.-]*|\([A-Z][\w&/ .+-]*\))){{0,9}})\s+(?=[a-z(])"
)
_TITLE_TAIL = re.compile(
    r"\s*(?:[:|–—-]|\s-\s)\s*(?:role\b|job\b|complete\b|the\b|a\b)?.{0,40}\b(?:blueprint|responsibilities|"
    r"job description|roles?,? skills|career path)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MATCHES_FROM = 62.0


def read_summary(section: Section) -> dict[str, str]:
    """The rows of section 20 by their titles, from a table, a flattened one, or a list of labelled lines."""
    rows: dict[str, str] = {}
    for block in section.blocks:
        row = _row(block, is_first=not rows)
        if row is not None and row[0] and row[1]:
            rows.setdefault(row[0], row[1])
    return rows


def _row(block: Block, is_first: bool) -> tuple[str, str] | None:
    if block.kind is Kind.ROW and len(block.cells) >= 2:
        is_head = block.is_header and summary_key(block.cells[0]) is None
        is_head = is_head or (is_first and "name" in columns("summary", block.cells[:1]))
        return None if is_head else (block.cells[0].rstrip(": "), " ".join(block.cells[1:]).strip())
    if is_flattened_head(block.text):
        return None
    if found := summary_key(block.text):
        return found
    match = _KEY_AND_TEXT.fullmatch(block.text) if block.kind is Kind.ITEM else None
    return (match[1], match[2]) if match else None


def role_name(summary: Mapping[str, str], first: Section | None, title: str) -> str:
    """The role's name from section 20, else from the first sentences of section 1, else from the page's title."""
    stated = next((text for key, text in summary.items() if plain(key) in ("role title", "role", "title")), "")
    if stated:
        return stated.rstrip(". ")
    for block in first.blocks if first else ():
        if match := _NAMED.match(block.text):
            return match[1].strip(" ,")
    return title_name(title)


def title_name(title: str) -> str:
    """The role that a page's title names, without what the site puts behind it."""
    return _TITLE_TAIL.sub("", title).strip(" :|–—-")


def horizon_of(first: Section | None) -> str | None:
    """The word that section 1 gives for the role's horizon, such as "Current" or "Emerging"."""
    for block in first.blocks if first else ():
        if match := _HORIZON.search(block.text):
            return match[1].strip() or None
    return None


def listed(text: str) -> list[str]:
    """The items of a cell such as "1) Python 2) SQL", numbered in order; or of one parted by commas."""
    marks: list[re.Match[str]] = []
    for match in _LIST_NUMBER.finditer(text):
        if int(match[1]) == len(marks) + 1:
            marks.append(match)
    if len(marks) < 2:
        return [piece.strip() for piece in text.split(";" if ";" in text else ",") if piece.strip()]
    ends = [*(match.start() for match in marks[1:]), len(text)]
    return [text[mark.end() : end].strip(" ,;.") for mark, end in zip(marks, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class UnmatchedItem:
    """A skill that section 20 lists among its top skills, under a row title, and no other section names."""

    kind: Literal["technical", "soft"]
    row: str
    text: str


def unmatched_items(summary: Mapping[str, str], skills: Sequence[DocumentSkill]) -> Iterator[UnmatchedItem]:
    """What section 20 lists among its top skills without any match elsewhere in the document."""
    kinds: tuple[Literal["technical", "soft"], ...] = ("technical", "soft")
    for kind in kinds:
        named = [skill for skill in skills if skill.kind == kind]
        known = [plain(skill.name) for skill in named] + [plain(f"{one.name} {one.detail}") for one in named]
        for key, text in summary.items():
            if f"{kind} skills" in plain(key):
                yield from (UnmatchedItem(kind, key, item) for item in _unmatched(listed(text), known))


def unmatched_skills(summary: Mapping[str, str], skills: Sequence[DocumentSkill]) -> Iterator[DocumentFinding]:
    """A finding for every such item."""
    for one in unmatched_items(summary, skills):
        yield DocumentFinding("warning", f"section 20, {one.row}", f"“{one.text}” is named in no other section.")


def _unmatched(items: Iterable[str], known: Sequence[str]) -> Iterator[str]:
    from rapidfuzz import fuzz, process

    for item in items:
        name, _, _ = split_name(item)
        best = process.extractOne(plain(name), known, scorer=fuzz.token_set_ratio)
        if best is None or best[1] < _MATCHES_FROM:
            yield item
