"""What the screen of skills shows, as rows made from the picture; no window is needed for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgwright.planning.findings_of_demand import findings_of_demand
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import SkillMatcher, parted
from orgwright.records import Requirement, Skill, SkillKind, Target, table_name
from orgwright.workspace.merge_preview import MergePreview, Moved

WITHOUT_CATEGORY = "Without a category"
Pair = tuple[int, int, float]
"""Ids of two skills whose names are alike, and how much, 0 to 100."""


@dataclass(frozen=True)
class SkillRow:
    """One skill: ``roles`` ask for it, ``people`` have a level in it; ``findings`` are sentences about it."""

    skill_id: int
    name: str
    kind: str
    category: str
    parent: str
    aliases: tuple[str, ...]
    roles: int
    people: int
    findings: tuple[str, ...]

    @property
    def sort_of(self) -> str:
        """Kind and category in one line."""
        return ", ".join(part for part in (self.kind, self.category) if part)


@dataclass(frozen=True)
class SkillBranch:
    """A skill with those that stand below it in the same category."""

    row: SkillRow
    below: tuple[SkillBranch, ...]


@dataclass(frozen=True)
class PairRow:
    """Two skills that may be one; the one that more refers to stands at the left."""

    left: SkillRow
    right: SkillRow
    score: float

    @property
    def key(self) -> frozenset[int]:
        """What tells the pair from others, whichever stands at the left."""
        return frozenset((self.left.skill_id, self.right.skill_id))


def _is_of(kind: str) -> Callable[[SkillRow], bool]:
    return lambda row: row.kind == kind


SHOWN: Mapping[str, tuple[str, Callable[[SkillRow], bool]]] = {
    "all": ("All skills", lambda row: True),
    **{kind.value: (kind.value.capitalize(), _is_of(kind)) for kind in SkillKind},
    "unasked": ("No role asks for it", lambda row: not row.roles),
    "unknown": ("Nobody has a level", lambda row: not row.people),
    "findings": ("With findings", lambda row: bool(row.findings)),
}
"""What the taxonomy can be narrowed to: title and test by key."""


def skill_rows(organization: Organization, unit_id: int | None) -> dict[int, SkillRow]:
    """Every skill by id, with the roles that ask for it and the people of a unit who have a level in it."""
    skills = organization.skills
    asking: dict[int, set[int]] = defaultdict(set)
    for one in organization.requirements.values():
        asking[one.skill_id].add(one.role_id)
    people = sorted(organization.seating.employed & organization.seating.people_of(unit_id))
    matrix = organization.proficiency
    known = (matrix.levels_of(people, matrix.skill_ids.tolist()) >= 0).sum(axis=0).tolist()
    counted = dict(zip(matrix.skill_ids.tolist(), known, strict=True))
    findings = _findings_by_skill(organization)
    return {
        key: SkillRow(
            key,
            one.name,
            str(one.kind),
            one.category,
            skills[one.parent_id].name if one.parent_id is not None else "",
            tuple(parted(one.aliases)),
            len(asking[key]),
            counted.get(key, 0),
            tuple(findings[key]),
        )
        for key, one in skills.items()
    }


def _findings_by_skill(organization: Organization) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for one in findings_of_demand(organization):
        if one.record == table_name(Skill):
            found[one.record_id].append(one.text)
        elif one.record == table_name(Requirement):
            found[organization.requirements[one.record_id].skill_id].append(one.text)
        elif one.record == table_name(Target):
            found[organization.targets[one.record_id].skill_id].append(one.text)
    return found


def is_shown(row: SkillRow, text: str, key: str) -> bool:
    """Whether a skill passes the filter: every word in a name, the category or the kind, and the narrowing."""
    whole = " ".join((row.name, *row.aliases, row.category, row.kind)).casefold()
    return SHOWN[key][1](row) and all(word in whole for word in text.casefold().split())


def taxonomy(organization: Organization, rows: Sequence[SkillRow]) -> list[tuple[str, list[SkillBranch]]]:
    """The rows by category, each below its parent where that is shown in the same category."""
    by_id = {row.skill_id: row for row in rows}
    below: dict[int | None, list[SkillRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.name.casefold()):
        parent = by_id.get(organization.skills[row.skill_id].parent_id or 0)
        nests = parent is not None and parent.category == row.category and not _is_circular(organization, row)
        below[parent.skill_id if parent is not None and nests else None].append(row)

    def branch(row: SkillRow) -> SkillBranch:
        return SkillBranch(row, tuple(branch(one) for one in below[row.skill_id]))

    found: dict[str, list[SkillBranch]] = defaultdict(list)
    for row in below[None]:
        found[row.category or WITHOUT_CATEGORY].append(branch(row))
    return sorted(found.items(), key=lambda item: (item[0] == WITHOUT_CATEGORY, item[0].casefold()))


def _is_circular(organization: Organization, row: SkillRow) -> bool:
    """Whether a skill stands below itself, as rows of a folder may say."""
    seen: set[int | None] = set()
    above = organization.skills[row.skill_id].parent_id
    while above is not None and above not in seen:
        seen.add(above)
        above = organization.skills[above].parent_id
    return row.skill_id in seen


def size(branch: SkillBranch) -> int:
    """How many skills a branch holds, itself among them."""
    return 1 + sum(size(one) for one in branch.below)


def pair_rows(rows: Mapping[int, SkillRow], pairs: Sequence[Pair], text: str) -> list[PairRow]:
    """The pairs whose skills are still there, filtered by words in either name; most alike first."""
    found = []
    for one_id, other_id, score in pairs:
        if one_id in rows and other_id in rows:
            right, left = sorted((rows[one_id], rows[other_id]), key=lambda row: (row.roles, row.people, -row.skill_id))
            whole = f"{left.name} {right.name}".casefold()
            if all(word in whole for word in text.casefold().split()):
                found.append(PairRow(left, right, score))
    return found


@dataclass(frozen=True)
class RoleRow:
    """One role that asks for a skill."""

    role_id: int
    role: str
    demand: str
    level: int


def asking_roles(organization: Organization, skill_id: int) -> list[RoleRow]:
    """The roles that ask for a skill, by name."""
    found = []
    for role_id in {one.role_id for one in organization.requirements.values() if one.skill_id == skill_id}:
        ask = next(one for one in organization.demand.asks(role_id) if one.skill_id == skill_id)
        words = ", ".join(str(part) for part in (ask.importance, ask.tier) if part)
        found.append(RoleRow(role_id, organization.roles[role_id].name, words, ask.level))
    return sorted(found, key=lambda row: row.role.casefold())


@dataclass(frozen=True)
class MovedRow:
    """One line of what a merge moves: how many rows, and how many of them into rows of the kept skill."""

    what: str
    rows: int
    folded: str


def moved_rows(seen: MergePreview) -> list[MovedRow]:
    """What a merge moves, without kinds of which there is nothing."""
    kinds = (
        ("Requirements", seen.requirements),
        ("Assessments", seen.assessments),
        ("Capability targets", seen.targets),
        ("Planned changes", Moved(seen.planned_changes, 0)),
        ("Skills below it", Moved(seen.children, 0)),
    )
    return [MovedRow(what, moved.rows, str(moved.folded or "–")) for what, moved in kinds if moved.rows]


def apart_from(organization: Organization, skill_id: int) -> list[tuple[int, str]]:
    """The skills that somebody said are not this one, by name."""
    matcher = SkillMatcher(organization.skills.values())
    found = [
        (key, one.name)
        for key, one in organization.skills.items()
        if key != skill_id and matcher.are_kept_apart(skill_id, key)
    ]
    return sorted(found, key=lambda item: item[1].casefold())
