"""How people grow: goals with their actions, milestones, promotion cases, and readings of KPIs."""

from datetime import date
from typing import ClassVar

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from orgwright.records.base import Record, choice_field, day_field, reference
from orgwright.records.words import ActionKind, CaseOutcome, MilestoneKind


class Goal(Record, table=True):
    """A level of a skill that a person means to reach, perhaps by a day; ``from_level`` was held when it was set."""

    __table_args__ = (UniqueConstraint("person_id", "skill_id"),)
    noun: ClassVar[str] = "goal"
    person_id: int = reference("person.id", "CASCADE")
    skill_id: int = reference("skill.id", "CASCADE")
    from_level: int | None = Field(default=None, ge=0, le=5)
    level: int = Field(ge=1, le=5)
    due_on: date | None = day_field()
    note: str = ""


class GoalAction(Record, table=True):
    """One thing that somebody does to reach a goal; ``done_on`` is empty until it is done."""

    __tablename__ = "goal_action"
    noun: ClassVar[str] = "action"
    label_field: ClassVar[str | None] = "text"
    goal_id: int = reference("goal.id", "CASCADE")
    number: int = 0
    kind: ActionKind = choice_field()
    text: str = Field(min_length=1)
    mentor_id: int | None = reference("person.id", "SET NULL", nullable=True)
    due_on: date | None = day_field()
    done_on: date | None = day_field()


class Milestone(Record, table=True):
    """A dated step of somebody, in onboarding towards a role or in a development plan."""

    noun: ClassVar[str] = "milestone"
    label_field: ClassVar[str | None] = "text"
    person_id: int = reference("person.id", "CASCADE")
    role_id: int | None = reference("role.id", "SET NULL", nullable=True)
    kind: MilestoneKind = choice_field()
    number: int = 0
    heading: str = ""
    text: str = Field(min_length=1)
    due_on: date | None = day_field()
    done_on: date | None = day_field()
    note: str = ""


class PromotionCase(Record, table=True):
    """The case for promoting somebody to a role, open until it has an outcome."""

    __tablename__ = "promotion_case"
    __table_args__ = (UniqueConstraint("person_id", "role_id", "opened_on"),)
    noun: ClassVar[str] = "promotion case"
    person_id: int = reference("person.id", "CASCADE")
    role_id: int = reference("role.id", "CASCADE")
    opened_on: date = day_field(nullable=False)
    decided_on: date | None = day_field()
    outcome: CaseOutcome | None = choice_field(nullable=True)
    note: str = ""


class PromotionCheck(Record, table=True):
    """One requirement of a promotion case: what is asked, whether somebody says it is met, and what shows it."""

    __tablename__ = "promotion_check"
    noun: ClassVar[str] = "check of a promotion case"
    label_field: ClassVar[str | None] = "text"
    case_id: int = reference("promotion_case.id", "CASCADE")
    number: int = 0
    text: str = Field(min_length=1)
    skill_id: int | None = reference("skill.id", "SET NULL", nullable=True)
    met_on: date | None = day_field()
    evidence: str = ""


class KpiReading(Record, table=True):
    """What a KPI of a role measured on a day, of a person or of a unit, in whole thousandths of its unit."""

    __tablename__ = "kpi_reading"
    noun: ClassVar[str] = "KPI reading"
    role_id: int = reference("role.id", "CASCADE")
    kpi: str = Field(min_length=1)
    person_id: int | None = reference("person.id", "CASCADE", nullable=True)
    unit_id: int | None = reference("unit.id", "CASCADE", nullable=True)
    read_on: date = day_field(nullable=False)
    value: int = Field(sa_type=BigInteger)
    note: str = ""
