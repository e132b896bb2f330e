from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.paged_screen import PagedScreen
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.workspace import Changes, Workspace


class Page(QWidget):
    def __init__(self, screen: "Screen") -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1


class Screen(PagedScreen[Page]):
    key, title, icon = "some", "Some", "target"
    pages_of = tuple((key, key.title(), f"{__name__}.Page") for key in ("first", "second"))

    def refresh(self, changes: Changes | None) -> None:
        self.show_pages()


@pytest.fixture
def screen(context: Context, qtbot: QtBot, tmp_path: Path) -> Screen:
    context.open(Workspace.create(tmp_path / "some.orgwright", small_organization(), "Make it", "Tess"))
    made = Screen(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_page_is_made_when_it_is_first_shown_and_refreshed_only_when_something_moved(screen: Screen) -> None:
    assert set(screen.pages) == {"first"}
    second = screen.show_page("second")
    screen.show_page("first")
    screen.show_page("second")
    assert second.refreshed == 1
    screen.refresh(None)
    assert (second.refreshed, screen.pages["first"].refreshed) == (2, 1)
    assert screen.show_page("first").refreshed == 2


def test_keys_go_from_tab_to_tab_and_round(screen: Screen, qtbot: QtBot) -> None:
    for expected in ("second", "first"):
        qtbot.keyClick(screen.page.field, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert screen.tabs.selected == expected


def test_the_panel_of_a_page_goes_with_it(screen: Screen) -> None:
    screen.show_panel(SidePanel("Of the first"))
    screen.show_page("second")
    assert not screen.is_panel_open


def test_a_page_that_is_not_seen_does_not_widen_the_window(screen: Screen) -> None:
    screen.page_of("second").setMinimumWidth(3000)
    screen.show_page("first")
    assert screen.minimumSizeHint().width() < 3000
    screen.show_page("second")
    assert screen.minimumSizeHint().width() >= 3000
