"""XlsxWriter's worksheet without the work that our sheets never need; what is written stays the same, cell for cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellNumberTuple, Worksheet

from orgwright.exchange.cells import CellText, Formula, shown


@dataclass(frozen=True, eq=False)
class BlockColumn:
    """A column of a block: what its cells are, how they look, their values."""

    kind: str
    look: Any
    values: Sequence[Any]


@dataclass(frozen=True, eq=False)
class _Block:
    """Rows without a gap: for each column its place, values and the stored text of its cells."""

    first: int
    last: int
    left: int
    columns: Sequence[BlockColumn]
    texts: Sequence[Sequence[str]]


class FastWorksheet(Worksheet):  # type: ignore[misc]
    """Takes formulas as they are given, numbers without a detour, and tables a column at a time.

    XlsxWriter looks in each formula for functions that are younger than the file format, to mark them: that took
    longer than writing 100,000 numbers, and formulas of ours use none of these. It keeps an object for each cell and
    writes it alone. That what is written here with its inner parts is what it would write itself is tested.
    """

    dim_rowmin: Any
    dim_rowmax: Any

    def write_levels(self, row: int, column: int, levels: Sequence[int]) -> None:
        """Write a row of numbers of which those below 0 stay empty cells, in the format of their columns."""
        self._check_dimensions(row, column)
        self._check_dimensions(row, column + len(levels) - 1)
        cells = self.table[row]
        for place, level in enumerate(levels, column):
            if level >= 0:
                cells[place] = CellNumberTuple(level, None)

    def write_block(self, row: int, left: int, columns: Sequence[BlockColumn]) -> None:
        """Write columns of equal length side by side, the first cell at ``row`` and ``left``."""
        count = len(columns[0].values) if columns else 0
        if not count:
            return
        last = row + count - 1
        self._check_dimensions(row, left)
        self._check_dimensions(last, left + len(columns) - 1)
        text = CellText(self.str_table._get_shared_string_index, self._day_number)
        texts = [text.column(one.values, one.kind, row) for one in columns]
        self._blocks().append(_Block(row, last, left, columns, texts))

    def _blocks(self) -> list[_Block]:
        found: list[_Block] = self.__dict__.setdefault("blocks_of_cells", [])
        return found

    def _day_number(self, day: datetime) -> Any:
        return self._convert_date_time(day)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> Any:
        return formula.removeprefix("=")

    def _write_rows(self) -> None:
        """Write the rows between blocks as XlsxWriter does, those of a block a column at a time."""
        top: int = self.dim_rowmin
        bottom: int = self.dim_rowmax
        next_row = top
        for block in sorted(self._blocks(), key=lambda one: one.first):
            self._write_rows_between(next_row, block.first - 1)
            self._write_block_rows(block)
            next_row = block.last + 1
        self._write_rows_between(next_row, bottom)
        self.dim_rowmin, self.dim_rowmax = top, bottom

    def _write_rows_between(self, first: int, last: int) -> None:
        if first <= last:
            self.dim_rowmin, self.dim_rowmax = first, last
            super()._write_rows()

    def _write_block_rows(self, block: _Block) -> None:
        numbers = range(block.first + 1, block.last + 2)
        cells = []
        for place, (column, texts) in enumerate(zip(block.columns, block.texts, strict=True), block.left):
            letters = xl_col_to_name(place)
            look = f'" s="{column.look._get_xf_index()}"' if column.look else '"'
            cells.append([f'<c r="{letters}{row}{look}{text}' for row, text in zip(numbers, texts, strict=True)])
        usual = not (self.row_info.keys() | {row for row, others in self.table.items() if others}) & set(
            range(block.first, block.last + 1)
        )
        for row, parts in zip(numbers, zip(*cells, strict=True), strict=True):
            if usual:
                self.fh.write(f'<row r="{row}">{"".join(parts)}</row>')
            else:
                self._write_row_with_others(row - 1, block.left, parts)

    def _write_row_with_others(self, row: int, left: int, parts: Sequence[str]) -> None:
        """A row of a block that has a height of its own, or cells that were written beside the block or over it."""
        self._write_row(row, None, self.row_info.get(row))
        others = self.table.get(row, {})
        for place in sorted({*range(left, left + len(parts)), *others}):
            if place in others:
                self._write_cell(row, place, others[place])
            else:
                self.fh.write(parts[place - left])
        self._xml_end_tag("row")

    def _get_range_data(self, row_start: int, col_start: int, row_end: int, col_end: int) -> list[Any]:
        """What charts keep of the cells that they show; of a block its values, else as XlsxWriter answers."""
        found: list[Any] = []
        for row in range(row_start, row_end + 1):
            block = next((one for one in self._blocks() if one.first <= row <= one.last), None)
            if block is None or self.table.get(row):
                found += super()._get_range_data(row, col_start, row, col_end)
            else:
                found += [self._charted(block, row, column) for column in range(col_start, col_end + 1)]
        return found

    def _charted(self, block: _Block, row: int, place: int) -> Any:
        if not block.left <= place < block.left + len(block.columns):
            return None
        column = block.columns[place - block.left]
        value = column.values[row - block.first]
        value = shown(value.value if isinstance(value, Formula) else value, column.kind)
        if isinstance(value, date):
            value = self._day_number(datetime(value.year, value.month, value.day))
        if value is None or isinstance(value, str):
            return value or ""
        return f"{value:.16g}"

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if cell.__class__.__name__ != "Number" or row in self.row_info:
            super()._write_cell(row, col, cell)
            return
        look = cell.format
        if not look and col in self.col_info:
            look = self.col_info[col].column_format
        style = f' s="{look._get_xf_index()}"' if look else ""
        self.fh.write(f'<c r="{xl_rowcol_to_cell_fast(row, col)}"{style}><v>{cell.number:.16G}</v></c>')
