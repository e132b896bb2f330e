"""Skills: their scales, the assessments of people in them, and how many people units need."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from orgwright.records.base import Record, choice_field, day_field, key_field, reference
from orgwright.records.words import Importance, SkillKind, Source


class Scale(Record, table=True):
    """Levels with names of their own, for the skills that name it or for all skills of its ``kind``."""

    noun: ClassVar[str] = "scale"
    label_field: ClassVar[str | None] = "name"
    name: str = key_field()
    kind: SkillKind | None = choice_field(nullable=True)
    description: str = ""


class ScaleLevel(Record, table=True):
    """One level of a scale; ``anchor`` is the level from 0 to 5 that it stands for, and under which it is stored."""

    __tablename__ = "scale_level"
    __table_args__ = (UniqueConstraint("scale_id", "anchor"),)
    noun: ClassVar[str] = "level of a scale"
    label_field: ClassVar[str | None] = "name"
    scale_id: int = reference("scale.id", "CASCADE")
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
    name: str = key_field()
    kind: SkillKind = choice_field(SkillKind.TECHNICAL)
    category: str = ""
    parent_id: int | None = reference("skill.id", "SET NULL", nullable=True)
    aliases: str = ""
    description: str = ""
    kept_apart: str = ""
    scale_id: int | None = reference("scale.id", "SET NULL", nullable=True)


class Assessment(Record, table=True):
    """A dated statement of a person's proficiency. An empty level withdraws what the source said before."""

    __table_args__ = (
        UniqueConstraint("person_id", "skill_id", "source", "assessor", "assessed_on"),
        CheckConstraint("level BETWEEN 0 AND 5", name="level"),
    )
    noun: ClassVar[str] = "assessment"
    person_id: int = reference("person.id", "CASCADE")
    skill_id: int = reference("skill.id", "CASCADE")
    level: int | None = Field(default=None, ge=0, le=5)
    source: Source = choice_field(Source.MANAGER)
    assessor: str = ""
    assessed_on: date = day_field(nullable=False)
    valid_until: date | None = day_field()
    evidence: str = ""


class Target(Record, table=True):
    """How many people at what proficiency a unit needs in a skill, and from when to when."""

    noun: ClassVar[str] = "capability target"
    unit_id: int = reference("unit.id", "CASCADE")
    skill_id: int = reference("skill.id", "CASCADE")
    level: int = Field(ge=1, le=5)
    people: int = Field(ge=1, le=100_000)
    importance: Importance | None = choice_field(nullable=True)
    from_on: date | None = day_field()
    to_on: date | None = day_field()


class AssessmentRound(Record, table=True):
    """An occasion on which people assess themselves in skills; open until ``closed_on``."""

    __tablename__ = "assessment_round"
    noun: ClassVar[str] = "assessment round"
    label_field: ClassVar[str | None] = "name"
    name: str = key_field()
    unit_id: int | None = reference("unit.id", "SET NULL", nullable=True)
    opened_on: date = day_field(nullable=False)
    due_on: date | None = day_field()
    closed_on: date | None = day_field()
    note: str = ""


class RoundPerson(Record, table=True):
    """Somebody who takes part in an assessment round."""

    __tablename__ = "round_person"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)
    noun: ClassVar[str] = "person of a round"
    round_id: int = reference("assessment_round.id", "CASCADE")
    person_id: int = reference("person.id", "CASCADE")


class RoundSkill(Record, table=True):
    """A skill that an assessment round asks about."""

    __tablename__ = "round_skill"
    __table_args__ = (UniqueConstraint("round_id", "skill_id"),)
    noun: ClassVar[str] = "skill of a round"
    round_id: int = reference("assessment_round.id", "CASCADE")
    skill_id: int = reference("skill.id", "CASCADE")
