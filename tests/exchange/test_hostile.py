import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import xlsxwriter

from orgwright.errors import RefusedInput
from orgwright.exchange.hostile import refuse_hostile

TYPES = "[Content_Types].xml"
PARTS = {TYPES: b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def sound(path: Path) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for row in range(200):
        sheet.write_row(row, 0, range(50))
    book.close()
    return path


def said(path: Path) -> str:
    with pytest.raises(RefusedInput) as refused:
        refuse_hostile(path)
    text = str(refused.value)
    assert text.startswith(path.name)
    assert text.endswith(".")
    return text


def test_a_sound_workbook_passes(tmp_path: Path) -> None:
    refuse_hostile(sound(tmp_path / "m.xlsx"))


def test_a_sound_text_passes(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("a;b\n1;2\n")
    refuse_hostile(path)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2\n", "is no .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "(.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04" + bytes(100), "cut short"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "m.xlsx"
    path.write_bytes(content)
    assert what in said(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "cannot be read" in said(tmp_path / "gone.xlsx")


def test_a_workbook_under_the_name_of_a_text_is_named(tmp_path: Path) -> None:
    assert "rename" in said(sound(tmp_path / "m.csv"))


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_workbook_that_is_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = sound(tmp_path / "m.xlsx")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "cut short" in said(path)


def test_a_flipped_byte_is_found(tmp_path: Path) -> None:
    path = packed(tmp_path / "m.xlsx", {**PARTS, "xl/media/image.png": bytes(range(256)) * 40})
    whole = bytearray(path.read_bytes())
    place = whole.index(b"image.png") + 60
    whole[place] ^= 0xFF
    path.write_bytes(bytes(whole))
    assert "damaged" in said(path)


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"xl/vbaProject.bin": b"x"}, "macros"),
        ({TYPES: b"<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>"}, "macros"),
        ({"xl/workbook.bin": b"x"}, ".xlsb"),
        ({"content.xml": b"<a/>", "mimetype": b"x"}, "OpenDocument"),
        ({"more.zip": b"PK\x03\x04 and so on"}, "another packed file"),
        ({"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'}, "entities"),
        ({"xl/styles.xml": '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")}, "encoding"),
        ({"xl/sharedStrings.xml": b'<sst count="3" uniqueCount="4294967295"><si/></sst>'}, "more than it does"),
        ({"xl/styles.xml": b"<cellXfs count = '99999999999999999999'/>"}, "more than it does"),
        ({f"xl/{number}.xml": b"" for number in range(2500)}, "2,502 files"),
        ({"xl/worksheets/sheet1.xml": b"<c/>" * 8_000_000}, "80 times"),
        ({"xl/worksheets/sheet1.xml": b'<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>'}, "far from the table"),
        ({"xl/worksheets/sheet1.xml": b'<c r="B4294967295"><v>1</v></c>'}, "no sheet has any"),
        ({"xl/worksheets/sheet1.xml": b'<c r="ABCD1"><v>1</v></c>'}, "no sheet has any"),
        ({"xl/worksheets/sheet1.xml": b'<row r="4294967295"><c><v>1</v></c></row>'}, "no sheet has any"),
        ({"xl/worksheets/sheet1.xml": b"<c t='s' r='XFD1048576'><v>1</v></c>"}, "far from the table"),
        ({"xl/worksheets/sheet1.xml": b'<c x=">" r="XFD1048576"><v>1</v></c>'}, "hides where they are"),
        ({"xl/worksheets/sheet1.xml": b'<c x=" r=\'A1\'" r="XFD1048576"><v>1</v></c>'}, "hides where they are"),
        ({"xl/worksheets/sheet1.xml": b"<c  " + b'r="A1" ' * 300_000 + b"/>"}, "hides where they are"),
        (
            {"xl/worksheets/sheet1.xml": b'<row r="1000000">' + b"<c><v>1</v></c>" * 20 + b"</row>"},
            "far from the table",
        ),
    ],
)
def test_dangerous_contents_are_refused(tmp_path: Path, parts: Mapping[str, bytes], what: str) -> None:
    assert what in said(packed(tmp_path / "m.xlsx", {**PARTS, **parts}))


def test_sheets_under_another_name_are_looked_at_too(tmp_path: Path) -> None:
    far = b'<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>'
    assert "far from the table" in said(packed(tmp_path / "m.xlsx", {**PARTS, "xl/media/photo.png": far}))


def test_many_sheets_together_are_too_large(tmp_path: Path) -> None:
    sheets = {f"xl/worksheets/sheet{one}.xml": b'<c r="CV100000"><v>1</v></c>' for one in range(3)}
    assert "spans 20,000,000 cells" in said(packed(tmp_path / "m.xlsx", {**PARTS, **sheets}))


def test_a_remark_behind_the_packed_files_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "m.xlsx", PARTS)
    with zipfile.ZipFile(path, "a") as file:
        file.comment = b"from my own tool"
    assert "not packed as a workbook" in said(path)


@pytest.mark.parametrize("name", ["../../evil.txt", "xl/../../evil.txt", "..\\evil.txt", "/evil.txt"])
def test_a_part_that_would_lie_outside_the_workbook_is_refused(tmp_path: Path, name: str) -> None:
    assert "not packed as a workbook" in said(packed(tmp_path / "m.xlsx", {**PARTS, name: b"x"}))


def test_cells_without_a_place_are_counted(tmp_path: Path) -> None:
    sheet = (b"<row>" + b"<c><v>1</v></c>" * 50 + b"</row>") * 300
    refuse_hostile(packed(tmp_path / "m.xlsx", {**PARTS, "xl/worksheets/sheet1.xml": sheet}))


def test_painted_cells_to_the_horizon_are_no_danger(tmp_path: Path) -> None:
    sheet = b'<c r="A1"><v>1</v></c><c r="XFD1" s="1"/><row r="1048576" s="1"/>'
    refuse_hostile(packed(tmp_path / "m.xlsx", {**PARTS, "xl/worksheets/sheet1.xml": sheet}))


def test_another_packed_file_without_a_workbook_is_refused(tmp_path: Path) -> None:
    assert "no .xlsx" in said(packed(tmp_path / "m.xlsx", {"readme.txt": b"x"}))


def test_a_protected_member_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "m.xlsx", PARTS)
    whole = bytearray(path.read_bytes())
    place = whole.index(b"PK\x01\x02")
    whole[place + 8] |= 1
    path.write_bytes(bytes(whole))
    assert "password" in said(path)


def test_a_head_that_lies_about_the_size_changes_nothing(tmp_path: Path) -> None:
    path = packed(tmp_path / "m.xlsx", {**PARTS, "xl/worksheets/sheet1.xml": b"<c/>" * 10_000_000})
    whole = path.read_bytes()
    path.write_bytes(whole.replace(struct.pack("<I", 40_000_000), struct.pack("<I", 40)))
    assert "80 times" in said(path)


def test_a_bomb_takes_little_memory(tmp_path: Path) -> None:
    path = packed(tmp_path / "m.xlsx", {**PARTS, "xl/media/a.png": b" " * 90_000_000})
    tracemalloc.start()
    try:
        assert "80 times" in said(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
