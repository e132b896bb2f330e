"""The rows and sentences of the screen of resilience, from what planning answers; no window here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.experts import experts
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import Departures, Resilience, TargetLoss
from orgwright.planning.resilience_leaving import EXPIRES, LEAVES, MOVES, Ending, LeavingExpertise
from orgwright.planning.target_coverage import TargetCoverage

TargetKey = tuple[int, int, int]
ALL, UNCOVERED, SINGLE, SHORT = "all", "uncovered", "single", "short"
MOST_NAMES = 2
FINE_BELOW = 0.001
"""The loss below which a second decimal of a point is told."""
MOST_FOLLOWERS = 12
MOST_HOLDERS = 12


WHY = {LEAVES: "leaves", MOVES: "moves away", EXPIRES: "expires"}


def target_key(one: TargetCoverage) -> TargetKey:
    """What tells a target from the others of an organization: unit, skill and level."""
    return one.unit_id, one.skill_id, one.level


def signed(number: int) -> str:
    """A whole number with a true minus sign."""
    return f"{number}".replace("-", "−")


def points_text(points: float) -> str:
    """A loss in points of coverage: ``−17.3``, a small one finer; nothing where nothing is lost."""
    if not points:
        return ""
    text = f"{points * 100:.1f}" if points >= FINE_BELOW else f"{points * 100:.2f}"
    return f"−{text}" if float(text) else "below 0.01"


def names_text(names: Sequence[str]) -> str:
    """Names as a sentence has them; of many only the first two and how many others."""
    if len(names) > MOST_NAMES + 1:
        return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} others"
    return listed(names)


def listed(parts: Sequence[str]) -> str:
    """Parts of a sentence with commas and an *and* before the last."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def people_names(organization: Organization, person_ids: Sequence[int]) -> list[str]:
    """The names of people in their given order."""
    return [organization.people[one].name for one in person_ids]


def robustness_sentence(robustness: int | None) -> str:
    """What a robustness means, in words."""
    if robustness is None:
        return "No capability target holds here on this day, so there is nothing to break."
    if robustness < 0:
        lacking = "1 person" if robustness == -1 else f"{-robustness} people"
        return f"Missed already, before anybody leaves: the target that is furthest short lacks {lacking}."
    if robustness == 0:
        return "Every target is met, but there is one that the next departure may leave short."
    many = "person" if robustness == 1 else f"{robustness} people"
    return f"Any {many if robustness > 1 else 'one person'} may leave, whoever it is, and every target stays met."


@dataclass(frozen=True)
class TargetRow:
    """One target: who holds it, its slack, the first dated end among its holders, and what a departure leaves of it."""

    target: TargetCoverage
    skill: str
    unit: str
    holders: str
    after: int | None
    leaving: Ending | None
    leaver: str

    @property
    def key(self) -> TargetKey:
        """Unit, skill and level."""
        return target_key(self.target)

    @property
    def leaves(self) -> str:
        """The day on which the first of its holders ends, if one is dated."""
        return "" if self.leaving is None else day_text(self.leaving.last_on)

    @property
    def leaves_how(self) -> str:
        """Who that is, and why."""
        return "" if self.leaving is None else f"{self.leaver} {WHY[self.leaving.why]}"

    @property
    def note(self) -> str:
        """Whether nobody or one person alone holds it, in a word or two."""
        one = self.target
        return "uncovered" if one.is_uncovered else "single holder" if one.is_single_holder else ""

    def stands_under(self, kind: str) -> bool:
        """Whether a choice of the filter shows it."""
        one = self.target
        return {
            ALL: True,
            UNCOVERED: one.is_uncovered,
            SINGLE: one.is_single_holder,
            SHORT: one.slack < 0,
        }[kind]


def target_rows(
    organization: Organization, found: Resilience, leaving: LeavingExpertise | None, shown: Departures | None
) -> list[TargetRow]:
    """All targets as rows, the least slack first; ``shown`` are the departures of which ``after`` is told."""
    ends: Mapping[TargetKey, Ending] = (
        {} if leaving is None else {target_key(one.before): one.endings[0] for one in leaving.targets}
    )
    after = {} if shown is None else {target_key(one.before): one.after.holders_low for one in shown.losses}
    rows = [_target_row(organization, one, after, ends.get(target_key(one))) for one in found.targets]
    return sorted(rows, key=lambda row: (row.target.slack, row.target.holders_low, row.skill.casefold(), row.unit))


def _some_names(organization: Organization, person_ids: Sequence[int]) -> str:
    """Names for a tooltip, which has no room for hundreds."""
    names = people_names(organization, person_ids[:MOST_HOLDERS])
    if len(person_ids) > MOST_HOLDERS:
        return f"{', '.join(names)} and {len(person_ids) - MOST_HOLDERS} others"
    return ", ".join(names)


def _target_row(
    organization: Organization, one: TargetCoverage, after: Mapping[TargetKey, int], ending: Ending | None
) -> TargetRow:
    leaver = "" if ending is None else organization.people[ending.person_id].name
    return TargetRow(
        one,
        organization.skills[one.skill_id].name,
        organization.units[one.unit_id].name,
        _some_names(organization, one.holder_ids),
        after.get(target_key(one)),
        ending,
        leaver,
    )


@dataclass(frozen=True)
class LossRow:
    """What leavers held: a target, how many hold it before and after, and the points of coverage that costs."""

    loss: TargetLoss
    skill: str
    unit: str
    by: str

    @property
    def key(self) -> TargetKey:
        """Unit, skill and level."""
        return target_key(self.loss.before)

    @property
    def held(self) -> str:
        """Holders before and after, of those needed: ``3 → 1 of 2``."""
        before, after = self.loss.before, self.loss.after
        return f"{before.holders_low} → {after.holders_low} of {before.people_needed}"


def loss_rows(organization: Organization, losses: Sequence[TargetLoss]) -> list[LossRow]:
    """What leavers held, the dearest first."""
    return [
        LossRow(
            one,
            organization.skills[one.before.skill_id].name,
            organization.units[one.before.unit_id].name,
            names_text(people_names(organization, one.left_holder_ids)),
        )
        for one in losses
    ]


@dataclass(frozen=True)
class FollowerRow:
    """Somebody who holds a target, or knows its skill elsewhere or one level below."""

    person_id: int
    name: str
    unit: str
    level: int


def holder_rows(organization: Organization, target: TargetCoverage) -> list[FollowerRow]:
    """Who is known to hold a target, the higher level first."""
    levels = organization.proficiency.levels_of(target.holder_ids, [target.skill_id])[:, 0].tolist()
    rows = [
        _follower(organization, person_id, level) for person_id, level in zip(target.holder_ids, levels, strict=True)
    ]
    return sorted(rows, key=lambda row: (-row.level, row.name.casefold()))


def _follower(organization: Organization, person_id: int, level: int) -> FollowerRow:
    return FollowerRow(person_id, organization.people[person_id].name, unit_name(organization, person_id), level)


def follower_rows(organization: Organization, target: TargetCoverage) -> list[FollowerRow]:
    """Who else knows the skill of a target, at its level or one below, the best first; its holders left out."""
    known, holders = experts(organization, target.skill_id, max(1, target.level - 1)), set(target.holder_ids)
    found = [one for one in known if one.person_id not in holders][:MOST_FOLLOWERS]
    return [_follower(organization, one.person_id, one.level) for one in found]


def unit_name(organization: Organization, person_id: int) -> str:
    """The unit of somebody's main seat, or nothing."""
    unit_id = organization.seating.unit_of(person_id)
    return "" if unit_id is None else organization.units[unit_id].name


def role_and_unit(organization: Organization, person_id: int) -> str:
    """The role and the unit of somebody's main seat."""
    role_id = organization.seating.role_of(person_id)
    role = "" if role_id is None else organization.roles[role_id].name
    return ", ".join(part for part in (role, unit_name(organization, person_id)) if part)


@dataclass(frozen=True)
class EndingRow:
    """Somebody who holds a target today and no more on the day looked at: when and why, and what stays."""

    ending: Ending
    target: TargetCoverage
    after: TargetCoverage
    points: float
    person: str
    skill: str
    unit: str

    @property
    def key(self) -> tuple[int, TargetKey]:
        """The person and the target."""
        return self.ending.person_id, target_key(self.target)


def ending_rows(organization: Organization, found: LeavingExpertise) -> list[EndingRow]:
    """Every end of a holder, by day; ``points`` is what the target loses to all its ends together."""
    rows = [
        EndingRow(
            ending,
            one.before,
            one.after,
            one.points,
            organization.people[ending.person_id].name,
            organization.skills[one.before.skill_id].name,
            organization.units[one.before.unit_id].name,
        )
        for one in found.targets
        for ending in one.endings
    ]
    return sorted(rows, key=lambda row: (row.ending.last_on, row.person.casefold(), -row.points, row.skill))


def ending_counts(rows: Sequence[EndingRow]) -> Mapping[str, int]:
    """How many different people leave, move away, and have something expire."""
    return {why: len({row.ending.person_id for row in rows if row.ending.why == why}) for why in WHY}


Step = tuple[date, float]


def coverage_steps(found: LeavingExpertise) -> list[Step]:
    """Low coverage on the day, and after each day on which a holder is lost, up to the day looked at."""
    if found.before.low is None:
        return []
    total = sum(before.weight for before, _ in found.pairs)
    held = {target_key(one.before): one.before.holders_low for one in found.targets}
    ends = sorted((ending.last_on, place) for place, one in enumerate(found.targets) for ending in one.endings)
    low, steps = found.before.low, [(found.on, found.before.low)]
    for day, place in ends:
        one = found.targets[place].before
        n = held[target_key(one)]
        held[target_key(one)] = n - 1
        low -= one.weight * (min(n, one.people_needed) - min(n - 1, one.people_needed)) / one.people_needed / total
        if steps[-1][0] == day:
            steps.pop()
        steps.append((day, low))
    steps.append((found.until, low))
    return steps
