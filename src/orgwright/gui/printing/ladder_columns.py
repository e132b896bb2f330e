"""The roles of a ladder as boxes in columns by job level, each column a little higher than the one before."""

from collections.abc import Sequence

from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words
from orgwright.gui.printing.paper import CELL_BOLD, CELL_QUIET, TIER, pt
from orgwright.gui.printing.passages import Passage
from orgwright.planning.ladder import Ladder, Rung
from orgwright.planning.organization import Organization

MOST_COLUMNS, FEWEST_COLUMNS = 6, 4
"""Columns that stand beside each other, and those whose width a box never passes."""
_GAP, _PAD, _RISE = pt(9), pt(6), pt(12)
_LINE = pt(0.6)
Column = tuple[str, Sequence[Rung]]


def ladder_columns(organization: Organization, found: Ladder, width: float) -> list[Piece]:
    """A piece for every six levels, the lowest at the left."""
    columns = found.columns
    groups = [columns[first : first + MOST_COLUMNS] for first in range(0, len(columns), MOST_COLUMNS)]
    wide = (width + _GAP) / max(FEWEST_COLUMNS, *(len(one) for one in groups)) - _GAP
    return [_group(organization, one, wide) for one in groups]


def _group(organization: Organization, columns: Sequence[Column], wide: float) -> Piece:
    marks: list[Drawn] = []
    bottom = 0.0
    for place, (level, rungs) in enumerate(columns):
        x, y = place * (wide + _GAP), (len(columns) - 1 - place) * _RISE
        head = Passage(level or "No level", TIER, wide, 1)
        marks += [Drawn(Words(head), x, y), Drawn(Ground(wide, _LINE, "edge"), x, y + head.height + pt(2))]
        y += head.height + pt(2) + _LINE + pt(5)
        for rung in rungs:
            box = _box(organization, rung, wide)
            marks += box.at(x, y)
            y += box.height + pt(5)
        bottom = max(bottom, y)
    return Piece(bottom + pt(6), tuple(marks))


def _box(organization: Organization, rung: Rung, wide: float) -> Piece:
    """The name of a role, who is there, and how much it asks."""
    inner = wide - 2 * _PAD
    passages = [
        Passage(organization.roles[rung.role_id].name, CELL_BOLD, inner, 4),
        Passage(_people(rung), CELL_QUIET, inner, 2),
        Passage(f"asks {rung.requirements}" if rung.requirements else "asks nothing yet", CELL_QUIET, inner, 2),
    ]
    height = sum(one.height for one in passages) + 2 * _PAD
    marks: list[Drawn] = [Drawn(Ground(wide, height, "raised", "control"), 0, 0)]
    y = _PAD
    for passage in passages:
        marks.append(Drawn(Words(passage), _PAD, y))
        y += passage.height
    return Piece(height, tuple(marks))


def _people(rung: Rung) -> str:
    count = len(rung.person_ids)
    said = "nobody" if not count else "1 person" if count == 1 else f"{count:,} people"
    return f"{said}, {rung.vacant} vacant" if rung.vacant else said
