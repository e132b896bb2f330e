"""Pieces below each other, parted into pages: what belongs together stays together, table heads are repeated."""

from collections.abc import Iterable, Iterator, Sequence

from orgwright.gui.printing.marks import Drawn, Piece, height_of


def paginated(pieces: Iterable[Piece], left: float, top: float, bottom: float, first_top: float) -> list[list[Drawn]]:
    """The marks of each page; the first page begins at ``first_top``, the others at ``top``,
    where space falls away.

    A run of pieces that keep the next one moves to a new page whole, if a page can hold it at all.
    """
    room = bottom - top
    pages: list[list[Drawn]] = [[]]
    y, begins = first_top, first_top
    for run in _runs(pieces):
        whole = height_of(run)
        if y + whole > bottom and whole + height_of(run[0].heads) <= room and y > begins:
            pages.append([])
            y = begins = top
        for piece in run:
            if y + piece.height > bottom and y > begins:
                pages.append([])
                y = begins = top
            if y == begins:
                if not piece.marks and len(pages) > 1:
                    continue
                for head in piece.heads:
                    pages[-1] += head.at(left, y)
                    y += head.height
            pages[-1] += piece.at(left, y)
            y += piece.height
    return pages


def _runs(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if not piece.keeps_next:
            yield run
            run = []
    if run:
        yield run
