import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.staffing_plans import Provenance
from orgwright.exchange.template_marks import LISTS, MARKS, MarkValues
from orgwright.exchange.template_rows import number_places, spell_out_shared_formulas
from orgwright.exchange.template_starter import write_starting_template
from orgwright.exchange.template_workbook import fill_template, unknown_marks
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import Profile, private
from orgwright.planning.staffing import StaffingPlan, staffing_plan
from orgwright.records import Position, Requisition, Scenario, Unit
from recalculated import NO_OFFICE, recalculated
from template_books import write_template

SOURCE = Provenance("small.orgwright", 7, "0.1.0", datetime(2026, 11, 20, 8, 30, tzinfo=UTC))
MONTHS = 6


@cache
def pair() -> tuple[Organization, StaffingPlan]:
    records = small_organization()
    for one in records:
        if isinstance(one, Unit) and one.id == 2:
            one.name = '=HYPERLINK("http://x.example")'
        if isinstance(one, Position) and one.id == 1:
            one.annual_cost = 9_999_900
    picture = Organization.of(*records).under(1)
    return picture, staffing_plan(picture, None, MONTHS)


def filled(tmp_path: Path, template: Path, **options: Any) -> Path:
    target = tmp_path / f"filled{template.suffix}"
    fill_template(template, [pair()], target, SOURCE, **options)
    return target


def template_with(path: Path, cells: dict[str, str], more: Callable[[Any, Any], None] | None = None) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Plan")
    for place, text in cells.items():
        (sheet.write_formula if text.startswith("=") else sheet.write_string)(place, text)
    if more is not None:
        more(book, sheet)
    book.close()
    return path


def test_marks_become_values_and_texts(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(filled(tmp_path, write_template(tmp_path / "t.xlsx")))["Board paper"]
    picture, plan = pair()
    last, cost = plan.whole[-1], sum(one.cost for one in plan.whole)
    assert sheet["A1"].value == f"Plan of {picture.facts.name}, Grow"
    covered = f"{plan.coverage[-1].low:.1%}"
    assert sheet["A2"].value == f"Headcount {last.closing} on {picture.day}; {covered} covered"
    assert sheet["A3"].value == f"Cost {cost / 100:,.2f} {picture.facts.currency} in {MONTHS} months"
    assert sheet["B14"].value == last.closing
    months = [[cell.value for cell in row] for row in sheet["A5:C10"]]
    assert months == [[datetime(one.month.year, one.month.month, 1), one.closing, one.cost / 100] for one in plan.whole]
    assert sheet.oddHeader.left.text == f"Plan of {picture.facts.name}".replace("&", "&&")
    assert sheet.oddHeader.right.text == picture.day.isoformat()


def test_the_row_of_a_list_is_repeated_and_what_stands_below_moves(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled(tmp_path, write_template(tmp_path / "t.xlsx")))
    sheet = book["Board paper"]
    assert [sheet[f"D{row}"].value for row in (5, 6, 10)] == ["=SUM(C$5:C5)", "=SUM(C$5:C6)", "=SUM(C$5:C10)"]
    assert [sheet[f"{one}11"].value for one in "ABCD"] == ["All", "=MAX(B5:B10)", "=SUM(C5:C10)", "=C11/12"]
    assert {"E5:F5", "E10:F10", "A1:D1"} <= {str(one) for one in sheet.merged_cells.ranges}
    assert sheet["E10"].value.startswith(f"in {pair()[1].months.firsts[-1]:%Y-%m}: ")
    assert sheet.print_area == "'Board paper'!$A$1:$F$13"
    assert sheet["C11"].comment is not None
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["B13"]
    assert {str(one.sqref) for one in sheet.conditional_formatting} == {"B5:B10", "C11"}
    assert book.defined_names["total"].attr_text == "'Board paper'!$C$11"
    count = len(MarkValues([pair()], SOURCE).rows("position"))
    assert book["Positions"].tables["Table1"].ref == f"A1:C{count + 1}"
    assert book["Positions"][f"A{count + 3}"].value == f"=SUM(C2:C{count + 1})+'Board paper'!C11"


def test_one_of_a_list_is_taken_by_its_number(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(filled(tmp_path, write_template(tmp_path / "t.xlsx")))["Positions"]
    below = len(MarkValues([pair()], SOURCE).rows("position")) + 4
    assert [sheet.cell(below, column).value for column in (1, 2)] == [pair()[1].whole[1].closing, None]


def test_the_look_of_the_template_stays(tmp_path: Path) -> None:
    template = write_template(tmp_path / "t.xlsx")
    before = openpyxl.load_workbook(template)["Board paper"]
    sheet = openpyxl.load_workbook(filled(tmp_path, template))["Board paper"]
    for old, new in (("A1", "A1"), ("A4", "A4"), ("C5", "C9"), ("E5", "E10"), ("B6", "B11")):
        ours, theirs = sheet[new], before[old]
        assert (ours.font.b, ours.font.i, ours.fill.fgColor.rgb) == (
            theirs.font.b,
            theirs.font.i,
            theirs.fill.fgColor.rgb,
        )
    assert sheet["C9"].number_format == "#,##0 €"
    assert sheet["A9"].number_format == "mmm yyyy"
    assert (sheet.column_dimensions["A"].width, sheet.row_dimensions[4].height) == (
        before.column_dimensions["A"].width,
        before.row_dimensions[4].height,
    )
    assert len(sheet._images) == len(sheet._charts) == 1


def test_a_chart_of_the_one_row_of_a_template_draws_all_copies_and_keeps_its_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Month", "Cost"])
    sheet.append(["{{month.month}}", "{{month.cost}}"])
    sheet.append(["All", "=SUM(B2)"])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=2))
    sheet.add_chart(chart, "D2")
    book.save(tmp_path / "t.xlsx")
    path = filled(tmp_path, tmp_path / "t.xlsx")
    with zipfile.ZipFile(path) as packed:
        found = re.findall(r"<(?:c:)?f>(.*?)</", packed.read("xl/charts/chart1.xml").decode())
    assert found == ["'Sheet'!B1", "'Sheet'!$A$2:$A$7", "'Sheet'!$B$2:$B$7"]
    assert openpyxl.load_workbook(path).active["B8"].value == "=SUM(B2:B7)"


def test_marks_in_remarks_are_filled_and_lists_there_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "{{headcount}}"
    book.active["A1"].comment = Comment("Of {{organization}}", "Ana")
    book.save(tmp_path / "t.xlsx")
    found = openpyxl.load_workbook(filled(tmp_path, tmp_path / "t.xlsx")).active["A1"].comment
    assert found.text == f"Of {pair()[0].facts.name}"
    book.active["A1"].comment = Comment("Of {{unit.name}}", "Ana")
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(RefusedInput, match=r"unit\.name\}\} in a shape, a chart or a remark"):
        filled(tmp_path, tmp_path / "t.xlsx")


def test_sheets_and_links_that_nothing_moves_stay_byte_for_byte(tmp_path: Path) -> None:
    template = write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(template)
    book.create_sheet("Apart")["B3"] = "as it was"
    book.save(template)
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(filled(tmp_path, template)) as new:
        for name in ("xl/worksheets/sheet3.xml", "_rels/.rels", "xl/worksheets/_rels/sheet1.xml.rels"):
            assert old.read(name) == new.read(name)


@pytest.mark.parametrize("code", ["General", "@"])
def test_a_form_that_says_nothing_of_numbers_is_seen_when_a_template_names_it_itself(tmp_path: Path, code: str) -> None:
    def named(packed: bytes) -> bytes:
        formats = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts><fonts'
        return packed.replace(b"<fonts", formats.encode(), 1).replace(b'numFmtId="0"', b'numFmtId="170"')

    template_with(tmp_path / "plain.xlsx", {"A1": "{{day}}", "A2": "{{coverage_low}}", "A3": "{{headcount}}"})
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as plain, zipfile.ZipFile(tmp_path / "t.xlsx", "w") as made:
        for name in plain.namelist():
            content = plain.read(name)
            made.writestr(name, named(content) if name == "xl/styles.xml" else content)
    sheet = openpyxl.load_workbook(filled(tmp_path, tmp_path / "t.xlsx")).active
    assert [sheet[place].number_format for place in ("A1", "A2", "A3")] == ["yyyy-mm-dd", "0.0%", code]


def test_what_is_not_touched_stays_byte_for_byte(tmp_path: Path) -> None:
    template = write_template(tmp_path / "t.xlsx")
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(filled(tmp_path, template)) as new:
        assert [one for one in old.namelist() if "calcChain" not in one] == new.namelist()
        for name in ("xl/theme/theme1.xml", "xl/media/image1.png", "docProps/app.xml"):
            assert old.read(name) == new.read(name)
        chart, drawing = new.read("xl/charts/chart1.xml").decode(), new.read("xl/drawings/drawing1.xml").decode()
    assert "$C$5:$C$10" in chart
    assert escape(f"Cost of {pair()[0].facts.name}") in chart
    assert f"Looked at on {pair()[0].day}" in drawing
    assert re.findall(r"<xdr:from>.*?<xdr:row>([0-9]+)<", drawing) == ["0", "16", "12"]


@pytest.mark.skipif(NO_OFFICE, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_moved_formulas(tmp_path: Path) -> None:
    book = recalculated(filled(tmp_path, write_template(tmp_path / "t.xlsx")), tmp_path)
    whole = pair()[1].whole
    sheet = book["Board paper"]
    assert sheet["C11"].value == pytest.approx(sum(one.cost for one in whole) / 100)
    assert sheet["B11"].value == max(one.closing for one in whole)
    assert [sheet[f"D{row}"].value for row in range(5, 11)] == pytest.approx(
        [sum(one.cost for one in whole[: place + 1]) / 100 for place in range(MONTHS)]
    )


def test_text_of_users_is_never_a_formula(tmp_path: Path) -> None:
    template = template_with(tmp_path / "t.xlsx", {"A1": "{{unit.name}}", "B1": "of {{unit.name}}"})
    sheet = openpyxl.load_workbook(filled(tmp_path, template))["Plan"]
    texts = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert texts['=HYPERLINK("http://x.example")'] == "s"
    assert set(texts.values()) == {"s"}


def test_marks_that_are_not_known_are_told_with_their_cells_and_nothing_is_written(tmp_path: Path) -> None:
    cells = {"A1": "{{headcont}}", "B2": "{{month.sum}} and {{cost}}", "C3": '="{{cost}}"&1'}
    template = template_with(tmp_path / "t.xlsx", cells)
    with pytest.raises(RefusedInput) as refused:
        filled(tmp_path, template)
    for told in ("{{headcont}} in Plan!A1", "{{month.sum}} in Plan!B2", "{{cost}} in the formula of Plan!C3"):
        assert told in str(refused.value)
    assert list(tmp_path.iterdir()) == [template]
    sheet = openpyxl.load_workbook(filled(tmp_path, template, leave_unknown=True))["Plan"]
    assert sheet["A1"].value == "{{headcont}}"
    assert sheet["B2"].value.startswith("{{month.sum}} and ")
    assert "{{cost}}" not in sheet["B2"].value


def test_a_list_without_rows_leaves_one_empty_row(tmp_path: Path) -> None:
    picture = Organization.of(*(one for one in small_organization() if not isinstance(one, Requisition)))
    template = template_with(tmp_path / "t.xlsx", {"A1": "{{requisition.key}}", "A2": "=SUM(B1:B1)"})
    fill_template(template, [(picture, staffing_plan(picture, None, 1))], tmp_path / "f.xlsx", SOURCE)
    sheet = openpyxl.load_workbook(tmp_path / "f.xlsx")["Plan"]
    assert (sheet["A1"].value, sheet["A2"].value) == (None, "=SUM(B1:B1)")


def test_small_charts_in_cells_stand_in_every_copy(tmp_path: Path) -> None:
    def more(_book: Any, sheet: Any) -> None:
        sheet.add_sparkline("D1", {"range": "Plan!B1:C1"})

    template = template_with(tmp_path / "t.xlsx", {"B1": "{{month.opening}}", "C1": "{{month.closing}}"}, more)
    with zipfile.ZipFile(filled(tmp_path, template)) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    wanted = [(f"Plan!B{row}:C{row}", f"D{row}") for row in range(1, MONTHS + 1)]
    assert re.findall(r"<xm:f>(.*?)</xm:f><xm:sqref>(.*?)</xm:sqref>", text) == wanted


def test_buttons_move_with_their_rows(tmp_path: Path) -> None:
    template = template_with(tmp_path / "p.xlsx", {"A1": "{{month.cost}}"})
    control = (
        '<controls xmlns:x="x"><control shapeId="1"><controlPr><anchor><from><x:row>4</x:row></from>'
        "<to><x:row>6</x:row></to></anchor></controlPr></control></controls></worksheet>"
    )
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(tmp_path / "t.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</worksheet>", control.encode()))
    with zipfile.ZipFile(filled(tmp_path, tmp_path / "t.xlsx")) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<x:row>([0-9]+)<", text) == [str(4 + MONTHS - 1), str(6 + MONTHS - 1)]


def test_text_of_users_that_looks_like_a_mark_stays_text(tmp_path: Path) -> None:
    records = small_organization()
    for one in records:
        if isinstance(one, Scenario):
            one.title = "{{month.cost}}"
    picture = Organization.of(*records).under(1)
    template = template_with(tmp_path / "t.xlsx", {"A1": "{{scenario}}", "A2": "{{scenario}} in {{month.month}}"})
    fill_template(template, [(picture, staffing_plan(picture, None, 1))], tmp_path / "f.xlsx", SOURCE)
    sheet = openpyxl.load_workbook(tmp_path / "f.xlsx")["Plan"]
    assert [sheet["A1"].value, sheet["A2"].value] == ["{{month.cost}}", "{{month.cost}} in 2026-11"]


def test_a_signature_of_the_template_is_left_out(tmp_path: Path) -> None:
    plain, template = template_with(tmp_path / "p.xlsx", {"A1": "{{cost}}"}), tmp_path / "t.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(template, "w") as new:
        for name in old.namelist():
            link = b'<Relationship Id="rSig" Type="x/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
            content = old.read(name)
            new.writestr(name, content.replace(b"</Relationships>", link) if name == "_rels/.rels" else content)
        new.writestr("_xmlsignatures/origin.sigs", b"")
    with zipfile.ZipFile(filled(tmp_path, template)) as packed:
        assert not [name for name in packed.namelist() if "sig" in name]
        assert b"_xmlsignatures" not in packed.read("_rels/.rels")


def merged(book: Any, sheet: Any) -> None:
    sheet.merge_range("B1:B2", "{{month.cost}}")


def with_table(_book: Any, sheet: Any) -> None:
    sheet.add_table("D1:D3", {"columns": [{"header": "{{currency}}"}]})


@pytest.mark.parametrize(
    ("cells", "more", "told"),
    [
        ({"A1": "{{cost}}"}, with_table, "is the head of a table"),
        ({"A1": "Nothing"}, None, "has no marks"),
        ({"A1": "{{month.cost}}", "B1": "{{position.key}}"}, None, "marks of several lists, month and position"),
        ({"A1": "{{month.month}}"}, merged, "B1:B2 merges it with other rows"),
        ({"A1": "{{cost}}"}, lambda _, sheet: sheet.insert_textbox("D4", "{{month.cost}}"), "in a shape, a chart"),
    ],
)
def test_what_cannot_be_filled_is_refused(tmp_path: Path, cells: dict[str, str], more: Any, told: str) -> None:
    with pytest.raises(RefusedInput, match=told):
        filled(tmp_path, template_with(tmp_path / "t.xlsx", cells, more))
    assert not (tmp_path / "filled.xlsx").exists()


def test_files_of_another_sort_are_refused(tmp_path: Path) -> None:
    template = template_with(tmp_path / "t.xlsx", {"A1": "{{cost}}"})
    for source, target, told in (
        (template, tmp_path / "f.xlsm", "must end in .xlsx"),
        (template, template, "is the template itself"),
        (tmp_path / "t.csv", tmp_path / "f.xlsx", "is no template"),
        (tmp_path / "none.xlsx", tmp_path / "f.xlsx", "cannot be read"),
    ):
        with pytest.raises(RefusedInput, match=told):
            fill_template(source, [pair()], target, SOURCE)
    with pytest.raises(RefusedInput, match="is no template"):
        unknown_marks(tmp_path / "t.csv", [pair()], SOURCE)
    assert unknown_marks(template, [pair()], SOURCE) == ()
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"<a>" + b" <b/>" * 18_000_000)
    with pytest.raises(RefusedInput, match="unpacks to more than"):
        fill_template(bomb, [pair()], tmp_path / "f.xlsx", SOURCE)


def test_macros_of_a_template_stay(tmp_path: Path) -> None:
    plain, template = template_with(tmp_path / "t.xlsx", {"A1": "{{cost}}"}), tmp_path / "t.xltm"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(template, "w") as new:
        for name in old.namelist():
            kind = b"application/vnd.ms-excel.template.macroEnabled.main+xml"
            usual = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
            new.writestr(name, old.read(name).replace(usual, kind))
        new.writestr("xl/vbaProject.bin", b"macro")
    fill_template(template, [pair()], tmp_path / "f.xlsm", SOURCE)
    with zipfile.ZipFile(tmp_path / "f.xlsm") as packed:
        assert packed.read("xl/vbaProject.bin") == b"macro"
        assert b"ms-excel.sheet.macroEnabled.main+xml" in packed.read("[Content_Types].xml")


def test_the_same_data_gives_the_same_bytes_whenever_it_is_written(tmp_path: Path) -> None:
    template = write_template(tmp_path / "t.xlsx")
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for target in (first, second):
        fill_template(template, [pair()], target, SOURCE)
    assert first.read_bytes() == second.read_bytes()
    assert openpyxl.load_workbook(first).properties.modified == datetime(2026, 11, 20, 8, 30)


def test_formulas_that_cells_share_are_spelled_out() -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = etree.fromstring(
        f'<worksheet xmlns="{space}"><sheetData><row><c><f t="shared" ref="A1:A2" si="0">B1*$C$1</f></c></row>'
        '<row><c><f t="shared" si="0"/></c></row></sheetData></worksheet>'
    )
    number_places(sheet)
    spell_out_shared_formulas(sheet)
    assert [(one.getparent().get("r"), one.text, dict(one.attrib)) for one in sheet.iter(f"{{{space}}}f")] == [
        ("A1", "B1*$C$1", {}),
        ("A2", "B2*$C$1", {}),
    ]


def test_amounts_are_not_known_where_pay_is_left_out(tmp_path: Path) -> None:
    picture = private(pair()[0], Profile(pay=False))
    cells = {"A1": "{{cost}}", "B1": "{{cost}} for {{headcount}}", "A2": "{{month.cost}}", "C1": "{{left_out}}"}
    source = Provenance("small.orgwright", 7, "0.1.0", None, "pay")
    template, plan = template_with(tmp_path / "t.xlsx", cells), staffing_plan(picture, None, 2)
    fill_template(template, [(picture, plan)], tmp_path / "f.xlsx", source)
    sheet = openpyxl.load_workbook(tmp_path / "f.xlsx")["Plan"]
    assert [sheet[place].value for place in ("A1", "A2", "A3")] == [None, None, None]
    assert sheet["B1"].value == f"not known for {plan.whole[-1].closing}"
    assert sheet["C1"].value == "pay"


def test_every_mark_has_a_value_in_every_row() -> None:
    values = MarkValues([pair()], SOURCE)
    assert set(values.single) == {one.name for one in MARKS}
    for name, marks in LISTS.items():
        rows = values.rows(name)
        assert rows, name
        for row in rows:
            assert set(row) == {one.name for one in marks}, name
    assert values.single["headcount"] == pair()[1].whole[-1].closing
    assert values.rows("month")[0]["month"] == date(2026, 11, 1)


def test_the_help_names_every_mark_with_its_meaning() -> None:
    text = (Path(__file__).parents[2] / "resources" / "help" / "template.md").read_text(encoding="utf-8")
    for prefix, marks in (("", MARKS), *((f"{name}.", marks) for name, marks in LISTS.items())):
        for one in marks:
            assert f"| `{{{{{prefix}{one.name}}}}}` | {one.meaning} |" in text


def test_the_template_to_start_from_is_filled_whole(tmp_path: Path) -> None:
    template = tmp_path / "start.xlsx"
    write_starting_template(template, "EUR", SOURCE.at)
    book = openpyxl.load_workbook(filled(tmp_path, template))
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert not [text for text in texts if "{{" in text]
    whole, sheet = pair()[1].whole, book["Paper"]
    assert sheet["C4"].value == whole[-1].closing
    assert [sheet[f"A{row}"].value.date() for row in range(15, 15 + MONTHS)] == [one.month for one in whole]
    assert sheet[f"I{15 + MONTHS}"].value == f"=SUM(I15:I{14 + MONTHS})"
    assert book["All marks"]["A4"].value == MARKS[0].name
    write_starting_template(tmp_path / "again.xlsx", "EUR", SOURCE.at)
    assert (tmp_path / "again.xlsx").read_bytes() == template.read_bytes()


@pytest.mark.skipif(NO_OFFICE, reason="LibreOffice is not installed here.")
def test_another_program_opens_the_template_to_start_from(tmp_path: Path) -> None:
    write_starting_template(tmp_path / "start.xlsx", "EUR")
    sheet = recalculated(filled(tmp_path, tmp_path / "start.xlsx"), tmp_path)["Paper"]
    assert sheet[f"I{15 + MONTHS}"].value == pytest.approx(sum(one.cost for one in pair()[1].whole) / 100)
