"""What a planned change uses, and what it does as a sentence."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from orgwright.planning.organization import Organization
from orgwright.records import ChangeKind, PlannedChange

USES: Mapping[ChangeKind, tuple[str, ...]] = {
    ChangeKind.HIRE: ("position", "person", "value"),
    ChangeKind.LEAVE: ("person",),
    ChangeKind.MOVE: ("person", "position"),
    ChangeKind.PROMOTE: ("person", "role_id"),
    ChangeKind.OPEN: ("position", "unit_id", "role_id", "manager_position", "value"),
    ChangeKind.CLOSE: ("position",),
    ChangeKind.FREEZE: ("position",),
    ChangeKind.UNFREEZE: ("position",),
    ChangeKind.REPORT: ("position", "manager_position"),
    ChangeKind.RAISE_SKILL: ("person", "skill_id", "value"),
}
"""The columns that a kind of change reads beside its day; the others are empty."""


def sentence(organization: Organization, one: PlannedChange) -> str:
    """What a planned change does, in words; people of the records by their names, those of the plan by their keys."""
    return sentences(organization, (one,))[0]


def sentences(organization: Organization, changes: Sequence[PlannedChange]) -> tuple[str, ...]:
    """What planned changes do, each in words; the people are looked up once for all of them."""
    names = {person.key: person.name for person in organization.people.values()}
    return tuple(_words(organization, one, names.get(one.person, one.person)) for one in changes)


def _words(organization: Organization, one: PlannedChange, person: str) -> str:
    role = "" if one.role_id is None else organization.roles[one.role_id].name
    unit = "" if one.unit_id is None else organization.units[one.unit_id].name
    skill = "" if one.skill_id is None else organization.skills[one.skill_id].name
    value = 100 if one.value is None else one.value
    above = one.manager_position
    words = {
        ChangeKind.HIRE: f"Hire {person} into {one.position} at {value} %",
        ChangeKind.LEAVE: f"{person} leaves",
        ChangeKind.MOVE: f"Move {person} to {one.position}",
        ChangeKind.PROMOTE: f"Promote {person} to {role}",
        ChangeKind.OPEN: f"Open {one.position}{f', {role},' if role else ''} in {unit}",
        ChangeKind.CLOSE: f"Close {one.position}",
        ChangeKind.FREEZE: f"Freeze {one.position}",
        ChangeKind.UNFREEZE: f"Unfreeze {one.position}",
        ChangeKind.REPORT: f"{one.position} reports to {above}" if above else f"{one.position} reports to nobody",
        ChangeKind.RAISE_SKILL: f"Raise {person} to level {one.value} in {skill}",
    }
    return words[ChangeKind(one.change)]


def what_is_alike(one: PlannedChange) -> Hashable | None:
    """What changes have in common that can be told in one sentence; None of a kind that is told one by one."""
    kind = ChangeKind(one.change)
    if kind is ChangeKind.RAISE_SKILL:
        return kind, one.skill_id, one.value
    if kind is ChangeKind.REPORT:
        return kind, one.on, one.manager_position
    return (kind, one.on) if kind in (ChangeKind.CLOSE, ChangeKind.FREEZE, ChangeKind.UNFREEZE) else None


def words_together(organization: Organization, several: Sequence[PlannedChange]) -> str:
    """What changes do, in one sentence where they are alike, else that of the first."""
    first, count = several[0], len(several)
    alike = what_is_alike(first)
    if count == 1 or alike is None or any(what_is_alike(one) != alike for one in several):
        return sentence(organization, first)
    if first.change == ChangeKind.RAISE_SKILL and first.skill_id is not None:
        return f"Raise {count} people to level {first.value} in {organization.skills[first.skill_id].name}"
    if first.change == ChangeKind.REPORT:
        return f"{count} positions report to {first.manager_position or 'nobody'}"
    return f"{first.change.capitalize()} {count} positions"


def subject_and_predicate(organization: Organization, several: Sequence[PlannedChange]) -> tuple[str, str]:
    """What changes are about and what happens to it, each for a line of its own: ``RAG``, ``2 people to level 3``."""
    first, count = several[0], len(several)
    kind, alike = ChangeKind(first.change), what_is_alike(first)
    is_one = count == 1 or alike is None or any(what_is_alike(one) != alike for one in several)
    people = {person.key: person.name for person in organization.people.values()}
    person = people.get(first.person, first.person)
    if kind is ChangeKind.RAISE_SKILL and first.skill_id is not None:
        who = person if is_one else f"{count} people"
        return organization.skills[first.skill_id].name, f"{who} to level {first.value}"
    role = "" if first.role_id is None else organization.roles[first.role_id].name
    predicates = {
        ChangeKind.HIRE: (person, f"hired into {first.position}"),
        ChangeKind.LEAVE: (person, "leaves"),
        ChangeKind.MOVE: (person, f"moves to {first.position}"),
        ChangeKind.PROMOTE: (person, f"becomes {role}"),
        ChangeKind.OPEN: (role or first.position, f"opens as {first.position}"),
    }
    if kind in predicates:
        return predicates[kind]
    seats = first.position if is_one else f"{count} positions"
    verb = {
        ChangeKind.CLOSE: "closed",
        ChangeKind.FREEZE: "frozen",
        ChangeKind.UNFREEZE: "unfrozen",
    }.get(kind, f"to report to {first.manager_position or 'nobody'}")
    return seats, verb


_COUNTED: Mapping[ChangeKind, tuple[str, str]] = {
    ChangeKind.HIRE: ("hire", "hires"),
    ChangeKind.LEAVE: ("exit", "exits"),
    ChangeKind.MOVE: ("move", "moves"),
    ChangeKind.PROMOTE: ("promotion", "promotions"),
    ChangeKind.OPEN: ("seat opened", "seats opened"),
    ChangeKind.CLOSE: ("seat closed", "seats closed"),
    ChangeKind.FREEZE: ("seat frozen", "seats frozen"),
    ChangeKind.UNFREEZE: ("seat unfrozen", "seats unfrozen"),
    ChangeKind.REPORT: ("report line moved", "report lines moved"),
    ChangeKind.RAISE_SKILL: ("level raised", "levels raised"),
}


def counted_kinds(changes: Iterable[PlannedChange]) -> str:
    """What a plan is made of, the most frequent kind first: ``13 hires, 4 seats opened``; empty without changes."""
    counts = Counter(ChangeKind(one.change) for one in changes)
    ordered = sorted(counts, key=lambda kind: (-counts[kind], _COUNTED[kind]))
    return ", ".join(f"{counts[kind]} {_COUNTED[kind][counts[kind] > 1]}" for kind in ordered)
