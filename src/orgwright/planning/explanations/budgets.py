"""How the budget of some months, and what is left of it, came about: unit by unit."""

from __future__ import annotations

from collections.abc import Sequence

from orgwright.planning.budgets import BudgetPlan
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, month_words, number, scenario_words, unit_name
from orgwright.planning.organization import Organization

_READING = (
    "The budget of a unit is its own and those of the units below. A month has a twelfth of the annual budget, counted "
    "from the first month of the fiscal year, so that twelve months make it to the cent. What a unit without a budget "
    "costs counts too."
)


def budget_explained(organization: Organization, budget: BudgetPlan, months: Sequence[int]) -> Explanation:
    """Budget, cost and difference of some months of a plan, by their places in it."""
    row = budget.over(months, "")
    units = [one for one in budget.units(months) if one.annual is not None or one.cost]
    firsts = row.months
    when = month_words(firsts[0]) if len(firsts) == 1 else f"{month_words(firsts[0])} to {month_words(firsts[-1])}"
    without = sum(one.annual is None for one in units)
    others = sum(budget.other_costs[one] for one in months)
    lines = [
        ExplainedRow(
            (
                organization.units[one.unit_id].name,
                one.annual,
                one.budget,
                one.cost,
                None if one.budget is None else one.budget - one.cost,
            ),
            "organization",
            one.unit_id,
        )
        for one in units
    ]
    if others:
        lines.append(ExplainedRow(("People without a position", None, None, others, None)))
    unknown = f"; {counted(without, 'unit')} without a budget" if without else ""
    return Explanation(
        "no budget" if row.difference is None else number(row.difference / 100),
        f"{unit_name(organization, budget.unit_id)}, {when}, {scenario_words(organization)}. Budget less cost.",
        "budget − cost = left",
        _READING,
        _results(row.budget, row.cost),
        (
            ExplainedColumn("Unit"),
            ExplainedColumn("Annual budget", "money"),
            ExplainedColumn("Budget", "money"),
            ExplainedColumn("Cost", "money"),
            ExplainedColumn("Difference", "money", 'IF({Budget}="","",{Budget}-{Cost})'),
        ),
        tuple(lines),
        (("First month of the fiscal year", str(budget.start_month)),),
        f"{counted(len(units), 'unit')} in the order of the tree{unknown}",
    )


def _results(budget: int | None, cost: int) -> tuple[ExplainedResult, ...]:
    costs = ExplainedResult("cost", cost, "money", "sum over units", "SUM({Cost})")
    if budget is None:
        return (costs,)
    left = f"{number(budget / 100)} − {number(cost / 100)}"
    return (
        ExplainedResult("budget", budget, "money", "sum over units", "SUM({Budget})"),
        costs,
        ExplainedResult("left", budget - cost, "money", left, "{budget}-{cost}"),
    )
