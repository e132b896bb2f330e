import numpy as np

from orgwright.planning.movement_pieces import (
    MOVERS,
    NO_LEVEL,
    NOBODY,
    MovementPieces,
    Mover,
    joined_pieces,
    level_movers,
    pieces_of,
    steps_of,
)
from orgwright.planning.proficiency import EXPIRED, UNKNOWN


def some(mover: Mover, *points: float) -> MovementPieces:
    return pieces_of(mover, len(points), low_after=points, low_part=1, high_after=points, high_part=0.5)


def test_what_is_not_given_is_nobody_and_no_level() -> None:
    (one,) = (some(Mover.LEFT, 0.5),)
    assert (one.person.tolist(), one.level_before.tolist()) == ([NOBODY], [NO_LEVEL])
    assert (one.low.tolist(), one.high.tolist()) == ([0.5], [0.25])


def test_pieces_that_move_nothing_are_left_out() -> None:
    found = joined_pieces([some(Mover.JOINED, 0.5, 0.0), some(Mover.LEFT, -0.25)])
    assert found.low.tolist() == [0.5, -0.25]
    assert len(joined_pieces([])) == 0


def test_a_change_of_level_is_told_by_what_was_known_before_and_after() -> None:
    before = np.array([2, 3, UNKNOWN, EXPIRED, 3, 3])
    after = np.array([3, 2, 0, 1, EXPIRED, UNKNOWN])
    assert [MOVERS[one] for one in level_movers(before, after)] == [
        Mover.RAISED,
        Mover.LOWERED,
        Mover.NEW,
        Mover.NEW,
        Mover.LAPSED,
        Mover.LAPSED,
    ]


def test_steps_are_the_sums_of_the_movers_that_there_are_in_their_order() -> None:
    found = steps_of(joined_pieces([some(Mover.LEFT, -0.25), some(Mover.JOINED, 0.5, 0.125)]))
    assert [(one.mover, one.low, one.high, one.count) for one in found] == [
        (Mover.JOINED, 0.625, 0.3125, 2),
        (Mover.LEFT, -0.25, -0.125, 1),
    ]
