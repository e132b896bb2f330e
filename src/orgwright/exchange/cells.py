"""What a cell holds: values in the form in which cells show them, formulas with their value, and both as stored text.

The text of a whole column is made at once, which takes a tenth of the time of one call per cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any, Literal

MINOR_PER_MAJOR = 100
FULL_TIME = 100
LONGEST_TEXT = 32_000
LAST_ROW = 1_048_576
"""The last row that a sheet can have."""
Kind = Literal[
    "text",
    "wrapped",
    "word",
    "input",
    "ordinal",
    "whole",
    "fte",
    "money",
    "share",
    "points",
    "weight",
    "day",
    "month",
    "flag",
    "number",
]
DIVISORS = {"money": MINOR_PER_MAJOR, "fte": FULL_TIME}
_NOTHING = "/>"


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula and its value as the program computed it; ``{row}`` is the number of its own row."""

    text: str
    value: Any


def shown(value: Any, kind: str) -> Any:
    """A value as a cell holds it: money in major units, FTE as a share of full time, yes or nothing for flags."""
    if isinstance(value, Formula) or value is None or isinstance(value, str):
        return value
    if kind in DIVISORS:
        return value / DIVISORS[kind]
    if kind == "flag":
        return "yes" if value else ""
    return value


@dataclass(frozen=True)
class CellText:
    """Makes the stored text of cells; behind it comes what stands before: the place and the look.

    ``string_number`` gives the number of a text in the list that all sheets share, ``day_number`` that of a day.
    """

    string_number: Callable[[str], int]
    day_number: Callable[[datetime], Any]

    def column(self, values: Sequence[Any], kind: str, first_row: int) -> list[str]:
        """The texts of a column; rows are counted from 0. A column of one sort of value takes a shorter way."""
        sorts = set(map(type, values))
        if sorts <= {int, float} and kind != "flag":
            divisor = DIVISORS.get(kind, 1)
            return [f"><v>{one / divisor:.16G}</v></c>" for one in values] if divisor > 1 else _numbers(values)
        if sorts <= {str}:
            # In the order of the rows: the numbers of texts must not hang on the order of a set.
            texts = {one: self._string(one) for one in dict.fromkeys(values)}
            return [texts[one] for one in values]
        return [self.cell(one, kind, row) for row, one in enumerate(values, first_row)]

    def cell(self, value: Any, kind: str, row: int) -> str:
        """The text of one cell; what is None or an empty text is a cell without a value."""
        if isinstance(value, Formula):
            return self._formula(value, kind, row)
        value = shown(value, kind)
        if value is None:
            return _NOTHING
        if isinstance(value, str):
            return self._string(value)
        if isinstance(value, date):
            return f"><v>{self.day_number(datetime(value.year, value.month, value.day)):.16G}</v></c>"
        return f"><v>{value:.16G}</v></c>"

    def _string(self, value: str) -> str:
        return f' t="s"><v>{self.string_number(value[:LONGEST_TEXT])}</v></c>' if value else _NOTHING

    def _formula(self, formula: Formula, kind: str, row: int) -> str:
        text = formula.text.replace("{row}", str(row + 1)).removeprefix("=")
        value = shown(formula.value, kind)
        sort = ' t="str"' if isinstance(value, str) and value else ""
        result = "" if value is None else escape(str(value), quote=False)
        return f"{sort}><f>{escape(text, quote=False)}</f><v>{result}</v></c>"


def _numbers(values: Sequence[float]) -> list[str]:
    return [f"><v>{one:.16G}</v></c>" for one in values]
