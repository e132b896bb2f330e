"""What the sheets of a staffing plan share: the plans with their numbers, names of rows, sums that survive sorting.

Rows name their scenario by a number beside its title. Sums ask for that number, so sorting or filtering a table never
changes them, and no text of a user becomes a criterion that a spreadsheet would interpret.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from orgwright.exchange.sheets import SheetColumn, TableRange
from orgwright.planning.organization import Organization
from orgwright.planning.scenario import changes_of
from orgwright.planning.seat_list import unit_order
from orgwright.planning.staffing import StaffingMonth, StaffingPlan
from orgwright.records import PlannedChange

Plan = tuple[Organization, StaffingPlan]
WHOLE = "Whole organization"
WITHOUT_UNIT = "Without a position"
AS_RECORDED = "As recorded"
NUMBER = "No."
SCENARIO_COLUMNS = (SheetColumn(NUMBER, "whole", 6), SheetColumn("Scenario"))


@dataclass(frozen=True)
class Provenance:
    """Where a workbook comes from: the file, the number and the instant of its last change, the program's version.

    The instant is that of the action, never of the writing, so that the same data gives the same bytes. ``private``
    names what was left out for those who may not see it.
    """

    workspace: str
    action: int
    version: str
    at: datetime | None = None
    private: str = ""


def scenario_name(organization: Organization) -> str:
    """The title of the scenario that a picture is under."""
    return AS_RECORDED if organization.scenario is None else organization.scenario.title


def numbered(plans: Sequence[Plan]) -> Iterator[tuple[int, str, Organization, StaffingPlan]]:
    """Each plan with its number in the workbook and the title of its scenario."""
    for number, (organization, plan) in enumerate(plans, 1):
        yield number, scenario_name(organization), organization, plan


def by_unit(organization: Organization, plan: StaffingPlan) -> Iterator[tuple[str, tuple[StaffingMonth, ...]]]:
    """The months of every unit in the order of the tree, then of the people without a position."""
    for unit_id in unit_order(organization):
        yield organization.units[unit_id].name, plan.units[unit_id]
    yield WITHOUT_UNIT, plan.without_unit


def planned(organization: Organization) -> Iterator[tuple[PlannedChange, str]]:
    """The changes of the scenario of a picture in the order in which they apply, each with why it is left out."""
    if organization.scenario_id is not None:
        reasons = dict(organization.left_out)
        for one in changes_of(organization, organization.scenario_id):
            yield one, reasons.get(one.id or 0, "")


def sum_of(table: TableRange, title: str, number_cell: str) -> str:
    """The formula that adds one column over the rows of the scenario whose number stands in a cell."""
    return f"=SUMIF({table.column(NUMBER)},{number_cell},{table.column(title)})"
