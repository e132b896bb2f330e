from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from foreign_books import SKILLS, delimited, numbers, painted_to_the_horizon, put_grid, truth
from orgwright.errors import RefusedInput
from orgwright.exchange.foreign import apply, propose, read_book
from orgwright.exchange.foreign.text_encoding import decoded, separated
from orgwright.planning.organization import Organization
from orgwright.records import OrganizationFacts

EMPTY = Organization.of(OrganizationFacts(id=1, name="Nobody yet"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp932"])
def test_text_files_of_any_encoding_and_separator_give_the_same_levels(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    path = tmp_path / "matrix.csv"
    path.write_bytes("\r\n".join(delimited(truth(), separator)).encode(encoding))
    book = read_book(path)
    rows = apply(book, propose(book).mapping, EMPTY)
    assert len(rows.levels) == len(truth())
    assert [one.name for one in rows.skills] == list(SKILLS)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp932", "名前,スキル\n山田太郎,◎\n鈴木,○"),
        ("cp1252", "Nom;Compétence\nZoé Lefèvre;Maîtrise\nSeán O’Brien;Débutant"),
        ("cp1250", "Jméno;Řízení\nJiří Žák;3"),
        ("cp1251", "Имя;Навык\nИван Петров;3"),
        ("cp1253", "Όνομα;Γνώση\nΓιώργος;3"),
        ("cp874", "ชื่อ,ทักษะ\nสมชาย,3"),
        ("cp949", "이름,기술\n김철수,3"),
        ("utf-16-be", "Name\tLevel\nJörg Weiß\t3"),
    ],
)
def test_the_encoding_of_a_text_is_found_by_its_letters(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding))[0] == text


def test_the_separator_that_a_spreadsheet_states_counts() -> None:
    assert separated("sep=|\na,b|c\n")[0] == [["a,b", "c"]]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a\n" * 250_000, "more than 200,000 rows"),
        (b"a,b,c,d,e,f,g,h,i,j,k,l\n" * 180_000, "2,000,000 cells"),
        (b'name,level\n"' + b"x" * 300_000, "a cell that does not end"),
        (b"a,b\n" * 6_000_000, "larger than 20 MB"),
    ],
)
def test_a_text_that_would_fill_the_memory_is_refused(content: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(content)
    with pytest.raises(RefusedInput, match=why):
        read_book(tmp_path / "large.csv")


def test_a_sheet_painted_to_the_horizon_is_as_large_as_what_stands_on_it(tmp_path: Path) -> None:
    painted_to_the_horizon(tmp_path / "painted.xlsx")
    sheet = read_book(tmp_path / "painted.xlsx").sheets[0]
    assert (sheet.height, sheet.width) == (7, 6)


def test_addresses_are_those_of_the_file_wherever_the_table_begins(tmp_path: Path) -> None:
    book = Workbook()
    put_grid(book.active, truth(), 30, 28, numbers)
    book.save(tmp_path / "far.xlsx")
    sheet = read_book(tmp_path / "far.xlsx").sheets[0]
    assert sheet.address(1, 0) == "AB31"
    assert sheet.turned().address(0, 1) == "AB31"


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "shown"
    other = book.create_sheet("Secret")
    other["A1"] = "hidden"
    other.sheet_state = "hidden"
    book.create_chartsheet("Chart")
    book.save(tmp_path / "hidden.xlsx")
    read = read_book(tmp_path / "hidden.xlsx")
    assert [one.name for one in read.sheets] == ["Sheet", "Secret"]
    assert read.remarks == ("The sheet Secret is hidden in the file.",)


def _no_workbook(path: Path) -> None:
    path.write_bytes(b"<html>no workbook</html>")


def _nothing(path: Path) -> None:
    Workbook().save(path)


@pytest.mark.parametrize("write", [_no_workbook, _nothing])
def test_a_file_without_a_table_is_refused_with_its_name(write: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    write(path)
    with pytest.raises(RefusedInput, match=r"^odd\.xlsx .*\.$"):
        read_book(path)
