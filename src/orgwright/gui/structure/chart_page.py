"""The page of the organization chart: who reports to whom, folded, searched, coloured and rearranged in place."""

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.fill_dialogs import first_day
from orgwright.gui.messages import attempt
from orgwright.gui.structure import chart_menus
from orgwright.gui.structure.chart_legend import ChartLegend
from orgwright.gui.structure.chart_model import BY_LAYER, COLOURS, PLAIN, ChartPicture
from orgwright.gui.structure.chart_tools import ChartTools
from orgwright.gui.structure.chart_view import ChartView
from orgwright.gui.structure.page import StructurePage
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import hairline
from orgwright.planning.chart_layout import chart_layout
from orgwright.planning.chart_tree import ChartTree, chart_costs, chart_tree, why_not_below
from orgwright.planning.explanations.structure import layer, span
from orgwright.planning.organization import Organization

if TYPE_CHECKING:
    from orgwright.gui.structure.view import OrganizationScreen

SEEN_AT_FIRST = 60
"""How many positions a chart shows at most when it is first opened, where its first two generations are not more."""
READABLE_AT_FIRST = 0.75


class ChartPage(StructurePage):
    """The chart with its tools; see the module."""

    def __init__(self, screen: "OrganizationScreen") -> None:
        super().__init__(screen)
        self.picture: ChartPicture | None = None
        self.colour, self.with_planned, self.with_dotted = PLAIN, True, True
        self.folded: set[int] = set()
        self._opened_for: tuple[int | None] | None = None
        """The unit whose chart has been opened to a depth, so that it is left as it is from then on."""
        self._tree: tuple[ref[Organization], int | None, bool, ChartTree] | None = None
        self.chart = ChartView(self._why_not)
        canvas = self.chart.canvas
        canvas.opened.connect(self.open_seat)
        canvas.folding_wanted.connect(self.fold)
        canvas.moved_below.connect(self.put_below)
        canvas.menu_wanted.connect(lambda position_id, menu: chart_menus.fill_seat_menu(self, position_id, menu))
        canvas.depth_wanted.connect(self.open_to)
        canvas.letter_typed.connect(self._begin_search)
        canvas.next_wanted.connect(self.go_to_next)
        canvas.number_asked.connect(self.explain_digits)
        self.tools = ChartTools(
            self.chart,
            lambda menu: chart_menus.fill_depths(self, menu),
            lambda menu: chart_menus.fill_colours(self, menu),
            lambda menu: chart_menus.fill_shown(self, menu),
            lambda menu: chart_menus.fill_papers(self, menu),
        )
        self.tools.search.textChanged.connect(self._mark_found)
        self.tools.search.next_wanted.connect(self.go_to_next)
        self.tools.search.left.connect(lambda: canvas.setFocus(Qt.FocusReason.OtherFocusReason))
        self.legend = ChartLegend()
        self._bodies = QStackedLayout(self)
        self._bodies.addWidget(self._built())
        self._empty = EmptyState(
            "network", "No position stands in this unit on this day.", ("Add a position", screen.add_position)
        )
        self._bodies.addWidget(self._empty)
        screen.panel_moved.connect(self._make_room)
        screen.context.opened.connect(self._forget)
        hand_focus_on(self, canvas)

    def _built(self) -> QWidget:
        body = QWidget()
        column = self._column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(hairline())
        column.addWidget(self.chart, 1)
        column.addWidget(hairline())
        column.addWidget(self.legend)
        return body

    def _make_room(self) -> None:
        """Keep the chart clear of a panel that lies over it, and mark the seat of the panel while that is open."""
        self._column.setContentsMargins(0, 0, self.host.covered, 0)
        self.chart.show_chosen(self._chosen())

    @property
    def tree(self) -> ChartTree:
        """The tree of the picture of the moment, made once for each."""
        organization, unit_id = self.context.organization, self.context.unit_id
        known = self._tree
        if known is None or known[0]() is not organization or known[1:3] != (unit_id, self.with_planned):
            tree = chart_tree(organization, unit_id, with_planned=self.with_planned)
            known = self._tree = ref(organization), unit_id, self.with_planned, tree
        return known[3]

    def _forget(self) -> None:
        """Another file is open: what was folded belongs to the one before."""
        self._opened_for = None

    # What is shown

    def refresh(self) -> None:
        """Show the chart as it is; what was folded, where one was and how large it was drawn stays."""
        tree = self.tree
        self._bodies.setCurrentIndex(0 if tree.order else 1)
        is_new = self._opened_for != (self.context.unit_id,)
        if is_new:
            self._opened_for = (self.context.unit_id,)
            self.folded = set(tree.folded_from(tree.generations_within(SEEN_AT_FIRST)))
        self._draw()
        if is_new:
            self._show_beginning()

    def _draw(self, anchor: int | None = None) -> None:
        organization, tree = self.context.organization, self.tree
        costs = chart_costs(organization, tree) if self.host.is_pay_shown else None
        picture = self.picture = ChartPicture(organization, tree, self.colour, costs)
        self.chart.show_chart(chart_layout(tree, self.folded, picture.foot), picture, anchor)
        self.chart.show_dotted(self.with_dotted)
        self.chart.show_chosen(self._chosen())
        self.legend.show_picture(picture, self.with_dotted)
        self.tools.depths.setText(self._depth_text())
        self.tools.colours.setText("Colour" if self.colour == PLAIN else f"Colour: {COLOURS[self.colour].lower()}")
        self._mark_found()
        self._tell_shown()

    def _tell_shown(self) -> None:
        tree, seen = self.tree, len(self.chart.canvas.shown.layout.nodes)
        said = f"{seen:,} of {len(tree.order):,} positions shown"
        if tree.planned_ids:
            said += f", {len(tree.planned_ids)} open later"
        if tree.circles:
            keys = ", ".join(self.context.organization.positions[one].key for one in tree.circles[0])
            said += f". A circle of reporting lines is cut: {keys}"
        self.tell(said)

    def _show_beginning(self) -> None:
        """As much of the chart as can be read, from the top."""
        layout = self.chart.canvas.shown.layout
        if layout.nodes:
            bar = self.chart.verticalScrollBar().sizeHint().width()
            fits = (self.chart.width() - bar - 2) / layout.width
            self.chart.set_zoom(max(min(fits, 1.0), READABLE_AT_FIRST))
            top = next(iter(layout.nodes))
            self.chart.go_to(top)
            self.chart.verticalScrollBar().setValue(0)

    def _depth_text(self) -> str:
        tree = self.tree
        deepest = max(tree.generation.values(), default=0) + 1
        depth = next((one for one in range(1, deepest) if self.folded == tree.folded_from(one)), None)
        return "Depth: all" if not self.folded else "Depth" if depth is None else f"Depth: {depth}"

    def show_pay(self) -> None:
        """Show the cost of each node and of all below it, or leave it out."""
        self._draw()

    def choose_colour(self, colour: str) -> None:
        """Colour the nodes by something else."""
        self.colour = colour
        self._draw()

    def show_planned(self, is_wanted: bool) -> None:
        """Show positions that open later, or leave them out."""
        self.with_planned = is_wanted
        self.refresh()

    def show_dotted(self, is_wanted: bool) -> None:
        """Show whom positions also report to, or leave it out."""
        self.with_dotted = is_wanted
        self._draw()

    # Folding

    def fold(self, position_id: int, with_all_below: bool = False) -> None:
        """Fold a position, or unfold it where it is folded; with all below it those likewise."""
        tree = self.tree
        if position_id not in tree.reports:
            return
        several = tree.with_all_below(position_id) if with_all_below else (position_id,)
        managers = {one for one in several if one in tree.reports}
        if position_id in self.folded:
            self.folded -= managers
        else:
            self.folded |= managers
        self._draw(anchor=position_id)

    def open_to(self, depth: int) -> None:
        """Open so many generations, and fold all below."""
        self.folded = set(self.tree.folded_from(depth))
        self._draw()

    def open_all(self) -> None:
        """Open everything."""
        self.folded = set()
        self._draw()

    # Finding

    def _begin_search(self, letter: str) -> None:
        self.tools.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tools.search.setText(letter)

    def _mark_found(self) -> None:
        found = () if self.picture is None else self.picture.found(self.tools.search.text())
        self.chart.show_found(found)
        current = self.chart.canvas.shown.current
        place = f"{found.index(current) + 1} of " if current in found else ""
        self.tools.hits.setText(f"{place}{len(found):,} found" if self.tools.search.text().strip() else "")

    def go_to_next(self, step: int = 1) -> None:
        """Bring the next position that is looked for into view, opening what is folded over it."""
        found = () if self.picture is None else self.picture.found(self.tools.search.text())
        if not found:
            return
        current = self.chart.canvas.shown.current
        first = 0 if step > 0 else len(found) - 1
        self.show_record(found[(found.index(current) + step) % len(found)] if current in found else found[first])
        self._mark_found()

    def show_record(self, record_id: int) -> None:
        """Bring a position into view, opening what is folded over it."""
        if record_id not in self.tree.manager:
            self.context.set_unit(None)
        tree = self.tree
        if record_id not in tree.manager:
            return
        folded = self.folded & set(tree.line_of(record_id))
        if folded or record_id not in self.chart.canvas.shown.layout.nodes:
            self.folded -= folded
            self._draw()
        self.chart.go_to(record_id)

    # Seats

    def open_seat(self, position_id: int) -> None:
        """Show a seat in the panel."""
        self.host.seat_panel.show_seat(position_id)
        self.chart.show_chosen(position_id)

    def explain_digits(self, position_id: int) -> None:
        """Open how the digits of a node are computed: its span, or its layer where that gives the colour."""
        figure = layer if self.colour == BY_LAYER else span
        self.host.explain(figure(self.context.organization, position_id))

    def _chosen(self) -> int | None:
        is_open = self.host.is_panel_open and self.host.panel is self.host.seat_panel
        return self.chart.canvas.shown.chosen if is_open else None

    def place_of_new(self) -> tuple[int | None, int | None]:
        """The unit of the position with the keyboard, and the position itself."""
        current = self.chart.canvas.shown.current
        if current is None:
            return self.context.unit_id, None
        return self.context.organization.positions[current].unit_id, current

    def _why_not(self, position_id: int, manager_id: int) -> str:
        return why_not_below(self.context.organization, self.tree, position_id, manager_id)

    def put_below(self, position_id: int, manager_id: int | None) -> None:
        """Let a position report to another one: undoable, and planned for the day where a scenario is chosen.

        A position that opens later does so from its first day on.
        """
        context = self.context
        if context.organization.seating.position_manager(position_id) == manager_id:
            return  # dropped back where it was
        on, why_not = first_day(context, position_id), ""
        if manager_id is not None:
            why_not = self._why_not(position_id, manager_id)

        def write() -> None:
            if why_not:
                raise RefusedInput(why_not)
            context.workspace.report_to(position_id, manager_id, on, context.scenario_id)

        attempt(self, write)

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        """A position that is held when another page comes is let go."""
        super().hideEvent(event)
        self.chart.canvas.give_up_drag()
