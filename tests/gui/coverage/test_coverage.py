from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.coverage import model
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.planning.coverage import targets_of
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = CoverageScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    yield made
    context.close()


def test_the_units_stand_as_a_tree_with_their_ranges(screen: CoverageScreen) -> None:
    organization = screen.context.organization
    (whole,) = model.unit_branches(organization, None, model.ROLES)
    (engineering,) = whole.below
    (models,) = engineering.below
    assert [one.row.name for one in (whole, engineering, models)] == ["Small & Sons", "Engineering", "Models"]
    assert (models.row.low, models.row.high) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert models.row.gate == "0 / 1"


def test_the_gaps_are_in_points_of_the_unit_that_is_looked_at(screen: CoverageScreen) -> None:
    (gap,) = model.gaps(screen.context.organization, 2)
    assert (gap.skill, gap.held, gap.bar) == ("Python", "0 of 1", 1.0)
    assert gap.points == pytest.approx(1 / 3)


def test_the_targets_say_who_holds_them(screen: CoverageScreen) -> None:
    organization = screen.context.organization
    (target,) = model.target_rows(organization, targets_of(organization, None))
    assert (target.held, target.needed, target.note, target.holders) == (1, 2, "single holder", "Ana Ruiz")


def test_the_screen_follows_unit_and_data(screen: CoverageScreen, qtbot) -> None:
    assert screen.page._figure.text() == "33–83 %"
    screen.context.set_unit(2)
    assert screen.page._figure.text() == "67 %"
    screen.context.workspace.assess({(2, 1): 3})
    assert screen.page._figure.text() == "100 %"
    screen.context.workspace.undo()
    assert screen.page._figure.text() == "67 %"


def test_the_explanation_shows_the_formula_with_its_numbers_and_copies_it(screen: CoverageScreen) -> None:
    screen.page.explain()
    shown = screen.page.explanation._shown
    assert shown is not None
    assert shown.formula[1] == "low  = 0.667 / 2 = 33.3 %"
    assert [one.name for one in shown.people] == ["Ana Ruiz", "Bo Lind"]
    screen.page.explanation.copy()
    assert "low  = 0.667 / 2 = 33.3 %" in QGuiApplication.clipboard().text()


def test_where_nothing_is_required_the_screen_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = CoverageScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.body is not screen._body
    context.close()


def test_a_page_is_made_when_it_is_first_looked_at_and_the_panel_of_another_goes(screen: CoverageScreen) -> None:
    assert list(screen.pages) == ["units"]
    screen.page.explain()
    screen.tabs.step(1)
    assert list(screen.pages) == ["units", "gaps"]
    assert not screen.is_panel_open
    assert len(screen.page.gaps.rows_model.rows) == 2


def test_a_page_that_is_not_looked_at_catches_up_when_it_is_shown_again(screen: CoverageScreen) -> None:
    screen.show_page("gaps")
    screen.show_page("units")
    screen.context.set_unit(2)
    assert len(screen.pages["gaps"].gaps.rows_model.rows) == 2
    screen.show_page("gaps")
    assert [row.skill for row in screen.page.gaps.rows_model.rows] == ["Python"]
