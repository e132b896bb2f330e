"""The JSON of the staffing plan: months of the whole, of units and of groups, coverage, and what is left of budgets."""

from collections.abc import Iterable, Sequence
from typing import Any

from orgwright.planning.budgets import BudgetPlan, BudgetRow, budget_plan
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension, breakdown, unbalanced
from orgwright.planning.staffing import StaffingMonth, StaffingPlan

Json = dict[str, Any]


def plan_answer(plans: Iterable[tuple[Organization, StaffingPlan]], by: Dimension | None = None) -> Json:
    """Headcount, FTE, seats and cost by month, a scenario an entry; ``by`` adds the groups of a dimension."""
    return {"scenarios": [_plan(organization, plan, by) for organization, plan in plans]}


def _plan(organization: Organization, plan: StaffingPlan, by: Dimension | None) -> Json:
    scenario = organization.scenario
    units = sorted(plan.units.items(), key=lambda item: organization.units[item[0]].name)
    return {
        "scenario": None if scenario is None else scenario.key,
        "months": _months(plan.whole),
        "units": {organization.units[key].name: _months(months) for key, months in units},
        "coverage": [{"month": f"{one.month:%Y-%m}", "low": one.low, "high": one.high} for one in plan.coverage],
        "without_cost": [organization.positions[key].key for key in plan.seats.without_cost],
        "budget": _budget(organization, budget_plan(organization, plan, None)),
        **_groups(organization, plan, by),
    }


def _groups(organization: Organization, plan: StaffingPlan, by: Dimension | None) -> Json:
    """Groups where they are asked for, and in how many of all rows opening and movements make the closing."""
    found = () if by is None else breakdown(organization, plan, by).groups
    rows = [("All", plan.whole), *((one.title, one.months) for one in found)]
    rows += [(organization.units[key].name, months) for key, months in plan.units.items()]
    failing = unbalanced(rows)
    balanced = {
        "rows": len(rows) * plan.months.count,
        "failing": [{"group": one.title, "month": f"{plan.months.firsts[one.month]:%Y-%m}"} for one in failing],
    }
    if by is None:
        return {"balanced": balanced}
    groups = [{"group": one.title, "months": _months(one.months)} for one in found]
    return {"by": by.value, "groups": groups, "balanced": balanced}


def _budget(organization: Organization, budget: BudgetPlan) -> Json:
    return {
        "months": [{"month": one.title, **_row(one)} for one in budget.months],
        "years": [{"year": one.title, **_row(one)} for one in budget.years],
        "without": [organization.units[one].name for one in budget.without],
    }


def _row(one: BudgetRow) -> Json:
    return {"budget": one.budget, "cost": one.cost, "difference": one.difference}


def _months(months: Sequence[StaffingMonth]) -> list[Json]:
    return [_month(one) for one in months]


def _month(one: StaffingMonth) -> Json:
    flows = ("opening", "hires", "transfers_in", "transfers_out", "exits")
    seats = ("authorised", "filled", "vacant", "frozen", "over")
    money = ("cost", "vacant_cost", "hiring_cost", "training_cost")
    return {
        "month": f"{one.month:%Y-%m}",
        **{name: getattr(one, name) for name in (*flows, "closing")},
        "fte": {name: getattr(one.fte, name) for name in (*flows, "change", "closing")},
        **{name: getattr(one, name) for name in (*seats, *money)},
    }
