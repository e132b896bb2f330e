"""The bar over every screen: unit, day and scenario, undo and redo, and the search for everything."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.frame.search_box import SearchBox
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import icon_button
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.labels import hairline


class ContextButton(QAbstractButton):
    """An icon, a bold text and a chevron; tinted where what it shows is not the ordinary."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        self._name = name
        self._tinted = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tinted: bool = False) -> None:
        """Show what is chosen."""
        self.setText(text)
        self._tinted = tinted
        self.setAccessibleName(f"{self._name}: {text}")
        self.setToolTip(self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, text and chevron with their room."""
        width = QFontMetrics(style.font(bold=True)).horizontalAdvance(self.text())
        return QSize(min(width, 240) + 58, style.measures.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(96, style.measures.CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        palette = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = palette.tint_goal if self._tinted else palette.sunken if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(self.rect().toRectF(), 5, 5)
        ink = palette.link if self._tinted else palette.text2
        style.paint_icon(painter, QRect(8, (self.height() - 16) // 2, 16, 16), self._icon, ink)
        bold = style.font(bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(palette.link if self._tinted else palette.text))
        room = self.width() - 57
        text = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(31, 0, room + 6, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        chevron = QRect(self.width() - 20, (self.height() - 12) // 2 + 1, 12, 12)
        style.paint_icon(painter, chevron, "chevron-down", ink)
        painter.end()


class ContextBar(QWidget):
    """The context bar; it shows the context and changes it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFixedHeight(style.measures.CONTEXT_BAR)
        self.unit = ContextButton("building-2", "Unit")
        self.day = ContextButton("calendar", "Day")
        self.scenario = ContextButton("git-branch", "Scenario")
        self.undo = icon_button("undo-2", "Undo", self.undo_last)
        self.redo = icon_button("redo-2", "Redo", self.redo_last)
        self.search = SearchBox(context)
        self.unit.clicked.connect(self.choose_unit)
        self.day.clicked.connect(self.choose_day)
        self.scenario.clicked.connect(self.choose_scenario)
        self._lay_out()
        context.changed.connect(self.show_context)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(style.measures.SPACE_2)
        for place, part in enumerate((self.unit, self.day, self.scenario)):
            if place:
                line = hairline(vertical=True)
                line.setFixedHeight(18)
                layout.addWidget(line)
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        layout.addSpacing(4)
        line = hairline(vertical=True)
        line.setFixedHeight(18)
        layout.addWidget(line)
        layout.addWidget(self.search)

    def show_context(self) -> None:
        """Show what the context is now."""
        context = self._context
        if not context.has_workspace:
            return
        unit_id = context.unit_id
        recorded = context.recorded
        self.unit.show_text(recorded.facts.name if unit_id is None else recorded.units[unit_id].name)
        self.day.show_text(self._day_words(), tinted=context.is_day_chosen)
        scenario_id = context.scenario_id
        title = "As recorded" if scenario_id is None else recorded.scenarios[scenario_id].title
        self.scenario.show_text(title, tinted=scenario_id is not None)
        self._show_undo()

    def set_narrow(self, narrow: bool) -> None:
        """Let the search shrink where the window is narrow."""
        self.search.setMaximumWidth(220 if narrow else 280)

    def _day_words(self) -> str:
        day = day_text(self._context.day)
        return f"Today, {day}" if self._context.day == date.today() else day

    def _show_undo(self) -> None:
        workspace = self._context.workspace
        pairs = ((self.undo, "Undo", workspace.undo_label), (self.redo, "Redo", workspace.redo_label))
        for shown, verb, what in pairs:
            shown.setEnabled(what is not None)
            shown.setToolTip(plain_tip(f"{verb}: {what}") if what else verb)

    def undo_last(self) -> None:
        """Take back the newest action of anybody."""
        if self._context.has_workspace and self._context.workspace.undo_label is not None:
            attempt(self.window(), self._context.workspace.undo)

    def redo_last(self) -> None:
        """Do again what was undone last."""
        if self._context.has_workspace and self._context.workspace.redo_label is not None:
            attempt(self.window(), self._context.workspace.redo)

    def choose_unit(self) -> None:
        """Open the tree of units."""
        from orgwright.gui.frame.unit_popup import UnitPopup

        popup = UnitPopup(self._context, self)
        popup.open_under(self.unit)

    def choose_day(self) -> None:
        """Open the calendar, with ways back to the file's own day and to today."""
        from orgwright.gui.widgets.calendar import DayPopup

        own = self._context.recorded.day
        links = [(f"Planning date, {day_text(own)}" if own != date.today() else f"Today, {day_text(own)}", own)]
        if own != date.today():
            links.append((f"Today, {day_text(date.today())}", date.today()))
        popup = DayPopup(self, tuple(links))
        popup.chosen.connect(self._take_day)
        popup.open_at(self.day, self._context.day)

    def _take_day(self, day: date) -> None:
        self._context.set_day(None if day == self._context.recorded.day else day)

    def choose_scenario(self) -> None:
        """Open the list of scenarios."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = [(None, "As recorded")]
        scenarios = sorted(self._context.recorded.scenarios.values(), key=lambda one: one.title.casefold())
        offered += [(one.id, one.title) for one in scenarios]  # type: ignore[misc]
        for scenario_id, title in offered:
            entry = menu.addAction(title.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(scenario_id == self._context.scenario_id)
            entry.triggered.connect(lambda _=False, chosen=scenario_id: self._context.set_scenario(chosen))
        menu.popup(self.scenario.mapToGlobal(self.scenario.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of the window and the line below."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.window))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.hairline))
        painter.end()
