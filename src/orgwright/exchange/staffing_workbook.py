"""The staffing plan as a workbook: headcount, FTE, cost, seats, requisitions, coverage, and how each is computed.

Every total is a live formula whose stored value is the program's own number. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from orgwright.exchange.sheets import Book, Sheet
from orgwright.exchange.staffing_coverage import write_points, write_targets, write_units
from orgwright.exchange.staffing_figures import write_cross, write_months, write_scenarios, write_summary
from orgwright.exchange.staffing_lists import write_positions, write_rates, write_requisitions
from orgwright.exchange.staffing_notes import notes
from orgwright.exchange.staffing_plans import Plan
from orgwright.exchange.staffing_plans import Provenance as Provenance
from orgwright.exchange.whole_file import whole_file
from orgwright.progress import Progress

_SCENARIOS = "Scenarios"
_TITLES = {
    "Summary": "Staffing plan",
    _SCENARIOS: "Scenarios side by side",
    "Plan by month": "Plan by month and unit",
    "Headcount": "Headcount at the end of each month",
    "FTE": "FTE at the end of each month",
    "Cost": "Cost of each month",
    "Positions": "Positions",
    "Requisitions": "Requisitions",
    "Rates": "Rates of seats without an annual cost of their own",
    "Coverage": "Coverage of the capability targets",
    "Coverage by unit": "Coverage of each unit with those below it",
    "Coverage by month": "Coverage of the whole organization by month",
}


def write_staffing_workbook(
    plans: Sequence[Plan], path: Path, provenance: Provenance, progress: Progress | None = None
) -> None:
    """Write the plans of one or several scenarios to ``path``, whole or not at all.

    All plans must have the same months. Refuses a path that cannot be written.
    """
    progress = progress or Progress()
    if len({plan.months for _, plan in plans}) != 1:
        raise ValueError("All plans of a workbook must have the same months, and there must be one.")
    with whole_file(path) as file:
        file.write(_content(plans, provenance, progress))


def _content(plans: Sequence[Plan], provenance: Provenance, progress: Progress) -> bytes:
    organization, plan = plans[0]
    book = Book(f"Staffing plan of {organization.facts.name}", organization.facts.currency)
    first, last = plan.months.firsts[0], plan.months.firsts[-1]
    looked_at = f"{organization.facts.name}, {first:%Y-%m} to {last:%Y-%m}, looked at on {organization.day}"
    made = {
        name: book.sheet(name, title, looked_at)
        for name, title in _TITLES.items()
        if name != _SCENARIOS or len(plans) > 1
    }
    _write_sheets(made, plans, progress)
    _write_notes(book.sheet("How computed", "How computed", looked_at, landscape=False), plans, provenance)
    progress.step(len(made), len(made), "Writing the workbook")
    return book.content()


def _write_sheets(made: dict[str, Sheet], plans: Sequence[Plan], progress: Progress) -> None:
    """Each sheet after those that its formulas read."""

    def begun(name: str) -> Sheet:
        progress.step(list(made).index(name), len(made), f"Writing the sheet {name}")
        return made[name]

    months = write_months(begun("Plan by month"), plans)
    write_cross(begun("Headcount"), plans, "whole", lambda one: one.closing)
    write_cross(begun("FTE"), plans, "fte", lambda one: one.fte.closing)
    write_cross(begun("Cost"), plans, "money", lambda one: one.cost, with_total=True)
    write_positions(begun("Positions"), plans)
    write_requisitions(begun("Requisitions"), plans)
    write_rates(begun("Rates"), plans)
    targets = write_targets(begun("Coverage"), plans)
    write_units(begun("Coverage by unit"), plans, targets, progress)
    points = write_points(begun("Coverage by month"), plans)
    summary = write_summary(begun("Summary"), plans, months, points)
    if _SCENARIOS in made:
        write_scenarios(begun(_SCENARIOS), plans, summary)


def _write_notes(sheet: Sheet, plans: Sequence[Plan], provenance: Provenance) -> None:
    sheet.widths(30, 96)
    row = 3
    for title, lines in notes(plans, provenance):
        sheet.write(row, 0, title, "heading")
        row += 1
        for name, text in lines:
            sheet.write(row, 0, name, "wrapped")
            sheet.write(row, 1, text, "wrapped")
            row += 1
        row += 1
