"""Capability targets proposed from the positions: how many seats of a unit ask for a skill, and at which level.

Targets of a unit are measured with its people and those of the units below. So two ways of counting make sense, and a
person chooses: ``EACH`` proposes for every unit from its own seats, so that a gap of one team is not hidden by another
one; ``TOGETHER`` proposes for the unit itself from its seats and all below, for what a department shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.proposal_rule import Counted, ProposalRule, seats_of
from orgwright.planning.target_edits import TargetEdit, ended_before, from_a_day_on
from orgwright.records import Importance, PositionStatus, Target

_TIMES = "\u00a0×\u00a0"
"""Kept with its number where a line breaks."""


class Comparison(StrEnum):
    """How a proposal differs from the targets that are there."""

    NEW = "new"
    MORE = "more"
    FEWER = "fewer"
    IMPORTANCE = "other importance"
    SAME = "same"
    NOT_PROPOSED = "not proposed"


@dataclass(frozen=True)
class ProposedTarget:
    """One proposal, or an existing target that nothing proposes (``people`` 0 then).

    ``seats_asking`` of the ``seats`` ask for the level or a higher one, in FTE ``fte_percent``; ``seats_by_role`` and
    ``position_ids`` say which. ``people_now`` is what the rows ``target_ids`` need today or will need, None without.
    """

    unit_id: int
    skill_id: int
    level: int
    people: int
    importance: Importance | None
    comparison: Comparison
    reason: str
    seats_asking: int = 0
    seats: int = 0
    fte_percent: int = 0
    is_critical: bool = False
    seats_by_role: tuple[tuple[int, int], ...] = ()
    position_ids: tuple[int, ...] = ()
    target_ids: tuple[int, ...] = ()
    people_now: int | None = None
    importance_now: Importance | None = None

    def as_wanted(self, people: int, importance: Importance | None) -> ProposedTarget:
        """The same as a person wants it, compared anew: here another importance counts too."""
        comparison = _comparison(people, self.people_now)
        if comparison == Comparison.SAME and importance != self.importance_now:
            comparison = Comparison.IMPORTANCE
        return replace(self, people=people, importance=importance, comparison=comparison)

    @property
    def key(self) -> tuple[int, int, int]:
        """Unit, skill and level: what two targets must not share."""
        return self.unit_id, self.skill_id, self.level


@dataclass
class _Seats:
    """The seats of one role in one unit."""

    role_id: int | None
    seats: int = 0
    fte_percent: int = 0
    position_ids: list[int] = field(default_factory=list)


def proposed_targets(
    organization: Organization, unit_id: int | None, rule: ProposalRule | None = None
) -> tuple[ProposedTarget, ...]:
    """Targets for a unit and those below, by unit name, skill name and level, beside those that exist already.

    Counted are positions that are open or frozen on the day, with the role that they have then, under the scenario of
    the picture. A proposal at level l counts every seat that asks for l or more, because a target counts everybody who
    holds l or more. A level for which as many people are proposed at a higher level is left out. People =
    min(max(⌈seats that ask × share⌉, least where critical), seats of the unit).
    """
    wanted = rule or ProposalRule()
    existing = _existing(organization)
    found: list[ProposedTarget] = []
    by_unit = _seats_by_unit(organization)
    for one, inside in _counted_units(organization, unit_id, wanted.counted):
        roles = _together(by_unit[unit] for unit in inside if unit in by_unit)
        proposed = _of_unit(organization, one, roles, wanted, existing.get(one, {}))
        found += [*proposed, *_not_proposed(organization, existing.get(one, {}), proposed, roles)]
    names, skills = organization.units, organization.skills
    return tuple(
        sorted(found, key=lambda one: (names[one.unit_id].name, one.unit_id, skills[one.skill_id].name, one.level))
    )


def _counted_units(
    organization: Organization, unit_id: int | None, counted: Counted
) -> Iterable[tuple[int, tuple[int, ...]]]:
    seating = organization.seating
    if counted == Counted.EACH:
        return ((one, (one,)) for one in seating.subtree(unit_id))
    tops = seating.children.get(None, ()) if unit_id is None else (unit_id,)
    return ((one, seating.subtree(one)) for one in tops)


Seats = Mapping[int | None, _Seats]
"""The seats of each role, None for positions without one."""


def _seats_by_unit(organization: Organization) -> Mapping[int, Seats]:
    """The seats of each role in each unit of its own, from one pass over the positions."""
    seating, found = organization.seating, dict[int, dict[int | None, _Seats]]()
    for position_id, position in organization.positions.items():
        if seating.position_status(position_id) == PositionStatus.CLOSED:
            continue
        role_id = seating.position_role(position_id)
        one = found.setdefault(position.unit_id, {}).setdefault(role_id, _Seats(role_id))
        one.seats += seats_of(position.fte_percent)
        one.fte_percent += position.fte_percent
        one.position_ids.append(position_id)
    return found


def _together(several: Iterable[Seats]) -> Seats:
    found: dict[int | None, _Seats] = {}
    for seats in several:
        for role_id, one in seats.items():
            whole = found.setdefault(role_id, _Seats(role_id))
            whole.seats += one.seats
            whole.fte_percent += one.fte_percent
            whole.position_ids += one.position_ids
    return found


def _existing(organization: Organization) -> Mapping[int, Mapping[tuple[int, int], list[Target]]]:
    """The targets of each unit that hold on the day or will, by skill and level."""
    found: dict[int, dict[tuple[int, int], list[Target]]] = defaultdict(lambda: defaultdict(list))
    for one in organization.targets.values():
        if one.to_on is None or one.to_on >= organization.day:
            found[one.unit_id][one.skill_id, one.level].append(one)
    return found


def _of_unit(
    organization: Organization,
    unit_id: int,
    roles: Seats,
    rule: ProposalRule,
    existing: Mapping[tuple[int, int], Sequence[Target]],
) -> list[ProposedTarget]:
    asking: dict[int, list[tuple[Ask, _Seats]]] = defaultdict(list)
    for role_id, seats in roles.items():
        for ask in organization.demand.asks(role_id):
            if rule.looks_at(ask):
                asking[ask.skill_id].append((ask, seats))
    whole = sum(one.seats for one in roles.values())
    found: list[ProposedTarget] = []
    for skill_id, several in asking.items():
        people_above = 0
        for level in sorted({ask.level for ask, _ in several}, reverse=True):
            counted = [(ask, seats) for ask, seats in several if ask.level >= level]
            rows = existing.get((skill_id, level), ())
            one = _proposal(organization, (unit_id, skill_id, level), counted, whole, rule, rows)
            if one.people > people_above:
                found.append(one)
            people_above = max(people_above, one.people)
    return found


def _proposal(
    organization: Organization,
    key: tuple[int, int, int],
    counted: Sequence[tuple[Ask, _Seats]],
    whole: int,
    rule: ProposalRule,
    existing: Sequence[Target],
) -> ProposedTarget:
    asking = sum(seats.seats for _, seats in counted)
    is_critical = any(ask.is_gate for ask, _ in counted)
    people = rule.people(asking, whole, is_critical=is_critical)
    heaviest = max(
        (ask.importance or Importance.IMPORTANT for ask, _ in counted), key=organization.policy.target_weight
    )
    by_role = [(seats.role_id, seats.seats) for _, seats in counted if seats.role_id is not None]
    by_role.sort(key=lambda one: (-one[1], organization.roles[one[0]].name))
    now = max((one.people for one in existing), default=None)
    return ProposedTarget(
        *key,
        people,
        Importance.CRITICAL if is_critical else heaviest,
        _comparison(people, now),
        _reason(organization, by_role, asking, whole, rule, people),
        asking,
        whole,
        sum(seats.fte_percent for _, seats in counted),
        is_critical,
        tuple(by_role),
        tuple(sorted(one for _, seats in counted for one in seats.position_ids)),
        tuple(one.id or 0 for one in existing),
        now,
        _importance_now(existing),
    )


def _importance_now(existing: Sequence[Target]) -> Importance | None:
    most = max(existing, key=lambda one: one.people, default=None)
    return None if most is None or most.importance is None else Importance(most.importance)


def wanted_target(
    organization: Organization, key: tuple[int, int, int], people: int, importance: Importance | None, reason: str
) -> ProposedTarget:
    """A target that somebody wants, whatever the seats ask, beside the one of that unit, skill and level."""
    unit_id, skill_id, level = key
    rows = _existing(organization).get(unit_id, {}).get((skill_id, level), ())
    now = max((one.people for one in rows), default=None)
    ids = tuple(one.id or 0 for one in rows)
    bare = ProposedTarget(
        *key,
        people,
        importance,
        Comparison.NEW,
        reason,
        target_ids=ids,
        people_now=now,
        importance_now=_importance_now(rows),
    )
    return bare.as_wanted(people, importance)


def _comparison(people: int, now: int | None) -> Comparison:
    if now is None:
        return Comparison.NEW
    if people == now:
        return Comparison.SAME
    return Comparison.MORE if people > now else Comparison.FEWER


def _reason(
    organization: Organization,
    by_role: Sequence[tuple[int, int]],
    asking: int,
    whole: int,
    rule: ProposalRule,
    people: int,
) -> str:
    roles = ", ".join(f"{organization.roles[role_id].name}{_TIMES}{count}" for role_id, count in by_role)
    text = f"{asking} of {whole} {'seat' if whole == 1 else 'seats'}: {roles}"
    share = -(-asking * rule.share_percent // 100)
    if people > share:
        return f"{text}; at least {people} because it is critical"
    return text if rule.share_percent == 100 else f"{text}; {rule.share_percent} % of {asking}"


def _not_proposed(
    organization: Organization,
    existing: Mapping[tuple[int, int], Sequence[Target]],
    proposed: Sequence[ProposedTarget],
    roles: Seats,
) -> list[ProposedTarget]:
    levels: dict[int, list[ProposedTarget]] = defaultdict(list)
    for one in proposed:
        levels[one.skill_id].append(one)
    asked = {ask.skill_id for role_id in roles for ask in organization.demand.asks(role_id) if ask.is_applicable}
    whole = sum(one.seats for one in roles.values())
    return [
        _left_as_it_is(rows, _why_not(levels[skill_id], skill_id in asked), whole)
        for (skill_id, level), rows in existing.items()
        if all(one.level != level for one in levels[skill_id])
    ]


def _why_not(proposed: Sequence[ProposedTarget], is_asked: bool) -> str:
    if proposed:
        return "Proposed otherwise: " + ", ".join(f"{one.people} at level {one.level}" for one in reversed(proposed))
    return "Asked for, but not as strongly as is looked for here" if is_asked else "No seat asks for it"


def _left_as_it_is(rows: Sequence[Target], reason: str, seats: int) -> ProposedTarget:
    most = max(rows, key=lambda one: one.people)
    return ProposedTarget(
        most.unit_id,
        most.skill_id,
        most.level,
        0,
        _importance_now(rows),
        Comparison.NOT_PROPOSED,
        reason,
        seats=seats,
        target_ids=tuple(one.id or 0 for one in rows),
        people_now=most.people,
        importance_now=_importance_now(rows),
    )


def edits_of(
    organization: Organization, accepted: Iterable[ProposedTarget], from_on: date | None
) -> tuple[TargetEdit, ...]:
    """What to write for accepted proposals, each as a person left it, from a day on; without a day as if always so.

    A proposal of 0 people ends the targets that are there.
    """
    edits: list[TargetEdit] = []
    for one in accepted:
        old = [organization.targets[key] for key in one.target_ids]
        wanted = {"people": one.people, "importance": one.importance}
        if not one.people:
            edits += ended_before(old, from_on)
        elif old:
            edits += from_a_day_on(old, wanted, from_on)
        else:
            key = {"unit_id": one.unit_id, "skill_id": one.skill_id, "level": one.level}
            edits.append(TargetEdit(None, {**key, **wanted, "from_on": from_on}))
    return tuple(edits)
