"""The foot of a card: the tools in one line, and the way through the role from where people come to where they go."""

from collections.abc import Sequence

from orgwright.gui.printing.card_lists import list_head
from orgwright.gui.printing.marks import Arrow, Drawn, Ground, Piece, Words
from orgwright.gui.printing.paper import CELL, CELL_BOLD, CELL_QUIET, GROUP, HEAD, Ink, pt
from orgwright.gui.printing.passages import Passage, one_line
from orgwright.gui.printing.role_rows import Ways

_ARROW, _GAP, _PAD = pt(22), pt(6), pt(7)
_MOST_NAMES = 5
_MOST_LISTED = 200


def joined(names: Sequence[str], ink: Ink, width: float, most_lines: int) -> Passage:
    """As many names as fit into the lines, and how many more there are."""
    texts = [one_line(name) for name in names]

    def told(count: int) -> str:
        left_out = len(texts) - count
        return ", ".join(texts[:count]) + (f" and {left_out} more" if left_out else "")

    # Half of a range that surely holds the answer, until one count is left: the longest that fits.
    fits, too_many = 1, min(len(texts), _MOST_LISTED) + 1
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if Passage(told(middle), ink, width).count <= most_lines:
            fits = middle
        else:
            too_many = middle
    return Passage(told(fits), ink, width, most_lines)


def line_of_names(title: str, names: Sequence[str], width: float, most_lines: int = 2) -> Piece:
    """A title in bold and the names after it."""
    head = Passage(title, CELL_BOLD, pt(58), 1)
    listed = joined(names, CELL, width - pt(62), most_lines)
    return Piece(listed.height + pt(3), (Drawn(Words(head), 0, 0), Drawn(Words(listed), pt(62), 0)))


def career_band(role: str, ways: Ways, width: float) -> list[Piece]:
    """Head, the three boxes of the way, and the roles beside it."""
    wide = (width - 2 * (_ARROW + 2 * _GAP)) / 3
    boxes = [
        _names("Comes from", ways.feeders, wide),
        [Passage("This role", HEAD, wide - 2 * _PAD, 1), Passage(role, GROUP, wide - 2 * _PAD, 3)],
        _names("Next", ways.next, wide),
    ]
    height = max(sum(one.height for one in box) for box in boxes) + 2 * _PAD
    marks: list[Drawn] = []
    for number, box in enumerate(boxes):
        x = number * (wide + _ARROW + 2 * _GAP)
        is_own = number == 1
        marks.append(
            Drawn(Ground(wide, height, "raised" if is_own else "panel", "edge" if is_own else "control"), x, 0)
        )
        y = (height - sum(one.height for one in box)) / 2 if is_own else _PAD
        for passage in box:
            marks.append(Drawn(Words(passage), x + _PAD, y))
            y += passage.height
        if number:
            marks.append(Drawn(Arrow(_ARROW), x - _GAP - _ARROW, height / 2 - pt(3)))
    pieces = [list_head("Career", "", width), Piece(height + pt(5), tuple(marks))]
    if ways.sideways:
        pieces.append(line_of_names("Sideways", ways.sideways, width))
    return pieces


def _names(title: str, names: Sequence[str], width: float) -> list[Passage]:
    inner = width - 2 * _PAD
    shown = len(names) if len(names) <= _MOST_NAMES else _MOST_NAMES - 1
    listed = [Passage(name, CELL, inner, 1) for name in names[:shown]]
    more = [Passage(f"and {len(names) - shown} more", CELL_QUIET, inner, 1)] if shown < len(names) else []
    nothing = [] if names else [Passage("not said", CELL_QUIET, inner, 1)]
    return [Passage(title, HEAD, inner, 1), *listed, *more, *nothing]
