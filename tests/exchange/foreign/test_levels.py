from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreign_books import CASES, PEOPLE, ForeignCase, Truth, marks, truth
from orgwright.exchange.foreign import Area, Book, ForeignRows, Mapping, apply, book_of_text, propose, read_book
from orgwright.planning.organization import Organization
from orgwright.records import OrganizationFacts, Person, Skill

EMPTY = Organization.of(OrganizationFacts(id=1, name="Nobody yet"))
NAMES = st.lists(
    st.sampled_from(["Ana Ruiz", "Bo Lind", "Cy Park", "Dee Okafor", "Eli Brandt"]), min_size=2, max_size=5, unique=True
)
SKILLS = st.lists(
    st.sampled_from(["Python", "Data modelling", "SQL", "Risk analysis", "Cloud security"]),
    min_size=2,
    max_size=5,
    unique=True,
)


def said(rows: ForeignRows) -> Truth:
    return {(rows.people[one.person].name, rows.skills[one.skill].name): one.level for one in rows.levels}


def decided(mapping: Mapping, case: ForeignCase) -> Mapping:
    for text, level in case.decided.items():
        mapping = mapping.with_level(text, level)
    return mapping if case.blank is None else replace(mapping, blank=case.blank)


def taken(text: str, organization: Organization = EMPTY) -> ForeignRows:
    book = book_of_text(text)
    return apply(book, propose(book, organization).mapping, organization)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_every_foreign_workbook_gives_exactly_the_levels_it_says(case: ForeignCase, tmp_path: Path) -> None:
    levels = case.write(tmp_path / "foreign.xlsx")
    book = read_book(tmp_path / "foreign.xlsx")
    rows = apply(book, decided(propose(book).mapping, case), EMPTY)
    assert said(rows) == levels


def test_a_mark_without_a_level_is_refused_by_its_address_until_somebody_says_the_level(tmp_path: Path) -> None:
    levels = marks(tmp_path / "marks.xlsx")
    book = read_book(tmp_path / "marks.xlsx")
    rows = apply(book, propose(book).mapping, EMPTY)
    assert rows.levels == ()
    assert len(rows.refused) == len(levels)
    assert {one.reason for one in rows.refused} == {"“x” has no level yet; say what it means."}
    first = min(PEOPLE.index(person) for person, _ in levels)
    assert rows.refused[0].address.endswith(str(2 + first))


def test_an_empty_cell_says_nothing_unless_somebody_says_that_it_is_zero() -> None:
    book = book_of_text("Name\tPython\tSQL\nAna Ruiz\t3\t\nBo Lind\t\t2")
    mapping = propose(book).mapping
    assert len(apply(book, mapping, EMPTY).levels) == 2
    assert said(apply(book, replace(mapping, blank=0), EMPTY))["Ana Ruiz", "SQL"] == 0


def test_people_are_known_by_id_then_e_mail_then_name_in_either_order() -> None:
    known = Organization.of(
        OrganizationFacts(id=1, name="Known"),
        Person(id=1, key="E1", name="Ana Ruiz"),
        Person(id=2, key="E2", name="Bo Lind", email="bo@example.org"),
        Person(id=3, key="E3", name="Zoë Adams"),
        Skill(id=1, name="Python"),
        Skill(id=2, name="SQL"),
    )
    text = (
        "Id\tName\tE-mail\tPython\tSQL\nE1\tA. Ruiz\t\t3\t1\n\tRobert\tBO@example.org\t2\t1\n\tAdams, Zoe\t\t2\t4"
        "\n\tNew Person\t\t1\t1"
    )
    rows = taken(text, known)
    assert [one.person_id for one in rows.people] == [1, 2, 3, None]
    assert [one.skill_id for one in rows.skills] == [1, 2]


def test_two_people_of_one_name_are_a_finding_and_nobody_is_guessed() -> None:
    known = Organization.of(
        OrganizationFacts(id=1, name="Known"),
        Person(id=1, key="E1", name="Ana Ruiz"),
        Person(id=2, key="E2", name="Ana Ruiz"),
    )
    rows = taken("Name\tPython\tSQL\nAna Ruiz\t3\t2\nBo Lind\t1\t1", known)
    assert rows.people[0].person_id is None
    assert rows.people[0].suggested == (1, 2)
    assert rows.findings == ("A2: 2 people are called Ana Ruiz; a column with their ids tells them apart.",)


def test_a_cell_that_contradicts_an_earlier_one_is_refused() -> None:
    rows = taken("Name\tPython\tSQL\nAna Ruiz\t3\t2\nBo Lind\t1\t1\nAna Ruiz\t4\t2")
    assert said(rows)["Ana Ruiz", "Python"] == 3
    assert [(one.address, one.reason) for one in rows.refused] == [
        ("B4", "B2 says 3 for the same person and skill."),
    ]


def test_numbers_beyond_five_and_between_two_levels_are_never_stretched() -> None:
    rows = taken("Name\tPython\tSQL\nAna Ruiz\t8\t2\nBo Lind\t3.5\t1\nCy Park\t2\t4")
    assert sorted(one.text for one in rows.refused) == ["3.5", "8"]


def test_a_mapping_kept_as_text_reads_the_same() -> None:
    book = book_of_text("Name\tPython\tSQL\nAna Ruiz\tExpert\tx\nBo Lind\tBasic\tx")
    mapping = propose(book).mapping.with_level("x", 2)
    assert Mapping.from_json(mapping.to_json()) == mapping


def test_the_counts_are_one_line() -> None:
    assert (
        taken("Name\tPython\tSQL\nAna Ruiz\t3\t8\nBo Lind\t1\t").counts
        == "2 people, 2 skills, 2 levels, 1 cell refused"
    )


def test_numbers_over_the_heads_and_descriptions_below_them_are_no_categories() -> None:
    text = (
        "\t1\t2\nName\tPython\tSQL\n\tServices that run and are watched over in production\tQueries that stay fast on"
        " the large tables\nAna Ruiz\t1\t2\nBo Lind\t2\t1"
    )
    rows = taken(text)
    assert [one.label for one in rows.skills] == ["Python", "SQL"]
    assert len(rows.levels) == 4


def test_bands_among_skills_that_go_down_give_them_their_category() -> None:
    text = "Skill\tAna Ruiz\tBo Lind\nTechnical\t\t\nPython\t3\t2\nSQL\t1\t\nSoft\t\t\nNegotiation\t2\t2"
    plain_sheet = book_of_text(text).sheets[0]
    merged = (Area(1, 0, 1, 2), Area(4, 0, 4, 2))
    book = Book("bands.xlsx", (replace(plain_sheet, merged=merged),))
    rows = apply(book, propose(book).mapping, EMPTY)
    assert [one.label for one in rows.skills] == ["Technical › Python", "Technical › SQL", "Soft › Negotiation"]


def test_shares_are_asked_about() -> None:
    rows = taken("Name\tPython\tSQL\nAna Ruiz\t80%\t20%\nBo Lind\t100%\t0%")
    assert len(rows.refused) == 4


@settings(max_examples=30, deadline=None)
@given(NAMES, SKILLS, st.integers(0, 2), st.integers(0, 2), st.booleans(), st.data())
def test_whatever_the_orientation_and_the_depth_of_the_heads_the_same_levels_come_out(
    people: list[str], skills: list[str], over: int, beside: int, turned: bool, data: st.DataObject
) -> None:
    level = st.one_of(st.none(), st.integers(0, 5))
    levels = {(one, skill): data.draw(level) for one in people for skill in skills}
    for one, skill in zip(people * len(skills), skills * len(people), strict=True):
        # Each line says something, else there is no table to be found in it.
        levels[one, skill] = levels[one, skill] if levels[one, skill] is not None else 1
    groups = (["Craft", *["Office"] * (len(skills) - 1)], ["Old", *["New"] * (len(skills) - 1)])
    grid = [["", *[""] * beside, *groups[number]] for number in range(over)]
    grid.append(["Name", *[f"Note {number}" for number in range(beside)], *skills])
    for one in people:
        cells = ["" if levels[one, skill] is None else str(levels[one, skill]) for skill in skills]
        grid.append([one, *[f"about {one}"] * beside, *cells])
    if turned:
        grid = [list(row) for row in zip(*grid, strict=True)]
    rows = taken("\n".join("\t".join(row) for row in grid))
    assert said(rows) == {cell: level for cell, level in levels.items() if level is not None}


def test_the_truth_of_the_made_workbooks_has_all_levels() -> None:
    assert set(truth().values()) == set(range(6))


def test_one_star_beside_two_and_three_is_counted_like_them() -> None:
    stars = {"Python": ["★", "★★", "★★★"], "SQL": ["★★", "★★★", "★"]}
    rows = taken(
        "Name;Python;SQL\n" + "".join(f"{PEOPLE[i]};{stars['Python'][i]};{stars['SQL'][i]}\n" for i in range(3))
    )
    assert [one.level for one in rows.levels] == [1, 2, 2, 3, 3, 1]


def test_a_whole_number_with_decimals_is_that_level() -> None:
    rows = taken("Name;Python;SQL\nAna Ruiz;2,0;3\nBo Lind;4;1,00\nCy Park;5;2,5\n")
    assert [one.level for one in rows.levels] == [2, 3, 4, 1, 5]
    assert len(rows.refused) == 1
