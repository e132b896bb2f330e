"""Roles: what they require, where they lead, and what their documents say section by section."""

from typing import ClassVar

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field

from orgwright.records.base import Record, choice_field, key_field, place_field, reference
from orgwright.records.words import Importance, LinkKind, Tier


class Role(Record, table=True):
    """What kind of work: a step of a ladder in a family of roles."""

    noun: ClassVar[str] = "role"
    label_field: ClassVar[str | None] = "name"
    name: str = key_field()
    family: str = ""
    level: str = ""
    track: str = ""
    horizon: str = ""
    summary: str = ""


class Requirement(Record, table=True):
    """A role's demand for a skill. Without a level, policy gives it from the role's job level and the tier.

    ``detail`` says what it means here; of a soft skill what strong performance looks like. From ``begins`` to before
    ``ends`` the page of the role's document says so, here and in the other rows of a role; empty: made by hand.
    """

    noun: ClassVar[str] = "requirement"
    role_id: int = reference("role.id", "CASCADE")
    skill_id: int = reference("skill.id", "CASCADE")
    tier: Tier | None = choice_field(nullable=True)
    importance: Importance | None = choice_field(nullable=True)
    importance_text: str = ""
    level: int | None = Field(default=None, ge=1, le=5)
    context: str = ""
    detail: str = ""
    begins: int | None = place_field()
    ends: int | None = place_field()


class CareerLink(Record, table=True):
    """A way from one role to another; an adjacent link runs both ways."""

    __tablename__ = "career_link"
    __table_args__ = (UniqueConstraint("from_role_id", "to_role_id", "kind"),)
    noun: ClassVar[str] = "career link"
    from_role_id: int = reference("role.id", "CASCADE")
    to_role_id: int = reference("role.id", "CASCADE")
    kind: LinkKind = choice_field()


class Statement(Record, table=True):
    """A sentence or list item of a role, under the ``heading`` of one of the 20 sections.

    Sub-items stand in ``text`` as further lines that open with "– ". ``number`` orders the rows of a role.
    """

    noun: ClassVar[str] = "statement"
    role_id: int = reference("role.id", "CASCADE")
    section: int = Field(ge=1, le=20)
    heading: str = ""
    text: str = Field(min_length=1)
    number: int = 0
    begins: int | None = place_field()
    ends: int | None = place_field()


class Kpi(Record, table=True):
    """A measure by which a role is judged. Not ``is_certain``: the row was found, its cells were not told apart."""

    noun: ClassVar[str] = "KPI"
    label_field: ClassVar[str | None] = "name"
    role_id: int = reference("role.id", "CASCADE")
    kind: str = ""
    name: str = Field(min_length=1)
    measures: str = ""
    why: str = ""
    target: str = ""
    frequency: str = ""
    is_certain: bool = True
    number: int = 0
    begins: int | None = place_field()
    ends: int | None = place_field()


class Tool(Record, table=True):
    """A tool that a role works with; ``cell`` is the text of the table's cell that packs several tools."""

    noun: ClassVar[str] = "tool"
    label_field: ClassVar[str | None] = "name"
    role_id: int = reference("role.id", "CASCADE")
    category: str = ""
    name: str = Field(min_length=1)
    use: str = ""
    commonness: str = ""
    cell: str = ""
    is_certain: bool = True
    number: int = 0
    begins: int | None = place_field()
    ends: int | None = place_field()


class ScorecardDimension(Record, table=True):
    """What an interview for a role scores; the weight as the document words it."""

    __tablename__ = "scorecard_dimension"
    noun: ClassVar[str] = "scorecard dimension"
    label_field: ClassVar[str | None] = "dimension"
    role_id: int = reference("role.id", "CASCADE")
    dimension: str = Field(min_length=1)
    weight_text: str = ""
    meets_bar: str = ""
    excellent: str = ""
    evidence: str = ""
    is_certain: bool = True
    number: int = 0
    begins: int | None = place_field()
    ends: int | None = place_field()


class Document(Record, table=True):
    """The document that a role was read from, byte for byte; ``page`` is its text, which places in it point into."""

    noun: ClassVar[str] = "role document"
    label_field: ClassVar[str | None] = "file_name"
    role_id: int = reference("role.id", "CASCADE")
    file_name: str = key_field()
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    page: str = ""
