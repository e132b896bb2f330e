from datetime import date

from matplotlib.figure import Figure

from orgwright.charts.palette import DARK, LIGHT
from orgwright.charts.timeline import TimelineMark, draw_timeline, lanes_shown

FIRST, LAST, TODAY = date(2026, 9, 1), date(2027, 8, 31), date(2026, 11, 20)


def mark(lane: str, on: date, kind: str = "starts", since: date | None = None, **values: bool) -> TimelineMark:
    return TimelineMark(lane, on, kind, since, values.get("is_planned", False), values.get("is_late", False))


def drawn(marks: list[TimelineMark], lanes: list[str], palette=LIGHT, height: float = 3.0) -> Figure:
    figure = Figure(figsize=(8, height))
    draw_timeline(figure, marks, lanes, (FIRST, LAST), palette, TODAY)
    figure.canvas.draw()
    return figure


def test_each_unit_has_a_lane_from_the_top() -> None:
    figure = drawn([mark("Models", date(2027, 1, 1)), mark("Search", date(2027, 2, 1), "leaves")], ["Models", "Search"])
    (axes,) = figure.axes
    assert [one.get_text() for one in axes.get_yticklabels()] == ["Models", "Search"]
    assert list(axes.get_yticks()) == [0, -1]
    assert sum(len(one.get_offsets()) for one in axes.collections) == 2


def test_lanes_without_room_share_the_last_one() -> None:
    lanes = [f"Unit {number}" for number in range(30)]
    figure = drawn([mark(one, date(2027, 1, 1)) for one in lanes], lanes, height=2.0)
    labels = [one.get_text() for one in figure.axes[0].get_yticklabels()]
    most = lanes_shown(figure)
    assert len(labels) == most
    assert labels[-1] == f"{30 - most + 1} other units"


def test_a_seat_that_is_asked_for_too_long_goes_on_to_today_in_ember() -> None:
    late = mark("Models", date(2026, 10, 1), "asked for", date(2026, 2, 1), is_late=True)
    figure = drawn([late], ["Models"])
    spans = {line.get_color(): [round(one) for one in line.get_xdata()] for line in figure.axes[0].lines}
    assert spans[LIGHT.control] == [FIRST.toordinal(), date(2026, 10, 1).toordinal()]
    assert spans[LIGHT.short] == [date(2026, 10, 1).toordinal(), TODAY.toordinal()]


def test_what_a_scenario_plans_is_hollow() -> None:
    figure = drawn([mark("Models", date(2027, 1, 1), is_planned=True), mark("Models", date(2027, 2, 1))], ["Models"])
    planned, recorded = figure.axes[0].collections
    assert planned.get_facecolor().size == 0
    assert recorded.get_facecolor().size == 4


def test_nothing_to_show_draws_no_axes_in_either_theme() -> None:
    for palette in (LIGHT, DARK):
        (axes,) = drawn([], [], palette).axes
        assert not axes.axison


def test_marks_of_one_look_are_drawn_at_once_and_lines_do_not_run_into_one_another() -> None:
    several = [mark("Models", date(2027, 1, day), kind) for day in range(1, 29) for kind in ("starts", "leaves")]
    asked = [mark(lane, date(2026, 12, 1), "asked for", FIRST) for lane in ("Models", "Search")]
    axes = drawn([*several, *asked], ["Models", "Search"]).axes[0]
    assert sorted(len(one.get_offsets()) for one in axes.collections) == [2, 28, 28]
    (spans,) = (one for one in axes.lines if one.get_color() == LIGHT.control)
    assert [one for one in spans.get_ydata() if one == one] == [0, 0, -1, -1]
    assert len(spans.get_ydata()) == 5


def test_forms_without_an_inside_are_drawn_planned_or_not() -> None:
    for kind in ("seat closes", "asked for"):
        (drawn_marks,) = (
            drawn([mark("Models", date(2027, 1, 1), kind, is_planned=True)], ["Models"]).axes[0].collections
        )
        assert drawn_marks.get_edgecolor().size == 4
