"""What the sections of the report of coverage share: their heads, figures in words, tables that stay together."""

from collections.abc import Sequence
from dataclasses import replace

from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words, space, words
from orgwright.gui.printing.paper import BODY, QUIET, SECTION, pt
from orgwright.gui.printing.passages import Passage
from orgwright.gui.widgets.range_bar import percent_text

# A line never ends between a number and its sign.
PERCENT_SIGN = " \u2060%"
LINE = pt(0.6)
_TOGETHER = 3


def percent(share: float | None) -> str:
    """A share in whole percent, a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f}{PERCENT_SIGN}"


def range_words(low: float | None, high: float | None) -> str:
    """A range in whole percent."""
    return "–" if low is None or high is None else f"{percent_text(low, high)}{PERCENT_SIGN}"


def points_text(points: float) -> str:
    """Points of coverage, with the sign of what they take away."""
    return f"{points * 100:.1f}"


def section(title: str, width: float, said: str = "") -> list[Piece]:
    """The head of a section under a rule, with a sentence that stays with what is below."""
    name = Passage(title, SECTION, width, 2)
    marks = (Drawn(Ground(width, pt(1), "text"), 0, 0), Drawn(Words(name), 0, pt(6)))
    pieces = [space(18), Piece(name.height + pt(10), marks, keeps_next=True)]
    return [*pieces, words(said, BODY, width, space=pt(7), keeps_next=True)] if said else pieces


def whole_table(rows: Sequence[Piece], more: int, what: str, width: float) -> list[Piece]:
    """A table of which neither the first rows nor the last ones stand alone on a page, and how much it leaves out."""
    kept = [
        replace(one, keeps_next=True) if place < _TOGETHER or place == len(rows) - 2 else one
        for place, one in enumerate(rows[:-1])
    ]
    if more <= 0:
        return [*kept, *rows[-1:]]
    told = words(f"And {more:,} more {what if more == 1 else what + 's'}.", QUIET, width)
    return [*kept, *(replace(one, keeps_next=True) for one in rows[-1:]), space(4), told]


def signed_points(points: float) -> str:
    """Points of coverage with their sign."""
    shown = round(points * 100, 1)
    return f"{shown:+.1f} points".replace("-", "−") if shown else "0.0 points"
