"""Look at first: what costs most coverage, in rows of two lines, each a click from its cause."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.screens import SCREENS
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.table import Table
from orgwright.planning.attention_row import FIRST, Attention, AttentionKind, explained_worth, first_of
from orgwright.planning.explanation import Explanation

HEAD = 36
LEAST_POINTS = 0.1
LEAST = HEAD + 1 + FIRST * style.measures.ROW_TWO_LINES
"""The height that the first five rows need."""
_LOOK = {
    AttentionKind.LEAVING: ("shield-alert", "short"),
    AttentionKind.EXPIRING: ("clock", "short"),
    AttentionKind.UNCOVERED: ("target", "missing"),
    AttentionKind.PLAN: ("calendar-range", "short"),
    AttentionKind.SUCCESSION: ("route", "short"),
    AttentionKind.SINGLE_HOLDER: ("shield-alert", "short"),
    AttentionKind.GATE: ("users", "missing"),
    AttentionKind.SEATS: ("calendar-range", "short"),
    AttentionKind.RATINGS: ("clock", "stale"),
    AttentionKind.FINDING: ("triangle-alert", "stale"),
    AttentionKind.ROUND: ("clock", "stale"),
}
"""Icon and tone of each kind."""
_TITLES = {entry.key: entry.title for entry in SCREENS}


def _paint_icon(painter: QPainter, rect: QRect, row: Attention) -> None:
    name, tone = _LOOK[row.kind]
    side = style.measures.ICON
    area = QRect(rect.left(), rect.center().y() - side // 2, side, side)
    style.paint_icon(painter, area, name, getattr(style.current(), tone))


def _paint_lines(painter: QPainter, rect: QRect, row: Attention) -> None:
    middle = rect.center().y()
    lines = ((row.headline, style.font(bold=True), "text", -9), (row.reason, style.font(12), "text2", 9))
    for text, font, tone, by in lines:
        painter.setFont(font)
        painter.setPen(style.color(tone))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        area = QRect(rect.left(), middle + by - 9, rect.width(), 18)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_link(painter: QPainter, rect: QRect, row: Attention) -> None:
    font = style.font(12)
    painter.setFont(font)
    painter.setPen(style.color("link"))
    area = rect.adjusted(0, 0, -14, 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, link_text(row))
    arrow = QRect(rect.right() - 10, rect.center().y() - 5, 11, 11)
    style.paint_icon(painter, arrow, "chevron-right", style.current().link)


def link_text(row: Attention) -> str:
    """Where a click goes."""
    return _TITLES.get(row.screen, "")


def points_text(row: Attention) -> str:
    """The effect in points of coverage, nothing where it has none."""
    if not row.worth:
        return ""
    points = row.worth * 100
    return f"{points:.1f} points" if points >= LEAST_POINTS else f"< {LEAST_POINTS} points"


def first_columns(explain: Callable[[Attention], Explanation | None]) -> tuple[Column[Any], ...]:
    """What it is, why, what it is worth and where it leads."""
    return (
        Column("Kind", lambda row: str(row.kind), 40, paint=_paint_icon),
        Column(
            "What and why",
            lambda row: f"{row.headline}. {row.reason}",
            paint=_paint_lines,
            tooltip=lambda row: f"{row.headline}.\n{row.reason}",
            is_key=True,
        ),
        Column("Effect", points_text, 86, "right", tone="text2", pixels=12, explain=explain),
        Column("Goes to", link_text, 112, "right", paint=_paint_link),
    )


class FirstList(QWidget):
    """The block; ``wanted`` tells the row whose cause is to be shown, ``explained`` how an effect came about."""

    wanted = Signal(object)
    explained = Signal(object)
    again_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.columns = first_columns(lambda row: explained_worth(row, context.organization))
        self._things: tuple[Attention, ...] = ()
        self._shows_all = False
        self._note = ElidedLabel("", style.measures.TEXT_SECOND)
        self._note.setProperty("tone", "text2")
        self.more = link("", on_click=self._turn)
        self.again = link("Compute again", on_click=self.again_wanted.emit)
        self.table = Table(
            self.columns, key=lambda row: row.cause, row_height=style.measures.ROW_TWO_LINES, sortable=False
        )
        self.table.horizontalHeader().hide()
        self.table.setAccessibleName("Look at first")
        self.table.opened.connect(lambda row, _title: self.wanted.emit(row))
        self.table.clicked.connect(self._click)
        self.table.explained.connect(self.explained)
        self.table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.nothing = label("", tone="text2", wrap=True)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(HEAD)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(label("Look at first", bold=True))
        line.addWidget(self._note, 1)
        line.addWidget(self.more)
        line.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.wait()

    def wait(self) -> None:
        """Say that the rows are on their way."""
        self._things = ()
        self._show("Looking at people, targets, seats and plans…")

    def stop(self) -> None:
        """Say that the computation was stopped, and offer it again; rows that are shown already stay."""
        self._show("The overview was stopped before its end.")
        self.again.show()

    def show_things(self, things: Sequence[Attention]) -> None:
        """Show the first few of these, or all where that was asked for."""
        self._things = tuple(things)
        self._show("Nothing here needs a look: no target is uncovered, nobody leaves with what others lack.")

    def _show(self, nothing: str) -> None:
        things = self._things
        self.again.hide()
        shown = things if self._shows_all else first_of(things, self._most)
        self.table.setVisible(bool(things))
        self.nothing.setVisible(not things)
        self.nothing.setText(nothing)
        count = f"{len(shown)} of {len(things):,}, by effect on coverage" if len(things) > len(shown) else ""
        self._note.setText(count or ("by effect on coverage" if things else ""))
        self.more.setVisible(len(things) > self._most)
        self.more.setText("The first alone" if self._shows_all else f"All {len(things):,}")
        self.table.show_rows(list(shown))

    @property
    def _room(self) -> int:
        return self.height() - HEAD - 1

    @property
    def _most(self) -> int:
        """How many rows are shown first: five, more where the window is high."""
        return max(FIRST, self._room // style.measures.ROW_TWO_LINES)

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self.show_things(self._things)
        self.table.scrollToTop()

    def _click(self, index: QModelIndex) -> None:
        """Go to the cause, from anywhere in the row but from its number."""
        row = self.table.rows_model.row(index.row())
        if not self.columns[index.column()].can_explain(row):
            self.wanted.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height among the rows, or show more of them."""
        super().resizeEvent(event)
        self.table.verticalHeader().setDefaultSectionSize(max(self._room // self._most, style.measures.ROW_TWO_LINES))
        if self._things:
            self.show_things(self._things)
