"""The organization itself: its facts, units, people, seats, and who holds them."""

from datetime import date
from typing import ClassVar

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from orgwright.records.base import Record, choice_field, day_field, key_field, reference
from orgwright.records.words import PositionStatus, RequisitionStatus


class OrganizationFacts(Record, table=True):
    """The one row about the organization itself: its profile and the policies that differ from their default."""

    __tablename__ = "organization"
    noun: ClassVar[str] = "organization"
    label_field: ClassVar[str | None] = "name"
    name: str = Field(min_length=1)
    currency: str = Field(default="EUR", min_length=3, max_length=3)
    fiscal_year_start_month: int = Field(default=1, ge=1, le=12)
    planning_date: date | None = day_field()
    size: str = ""
    industry: str = ""
    regulated: str = ""
    model: str = ""
    geography: str = ""
    policy: str = Field(default="{}")


class Unit(Record, table=True):
    """A part of the organization; units form a tree."""

    noun: ClassVar[str] = "unit"
    label_field: ClassVar[str | None] = "name"
    name: str = key_field()
    parent_id: int | None = reference("unit.id", "RESTRICT", nullable=True)
    kind: str = ""
    leader_position_id: int | None = reference(
        "position.id", "SET NULL", nullable=True, name="fk_unit_leader_position_id"
    )
    annual_budget: int | None = Field(default=None, ge=0, sa_type=BigInteger)


class Person(Record, table=True):
    """Somebody in the organization. ``left_on`` is the last day employed."""

    noun: ClassVar[str] = "person"
    label_field: ClassVar[str | None] = "name"
    key: str = key_field()
    name: str = Field(min_length=1)
    email: str = ""
    hired_on: date | None = day_field()
    left_on: date | None = day_field()
    left_why: str = ""
    location: str = ""
    employment: str = ""
    fte_percent: int = Field(default=100, ge=1, le=100)


class Position(Record, table=True):
    """An authorised seat in a unit, filled or not. ``annual_cost`` is for full time, ``location`` where one works."""

    noun: ClassVar[str] = "position"
    label_field: ClassVar[str | None] = "key"
    key: str = key_field()
    unit_id: int = reference("unit.id", "RESTRICT")
    role_id: int | None = reference("role.id", "RESTRICT", nullable=True)
    manager_position_id: int | None = reference("position.id", "SET NULL", nullable=True)
    dotted_manager_position_id: int | None = reference("position.id", "SET NULL", nullable=True)
    fte_percent: int = Field(default=100, ge=1, le=1000)
    status: PositionStatus = choice_field(PositionStatus.OPEN)
    opens_on: date | None = day_field()
    closes_on: date | None = day_field()
    annual_cost: int | None = Field(default=None, ge=0, sa_type=BigInteger)
    critical: bool = False
    location: str = ""


class Incumbency(Record, table=True):
    """A person in a position for a period, with a share of full time."""

    __table_args__ = (UniqueConstraint("position_id", "person_id", "from_on"),)
    noun: ClassVar[str] = "incumbency"
    position_id: int = reference("position.id", "CASCADE")
    person_id: int = reference("person.id", "CASCADE")
    from_on: date | None = day_field()
    to_on: date | None = day_field()
    fte_percent: int = Field(default=100, ge=1, le=100)


class Requisition(Record, table=True):
    """An approved request to fill one position."""

    noun: ClassVar[str] = "requisition"
    label_field: ClassVar[str | None] = "key"
    key: str = key_field()
    position_id: int = reference("position.id", "CASCADE")
    status: RequisitionStatus = choice_field(RequisitionStatus.DRAFT)
    opened_on: date | None = day_field()
    target_start_on: date | None = day_field()
    filled_on: date | None = day_field()
    priority: str = ""
    hiring_manager_id: int | None = reference("person.id", "SET NULL", nullable=True)
