"""A row of tabs with counts over a page: one is chosen, those without room wait in a menu at the right end.

API::

    tabs = TabRow([("card", "Card"), ("kpis", "KPIs")])
    tabs.chosen.connect(...)                # the key that a person chose
    tabs.show_counts({"kpis": 9})           # 0 or a missing key shows nothing
    tabs.select("kpis")                     # without telling anybody
    tabs.step(+1)                           # for Ctrl+PageDown of the screen; goes round, tells ``chosen``

The row is one stop of the Tab key; Left, Right, Home and End choose within it.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import icon_button

HEIGHT = 40
_SIDE = style.measures.SPACE_2
_COUNT_GAP = style.measures.SPACE_1
_LINE = 2
_TOP, _TAB = 5, 29
"""A tab is lower than the row, so that the ring of the focus neither leaves the row nor crosses the line."""


class TabRow(QWidget):
    """The tabs; see the module for its use."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], selected: str | None = None) -> None:
        super().__init__()
        self._keys = [key for key, _ in tabs]
        self._tabs = [_Tab(text, self) for _, text in tabs]
        for key, tab in zip(self._keys, self._tabs, strict=True):
            tab.clicked.connect(lambda _checked=False, key=key: self._choose(key))
        self._more = icon_button("ellipsis", "More tabs", self._open_menu)
        self._more.setParent(self)
        # The arrow keys reach the tabs without room too, so the row stays one stop of the Tab key.
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.select(selected or self._keys[0])

    @property
    def selected(self) -> str:
        """The key of the chosen tab."""
        return self._keys[self._place]

    @property
    def hidden_keys(self) -> list[str]:
        """The keys of the tabs that wait in the menu."""
        return [key for key, tab in zip(self._keys, self._tabs, strict=True) if tab.isHidden()]

    def select(self, key: str) -> None:
        """Choose a tab without telling anybody."""
        self._place = self._keys.index(key)
        had_focus = any(tab.hasFocus() for tab in self._tabs)
        # A tab must be seen before it can take the keyboard, and the one that had it may now go into the menu.
        self._lay_out(keep=had_focus)
        for place, tab in enumerate(self._tabs):
            tab.setChecked(place == self._place)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == self._place else Qt.FocusPolicy.NoFocus)
        self.update()
        if had_focus:
            self._tabs[self._place].setFocus(Qt.FocusReason.TabFocusReason)
            self._lay_out()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many rows stand behind each tab."""
        for key, tab in zip(self._keys, self._tabs, strict=True):
            tab.show_count(counts.get(key, 0))
        self._lay_out()

    def step(self, by: int) -> None:
        """Choose the tab ``by`` places further, going round at the ends."""
        self._choose(self._keys[(self._place + by) % len(self._keys)])

    def _choose(self, key: str) -> None:
        if key != self.selected:
            self.select(key)
            self.chosen.emit(key)

    def _shown_places(self) -> list[int]:
        """The tabs that have room, in order; the chosen one takes the place of others if it would not fit."""
        widths = [tab.sizeHint().width() for tab in self._tabs]
        every = list(range(len(widths)))
        if sum(widths) + 2 * _SIDE <= self.width():
            return every
        room = self.width() - 2 * _SIDE - style.measures.CONTROL
        shown = list(every)
        while len(shown) > 1 and sum(widths[place] for place in shown) > room:
            shown.remove(max(place for place in shown if place != self._place))
        return shown

    def _lay_out(self, keep: bool = False) -> None:
        """Place the tabs that have room; ``keep`` leaves the others visible while the keyboard moves."""
        shown = self._shown_places()
        x = _SIDE
        for place, tab in enumerate(self._tabs):
            if place in shown:
                width = tab.sizeHint().width()
                tab.setGeometry(x, _TOP, width, _TAB)
                x += width
                tab.show()
            elif not (keep and tab.hasFocus()):
                tab.hide()
        side = style.measures.CONTROL
        self._more.setGeometry(self.width() - _SIDE - side, (HEIGHT - side) // 2, side, side)
        self._more.setVisible(len(shown) < len(self._tabs))

    def _open_menu(self) -> None:
        """Offer the tabs that have no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, tab in zip(self._keys, self._tabs, strict=True):
            if tab.isHidden():
                count = f"\t{tab.count}" if tab.count else ""
                text = tab.text().replace("&", "&&") + count
                menu.addAction(text).triggered.connect(lambda _checked=False, key=key: self._choose(key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """Wide enough for all tabs."""
        return QSize(sum(tab.sizeHint().width() for tab in self._tabs) + 2 * _SIDE, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest tab and the menu."""
        widest = max(tab.sizeHint().width() for tab in self._tabs)
        return QSize(widest + 2 * _SIDE + style.measures.CONTROL, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew which tabs have room."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour, the first or the last; the ends do not go round."""
        last = len(self._keys) - 1
        places = {
            Qt.Key.Key_Left: max(self._place - 1, 0),
            Qt.Key.Key_Right: min(self._place + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = places.get(Qt.Key(event.key())) if not _has_modifier(event) else None
        if place is None:
            super().keyPressEvent(event)
        else:
            self._choose(self._keys[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline on which the tabs stand, and the lines under the chosen tab and the pointer."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, QColor(palette.hairline))
        for tab in self._tabs:
            color = palette.link if tab.isChecked() else palette.edge if tab.underMouse() else None
            if color is not None and tab.isVisible():
                width = tab.content_width(bold=tab.isChecked())
                painter.fillRect(tab.x() + _SIDE, HEIGHT - _LINE, width, _LINE, QColor(color))
        painter.end()


def _has_modifier(event: QKeyEvent) -> bool:
    """Whether more than the key itself is pressed; the arrow keys of a number block count as plain."""
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


class _Tab(QAbstractButton):
    """One tab: its text, and how many rows stand behind it; the row draws the line under it."""

    def __init__(self, text: str, row: TabRow) -> None:
        super().__init__(row)
        self._row = row
        self.count = 0
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show another number; 0 shows none."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def content_width(self, bold: bool) -> int:
        """The width of the text and the number."""
        width = QFontMetrics(style.font(bold=bold)).horizontalAdvance(self.text())
        if self.count:
            caption = QFontMetrics(style.font(style.measures.TEXT_CAPTION))
            width += _COUNT_GAP + caption.horizontalAdvance(str(self.count))
        return width

    def sizeHint(self) -> QSize:
        """Wide enough for the bold text, so that choosing moves nothing."""
        return QSize(self.content_width(bold=True) + 2 * _SIDE, _TAB)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that move to the row."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the row draw its line under the pointer."""
        super().enterEvent(event)
        self._row.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the row take its line away."""
        super().leaveEvent(event)
        self._row.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and the number."""
        palette = style.current()
        chosen = self.isChecked()
        painter = QPainter(self)
        font = style.font(bold=chosen)
        metrics = QFontMetrics(font)
        baseline = HEIGHT // 2 - _TOP + (metrics.ascent() - metrics.descent()) // 2
        painter.setFont(font)
        painter.setPen(QColor(palette.text if chosen or self.underMouse() else palette.text2))
        painter.drawText(_SIDE, baseline, self.text())
        if self.count:
            painter.setFont(style.font(style.measures.TEXT_CAPTION))
            painter.setPen(QColor(palette.text3))
            painter.drawText(_SIDE + metrics.horizontalAdvance(self.text()) + _COUNT_GAP, baseline, str(self.count))
        painter.end()
