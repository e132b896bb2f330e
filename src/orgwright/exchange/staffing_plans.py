"""What the sheets of a staffing plan share: the plans with their numbers, names of rows, sums that survive sorting.

Rows name their scenario by a number beside its title. Sums ask for that number, so sorting or filtering a table never
changes them, and no text of a user becomes a criterion that a spreadsheet would interpret.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from orgwright.exchange.sheets import SheetColumn, TableRange
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension, PlanGroup, breakdown
from orgwright.planning.plan_part import PlanPart
from orgwright.planning.privacy import FOLDED, folded
from orgwright.planning.scenario import changes_of
from orgwright.planning.staffing import StaffingMonth, StaffingPlan
from orgwright.records import PlannedChange

Plan = tuple[Organization, StaffingPlan]
WHOLE = "Whole organization"
AS_RECORDED = "As recorded"
NUMBER = "No."
SCENARIO_COLUMNS = (SheetColumn(NUMBER, "ordinal", 6), SheetColumn("Scenario"))


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


Group = tuple[str, tuple[StaffingMonth, ...]]
"""A row of a breakdown: its title and its months."""
_Key = tuple[str, int | None]
"""The title of a group and the record that it is of."""


PEOPLE_OF_A_MONTH: tuple[Callable[[StaffingMonth], int], ...] = (
    lambda month: month.opening,
    lambda month: month.opening + month.hires + month.transfers_in,
    lambda month: month.closing,
)
"""Who is there when a month begins, at any time in it, and when it ends."""


@dataclass(frozen=True, eq=False)
class SmallGroups:
    """The groups of one to four people in any plan of a workbook: the same in all, for else one would tell another."""

    plans: tuple[Plan, ...]

    @cached_property
    def _known(self) -> dict[Dimension, frozenset[_Key]]:
        return {}

    def of(self, dimension: Dimension) -> frozenset[_Key]:
        """The groups that are taken together; counted is who is there at both ends of a month, and in all of it."""
        if dimension not in self._known:
            self._known[dimension] = folded(self._sizes(dimension))
        return self._known[dimension]

    def _sizes(self, dimension: Dimension) -> Mapping[_Key, Sequence[int]]:
        several = [
            {_key(one): _people(one.months) for one in breakdown(*plan, dimension).groups} for plan in self.plans
        ]
        keys = dict.fromkeys(key for one in several for key in one)
        nobody = [(0,) * (len(PEOPLE_OF_A_MONTH) * plan.months.count) for _, plan in self.plans]
        return {
            key: tuple(chain(*(one.get(key, none) for one, none in zip(several, nobody, strict=True)))) for key in keys
        }


def _people(months: Sequence[StaffingMonth]) -> tuple[int, ...]:
    return tuple(people(month) for month in months for people in PEOPLE_OF_A_MONTH)


def _key(group: PlanGroup) -> _Key:
    return group.title, group.record_id


@dataclass(frozen=True, eq=False)
class ShownPlan:
    """One plan of a workbook: its number there, the title of its scenario, its picture, and what it shows."""

    number: int
    title: str
    organization: Organization
    plan: StaffingPlan
    small: SmallGroups

    @property
    def units(self) -> tuple[Group, ...]:
        """The months of every unit with anything in it, in the order of the tree, then of people without a position."""
        return self.groups(Dimension.UNIT)

    def groups(self, dimension: Dimension) -> tuple[Group, ...]:
        """The months of every group; where small groups are left out, these are one row together.

        That row counts who moves between them as staying, as every row does that stands for several groups.
        """
        if dimension not in self._groups:
            self._groups[dimension] = self._grouped(dimension)
        return self._groups[dimension]

    @cached_property
    def _groups(self) -> dict[Dimension, tuple[Group, ...]]:
        return {}

    def _grouped(self, dimension: Dimension) -> tuple[Group, ...]:
        found = breakdown(self.organization, self.plan, dimension).groups
        if self.organization.profile.small_groups:
            return tuple((one.title, one.months) for one in found)
        few = self.small.of(dimension)
        rows = [(one.title, one.months) for one in found if _key(one) not in few]
        hidden = [one.part.holds for one in found if _key(one) in few]
        if hidden:
            together = np.any(hidden, axis=0)
            rows.append((FOLDED, self.plan.together(PlanPart(FOLDED, together))))
        return tuple(rows)


def shown_plans(plans: Sequence[Plan]) -> tuple[ShownPlan, ...]:
    """Each plan with its number in the workbook and the title of its scenario."""
    small = SmallGroups(tuple(plans))
    return tuple(
        ShownPlan(number, scenario_name(organization), organization, plan, small)
        for number, (organization, plan) in enumerate(plans, 1)
    )


def has_pay(plans: Sequence[ShownPlan]) -> bool:
    """Whether amounts may be shown; without pay they are no columns at all, never 0."""
    return all(one.organization.profile.pay for one in plans)


def without_money(
    columns: Sequence[SheetColumn], rows: Sequence[Sequence[Any]], *, pay: bool
) -> tuple[Sequence[SheetColumn], Sequence[Sequence[Any]]]:
    """A table without its columns of money where pay is not shown; formulas refer to none that stands behind one."""
    if pay:
        return columns, rows
    kept = [place for place, column in enumerate(columns) if column.kind != "money" and not column.tells_pay]
    return [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]


def planned(organization: Organization) -> Iterator[tuple[PlannedChange, str]]:
    """The changes of the scenario of a picture in the order in which they apply, each with why it is left out."""
    if organization.scenario_id is not None:
        reasons = dict(organization.left_out)
        for one in changes_of(organization, organization.scenario_id):
            yield one, reasons.get(one.id or 0, "")


def sum_of(table: TableRange, title: str, number_cell: str) -> str:
    """The formula that adds one column over the rows of the scenario whose number stands in a cell."""
    return f"=SUMIF({table.column(NUMBER)},{number_cell},{table.column(title)})"
