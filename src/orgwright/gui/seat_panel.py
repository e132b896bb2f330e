"""The panel of one seat, the same on every screen: its form as recorded, or what the chosen scenario makes of it.

API: ``panel = SeatPanel(screen, acts, with_pay)``; ``panel.show_seat(position_id)`` opens it, with an id of
``context.organization``; ``panel.follow()`` in the screen's ``refresh`` shows what became of the seat.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from orgwright.gui.messages import attempt
from orgwright.gui.plan_sections import (
    elsewhere_section,
    facts_section,
    planned_for,
    planned_section,
    show_planned,
)
from orgwright.gui.record_forms import edit_form
from orgwright.gui.screen import Screen
from orgwright.gui.seat_acts import SeatActs
from orgwright.gui.widgets.amounts import day_text, money_text
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.cost_rates import CostRates
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import seat_status
from orgwright.records import ChangeKind, Incumbency, Position, PositionStatus

WHY_NOT = "Size, critical mark, location and dotted lines have no dates, so a scenario cannot change them."


class SeatPanel(SidePanel):
    """One seat with what can be done to it; see the module."""

    def __init__(self, screen: Screen, acts: SeatActs, with_pay: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self._screen = screen
        self._context = screen.context
        self._acts = acts
        self._with_pay = with_pay
        self._position_id: int | None = None
        self._shown: object = None

    def show_seat(self, position_id: int) -> None:
        """Open the panel on a seat; nothing where it is gone."""
        if position_id not in self._context.organization.positions:
            return
        self._position_id = position_id
        self._fill()
        self._screen.show_panel(self)

    def follow(self) -> None:
        """Show what became of the seat; forms stay as they are while only their own values moved."""
        if self._position_id is None or not self._is_open:
            return
        if self._position_id not in self._context.organization.positions:
            self._screen.close_panel()
        elif self._look() != self._shown:
            # A form cannot be taken away while one of its own fields is still telling of its value.
            QTimer.singleShot(0, self._fill_if_open)

    @property
    def _is_open(self) -> bool:
        return self._screen.is_panel_open and self._screen.panel is self

    def _fill_if_open(self) -> None:
        known = self._context.has_workspace and self._position_id in self._context.organization.positions
        if self._is_open and known:
            self._fill()

    def _look(self) -> object:
        """What decides which parts the panel has, and what those show that no form follows."""
        position_id, context = self._position_id or 0, self._context
        if context.scenario_id is not None:
            position = context.organization.positions[position_id]
            planned = planned_for(context, position.key)
            return context.scenario_id, position_id, planned, self._facts(position_id), context.organization.left_out
        rows = [key for key, one in context.recorded.incumbencies.items() if one.position_id == position_id]
        return position_id, self._is_frozen(position_id), rows, self._with_pay()

    def _is_frozen(self, position_id: int) -> bool:
        return self._context.organization.seating.position_status(position_id) is PositionStatus.FROZEN

    def _fill(self) -> None:
        position_id = self._position_id or 0
        self._shown = self._look()
        self.clear()
        if self._acts.scenario is None:
            self._fill_recorded(position_id)
        else:
            self._fill_planned(position_id)

    def _fill_recorded(self, position_id: int) -> None:
        context, acts = self._context, self._acts
        recorded = context.recorded
        self.set_title(recorded.positions[position_id].key, f"{self._role(position_id)}, saved as you leave each field")
        hidden = () if self._with_pay() else ("annual_cost",)
        self.add_section(edit_form(context, Position, position_id, hidden))
        for one in recorded.incumbencies.values():
            if one.position_id == position_id and one.id is not None:
                name = recorded.people[one.person_id].name
                self.add_section(edit_form(context, Incumbency, one.id, ("position_id", "person_id")), name)
        frozen = recorded.positions[position_id].status == PositionStatus.FROZEN
        self.set_actions(
            button("Fill…", "plus", lambda: acts.fill(position_id)),
            button("Unfreeze", on_click=lambda: acts.unfreeze(position_id))
            if frozen
            else button("Freeze", on_click=lambda: acts.freeze(position_id)),
            button("Close", on_click=lambda: acts.close(position_id)),
            button("Remove", "trash", lambda: self._remove(position_id)),
        )

    def _remove(self, position_id: int) -> None:
        self._screen.close_panel()
        attempt(self, lambda: self._context.workspace.remove(Position, position_id))

    def _fill_planned(self, position_id: int) -> None:
        context, acts = self._context, self._acts
        key = context.organization.positions[position_id].key
        self.set_title(key, acts.where)
        facts = facts_section(self._facts(position_id), ("Reports to", lambda: acts.report(position_id)))
        self.add_section(facts, f"On {day_text(context.day)}")
        self.add_section(planned_section(context, key), "Planned")
        is_recorded = position_id in context.recorded.positions
        if is_recorded:
            self.add_section(elsewhere_section(WHY_NOT, "Edit the record", self._edit_record))
        else:
            words = "The scenario opens this position: what it is stands in the change that opens it."
            self.add_section(elsewhere_section(words, "Edit that change", lambda: self._edit_opening(key)))
        self.set_actions(
            button("Fill…", "plus", lambda: acts.fill(position_id)),
            button("Unfreeze…", on_click=lambda: acts.unfreeze(position_id))
            if self._is_frozen(position_id)
            else button("Freeze…", on_click=lambda: acts.freeze(position_id)),
            button("Close…", on_click=lambda: acts.close(position_id)),
        )

    def _edit_record(self) -> None:
        self._context.set_scenario(None)
        if self._position_id is not None:
            self.show_seat(self._position_id)

    def _edit_opening(self, key: str) -> None:
        opening = [one for one in planned_for(self._context, key) if one.change == ChangeKind.OPEN]
        if opening:
            show_planned(self._context, opening[0].id or 0)

    def _role(self, position_id: int) -> str:
        organization = self._context.organization
        role_id = organization.seating.position_role(position_id)
        return "No role" if role_id is None else organization.roles[role_id].name

    def _facts(self, position_id: int) -> tuple[tuple[str, str], ...]:
        organization = self._context.organization
        position = organization.positions[position_id]
        facts = [
            ("Role", self._role(position_id)),
            ("Unit", organization.units[position.unit_id].name),
            ("People", _people(organization, position_id) or "nobody"),
            ("Reports to", _above(organization, position_id)),
            ("Status", seat_status(organization, position_id)),
            ("Size, FTE", f"{position.fte_percent} %"),
        ]
        if position.opens_on is not None and position.opens_on > organization.day:
            facts.append(("Opens", day_text(position.opens_on)))
        if position.closes_on is not None:
            facts.append(("Last day", day_text(position.closes_on)))
        if self._with_pay():
            cost = CostRates(organization).on_the_day(position_id)
            facts.append(("Annual cost", "not known" if cost is None else money_text(cost.amount)))
        return tuple(facts)


def _people(organization: Organization, position_id: int) -> str:
    several = organization.seating.incumbencies_by_position.get(position_id, ())
    return ", ".join(f"{organization.people[one.person_id].name}, {one.fte_percent} %" for one in several)


def _above(organization: Organization, position_id: int) -> str:
    manager_id = organization.seating.position_manager(position_id)
    if manager_id is None or manager_id not in organization.positions:
        return "nobody"
    several = organization.seating.incumbencies_by_position.get(manager_id, ())
    names = ", ".join(organization.people[one.person_id].name for one in several)
    return f"{organization.positions[manager_id].key}, {names or 'vacant'}"
