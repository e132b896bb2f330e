"""What the screen of people shows, as rows made from the picture; no window is needed for it."""

from dataclasses import dataclass
from math import isnan

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.coverage import GATES, PersonCoverage, people_coverage, person_coverage
from orgwright.planning.days import day_of_number
from orgwright.planning.organization import Organization
from orgwright.records import Incumbency, LinkKind

GATE_WORDS = {"held": "passed", "missing": "not passed", "unknown": "not known", None: ""}
GATE_TONES = {"held": "text2", "missing": "short", "unknown": "unknown", None: "text3"}


@dataclass(frozen=True)
class PersonRow:
    """One person of the list, with coverage of their role (None without one)."""

    person_id: int
    name: str
    role: str
    unit: str
    low: float | None
    high: float | None
    gate: str | None
    note: str


def person_rows(organization: Organization, unit_id: int | None) -> list[PersonRow]:
    """The people of a unit, by name; of the whole also those who left or have not joined yet, with a note."""
    seating = organization.seating
    shown = set(organization.people) if unit_id is None else set(seating.people_of(unit_id))
    ordered = sorted(shown, key=lambda one: (organization.people[one].name.casefold(), organization.people[one].key))
    covered = people_coverage(organization, ordered)
    return [
        PersonRow(
            person_id,
            organization.people[person_id].name,
            _role_name(organization, seating.role_of(person_id)),
            _unit_name(organization, seating.unit_of(person_id)),
            _number(covered.low[index]),
            _number(covered.high[index]),
            None if covered.gate[index] < 0 else GATES[covered.gate[index]],
            _note(organization, person_id),
        )
        for index, person_id in enumerate(ordered)
    ]


def _number(value: float) -> float | None:
    return None if isnan(value) else float(value)


def _role_name(organization: Organization, role_id: int | None) -> str:
    return "" if role_id is None else organization.roles[role_id].name


def _unit_name(organization: Organization, unit_id: int | None) -> str:
    return "" if unit_id is None else organization.units[unit_id].name


def _note(organization: Organization, person_id: int) -> str:
    person, day = organization.people[person_id], organization.day
    if person.left_on is not None and person.left_on < day:
        return "left"
    if person.hired_on is not None and person.hired_on > day:
        return "not joined yet"
    return "" if organization.seating.primary(person_id) else "no position"


@dataclass(frozen=True)
class SkillRow:
    """One skill of a person: what the role requires, what is held, since when and from whom."""

    skill_id: int
    skill: str
    demand: str
    required: int | None
    held: int | None
    status: str
    source: str
    assessed_on: str
    tier: str


TIER_TITLES = {
    "must-have": "Must-have",
    "advanced": "Advanced",
    "good-to-have": "Good-to-have",
    "emerging": "Emerging",
    "": "Without a tier",
}


def requirement_rows(organization: Organization, covered: PersonCoverage) -> dict[str, list[SkillRow]]:
    """The requirements of a person's role by tier, in the order of the tiers, the short ones first."""
    rank = {"short": 0, "expired": 1, "unknown": 2, "met": 3, "not-applicable": 4}
    found: dict[str, list[SkillRow]] = {tier: [] for tier in TIER_TITLES}
    for one in sorted(covered.requirements, key=lambda each: (rank[each.status], -each.weight)):
        found[one.tier or ""].append(
            SkillRow(
                one.skill_id,
                organization.skills[one.skill_id].name,
                str(one.importance or "important"),
                one.required,
                one.held,
                _status(one.status, one.gap, one.is_stale, one.is_disputed),
                one.source or "",
                "" if one.assessed_on is None else day_text(one.assessed_on),
                one.tier or "",
            )
        )
    return {tier: rows for tier, rows in found.items() if rows}


def _status(status: str, gap: int | None, is_stale: bool, is_disputed: bool) -> str:
    words = [f"{gap} short" if status == "short" else status.replace("-", " ")]
    words += ["stale"] if is_stale else []
    words += ["disputed"] if is_disputed else []
    return ", ".join(words)


def other_skill_rows(organization: Organization, covered: PersonCoverage) -> list[SkillRow]:
    """What the person holds beyond the role, the highest first."""
    asked = {one.skill_id for one in covered.requirements}
    rows = []
    for skill_id, held in organization.proficiency.held_by_skill(covered.person_id).items():
        if skill_id not in asked and held.level is not None:
            words = ["stale"] if held.is_stale else []
            name = organization.skills[skill_id].name
            day = "" if held.on is None else day_text(day_of_number(held.on))
            rows.append(SkillRow(skill_id, name, "", None, held.level, ", ".join(words), held.source or "", day, ""))
    return sorted(rows, key=lambda one: (-(one.held or 0), one.skill.casefold()))


@dataclass(frozen=True)
class WayRow:
    """One role that a person could go to next, and how far it is."""

    role_id: int
    role: str
    kind: str
    low: float | None
    high: float | None
    gate: str | None
    months: float | None


def way_rows(organization: Organization, person_id: int) -> list[WayRow]:
    """The roles one step from the person's own, the nearest first; those without requirements last."""
    from orgwright.planning.readiness import readiness

    own = organization.seating.role_of(person_id)
    found: dict[int, str] = {}
    for link in organization.links.values():
        if link.from_role_id == own:
            found.setdefault(link.to_role_id, link.kind)
        elif link.to_role_id == own and link.kind == LinkKind.ADJACENT:
            found.setdefault(link.from_role_id, link.kind)
    rows = []
    for role_id, kind in found.items():
        one = readiness(organization, person_id, role_id)
        name, covered = organization.roles[role_id].name, one.coverage
        gate = covered.gate if covered.requirements else None
        rows.append(WayRow(role_id, name, kind, covered.low, covered.high, gate, one.months))
    return sorted(rows, key=lambda one: (one.months is None, one.months or 0.0, one.role))


def seats_of(organization: Organization, person_id: int) -> list[tuple[Incumbency, str, str]]:
    """All incumbencies of a person, the newest first: the row, the seat in words, the period in words."""
    rows = [one for one in organization.incumbencies.values() if one.person_id == person_id]
    rows.sort(key=lambda one: (one.from_on is not None, one.from_on), reverse=True)
    return [(one, _seat_text(organization, one), _period_text(one)) for one in rows]


def _seat_text(organization: Organization, one: Incumbency) -> str:
    position = organization.positions[one.position_id]
    role = _role_name(organization, organization.seating.position_role(one.position_id))
    return f"{position.key}, {role or 'no role'}, {organization.units[position.unit_id].name}"


def _period_text(one: Incumbency) -> str:
    first = "the beginning" if one.from_on is None else day_text(one.from_on)
    last = "" if one.to_on is None else f" to {day_text(one.to_on)}"
    return f"from {first}{last}, {one.fte_percent} %"


def manager_of(organization: Organization, person_id: int) -> str:
    """Who the person's position reports to, by name; empty where nobody is known."""
    primary = organization.seating.primary(person_id)
    above = None if primary is None else organization.seating.position_manager(primary.position_id)
    several = organization.seating.incumbencies_by_position.get(above, ()) if above is not None else ()
    return ", ".join(organization.people[one.person_id].name for one in several)


def covered_person(organization: Organization, person_id: int) -> PersonCoverage:
    """Coverage of the person's own role."""
    return person_coverage(organization, person_id)
