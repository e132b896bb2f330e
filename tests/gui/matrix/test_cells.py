from dataclasses import replace

import numpy as np

from gui.matrix.matrices import bakery
from orgwright.gui.matrix import cells as cells_module
from orgwright.gui.matrix.codes import GOAL, STALE, Status, level_of, status_of
from orgwright.gui.matrix.model import MatrixPicture, matrix_picture
from orgwright.gui.matrix.shown import Shown

SHOWN = Shown(requirement="all", group_by="nothing", sort_by="name")


def picture(is_swapped: bool = False) -> MatrixPicture:
    return matrix_picture(bakery(), None, replace(SHOWN, is_swapped=is_swapped))


def code(shown: MatrixPicture, person_id: int, skill_id: int) -> int:
    return int(shown.blocks.codes[shown.places([(person_id, skill_id)])[0]])


def test_every_state_of_a_cell_has_its_code() -> None:
    shown = picture()
    found = {
        cell: (level_of(code(shown, *cell)), status_of(code(shown, *cell)))
        for cell in ((1, 1), (2, 1), (1, 2), (4, 4), (3, 3), (5, 1), (4, 2))
    }
    assert found == {
        (1, 1): (4, Status.MET),
        (2, 1): (2, Status.SHORT),
        (1, 2): (0, Status.MISSING),
        (4, 4): (2, Status.EXPIRED),
        (3, 3): (5, Status.NOT_REQUIRED),
        (5, 1): (None, Status.NOT_REQUIRED),
        (4, 2): (3, Status.MET),
    }
    assert code(shown, 2, 2) & STALE


def test_a_goal_is_marked_until_it_is_reached() -> None:
    shown = picture()
    assert code(shown, 2, 1) & GOAL
    assert not code(shown, 1, 1) & GOAL


def test_swapped_the_same_cells_stand_on_their_side() -> None:
    upright, swapped = picture(), picture(is_swapped=True)
    assert np.array_equal(swapped.blocks.codes[:, :], upright.blocks.codes[:, :].T)
    row, column = swapped.places([(2, 1)])[0]
    assert swapped.cell(row, column) == (2, 1)
    assert swapped.required(row, column) == 3
    assert swapped.cells_at([row], [column]) == [(2, 1)]
    assert swapped.place_of(2, 1) == (column, row)


def test_many_rows_are_taken_at_once_with_the_same_result(monkeypatch) -> None:
    one_by_one = picture().blocks.codes[:, :]
    monkeypatch.setattr(cells_module, "_FEW_ROWS", 0)
    assert np.array_equal(picture().blocks.codes[:, :], one_by_one)


def test_what_is_not_shown_has_no_place() -> None:
    shown = matrix_picture(bakery(), None, replace(SHOWN, text="ana", categories=frozenset({"Craft"})))
    assert shown.places([(2, 1), (1, 2), (99, 1)]) == []
    assert shown.place_of(2, None) == (None, None)
