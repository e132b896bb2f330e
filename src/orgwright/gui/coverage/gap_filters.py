"""What narrows the list of gaps: a text, and one value of category, tier, importance, role and state."""

from collections.abc import Callable, Hashable

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from orgwright.gui import style
from orgwright.gui.coverage.filter_button import FilterButton
from orgwright.gui.widgets.buttons import link
from orgwright.planning.gap_list import GAPS, IMPORTANCES, TIERS, GapColumns, GapFilter, wanted, with_words
from orgwright.planning.organization import Organization
from orgwright.records import Importance, Tier

_WAIT_MS = 120
_TEXT_WIDTH = 240
_NO_TIER, _NO_IMPORTANCE = "no tier given", "none given"
_STATES = (("short", "short"), ("unknown", "not known"), ("expired", "expired"))


class GapFilters(QWidget):
    """The line of filters, and the field ``text`` to be placed apart; ``changed`` tells of another selection."""

    changed = Signal()

    def __init__(self, organization: Callable[[], Organization], columns: Callable[[], GapColumns | None]) -> None:
        super().__init__()
        self._organization = organization
        self._columns = columns
        self.text = QLineEdit()
        self.text.setPlaceholderText("Filter by skill, person or role")
        self.text.setAccessibleName("Filter the gaps by a part of a skill, a person or a role")
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(_TEXT_WIDTH)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _text: self._wait.start())
        self.category = FilterButton("Category", self._categories)
        self.tier = FilterButton("Tier", lambda: [(one, str(one)) for one in Tier] + [(None, _NO_TIER)])
        self.importance = FilterButton(
            "Importance", lambda: [(one, str(one)) for one in Importance] + [(None, _NO_IMPORTANCE)]
        )
        self.role = FilterButton("Role", self._roles)
        self.state = FilterButton("State", lambda: _STATES, "All gaps")
        self._clear = link("Clear", None, self.clear)
        self._lay_out()
        self._show_clear()

    @property
    def _buttons(self) -> tuple[FilterButton, ...]:
        return (self.category, self.tier, self.importance, self.role, self.state)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.measures.SPACE_2)
        for one in self._buttons:
            row.addWidget(one)
            one.chosen.connect(self.changed)
        row.addWidget(self._clear)
        row.addStretch(1)
        self.changed.connect(self._show_clear)

    @property
    def is_set(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.text.text().strip()) or any(one.is_set for one in self._buttons)

    @property
    def states(self) -> tuple[str, ...]:
        """The states of the rows that are wanted."""
        return (str(self.state.value),) if self.state.is_set else GAPS

    def clear(self) -> None:
        """Show everything again."""
        for one in self._buttons:
            one.show_value(FilterButton.EVERY)
        self.text.clear()
        self._wait.stop()
        self.changed.emit()

    def drop_what_is_gone(self) -> None:
        """Forget a category or a role that is not asked any more."""
        for one, choices in ((self.category, self._categories()), (self.role, self._roles())):
            if one.is_set and one.value not in [value for value, _ in choices]:
                one.show_value(FilterButton.EVERY)
        self._show_clear()

    def _show_clear(self) -> None:
        self._clear.setVisible(self.is_set)

    @property
    def asked(self) -> GapFilter:
        """The rows that are wanted, whatever their state and the text."""
        skills = self._organization().skills
        of_category = {one for one in skills if skills[one].category == self.category.value}
        return GapFilter(
            skill_ids=of_category if self.category.is_set else None,
            role_ids=[one for one in (self.role.value,) if isinstance(one, int)] if self.role.is_set else None,
            tiers=[one for one in TIERS if one == self.tier.value] if self.tier.is_set else None,
            importances=[one for one in IMPORTANCES if one == self.importance.value]
            if self.importance.is_set
            else None,
        )

    def chosen_of(self, columns: GapColumns) -> GapColumns:
        """The rows that fit the text and the buttons, met ones among them."""
        asked = columns.take(wanted(columns, self.asked))
        return asked.take(with_words(self._organization(), asked, self.text.text()))

    def _categories(self) -> list[tuple[Hashable, str]]:
        columns, skills = self._columns(), self._organization().skills
        found = set() if columns is None else {skills[one].category for one in np.unique(columns.skill).tolist()}
        return [(one, one or "without a category") for one in sorted(found)]

    def _roles(self) -> list[tuple[Hashable, str]]:
        columns, roles = self._columns(), self._organization().roles
        found = [] if columns is None else np.unique(columns.role).tolist()
        return [(one, roles[one].name) for one in sorted(found, key=lambda one: roles[one].name)]
