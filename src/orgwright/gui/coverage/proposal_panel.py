"""The panel of one proposed target: its people and importance to change, and the seats it comes from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.coverage.proposals_model import MOST_PEOPLE, ProposalRow
from orgwright.gui.widgets.buttons import button, link
from orgwright.gui.widgets.fields import ChoiceField, IntegerField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import label
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.records import Importance


class ProposalPanel(SidePanel):
    """One proposal: its people and importance to change, and whence it comes."""

    def __init__(
        self,
        context: Context,
        edit: Callable[[ProposalRow, int, Importance | None], object],
        as_proposed: Callable[[ProposalRow], object],
    ) -> None:
        super().__init__()
        self._context = context
        self._edit = edit
        self._as_proposed = as_proposed

    def show_row(self, row: ProposalRow | None) -> None:
        """Show a row, or nothing."""
        self.clear()
        self.set_actions()
        if row is None:
            self.set_title("")
            return
        one = row.proposed
        self.set_title(row.skill, f"{row.unit}, level {one.level}")
        form = Form()
        people = IntegerField("People needed", 1, MOST_PEOPLE, needed=True)
        form.add(people, lambda value: self._edit(row, value, one.importance)).show_value(one.people or one.people_now)
        words: list[tuple[Any, str]] = [(None, "not given, counts as important")]
        words += [(word, str(word)) for word in Importance]
        importance = ChoiceField("Importance", words)
        count = one.people or one.people_now or 1
        form.add(importance, lambda value: self._edit(row, count, value)).show_value(one.importance)
        self.add_section(form)
        self.add_section(label(f"{row.reason}.", wrap=True), "Why")
        if one.position_ids:
            self.add_section(self._seats(row), "Seats that ask", f"{one.seats_asking} of {one.seats}")
        if row.is_edited:
            self.set_actions(button("As proposed", "undo-2", lambda: self._as_proposed(row)))

    def _seats(self, row: ProposalRow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_1)
        context = self._context
        for role_id, count in row.proposed.seats_by_role:
            name = context.organization.roles[role_id].name
            column.addWidget(link(f"{name} × {count}", on_click=partial(context.jump, "roles", role_id)))
        return holder
