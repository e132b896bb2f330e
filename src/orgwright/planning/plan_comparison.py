"""Plans side by side: the measures of several scenarios over the same months, of a unit with all below it.

Each scenario is one ``PlanColumn``, computed by itself, so that one more costs one more. A ``PlanComparison`` holds the
columns and answers with values, and with their differences to the first column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from orgwright.planning.budgets import budget_plan
from orgwright.planning.coverage import CoveragePoint, unit_coverage
from orgwright.planning.fiscal_years import YEAR, fiscal_year_of
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
    """What plans are compared in: a unit (null: the whole), months, the months of a fiscal year, and a target to meet.

    ``window`` are the months that are planned: all of the asked ones and of the fiscal year.
    """

    unit_id: int | None
    unit_ids: tuple[int, ...] | None
    months: Months
    year: Months
    window: Months
    target: ChosenTarget | None

    @property
    def shown(self) -> slice:
        """The asked months among those of the window."""
        return _within(self.window, self.months)

    @property
    def of_year(self) -> slice:
        """The months of the fiscal year among those of the window."""
        return _within(self.window, self.year)


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
        left_out |= {"training"} if not any(one.values["training"] for one in self.columns) else set()
        left_out |= {"budget"} if all(one.values["budget"] is None for one in self.columns) else set()
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
    asked = Months.beginning(first_month or recorded.day, months)
    year = _planned_year(asked, recorded.facts.fiscal_year_start_month)
    first, last = min(asked.first, year.first), max(asked.lasts[-1], year.lasts[-1])
    window = Months.beginning(first, YEAR * (last.year - first.year) + last.month - first.month + 1)
    if target is None:
        target = next((chosen(one) for one in short_targets(recorded, unit_id)), None)
    unit_ids = None if unit_id is None else recorded.seating.subtree(unit_id)
    return Asked(unit_id, unit_ids, asked, year, window, target)


def _planned_year(months: Months, start_month: int) -> Months:
    """The fiscal year that a plan decides about: the first that begins in its months, else the one it begins in."""
    begun = next((one for one in months.firsts if one.month == start_month), None)
    return Months.beginning(begun or fiscal_year_of(months.first, start_month), YEAR)


def plan_column(
    recorded: Organization, scenario_id: int | None, asked: Asked, progress: Progress | None = None
) -> PlanColumn:
    """One scenario in all measures; ``recorded`` is the picture as recorded.

    Headcount, FTE, seats, spans, coverage, gates and bench: on the last day. Hires, exits and cost: over the months.
    Cost of the fiscal year: of its twelve months, whether or not they are asked. Budget left = annual budgets of the
    unit and below − that cost: negative where the plan costs more. Gap closed: the first month on whose last day the
    target is met, null where there is none.
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
        **_of_months(months),
        **_of_year(whole, plan, asked),
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


def _within(window: Months, months: Months) -> slice:
    start = window.firsts.index(months.first)
    return slice(start, start + months.count)


def _of_months(months: Sequence[StaffingMonth]) -> dict[str, Value]:
    last = months[-1]
    return {
        "headcount": last.closing,
        "fte": last.fte.closing,
        "authorised": last.authorised,
        "vacant": last.vacant,
        "frozen": last.frozen,
        "hires": sum(one.hires for one in months),
        "exits": sum(one.exits for one in months),
        "cost": sum(one.cost for one in months),
        "training": sum(one.training_cost for one in months),
    }


def _of_year(whole: Organization, plan: StaffingPlan, asked: Asked) -> dict[str, Value]:
    year = budget_plan(whole, plan, asked.unit_id).over(range(asked.window.count)[asked.of_year], "")
    return {"year_cost": year.cost, "budget": year.difference}


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
