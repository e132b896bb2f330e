from PySide6.QtWidgets import QApplication

from gui.matrix.painted import small_matrix
from orgwright.gui.matrix.geometry import HIDDEN, Geometry, geometry, runs
from orgwright.gui.matrix.tiles import Tiles
from orgwright.gui.style.tokens import LIGHT


def placed(folded: frozenset[str] = frozenset(), ratio: float = 1.0) -> Geometry:
    return geometry(small_matrix(), Tiles(LIGHT, 1.0, ratio), folded)


def test_categories_stand_eight_pixels_apart(app: QApplication) -> None:
    assert placed().x.tolist() == [0, 28, 56, 92]


def test_each_group_has_a_band_over_its_rows(app: QApplication) -> None:
    assert placed().band_y.tolist() == [0, 66]
    assert placed().y.tolist() == [22, 44, 88]


def test_a_folded_group_keeps_its_band_alone(app: QApplication) -> None:
    folded = placed(frozenset({"Models"}))
    assert folded.y.tolist() == [HIDDEN, HIDDEN, 44]
    assert folded.shown_rows.tolist() == [2]
    assert folded.row_at(30) is None
    assert folded.band_at(30) == 1


def test_places_are_found_back(app: QApplication) -> None:
    shown = placed()
    for row in range(3):
        for column in range(4):
            middle = shown.cell(row, column).center()
            assert (shown.row_at(middle.y()), shown.column_at(middle.x())) == (row, column)
    assert shown.column_at(86) is None
    assert shown.row_at(10) is None


def test_only_what_reaches_into_the_window_is_asked_for(app: QApplication) -> None:
    shown = placed()
    assert shown.columns_within(30, 60) == (1, 3)
    assert shown.rows_within(44, 66).tolist() == [1]


def test_cells_begin_on_whole_device_pixels_at_every_ratio(app: QApplication) -> None:
    for ratio in (1.25, 1.5, 1.75):
        shown = placed(ratio=ratio)
        assert all(abs(x * ratio - round(x * ratio)) < 1e-9 for x in [*shown.x.tolist(), *shown.y.tolist()])


def test_an_interval_is_cut_at_the_borders_of_groups() -> None:
    assert runs(small_matrix().column_groups, 1, 4) == [(1, 3), (3, 4)]
    assert runs(small_matrix().column_groups, 3, 3) == []
