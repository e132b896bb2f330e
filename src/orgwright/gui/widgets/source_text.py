"""The text of a document with the places in it that became rows.

API::

    text = SourceText()
    text.show_page(page, [(0, 14, "a"), (20, 31, "b")])    # characters of the page, and whose place it is
    text.light("b")                                        # shows this place, telling nobody
    text.show_page(page, places, uncertain={"b"})          # these places ask to be looked at
    text.place_chosen.connect(...)                         # a click, Enter, Alt+Up or Alt+Down
    text.place_number                                      # "which of how many" of the lit place

Nothing is written into the document to mark a place: grounds are painted under the visible lines alone, so that
lighting another row costs one repaint, however long the page is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from orgwright.gui import style

_MARGIN = style.measures.SPACE_4
_BAR, _QUIET_BAR = 3, 2
# Qt counts UTF-16 units, Python characters: each of these takes two units.
_WIDE = re.compile("[\U00010000-\U0010ffff]")
# Characters that Qt would swallow or read as the border of a frame; each becomes one other, so that places stay right.
_ONE_FOR_ONE = str.maketrans({"\r": " ", "\x00": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})
_ITEM_SIGN = re.compile(r"[\W\d_]*")


@dataclass(frozen=True)
class Place:
    """Where a row was read: from ``begins`` to before ``ends``, in characters as Qt counts them."""

    begins: int
    ends: int
    key: Hashable
    is_uncertain: bool = False


class SourceText(QPlainTextEdit):
    """The page and its places; see the module for its use."""

    place_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._page = ""
        self._wide: list[int] = []
        self._places: list[Place] = []
        self._begins: list[int] = []
        self._lit: Hashable | None = None
        self._at: int | None = None
        self._pressed = QPoint()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(style.font())
        # The page fills a panel, which has edges of its own; colours still come from the sheet of the theme.
        self.setStyleSheet("QPlainTextEdit { border: 0; border-radius: 0; padding: 0; }")
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName("Text of the document")
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_page(
        self, page: str, places: Sequence[tuple[int, int, Hashable]], uncertain: Collection[Hashable] = ()
    ) -> None:
        """Show a page; the same page again keeps where the reader is. Places outside the page are left out."""
        if page != self._page:
            self._page = page
            self._wide = [found.start() for found in _WIDE.finditer(page)]
            self.setPlainText(page.translate(_ONE_FOR_ONE).translate(_LINE_ENDS))
            self._lit = None
        within = [(begins, ends, key) for begins, ends, key in places if 0 <= begins < ends <= len(page)]
        found = [Place(self.unit_of(begins), self.unit_of(ends), key, key in uncertain) for begins, ends, key in within]
        self._places = sorted(found, key=lambda one: (one.begins, one.ends))
        self._begins = [one.begins for one in self._places]
        self._at = self._first_of(self._lit)
        if self._at is None:
            self._lit = None
        self.viewport().update()

    def unit_of(self, character: int) -> int:
        """Where a character of the page stands as Qt counts."""
        return character + bisect_left(self._wide, character)

    @property
    def place_count(self) -> int:
        """How many places are marked."""
        return len(self._places)

    @property
    def uncertain_count(self) -> int:
        """How many of them are uncertain."""
        return sum(one.is_uncertain for one in self._places)

    @property
    def lit_key(self) -> Hashable | None:
        """Whose place is lit."""
        return self._lit

    @property
    def place_number(self) -> int | None:
        """The number of the lit place, counted from 1 in the order of the page."""
        return None if self._at is None else self._at + 1

    def light(self, key: Hashable | None) -> None:
        """Light the places of one row, and scroll to the first of them if any part of it is out of sight."""
        found = self._first_of(key)
        self._lit = None if found is None else key
        if found is None:
            self._at = None
        elif self._at is None or self._places[self._at].key != key:
            self._go_to(found)
        else:
            self._reveal(self._places[self._at])
        self.viewport().update()

    def _first_of(self, key: Hashable | None) -> int | None:
        if key is None:
            return None
        return next((number for number, one in enumerate(self._places) if one.key == key), None)

    def finds(self, wanted: str) -> list[tuple[int, int]]:
        """Where the page says something, whatever the case: characters of the page, in order."""
        if not wanted:
            return []
        return [found.span() for found in re.finditer(re.escape(wanted), self._page, re.IGNORECASE)]

    def select(self, begins: int, ends: int) -> None:
        """Select characters of the page and scroll to them."""
        cursor = self.textCursor()
        cursor.setPosition(self.unit_of(begins))
        cursor.setPosition(self.unit_of(ends), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if not self._is_in_sight(self.unit_of(begins), self.unit_of(ends)):
            self.centerCursor()

    # Moving

    def _go_to(self, number: int) -> None:
        self._at = number
        cursor = self.textCursor()
        cursor.setPosition(self._places[number].begins)
        self.setTextCursor(cursor)
        self._reveal(self._places[number])

    def _reveal(self, place: Place) -> None:
        if not self._is_in_sight(place.begins, place.ends):
            self.centerCursor()

    def _is_in_sight(self, begins: int, ends: int) -> bool:
        """Whether the lines of the text are all visible, or as many of a long text as there is room for."""
        tops = list(self._areas(begins, ends))
        height = self.viewport().height()
        if not tops or not self._has_line(begins) or tops[0].top() < 0:
            return False
        return (self._has_line(ends - 1) and tops[-1].bottom() <= height) or tops[0].top() <= _MARGIN

    def _has_line(self, position: int) -> bool:
        block = self.document().findBlock(position)
        return any(shown == block for shown, _ in self._shown_blocks())

    def step(self, by: int) -> None:
        """Choose the place ``by`` further than the one where the cursor stands; the ends do not go round."""
        if not self._places:
            return
        position = self.textCursor().position()
        number = self._number_at(position)
        if number is None:
            after = bisect_right(self._begins, position)
            number = after - 1 if by > 0 else after
        wanted = min(max(number + by, 0), len(self._places) - 1)
        self._choose(wanted)

    def choose_next_uncertain(self) -> None:
        """Choose the first uncertain place after the cursor, and after the last one the first."""
        numbers = [number for number, one in enumerate(self._places) if one.is_uncertain]
        if numbers:
            here = self._number_at(self.textCursor().position())
            last = bisect_right(self._begins, self.textCursor().position()) - 1 if here is None else here
            self._choose(next((number for number in numbers if number > last), numbers[0]))

    def _number_at(self, position: int) -> int | None:
        """The place around a position: the lit one, else the shortest."""
        if self._at is not None and self._places[self._at].begins <= position <= self._places[self._at].ends:
            return self._at
        around = [number for number, one in enumerate(self._places) if one.begins <= position <= one.ends]
        return min(around, key=lambda number: self._places[number].ends - self._places[number].begins, default=None)

    def _choose(self, number: int) -> None:
        self._lit = self._places[number].key
        self._go_to(number)
        self.viewport().update()
        self.place_chosen.emit(self._lit)

    def _number_under(self, point: QPointF) -> int | None:
        """The place under a point; several that share their text are chosen in turn."""
        under = [
            number
            for number in self._numbers_in_sight()
            if any(area.contains(point) for area in self._areas_of(self._places[number]))
        ]
        if not under:
            return None
        lengths = {number: self._places[number].ends - self._places[number].begins for number in under}
        shortest = [number for number in under if lengths[number] == min(lengths.values())]
        if self._at in shortest:
            return shortest[(shortest.index(self._at) + 1) % len(shortest)]
        return shortest[0]

    # Where things stand

    def _shown_blocks(self) -> Iterator[tuple[QTextBlock, float]]:
        """The paragraphs in sight with their top."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.viewport().height()
        while block.isValid() and top < height:
            yield block, top
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def _numbers_in_sight(self) -> list[int]:
        blocks = [block for block, _ in self._shown_blocks()]
        if not blocks:
            return []
        first, last = blocks[0].position(), blocks[-1].position() + blocks[-1].length()
        until = bisect_left(self._begins, last)
        return [number for number in range(until) if self._places[number].ends > first]

    def _areas(self, begins: int, ends: int) -> Iterator[QRectF]:
        """The rectangles of a stretch of text, one a line in sight."""
        for block, top in self._shown_blocks():
            start = block.position()
            if start >= ends or start + block.length() <= begins:
                continue
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                area = _line_area(line, begins - start, ends - start)
                if area is not None:
                    yield area.translated(self.contentOffset().x(), top)

    def _areas_of(self, place: Place) -> list[QRectF]:
        """The rectangles of a place: whole lines where it is alone in its paragraph, else its words."""
        found = list(self._areas(place.begins, place.ends))
        if self._is_alone(place):
            return [QRectF(0, one.top(), self.viewport().width(), one.height()) for one in found]
        return found

    def _is_alone(self, place: Place) -> bool:
        """Whether nothing but the sign of a list item stands beside the place."""
        first, last = self.document().findBlock(place.begins), self.document().findBlock(place.ends - 1)
        before = first.text()[: place.begins - first.position()]
        after = last.text()[place.ends - last.position() :]
        return not after.strip(" .;:,") and _ITEM_SIGN.fullmatch(before) is not None

    def _paint_places(self, painter: QPainter) -> None:
        palette = style.current()
        numbers = self._numbers_in_sight()
        for number in sorted(numbers, key=lambda one: self._places[one].key == self._lit):
            place = self._places[number]
            is_lit = place.key == self._lit and self._lit is not None
            ground, bar = (palette.raised, palette.edge)
            if is_lit or place.is_uncertain:
                ground, bar = (palette.selection, palette.link) if is_lit else (palette.tint_stale, palette.stale)
            width = _BAR if is_lit or place.is_uncertain else _QUIET_BAR
            areas = self._areas_of(place)
            # Neighbours would run into one another without a line of the page between them.
            for area in [*areas[:-1], *(one.adjusted(0, 0, 0, -1) for one in areas[-1:])]:
                painter.fillRect(area, QColor(ground))
                painter.fillRect(QRectF(0, area.top(), width, area.height()), QColor(bar))

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grounds of the places, and the text over them."""
        painter = QPainter(self.viewport())
        self._paint_places(painter)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read."""
        super().resizeEvent(event)
        spare = self.width() - style.measures.PROSE_MOST - 2 * _MARGIN
        self.setViewportMargins(0, 0, max(spare, 0), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down go from place to place, Enter chooses the one at the cursor."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            number = self._number_at(self.textCursor().position())
            if number is not None:
                self._choose(number)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from selecting."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into a place chooses it."""
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if event.button() == Qt.MouseButton.LeftButton and not moved and not self.textCursor().hasSelection():
            number = self._number_under(event.position())
            if number is not None:
                self._choose(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            over = self._number_under(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)


def _line_area(line: QTextLine, begins: int, ends: int) -> QRectF | None:
    """The part of a line from ``begins`` to ``ends``, both counted from the begin of the paragraph."""
    first, last = max(begins, line.textStart()), min(ends, line.textStart() + line.textLength())
    if first >= last:
        return None
    left, right = _x_of(line, first), _x_of(line, last)
    return QRectF(min(left, right), line.y(), abs(right - left), line.height())


def _x_of(line: QTextLine, position: int) -> float:
    # The binding answers the place and the position that it belongs to.
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
