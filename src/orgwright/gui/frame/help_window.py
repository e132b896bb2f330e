"""The help that F1 opens: the shipped Markdown files, a list at the left and the page at the right."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.widgets.labels import hairline
from orgwright.shipped import shipped

_PATH = Qt.ItemDataRole.UserRole
_FIRST = "index"


def help_pages() -> list[Path]:
    """The pages, the one to begin with first and the others by title."""
    folder = shipped("resources/help")
    pages = sorted(folder.glob("*.md"), key=lambda page: (page.stem != _FIRST, page_title(page).casefold()))
    if not pages:
        raise PlanningError("This installation of Orgwright lacks its help; install it again.")
    return pages


def page_title(page: Path) -> str:
    """The first heading of a page."""
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            return line.lstrip("#").strip()
    return page.stem


class HelpPage(QTextBrowser):
    """A page of help that loads nothing but text given to it: no pictures, no files, no network."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFont(style.font())

    def show_page(self, page: Path) -> None:
        """Show a page in the colours and sizes of the visual system."""
        palette = style.current()
        document = QTextDocument(self)
        document.setDefaultFont(style.font())
        document.setDocumentMargin(0)
        document.setMarkdown(page.read_text(encoding="utf-8"))
        html = document.toHtml()
        document.setDefaultStyleSheet(f"a {{ color: {palette.link}; }} table {{ border-color: {palette.control}; }}")
        document.setHtml(html)
        self.setDocument(document)
        self.setViewportMargins(24, 20, 24, 20)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing, whatever a page asks for."""
        return None


class HelpWindow(QWidget):
    """The help in a window of its own, so that it can stand beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Orgwright help")
        self.resize(920, 680)
        self._list = QListWidget()
        self._list.setFixedWidth(264)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("Pages of the help")
        self.page = HelpPage()
        self.page.setMaximumWidth(style.measures.PROSE_MOST + 48)
        for path in help_pages():
            item = QListWidgetItem(page_title(path))
            item.setData(_PATH, str(path))
            self._list.addItem(item)
        self._list.currentItemChanged.connect(self._show_current)
        self.page.anchorClicked.connect(self.follow)
        style.notifier().changed.connect(self._show_current)
        rail = QVBoxLayout()
        rail.setContentsMargins(0, 12, 0, 0)
        rail.addWidget(self._list)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(rail)
        layout.addWidget(hairline(vertical=True))
        layout.addWidget(self.page, 1)
        layout.addStretch(0)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list.setCurrentRow(0)

    def follow(self, url: QUrl) -> None:
        """Go to another page of the help; any other link is not followed."""
        wanted = Path(url.path()).stem
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item is not None and Path(item.data(_PATH)).stem == wanted:
                self._list.setCurrentRow(row)

    def _show_current(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.page.show_page(Path(item.data(_PATH)))
            width = QFontMetrics(style.font()).horizontalAdvance(item.text())
            item.setToolTip(item.text() if width > self._list.width() - 24 else "")
