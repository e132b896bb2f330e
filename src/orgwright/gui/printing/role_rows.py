"""What is printed of a role, as rows made from its sheet and the picture; nothing is drawn here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Importance, LinkKind, Requirement, SkillKind, Statement, Tier, Tool

TIERS: Mapping[Tier | None, str] = {
    Tier.MUST_HAVE: "Must-have",
    Tier.GOOD_TO_HAVE: "Good-to-have",
    Tier.ADVANCED: "Advanced",
    Tier.EMERGING: "Emerging",
    None: "Without a tier",
}
SOFT = "Soft skills"
_RANK: Mapping[str, int] = {importance: place for place, importance in enumerate(Importance)}
_COMMON = ("common", "context", "optional")
TECHNICAL_SECTION, SOFT_SECTION = 8, 9
SECTIONS = len(SECTION_TITLES)


@dataclass(frozen=True)
class DemandRow:
    """One requirement with its level, which a person set or else policy; ``applies``: in this organization."""

    skill: str
    is_soft: bool
    tier: Tier | None
    importance: str
    importance_text: str
    level: int
    is_by_hand: bool
    applies: bool
    detail: str


def demand_rows(sheet: RoleSheet, organization: Organization) -> list[DemandRow]:
    """The requirements of a role: what applies here first, then by importance, then by name."""
    asks = organization.demand.asks(sheet.role.id)
    applicable = {key for ask in asks if ask.is_applicable for key in ask.requirement_ids}
    known = {key for ask in asks for key in ask.requirement_ids}
    rows = [
        _demand_row(one, sheet, organization, one.id in applicable or one.id not in known)
        for one in sheet.requirements
        if one.skill_id in organization.skills
    ]
    return sorted(rows, key=lambda row: (not row.applies, _RANK.get(row.importance, len(_RANK)), row.skill.casefold()))


def _demand_row(one: Requirement, sheet: RoleSheet, organization: Organization, applies: bool) -> DemandRow:
    skill = organization.skills[one.skill_id]
    notes = [one.detail] if one.detail else []
    notes += [f"Only where {one.context}."] if one.context else []
    notes += [] if applies else ["Does not apply here."]
    return DemandRow(
        skill.name,
        skill.kind == SkillKind.SOFT,
        None if one.tier is None else Tier(one.tier),
        str(one.importance or ""),
        one.importance_text,
        one.level or organization.policy.required_level(sheet.role.level, one.tier),
        one.level is not None,
        applies,
        "\n".join(notes),
    )


def by_tier(rows: Iterable[DemandRow]) -> list[tuple[str, list[DemandRow]]]:
    """Rows under the title of their tier, must-have first."""
    several = list(rows)
    grouped = [(title, [row for row in several if row.tier == tier]) for tier, title in TIERS.items()]
    return [(title, found) for title, found in grouped if found]


@dataclass(frozen=True)
class Ways:
    """The names of the roles that people come from, go to, and change to and from."""

    feeders: tuple[str, ...]
    next: tuple[str, ...]
    sideways: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no way is known."""
        return not (self.feeders or self.next or self.sideways)


def ways(sheet: RoleSheet, organization: Organization) -> Ways:
    """The career links of a role, by name."""
    role_id = sheet.role.id
    found: dict[str, list[str]] = {"from": [], "next": [], "sideways": []}
    for one in organization.links.values():
        if role_id not in (one.from_role_id, one.to_role_id):
            continue
        other = one.to_role_id if one.from_role_id == role_id else one.from_role_id
        is_next = one.from_role_id == role_id
        where = "sideways" if one.kind == LinkKind.ADJACENT else "next" if is_next else "from"
        found[where].append(organization.roles[other].name)
    return Ways(*(tuple(sorted(set(names), key=str.casefold)) for names in found.values()))


@dataclass(frozen=True)
class ToolRow:
    """The tools of one cell of a table; ``is_certain``: the cells of its row were told apart."""

    category: str
    names: str
    use: str
    commonness: str
    is_certain: bool


def tool_rows(tools: Sequence[Tool]) -> list[ToolRow]:
    """The tools as their document has them: what one cell packs stands in one row."""
    grouped = groupby(tools, lambda one: (one.category, one.use, one.commonness, one.cell or one.name, one.is_certain))
    return [
        ToolRow(category, ", ".join(dict.fromkeys(one.name for one in several)), use, commonness, is_certain)
        for (category, use, commonness, _, is_certain), several in grouped
    ]


def tool_names(sheet: RoleSheet) -> list[str]:
    """The names of the tools, common ones first.

    Where no row of the table could be told apart, what the role's summary says of them.
    """
    certain = [one for one in sheet.tools if one.is_certain]
    if certain:
        ordered = sorted(certain, key=lambda one: _commonness(one.commonness))
        return list(dict.fromkeys(one.name for one in ordered))
    said = [one.text for one in sheet.section(SECTIONS) if "tool" in one.heading.casefold()]
    return said[:1] or [one.name for one in sheet.tools]


def _commonness(text: str) -> int:
    words = text.casefold()
    return next((place for place, word in enumerate(_COMMON) if words.startswith(word)), len(_COMMON))


def groups(statements: Iterable[Statement]) -> list[tuple[str, list[str]]]:
    """The texts under each heading, in order."""
    return [
        (heading, [one.text for one in several])
        for heading, several in groupby(statements, key=lambda one: one.heading)
    ]


def facts(sheet: RoleSheet) -> list[tuple[str, str]]:
    """What the role's own row says: caption and value, without those that are empty."""
    role = sheet.role
    said = (("Family", role.family), ("Level", role.level), ("Track", role.track), ("Horizon", role.horizon))
    return [(caption, value) for caption, value in said if value.strip()]
