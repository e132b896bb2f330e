from dataclasses import replace

import pytest

from gui.matrix.matrices import bakery
from orgwright.gui.matrix.model import MatrixPicture, matrix_picture
from orgwright.gui.matrix.shown import Shown
from orgwright.gui.matrix.statistics import Piecewise, SkillCount

SHOWN = Shown(requirement="all", group_by="nothing", sort_by="name", skills_by="nothing", has_statistics=True)


def picture(**changed: bool) -> MatrixPicture:
    return matrix_picture(bakery(), None, replace(SHOWN, **changed))


def test_a_skill_is_counted_by_level_and_against_the_roles() -> None:
    shown = picture()
    counts = dict(zip(shown.skill_ids, shown.statistics.skills, strict=True))
    assert counts[1] == SkillCount((0, 0, 1, 0, 2, 0), 3, 2, 0)
    assert (counts[1].low_percent, counts[1].high_percent) == (67, 67)
    assert counts[4] == SkillCount((0, 0, 0, 0, 0, 0), 1, 0, 1)
    assert (counts[4].low_percent, counts[4].high_percent) == (0, 100)
    assert counts[5].low_percent is None


def test_a_person_is_counted_against_the_own_role() -> None:
    shown = picture()
    found = {name.name: count for name, count in zip(shown.blocks.rows, shown.statistics.people, strict=True)}
    assert (found["Ana"].required, found["Ana"].met) == (2, 1)
    assert (found["Di"].required, found["Di"].met, found["Di"].unknown) == (2, 1, 1)
    assert found["Ed"].held_percent is None


def test_statistics_stand_below_and_where_skills_are_rows_beside() -> None:
    below = {line.title: next(iter(line.values)) for line in picture().blocks.foot}
    swapped = picture(is_swapped=True).blocks
    beside = {column.title: column.values[0] for column in swapped.side}
    assert below["People at level 4"] == beside["People at level 4"] == "2"
    assert below["Held, % of required"] == beside["Held, % of required"] == "67"
    assert [line.title for line in swapped.foot] == ["Requirements met", "Required by the role"]
    assert swapped.foot[0].values[0] == "1"


def test_without_statistics_only_the_two_usual_lines_stand() -> None:
    assert len(picture(has_statistics=False).blocks.foot) == 2
    assert picture(has_statistics=False, is_swapped=True).blocks.side == ()


def test_a_skill_that_one_alone_of_several_holds_is_marked() -> None:
    shown = picture()
    held = shown.blocks.foot[0]
    assert {shown.blocks.columns[place] for place in held.marked} == {"Talking"}


def test_pieces_are_made_once_and_only_the_touched_ones_again() -> None:
    made: list[tuple[str, int]] = []

    def maker(name: str):
        def make(start: int, stop: int) -> list[int]:
            made.append((name, start))
            return list(range(start, stop))

        return make

    first = Piecewise(10, 4, maker("first"))
    assert [first[place] for place in (0, 3, 9, 9)] == [0, 3, 9, 9]
    second = first.made_again(maker("second"), [9])
    assert second[1:3] == [1, 2]
    assert list(second) == list(range(10))
    assert made == [("first", 0), ("first", 8), ("second", 4), ("second", 8)]
    with pytest.raises(IndexError):
        first[10]
