"""Matrix workbooks as people send them back: exported from the small organization, edited with another library."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from organizations import small_organization
from orgwright.exchange.matrix_changes import MatrixPlan, matrix_plan
from orgwright.exchange.matrix_reading import read_matrix_workbook
from orgwright.exchange.matrix_workbook import write_matrix_workbook
from orgwright.exchange.matrix_workbook_levels import FIRST_PERSON, HEADS
from orgwright.planning.organization import Organization
from orgwright.records import Record

FIRST = FIRST_PERSON + 1
"""The row of Ana Ruiz; Bo Lind stands below."""
FORECASTING, PYTHON = len(HEADS) + 1, len(HEADS) + 2
"""The columns of the two skills; Ana holds Python at 4, Bo at 2, nobody was assessed in Forecasting."""


def picture(records: Sequence[Record] | None = None) -> Organization:
    """The picture of the small organization, or of other records."""
    return Organization.of(*(small_organization() if records is None else records))


def exported(path: Path, organization: Organization | None = None) -> Path:
    """The matrix of everybody as a workbook."""
    write_matrix_workbook(organization or picture(), None, path, "small.orgwright, action 1")
    return path


def edit(path: Path, change: Callable[[Worksheet], Any]) -> Path:
    """Change the sheet of the matrix as another program would."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path


def put(row: int, column: int, value: Any) -> Callable[[Worksheet], None]:
    """An edit that types a value into a cell."""

    def typed(sheet: Worksheet) -> None:
        sheet.cell(row, column).value = value

    return typed


def plan_of(path: Path, organization: Organization | None = None) -> MatrixPlan:
    """What the workbook would change."""
    return matrix_plan(organization or picture(), read_matrix_workbook(path))
