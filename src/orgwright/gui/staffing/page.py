"""The base of a page of the screen of the staffing plan.

A page is made when it is first shown, with the screen that holds it. ``refresh()`` is called when the page is seen and
something moved; it reads ``self.context`` and ends with ``self.tell(...)``. ``adds`` is what the button in the head
adds on this page, by ``add()``; ``plans_months`` says that the length of the plan chosen in the head matters to it.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import edit_form
from orgwright.gui.seat_acts import SeatActs
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.records import Record

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen


class StaffingPage(QWidget):
    """One tab of the screen of the staffing plan; see the module."""

    adds: ClassVar[str] = "Position"
    plans_months: ClassVar[bool] = False

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__()
        self.host = screen  # QWidget.screen is already the display
        self.context = screen.context
        self.editor = SidePanel()
        self.acts = SeatActs(self, self.context)
        self._said: tuple[str, str] | None = None

    @abstractmethod
    def refresh(self) -> None:
        """Show the organization of the context as it is now."""

    def show_record(self, record_id: int) -> None:
        """Bring one record into view; pages that list records override this."""

    def add(self) -> None:
        """Ask for what the button in the head adds: a position of the unit of the bar."""
        self.acts.open(self.context.unit_id)

    def tell(self, left: str, right: str = "") -> None:
        """Say beside the title and in the status bar what is shown; nothing while another page is looked at."""
        scenario = self.context.organization.scenario
        self._said = left, right or ("As recorded" if scenario is None else f"Under “{scenario.title}”")
        self.tell_again()

    def tell_again(self) -> None:
        """Say what it shows once more: it is looked at again, and nothing has moved."""
        if self._said is not None and self.host.page is self:
            self.host.head.set_subtitle(self._said[0])
            self.host.set_status(*self._said)

    def edit_record(self, record: type[Record], record_id: int, title: str, second: str, *actions: QWidget) -> None:
        """Open the form of a record at the right."""
        self.editor.clear()
        self.editor.set_title(title, second)
        self.editor.add_section(edit_form(self.context, record, record_id))
        self.editor.set_actions(*actions)
        self.host.show_panel(self.editor)

    def remove_record(self, record: Any, record_id: int) -> None:
        """Remove a record; undo brings it back."""
        self.host.close_panel()
        attempt(self, lambda: self.context.workspace.remove(record, record_id))
