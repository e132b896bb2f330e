"""The right-hand panels: what leavers held, and who holds a target or could follow."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.resilience import model
from orgwright.gui.resilience.columns import HOLDERS, loss_columns
from orgwright.gui.resilience.standing import MOST_PEOPLE
from orgwright.gui.widgets.buttons import button, link
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import Departures
from orgwright.planning.target_coverage import TargetCoverage

MOST_ROWS = 12


class DeparturesPanel(SidePanel):
    """What some leavers held; ``target_wanted`` tells a target, ``person_wanted`` a person to go to."""

    person_wanted = Signal(int)
    target_wanted = Signal(object)
    explained = Signal(object)
    leave_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("What they held")

    def show_departures(
        self,
        organization: Organization,
        title: str,
        found: Departures,
        alone: Mapping[int, Departures],
        explain: Callable[[Departures], Explanation],
        is_chosen: bool,
    ) -> None:
        """Show the people, and target by target what goes with them."""
        self.clear()
        names = model.people_names(organization, found.person_ids)
        self.set_title(model.names_text(names) or title, _from_to(title, found))
        self.add_section(self._people(organization, found.person_ids, alone, explain))
        dear = [one for one in found.losses if one.points]
        rows = model.loss_rows(organization, found.losses)
        columns = loss_columns(lambda _row: explain(found))
        table = _short_table(columns, rows, lambda row: row.key)
        table.setAccessibleName("What they held")
        table.opened.connect(lambda row, _title: self.target_wanted.emit(row.loss.before))
        table.explained.connect(self.explained)
        table.menu_wanted.connect(
            lambda row, menu: menu.addAction(
                "Who holds it, and who could follow", lambda: self.target_wanted.emit(row.loss.before)
            )
        )
        if rows:
            note = "1 target" if len(rows) == 1 else f"{len(rows)} targets"
            self.add_section(table, "What they held", f"{note}, {len(dear)} cost coverage", is_flush=True)
        else:
            self.add_section(second_line("They are not known to hold any target of this unit.", wrap=True))
        how = button("How computed", "calculator", lambda: self.explained.emit(explain(found)))
        leave = button("Let these leave", "plus", lambda: self.leave_wanted.emit(found.person_ids))
        self.set_actions(*((how,) if is_chosen else (how, leave)))

    def _people(
        self,
        organization: Organization,
        person_ids: Sequence[int],
        alone: Mapping[int, Departures],
        explain: Callable[[Departures], Explanation],
    ) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_1)
        for person_id in person_ids[:MOST_PEOPLE]:
            line = QHBoxLayout()
            line.setSpacing(style.measures.SPACE_2)
            name = organization.people[person_id].name
            go = link(name, on_click=partial(self.person_wanted.emit, person_id))
            go.setToolTip("Go to the person")
            line.addWidget(go)
            line.addStretch(1)
            if len(person_ids) > 1 and person_id in alone:
                line.addWidget(self._alone(alone[person_id], explain))
            column.addLayout(line)
            column.addWidget(second_line(model.role_and_unit(organization, person_id), wrap=True))
        if len(person_ids) > MOST_PEOPLE:
            column.addWidget(second_line(f"and {len(person_ids) - MOST_PEOPLE} others"))
        return holder

    def _alone(self, found: Departures, explain: Callable[[Departures], Explanation]) -> QWidget:
        lost = model.points_text(found.loss or 0.0) or "nothing lost"
        made = link(f"alone {lost}", on_click=lambda: self.explained.emit(explain(found)))
        made.setToolTip("How this is computed")
        return made


class TargetPanel(SidePanel):
    """Who holds a target, and who else knows its skill."""

    person_wanted = Signal(int)
    matrix_wanted = Signal(int)
    leave_wanted = Signal(object)

    def show_target(self, organization: Organization, target: TargetCoverage) -> None:
        """Show the holders of a target and those who could follow."""
        self.clear()
        unit = organization.units[target.unit_id].name
        second = f"Level {target.level} in {unit}: {target.holders_low} of {target.people_needed}"
        self.set_title(organization.skills[target.skill_id].name, second)
        holders = self._table("Holders", model.holder_rows(organization, target))
        if target.holder_ids:
            self.add_section(holders, "Holders", f"slack {model.signed(target.slack)}", is_flush=True)
        else:
            self.add_section(second_line("Nobody in the unit is known to hold it.", wrap=True))
        followers = model.follower_rows(organization, target)
        if followers:
            least = f"level {max(1, target.level - 1)} or above, anywhere"
            self.add_section(self._table("Experts beside them", followers), "Experts beside them", least, is_flush=True)
        else:
            self.add_section(second_line("Nobody else in the organization is known to be near this level.", wrap=True))
        actions = [button("Matrix", "grid-3x3", lambda: self.matrix_wanted.emit(target.skill_id))]
        if target.holder_ids:
            actions.append(button("Let its holders leave", "plus", lambda: self.leave_wanted.emit(target.holder_ids)))
        self.set_actions(*actions)

    def _table(self, name: str, rows: Sequence[model.FollowerRow]) -> Table:
        table = _short_table(HOLDERS, rows, lambda row: row.person_id)
        table.setAccessibleName(name)
        table.opened.connect(lambda row, _title: self.person_wanted.emit(row.person_id))

        def fill(row: model.FollowerRow, menu: Any) -> None:
            menu.addAction("Go to the person", lambda: self.person_wanted.emit(row.person_id))
            menu.addAction("Let them leave", lambda: self.leave_wanted.emit((row.person_id,)))

        table.menu_wanted.connect(fill)
        return table


def _from_to(title: str, found: Departures) -> str:
    before, after = found.before, found.after
    if before.low is None or after.low is None or before.high is None or after.high is None:
        return title
    return f"{title}: {percent_text(before.low, before.high)} → {percent_text(after.low, after.high)} %"


def _short_table(columns: Sequence[Column[Any]], rows: Sequence[Any], key: Callable[[Any], Any]) -> Table:
    """A table as high as its rows, up to a dozen."""
    table = Table(columns, key=key)
    table.show_rows(rows)
    table.setFixedHeight(style.measures.ROW_TABLE * (min(len(rows), MOST_ROWS) + 1) - 1)
    return table
