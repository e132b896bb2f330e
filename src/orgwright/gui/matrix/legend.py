"""The legend under the matrix: the tiles of the levels and of the marks; the words of the levels while typing.

API: ``legend = MatrixLegend()``; ``legend.show_level_words(("none", "aware", ...))``; connect the view's
``focus_changed`` to ``legend.set_typing``: while the matrix has the keyboard, every level stands with its word.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgwright.gui import style
from orgwright.gui.matrix.codes import NO_LEVEL, Status, encode
from orgwright.gui.matrix.tiles import Tiles

_LEVELS = range(6)
_MARKS = (
    (int(encode(3, Status.MET)), "met"),
    (int(encode(2, Status.SHORT)), "short"),
    (int(encode(0, Status.MISSING)), "missing"),
    (int(encode(NO_LEVEL, Status.UNKNOWN)), "unknown"),
    (int(encode(3, Status.EXPIRED)), "expired"),
    (int(encode(3, Status.MET, stale=True)), "stale"),
    (int(encode(2, Status.SHORT, disputed=True)), "disputed"),
    (int(encode(1, Status.NOT_REQUIRED, goal=True)), "goal"),
)


class MatrixLegend(QWidget):
    """One line of tiles and words."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ("none", "1", "2", "3", "4", "5")
        self._typing = False
        self._tiles: Tiles | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.notifier().changed.connect(self._forget_tiles)

    def show_level_words(self, words: tuple[str, ...]) -> None:
        """The word of each level from 0 to 5."""
        self._words = words
        spoken = ", ".join(f"{level} {word}" for level, word in enumerate(words))
        self.setAccessibleName(f"Levels: {spoken}")
        self.setToolTip(spoken)
        self.update()

    def set_typing(self, typing: bool) -> None:
        """Whether the levels stand with their words."""
        self._typing = typing
        self.update()

    def _forget_tiles(self) -> None:
        self._tiles = None
        self.update()

    def sizeHint(self) -> QSize:
        """One line of tiles with room around it."""
        return QSize(400, 40)

    def minimumSizeHint(self) -> QSize:
        """The tiles of the levels."""
        return QSize(220, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The levels, then as many marks as there is room for."""
        ratio = self.devicePixelRatioF()
        if self._tiles is None or self._tiles.ratio != ratio:
            self._tiles = Tiles(style.current(), 1.0, ratio)
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.panel))
        painter.fillRect(0, 0, self.width(), 1, QColor(palette.hairline))
        x = 16.0
        for level in _LEVELS:
            x = self._paint_tile(painter, self._tiles, x, int(encode(level, Status.NOT_REQUIRED)))
            if self._typing:
                x = self._paint_word(painter, x + 5, self._words[level], palette.text) + 12
        x += 0 if self._typing else 16
        for code, word in _MARKS:
            needed = 30 + QFontMetrics(style.font(12)).horizontalAdvance(word) + 8
            if x + needed > self.width() - 8:
                break
            x = self._paint_tile(painter, self._tiles, x, code)
            x = self._paint_word(painter, x + 7, word, palette.text2) + 18
        painter.end()

    def _paint_tile(self, painter: QPainter, tiles: Tiles, x: float, code: int) -> float:
        painter.drawImage(QPointF(x, (self.height() - 21) // 2), tiles.tile(code))
        return x + tiles.width / tiles.ratio

    def _paint_word(self, painter: QPainter, x: float, word: str, color: str) -> float:
        painter.setFont(style.font(12))
        painter.setPen(QColor(color))
        width = QFontMetrics(painter.font()).horizontalAdvance(word)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
        return x + width
