"""The rail at the left: the organization's name and menu, the screens in groups, and the tools at the bottom.

It is 188 pixels wide with titles and counts, or 48 with icons and tooltips where the window is narrow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.labels import hairline

TOOLS_GROUP = 9


@dataclass(frozen=True)
class RailEntry:
    """One screen as the rail shows it."""

    key: str
    title: str
    icon: str
    group: int
    count: int | None = None


class RailItem(QAbstractButton):
    """One line of the rail, 30 pixels high."""

    def __init__(self, entry: RailEntry, narrow: bool) -> None:
        super().__init__()
        self._narrow = narrow
        self.setCheckable(True)
        self.setFixedHeight(style.measures.RAIL_ITEM)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_entry(entry)

    def show_entry(self, entry: RailEntry) -> None:
        """Show a screen, or its new count."""
        self.entry = entry
        self.setText(entry.title)
        self.setAccessibleName(entry.title if entry.count is None else f"{entry.title}, {entry.count}")
        self.setToolTip(entry.title if self._narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        """The rail gives the width."""
        return QSize(32, style.measures.RAIL_ITEM)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground if chosen, the icon, the title and the count."""
        palette = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        ground = palette.selection if chosen else palette.sunken if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        left = (self.width() - 16) // 2 if self._narrow else 8
        icon = QRect(left, (self.height() - 16) // 2, 16, 16)
        style.paint_icon(painter, icon, self.entry.icon, palette.link if chosen else palette.text2)
        if not self._narrow:
            self._paint_text(painter, chosen)
        painter.end()

    def _paint_text(self, painter: QPainter, chosen: bool) -> None:
        palette = style.current()
        painter.setFont(style.font(bold=chosen))
        painter.setPen(QColor(palette.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(34, 0, -34, 0), middle, self.entry.title)
        if self.entry.count is not None:
            painter.setFont(style.font(style.measures.TEXT_CAPTION))
            painter.setPen(QColor(palette.text3))
            area = self.rect().adjusted(0, 0, -8, 0)
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, str(self.entry.count))


class OrganizationButton(QAbstractButton):
    """The mark, the organization's name and the chevron of its menu."""

    def __init__(self, fill: Callable[[QMenu], None]) -> None:
        super().__init__()
        self._fill = fill
        self.narrow = False
        self.setFixedHeight(style.measures.CONTEXT_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open_menu)

    def show_name(self, name: str) -> None:
        """Show the name of the open organization."""
        self.setText(name)
        self.setAccessibleName(f"{name}, menu")
        self.setToolTip(plain_tip(name) if self.narrow else "")
        self.update()

    def open_menu(self) -> None:
        """Show the menu under the name."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """The rail gives the width."""
        return QSize(32, style.measures.CONTEXT_BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Four squares of the ramp, the name, the chevron."""
        palette = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - 17) // 2 if self.narrow else 16
        top = (self.height() - 17) // 2 + 1
        levels = (3, 1, 4, 3) if palette.is_dark else (3, 4, 5, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, level in enumerate(levels):
            painter.setBrush(QColor(palette.proficiency[level][0]))
            painter.drawRoundedRect(QRectF(left + place % 2 * 9, top + place // 2 * 9, 8, 8), 1.5, 1.5)
        if not self.narrow:
            bold = style.font(bold=True)
            painter.setFont(bold)
            painter.setPen(QColor(palette.text))
            area = self.rect().adjusted(42, 0, -34, 0)
            name = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
            chevron = QRect(self.width() - 30, (self.height() - 14) // 2 + 1, 14, 14)
            style.paint_icon(painter, chevron, "chevron-down", palette.text2)
        painter.end()


class Rail(QWidget):
    """The rail; ``chosen`` tells the key of a screen."""

    chosen = Signal(str)

    def __init__(self, fill_menu: Callable[[QMenu], None]) -> None:
        super().__init__()
        self._entries: tuple[RailEntry, ...] = ()
        self._narrow = False
        self._current = ""
        self.items: list[RailItem] = []
        self.organization = OrganizationButton(fill_menu)
        self._list = QWidget()
        self._list_layout = QVBoxLayout(self._list)
        self._list_layout.setContentsMargins(8, 8, 8, 8)
        self._list_layout.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.organization)
        layout.addWidget(self._list, 1)
        self.setFixedWidth(style.measures.RAIL)
        self.setAccessibleName("Screens")

    def show_entries(self, entries: Sequence[RailEntry]) -> None:
        """Show these screens, groups parted by a hairline."""
        same = [entry.key for entry in entries] == [entry.key for entry in self._entries]
        self._entries = tuple(entries)
        if not same:
            self._fill()
        for item, entry in zip(self.items, self._shown_in_order(), strict=True):
            item.show_entry(entry)

    def _shown_in_order(self) -> list[RailEntry]:
        above = [entry for entry in self._entries if entry.group != TOOLS_GROUP]
        return above + [entry for entry in self._entries if entry.group == TOOLS_GROUP]

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or with titles."""
        if narrow != self._narrow:
            self._narrow = self.organization.narrow = narrow
            self.setFixedWidth(style.measures.RAIL_NARROW if narrow else style.measures.RAIL)
            self._fill()

    def select(self, key: str) -> None:
        """Show which screen is open."""
        self._current = key
        for item in self.items:
            item.setChecked(item.entry.key == key)

    def _fill(self) -> None:
        while self._list_layout.count():
            taken = self._list_layout.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.items = []
        above = [entry for entry in self._entries if entry.group != TOOLS_GROUP]
        for place, (_, group) in enumerate(groupby(above, key=lambda entry: entry.group)):
            if place:
                self._add_line()
            for entry in group:
                self._add_item(entry)
        self._list_layout.addStretch(1)
        for entry in self._entries:
            if entry.group == TOOLS_GROUP:
                self._add_item(entry)
        self.select(self._current)

    def _add_line(self) -> None:
        holder = QWidget()
        holder.setFixedHeight(17)
        line = QVBoxLayout(holder)
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(hairline())
        self._list_layout.addWidget(holder)
        holder.show()

    def _add_item(self, entry: RailEntry) -> None:
        item = RailItem(entry, self._narrow)
        item.clicked.connect(lambda _checked=False: self._choose(entry.key))
        self._list_layout.addWidget(item)
        item.show()
        self.items.append(item)

    def _choose(self, key: str) -> None:
        self.select(self._current)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the items."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = [place for place, item in enumerate(self.items) if item.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        place = min(max(focused[0] + step, 0), len(self.items) - 1)
        self.items[place].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of the window and the line at the right."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.window))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(palette.hairline))
        painter.end()
