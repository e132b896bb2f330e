"""The legend under the matrix: the tiles of the levels and of the marks; the words of the levels while typing.

API: ``legend = MatrixLegend()``; ``legend.show_scale(scale)`` gives the words of the levels; connect the view's
``focus_changed`` to ``legend.set_typing``: while the matrix has the keyboard, every level stands with its word. What
each mark means is in the tooltip and in the name for screen readers.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgwright.gui import style
from orgwright.gui.matrix.codes import GOAL, NO_LEVEL, Status, encode, status_of
from orgwright.gui.matrix.tiles import Tiles
from orgwright.gui.widgets.columns import plain_tip
from orgwright.planning.scales import DEFAULT_SCALE, NamedScale

_LEVELS = range(6)
_EDGE, _TILE, _APART = 16.0, 28.0, 16.0
_LINE, _PADDING = 26, 14
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


@dataclass(frozen=True)
class _Item:
    """One tile with its word, and where it stands."""

    code: int
    word: str
    x: float
    line: int


class MatrixLegend(QWidget):
    """Tiles and words, in as many lines as they need."""

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
        self.setFixedHeight(self._height_at(self.width()))
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

    def _forget_tiles(self) -> None:
        self._tiles = None
        self.update()

    def sizeHint(self) -> QSize:
        """As many lines as everything needs, with room around them."""
        return QSize(400, self._height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        """The tiles of the levels."""
        return QSize(220, self._height_at(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer lines; as many as typing needs, so that nothing moves when it begins."""
        self.setFixedHeight(self._height_at(event.size().width()))

    def _height_at(self, width: int) -> int:
        return _LINE * (1 + max(self._placed(True, width)[-1].line, self._placed(False, width)[-1].line)) + _PADDING

    def _placed(self, typing: bool, width: int) -> list[_Item]:
        """Tiles with their words, where they stand: line by line, as many in each as there is room for."""
        named = self._scale.levels if typing and self._scale is not None else ()
        levels = [(one.anchor, one.name) for one in named] or [(level, "") for level in _LEVELS]
        tiles = [(int(encode(level, Status.NOT_REQUIRED)), word) for level, word in levels]
        tiles += [(code, word) for code, word, _ in _MARKS]
        metrics = QFontMetrics(style.font(12))
        found: list[_Item] = []
        x, line = _EDGE, 0
        for place, (code, word) in enumerate(tiles):
            x += _APART if place == len(levels) and not typing else 0
            needed = _TILE + (7 + metrics.horizontalAdvance(word) if word else 0)
            if x + needed > width - _EDGE and x > _EDGE:
                x, line = _EDGE, line + 1
            found.append(_Item(code, word, x, line))
            x += needed + (_APART if word else 0)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """The levels, then all marks."""
        ratio = self.devicePixelRatioF()
        if self._tiles is None or self._tiles.ratio != ratio:
            self._tiles = Tiles(style.current(), 1.0, ratio, self._has_high_contrast)
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.panel))
        painter.fillRect(0, 0, self.width(), 1, QColor(palette.hairline))
        items = self._placed(self._typing, self.width())
        top = (self.height() - _LINE * (1 + items[-1].line)) / 2
        for one in items:
            y = top + one.line * _LINE
            painter.drawImage(QPointF(one.x, round(y + (_LINE - 21) / 2)), self._tiles.tile(one.code))
            painter.setFont(style.font(12))
            painter.setPen(QColor(palette.text if _is_level(one) else palette.text2))
            area = QRectF(one.x + _TILE + 7, y, self.width(), _LINE)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, one.word)
        painter.end()


def _is_level(item: _Item) -> bool:
    return status_of(item.code) is Status.NOT_REQUIRED and not item.code & GOAL
