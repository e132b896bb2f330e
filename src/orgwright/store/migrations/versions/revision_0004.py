"""Actions, milestones, promotion cases and KPI readings of people; cost rates, baselines and where seats are."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, and the new columns of goals, positions and planned changes."""
    _development()
    _plans()
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("from_level", sa.Integer(), nullable=True))
    for table, column in (("position", "location"), ("planned_change", "manager_position")):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, sa.String(), nullable=False, server_default=""))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column, server_default=None)


def _development() -> None:
    _table(
        "goal_action",
        *_refers("goal_action", "goal"),
        _whole("number"),
        _text("kind"),
        _text("text"),
        *_refers("goal_action", "person", "SET NULL", "mentor_id"),
        _maybe("due_on"),
        _maybe("done_on"),
    )
    _table(
        "milestone",
        *_refers("milestone", "person"),
        *_refers("milestone", "role", "SET NULL"),
        _text("kind"),
        _whole("number"),
        _text("heading"),
        _text("text"),
        _maybe("due_on"),
        _maybe("done_on"),
        _text("note"),
    )
    _table(
        "promotion_case",
        *_refers("promotion_case", "person"),
        *_refers("promotion_case", "role"),
        _whole("opened_on"),
        _maybe("decided_on"),
        sa.Column("outcome", sa.String(), nullable=True),
        _text("note"),
        unique=("person_id", "role_id", "opened_on"),
    )
    _table(
        "promotion_check",
        *_refers("promotion_check", "promotion_case", name="case_id"),
        _whole("number"),
        _text("text"),
        *_refers("promotion_check", "skill", "SET NULL"),
        _maybe("met_on"),
        _text("evidence"),
    )
    _table(
        "kpi_reading",
        *_refers("kpi_reading", "role"),
        _text("kpi"),
        *_refers("kpi_reading", "person", is_needed=False),
        *_refers("kpi_reading", "unit", is_needed=False),
        _whole("read_on"),
        _money("value"),
        _text("note"),
    )


def _plans() -> None:
    _table(
        "cost_rate",
        *_refers("cost_rate", "role", is_needed=False),
        _text("level"),
        _text("location"),
        _money("annual_cost"),
        _money("hiring_cost", is_needed=False),
        unique=("role_id", "level", "location"),
    )
    _table("baseline", _text("name", 200), _whole("made_on"), _text("scenario"), _text("content"), unique=("name",))


Column = sa.Column[str] | sa.Column[int]
Part = Column | sa.ForeignKeyConstraint


def _text(name: str, longest: int | None = None) -> Column:
    return sa.Column(name, sa.String(longest), nullable=False)


def _whole(name: str) -> Column:
    return sa.Column(name, sa.Integer(), nullable=False)


def _maybe(name: str) -> Column:
    return sa.Column(name, sa.Integer(), nullable=True)


def _money(name: str, is_needed: bool = True) -> Column:
    return sa.Column(name, sa.BigInteger(), nullable=not is_needed)


def _refers(
    table: str, other: str, on_delete: str = "CASCADE", name: str = "", is_needed: bool | None = None
) -> tuple[Column, sa.ForeignKeyConstraint]:
    """A column that refers to a row of another table, and its constraint."""
    name = name or f"{other}_id"
    constraint = sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"), ondelete=on_delete)
    needed = on_delete != "SET NULL" if is_needed is None else is_needed
    return sa.Column(name, sa.Integer(), nullable=not needed), constraint


def _table(table: str, *parts: Part, unique: tuple[str, ...] = ()) -> None:
    keys = [part for part in parts if isinstance(part, sa.ForeignKeyConstraint)]
    rules = [sa.UniqueConstraint(*unique, name=op.f(f"uq_{table}_{'_'.join(unique)}"))] if unique else []
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *[part for part in parts if isinstance(part, sa.Column)],
        *keys,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *rules,
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        for key in keys:
            (name,) = key.column_keys
            batch_op.create_index(batch_op.f(f"ix_{table}_{name}"), [name], unique=False)
