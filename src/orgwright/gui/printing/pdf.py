"""Pages into a PDF file, whole or not at all; nothing here needs the GUI thread."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from orgwright.exchange.whole_file import whole_file
from orgwright.gui.printing.marks import Drawn
from orgwright.gui.printing.paper import PER_POINT
from orgwright.progress import Progress

_POINTS_PER_INCH = 72
# Qt names each glyph by the lowest character that it stands for, which makes every space a tab to who copies text or
# searches the file: https://github.com/wkhtmltopdf/wkhtmltopdf/issues/4414
_CHARACTERS = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_TAB, _SPACE = b"<0009>", b"<0020>"
# The same content makes the same bytes, whenever it is written: what Qt says of the clock is blanked, in its length.
_CLOCK = re.compile(rb'/(?:CreationDate|ModDate) \(D:[^)]*\)| xmp:(?:Create|Modify|Metadata)Date="[^"]*"')
_NAMES = QUuid("{6f726777-7269-6768-7400-706170657200}")
"""What the id of a document is made from, together with its title."""
Page = Sequence[Drawn]
A4 = QSizeF(595.0, 842.0)


def write_pdf(
    path: Path, title: str, lay_out: Callable[[], Sequence[Page]], progress: Progress, size: QSizeF = A4
) -> None:
    """Write the pages that ``lay_out`` makes; an earlier file stays where anything fails or is cancelled.

    RefusedInput, before anything is laid out, where the file cannot be made. ``size`` of a page is in points.
    """
    with whole_file(path) as target:
        target.write(_content(title, lay_out(), progress, size))


def _content(title: str, pages: Sequence[Page], progress: Progress, size: QSizeF) -> bytes:
    """The bytes of the file; what it says of itself is the title and the program, nobody's name and no time."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Orgwright")
    writer.setDocumentId(QUuid.createUuidV5(_NAMES, title.encode()))
    writer.setResolution(_POINTS_PER_INCH * PER_POINT)
    portrait = QPageLayout.Orientation.Portrait
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    paper = QPageSize(QPageSize.PageSizeId.A4) if size == A4 else QPageSize(size, QPageSize.Unit.Point, "", exact)
    writer.setPageLayout(QPageLayout(paper, portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, page in enumerate(pages, 1):
            progress.step(number, len(pages), f"Page {number} of {len(pages)}")
            if number > 1:
                writer.newPage()
            for one in page:
                one.mark.draw(painter, one.x, one.y)
    finally:
        # A painter that is still open when its writer goes takes the program with it.
        painter.end()
    timeless = _CLOCK.sub(lambda found: b" " * len(found[0]), bytes(buffer.data().data()))
    return _CHARACTERS.sub(lambda found: found[0].replace(_TAB, _SPACE), timeless)
