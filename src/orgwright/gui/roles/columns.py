"""The columns of the tables of the screen of roles."""

from typing import Any

from PySide6.QtGui import QPainter

from orgwright.gui.roles.model import RequirementRow
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_level, paint_squares

MOST_SQUARES = 8


def _paint_held(painter: QPainter, rect: Any, row: RequirementRow) -> None:
    if 0 < row.asked <= MOST_SQUARES:
        paint_squares(painter, rect, row.held, row.asked)


LIST: tuple[Column[Any], ...] = (
    Column("Role", lambda row: row.name, is_key=True, tone=lambda row: "text3" if row.is_named_only else "text"),
    Column("", lambda row: "named" if row.is_named_only else str(row.people or ""), 78, "right", tone="text3"),
)
COLUMNS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column(
        "Importance",
        lambda row: row.importance,
        120,
        tone=lambda row: "text3" if row.importance == "not given" else "text",
    ),
    Column(
        "Level",
        lambda row: str(row.level),
        48,
        "center",
        paint=lambda painter, rect, row: paint_level(painter, rect, row.level),
    ),
    Column("", lambda row: row.level_by, 88, tone="text2", spare=1),
    Column("Held by incumbents", lambda row: "", 118, paint=_paint_held, spare=2),
    Column(
        "",
        lambda row: f"{row.held} of {row.asked}" if row.asked else "",
        72,
        tone=lambda row: "missing" if row.asked and not row.held else "text",
    ),
    Column("Note", lambda row: row.note, 170, tone="text2", spare=3),
)
LINKS: tuple[Column[Any], ...] = (
    Column("Role", lambda row: row.role, is_key=True, tone=lambda row: "text3" if row.is_named_only else "text"),
    Column("", lambda row: "named only" if row.is_named_only else "", 110, tone="text3"),
)
SAID: tuple[Column[Any], ...] = (
    Column("What", lambda row: row.what, 240, is_key=True),
    Column("In its words", lambda row: row.more, 0, tone="text2"),
    Column("Target, weight", lambda row: row.target, 180),
)
