"""The document beside a table: what a row was read from is lit in the page, and a click in the page finds the row.

API::

    panel = SourcePanel()
    panel.show_source("staff-engineer.html, read 2 Oct 2026", page, [(120, 141, row.key), ...])
    panel.light(row.key)                      # None lights nothing; scrolls only to what is out of sight
    panel.show_source(title, page, places, uncertain={row.key})    # places that ask to be looked at
    panel.place_chosen.connect(table.choose)  # the key of the row whose place a person chose
    panel.closed.connect(screen.close_panel)

Ctrl+F finds text, F3 and Shift+F3 go on; Alt+Up and Alt+Down go from place to place; Esc closes.
"""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import icon_button, link
from orgwright.gui.widgets.labels import Chip, ElidedLabel, caption, hairline, label, second_line
from orgwright.gui.widgets.source_text import SourceText

NO_DOCUMENT = "No document: this role was made by hand."


class SourcePanel(QWidget):
    """The panel; see the module for its use."""

    place_chosen = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = SourceText()
        self.text.place_chosen.connect(self._tell)
        self.finder = FindBar(self.text)
        self._title = ElidedLabel("", style.measures.TEXT_SECOND)
        self._title.setProperty("tone", "text2")
        self._search = icon_button("search", "Find in the document (Ctrl+F)", self.start_finding)
        self._nothing = label(NO_DOCUMENT, tone="text2", wrap=True)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        self._foot = caption("")
        self._uncertain = Chip("", "stale")
        self._next_uncertain = link("Next uncertain", on_click=self.text.choose_next_uncertain)
        self._lay_out()
        self._add_keys()
        self.setAccessibleName("Source")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_source("", "", [])

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        titles.addWidget(label("Source", style.measures.TEXT_PANEL_TITLE, bold=True))
        titles.addWidget(self._title)
        bar = QWidget()
        bar.setMinimumHeight(style.measures.HEAD)
        head = QHBoxLayout(bar)
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(0)
        head.addLayout(titles, 1)
        head.addWidget(self._search)
        head.addWidget(icon_button("x", "Close (Esc)", self.closed.emit))
        self._foot_bar = QWidget()
        foot = QVBoxLayout(self._foot_bar)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(hairline())
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 16, 4)
        line.setSpacing(style.measures.SPACE_3)
        line.addWidget(self._foot)
        line.addWidget(self._uncertain)
        line.addStretch(1)
        line.addWidget(self._next_uncertain)
        foot.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (bar, hairline(), self.finder, self._nothing):
            layout.addWidget(part)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._foot_bar)
        layout.addStretch(0)

    def _add_keys(self) -> None:
        keys = {"Ctrl+F": self.start_finding, "F3": lambda: self.finder.go(1), "Shift+F3": lambda: self.finder.go(-1)}
        for keys_pressed, action in keys.items():
            shortcut = QShortcut(QKeySequence(keys_pressed), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def show_source(
        self,
        title: str,
        page: str,
        places: Sequence[tuple[int, int, Hashable]],
        uncertain: Collection[Hashable] = (),
    ) -> None:
        """Show a page: a place is the characters from the first to before the second number, and the row's key.

        ``uncertain`` holds the keys of rows that ask to be looked at; the foot counts them and leads to the next one.
        """
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.text.show_page(page, places, uncertain)
        self.finder.forget()
        for part in (self.text, self._search, self._foot_bar):
            part.setVisible(bool(page))
        self._nothing.setVisible(not page)
        if not page:
            self.finder.hide()
        uncertain_count = self.text.uncertain_count
        self._uncertain.show_state(f"{uncertain_count} uncertain", "stale")
        for part in (self._uncertain, self._next_uncertain):
            part.setVisible(uncertain_count > 0)
        self._show_foot()

    def light(self, key: Hashable | None) -> None:
        """Light the place of a row, telling nobody; a row without a place lights nothing."""
        self.text.light(key)
        self._show_foot()

    def start_finding(self) -> None:
        """Open the line in which text is looked for, beginning with what is selected."""
        if not self.text.isHidden():
            self.finder.open()

    def _tell(self, key: object) -> None:
        self._show_foot()
        self.place_chosen.emit(key)

    def _show_foot(self) -> None:
        count, number = self.text.place_count, self.text.place_number
        several = f"{count} {'place' if count == 1 else 'places'}"
        self._foot.setText(f"{several} became rows" if number is None else f"Place {number} of {count}")
        self._foot.setToolTip("Alt+Up and Alt+Down go from place to place")
        self.text.setAccessibleDescription(self._foot.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the line for finding first, then the panel."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.finder.isVisible():
            self.finder.close_line()
        else:
            self.closed.emit()


class FindBar(QWidget):
    """The line in which text is looked for, ignoring case; Enter goes on, Shift+Enter goes back."""

    def __init__(self, text: SourceText) -> None:
        super().__init__()
        self._text = text
        self._found: list[tuple[int, int]] = []
        self._number = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find")
        self.field.setAccessibleName("Find in the document")
        self.field.textEdited.connect(self._look)
        self.told = second_line("")
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(style.measures.SPACE_1)
        line.addWidget(self.field, 1)
        line.addWidget(self.told)
        line.addWidget(icon_button("chevron-up", "Previous (Shift+F3)", lambda: self.go(-1)))
        line.addWidget(icon_button("chevron-down", "Next (F3)", lambda: self.go(1)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(hairline())
        self.hide()

    def open(self) -> None:
        """Show the line and take the keyboard."""
        selected = self._text.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
            self._look(selected)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_line(self) -> None:
        """Hide the line; what was found stays selected."""
        self.hide()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Another page is shown: look again when asked."""
        self._found, self._number = [], -1
        self.told.setText("")

    def go(self, by: int) -> None:
        """Select the next or the previous find; goes round at the ends."""
        if not self._found:
            self._look(self.field.text())
        elif self._found:
            self._show((self._number + by) % len(self._found))

    def _look(self, wanted: str) -> None:
        """Find all, and select the first after the begin of what is selected."""
        self._found = self._text.finds(wanted)
        self._number = -1
        if self._found:
            start = self._text.textCursor().selectionStart()
            after = (number for number, one in enumerate(self._found) if self._text.unit_of(one[0]) >= start)
            self._show(next(after, 0))
        else:
            self.told.setText("not found" if wanted else "")

    def _show(self, number: int) -> None:
        self._number = number
        self._text.select(*self._found[number])
        self.told.setText(f"{number + 1} of {len(self._found)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
