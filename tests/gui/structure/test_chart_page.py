from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu

from organizations import TODAY, small_organization
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.structure.chart_menus import fill_colours, fill_depths, fill_papers, fill_seat_menu, fill_shown
from orgwright.gui.structure.chart_model import BY_LAYER, BY_SPAN, BY_UNIT, BY_VACANCY
from orgwright.gui.structure.chart_page import ChartPage
from orgwright.gui.structure.chart_papers import SVG, ask_and_print, print_chart
from orgwright.gui.structure.view import OrganizationScreen
from orgwright.gui.widgets.labels import Fact
from orgwright.records import ChangeKind, Incumbency, Person, Position, Record, Scenario, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from tab_stops import passed_by, tab_stops

ENG, MOD_1, MOD_2, SUB, LATER = 1, 2, 3, 4, 5
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def records() -> list[Record]:
    """Three layers: one at the top, two below it, and below the first of these a filled and a planned one."""
    return [
        *small_organization(),
        Position(id=SUB, key="MOD-03", unit_id=2, role_id=1, manager_position_id=MOD_1, dotted_manager_position_id=1),
        Position(
            id=LATER, key="MOD-04", unit_id=2, role_id=1, manager_position_id=MOD_1, opens_on=TODAY + timedelta(90)
        ),
        Person(id=9, key="di-wu", name="Di Wu", hired_on=date(2022, 1, 1)),
        Incumbency(id=9, position_id=SUB, person_id=9, from_on=date(2022, 1, 1)),
        Scenario(id=7, key="plan", title="Plan"),
    ]


@pytest.fixture
def page(app: QApplication, qtbot, tmp_path: Path) -> Iterator[ChartPage]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", records(), "Make it", "Tess"))
    screen = OrganizationScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1440, 900)
    screen.show()
    shown = screen.page
    assert isinstance(shown, ChartPage)
    shown.open_all()
    shown.chart.set_zoom(1.0)
    yield shown
    context.close()


def middle(page: ChartPage, position_id: int) -> QPoint:
    return page.chart.canvas.area_of(position_id).center().toPoint()


def send(page: ChartPage, kind: QMouseEvent.Type, place: QPoint, held: Qt.MouseButton) -> None:
    canvas = page.chart.canvas
    button = NONE if kind == QMouseEvent.Type.MouseMove else LEFT
    there = QPointF(place)
    globally = QPointF(canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, QMouseEvent(kind, there, globally, button, held, Qt.KeyboardModifier.NoModifier))


def hold(page: ChartPage, position_id: int, over: int) -> None:
    """Take hold of a position and bring it over another one."""
    send(page, QMouseEvent.Type.MouseButtonPress, middle(page, position_id), LEFT)
    send(page, QMouseEvent.Type.MouseMove, middle(page, over), LEFT)
    send(page, QMouseEvent.Type.MouseMove, middle(page, over), LEFT)


def let_go(page: ChartPage, over: int) -> None:
    send(page, QMouseEvent.Type.MouseButtonRelease, middle(page, over), NONE)


def seen(page: ChartPage) -> set[int]:
    return set(page.chart.canvas.shown.layout.nodes)


def press(page: ChartPage, qtbot, *keys: Qt.Key) -> int | None:
    for key in keys:
        qtbot.keyClick(page.chart.canvas, key)
    return page.chart.canvas.shown.current


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


# Walking, opening and folding


def test_arrows_walk_to_reports_siblings_and_back_to_the_manager(page: ChartPage, qtbot) -> None:
    down, up, right = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right
    assert page.chart.canvas.shown.current == ENG
    assert press(page, qtbot, down) == MOD_1
    assert press(page, qtbot, down) == SUB
    assert press(page, qtbot, down) == LATER
    assert press(page, qtbot, up) == SUB
    assert press(page, qtbot, up, right) in (MOD_1, MOD_2)
    assert press(page, qtbot, Qt.Key.Key_Home) == ENG


def test_enter_opens_the_panel_of_the_seat_and_a_screen_reader_hears_it(page: ChartPage, qtbot) -> None:
    press(page, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.host.is_panel_open
    assert page.chart.canvas.shown.chosen == MOD_1
    assert (
        "MOD-01, Bo Lind, Senior Engineer, Models, 1 report to it, layer 2" in page.chart.canvas.accessibleDescription()
    )


def test_space_folds_and_unfolds_and_down_opens_what_is_folded(page: ChartPage, qtbot) -> None:
    press(page, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert seen(page) == {ENG, MOD_1, MOD_2}
    assert page.picture.feet(MOD_1, True) == ("1 person",)
    assert press(page, qtbot, Qt.Key.Key_Down) == MOD_1
    assert SUB in seen(page)


def test_shift_and_space_fold_all_below(page: ChartPage, qtbot) -> None:
    canvas = page.chart.canvas
    canvas.set_current(ENG)
    qtbot.keyClick(canvas, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert (seen(page), page.folded) == ({ENG}, {ENG, MOD_1})
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert seen(page) == {ENG, MOD_1, MOD_2}


def test_the_sign_under_a_manager_folds_it_and_leaves_it_where_it_is(page: ChartPage, qtbot) -> None:
    canvas = page.chart.canvas
    page.chart.setFixedSize(300, 200)
    QApplication.processEvents()
    page.chart.set_zoom(2.0)
    page.chart.go_to(MOD_1)
    area = canvas.area_of(MOD_1)
    before = canvas.mapTo(page, area.topLeft().toPoint())
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(int(area.center().x()), int(area.bottom()) + 8))
    assert SUB not in seen(page)
    after = canvas.mapTo(page, canvas.area_of(MOD_1).topLeft().toPoint())
    assert (after - before).manhattanLength() <= 2


def test_digits_and_the_menu_open_to_a_depth(page: ChartPage, qtbot) -> None:
    press(page, qtbot, Qt.Key.Key_2)
    assert seen(page) == {ENG, MOD_1, MOD_2}
    assert page.tools.depths.text() == "Depth: 2"
    menu = QMenu()
    fill_depths(page, menu)
    assert texts(menu) == ["1 layer (1)", "2 layers (2)", "All, 5 positions"]
    menu.actions()[0].trigger()
    assert seen(page) == {ENG}
    menu.actions()[-1].trigger()
    assert len(seen(page)) == 5


def test_what_is_folded_and_who_has_the_keyboard_stay_after_a_change(page: ChartPage, qtbot) -> None:
    page.fold(MOD_1)
    page.chart.canvas.set_current(MOD_2)
    page.chart.set_zoom(0.7)
    page.context.workspace.change(Unit, 2, name="Model work")
    shown = page.chart.canvas.shown
    assert (seen(page), shown.current, page.chart.canvas.zoom) == ({ENG, MOD_1, MOD_2}, MOD_2, 0.7)
    assert shown.picture.label(MOD_2).unit == "Model work"


def test_another_unit_shows_its_own_chart(page: ChartPage) -> None:
    page.context.set_unit(2)
    assert page.tree.tops == (MOD_1, MOD_2)
    assert page.host.figures.people.text() == "2"
    assert page.picture.tip(MOD_2).splitlines()[1] == "Reports to ENG-01, Ana Ruiz, which is not in this chart"
    page.context.set_unit(None)
    assert page.tree.tops == (ENG,)


def test_a_name_that_looks_like_markup_is_told_as_it_is_written(page: ChartPage) -> None:
    page.context.workspace.change(Person, 9, name="<b>Di</b> & Wu")
    send(page, QMouseEvent.Type.MouseMove, middle(page, SUB), NONE)
    assert "&lt;b&gt;Di&lt;/b&gt; &amp; Wu" in page.chart.canvas.toolTip()


# Finding


def test_letters_begin_a_search_and_enter_goes_on_opening_what_is_folded(page: ChartPage, qtbot) -> None:
    page.fold(ENG, True)
    press(page, qtbot, Qt.Key.Key_D)
    search = page.tools.search
    assert search.text() == "d"
    search.setText("mod-0")
    assert page.tools.hits.text() == "4 found"
    current = page.chart.canvas
    visited = []
    for _ in range(5):
        qtbot.keyClick(search, Qt.Key.Key_Return)
        visited.append(current.shown.current)
    assert visited == [MOD_1, MOD_2, SUB, LATER, MOD_1]
    qtbot.keyClick(search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert current.shown.current == LATER
    assert page.tools.hits.text() == "4 of 4 found"


@pytest.mark.parametrize(("text", "found"), [("di wu", (SUB,)), ("staff", (ENG,)), ("MOD-02", (MOD_2,)), ("xyz", ())])
def test_people_roles_and_keys_are_found(page: ChartPage, text: str, found: tuple[int, ...]) -> None:
    page.tools.search.setText(text)
    assert page.chart.canvas.shown.found == set(found)
    page.go_to_next()
    assert page.chart.canvas.shown.current == (found[0] if found else ENG)


def test_a_jump_to_a_seat_outside_of_the_unit_shows_the_whole(page: ChartPage) -> None:
    page.context.set_unit(2)
    page.host.show_in_page("chart", ENG)
    assert page.context.unit_id is None
    assert page.chart.canvas.shown.current == ENG


# Rearranging


def test_a_position_is_dragged_below_another_one_and_undo_brings_it_back(page: ChartPage) -> None:
    hold(page, SUB, MOD_2)
    drag = page.chart.canvas.shown.drag
    assert drag is not None
    assert drag.barred == {SUB, MOD_1, LATER}
    assert page.chart.canvas.said == "MOD-03, Di Wu reports to MOD-02, Vacant"
    let_go(page, MOD_2)
    workspace = page.context.workspace
    assert workspace.organization.positions[SUB].manager_position_id == MOD_2
    assert page.tree.reports[MOD_2] == (SUB,)
    workspace.undo()
    assert workspace.organization.positions[SUB].manager_position_id == MOD_1
    assert page.tree.reports[MOD_1] == (SUB, LATER)


def test_with_a_scenario_chosen_the_move_is_planned_for_the_day_and_the_records_stay(page: ChartPage) -> None:
    day = TODAY + timedelta(30)
    page.context.set_scenario(7)
    page.context.set_day(day)
    hold(page, SUB, MOD_2)
    let_go(page, MOD_2)
    workspace = page.context.workspace
    change = max(workspace.organization.planned_changes.values(), key=lambda one: one.id or 0)
    assert (change.change, change.on, change.position) == (ChangeKind.REPORT, day, "MOD-03")
    assert workspace.organization.positions[SUB].manager_position_id == MOD_1
    assert page.tree.reports[MOD_2] == (SUB,)
    workspace.undo()
    assert page.tree.reports[MOD_1] == (SUB, LATER)
    workspace.redo()
    page.context.set_scenario(None)
    assert page.tree.reports[MOD_1] == (SUB, LATER)


def test_a_position_that_opens_later_is_dragged_for_its_first_day(page: ChartPage) -> None:
    page.context.set_scenario(7)
    hold(page, LATER, MOD_2)
    let_go(page, MOD_2)
    workspace = page.context.workspace
    change = max(workspace.organization.planned_changes.values(), key=lambda one: one.id or 0)
    assert (change.change, change.on, change.position) == (ChangeKind.REPORT, TODAY + timedelta(90), "MOD-04")
    assert page.tree.reports[MOD_2] == (LATER,)


def test_a_position_dropped_back_on_its_manager_stays_without_a_word(page: ChartPage) -> None:
    actions = len(page.context.workspace.history(100))
    hold(page, SUB, MOD_1)
    assert page.chart.canvas.said == "MOD-03 reports to MOD-01 already."
    let_go(page, MOD_1)
    assert len(page.context.workspace.history(100)) == actions


def test_each_page_says_what_it_shows_while_it_is_looked_at(page: ChartPage) -> None:
    page.host.show_page("units")
    said = page.host.status
    page.host._pay.click()
    assert page.host.status == (said[0], "Pay is shown")
    page.host.show_page("chart")
    assert page.host.status == ("5 of 5 positions shown, 1 open later", "Pay is shown")


def test_another_file_begins_with_a_chart_of_its_own(page: ChartPage, tmp_path: Path) -> None:
    page.fold(ENG)
    page.context.open(Workspace.create(tmp_path / "other.orgwright", records(), "Make it", "Tess"))
    page.refresh()
    assert len(seen(page)) == 5


def test_what_the_scenario_moved_says_so(page: ChartPage) -> None:
    page.context.set_scenario(7)
    page.put_below(SUB, MOD_2)
    assert page.picture.label(SUB).word == "moved"
    page.context.set_scenario(None)
    assert page.picture.label(SUB).word == ""


def test_the_screen_gives_the_keyboard_to_the_chart(page: ChartPage) -> None:
    page.host.activateWindow()
    page.host.body.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.host.focusWidget() is page.chart.canvas


def test_the_tab_key_reaches_all_tools_and_the_chart(page: ChartPage) -> None:
    assert passed_by(page.host) == []
    assert page.chart.canvas in tab_stops(page.host)


def test_a_drop_that_would_be_a_circle_says_why_and_changes_nothing(page: ChartPage, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("orgwright.gui.messages.tell", lambda _widget, error: told.append(str(error)))
    hold(page, ENG, SUB)
    assert page.chart.canvas.said == "MOD-03 stands below ENG-01: that would be a circle."
    let_go(page, SUB)
    assert told == ["MOD-03 stands below ENG-01: that would be a circle."]
    assert page.context.workspace.organization.positions[ENG].manager_position_id is None


def test_escape_and_a_drop_on_the_ground_leave_a_position_where_it_was(page: ChartPage, qtbot) -> None:
    hold(page, SUB, MOD_2)
    press(page, qtbot, Qt.Key.Key_Escape)
    assert page.chart.canvas.shown.drag is None
    let_go(page, MOD_2)
    hold(page, SUB, MOD_2)
    send(page, QMouseEvent.Type.MouseMove, QPoint(2, 2), LEFT)
    assert page.chart.canvas.said == "MOD-03, Di Wu: drop on a position to report to it"
    send(page, QMouseEvent.Type.MouseButtonRelease, QPoint(2, 2), NONE)
    assert page.context.workspace.organization.positions[SUB].manager_position_id == MOD_1


def test_a_position_that_goes_while_the_mouse_is_down_on_it_is_let_go(page: ChartPage) -> None:
    send(page, QMouseEvent.Type.MouseButtonPress, middle(page, SUB), LEFT)
    page.fold(ENG)
    send(page, QMouseEvent.Type.MouseMove, middle(page, ENG), LEFT)
    send(page, QMouseEvent.Type.MouseButtonRelease, middle(page, ENG), NONE)
    assert page.chart.canvas.shown.drag is None
    assert not page.host.is_panel_open


def test_what_is_held_over_a_position_that_goes_is_over_the_ground(page: ChartPage) -> None:
    hold(page, MOD_2, SUB)
    page.fold(MOD_1)
    drag = page.chart.canvas.shown.drag
    assert drag is not None
    assert (drag.position_id, drag.target_id, drag.barred) == (MOD_2, None, {ENG, MOD_2})
    let_go(page, MOD_1)
    assert page.context.workspace.organization.positions[MOD_2].manager_position_id == ENG


def test_a_folded_position_opens_while_another_one_is_held_over_it(page: ChartPage, qtbot) -> None:
    page.fold(MOD_1)
    hold(page, MOD_2, MOD_1)
    qtbot.waitUntil(lambda: SUB in seen(page))
    assert page.chart.canvas.shown.drag is not None
    page.chart.canvas.give_up_drag()


def test_a_click_opens_the_panel_and_moves_nothing(page: ChartPage, qtbot) -> None:
    actions = len(page.context.workspace.history(100))
    qtbot.mouseClick(page.chart.canvas, LEFT, pos=middle(page, MOD_2))
    assert page.host.is_panel_open
    assert len(page.context.workspace.history(100)) == actions


def test_a_click_on_the_digits_of_a_node_and_f2_open_how_they_are_computed(page: ChartPage, qtbot) -> None:
    corner = page.chart.canvas.area_of(ENG).topRight().toPoint() + QPoint(-10, 12)
    qtbot.mouseClick(page.chart.canvas, LEFT, pos=corner)
    assert page.host.explanation_panel.shown.what.endswith("The positions that report directly to it.")
    page.host.close_panel()
    page.choose_colour(BY_LAYER)
    press(page, qtbot, Qt.Key.Key_F2)
    assert page.host.explanation_panel.shown.title == "layer 1"


def test_the_menu_of_a_seat_moves_it_to_the_top_and_explains_its_figures(page: ChartPage) -> None:
    menu = QMenu()
    fill_seat_menu(page, MOD_1, menu)
    assert "Reports to…" in texts(menu)
    for action in menu.actions():
        if action.text().startswith(("How its", "Its ")):
            action.trigger()
            assert page.host.is_explaining
    assert page.host.explanation_panel.shown.what.startswith("MOD-01 and all below")
    next(one for one in menu.actions() if one.text() == "Put at the top").trigger()
    assert page.tree.tops == (ENG, MOD_1)


def test_the_menu_opens_at_the_seat_with_the_keyboard(page: ChartPage, qtbot) -> None:
    page.chart.canvas.set_current(MOD_2)
    asked: list[int] = []
    page.chart.canvas.menu_wanted.connect(lambda one, _menu: asked.append(one))
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(page.chart.canvas, QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))
    for menu in page.chart.canvas.findChildren(QMenu):
        menu.close()
    assert asked == [MOD_2]


# What is shown


def test_the_head_counts_people_vacancy_span_and_layers_and_opens_them(page: ChartPage, qtbot) -> None:
    figures = page.host.figures
    assert [one.text() for one in (figures.people, figures.vacant, figures.span, figures.layers)] == [
        "3",
        "1.0 FTE",
        "1.5",
        "3",
    ]
    for fact in figures.findChildren(Fact):
        page.host.close_panel()
        qtbot.mouseClick(fact, LEFT)
        assert page.host.is_explaining


def test_pay_is_shown_for_each_seat_and_with_all_below_once_it_is_asked_for(page: ChartPage) -> None:
    assert page.picture.label(ENG).cost == ""
    page.host._pay.click()
    assert page.picture.label(ENG).cost == "€ 120 k"
    assert page.picture.feet(ENG, False) == ("with all below € 120 k",)
    menu = QMenu()
    fill_seat_menu(page, ENG, menu)
    assert "Its cost with all below" in texts(menu)
    page.host._pay.click()
    assert page.picture.costs is None


def test_with_pay_the_top_of_a_unit_still_names_its_manager_outside_of_the_chart(page: ChartPage) -> None:
    page.host._pay.click()
    page.context.set_unit(2)
    assert page.picture.tip(MOD_2).splitlines()[1] == "Reports to ENG-01, Ana Ruiz, which is not in this chart"


@pytest.mark.parametrize("colour", [BY_SPAN, BY_LAYER, BY_UNIT, BY_VACANCY])
def test_each_colour_changes_the_drawing_and_comes_with_a_digit_a_word_or_an_edge(page: ChartPage, colour: str) -> None:
    before = page.chart.canvas.grab().toImage()
    menu = QMenu()
    fill_colours(page, menu)
    page.choose_colour(colour)
    assert page.chart.canvas.grab().toImage() != before
    top, vacant = page.picture.label(ENG), page.picture.label(MOD_2)
    told = {BY_SPAN: top.badge == "2", BY_LAYER: top.badge == "L1", BY_UNIT: top.unit, BY_VACANCY: vacant.is_notable}
    assert told[colour]


def test_planned_seats_and_dotted_lines_are_left_out_where_they_are_not_wanted(page: ChartPage) -> None:
    menu = QMenu()
    fill_shown(page, menu)
    planned, dotted = menu.actions()
    assert page.picture.dotted == ((SUB, ENG),)
    planned.setChecked(False)
    assert LATER not in seen(page)
    before = page.chart.canvas.grab().toImage()
    dotted.setChecked(False)
    assert page.chart.canvas.grab().toImage() != before


def test_a_unit_without_positions_says_so(page: ChartPage) -> None:
    page.context.workspace.add(Unit, name="New", parent_id=1)
    unit_id = max(page.context.workspace.organization.units)
    page.context.set_unit(unit_id)
    assert not page.chart.isVisible()
    page.context.set_unit(None)
    assert page.chart.isVisible()


def test_a_circle_that_came_with_the_data_is_told_in_the_status_line(app: QApplication, qtbot, tmp_path: Path) -> None:
    rows = [one for one in records() if not (isinstance(one, Position) and one.id == ENG)]
    top = Position(id=ENG, key="ENG-01", unit_id=1, role_id=2, manager_position_id=SUB)
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "circle.orgwright", [*rows, top], "Make it", "Tess"))
    screen = OrganizationScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.status[0].endswith("A circle of reporting lines is cut: ENG-01, MOD-03, MOD-01")
    context.close()


def test_the_chart_is_drawn_from_afar_and_in_the_dark(page: ChartPage) -> None:
    light = page.chart.canvas.grab().toImage()
    page.chart.set_zoom(0.2)
    small = page.chart.canvas.grab().toImage()
    assert small.width() < light.width()
    style.choose(QApplication.instance(), "dark")
    page.chart.set_zoom(1.0)
    assert page.chart.canvas.grab().toImage() != light


def test_a_file_is_written_as_the_chart_is_shown(page: ChartPage, qtbot, monkeypatch, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    monkeypatch.setattr("orgwright.gui.structure.chart_papers.asked_path", lambda *_words: path)
    page.fold(MOD_1)
    menu = QMenu()
    fill_papers(page, menu)
    next(one for one in menu.actions() if one.text() == f"{SVG[1]}…").trigger()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: page.host.status[0] == f"Written to {path}")
    said = path.read_text(encoding="utf-8")
    assert ">1 person<" in said
    assert ">Di Wu<" not in said


def test_a_printer_gets_every_page_and_the_history_says_so(page: ChartPage, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    page.colour = BY_SPAN
    print_chart(page, printer)
    assert path.read_bytes().startswith(b"%PDF")
    assert page.host.status[0] == "Printed on 1 page"
    assert page.context.workspace.history(1)[0].label == "Export the organization chart as paper"


def test_printing_asks_what_to_leave_out_and_for_a_printer(page: ChartPage, monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("orgwright.gui.structure.chart_papers.asked_profile", lambda _host, title: asked.append(title))
    ask_and_print(page)
    assert asked == ["Print the organization chart"]
