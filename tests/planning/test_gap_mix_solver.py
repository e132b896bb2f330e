"""How the end of a search is read: proved, found, impossible, or neither in time."""

from types import SimpleNamespace

import numpy as np
import pytest

from orgwright.planning.gap_mix_model import MixModel, mix_model
from orgwright.planning.gap_mix_problem import MixLimits, MixProblem
from orgwright.planning.gap_mix_solver import LARGE, MixStatus, Solved, _read, solved
from orgwright.progress import Cancelled, Progress

NONE = np.zeros(0, dtype=np.int64)


def model(cost: int = 50_000_000) -> MixModel:
    """One gap that two of one offer close."""
    one = np.array([0])
    problem = MixProblem(
        np.array([[2]]),
        one,
        np.array([5]),
        np.array([True]),
        np.array([[cost]]),
        np.array([[0]]),
        one,
        one,
        one,
        NONE,
        NONE,
        NONE,
    )
    return mix_model(problem, MixLimits((0,)))


def read(bound: float | None, found: float | None, status: int = 0) -> Solved:
    """What an answer of the solver with this bound and so many of the offer says; money in its own unit."""
    made, scale = model(), 50_000_000 / LARGE
    dual = None if bound is None else bound / scale
    answer = SimpleNamespace(x=None if found is None else np.array([found]), status=status, mip_dual_bound=dual)
    return _read(made, answer, scale, 0.01, any_will_do=False, seconds=1.0)


def test_within_a_hundredth_of_the_bound_it_is_proved() -> None:
    ended = read(99_500_000.0, 2.0000001)
    assert (ended.status, ended.cost) == (MixStatus.PROVED, 100_000_000)
    assert ended.gap == pytest.approx(0.005)


def test_further_from_it_the_gap_reached_is_told() -> None:
    ended = read(90_000_000.0, 2.0, status=1)
    assert (ended.status, ended.gap) == (MixStatus.FOUND, pytest.approx(0.1))


def test_a_bound_never_passes_the_cost_and_is_never_below_nothing() -> None:
    assert read(100_000_001.0, 2.0).bound == 100_000_000
    assert read(-5.0, 2.0).bound == 0


def test_without_a_mix_it_is_impossible_only_where_that_is_proved() -> None:
    assert read(None, None, status=2).status is MixStatus.IMPOSSIBLE
    assert read(None, None, status=1).status is MixStatus.NOT_FOUND
    assert read(None, None, status=1).gap is None


def test_large_amounts_are_counted_to_the_last_minor_unit() -> None:
    ended = solved(model(99_999_999_999_937), Progress(), "Searching")
    assert (ended.cost, ended.status) == (199_999_999_999_874, MixStatus.PROVED)


def test_the_search_tells_how_far_it_is_and_stops_on_request() -> None:
    told = []
    made = model()

    def report(done: int, total: int, what: str) -> bool:
        told.append((done, total, what))
        return False

    with pytest.raises(Cancelled):
        solved(made, Progress(report), "Searching")
    assert told == [(0, 60, "Searching")]
