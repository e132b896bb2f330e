"""The cheapest mix against trying every mix there is, limit by limit in plain loops."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.gap_mix import Mix, Taken, cheapest_mix
from orgwright.planning.gap_mix_problem import Limit, LimitKind, MixLimits, MixProblem
from orgwright.planning.gap_mix_solver import MixStatus
from orgwright.progress import Cancelled, Progress

QUARTERS = 2
MOST_OF_AN_OFFER = 2


@dataclass(frozen=True)
class Each:
    """One offer, written by hand."""

    closes: tuple[int, ...]
    first: int = 0
    available: int = MOST_OF_AN_OFFER
    is_lasting: bool = True
    once: int = 0
    running: int = 0
    fte: int = 100
    draws: tuple[int, ...] = ()


def problem(needed: list[list[int]], offers: list[Each], stock: tuple[int, ...] = ()) -> MixProblem:
    closing = [(gap, place) for place, one in enumerate(offers) for gap in one.closes]
    drawing = [(each, place) for place, one in enumerate(offers) for each in one.draws]
    pairs = [np.array(several, dtype=np.int64).reshape(-1, 2) for several in (closing, drawing)]
    whole = np.array(needed, dtype=np.int64)
    once, running = (
        np.array([[getattr(one, name)] * whole.shape[1] for one in offers], dtype=np.int64).reshape(-1, whole.shape[1])
        for name in ("once", "running")
    )
    first, available, fte = (
        np.array([getattr(one, name) for one in offers], dtype=np.int64) for name in ("first", "available", "fte")
    )
    is_lasting = np.array([one.is_lasting for one in offers], dtype=bool)
    stocks = np.array(stock, dtype=np.int64)
    return MixProblem(whole, first, available, is_lasting, once, running, fte, *pairs[0].T, stocks, *pairs[1].T)


def mixes(asked: MixProblem) -> Iterator[dict[tuple[int, int], int]]:
    """Every mix of at most two of each offer a quarter."""
    cells = [
        (offer, quarter)
        for offer in range(len(asked.first))
        for quarter in range(asked.quarters)
        if quarter >= asked.first[offer]
    ]
    for counts in product(range(MOST_OF_AN_OFFER + 1), repeat=len(cells)):
        yield dict(zip(cells, counts, strict=True))


def is_there(asked: MixProblem, offer: int, start: int, quarter: int) -> bool:
    return start <= quarter if asked.is_lasting[offer] else start == quarter


def spent(asked: MixProblem, mix: dict[tuple[int, int], int], quarter: int) -> int:
    total = 0
    for (offer, start), count in mix.items():
        if start == quarter:
            # Who stays from the quarter before is paid for once.
            staying = 0 if asked.is_lasting[offer] else mix.get((offer, quarter - 1), 0)
            total += max(0, count - staying) * int(asked.once[offer, quarter])
        if is_there(asked, offer, start, quarter):
            total += count * int(asked.running[offer, quarter])
    return total


def is_kept(asked: MixProblem, limits: MixLimits, mix: dict[tuple[int, int], int]) -> bool:
    """Every limit of a mix looked at by itself."""
    closes = set(zip(asked.closing_gap.tolist(), asked.closing_offer.tolist(), strict=True))
    draws = list(zip(asked.drawn_from.tolist(), asked.drawing_offer.tolist(), strict=True))
    for gap, due in enumerate(limits.due):
        for quarter in range(asked.quarters if due is None else due, asked.quarters):
            added = sum(
                count
                for (offer, start), count in mix.items()
                if (gap, offer) in closes and is_there(asked, offer, start, quarter)
            )
            if added < asked.needed[gap, quarter]:
                return False
    for offer in range(len(asked.first)):
        taken = [count for (one, _), count in mix.items() if one == offer]
        if (sum(taken) if asked.is_lasting[offer] else max(taken, default=0)) > asked.available[offer]:
            return False
    for place, most in enumerate(asked.stock.tolist()):
        drawing = [offer for stock, offer in draws if stock == place]
        if sum(count for (offer, _), count in mix.items() if offer in drawing) > most:
            return False
    by_quarter = [spent(asked, mix, quarter) for quarter in range(asked.quarters)]
    for quarter in range(asked.quarters):
        fte = sum(
            count * int(asked.fte[offer])
            for (offer, start), count in mix.items()
            if is_there(asked, offer, start, quarter)
        )
        if limits.fte and limits.fte[quarter] is not None and fte > (limits.fte[quarter] or 0):
            return False
        most = limits.quarter_budgets[quarter] if limits.quarter_budgets else None
        if most is not None and by_quarter[quarter] > most:
            return False
    return limits.budget is None or sum(by_quarter) <= limits.budget


def cheapest(asked: MixProblem, limits: MixLimits) -> int | None:
    costs = [
        sum(spent(asked, mix, quarter) for quarter in range(asked.quarters))
        for mix in mixes(asked)
        if is_kept(asked, limits, mix)
    ]
    return min(costs, default=None)


def without(limits: MixLimits, one: Limit) -> MixLimits:
    """The limits but one of them."""

    def left(several: tuple[int | None, ...]) -> tuple[int | None, ...]:
        return tuple(None if place == one.place else value for place, value in enumerate(several))

    if one.kind is LimitKind.DATE:
        return replace(limits, due=left(limits.due))
    if one.kind is LimitKind.FTE:
        return replace(limits, fte=left(limits.fte))
    if one.kind is LimitKind.BUDGET:
        return replace(limits, budget=None)
    return replace(limits, quarter_budgets=left(limits.quarter_budgets))


def as_counts(mix: Mix, asked: MixProblem) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for one in mix.taken:
        starts = [one.quarter] if asked.is_lasting[one.offer] else range(one.quarter, one.last + 1)
        for quarter in starts:
            found[one.offer, quarter] = found.get((one.offer, quarter), 0) + one.count
    return found


OFFERS = st.builds(
    Each,
    st.sampled_from([(0,), (1,), (0, 1)]),
    st.integers(0, QUARTERS - 1),
    st.integers(0, MOST_OF_AN_OFFER),
    st.booleans(),
    st.integers(0, 40),
    st.integers(0, 30),
    st.sampled_from([0, 50, 100]),
    st.sampled_from([(), (0,)]),
)
NEEDED = st.lists(st.lists(st.integers(0, 2), min_size=QUARTERS, max_size=QUARTERS), min_size=2, max_size=2)
EITHER = st.none() | st.integers(0, 300)
LIMITS = st.builds(
    MixLimits,
    st.tuples(*[st.none() | st.integers(0, QUARTERS - 1)] * 2),
    st.just(()) | st.tuples(EITHER, EITHER),
    st.none() | st.integers(0, 200),
    st.just(()) | st.tuples(EITHER, EITHER),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(OFFERS, min_size=1, max_size=3), NEEDED, LIMITS, st.integers(0, 2))
def test_no_mix_is_cheaper_and_the_one_found_keeps_every_limit(
    offers: list[Each], needed: list[list[int]], limits: MixLimits, stock: int
) -> None:
    asked = problem(needed, offers, (stock,))
    expected, found = cheapest(asked, limits), cheapest_mix(asked, limits, within=0.0)
    assert found.cost == expected
    if expected is None:
        assert found.status is MixStatus.IMPOSSIBLE
        assert found.unreachable or found.conflict
        return
    assert found.status is MixStatus.PROVED
    assert found.bound is not None
    assert found.bound <= expected
    counts = as_counts(found, asked)
    assert is_kept(asked, limits, counts)
    assert sum(one.cost for one in found.taken) == expected == sum(found.spent)
    assert list(found.spent) == [spent(asked, counts, quarter) for quarter in range(QUARTERS)]


@settings(max_examples=60, deadline=None)
@given(st.lists(OFFERS, min_size=1, max_size=3), NEEDED, LIMITS)
def test_limits_that_conflict_can_all_be_kept_but_any_one_of_them(
    offers: list[Each], needed: list[list[int]], limits: MixLimits
) -> None:
    asked = problem(needed, offers, (1,))
    found = cheapest_mix(asked, limits)
    if not found.conflict:
        return
    own = limits
    for one in limits.all:
        if one not in found.conflict:
            own = without(own, one)
    assert set(own.all) == set(found.conflict)
    assert cheapest(asked, own) is None
    assert all(cheapest(asked, without(own, one)) is not None for one in found.conflict)


@settings(max_examples=40, deadline=None)
@given(st.lists(OFFERS, min_size=1, max_size=3), NEEDED, st.integers(0, 300))
def test_one_more_fte_saves_what_trying_every_mix_says(offers: list[Each], needed: list[list[int]], most: int) -> None:
    asked = problem(needed, offers, (2,))
    limits = MixLimits((0, 1), (most, None))
    found = cheapest_mix(asked, limits, within=0.0)
    for one in found.binding:
        if one.limits == (Limit(LimitKind.FTE, 0),):
            then = cheapest(asked, replace(limits, fte=(most + 100, None)))
            assert found.cost is not None
            assert then is not None
            assert one.saves == found.cost - then > 0


def test_one_hire_closes_several_gaps_where_that_is_cheaper_than_one_for_each() -> None:
    both, one, other = Each((0, 1), once=50), Each((0,), once=30), Each((1,), once=30)
    found = cheapest_mix(problem([[1, 1], [1, 1]], [both, one, other]), MixLimits((0, 0)))
    assert found.taken == (Taken(0, 0, 1, 1, 50),)
    assert (found.cost, found.bound, found.gap) == (50, 50, 0.0)


def test_a_contractor_bridges_until_the_hire_arrives() -> None:
    hire, contractor = Each((0,), first=2, once=10, running=10), Each((0,), is_lasting=False, running=15)
    found = cheapest_mix(problem([[1, 1, 1, 1, 1]], [hire, contractor]), MixLimits((0,)))
    assert found.taken == (Taken(1, 0, 1, 1, 30), Taken(0, 2, 4, 1, 40))


def test_a_contractor_who_stays_is_paid_for_once_and_one_who_comes_back_anew() -> None:
    contractor = Each((0,), is_lasting=False, once=50, running=10)
    staying = cheapest_mix(problem([[1, 1, 1]], [contractor]), MixLimits((0,)))
    assert staying.taken == (Taken(0, 0, 2, 1, 80),)
    assert staying.spent == (60, 10, 10)
    through = cheapest_mix(problem([[1, 0, 1]], [contractor]), MixLimits((0,)))
    assert through.taken == (Taken(0, 0, 2, 1, 80),)
    back = cheapest_mix(problem([[1, 0, 1]], [replace(contractor, once=5)]), MixLimits((0,)))
    assert back.taken == (Taken(0, 0, 0, 1, 15), Taken(0, 2, 2, 1, 15))
    assert back.spent == (15, 0, 15)


def test_contractors_who_follow_each_other_are_as_few_people_as_there_are_at_once() -> None:
    found = cheapest_mix(problem([[1, 2, 1]], [Each((0,), is_lasting=False, running=10)]), MixLimits((0,)))
    assert found.taken == (Taken(0, 0, 1, 1, 20), Taken(0, 1, 2, 1, 20))


def test_a_limit_of_fte_that_costs_money_is_named_with_what_one_more_saves() -> None:
    hire, training = Each((0,), once=100), Each((0,), once=900, fte=0)
    found = cheapest_mix(problem([[2, 2]], [hire, training]), MixLimits((0,), (100, 100)))
    assert found.cost == 1000
    assert [(one.limits, one.saves, one.at_least) for one in found.binding] == [
        ((Limit(LimitKind.FTE, 0), Limit(LimitKind.FTE, 1)), 800, 800)
    ]


def test_a_gap_that_nothing_closes_in_time_is_named_with_the_quarter_from_which_it_could_be() -> None:
    asked = problem([[1, 1, 1], [1, 1, 1]], [Each((0,), first=2)])
    found = cheapest_mix(asked, MixLimits((1, 0)))
    assert [(one.gap, one.earliest) for one in found.unreachable] == [(0, 2), (1, None)]
    assert found.cost is None


def test_the_headcount_limit_and_the_date_that_conflict_are_named() -> None:
    asked = problem([[1, 1], [1, 1]], [Each((0,)), Each((1,), first=1)])
    found = cheapest_mix(asked, MixLimits((0, None), (0, 100), 10_000))
    assert found.conflict == (Limit(LimitKind.DATE, 0), Limit(LimitKind.FTE, 0))


def test_nothing_to_close_costs_nothing() -> None:
    found = cheapest_mix(problem([[0, 0]], [Each((0,), once=5)]), MixLimits((0,)))
    assert (found.status, found.cost, found.bound, found.taken) == (MixStatus.PROVED, 0, 0, ())


def test_whoever_stops_waiting_is_free_at_once() -> None:
    asked = problem([[2, 2]], [Each((0,), once=5)])
    with pytest.raises(Cancelled):
        cheapest_mix(asked, MixLimits((0,)), Progress(lambda done, total, what: False))
