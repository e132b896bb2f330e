"""What a planned change uses, and what it does as a sentence."""

from collections.abc import Mapping

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
    names = {person.key: person.name for person in organization.people.values()}
    person = names.get(one.person, one.person)
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
