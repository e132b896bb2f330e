"""Sharing the height of a column among lists: each gets its least rows, then the first take what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from orgwright.gui.printing.marks import Drawn, Piece, height_of, words
from orgwright.gui.printing.paper import QUIET, pt


@dataclass(frozen=True)
class CardList:
    """A list of a card under its head. ``total`` counts also those items that were not laid out at all."""

    head: tuple[Piece, ...]
    items: tuple[Piece, ...]
    total: int
    least: int = 3
    indent: float = 0.0

    def height(self, shown: int) -> float:
        """The height with so many items, the line that says how many are left out included."""
        more = _MORE_HEIGHT if shown < self.total else 0.0
        return height_of(self.head) + height_of(self.items[:shown]) + more

    def pieces(self, shown: int, width: float) -> list[Piece]:
        """Head, items, and how many more there are."""
        left_out = self.total - shown
        more = (
            [words(f"and {left_out} more", QUIET, width - self.indent, self.indent, space=_MORE_SPACE)]
            if left_out
            else []
        )
        return [*self.head, *self.items[:shown], *more]


_MORE_SPACE = pt(1)
_MORE_HEIGHT = QUIET.line_height + _MORE_SPACE


def shared_out(lists: Sequence[CardList], height: float) -> list[int]:
    """How many items of each list are shown so that all lists together are no taller than ``height``."""
    shown = [min(one.least, len(one.items)) for one in lists]

    def fits() -> bool:
        return sum(one.height(count) for one, count in zip(lists, shown, strict=True)) <= height

    for number in reversed(range(len(lists))):
        while shown[number] and not fits():
            shown[number] -= 1
    for number, one in enumerate(lists):
        # The last item takes the place of the line that says "and 1 more": it may fit where the one before did not.
        for count in range(len(one.items), shown[number], -1):
            before, shown[number] = shown[number], count
            if fits():
                break
            shown[number] = before
    return shown


def column(lists: Sequence[CardList], x: float, y: float, width: float, height: float) -> tuple[list[Drawn], float]:
    """The marks of a column and where it ends; lists whose heads alone are too tall are left out from the last."""
    kept = list(lists)
    while kept and sum(one.height(0) for one in kept) > height:
        kept.pop()
    marks: list[Drawn] = []
    for one, shown in zip(kept, shared_out(kept, height), strict=True):
        for piece in one.pieces(shown, width):
            marks += piece.at(x, y)
            y += piece.height
    return marks, y
