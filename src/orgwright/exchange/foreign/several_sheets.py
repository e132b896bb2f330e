"""Books that are no grid of people and skills: a sheet for each person, and lists with a row for each level."""

from __future__ import annotations

from collections.abc import Sequence

from orgwright.exchange.foreign.blocks import LEVEL, kinds_of
from orgwright.exchange.foreign.book import Area, Book, Sheet
from orgwright.exchange.foreign.head_words import field_of, name_likeness
from orgwright.exchange.foreign.mapping import PERSON_FIELDS, Mapping, Orientation
from orgwright.exchange.foreign.structure import Structure
from orgwright.exchange.foreign.turning import labels_in, name_column, name_row

_MOST_LEVEL_COLUMNS = 4
_ALIKE = 0.5
_LOOKED_FOR_HEADS = 12


def sheet_per_person(book: Book, structures: Sequence[Structure | None]) -> Mapping | None:
    """The reading of a book in which each sheet is one person's list of skills; None where it is no such book."""
    own = [one for one in structures if one is not None and len(one.columns) <= _MOST_LEVEL_COLUMNS]
    if len(own) < 2:
        return None
    model = max(own, key=lambda one: sum(_is_like(one, other) for other in own))
    alike = [one for one in own if _is_like(model, one)]
    if len(alike) < 2 or len(alike) * 2 <= sum(one is not None for one in structures):
        return None
    skill = name_column(model)
    level = _level_column(model)
    if level is None or not _say_who(alike, model):
        return None
    categories = [
        column
        for column in model.labels
        if column < skill
        and any(field_of(model.sheet.text(row, column)) in ("category", "unit") for row in model.heads)
    ]
    return Mapping(
        Orientation.SHEET_PER_PERSON,
        tuple(one.sheet.name for one in alike),
        model.area,
        (*categories, skill),
        (),
        (level,),
        tuple(row for row in model.rows if model.sheet.text(row, skill)),
        (),
        person_cell=_name_cell(alike),
    )


def _is_like(one: Structure, other: Structure) -> bool:
    """Whether two sheets list mostly the same skills in the same columns."""
    if one.labels != other.labels or one.columns[0] != other.columns[0] or one.rows[0] != other.rows[0]:
        return False
    mine, others = (set(labels_in(each, name_column(one))) for each in (one, other))
    return len(mine & others) >= _ALIKE * min(len(mine), len(others))


def _level_column(structure: Structure) -> int | None:
    """The column that says what is held now: named so, or else the first."""
    heads = {column: structure.sheet.text(name_row(structure), column) for column in structure.columns}
    if len(structure.columns) > 1 and sum(name_likeness(text) for text in heads.values()) > 0:
        return None
    said = [column for column, text in heads.items() if field_of(text) == "level"]
    return said[0] if said else next(iter(heads), None)


def _say_who(alike: Sequence[Structure], model: Structure) -> bool:
    """Whether the sheets name different people: in a cell, or by their own names."""
    labels = [text for text in labels_in(model, name_column(model)) if text]
    are_people = sum(map(name_likeness, labels)) > 0
    return not are_people and (
        bool(_name_cell(alike)) or sum(name_likeness(one.sheet.name) for one in alike) > -len(alike)
    )


def _name_cell(alike: Sequence[Structure]) -> str:
    """Where each of the sheets says whose it is: the cell beside "Name" above the table; empty where none does."""
    first = alike[0].sheet
    for row in range(min(alike[0].heads)):
        for column in range(min(first.width, 6)):
            if field_of(first.text(row, column)) == "name" and all(one.sheet.text(row, column + 1) for one in alike):
                return f"{row},{column + 1}"
    return ""


def list_mapping(book: Book, wanted: str) -> Mapping | None:
    """The reading of a sheet with one level in each row, beside its person and skill; None where none is such."""
    for sheet in book.sheets:
        if wanted not in ("", sheet.name):
            continue
        for row in range(min(sheet.height, _LOOKED_FOR_HEADS)):
            found = _listed(sheet, row)
            if found is not None:
                return found
    return None


def _listed(sheet: Sheet, row: int) -> Mapping | None:
    heads = {column: field_of(sheet.text(row, column)) for column in range(sheet.width) if sheet.at(row, column)}
    who = [(column, field) for column, field in heads.items() if field in PERSON_FIELDS]
    skills = [column for column, field in heads.items() if field == "skill"]
    said = [column for column, field in heads.items() if field == "level"]
    if not who or len(skills) != 1 or not said or not _holds_levels(sheet, row, said[0]):
        return None
    categories = [column for column, field in heads.items() if field == "category"]
    people = tuple(
        number
        for number in range(row + 1, sheet.height)
        if sheet.at(number, skills[0]) is not None or sheet.at(number, said[0]) is not None
    )
    fields = tuple({field: (column, str(field)) for column, field in reversed(who)}.values())
    area = Area(row, 0, sheet.height - 1, sheet.width - 1)
    return Mapping(
        Orientation.LIST,
        (sheet.name,),
        area,
        (*categories[:1], skills[0]),
        tuple(sorted(fields)),
        (said[0],),
        people,
        (),
    )


def _holds_levels(sheet: Sheet, row: int, column: int) -> bool:
    kinds = kinds_of(sheet)[row + 1 :, column]
    return bool((kinds == LEVEL).sum() * 2 > (kinds > 0).sum() > 0)
