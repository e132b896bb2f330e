"""All tables: what is stored, and nothing else.

Days are stored as whole days since 1970-01-01, money as whole minor units, FTE as whole percent, rates and
weights as whole thousandths: a journal that keeps row images as text must not round. Enumerations are stored by
their value. Table classes do not validate when constructed; ``Workspace`` validates before it writes.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
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


class SkillKind(StrEnum):
    """What sort of thing a skill is."""

    TECHNICAL = "technical"
    SOFT = "soft"
    TOOL = "tool"
    DOMAIN = "domain"


class Tier(StrEnum):
    """How central a skill is to a role."""

    MUST_HAVE = "must-have"
    GOOD_TO_HAVE = "good-to-have"
    ADVANCED = "advanced"
    EMERGING = "emerging"


class Importance(StrEnum):
    """How much it matters that a requirement or a target is covered."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    CONTEXT_SPECIFIC = "context-specific"
    OPTIONAL = "optional"


class LinkKind(StrEnum):
    """How one role leads to another: upwards, or sideways in both directions."""

    NEXT = "next"
    ADJACENT = "adjacent"


class PositionStatus(StrEnum):
    """Whether a seat may be filled."""

    OPEN = "open"
    FROZEN = "frozen"
    CLOSED = "closed"


class RequisitionStatus(StrEnum):
    """How far the request to fill a seat has come."""

    DRAFT = "draft"
    OPEN = "open"
    ON_HOLD = "on-hold"
    FILLED = "filled"
    CANCELLED = "cancelled"


class Source(StrEnum):
    """Who says at which level a person is."""

    SELF = "self"
    PEER = "peer"
    MANAGER = "manager"
    CERTIFICATE = "certificate"


class ChangeKind(StrEnum):
    """What a planned change does."""

    HIRE = "hire"
    LEAVE = "leave"
    MOVE = "move"
    PROMOTE = "promote"
    OPEN = "open"
    CLOSE = "close"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"
    RAISE_SKILL = "raise-skill"


def _key() -> Any:
    return Field(min_length=1, max_length=200, unique=True)


def _reference(target: str, on_delete: str, *, nullable: bool = False, name: str | None = None) -> Any:
    key = ForeignKey(target, ondelete=on_delete, name=name, use_alter=name is not None)
    column: Column[int] = Column(Integer, key, nullable=nullable, index=True)
    return Field(default=None if nullable else ..., sa_column=column)


def _day(*, nullable: bool = True) -> Any:
    return Field(default=None if nullable else ..., sa_type=Day, nullable=nullable)


def _choice(default: Any = ..., *, nullable: bool = False) -> Any:
    return Field(default=None if nullable else default, sa_type=String, nullable=nullable)


class Record(SQLModel):
    """What all records share: a number of their own, and the word that the user reads for them."""

    noun: ClassVar[str] = "record"
    label_field: ClassVar[str | None] = None
    id: int | None = Field(default=None, primary_key=True)


class OrganizationFacts(Record, table=True):
    """The one row about the organization itself: its profile and the policies that differ from their default."""

    __tablename__ = "organization"
    noun: ClassVar[str] = "organization"
    label_field: ClassVar[str | None] = "name"
    name: str = Field(min_length=1)
    currency: str = Field(default="EUR", min_length=3, max_length=3)
    fiscal_year_start_month: int = Field(default=1, ge=1, le=12)
    planning_date: date | None = _day()
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
    name: str = _key()
    parent_id: int | None = _reference("unit.id", "RESTRICT", nullable=True)
    kind: str = ""
    leader_position_id: int | None = _reference(
        "position.id", "SET NULL", nullable=True, name="fk_unit_leader_position_id"
    )
    annual_budget: int | None = Field(default=None, ge=0, sa_type=BigInteger)


class Role(Record, table=True):
    """What kind of work: a step of a ladder in a family of roles."""

    noun: ClassVar[str] = "role"
    label_field: ClassVar[str | None] = "name"
    name: str = _key()
    family: str = ""
    level: str = ""
    track: str = ""
    horizon: str = ""
    summary: str = ""


class Scale(Record, table=True):
    """Levels with names of their own, for the skills that name it or for all skills of its ``kind``."""

    noun: ClassVar[str] = "scale"
    label_field: ClassVar[str | None] = "name"
    name: str = _key()
    kind: SkillKind | None = _choice(nullable=True)
    description: str = ""


class ScaleLevel(Record, table=True):
    """One level of a scale; ``anchor`` is the level from 0 to 5 that it stands for, and under which it is stored."""

    __tablename__ = "scale_level"
    __table_args__ = (UniqueConstraint("scale_id", "anchor"),)
    noun: ClassVar[str] = "level of a scale"
    label_field: ClassVar[str | None] = "name"
    scale_id: int = _reference("scale.id", "CASCADE")
    anchor: int = Field(ge=0, le=5)
    name: str = Field(min_length=1)
    description: str = ""


class Skill(Record, table=True):
    """Something a person can be assessed in.

    ``aliases`` holds other names, ``kept_apart`` the names of similar skills that somebody said are not the same; both
    parted by semicolons. Without a scale of its own it is assessed on that of its kind, else on the default one.
    """

    noun: ClassVar[str] = "skill"
    label_field: ClassVar[str | None] = "name"
    name: str = _key()
    kind: SkillKind = _choice(SkillKind.TECHNICAL)
    category: str = ""
    parent_id: int | None = _reference("skill.id", "SET NULL", nullable=True)
    aliases: str = ""
    description: str = ""
    kept_apart: str = ""
    scale_id: int | None = _reference("scale.id", "SET NULL", nullable=True)


def _place() -> Any:
    return Field(default=None, ge=0)


class Requirement(Record, table=True):
    """A role's demand for a skill. Without a level, policy gives it from the role's job level and the tier.

    ``detail`` says what it means here; of a soft skill what strong performance looks like. From ``begins`` to before
    ``ends`` the page of the role's document says so, here and in the other rows of a role; empty: made by hand.
    """

    noun: ClassVar[str] = "requirement"
    role_id: int = _reference("role.id", "CASCADE")
    skill_id: int = _reference("skill.id", "CASCADE")
    tier: Tier | None = _choice(nullable=True)
    importance: Importance | None = _choice(nullable=True)
    importance_text: str = ""
    level: int | None = Field(default=None, ge=1, le=5)
    context: str = ""
    detail: str = ""
    begins: int | None = _place()
    ends: int | None = _place()


class CareerLink(Record, table=True):
    """A way from one role to another; an adjacent link runs both ways."""

    __tablename__ = "career_link"
    __table_args__ = (UniqueConstraint("from_role_id", "to_role_id", "kind"),)
    noun: ClassVar[str] = "career link"
    from_role_id: int = _reference("role.id", "CASCADE")
    to_role_id: int = _reference("role.id", "CASCADE")
    kind: LinkKind = _choice()


class Person(Record, table=True):
    """Somebody in the organization. ``left_on`` is the last day employed."""

    noun: ClassVar[str] = "person"
    label_field: ClassVar[str | None] = "name"
    key: str = _key()
    name: str = Field(min_length=1)
    email: str = ""
    hired_on: date | None = _day()
    left_on: date | None = _day()
    left_why: str = ""
    location: str = ""
    employment: str = ""
    fte_percent: int = Field(default=100, ge=1, le=100)


class Position(Record, table=True):
    """An authorised seat in a unit, filled or not. ``annual_cost`` is for full time."""

    noun: ClassVar[str] = "position"
    label_field: ClassVar[str | None] = "key"
    key: str = _key()
    unit_id: int = _reference("unit.id", "RESTRICT")
    role_id: int | None = _reference("role.id", "RESTRICT", nullable=True)
    manager_position_id: int | None = _reference("position.id", "SET NULL", nullable=True)
    dotted_manager_position_id: int | None = _reference("position.id", "SET NULL", nullable=True)
    fte_percent: int = Field(default=100, ge=1, le=1000)
    status: PositionStatus = _choice(PositionStatus.OPEN)
    opens_on: date | None = _day()
    closes_on: date | None = _day()
    annual_cost: int | None = Field(default=None, ge=0, sa_type=BigInteger)
    critical: bool = False


class Incumbency(Record, table=True):
    """A person in a position for a period, with a share of full time."""

    __table_args__ = (UniqueConstraint("position_id", "person_id", "from_on"),)
    noun: ClassVar[str] = "incumbency"
    position_id: int = _reference("position.id", "CASCADE")
    person_id: int = _reference("person.id", "CASCADE")
    from_on: date | None = _day()
    to_on: date | None = _day()
    fte_percent: int = Field(default=100, ge=1, le=100)


class Requisition(Record, table=True):
    """An approved request to fill one position."""

    noun: ClassVar[str] = "requisition"
    label_field: ClassVar[str | None] = "key"
    key: str = _key()
    position_id: int = _reference("position.id", "CASCADE")
    status: RequisitionStatus = _choice(RequisitionStatus.DRAFT)
    opened_on: date | None = _day()
    target_start_on: date | None = _day()
    filled_on: date | None = _day()
    priority: str = ""
    hiring_manager_id: int | None = _reference("person.id", "SET NULL", nullable=True)


class Assessment(Record, table=True):
    """A dated statement of a person's proficiency. An empty level withdraws what the source said before."""

    __table_args__ = (
        UniqueConstraint("person_id", "skill_id", "source", "assessor", "assessed_on"),
        CheckConstraint("level BETWEEN 0 AND 5", name="level"),
    )
    noun: ClassVar[str] = "assessment"
    person_id: int = _reference("person.id", "CASCADE")
    skill_id: int = _reference("skill.id", "CASCADE")
    level: int | None = Field(default=None, ge=0, le=5)
    source: Source = _choice(Source.MANAGER)
    assessor: str = ""
    assessed_on: date = _day(nullable=False)
    valid_until: date | None = _day()
    evidence: str = ""


class Target(Record, table=True):
    """How many people at what proficiency a unit needs in a skill, and from when to when."""

    noun: ClassVar[str] = "capability target"
    unit_id: int = _reference("unit.id", "CASCADE")
    skill_id: int = _reference("skill.id", "CASCADE")
    level: int = Field(ge=1, le=5)
    people: int = Field(ge=1, le=100_000)
    importance: Importance | None = _choice(nullable=True)
    from_on: date | None = _day()
    to_on: date | None = _day()


class Goal(Record, table=True):
    """A level of a skill that a person means to reach, perhaps by a day."""

    __table_args__ = (UniqueConstraint("person_id", "skill_id"),)
    noun: ClassVar[str] = "goal"
    person_id: int = _reference("person.id", "CASCADE")
    skill_id: int = _reference("skill.id", "CASCADE")
    level: int = Field(ge=1, le=5)
    due_on: date | None = _day()
    note: str = ""


class AssessmentRound(Record, table=True):
    """An occasion on which people assess themselves in skills; open until ``closed_on``."""

    __tablename__ = "assessment_round"
    noun: ClassVar[str] = "assessment round"
    label_field: ClassVar[str | None] = "name"
    name: str = _key()
    unit_id: int | None = _reference("unit.id", "SET NULL", nullable=True)
    opened_on: date = _day(nullable=False)
    due_on: date | None = _day()
    closed_on: date | None = _day()
    note: str = ""


class RoundPerson(Record, table=True):
    """Somebody who takes part in an assessment round."""

    __tablename__ = "round_person"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)
    noun: ClassVar[str] = "person of a round"
    round_id: int = _reference("assessment_round.id", "CASCADE")
    person_id: int = _reference("person.id", "CASCADE")


class RoundSkill(Record, table=True):
    """A skill that an assessment round asks about."""

    __tablename__ = "round_skill"
    __table_args__ = (UniqueConstraint("round_id", "skill_id"),)
    noun: ClassVar[str] = "skill of a round"
    round_id: int = _reference("assessment_round.id", "CASCADE")
    skill_id: int = _reference("skill.id", "CASCADE")


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
    layout: str = _key()
    name: str = ""
    content: str = "{}"


class Scenario(Record, table=True):
    """A named set of dated changes laid over the records, or over another scenario."""

    noun: ClassVar[str] = "scenario"
    label_field: ClassVar[str | None] = "title"
    key: str = _key()
    title: str = Field(min_length=1)
    based_on_id: int | None = _reference("scenario.id", "RESTRICT", nullable=True)
    notes: str = ""


class PlannedChange(Record, table=True):
    """One dated change of a scenario; position and person are keys, for both may exist in the plan alone."""

    __tablename__ = "planned_change"
    __table_args__ = (UniqueConstraint("scenario_id", "number"),)
    noun: ClassVar[str] = "planned change"
    scenario_id: int = _reference("scenario.id", "CASCADE")
    number: int = Field(ge=1)
    on: date = _day(nullable=False)
    change: ChangeKind = _choice()
    position: str = ""
    person: str = ""
    unit_id: int | None = _reference("unit.id", "CASCADE", nullable=True)
    role_id: int | None = _reference("role.id", "CASCADE", nullable=True)
    skill_id: int | None = _reference("skill.id", "CASCADE", nullable=True)
    value: int | None = Field(default=None, sa_type=BigInteger)
    note: str = ""


class Statement(Record, table=True):
    """A sentence or list item of a role, under the ``heading`` of one of the 20 sections.

    Sub-items stand in ``text`` as further lines that open with "– ". ``number`` orders the rows of a role.
    """

    noun: ClassVar[str] = "statement"
    role_id: int = _reference("role.id", "CASCADE")
    section: int = Field(ge=1, le=20)
    heading: str = ""
    text: str = Field(min_length=1)
    number: int = 0
    begins: int | None = _place()
    ends: int | None = _place()


class Kpi(Record, table=True):
    """A measure by which a role is judged. Not ``is_certain``: the row was found, its cells were not told apart."""

    noun: ClassVar[str] = "KPI"
    label_field: ClassVar[str | None] = "name"
    role_id: int = _reference("role.id", "CASCADE")
    kind: str = ""
    name: str = Field(min_length=1)
    measures: str = ""
    why: str = ""
    target: str = ""
    frequency: str = ""
    is_certain: bool = True
    number: int = 0
    begins: int | None = _place()
    ends: int | None = _place()


class Tool(Record, table=True):
    """A tool that a role works with; ``cell`` is the text of the table's cell that packs several tools."""

    noun: ClassVar[str] = "tool"
    label_field: ClassVar[str | None] = "name"
    role_id: int = _reference("role.id", "CASCADE")
    category: str = ""
    name: str = Field(min_length=1)
    use: str = ""
    commonness: str = ""
    cell: str = ""
    is_certain: bool = True
    number: int = 0
    begins: int | None = _place()
    ends: int | None = _place()


class ScorecardDimension(Record, table=True):
    """What an interview for a role scores; the weight as the document words it."""

    __tablename__ = "scorecard_dimension"
    noun: ClassVar[str] = "scorecard dimension"
    label_field: ClassVar[str | None] = "dimension"
    role_id: int = _reference("role.id", "CASCADE")
    dimension: str = Field(min_length=1)
    weight_text: str = ""
    meets_bar: str = ""
    excellent: str = ""
    evidence: str = ""
    is_certain: bool = True
    number: int = 0
    begins: int | None = _place()
    ends: int | None = _place()


class Document(Record, table=True):
    """The document that a role was read from, byte for byte; ``page`` is its text, which places in it point into."""

    noun: ClassVar[str] = "role document"
    label_field: ClassVar[str | None] = "file_name"
    role_id: int = _reference("role.id", "CASCADE")
    file_name: str = _key()
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    page: str = ""


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


# In the order in which rows can be made: what is referred to comes first (the leader of a unit is set last).
RECORDS: tuple[type[Record], ...] = (
    OrganizationFacts,
    Unit,
    Role,
    Scale,
    ScaleLevel,
    Skill,
    Requirement,
    CareerLink,
    Person,
    Position,
    Incumbency,
    Requisition,
    Assessment,
    Target,
    Goal,
    AssessmentRound,
    RoundPerson,
    RoundSkill,
    SavedView,
    SheetMapping,
    Scenario,
    PlannedChange,
    Statement,
    Kpi,
    Tool,
    ScorecardDimension,
    Document,
)
ROLE_ROWS: tuple[type[Record], ...] = (Statement, Kpi, Tool, ScorecardDimension)
"""What a role says besides its requirements and links; read role by role, for the picture needs none of it."""
RECORD_BY_TABLE: Mapping[str, type[Record]] = {str(record.__tablename__): record for record in RECORDS}


def table_name(record: type[Record]) -> str:
    """The name under which a record is stored and journaled."""
    return str(record.__tablename__)
