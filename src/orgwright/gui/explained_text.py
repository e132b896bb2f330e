"""The values of an Explanation as people read them, and the whole of it as text for the clipboard."""

from datetime import date
from itertools import chain

from orgwright.gui.widgets.amounts import day_text, money_text, month_text
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, Explanation, Kind, Value

_FULL_TIME = 100


def value_text(value: Value, kind: Kind) -> str:
    """One value with its unit: ``61.0 %``, ``0.80`` FTE, ``96,000``; nothing where it is not known."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return month_text(value) if kind == "month" else day_text(value)
    if kind == "money":
        return money_text(int(value))
    if kind == "share":
        return _signed(_percent(value * 100)) + " %"
    if kind == "fte":
        return _signed(f"{value / _FULL_TIME:,.2f}")
    if kind == "whole":
        return _signed(f"{value:,.0f}")
    return _signed(_trimmed(f"{value:,.2f}" if kind == "weight" else f"{value:,.3f}"))


def cell_text(value: Value, kind: Kind) -> str:
    """A value in a table, where the unit of a share stands in the head."""
    return value_text(value, kind).removesuffix(" %")


def head_text(column: ExplainedColumn) -> str:
    """The head of a column, with its unit."""
    return f"{column.title}, %" if column.kind == "share" else column.title


def result_lines(explanation: Explanation) -> tuple[tuple[str, str], ...]:
    """The rule with the numbers put in, one line a result: what leads to the value, and the value."""
    widest = max((len(one.name) for one in explanation.results), default=0)
    return tuple((_lead(one, widest), value_text(one.value, one.kind) or "–") for one in explanation.results)


def explanation_text(explanation: Explanation) -> str:
    """All of it as text; the rows are tab-separated, as spreadsheets take them."""
    parts = [explanation.what, explanation.rule, *map("".join, result_lines(explanation)), explanation.reading]
    if explanation.rows:
        parts += ["", "\t".join(head_text(column) for column in explanation.columns)]
        kinds = [column.kind for column in explanation.columns]
        cells = (zip(row.values, kinds, strict=True) for row in explanation.rows)
        parts += ["\t".join(" ".join(cell_text(*cell).split()) for cell in row) for row in cells]
    policies = [f"{name}: {value}" for name, value in explanation.policies]
    return "\n".join(chain(parts, [""] if policies else [], policies))


def _lead(result: ExplainedResult, widest: int) -> str:
    name = result.name.ljust(widest)
    return f"{name} = {result.numbers} = " if result.numbers else f"{name} = "


def _percent(value: float) -> str:
    """One decimal; of less than one percent two digits that say something."""
    return f"{value:.2g}" if 0.001 <= abs(value) < 0.95 else f"{value:.1f}"


def _signed(text: str) -> str:
    return text.replace("-", "−")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
