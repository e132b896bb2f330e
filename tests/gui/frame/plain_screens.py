"""Two plain screens over the units, so that the frame is tested without the screens of the product."""

from typing import Any

from orgwright.gui.context import Context
from orgwright.gui.screen import Screen
from orgwright.gui.screens import Entry
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table

NAME: Column[Any] = Column("Unit", lambda unit: unit.name, is_key=True)


class UnitsScreen(Screen):
    key, title, icon = "structure", "Organization", "network"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.refreshed: list[Any] = []
        self.table = Table((NAME,), key=lambda unit: unit.id)
        self.details = SidePanel("Unit")
        self.table.chosen.connect(lambda unit: self.show_panel(self.details) if unit else self.close_panel())
        self.set_body(self.table)

    @classmethod
    def rail_count(cls, organization: Any) -> int:
        return len(organization.units)

    def refresh(self, changes: Any) -> None:
        self.refreshed.append(changes)
        self.table.show_rows(list(self.context.organization.units.values()))
        self.set_status(f"{len(self.context.organization.units)} units")

    def show_record(self, record_id: int | None) -> None:
        if record_id is not None:
            self.table.choose(record_id)


class LaterScreen(UnitsScreen):
    key, title, icon, group = "history", "History", "history", 2


class NeverScreen(UnitsScreen):
    key, title, icon = "coverage", "Coverage", "target"

    @classmethod
    def is_available(cls, organization: Any) -> bool:
        return False


ENTRIES = tuple(
    Entry(kind.key, __name__, kind.__name__, kind.title, kind.icon, kind.group)
    for kind in (UnitsScreen, NeverScreen, LaterScreen)
)
