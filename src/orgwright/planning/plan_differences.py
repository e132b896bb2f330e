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

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from orgwright.planning.coverage import target_shares, targets_of
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import Asked
from orgwright.planning.plan_excerpt import excerpt, touched
from orgwright.planning.plan_sides import PlanSide, bundles, only_in
from orgwright.planning.planned_words import sentence, subject_and_predicate, words_together
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress
from orgwright.records import ChangeKind, PlannedChange

MOST_MEASURED = 100
"""Of so many rows, the largest by cost and then by what they touch, the effect on coverage is computed."""
MOVES_COVERAGE = frozenset((ChangeKind.LEAVE, ChangeKind.MOVE, ChangeKind.RAISE_SKILL))
"""The other kinds move nobody of whom anything is known: low coverage of the targets is the same without them."""


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
    return with_coverage(recorded, costed_differences(recorded, first_id, second_id, asked, progress), asked, progress)


def costed_differences(
    recorded: Organization, first_id: int | None, second_id: int | None, asked: Asked, progress: Progress
) -> PlanDifferences:
    """The same without the effects on coverage, which take the longer part of the work."""
    first, second = PlanSide.of(recorded, first_id), PlanSide.of(recorded, second_id)
    own = only_in(first, second), only_in(second, first)
    rows: list[PlanDifference] = []
    for side, changes, is_second in ((first, own[0], False), (second, own[1], True)):
        several = bundles(side, changes, progress)
        for number, bundle in enumerate(several):
            progress.step(number, len(several), "Leaving out what differs, for its cost")
            rows.append(_costed(side, bundle, is_second, asked))
    wanted = touched((first.picture, second.picture), [*first.changes, *second.changes])
    cost = _cost(excerpt(second.picture, wanted), asked) - _cost(excerpt(first.picture, wanted), asked)
    together = cost - sum(one.cost for one in rows)
    return PlanDifferences(first_id, second_id, tuple(sorted(rows, key=_by_effect)), together, None, cost, None, 0)


def with_coverage(recorded: Organization, found: PlanDifferences, asked: Asked, progress: Progress) -> PlanDifferences:
    """Differences with the effects on coverage of the dearest of them."""
    first, second = PlanSide.of(recorded, found.first_id), PlanSide.of(recorded, found.second_id)
    before, after = _coverage(first.picture, asked), _coverage(second.picture, asked)
    rows = list(found.rows)
    count = min(len(rows), MOST_MEASURED)
    for number, row in enumerate(found.rows[:count]):
        progress.step(number, count, "Leaving out what differs, for coverage")
        side, covered = (second, after) if row.is_second else (first, before)
        effect = _coverage_effect(side, row.changes, covered, asked)
        rows[number] = replace(row, coverage=_signed(effect, row.is_second))
    coverage = _less(after, before)
    return replace(
        found,
        rows=tuple(sorted(rows, key=_by_effect)),
        together_coverage=None if coverage is None else coverage - sum(one.coverage or 0.0 for one in rows),
        coverage=coverage,
        measured=count,
    )


def _by_effect(one: PlanDifference) -> tuple[float, int, int, date, tuple[str, ...]]:
    return (-round(abs(one.coverage or 0.0), 9), -abs(one.cost), -len(one.changes), one.on, one.sentences)


def _costed(side: PlanSide, bundle: Sequence[PlannedChange], is_second: bool, asked: Asked) -> PlanDifference:
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


def _coverage_effect(
    side: PlanSide, changes: Sequence[PlannedChange], covered: float | None, asked: Asked
) -> float | None:
    """What low coverage is more with some changes of a plan than without them."""
    without = side.without(changes)
    is_alike = {key for key, _ in without.left_out} == {key for key, _ in side.picture.left_out}
    if covered is not None and is_alike and not any(one.change in MOVES_COVERAGE for one in changes):
        return 0.0
    return _less(covered, _coverage(without, asked))


def _less(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _signed(effect: float | None, is_second: bool) -> float | None:
    return effect if effect is None or is_second else 0.0 - effect
