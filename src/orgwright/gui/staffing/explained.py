"""Which explanation belongs to which figure of the staffing plan."""

from datetime import date

from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.headcount import fte_of_month, headcount_of_month
from orgwright.planning.explanations.seats import cost_of_month, seats_of_month
from orgwright.planning.organization import Organization
from orgwright.planning.plan_part import Where
from orgwright.planning.staffing import StaffingPlan

_FLOWS = {
    "Opening": "opening",
    "Hires": "hires",
    "Transfers in": "transfers_in",
    "Transfers out": "transfers_out",
    "Exits": "exits",
}
_SEATS = {"Authorised": "authorised", "Vacant": "vacant", "Frozen": "frozen"}
_COSTS = {"Cost": "cost", "Vacant cost": "vacant_cost"}


def explained_month(
    organization: Organization, plan: StaffingPlan, where: Where, month: date, title: str
) -> Explanation | None:
    """How a figure of a month came about, by the title of its column; None where the plan has no such month."""
    if month not in plan.months.firsts:
        return None
    number = plan.months.firsts.index(month)
    if title == "FTE":
        return fte_of_month(organization, plan, where, number)
    if title in _SEATS:
        return seats_of_month(organization, plan, where, number, _SEATS[title])
    if title in _COSTS:
        return cost_of_month(organization, plan, where, number, _COSTS[title])
    return headcount_of_month(organization, plan, where, number, _FLOWS.get(title, "closing"))
