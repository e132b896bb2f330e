from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning import resilience_search
from orgwright.planning.resilience_search import EXACT_BELOW, holdings, worst_one, worst_two
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.progress import Progress

PEOPLE = 24


def wanted(number: int, holders: Sequence[int], needed: int, weight: float = 3.0) -> TargetCoverage:
    """A target of one unit that these people hold and nobody else may."""
    several = tuple(holders)
    return TargetCoverage((number,), 1, number, 3, needed, weight, len(several), len(several), len(several), several)


def loss(targets: Sequence[TargetCoverage], left: Sequence[int]) -> Fraction:
    """What low coverage loses times Σ w, target by target."""
    found = Fraction(0)
    for one in targets:
        stay = len(set(one.holder_ids) - set(left))
        met, kept = min(one.holders_low, one.people_needed), min(stay, one.people_needed)
        found += Fraction(round(one.weight * 1000), 1000) * (met - kept) / one.people_needed
    return found


@pytest.mark.parametrize("exact_below", [EXACT_BELOW, 0], ids=["floats", "whole-numbers"])
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), slacks=st.lists(st.integers(-2, 2), min_size=1, max_size=12))
def test_skipping_people_who_cannot_matter_changes_nothing(exact_below: int, seed: int, slacks: list[int]) -> None:
    draw = np.random.default_rng(seed)
    targets = []
    for number, slack in enumerate(slacks, 1):
        holders = sorted(draw.choice(PEOPLE, draw.integers(1, 9), replace=False).tolist())
        weight = float(draw.choice([1, 2, 3, 4, 0.001]))
        targets.append(wanted(number, holders, max(1, len(holders) - slack), weight))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resilience_search, "EXACT_BELOW", exact_below)
        patch.setattr(resilience_search, "BLOCK", 3)
        held = holdings(targets, range(PEOPLE))
        found = worst_one(held), worst_two(held, Progress())
    assert found == (
        min(range(PEOPLE), key=lambda one: (-loss(targets, [one]), one)),
        min(combinations(range(PEOPLE), 2), key=lambda pair: (-loss(targets, pair), pair)),
    )


def test_a_pair_that_meets_beats_the_two_worst_alone() -> None:
    targets = [wanted(1, (0,), 1, 1.0), wanted(2, (1,), 1, 1.0), wanted(3, (2, 3), 1, 3.0)]
    assert worst_two(holdings(targets, range(4)), Progress()) == (2, 3)
    lighter = [*targets[:2], wanted(3, (2, 3), 1, 2.0)]
    assert worst_two(holdings(lighter, range(4)), Progress()) == (0, 1)


def test_a_pair_that_meets_and_costs_as_much_goes_by_key() -> None:
    before = [wanted(1, (2,), 1, 1.0), wanted(2, (3,), 1, 1.0), wanted(3, (0, 1), 1, 2.0)]
    after = [wanted(1, (0,), 1, 1.0), wanted(2, (1,), 1, 1.0), wanted(3, (2, 3), 1, 2.0)]
    assert [worst_two(holdings(targets, range(4)), Progress()) for targets in (before, after)] == [(0, 1), (0, 1)]


def test_prices_that_fit_into_no_float_are_whole_numbers() -> None:
    """Of denominators that are large primes the common one is longer than a float."""
    held = holdings(
        [wanted(number, (number,), needed) for number, needed in enumerate((99_991, 99_989, 99_971, 99_961))], range(4)
    )
    assert not held.is_exact
    assert held.prices[0] * 99_991 == held.prices[3] * 99_961 > 2**53
    assert (worst_one(held), worst_two(held, Progress())) == (3, (2, 3))
