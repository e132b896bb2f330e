"""The lists of a card: mission and outcomes, KPIs, decisions, and requirements by tier."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import Qt

from orgwright.gui.printing.card_columns import CardList
from orgwright.gui.printing.marks import TILE_HEIGHT, TILE_WIDTH, Drawn, Ground, LevelTile, Piece, Words
from orgwright.gui.printing.paper import CELL, CELL_BOLD, CELL_QUIET, GROUP, QUIET, TIER, pt
from orgwright.gui.printing.passages import Passage, text_width
from orgwright.gui.printing.role_rows import SOFT, DemandRow, by_tier, groups
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Kpi

MISSION, DECISIONS = 2, 13
_LINE = pt(0.6)
# No column holds more rows than this; those beyond are only counted.
_MOST_ROWS = 60
_RIGHT = Qt.AlignmentFlag.AlignRight
_BULLET = pt(9)
_NAME_AT = TILE_WIDTH + pt(7)


def list_head(title: str, count: str, width: float, above: float = pt(13)) -> Piece:
    """The title of a list over a rule, its count at the right."""
    words, number = Passage(title, GROUP, width * 0.7, 1), Passage(count, QUIET, width * 0.28, 1, align=_RIGHT)
    base = above + words.height + pt(2.5)
    marks = [
        Drawn(Words(words), 0, above),
        Drawn(Words(number), width * 0.72, above + words.height - number.height),
        Drawn(Ground(width, _LINE, "edge"), 0, base),
    ]
    return Piece(base + _LINE + pt(3.5), tuple(marks), keeps_next=True)


def outcomes(sheet: RoleSheet, width: float) -> CardList:
    """What section 2 says, each statement in two lines at the most."""
    said = sheet.section(MISSION)
    items = [_bullet(one.text, width) for one in said[:_MOST_ROWS]]
    return CardList((list_head("Mission and outcomes", str(len(said)), width),), tuple(items), len(said))


def _bullet(text: str, width: float) -> Piece:
    passage = Passage(text, CELL, width - _BULLET, 2)
    middle = (passage.line_height - pt(2)) / 2
    dot = Drawn(Ground(pt(2), pt(2), "edge"), pt(1), middle)
    return Piece(passage.height + pt(3), (dot, Drawn(Words(passage), _BULLET, 0)))


def kpis(sheet: RoleSheet, width: float) -> CardList:
    """KPIs with their targets; one whose cells were not told apart takes the whole width."""
    items = [_kpi(one, width) for one in sheet.kpis[:_MOST_ROWS]]
    return CardList((list_head("KPIs and targets", str(len(sheet.kpis)), width),), tuple(items), len(sheet.kpis), 5)


def _kpi(one: Kpi, width: float) -> Piece:
    if not one.target.strip():
        return _ruled((Drawn(Words(Passage(one.name, CELL, width, 2)), 0, 0),), width)
    wide = width * 0.5
    name = Drawn(Words(Passage(one.name, CELL, wide - pt(10), 2)), 0, 0)
    return _ruled((name, Drawn(Words(Passage(one.target, CELL_BOLD, width - wide, 2)), wide, 0)), width)


def _ruled(marks: tuple[Drawn, ...], width: float, air: float = pt(2)) -> Piece:
    height = max(one.bottom for one in marks) + air
    return Piece(height + _LINE + air, (*marks, Drawn(Ground(width, _LINE), 0, height)))


def decisions(sheet: RoleSheet, width: float) -> CardList:
    """Section 13 by its headings: how many decisions each has, and the first of them."""
    grouped = groups(sheet.section(DECISIONS))
    # What stands before the first heading explains the section; it decides nothing.
    grouped = [one for one in grouped if one[0]] or grouped
    items = [_decision(heading, texts, width) for heading, texts in grouped[:_MOST_ROWS]]
    total = sum(len(texts) for _, texts in grouped)
    return CardList((list_head("Decision rights", str(total), width),), tuple(items), len(grouped), 4)


def _decision(heading: str, texts: Sequence[str], width: float) -> Piece:
    count = Passage(str(len(texts)), QUIET, pt(24), 1, align=_RIGHT)
    # What a heading says in parentheses is the first to go.
    title = Passage(heading.partition(" (")[0] or "Decisions", CELL_BOLD, width - pt(30), 1)
    first = Passage(texts[0], CELL_QUIET, width, 1)
    marks = (
        Drawn(Words(title), 0, 0),
        Drawn(Words(count), width - pt(24), 0),
        Drawn(Words(first), 0, title.height),
    )
    return _ruled(marks, width)


def requirements(rows: Sequence[DemandRow], width: float) -> list[CardList]:
    """A list for every tier, the soft skills that have none among them as a list of their own."""
    untiered_soft = [row for row in rows if row.is_soft and row.tier is None]
    others = [row for row in rows if not (row.is_soft and row.tier is None)]
    grouped = by_tier(others) + ([(SOFT, untiered_soft)] if untiered_soft else [])
    lists: list[CardList] = []
    for title, found in grouped:
        items = tuple(_requirement(row, width) for row in islice(found, _MOST_ROWS))
        lists.append(CardList((_tier_head(title, str(len(found)), width),), items, len(found), 2, _NAME_AT))
    return lists


def under_head(lists: Sequence[CardList], title: str, count: str, width: float) -> list[CardList]:
    """Lists of tiers under one head, which stands at the first of them."""
    if not lists:
        return []
    first = replace(lists[0], head=(list_head(title, count, width), *lists[0].head))
    return [first, *lists[1:]]


def _tier_head(title: str, count: str, width: float) -> Piece:
    words, number = Passage(title, TIER, width * 0.7, 1), Passage(count, QUIET, width * 0.28, 1, align=_RIGHT)
    marks = (Drawn(Words(words), 0, pt(2)), Drawn(Words(number), width * 0.72, pt(2)))
    return Piece(words.height + pt(4), marks, keeps_next=True)


def _requirement(row: DemandRow, width: float) -> Piece:
    importance = row.importance if row.applies else "not here"
    ink = CELL_BOLD if row.importance == "critical" and row.applies else CELL_QUIET
    right = text_width(importance, ink) + pt(2)
    name = Passage(row.skill, CELL if row.applies else CELL_QUIET, width - _NAME_AT - right - pt(8), 1)
    said = Passage(importance, ink, right, 1, align=_RIGHT)
    tile = Drawn(LevelTile(row.level), 0, (name.line_height - TILE_HEIGHT) / 2)
    return Piece(
        name.line_height + pt(1.6), (tile, Drawn(Words(name), _NAME_AT, 0), Drawn(Words(said), width - right, 0))
    )
