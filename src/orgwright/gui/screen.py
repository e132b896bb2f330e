"""The base of every screen: head, body, the right-hand panel, and being told of changes.

API, a screen in full::

    class UnitsScreen(Screen):
        key, title, icon, group = "units", "Units", "network", 0

        def __init__(self, context):
            super().__init__(context)
            self.table = Table(COLUMNS, key=lambda row: row.unit_id)
            self.set_body(self.table)
            self.head.add_action(button("Unit", "plus", self.add_unit))

        def refresh(self, changes):              # called when the screen is seen and something moved
            self.table.show_rows(unit_rows(self.context.organization))
            self.head.set_subtitle("14 units")
            self.set_status("14 units", "Budget of the fiscal year")

        @classmethod
        def is_available(cls, organization): ... # False leaves it out of the rail

        def show_record(self, record_id): ...    # what search and links jump to

``show_empty(EmptyState(...))`` replaces the body until ``show_body()``; ``show_panel(SidePanel(...))`` opens the
panel, ``close_panel()`` closes it. ``explain(explanation)`` opens how a number is computed; connect ``explained`` of a
table, a tree or a figure with it. ``rail_count(organization)`` is the number beside the title in the rail.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from orgwright.gui.explanation_panel import ExplanationPanel
    from orgwright.planning.explanation import Explanation
    from orgwright.planning.organization import Organization
    from orgwright.planning.proficiency import Cell
    from orgwright.workspace import Changes


class Head(QWidget):
    """The bar of 52 pixels over a screen: its title, a subtitle, and actions at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setFixedHeight(style.measures.HEAD)
        self._title = label(title, style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._subtitle = ElidedLabel()
        self._subtitle.setProperty("tone", "text2")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(style.measures.SPACE_2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(style.measures.SPACE_4)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle, 1)
        layout.addLayout(self._actions)

    def set_title(self, title: str) -> None:
        """Name the screen, or what it shows."""
        self._title.setText(title)

    def set_subtitle(self, text: str) -> None:
        """Say what part is shown."""
        self._subtitle.setText(text)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or another control at the right."""
        self._actions.addWidget(widget)


class Screen(QWidget):
    """A screen of the rail; see the module for its use."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    group: ClassVar[int] = 0
    has_head: ClassVar[bool] = True
    panel_under_head: ClassVar[bool] = False
    panel_width: ClassVar[int] = style.measures.PANEL

    status_changed = Signal()
    panel_moved = Signal()
    """The panel was opened or closed, or lies otherwise over the body."""
    panel_dismissed = Signal(QWidget)
    """The user closed this panel, by Esc or its cross."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.head = Head(self.title)
        self.panel: QWidget | None = None
        self.explanation_panel: ExplanationPanel | None = None
        self._panel_below: QWidget | None = None
        self._panel_slot = _PanelSlot(self)
        self._bodies = QStackedWidget()
        self._empty: QWidget | None = None
        self._is_stale = True
        self._changes: Changes | None = None
        self.status = ("", "")
        self._lay_out()
        context.changed.connect(self._note_change)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        self._head_line = hairline()
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        outer = QHBoxLayout(self) if not self.panel_under_head else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if self.has_head:
            left.addWidget(self.head)
            left.addWidget(self._head_line)
        else:
            self.head.hide()
            self._head_line.hide()
        if self.panel_under_head:
            outer.addLayout(left)
            self._row.addWidget(self._bodies, 1)
            self._row.addWidget(self._panel_slot)
            outer.addLayout(self._row, 1)
        else:
            left.addWidget(self._bodies, 1)
            outer.addLayout(left, 1)
            outer.addWidget(self._panel_slot)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @classmethod
    def is_available(cls, organization: "Organization") -> bool:
        """Whether the screen has something to show or to begin with; False leaves it out of the rail."""
        return True

    @classmethod
    def rail_count(cls, organization: "Organization") -> int | None:
        """The number beside the title in the rail, or None."""
        return None

    @abstractmethod
    def refresh(self, changes: "Changes | None") -> None:
        """Show the organization of the context as it is now; ``changes`` is None where everything may differ."""

    def show_record(self, record_id: int | None) -> None:
        """Bring one record into view; screens that show records override this."""

    def show_cell(self, cell: "Cell") -> None:
        """Bring a person and a skill into view; the matrix overrides this."""

    def show_page(self, key: str) -> object:
        """Bring one page of the screen into view; screens that have pages override this."""
        return None

    def show_in_page(self, key: str, record_id: int) -> None:
        """Bring one record into view in one page; screens whose pages show records of their own override this."""

    def set_body(self, body: QWidget) -> None:
        """Give the screen its content."""
        self._bodies.addWidget(body)
        self._bodies.setCurrentWidget(body)
        self._body = body

    @property
    def body(self) -> QWidget:
        """The content, or the empty state that stands for it."""
        return self._bodies.currentWidget() or self

    def show_empty(self, empty: QWidget) -> None:
        """Show a designed empty state in place of the body."""
        if self._empty is not None:
            self._bodies.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self._bodies.addWidget(empty)
        self._bodies.setCurrentWidget(empty)

    def show_body(self) -> None:
        """Show the body again."""
        self._bodies.setCurrentWidget(self._body)

    def keep_panels(self, *panels: QWidget) -> None:
        """Let panels end with the screen, also where nobody ever opened them."""
        for panel in panels:
            panel.setParent(self._panel_slot)
            panel.hide()

    def show_panel(self, panel: QWidget) -> None:
        """Open the right-hand panel with this content."""
        if self.panel is not panel:
            if isinstance(panel, SidePanel):
                panel.closed.connect(self.leave_panel, Qt.ConnectionType.UniqueConnection)
            self.panel = panel
            self._panel_slot.hold(panel)
        self._panel_slot.show()
        self._place_panel()
        self.panel_moved.emit()

    def explain(self, explanation: "Explanation") -> None:
        """Open how a number is computed, over the panel that is open."""
        from orgwright.gui.explanation_panel import ExplanationPanel

        if self.explanation_panel is None:
            self.explanation_panel = ExplanationPanel(self)
        if not self.is_explaining:
            self._panel_below = self.panel if self.is_panel_open else None
        self.explanation_panel.show_explanation(explanation)
        self.show_panel(self.explanation_panel)

    @property
    def is_explaining(self) -> bool:
        """Whether the panel shows how a number is computed."""
        return self.is_panel_open and self.panel is self.explanation_panel

    def leave_panel(self) -> None:
        """Go back from an explanation to the panel that it was asked over; any other panel is closed."""
        below, self._panel_below = self._panel_below, None
        if self.is_explaining and below is not None:
            self.show_panel(below)
        else:
            self.close_panel()
            self.panel_dismissed.emit(self.panel)

    def close_panel(self) -> None:
        """Close the panel; its content is kept for the next time."""
        had_focus = self._panel_slot.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._panel_slot.hide()
        if had_focus:
            last = self.body.focusWidget()
            back = last if last is not None and last.isVisible() else self.body
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel_moved.emit()

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel is to be seen."""
        return self._panel_slot.isVisibleTo(self)

    @property
    def covered(self) -> int:
        """How many pixels of the body, from the right, lie under the panel where the window is narrow."""
        return self.panel_width if self.is_panel_open and self._panel_slot.is_floating else 0

    def set_status(self, left: str, right: str = "") -> None:
        """Say at the bottom what is shown, and by which rule."""
        self.status = (left, right)
        self.status_changed.emit()

    def _note_change(self, changes: "Changes | None") -> None:
        self._changes = changes if not self._is_stale else None
        self._is_stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Refresh now if something moved since the last time."""
        if self._is_stale and self.context.has_workspace:
            self._is_stale = False
            changes, self._changes = self._changes, None
            if self.is_explaining and self.explanation_panel is not None:
                self.explanation_panel.note_change()
            self.refresh(changes)

    def _place_panel(self) -> None:
        overlay = self.window().width() < style.measures.PANEL_OVERLAY_BELOW
        roomy = self.window().width() >= style.measures.PANEL_WIDE_FROM
        self._panel_slot.setFixedWidth(style.measures.PANEL_WIDE if roomy else self.panel_width)
        self._panel_slot.set_overlay(overlay)
        layout = self._row if self.panel_under_head else self.layout()
        if overlay and not self._panel_slot.is_floating:
            if layout is not None:
                layout.removeWidget(self._panel_slot)
            self._panel_slot.is_floating = True
        elif not overlay and self._panel_slot.is_floating and layout is not None:
            layout.addWidget(self._panel_slot)
            self._panel_slot.is_floating = False
        if overlay:
            top = style.measures.HEAD + 1 if self.panel_under_head else 0
            width = min(self.panel_width, self.width())
            self._panel_slot.setGeometry(QRect(self.width() - width, top, width, self.height() - top))
            self._panel_slot.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel at the right edge."""
        super().resizeEvent(event)
        self._place_panel()
        self.panel_moved.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what moved while the screen was hidden."""
        super().showEvent(event)
        self.refresh_if_stale()
        self._place_panel()


class _PanelSlot(QWidget):
    """Where the panel stands: beside the body, or over it where the window is narrow."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.is_floating = False
        self._overlay = False
        self.setFixedWidth(screen.panel_width)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(1, 0, 0, 0)
        self.hide()

    def hold(self, panel: QWidget) -> None:
        """Show this panel in place of the one before."""
        while self._layout.count():
            taken = self._layout.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
        self._layout.addWidget(panel)
        panel.show()

    def set_overlay(self, overlay: bool) -> None:
        """Whether the panel lies over the body."""
        if overlay != self._overlay:
            self._overlay = overlay
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint with a new palette."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the line at the left."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.popup if self._overlay else palette.panel))
        edge = palette.control if self._overlay else palette.hairline
        painter.fillRect(0, 0, 1, self.height(), QColor(edge))
        painter.end()
