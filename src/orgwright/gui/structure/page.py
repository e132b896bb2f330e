"""The base of a page of the screen of the organization.

A page is made when it is first shown, with the screen that holds it. ``refresh()`` is called when the page is seen and
something moved; ``show_pay()`` when pay is shown or hidden, which is a choice for all pages.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from orgwright.gui.structure.view import OrganizationScreen


class StructurePage(QWidget):
    """One tab of the screen of the organization; see the module."""

    def __init__(self, screen: "OrganizationScreen") -> None:
        super().__init__()
        self.host = screen  # QWidget.screen is already the display
        self.context = screen.context
        self._said = ""

    @abstractmethod
    def refresh(self) -> None:
        """Show the organization of the context as it is now."""

    def tell(self, said: str) -> None:
        """Say in the status bar what is shown, and under what; nothing while another page is looked at."""
        self._said = said
        if self.host.page is self:
            scenario = self.context.organization.scenario
            pay = "Pay is shown" if self.host.is_pay_shown else "Pay is hidden"
            self.host.set_status(said, pay if scenario is None else f"Under “{scenario.title}”, {pay.lower()}")

    def tell_again(self) -> None:
        """Say what it shows once more: it is looked at again, and nothing has moved."""
        if self._said:
            self.tell(self._said)

    @abstractmethod
    def show_pay(self) -> None:
        """Show what is shown with its pay, or without."""

    @abstractmethod
    def show_record(self, record_id: int) -> None:
        """Bring one record of the page into view."""

    @abstractmethod
    def place_of_new(self) -> tuple[int | None, int | None]:
        """The unit that a new unit or position goes into, and the position that a new one reports to."""
