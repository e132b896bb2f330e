"""The base of a page of the screen of development.

A page is made when it is first shown, with the screen that holds it. ``refresh()`` is called when the page is seen and
something moved; ``show_person(person_id)`` brings somebody into view; ``shown_person`` is whose plan can be written.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from orgwright.gui.development.view import DevelopmentScreen


class DevelopmentPage(QWidget):
    """One tab of the screen of development; see the module."""

    def __init__(self, screen: "DevelopmentScreen") -> None:
        super().__init__()
        self.host = screen  # QWidget.screen is already the display
        self.context = screen.context

    @abstractmethod
    def refresh(self) -> None:
        """Show the organization of the context as it is now."""

    @property
    def shown_person(self) -> int | None:
        """Whose page it is at the moment; None where it is nobody's."""
        return None

    @abstractmethod
    def show_person(self, person_id: int) -> None:
        """Bring somebody into view, in whatever unit."""

    def show_way(self, person_id: int, role_id: int) -> None:
        """Begin what leads somebody to a role; pages that know nothing of it show the person."""
        self.show_person(person_id)
