"""The line under the head that says what is filtered, how much is left, and what a saved view no longer finds."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.labels import ElidedLabel, label


class FilterLine(QWidget):
    """Hidden while nothing is filtered and nothing is to be said."""

    def __init__(self, clear: Callable[[], object]) -> None:
        super().__init__()
        self.words = label("", tone="text2")
        self.note = ElidedLabel()
        self.note.setProperty("tone", "stale")
        self.clear = link("Clear all filters", None, clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.clear)
        row.addWidget(self.note, 1)
        row.addStretch(0)
        self.hide()

    def show_words(self, words: Sequence[str], count: str) -> None:
        """Say which filters are set and how much they leave; what was noted before is over."""
        self.words.setText(f"Only {'; '.join(words)}: {count}" if words else "")
        self.words.setVisible(bool(words))
        self.clear.setVisible(bool(words))
        self.show_note("")

    def show_note(self, sentence: str) -> None:
        """Say something besides, until another choice is made."""
        self.note.setText(sentence)
        self.note.setToolTip(sentence)
        self.note.setVisible(bool(sentence))
        self.setVisible(bool(sentence) or bool(self.words.text()))
