"""The facts under the title of a role."""

from collections.abc import Sequence

from orgwright.gui.printing.marks import Drawn, Piece, Words
from orgwright.gui.printing.paper import FACT, HEAD, pt
from orgwright.gui.printing.passages import Passage
from orgwright.planning.organization import Organization

_LEAST_COLUMNS = 4


def left_out_fact(organization: Organization) -> list[tuple[str, str]]:
    """What a private picture leaves out, as a fact; of a whole one none."""
    left_out = organization.profile.left_out
    return [("Left out", left_out)] if left_out else []


def fact_row(facts: Sequence[tuple[str, str]], width: float, most_lines: int) -> Piece:
    """Captions over their values, in columns of equal width."""
    wide = width / max(len(facts), _LEAST_COLUMNS)
    marks, height = [], 0.0
    for number, (caption, value) in enumerate(facts):
        head, said = Passage(caption, HEAD, wide - pt(10), 1), Passage(value, FACT, wide - pt(10), most_lines)
        marks += [Drawn(Words(head), number * wide, 0), Drawn(Words(said), number * wide, head.height)]
        height = max(height, head.height + said.height)
    return Piece(height, tuple(marks))
