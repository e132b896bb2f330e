"""Plans side by side: the measures of several scenarios over the same months, of a unit with all below it.

Each scenario is one ``PlanColumn``, computed by itself, so that one more costs one more. A ``PlanComparison`` holds the
columns and answers with values, and with their differences to the first column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from orgwright.planning.coverage import CoveragePoint, unit_coverage
from orgwright.planning.fiscal_year import FiscalYear, planned_year
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.plan_measures import MEASURE_BY_KEY, MEASURES, Measure, Value, difference, verdict
from orgwright.planning.staffing import StaffingMonth, StaffingPlan, coverage_of_months, staffing_plan
from orgwright.planning.structure import layer_count, mean_span, vacancies
from orgwright.planning.succession import critical_positions, net_bench
from orgwright.planning.target_months import ChosenTarget, chosen, holders_by_month, short_targets
from orgwright.progress import Progress

AS_RECORDED = "As recorded"


@dataclass(frozen=True)
class Asked:
    """What plans are compared in: a unit (null: the whole), months, a fiscal year, its budget, and a target to meet.

    ``window`` are the months that are planned: all of the asked ones and of the fiscal year.
    """

    unit_id: int | None
    unit_ids: tuple[int, ...] | None
    months: Months
    year: FiscalYear
    window: Months
    budget: int | None
    target: ChosenTarget | None

    @property
    def shown(self) -> slice:
        """The asked months among those of the window."""
        return _within(self.window, self.months)

    @property
    def of_year(self) -> slice:
        """The months of the fiscal year among those of the window."""
        return _within(self.window, self.year.months)


@dataclass(frozen=True, eq=False)
class PlanColumn:
    """One scenario of a comparison (null: as recorded); ``picture`` is that of the last day of the asked months.

    ``months`` and ``coverage`` are of the unit, over the asked months. ``holders`` are those of the target by month,
    empty where none is asked. ``values`` are by key of the measure.
    """

    scenario_id: int | None
    title: str
    picture: Organization
    plan: StaffingPlan
    months: tuple[StaffingMonth, ...]
    coverage: tuple[CoveragePoint, ...]
    holders: tuple[int, ...]
    values: Mapping[str, Value]


@dataclass(frozen=True, eq=False)
class PlanComparison:
    """Several scenarios over the same months, the first being the one that the others are held against."""

    asked: Asked
    columns: tuple[PlanColumn, ...]

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures in the order in which they are shown; what nothing is asked or known of is left out."""
        left_out = {"gap_closed"} if self.asked.target is None else set()
        left_out |= {"budget"} if self.asked.budget is None else set()
        return tuple(one for one in MEASURES if one.key not in left_out)

    def value(self, key: str, place: int) -> Value:
        """The value of a measure under a scenario."""
        return self.columns[place].values[key]

    def delta(self, key: str, place: int) -> int | float | None:
        """The value less that under the first scenario; of months how many later."""
        return difference(self.value(key, place), self.value(key, 0))

    def verdict(self, key: str, place: int) -> int:
        """Whether a value is better (1) or worse (−1) than under the first scenario; 0 where nobody can say."""
        return verdict(MEASURE_BY_KEY[key], self.value(key, place), self.value(key, 0))


def asked_of(
    recorded: Organization,
    unit_id: int | None,
    first_month: date | None,
    months: int,
    target: ChosenTarget | None = None,
) -> Asked:
    """What to compare plans in, from the month of a day on (None: of the picture's own day).

    Without a target the worst that is short on the picture's day. Refuses a number of months that is not 1 to 120.
    """
    window = Months.beginning(first_month or recorded.day, months)
    year = planned_year(window, recorded.facts.fiscal_year_start_month)
    first, last = min(window.first, year.first), max(window.lasts[-1], year.months.lasts[-1])
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    if target is None:
        target = next((chosen(one) for one in short_targets(recorded, unit_id)), None)
    subtree = recorded.seating.subtree(unit_id)
    return Asked(
        unit_id,
        None if unit_id is None else subtree,
        window,
        year,
        Months.beginning(first, count),
        _budget(recorded, subtree),
        target,
    )


def plan_column(
    recorded: Organization, scenario_id: int | None, asked: Asked, progress: Progress | None = None
) -> PlanColumn:
    """One scenario in all measures; ``recorded`` is the picture as recorded.

    headcount, FTE, seats, spans, coverage, gates and bench: on the last day. Hires, exits and cost: over the months.
    Cost of the fiscal year: of its twelve months, whether or not they are asked. Against budget = that − Σ annual
    budgets of the unit and below. Gap closed: the first month on whose last day the target is met, null where none is.
    Source: the help, "Comparing scenarios".
    """
    progress = progress or Progress()
    whole = recorded.under(scenario_id)
    plan = staffing_plan(whole, asked.window.first, asked.window.count, progress)
    planned = plan.together(asked.unit_ids)
    points = (
        plan.coverage if asked.unit_id is None else coverage_of_months(whole, asked.unit_id, asked.months, progress)
    )
    if asked.unit_id is None:
        points = points[asked.shown]
    progress.step(0, 0, "Comparing plans")
    holders = () if asked.target is None else holders_by_month(whole, asked.target, asked.months)
    picture = whole.as_of(asked.months.lasts[-1])
    months = planned[asked.shown]
    values = {
        **_of_months(months, planned[asked.of_year], asked),
        **_of_last_day(picture, asked.unit_id),
        "gap_closed": _met_in(holders, asked),
    }
    title = AS_RECORDED if whole.scenario is None else whole.scenario.title
    return PlanColumn(scenario_id, title, picture, plan, months, tuple(points), holders, values)


def plan_comparison(
    recorded: Organization,
    scenario_ids: Sequence[int | None],
    unit_id: int | None = None,
    first_month: date | None = None,
    months: int = 12,
    progress: Progress | None = None,
) -> PlanComparison:
    """Any number of scenarios (None: as recorded) side by side; the others are held against the first."""
    asked = asked_of(recorded, unit_id, first_month, months)
    return PlanComparison(asked, tuple(plan_column(recorded, one, asked, progress) for one in scenario_ids))


def held_against(comparison: PlanComparison, place: int) -> PlanComparison:
    """The same comparison with another column first."""
    columns = comparison.columns
    return replace(comparison, columns=(columns[place], *columns[:place], *columns[place + 1 :]))


def _within(window: Months, months: Months) -> slice:
    start = window.firsts.index(months.first)
    return slice(start, start + months.count)


def _budget(recorded: Organization, unit_ids: Sequence[int]) -> int | None:
    known = [one for key in unit_ids if (one := recorded.units[key].annual_budget) is not None]
    return sum(known) if known else None


def _of_months(months: Sequence[StaffingMonth], year: Sequence[StaffingMonth], asked: Asked) -> dict[str, Value]:
    last, year_cost = months[-1], sum(one.cost for one in year)
    return {
        "headcount": last.closing,
        "fte": last.fte.closing,
        "authorised": last.authorised,
        "vacant": last.vacant,
        "frozen": last.frozen,
        "hires": sum(one.hires for one in months),
        "exits": sum(one.exits for one in months),
        "cost": sum(one.cost for one in months),
        "year_cost": year_cost,
        "budget": None if asked.budget is None else year_cost - asked.budget,
    }


def _of_last_day(picture: Organization, unit_id: int | None) -> dict[str, Value]:
    covered = unit_coverage(picture, unit_id)
    return {
        "vacancies": sum(not one.is_frozen for one in vacancies(picture, unit_id)),
        "span": mean_span(picture, unit_id).mean,
        "layers": layer_count(picture, unit_id),
        "coverage_low": covered.low,
        "coverage_high": covered.high,
        "role_low": covered.role_low,
        "role_high": covered.role_high,
        "gate_missing": covered.gates["missing"],
        "gate_unknown": covered.gates["unknown"],
        "single_holders": sum(one.is_single_holder for one in covered.targets),
        "uncovered": sum(one.is_uncovered for one in covered.targets),
        "net_bench": net_bench(picture, critical_positions(picture, unit_id)).size,
    }


def _met_in(holders: Sequence[int], asked: Asked) -> date | None:
    if asked.target is None:
        return None
    needed = asked.target.people_needed
    return next((one for one, held in zip(asked.months.firsts, holders, strict=True) if held >= needed), None)
