"""The ladder of a family: its roles from the lowest level to the highest, and what each step up asks more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import fsum

from orgwright.errors import RefusedInput
from orgwright.planning.career_links import Way, ways
from orgwright.planning.organization import Organization
from orgwright.planning.pace import Pace, months_between, months_together, paces
from orgwright.planning.role_comparison import Step, compare_roles
from orgwright.planning.role_readiness import role_readiness
from orgwright.records import LinkKind, PositionStatus, Role, SkillKind

YEAR = 12
GAINS = (Step.NEW, Step.RISES)


@dataclass(frozen=True)
class Rung:
    """One role of the ladder and who stands there; ``place`` counts the job levels of the family from 0.

    ``requirements`` are those that apply. ``seats`` are open positions of the role, ``vacant`` those nobody is
    in.
    ``comes_from``, ``leads_to`` and ``beside`` are roles of other families by next and adjacent links.
    """

    role_id: int
    level: str
    place: int
    requirements: int
    person_ids: tuple[int, ...]
    seats: int
    vacant: int
    comes_from: tuple[int, ...]
    leads_to: tuple[int, ...]
    beside: tuple[int, ...]


@dataclass(frozen=True)
class SkillGain:
    """A skill that a step asks anew (``from_level`` 0) or at a higher level, with its weight and months."""

    skill_id: int
    from_level: int
    to_level: int
    weight: float
    months: float
    is_new: bool

    @property
    def weighted_gap(self) -> float:
        """Weight × the levels to gain."""
        return self.weight * (self.to_level - self.from_level)


@dataclass(frozen=True)
class LadderStep:
    """The way from one role of a family to another, for somebody who holds all that the first one asks.

    ``is_linked``: a next link says it; otherwise it is the nearest lower level. ``months`` and ``weighted_gap`` are
    null where the upper role asks nothing. ``standing`` hold the lower role; ``ready_now`` and ``within_year`` of them
    could take the upper one, the second count with the first.
    """

    from_role_id: int
    to_role_id: int
    is_linked: bool
    gains: tuple[SkillGain, ...]
    falls: int
    weighted_gap: float | None
    months: float | None
    standing: int
    ready_now: int
    within_year: int

    @property
    def new(self) -> tuple[SkillGain, ...]:
        """The skills that the upper role alone asks."""
        return tuple(one for one in self.gains if one.is_new)

    @property
    def raised(self) -> tuple[SkillGain, ...]:
        """The skills that both ask, the upper role at a higher level."""
        return tuple(one for one in self.gains if not one.is_new)


@dataclass(frozen=True)
class Ladder:
    """All of it, the lowest level first; ``paces`` are the months per level that were counted with, by kind."""

    family: str
    rungs: tuple[Rung, ...]
    steps: tuple[LadderStep, ...]
    paces: Mapping[SkillKind, Pace]

    @cached_property
    def columns(self) -> tuple[tuple[str, tuple[Rung, ...]], ...]:
        """The rungs by job level with its name, the lowest first."""
        return tuple((rungs[0].level, rungs) for rungs in _by_place(self.rungs))

    @property
    def people(self) -> int:
        """How many people stand on the ladder."""
        return sum(len(one.person_ids) for one in self.rungs)


def families(organization: Organization) -> Mapping[str, int]:
    """The families by name with the number of their roles; roles without one are left out."""
    found: dict[str, int] = defaultdict(int)
    for one in organization.roles.values():
        if one.family:
            found[one.family] += 1
    return dict(sorted(found.items()))


def ladder(organization: Organization, family: str) -> Ladder:
    """The ladder of a family on the day.

    Levels in the order of policy. A step leads along each next link within the family; a role that none leads to is
    reached from those of the nearest lower level. A step weighs Σ w·max(0, r_v − r_u) and takes the months of its
    levels, ``skills_at_once`` together, the longest first, as in a route that starts at the lower role. Source: the
    help, "Progression". The case of the name does not matter; RefusedInput where no role is of such a family.
    """
    family = _called(organization, family)
    roles = sorted(
        (one for one in organization.roles.values() if one.family == family),
        key=lambda one: (level_place(organization, one.level), one.name, one.id or 0),
    )
    several = ways(organization)
    rungs = _rungs(organization, roles, several)
    steps = [_step(organization, before, after, is_linked) for before, after, is_linked in _pairs(rungs, several)]
    return Ladder(family, rungs, tuple(steps), paces(organization).by_kind)


def _called(organization: Organization, name: str) -> str:
    """The family of a name, whatever its case."""
    known = families(organization)
    wanted = name.strip().casefold()
    found = name if name in known else next((one for one in known if one.casefold() == wanted), "")
    if not found:
        raise RefusedInput(f"There is no role family called “{name}”; the families are {', '.join(known) or 'none'}.")
    return found


def level_place(organization: Organization, level: str) -> tuple[int, int, str]:
    """Where a job level stands: what policy asks of it, then its place in the policy, then its name."""
    known = list(organization.policy.level_by_policy)
    place = known.index(level) if level in known else len(known)
    return organization.policy.required_level(level, "must-have"), place, level


def _by_place(rungs: tuple[Rung, ...]) -> list[tuple[Rung, ...]]:
    return [tuple(several) for _, several in groupby(rungs, key=lambda one: one.place)]


def _rungs(organization: Organization, roles: list[Role], several: Mapping[tuple[int, int], Way]) -> tuple[Rung, ...]:
    seating, family = organization.seating, roles[0].family
    people, positions = defaultdict(list), defaultdict(list)
    for person_id in seating.by_person_key(seating.employed):
        people[seating.role_of(person_id)].append(person_id)
    for position_id in organization.positions:
        if seating.position_status(position_id) is PositionStatus.OPEN:
            positions[seating.position_role(position_id)].append(position_id)
    names = {key: one.name for key, one in organization.roles.items()}
    outside = [pair for pair in several if len({organization.roles[one].family == family for one in pair}) == 2]
    levels = sorted({level_place(organization, one.level) for one in roles})
    found = []
    for role in roles:
        role_id = role.id or 0
        own = {pair: several[pair].kind for pair in outside if role_id in pair}
        ends: dict[str, set[int]] = defaultdict(set)
        for (before, after), kind in own.items():
            if kind is LinkKind.ADJACENT:
                ends["beside"].add(after if before == role_id else before)
            else:
                ends["to" if before == role_id else "from"].add(after if before == role_id else before)
        came, led, beside = (tuple(sorted(ends[key], key=names.__getitem__)) for key in ("from", "to", "beside"))
        seats = positions[role_id]
        found.append(
            Rung(
                role_id,
                role.level,
                levels.index(level_place(organization, role.level)),
                len(organization.demand.ask_columns(role_id).skill_ids),
                tuple(people[role_id]),
                len(seats),
                sum(not seating.incumbencies_by_position.get(one) for one in seats),
                came,
                led,
                beside,
            )
        )
    return tuple(found)


def _pairs(rungs: tuple[Rung, ...], several: Mapping[tuple[int, int], Way]) -> list[tuple[Rung, Rung, bool]]:
    """The steps as (lower, upper, whether a link says it), in the order of the upper roles, then of the lower ones."""
    found, groups = [], _by_place(rungs)
    for upper in rungs:
        linked = [
            lower
            for lower in rungs
            if (way := several.get((lower.role_id, upper.role_id))) is not None and way.kind is LinkKind.NEXT
        ]
        nearest = groups[upper.place - 1] if upper.place else ()
        found += [(lower, upper, bool(linked)) for lower in linked or nearest]
    return found


def _step(organization: Organization, lower: Rung, upper: Rung, is_linked: bool) -> LadderStep:
    compared = compare_roles(organization, lower.role_id, upper.role_id)
    gains = []
    for one in compared.skills:
        if one.step in GAINS and one.to_ask is not None:
            held = one.from_ask.level if one.from_ask is not None else 0
            kind = SkillKind(organization.skills[one.skill_id].kind)
            months = months_between(organization, kind, held, one.to_ask.level)
            is_new = one.from_ask is None
            gains.append(SkillGain(one.skill_id, held, one.to_ask.level, one.to_ask.weight, months, is_new))
    gains.sort(key=lambda one: (-one.weighted_gap, organization.skills[one.skill_id].name.casefold(), one.skill_id))
    asks = bool(upper.requirements)
    ready_now, within_year = _ready(organization, lower.person_ids, upper.role_id)
    return LadderStep(
        lower.role_id,
        upper.role_id,
        is_linked,
        tuple(gains),
        compared.count_by_step[Step.FALLS] + compared.count_by_step[Step.GONE],
        fsum(one.weighted_gap for one in gains) if asks else None,
        months_together((one.months for one in gains), organization.policy.skills_at_once) if asks else None,
        len(lower.person_ids),
        ready_now,
        within_year,
    )


def _ready(organization: Organization, person_ids: tuple[int, ...], role_id: int) -> tuple[int, int]:
    """How many of some people are ready for a role now, and now or within a year."""
    found = role_readiness(organization, role_id)
    if found is None or not person_ids:
        return 0, 0
    wanted = set(person_ids)
    several = zip(
        found.person_ids.tolist(), found.ready_within(0).tolist(), found.ready_within(YEAR).tolist(), strict=True
    )
    both = [(now, soon) for person_id, now, soon in several if person_id in wanted]
    return sum(now for now, _ in both), sum(soon for _, soon in both)
