"""Which of the four words counts where a page tells a skill's importance once, twice or as a range."""

import pytest

from orgwright.exchange.blueprint.importance import importance_word, is_importance, stated_importance


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("Critical.", "critical"),
        ("Optional to Important", "optional"),
        ("Optional → Important", "optional"),
        ("Important to Critical depending on domain", "important"),
        ("Optional / Context-specific", "optional"),
        ("Important, Emerging", "important"),
        ("Important; context-specific where regulated", "important"),
        ("Optional (regulated contexts: Important)", "optional"),
        ("Important (if search/GenAI-heavy)", "important"),
        ("Context specific", "context-specific"),
        ("Depends on product needs", None),
        ("not critical", None),
        ("", None),
    ],
)
def test_a_range_takes_the_lower_word_and_a_condition_none(phrase, word):
    assert importance_word(phrase) == word


@pytest.mark.parametrize("inside", ["Critical", "Important, Emerging", "Advanced", "Optional to Important"])
def test_a_parenthesis_of_importance_or_tier_is_no_scope(inside):
    assert is_importance(inside)


@pytest.mark.parametrize("inside", ["Kafka/Kinesis", "supervised learning, ranking", "without authority"])
def test_a_parenthesis_of_scope_is_no_importance(inside):
    assert not is_importance(inside)


def test_the_line_wins_where_it_names_a_word():
    stated = stated_importance("Optional", "Context-specific.")
    assert (stated.value, stated.text) == ("context-specific", "Optional; Context-specific")
    assert "Optional" in stated.disagreement


def test_the_name_counts_where_the_line_names_no_word():
    stated = stated_importance("Optional to Important", "Depends on product needs.")
    assert stated.value == "optional"
    assert stated.disagreement


def test_the_same_told_twice_is_told_once():
    stated = stated_importance("Critical", "Critical.")
    assert (stated.value, stated.text, stated.disagreement) == ("critical", "Critical", "")


def test_nothing_told_is_none():
    assert stated_importance("", "").value is None
