"""The menus of the organization chart: of one seat, of depths, of colours, and of what else is shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from orgwright.gui import style
from orgwright.gui.structure.chart_model import COLOURS
from orgwright.planning.chart_tree import chart_costs
from orgwright.planning.explanations.chart import cost_below, people_below, vacancy_below
from orgwright.planning.explanations.structure import layer, position_fte, span

if TYPE_CHECKING:
    from orgwright.gui.structure.chart_page import ChartPage

MOST_DEPTHS = 9


def fill_seat_menu(page: "ChartPage", position_id: int, menu: QMenu) -> None:
    """What can be done with one seat, and how its figures are computed."""
    acts, tree, context = page.host.acts, page.tree, page.context
    menu.addAction("Open (Enter)", partial(page.open_seat, position_id))
    menu.addAction("Reports to…", partial(acts.report, position_id))
    if context.organization.seating.position_manager(position_id) is not None:
        menu.addAction("Put at the top", partial(page.put_below, position_id, None))
    menu.addAction("Fill…", partial(acts.fill, position_id))
    unit_id = context.organization.positions[position_id].unit_id
    menu.addAction("Add a position below it…", partial(acts.open, unit_id, position_id))
    menu.addAction("Slate…", partial(context.jump, "progression", ("slate", position_id)))
    for one in context.organization.seating.incumbencies_by_position.get(position_id, ()):
        name = context.organization.people[one.person_id].name.replace("&", "&&")
        menu.addAction(f"Go to {name}", partial(context.jump, "people", one.person_id))
    if position_id in tree.reports:
        menu.addSeparator()
        word = "Unfold" if position_id in page.folded else "Fold"
        menu.addAction(f"{word} (Space)", partial(page.fold, position_id))
        menu.addAction(f"{word} all below it (Shift+Space)", partial(page.fold, position_id, True))
    menu.addSeparator()
    _add_explanations(page, position_id, menu)


def _add_explanations(page: "ChartPage", position_id: int, menu: QMenu) -> None:
    organization, tree, explain = page.context.organization, page.tree, page.host.explain
    icon = style.icon("calculator")

    def add(text: str, figure: Callable[[], object]) -> None:
        menu.addAction(icon, text, figure)

    add("How its FTE is computed", lambda: explain(position_fte(organization, position_id)))
    add("How its span is computed", lambda: explain(span(organization, position_id)))
    add("How its layer is computed", lambda: explain(layer(organization, position_id)))
    add("Its people with all below", lambda: explain(people_below(organization, tree, position_id)))
    add("Its vacancies with all below", lambda: explain(vacancy_below(organization, tree, position_id)))
    if page.host.is_pay_shown:
        cost = chart_costs(organization, tree)[position_id]
        add("Its cost with all below", lambda: explain(cost_below(organization, tree, position_id, cost)))


def fill_depths(page: "ChartPage", menu: QMenu) -> None:
    """How many generations are open."""
    deepest = max(page.tree.generation.values(), default=0) + 1
    for depth in range(1, min(deepest, MOST_DEPTHS + 1)):
        action = menu.addAction(f"{depth} {'layer' if depth == 1 else 'layers'} ({depth})")
        action.triggered.connect(partial(_open_to, page, depth))
    menu.addAction(f"All, {len(page.tree.order):,} positions", page.open_all)


def _open_to(page: "ChartPage", depth: int, _checked: bool = False) -> None:
    page.open_to(depth)


def fill_colours(page: "ChartPage", menu: QMenu) -> None:
    """What the nodes are coloured by."""
    for colour, word in COLOURS.items():
        action = menu.addAction(word, partial(page.choose_colour, colour))
        action.setCheckable(True)
        action.setChecked(colour == page.colour)


def fill_shown(page: "ChartPage", menu: QMenu) -> None:
    """What is shown beside the reporting lines."""
    for text, is_on, choose in (
        ("Positions that open later", page.with_planned, page.show_planned),
        ("Dotted lines", page.with_dotted, page.show_dotted),
    ):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(choose)


def fill_papers(page: "ChartPage", menu: QMenu) -> None:
    """The chart on paper or as a file, folded as it is on the screen."""
    from orgwright.gui.structure.chart_papers import PAPERS, ask_and_print, ask_and_write

    menu.addAction("On a printer…", partial(ask_and_print, page))
    menu.addSeparator()

    for paper in PAPERS:
        menu.addAction(f"{paper.words}…", partial(ask_and_write, page, paper))
