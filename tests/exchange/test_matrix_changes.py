from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edited_books import FIRST, FORECASTING, PYTHON, edit, exported, picture, plan_of, put
from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.matrix_changes import RowKind
from orgwright.exchange.matrix_workbook_levels import FIRST_PERSON, HEADS
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, OrganizationFacts, Person, Scale, ScaleLevel, Skill


def told(path: Path, organization: Organization | None = None) -> list[tuple[str, str, Any, Any]]:
    return [
        (row.kind.value, f"{row.person_key}|{row.skill}", row.before, row.after)
        for row in plan_of(path, organization).rows
    ]


def test_no_edit_is_no_change(tmp_path: Path) -> None:
    plan = plan_of(edit(exported(tmp_path / "m.xlsx"), lambda sheet: None))
    assert (plan.rows, plan.notes) == ((), ())


def test_an_edit_is_a_change_of_that_cell(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST + 1, PYTHON, 5))
    assert told(path) == [("changed", "bo-lind|Python", 2, 5)]
    assert plan_of(path).rows[0].where == f"Matrix!J{FIRST + 1}"


@pytest.mark.parametrize("given", ["3", " 3 ", 3.0, "3▾", "independent", "Independent", "3.0"])
def test_a_level_is_understood_as_a_number_a_text_or_a_word(tmp_path: Path, given: Any) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, FORECASTING, given))
    assert told(path) == [("changed", "ana-ruiz|Forecasting", None, 3)]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (7, "7"),
        (-1, "-1"),
        (2.5, "2.5"),
        ("guru", "guru"),
        (True, "True"),
        (date(2026, 4, 3), "2026-04-03"),
        ("=1/0", "=1/0"),
        ("#N/A", "#N/A"),
    ],
)
def test_a_cell_that_holds_no_level_is_refused_by_its_address(tmp_path: Path, given: Any, shown: str) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, given))
    (row,) = plan_of(path).rows
    assert row.kind == RowKind.REFUSED
    assert (row.where, row.note) == (f"Matrix!J{FIRST}", f"“{shown}” is no level from 0 to 5.")


def test_minus_one_is_refused_where_nothing_was_known(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, FORECASTING, -1))
    assert [row.kind for row in plan_of(path).rows] == [RowKind.REFUSED]


def test_an_emptied_cell_withdraws_and_is_a_kind_of_its_own(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, None))
    assert told(path) == [("withdrawn", "ana-ruiz|Python", 4, None)]


def test_the_word_expired_stays_what_it_is_and_cannot_be_typed(tmp_path: Path) -> None:
    records = small_organization()
    records.append(
        Assessment(
            id=9,
            person_id=2,
            skill_id=2,
            level=3,
            source="certificate",
            assessor="Board",
            assessed_on=date(2024, 1, 1),
            valid_until=date(2025, 1, 1),
        )
    )
    path = exported(tmp_path / "m.xlsx", picture(records))
    assert openpyxl.load_workbook(path)["Matrix"].cell(FIRST + 1, FORECASTING).value == "expired"
    assert told(path, picture(records)) == []
    edit(path, put(FIRST, PYTHON, "expired"))
    (row,) = plan_of(path, picture(records)).rows
    assert (row.kind, row.note) == (
        RowKind.REFUSED,
        "“expired” is no level; empty the cell to withdraw the level.",
    )


def moved_on(level: int | None, on: date = TODAY) -> Organization:
    return picture(
        [
            *small_organization(),
            Assessment(id=9, person_id=2, skill_id=1, level=level, assessor="Mo", assessed_on=on),
        ]
    )


def test_a_cell_that_changed_here_since_is_a_conflict_with_both_values(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST + 1, PYTHON, 5))
    plan = plan_of(path, moved_on(3))
    (row,) = plan.rows
    assert (row.kind, row.exported, row.before, row.after) == (RowKind.CONFLICT, 2, 3, 5)
    assert row.note == "Exported as 2; it is 3 now."
    assert plan.taken() == []
    assert plan.taken({row.key: True}) == [row]


def test_a_cell_assessed_again_at_the_same_level_is_a_conflict_too(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST + 1, PYTHON, 5))
    (row,) = plan_of(path, moved_on(2)).rows
    assert (row.kind, row.note) == (RowKind.CONFLICT, "Exported as 2; it was assessed again since.")


def test_an_edit_that_holds_here_already_is_no_change(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST + 1, PYTHON, 3))
    assert told(path, moved_on(3)) == []


def test_what_changed_here_and_was_not_edited_is_no_change(tmp_path: Path) -> None:
    assert told(exported(tmp_path / "m.xlsx"), moved_on(5)) == []


def test_a_source_that_counts_before_the_manager_is_told(tmp_path: Path) -> None:
    records = small_organization()
    records.append(
        Assessment(id=9, person_id=1, skill_id=2, level=3, source="certificate", assessor="B", assessed_on=TODAY)
    )
    path = edit(exported(tmp_path / "m.xlsx", picture(records)), put(FIRST, FORECASTING, 5))
    (row,) = plan_of(path, picture(records)).rows
    assert row.note == "A certificate assessment counts before that of a manager."


def test_an_added_person_is_offered_with_all_levels(tmp_path: Path) -> None:
    def add(sheet: Any) -> None:
        for column, value in ((3, "Di Novak"), (FORECASTING, 2), (PYTHON, "much")):
            sheet.cell(FIRST + 2, column).value = value

    plan = plan_of(edit(exported(tmp_path / "m.xlsx"), add))
    (new,) = plan.of(RowKind.NEW_PERSON)
    assert (new.person, new.levels, new.where) == ("Di Novak", ((2, 2),), f"Matrix!{FIRST + 2}")
    assert [row.where for row in plan.of(RowKind.REFUSED)] == [f"Matrix!J{FIRST + 2}"]
    assert plan.taken() == []


def test_a_row_copied_for_somebody_else_is_a_new_person(tmp_path: Path) -> None:
    def copy(sheet: Any) -> None:
        for column in range(1, PYTHON + 1):
            sheet.cell(FIRST + 2, column).value = sheet.cell(FIRST, column).value
        sheet.cell(FIRST + 2, 3).value = "Di Novak"

    (row,) = plan_of(edit(exported(tmp_path / "m.xlsx"), copy)).rows
    assert (row.kind, row.person, row.levels) == (RowKind.NEW_PERSON, "Di Novak", ((1, 4),))


def test_a_row_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    def copy(sheet: Any) -> None:
        for column in range(1, PYTHON + 1):
            sheet.cell(FIRST + 2, column).value = sheet.cell(FIRST, column).value

    (row,) = plan_of(edit(exported(tmp_path / "m.xlsx"), copy)).rows
    assert (row.kind, row.where) == (RowKind.REFUSED, f"Matrix!{FIRST + 2}")


def test_a_row_without_its_key_is_found_by_the_name(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST + 1, 1, None))
    edit(path, put(FIRST + 1, PYTHON, 4))
    assert told(path) == [("changed", "bo-lind|Python", 2, 4)]


def test_deleted_rows_and_columns_change_nothing_and_are_told(tmp_path: Path) -> None:
    def delete(sheet: Any) -> None:
        sheet.delete_rows(FIRST)
        sheet.delete_cols(FORECASTING)

    plan = plan_of(edit(exported(tmp_path / "m.xlsx"), delete))
    assert plan.rows == ()
    assert [note.text for note in plan.notes] == [
        "Rows were deleted, which changes nothing: Ana Ruiz.",
        "Columns were deleted, which changes nothing: Forecasting.",
    ]


def test_a_renamed_person_is_told_and_renames_nobody(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, 3, "Ana Ruiz-Gil"))
    plan = plan_of(path)
    assert plan.rows == ()
    assert [note.text for note in plan.notes] == ["“Ana Ruiz-Gil” was Ana Ruiz; a matrix renames nobody."]


def test_edits_of_people_and_skills_that_are_gone_are_refused(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, 1))
    left = [one for one in small_organization() if not isinstance(one, Assessment)]
    for one in left:
        if isinstance(one, Person) and one.id == 1:
            one.key, one.name = "other", "Other"
    (row,) = plan_of(path, picture(left)).rows
    assert row.note == "There is nobody with the key ana-ruiz any more."
    for one in left:
        if isinstance(one, Skill) and one.id == 1:
            one.name, one.aliases = "Pascal", ""
    (row,) = plan_of(path, picture(left)).rows
    assert row.note == "There is no skill “Python” any more."


def test_a_workbook_of_another_organization_is_refused(tmp_path: Path) -> None:
    elsewhere = Organization.of(OrganizationFacts(id=1, name="Elsewhere"), Person(id=1, key="zed", name="Zed"))
    with pytest.raises(RefusedInput, match="was exported from Small & Sons; nobody in it is known here"):
        plan_of(exported(tmp_path / "m.xlsx"), elsewhere)


def test_a_renamed_skill_is_found_by_its_alias(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, 1))
    records = small_organization()
    for one in records:
        if isinstance(one, Skill) and one.id == 1:
            one.name, one.aliases = "Python 3", "CPython; Python"
    assert told(path, picture(records)) == [("changed", "ana-ruiz|Python 3", 4, 1)]


def test_a_scale_of_its_own_gives_its_words_and_refuses_levels_between_them(tmp_path: Path) -> None:
    records = [one for one in small_organization() if not isinstance(one, Assessment)]
    records += [
        Scale(id=1, name="Two steps"),
        ScaleLevel(id=1, scale_id=1, anchor=1, name="Basic"),
        ScaleLevel(id=2, scale_id=1, anchor=4, name="Expert"),
    ]
    for one in records:
        if isinstance(one, Skill) and one.id == 1:
            one.scale_id = 1
    path = exported(tmp_path / "m.xlsx", picture(records))
    edit(path, put(FIRST, PYTHON, "expert"))
    edit(path, put(FIRST + 1, PYTHON, 2))
    edit(path, put(FIRST + 2, 3, "Di Novak"))
    edit(path, put(FIRST + 2, PYTHON, 3))
    rows = plan_of(path, picture(records)).rows
    assert [(row.kind.value, row.person, row.after, row.note) for row in rows] == [
        ("changed", "Ana Ruiz", 4, ""),
        ("new person", "Di Novak", None, ""),
        ("refused", "Bo Lind", None, "The scale “Two steps” of this skill has no level 2."),
        ("refused", "Di Novak", None, "The scale “Two steps” of this skill has no level 3."),
    ]


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    """Some people and skills with some levels known."""
    people, skills = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    records: list[Any] = [OrganizationFacts(id=1, name="Drawn", planning_date=TODAY)]
    records += [Skill(id=one, name=f"Skill {one}") for one in range(1, skills + 1)]
    records += [Person(id=one, key=f"p{one}", name=f"Person {one}") for one in range(1, people + 1)]
    cells = [(person, skill) for person in range(1, people + 1) for skill in range(1, skills + 1)]
    for number, (person, skill) in enumerate(draw(st.lists(st.sampled_from(cells), unique=True)), 1):
        level, months = draw(st.integers(0, 5)), draw(st.integers(1, 11))
        records.append(
            Assessment(
                id=number,
                person_id=person,
                skill_id=skill,
                level=level,
                assessed_on=date(2026, months, 1),
                assessor="M",
            )
        )
    return Organization.of(*records)


@settings(max_examples=15, deadline=None)
@given(organization=organizations(), data=st.data())
def test_so_many_edits_are_so_many_changes_however_the_sheet_was_rearranged(
    organization: Organization, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = exported(Path(folder) / "m.xlsx", organization)
        book = openpyxl.load_workbook(path)
        sheet = book["Matrix"]
        people, skills = sorted(organization.people), sorted(organization.skills)
        cells = [(row, column) for row in range(len(people)) for column in range(len(skills))]
        wanted = {}
        for row, column in data.draw(st.lists(st.sampled_from(cells), unique=True)):
            cell = sheet.cell(FIRST_PERSON + 1 + row, len(HEADS) + 1 + column)
            others = [one for one in (None, 0, 1, 2, 3, 4, 5) if one != cell.value]
            before, cell.value = cell.value, data.draw(st.sampled_from(others))
            wanted[f"p{people[row]}|Skill {skills[column]}"] = (before, cell.value)
        rearrange(sheet, data, len(people), len(HEADS) + len(skills))
        sheet.title = data.draw(st.sampled_from(["Matrix", "Team, edited", "1"]))
        book.save(path)
        plan = plan_of(path, organization)
        assert {row.key: (row.before, row.after) for row in plan.taken()} == wanted
        assert len(plan.rows) == len(wanted)


def rearrange(sheet: Any, data: st.DataObject, people: int, width: int) -> None:
    """Sort the rows of people anew, and insert columns and rows."""
    rows = [[sheet.cell(FIRST_PERSON + 1 + row, 1 + column).value for column in range(width)] for row in range(people)]
    for place, cells in enumerate(data.draw(st.permutations(rows))):
        for column, value in enumerate(cells, 1):
            sheet.cell(FIRST_PERSON + 1 + place, column).value = value
    for column in data.draw(st.lists(st.integers(1, width + 1), max_size=2)):
        sheet.insert_cols(column)
        sheet.cell(FIRST_PERSON, column).value = data.draw(st.sampled_from([None, "Remark", "Hours"]))
    for row in data.draw(st.lists(st.integers(1, FIRST_PERSON + 1), max_size=1)):
        sheet.insert_rows(row)
