"""What role documents say becomes rows: statements, KPIs, tools, the scorecard, and where the page says so."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of a role's rows, and add the columns that point into its document."""
    _role_rows(
        "statement",
        sa.Column("section", sa.Integer(), nullable=False),
        *_texts("heading", "text"),
    )
    _role_rows(
        "kpi",
        *_texts("kind", "name", "measures", "why", "target", "frequency"),
        sa.Column("is_certain", sa.Boolean(), nullable=False),
    )
    _role_rows(
        "tool",
        *_texts("category", "name", "use", "commonness", "cell"),
        sa.Column("is_certain", sa.Boolean(), nullable=False),
    )
    _role_rows(
        "scorecard_dimension",
        *_texts("dimension", "weight_text", "meets_bar", "excellent", "evidence"),
        sa.Column("is_certain", sa.Boolean(), nullable=False),
    )
    _add_text("requirement", "detail", *_place())
    _add_text("skill", "kept_apart")
    _add_text("document", "page")
    _add_text("organization", "geography")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _place() -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in ("begins", "ends")]


def _role_rows(table: str, *columns: sa.Column[str] | sa.Column[int] | sa.Column[bool]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        *columns,
        sa.Column("number", sa.Integer(), nullable=False),
        *_place(),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f(f"fk_{table}_role_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_role_id"), ["role_id"], unique=False)


def _add_text(table: str, name: str, *others: sa.Column[int]) -> None:
    """Add a column of text, empty in the rows that are there."""
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for column in others:
            batch_op.add_column(column)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(name, server_default=None)
