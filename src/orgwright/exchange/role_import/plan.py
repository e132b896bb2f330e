"""What taking a role document into an organization would do, row by row, for a person to decide; nothing is written.

Three texts meet in every row: what the role holds now, what its earlier document said, and what this document says.
What only the document changed is proposed; what a person changed stays, and where both changed the person is asked.
So importing a document twice changes nothing the second time, and no edit is lost unasked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from orgwright.exchange.blueprint import RoleDocument
from orgwright.exchange.blueprint.summary import unmatched_items
from orgwright.exchange.role_import.comparison import Comparison
from orgwright.exchange.role_import.rows import BOTH_CHANGED, ImportRow, Relink, RowKind, merged
from orgwright.exchange.role_import.said import SaidRow, Span, linked_roles, purpose_of, said_rows
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.skill_matching import SkillMatcher
from orgwright.records import ROLE_ROWS, CareerLink, LinkKind, Record, Requirement, Role

LONGEST_NAME = 200


@dataclass(frozen=True)
class ImportPlan:
    """What one document would bring; ``role_id`` is None where the role is new."""

    document: RoleDocument
    role_id: int | None
    rows: tuple[ImportRow, ...]
    relinks: tuple[Relink, ...]

    @property
    def is_news(self) -> bool:
        """Whether the document says anything that the role and its earlier document do not."""
        return self.role_id is None or any(not one.is_remark for one in self.rows)


def import_plan(
    document: RoleDocument,
    organization: Organization,
    sheet: RoleSheet | None,
    base: RoleDocument | None,
    *,
    requirements: bool = True,
    links: bool = True,
) -> ImportPlan:
    """Compare a document with the role that it names.

    ``sheet`` holds the role's rows (None: a new role), ``base`` what its earlier document says. ``requirements`` and
    ``links`` say whether these are taken from the document at all.
    """
    matcher = SkillMatcher(organization.skills.values())
    rows = list(_role_rows(document, sheet, base))
    relinks: list[Relink] = []
    theirs = _by_record(said_rows(document))
    earlier = _by_record(said_rows(base)) if base else {}
    kinds: tuple[type[Record], ...] = (Requirement, *ROLE_ROWS)
    for record in kinds:
        comparison = Comparison(record, sheet, organization, matcher, earlier.get(record, []))
        found, same = comparison.compared(theirs.get(record, []))
        if record is Requirement and not requirements:
            # A row that only leaves open what the document says more of stands at its place all the same.
            differing = {one.row_id for one in found if any(one.before.values())}
            same, found = [one for one in same if one.row_id not in differing], []
        relinks += same
        rows += found
    if links:
        rows += _link_rows(document, organization, sheet, base)
    if requirements:
        rows += _remarks(document, base, matcher)
    return ImportPlan(document, sheet.role.id if sheet else None, tuple(_distinct(rows)), tuple(relinks))


def edited_rows(
    sheet: RoleSheet, organization: Organization, base: RoleDocument
) -> frozenset[tuple[type[Record], int]]:
    """The rows of a role that no longer say what its document, read as ``base``, says of them: record and id."""
    matcher = SkillMatcher(organization.skills.values())
    earlier = _by_record(said_rows(base))
    kinds: tuple[type[Record], ...] = (Requirement, *ROLE_ROWS)
    return frozenset(
        (record, row_id)
        for record in kinds
        for row_id in Comparison(record, sheet, organization, matcher, earlier.get(record, [])).edited()
    )


def _by_record(rows: Iterable[SaidRow]) -> dict[type[Record], list[SaidRow]]:
    found: dict[type[Record], list[SaidRow]] = defaultdict(list)
    for one in rows:
        found[one.record].append(one)
    return found


def _distinct(rows: Iterable[ImportRow]) -> Iterator[ImportRow]:
    """The rows with keys of their own: the second of two equal ones is numbered."""
    seen: dict[str, int] = defaultdict(int)
    for one in rows:
        seen[one.key] += 1
        yield one if seen[one.key] == 1 else replace(one, key=f"{one.key}#{seen[one.key]}")


# --- the role's own row ----------------------------------------------------------------------------------------


def _role_values(document: RoleDocument | None) -> dict[str, str]:
    if document is None:
        return {}
    return {"summary": purpose_of(document), "horizon": document.horizon or "", "level": document.level or ""}


def _role_rows(document: RoleDocument, sheet: RoleSheet | None, base: RoleDocument | None) -> Iterator[ImportRow]:
    theirs = {name: value for name, value in _role_values(document).items() if value}
    span = next((one.span for one in document.statements if one.section == 1 and not one.group), None)
    if sheet is None:
        if theirs:
            yield ImportRow("role", RowKind.NEW, Role, 1, document.role, theirs, span=span)
        return
    earlier = _role_values(base)
    taken, asked = merged(theirs, sheet.role, earlier or None, tuple(theirs))
    for kind, values in ((RowKind.CHANGED, taken), (RowKind.UNCERTAIN, asked)):
        if values:
            before = {name: getattr(sheet.role, name) for name in values}
            yield ImportRow(
                f"role {kind}",
                kind,
                Role,
                1,
                document.role,
                values,
                before,
                row_id=sheet.role.id,
                span=span,
                why=BOTH_CHANGED if kind == RowKind.UNCERTAIN else "",
                is_taken=kind == RowKind.CHANGED,
            )


# --- career links ----------------------------------------------------------------------------------------------


def _document_links(document: RoleDocument | None) -> dict[tuple[str, str], tuple[str, Span]]:
    """The links that a document names: by direction and role's name without case, the name and the entry's place."""
    found: dict[tuple[str, str], tuple[str, Span]] = {}
    for direction in ("feeder", "next", "adjacent"):
        for entry in getattr(document, direction) if document else ():
            for name in entry.roles:
                found.setdefault((direction, name.strip().casefold()), (name.strip()[:LONGEST_NAME], entry.span))
    return found


def _link_rows(
    document: RoleDocument, organization: Organization, sheet: RoleSheet | None, base: RoleDocument | None
) -> Iterator[ImportRow]:
    """Links that are new in the document, and those that it no longer names; to itself a role has none."""
    role = sheet.role if sheet else None
    own = {document.role.casefold()} | ({role.name.casefold()} if role else set())
    earlier, wanted = _document_links(base), _document_links(document)
    for direction in ("feeder", "next", "adjacent"):
        joined = linked_roles(role, organization, direction) if role else ()
        held = {organization.roles[key].name.casefold() for key in joined}
        for (kind, folded), (name, span) in wanted.items():
            if kind == direction and folded not in held | own and (kind, folded) not in earlier:
                yield _link_row(direction, name, RowKind.NEW, span)
        for (kind, folded), (name, _) in earlier.items():
            if kind == direction and folded in held and (kind, folded) not in wanted:
                yield _link_row(direction, name, RowKind.GONE, None)


def _link_row(direction: str, name: str, kind: RowKind, span: Span | None) -> ImportRow:
    values = {"role": name, "direction": direction}
    before, after = ({}, values) if kind == RowKind.NEW else (values, {})
    return ImportRow(f"{kind} link|{direction}|{name.casefold()}", kind, CareerLink, 15, name, after, before, span=span)


def link_ends(direction: str, role_id: int, other_id: int) -> dict[str, Any]:
    """The values of the career link that a direction means."""
    kind = LinkKind.ADJACENT if direction == "adjacent" else LinkKind.NEXT
    start, end = (other_id, role_id) if direction == "feeder" else (role_id, other_id)
    return {"from_role_id": start, "to_role_id": end, "kind": kind}


# --- section 20 ------------------------------------------------------------------------------------------------


def _remarks(document: RoleDocument, base: RoleDocument | None, matcher: SkillMatcher) -> Iterator[ImportRow]:
    """Skills that section 20 alone names, once for each new wording."""
    known = {one.text for one in unmatched_items(base.summary, base.skills)} if base else set()
    for one in unmatched_items(document.summary, document.skills):
        if one.text in known:
            continue
        at = document.text.rfind(one.text)
        yield ImportRow(
            f"section 20|{one.kind}|{one.text.casefold()}",
            RowKind.UNCERTAIN,
            Requirement,
            20,
            one.text,
            {
                "skill": one.text[:LONGEST_NAME],
                "kind": one.kind,
                "tier": None,
                "importance": None,
                "importance_text": "",
                "detail": "",
            },
            span=(at, at + len(one.text)) if at >= 0 else None,
            why=f"“{one.row}” of section 20 names it, and no other section does.",
            is_taken=False,
            suggestions=matcher.suggestions(one.text) if matcher.exact(one.text) is None else (),
            is_remark=True,
        )
