"""How a figure of a fiscal year or quarter came about: month by month."""

from __future__ import annotations

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Kind
from orgwright.planning.explanations.words import counted, number, scenario_words
from orgwright.planning.fiscal_years import FiscalPeriod
from orgwright.planning.organization import Organization

_ADDED = ("hires", "transfers_in", "transfers_out", "exits", "cost", "vacant_cost", "hiring_cost", "training_cost")
_READING = (
    "Movements and money of a fiscal year or quarter are those of its months added. Opening is that of its first month "
    "in the plan; closing, FTE and seats are those of its last one."
)


def period_explained(
    organization: Organization, period: FiscalPeriod, name: str, figure: str, title: str, kind: Kind
) -> Explanation:
    """One figure of a fiscal year or quarter; ``name`` is what it is of, ``figure`` a field of a month, or ``fte``."""
    values: list[int] = [one.fte.closing if figure == "fte" else int(getattr(one, figure)) for one in period.months]
    last = len(values) - 1
    if figure in _ADDED:
        rule = "sum over months"
        counts: list[int | None] = [*values]
    else:
        rule, at = ("first month", 0) if figure == "opening" else ("last month", last)
        counts = [value if place == at else None for place, value in enumerate(values)]
    value = sum(one or 0 for one in counts)
    return Explanation(
        number(value / 100 if kind in ("money", "fte") else value),
        f"{name}, {period.title}, {scenario_words(organization)}. {title}.",
        f"{title.lower()} = {rule}",
        _READING,
        (ExplainedResult(title.lower(), value, kind, rule, "SUM({Counted})"),),
        (ExplainedColumn("Month", "month"), ExplainedColumn("Of the month", kind), ExplainedColumn("Counted", kind)),
        tuple(
            ExplainedRow((one.month, amount, counted_then))
            for one, amount, counted_then in zip(period.months, values, counts, strict=True)
        ),
        (),
        counted(len(values), "month"),
    )
