"""Where the marks of a template stand: in cells, by names, in shapes, headings of charts and heads of pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from orgwright.errors import RefusedInput
from orgwright.exchange.packed_workbook import Element, PackedWorkbook, SheetPart, below, children
from orgwright.exchange.template_cells import (
    Filled,
    TemplateCells,
    cells_of,
    mark_name,
    names_in,
    replace_in_runs,
    words,
)
from orgwright.exchange.template_rows import cell_at

_ONE_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?")
_HEADS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_WITH_TEXTS = re.compile("/(drawings|charts)/|/(threadedC|c)omment")
_MOST_TOLD = 12


@dataclass(frozen=True)
class FoundMark:
    """A mark and its place; ``place`` is a cell, or words where it stands in none."""

    sheet: str
    place: str
    name: str
    is_in_formula: bool = False

    @property
    def row(self) -> int:
        """The row of its cell; 0 where it stands in none."""
        found = re.fullmatch(r"[A-Z]+([0-9]+)", self.place)
        return int(found[1]) if found else 0

    @property
    def told(self) -> str:
        """The mark with its place, for a sentence."""
        where = f"{self.sheet}!{self.place}" if self.row else self.place
        return f"{{{{{self.name}}}}} in {'the formula of ' if self.is_in_formula else ''}{where}"


def found_in_cells(
    packed: PackedWorkbook, sheets: Sequence[SheetPart], cells: TemplateCells, shared: Sequence[Element]
) -> Iterator[FoundMark]:
    """The marks in the texts of cells; marks in formulas too, which cannot be filled."""
    for part in sheets:
        for _, cell in cells_of(packed.tree(part.path)):
            place = cell.get("r")
            source = cells.text_source(cell, shared)
            for name in () if source is None else names_in("".join(source.itertext())):
                yield FoundMark(part.name, place, name)
            for formula in children(cell, "f"):
                for name in names_in(formula.text or ""):
                    yield FoundMark(part.name, place, name, is_in_formula=True)


def found_in_drawings(packed: PackedWorkbook, sheets: Sequence[SheetPart]) -> Iterator[FoundMark]:
    """The marks in shapes, headings of charts, remarks, heads and feet of pages; a list cannot stand there."""
    for runs in _paragraphs(packed):
        for name in names_in("".join(one.text or "" for one in runs)):
            yield FoundMark("", "a shape, a chart or a remark", name)
    for part, head in _page_heads(packed, sheets):
        for name in names_in(head.text or ""):
            yield FoundMark(part.name, f"the head or foot of the pages of {part.name}", name)


def write_drawings(packed: PackedWorkbook, sheets: Sequence[SheetPart], known: Mapping[str, Filled]) -> None:
    """Put values in the place of marks in shapes, headings of charts, remarks, heads and feet of pages."""
    currency = str(known["currency"][1])

    def word(name: str) -> str | None:
        return words(*known[name], currency) if name in known else None

    for runs in _paragraphs(packed):
        replace_in_runs(runs, word)
    for _, head in _page_heads(packed, sheets):
        # There an ampersand begins a code, and two of them are one sign.
        replace_in_runs([head], lambda name: None if word(name) is None else str(word(name)).replace("&", "&&"))


def _paragraphs(packed: PackedWorkbook) -> Iterator[Sequence[Element]]:
    """The runs of text of each paragraph with a mark in drawings and charts, and of each remark with one."""
    for path in packed.names:
        if path.endswith(".xml") and _WITH_TEXTS.search(path) and packed.holds(path, b"{{"):
            for paragraph in below(packed.tree(path), "p", "comment", "threadedComment"):
                runs = [one for one in below(paragraph, "t", "text") if not len(one)]
                if names_in("".join(one.text or "" for one in runs)):
                    yield runs


def _page_heads(packed: PackedWorkbook, sheets: Sequence[SheetPart]) -> Iterator[tuple[SheetPart, Element]]:
    for part in sheets:
        for one in below(packed.tree(part.path), *_HEADS):
            if names_in(one.text or ""):
                yield part, one


def named_cells(
    packed: PackedWorkbook, sheets: Sequence[SheetPart], is_known: Callable[[str], bool]
) -> Mapping[str, Mapping[str, str]]:
    """Cells with the name of a mark, by sheet and place; of an area its first cell. Empty ones are made."""
    by_name = {one.name.casefold(): one for one in sheets}
    found: dict[str, dict[str, str]] = {}
    for one in below(packed.tree(packed.workbook_path), "definedName"):
        name, area = mark_name(one.get("name", "")), _ONE_CELL.fullmatch((one.text or "").strip())
        if area is None or not is_known(name):
            continue
        part = by_name.get((area[1] or area[2]).replace("''", "'").casefold())
        if part is not None:
            cell_at(packed.tree(part.path), area[3], int(area[4]))
            found.setdefault(part.name, {})[f"{area[3]}{area[4]}"] = name
    return found


def table_heads(packed: PackedWorkbook, sheets: Sequence[SheetPart]) -> Mapping[str, frozenset[str]]:
    """The cells of each sheet that are heads of tables: their texts are names of columns elsewhere too."""
    found: dict[str, set[str]] = {}
    for part in sheets:
        for kind, path in packed.linked(part.path):
            table = packed.tree(path) if kind == "table" else None
            if table is not None and table.get("headerRowCount", "1") != "0":
                start, _, end = table.get("ref").partition(":")
                letters, top = coordinate_from_string(start)
                columns = range(*(column_index_from_string(one) for one in (letters, coordinate_from_string(end)[0])))
                heads = {f"{get_column_letter(column)}{top}" for column in (*columns, columns.stop)}
                found.setdefault(part.name, set()).update(heads)
    return {name: frozenset(heads) for name, heads in found.items()}


def refuse_unknown(template: str, unknown: Sequence[FoundMark]) -> None:
    """Refuse marks that stand for nothing, or stand where nothing can be put, with their places."""
    if not unknown:
        return
    told = ", ".join(one.told for one in unknown[:_MOST_TOLD])
    more = f" and {len(unknown) - _MOST_TOLD} more" if len(unknown) > _MOST_TOLD else ""
    raise RefusedInput(
        f"{template} has marks that cannot be filled: {told}{more}; correct them, or have them left as they are."
    )
