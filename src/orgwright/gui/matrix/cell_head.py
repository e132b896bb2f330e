"""The head of the panel of a cell: the tile of the level, what the level is called, and what it is held against."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui.matrix.story import CellStory
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.labels import LevelTile, label, second_line, set_tone
from orgwright.planning.scales import NamedScale


class CellHead(QWidget):
    """The level, what it is called, and what it is held against."""

    def __init__(self, explain: Callable[[], object]) -> None:
        super().__init__()
        self._tile = LevelTile(None)
        self._sentence = label("", bold=True, wrap=True)
        self._demand = second_line("")
        self._warning = second_line("", wrap=True)
        self._name = label("", bold=True, wrap=True)
        self._description = second_line("", wrap=True)
        self._scale = second_line("", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        for line in (self._sentence, self._demand, self._warning):
            words.addWidget(line)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._tile)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addSpacing(4)
        for line in (self._name, self._description, self._scale):
            column.addWidget(line)
        how = link("How this level counts", "calculator", explain)
        how.setToolTip("X")
        column.addSpacing(2)
        column.addWidget(how)

    def show_story(self, story: CellStory, scale: NamedScale) -> None:
        """Show another cell: its level in words, and the scale where it is not the default one."""
        self._tile.show_level(story.level)
        self._sentence.setText(story.sentence)
        set_tone(self._sentence, story.tone)
        name = "" if story.level is None else scale.name_of(story.level)
        named = None if story.level is None else scale.at(story.level)
        for line, text in (
            (self._demand, story.demand),
            (self._warning, story.warning),
            (self._name, name[:1].upper() + name[1:]),
            (self._description, "" if named is None else named.description),
            (self._scale, "" if scale.scale_id is None else f"Scale {scale.name}"),
        ):
            line.setText(text)
            line.setVisible(bool(text))
