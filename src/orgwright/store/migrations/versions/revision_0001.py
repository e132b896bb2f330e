"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    _action()
    _organization()
    _person()
    _role()
    _scenario()
    _skill()
    _unit()
    _assessment()
    _career_link()
    _change()
    _document()
    _planned_change()
    _position()
    _requirement()
    _target()
    _incumbency()
    _requisition()


def _action() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reverts", sa.Integer(), nullable=True),
        sa.Column("border", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["reverts"], ["action.id"], name=op.f("fk_action_reverts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_reverts"), ["reverts"], unique=False)


def _organization() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("fiscal_year_start_month", sa.Integer(), nullable=False),
        sa.Column("planning_date", sa.Integer(), nullable=True),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("industry", sa.String(), nullable=False),
        sa.Column("regulated", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("hired_on", sa.Integer(), nullable=True),
        sa.Column("left_on", sa.Integer(), nullable=True),
        sa.Column("left_why", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("employment", sa.String(), nullable=False),
        sa.Column("fte_percent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("key", name=op.f("uq_person_key")),
    )


def _role() -> None:
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("horizon", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("name", name=op.f("uq_role_name")),
    )


def _scenario() -> None:
    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("based_on_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["based_on_id"], ["scenario.id"], name=op.f("fk_scenario_based_on_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
        sa.UniqueConstraint("key", name=op.f("uq_scenario_key")),
    )
    with op.batch_alter_table("scenario", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scenario_based_on_id"), ["based_on_id"], unique=False)


def _skill() -> None:
    op.create_table(
        "skill",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("aliases", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["skill.id"], name=op.f("fk_skill_parent_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill")),
        sa.UniqueConstraint("name", name=op.f("uq_skill_name")),
    )
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_parent_id"), ["parent_id"], unique=False)


def _unit() -> None:
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("leader_position_id", sa.Integer(), nullable=True),
        sa.Column("annual_budget", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["leader_position_id"],
            ["position.id"],
            name="fk_unit_leader_position_id",
            ondelete="SET NULL",
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_parent_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("name", name=op.f("uq_unit_name")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_leader_position_id"), ["leader_position_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_parent_id"), ["parent_id"], unique=False)


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("assessor", sa.String(), nullable=False),
        sa.Column("assessed_on", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.CheckConstraint("level BETWEEN 0 AND 5", name=op.f("ck_assessment_level")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assessment_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_assessment_skill_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint(
            "person_id",
            "skill_id",
            "source",
            "assessor",
            "assessed_on",
            name=op.f("uq_assessment_person_id_skill_id_source_assessor_assessed_on"),
        ),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assessment_skill_id"), ["skill_id"], unique=False)


def _career_link() -> None:
    op.create_table(
        "career_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_role_id", sa.Integer(), nullable=False),
        sa.Column("to_role_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_role_id"], ["role.id"], name=op.f("fk_career_link_from_role_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_role_id"], ["role.id"], name=op.f("fk_career_link_to_role_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_career_link")),
        sa.UniqueConstraint(
            "from_role_id", "to_role_id", "kind", name=op.f("uq_career_link_from_role_id_to_role_id_kind")
        ),
    )
    with op.batch_alter_table("career_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_career_link_from_role_id"), ["from_role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_career_link_to_role_id"), ["to_role_id"], unique=False)


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_change_action_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_action_id"), ["action_id"], unique=False)
        batch_op.create_index("ix_change_record_record_id", ["record", "record_id"], unique=False)


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_document_role_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("file_name", name=op.f("uq_document_file_name")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_role_id"), ["role_id"], unique=False)


def _planned_change() -> None:
    op.create_table(
        "planned_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scenario_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("skill_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_planned_change_role_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["scenario_id"], ["scenario.id"], name=op.f("fk_planned_change_scenario_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"], ["skill.id"], name=op.f("fk_planned_change_skill_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_planned_change_unit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_change")),
        sa.UniqueConstraint("scenario_id", "number", name=op.f("uq_planned_change_scenario_id_number")),
    )
    with op.batch_alter_table("planned_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planned_change_role_id"), ["role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_planned_change_scenario_id"), ["scenario_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_planned_change_skill_id"), ["skill_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_planned_change_unit_id"), ["unit_id"], unique=False)


def _position() -> None:
    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("manager_position_id", sa.Integer(), nullable=True),
        sa.Column("dotted_manager_position_id", sa.Integer(), nullable=True),
        sa.Column("fte_percent", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("opens_on", sa.Integer(), nullable=True),
        sa.Column("closes_on", sa.Integer(), nullable=True),
        sa.Column("annual_cost", sa.BigInteger(), nullable=True),
        sa.Column("critical", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dotted_manager_position_id"],
            ["position.id"],
            name=op.f("fk_position_dotted_manager_position_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["manager_position_id"], ["position.id"], name=op.f("fk_position_manager_position_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_position_role_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_position_unit_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sa.UniqueConstraint("key", name=op.f("uq_position_key")),
    )
    with op.batch_alter_table("position", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_position_dotted_manager_position_id"), ["dotted_manager_position_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_position_manager_position_id"), ["manager_position_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_position_role_id"), ["role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_position_unit_id"), ["unit_id"], unique=False)


def _requirement() -> None:
    op.create_table(
        "requirement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Integer(), nullable=False),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("importance", sa.String(), nullable=True),
        sa.Column("importance_text", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("context", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_requirement_role_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_requirement_skill_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
    )
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirement_role_id"), ["role_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_requirement_skill_id"), ["skill_id"], unique=False)


def _target() -> None:
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("importance", sa.String(), nullable=True),
        sa.Column("from_on", sa.Integer(), nullable=True),
        sa.Column("to_on", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_target_skill_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_target_unit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_skill_id"), ["skill_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_target_unit_id"), ["unit_id"], unique=False)


def _incumbency() -> None:
    op.create_table(
        "incumbency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Integer(), nullable=True),
        sa.Column("to_on", sa.Integer(), nullable=True),
        sa.Column("fte_percent", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_incumbency_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_incumbency_position_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incumbency")),
        sa.UniqueConstraint(
            "position_id", "person_id", "from_on", name=op.f("uq_incumbency_position_id_person_id_from_on")
        ),
    )
    with op.batch_alter_table("incumbency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incumbency_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incumbency_position_id"), ["position_id"], unique=False)


def _requisition() -> None:
    op.create_table(
        "requisition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("position_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Integer(), nullable=True),
        sa.Column("target_start_on", sa.Integer(), nullable=True),
        sa.Column("filled_on", sa.Integer(), nullable=True),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("hiring_manager_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hiring_manager_id"], ["person.id"], name=op.f("fk_requisition_hiring_manager_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_requisition_position_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requisition")),
        sa.UniqueConstraint("key", name=op.f("uq_requisition_key")),
    )
    with op.batch_alter_table("requisition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requisition_hiring_manager_id"), ["hiring_manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_requisition_position_id"), ["position_id"], unique=False)
