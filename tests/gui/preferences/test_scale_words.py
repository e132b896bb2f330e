import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.gui.preferences.scale_words import effect_text, level_lines, parse_levels, serves_text, unnamed_text
from orgwright.planning.scales import DEFAULT_SCALE, NamedLevel, NamedScale, ReadDifferently

names = st.text("abcXYZ éß-/", min_size=1).map(str.strip).filter(lambda name: name and name[0].isalpha())
words = st.text("abc: –;.", max_size=12).map(str.strip)


def scale(*levels: NamedLevel) -> NamedScale:
    return NamedScale(1, "Steps", "", levels)


def test_lines_of_number_name_and_description_become_levels() -> None:
    assert parse_levels("1 Begins\n\n 3: Works alone : when: asked \n5 – Leads") == (
        NamedLevel(1, "Begins"),
        NamedLevel(3, "Works alone", "when: asked"),
        NamedLevel(5, "Leads"),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1 Begins\n6 Leads", "Line 2 needs a level from 0 to 5 and a name"),
        ("Begins", "Line 1 needs a level from 0 to 5 and a name"),
        ("3", "Line 1 needs a level from 0 to 5 and a name"),
        (" \n", "A scale needs at least one level."),
    ],
)
def test_a_line_that_is_no_level_is_refused_by_its_number(text: str, sentence: str) -> None:
    with pytest.raises(RefusedInput, match=sentence):
        parse_levels(text)


def test_the_default_scale_reads_back_from_its_lines() -> None:
    assert parse_levels(level_lines(DEFAULT_SCALE)) == DEFAULT_SCALE.levels


@settings(max_examples=50)
@given(st.lists(st.tuples(names, words), min_size=1, max_size=6))
def test_any_scale_reads_back_from_its_lines(rows: list[tuple[str, str]]) -> None:
    levels = tuple(NamedLevel(number, *row) for number, row in enumerate(rows))
    assert parse_levels(level_lines(scale(*levels))) == levels


def test_what_would_read_differently_is_told_with_how_many_hold_it() -> None:
    found = (ReadDifferently(2, "with help", "Doer", 3, 40), ReadDifferently(3, "independent", "3, above Doer", 3, 0))
    assert effect_text(found) == (
        "No stored level changes, but 40 levels that are held would read differently: "
        "level 2 “with help” as “Doer” (40)."
    )
    assert effect_text(found[1:]) == "No level that anybody holds would read differently."
    assert effect_text(found[:1] * 6).endswith("and 2 more.")


def test_a_scale_says_whom_it_serves_and_which_levels_it_does_not_name() -> None:
    steps = scale(NamedLevel(0, "None"), NamedLevel(4, "All"))
    assert serves_text(steps, 1) == "Serves 1 skill."
    assert serves_text(steps, 0) == "Serves no skill yet: choose a kind or give it to a skill."
    assert serves_text(scale(), 0) == "Serves nobody until it has a level."
    assert unnamed_text(steps, (0, 7, 8, 0, 9, 1)) == (
        "Levels without a name read “1, between None and All” (7 held), “2, between None and All” (8 held), "
        "“3, between None and All” (0 held), “5, above All” (1 held)."
    )
    assert unnamed_text(DEFAULT_SCALE, (0,) * 6) == "Every stored level has a name."
