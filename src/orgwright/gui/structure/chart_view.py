"""The organization chart with zoom and panning.

API::

    chart = ChartView(why_not)                         # why_not(position_id, manager_id): a sentence, or empty
    chart.show_chart(layout, picture)                  # the node with the keyboard stays where it is seen
    chart.canvas.opened.connect(...)                   # a click or Enter on a position
    chart.canvas.folding_wanted.connect(...)           # position id, whether all below it too
    chart.canvas.moved_below.connect(...)              # position id, manager's position id: dragged onto it
    chart.canvas.menu_wanted.connect(...)              # position id and a menu to fill
    chart.canvas.number_asked.connect(...)             # position id: how its digits are computed
"""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent

from orgwright.gui.structure.chart_canvas import ChartCanvas, WhyNot
from orgwright.gui.structure.chart_model import ChartPicture
from orgwright.gui.widgets.zoom_area import ZoomArea
from orgwright.planning.chart_layout import ChartLayout


class ChartView(ZoomArea):
    """The chart with zoom and panning; see the module for its use."""

    zooms = (0.005, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.28, 0.36, 0.45, 0.55, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0)
    room_around = QMargins(24, 48, 24, 32)

    def __init__(self, why_not: WhyNot) -> None:
        canvas = ChartCanvas(why_not)
        super().__init__(canvas)
        self.canvas = canvas
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def show_chart(self, layout: ChartLayout, picture: ChartPicture, anchor: int | None = None) -> None:
        """Show another chart; ``anchor``, else the position with the keyboard, stays where it is seen."""
        canvas, old = self.canvas, self.canvas.shown
        held = next((one for one in (anchor, old.current) if one in old.layout.nodes and one in layout.nodes), None)
        before = None if held is None else canvas.area_of(held).topLeft()
        canvas.follow(layout, picture)
        canvas.fit()
        if held is not None and before is not None:
            moved = canvas.area_of(held).topLeft() - before
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(moved.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(moved.y()))

    def show_found(self, position_ids: Collection[int]) -> None:
        """Mark the positions that a search found."""
        self.canvas.shown = replace(self.canvas.shown, found=frozenset(position_ids))
        self.canvas.update()

    def show_chosen(self, position_id: int | None) -> None:
        """Mark the position that is open in the panel."""
        self.canvas.shown = replace(self.canvas.shown, chosen=position_id)
        self.canvas.update()

    def show_dotted(self, is_wanted: bool) -> None:
        """Draw whom positions also report to, or leave it out."""
        self.canvas.shown = replace(self.canvas.shown, with_dotted=is_wanted)
        self.canvas.update()

    def go_to(self, position_id: int) -> None:
        """Bring a position that is seen into the middle, and give it the keyboard."""
        area, room = self.canvas.area_of(position_id), self.viewport().size()
        self.horizontalScrollBar().setValue(round(area.center().x() - room.width() / 2))
        self.verticalScrollBar().setValue(round(area.center().y() - room.height() / 2))
        self.canvas.set_current(position_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the position with the keyboard in view, when a panel takes room too."""
        super().resizeEvent(event)
        current = self.canvas.shown.current
        if current in self.canvas.shown.layout.nodes:
            self.bring_in(self.canvas.area_of(current or 0))
