"""The list of sections on the first page, with the page that each begins on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from orgwright.gui.printing.marks import Drawn, Ground, Words
from orgwright.gui.printing.paper import CELL, CELL_QUIET, TIER, pt
from orgwright.gui.printing.passages import Passage
from orgwright.gui.printing.role_sections import PrintSection

_GAP = pt(24)
_ABOVE = pt(16)
_HEAD = pt(15)
_ROW = pt(13)
_FIGURE = pt(20)
_FEWEST = 4


def contents_height(sections: Sequence[PrintSection]) -> float:
    """The height of the list, known before any page is; a role of few sections needs none."""
    return _ABOVE + _HEAD + _rows(sections) * _ROW if len(sections) >= _FEWEST else 0.0


def _rows(sections: Sequence[PrintSection]) -> int:
    return (len(sections) + 1) // 2


def contents(sections: Sequence[PrintSection], pages: Sequence[Sequence[Drawn]], width: float) -> list[Drawn]:
    """The marks of the list, in two columns read downwards."""
    if len(sections) < _FEWEST:
        return []
    begins = _first_pages(sections, pages)
    wide = (width - _GAP) / 2
    rows = _rows(sections)
    marks = [Drawn(Words(Passage("Contents", TIER, width, 1)), 0, _ABOVE)]
    for place, section in enumerate(sections):
        x, y = (place // rows) * (wide + _GAP), _ABOVE + _HEAD + (place % rows) * _ROW
        number = Passage(str(section.number), CELL_QUIET, _FIGURE, 1)
        title = Passage(section.title, CELL, wide - 2 * _FIGURE, 1)
        page = Passage(str(begins[section.number]), CELL_QUIET, _FIGURE, 1, align=Qt.AlignmentFlag.AlignRight)
        marks += [
            Drawn(Words(number), x, y),
            Drawn(Words(title), x + _FIGURE, y),
            Drawn(Words(page), x + wide - _FIGURE, y),
            Drawn(Ground(wide, pt(0.6)), x, y + _ROW - pt(1)),
        ]
    return marks


def _first_pages(sections: Sequence[PrintSection], pages: Sequence[Sequence[Drawn]]) -> dict[int, int]:
    """The number of the page on which the head of each section stands."""
    page_by_mark = {id(one.mark): number for number, page in enumerate(pages, 1) for one in page}
    return {section.number: page_by_mark[id(section.head.mark)] for section in sections}
