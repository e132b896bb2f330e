"""Writing the staffing plan of 5,000 positions and 36 months, against XlsxWriter writing the same cells."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from subprocess import run
from typing import Any

import openpyxl
import xlsxwriter
from matrix_workbook import memory_kb
from measure import Timing, in_turns, seconds

from orgwright.exchange.staffing_content import StaffingContent, staffing_content
from orgwright.exchange.staffing_workbook import Provenance, write_staffing_content
from orgwright.workspace import Workspace

MONTHS = 36
POSITIONS = 5_000
FEWEST_CELLS = 200_000
MOST_MORE_MB = 250
"""What the program may take while it writes, more than it had before."""
ROUNDS = 8
SOURCE = Provenance("benchmark", 1, "benchmark")


@dataclass(frozen=True)
class PreparedSheet:
    """A sheet as lists: (row, column, value) of texts and of numbers, (row, column, formula, value) of formulas."""

    name: str
    texts: list[tuple[int, int, str]]
    numbers: list[tuple[int, int, Any]]
    formulas: list[tuple[int, int, str, Any]]


def content_of(path: Path) -> StaffingContent:
    """The plan, the comparison and the futures, computed before anything is timed."""
    workspace = Workspace.open(path, "Benchmark")
    organization = workspace.organization
    workspace.close()
    assert len(organization.positions) == POSITIONS
    assert organization.proficiency.levels.size
    content = staffing_content(organization, (None,), None, MONTHS)
    ((_, plan),) = content.plans
    assert plan.whole[-1].closing
    assert plan.units
    assert content.futures
    return content


def writing_a_staffing_plan(workspace: Callable[[], Path]) -> Timing:
    """The workbook with looks, rules, charts; bare: the same texts, numbers and formulas with values, from lists."""
    path = workspace()
    content = content_of(path)
    ours, bare = path.with_name("staffing.xlsx"), path.with_name("staffing_bare.xlsx")
    write_staffing_content(content, ours, SOURCE)
    prepared = prepared_sheets(ours)
    cells = sum(len(one.texts) + len(one.numbers) + len(one.formulas) for one in prepared)
    assert cells > FEWEST_CELLS, f"The workbook has {cells} cells alone."
    timing = in_turns(
        lambda: seconds(lambda: write_staffing_content(content, ours, SOURCE)),
        lambda: seconds(lambda: write_bare(prepared, bare)),
        ROUNDS,
    )
    more = run([sys.executable, __file__, str(path)], check=True, capture_output=True, text=True).stdout
    sys.stderr.write(f"Writing {cells:,} cells of a staffing plan takes {more.strip()} MB more than before.\n")
    assert float(more) < MOST_MORE_MB, f"Writing the staffing plan takes {more.strip()} MB more than before."
    return timing


def prepared_sheets(path: Path) -> list[PreparedSheet]:
    """Every cell of a workbook, read by another library."""
    values = openpyxl.load_workbook(path, data_only=True)
    found = []
    for sheet in openpyxl.load_workbook(path):
        one = PreparedSheet(sheet.title, [], [], [])
        for row in sheet.iter_rows():
            for cell in row:
                at = (cell.row - 1, cell.column - 1)
                if cell.data_type == "f":
                    one.formulas.append((*at, str(cell.value), values[sheet.title].cell(cell.row, cell.column).value))
                elif cell.data_type == "s":
                    one.texts.append((*at, cell.value))
                elif cell.value is not None:
                    number = openpyxl.utils.datetime.to_excel(cell.value) if cell.data_type == "d" else cell.value
                    one.numbers.append((*at, number))
        found.append(one)
    return found


def write_bare(prepared: list[PreparedSheet], path: Path) -> None:
    """The cells alone: nothing is looked up, nothing has a look of its own."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for one in prepared:
        sheet = book.add_worksheet(one.name)
        for row, column, text in one.texts:
            sheet.write_string(row, column, text)
        for row, column, number in one.numbers:
            sheet.write_number(row, column, number)
        for row, column, formula, value in one.formulas:
            sheet.write_formula(row, column, formula, None, "" if value is None else value)
    book.close()
    path.write_bytes(buffer.getvalue())


def taken_mb(path: Path) -> float:
    """The most memory that this process had while it wrote once, less what it has before; of Linux."""
    content = content_of(path)
    before = memory_kb("VmRSS")
    write_staffing_content(content, path.with_name("memory.xlsx"), SOURCE)
    return (memory_kb("VmHWM") - before) / 1024


if __name__ == "__main__":
    print(f"{taken_mb(Path(sys.argv[1])):.0f}")
