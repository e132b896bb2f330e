"""The page of rates: what a seat without an annual cost of its own costs, by role, job level and location."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import options
from orgwright.gui.staffing.model import whole_money_text
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.rate_pasting import pasted_rates
from orgwright.gui.staffing.rates_model import RateRow, rate_rows, seat_costs
from orgwright.gui.widgets.buttons import button, icon_button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.dialogs import FormDialog, confirmed
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import Field, MoneyField, TextField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import hairline, second_line
from orgwright.gui.widgets.picker import PickerField
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cost_rates import rate_use_explained
from orgwright.planning.seat_list import seat_list
from orgwright.records import CostRate, Role
from orgwright.workspace.cost_rates import CostRateEdit

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

_NONE = "There are no rates. A rate says what a seat costs that has no annual cost of its own."


def _columns(explain: Callable[[RateRow], Explanation | None]) -> tuple[Column[RateRow], ...]:
    return (
        Column("Rate for", lambda row: row.name, is_key=True),
        Column("Role", lambda row: row.role or "any", 170, tone=lambda row: "text" if row.role else "text3", spare=1),
        Column("Level", lambda row: row.level or "any", 110, tone=lambda row: "text" if row.level else "text3"),
        Column(
            "Location", lambda row: row.location or "any", 130, tone=lambda row: "text" if row.location else "text3"
        ),
        Column(
            "Annual cost",
            lambda row: whole_money_text(row.annual_cost),
            96,
            "right",
            sort_key=lambda row: row.annual_cost,
            bold=True,
        ),
        Column(
            "Cost of a hire",
            lambda row: "" if row.hiring_cost is None else whole_money_text(row.hiring_cost),
            104,
            "right",
            sort_key=lambda row: row.hiring_cost,
            tone="text2",
        ),
        Column("Seats", lambda row: str(row.seats), 64, "right", sort_key=lambda row: row.seats, explain=explain),
    )


class _RateTable(Table):
    """The rates; Del removes the chosen one, Ctrl+V pastes a table of them."""

    def __init__(self, page: "RatesPage", columns: tuple[Column[RateRow], ...]) -> None:
        super().__init__(columns, key=lambda row: row.rate_id)
        self._page = page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del removes, Ctrl+V pastes."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self._page.remove()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._page.paste()
        else:
            super().keyPressEvent(event)


class RatesPage(StaffingPage):
    """A table of all rates; the chosen one is edited in the panel at the right."""

    adds = "Rate"

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.table = _RateTable(self, _columns(self._explained_seats))
        self.table.chosen.connect(self._edit)
        self.table.explained.connect(screen.explain)
        self.sentence = second_line("")
        self._stack = QStackedWidget()
        empty = EmptyState("calendar-range", _NONE, ("Add a rate", self.add), ("Paste rates", self.paste))
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.sentence, 1)
        line.addWidget(icon_button("clipboard-paste", "Paste rates from a spreadsheet (Ctrl+V)", self.paste))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(hairline())
        whole.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Show the rates and how many seats of the unit use each."""
        organization, unit_id = self.context.organization, self.context.unit_id
        rows = rate_rows(organization, unit_id)
        self.table.show_rows(rows)
        self.sentence.setText(seat_costs(seat_list(organization, unit_id)).words)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.tell(f"{len(rows)} rates")

    def _explained_seats(self, row: RateRow) -> Explanation | None:
        known = row.rate_id in self.context.organization.table(CostRate)
        return rate_use_explained(self.context.organization, row.rate_id, self.context.unit_id) if known else None

    def _fields(self) -> list[tuple[str, Field]]:
        currency = self.context.recorded.facts.currency
        return [
            ("role_id", PickerField("Role (empty: any)", lambda: options(self.context, Role))),
            ("level", TextField("Job level (empty: any)", hint="As roles have it: Senior, Lead and the like.")),
            ("location", TextField("Location (empty: any)", hint="As positions have it.")),
            ("annual_cost", MoneyField("Annual cost, full time", currency, needed=True)),
            ("hiring_cost", MoneyField("One-off cost of a hire (empty: by policy)", currency)),
        ]

    def add(self) -> None:
        """Ask for a new rate and add it."""

        def make(values: dict[str, Any]) -> None:
            self.context.workspace.set_cost_rates([CostRateEdit(None, values)])

        dialog = FormDialog(self, "New rate", "Add the rate", make, "It counts where a seat has no cost of its own.")
        for name, field in self._fields():
            dialog.form.add(field, key=name)
        dialog.exec()

    def _edit(self, row: RateRow | None) -> None:
        rate = None if row is None else self.context.recorded.table(CostRate).get(row.rate_id)
        if row is None or rate is None:
            self.host.close_panel()
            return
        rate_id = row.rate_id

        def saver(name: str) -> Callable[[Any], object]:
            return lambda value: self.context.workspace.set_cost_rates([CostRateEdit(rate_id, {name: value})])

        form = Form()
        for name, field in self._fields():
            form.add(field, saver(name)).show_value(getattr(rate, name))
        self.editor.clear()
        self.editor.set_title(f"Rate for {row.name}", "Saved as you leave each field")
        self.editor.add_section(form)
        self.editor.set_actions(button("Remove", "trash", self.remove))
        self.host.show_panel(self.editor)

    def remove(self) -> None:
        """Remove the chosen rate; undo brings it back."""
        row = self.table.chosen_row
        if row is not None:
            self.host.close_panel()
            attempt(self, lambda: self.context.workspace.set_cost_rates([CostRateEdit(row.rate_id, None)]))

    def paste(self) -> None:
        """Read the rates on the clipboard, say what they would do, and set them as one action."""
        text = QGuiApplication.clipboard().text()
        pasted = attempt(self, lambda: pasted_rates(self.context.recorded, text))
        if pasted is None:
            return
        if confirmed(self, "Set the pasted rates?", pasted.words, "Set the rates"):
            attempt(self, lambda: self.context.workspace.set_cost_rates(pasted.edits))
