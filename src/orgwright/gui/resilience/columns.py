"""The columns of the tables of resilience; those with a number say how it came about."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgwright.gui import style
from orgwright.gui.resilience import model, pieces
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_bar, paint_level
from orgwright.planning.explanation import Explanation
from orgwright.planning.resilience_leaving import EXPIRES

Explain = Callable[[Any], Explanation | None]
_DISCS, _STEP, _SIDE = 8, 13, 9


def paint_holders(painter: QPainter, rect: QRect, row: model.TargetRow) -> None:
    """A disc for each holder and a ring for each who lacks, a bar where they are many; then the number.

    Who would leave is struck through; a gap parts those needed from the slack.
    """
    one = row.target
    gone = one.holders_low - row.after if row.after is not None else 0
    if max(one.holders_low, one.people_needed) <= _DISCS:
        _paint_discs(painter, rect, one.holders_low, one.people_needed, gone)
    else:
        _paint_many(painter, rect, one.holders_low, one.people_needed, gone)
    painter.setFont(style.font(style.measures.TEXT_SECOND))
    painter.setPen(style.color("text2"))
    area = rect.adjusted(_DISCS * _STEP + 10, 0, 0, 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, f"{one.holders_low}")


def _paint_discs(painter: QPainter, rect: QRect, held: int, needed: int, gone: int) -> None:
    palette = style.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = rect.center().y() - 4
    for place in range(max(held, needed)):
        left = rect.left() + place * _STEP + (4 if place >= needed else 0)
        stays, leaves = place < held - gone, held - gone <= place < held
        token = palette.held_fill if stays else palette.short if leaves else palette.edge
        painter.setPen(QPen(QColor(token), 1.4))
        painter.setBrush(QColor(token) if stays else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(left + 0.5, top + 0.5, _SIDE, _SIDE))
        if leaves:
            painter.drawLine(QPointF(left + 1, top + _SIDE), QPointF(left + _SIDE, top + 1))
    painter.restore()


def _paint_many(painter: QPainter, rect: QRect, held: int, needed: int, gone: int) -> None:
    """Held of needed as a bar: what stays is solid, what would leave ember, what lacks an empty track."""
    palette, width = style.current(), _DISCS * _STEP - 3
    body = QRectF(rect.left(), rect.center().y() - 4, width, 10)
    whole = max(held, needed)
    painter.fillRect(body, QColor(palette.sunken))
    painter.fillRect(QRectF(body.left(), body.top(), width * held / whole, 10), QColor(palette.short))
    painter.fillRect(QRectF(body.left(), body.top(), width * (held - gone) / whole, 10), QColor(palette.held_fill))
    if held > needed:
        painter.fillRect(QRectF(body.left() + width * needed / whole, body.top() - 2, 1.5, 14), QColor(palette.text))


def target_columns(explain_slack: Explain, explain_after: Explain) -> tuple[Column[Any], ...]:
    """Targets: who holds them, the slack, the first dated end, and what the departure looked at leaves."""
    return (
        Column("Skill", lambda row: row.skill, is_key=True),
        Column("Unit", lambda row: row.unit, 130, tone="text2", spare=3),
        Column(
            "Level",
            lambda row: str(row.target.level),
            52,
            "center",
            sort_key=lambda row: row.target.level,
            paint=lambda painter, rect, row: paint_level(painter, _tile(rect), row.target.level),
        ),
        Column(
            "Holders",
            lambda row: str(row.target.holders_low),
            146,
            sort_key=lambda row: row.target.holders_low,
            paint=paint_holders,
            tooltip=lambda row: row.holders or "Nobody is known to hold it.",
            explain=explain_slack,
        ),
        Column("Needed", lambda row: str(row.target.people_needed), 56, "right"),
        Column(
            "Slack",
            lambda row: model.signed(row.target.slack),
            52,
            "right",
            sort_key=lambda row: row.target.slack,
            tone=lambda row: "short" if row.target.slack < 0 else "text",
            bold=True,
            explain=explain_slack,
        ),
        Column(
            "After",
            lambda row: "" if row.after is None else str(row.after),
            52,
            "right",
            sort_key=lambda row: row.after,
            tone=lambda row: "short" if row.after is not None and row.after < row.target.people_needed else "text",
            tooltip=lambda row: "Holders after the departures of the chosen card",
            explain=explain_after,
        ),
        Column(
            "",
            lambda row: row.note,
            100,
            tone=lambda row: "missing" if row.target.is_uncovered else "short",
            spare=2,
        ),
        Column(
            "Leaves on",
            lambda row: row.leaves,
            100,
            tone="text2",
            sort_key=lambda row: None if row.leaving is None else row.leaving.last_on,
            tooltip=lambda row: row.leaves_how,
            spare=1,
        ),
    )


def _tile(rect: QRect) -> QRect:
    """A tile in the middle of a narrow column."""
    middle = rect.center()
    return QRect(middle.x() - 12, middle.y() - 9, 25, 19)


def loss_columns(explain: Explain) -> tuple[Column[Any], ...]:
    """What leavers held, in the panel."""
    return (
        Column("Target", lambda row: f"{row.skill} at {row.loss.before.level}", is_key=True, tooltip=_loss_tip),
        Column(
            "Held",
            lambda row: row.held,
            100,
            "right",
            sort_key=lambda row: row.loss.after.slack,
            pixels=12,
            explain=explain,
        ),
        Column(
            "Points",
            lambda row: model.points_text(row.loss.points) or "0",
            58,
            "right",
            sort_key=lambda row: row.loss.points,
            tone=lambda row: "short" if row.loss.points else "text2",
            bold=lambda row: bool(row.loss.points),
            explain=explain,
        ),
    )


def _loss_tip(row: model.LossRow) -> str:
    return f"{row.skill} at level {row.loss.before.level} in {row.unit}\nHeld by {row.by}"


HOLDERS: tuple[Column[Any], ...] = (
    Column("Person", lambda row: row.name, is_key=True),
    Column("Unit", lambda row: row.unit, 130, tone="text2", pixels=12),
    Column(
        "Level",
        lambda row: str(row.level),
        52,
        "center",
        sort_key=lambda row: row.level,
        paint=lambda painter, rect, row: paint_level(painter, _tile(rect), row.level),
    ),
)


def ending_columns(explain: Explain) -> tuple[Column[Any], ...]:
    """Who holds a target today and no more by the day."""
    return (
        Column("Last day", lambda row: day_text(row.ending.last_on), 110, sort_key=lambda row: row.ending.last_on),
        Column("Person", lambda row: row.person, is_key=True),
        Column(
            "",
            lambda row: model.WHY[row.ending.why],
            104,
            tone=lambda row: "expired" if row.ending.why == EXPIRES else "text2",
        ),
        Column("Skill", lambda row: row.skill),
        Column(
            "Level",
            lambda row: str(row.target.level),
            52,
            "center",
            sort_key=lambda row: row.target.level,
            paint=lambda painter, rect, row: paint_level(painter, _tile(rect), row.target.level),
        ),
        Column("Unit", lambda row: row.unit, 150, tone="text2", spare=1),
        Column(
            "Holders, of needed",
            lambda row: f"{row.target.holders_low} → {row.after.holders_low} of {row.target.people_needed}",
            126,
            "right",
            sort_key=lambda row: row.after.slack,
            tone=lambda row: "short" if row.after.slack < 0 else "text",
            explain=explain,
        ),
        Column(
            "Points of the target",
            lambda row: model.points_text(row.points) or "0",
            124,
            "right",
            sort_key=lambda row: row.points,
            tone=lambda row: "short" if row.points else "text2",
            bold=lambda row: bool(row.points),
            tooltip=lambda row: "What the target loses to all its ends together",
            explain=explain,
        ),
    )


def driver_columns(titles: tuple[str, str, str], explain: Explain) -> tuple[Column[Any], ...]:
    """What costs most; ``titles`` name the key column, what stands beside it, and what is held there."""
    columns: list[Column[Any]] = [
        Column(titles[0], lambda row: row.skill, is_key=True),
        Column(titles[1], lambda row: row.where, 170, tone="text2", sort_key=lambda row: _where_order(row)),
    ]
    if titles[2]:
        columns.append(Column(titles[2], lambda row: row.held, 110, "right"))
    columns += [
        Column(
            "Points of coverage",
            lambda row: model.points_text(row.points),
            150,
            sort_key=lambda row: row.points,
            paint=lambda painter, rect, row: paint_bar(painter, rect, row.bar),
            spare=1,
        ),
        Column(
            "Points",
            lambda row: f"−{row.points * 100:.2f}",
            72,
            "right",
            sort_key=lambda row: row.points,
            tone="short",
            bold=True,
            explain=explain,
        ),
        Column(
            "Of it not known",
            lambda row: f"{row.unknown * 100:.2f}" if row.unknown else "",
            104,
            "right",
            sort_key=lambda row: row.unknown,
            tone="text2",
            explain=explain,
        ),
    ]
    return tuple(columns)


def _where_order(row: pieces.DriverRow) -> Any:
    people = getattr(row.of, "people", None)
    return (people or 0, row.where.casefold())


def step_columns(explain: Explain) -> tuple[Column[Any], ...]:
    """Single levels and what they bring for each month."""
    return (
        Column("Person", lambda row: row.person, is_key=True),
        Column("Skill", lambda row: row.skill),
        Column("Level", lambda row: row.levels, 70, "center"),
        Column(
            "Points",
            lambda row: f"+{row.step.points * 100:.2f}",
            72,
            "right",
            sort_key=lambda row: row.step.points,
            explain=explain,
        ),
        Column(
            "Months",
            lambda row: f"{row.step.months:.1f}",
            66,
            "right",
            sort_key=lambda row: row.step.months,
            explain=explain,
        ),
        Column("Months come from", lambda row: row.source, 128, tone="text2", spare=2),
        Column(
            "Points a month",
            lambda row: "",
            130,
            sort_key=lambda row: row.step.points_per_month,
            paint=lambda painter, rect, row: paint_bar(painter, rect, row.bar, "met"),
            spare=1,
        ),
        Column(
            "A month",
            lambda row: f"+{row.step.points_per_month * 100:.3f}" if row.step.months else "at once",
            78,
            "right",
            sort_key=lambda row: row.step.points_per_month,
            tone="met",
            bold=True,
            explain=explain,
        ),
    )
