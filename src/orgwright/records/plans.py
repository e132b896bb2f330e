"""Plans: scenarios with their dated changes, what seats cost by rate, and plans kept to compare with what came."""

from datetime import date
from typing import ClassVar

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from orgwright.records.base import Record, choice_field, day_field, key_field, reference
from orgwright.records.words import ChangeKind


class Scenario(Record, table=True):
    """A named set of dated changes laid over the records, or over another scenario."""

    noun: ClassVar[str] = "scenario"
    label_field: ClassVar[str | None] = "title"
    key: str = key_field()
    title: str = Field(min_length=1)
    based_on_id: int | None = reference("scenario.id", "RESTRICT", nullable=True)
    notes: str = ""


class PlannedChange(Record, table=True):
    """One dated change of a scenario; positions and person are keys, for they may exist in the plan alone."""

    __tablename__ = "planned_change"
    __table_args__ = (UniqueConstraint("scenario_id", "number"),)
    noun: ClassVar[str] = "planned change"
    scenario_id: int = reference("scenario.id", "CASCADE")
    number: int = Field(ge=1)
    on: date = day_field(nullable=False)
    change: ChangeKind = choice_field()
    position: str = ""
    person: str = ""
    unit_id: int | None = reference("unit.id", "CASCADE", nullable=True)
    role_id: int | None = reference("role.id", "CASCADE", nullable=True)
    skill_id: int | None = reference("skill.id", "CASCADE", nullable=True)
    value: int | None = Field(default=None, sa_type=BigInteger)
    manager_position: str = ""
    note: str = ""


class CostRate(Record, table=True):
    """What a full-time seat of a role or of a job level costs a year, where the seat does not say; empty: any."""

    __tablename__ = "cost_rate"
    __table_args__ = (UniqueConstraint("role_id", "level", "location"),)
    noun: ClassVar[str] = "cost rate"
    role_id: int | None = reference("role.id", "CASCADE", nullable=True)
    level: str = ""
    location: str = ""
    annual_cost: int = Field(ge=0, sa_type=BigInteger)
    hiring_cost: int | None = Field(default=None, ge=0, sa_type=BigInteger)


class Baseline(Record, table=True):
    """A plan by month as it stood on a day, kept to be compared with what came; ``content`` is JSON of its months."""

    noun: ClassVar[str] = "kept plan"
    label_field: ClassVar[str | None] = "name"
    name: str = key_field()
    made_on: date = day_field(nullable=False)
    scenario: str = ""
    content: str = "{}"
