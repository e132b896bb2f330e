"""Rows and columns of a sheet as people write them: "4:12, 15" and "D:F, H"."""

from collections.abc import Iterable

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign.book import Sheet, cell_at, column_letters
from orgwright.exchange.foreign.leaving_out import runs

_MOST = 1_100_000


def line_name(sheet: Sheet, line: int, *, is_row: bool) -> str:
    """What a row or column of a grid is called in the file."""
    return str(line + sheet.first_row + 1) if is_row else column_letters(line + sheet.first_column)


def lines_text(sheet: Sheet, lines: Iterable[int], *, is_row: bool) -> str:
    """Lines of a grid as a person writes them, runs joined by a colon."""
    parts = []
    for first, last in runs(lines):
        names = [line_name(sheet, one, is_row=is_row) for one in (first, last)]
        parts.append(names[0] if first == last else ":".join(names))
    return ", ".join(parts)


def lines_of(sheet: Sheet, text: str, *, is_row: bool) -> tuple[int, ...]:
    """The lines that a text names; refused with a sentence where it names none of the sheet."""
    found: list[int] = []
    for part in text.replace(";", ",").split(","):
        if not part.strip():
            continue
        first, _, last = part.partition(":")
        ends = [_line(sheet, one.strip(), is_row=is_row) for one in (first, last or first)]
        found += range(min(ends), max(ends) + 1)
    return tuple(dict.fromkeys(found))


def _line(sheet: Sheet, text: str, *, is_row: bool) -> int:
    size = sheet.height if is_row else sheet.width
    try:
        line = (int(text) - 1 - sheet.first_row) if is_row else cell_at(f"{text}1")[1] - sheet.first_column
    except ValueError:
        line = _MOST
    if not 0 <= line < size:
        example = "rows such as 4:12" if is_row else "columns such as D:F, H"
        raise RefusedInput(f"“{text}” is no {'row' if is_row else 'column'} of the sheet; write {example}.")
    return line
