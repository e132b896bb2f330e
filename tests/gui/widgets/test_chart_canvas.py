from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.charts.palette import ChartPalette
from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.widgets.chart_canvas import ChartCanvas

ROWS = (("Month", "Low"), ("Nov 2026", "61"))


def draw(figure: Any, palette: ChartPalette) -> None:
    axes = figure.add_subplot()
    axes.set_facecolor(palette.panel)
    axes.plot([0, 1], [61, 77], color=palette.held)


@pytest.fixture
def chart(app: QApplication, qtbot: QtBot) -> ChartCanvas:
    made = ChartCanvas("Coverage by month")
    qtbot.addWidget(made)
    made.resize(320, 200)
    made.show_chart(draw, ROWS)
    return made


def test_nothing_is_drawn_before_the_chart_is_seen(app: QApplication, qtbot: QtBot) -> None:
    drawn: list[str] = []
    chart = ChartCanvas("Coverage by month")
    qtbot.addWidget(chart)
    chart.show_chart(lambda figure, palette: drawn.append(palette.name))
    assert drawn == []
    chart.show()
    assert drawn == ["light"]


def test_a_chart_is_drawn_for_the_size_it_has_and_again_for_another(app: QApplication, qtbot: QtBot) -> None:
    widths: list[int] = []
    chart = ChartCanvas("Coverage by month")
    qtbot.addWidget(chart)
    chart.resize(500, 300)
    chart.show_chart(lambda figure, palette: widths.append(round(figure.get_figwidth() * 96)))
    chart.show()
    assert widths == [500]
    chart.resize(700, 300)
    qtbot.waitUntil(lambda: widths == [500, 700], timeout=5_000)


def test_a_change_of_theme_draws_anew(app: QApplication, qtbot: QtBot) -> None:
    drawn: list[str] = []
    chart = ChartCanvas("Coverage by month")
    qtbot.addWidget(chart)
    chart.show()
    chart.show_chart(lambda figure, palette: drawn.append(palette.name))
    style.choose(app, "dark")
    assert drawn == ["light", "dark"]


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_is_saved_as_a_file(chart: ChartCanvas, tmp_path: Path, kind: str) -> None:
    chart.show()
    target = tmp_path / f"chart.{kind}"
    chart.save(target)
    assert target.read_bytes()[:5] in (b"<?xml", b"\x89PNG\r")


def test_a_chart_that_nobody_has_seen_yet_is_drawn_to_be_saved(chart: ChartCanvas, tmp_path: Path) -> None:
    chart.save(tmp_path / "chart.svg")
    assert b"</svg>" in (tmp_path / "chart.svg").read_bytes()


def test_where_nothing_is_shown_nothing_is_saved(app: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    chart = ChartCanvas("Coverage by month")
    qtbot.addWidget(chart)
    with pytest.raises(PlanningError, match="no chart"):
        chart.save(tmp_path / "chart.svg")


def test_a_chart_that_cannot_be_written_says_why(chart: ChartCanvas, tmp_path: Path) -> None:
    with pytest.raises(PlanningError, match="could not be written"):
        chart.save(tmp_path / "missing" / "chart.svg")


def test_the_picture_of_a_chart_can_be_copied(chart: ChartCanvas) -> None:
    chart.show()
    chart.copy_picture()
    assert QGuiApplication.clipboard().image().width() >= chart.width()


def test_everything_that_can_be_done_with_a_chart_has_a_title(chart: ChartCanvas) -> None:
    assert [one.title for one in chart.chart_actions] == ["Copy picture", "Copy figures", "Save SVG…", "Save PNG…"]


def test_the_figures_behind_the_chart_can_be_copied_and_read_aloud(chart: ChartCanvas) -> None:
    chart.copy_figures()
    assert QGuiApplication.clipboard().text() == "Month\tLow\nNov 2026\t61"
    assert chart.accessibleDescription() == "Month, Low\nNov 2026, 61"


def test_dollars_in_a_name_are_no_formula(chart: ChartCanvas, tmp_path: Path) -> None:
    chart.show_chart(lambda figure, palette: figure.text(0, 0, r"Save $5 & \frac{1$ more"))
    chart.show()
    for kind in ("svg", "png"):
        chart.save(tmp_path / f"chart.{kind}")
        assert (tmp_path / f"chart.{kind}").stat().st_size > 0
