"""The staffing plan as a workbook: what we will have, what it costs, what it can do, what to do about the difference.

Every total is a live formula whose stored value is the program's own number, and the sheet of checks says whether all
of them tie. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from orgwright.exchange.sheets import LINE_HEIGHT, Book, Sheet, TableRange, line_count
from orgwright.exchange.staffing_actual import KeptPlans, write_actual
from orgwright.exchange.staffing_attrition import write_bands, write_hazards
from orgwright.exchange.staffing_checks import CheckedTables, write_checks
from orgwright.exchange.staffing_content import StaffingContent
from orgwright.exchange.staffing_costs import write_budgets, write_position_costs
from orgwright.exchange.staffing_coverage import write_points, write_targets, write_units
from orgwright.exchange.staffing_gaps import write_actions, write_gaps
from orgwright.exchange.staffing_lists import write_positions, write_rates, write_requisitions
from orgwright.exchange.staffing_months import write_cross, write_months
from orgwright.exchange.staffing_notes import Lines, assumptions, how_computed
from orgwright.exchange.staffing_plans import Plan, ShownPlan, has_pay, shown_plans
from orgwright.exchange.staffing_plans import Provenance as Provenance
from orgwright.exchange.staffing_scenarios import write_scenarios
from orgwright.exchange.staffing_summary import Tables, write_summary
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.futures import Futures
from orgwright.planning.plan_breakdown import Dimension
from orgwright.planning.plan_comparison import PlanComparison
from orgwright.progress import Progress

_TITLES = {
    "Summary": "Staffing plan",
    "Scenarios": "Scenarios side by side",
    "Plan by month": "Plan by month and unit",
    "By family": "Plan by month and family of roles",
    "By level": "Plan by month and job level",
    "By location": "Plan by month and location",
    "Headcount": "Headcount at the end of each month",
    "FTE": "FTE at the end of each month",
    "Cost": "Cost of each month",
    "Budget": "Cost against the budget",
    "Cost by position": "What each seat costs in each month",
    "Plan and actual": "Kept plans against what came, whole organization",
    "Positions": "Positions",
    "Requisitions": "Requisitions",
    "Rates": "Rates of seats without an annual cost of their own",
    "Coverage": "Coverage of the capability targets",
    "Coverage by unit": "Coverage of each unit with those below it",
    "Coverage by month": "Coverage of the whole organization by month",
    "Gaps": "Targets that are short or hang on one person",
    "Actions": "What is planned to be done",
    "Attrition": "What may come otherwise: simulated futures",
    "Rates of leaving": "The monthly rates that the futures are drawn from",
    "Checks": "What must tie",
    "Assumptions": "Assumptions",
    "How computed": "How computed",
}
_OF_MONEY = frozenset(("Cost", "Budget", "Cost by position", "Rates"))
_OF_ONE = "Cost by position"
"""Figures of single seats: left out where small groups are."""
_NOTES = ("Assumptions", "How computed")
_OTHER_MONTHS = {"Plan and actual": "each plan over its own months"}
NOTHING_KEPT = KeptPlans()


def write_staffing_workbook(
    plans: Sequence[Plan],
    path: Path,
    provenance: Provenance,
    progress: Progress | None = None,
    *,
    comparison: PlanComparison | None = None,
    futures: Sequence[Futures] = (),
    kept: KeptPlans = NOTHING_KEPT,
) -> None:
    """Write the plans of one or several scenarios to ``path``, whole or not at all.

    All plans must have the same months. ``comparison`` holds the same scenarios in the same order, ``futures`` one of
    each, ``kept`` the plans kept before; without them their sheets are left out. Refuses a path that cannot be written.
    """
    if len({plan.months for _, plan in plans}) != 1:
        raise ValueError("All plans of a workbook must have the same months, and there must be one.")
    if futures and len(futures) != len(plans):
        raise ValueError("There must be futures of every plan of a workbook, or of none.")
    with whole_file(path) as file:
        written = _Written(shown_plans(plans), comparison, futures, kept, provenance, progress or Progress())
        file.write(written.content())


def write_staffing_content(
    content: StaffingContent, path: Path, provenance: Provenance, progress: Progress | None = None
) -> None:
    """Write everything that was gathered for some scenarios; see ``write_staffing_workbook``."""
    write_staffing_workbook(
        content.plans,
        path,
        provenance,
        progress,
        comparison=content.comparison,
        futures=content.futures,
        kept=content.kept,
    )


@dataclass(frozen=True)
class _Written:
    """A workbook being written."""

    plans: tuple[ShownPlan, ...]
    comparison: PlanComparison | None
    futures: Sequence[Futures]
    kept: KeptPlans
    provenance: Provenance
    progress: Progress

    def content(self) -> bytes:
        """The finished file."""
        organization, plan = self.plans[0].organization, self.plans[0].plan
        facts, first, last = organization.facts, plan.months.firsts[0], plan.months.firsts[-1]
        book = Book(f"Staffing plan of {facts.name}", facts.currency, self.provenance.at)
        book.describe(_described(self.plans, self.provenance))
        months = f"{first:%Y-%m} to {last:%Y-%m}"
        sheets = {
            name: book.sheet(
                name,
                title,
                f"{facts.name}, {_OTHER_MONTHS.get(name, months)}, looked at on {organization.day}",
                landscape=name not in _NOTES,
            )
            for name, title in _TITLES.items()
            if self._is_shown(name)
        }
        for sheet in sheets.values():
            sheet.print_head(f"Staffing plan of {facts.name}", self.provenance.workspace)
        self._write(sheets)
        self.progress.step(len(sheets), len(sheets), "Writing the workbook")
        return book.content()

    def _is_shown(self, name: str) -> bool:
        if name in _OF_MONEY and not has_pay(self.plans):
            return False
        if name in ("Attrition", "Rates of leaving"):
            return bool(self.futures)
        if name == "Plan and actual":
            return bool(self.kept)
        if name == _OF_ONE:
            return all(one.organization.profile.small_groups for one in self.plans)
        return name != "Scenarios" or self.comparison is not None

    def _write(self, sheets: Mapping[str, Sheet]) -> None:
        """Each sheet after those that its formulas read."""
        plans, begun = self.plans, _Begun(sheets, self.progress)
        months = write_months(begun("Plan by month"), plans)
        groups = {Dimension.UNIT: months}
        for dimension in (Dimension.FAMILY, Dimension.LEVEL, Dimension.LOCATION):
            groups[dimension] = write_months(begun(f"By {dimension.value}"), plans, dimension)
        headcount = write_cross(begun("Headcount"), plans, "whole", lambda one: one.closing)
        write_cross(begun("FTE"), plans, "fte", lambda one: one.fte.closing)
        costs, budgets = self._write_money(begun, sheets)
        if self.kept:
            write_actual(begun("Plan and actual"), self.kept)
        write_positions(begun("Positions"), plans)
        write_requisitions(begun("Requisitions"), plans)
        targets = write_targets(begun("Coverage"), plans)
        write_units(begun("Coverage by unit"), plans, targets, self.progress)
        points = write_points(begun("Coverage by month"), plans)
        write_gaps(begun("Gaps"), plans, self.comparison)
        write_actions(begun("Actions"), plans)
        if self.futures:
            write_bands(begun("Attrition"), plans, self.futures)
            write_hazards(begun("Rates of leaving"), plans, self.futures)
        checked = write_checks(begun("Checks"), plans, CheckedTables(months, groups, headcount, costs, budgets))
        summary = write_summary(begun("Summary"), plans, Tables(months, points, budgets, checked))
        if self.comparison is not None:
            write_scenarios(begun("Scenarios"), plans, self.comparison, summary)
        with_pay, shows = has_pay(plans), bool(self.futures)
        _write_notes(begun("Assumptions"), assumptions(plans, self.provenance, self.futures, with_pay=with_pay))
        is_compared = self.comparison is not None
        formulas = how_computed(
            with_futures=shows, with_pay=with_pay, is_compared=is_compared, has_kept=bool(self.kept)
        )
        _write_notes(begun("How computed"), formulas)

    def _write_money(self, begun: _Begun, sheets: Mapping[str, Sheet]) -> tuple[TableRange | None, TableRange | None]:
        if not has_pay(self.plans):
            return None, None
        write_cross(begun("Cost"), self.plans, "money", lambda one: one.cost, with_total=True)
        write_rates(begun("Rates"), self.plans)
        budgets = write_budgets(begun("Budget"), self.plans)
        return write_position_costs(begun(_OF_ONE), self.plans) if _OF_ONE in sheets else None, budgets


@dataclass(frozen=True)
class _Begun:
    """The sheets by their names; taking one says that it is being written."""

    sheets: Mapping[str, Sheet]
    progress: Progress

    def __call__(self, name: str) -> Sheet:
        """The sheet with a name."""
        self.progress.step(list(self.sheets).index(name), len(self.sheets), f"Writing the sheet {name}")
        return self.sheets[name]


def _described(plans: Sequence[ShownPlan], provenance: Provenance) -> Mapping[str, str]:
    """Where it comes from, for the properties of the file."""
    organization, months = plans[0].organization, plans[0].plan.months.firsts
    at = "" if provenance.at is None else f" of {provenance.at:%Y-%m-%d %H:%M} UTC"
    scenarios = "; ".join(one.title for one in plans)
    left_out = f"\nLeft out: {provenance.private}" if provenance.private else ""
    return {
        "subject": f"{organization.facts.name}, {months[0]:%Y-%m} to {months[-1]:%Y-%m}, on {organization.day}",
        "category": "Staffing plan",
        "keywords": scenarios,
        "comments": f"{provenance.workspace}, action {provenance.action}{at}, Orgwright {provenance.version}\n"
        f"Scenarios: {scenarios}\nUnit: the whole organization{left_out}",
    }


_NOTE_WIDTHS = (34, 96)


def _write_notes(sheet: Sheet, parts: Iterable[tuple[str, Lines]]) -> None:
    sheet.widths(*_NOTE_WIDTHS)
    row = 3
    for title, lines in parts:
        sheet.write(row, 0, title, "heading")
        for number, line in enumerate(lines, row + 1):
            for column, text in enumerate(line):
                sheet.write(number, column, text, "wrapped")
            high = max(line_count(text, width) for text, width in zip(line, _NOTE_WIDTHS, strict=True))
            sheet.worksheet.set_row(number, LINE_HEIGHT * high + 2)
        row += len(lines) + 2
