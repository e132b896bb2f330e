"""The preview of pasted readings: every line with what it would record, to be taken or left before anything is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.buttons import button, primary
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.decision_table import DecisionTable, tone_of_decision
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label

if TYPE_CHECKING:
    from orgwright.gui.development.kpi_pasting import PastedRow


def _note_tone(row: PastedRow) -> str:
    return "text2" if row.can_come_in else "missing"


_COLUMNS: tuple[Column[Any], ...] = (
    Column("KPI", lambda row: row.kpi, is_key=True, tone=tone_of_decision),
    Column("Whose", lambda row: row.whose, 180, tone=tone_of_decision, spare=1),
    Column("Read on", lambda row: row.day, 110, "right", tone=tone_of_decision),
    Column("Value", lambda row: row.value, 100, "right", tone=tone_of_decision, bold=True),
    Column("", lambda row: row.note, tone=_note_tone, wraps=True),
)


class KpiPasteView(QWidget):
    """The preview; ``left`` is sent when it is over."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[PastedRow] = []
        self.table = DecisionTable(_COLUMNS, "Pasted readings")
        self.table.decided.connect(self._decide)
        self.record = primary("Record", None, self.record_taken)
        self._said = ElidedLabel()
        self._said.setProperty("tone", "text2")
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(style.measures.SPACE_2)
        bar.addWidget(label("Pasted readings", bold=True))
        bar.addWidget(self._said, 1)
        bar.addWidget(button("Back", None, self.left.emit))
        bar.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        hand_focus_on(self, self.table)

    def begin(self, rows: Sequence[PastedRow]) -> None:
        """Show other lines."""
        self._rows = list(rows)
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def taken(self) -> list[PastedRow]:
        """The lines that would be recorded."""
        return [row for row in self._rows if row.is_taken]

    def _show(self) -> None:
        fine, refused = ([row for row in self._rows if row.can_come_in is wanted] for wanted in (True, False))
        bands: list[Any] = [Group("Cannot be recorded", str(len(refused))), *refused] if refused else []
        bands += [Group("Readings", str(len(fine))), *fine] if fine else []
        self.table.show_rows(bands)
        replaced = sum(row.note.startswith("Replaces") for row in self.taken)
        words = [f"{len(self.taken)} of {len(self._rows)} lines are taken"]
        words += [f"{replaced} replace a reading"] if replaced else []
        words += [f"{len(refused)} cannot be recorded"] if refused else []
        self._said.setText(", ".join(words))
        count = len(self.taken)
        self.record.setText(f"Record {count} reading{'' if count == 1 else 's'}")
        self.record.setEnabled(bool(count))

    def _decide(self, rows: Sequence[PastedRow], is_taken: bool) -> None:
        keys = {row.key for row in rows}
        self._rows = [
            replace(row, is_taken=is_taken and row.can_come_in) if row.key in keys else row for row in self._rows
        ]
        self._show()

    def record_taken(self) -> None:
        """Record what is taken, as one action."""
        new = [row.new for row in self.taken if row.new is not None]
        if attempt(self, lambda: self._context.workspace.record_readings(new)) is not None:
            self.left.emit()
