"""Units of few people where figures of small groups are left out: which are not shown, and what people's rows say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import FOLDED, LEAST, folded


def folded_units(organization: Organization) -> frozenset[int]:
    """The units that one row stands for where units are counted by their own people alone.

    Nothing where the picture shows small groups. See ``privacy.folded``.
    """
    if organization.profile.small_groups:
        return frozenset()
    own = _own_people(organization)
    return folded({unit_id: (own[unit_id],) for unit_id in organization.units})


def hidden_units(organization: Organization, within: int | None = None) -> frozenset[int]:
    """The units without a row where units are counted with all below them, so that no difference tells of a few.

    A unit's people are those of the units right below it and its own: these parts are folded, and a part that is a
    unit is not shown, nor anything below it. ``within`` a unit alone (None: the whole), which itself is shown; nothing
    where the picture shows small groups.
    """
    if organization.profile.small_groups:
        return frozenset()
    seating, own = organization.seating, _own_people(organization)
    hidden: set[int] = set()
    waiting = [within]
    while waiting:
        unit_id = waiting.pop()
        below = seating.children.get(unit_id, ())
        parts: dict[int | None, tuple[int]] = {one: (len(seating.people_of(one)),) for one in below}
        few = folded({**parts, None: (own[unit_id],)})
        for one in below:
            if one in few:
                hidden.update(seating.subtree(one))
            else:
                waiting.append(one)
    return frozenset(hidden)


def _own_people(organization: Organization) -> Mapping[int | None, int]:
    """How many sit in each unit itself; under None those without a unit."""
    seating = organization.seating
    return Counter(seating.unit_of(one) for one in seating.employed)


def unit_names(organization: Organization) -> Mapping[int | None, str]:
    """What the unit of somebody is called in a row of people; of nobody's unit nothing.

    Where small groups are left out, who sits in a small unit is told to be in one, and not in which.
    """
    few = folded_units(organization) | hidden_units(organization)
    return {None: ""} | {key: FOLDED if key in few else one.name for key, one in organization.units.items()}


def target_units(organization: Organization, within: int | None = None) -> Mapping[int, str]:
    """What the unit of a target is called in a file of a unit: its name, or that it is left out as a small group."""
    few = hidden_units(organization, within)
    return {key: FOLDED if key in few else one.name for key, one in organization.units.items()}


def tells_of_few(organization: Organization, within: int | None = None) -> Callable[[str], bool]:
    """Whether a sentence names a unit that is not shown in a file of a unit; such a sentence is left out of it."""
    names = [organization.units[one].name for one in sorted(hidden_units(organization, within))]
    if not names:
        return lambda text: False
    named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))
    return lambda text: named.search(text) is not None


def refuse_few(organization: Organization, unit_id: int | None) -> None:
    """Refuse figures of a unit (None: of the whole) that is itself a small group, where these are left out."""
    name = organization.facts.name if unit_id is None else organization.units[unit_id].name
    refuse_small(organization, name, len(organization.seating.people_of(unit_id)))


def refuse_small(organization: Organization, name: str, people: int) -> None:
    """Refuse figures of any group of so many people, where small groups are left out."""
    if not organization.profile.small_groups and 0 < people < LEAST:
        raise RefusedInput(
            f"{name} has fewer than {LEAST} people: without groups under five there is nothing of it that can be shown."
        )
