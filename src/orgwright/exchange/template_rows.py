"""Rows of a template repeated, and all that points to rows of its sheets moved with them.

Cells, formulas of every sheet, merged cells, rules, validations, filters, tables, names and print areas, pictures and
charts, remarks, links and page breaks are moved; ranges over a repeated row grow to its last copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils.cell import column_index_from_string, get_column_letter

from orgwright.errors import RefusedInput
from orgwright.exchange.cells import LAST_ROW
from orgwright.exchange.moved_rows import MovedRows, MovedSheets
from orgwright.exchange.packed_workbook import Element, PackedWorkbook, SheetPart, below, children, local

_PLACE = re.compile(r"([A-Za-z]+)([0-9]+)")
_AREAS, _CELLS = ("sqref", "ref"), ("activeCell", "topLeftCell")
_DONE = frozenset(("c", "row", "v", "t", "is", "mergeCell", ""))
"""What is moved apart, or holds no places."""
_FORMULAS = frozenset(("f", "formula", "formula1", "formula2"))
Row = int
WriteCopy = Callable[[Element, Row, int], None]
"""Writes the values of a copied row: the row, its old number, the place of the copy from 0."""


def place_of(cell: Element) -> tuple[str, int]:
    """The letters and the row of a cell."""
    found = _PLACE.fullmatch(cell.get("r"))
    assert found is not None
    return found[1].upper(), int(found[2])


def number_places(sheet: Element) -> None:
    """Give every row and cell its place where a program left it out, as it may where nothing lies between."""
    row_number = 0
    for data in children(sheet, "sheetData"):
        for row in children(data, "row"):
            row_number = int(row.get("r", row_number + 1))
            row.set("r", str(row_number))
            column = 0
            for cell in children(row, "c"):
                given = _PLACE.fullmatch(cell.get("r", ""))
                column = column + 1 if given is None else column_index_from_string(given[1])
                cell.set("r", f"{get_column_letter(column)}{row_number}")


def cell_at(sheet: Element, letters: str, number: int) -> Element:
    """The cell at a place, made in its order where there is none yet."""
    data = children(sheet, "sheetData")[0]
    space = etree.QName(sheet).namespace
    row = _in_order(data, "row", number, lambda one: int(one.get("r")))
    row.tag, row.attrib["r"] = f"{{{space}}}row", str(number)
    column = column_index_from_string(letters)
    # It says which columns hold something, and need not be said.
    row.attrib.pop("spans", None)
    cell = _in_order(row, "c", column, lambda one: column_index_from_string(place_of(one)[0]))
    cell.tag, cell.attrib["r"] = f"{{{space}}}c", f"{letters}{number}"
    return cell


def _in_order(parent: Element, name: str, wanted: int, number: Callable[[Element], int]) -> Element:
    several = children(parent, name)
    for one in several:
        if number(one) == wanted:
            return one
    after = next((one for one in several if number(one) > wanted), None)
    made = etree.Element(f"{{{etree.QName(parent).namespace}}}{name}")
    if after is None:
        parent.append(made)
    else:
        after.addprevious(made)
    return made


def spell_out_shared_formulas(sheet: Element) -> None:
    """Give every cell its own formula where several share one, so that each can move by itself."""
    masters: dict[str, tuple[str, str]] = {}
    for formula in below(sheet, "f"):
        if formula.get("t") != "shared":
            continue
        here, number = formula.getparent().get("r"), formula.get("si", "")
        if formula.text:
            masters[number] = formula.text, here
        text, origin = masters.get(number, ("", here))
        if text:
            formula.text = Translator(f"={text}", origin).translate_formula(here).removeprefix("=")
        for name in ("t", "si", "ref"):
            formula.attrib.pop(name, None)


@dataclass(frozen=True)
class RepeatedSheet:
    """A sheet of a template whose rows are being written anew."""

    packed: PackedWorkbook
    part: SheetPart
    moved: MovedSheets

    @property
    def tree(self) -> Element:
        """Its root."""
        return self.packed.tree(self.part.path)

    @property
    def rows(self) -> MovedRows:
        """Where its own rows go."""
        return self.moved.by_name.get(self.part.name.casefold(), MovedRows({}))

    def write(self, write_copy: WriteCopy) -> None:
        """Write all rows, the repeated ones as often as it takes, and move what stands on the sheet."""
        self._refuse_what_cannot_be_repeated()
        for data in children(self.tree, "sheetData"):
            for row in children(data, "row"):
                self._write_row(data, row, write_copy)
        self._move_merged()
        move_corners(self.tree, self.rows)
        for one in below(self.tree, "sparkline"):
            self._repeat_sparkline(one)
        for one in self.tree.iter():
            self._move_areas(one)
        for one in below(self.tree, "dimension") if self.rows.copies else ():
            one.getparent().remove(one)

    def _write_row(self, data: Element, row: Element, write_copy: WriteCopy) -> None:
        old = int(row.get("r"))
        count = self.rows.copies.get(old)
        if count is None:
            self._renumber(row, self.rows.first(old), None)
            return
        pattern = deepcopy(row)
        place = row
        for copy in range(count):
            if copy:
                made = deepcopy(pattern)
                made.tail = None
                place.addnext(made)
                place = made
            self._renumber(place, self.rows.first(old) + copy, (old, copy))
            write_copy(place, old, copy)

    def _renumber(self, row: Element, number: int, copied: tuple[int, int] | None) -> None:
        row.set("r", str(number))
        for cell in children(row, "c"):
            letters, _ = place_of(cell)
            cell.set("r", f"{letters}{number}")
            for formula in children(cell, "f"):
                if formula.text:
                    formula.text = self.moved.formula(formula.text, self.part.name, copied)
                if formula.get("ref"):
                    formula.set("ref", f"{letters}{number}" if copied else self.rows.area(formula.get("ref")))

    def _move_merged(self) -> None:
        """Merged cells move; those within a repeated row are merged in every copy."""
        for several in children(self.tree, "mergeCells"):
            for one in children(several, "mergeCell"):
                area = one.get("ref")
                first, last = _rows_of(area)
                count = self.rows.copies.get(first, 1) if first == last else 1
                top, left, right = self.rows.first(first), *re.findall(r"[A-Za-z]+", area)[:2]
                for copy in range(1, count):
                    made = deepcopy(one)
                    made.set("ref", f"{left}{top + copy}:{right}{top + copy}")
                    several.append(made)
                if count > 1:
                    one.set("ref", f"{left}{top}:{right}{top}")
                else:
                    one.set("ref", self.rows.area(area))
            several.set("count", str(len(several)))

    def _repeat_sparkline(self, one: Element) -> None:
        """A small chart in a cell stands in every copy of its row, each over the figures of its own."""
        place, source = children(one, "sqref")[0], children(one, "f")
        found = _PLACE.fullmatch(place.text or "")
        if found is None:
            return
        old, last = int(found[2]), one
        count = self.rows.copies.get(old, 1)
        formula = source[0].text if source else None
        for copy in range(count):
            if copy:
                made = deepcopy(one)
                last.addnext(made)
                last = made
            children(last, "sqref")[0].text = f"{found[1]}{self.rows.first(old) + copy}"
            if formula:
                copied = (old, copy) if old in self.rows.copies else None
                children(last, "f")[0].text = self.moved.formula(formula, self.part.name, copied)

    def _move_areas(self, one: Element) -> None:
        name = local(one)
        above = "" if one.getparent() is None else local(one.getparent())
        if name in _DONE or above == "sparkline" or (name == "f" and above == "c"):
            return
        for what in _AREAS:
            if one.get(what):
                one.set(what, self.rows.area(one.get(what)))
        for what in _CELLS:
            if one.get(what):
                one.set(what, self.rows.cell(one.get(what)))
        if name == "hyperlink" and one.get("location"):
            one.set("location", self._formula(one.get("location")))
        elif name == "brk" and local(one.getparent()) == "rowBreaks":
            one.set("id", str(self.rows.last(int(one.get("id", "0")))))
        elif one.text and name == "sqref":
            one.text = self.rows.area(one.text)
        elif one.text and name in _FORMULAS and not len(one):
            one.text = self._formula(one.text)

    def _formula(self, text: str) -> str:
        return self.moved.formula(text, self.part.name)

    def _refuse_what_cannot_be_repeated(self) -> None:
        repeated = self.rows.copies
        for one in below(self.tree, "mergeCell"):
            first, last = _rows_of(one.get("ref"))
            row = next((row for row in range(first, last + 1) if row in repeated), None)
            if row is not None and first != last:
                raise RefusedInput(
                    f"Row {row} of the sheet {self.part.name} is repeated, but {one.get('ref')} merges it with other "
                    "rows; merge cells of that row alone."
                )
        furthest = max((int(one.get("r")) for one in below(self.tree, "row") if one.get("r")), default=0)
        if self.rows.last(furthest) > LAST_ROW:
            raise RefusedInput(f"The sheet {self.part.name} would have more rows than a workbook can have.")


def _rows_of(area: str) -> tuple[int, int]:
    numbers = [int(one) for one in re.findall(r"[0-9]+", area)]
    return numbers[0], numbers[-1]


def move_corners(root: Element, rows: MovedRows) -> None:
    """Move what is anchored to cells: pictures, charts, shapes in a drawing, buttons on a sheet."""
    for corner in below(root, "from", "to"):
        if corner.getparent().get("editAs") == "absolute":
            continue
        for row in children(corner, "row"):
            row.text = str(rows.first(int(row.text or "0") + 1) - 1)
