"""The columns of plan and actual: what came of what was planned, and the difference, as wide as the figures need."""

from collections.abc import Callable, Sequence
from functools import partial

from orgwright.gui.staffing.actual_model import difference_text, pair_text, running_text
from orgwright.gui.widgets.amounts import month_text
from orgwright.gui.widgets.columns import Column
from orgwright.planning.explanation import Explanation
from orgwright.planning.plan_actual import ComparedMonth

Explain = Callable[[str, ComparedMonth], Explanation | None]
TITLES = {"closing": "People", "fte": "FTE", "hires": "Hires", "exits": "Exits", "vacant": "Vacant", "cost": "Cost"}
_SPARE = {"hires": 3, "exits": 3, "vacant": 2, "cost": 1}
"""What goes first where room lacks; differences stay, and every figure has its chart."""
_EDGES, _LETTER, _DIGIT, _HEAD = 18, 6.7, 7.8, 6.4
"""Pixels: beside a text, of a letter, of one in bold, and of one in the head."""


def fitting_widths(months: Sequence[ComparedMonth]) -> tuple[int, ...]:
    """The width of each column but the first, in the order of the columns."""
    widths = []
    for figure, title in TITLES.items():
        pairs = max((len(pair_text(one, figure)) for one in months), default=0)
        widths.append(_width(pairs * _LETTER, title))
        differences = max((len(difference_text(one, figure)) for one in months), default=0)
        widths.append(_width(differences * _DIGIT, _difference_title(figure)))
    running = max((len(running_text(one, "cost")) for one in months), default=0)
    return (*widths, _width(running * _DIGIT, "± so far"))


def _width(text: float, title: str) -> int:
    return round(_EDGES + max(text, len(title) * _HEAD))


def _difference_title(figure: str) -> str:
    return f"± {TITLES[figure] if figure == 'fte' else TITLES[figure].lower()}"


def actual_columns(widths: Sequence[int], difference: Explain, running: Explain) -> tuple[Column[ComparedMonth], ...]:
    """The columns in widths of ``fitting_widths``; numbers of differences open by ``difference`` and ``running``."""
    columns = [Column[ComparedMonth]("Month", lambda row: month_text(row.month), 0, is_key=True, tone=_tone)]
    for place, (figure, title) in enumerate(TITLES.items()):
        pair, narrow = widths[2 * place : 2 * place + 2]
        text = partial(_by_figure, pair_text, figure)
        columns.append(Column(title, text, pair, "right", tone=_tone, spare=_SPARE.get(figure, 0)))
        text, explain = partial(_by_figure, difference_text, figure), partial(difference, figure)
        columns.append(Column(_difference_title(figure), text, narrow, "right", bold=True, explain=explain))
    text, explain = partial(_by_figure, running_text, "cost"), partial(running, "cost")
    return (*columns, Column("± so far", text, widths[-1], "right", bold=True, explain=explain))


def _by_figure(text: Callable[[ComparedMonth, str], str], figure: str, row: ComparedMonth) -> str:
    return text(row, figure)


def _tone(row: ComparedMonth) -> str:
    return "text" if row.has_passed else "text3"
