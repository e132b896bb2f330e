import os
from pathlib import Path

import pytest

from orgwright.exchange.round_workbook import write_round_workbooks
from orgwright.gui.assessments.returned import (
    COLUMNS,
    Refused,
    Returned,
    ReviewDialog,
    Taken,
    read_returned,
    review_rows,
)
from orgwright.gui.widgets.columns import Group
from orgwright.progress import Cancelled, Progress
from round_workbooks import ANA, BO, PYTHON, ROUND, filled_in, round_organization


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    ana, bo = write_round_workbooks(round_organization(), ROUND, tmp_path)
    filled_in(ana, {"Python": (4, ""), "Forecasting": ("most", "")})
    filled_in(bo, {"Python": (3, "led it")})
    return [ana, bo]


def test_several_workbooks_are_read_as_one(paths: list[Path]) -> None:
    found = read_returned(round_organization(), ROUND, paths)
    assert found.levels == {(ANA, PYTHON): 4, (BO, PYTHON): 3}
    assert found.notes == {(BO, PYTHON): "led it"}
    assert (found.files, found.people) == (2, 2)
    assert [one.before for one in found.taken] == [None, 2]
    assert found.refused == (Refused("Ana Ruiz", "Self-assessment!H10: “most” is no level of the list."),)


def test_a_file_that_cannot_be_read_stops_none_of_the_others(paths: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_text("nothing")
    found = read_returned(round_organization(), ROUND, [broken, tmp_path / "gone.xlsx", *paths])
    assert found.people == 2
    assert [one.where for one in found.refused] == ["gone.xlsx", "Ana Ruiz", "broken.xlsx"]


def test_of_two_workbooks_of_one_person_the_later_saved_counts(paths: list[Path], tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    again.write_bytes(paths[1].read_bytes())
    filled_in(again, {"Python": (5, "")})
    os.utime(again, (1, 1))
    found = read_returned(round_organization(), ROUND, [paths[1], again])
    assert found.levels == {(BO, PYTHON): 3}
    assert [one.where for one in found.refused] == ["again.xlsx"]
    assert "saved later" in found.refused[0].text


def test_a_workbook_of_another_round_is_named(paths: list[Path]) -> None:
    found = read_returned(round_organization(), 77, paths[1:])
    assert not found.taken
    assert "answers the round “Autumn: 2026”; choose that round" in found.refused[0].text


def test_reading_can_be_stopped(paths: list[Path]) -> None:
    with pytest.raises(Cancelled):
        read_returned(round_organization(), ROUND, paths, Progress(lambda done, total, what: done < 1))


def test_the_review_lists_what_is_refused_before_the_answers() -> None:
    ana = Taken((ANA, PYTHON), "Ana", "Python", 4, 4, "")
    bo = Taken((BO, PYTHON), "Bo", "Python", None, 3, "soon")
    refused = Refused("x.xlsx", "It is damaged.")
    rows = review_rows(Returned(ROUND, 2, (bo, ana), (refused,)))
    assert rows == [
        Group("Not taken", "1"),
        refused,
        Group("Ana", "1 answer, 0 new or different"),
        ana,
        Group("Bo", "1 answer, 1 new or different"),
        bo,
    ]
    texts = [[column.text(row) for column in COLUMNS] for row in (refused, ana, bo)]
    assert texts == [["x.xlsx", "", "", "It is damaged."], ["Python", "4", "4", ""], ["Python", "", "3", "soon"]]


def test_without_answers_there_is_nothing_to_write(app, qtbot) -> None:
    dialog = ReviewDialog(None, "Autumn", Returned(ROUND, 1, (), (Refused("x.xlsx", "Damaged."),)))
    qtbot.addWidget(dialog)
    assert not dialog.verb.isEnabled()
