"""What differs between two plans, row by row: what each change costs, and what it does to coverage.

A row is one or more dated changes that only one of the plans has. Changes that cannot apply without another one stand
in its row: who is hired into a seat with the opening of the seat. Changes that are alike make one row too: people
raised to one level of a skill, seats frozen on one day. A change that both plans have, or that leaves its people, seats
and levels as they are in the other plan, is no difference.

The effect of a row is exact: the plan is laid over the records once more without it. For a row of the second plan it
is what the second has more with it; for one of the first what the first loses without it. So

    second − first = Σ effects + together

where ``together`` is what changes do only in each other's company: two people raised to the same target of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from orgwright.planning.coverage import target_shares, targets_of
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import Asked
from orgwright.planning.plan_excerpt import excerpt, touched
from orgwright.planning.planned_words import sentence, subject_and_predicate, what_is_alike, words_together
from orgwright.planning.scenario import changes_of
from orgwright.planning.seating import SeatChange
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress
from orgwright.records import ChangeKind, PlannedChange, Record

MOST_MEASURED = 100
"""Of so many rows, the largest by cost and then by what they touch, the effect on coverage is computed."""


@dataclass(frozen=True)
class PlanDifference:
    """Changes that only one of two plans has: of the second where ``is_second``, else of the first.

    ``sentence`` says what they do, ``subject`` and ``predicate`` the same on two lines, ``sentences`` what each does,
    the one that the others need first. ``cost`` is the effect over the months in minor units; ``coverage`` that on low
    coverage on their last day, a share, null without targets or where not computed.
    """

    changes: tuple[PlannedChange, ...]
    is_second: bool
    sentence: str
    subject: str
    predicate: str
    sentences: tuple[str, ...]
    cost: int
    coverage: float | None

    @property
    def on(self) -> date:
        """The day from which it differs."""
        return self.changes[0].on

    @property
    def kind(self) -> ChangeKind:
        """What the first of the changes is."""
        return ChangeKind(self.changes[0].change)


@dataclass(frozen=True)
class PlanDifferences:
    """The rows by effect, what they do together beyond their sum, and the whole difference: second − first.

    ``measured`` of the rows have an effect on coverage of their own; that of the others is in ``together_coverage``.
    """

    first_id: int | None
    second_id: int | None
    rows: tuple[PlanDifference, ...]
    together_cost: int
    together_coverage: float | None
    cost: int
    coverage: float | None
    measured: int


@dataclass(frozen=True, eq=False)
class _Side:
    """One of the two plans with its changes that apply."""

    recorded: Organization
    scenario_id: int | None
    picture: Organization
    changes: tuple[PlannedChange, ...]

    @classmethod
    def of(cls, recorded: Organization, scenario_id: int | None) -> _Side:
        picture = recorded.under(scenario_id)
        left_out = dict(picture.left_out)
        several = () if scenario_id is None else changes_of(recorded, scenario_id)
        return cls(recorded, scenario_id, picture, tuple(one for one in several if one.id not in left_out))

    def without(self, changes: Iterable[PlannedChange]) -> Organization:
        """The plan as it would be without some of its changes."""
        gone = {one.id for one in changes}
        table = {key: one for key, one in self.recorded.planned_changes.items() if key not in gone}
        parts: dict[type[Record], Mapping[int, Any]] = {PlannedChange: table}
        return replace(self.recorded, rows={**self.recorded.rows, **parts}).under(self.scenario_id)


def plan_differences(
    recorded: Organization,
    first_id: int | None,
    second_id: int | None,
    asked: Asked,
    progress: Progress | None = None,
) -> PlanDifferences:
    """What the second of two scenarios (null: as recorded) has that the first has not, and the other way round.

    ``asked`` says of which unit and months. Source: the help, "Comparing scenarios".
    """
    progress = progress or Progress()
    first, second = _Side.of(recorded, first_id), _Side.of(recorded, second_id)
    own = _only_in(first, second), _only_in(second, first)
    rows: list[PlanDifference] = []
    for side, changes, is_second in ((first, own[0], False), (second, own[1], True)):
        bundles = _bundles(side, changes, progress)
        for number, bundle in enumerate(bundles):
            progress.step(number, len(bundles), "Leaving out what differs, for its cost")
            rows.append(_costed(side, bundle, is_second, asked))
    rows.sort(key=lambda one: (-abs(one.cost), -len(one.changes), one.on, one.sentences))
    covered = {side.scenario_id: _coverage(side.picture, asked) for side in (first, second)}
    measured = []
    for number, row in enumerate(rows[:MOST_MEASURED]):
        progress.step(number, min(len(rows), MOST_MEASURED), "Leaving out what differs, for coverage")
        side = second if row.is_second else first
        effect = _less(covered[side.scenario_id], _coverage(side.without(row.changes), asked))
        measured.append(replace(row, coverage=_signed(effect, row.is_second)))
    return _together(first, second, [*measured, *rows[MOST_MEASURED:]], covered, asked)


def _together(
    first: _Side,
    second: _Side,
    rows: Sequence[PlanDifference],
    covered: Mapping[int | None, float | None],
    asked: Asked,
) -> PlanDifferences:
    named = [*first.changes, *second.changes]
    wanted = touched((first.picture, second.picture), named)
    cost = _cost(excerpt(second.picture, wanted), asked) - _cost(excerpt(first.picture, wanted), asked)
    coverage = _less(covered[second.scenario_id], covered[first.scenario_id])
    rest = None if coverage is None else coverage - sum(one.coverage or 0.0 for one in rows)
    return PlanDifferences(
        first.scenario_id,
        second.scenario_id,
        tuple(sorted(rows, key=_by_effect)),
        cost - sum(one.cost for one in rows),
        rest,
        cost,
        coverage,
        min(len(rows), MOST_MEASURED),
    )


def _by_effect(one: PlanDifference) -> tuple[float, int, date, tuple[str, ...]]:
    return (-round(abs(one.coverage or 0.0), 9), -abs(one.cost), one.on, one.sentences)


def _costed(side: _Side, bundle: Sequence[PlannedChange], is_second: bool, asked: Asked) -> PlanDifference:
    without = side.without(bundle)
    wanted = touched((side.picture, without), bundle)
    effect = _cost(excerpt(side.picture, wanted), asked) - _cost(excerpt(without, wanted), asked)
    return PlanDifference(
        tuple(bundle),
        is_second,
        words_together(side.picture, bundle),
        *subject_and_predicate(side.picture, bundle),
        tuple(sentence(side.picture, one) for one in bundle),
        effect if is_second else -effect,
        None,
    )


def _cost(picture: Organization, asked: Asked) -> int:
    plan = staffing_plan(picture, asked.months.first, asked.months.count)
    return sum(one.cost for one in plan.together(asked.unit_ids))


def _coverage(picture: Organization, asked: Asked) -> float | None:
    return target_shares(targets_of(picture.as_of(asked.months.lasts[-1]), asked.unit_id)).low


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _signed(effect: float | None, is_second: bool) -> float | None:
    return effect if effect is None or is_second else 0.0 - effect


# What differs


def _content(one: PlannedChange) -> Hashable:
    """What a change does, whichever scenario it is written in."""
    target = (one.position, one.person, one.unit_id, one.role_id, one.skill_id, one.value, one.manager_position)
    return (one.on, one.change, target)


def _only_in(side: _Side, other: _Side) -> list[PlannedChange]:
    """The changes of a plan that the other has not, of people, seats and levels that differ between them."""
    known = Counter(_content(one) for one in other.changes)
    found = []
    for one in side.changes:
        if known[_content(one)]:
            known[_content(one)] -= 1
        else:
            found.append(one)
    own, others = _subjects(side.picture, found), _subjects(other.picture, found)
    return [one for one in found if any(own.get(key) != others.get(key) for key in _named(side.picture, one))]


def _named(picture: Organization, one: PlannedChange) -> list[Hashable]:
    """What a change is about: a person, a position, a cell; a promotion is about the seats of its person."""
    if one.change == ChangeKind.RAISE_SKILL:
        return [("cell", one.person, one.skill_id)]
    found: list[Hashable] = [("person", one.person)] if one.person else []
    if one.position:
        found.append(("position", one.position))
    if one.change == ChangeKind.PROMOTE:
        found += [("position", key) for key in touched((picture,), (one,)).positions]
    return found


def _subjects(picture: Organization, changes: Sequence[PlannedChange]) -> Mapping[Hashable, Hashable]:
    """What a picture says of the people, positions and cells that changes are about, without its own numbers."""
    wanted = touched((picture,), changes)
    small = excerpt(picture, wanted)
    key_of = {key: one.key for key, one in picture.positions.items()}
    sat: dict[int, list[Hashable]] = defaultdict(list)
    for stay in small.incumbencies.values():
        sat[stay.person_id].append((key_of[stay.position_id], stay.from_on, stay.to_on, stay.fte_percent))
    found: dict[Hashable, Hashable] = {}
    id_of = {}
    for key, person in small.people.items():
        id_of[person.key] = key
        stays = frozenset(Counter(sat[key]).items())
        found["person", person.key] = (person.hired_on, person.left_on, person.fte_percent, stays)
    for key, seat in small.positions.items():
        above = key_of.get(seat.manager_position_id or 0)
        line = (seat.unit_id, seat.opens_on, seat.closes_on, seat.annual_cost)
        first = (seat.role_id, str(seat.status), above)
        found["position", seat.key] = (*line, first, _later(first, small.seating.seat_changes.get(key, ()), key_of))
    for person_key, skill_id in {(one.person, one.skill_id) for one in changes if one.skill_id is not None}:
        if person_key in id_of:
            cell = picture.assessments.of_cell(id_of[person_key], skill_id)
            rows = zip(cell.on.tolist(), cell.source.tolist(), cell.assessor.tolist(), cell.level.tolist(), strict=True)
            found["cell", person_key, skill_id] = frozenset(Counter(rows).items())
    return found


def _later(
    first: tuple[int | None, str, str | None], changes: Sequence[SeatChange], key_of: Mapping[int, str]
) -> tuple[Hashable, ...]:
    """What role, status and manager become by the changes of a seat, and when; what stays as it was is no change."""
    found, (role_id, status, above) = [], first
    for one in changes:
        role_id = role_id if one.role_id is None else one.role_id
        status = status if one.status is None else str(one.status)
        above = above if one.manager_position_id is None else key_of.get(one.manager_position_id)
        if (role_id, status, above) != first:
            first = (role_id, status, above)
            found.append((one.on, *first))
    return tuple(found)


# Which belong together


def _bundles(side: _Side, changes: Sequence[PlannedChange], progress: Progress) -> list[tuple[PlannedChange, ...]]:
    """Changes parted into rows: with each those that cannot apply without it; raises of one skill and level as one."""
    row_of = {one.id: number for number, one in enumerate(changes)}
    leaders = list(range(len(changes)))

    def lead(number: int) -> int:
        while leaders[number] != number:
            number = leaders[number]
        return number

    for number, one in enumerate(changes):
        progress.step(number, len(changes), "Looking for what needs what")
        for key, _reason in side.without((one,)).left_out:
            if key in row_of:
                early, late = sorted((lead(number), lead(row_of[key])))
                leaders[late] = early
    groups: dict[int, list[PlannedChange]] = defaultdict(list)
    for number, one in enumerate(changes):
        groups[lead(number)].append(one)
    return _alike_as_one(groups.values())


def _alike_as_one(groups: Iterable[Sequence[PlannedChange]]) -> list[tuple[PlannedChange, ...]]:
    found: list[tuple[PlannedChange, ...]] = []
    several_by_kind: dict[Hashable, list[PlannedChange]] = defaultdict(list)
    for several in groups:
        kind = what_is_alike(several[0]) if len(several) == 1 else None
        if kind is None:
            found.append(tuple(several))
        else:
            several_by_kind[kind].append(several[0])
    return [*found, *(tuple(several) for several in several_by_kind.values())]
