"""A role whole: a title with contents, then every section that holds something, over as many pages as it takes."""

from pathlib import Path

from PySide6.QtCore import Qt

from orgwright.gui.printing import role_rows
from orgwright.gui.printing.contents import contents, contents_height
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, height_of, space, words
from orgwright.gui.printing.pagination import paginated
from orgwright.gui.printing.paper import BODY, LEDE, QUIET, TITLE, WIDTH, pt
from orgwright.gui.printing.passages import Passage, one_line
from orgwright.gui.printing.pdf import Page, write_pdf
from orgwright.gui.printing.role_sections import PrintSection, role_sections
from orgwright.gui.printing.title_block import fact_row
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.progress import Progress

LEFT, FIRST_TOP, TOP, BOTTOM = pt(48), pt(44), pt(64), pt(782)
INNER = WIDTH - 2 * LEFT
_HEADER, _FOOTER = pt(36), pt(800)
_RIGHT = Qt.AlignmentFlag.AlignRight
_LINE = pt(0.6)
_LONGEST_PURPOSE = 12


def print_role(sheet: RoleSheet, organization: Organization, path: Path, progress: Progress | None = None) -> None:
    """Write a role with all its sections that hold something, as pages of A4.

    May run in any thread. PlanningError, with one sentence, where the file cannot be written; Cancelled where
    ``progress`` says so. Either way an earlier file stays.
    """
    steps = progress or Progress()
    write_pdf(path, one_line(sheet.role.name), lambda: role_pages(sheet, organization, steps), steps)


def role_pages(sheet: RoleSheet, organization: Organization, progress: Progress) -> list[Page]:
    """The marks of all pages, laid out section by section."""
    sections: list[PrintSection] = []
    purpose = Passage(sheet.role.summary, LEDE, INNER)
    is_short = purpose.count <= _LONGEST_PURPOSE
    for section in role_sections(sheet, organization, INNER, has_purpose=not is_short):
        progress.step(section.number, role_rows.SECTIONS, section.title)
        sections.append(section)
    opening = _opening(sheet, organization, purpose if is_short else None)
    first_top = FIRST_TOP + height_of(opening) + contents_height(sections)
    pieces = [piece for section in sections for piece in section.pieces]
    if not pieces:
        pieces = [space(20), words("Nothing else is written about this role yet.", BODY, INNER)]
    pages = paginated(pieces, LEFT, TOP, BOTTOM, first_top)
    y = FIRST_TOP
    title: list[Drawn] = []
    for piece in opening:
        title += piece.at(LEFT, y)
        y += piece.height
    title += [one.moved(LEFT, y) for one in contents(sections, pages, INNER)]
    whole = [[*title, *pages[0]], *pages[1:]]
    return [[*_frame(sheet, organization, number, len(whole)), *page] for number, page in enumerate(whole, 1)]


def _opening(sheet: RoleSheet, organization: Organization, purpose: Passage | None) -> list[Piece]:
    pieces = [
        words(organization.facts.name, QUIET, INNER, most_lines=1, space=pt(3)),
        words(sheet.role.name, TITLE, INNER, most_lines=8, space=pt(6)),
    ]
    if found := role_rows.facts(sheet):
        pieces.append(fact_row(found, INNER, 6))
    if purpose is not None and purpose.count:
        pieces += [space(8), Piece(purpose.height, (Drawn(Words(purpose), 0, 0),))]
    return pieces


def _frame(sheet: RoleSheet, organization: Organization, number: int, count: int) -> list[Drawn]:
    """The running header, which the first page needs not, and the foot with the page's number."""
    page = Passage(f"{number} of {count}", QUIET, pt(100), 1, align=_RIGHT)
    day = Passage(day_text(organization.day), QUIET, pt(200), 1)
    marks = [
        Drawn(Ground(INNER, _LINE), LEFT, _FOOTER - pt(4)),
        Drawn(Words(day), LEFT, _FOOTER),
        Drawn(Words(page), LEFT + INNER - pt(100), _FOOTER),
    ]
    if number == 1:
        return marks
    role = Passage(sheet.role.name, QUIET, INNER * 0.6, 1)
    name = Passage(organization.facts.name, QUIET, INNER * 0.36, 1, align=_RIGHT)
    rule = Drawn(Ground(INNER, _LINE), LEFT, _HEADER + role.height + pt(3))
    return [*marks, Drawn(Words(role), LEFT, _HEADER), Drawn(Words(name), LEFT + INNER * 0.64, _HEADER), rule]
