"""The journal: every step of a user, and the images of the rows that it touched."""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class Action(SQLModel, table=True):
    """One step of the user, whole: what was done, by whom, when and why; ``reverts`` names what it takes back."""

    id: int | None = Field(default=None, primary_key=True)
    label: str
    actor: str = ""
    at: str
    reason: str = ""
    reverts: int | None = Field(default=None, foreign_key="action.id", index=True)
    border: bool = False


class Change(SQLModel, table=True):
    """The image of one row before and after one action, as JSON text."""

    __table_args__ = (Index("ix_change_record_record_id", "record", "record_id"),)
    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    record: str
    record_id: int
    before: str | None = None
    after: str | None = None
