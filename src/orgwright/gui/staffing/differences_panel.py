"""The panel of what differs between two plans: a row for each difference, the greatest effect first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.amounts import day_text, short_money_text
from orgwright.gui.widgets.buttons import MenuButton, button, primary
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.plan_differences import PlanDifference, PlanDifferences
from orgwright.records import ChangeKind

_ICONS: Mapping[ChangeKind, str] = {
    ChangeKind.HIRE: "plus",
    ChangeKind.LEAVE: "minus",
    ChangeKind.MOVE: "chevron-right",
    ChangeKind.PROMOTE: "chevron-up",
    ChangeKind.OPEN: "plus",
    ChangeKind.CLOSE: "x",
    ChangeKind.FREEZE: "snowflake",
    ChangeKind.UNFREEZE: "sun",
    ChangeKind.REPORT: "git-branch",
    ChangeKind.RAISE_SKILL: "trending-up",
}
_AMOUNTS = 66
"""Room for the amount at the right of a row."""


@dataclass(frozen=True)
class DifferenceRow:
    """One difference as text: what it does, of which plan, its cost, its effect on coverage in points, and its day."""

    number: int
    icon: str
    title: str
    second: str
    cost: str
    effect: str
    tone: str
    details: str


def difference_rows(found: PlanDifferences, titles: tuple[str, str], currency: str) -> list[DifferenceRow]:
    """The rows in their order, what they do together last where it is anything; ``titles`` are first and second."""
    rows = [_row(number, one, titles, currency) for number, one in enumerate(found.rows)]
    effect, tone = effect_text(found.together_coverage)
    if found.together_cost or effect:
        second = "What these changes do only in each other's company"
        cost = short_money_text(found.together_cost, currency)
        rows.append(DifferenceRow(-1, "sigma", "Together", second, cost, effect, tone, second))
    return rows


def _row(number: int, one: PlanDifference, titles: tuple[str, str], currency: str) -> DifferenceRow:
    more = len(one.sentences) - 1
    is_alike = one.sentence not in one.sentences
    rest = f", with {more} more" if more and not is_alike else ""
    whose = titles[1] if one.is_second else titles[0]
    does = one.predicate if one.is_second else f"not: {one.predicate}"
    effect, tone = effect_text(one.coverage)
    second = f"{does}{rest}, {day_text(one.on)}"
    details = "\n".join((one.sentence, *(one.sentences if more else ()), f"{day_text(one.on)}, only in {whose}"))
    icon = _ICONS[one.kind] if one.is_second else "minus"
    return DifferenceRow(number, icon, one.subject, second, short_money_text(one.cost, currency), effect, tone, details)


def effect_text(coverage: float | None) -> tuple[str, str]:
    """An effect on coverage in points of a hundred with the token of its colour; nothing where it rounds to none."""
    points = 0.0 if coverage is None else round(coverage * 100, 1)
    if not points:
        return "", "text3"
    return f"{'+' if points > 0 else '−'}{abs(points):.1f} pt", "met" if points > 0 else "short"


def paint_difference(painter: QPainter, rect: QRect, row: DifferenceRow) -> None:
    """Two lines: what it does and its cost, when and its effect on coverage."""
    palette = style.current()
    style.paint_icon(painter, QRect(rect.left(), rect.top() + 10, 14, 14), row.icon, palette.text2)
    first = QRect(rect.left() + 24, rect.top() + 7, rect.width() - 24, 18)
    below = first.translated(0, 20)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for area, text, second, pixels, bold, tone in (
        (first, row.title, row.cost, style.measures.TEXT_BODY, True, "text"),
        (below, row.second, row.effect, style.measures.TEXT_SECOND, False, row.tone),
    ):
        painter.setFont(style.font(pixels))
        painter.setPen(style.color(tone))
        painter.drawText(area, right, second)
        written = style.font(pixels, bold=bold)
        painter.setFont(written)
        painter.setPen(style.color("text" if bold else "text2"))
        room = area.width() - (_AMOUNTS if second else 0)
        painter.drawText(area, left, QFontMetrics(written).elidedText(text, Qt.TextElideMode.ElideRight, room))


def _spoken(row: DifferenceRow) -> str:
    return ", ".join(part for part in (row.title, row.second, row.cost, row.effect) if part)


class DifferencesPanel(SidePanel):
    """What differs between the chosen plan and another one, which can be chosen here."""

    def __init__(
        self,
        fill_others: Callable[[QMenu], None],
        explain: Callable[[DifferenceRow], Explanation | None],
        make_real: Callable[[], object],
        export: Callable[[], object],
    ) -> None:
        super().__init__("What differs")
        self.table = Table(
            (
                Column(
                    "Difference",
                    _spoken,
                    paint=paint_difference,
                    tooltip=lambda row: row.details,
                    is_key=True,
                    explain=explain,
                ),
            ),
            key=lambda row: row.number,
            row_height=style.measures.ROW_TWO_LINES,
            sortable=False,
        )
        self.table.setAccessibleName("What differs, the greatest effect first")
        self.table.horizontalHeader().hide()
        self.note = second_line("", wrap=True)
        self.against = MenuButton("against the first plan", fill_others)
        self.make_real = primary("Make real…", on_click=make_real)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_1)
        column.addWidget(self.against)
        column.addWidget(self.note)
        self.add_section(head)
        self._rows = self.add_section(self.table, is_flush=True)
        self.set_actions(self.make_real, button("Export workbook…", on_click=export))

    def show_waiting(self, second: str, first: str) -> None:
        """Say whose differences are being looked for."""
        self.set_title("What differs", second)
        self.against.setText(f"against {first}")
        self.note.setText("Leaving out one change after the other…")
        self._show([])

    def show_stopped(self) -> None:
        """Say that somebody stopped the search."""
        self.note.setText("Stopped before all effects were known.")

    def show_differences(
        self, found: PlanDifferences, titles: tuple[str, str], currency: str, is_whole: bool = True
    ) -> None:
        """Show what was found; until it is whole, effects on coverage are still to come."""
        self._show(difference_rows(found, titles, currency))
        note = note_text(found, titles[0], currency)
        self.note.setText(note if is_whole or not found.rows else f"{costed_text(found, currency)} Coverage follows…")

    def _show(self, rows: list[DifferenceRow]) -> None:
        """The panel scrolls, not the list in it."""
        self.table.show_rows(rows)
        self.table.setFixedHeight(style.measures.ROW_TWO_LINES * len(rows))
        self._rows.setVisible(bool(rows))


def costed_text(found: PlanDifferences, currency: str) -> str:
    """How many differences there are and what they cost together."""
    count = len(found.rows)
    return f"{count} {'row' if count == 1 else 'rows'}; {short_money_text(found.cost, currency)} in all."


def note_text(found: PlanDifferences, first: str, currency: str) -> str:
    """How many differences there are, what they make together, and how they are to be read."""
    if not found.rows:
        return "Nothing differs: both plans come to the same people, seats and levels."
    count = len(found.rows)
    effect, _ = effect_text(found.coverage)
    sums = f"{short_money_text(found.cost, currency)}{f' and {effect} of coverage' if effect else ''} in all"
    how = "" if found.measured == count else f" Coverage is computed for the {found.measured} dearest."
    missing = "" if all(one.is_second for one in found.rows) else f" “not”: only in {first}."
    return f"{count} {'row' if count == 1 else 'rows'}, by effect on coverage; {sums}.{missing}{how}"
