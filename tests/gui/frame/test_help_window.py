from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui.frame.help_window import HelpPage, HelpWindow, help_pages, page_title


def test_the_help_begins_with_its_index() -> None:
    assert help_pages()[0].stem == "index"
    assert all(page_title(page) for page in help_pages())


def test_a_page_loads_nothing_from_outside(app: QApplication, qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    for address in ("https://example.org/a.png", "file:///etc/hostname", "index.md"):
        assert page.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(address)) is None


def test_links_lead_to_other_pages_of_the_help_alone(app: QApplication, qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    other = help_pages()[-1]
    window.follow(QUrl(other.name))
    shown = window.page.toPlainText()
    assert page_title(other) in shown
    window.follow(QUrl("https://example.org/elsewhere"))
    assert window.page.toPlainText() == shown
