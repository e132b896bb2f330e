"""Proposing how a foreign book is to be read: the sheet, the table in it, who and what its lines are, its marks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign import leaving_out
from orgwright.exchange.foreign.blocks import Kinds, kinds_of
from orgwright.exchange.foreign.book import Book, Sheet, Value
from orgwright.exchange.foreign.leaving_out import part_left_out, runs
from orgwright.exchange.foreign.legend import legend_of
from orgwright.exchange.foreign.level_words import LevelWord, key_of, vocabulary
from orgwright.exchange.foreign.mapping import LeftOut, Mapping, Orientation, Proposal
from orgwright.exchange.foreign.several_sheets import list_mapping, sheet_per_person
from orgwright.exchange.foreign.structure import Structure, structure_of
from orgwright.exchange.foreign.turning import Known, lines_of, people_are_down
from orgwright.planning.organization import Organization

NO_TABLE = "{} has no table in which people and skills meet in levels."
_REMEMBERED_HEADS = 3


@dataclass(frozen=True)
class _Read:
    """A sheet looked at."""

    sheet: Sheet
    kinds: Kinds
    structure: Structure | None


def propose(
    book: Book, organization: Organization | None = None, sheet: str = "", remembered: Map[str, str] | None = None
) -> Proposal:
    """How a book is most likely to be read; ``sheet`` asks for one sheet, names known already help to tell who is who.

    ``remembered`` gives kept mappings as JSON by the fingerprint of their layout; one that fits goes first. Refused
    where no sheet holds a table of levels.
    """
    found = _proposed(book, Known(organization), sheet)
    kept = (remembered or {}).get(found.layout)
    if kept is None:
        return found
    try:
        return refitted(Mapping.from_json(kept), found)
    except RefusedInput as damaged:
        return replace(found, remarks=(*found.remarks, str(damaged)))


def layout_of(book: Book) -> str:
    """The fingerprint of a book's layout: the same next month with more rows, and of no book that lies otherwise."""
    return propose(book).layout


def _proposed(book: Book, known: Known, wanted: str) -> Proposal:
    listed = list_mapping(book, wanted)
    if listed is not None:
        return _finished(book, listed, _left_beside(book, listed), ())
    read = [_Read(one, kinds := kinds_of(one), structure_of(one, kinds)) for one in book.sheets]
    if not wanted:
        personal = sheet_per_person(book, [one.structure for one in read])
        if personal is not None:
            return _finished(book, personal, _left_beside(book, personal), ())
    tables = [one for one in read if one.structure is not None and wanted in ("", one.sheet.name)]
    if not tables:
        raise RefusedInput(NO_TABLE.format(book.name if not wanted else f"The sheet {wanted}"))
    return _matrix(book, max(tables, key=lambda one: one.structure.score if one.structure else 0.0), known)


def _left_beside(book: Book, mapping: Mapping) -> list[LeftOut]:
    return [*leaving_out.beside_lists(book, mapping), *leaving_out.other_sheets(book, mapping.sheets)]


def _matrix(book: Book, read: _Read, known: Known, *, is_down: bool | None = None) -> Proposal:
    upright = read.structure
    if upright is None:
        raise RefusedInput(NO_TABLE.format(f"The sheet {read.sheet.name}"))
    goes_down = people_are_down(upright, known) if is_down is None else is_down
    structure = upright if goes_down else upright.turned()
    lines = lines_of(structure, is_turned=not goes_down)
    who = [line for line, _ in lines.person_fields]
    columns = leaving_out.columns_left_out(structure, who)
    columns |= leaving_out.under_heads_left_out(structure, lines.under_heads)
    rows = leaving_out.rows_left_out(structure, who)
    mapping = Mapping(
        Orientation.PEOPLE_DOWN if goes_down else Orientation.PEOPLE_ACROSS,
        (read.sheet.name,),
        structure.area,
        lines.heads,
        lines.person_fields,
        tuple(column for column in structure.columns if column not in columns),
        tuple(row for row in structure.rows if row not in rows),
        (),
        bands=leaving_out.bands_of(structure),
    )
    legend = legend_of(read.sheet, upright.area, frozenset(_counted(book, mapping)))
    left = [*_lines_left_out(structure, rows, columns)]
    under = [row for row in lines.under_heads if leaving_out.tells_columns_apart(structure, row)]
    left += leaving_out.heads_not_read(structure, (*lines.heads, *under))
    left += leaving_out.around(read.sheet, read.kinds, upright, [(row, column) for _, row, column in legend.values()])
    left += leaving_out.other_sheets(book, mapping.sheets)
    words = {key: said for key, (said, _, _) in legend.items()}
    return _finished(book, mapping, left, _remarks(structure, mapping, read.kinds), words)


def turned_proposal(book: Book, sheet: str, *, people_down: bool) -> Proposal:
    """The reading of a sheet with people down, or across, as a person chose."""
    found = book.sheet(sheet)
    if found is None:
        raise RefusedInput(f"{book.name} has no sheet {sheet}.")
    kinds = kinds_of(found)
    return _matrix(book, _Read(found, kinds, structure_of(found, kinds)), Known(None), is_down=people_down)


def _lines_left_out(structure: Structure, rows: Map[int, str], columns: Map[int, str]) -> Iterator[LeftOut]:
    area = structure.area
    for by_line, is_row in ((rows, True), (columns, False)):
        for reason in dict.fromkeys(by_line.values()):
            for first, last in runs(line for line, why in by_line.items() if why == reason and why):
                part = replace(area, top=first, bottom=last) if is_row else replace(area, left=first, right=last)
                yield part_left_out(structure.sheet, part, reason)


def _remarks(structure: Structure, mapping: Mapping, kinds: Kinds) -> Iterator[str]:
    painted = leaving_out.painted_without_text(structure, mapping.people, mapping.skills)
    if painted:
        yield (
            f"{painted:,} empty {'cell is' if painted == 1 else 'cells are'} painted; "
            "a colour alone says no level that can be read, so it was left out."
        )
    merged = [structure.sheet.turned() if structure.sheet.is_turned else structure.sheet]
    spans = [merged[0].span(one) for one in leaving_out.merged_levels(structure, kinds)]
    if spans:
        yield f"The merged cells {', '.join(spans[:5])} count for their first cell only."


def _counted(book: Book, mapping: Mapping) -> dict[str, tuple[Value, int]]:
    """The values among the levels and how often each stands there, by key."""
    counts: Counter[str] = Counter()
    values: dict[str, Value] = {}
    for value in level_values(book, mapping):
        key = key_of(value)
        counts[key] += 1
        values.setdefault(key, value)
    return {key: (values[key], cells) for key, cells in counts.items()}


def level_values(book: Book, mapping: Mapping) -> Iterator[Value]:
    """Everything that stands in the cells of levels."""
    for name in mapping.sheets:
        sheet = mapping.reading_sheet(book, name)
        rows = mapping.people
        if mapping.orientation == Orientation.SHEET_PER_PERSON:
            rows = tuple(range(min(mapping.people), sheet.height))
        for row in rows:
            for column in mapping.skills:
                value = sheet.at(row, column)
                if value is not None:
                    yield value


def words_of(book: Book, mapping: Mapping, legend: Map[str, str] | None = None) -> tuple[LevelWord, ...]:
    """The vocabulary of the cells of levels, with what each text is proposed to mean."""
    return vocabulary(_counted(book, mapping), legend or {})


def _finished(
    book: Book, mapping: Mapping, left: Iterable[LeftOut], remarks: Iterable[str], legend: Map[str, str] | None = None
) -> Proposal:
    words = words_of(book, mapping, legend)
    levels = tuple((key_of(word.text), word.level) for word in words)
    whole = replace(mapping, levels=levels)
    return Proposal(whole, words, tuple(left), (*book.remarks, *remarks), _fingerprint(book, whole))


def _fingerprint(book: Book, mapping: Mapping) -> str:
    """Where the table stands and what its first lines are called; not how many people and skills it has."""
    sheet = mapping.reading_sheet(book, mapping.sheets[0])
    names = [] if mapping.orientation == Orientation.SHEET_PER_PERSON else [mapping.sheets[0]]
    start = min(mapping.people, default=0)
    corner = [sheet.text(row, line) for row in range(start) for line, _ in mapping.person_fields]
    heads = [sheet.text(row, column) for row in mapping.heads for column in mapping.skills[:_REMEMBERED_HEADS]]
    parts = [mapping.orientation, *names, str(mapping.heads), str(mapping.person_fields), *corner, *heads]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def refitted(kept: Mapping, fresh: Proposal) -> Proposal:
    """A kept mapping on a file of today: what a person chose stays, the rows and columns are those of the file."""
    own = fresh.mapping
    if kept.orientation != own.orientation:
        return fresh
    chosen = dict(kept.levels)
    levels = tuple((key, chosen.get(key, level)) for key, level in own.levels)
    edge = max(kept.skills, default=-1)
    skills = tuple(one for one in own.skills if one in kept.skills or one > edge)
    mapping = replace(
        own,
        levels=levels,
        blank=kept.blank,
        skills=skills or own.skills,
        heads=kept.heads,
        person_fields=kept.person_fields,
        person_cell=kept.person_cell,
    )
    words = tuple(replace(one, level=chosen.get(key_of(one.text), one.level)) for one in fresh.words)
    return replace(fresh, mapping=mapping, words=words, is_remembered=True)
