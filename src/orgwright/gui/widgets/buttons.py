"""Buttons of four kinds, and the segmented choice.

``button("Export workbook…", "upload")`` ordinary, ``primary(...)`` the one filled verb, ``quiet(...)`` without
an edge, ``link(...)`` a line of text, ``icon_button("plus", "New role")`` an icon with a tooltip.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from orgwright.gui import style

# Qt leaves 4 pixels between icon and text; a wider icon that is drawn at its left makes them 8.
_ICON_AND_GAP = QSize(style.measures.ICON_BUTTON + 4, style.measures.ICON_BUTTON)


def button(text: str, icon: str | None = None, on_click: Callable[[], object] | None = None) -> QPushButton:
    """An ordinary button with the border of a control."""
    return _made(text, icon, "ordinary", "text2", on_click)


def primary(text: str, icon: str | None = None, on_click: Callable[[], object] | None = None) -> QPushButton:
    """The one verb of a place, filled."""
    return _made(text, icon, "primary", "accent_text", on_click)


def quiet(text: str, icon: str | None = None, on_click: Callable[[], object] | None = None) -> QPushButton:
    """A button without an edge, as in a head."""
    return _made(text, icon, "quiet", "text2", on_click)


def link(text: str, icon: str | None = None, on_click: Callable[[], object] | None = None) -> QPushButton:
    """A button that reads as a link."""
    made = _made(text, icon, "link", "link", on_click)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def _made(text: str, icon: str | None, kind: str, token: str, on_click: Callable[[], object] | None) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    if icon is not None:
        made.setIcon(style.icon(icon, token))
        made.setIconSize(_ICON_AND_GAP)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_button(icon: str, tip: str, on_click: Callable[[], object] | None = None) -> QToolButton:
    """A button that is an icon; ``tip`` is its tooltip and its name for screen readers."""
    made = QToolButton()
    made.setIcon(style.icon(icon))
    made.setIconSize(QSize(style.measures.ICON, style.measures.ICON))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


class MenuButton(QPushButton):
    """A quiet or ordinary button with a chevron that opens its menu, made anew by ``fill`` at each opening."""

    def __init__(self, text: str, fill: Callable[[QMenu], None], icon: str | None = None, kind: str = "quiet") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setProperty("opens", "menu")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon is not None:
            self.setIcon(style.icon(icon))
            self.setIconSize(_ICON_AND_GAP)
        self._fill = fill
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, its text at the left, and the chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = 12
        area = QRect(self.width() - side - 8, (self.height() - side) // 2, side, side)
        style.paint_icon(painter, area, "chevron-down", style.current().text2)
        painter.end()


class SegmentedControl(QWidget):
    """A row of joined segments of which one is chosen; ``chosen`` tells its key."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[tuple[str, str]], selected: str | None = None) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        last = len(segments) - 1
        for place, (key, text) in enumerate(segments):
            segment = _Segment(text, place == 0, place == last)
            self._keys.append(key)
            self._group.addButton(segment, place)
            layout.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.select(selected or self._keys[0])
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))

    @property
    def selected(self) -> str:
        """The key of the chosen segment."""
        return self._keys[self._group.checkedId()]

    def select(self, key: str) -> None:
        """Choose a segment without telling anybody."""
        self._group.button(self._keys.index(key)).setChecked(True)


class _Segment(QAbstractButton):
    """One segment, painted so that neighbours share their edge."""

    def __init__(self, text: str, first: bool, last: bool) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self._first, self._last = first, last
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        """Wide enough for the bold text, so that choosing moves nothing."""
        metrics = QFontMetrics(style.font(bold=True))
        return QSize(metrics.horizontalAdvance(self.text()) + 22, style.measures.CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge, the ground if chosen, and the text."""
        palette = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = style.measures.RADIUS_CONTROL
        body = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        if not self._last:
            body.setRight(self.width() + 0.5)
        shape = body.adjusted(0 if self._first else -radius * 2, 0, 0 if self._last else radius * 2, 0)
        ground = palette.selection if self.isChecked() else palette.hover if self.underMouse() else palette.panel
        painter.setBrush(QColor(ground))
        painter.setPen(QColor(palette.control))
        painter.drawRoundedRect(shape, radius, radius)
        if not self._first:
            painter.drawLine(body.topLeft(), body.bottomLeft())
        painter.setPen(QColor(palette.text))
        painter.setFont(style.font(bold=self.isChecked()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
