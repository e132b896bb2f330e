"""Where rows and references go when some rows of a sheet are repeated: what stands below moves down, ranges grow.

A reference to one row stays at its first copy, a range that ends in a repeated row grows to its last copy: as if the
copies had been inserted in a spreadsheet. One cell of it grows too where it is summed or drawn, for else all copies but
the first would be left out. In a copy, references to its own row and to the row right above are those of the copy, so
products of a row and running totals work; every other reference points where it pointed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_AREA = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?(?::(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?)?")
_SHEET = re.compile(r"(?:'((?:[^']|'')*)'|([^'!\[\]:]+))!")
_SUMS = frozenset(
    ("AGGREGATE", "AVERAGE", "COUNT", "COUNTA", "MAX", "MEDIAN", "MIN", "PRODUCT", "SUBTOTAL", "SUM", "SUMPRODUCT")
)
"""The functions of which an argument that is one cell of a repeated row stands for all its copies."""
RowOf = Callable[[int, bool], int]
"""The new row of an old one; told whether its reference is fixed by a dollar sign."""


@dataclass(frozen=True)
class MovedRows:
    """How often each row of a sheet is repeated; rows are numbered as spreadsheets do, those not named stand once."""

    copies: Mapping[int, int]

    @cached_property
    def _added(self) -> tuple[tuple[int, int], ...]:
        return tuple((row, count - 1) for row, count in sorted(self.copies.items()))

    def first(self, row: int) -> int:
        """Where a row goes, or the first of its copies."""
        return row + sum(more for one, more in self._added if one < row)

    def last(self, row: int) -> int:
        """Where a row goes, or the last of its copies."""
        return row + sum(more for one, more in self._added if one <= row)

    def area(self, text: str) -> str:
        """An area such as ``B5:D9`` in its new place, one cell of a repeated row too; several with spaces between."""
        return " ".join(map(self._area, text.split()))

    def _area(self, text: str) -> str:
        whole = text if ":" in text else f"{text}:{text}"
        moved = _moved_area(whole, lambda row, _: self.first(row), lambda row, _: self.last(row))
        start, _, end = moved.partition(":")
        return start if start == end and moved != text else moved

    def cell(self, text: str) -> str:
        """A cell in its new place, of a repeated row its first copy."""
        return _moved_area(text, lambda row, _: self.first(row), lambda row, _: self.last(row))


def _moved_area(text: str, first: RowOf, last: RowOf) -> str:
    found = _AREA.fullmatch(text)
    if found is None or not (found[2] or found[4]):
        return text
    start, end = found[4], found[8]
    if ":" in text and (start is None or end is None):
        return text
    # Of whole rows the sign stands before the row alone, and was taken for that of a column.
    start_fixed = bool(found[3] or (not found[2] and found[1]))
    end_fixed = bool(found[7] or (not found[6] and found[5]))
    begin = "" if start is None else str(first(int(start), start_fixed))
    moved = f"{found[1]}{found[2] or ''}{found[3]}{begin}"
    if ":" not in text:
        return moved
    return f"{moved}:{found[5]}{found[6] or ''}{found[7]}{last(int(end), end_fixed)}"


@dataclass(frozen=True)
class MovedSheets:
    """The moved rows of every sheet by its name in small letters; what is not in it does not move."""

    by_name: Mapping[str, MovedRows]

    def formula(self, text: str, sheet: str, copied: tuple[int, int] | None = None) -> str:
        """A formula with its references moved; ``text`` with or without its sign, ``sheet`` is the one it stands on.

        ``copied``: it stands in a repeated row, the old number of that row and the place of the copy from 0.
        """
        sign = "" if text.startswith("=") else "="
        tokens = Tokenizer(sign + text).items
        summed = frozenset[int]() if copied else _summed(tokens)
        parts = [self._operand(one, sheet, copied, grows=place in summed) for place, one in enumerate(tokens)]
        return "".join(parts) if sign else "=" + "".join(parts)

    def drawn(self, text: str) -> str:
        """The areas that a chart draws, moved; one cell of a repeated row is drawn with all its copies."""
        return "".join(self._operand(one, "", None, grows=True) for one in Tokenizer(f"={text}").items)

    def _operand(self, token: Token, sheet: str, copied: tuple[int, int] | None, *, grows: bool) -> str:
        value: str = token.value
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            return value
        named = _SHEET.match(value)
        area = value if named is None else value[named.end() :]
        on = sheet if named is None else (named[1] or named[2]).replace("''", "'")
        moved = self.by_name.get(on.casefold())
        if moved is None or on.startswith("["):
            return value
        if grows and ":" not in area:
            area = f"{area}:{area}" if moved.area(area) != moved.cell(area) else area
        own = copied if on.casefold() == sheet.casefold() else None

        def first(row: int, is_fixed: bool) -> int:
            return _in_copy(moved, own, row, is_fixed, moved.first(row))

        def last(row: int, is_fixed: bool) -> int:
            return _in_copy(moved, own, row, is_fixed, moved.last(row))

        prefix = "" if named is None else named[0]
        return prefix + _moved_area(area, first, last)


def _summed(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of the operands that are a whole argument of a sum."""
    found, names = set[int](), list[str]()
    seen = [(place, one) for place, one in enumerate(tokens) if one.type != Token.WSPACE]
    for number, (place, one) in enumerate(seen):
        if one.subtype == Token.OPEN:
            names.append(one.value.rstrip("(").upper())
        elif one.subtype == Token.CLOSE:
            names.pop()
        elif one.type == Token.OPERAND and names and names[-1] in _SUMS:
            before, after = seen[number - 1][1], [one.type for _, one in seen[number + 1 : number + 2]]
            if (before.subtype == Token.OPEN or before.type == Token.SEP) and after in ([Token.FUNC], [Token.SEP]):
                found.add(place)
    return frozenset(found)


def _in_copy(moved: MovedRows, own: tuple[int, int] | None, row: int, is_fixed: bool, else_: int) -> int:
    """Where a reference in a copy goes: with the copy where it points to its row or to the one right above."""
    if own is None or is_fixed or row not in (own[0], own[0] - 1):
        return else_
    return moved.first(own[0]) + own[1] - (own[0] - row)
