"""The columns of the tables of the screen of skills."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from orgwright.gui import style
from orgwright.gui.skills.model import PairRow, SkillRow
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_level
from orgwright.planning.explanation import Explanation

Side = Callable[[PairRow], SkillRow]
ExplainSkill = Callable[[SkillRow], Explanation | None]


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun; nothing of none."""
    return "" if not count else f"{count} {one if count == 1 else many}"


def _left(row: PairRow) -> SkillRow:
    return row.left


def _right(row: PairRow) -> SkillRow:
    return row.right


def _paint_two_lines(painter: QPainter, rect: QRect, first: str, second: str) -> None:
    """A name, and under it what sort of skill it is."""
    middle = rect.center().y()
    for text, pixels, tone, top, height in (
        (first, style.measures.TEXT_BODY, "text", middle - 18, 18),
        (second, style.measures.TEXT_SECOND, "text2", middle, 16),
    ):
        font = style.font(pixels)
        painter.setFont(font)
        painter.setPen(style.color(tone))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        area = QRect(rect.left(), top, rect.width(), height)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _skill_of_pair(title: str, side: Side) -> Column[Any]:
    return Column(
        title,
        lambda row: side(row).name,
        paint=lambda painter, rect, row: _paint_two_lines(painter, rect, side(row).name, side(row).sort_of),
        tooltip=lambda row: f"{side(row).name}\n{side(row).sort_of}",
        is_key=side is _left,
    )


def _roles_of_pair(side: Side, spare: int, explain: ExplainSkill) -> Column[Any]:
    return Column(
        "Asked by",
        lambda row: counted(side(row).roles, "role", "roles") or "–",
        74,
        "right",
        sort_key=lambda row: side(row).roles,
        tone="text2",
        spare=spare,
        explain=lambda row: explain(side(row)),
    )


def _people_of_pair(side: Side, spare: int, explain: ExplainSkill) -> Column[Any]:
    return Column(
        "Assessed",
        lambda row: counted(side(row).people, "person", "people") or "–",
        84,
        "right",
        sort_key=lambda row: side(row).people,
        tone="text2",
        spare=spare,
        explain=lambda row: explain(side(row)),
    )


TAXONOMY: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.name, is_key=True),
    Column("Kind", lambda row: row.kind, 84, tone="text2", spare=1),
    Column("Part of", lambda row: row.parent, 190, tone="text2", spare=3),
    Column("Other names", lambda row: "; ".join(row.aliases), 250, tone="text2", spare=4),
    Column("Asked by", lambda row: counted(row.roles, "role", "roles") or "–", 80, "right"),
    Column("Assessed", lambda row: counted(row.people, "person", "people") or "–", 92, "right"),
    Column(
        "Findings",
        lambda row: str(len(row.findings) or ""),
        68,
        "right",
        tone="stale",
        tooltip=lambda row: "\n".join(row.findings),
        spare=2,
    ),
)


def pair_columns(roles: ExplainSkill, people: ExplainSkill) -> tuple[Column[Any], ...]:
    """The columns of two skills side by side; ``roles`` and ``people`` explain the counts of one of them."""
    return (
        _skill_of_pair("Left", _left),
        _roles_of_pair(_left, 1, roles),
        _people_of_pair(_left, 2, people),
        _skill_of_pair("Right", _right),
        _roles_of_pair(_right, 1, roles),
        _people_of_pair(_right, 2, people),
        Column("Alike", lambda row: f"{row.score:.0f} %", 60, "right", sort_key=lambda row: row.score),
    )


ROLES: tuple[Column[Any], ...] = (
    Column(
        "Role",
        lambda row: row.role,
        paint=lambda painter, rect, row: _paint_two_lines(painter, rect, row.role, row.demand),
        tooltip=lambda row: f"{row.role}\n{row.demand}",
        is_key=True,
    ),
    Column(
        "Level",
        lambda row: str(row.level),
        60,
        "center",
        paint=lambda painter, rect, row: paint_level(painter, _tile(rect), row.level),
    ),
)


def _tile(rect: QRect) -> QRect:
    """Where the tile of a level stands in a row of two lines."""
    return QRect(rect.right() - 27, rect.center().y() - 10, 28, 20)
