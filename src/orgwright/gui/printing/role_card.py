"""A role on one page: what it is for, what it asks, how it is judged, and where it leads."""

from pathlib import Path

from PySide6.QtCore import Qt

from orgwright.gui.printing import card_lists, role_rows
from orgwright.gui.printing.card_columns import CardList, column
from orgwright.gui.printing.career_band import career_band, line_of_names
from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, height_of, space, words
from orgwright.gui.printing.paper import BODY, LEDE, QUIET, TITLE, WIDTH, pt
from orgwright.gui.printing.passages import Passage, one_line
from orgwright.gui.printing.pdf import Page, write_pdf
from orgwright.gui.printing.title_block import fact_row
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.progress import Progress

LEFT, TOP, FOOT = pt(42), pt(34), pt(808)
INNER = WIDTH - 2 * LEFT
_GAP = pt(24)
COLUMN = (INNER - _GAP) / 2
REQUIREMENTS = "Requirements with their levels"
_RIGHT = Qt.AlignmentFlag.AlignRight


def print_role_card(sheet: RoleSheet, organization: Organization, path: Path) -> None:
    """Write a role as one page of A4; what does not fit is counted, and nothing is set smaller for it.

    PlanningError, with one sentence, where the file cannot be written; an earlier file then stays.
    """
    write_pdf(path, one_line(sheet.role.name), lambda: [card_page(sheet, organization)], Progress())


def card_page(sheet: RoleSheet, organization: Organization) -> Page:
    """The marks of the card."""
    marks, y = _below_each_other(_opening(sheet, organization), TOP)
    closing = _closing(sheet, organization)
    room = FOOT - pt(10) - y - height_of(closing)
    columns = _columns(sheet, organization)
    ends = [y]
    for lists, x in zip(columns, (LEFT, LEFT + COLUMN + _GAP), strict=True):
        drawn, end = column(lists, x, y, COLUMN, room)
        marks += drawn
        ends.append(end)
    if not any(columns) and not closing:
        marks += words("Nothing else is written about this role yet.", BODY, INNER).at(LEFT, y + pt(14))
    return [*marks, *_below_each_other(closing, max(ends))[0], *_foot(organization)]


def _below_each_other(pieces: list[Piece], y: float) -> tuple[list[Drawn], float]:
    marks: list[Drawn] = []
    for piece in pieces:
        marks += piece.at(LEFT, y)
        y += piece.height
    return marks, y


def _opening(sheet: RoleSheet, organization: Organization) -> list[Piece]:
    pieces = [
        words("Role card", QUIET, INNER, most_lines=1, space=pt(3)),
        words(sheet.role.name, TITLE, INNER, most_lines=2, space=pt(5)),
    ]
    if found := role_rows.facts(sheet):
        pieces.append(fact_row(found, INNER, 2))
    if sheet.role.summary.strip():
        pieces += [space(6), words(sheet.role.summary, LEDE, INNER, most_lines=4)]
    return pieces


def _columns(sheet: RoleSheet, organization: Organization) -> tuple[list[CardList], list[CardList]]:
    """What stands left and right: the requirements have a side of their own if anything stands beside them."""
    outcomes, kpis, decisions = (
        made(sheet, COLUMN) for made in (card_lists.outcomes, card_lists.kpis, card_lists.decisions)
    )
    rows = role_rows.demand_rows(sheet, organization)
    tiers, count = card_lists.requirements(rows, COLUMN), str(len(rows))
    left = [one for one in (outcomes, kpis, decisions) if one.total]
    half = (len(left or tiers) + 1) // 2
    if not tiers:
        return left[:half], left[half:]
    if left:
        return left, card_lists.under_head(tiers, REQUIREMENTS, count, COLUMN)
    return (
        card_lists.under_head(tiers[:half], REQUIREMENTS, count, COLUMN),
        card_lists.under_head(tiers[half:], "Requirements, continued", "", COLUMN),
    )


def _closing(sheet: RoleSheet, organization: Organization) -> list[Piece]:
    pieces: list[Piece] = []
    if names := role_rows.tool_names(sheet):
        pieces += [space(12), line_of_names("Tools", names, INNER)]
    found = role_rows.ways(sheet, organization)
    if not found.is_empty:
        pieces += career_band(sheet.role.name, found, INNER)
    return pieces


def _foot(organization: Organization) -> list[Drawn]:
    day = Passage(day_text(organization.day), QUIET, pt(100), 1, align=_RIGHT)
    name = Passage(organization.facts.name, QUIET, INNER - pt(120), 1)
    return [
        Drawn(Ground(INNER, pt(0.6)), LEFT, FOOT - pt(4)),
        Drawn(Words(name), LEFT, FOOT),
        Drawn(Words(day), LEFT + INNER - pt(100), FOOT),
    ]
