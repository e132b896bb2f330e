"""Coverage as a workbook: headline figures, units, people, requirements, gaps, targets, where it breaks, time, future.

Totals are live formulas over the rows of the other sheets, and the value that each carries is the program's own number:
change a level or a number of people needed, and all that depends on it follows. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orgwright.exchange.coverage_workbook_gaps import write_drivers, write_gaps, write_steps
from orgwright.exchange.coverage_workbook_notes import Lines, notes
from orgwright.exchange.coverage_workbook_rows import MOST_REQUIREMENTS, Numbered, write_people, write_requirements
from orgwright.exchange.coverage_workbook_summary import COUNTED, Tables, write_summary
from orgwright.exchange.coverage_workbook_targets import write_breaks, write_targets, write_units
from orgwright.exchange.coverage_workbook_time import write_emerging, write_future, write_months, write_movement
from orgwright.exchange.sheets import FIRST_ROW, Book, Sheet
from orgwright.exchange.staffing_plans import Provenance as Provenance
from orgwright.exchange.staffing_plans import scenario_name
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.coverage import coverage_trend, gap_rows, unit_coverage
from orgwright.planning.coverage_movement import coverage_movement
from orgwright.planning.days import months_later
from orgwright.planning.drivers import drivers, role_improvements
from orgwright.planning.emerging import emerging_by_unit, future_skills
from orgwright.planning.gap_list import GapColumns, gap_columns
from orgwright.planning.groups import Group
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import hidden_units, refuse_few
from orgwright.planning.resilience import resilience
from orgwright.progress import Progress

MONTHS = 24
_YEAR = 12
_REQUIREMENTS = "Requirements"
_TITLES = {
    "Summary": "Coverage",
    "Units": "Coverage of each unit with those below it",
    "People": "What each person holds of what the own role asks",
    _REQUIREMENTS: "Requirements of each person",
    "Gaps": "What each skill costs the coverage of roles",
    "Targets": "Capability targets",
    "Where it breaks": "The worst departures, single holders, and what nobody holds",
    "Drivers": "The dearest gaps of single people",
    "Next steps": "The single levels that raise coverage most for each month",
    "Time": "Coverage by month",
    "What moved": "What moved coverage in a year",
    "Emerging": "What roles will ask, beside what they ask today",
    "Future skills": "Skills of the emerging tier, and who holds them",
}


def write_coverage_workbook(
    organization: Organization,
    unit_id: int | None,
    path: Path,
    provenance: Provenance,
    progress: Progress | None = None,
    months: int = MONTHS,
) -> None:
    """Write the coverage of a unit and all below it (None: of the whole) to ``path``, whole or not at all.

    Day and scenario are those of the picture; the last of the ``months`` is the month of that day. Refuses a path that
    cannot be written, and a unit of few people where the picture leaves small groups out.
    """
    refuse_few(organization, unit_id)
    with whole_file(path) as file:
        file.write(_content(organization, unit_id, provenance, progress or Progress(), months))


def _content(
    organization: Organization, unit_id: int | None, provenance: Provenance, progress: Progress, months: int
) -> bytes:
    facts = organization.facts
    of = facts.name if unit_id is None else organization.units[unit_id].name
    book = Book(f"Coverage of {of}", facts.currency)
    scenario = organization.scenario
    under = scenario_name(organization).lower() if scenario is None else f"scenario {scenario.title}"
    looked_at = f"{of}, {organization.day}, {under}"
    rows = gap_columns(organization, organization.seating.people_of(unit_id))
    are_written = len(rows) <= MOST_REQUIREMENTS
    made = {
        name: book.sheet(name, title, looked_at)
        for name, title in _TITLES.items()
        if name != _REQUIREMENTS or are_written
    }
    _write_sheets(made, organization, unit_id, rows, months, progress)
    sheet = book.sheet("How computed", "How computed", looked_at, landscape=False)
    _write_notes(sheet, notes(organization, unit_id, provenance, 0 if are_written else len(rows)))
    progress.step(len(made), len(made), "Writing the workbook")
    return book.content()


def _write_sheets(
    made: dict[str, Sheet],
    organization: Organization,
    unit_id: int | None,
    rows: GapColumns,
    months: int,
    progress: Progress,
) -> None:
    """Each sheet after those that its formulas read."""

    def begun(name: str) -> Sheet:
        progress.step(list(made).index(name), len(made), f"Writing the sheet {name}")
        return made[name]

    covered = unit_coverage(organization, unit_id)
    numbers = Numbered.of(organization, covered.person_ids)
    requirements = None
    if _REQUIREMENTS in made:
        requirements = write_requirements(begun(_REQUIREMENTS), organization, rows, numbers, COUNTED, progress)
    people = write_people(begun("People"), organization, covered, numbers, requirements)
    gaps = gap_rows(organization, unit_id)
    write_gaps(begun("Gaps"), organization, gaps, numbers, requirements, covered.role_low)
    targets = write_targets(begun("Targets"), organization, covered)
    units = write_units(begun("Units"), organization, unit_id, targets, progress)
    found = resilience(organization, unit_id, 2, progress)
    breaks = write_breaks(begun("Where it breaks"), organization, found, targets)
    dearest = drivers(organization, unit_id, progress=progress)
    write_drivers(begun("Drivers"), organization, dearest, numbers, requirements)
    write_steps(begun("Next steps"), organization, role_improvements(organization, unit_id, progress=progress))
    first = months_later(organization.day, 1 - months)
    by_month = write_months(begun("Time"), coverage_trend(organization, unit_id, first, months, progress))
    moved = coverage_movement(organization, unit_id, months_later(organization.day, -_YEAR), organization.day)
    write_movement(begun("What moved"), moved)
    few = hidden_units(organization, unit_id)
    emerging = (one for one in emerging_by_unit(organization, unit_id) if one.group.record_id not in few)
    write_emerging(begun("Emerging"), tuple(emerging))
    write_future(begun("Future skills"), organization, future_skills(organization, Group.of_unit(unit_id)))
    tables = Tables(people, requirements, targets, units, breaks, by_month)
    write_summary(begun("Summary"), organization, covered, found, tables)


def _write_notes(sheet: Sheet, several: Iterable[tuple[str, Lines]]) -> None:
    sheet.widths(30, 96)
    row = FIRST_ROW
    for title, lines in several:
        sheet.write(row, 0, title, "heading")
        row += 1
        for name, text in lines:
            sheet.write(row, 0, name, "wrapped")
            sheet.write(row, 1, text, "wrapped")
            row += 1
        row += 1
