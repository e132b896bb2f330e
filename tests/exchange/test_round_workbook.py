from datetime import date
from pathlib import Path

import openpyxl
import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.round_workbook import write_round_workbooks
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import Profile, private
from orgwright.progress import Cancelled, Progress
from orgwright.records import AssessmentRound, Person, RoundPerson
from round_workbooks import ANA, BO, LEVEL, NOTE, ROUND, heads, of_bo, round_organization, round_records


def test_every_person_of_the_round_gets_a_workbook_under_a_safe_name(tmp_path: Path) -> None:
    paths = write_round_workbooks(round_organization(), ROUND, tmp_path)
    assert [path.name for path in paths] == ["Autumn_ 2026 - Ana Ruiz.xlsx", "Autumn_ 2026 - Bo Lind.xlsx"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_people_of_one_name_get_workbooks_that_their_keys_tell_apart(tmp_path: Path) -> None:
    same = [Person(id=8, key="bo-2", name="bo lind"), RoundPerson(id=9, round_id=ROUND, person_id=8)]
    paths = write_round_workbooks(Organization.of(*round_records(), *same), ROUND, tmp_path)
    assert [path.name for path in paths[1:]] == [
        "Autumn_ 2026 - Bo Lind (bo-lind).xlsx",
        "Autumn_ 2026 - bo lind (bo-2).xlsx",
    ]


def test_a_picture_without_names_is_refused_for_the_workbooks_go_to_the_people(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="go to the people themselves"):
        write_round_workbooks(private(round_organization(), Profile(names=False)), ROUND, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_leads_out_of_the_folder_stays_in_it(tmp_path: Path) -> None:
    bad = [Person(id=8, key="bad", name="../../up\x00:*"), RoundPerson(id=9, round_id=ROUND, person_id=8)]
    paths = write_round_workbooks(Organization.of(*round_records(), *bad), ROUND, tmp_path, person_ids=[8])
    assert [path.parent for path in paths] == [tmp_path]
    assert paths[0].name == "Autumn_ 2026 - .._.._up___.xlsx"


def test_only_levels_and_notes_can_be_written(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(of_bo(tmp_path)).worksheets[0]
    top, places = heads(sheet)
    open_cells = {cell.column for row in sheet.iter_rows(min_row=top + 1) for cell in row if not cell.protection.locked}
    assert sheet.protection.sheet
    assert open_cells == {places[LEVEL], places[NOTE]}
    keys = sheet.column_dimensions["A"]
    assert (keys.hidden, keys.min, keys.max) == (True, 1, 3)


def test_what_the_role_asks_stands_first_and_in_the_words_of_its_scale(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(of_bo(tmp_path)).worksheets[0]
    top, places = heads(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1, max_row=top + 3)]
    assert [row[places["Skill"] - 1] for row in rows] == ["Python", "Forecasting", "=Chairing"]
    assert [row[places["Your role asks"] - 1] for row in rows] == ["3 independent", None, None]
    assert "Counts now" not in places


def test_each_skill_offers_the_levels_of_its_own_scale(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(of_bo(tmp_path))
    sheet, levels = book.worksheets
    rules = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    offered = {
        place: [cell[0].value for cell in levels[formula.removeprefix("Levels!").replace("$", "")]]
        for place, formula in rules.items()
    }
    assert list(offered.values()) == [
        ["0 none", "1 aware", "2 with help", "3 independent", "4 leads others", "5 sets the standard"],
        ["1 Beginner", "3 Doer", "5 Teacher"],
    ]
    assert [place.count(":") for place in offered] == [1, 0]


def test_the_level_that_counts_is_shown_on_request_alone(tmp_path: Path) -> None:
    path = write_round_workbooks(round_organization(), ROUND, tmp_path, person_ids=[ANA], with_counting_level=True)[0]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    top, places = heads(sheet)
    counts = {
        sheet.cell(row, places["Skill"]).value: sheet.cell(row, places["Counts now"]).value
        for row in range(top + 1, top + 4)
    }
    # The level 4 has no name on a scale of 1, 3 and 5.
    assert counts == {"Forecasting": None, "=Chairing": "4, between Doer and Teacher", "Python": "4 leads others"}


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(of_bo(tmp_path)).worksheets[0]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    kept = of_bo(tmp_path)
    before = kept.read_bytes()
    with pytest.raises(RefusedInput, match=r"already holds Autumn_ 2026 - Bo Lind\.xlsx; choose another folder"):
        write_round_workbooks(round_organization(), ROUND, tmp_path)
    assert list(tmp_path.iterdir()) == [kept]
    assert kept.read_bytes() == before


def test_a_cancelled_writing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_round_workbooks(round_organization(), ROUND, tmp_path, Progress(lambda done, total, what: done < 1))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="cannot be written to the folder"):
        write_round_workbooks(round_organization(), ROUND, tmp_path / "gone")


def test_a_round_without_people_is_told(tmp_path: Path) -> None:
    empty = AssessmentRound(id=ROUND, name="Empty", opened_on=date(2026, 1, 1))
    with pytest.raises(RefusedInput, match="The round Empty needs people and skills"):
        write_round_workbooks(Organization.of(*small_organization(), empty), ROUND, tmp_path)


def test_the_same_round_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = of_bo(tmp_path)
    again = write_round_workbooks(round_organization(), ROUND, tmp_path / "again", person_ids=[BO])[0]
    assert first.read_bytes() == again.read_bytes()
