"""Budgets of units against what a plan costs, month by month and by fiscal year.

The budget of a unit is its own annual budget and those of all units below. A month has a twelfth of it: twelve months
of a fiscal year add up to the annual budget to the cent. The difference is budget − cost: negative where the plan
costs more. A unit without a budget adds its cost all the same, and is named. Source: the help, "Headcount".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from orgwright.planning.fiscal_years import YEAR, fiscal_year_of, fiscal_year_title
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import unit_order
from orgwright.planning.staffing import StaffingPlan
from orgwright.planning.standing import run_rate


@dataclass(frozen=True)
class BudgetRow:
    """Budget and cost of some months in minor units; without any budget it is null, and so is the difference."""

    title: str
    months: tuple[date, ...]
    budget: int | None
    cost: int

    @property
    def difference(self) -> int | None:
        """Budget − cost: what is left, negative where it does not suffice."""
        return None if self.budget is None else self.budget - self.cost


@dataclass(frozen=True)
class UnitBudget:
    """One unit alone: its own annual budget, its part of the months, and its own cost in them."""

    unit_id: int
    annual: int | None
    budget: int | None
    cost: int


@dataclass(frozen=True)
class BudgetPlan:
    """The budget of a unit and all below it (None: of the whole) over the months of a plan.

    ``annual`` are the annual budgets of the units that have one. ``costs`` are those of every unit itself by month;
    ``other_costs`` what belongs to no unit: one-off costs of people without a position, in the whole alone.
    """

    unit_id: int | None
    start_month: int
    firsts: tuple[date, ...]
    annual: Mapping[int, int]
    costs: Mapping[int, tuple[int, ...]]
    other_costs: tuple[int, ...]

    @cached_property
    def months(self) -> tuple[BudgetRow, ...]:
        """Every month."""
        return tuple(self.over([number], f"{one:%Y-%m}") for number, one in enumerate(self.firsts))

    @cached_property
    def years(self) -> tuple[BudgetRow, ...]:
        """Every fiscal year, of which the plan may hold a part alone."""
        begun = [fiscal_year_of(one, self.start_month) for one in self.firsts]
        return tuple(
            self.over([number for number, one in enumerate(begun) if one == year], fiscal_year_title(year))
            for year in dict.fromkeys(begun)
        )

    @property
    def whole(self) -> BudgetRow:
        """All months together."""
        return self.over(range(len(self.firsts)), "All months")

    def over(self, months: Sequence[int], title: str) -> BudgetRow:
        """Some months together, by their places in the plan."""
        cost = sum(one.cost for one in self.units(months)) + sum(self.other_costs[one] for one in months)
        budget = sum(one.budget for one in self.units(months) if one.budget is not None) if self.annual else None
        return BudgetRow(title, tuple(self.firsts[one] for one in months), budget, cost)

    def units(self, months: Sequence[int]) -> tuple[UnitBudget, ...]:
        """Every unit alone over some months, in the order of the tree."""
        return tuple(self._unit(one, months) for one in self.costs)

    def alone(self, unit_id: int) -> BudgetPlan:
        """The same of one unit without those below it."""
        own = {key: one for key, one in self.annual.items() if key == unit_id}
        nothing = (0,) * len(self.firsts)
        return replace(self, unit_id=unit_id, annual=own, costs={unit_id: self.costs[unit_id]}, other_costs=nothing)

    def _unit(self, unit_id: int, months: Sequence[int]) -> UnitBudget:
        annual = self.annual.get(unit_id)
        part = None if annual is None else sum(month_part(annual, self.firsts[one], self.start_month) for one in months)
        return UnitBudget(unit_id, annual, part, sum(self.costs[unit_id][one] for one in months))

    @property
    def without(self) -> tuple[int, ...]:
        """The units that cost something in these months and have no budget."""
        return tuple(key for key, costs in self.costs.items() if key not in self.annual and any(costs))


@dataclass(frozen=True)
class YearlyBudget:
    """The annual budget of a unit and all below it, and what the seats filled on the day cost a year."""

    unit_id: int
    own_budget: int | None
    own_cost: int
    budget: int | None
    cost: int

    @property
    def difference(self) -> int | None:
        """Budget − cost of a year; null without any budget."""
        return None if self.budget is None else self.budget - self.cost


def annual_budgets(organization: Organization) -> Mapping[int, int | None]:
    """The annual budget of every unit with those of all units below it, null where none of them has one."""
    own = {key: one.annual_budget for key, one in organization.units.items()}
    found: dict[int, int | None] = {}
    for key in organization.units:
        known = [amount for amount in (own[one] for one in organization.seating.subtree(key)) if amount is not None]
        found[key] = sum(known) if known else None
    return found


def yearly_budgets(organization: Organization) -> Mapping[int, YearlyBudget]:
    """Every unit's budget of a year against the run rate of the day, in the order of the tree."""
    costs: dict[int, int] = dict.fromkeys(organization.units, 0)
    for one in run_rate(organization, None).seats:
        costs[organization.positions[one.position_id].unit_id] += one.cost
    budgets, found = annual_budgets(organization), {}
    for key in unit_order(organization):
        cost = sum(costs[one] for one in organization.seating.subtree(key))
        own = organization.units[key].annual_budget
        found[key] = YearlyBudget(key, own, costs[key], budgets[key], cost)
    return found


def month_part(annual: int, month: date, start_month: int) -> int:
    """A twelfth of an annual budget in a month: ⌊annual × (k + 1) ÷ 12⌋ − ⌊annual × k ÷ 12⌋, k months into the year."""
    into = (month.month - start_month) % YEAR
    return annual * (into + 1) // YEAR - annual * into // YEAR


def budget_plan(organization: Organization, plan: StaffingPlan, unit_id: int | None) -> BudgetPlan:
    """The budget of a unit and all below it (None: of the whole) against a plan of the same picture."""
    wanted = frozenset(organization.seating.subtree(unit_id))
    inside = tuple(one for one in unit_order(organization) if one in wanted)
    budgets = {one: organization.units[one].annual_budget for one in inside}
    nothing = (0,) * plan.months.count
    return BudgetPlan(
        unit_id,
        organization.facts.fiscal_year_start_month,
        plan.months.firsts,
        {key: one for key, one in budgets.items() if one is not None},
        {one: tuple(month.cost for month in plan.units[one]) for one in inside},
        tuple(one.cost for one in plan.without_unit) if unit_id is None else nothing,
    )
