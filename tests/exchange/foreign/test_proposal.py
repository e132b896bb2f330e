from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import foreign_books
from foreign_books import Truth
from orgwright.errors import RefusedInput
from orgwright.exchange.foreign import (
    Book,
    Orientation,
    Proposal,
    Sheet,
    apply,
    book_of_text,
    layout_of,
    propose,
    read_book,
)
from orgwright.exchange.foreign.book import Value
from orgwright.exchange.foreign.roster import propose_roster
from orgwright.exchange.foreign.roster_rows import apply_roster
from orgwright.planning.organization import Organization
from orgwright.records import OrganizationFacts, Person, Skill

EMPTY = Organization.of(OrganizationFacts(id=1, name="Nobody yet"))


def proposed(write: Callable[[Path], Truth], folder: Path) -> Proposal:
    write(folder / "foreign.xlsx")
    return propose(read_book(folder / "foreign.xlsx"))


def reasons(found: Proposal) -> dict[str, str]:
    return {one.span: one.reason for one in found.left_out}


def test_sums_legend_second_table_title_and_other_sheets_are_named_as_left_out(tmp_path: Path) -> None:
    found = reasons(proposed(foreign_books.neighbours, tmp_path))
    assert found["A11:F12"] == "It sums up, it is nobody's level."
    assert found["I5:J10"] == "It is the legend; the meanings of the marks were taken from it."
    assert found["A15:C17"] == "It is another table; import it by itself where it holds levels."
    assert found["A1"] == "It is a note beside the table."
    assert found["A1:B2"] == "It is another sheet; choose it to read it instead."


def test_a_colour_without_text_is_named_as_left_out(tmp_path: Path) -> None:
    found = proposed(foreign_books.colours, tmp_path)
    assert len(found.remarks) == 1
    assert found.remarks[0].endswith("a colour alone says no level that can be read, so it was left out.")


def test_paint_that_covers_everything_says_nothing(tmp_path: Path) -> None:
    assert proposed(foreign_books.painted_to_the_horizon, tmp_path).remarks == ()


def test_targets_beside_levels_are_left_out(tmp_path: Path) -> None:
    found = proposed(foreign_books.current_and_target, tmp_path)
    assert set(reasons(found).values()) == {"It says what is wanted, not what is held."}


def test_lists_and_sheets_of_one_person_name_what_they_leave_out(tmp_path: Path) -> None:
    found = proposed(foreign_books.long_list, tmp_path)
    assert reasons(found) == {"F1:F23": "It holds days or years, not levels."}
    personal = proposed(foreign_books.sheet_per_person, tmp_path)
    assert {(one.sheet, one.span) for one in personal.left_out} >= {
        ("Ana", "D3:D8"),
        ("Fay", "E3:E8"),
        ("Read me", "A1"),
    }


def test_a_title_within_the_table_is_left_out(tmp_path: Path) -> None:
    found = reasons(proposed(foreign_books.merged_and_rotated, tmp_path))
    assert found == {"B1:H1": "It says neither what the skills are called nor their category."}


def test_the_legend_gives_symbols_their_meaning(tmp_path: Path) -> None:
    found = proposed(foreign_books.symbols, tmp_path)
    assert next(one for one in found.words if one.text == "★").why == "The legend says “Expert”."


def test_a_legend_that_contradicts_a_number_is_said_and_nothing_is_stretched() -> None:
    book = book_of_text("1 = Beginner, 2 = Good, 3 = Expert\n\nName\tPython\tSQL\nAna Ruiz\t3\t1\nBo Lind\t2\t3")
    three = next(one for one in propose(book).words if one.text == "3")
    assert (three.level, three.is_sure) == (3, False)
    assert three.why == "The legend says “Expert”."


@pytest.mark.parametrize(
    ("write", "orientation"),
    [
        (foreign_books.plain, Orientation.PEOPLE_DOWN),
        (foreign_books.people_across, Orientation.PEOPLE_ACROSS),
        (foreign_books.sheet_per_person, Orientation.SHEET_PER_PERSON),
        (foreign_books.long_list, Orientation.LIST),
    ],
)
def test_how_people_and_skills_lie_is_found(
    write: Callable[[Path], Truth], orientation: Orientation, tmp_path: Path
) -> None:
    assert proposed(write, tmp_path).mapping.orientation == orientation


def test_names_known_already_decide_who_is_who() -> None:
    text = "\tMaple\tOak\nIris\t3\t2\nRose\t1\t4"
    across = Organization.of(
        OrganizationFacts(id=1, name="Known"),
        Person(id=1, key="m", name="Maple"),
        Person(id=2, key="o", name="Oak"),
        Skill(id=1, name="Iris"),
    )
    down = Organization.of(OrganizationFacts(id=1, name="Known"), Person(id=1, key="r", name="Rose"))
    assert propose(book_of_text(text), across).mapping.orientation == Orientation.PEOPLE_ACROSS
    assert propose(book_of_text(text), down).mapping.orientation == Orientation.PEOPLE_DOWN


def test_a_layout_is_the_same_with_more_people_and_skills_and_another_with_other_heads() -> None:
    first = "Name\tPython\tSQL\tWelding\nAna Ruiz\t3\t2\t1\nBo Lind\t1\t1\t1"
    later = "Name\tPython\tSQL\tWelding\tRust\nAna Ruiz\t3\t2\t1\t1\nBo Lind\t1\t1\t1\t2\nCy Park\t1\t1\t1\t2"
    other = "Name\tGo\tSQL\tWelding\nAna Ruiz\t3\t2\t1\nBo Lind\t1\t1\t1"
    assert layout_of(book_of_text(first)) == layout_of(book_of_text(later))
    assert layout_of(book_of_text(first)) != layout_of(book_of_text(other))


def test_a_remembered_mapping_goes_first_and_takes_new_rows_in() -> None:
    first = book_of_text("Name\tPython\tSQL\nAna Ruiz\tx\t\nBo Lind\tx\tx")
    kept = propose(first)
    remembered = {kept.layout: kept.mapping.with_level("x", 4).to_json()}
    later = book_of_text("Name\tPython\tSQL\nAna Ruiz\tx\t\nBo Lind\tx\tx\nCy Park\tx\tx")
    found = propose(later, remembered=remembered)
    assert found.is_remembered
    assert found.mapping.level_of("x") == 4
    assert len(found.mapping.people) == 3


def test_a_damaged_kept_mapping_is_said_and_not_used() -> None:
    book = book_of_text("Name\tPython\tSQL\nAna Ruiz\t3\t\nBo Lind\t1\t2")
    found = propose(book, remembered={layout_of(book): "{}"})
    assert not found.is_remembered
    assert found.remarks[-1].endswith("is damaged; it is not used.")


def test_a_book_without_levels_is_refused_with_a_sentence() -> None:
    with pytest.raises(RefusedInput, match="has no table in which people and skills meet in levels"):
        propose(book_of_text("Item\tCost\nChair\t1200\nDesk\t3000"))


TEXTS = "x|Expert|Ana Ruiz|Bo Lind|Name|Skill|Level|Manager|Id|FTE|★|●●○|Total|Category|1 = Good|Python|Target"
ANYTHING = st.one_of(st.sampled_from(TEXTS.split("|")), st.sampled_from([None, 3, 7, 2.5, True, date(2020, 1, 1)]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ANYTHING, min_size=1, max_size=6), min_size=1, max_size=7), st.booleans())
def test_any_sheet_is_read_or_refused_with_a_sentence(rows: list[list[Value]], is_roster: bool) -> None:
    width = max(map(len, rows))
    sheet = Sheet("Any", tuple(tuple(row) + (None,) * (width - len(row)) for row in rows))
    book = Book("any.xlsx", (sheet,))
    with suppress(RefusedInput):
        if is_roster:
            assert apply_roster(book, propose_roster(book).mapping, EMPTY).people != ()
        else:
            read = apply(book, propose(book).mapping, EMPTY)
            assert {one.level for one in read.levels} <= set(range(6))
