"""Goals, assessment rounds, scales with names of their own, saved views and remembered mappings of sheets."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and let a skill name its scale."""
    _table(
        "scale",
        _text("name", 200),
        sa.Column("kind", sa.String(), nullable=True),
        _text("description"),
        unique=("name",),
    )
    _table(
        "scale_level",
        _refers("scale_level", "scale"),
        _whole("anchor"),
        _text("name"),
        _text("description"),
        unique=("scale_id", "anchor"),
    )
    _table(
        "goal",
        _refers("goal", "person"),
        _refers("goal", "skill"),
        _whole("level"),
        sa.Column("due_on", sa.Integer(), nullable=True),
        _text("note"),
        unique=("person_id", "skill_id"),
    )
    _table(
        "assessment_round",
        _text("name", 200),
        _refers("assessment_round", "unit", "SET NULL"),
        _whole("opened_on"),
        sa.Column("due_on", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Integer(), nullable=True),
        _text("note"),
        unique=("name",),
    )
    for other in ("person", "skill"):
        table = f"round_{other}"
        round_key = _refers(table, "assessment_round", name="round_id")
        _table(table, round_key, _refers(table, other), unique=("round_id", f"{other}_id"))
    _table("saved_view", _text("screen"), _text("name", 200), _text("content"), unique=("screen", "name"))
    _table("sheet_mapping", _text("layout", 200), _text("name"), _text("content"), unique=("layout",))
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scale_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_skill_scale_id"), ["scale_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_skill_scale_id"), "scale", ["scale_id"], ["id"], ondelete="SET NULL")


Column = tuple[sa.Column[str] | sa.Column[int], sa.ForeignKeyConstraint | None]


def _text(name: str, longest: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(longest), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _refers(table: str, other: str, on_delete: str = "CASCADE", name: str = "") -> Column:
    """A column that refers to a row of another table, and its constraint."""
    name = name or f"{other}_id"
    constraint = sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"), ondelete=on_delete)
    return sa.Column(name, sa.Integer(), nullable=on_delete == "SET NULL"), constraint


def _table(
    table: str, *parts: Column | sa.Column[str] | sa.Column[int] | sa.Column[str | None], unique: tuple[str, ...]
) -> None:
    columns = [part[0] if isinstance(part, tuple) else part for part in parts]
    keys = [part[1] for part in parts if isinstance(part, tuple) and part[1] is not None]
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        *keys,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(*unique, name=op.f(f"uq_{table}_{'_'.join(unique)}")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        for key in keys:
            (name,) = key.column_keys
            batch_op.create_index(batch_op.f(f"ix_{table}_{name}"), [name], unique=False)
