"""A staffing plan into the customer's own workbook: marks are replaced by values, everything else stays as it is.

The template is a workbook with marks such as ``{{headcount}}`` in cells, in texts, in headings of charts, in shapes and
page heads, or with named cells of the same names. It is opened as packed parts and only what is filled or moved is
written anew, so pictures, charts, pivot tables, rules and macros stay. The same data gives the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property, partial
from pathlib import Path

from orgwright.errors import RefusedInput
from orgwright.exchange.hostile import refuse_hostile
from orgwright.exchange.moved_rows import MovedRows, MovedSheets
from orgwright.exchange.packed_workbook import Element, PackedWorkbook, SheetPart, children
from orgwright.exchange.sheets import MADE_ON
from orgwright.exchange.staffing_plans import Plan, Provenance
from orgwright.exchange.template_cells import Filled, TemplateCells, cells_of
from orgwright.exchange.template_found import (
    FoundMark,
    found_in_cells,
    found_in_drawings,
    named_cells,
    refuse_unknown,
    table_heads,
    write_drawings,
)
from orgwright.exchange.template_links import drop_signatures, empty_results, move_linked_parts
from orgwright.exchange.template_marks import LISTS, MARKS, MarkValues
from orgwright.exchange.template_rows import RepeatedSheet, number_places, place_of, spell_out_shared_formulas
from orgwright.exchange.whole_file import whole_file
from orgwright.progress import Progress

ENDINGS = {".xlsx": ".xlsx", ".xltx": ".xlsx", ".xlsm": ".xlsm", ".xltm": ".xlsm"}
"""What a template may end in, and what the file that is written from it then ends in."""
_MARK_BY_NAME = {one.name: one for one in MARKS}


def fill_template(
    template: Path,
    plans: Sequence[Plan],
    path: Path,
    provenance: Provenance,
    progress: Progress | None = None,
    *,
    leave_unknown: bool = False,
) -> None:
    """Write the plan into a copy of a template at ``path``, whole or not at all.

    Refuses a template that is hostile or no workbook, has no marks, or has marks that are not known: these are named
    with their cells; ``leave_unknown`` leaves them as they stand. Of several plans single marks show the first.
    """
    progress = progress or Progress()
    ending = _checked_ending(template)
    if path.suffix.casefold() != ending:
        raise RefusedInput(f"What is written from {template.name} must end in {ending}, not as {path.name} does.")
    if path.exists() and template.exists() and path.samefile(template):
        raise RefusedInput(f"{path.name} is the template itself; give what is written another name.")
    with whole_file(path) as file:
        progress.step(0, 3, "Reading the template")
        filling = _Filling(PackedWorkbook(template), template.name, MarkValues(plans, provenance))
        filling.look(leave_unknown)
        progress.step(1, 3, "Filling the template")
        filling.fill()
        progress.step(2, 3, "Writing the file")
        filling.packed.set_modified(provenance.at or MADE_ON.replace(tzinfo=UTC))
        file.write(filling.packed.content())
        progress.step(3, 3, "Writing the file")


def _checked_ending(template: Path) -> str:
    """What a file must end in that is written from a template; refuses what is none, or is hostile."""
    ending = ENDINGS.get(template.suffix.casefold())
    if ending is None:
        raise RefusedInput(f"{template.name} is no template; it must end in .xlsx, .xltx, .xlsm or .xltm.")
    refuse_hostile(template, with_macros=ending == ENDINGS[".xlsm"])
    return ending


def unknown_marks(template: Path, plans: Sequence[Plan], provenance: Provenance) -> tuple[str, ...]:
    """The marks of a template that cannot be filled, each with its place in words; refuses as ``fill_template``."""
    _checked_ending(template)
    filling = _Filling(PackedWorkbook(template), template.name, MarkValues(plans, provenance))
    return tuple(one.told for one in filling.unknown)


@dataclass(frozen=True)
class _Filling:
    """A template being filled."""

    packed: PackedWorkbook
    name: str
    values: MarkValues

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets with cells."""
        return tuple(self.packed.sheets())

    @cached_property
    def cells(self) -> TemplateCells:
        """What reads and writes cells."""
        return TemplateCells.of(self.packed, str(self.values.single["currency"]))

    @cached_property
    def shared(self) -> Sequence[Element]:
        """The texts that cells share."""
        return self.cells.shared()

    @cached_property
    def named(self) -> Mapping[str, Mapping[str, str]]:
        """The marks of named cells: by sheet and place."""
        for part in self.sheets:
            number_places(self.packed.tree(part.path))
        return named_cells(self.packed, self.sheets, _is_known)

    @cached_property
    def found(self) -> tuple[FoundMark, ...]:
        """Every mark with its place."""
        named = [
            FoundMark(sheet, place, name) for sheet, places in self.named.items() for place, name in places.items()
        ]
        cells = found_in_cells(self.packed, self.sheets, self.cells, self.shared)
        return (*named, *cells, *found_in_drawings(self.packed, self.sheets))

    def look(self, leave_unknown: bool) -> None:
        """Refuse what cannot be filled, before anything is."""
        heads = table_heads(self.packed, self.sheets)
        for one in self.found:
            if one.place in heads.get(one.sheet, ()):
                raise RefusedInput(
                    f"{one.told} of {self.name} is the head of a table, which must keep its name; put it above the "
                    "table."
                )
        if not self.found:
            raise RefusedInput(
                f"{self.name} has no marks such as {{{{headcount}}}} and no cells with such names: nothing would be "
                "filled."
            )
        if not leave_unknown:
            refuse_unknown(self.name, self.unknown)

    @property
    def unknown(self) -> list[FoundMark]:
        """The marks that stand for nothing, or where nothing can be put."""
        return [one for one in self.found if not _can_be_filled(one)]

    @cached_property
    def lists(self) -> Mapping[tuple[str, int], str]:
        """The list that each repeated row is of, by sheet and row."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for one in self.found:
            if one.row and _list_of(one.name):
                found[one.sheet, one.row].add(_list_of(one.name))
        for (sheet, row), several in found.items():
            if len(several) > 1:
                words = " and ".join(sorted(several))
                raise RefusedInput(
                    f"Row {row} of the sheet {sheet} of {self.name} has marks of several lists, {words}; a row can be "
                    "repeated for one list alone."
                )
        return {at: several.pop() for at, several in found.items()}

    def fill(self) -> None:
        """Repeat rows, write values, move what points to rows."""
        copies: dict[str, dict[int, int]] = defaultdict(dict)
        for (sheet, row), name in self.lists.items():
            copies[sheet][row] = max(1, len(self.values.rows(name)))
        moved = MovedSheets({sheet.casefold(): MovedRows(rows) for sheet, rows in copies.items()})
        write_drawings(self.packed, self.sheets, self.single)
        for part in self.sheets:
            tree = self.packed.tree(part.path)
            if copies:
                spell_out_shared_formulas(tree)
            self._write_single(part, tree)
            if copies:
                RepeatedSheet(self.packed, part, moved).write(partial(self._write_copy, part))
        if copies:
            move_linked_parts(self.packed, self.sheets, moved)
        empty_results(self.packed, self.sheets)
        drop_signatures(self.packed)

    @cached_property
    def single(self) -> Mapping[str, Filled]:
        """The values of marks that are no lists, and of those that name one of a list by its number."""
        numbered = {one.name: self._numbered(one.name) for one in self.found if _number_of(one.name)}
        plain = {name: (mark, self.values.single[name]) for name, mark in _MARK_BY_NAME.items()}
        return plain | {name: filled for name, filled in numbered.items() if filled is not None}

    def _numbered(self, name: str) -> Filled | None:
        word, number, what = name.split(".")
        mark = next((one for one in LISTS.get(word, ()) if one.name == what), None)
        if mark is None:
            return None
        rows = self.values.rows(word)
        return mark, rows[int(number) - 1][what] if int(number) <= len(rows) else None

    def _write_single(self, part: SheetPart, tree: Element) -> None:
        named = self.named.get(part.name, {})
        for row, cell in cells_of(tree):
            if (part.name, int(row.get("r"))) in self.lists:
                continue
            filled = self.single.get(named.get(cell.get("r"), ""))
            source = self.cells.text_source(cell, self.shared)
            if filled is not None:
                self.cells.write_value(cell, *filled)
            elif source is not None and "{{" in "".join(source.itertext()):
                self.cells.write(cell, source, self.single)

    def _write_copy(self, part: SheetPart, row: Element, old: int, copy: int) -> None:
        """The values of one row of a list; a list without rows leaves one row, empty."""
        word = self.lists[part.name, old]
        rows = self.values.rows(word)
        values = rows[copy] if rows else {}
        own = {f"{word}.{mark.name}": (mark, values.get(mark.name)) for mark in LISTS[word]}
        known = {**self.single, **own}
        for cell, (name, source) in zip(children(row, "c"), self._plan(part.name, old, row), strict=True):
            filled = known.get(name)
            if filled is not None:
                self.cells.write_value(cell, *filled)
            elif source is not None:
                self.cells.write(cell, source, known)

    def _plan(self, sheet: str, old: int, row: Element) -> Sequence[tuple[str, Element | None]]:
        """What each cell of a repeated row takes: a mark alone or by the name of the cell, or a text with marks."""
        if (sheet, old) not in self._plans:
            named, found = self.named.get(sheet, {}), list[tuple[str, Element | None]]()
            for cell in children(row, "c"):
                letters, _ = place_of(cell)
                source = self.cells.text_source(cell, self.shared)
                has_marks = source is not None and "{{" in "".join(source.itertext())
                alone = self.cells.alone(source) if has_marks else ""
                # Copies are made of the row as it came: what a source is taken from must not be written over.
                found.append((named.get(f"{letters}{old}", alone), deepcopy(source) if has_marks else None))
            self._plans[sheet, old] = found
        return self._plans[sheet, old]

    @cached_property
    def _plans(self) -> dict[tuple[str, int], Sequence[tuple[str, Element | None]]]:
        return {}


def _number_of(name: str) -> str:
    """The number in a mark such as ``month.3.closing``; nothing where there is none."""
    parts = name.split(".")
    return parts[1] if len(parts) == 3 and parts[1].isdigit() and 0 < int(parts[1]) < 100_000 else ""


def _list_of(name: str) -> str:
    """The list of a mark that has its row repeated; nothing where it is none."""
    parts = name.split(".")
    is_one = len(parts) == 2 and any(one.name == parts[1] for one in LISTS.get(parts[0], ()))
    return parts[0] if is_one else ""


def _can_be_filled(one: FoundMark) -> bool:
    """Whether a mark is known and stands where a value can be put; a list takes the row of a cell."""
    return _is_known(one.name) and not one.is_in_formula and bool(one.row or not _list_of(one.name))


def _is_known(name: str) -> bool:
    if _number_of(name):
        word, _, what = name.split(".")
        return any(one.name == what for one in LISTS.get(word, ()))
    return name in _MARK_BY_NAME or bool(_list_of(name))
