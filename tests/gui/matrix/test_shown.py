import json

import pytest

from gui.matrix.matrices import bakery
from orgwright.gui.matrix.shown import Shown, content_of, shown_from_content, words

ORGANIZATION = bakery()
CHOSEN = Shown(
    requirement="critical",
    group_by="family",
    skills_by="kind",
    sort_by="skill",
    sort_skill_id=2,
    is_reversed=True,
    text="bo",
    role_ids=frozenset({1, 2}),
    kinds=frozenset({"soft"}),
    categories=frozenset({"Craft"}),
    level="short",
    staleness="stale",
    level_skill_id=1,
    is_swapped=True,
    has_statistics=True,
)


def test_a_view_comes_back_as_it_was_saved() -> None:
    for shown in (Shown(), CHOSEN):
        assert shown_from_content(content_of(shown, ORGANIZATION), ORGANIZATION) == (shown, "")


def test_a_view_names_things_by_name_and_not_by_number() -> None:
    stored = json.loads(content_of(CHOSEN, ORGANIZATION))
    assert stored["roles"] == ["Junior Baker", "Senior Baker"]
    assert (stored["sort_skill"], stored["level_skill"]) == ("Talking", "Kneading")


def test_what_is_gone_is_told_in_one_sentence_and_the_rest_is_shown() -> None:
    stored = json.loads(content_of(CHOSEN, ORGANIZATION))
    stored |= {"roles": ["Junior Baker", "Miller"], "sort_skill": "Milling", "categories": ["Craft", "Grain"]}
    shown, sentence = shown_from_content(json.dumps(stored), ORGANIZATION)
    assert sentence == (
        "This view names what is gone: the category Grain, the role Miller, the skill Milling. The rest of it is shown."
    )
    assert shown.role_ids == {2}
    assert shown.categories == {"Craft"}
    assert shown.sort_by == Shown().sort_by
    assert shown.group_by == "family"


def test_a_level_of_a_skill_that_is_gone_filters_nothing() -> None:
    stored = json.loads(content_of(CHOSEN, ORGANIZATION)) | {"level_skill": "Milling"}
    shown, _ = shown_from_content(json.dumps(stored), ORGANIZATION)
    assert (shown.level, shown.staleness, shown.level_skill_id) == ("", "", None)


@pytest.mark.parametrize("content", ["", "[]", "{not json", "3"])
def test_a_content_that_cannot_be_read_shows_the_usual(content: str) -> None:
    shown, sentence = shown_from_content(content, ORGANIZATION)
    assert shown == Shown()
    assert sentence == "This view cannot be read; everything is shown as usual."


def test_values_of_the_wrong_kind_are_left_out() -> None:
    shown, _ = shown_from_content('{"group_by": 7, "sort_by": "height", "is_swapped": "yes", "roles": 3}', ORGANIZATION)
    assert shown == Shown()


def test_filters_are_said_in_words_and_counted() -> None:
    assert words(CHOSEN, ORGANIZATION) == (
        "named “bo”",
        "critical for a role shown",
        "role Junior Baker or Senior Baker",
        "kind soft",
        "category Craft",
        "short of what is required in Kneading",
        "older than the policy age in Kneading",
    )
    assert CHOSEN.filters == 6
    assert words(Shown(), ORGANIZATION) == ()
    assert CHOSEN.unfiltered().filters == 0
    assert CHOSEN.unfiltered().group_by == "family"
