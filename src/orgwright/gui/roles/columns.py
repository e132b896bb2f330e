"""The tabs of a role and the columns of their tables, and those of the list of roles."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from orgwright.gui import style
from orgwright.gui.roles import parts
from orgwright.gui.roles.parts import EDITED, PartRow, Rows, Shown
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_check, paint_chip, paint_level, paint_squares
from orgwright.planning.role_meaning import Authority
from orgwright.records import CareerLink, Kpi, Record, Requirement, ScorecardDimension, Statement, Tool

MOST_SQUARES = 8
_CHIP = 94


def _paint_held(painter: QPainter, rect: QRect, row: PartRow) -> None:
    if row.more is not None and 0 < row.more.asked <= MOST_SQUARES:
        paint_squares(painter, rect, row.more.held, row.more.asked)


def _paint_level(painter: QPainter, rect: QRect, row: PartRow) -> None:
    if row.more is not None:
        paint_level(painter, rect, row.more.level)


def _paint_mark(painter: QPainter, rect: QRect, row: PartRow) -> None:
    if row.mark:
        paint_chip(painter, rect, row.mark, "goal" if row.mark == EDITED else "stale")


def _paint_box(painter: QPainter, rect: QRect, row: PartRow) -> None:
    """A check box beside a deliverable; nothing beside other rows."""
    if isinstance(row.more, bool):
        paint_check(painter, rect, row.more, "held_fill")


def _paint_dot(which: Authority) -> Callable[[QPainter, QRect, PartRow], None]:
    """A disc where somebody takes part in a decision."""

    def paint(painter: QPainter, rect: QRect, row: PartRow) -> None:
        if row.more and which in row.more:
            palette = style.current()
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.text2))
            painter.drawEllipse(QRectF(rect.center().x() - 4, rect.center().y() - 4, 9, 9))
            painter.restore()

    return paint


def _text(title: str, place: int, width: int = 0, **more: Any) -> Column[PartRow]:
    return Column(title, lambda row: row.text(place), width, **more)


def _of(name: str) -> Callable[[PartRow], str]:
    """A value of the requirement that a row stands for."""
    return lambda row: "" if row.more is None else str(getattr(row.more, name))


MARK: Column[PartRow] = Column("", lambda row: row.mark, _CHIP, paint=_paint_mark)
HELD: Column[PartRow] = Column(
    "",
    lambda row: f"{row.more.held} of {row.more.asked}" if row.more is not None and row.more.asked else "",
    72,
    tone=lambda row: "missing" if row.more is not None and row.more.asked and not row.more.held else "text",
)
_HELD = (Column("Held by incumbents", lambda row: "", 118, paint=_paint_held, spare=2), HELD)
_IMPORTANCE: Column[PartRow] = Column(
    "Importance",
    _of("importance"),
    118,
    tone=lambda row: "text3" if row.more is not None and row.more.importance == "not given" else "text",
)
_LEVEL: tuple[Column[PartRow], ...] = (
    Column("Level", _of("level"), 48, "center", paint=_paint_level),
    Column("", _of("level_by"), 92, tone="text2", spare=4),
)
_SENTENCES: tuple[Column[PartRow], ...] = (_text("What it says", 0, wraps=True, is_key=True), MARK)


def _said(title: str, second: str, width: int, tone: Any = "text2") -> tuple[Column[PartRow], ...]:
    return (_text(title, 0, wraps=True, is_key=True), _text(second, 1, width, tone=tone), MARK)


@dataclass(frozen=True)
class Part:
    """One tab of a role: the rows it shows, their columns, and what can be added in it.

    ``adds``: for each kind of new row its title, its record and the section of a statement.
    """

    key: str
    title: str
    rows: Callable[[Shown], Rows]
    columns: tuple[Column[PartRow], ...]
    adds: tuple[tuple[str, type[Record], int], ...]
    empty: str


def _statement(title: str, section: int) -> tuple[str, type[Record], int]:
    return (title, Statement, section)


PARTS: tuple[Part, ...] = (
    Part(
        "card",
        "Card",
        parts.card,
        _SENTENCES,
        (_statement("Mission, outcome", 2), _statement("Summary", 1)),
        "Mission and outcomes are not said yet.",
    ),
    Part(
        "work",
        "Work",
        parts.work,
        (
            Column("", lambda row: "", 33, paint=_paint_box),
            _text("What is done and delivered", 0, wraps=True, is_key=True),
            _text("How often", 1, 150, tone="text2"),
            MARK,
        ),
        (_statement("Responsibility", 3), _statement("Activity", 4), _statement("Deliverable", 5)),
        "What the role does and delivers is not said yet.",
    ),
    Part(
        "goals",
        "Goals",
        parts.goals,
        _said("Goal", "Due", 110),
        (_statement("Goal", 6),),
        "No goals for the first year yet.",
    ),
    Part(
        "kpis",
        "KPIs",
        parts.kpis,
        (
            _text("KPI", 0, wraps=True, is_key=True),
            _text("Target", 1, 170, wraps=True),
            _text("Understood as", 2, 150, wraps=True, tone="text2", spare=2),
            _text("What it measures", 3, wraps=True, tone="text2", spare=1),
            _text("How often", 4, 104, wraps=True, tone="text2", spare=3),
            MARK,
        ),
        (("KPI", Kpi, 7), _statement("Note", 7)),
        "No KPIs yet.",
    ),
    Part(
        "requirements",
        "Requirements",
        parts.requirements,
        (
            _text("Skill", 0, wraps=True, is_key=True),
            _IMPORTANCE,
            *_LEVEL,
            *_HELD,
            Column("Note", lambda row: _note(row), tone="text2", spare=3),
            MARK,
        ),
        (("Requirement", Requirement, 8),),
        "This role asks for no technical skills yet.",
    ),
    Part(
        "soft",
        "Soft skills",
        parts.soft_skills,
        (
            _text("Skill", 0, 190, wraps=True, is_key=True),
            Column("What strong performance looks like", _of("detail"), wraps=True, tone="text2"),
            _IMPORTANCE,
            *_LEVEL[:1],
            *_HELD[1:],
            MARK,
        ),
        (("Requirement", Requirement, 9),),
        "This role asks for no soft skills yet.",
    ),
    Part(
        "tools",
        "Tools",
        parts.tools,
        (
            _text("Tool", 0, wraps=True, is_key=True),
            _text("Used for", 1, wraps=True, tone="text2"),
            _text("Commonness", 2, 120, wraps=True),
            _text("Known to", 3, 84, spare=1),
            _text("In the document", 4, 190, tone="text3", spare=2),
            MARK,
        ),
        (("Tool", Tool, 10), _statement("Environment", 11)),
        "No tools and no environment yet.",
    ),
    Part(
        "collaboration",
        "Collaboration",
        parts.collaboration,
        (_text("Who", 0, 300, wraps=True, is_key=True), _text("About what", 1, wraps=True, tone="text2"), MARK),
        (_statement("Somebody", 12),),
        "Nobody says yet whom the role works with.",
    ),
    Part(
        "decisions",
        "Decisions",
        parts.decisions,
        (
            _text("Decision", 0, wraps=True, is_key=True),
            *(
                Column[PartRow](
                    str(who).capitalize(),
                    lambda row, who=who: "yes" if row.more and who in row.more else "",  # type: ignore[misc]
                    66,
                    "center",
                    paint=_paint_dot(who),
                )
                for who in Authority
            ),
            MARK,
        ),
        (_statement("Decision", 13),),
        "Decision rights are not said yet.",
    ),
    Part(
        "experience",
        "Experience",
        parts.experience,
        _said("Experience", "Years or need", 130, "text"),
        (_statement("Experience", 14),),
        "Experience and education are not said yet.",
    ),
    Part(
        "career",
        "Career",
        parts.career,
        (
            Column(
                "Role",
                lambda row: row.text(0),
                wraps=True,
                is_key=True,
                tone=lambda row: "text3" if row.text(1) == "named only" else "text",
            ),
            _text("", 1, 100, tone="text3"),
            _text("In the document", 2, wraps=True, tone="text2", spare=1),
            MARK,
        ),
        (("Career link", CareerLink, 15), _statement("Promotion, evolution", 15)),
        "No career links yet.",
    ),
    Part(
        "risks",
        "Risks",
        parts.risks,
        _SENTENCES,
        (_statement("Risk", 16),),
        "No challenges and risks yet.",
    ),
    Part(
        "variants",
        "Variants",
        parts.variants,
        _said("Variant", "For this organization", 150, lambda row: "link" if row.more else "text3"),
        (_statement("Variant", 17),),
        "What changes by size, industry or regulation is not said yet.",
    ),
    Part(
        "ai",
        "AI impact",
        parts.impact,
        _SENTENCES,
        (_statement("Impact of AI", 18),),
        "What AI changes in this role is not said yet.",
    ),
    Part(
        "hiring",
        "Hiring",
        parts.hiring,
        (
            _text("Dimension", 0, wraps=True, is_key=True),
            _text("Weight", 1, 70, wraps=True),
            _text("Share", 2, 56, align="right"),
            _text("Meets the bar", 3, wraps=True, tone="text2"),
            _text("Excellent", 4, wraps=True, tone="text2", spare=1),
            _text("Evidence", 5, 150, wraps=True, tone="text2", spare=2),
            MARK,
        ),
        (("Scorecard dimension", ScorecardDimension, 19), _statement("Interview note", 19)),
        "How to interview for this role is not said yet.",
    ),
    Part(
        "summary",
        "Summary",
        parts.summary,
        (
            _text("Row", 0, 170, wraps=True, is_key=True),
            _text("As the document sums it up", 1, wraps=True),
            Column(
                "Found elsewhere",
                lambda row: row.text(2),
                170,
                wraps=True,
                tone=lambda row: "stale" if row.mark else "text2",
            ),
        ),
        (_statement("Row", 20),),
        "The document of this role has no summary.",
    ),
)


def _note(row: PartRow) -> str:
    """The words of a requirement on one line; its form has them in full."""
    return "" if row.more is None else "; ".join(part for part in (row.more.note, *row.more.detail.split("\n")) if part)


LIST: tuple[Column[Any], ...] = (
    Column("Role", lambda row: row.name, is_key=True, tone=lambda row: "text3" if row.is_named_only else "text"),
    Column("", lambda row: "named" if row.is_named_only else str(row.people or ""), 72, "right", tone="text3"),
)
