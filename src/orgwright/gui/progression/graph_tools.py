"""The line of tools over the career graph: what is asked, search, families, links, zoom, and the picture as a file.

It tells what a person wants by signals; ``page`` fills its menus.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from orgwright.gui import style
from orgwright.gui.progression.graph import CareerGraphView
from orgwright.gui.progression.way_fields import MODES
from orgwright.gui.widgets.buttons import MenuButton, SegmentedControl, button, icon_button
from orgwright.gui.widgets.labels import second_line

_FIND = 120, 200
"""Width of the search, the least and the most."""
_ROOMY = 900
"""Width from which on the zoom is said in percent."""


class GraphTools(QWidget):
    """The tools; see the module."""

    mode_chosen = Signal(str)
    sought = Signal(str)
    next_wanted = Signal()
    link_wanted = Signal()
    table_wanted = Signal(bool)

    def __init__(
        self,
        graph: CareerGraphView,
        fill_families: Callable[[QMenu], None],
        fill_picture: Callable[[QMenu], None],
    ) -> None:
        super().__init__()
        self.mode = SegmentedControl(list(MODES))
        self.mode.chosen.connect(self.mode_chosen)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a role")
        self.search.setAccessibleName("Find a role in the graph")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(style.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(_FIND[0])
        self.search.setMaximumWidth(_FIND[1])
        self.search.textChanged.connect(self.sought)
        self.search.returnPressed.connect(self.next_wanted)
        self.families = MenuButton("Families", fill_families)
        self.table = button("Links", "columns-2")
        self.table.setCheckable(True)
        self.table.setToolTip("Show the links as a table below the graph")
        self.table.toggled.connect(self.table_wanted)
        self.link = icon_button("plus", "New career link (or drag from role to role)", self.link_wanted.emit)
        self.zoom = second_line("100 %")
        graph.zoom_changed.connect(lambda zoom: self.zoom.setText(f"{zoom * 100:.0f} %"))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.mode)
        line.addWidget(self.search, 2)
        line.addStretch(1)
        line.addWidget(self.families)
        line.addWidget(self.table)
        line.addWidget(self.link)
        line.addWidget(MenuButton("Picture", fill_picture))
        line.addWidget(icon_button("minus", "Smaller (wheel, or −)", lambda: graph.step_zoom(-1)))
        line.addWidget(self.zoom)
        line.addWidget(icon_button("zoom-in", "Larger (wheel, or +)", lambda: graph.step_zoom(1)))
        line.addWidget(icon_button("maximize", "Show all of it (0)", graph.fit_all))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The percent of the zoom go first where there is little room."""
        super().resizeEvent(event)
        self.zoom.setVisible(self.width() >= _ROOMY)
