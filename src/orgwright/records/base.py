"""What all tables share: how a day is stored, the fields of one meaning, and the base of all records."""

from datetime import date, timedelta
from typing import Any, ClassVar

from sqlalchemy import Column, Dialect, ForeignKey, Integer, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

EPOCH = date(1970, 1, 1)
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Day(TypeDecorator[date]):
    """A calendar day, stored as whole days since 1970-01-01 so that columns of days load as numbers."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        """Answer the number that is stored for a day."""
        return None if value is None else (value - EPOCH).days

    def process_result_value(self, value: int | None, dialect: Dialect) -> date | None:
        """Answer the day that a stored number means."""
        return None if value is None else EPOCH + timedelta(days=value)


def key_field() -> Any:
    """A text by which rows are told apart."""
    return Field(min_length=1, max_length=200, unique=True)


def reference(target: str, on_delete: str, *, nullable: bool = False, name: str | None = None) -> Any:
    """The id of a row of another table, and what becomes of this row when that one goes."""
    key = ForeignKey(target, ondelete=on_delete, name=name, use_alter=name is not None)
    column: Column[int] = Column(Integer, key, nullable=nullable, index=True)
    return Field(default=None if nullable else ..., sa_column=column)


def day_field(*, nullable: bool = True) -> Any:
    """A calendar day."""
    return Field(default=None if nullable else ..., sa_type=Day, nullable=nullable)


def choice_field(default: Any = ..., *, nullable: bool = False) -> Any:
    """One word of an enumeration, stored by its value."""
    return Field(default=None if nullable else default, sa_type=String, nullable=nullable)


def place_field() -> Any:
    """A place in the text of the page that a role was read from."""
    return Field(default=None, ge=0)


class Record(SQLModel):
    """What all records share: a number of their own, and the word that the user reads for them."""

    noun: ClassVar[str] = "record"
    label_field: ClassVar[str | None] = None
    id: int | None = Field(default=None, primary_key=True)
