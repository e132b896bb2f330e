"""A customer's template as the tests need it: with looks, rules, names, a chart, a picture, a table and page heads."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter


def picture() -> BytesIO:
    """A picture of one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    return BytesIO(b"\x89PNG\r\n\x1a\n" + body)


def write_template(path: Path) -> Path:
    """A board paper: marks in texts, a row of months with a running total, a sum, a chart, and a second sheet."""
    book = xlsxwriter.Workbook(path)
    head = book.add_format({"bold": True, "bg_color": "#203040", "font_color": "#FFFFFF"})
    money = book.add_format({"num_format": "#,##0 €", "italic": True})
    row_look = book.add_format({"bg_color": "#EEF2F6"})
    sheet = book.add_worksheet("Board paper")
    sheet.set_column(0, 0, 31)
    sheet.merge_range("A1:D1", "Plan of {{ organization }}, {{Scenario}}", head)
    sheet.write_string("A2", "Headcount {{headcount}} on {{day}}; {{coverage_low}} covered")
    sheet.write_rich_string("A3", "Cost ", head, "{{co", money, "st}} in {{months}} months")
    sheet.write_row("A4", ["Month", "People", "Cost", "So far"], head)
    sheet.set_row(4, 27, row_look)
    sheet.write_string("A5", "{{month.month}}")
    sheet.write_string("B5", "{{month.closing}}")
    sheet.write_string("C5", "{{month.cost}}", money)
    sheet.write_formula("D5", "=SUM(C$5:C5)", money)
    sheet.merge_range("E5:F5", "in {{month.month}}: {{month.hires}} hires", row_look)
    sheet.write_string("A6", "All", head)
    sheet.write_formula("B6", "=MAX(B5:B5)", head)
    sheet.write_formula("C6", "=SUM(C5:C5)", money)
    sheet.write_formula("D6", "=C6/12", money)
    sheet.write_comment("C6", "The sum")
    sheet.write_string("A8", "Checked by")
    sheet.data_validation("B8", {"validate": "list", "source": ["Ana", "Ben"]})
    sheet.conditional_format("B5:B5", {"type": "data_bar"})
    sheet.conditional_format("C6", {"type": "cell", "criteria": ">", "value": 0, "format": head})
    sheet.print_area("A1:F8")
    sheet.repeat_rows(3)
    sheet.set_header("&LPlan of {{organization}}&R{{day}}")
    _add_drawings(book, sheet)
    _add_positions(book)
    book.define_name("headcount", "='Board paper'!$B$9")
    book.define_name("total", "='Board paper'!$C$6")
    book.close()
    return path


def _add_drawings(book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "='Board paper'!$A$5:$A$5", "values": "='Board paper'!$C$5:$C$5"})
    chart.set_title({"name": "Cost of {{organization}}"})
    sheet.insert_chart("A12", chart)
    sheet.insert_image("H1", "logo.png", {"image_data": picture()})
    sheet.insert_textbox("H8", "Looked at on {{day}}")


def _add_positions(book: Any) -> None:
    sheet = book.add_worksheet("Positions")
    sheet.add_table("A1:C2", {"columns": [{"header": "Key"}, {"header": "Unit"}, {"header": "Vacant"}]})
    for column, mark in enumerate(("key", "unit", "vacant")):
        sheet.write_string(1, column, f"{{{{position.{mark}}}}}")
    sheet.write_formula("A4", "=SUM(C2:C2)+'Board paper'!C6")
    sheet.write_string("A5", "{{month.2.closing}}")
    sheet.write_string("B5", "{{month.99.closing}}")
