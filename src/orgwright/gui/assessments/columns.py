"""The columns of the tables of the screen of assessments, and the marks that they draw."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from orgwright.gui import style
from orgwright.gui.assessments import model
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_bar, paint_chip, paint_level
from orgwright.planning.severity import LEAST_SHARED

Columns = tuple[Column[Any], ...]
MOST_DIFFERENCE = 2.0
"""Levels at which the bar of an assessor is full."""
_TILE = QRect(0, 0, 28, 20)
_BAR = 10


def tile_area(rect: QRect) -> QRect:
    """Where the tile of a level stands in a cell: in the middle."""
    area = QRect(_TILE)
    area.moveCenter(rect.center())
    return area


def _level(title: str, level: Callable[[Any], int | None], width: int = 64, **more: Any) -> Column[Any]:
    """A column of level tiles; nothing is drawn where a source says nothing."""

    def paint(painter: QPainter, rect: QRect, row: Any) -> None:
        found = level(row)
        if found is not None:
            paint_level(painter, tile_area(rect), found)

    return Column(
        title,
        lambda row: "" if level(row) is None else str(level(row)),
        width,
        "center",
        sort_key=level,
        paint=paint,
        **more,
    )


def _source(title: str, name: str) -> Column[Any]:
    return _level(
        title,
        lambda row: row.levels.get(name),
        70,
        tooltip=lambda row: f"{title}: {row.levels[name]}, {day_text(row.days[name])}" if name in row.levels else "",
    )


def _required(title: str = "Role asks") -> Column[Any]:
    return Column(
        title,
        lambda row: str(row.required) if row.required else "–",
        70,
        "center",
        sort_key=lambda row: row.required or None,
        tone=lambda row: "text" if row.required else "text3",
    )


def _apart() -> Column[Any]:
    def paint(painter: QPainter, rect: QRect, row: model.DisputeRow) -> None:
        paint_chip(painter, rect, f"{row.apart} apart", "disputed")

    return Column("Apart", lambda row: f"{row.apart} apart", 82, sort_key=lambda row: row.apart, paint=paint)


_WHO: Columns = (
    Column("Person", lambda row: row.person, is_key=True),
    Column("Unit", lambda row: row.unit, 0, tone="text2", spare=2),
    Column("Skill", lambda row: row.skill),
)
CALIBRATION: Columns = (
    *_WHO,
    _source("Self", "self"),
    _source("Manager", "manager"),
    _apart(),
    _required(),
    Column("Manager on", lambda row: day_text(row.days["manager"]), 100, "right", tone="text2", spare=1),
)
DISAGREEMENTS: Columns = (
    *_WHO,
    _source("Certificate", "certificate"),
    _source("Manager", "manager"),
    _source("Peers", "peer"),
    _source("Self", "self"),
    _apart(),
    _required(),
)


def _due_tone(row: model.DueRow) -> str:
    return "missing" if row.leaves_short and row.is_gate else "short" if row.leaves_short else "text2"


def _days_tone(row: model.DueRow) -> str:
    return "expired" if row.days_left < 0 else "text2"


DUE: Columns = (
    Column("Last valid day", lambda row: day_text(row.valid_until), 110, sort_key=lambda row: row.valid_until),
    Column("", model.when_due, 104, sort_key=lambda row: row.days_left, tone=_days_tone),
    *_WHO,
    Column("Source", lambda row: row.source, 84, tone="text2", spare=1),
    _level("Level", lambda row: row.level, 58),
    Column(
        "What it costs", model.cost_of, 270, tone=_due_tone, sort_key=lambda row: (not row.leaves_short, row.days_left)
    ),
)
_REASONS = {"missing": "unknown", "expired": "expired", "stale": "stale"}


def _paint_reason(painter: QPainter, rect: QRect, row: model.NextRow) -> None:
    paint_chip(painter, rect, "not assessed" if row.reason == "missing" else row.reason, _REASONS[row.reason])


def _held_words(row: model.NextRow) -> str:
    return "" if row.held is None or row.assessed_on is None else f"{row.held}, {day_text(row.assessed_on)}"


def _paint_narrowing(painter: QPainter, rect: QRect, row: model.NextRow) -> None:
    """A bar that is full for the rating that narrows most."""
    if row.narrowing:
        paint_bar(painter, rect, row.narrowing / row.most, "held_fill")


NEXT: Columns = (
    *_WHO,
    Column("Why", lambda row: row.reason, 96, paint=_paint_reason),
    Column("Said last", _held_words, 120, tone="text2", spare=3),
    _required(),
    Column("Narrows the range by", lambda row: "", 130, paint=_paint_narrowing, spare=1),
    Column(
        "Points",
        lambda row: model.narrowing_text(row.narrowing) if row.narrowing else "–",
        62,
        "right",
        bold=True,
        sort_key=lambda row: (row.narrowing, row.share),
    ),
)


def _paint_stale(painter: QPainter, rect: QRect, row: model.ExpertRow) -> None:
    if row.is_stale:
        paint_chip(painter, rect, "stale", "stale")


EXPERTS: Columns = (
    Column("Person", lambda row: row.person, is_key=True),
    Column("Role", lambda row: row.role, tone="text2", spare=2),
    Column("Unit", lambda row: row.unit, tone="text2", spare=1),
    _level("Level", lambda row: row.level, 64),
    Column("Source", lambda row: row.source, 100, tone="text2"),
    Column("Assessed on", lambda row: day_text(row.assessed_on), 110, "right", sort_key=lambda row: row.assessed_on),
    Column("", lambda row: "stale" if row.is_stale else "", 70, paint=_paint_stale),
)


def paint_signed_bar(painter: QPainter, rect: QRect, difference: float) -> None:
    """A bar from the middle: to the right where somebody rates above the others, to the left where below."""
    middle = rect.left() + rect.width() / 2
    top = rect.center().y() - _BAR / 2 + 1
    length = min(abs(difference) / MOST_DIFFERENCE, 1.0) * rect.width() / 2
    left = middle if difference >= 0 else middle - length
    painter.fillRect(QRectF(rect.left(), top, rect.width(), _BAR), style.color("sunken"))
    painter.fillRect(QRectF(left, top, length, _BAR), style.color("text2"))
    painter.fillRect(QRectF(middle - 0.5, top - 3, 1, _BAR + 6), style.color("text"))


def _paint_difference(painter: QPainter, rect: QRect, row: Any) -> None:
    if row.mean_difference is not None:
        paint_signed_bar(painter, rect, row.mean_difference)


def _difference_words(row: Any) -> str:
    if row.mean_difference is None:
        return f"hidden: fewer than {LEAST_SHARED} shared cells tell more of chance than of a person"
    text = model.signed_text(row.mean_difference)
    if text == "0.0":
        return "as the others"
    return f"{text} {'above' if row.mean_difference > 0 else 'below'} the others"


SEVERITY: Columns = (
    Column("Assessor", lambda row: row.assessor, is_key=True, width=220),
    Column("Shared cells", lambda row: str(row.shared_cells), 96, "right", sort_key=lambda row: row.shared_cells),
    Column("Below, above", lambda row: "", 200, paint=_paint_difference, sort_key=lambda row: row.mean_difference),
    Column(
        "Levels, on average",
        _difference_words,
        sort_key=lambda row: row.mean_difference,
        tone=lambda row: "text3" if row.mean_difference is None else "text",
    ),
)


def _paint_share(painter: QPainter, rect: QRect, done: int, asked: int) -> None:
    area = QRectF(rect.left(), rect.center().y() - _BAR / 2 + 1, rect.width(), _BAR)
    painter.fillRect(area, style.color("sunken"))
    if asked:
        area.setWidth(rect.width() * done / asked)
        painter.fillRect(area, style.color("held_fill"))


def _paint_round(painter: QPainter, rect: QRect, row: model.RoundRow) -> None:
    _paint_share(painter, rect, row.progress.done, row.progress.asked)


def _paint_answers(painter: QPainter, rect: QRect, row: model.AnswerRow) -> None:
    _paint_share(painter, rect, row.done, row.asked)


def state_of(row: model.RoundRow) -> tuple[str, str]:
    """The word for a round and the state whose tint it has."""
    late = len(row.progress.late_ids)
    if late:
        return f"{late} late", "short"
    return row.progress.state, "goal" if row.progress.state == "open" else "unknown"


def _paint_state(painter: QPainter, rect: QRect, row: model.RoundRow) -> None:
    paint_chip(painter, rect, *state_of(row))


ROUNDS: Columns = (
    Column("Round", lambda row: row.progress.name, is_key=True),
    Column("Unit", lambda row: row.unit, tone="text2", spare=1),
    Column("", lambda row: state_of(row)[0], 76, paint=_paint_state),
    Column("Opened", lambda row: day_text(row.progress.opened_on), 96, "right", tone="text2", spare=3),
    Column(
        "Due",
        lambda row: "–" if row.progress.due_on is None else day_text(row.progress.due_on),
        96,
        "right",
        sort_key=lambda row: row.progress.due_on,
    ),
    Column(
        "People", lambda row: str(len(row.progress.people)), 64, "right", sort_key=lambda row: len(row.progress.people)
    ),
    Column("Skills", lambda row: str(len(row.progress.skill_ids)), 60, "right", tone="text2", spare=2),
    Column("Answered", lambda row: "", 150, paint=_paint_round, sort_key=lambda row: row.progress.share),
    Column("", lambda row: f"{row.progress.done} of {row.progress.asked}", 96, "right", bold=True),
)


def _answer_words(row: model.AnswerRow) -> str:
    if row.is_complete:
        return "complete"
    return "late" if row.is_late else "nothing yet" if not row.done else ""


ANSWERS: Columns = (
    Column("Person", lambda row: row.person, is_key=True),
    Column("Role", lambda row: row.role, tone="text2", spare=1),
    Column("Unit", lambda row: row.unit, tone="text2", spare=2),
    Column(
        "",
        _answer_words,
        92,
        tone=lambda row: "met" if row.is_complete else "short" if row.is_late else "text3",
    ),
    Column("Answered", lambda row: "", 150, paint=_paint_answers, sort_key=lambda row: row.done),
    Column("", lambda row: f"{row.done} of {row.asked}", 96, "right", sort_key=lambda row: row.done),
)
