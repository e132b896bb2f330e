from hypothesis import given
from hypothesis import strategies as st

from orgwright.planning.interview import scorecard_shares
from orgwright.planning.policy import Policy, policy_from_values


def test_figures_stand_as_they_are() -> None:
    assert scorecard_shares(["60%", "40 %"], Policy()) == [0.6, 0.4]


def test_words_weigh_by_policy_and_share_one() -> None:
    assert scorecard_shares(["High", "Medium", "Low"], Policy()) == [0.5, 2 / 6, 1 / 6]
    other = policy_from_values({"scorecard_weights": {"high": 2, "medium": 1}})
    assert scorecard_shares(["High", "Medium", "Low"], other) == [0.5, 0.25, 0.25]


def test_a_range_takes_the_lower_word() -> None:
    assert scorecard_shares(["Medium/High", "High"], Policy()) == [0.4, 0.6]


def test_a_weight_that_nobody_knows_leaves_the_whole_to_the_others() -> None:
    assert scorecard_shares(["High", "", "High"], Policy()) == [0.5, None, 0.5]
    assert scorecard_shares([], Policy()) == []


@given(st.lists(st.sampled_from(["High", "Medium", "Low", "Very High"]), min_size=1, max_size=12))
def test_known_shares_add_up_to_one(texts: list[str]) -> None:
    assert abs(sum(one or 0 for one in scorecard_shares(texts, Policy())) - 1) < 1e-9
