"""What of a book is not read as levels, each part with the reason; nothing is left out silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from orgwright.exchange.foreign.blocks import LEVEL, Kinds, blocks_of
from orgwright.exchange.foreign.book import Area, Book, Sheet
from orgwright.exchange.foreign.head_words import field_of
from orgwright.exchange.foreign.level_words import is_level
from orgwright.exchange.foreign.mapping import LeftOut, Mapping
from orgwright.exchange.foreign.structure import Structure
from orgwright.exchange.foreign.turning import heads_in, name_row

_REASONS = {
    "summary": "It sums up, it is nobody's level.",
    "target": "It says what is wanted, not what is held.",
    "remark": "Remarks are not read.",
    "day": "It holds days or years, not levels.",
}
_TOLD_APART = "It says something about the person that a matrix does not take; import it as a roster."


def part_left_out(sheet: Sheet, area: Area, reason: str) -> LeftOut:
    """A part of a sheet that is not read; ``area`` as the sheet given lies, which may be turned."""
    own = area.transposed() if sheet.is_turned else area
    upright = sheet.turned() if sheet.is_turned else sheet
    return LeftOut(sheet.name, own, upright.span(own), reason)


def around(sheet: Sheet, kinds: Kinds, structure: Structure, legend: Iterable[tuple[int, int]]) -> Iterator[LeftOut]:
    """The parts of a sheet that lie beside the table; ``legend`` is where meanings of marks were found."""
    said = list(legend)
    for block in blocks_of(kinds):
        if structure.area.holds(block.top, block.left):
            continue
        if any(block.holds(row, column) for row, column in said):
            reason = "It is the legend; the meanings of the marks were taken from it."
        elif block.height > 2 and block.width > 1:
            reason = "It is another table; import it by itself where it holds levels."
        else:
            reason = "It is a note beside the table."
        yield part_left_out(sheet, block, reason)


def other_sheets(book: Book, read: Iterable[str]) -> Iterator[LeftOut]:
    """The sheets that are not read."""
    names = set(read)
    for sheet in book.sheets:
        if sheet.name not in names:
            yield part_left_out(sheet, sheet.area, "It is another sheet; choose it to read it instead.")


def columns_left_out(structure: Structure, taken: Iterable[int]) -> dict[int, str]:
    """The columns of a table that hold neither levels nor people, with the reason."""
    area, known, bands = structure.area, set(taken), set(bands_of(structure))
    found = {}
    for column in range(area.left, area.right + 1):
        heads = [structure.spread(row, column) for row in reversed(structure.heads)]
        own = next((text for text in heads if text), "")
        field = field_of(own)
        if column in structure.columns:
            if field in ("summary", "target", "remark", "day"):
                found[column] = _REASONS[field]
            elif not own:
                found[column] = "Its head is empty, so nobody can say which skill it is."
            elif column in bands:
                found[column] = "It is a band over the skills behind it, and gives them their category."
        elif column not in known and any(structure.sheet.at(row, column) is not None for row in structure.rows):
            found[column] = _REASONS.get(
                field or "", _TOLD_APART if column in structure.labels else "It holds no levels."
            )
    return found


def beside_lists(book: Book, mapping: Mapping) -> Iterator[LeftOut]:
    """What lists, and sheets of one person each, hold besides: further columns, and what stands above the heads."""
    first = min(mapping.people, default=0)
    taken = {*mapping.heads, *mapping.skills, *(line for line, _ in mapping.person_fields)}
    for name in mapping.sheets:
        sheet = book.sheet(name)
        if sheet is None:
            continue
        for column in range(sheet.width):
            head = sheet.text(first - 1, column)
            is_used = any(sheet.at(row, column) is not None for row in range(first, sheet.height))
            if column not in taken and (head or is_used):
                reason = _REASONS.get(field_of(head) or "", "It is neither skill nor level.")
                yield part_left_out(sheet, Area(max(first - 1, 0), column, sheet.height - 1, column), reason)


def heads_not_read(structure: Structure, heads: Iterable[int]) -> Iterator[LeftOut]:
    """Lines above the levels that are neither categories nor names of skills: titles, descriptions, weights."""
    area, taken = structure.area, set(heads)
    for row in structure.heads:
        own = replace(area, top=row, bottom=row)
        if row not in taken and any(True for _ in structure.sheet.filled(own)):
            yield part_left_out(structure.sheet, own, "It says neither what the skills are called nor their category.")


def tells_columns_apart(structure: Structure, row: int) -> bool:
    """Whether a row below the names of skills says again and again what their columns are: current, target."""
    texts = [structure.sheet.text(row, column) for column in structure.columns]
    return len(set(texts)) * 2 <= len(texts)


def under_heads_left_out(structure: Structure, rows: Iterable[int]) -> dict[int, str]:
    """Of several columns under one skill, those that do not say what is held now."""
    found: dict[int, str] = {}
    for row in rows:
        if not tells_columns_apart(structure, row):
            continue
        texts = {column: structure.sheet.text(row, column) for column in structure.columns}
        skills = heads_in(structure, name_row(structure))
        current = _current(set(texts.values()))
        last = ""
        for column, skill in zip(structure.columns, skills, strict=True):
            last = skill or last
            if texts[column] and texts[column] != current:
                found[column] = f"“{texts[column]}” of {last} is not read; only “{current}” is."
    return found


def _current(texts: set[str]) -> str:
    """Which of several heads under a skill names the level held now."""
    by_field = sorted(texts - {""}, key=lambda text: (field_of(text) != "level", field_of(text) is not None, text))
    return by_field[0] if by_field else ""


def rows_left_out(structure: Structure, person_columns: Iterable[int]) -> dict[int, str]:
    """The rows of a table that are nobody's, with the reason; empty rows have none and count for nothing."""
    who, found = list(person_columns), {}
    texts = (text for row in structure.heads for text in heads_in(structure, row))
    heads = {text for text in texts if text and not is_level(text)}
    for row in structure.rows:
        labels = [structure.sheet.text(row, column) for column in who]
        values = [structure.sheet.text(row, column) for column in structure.columns]
        first = next(
            (structure.sheet.text(row, column) for column in structure.labels if structure.sheet.text(row, column)), ""
        )
        own = next((text for text in labels if text), first)
        if field_of(own) in ("summary", "target"):
            found[row] = _REASONS[str(field_of(own))]
        elif sum(text in heads for text in values if text) * 2 > sum(map(bool, values)) > 0:
            found[row] = "It repeats the heads."
        elif not any(labels):
            found[row] = "It has no name, so nobody can say whose levels they are." if any(values) else ""
        elif not any(values) and (_is_band(structure, row) or field_of(own) is not None):
            found[row] = "It is a band over the rows below, no person."
    return found


def bands_of(structure: Structure) -> tuple[int, ...]:
    """The columns of a turned table that are bands over the skills behind them: merged, or painted and without levels.

    They name the category of those skills.
    """
    turned, sheet = structure.turned(), structure.sheet
    found = []
    for column in structure.columns:
        is_empty = all(sheet.at(row, column) is None for row in structure.rows)
        colours = {sheet.fills.get((row, column), 0) for row in structure.rows}
        behind = {sheet.fills.get((row, column + 1), 0) for row in structure.rows}
        is_painted = len(colours) == 1 and colours != {0} and colours != behind
        if is_empty and (_is_band(turned, column) or is_painted):
            found.append(column)
    return tuple(found)


def _is_band(structure: Structure, row: int) -> bool:
    """A row whose label is merged over columns of levels."""
    return any(
        one.top <= row <= one.bottom and one.left < structure.columns[0] <= one.right and one.top == one.bottom
        for one in structure.sheet.merged
    )


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of runs of numbers that follow each other."""
    first: int | None = None
    last = 0
    for number in sorted(numbers):
        if first is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None:
        yield first, last


def painted_without_text(structure: Structure, rows: Iterable[int], columns: Iterable[int]) -> int:
    """How many empty cells of levels bear a colour that their row, their column or most of the table does not bear.

    Bands of colour that only guide the eye say nothing; single painted cells may have said a level.
    """
    fills, sheet = structure.sheet.fills, structure.sheet
    down, across = list(rows), list(columns)
    if not fills or not down or not across:
        return 0
    commonest = Counter(fills.get((row, column), 0) for row in down for column in across).most_common(1)[0][0]
    plain_rows = {row for row in down if len({fills.get((row, column), 0) for column in across}) == 1}
    plain_columns = {column for column in across if len({fills.get((row, column), 0) for row in down}) == 1}
    return sum(
        1
        for row in down
        for column in across
        if row not in plain_rows
        and column not in plain_columns
        and sheet.at(row, column) is None
        and fills.get((row, column), 0) not in (0, commonest)
    )


def merged_levels(structure: Structure, kinds: Kinds) -> Iterator[Area]:
    """The merged cells among the levels: only their first cell counts."""
    upright = structure.sheet if not structure.sheet.is_turned else structure.sheet.turned()
    for one in upright.merged:
        own = one.transposed() if structure.sheet.is_turned else one
        if own.top in structure.rows and own.left in structure.columns and kinds[one.top, one.left] == LEVEL:
            yield one
