"""The group of people that the options of a command name: a unit, a team, a role family, a role or a person."""

from orgwright.errors import RefusedInput
from orgwright.planning.groups import Group, GroupKind
from orgwright.planning.organization import Organization
from orgwright.records import Person, Position, Role, Unit


def named_group(
    organization: Organization,
    unit: str | None = None,
    team: str | None = None,
    family: str | None = None,
    role: str | None = None,
    person: str | None = None,
) -> Group:
    """The group that is named, the whole where nothing is; a refusal where two are, or where there is no such one."""
    options = {"--unit": unit, "--team": team, "--family": family, "--role": role, "--person": person}
    given = [option for option, name in options.items() if name is not None]
    if len(given) > 1:
        raise RefusedInput(f"Only one of {' and '.join(given)} can be asked at a time.")
    if unit is not None:
        return Group.of_unit(organization.find(Unit, unit).id)
    if team is not None:
        return Group(GroupKind.TEAM, organization.find(Position, team).id)
    if family is not None:
        return Group(GroupKind.FAMILY, family=_family(organization, family))
    if role is not None:
        return Group(GroupKind.ROLE, organization.find(Role, role).id)
    if person is not None:
        return Group(GroupKind.PERSON, organization.find(Person, person).id)
    return Group.of_unit(None)


def _family(organization: Organization, name: str) -> str:
    families = sorted({one.family for one in organization.roles.values() if one.family})
    found = [one for one in families if one.casefold() == name.strip().casefold()]
    if not found:
        raise RefusedInput(
            f"There is no role family called “{name}”; the families are {', '.join(families) or 'none'}."
        )
    return found[0]
