"""XlsxWriter's worksheet without the work that our sheets never need; what is written stays the same, byte for byte."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellNumberTuple, Worksheet


class FastWorksheet(Worksheet):  # type: ignore[misc]
    """Takes formulas as they are given, and writes numbers without a detour.

    XlsxWriter looks in each formula for functions that are younger than the file format, to mark them: that took
    longer than writing 100,000 numbers, and formulas of ours use none of these. That what is
    written here with its inner parts is what it would write itself is tested.
    """

    def write_levels(self, row: int, column: int, levels: Sequence[int]) -> None:
        """Write a row of numbers of which those below 0 stay empty cells, in the format of their columns."""
        self._check_dimensions(row, column)
        self._check_dimensions(row, column + len(levels) - 1)
        cells = self.table[row]
        for place, level in enumerate(levels, column):
            if level >= 0:
                cells[place] = CellNumberTuple(level, None)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> Any:
        return formula.removeprefix("=")

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if cell.__class__.__name__ != "Number" or row in self.row_info:
            super()._write_cell(row, col, cell)
            return
        look = cell.format
        if not look and col in self.col_info:
            look = self.col_info[col].column_format
        style = f' s="{look._get_xf_index()}"' if look else ""
        self.fh.write(f'<c r="{xl_rowcol_to_cell_fast(row, col)}"{style}><v>{cell.number:.16G}</v></c>')
