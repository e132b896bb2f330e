"""What the workbook of a staffing plan shows: the plans of some scenarios, compared, with simulated futures of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.exchange.staffing_actual import KeptPlans, kept_plans
from orgwright.exchange.staffing_plans import Plan
from orgwright.planning.futures import Futures, futures
from orgwright.planning.months import MOST_MONTHS, Months
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import PlanComparison, plan_comparison
from orgwright.planning.privacy import WHOLE, Profile, private
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress


@dataclass(frozen=True)
class StaffingContent:
    """The plans, the comparison of the same scenarios in the same order, futures of each, and the plans kept before."""

    plans: tuple[Plan, ...]
    comparison: PlanComparison
    futures: tuple[Futures, ...]
    kept: KeptPlans


def staffing_content(
    recorded: Organization,
    scenario_ids: Sequence[int | None],
    first_month: date | None,
    months: int,
    profile: Profile = WHOLE,
    progress: Progress | None = None,
) -> StaffingContent:
    """The content for scenarios (None: as recorded) on the day of a picture, without what a profile leaves out.

    Futures begin on the day of the picture and reach to the last month; where that is over, there are none.
    """
    progress = progress or Progress()
    pictures = [private(recorded.under(one), profile) for one in scenario_ids]
    plans = tuple((one, staffing_plan(one, first_month, months, progress)) for one in pictures)
    shown = private(recorded, profile)
    comparison = plan_comparison(shown, scenario_ids, None, first_month, months, progress)
    ahead = _months_ahead(recorded.day, plans[0][1].months)
    found = tuple(futures(one, ahead, progress=progress) for one in pictures) if 0 < ahead <= MOST_MONTHS else ()
    return StaffingContent(plans, comparison, found, kept_plans(shown, progress))


def _months_ahead(day: date, months: Months) -> int:
    """How many months there are from that of a day to the last one planned."""
    last = months.firsts[-1]
    return 12 * (last.year - day.year) + last.month - day.month + 1
