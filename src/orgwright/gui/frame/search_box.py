"""One search for everything: what the organization holds, screens, actions and help, by any part of the name."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.frame.search_list import Entry, SearchList
from orgwright.gui.frame.search_things import Deed
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.organization import Organization
from orgwright.planning.search import Block, Findable, Match, Rank, best_matches, blocks
from orgwright.planning.search_records import are_gathered, searched_records

if TYPE_CHECKING:
    from orgwright.progress import Progress

_SHOWN_AS = {
    "person": ("Person", "users"),
    "role": ("Role", "scroll-text"),
    "skill": ("Skill", "list-tree"),
    "unit": ("Unit", "building-2"),
    "position": ("Position", "network"),
    "scenario": ("Scenario", "git-branch"),
    "round": ("Round", "clipboard-check"),
    "view": ("Saved view", "columns-3"),
    "screen": ("Screen", ""),
    "action": ("Action", ""),
    "help": ("Help", ""),
}
_SCREEN_OF = {"person": "people", "role": "roles", "skill": "skills", "unit": "organization", "round": "assessments"}
_MOST_RECENT = 8
_GATHERED_APART = 20_000
"""People beyond which their names are gathered off the GUI thread."""


class SearchBox(QLineEdit):
    """The box at the right of the context bar; Ctrl+K brings the keyboard here.

    ``things`` answers what the window offers besides the records: screens, actions, pages of the help.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.things: Callable[[], list[Findable]] = list
        self.show_view: Callable[[int], object] = lambda view_id: None
        self._offered: list[Findable] = []
        self._offered_blocks: list[Block] = []
        self._is_offer_stale = True
        self._gathering: Organization | None = None
        self._recent: list[Findable] = []
        self.setPlaceholderText("Search everything")
        self.setAccessibleName("Search people, roles, skills, units, positions, screens and actions")
        self.setMinimumWidth(160)
        self.setMaximumWidth(280)
        self.setTextMargins(22, 0, 40, 0)
        self.list = SearchList(self)
        self.list.chosen.connect(self._go)
        self.list.lit.connect(self._say)
        self.textEdited.connect(self.search)
        context.opened.connect(self._recent.clear)
        context.changed.connect(self._note_change)

    def open(self) -> None:
        """Take the keyboard and show what was opened last."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search(self.text())

    def _note_change(self) -> None:
        """What can be undone is another action now."""
        self._is_offer_stale = True

    # Finding

    def search(self, text: str) -> None:
        """Show what the words find, or, without any, what was opened last and the screens."""
        if not self._context.has_workspace:
            return
        if self._is_offer_stale or not self.list.isVisible():
            self._offered = self.things()
            self._offered_blocks = blocks(self._offered)
            self._is_offer_stale = False
        records = self._records()
        if not text.strip():
            self.list.show_entries(self._recent_entries(records or []))
        else:
            found = best_matches([*(records or []), *self._offered_blocks], text)
            nothing = f"Nothing is called “{text.strip()}”."
            message = nothing if records is not None else "Gathering the names of this organization…"
            self.list.show_entries([_entry(one) for one in found], message)

    def _records(self) -> list[Block] | None:
        """The blocks of the picture that is looked at; None while they are being gathered."""
        picture = self._context.organization
        if len(picture.people) > _GATHERED_APART and not are_gathered(picture):
            self._gather(picture)
            return None
        return searched_records(picture)

    def _gather(self, picture: Organization) -> None:
        if self._gathering is picture:
            return
        self._gathering = picture

        def work(progress: "Progress") -> None:
            searched_records(picture)

        def take(_done: None) -> None:
            self._gathering = None
            if self.list.isVisible():
                self.search(self.text())

        def give_up(error: BaseException) -> None:
            self._gathering = None
            self._context.failed.emit(error)

        self._context.background.run(work, take, give_up, what="Gathering names")

    def _recent_entries(self, records: Sequence[Block]) -> list[Entry]:
        """What was opened last, as far as it is still there, then the screens without their tabs."""
        marks = {_mark_of(one) for one in self._recent}
        kinds = {kind for kind, _ in marks}
        there = {_mark_of(one): one for one in self._offered if _mark_of(one) in marks}
        for block in records:
            if block.findables and block.findables[0].kind in kinds:
                there |= {_mark_of(one): one for one in block.findables if _mark_of(one) in marks}
        recent = [there[_mark_of(one)] for one in self._recent if _mark_of(one) in there]
        screens = [one for one in self._offered if one.kind == "screen" and not one.second and one not in recent]
        return [_entry(Match(one, Rank.START)) for one in (*recent, *screens)]

    # Opening

    def _go(self, entry: Entry) -> None:
        self.clear()
        self.clearFocus()
        one = entry.findable
        self._recent[:] = [one, *(other for other in self._recent if _mark_of(other) != _mark_of(one))][:_MOST_RECENT]
        context = self._context
        if isinstance(one.value, Deed):
            one.value.do()
        elif one.kind == "scenario":
            context.set_scenario(one.value)
        elif one.kind == "view":
            self.show_view(one.value)
        elif one.kind == "position":
            self._go_to_position(one)
        else:
            context.jump(_SCREEN_OF[one.kind], one.value)

    def _go_to_position(self, one: Findable) -> None:
        """To the seat in the plan; one that is closed is listed nowhere, so to its unit."""
        context = self._context
        unit_id = context.organization.positions[one.value].unit_id
        if one.is_past:
            context.jump("organization", unit_id)
            return
        if unit_id not in context.organization.seating.subtree(context.unit_id):
            context.set_unit(None)
        context.jump("staffing", one.value)

    def _say(self, entry: Entry | None) -> None:
        """Tell screen readers which row is lit."""
        self.setAccessibleDescription("" if entry is None else f"{entry.name}, {entry.kind}, {entry.second}")

    def sizeHint(self) -> QSize:
        """As wide as in a wide window."""
        return QSize(280, style.measures.CONTROL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list first; Esc clears and leaves."""
        if self.list.take_key(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        elif event.key() == Qt.Key.Key_Down:
            self.search(self.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows what was opened last."""
        super().mousePressEvent(event)
        if not self.list.isVisible():
            self.search(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """All text selected, so that typing starts anew."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the focus."""
        super().focusOutEvent(event)
        self.list.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the bar."""
        super().hideEvent(event)
        self.list.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, the glass at the left and the keys at the right."""
        super().paintEvent(event)
        palette = style.current()
        painter = QPainter(self)
        style.paint_icon(painter, QRect(9, (self.height() - 15) // 2, 15, 15), "search", palette.text2)
        if not self.hasFocus():
            painter.setFont(style.font(style.measures.TEXT_CAPTION))
            painter.setPen(QColor(palette.text3))
            area = self.rect().adjusted(0, 0, -9, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl K")
        painter.end()


def _mark_of(one: Findable) -> tuple[str, object]:
    """What tells one thing from another for as long as the file is open."""
    return one.kind, (one.name, one.second) if isinstance(one.value, Deed) else one.value


def _entry(match: Match) -> Entry:
    """The row of a match."""
    one = match.findable
    kind, icon = _SHOWN_AS[one.kind]
    second = one.second if one.day is None else f"{one.second} {day_text(one.day)}"
    if match.other_name:
        second = f"{match.other_name} · {second}" if second else match.other_name
    deed = one.value if isinstance(one.value, Deed) else None
    return Entry(
        one, one.name, match.spans, second, kind, icon if deed is None else deed.icon, "" if deed is None else deed.keys
    )
