"""What screens and imports remember for everybody who opens the file."""

from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from orgwright.records.base import Record, key_field


class SavedView(Record, table=True):
    """What a screen shows and how, kept under a name; ``content`` is JSON that only the screen understands."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("screen", "name"),)
    noun: ClassVar[str] = "saved view"
    label_field: ClassVar[str | None] = "name"
    screen: str = Field(min_length=1)
    name: str = Field(min_length=1, max_length=200)
    content: str = "{}"


class SheetMapping(Record, table=True):
    """How the sheets of one layout are read, kept by the fingerprint of the layout; ``content`` is JSON."""

    __tablename__ = "sheet_mapping"
    noun: ClassVar[str] = "mapping of a sheet"
    label_field: ClassVar[str | None] = "name"
    layout: str = key_field()
    name: str = ""
    content: str = "{}"
