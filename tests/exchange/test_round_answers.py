from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.round_answers import RefusedCell, RoundAnswers, read_round_workbook
from orgwright.planning.organization import Organization
from orgwright.records import AssessmentRound, Skill
from round_workbooks import (
    ANA,
    BO,
    CHAIRING,
    FORECASTING,
    LEVEL,
    NOTE,
    PYTHON,
    ROUND,
    filled_in,
    heads,
    of_bo,
    round_organization,
    round_records,
)

NAMES = {PYTHON: "Python", FORECASTING: "Forecasting", CHAIRING: "=Chairing"}


def read(path: Path) -> RoundAnswers:
    return read_round_workbook(path, round_organization())


def renamed(skill_name: str, round_name: str) -> Organization:
    records = round_records()
    for one in records:
        if isinstance(one, Skill) and one.id == PYTHON:
            one.name = skill_name
        if isinstance(one, AssessmentRound):
            one.name = round_name
    return Organization.of(*records)


def test_an_untouched_workbook_says_nothing(tmp_path: Path) -> None:
    path = of_bo(tmp_path)
    assert read(path) == RoundAnswers(path.name, ROUND, BO, {}, {}, (), 3)


def test_levels_are_read_as_chosen_as_digits_and_as_names(tmp_path: Path) -> None:
    answers: dict[str, tuple[Any, str]] = {
        "Python": ("3 independent", "=HYPERLINK kept as text"),
        "Forecasting": (2, ""),
        "=Chairing": (" teacher ", ""),
    }
    found = read(filled_in(of_bo(tmp_path), answers))
    assert found.levels == {PYTHON: 3, FORECASTING: 2, CHAIRING: 5}
    assert not found.refused
    assert found.unanswered == 0


def test_a_digit_is_a_level_of_the_skills_own_scale(tmp_path: Path) -> None:
    assert read(filled_in(of_bo(tmp_path), {"=Chairing": (3, "")})).levels == {CHAIRING: 3}
    found = read(filled_in(tmp_path / "Autumn_ 2026 - Bo Lind.xlsx", {"=Chairing": (2, "")}))
    assert found.levels == {}
    assert found.refused == (RefusedCell("Self-assessment!H12", "“2” is no level of the list."),)


@given(
    st.dictionaries(
        st.sampled_from([PYTHON, FORECASTING]), st.tuples(st.integers(0, 5), st.sampled_from(["", "a link"]))
    )
)
@settings(max_examples=15, deadline=None)
def test_what_was_filled_in_is_what_is_read(answers: dict[int, tuple[int, str]]) -> None:
    with TemporaryDirectory() as folder:
        found = read(filled_in(of_bo(Path(folder)), {NAMES[one]: said for one, said in answers.items()}))
    assert found.levels == {one: level for one, (level, _) in answers.items()}
    assert found.notes == {one: note for one, (_, note) in answers.items() if note}
    assert found.refused == ()


def test_sorted_rows_inserted_columns_and_a_renamed_sheet_are_understood(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        top, _ = heads(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1, max_row=top + 3)]
        for number, row in enumerate(reversed(rows), top + 1):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place).value = value
        sheet.insert_cols(4, 2)
        sheet.insert_rows(2)
        sheet.title = "Mine"

    found = read(filled_in(of_bo(tmp_path), {"Python": (4, "led it"), "=Chairing": (1, "")}, edit))
    assert (found.levels, found.notes) == ({PYTHON: 4, CHAIRING: 1}, {PYTHON: "led it"})
    assert found.refused == ()


@pytest.mark.parametrize("said", ["seven", 6, -1, 2.5, "3 apples", "2-3", True, date(2026, 3, 1)])
def test_what_is_no_level_is_refused_by_its_address(tmp_path: Path, said: Any) -> None:
    found = read(filled_in(of_bo(tmp_path), {"Python": (said, ""), "Forecasting": (1, "")}))
    assert found.levels == {FORECASTING: 1}
    assert [one.address for one in found.refused] == ["Self-assessment!H10"]
    assert "is no level of the list" in found.refused[0].text


def test_a_note_without_a_level_is_refused(tmp_path: Path) -> None:
    found = read(filled_in(of_bo(tmp_path), {"Python": (None, "soon")}))
    assert found.refused == (
        RefusedCell("Self-assessment!I10", "A note is kept beside a level, and the level is empty."),
    )


def test_rows_without_keys_of_others_and_said_twice_are_refused(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        top, places = heads(sheet)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1, max_row=top + 1)]
        changes = (
            {"Your level": 1},
            {"Person key": "ana-ruiz"},
            {"Skill key": "#77 Cooking"},
            dict.fromkeys(("Round key", "Person key", "Skill key")),
        )
        for number, change in enumerate(changes, top + 4):
            for place, value in enumerate(rows[0], 1):
                sheet.cell(number, place).value = value
            for head, value in change.items():
                sheet.cell(number, places[head]).value = value

    found = read(filled_in(of_bo(tmp_path), {"Python": (4, "")}, edit))
    assert found.levels == {PYTHON: 4}
    assert [(one.address, one.text) for one in found.refused] == [
        ("Self-assessment!H13", "Python stands in two rows with different levels; the first counts."),
        ("Self-assessment!H14", "The row belongs to another round or person."),
        ("Self-assessment!H15", "The round does not ask for the skill “Cooking” any more."),
        ("Self-assessment!H16", "The row has lost its hidden keys, so nobody can tell which skill it is."),
    ]


def test_a_skill_and_a_round_that_were_renamed_meanwhile_are_found(tmp_path: Path) -> None:
    path = filled_in(of_bo(tmp_path), {"Python": (4, "")})
    found = read_round_workbook(path, renamed("Python 3", "Winter"))
    assert (found.round_id, found.levels) == (ROUND, {PYTHON: 4})


def test_a_deleted_note_column_costs_no_level(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        sheet.delete_cols(heads(sheet)[1][NOTE])

    assert read(filled_in(of_bo(tmp_path), {"Python": (4, "lost")}, edit)).levels == {PYTHON: 4}


def test_a_workbook_of_another_kind_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = LEVEL
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(RefusedInput, match=r"other\.xlsx is no workbook of an assessment round"):
        read(tmp_path / "other.xlsx")


def test_a_round_or_person_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = filled_in(of_bo(tmp_path), {"Python": (4, "")})
    with pytest.raises(RefusedInput, match="answers the round “Autumn: 2026”, which this organization does not have"):
        read_round_workbook(path, Organization.of(*small_organization()))
    alone = [one for one in round_records() if getattr(one, "person_id", ANA) == ANA]
    with pytest.raises(RefusedInput, match="comes from Bo Lind, who takes no part in the round Autumn: 2026"):
        read_round_workbook(path, Organization.of(*alone))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(of_bo(tmp_path).read_bytes()[:900])
    with pytest.raises(RefusedInput, match=r"broken\.xlsx"):
        read(path)
