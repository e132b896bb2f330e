from datetime import date

import pytest

from orgwright.planning.rows import as_values, changed_row, columns, day_columns, row, row_of, rows_from_driver
from orgwright.records import Person, Position, PositionStatus


def test_a_row_has_the_attributes_of_its_record() -> None:
    record = Person(id=4, key="ana", name="Ana", hired_on=date(2020, 1, 1))
    made = row_of(record)
    assert {name: getattr(made, name) for name in columns(Person)} == {
        name: getattr(record, name) for name in columns(Person)
    }


def test_a_row_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        row_of(Person(id=4, key="ana", name="Ana")).name = "Anna"


def test_a_row_of_few_values_takes_the_defaults_of_its_record() -> None:
    made = row(Position, {"id": 1, "key": "S-1", "unit_id": 2})
    assert (made.fte_percent, made.status, made.critical, made.closes_on) == (100, PositionStatus.OPEN, False, None)


def test_a_changed_row_leaves_the_old_one_as_it_was() -> None:
    old = row_of(Person(id=4, key="ana", name="Ana"))
    new = changed_row(old, name="Anna")
    assert (old.name, new.name, new.key) == ("Ana", "Anna", "ana")


def test_what_a_driver_answers_becomes_days_and_flags() -> None:
    names = columns(Position)
    values = {"id": 7, "key": "S-7", "unit_id": 1, "opens_on": 1, "critical": 1, "status": "open"}
    (made,) = rows_from_driver(Position, [tuple(values.get(name) for name in names)]).values()
    assert (made.id, made.opens_on, made.closes_on, made.critical) == (7, date(1970, 1, 2), None, True)
    assert as_values(made)["key"] == "S-7"


def test_columns_of_days_are_those_that_hold_days() -> None:
    assert day_columns(Person) == {"hired_on", "left_on"}
