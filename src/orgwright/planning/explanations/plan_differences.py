"""How the effect of a difference between two plans came about: the plan with it, and without it."""

from __future__ import annotations

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Kind
from orgwright.planning.explanations.words import counted, month_words, number, scenario_words, unit_name
from orgwright.planning.plan_comparison import Asked, PlanColumn
from orgwright.planning.plan_differences import PlanDifference


def effect_explained(asked: Asked, column: PlanColumn, row: PlanDifference) -> Explanation:
    """The cost of the plan that has the changes, and its low coverage, with them and without them."""
    picture, sign = column.picture, 1 if row.is_second else -1
    last = month_words(asked.months.firsts[-1])
    whose = "" if row.is_second else " The other plan has it not, so the effect is that of leaving it out."
    cost = column.values["cost"]
    low = column.values["coverage_low"]
    results = _effect("cost", "money", int(cost) if isinstance(cost, int) else 0, sign * row.cost, row.is_second)
    if row.coverage is not None and isinstance(low, float):
        results += _effect("coverage", "share", low, sign * row.coverage, row.is_second)
    return Explanation(
        "the effect",
        f"{unit_name(picture, asked.unit_id)}, to the end of {last}, {scenario_words(picture)}. {row.sentence}.{whose}",
        "effect = plan with these changes − plan without them",
        "The plan is laid over the records once more without them; what cannot apply then is left out too. Cost is "
        "over all months, coverage the low end on the last day.",
        results,
        (ExplainedColumn("Change"), ExplainedColumn("On", "day")),
        tuple(ExplainedRow((text, one.on)) for text, one in zip(row.sentences, row.changes, strict=True)),
        (),
        counted(len(row.changes), "change"),
    )


def _effect(
    name: str, kind: Kind, whole: int | float, effect: int | float, is_second: bool
) -> tuple[ExplainedResult, ...]:
    """With, without, and the one less the other."""
    shown = {"with": whole, "without": whole - effect}
    first, last = ("with", "without") if is_second else ("without", "with")
    part = 100 if kind == "money" else 1
    numbers = f"{number(shown[first] / part)} − {number(shown[last] / part)}"
    return (
        *(ExplainedResult(f"{name} {one}", value, kind, "", f"{value!r}/{part}") for one, value in shown.items()),
        ExplainedResult(name, shown[first] - shown[last], kind, numbers, f"{{{name} {first}}}-{{{name} {last}}}"),
    )
