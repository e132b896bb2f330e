"""A role document as rows of a role, and the rows of a role as a document: what one writes, the other reads back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from orgwright.exchange.blueprint import (
    CareerEntry,
    DocumentKpi,
    DocumentSkill,
    DocumentTool,
    RoleDocument,
    ScorecardRow,
)
from orgwright.exchange.blueprint import Statement as DocumentStatement
from orgwright.exchange.blueprint.career import direction_of
from orgwright.exchange.blueprint.markdown import DIRECTION_HEADINGS
from orgwright.exchange.blueprint.packed import packed_roles
from orgwright.planning.interview import share_of_one
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import (
    Kpi,
    LinkKind,
    Record,
    Requirement,
    ScorecardDimension,
    SkillKind,
    Statement,
    Tier,
    Tool,
)

CAREER, SUMMARY = 15, 20
Span = tuple[int, int]


@dataclass(frozen=True)
class SaidRow:
    """One row that a document gives: its values without the role, and the characters of the page that say so.

    A requirement names its skill in ``skill`` and ``kind``. ``number`` is its place in the document.
    """

    record: type[Record]
    section: int
    values: dict[str, Any]
    span: Span | None
    number: int = 0


def purpose_of(document: RoleDocument) -> str:
    """The first sentence of section 1 that has no sub-heading: it becomes the purpose of the role itself."""
    return next((one.text for one in document.statements if one.section == 1 and not one.group), "")


def said_rows(document: RoleDocument) -> list[SaidRow]:
    """Everything that a document says as rows, in its order; the purpose is the role's own and not among them."""
    rows = [*_skills(document), *_statements(document), *_tables(document)]
    ordered = sorted(rows, key=lambda one: (one.section, one.span or (0, 0)))
    return [SaidRow(one.record, one.section, one.values, one.span, number) for number, one in enumerate(ordered)]


def _skills(document: RoleDocument) -> Iterator[SaidRow]:
    for one in document.skills:
        values = {
            "skill": one.name,
            "kind": one.kind,
            "tier": one.tier,
            "importance": one.importance,
            "importance_text": one.importance_text or "",
            "detail": one.detail,
        }
        yield SaidRow(Requirement, 9 if one.kind == "soft" else 8, values, one.span)


def _statements(document: RoleDocument) -> Iterator[SaidRow]:
    purpose = purpose_of(document)
    for one in document.statements:
        if purpose and one.section == 1 and not one.group and one.text == purpose:
            purpose = ""
            continue
        yield _statement(one.section, one.group, one.text, one.span)
    for direction, heading in DIRECTION_HEADINGS.items():
        for entry in getattr(document, direction):
            yield _statement(CAREER, heading, entry.text, entry.span)
    for title, text in document.summary.items():
        at = document.text.rfind(text)
        yield _statement(SUMMARY, title, text, (at, at + len(text)) if at >= 0 else None)


def _statement(section: int, heading: str, text: str, span: Span | None) -> SaidRow:
    return SaidRow(Statement, section, {"section": section, "heading": heading, "text": text}, span)


def _tables(document: RoleDocument) -> Iterator[SaidRow]:
    for kpi in document.kpis:
        values = {name: getattr(kpi, name) for name in ("name", "measures", "why", "target", "frequency")}
        yield SaidRow(Kpi, 7, {"kind": kpi.group, **values, "is_certain": kpi.certain}, kpi.span)
    for tool in document.tools:
        values = {name: getattr(tool, name) for name in ("category", "name", "use", "commonness", "cell")}
        yield SaidRow(Tool, 10, {**values, "is_certain": tool.certain}, tool.span)
    for row in document.scorecard:
        names = ("dimension", "weight_text", "meets_bar", "excellent", "evidence", "is_certain")
        yield SaidRow(ScorecardDimension, 19, {name: getattr(row, name) for name in names}, row.span)


# --- and back --------------------------------------------------------------------------------------------------

_TIER_ORDER = {tier: place for place, tier in enumerate((None, *Tier))}


def sheet_document(sheet: RoleSheet, organization: Organization) -> RoleDocument:
    """The rows of a role as the document that they would be read from; places point nowhere."""
    role, nowhere = sheet.role, (0, 0)
    said = [DocumentStatement(1, "", role.summary, nowhere)] if role.summary else []
    said += [
        DocumentStatement(one.section, one.heading, one.text, nowhere)
        for one in sheet.statements
        if one.section != SUMMARY and not (one.section == CAREER and direction_of(one.heading))
    ]
    shares = share_of_one([one.weight_text for one in sheet.scorecard])
    career = {direction: tuple(_career(sheet, organization, direction)) for direction in DIRECTION_HEADINGS}
    return RoleDocument(
        role=role.name,
        horizon=role.horizon or None,
        level=role.level or None,
        source=sheet.document.file_name if sheet.document else "",
        text="",
        skills=tuple(_document_skills(sheet.requirements, organization)),
        kpis=tuple(
            DocumentKpi(one.name, one.measures, one.why, one.target, one.frequency, one.is_certain, nowhere, one.kind)
            for one in sheet.kpis
        ),
        tools=tuple(
            DocumentTool(one.category, one.name, one.use, one.commonness, one.is_certain, nowhere, one.cell)
            for one in sheet.tools
        ),
        scorecard=tuple(
            ScorecardRow(
                one.dimension,
                share,
                one.weight_text,
                one.meets_bar,
                one.excellent,
                one.evidence,
                nowhere,
                one.is_certain,
            )
            for one, share in zip(sheet.scorecard, shares, strict=True)
        ),
        statements=tuple(sorted(said, key=lambda one: one.section)),
        summary=MappingProxyType({one.heading: one.text for one in sheet.section(SUMMARY)}),
        feeder=career["feeder"],
        next=career["next"],
        adjacent=career["adjacent"],
    )


def _document_skills(requirements: Iterable[Requirement], organization: Organization) -> Iterator[DocumentSkill]:
    def order(one: Requirement) -> tuple[int, bool, int, int]:
        return _TIER_ORDER[one.tier], one.begins is None, one.begins or 0, one.id or 0

    for one in sorted(requirements, key=order):
        skill = organization.skills[one.skill_id]
        yield DocumentSkill(
            skill.name,
            "soft" if skill.kind == SkillKind.SOFT else "technical",
            one.tier,
            one.importance,
            one.importance_text,
            one.detail,
            (0, 0),
        )


def _career(sheet: RoleSheet, organization: Organization, direction: str) -> Iterator[CareerEntry]:
    """The entries of section 15 that still hold, and an entry for every link that no entry names."""
    linked = {organization.roles[key].name.casefold(): key for key in linked_roles(sheet.role, organization, direction)}
    existing = {one.name.casefold() for one in organization.roles.values()} - {sheet.role.name.casefold()}
    named: set[str] = set()
    for one in sheet.section(CAREER):
        if direction_of(one.heading) != direction:
            continue
        roles = packed_roles(one.text.split("\n")[0])
        names = {role.casefold() for role in roles}
        if names & linked.keys() or not names & existing:
            named |= names
            yield CareerEntry(one.text, roles, (0, 0))
    for name, key in sorted(linked.items()):
        if name not in named:
            yield CareerEntry(organization.roles[key].name, (organization.roles[key].name,), (0, 0))


def linked_roles(role: Any, organization: Organization, direction: str) -> Iterator[int]:
    """The roles that career links join to a role as its feeder, next or adjacent roles."""
    for one in organization.links.values():
        if one.kind == LinkKind.ADJACENT:
            if direction == "adjacent" and role.id in (one.from_role_id, one.to_role_id):
                yield one.to_role_id if one.from_role_id == role.id else one.from_role_id
        elif direction == "next" and one.from_role_id == role.id:
            yield one.to_role_id
        elif direction == "feeder" and one.to_role_id == role.id:
            yield one.from_role_id
