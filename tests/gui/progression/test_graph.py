from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from orgwright.gui import style
from orgwright.gui.progression.graph import CareerGraphView
from orgwright.gui.progression.heads import Legend
from orgwright.gui.progression.model import Light, RoleLabel
from orgwright.gui.progression.painting import rect_of
from orgwright.planning.graph_layout import career_layout
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, Role

LEVELS = ("Junior", "Mid", "Senior", "Staff")


def ladder() -> Organization:
    """Four roles one above the other, and one beside the third."""
    roles = [Role(id=number, name=level, family="Engineering", level=level) for number, level in enumerate(LEVELS, 1)]
    links = [CareerLink(id=one, from_role_id=one, to_role_id=one + 1, kind="next") for one in (1, 2, 3)]
    beside = Role(id=5, name="Analyst", family="Analysis", level="Senior")
    return Organization.of(*roles, beside, *links, CareerLink(id=9, from_role_id=3, to_role_id=5, kind="adjacent"))


@pytest.fixture
def graph(app: QApplication, qtbot) -> CareerGraphView:
    view = CareerGraphView()
    qtbot.addWidget(view)
    picture = ladder()
    labels = {key: RoleLabel(one.name, key, key == 4, 12.0 if key == 2 else None) for key, one in picture.roles.items()}
    view.show_layout(career_layout(picture), labels)
    view.resize(500, 300)
    view.show()
    qtbot.waitExposed(view)
    return view


def middle(graph: CareerGraphView, role_id: int) -> QPoint:
    box = graph.canvas.box_of(role_id)
    assert box is not None
    return (rect_of(box).center() * graph.canvas.zoom).toPoint()


def test_a_click_chooses_the_goal_and_with_shift_the_start(graph: CareerGraphView, qtbot) -> None:
    with qtbot.waitSignal(graph.goal_chosen) as goal:
        qtbot.mouseClick(graph.canvas, Qt.MouseButton.LeftButton, pos=middle(graph, 2))
    shift = Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(graph.start_chosen) as start:
        qtbot.mouseClick(graph.canvas, Qt.MouseButton.LeftButton, shift, middle(graph, 1))

    assert (goal.args, start.args) == ([2], [1])


def test_a_click_on_the_ground_chooses_nothing(graph: CareerGraphView, qtbot) -> None:
    with qtbot.assertNotEmitted(graph.goal_chosen):
        qtbot.mouseClick(graph.canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_arrows_move_between_roles_and_enter_chooses(graph: CareerGraphView, qtbot) -> None:
    graph.show_route((1, 2))
    canvas = graph.canvas
    visited = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(canvas, key)
        visited.append(canvas.shown.current)
    with qtbot.waitSignal(graph.goal_chosen) as goal:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)

    assert visited == [1, 2, 3, 2]
    assert goal.args == [2]


def test_arrows_lead_into_the_lane_beside(graph: CareerGraphView, qtbot) -> None:
    canvas = graph.canvas
    canvas.set_current(3)
    above = rect_of(canvas.box_of(5)).y() < rect_of(canvas.box_of(3)).y()
    qtbot.keyClick(canvas, Qt.Key.Key_Up if above else Qt.Key.Key_Down)

    assert canvas.shown.current == 5
    assert canvas.accessibleDescription() == "Analyst, 5 people"


def test_the_keyboard_stays_at_the_edge_of_the_graph(graph: CareerGraphView, qtbot) -> None:
    graph.canvas.set_current(1)
    qtbot.keyClick(graph.canvas, Qt.Key.Key_Left)

    assert graph.canvas.shown.current == 1


def test_a_role_that_the_keyboard_reaches_is_brought_into_view(graph: CareerGraphView) -> None:
    graph.canvas.set_current(4)

    seen = graph.canvas.visibleRegion().boundingRect()
    assert seen.contains(middle(graph, 4))


def test_the_whole_way_is_brought_into_view_and_drawn_smaller_if_need_be(graph: CareerGraphView) -> None:
    graph.show_route((1, 2, 3, 4))
    graph.frame_route()

    assert graph.canvas.zoom < 1.0
    graph.show_route((3, 4))
    graph.frame_route()
    assert graph.canvas.visibleRegion().boundingRect().contains(middle(graph, 4))


def test_zoom_steps_stay_within_their_ends(graph: CareerGraphView) -> None:
    for _ in range(20):
        graph.step_zoom(1)
    assert graph.canvas.zoom == graph.zooms[-1]
    for _ in range(20):
        graph.step_zoom(-1)
    assert graph.canvas.zoom == graph.zooms[0]


def test_fitting_shows_all_of_it(graph: CareerGraphView) -> None:
    graph.fit_all()

    assert graph.canvas.width() <= graph.viewport().width() + 1
    assert graph.canvas.height() <= graph.viewport().height() + 1


def test_the_menu_of_a_role_is_filled_by_who_listens(graph: CareerGraphView, qtbot) -> None:
    asked = []

    def fill(role_id: int, menu: QMenu) -> None:
        menu.addAction("Go here")
        asked.append(role_id)

    graph.menu_wanted.connect(fill)
    for place in (middle(graph, 2), QPoint(2, 2)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, graph.canvas.mapToGlobal(place))
        QApplication.sendEvent(graph.canvas, event)
    for menu in graph.canvas.findChildren(QMenu):
        menu.close()

    assert asked == [2]


def test_a_route_is_indigo_and_the_rest_is_not(graph: CareerGraphView) -> None:
    indigo = style.color("goal").rgb()
    assert indigo not in colors(graph)
    graph.show_route((1, 2), "Ana Ruiz")

    assert indigo in colors(graph)


def test_heads_stay_at_the_edge_when_the_graph_is_moved(graph: CareerGraphView) -> None:
    graph.set_zoom(2.0)
    strips = []
    for value in (0, 60):
        graph.verticalScrollBar().setValue(value)
        assert graph.verticalScrollBar().value() == value
        strips.append(graph.viewport().grab().toImage().copy(0, 0, 400, 24))
    ground = style.color("panel").rgb()

    assert strips[0] == strips[1]
    assert any(strips[0].pixelColor(x, 12).rgb() != ground for x in range(strips[0].width()))


def test_dragging_the_ground_moves_the_graph(graph: CareerGraphView, qtbot) -> None:
    graph.set_zoom(2.0)
    graph.horizontalScrollBar().setValue(100)
    graph.verticalScrollBar().setValue(0)
    ground = graph.canvas.mapFrom(graph.viewport(), QPoint(100, 40))
    assert graph.canvas.box_at(QPointF(ground)) is None
    drag(graph, QPoint(100, 40), QPoint(60, 40))

    assert graph.horizontalScrollBar().value() == 140


def drag(graph: CareerGraphView, start: QPoint, end: QPoint) -> None:
    """Press, move with the button down, and let go, as Qt sends it to the widget under the pointer."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    )
    origin = graph.viewport().mapToGlobal(QPoint(0, 0))
    for kind, place, button, buttons in kinds:
        here = QPointF(graph.canvas.mapFrom(graph.viewport(), place))
        event = QMouseEvent(kind, here, QPointF(origin + place), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(graph.canvas, event)


def test_the_legend_names_months_only_where_a_person_starts(app: QApplication, qtbot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(900, 28)
    plain = legend.grab().toImage()
    legend.show_person("Ana Ruiz")

    assert legend.grab().toImage() != plain


def colors(graph: CareerGraphView) -> set[int]:
    image = graph.canvas.grab().toImage()
    return {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(0, image.height(), 2)}


def seen(graph: CareerGraphView, role_id: int) -> QPoint:
    """The middle of a role in the viewport."""
    return graph.canvas.mapTo(graph.viewport(), middle(graph, role_id))


def test_a_link_is_drawn_by_dragging_from_role_to_role(graph: CareerGraphView, qtbot) -> None:
    graph.resize(1100, 400)
    with qtbot.waitSignal(graph.link_drawn) as drawn, qtbot.assertNotEmitted(graph.goal_chosen):
        drag(graph, seen(graph, 1), seen(graph, 3))

    assert drawn.args == [1, 3]
    assert graph.canvas.shown.drawn_link is None


def test_a_link_that_ends_on_the_ground_is_given_up(graph: CareerGraphView, qtbot) -> None:
    graph.resize(1100, 400)
    with qtbot.assertNotEmitted(graph.link_drawn), qtbot.assertNotEmitted(graph.goal_chosen):
        drag(graph, seen(graph, 1), QPoint(5, 5))

    assert not graph.canvas.is_linking


def test_a_link_is_drawn_with_the_keyboard_and_escape_gives_it_up(graph: CareerGraphView, qtbot) -> None:
    canvas = graph.canvas
    canvas.set_current(2)
    qtbot.keyClick(canvas, Qt.Key.Key_L)
    assert canvas.shown.drawn_link is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.is_linking
    qtbot.keyClick(canvas, Qt.Key.Key_L)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    with qtbot.waitSignal(graph.link_drawn) as drawn:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)

    assert drawn.args == [2, 1]


def test_keys_zoom_and_show_all(graph: CareerGraphView, qtbot) -> None:
    qtbot.keyClick(graph.canvas, Qt.Key.Key_Plus)
    assert graph.canvas.zoom == 1.2
    qtbot.keyClick(graph.canvas, Qt.Key.Key_Minus)
    assert graph.canvas.zoom == 1.0
    qtbot.keyClick(graph.canvas, Qt.Key.Key_0)
    assert graph.canvas.width() <= graph.viewport().width() + 1


def test_the_wheel_zooms_around_the_pointer(graph: CareerGraphView) -> None:
    graph.resize(300, 150)
    graph.canvas.set_current(1)
    place = graph.canvas.mapTo(graph.viewport(), middle(graph, 1))
    origin = graph.viewport().mapToGlobal(place)
    down = QPoint(0, 120)
    event = QWheelEvent(
        QPointF(place),
        QPointF(origin),
        QPoint(),
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(graph.viewport(), event)

    assert graph.canvas.zoom == 1.2
    box = graph.canvas.box_at(QPointF(graph.canvas.mapFrom(graph.viewport(), place)))
    assert box is not None
    assert box.role_id == 1


def test_what_a_search_found_is_marked(graph: CareerGraphView) -> None:
    indigo = style.color("goal").rgb()
    graph.show_found([1])

    assert indigo in colors(graph)
    graph.show_found([])
    assert indigo not in colors(graph)


def test_roles_out_of_reach_are_quieter_and_those_within_reach_lit(graph: CareerGraphView) -> None:
    labels = {
        key: replace(one, light=Light.LIT if key == 2 else Light.DIM) for key, one in graph.canvas.shown.labels.items()
    }
    assert style.color("selection").rgb() not in colors(graph)
    graph.show_layout(graph.canvas.shown.layout, labels)

    assert style.color("selection").rgb() in colors(graph)
    assert labels[2].spoken == "Mid, 2 people, 12 months, within reach"
    assert labels[4].spoken == "Staff, 4 people, named only, no requirements yet, out of reach"


def test_a_team_stands_on_filled_badges(graph: CareerGraphView) -> None:
    labels = {key: replace(one, is_team=True) for key, one in graph.canvas.shown.labels.items()}
    accent = style.color("accent").rgb()
    assert accent not in colors(graph)
    graph.show_layout(graph.canvas.shown.layout, labels)

    assert accent in colors(graph)
