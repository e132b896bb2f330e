"""Time in the report of coverage: a year ago and now, what moved it in between, and what roles will ask."""

from collections.abc import Iterator, Sequence

from orgwright.gui.printing.coverage_report_figures import ReportFigures
from orgwright.gui.printing.coverage_report_parts import percent, range_words, section, signed_points, whole_table
from orgwright.gui.printing.marks import Piece, space
from orgwright.gui.printing.paper import CELL_BOLD
from orgwright.gui.printing.tables import PrintColumn, PrintRow, table
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.coverage import UnitCoverage

MOST_FUTURE = 12


def year_section(figures: ReportFigures, width: float) -> list[Piece]:
    """The headline figures a year ago and now."""
    before, now = figures.year_ago, figures.covered
    rows = [
        PrintRow((title, old, new, change))
        for title, old, new, change in _compared(before, now)
        if (old, new) != ("–", "–")
    ]
    if not any(row.cells[1] not in ("–", "0") for row in rows):
        return []
    columns = (
        PrintColumn("Figure", 0.46, CELL_BOLD),
        PrintColumn(day_text(before.on), 0.18, at_right=True),
        PrintColumn(day_text(now.on), 0.18, CELL_BOLD, at_right=True),
        PrintColumn("Change", 0.18, at_right=True),
    )
    said = "Assessments, people and targets as they were on each day; roles, requirements and policies as they are now."
    shown = whole_table(table(columns, rows, width), 0, "", width)
    return [*section("A year ago and now", width, said), *shown, *_moved(figures, width)]


def _moved(figures: ReportFigures, width: float) -> list[Piece]:
    """What moved the headline figure since then, cause by cause, and their sum."""
    movement = figures.movement.targets if figures.has_targets else figures.movement.roles
    if not movement.steps:
        return []
    what = "coverage of targets" if figures.has_targets else "coverage against roles"
    columns = (
        PrintColumn(f"What moved {what}", 0.46, CELL_BOLD),
        PrintColumn("Cases", 0.18, at_right=True),
        PrintColumn("Held", 0.18, CELL_BOLD, at_right=True),
        PrintColumn("Held or not known", 0.18, at_right=True),
    )
    rows = [
        PrintRow((str(one.mover).capitalize(), f"{one.count:,}", signed_points(one.low), signed_points(one.high)))
        for one in movement.steps
    ]
    low, high = sum(one.low for one in movement.steps), sum(one.high for one in movement.steps)
    rows.append(
        PrintRow(("Together", f"{sum(one.count for one in movement.steps):,}", signed_points(low), signed_points(high)))
    )
    return [space(14), *whole_table(table(columns, rows, width), 0, "", width)]


def _compared(before: UnitCoverage, now: UnitCoverage) -> Iterator[tuple[str, str, str, str]]:
    shares = (
        ("Coverage of targets, held", before.low, now.low),
        ("Coverage of targets, held or not known", before.high, now.high),
        ("Targets met in full", before.strict_low, now.strict_low),
        ("Against roles, held", before.role_low, now.role_low),
        ("Requirements met", before.role_compliance, now.role_compliance),
        ("Assessed, of what roles ask", before.role_assessed_share, now.role_assessed_share),
    )
    for title, old, new in shares:
        change = "" if old is None or new is None else signed_points(new - old)
        yield title, percent(old), percent(new), change
    counts = (
        ("People", len(before.person_ids), len(now.person_ids)),
        ("People with the gate held", before.gates["held"], now.gates["held"]),
        ("Capability targets", len(before.targets), len(now.targets)),
    )
    for title, was, are in counts:
        yield title, f"{was:,}", f"{are:,}", f"{are - was:+,}".replace("-", "−") if are != was else "0"


def future_section(figures: ReportFigures, width: float) -> list[Piece]:
    """What roles will ask, and who holds it."""
    if not figures.future:
        return []
    organization, demand = figures.organization, figures.demand
    nobody = sum(one.is_held_by_nobody for one in figures.future)
    count = len(figures.future)
    said = (
        f"Of the emerging tier {range_words(demand.emerging.low, demand.emerging.high)} is held, of all that is asked "
        f"today {range_words(demand.today.low, demand.today.high)}. "
    )
    said += (
        f"Nobody holds {nobody:,} of {count:,} future skills at the level asked." if nobody else "Each has a holder."
    )
    columns = (
        PrintColumn("Future skill", 0.34, CELL_BOLD),
        PrintColumn("Level", 0.08, at_right=True),
        PrintColumn("Asked of", 0.1, at_right=True),
        PrintColumn("Not known of", 0.12, at_right=True),
        PrintColumn("Held by", 0.36),
    )
    rows = [
        PrintRow(
            (
                organization.skills[one.skill_id].name,
                str(one.level),
                f"{one.asked:,}",
                f"{one.unknown:,}",
                _holders(figures, one.holder_ids),
            )
        )
        for one in figures.future[:MOST_FUTURE]
    ]
    shown = whole_table(table(columns, rows, width), len(figures.future) - MOST_FUTURE, "skill", width)
    return [*section("What roles will ask", width, said), *shown]


def _holders(figures: ReportFigures, person_ids: Sequence[int]) -> str:
    """The holders where they are few, else how many they are."""
    if not person_ids:
        return "nobody"
    if len(person_ids) > 3:
        return f"{len(person_ids):,} people"
    return ", ".join(figures.organization.people[one].name for one in person_ids)
