"""What the screen of roles shows, as rows made from the picture and from role documents; no window is needed for it."""

from collections import defaultdict
from dataclasses import dataclass

from orgwright.gui.widgets.columns import Group
from orgwright.planning.coverage import people_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.structure import position_seats
from orgwright.records import SkillKind

TIERS = {"must-have": "Must-have", "advanced": "Advanced", "good-to-have": "Good-to-have", "emerging": "Emerging"}
LEVELS = (
    "Intern",
    "Junior",
    "Mid",
    "Senior",
    "Staff",
    "Lead",
    "Manager",
    "Principal",
    "Distinguished",
    "Director",
)
WITHOUT_FAMILY = "Other roles"


@dataclass(frozen=True)
class RoleRow:
    """One role of the list; ``is_named_only``: nobody has it, and nothing but its name is known."""

    role_id: int
    name: str
    people: int
    is_named_only: bool


def role_groups(organization: Organization, text: str) -> list[tuple[str, list[RoleRow]]]:
    """The roles by family, in a family by job level; filtered by part of the name."""
    counted: dict[int | None, int] = defaultdict(int)
    for person_id in organization.seating.employed:
        counted[organization.seating.role_of(person_id)] += 1
    found: dict[str, list[RoleRow]] = defaultdict(list)
    rank = {level: place for place, level in enumerate(LEVELS)}
    words = text.casefold().split()
    ordered = sorted(organization.roles.values(), key=lambda one: (rank.get(one.level, len(rank)), one.name))
    for role in ordered:
        if all(word in f"{role.name} {role.family}".casefold() for word in words):
            key = role.id or 0
            is_bare = not counted[key] and is_named_only(organization, key)
            found[role.family or WITHOUT_FAMILY].append(RoleRow(key, role.name, counted[key], is_bare))
    return sorted(found.items(), key=lambda item: (item[0] == WITHOUT_FAMILY, item[0]))


def is_named_only(organization: Organization, role_id: int) -> bool:
    """Whether a role asks for nothing and does not say what it is for: a career link named it, and that is all."""
    return role_id not in organization.demand.requirements_by_role and not organization.roles[role_id].summary


@dataclass(frozen=True)
class RoleFacts:
    """The five facts under the title of a role."""

    family: str
    seats: str
    coverage: str
    gate: str
    gate_is_short: bool
    horizon: str


def role_facts(organization: Organization, role_id: int) -> RoleFacts:
    """Family and level, seats, coverage of the people in the role, the gate, the horizon."""
    seating, role = organization.seating, organization.roles[role_id]
    seats = [one for one in organization.positions if seating.position_role(one) == role_id]
    states = [position_seats(organization, one) for one in seats]
    filled, vacant = sum(one.filled > 0 for one in states), sum(one.vacant > 0 for one in states)
    people = sorted(one for one in seating.employed if seating.role_of(one) == role_id)
    covered = people_coverage(organization, people)
    known = [(low, high) for low, high in zip(covered.low.tolist(), covered.high.tolist(), strict=True) if low == low]
    share = "nobody to measure"
    if known:
        low, high = (sum(several) / len(known) * 100 for several in zip(*known, strict=True))
        share = f"{low:.0f} %" if round(low) == round(high) else f"{low:.0f}–{high:.0f} %"
    passed = int((covered.gate == 0).sum())
    return RoleFacts(
        ", ".join(part for part in (role.family, role.level) if part) or "not said",
        f"{filled} filled, {vacant} open" if seats else "none",
        share,
        f"{passed} of {len(people)} passed" if people else "nobody in it",
        bool(people) and passed < len(people),
        role.horizon or "not said",
    )


@dataclass(frozen=True)
class RequirementRow:
    """One requirement of a role, and how many of the people in the role hold it."""

    requirement_id: int
    skill_id: int
    skill: str
    importance: str
    level: int
    level_by: str
    held: int
    asked: int
    note: str
    detail: str


def requirement_rows(organization: Organization, role_id: int, is_soft: bool) -> list[RequirementRow | Group]:
    """The requirements of technical or of soft skills by tier, each tier under its band."""
    seating, policy = organization.seating, organization.policy
    people = sorted(one for one in seating.employed if seating.role_of(one) == role_id)
    by_tier: dict[str, list[RequirementRow]] = {tier: [] for tier in (*TIERS, "")}
    applicable = {key for ask in organization.demand.asks(role_id) if ask.is_applicable for key in ask.requirement_ids}
    for one in organization.demand.requirements_by_role.get(role_id, ()):
        if (organization.skills[one.skill_id].kind == SkillKind.SOFT) is not is_soft:
            continue
        level = one.level or policy.required_level(organization.roles[role_id].level, one.tier)
        levels = organization.proficiency.levels_of(people, [one.skill_id])
        is_phrase = one.importance_text.casefold() != str(one.importance or "")
        notes = [one.importance_text] if one.importance_text and is_phrase else []
        notes += [f"only where {one.context}"] if one.context else []
        notes += ["does not apply here"] if one.id not in applicable else []
        row = RequirementRow(
            one.id or 0,
            one.skill_id,
            organization.skills[one.skill_id].name,
            str(one.importance or "not given"),
            level,
            "by policy" if one.level is None else "set by hand",
            int((levels >= level).sum()),
            len(people),
            ", ".join(notes),
            one.detail,
        )
        by_tier[str(one.tier or "")].append(row)
    found: list[RequirementRow | Group] = []
    for tier, rows in by_tier.items():
        if rows:
            title = TIERS.get(tier) or ("Soft skills" if is_soft else "Without a tier")
            found.append(Group(title, str(len(rows))))
            by_name = sorted(rows, key=lambda row: row.skill.casefold())
            found.extend(by_name)
    return found
