"""A button with a menu that narrows a list to one value of a column, or to none: ``Tier: advanced``."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from orgwright.gui.widgets.buttons import MenuButton
from orgwright.gui.widgets.columns import plain_tip

_LONGEST = 14
"""Characters of a value that the button shows, so that a row of filters stays narrow."""
Choices = Sequence[tuple[Hashable, str]]


class FilterButton(MenuButton):
    """``choices()`` answers values with their texts; ``value`` is the chosen one, or ``EVERY``."""

    EVERY = object()
    chosen = Signal()

    def __init__(self, title: str, choices: Callable[[], Choices], every: str = "All") -> None:
        super().__init__(title, self._offer, kind="ordinary")
        self._title = title
        self._choices = choices
        self._every = every
        self.value: Hashable = self.EVERY

    @property
    def is_set(self) -> bool:
        """Whether it narrows the list."""
        return self.value is not self.EVERY

    def _offer(self, menu: QMenu) -> None:
        every: Choices = [(self.EVERY, self._every)]
        for value, text in [*every, *self._choices()]:
            action = menu.addAction(text.replace("&", "&&"), partial(self.choose, value))
            action.setCheckable(True)
            action.setChecked(value == self.value)

    def choose(self, value: Hashable) -> None:
        """Narrow the list to another value, or to none."""
        self.show_value(value)
        self.chosen.emit()

    def show_value(self, value: Hashable) -> None:
        """Show another value without telling anybody."""
        self.value = value
        text = next((text for one, text in self._choices() if one == value), "") if self.is_set else ""
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        self.setText(f"{self._title}: {short}" if self.is_set else self._title)
        self.setToolTip(plain_tip(text) if short != text else "")
