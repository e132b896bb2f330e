import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.leaving_draws import GREATEST, STRIDE, LeavingDraws, distinct_rows

SEED = 20_261_120
NEVER = 99


def months_of(draws: LeavingDraws, people: int, first: int, last: int) -> np.ndarray:
    """The months of leaving as a table [futures, people]."""
    found = draws.block(first, last)
    table = np.full((last - first, people), NEVER)
    table[found.future, found.person] = found.month
    return table


def one_by_one(seed: int, word: int, rates: list[float], future: int) -> int:
    """The month by its definition, from the generator alone: the first whose end the word lies below."""
    stream = np.random.PCG64DXSM(seed)
    stream.advance(future * STRIDE + word // 2)
    pair = int(stream.random_raw())
    drawn = min(pair >> 32 if word % 2 else pair & (2**32 - 1), int(GREATEST))
    stays = 1.0
    for month, rate in enumerate(rates):
        stays *= 1 - rate
        if drawn < round((1 - stays) * 2**32):
            return month
    return NEVER


RATES = st.lists(st.sampled_from([0.0, 0.001, 0.02, 0.3, 0.9, 1.0]), min_size=4, max_size=4)


@given(st.lists(RATES, min_size=1, max_size=6), st.integers(0, 2**40), st.data())
@settings(max_examples=40, deadline=None)
def test_every_month_is_that_of_the_definition(rates: list[list[float]], seed: int, data: st.DataObject) -> None:
    words = sorted(data.draw(st.sets(st.integers(0, 12), min_size=len(rates), max_size=len(rates))))
    draws = LeavingDraws(seed, np.array(words), np.array(rates))
    expected = [
        [one_by_one(seed, word, one, future) for word, one in zip(words, rates, strict=True)] for future in range(9)
    ]
    assert months_of(draws, len(rates), 0, 9).tolist() == expected


def test_blocks_of_any_size_and_any_other_people_give_the_same_months() -> None:
    rates = np.random.default_rng(1).uniform(0, 0.1, (50, 12))
    whole = months_of(LeavingDraws(SEED, np.arange(50), rates), 50, 0, 60)
    assert (months_of(LeavingDraws(SEED, np.arange(50), rates), 50, 7, 31) == whole[7:31]).all()
    some = np.array([3, 4, 49])
    assert (months_of(LeavingDraws(SEED, some, rates[some]), 3, 0, 60) == whole[:, some]).all()
    assert (months_of(LeavingDraws(SEED + 1, np.arange(50), rates), 50, 0, 60) != whole).any()


def test_as_many_stay_as_the_product_of_the_rates_says() -> None:
    rates = np.tile(np.array([0.01, 0.3, 0.0, 0.05]), (200, 1))
    months = months_of(LeavingDraws(SEED, np.arange(200), rates), 200, 0, 500)
    for month, stays in enumerate([0.99, 0.99 * 0.7, 0.99 * 0.7, 0.99 * 0.7 * 0.95]):
        # Of 100,000 draws, five times the greatest standard error.
        assert (months > month).mean() == pytest.approx(stays, abs=5 * 0.5 / 100_000**0.5)


def test_nobody_leaves_at_a_rate_of_nothing_and_everybody_at_one() -> None:
    rates = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    assert (months_of(LeavingDraws(SEED, np.arange(3), rates), 3, 0, 2000) == [NEVER, 0, 1]).all()


def test_distinct_rows_keep_the_order_in_which_they_came() -> None:
    rows, number = distinct_rows(np.array([[2, 2], [1, 0], [2, 2], [1, 1]]))
    assert rows.tolist() == [[2, 2], [1, 0], [1, 1]]
    assert number.tolist() == [0, 1, 0, 2]
