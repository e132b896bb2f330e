"""What can stand on a page: lines of text, rules, grounds and the tile of a level; and pieces made of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgwright.gui import style
from orgwright.gui.printing.paper import Ink, color, pt
from orgwright.gui.printing.passages import Passage

TILE_WIDTH, TILE_HEIGHT = pt(17), pt(10.5)


class Mark(Protocol):
    """Something that can be drawn at a place; ``height`` is how far down it reaches."""

    @property
    def height(self) -> float:
        """How far down it reaches."""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the top left corner at the place."""


@dataclass(frozen=True)
class Words:
    """Some lines of a passage, all by default."""

    passage: Passage
    first: int = 0
    end: int | None = None

    @property
    def height(self) -> float:
        """The height of these lines."""
        end = self.passage.count if self.end is None else min(self.end, self.passage.count)
        return self.passage.top(max(end - self.first, 0))

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines below each other."""
        self.passage.draw(painter, x, y, self.first, self.end)


@dataclass(frozen=True)
class Ground:
    """A plain area: a rule where it is thin, a tint where it is not; ``edge`` is the token of its border."""

    width: float
    height: float
    fill: str = "hairline"
    edge: str = ""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Fill the area, then draw its border inside."""
        area = QRectF(x, y, self.width, self.height)
        painter.fillRect(area, color(self.fill))
        if self.edge:
            line = pt(0.6)
            painter.setPen(QPen(color(self.edge), line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(line / 2, line / 2, -line / 2, -line / 2))


@dataclass(frozen=True)
class Arrow:
    """A line to the right that ends in a head."""

    width: float
    height: float = pt(6)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw through the middle of the height."""
        middle, end, head = y + self.height / 2, x + self.width, self.height / 2
        painter.setPen(QPen(color("text2"), pt(0.9), c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(x, middle), QPointF(end, middle))
        painter.drawPolyline([QPointF(end - head, y), QPointF(end, middle), QPointF(end - head, y + self.height)])


@dataclass(frozen=True)
class LevelTile:
    """A level of the scale: its digit on its fill, whose lightness alone tells the levels apart in grey."""

    level: int
    height: float = TILE_HEIGHT

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Fill the tile and write the digit into its middle."""
        fill, ink = style.LIGHT.proficiency[self.level]
        area = QRectF(x, y, TILE_WIDTH, self.height)
        painter.fillRect(area, QColor(fill))
        painter.setFont(Ink(8).font)
        painter.setPen(QColor(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self.level))


@dataclass(frozen=True)
class Drawn:
    """A mark at its place, on a page or within a piece."""

    mark: Mark
    x: float
    y: float

    @property
    def bottom(self) -> float:
        """How far down it reaches."""
        return self.y + self.mark.height

    def moved(self, x: float, y: float) -> "Drawn":
        """The same mark further right and down."""
        return Drawn(self.mark, self.x + x, self.y + y)


@dataclass(frozen=True)
class Piece:
    """Marks that stay together on one page.

    ``keeps_next``: the piece below must stand on the same page. ``heads`` are repeated above it where a page begins
    with it. A piece without marks is space and falls away at the top of a page.
    """

    height: float
    marks: tuple[Drawn, ...] = ()
    keeps_next: bool = False
    heads: tuple["Piece", ...] = field(default=(), repr=False)

    def at(self, x: float, y: float) -> list[Drawn]:
        """Its marks at a place."""
        return [one.moved(x, y) for one in self.marks]


def words(
    text: str, ink: Ink, width: float, x: float = 0, most_lines: int = 0, space: float = 0, keeps_next: bool = False
) -> Piece:
    """A paragraph as one piece, with ``space`` below."""
    passage = Passage(text, ink, width, most_lines)
    return Piece(passage.height + space, (Drawn(Words(passage), x, 0),), keeps_next)


def space(points: float) -> Piece:
    """Empty space that stays with what is below it."""
    return Piece(pt(points), keeps_next=True)


def height_of(pieces: Sequence[Piece]) -> float:
    """The height of pieces below each other."""
    return sum(one.height for one in pieces)
