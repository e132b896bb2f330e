"""The legend under the matrix: the tiles of the levels and of the marks; the words of the levels while typing.

API: ``legend = MatrixLegend()``; ``legend.show_scale(scale)`` gives the words of the levels; connect the view's
``focus_changed`` to ``legend.set_typing``: while the matrix has the keyboard, every level stands with its word, and
what does not fit beside them is in the tooltip.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgwright.gui import style
from orgwright.gui.matrix.codes import NO_LEVEL, Status, encode
from orgwright.gui.matrix.tiles import Tiles
from orgwright.gui.widgets.columns import plain_tip
from orgwright.planning.scales import DEFAULT_SCALE, NamedScale

_LEVELS = range(6)
_MARKS = (
    (int(encode(3, Status.MET)), "met", "a disc: the level that the role requires is held"),
    (int(encode(2, Status.SHORT)), "short", "a triangle: held below what the role requires"),
    (int(encode(0, Status.MISSING)), "missing", "a triangle with a bar: required and assessed as none"),
    (int(encode(NO_LEVEL, Status.UNKNOWN)), "unknown", "hatching and a question mark: required and not known"),
    (int(encode(3, Status.EXPIRED)), "expired", "a struck digit: the last day of validity is over"),
    (int(encode(3, Status.MET, stale=True)), "stale", "a clock: older than the policy age, still counted"),
    (int(encode(2, Status.SHORT, disputed=True)), "disputed", "two arrows: sources lie two levels or more apart"),
    (int(encode(1, Status.NOT_REQUIRED, goal=True)), "goal", "a bar below: a goal that is not reached yet"),
)


class MatrixLegend(QWidget):
    """One line of tiles and words."""

    def __init__(self) -> None:
        super().__init__()
        self._scale: NamedScale | None = None
        self._has_high_contrast = False
        self._typing = False
        self._tiles: Tiles | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.notifier().changed.connect(self._forget_tiles)
        self.show_scale(DEFAULT_SCALE)

    def show_scale(self, scale: NamedScale) -> None:
        """Take the words of the levels from a scale; levels that it does not have are left out."""
        if scale is self._scale:
            return
        self._scale = scale
        levels = ", ".join(f"{one.anchor} {one.name}" for one in scale.levels)
        marks = "; ".join(f"{word}: {said}" for _, word, said in _MARKS)
        self.setAccessibleName(f"Levels: {levels}. Marks: {marks}")
        self.setToolTip(plain_tip("\n".join([f"Levels: {levels}", *(f"{word}: {said}" for _, word, said in _MARKS)])))
        self.update()

    def set_high_contrast(self, is_high: bool) -> None:
        """Draw the tiles as the matrix does."""
        self._has_high_contrast = is_high
        self._forget_tiles()

    def set_typing(self, typing: bool) -> None:
        """Whether the levels stand with their words."""
        self._typing = typing
        self.update()

    def _levels(self) -> list[tuple[int, str]]:
        """The levels with their words: while typing those of the scale, else all that a cell can show."""
        if self._typing and self._scale is not None:
            return [(one.anchor, one.name) for one in self._scale.levels]
        return [(level, "") for level in _LEVELS]

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
            self._tiles = Tiles(style.current(), 1.0, ratio, self._has_high_contrast)
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.panel))
        painter.fillRect(0, 0, self.width(), 1, QColor(palette.hairline))
        x = 16.0
        for level, word in self._levels():
            x = self._paint_tile(painter, self._tiles, x, int(encode(level, Status.NOT_REQUIRED)))
            if self._typing:
                x = self._paint_word(painter, x + 5, word, palette.text) + 12
        x += 0 if self._typing else 16
        for code, word, _ in _MARKS:
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
