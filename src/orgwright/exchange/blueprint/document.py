"""What a role document says, as frozen values; every value carries its place in the page's cleaned text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Span = tuple[int, int]
Severity = Literal["note", "warning"]

TIERS = ("must-have", "good-to-have", "advanced", "emerging")
IMPORTANCES = ("critical", "important", "context-specific", "optional")


@dataclass(frozen=True, slots=True)
class DocumentSkill:
    """A technical or soft skill; `importance_text` keeps every phrase that the page uses for its importance.

    `name` is without its parenthesis of importance or scope; the scope opens `detail` as a line "Scope: ...".
    """

    name: str
    kind: Literal["technical", "soft"]
    tier: str | None
    importance: str | None
    importance_text: str
    detail: str
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentKpi:
    """A KPI row; where `certain` is false the whole row stands in `name`. `group` is the page's own "Type"."""

    name: str
    measures: str
    why: str
    target: str
    frequency: str
    certain: bool
    span: Span
    group: str = ""


@dataclass(frozen=True, slots=True)
class DocumentTool:
    """One tool; `cell` keeps the text of the cell that may pack several tools."""

    category: str
    name: str
    use: str
    commonness: str
    certain: bool
    span: Span
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ScorecardRow:
    """An interview dimension; `weight` is a share of 1 where the page gives a figure, else None.

    Where `is_certain` is false the row was flattened: all that follows the weight stands in `meets_bar`.
    """

    dimension: str
    weight: float | None
    weight_text: str
    meets_bar: str
    excellent: str
    evidence: str
    span: Span
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class CareerEntry:
    """A line of section 15 as it stands, and the role names that it packs."""

    text: str
    roles: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or list item of a section; its sub-items stand in `text` as further lines that open with "– "."""

    section: int
    group: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentFinding:
    """Something that a person should look at; "note" was settled by a rule, "warning" was not."""

    severity: Severity
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class RoleDocument:
    """One role document as it was understood; all spans point into `text`, and `content` are its own bytes."""

    role: str
    horizon: str | None
    level: str | None
    source: str
    text: str
    skills: tuple[DocumentSkill, ...] = ()
    kpis: tuple[DocumentKpi, ...] = ()
    tools: tuple[DocumentTool, ...] = ()
    scorecard: tuple[ScorecardRow, ...] = ()
    feeder: tuple[CareerEntry, ...] = ()
    next: tuple[CareerEntry, ...] = ()
    adjacent: tuple[CareerEntry, ...] = ()
    statements: tuple[Statement, ...] = ()
    summary: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[DocumentFinding, ...] = ()
    content: bytes = field(default=b"", repr=False, compare=False)


_SHOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("skills", ("name", "kind", "tier", "importance", "importance_text", "detail")),
    ("kpis", ("name", "measures", "why", "target", "frequency", "certain")),
    ("tools", ("category", "name", "use", "commonness", "certain")),
    ("scorecard", ("dimension", "weight", "weight_text", "meets_bar", "excellent", "evidence")),
)
_SHOWN_LAST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("statements", ("section", "group", "text")),
    ("findings", ("severity", "where", "text")),
)


def as_json(document: RoleDocument) -> dict[str, object]:
    """The entry of this document in the answer of `read blueprint --json`."""
    entry: dict[str, object] = {
        "role": document.role,
        "horizon": document.horizon,
        "source": document.source,
    }
    entry.update(_rows(document, _SHOWN))
    entry["career"] = {
        kind: [{"text": one.text, "roles": list(one.roles)} for one in getattr(document, kind)]
        for kind in ("feeder", "next", "adjacent")
    }
    entry.update(_rows(document, _SHOWN_LAST))
    findings = entry.pop("findings")
    entry["summary"] = dict(document.summary)
    entry["findings"] = findings
    return entry


def _rows(document: RoleDocument, shown: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, list[dict[str, object]]]:
    return {
        table: [{name: getattr(row, name) for name in names} for row in getattr(document, table)]
        for table, names in shown
    }
