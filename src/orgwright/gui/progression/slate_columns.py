"""The columns of a slate: who, how soon, how much of the role is held, and what speaks for and against."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from orgwright.gui.progression.slate_model import STAGE_STATES, STAGE_WORDS, SlateRow
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_chip
from orgwright.gui.widgets.range_bar import Range, paint_range, percent_text
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.learning import months_to_a_role
from orgwright.planning.explanations.role_coverage import person_gate, person_role_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.readiness import STAGES

Of = Callable[[Organization, int, int], Explanation]
_GATE_TONES = {"held": "met", "missing": "missing", "unknown": "unknown"}
_GATE_WORDS = {"held": "held", "missing": "missing", "unknown": "not known"}


def _paint_stage(painter: QPainter, rect: QRect, row: SlateRow) -> None:
    paint_chip(painter, rect, STAGE_WORDS[row.stage], STAGE_STATES[row.stage])


def _paint_coverage(painter: QPainter, rect: QRect, row: SlateRow) -> None:
    paint_range(painter, rect, Range(row.low, row.high))


def _explained(of: Of) -> Callable[[SlateRow], Explanation | None]:
    return lambda row: of(row.board.organization, row.person_id, row.board.measured.role_id)


COLUMNS: tuple[Column[Any], ...] = (
    Column("", lambda row: str(row.place + 1), 58, "right", sort_key=lambda row: row.place, tone="text3", spare=2),
    Column("Name", lambda row: row.name, 0, is_key=True),
    Column("Unit", lambda row: row.unit, 130, tone="text2", spare=4),
    Column("Present role", lambda row: row.role, 0, tone="text2"),
    Column(
        "Ready",
        lambda row: STAGE_WORDS[row.stage],
        106,
        sort_key=lambda row: STAGES.index(row.stage),
        paint=_paint_stage,
    ),
    Column(
        "Held, not known, short",
        lambda row: percent_text(row.low, row.high),
        136,
        sort_key=lambda row: (row.low, row.high),
        paint=_paint_coverage,
        spare=3,
    ),
    Column(
        "%",
        lambda row: percent_text(row.low, row.high),
        66,
        "right",
        bold=True,
        sort_key=lambda row: (row.low, row.high),
        explain=_explained(person_role_coverage),
    ),
    Column(
        "Gate",
        lambda row: _GATE_WORDS[row.gate],
        88,
        tone=lambda row: _GATE_TONES[row.gate],
        explain=_explained(person_gate),
    ),
    Column(
        "Months",
        lambda row: row.months_text,
        80,
        "right",
        sort_key=lambda row: row.months,
        explain=_explained(months_to_a_role),
    ),
    Column("Speaks for", lambda row: row.speaks_for, 0, tone="text2", spare=5),
    Column("Speaks against", lambda row: row.speaks_against, 0, spare=6),
)
