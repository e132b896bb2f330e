"""The organization chart on paper and as a file, PDF or SVG: folded as on the screen, in the light colours, whole."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtSvg import QSvgGenerator

from orgwright.errors import RefusedInput
from orgwright.exchange.whole_file import whole_file
from orgwright.gui.leaving_out import asked_profile
from orgwright.gui.messages import attempt
from orgwright.gui.printing.marks import Drawn
from orgwright.gui.printing.paper import PER_POINT
from orgwright.gui.printing.pdf import write_pdf
from orgwright.gui.sent_files import PDF, Kind, asked_path, record, write_away
from orgwright.gui.structure.chart_model import PLAIN, ChartPicture
from orgwright.gui.structure.chart_painting import ShownChart
from orgwright.gui.structure.chart_sheets import POINTS_PER_PIXEL, SheetMark, one_sheet, sheets
from orgwright.planning.chart_layout import chart_layout
from orgwright.planning.chart_tree import chart_costs, chart_tree
from orgwright.planning.explanations.words import day_words, scenario_words, unit_name
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import private
from orgwright.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from orgwright.gui.structure.chart_page import ChartPage

SVG = (".svg", "SVG")
TITLE = "Organization chart"
DOTS_PER_INCH, POINTS_PER_INCH = 96, 72
A4_WIDE, A3_WIDE = QSizeF(842.0, 595.0), QSizeF(1191.0, 842.0)


@dataclass(frozen=True)
class Paper:
    """A kind of file: its words, its ending, and the size of its pages; none is one page made to fit."""

    words: str
    kind: Kind
    size: QSizeF | None = None


FITTING = Paper("PDF on one page made to fit", PDF)
PAPERS = (
    FITTING,
    Paper("PDF on pages of A4", PDF, A4_WIDE),
    Paper("PDF on pages of A3", PDF, A3_WIDE),
    Paper("SVG", SVG),
)


@dataclass(frozen=True)
class Drawing:
    """What of a chart is drawn: what is folded, coloured by, and shown beside the reporting lines."""

    folded: frozenset[int] = frozenset()
    colour: str = PLAIN
    with_planned: bool = True
    with_dotted: bool = True
    with_pay: bool = False


def paper_chart(organization: Organization, unit_id: int | None, drawing: Drawing) -> ShownChart:
    """The chart of a picture as it stands on paper, with nothing chosen in it; without pay where it is left out."""
    tree = chart_tree(organization, unit_id, with_planned=drawing.with_planned)
    costs = chart_costs(organization, tree) if drawing.with_pay and organization.profile.pay else None
    picture = ChartPicture(organization, tree, drawing.colour, costs)
    layout = chart_layout(tree, drawing.folded, picture.foot)
    return ShownChart(layout, picture, with_dotted=drawing.with_dotted, is_paper=True)


def chart_marks(
    organization: Organization, unit_id: int | None, drawing: Drawing, size: QSizeF | None
) -> list[SheetMark]:
    """The pages of a chart of a picture, of a given size or one that is made to fit.

    Refused for a picture without small groups: a chart is of single seats, which cannot be taken together.
    """
    if not organization.profile.small_groups:
        raise RefusedInput("The organization chart shows single seats, so groups under five cannot be left out of it.")
    name, shown = unit_name(organization, unit_id), paper_chart(organization, unit_id, drawing)
    pay = "pay hidden" if shown.picture.costs is None else "with annual cost at FTE"
    words = [name, day_words(organization.day), scenario_words(organization), pay]
    words += ["names left out"] if not organization.profile.names else []
    pages = (one_sheet(shown),) if size is None else sheets(shown, size)
    return [SheetMark(shown, page, TITLE, words) for page in pages]


def write_chart(
    organization: Organization, unit_id: int | None, drawing: Drawing, paper: Paper, path: Path, progress: Progress
) -> None:
    """Write the chart; an earlier file stays where anything fails or is cancelled. Refused as ``chart_marks`` is."""
    progress.step(0, 1, TITLE)
    marks = chart_marks(organization, unit_id, drawing, paper.size)
    if paper.kind == SVG:
        with whole_file(path) as target:
            target.write(svg(marks[0]))
        return
    title, size = f"{TITLE} of {unit_name(organization, unit_id)}", marks[0].sheet.size
    write_pdf(path, title, lambda: [[Drawn(mark, 0, 0)] for mark in marks], progress, size)


def svg(mark: SheetMark) -> bytes:
    """A page as SVG, at the size in which the window draws it at 100 %."""
    size, buffer = mark.sheet.size / POINTS_PER_PIXEL, QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(DOTS_PER_INCH)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(TITLE)
    generator.setDescription(", ".join(mark.words))
    painter = QPainter(generator)
    painter.scale(1 / POINTS_PER_PIXEL / PER_POINT, 1 / POINTS_PER_PIXEL / PER_POINT)
    mark.draw(painter, 0, 0)
    painter.end()
    return bytes(buffer.data().data())


def ask_and_write(page: "ChartPage", paper: Paper) -> None:
    """Ask where to, and write the chart that is looked at off the GUI thread."""
    host, context = page.host, page.context
    organization, unit_id = context.organization, context.unit_id
    path = asked_path(host, f"Save the {TITLE.lower()}", paper.kind, TITLE, unit_name(organization, unit_id))
    if path is not None:
        write_away(host, writer(page, paper, path), path, TITLE)


def writer(page: "ChartPage", paper: Paper, path: Path) -> Callable[[Progress], None]:
    """The work of writing what a page shows now, without what is to be left out."""
    organization, unit_id, drawing = _asked(page)
    return lambda progress: write_chart(organization(), unit_id, drawing, paper, path, progress)


def _asked(page: "ChartPage") -> tuple[Callable[[], Organization], int | None, Drawing]:
    """What a page shows now: its picture without what is to be left out, its unit, and what is drawn of it."""
    context, folded = page.context, frozenset(page.folded)
    organization, profile = context.organization, context.profile
    drawing = Drawing(folded, page.colour, page.with_planned, page.with_dotted, page.host.is_pay_shown)
    return lambda: private(organization, profile), context.unit_id, drawing


def ask_and_print(page: "ChartPage") -> None:
    """Ask what to leave out and for a printer, and print the chart that is looked at."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    host = page.host
    if asked_profile(host, f"Print the {TITLE.lower()}") is None:
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(TITLE)
    if QPrintDialog(printer, host).exec():
        attempt(host, lambda: print_chart(page, printer))


def print_chart(page: "ChartPage", printer: "QPrinter") -> None:
    """Print the chart on pages of the printer's size, and put that into the history."""
    organization, unit_id, drawing = _asked(page)
    printer.setFullPage(True)
    size = QSizeF(printer.pageLayout().fullRect(QPageLayout.Unit.Point).size())
    marks = chart_marks(organization(), unit_id, drawing, size)
    painter, scale = QPainter(printer), printer.resolution() / POINTS_PER_INCH / PER_POINT
    painter.scale(scale, scale)
    for number, mark in enumerate(marks):
        if number:
            printer.newPage()
        mark.draw(painter, 0, 0)
    painter.end()
    unsaid = record(page.host, f"the {TITLE.lower()}", Path("paper"), page.context.profile)
    page.host.set_status(f"Printed on {len(marks)} {'page' if len(marks) == 1 else 'pages'}", unsaid)
