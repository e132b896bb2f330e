"""The base of a page of the screen of progression.

A page is made when it is first shown, with the screen that holds it. ``refresh()`` is called when the page is seen and
something moved; it reads ``self.context`` and may call ``self.host.show_panel``, ``set_status`` and the like. What a
page shows goes into ``set_body``; ``show_empty(EmptyState(...))`` stands for it until ``show_body()``.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from orgwright.gui.widgets.keyboard_order import hand_focus_on

if TYPE_CHECKING:
    from orgwright.gui.progression.view import ProgressionScreen


class ProgressionPage(QWidget):
    """One tab of the screen of progression; see the module."""

    def __init__(self, screen: "ProgressionScreen") -> None:
        super().__init__()
        self.host = screen  # QWidget.screen is already the display
        self.context = screen.context
        self._bodies = QStackedLayout(self)
        self._bodies.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self._empty: QWidget | None = None

    @abstractmethod
    def refresh(self) -> None:
        """Show the organization of the context as it is now."""

    def show_record(self, record_id: int) -> None:
        """Bring one record into view; pages that show single records override this."""

    @property
    def body(self) -> QWidget:
        """The content, or the empty state that stands for it."""
        return self._bodies.currentWidget() or self

    def set_body(self, body: QWidget) -> None:
        """Give the page its content."""
        self._body = body
        self._bodies.addWidget(body)
        self._bodies.setCurrentWidget(body)
        hand_focus_on(self, body)

    def show_empty(self, empty: QWidget) -> None:
        """Show a designed empty state in place of the content."""
        if self._empty is not None:
            self._bodies.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self._bodies.addWidget(empty)
        self._bodies.setCurrentWidget(empty)

    def show_body(self) -> None:
        """Show the content again."""
        if self._body is not None:
            self._bodies.setCurrentWidget(self._body)
