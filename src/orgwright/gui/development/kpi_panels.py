"""Beside the lists of the page of KPIs: what a KPI is, one reading to be changed, and what to do without KPIs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.development.kpi_model import KpiRow
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import DateField, MultiLineField, TextField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import label
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.kpi_owners import Owner
from orgwright.planning.kpi_target import numeric_target
from orgwright.planning.kpi_value import of_thousandths, reading_unit, with_unit
from orgwright.records import KpiReading

if TYPE_CHECKING:
    from collections.abc import Iterator


class KpiPanel(SidePanel):
    """The words of a KPI: what it measures and why, its target as understood, how often it is read."""

    def show_kpi(self, row: KpiRow, open_role: Callable[[], object], explain: Callable[[], object]) -> None:
        """Show another KPI."""
        self.clear()
        self.set_title(row.standing.kpi.name, f"A KPI of {row.role}")
        for title, text in _words(row):
            self.add_section(label(text, wrap=True), title)
        self.set_actions(
            button("How it stands", "calculator", explain), button("Open the role", "scroll-text", open_role)
        )


def _words(row: KpiRow) -> Iterator[tuple[str, str]]:
    kpi, standing = row.standing.kpi, row.standing
    yield "Target", f"{kpi.target or 'none'}\n{row.understood}."
    if standing.latest is not None:
        yield "Newest reading", f"{row.newest_text} on {day_text(standing.latest.on)}: {row.status_text}"
    if standing.period is None:
        often = f"{kpi.frequency}: it names no period of time, so nothing is ever due." if kpi.frequency else ""
    elif standing.due_on is None:
        often = f"Every {standing.period.name}; not a role of today, so nothing is due."
    else:
        often = f"Every {standing.period.name}, next on {day_text(standing.due_on)}."
    for title, text in (("How often", often), ("What it measures", kpi.measures), ("Why it matters", kpi.why)):
        if text:
            yield title, text


class ReadingPanel(SidePanel):
    """One reading, of which each field saves as it is left."""

    def __init__(self, context: Context, remove: Callable[[int], object]) -> None:
        super().__init__()
        self._context = context
        self._remove = remove
        self.reading_id: int | None = None
        self._shown: KpiReading | None = None
        self.form = Form()

    def show_reading(self, reading_id: int, row: KpiRow) -> None:
        """Show another reading."""
        reading = self._context.recorded.table(KpiReading)[reading_id]
        workspace, target = self._context.workspace, numeric_target(row.standing.kpi.target)
        unit = reading_unit(target)
        self.clear()
        self.reading_id, self._shown, self.form = reading_id, reading, Form()
        self.set_title(f"Reading of {reading.kpi}", f"{row.owner_name}, saved as you leave each field")
        value = TextField(f"Value, {unit}" if unit else "Value", needed=True)
        day, note = DateField("Read on", needed=True), MultiLineField("Note")
        self.form.add(value, lambda text: workspace.change_reading(reading_id, value=text)).show_value(
            with_unit(of_thousandths(reading.value), "")
        )
        self.form.add(day, lambda on: workspace.change_reading(reading_id, read_on=on)).show_value(reading.read_on)
        self.form.add(note, lambda text: workspace.change_reading(reading_id, note=text)).show_value(reading.note)
        self.add_section(self.form)
        self._add_target(row)
        self.set_actions(button("Remove", "trash", lambda: self._remove(reading_id)))

    def _add_target(self, row: KpiRow) -> None:
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(row.standing.kpi.target or "none", wrap=True))
        column.addWidget(label(f"{row.understood}.", tone="text2", wrap=True))
        self.add_section(section, "Target")

    def follow(self, row: KpiRow) -> bool:
        """Show what became of the reading since; False if it is gone."""
        now = self._context.recorded.table(KpiReading).get(self.reading_id or 0)
        if now is None:
            return False
        if now != self._shown:
            self.show_reading(now.id or 0, row)
        return True


def nothing_asked(context: Context, owner: Owner) -> EmptyState:
    """What to do where no role of an owner has a KPI."""
    organization = context.organization
    if owner.person_id is None:
        sentence = "The roles of its positions have no KPIs yet: add some to the roles, or read their documents."
        return EmptyState("target", sentence, ("Open the roles", lambda: context.jump("roles")))
    role_id = organization.seating.role_of(owner.person_id)
    if role_id is None:
        sentence = f"{owner.name(organization)} sits in no role on {day_text(context.day)}, so has no KPIs."
        return EmptyState("target", sentence, ("Open the person", lambda: context.jump("people", owner.person_id)))
    sentence = f"{organization.roles[role_id].name} has no KPIs yet: add some to the role, or read its document."
    return EmptyState("target", sentence, ("Open the role", lambda: context.jump("roles", role_id)))
