"""How a number came about, as data: a panel shows it, the clipboard takes it, a workbook computes it again.

Every figure that a screen shows can answer with an ``Explanation``. Formulas are in the notation of spreadsheets, with
the titles of columns in braces: ``MIN({Held}/{Required},1)`` in a column takes the values of its own row, and
``SUMPRODUCT({Weight},{Low})/SUM({Weight})`` in a result takes the whole columns.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Value = str | int | float | date | None
Kind = Literal["text", "whole", "number", "share", "weight", "day", "month", "money", "fte"]
"""How a value is written: ``share`` is 0 to 1 shown in percent, ``money`` minor units, ``fte`` whole percent."""


@dataclass(frozen=True)
class ExplainedColumn:
    """A column of the rows; with a ``formula`` its values follow from the other columns of the row."""

    title: str
    kind: Kind = "text"
    formula: str = ""


@dataclass(frozen=True)
class ExplainedRow:
    """One row that the number was computed from, and the record that it opens: key of a screen and id there."""

    values: tuple[Value, ...]
    screen: str = ""
    record_id: int | None = None


@dataclass(frozen=True)
class ExplainedResult:
    """One figure: its value, ``numbers`` is the rule with the numbers put in, ``formula`` computes it from columns."""

    name: str
    value: int | float | None
    kind: Kind
    numbers: str
    formula: str


@dataclass(frozen=True)
class Explanation:
    """A number opened: ``what`` it is of, the ``rule``, how its letters are to be read, results, rows and policies."""

    title: str
    what: str
    rule: str
    reading: str
    results: tuple[ExplainedResult, ...]
    columns: tuple[ExplainedColumn, ...] = ()
    rows: tuple[ExplainedRow, ...] = ()
    policies: tuple[tuple[str, str], ...] = ()
