"""The career graph as a picture outside of the window: for the clipboard and for files, PNG or SVG.

API::

    image = drawn_graph(layout, labels)                     # at 100 %, in the colours of the theme
    copy_picture(shown)                                     # to the clipboard
    save_picture(shown, Path("graph.svg"))                  # by the end of the name
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from orgwright.errors import PlanningError
from orgwright.gui.progression.heads import paint_heads
from orgwright.gui.progression.model import RoleLabel
from orgwright.gui.progression.painting import Shown, paint_graph
from orgwright.planning.graph_layout import CareerLayout

SHARP = 2
"""Pixels of a saved picture for each one on a plain screen."""


def drawn_graph(layout: CareerLayout, labels: Mapping[int, RoleLabel]) -> QImage:
    """A graph with nothing chosen in it as a picture at 100 %."""
    return picture_of(Shown(layout, labels))


def picture_of(shown: Shown, sharp: int = 1) -> QImage:
    """What is shown as a picture, every pixel of the drawing so many of the picture's wide and high."""
    size = _size(shown)
    image = QImage(size * sharp, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    painter = QPainter(image)
    _paint(painter, shown)
    painter.end()
    return image


def copy_picture(shown: Shown) -> None:
    """Put the whole graph on the clipboard as a picture."""
    QGuiApplication.clipboard().setImage(picture_of(shown, SHARP))


def save_picture(shown: Shown, path: Path) -> None:
    """Write the whole graph as SVG or PNG, by the end of the name."""
    is_svg = path.suffix.lower() == ".svg"
    is_written = _save_svg(shown, path) if is_svg else picture_of(shown, SHARP).save(str(path))
    if not is_written:
        raise PlanningError(f"The career graph could not be written to {path}.")


def _save_svg(shown: Shown, path: Path) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(_size(shown))
    generator.setViewBox(QRectF(0, 0, shown.layout.width, shown.layout.height))
    generator.setTitle("Career graph")
    painter = QPainter()
    if not painter.begin(generator):
        return False
    _paint(painter, shown)
    return painter.end()


def _size(shown: Shown) -> QSize:
    return QSize(max(1, round(shown.layout.width)), max(1, round(shown.layout.height)))


def _paint(painter: QPainter, shown: Shown) -> None:
    whole = QRectF(0, 0, shown.layout.width, shown.layout.height)
    paint_graph(painter, shown, whole)
    paint_heads(painter, shown.layout, 1.0, whole)
