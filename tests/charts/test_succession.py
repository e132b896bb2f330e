from matplotlib.figure import Figure

from orgwright.charts.palette import DARK, LIGHT
from orgwright.charts.succession import MOST_POSITIONS, draw_benches, thinnest_first


def texts(figure: Figure) -> list[str]:
    axes = figure.axes[0]
    return [one.get_text() for one in axes.texts]


def test_each_part_of_a_bar_says_how_many_it_adds() -> None:
    figure = Figure()
    draw_benches(figure, [("S1", (2, 3, 5))], LIGHT)

    assert texts(figure) == ["2", "+1", "+2", "5"]
    assert [(one.get_x(), one.get_width()) for one in figure.axes[0].patches] == [(0, 2), (2, 1), (3, 2)]


def test_positions_without_anybody_now_say_so_and_stand_first() -> None:
    figure = Figure()
    draw_benches(figure, [("S1", (1, 1, 1)), ("S2", (0, 0, 2)), ("S3", (0, 0, 0))], DARK)

    assert [one.get_text() for one in figure.axes[0].get_yticklabels()] == ["S3", "S2", "S1"]
    assert texts(figure) == ["nobody", "+2", "2, nobody now", "1"]


def test_of_many_positions_the_thinnest_benches_are_drawn() -> None:
    several = [(f"S{one}", (one, one, one)) for one in range(100, 0, -1)]

    assert thinnest_first(several)[0] == ("S1", (1, 1, 1))
    assert len(thinnest_first(several)) == MOST_POSITIONS


def test_nothing_to_draw_leaves_an_empty_panel() -> None:
    figure = Figure()
    draw_benches(figure, [], LIGHT)

    assert not figure.axes[0].axison
