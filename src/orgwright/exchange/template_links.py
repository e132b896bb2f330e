"""What stands in parts of its own and points to rows or results of a template: moved, computed anew, or left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lxml import etree

from orgwright.exchange.moved_rows import MovedRows, MovedSheets
from orgwright.exchange.packed_workbook import Element, PackedWorkbook, SheetPart, below, children, local
from orgwright.exchange.template_rows import move_corners

_IN_VML = re.compile(rb"(<x:Row>\s*)([0-9]+)(\s*</x:Row>)")
_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def move_linked_parts(packed: PackedWorkbook, sheets: Sequence[SheetPart], moved: MovedSheets) -> None:
    """Move what stands in parts of its own: tables, pictures, remarks of each sheet; charts, pivots, names of all."""
    for part in sheets:
        rows = moved.by_name.get(part.name.casefold())
        if rows is not None:
            for kind, path in packed.linked(part.path):
                if path in packed.names:
                    _MOVERS.get(kind, _leave)(packed, path, rows)
    for path in packed.names:
        if path.endswith(".xml") and "chart" in path:
            _move_chart(packed.tree(path), moved)
        elif "pivotCacheDefinition" in path and path.endswith(".xml"):
            _move_pivot(packed.tree(path), moved)
    for name in below(packed.tree(packed.workbook_path), "definedName"):
        if name.text:
            name.text = moved.formula(name.text, "")


def _leave(packed: PackedWorkbook, path: str, rows: MovedRows) -> None:
    """What knows no rows stays as it is."""


def _move_table(packed: PackedWorkbook, path: str, rows: MovedRows) -> None:
    for one in packed.tree(path).iter():
        if isinstance(one.tag, str) and one.get("ref"):
            one.set("ref", rows.area(one.get("ref")))


def _move_drawing(packed: PackedWorkbook, path: str, rows: MovedRows) -> None:
    move_corners(packed.tree(path), rows)


def _move_remarks(packed: PackedWorkbook, path: str, rows: MovedRows) -> None:
    for one in below(packed.tree(path), "comment", "threadedComment"):
        if one.get("ref"):
            one.set("ref", rows.cell(one.get("ref")))


def _move_old_drawing(packed: PackedWorkbook, path: str, rows: MovedRows) -> None:
    def moved_row(found: re.Match[bytes]) -> bytes:
        return found[1] + str(rows.first(int(found[2]) + 1) - 1).encode() + found[3]

    def moved_anchor(found: re.Match[bytes]) -> bytes:
        numbers = [int(one) for one in found[2].split(b",")]
        for place in (2, 6):
            numbers[place] = rows.first(numbers[place] + 1) - 1
        return found[1] + ", ".join(map(str, numbers)).encode() + found[3]

    packed.change(path, lambda plain: _ANCHOR.sub(moved_anchor, _IN_VML.sub(moved_row, plain)))


_MOVERS: Mapping[str, Callable[[PackedWorkbook, str, MovedRows], None]] = {
    "table": _move_table,
    "drawing": _move_drawing,
    "comments": _move_remarks,
    "threadedComment": _move_remarks,
    "vmlDrawing": _move_old_drawing,
}


def _move_chart(root: Element, moved: MovedSheets) -> None:
    """What a chart draws grows with its rows; what it is called after stays one cell."""
    for one in below(root, "f"):
        if one.text:
            is_drawn = any(local(above) in _DRAWN for above in one.iterancestors())
            one.text = moved.drawn(one.text) if is_drawn else moved.formula(one.text, "")


_DRAWN = frozenset(("val", "cat", "xVal", "yVal", "bubbleSize", "plus", "minus", "numDim", "strDim"))
"""The parts of a chart that hold its figures and what they are of."""


def _move_pivot(root: Element, moved: MovedSheets) -> None:
    for one in below(root, "worksheetSource"):
        rows = moved.by_name.get(str(one.get("sheet", "")).casefold())
        if rows is not None and one.get("ref"):
            one.set("ref", rows.area(one.get("ref")))


def empty_results(packed: PackedWorkbook, sheets: Sequence[SheetPart]) -> None:
    """Take away results that were computed from other values; formulas and pivot tables are computed when opened."""
    for part in sheets:
        for formula in below(packed.tree(part.path), "f"):
            cell = formula.getparent()
            if local(cell) == "c":
                cell.attrib.pop("t", None)
                for value in children(cell, "v"):
                    cell.remove(value)
    root = packed.tree(packed.workbook_path)
    known = children(root, "calcPr")
    if known:
        known[0].set("fullCalcOnLoad", "1")
    else:
        before = [one for one in root if local(one) in _BEFORE_CALCULATION]
        before[-1].addnext(etree.Element(f"{{{etree.QName(root).namespace}}}calcPr", fullCalcOnLoad="1"))
    for path in packed.names:
        if "pivotCacheDefinition" in path and path.endswith(".xml"):
            packed.tree(path).set("refreshOnLoad", "1")
    for kind, path in packed.linked(packed.workbook_path):
        if kind == "calcChain":
            packed.drop(path)


def drop_signatures(packed: PackedWorkbook) -> None:
    """Leave out signatures: they are of the template, and would call what is written from it forged."""
    for path in packed.names:
        if path.startswith("_xmlsignatures/"):
            packed.drop(path)


_BEFORE_CALCULATION: frozenset[Any] = frozenset(
    ("sheets", "functionGroups", "externalReferences", "definedNames", "bookViews", "workbookPr", "fileVersion")
)
