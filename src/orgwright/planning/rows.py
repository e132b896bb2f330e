"""Immutable rows: a picture holds tuples with the attributes of the record they were read from.

Making ORM objects costs many times the fetch and leaves them open to change. A row has the same attributes as its
record and nothing else, so to the type checker it *is* the record; at run time it is a named tuple.
"""

from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar, cast

from orgwright.records import EPOCH, Day, Record

R = TypeVar("R", bound=Record)


@cache
def columns(record: type[Record]) -> tuple[str, ...]:
    """The column names of a record, in the order in which its rows hold them."""
    return tuple(column.name for column in record.__table__.columns)  # type: ignore[attr-defined]


@cache
def day_columns(record: type[Record]) -> frozenset[str]:
    """The names of those columns that hold days."""
    table = record.__table__  # type: ignore[attr-defined]
    return frozenset(column.name for column in table.columns if isinstance(column.type, Day))


@cache
def _row_type(record: type[Record]) -> Any:
    return namedtuple(record.__name__, columns(record))


def row(record: type[R], values: Mapping[str, Any]) -> R:
    """One row from values by column name; days are dates, a missing column takes the record's default."""
    fields = record.model_fields
    full = (
        values[name] if name in values else fields[name].get_default(call_default_factory=True)
        for name in columns(record)
    )
    return cast(R, _row_type(record)(*full))


def row_of(record: R) -> R:
    """The immutable row of a record object."""
    return cast(R, _row_type(type(record))(*(getattr(record, name) for name in columns(type(record)))))


def rows_from_driver(record: type[R], tuples: Iterable[Sequence[Any]]) -> dict[int, R]:
    """Rows by their id, from the tuples of a driver's cursor that selected ``columns(record)`` (days as numbers)."""
    make = _row_type(record)._make
    days = [index for index, name in enumerate(columns(record)) if name in day_columns(record)]
    flags = [index for index, name in enumerate(columns(record)) if record.model_fields[name].annotation is bool]
    result: dict[int, R] = {}
    for values in tuples:
        if days or flags:
            cells = list(values)
            for index in days:
                if cells[index] is not None:
                    cells[index] = EPOCH + timedelta(days=cells[index])
            for index in flags:
                cells[index] = bool(cells[index])
            values = cells
        made = make(values)
        result[made.id] = made
    return result


def changed_row(old: R, **values: Any) -> R:
    """A copy of a row with some values changed."""
    return cast(R, cast(Any, old)._replace(**values))


def as_values(one: Record) -> dict[str, Any]:
    """The values of a row by column name."""
    return dict(cast(Any, one)._asdict())
