"""What taking a role document into an organization would add and change; nothing is written here.

A document adds what is missing and fills what is empty. What somebody entered stands: an existing tier, importance or
level is never replaced, and nothing is taken away. So importing a document twice changes nothing the second time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orgwright.exchange.blueprint import CareerEntry, DocumentSkill, RoleDocument
from orgwright.exchange.blueprint.career import level_of
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, LinkKind, Record, Requirement, Role, Skill, SkillKind, table_name

_FILLED_FROM_SKILL = ("tier", "importance", "importance_text")
LONGEST_NAME = 200


@dataclass(frozen=True)
class FieldChange:
    """One field that would change, in words: the keys of rows and not their ids. ``before`` is None in a new row."""

    table: str
    key: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class FilledRow:
    """An existing row, some of whose empty fields the document fills."""

    record: type[Record]
    id: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class ImportProposal:
    """What one document brings.

    ``new`` are records with ids below 0 by which they refer to one another, what is referred to first; references to
    existing rows are their ids. ``role_id`` is the role of the document, below 0 if it is new.
    """

    role_id: int
    new: tuple[Record, ...]
    filled: tuple[FilledRow, ...]
    changes: tuple[FieldChange, ...]


def proposed_records(
    document: RoleDocument, organization: Organization, *, requirements: bool = True, links: bool = True
) -> ImportProposal:
    """What a role document adds to an organization and fills in it.

    ``requirements`` and ``links`` say whether these are taken from it; the role itself always is. Skills match by
    name, alias and case, roles by name and case.
    """
    draft = _Draft(organization)
    role_id = draft.role(document.role)
    draft.fill(Role, role_id, organization.roles.get(role_id), _role_values(document))
    if requirements:
        _propose_requirements(draft, role_id, document.skills)
    if links:
        _propose_links(draft, role_id, document)
    return ImportProposal(role_id, tuple(draft.new), tuple(draft.filled), tuple(draft.changes))


def _role_values(document: RoleDocument) -> dict[str, str]:
    first = next((one.text for one in document.statements if one.section == 1), "")
    return {"horizon": document.horizon or "", "level": document.level or "", "summary": first}


@dataclass
class _Draft:
    """The proposal while it grows."""

    organization: Organization
    new: list[Record] = field(default_factory=list)
    filled: list[FilledRow] = field(default_factory=list)
    changes: list[FieldChange] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names: dict[int, str] = {}
        self.roles: dict[str, int] = {}
        self.skills: dict[str, int] = {}
        for role in sorted(self.organization.roles.values(), key=lambda one: one.name):
            self.roles.setdefault(role.name.casefold(), role.id or 0)
        skills = sorted(self.organization.skills.values(), key=lambda one: one.name)
        for skill in skills:
            self.skills.setdefault(skill.name.casefold(), skill.id or 0)
        for skill in skills:
            for alias in skill.aliases.split(";"):
                self.skills.setdefault(alias.strip().casefold(), skill.id or 0)

    def role(self, name: str) -> int:
        """The id of the role with a name, made if missing."""
        name = name.strip()[:LONGEST_NAME]
        found = self.roles.get(name.casefold())
        if found is not None:
            return found
        role = Role(name=name, level=level_of(name) or "")
        self.roles[name.casefold()] = self._add(role, name, {"name": name, "level": role.level})
        return self.roles[name.casefold()]

    def skill(self, document_skill: DocumentSkill) -> int:
        """The id of the skill with a name or an alias, made if missing."""
        name = document_skill.name.strip()[:LONGEST_NAME]
        found = self.skills.get(name.casefold())
        if found is not None:
            return found
        skill = Skill(name=name, kind=SkillKind(document_skill.kind))
        self.skills[name.casefold()] = self._add(skill, name, {"name": name, "kind": skill.kind})
        return self.skills[name.casefold()]

    def row(self, record: Record, key: str, values: Mapping[str, Any]) -> None:
        """A new row that nothing else refers to."""
        self._add(record, key, values)

    def _add(self, record: Record, key: str, values: Mapping[str, Any]) -> int:
        record.id = -1 - len(self.new)
        self.new.append(record)
        self.names[record.id] = key
        table = table_name(type(record))
        self.changes += [FieldChange(table, key, name, None, value) for name, value in values.items() if value]
        return record.id

    def fill(self, record: type[Record], row_id: int, old: Record | None, values: Mapping[str, Any]) -> None:
        """Fill what is empty in a row, a new one (where ``old`` is None) or an existing one."""
        row = old if old is not None else self.new[-1 - row_id]
        empty = {name: value for name, value in values.items() if value and not getattr(row, name)}
        if not empty:
            return
        key = self.key_of(row_id) if record is Role else self.requirement_key(row)
        self.changes += [FieldChange(table_name(record), key, name, None, value) for name, value in empty.items()]
        if old is not None:
            self.filled.append(FilledRow(record, row_id, empty))
            return
        for name, value in empty.items():
            setattr(row, name, value)

    def key_of(self, row_id: int) -> str:
        """The name of a role, new or existing."""
        return self.names[row_id] if row_id < 0 else self.organization.roles[row_id].name

    def requirement_key(self, requirement: Any) -> str:
        """Role and skill of a requirement."""
        skill_id = requirement.skill_id
        skill = self.names[skill_id] if skill_id < 0 else self.organization.skills[skill_id].name
        return f"{self.key_of(requirement.role_id)}|{skill}"


def _propose_requirements(draft: _Draft, role_id: int, skills: Iterable[DocumentSkill]) -> None:
    """Each skill of the document finds its existing requirement, an equal one first, or becomes a new one."""
    wanted: dict[int, list[DocumentSkill]] = defaultdict(list)
    for one in skills:
        wanted[draft.skill(one)].append(one)
    existing: dict[int, list[Requirement]] = defaultdict(list)
    for row in draft.organization.demand.requirements_by_role.get(role_id, ()):
        existing[row.skill_id].append(row)
    for skill_id, several in wanted.items():
        distinct = list({(one.tier, one.importance): one for one in reversed(several)}.values())[::-1]
        left = existing[skill_id]
        equal = [one for one in distinct if _take_equal(one, left)]
        for one in (other for other in distinct if other not in equal):
            _fill_or_add(draft, role_id, skill_id, one, left)


def _take_equal(skill: DocumentSkill, rows: list[Requirement]) -> bool:
    same = next((row for row in rows if (row.tier, row.importance) == (skill.tier, skill.importance)), None)
    if same is not None:
        rows.remove(same)
    return same is not None


def _fill_or_add(draft: _Draft, role_id: int, skill_id: int, skill: DocumentSkill, left: list[Requirement]) -> None:
    values = {name: getattr(skill, name) for name in _FILLED_FROM_SKILL}
    if left:
        old = left.pop(0)
        draft.fill(Requirement, old.id or 0, old, {name: values[name] for name in ("tier", "importance")})
        return
    made = Requirement(role_id=role_id, skill_id=skill_id, **{**values, "importance_text": skill.importance_text or ""})
    key = draft.requirement_key(made)
    draft.row(made, key, {"skill": key.partition("|")[2], **values})


def _propose_links(draft: _Draft, role_id: int, document: RoleDocument) -> None:
    there = {(one.from_role_id, one.to_role_id, str(one.kind)) for one in draft.organization.links.values()}
    there |= {(end, start, kind) for start, end, kind in there if kind == LinkKind.ADJACENT}
    kinds: tuple[tuple[tuple[CareerEntry, ...], LinkKind, bool], ...] = (
        (document.feeder, LinkKind.NEXT, True),
        (document.next, LinkKind.NEXT, False),
        (document.adjacent, LinkKind.ADJACENT, False),
    )
    for entries, kind, leads_here in kinds:
        for name in (name for entry in entries for name in entry.roles):
            other = draft.role(name)
            start, end = (other, role_id) if leads_here else (role_id, other)
            if start == end or (start, end, str(kind)) in there:
                continue
            there |= {(start, end, str(kind))} | ({(end, start, str(kind))} if kind == LinkKind.ADJACENT else set())
            key = f"{draft.key_of(start)}|{draft.key_of(end)}"
            draft.row(CareerLink(from_role_id=start, to_role_id=end, kind=kind), key, {"kind": kind.value})
