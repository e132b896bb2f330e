"""How the budget of some months, and what is left of it, came about: unit by unit."""

from __future__ import annotations

from collections.abc import Sequence

from orgwright.planning.budgets import BudgetPlan, yearly_budgets
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, month_words, number, of_what, scenario_words, unit_name
from orgwright.planning.organization import Organization

_READING = (
    "The budget of a unit is its own and those of the units below. A month has a twelfth of the annual budget, counted "
    "from the first month of the fiscal year, so that twelve months make it to the cent. What a unit without a budget "
    "costs counts too."
)

_DIFFERENCE = ExplainedColumn("Difference", "money", 'IF({Budget}="","",{Budget}-{Cost})')


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
            _DIFFERENCE,
        ),
        tuple(lines),
        (("First month of the fiscal year", str(budget.start_month)),),
        f"{counted(len(units), 'unit')} in the order of the tree{unknown}",
    )


def yearly_budget_explained(organization: Organization, unit_id: int, *, with_cost: bool) -> Explanation:
    """The annual budget of a unit and all below it; ``with_cost`` sets what filled seats cost a year beside it."""
    everything = yearly_budgets(organization)
    budget = everything[unit_id]
    units = [everything[one] for one in everything if one in set(organization.seating.subtree(unit_id))]
    columns = [ExplainedColumn("Unit"), ExplainedColumn("Budget", "money")]
    if with_cost:
        columns += [ExplainedColumn("Cost", "money"), _DIFFERENCE]
    rows = []
    for one in units:
        difference = None if one.own_budget is None else one.own_budget - one.own_cost
        cells = (one.own_cost, difference) if with_cost else ()
        name = organization.units[one.unit_id].name
        rows.append(ExplainedRow((name, one.own_budget, *cells), "organization", one.unit_id))
    total = ExplainedResult("budget", budget.budget, "money", "sum over units", "SUM({Budget})")
    return Explanation(
        "no budget" if budget.budget is None else number(budget.budget / 100),
        of_what(organization, organization.units[unit_id].name, "The annual budget."),
        "budget − cost = left" if with_cost else "budget = sum over units",
        "The budget of a unit is its own and those of the units below. The cost is what the seats that are filled on "
        "the day cost a year, on-cost included."
        if with_cost
        else "The budget of a unit is its own and those of the units below.",
        _results(budget.budget, budget.cost) if with_cost else (total,),
        tuple(columns),
        tuple(rows),
        (),
        f"{counted(len(units), 'unit')} in the order of the tree",
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
