"""What is asked of the career graph: from where, to where, through and around which roles, or within how many months.

``fields.changed`` tells that ``fields.asked`` is another question; ``show(asked)`` shows one without telling.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.progression.model import Start
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.fields import IntegerField
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.progression import MOST_VIA

ROUTE, REACH, TEAM = "route", "reach", "team"
MODES = ((ROUTE, "Route"), (REACH, "Within reach"), (TEAM, "Team"))
"""A way to one role, every role within some months, or where the people of a unit stand."""
_MONTHS, _MOST_MONTHS = 24, 600
Options = Callable[[], list[Option]]


@dataclass(frozen=True)
class Asked:
    """One question to the graph; ``via`` and ``avoiding`` are roles in the order in which they were named."""

    mode: str = ROUTE
    start: Start | None = None
    goal: int | None = None
    via: tuple[int, ...] = ()
    avoiding: tuple[int, ...] = ()
    months: int = _MONTHS

    def through(self, role_id: int) -> "Asked":
        """The same, with a role that the way must pass; of more than the most the last ones count."""
        others = tuple(one for one in self.via if one != role_id)
        rest = tuple(one for one in self.avoiding if one != role_id)
        return replace(self, mode=ROUTE, via=(*others, role_id)[-MOST_VIA:], avoiding=rest)

    def around(self, role_id: int) -> "Asked":
        """The same, with a role that the way must not pass."""
        others = tuple(one for one in self.avoiding if one != role_id)
        rest = tuple(one for one in self.via if one != role_id)
        return replace(self, mode=ROUTE, via=rest, avoiding=(*others, role_id))

    def without(self, role_id: int) -> "Asked":
        """The same, with a role neither to be passed nor avoided."""
        via, avoiding = ([one for one in several if one != role_id] for several in (self.via, self.avoiding))
        return replace(self, via=tuple(via), avoiding=tuple(avoiding))


class WayFields(QWidget):
    """The fields over the graph; see the module for their use."""

    changed = Signal()

    def __init__(self, starts: Options, goals: Options) -> None:
        super().__init__()
        self.asked = Asked()
        self._goals = goals
        self.start = PickerField("From", starts, placeholder="A person or a role")
        self.goal = PickerField("To", goals, placeholder="A role")
        self.through = PickerField("Through", goals, placeholder=f"Up to {MOST_VIA} roles")
        self.around = PickerField("Not through", goals, placeholder="Any roles")
        self.months = IntegerField("Within months", 1, _MOST_MONTHS, needed=True)
        self.start.committed.connect(lambda start: self._ask(replace(self.asked, start=start)))
        self.goal.committed.connect(lambda goal: self._ask(replace(self.asked, goal=goal)))
        self.through.committed.connect(lambda one: self._take(self.through, self.asked.through, one))
        self.around.committed.connect(lambda one: self._take(self.around, self.asked.around, one))
        self.months.committed.connect(lambda months: self._ask(replace(self.asked, months=months)))
        self.note = second_line("", wrap=True)
        self._chips = QWidget()
        self._chip_line = QHBoxLayout(self._chips)
        self._chip_line.setContentsMargins(0, 0, 0, 0)
        self._chip_line.setSpacing(style.measures.SPACE_2)
        self._lay_out()
        self.show_asked(self.asked)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(style.measures.SPACE_3)
        for field in (self.start, self.goal, self.through, self.around, self.months):
            field.setMaximumWidth(130 if field is self.months else 300)
            line.addWidget(field, 1)
        line.addWidget(self.note, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 0, 16, 8)
        whole.setSpacing(style.measures.SPACE_2)
        whole.addLayout(line)
        whole.addWidget(self._chips)

    def _ask(self, asked: Asked) -> None:
        self.show_asked(asked)
        self.changed.emit()

    def _take(self, field: PickerField, added: Callable[[int], Asked], role_id: int | None) -> None:
        """A role chosen here becomes a chip, and the field is free for the next one."""
        if role_id is not None:
            self._ask(added(role_id))
            field.show_value(None)

    def show_asked(self, asked: Asked) -> None:
        """Show a question without telling anybody."""
        self.asked = asked
        for field, mode in ((self.goal, ROUTE), (self.through, ROUTE), (self.around, ROUTE), (self.months, REACH)):
            field.setVisible(asked.mode == mode)
        self.start.setVisible(asked.mode != TEAM)
        self.note.setVisible(asked.mode != ROUTE)
        self.months.show_value(asked.months)
        self._show_chips(asked)

    def show_names(self) -> None:
        """Name the start and the goal; the organization must be open."""
        self.start.show_value(self.asked.start)
        self.goal.show_value(self.asked.goal)
        self._show_chips(self.asked)

    def _show_chips(self, asked: Asked) -> None:
        while (item := self._chip_line.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._chips.setVisible(asked.mode == ROUTE and bool(asked.via or asked.avoiding))
        if self._chips.isHidden():
            return
        names = {option.value: option.title for option in self._goals()}
        for words, several in (("Through", asked.via), ("Not through", asked.avoiding)):
            for role_id in several:
                chip = button(f"{words} {names.get(role_id, '')}".replace("&", "&&"), "x", partial(self._drop, role_id))
                chip.setToolTip("Take it out of the question")
                self._chip_line.addWidget(chip)
        self._chip_line.addStretch(1)

    def _drop(self, role_id: int) -> None:
        self._ask(self.asked.without(role_id))
