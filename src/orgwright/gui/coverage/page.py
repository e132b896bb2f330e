"""The base of a page of the screen of coverage.

A page is made when it is first shown, with the screen that holds it. ``refresh()`` is called when the page is seen and
something moved; it reads ``self.context`` and may call ``self.host.show_panel``, ``set_status`` and the like.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen


class CoveragePage(QWidget):
    """One tab of the screen of coverage; see the module.

    ``follows_group`` says that the page is about the group chosen in the head; others are about the unit of the bar.
    """

    follows_group: ClassVar[bool] = False

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__()
        self.host = screen  # QWidget.screen is already the display
        self.context = screen.context

    @abstractmethod
    def refresh(self) -> None:
        """Show the organization of the context as it is now."""


def noun_of(count: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 gap``, ``1,204 people``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
