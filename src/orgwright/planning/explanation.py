"""How a number came about, as data: a panel shows it, the clipboard takes it, a workbook computes it again.

Every figure that a screen shows can answer with an ``Explanation``. Formulas are in the notation of spreadsheets
without the leading equals sign, with titles in braces: ``MIN({Held}/{Required},1)`` in a column takes the values of
its own row, and ``SUMPRODUCT({Weight},{Low})/SUM({Weight})`` in a result takes the whole columns. A result may also
take a result before it by its name: ``{opening}+{hires}``. So names of results differ from titles of columns.
Cells hold money in major units, FTE as a share of full time, shares from 0 to 1, and nothing where a value is None.
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
    """One row that the number was computed from, and the record that it opens: key of a screen and id there.

    A cell of the screen ``matrix`` is the pair of the ids of its person and its skill.
    """

    values: tuple[Value, ...]
    screen: str = ""
    record_id: int | tuple[int, int] | None = None


@dataclass(frozen=True)
class ExplainedResult:
    """One figure: its value, ``numbers`` is the rule with the numbers put in, ``formula`` computes it from columns.

    ``numbers`` stands between the name and the value, as in ``low = 399.6 / 655 = 61.0 %``, and leaves both out.
    """

    name: str
    value: int | float | None
    kind: Kind
    numbers: str
    formula: str


@dataclass(frozen=True)
class Explanation:
    """A number opened: ``what`` it is of, the ``rule``, how its letters are to be read, results, rows and policies.

    ``title`` is the figure as the screen shows it, ``61–77 %``: the panel says "How 61–77 % is computed".
    ``note`` says what the rows are: ``21 people, the lowest first``.
    """

    title: str
    what: str
    rule: str
    reading: str
    results: tuple[ExplainedResult, ...]
    columns: tuple[ExplainedColumn, ...] = ()
    rows: tuple[ExplainedRow, ...] = ()
    policies: tuple[tuple[str, str], ...] = ()
    note: str = ""
