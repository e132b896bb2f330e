"""From a file's bytes to what its role documents say."""

import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from orgwright.errors import PlanningError, RefusedInput
from orgwright.exchange.blueprint.blocks import Kind
from orgwright.exchange.blueprint.career import direction_of, level_of, read_career
from orgwright.exchange.blueprint.damage import beyond_repair
from orgwright.exchange.blueprint.document import (
    CareerEntry,
    DocumentFinding,
    DocumentKpi,
    DocumentTool,
    RoleDocument,
    ScorecardRow,
    Span,
    Statement,
)
from orgwright.exchange.blueprint.listed import has_rows, listed_kpis, listed_scorecard, listed_tools
from orgwright.exchange.blueprint.page import Page, read_pages
from orgwright.exchange.blueprint.seals import unsealed, without_seals
from orgwright.exchange.blueprint.sections import Section, hold_several, sections
from orgwright.exchange.blueprint.skills import SkillKind, SkillReader
from orgwright.exchange.blueprint.statements import group_statements
from orgwright.exchange.blueprint.summary import (
    horizon_of,
    read_summary,
    role_name,
    title_name,
    unmatched_skills,
)
from orgwright.exchange.blueprint.tables import left_out_columns, read_kpis, read_scorecard, read_tools
from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES, plain

_FEWEST_SECTIONS = 5
_FEWEST_VALUES = 5


def read_documents(data: bytes, source: str) -> tuple[RoleDocument, ...]:
    """All role documents in one file's bytes; `source` is the file's name.

    Of a list of posts those that are no role document are left out, which the first document's findings say.
    Raises RefusedInput where the file holds none.
    """
    pages = read_pages(data, source)
    documents: list[RoleDocument] = []
    others: list[str] = []
    for page in pages:
        document = _read(page, source)
        if document is None:
            others.append(page.title or "without a title")
        else:
            documents.append(document)
    if not documents:
        raise RefusedInput(
            f"{source} is not a role document: the sections of one, such as a role summary, responsibilities "
            f"and technical skills, were not found in it."
        )
    if others:
        findings = tuple(_left_out(title) for title in others)
        documents[0] = replace(documents[0], findings=documents[0].findings + findings)
    return tuple(documents)


@lru_cache(maxsize=32)
def earlier_reading(content: bytes, file_name: str) -> RoleDocument | None:
    """What a kept document says, remembered from the last time; None where it can no longer be read."""
    try:
        return read_documents(content, file_name)[0]
    except PlanningError:
        return None


_READ_OTHERWISE = (8, 9, 20)


@dataclass(frozen=True)
class _Tables:
    """The rows of sections 7, 10 and 19, from their tables or from the lists that stand for them."""

    kpis: tuple[DocumentKpi, ...]
    tools: tuple[DocumentTool, ...]
    scorecard: tuple[ScorecardRow, ...]

    @property
    def spans(self) -> set[Span]:
        rows: tuple[DocumentKpi | DocumentTool | ScorecardRow, ...]
        rows = (*self.kpis, *self.tools, *self.scorecard)
        return {row.span for row in rows}


def _read(page: Page, source: str) -> RoleDocument | None:
    """What one page says, or None where it has too little of a role document."""
    found = sections(page.blocks)
    if len(found) < _FEWEST_SECTIONS or not any(section.blocks for section in found.values()):
        return None
    if hold_several(page.blocks):
        raise RefusedInput(f"{source} holds several role documents on one page, so open the page of each by itself.")
    summary = read_summary(found[20]) if 20 in found else {}
    role = page.told.get("role") or unsealed(role_name(summary, found.get(1), page.title))
    readers = [SkillReader(kind, found[number]).read() for kind, number in _SKILL_SECTIONS if number in found]
    skills = tuple(skill for reader in readers for skill in reader.skills)
    tables = _tables(found)
    career, statements = _career_and_statements(found, tables.spans)
    statements += [statement for reader in readers for statement in reader.statements]
    is_whole = len(found) == len(SECTION_TITLES)
    if not role or (not is_whole and len(skills) + len(statements) < _FEWEST_VALUES):
        return None
    document = RoleDocument(
        role=role,
        horizon=page.told["horizon"] or None if "horizon" in page.told else horizon_of(found.get(1)),
        level=page.told["level"] or None if "level" in page.told else level_of(role),
        source=source,
        text=page.text,
        skills=skills,
        kpis=tables.kpis,
        tools=tables.tools,
        scorecard=tables.scorecard,
        feeder=tuple(career["feeder"]),
        next=tuple(career["next"]),
        adjacent=tuple(career["adjacent"]),
        statements=tuple(sorted(statements, key=lambda one: (one.section, one.span))),
        summary=MappingProxyType(summary),
        content=page.content,
    )
    document = without_seals(document) if page.is_sealed else document
    findings = [finding for reader in readers for finding in reader.findings]
    return replace(document, findings=(*findings, *_findings(document, found, page)))


_SKILL_SECTIONS: tuple[tuple[SkillKind, int], ...] = (("technical", 8), ("soft", 9))


def _tables(found: Mapping[int, Section]) -> _Tables:
    kpis: Iterable[DocumentKpi] = ()
    tools: Iterable[DocumentTool] = ()
    scorecard: list[ScorecardRow] = []
    if 7 in found:
        kpis = read_kpis(found[7]) if has_rows(found[7]) else listed_kpis(found[7])
    if 10 in found:
        tools = read_tools(found[10]) if has_rows(found[10]) else listed_tools(found[10])
    if 19 in found:
        scorecard = read_scorecard(found[19]) or listed_scorecard(found[19])
    return _Tables(tuple(kpis), tuple(tools), tuple(scorecard))


def _career_and_statements(
    found: Mapping[int, Section], taken: Collection[Span]
) -> tuple[dict[str, list[CareerEntry]], list[Statement]]:
    career: dict[str, list[CareerEntry]] = {"feeder": [], "next": [], "adjacent": []}
    statements: list[Statement] = []
    for number, section in found.items():
        if number in _READ_OTHERWISE:
            continue
        for group in section.groups():
            direction = direction_of(group.title) if number == 15 else None
            if direction is not None:
                career[direction] += read_career(group)
                sentences = tuple(node for node in group.nodes if node.block.kind is Kind.PARAGRAPH)
                group = replace(group, nodes=sentences)
            statements += group_statements(section, group)
    taken = sorted({*taken, *(entry.span for entries in career.values() for entry in entries)})
    return career, [statement for statement in statements if not _is_inside(statement.span, taken)]


def _is_inside(span: Span, taken: Sequence[Span]) -> bool:
    """Whether the characters of a span belong to one of the spans, which are in order and do not overlap."""
    at = bisect_right(taken, (span[0], sys.maxsize)) - 1
    return at >= 0 and span[1] <= taken[at][1]


def _findings(document: RoleDocument, found: Mapping[int, Section], page: Page) -> Iterator[DocumentFinding]:
    for number in range(1, 21):
        if number not in found:
            title = SECTION_TITLES[number - 1]
            yield DocumentFinding("warning", f"section {number}", f"The section “{title}” was not found.")
    named = title_name(page.title)
    if named and plain(named) != plain(document.role):
        text = f"The page's title names “{named}”, the document “{document.role}”, which was taken."
        yield DocumentFinding("note", "title", text)
    for count, where in (
        (sum(not kpi.certain for kpi in document.kpis), "section 7"),
        (sum(not tool.certain for tool in document.tools), "section 10"),
        (sum(not row.is_certain for row in document.scorecard), "section 19"),
    ):
        if count:
            yield DocumentFinding(
                "warning", where, f"The cells of {count} table rows could not be told apart with certainty."
            )
    for family, number in (("kpis", 7), ("tools", 10), ("scorecard", 19)):
        for title in left_out_columns(family, found[number]) if number in found else ():
            text = f"The column “{title}” has no place in a role and was left out."
            yield DocumentFinding("note", f"section {number}", text)
    yield from _weight_finding(document.scorecard)
    yield from unmatched_skills(document.summary, document.skills)
    damaged = beyond_repair(page.text)
    if damaged:
        text = f"{len(damaged)} damaged characters could not be repaired, the first near “{damaged[0][1]}”."
        yield DocumentFinding("warning", "characters", text)


def _weight_finding(scorecard: tuple[ScorecardRow, ...]) -> Iterator[DocumentFinding]:
    weights = [row.weight for row in scorecard if row.weight is not None]
    if weights and len(weights) == len(scorecard) and abs(sum(weights) - 1) > 0.011:
        text = f"The weights of the scorecard add up to {sum(weights):.0%} instead of 100%."
        yield DocumentFinding("warning", "section 19", text)


def _left_out(title: str) -> DocumentFinding:
    return DocumentFinding("note", "file", f"The post “{title}” in the same file is no role document.")
