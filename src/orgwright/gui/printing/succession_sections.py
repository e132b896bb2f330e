"""The sections of the succession plan on paper: benches, the best of each slate, who stands behind several, notes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from orgwright.exchange.succession_workbook_notes import MEANINGS, readiness_policies
from orgwright.exchange.succession_workbook_rows import STAGE_WORDS
from orgwright.gui.printing.coverage_report_parts import range_words, section, whole_table
from orgwright.gui.printing.marks import Piece, space
from orgwright.gui.printing.paper import CELL, CELL_BOLD, CELL_QUIET
from orgwright.gui.printing.tables import Band, PrintColumn, PrintRow, table
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import tells_of_few
from orgwright.planning.readiness import ReadyStage
from orgwright.planning.succession import Bench
from orgwright.planning.succession_plan import Candidate, UnitSuccession

MOST_AGAINST = 2
MOST_SLATES, MOST_SEVERAL = 6, 12
_NOTES_ON_PAPER = ("Ready now", "Bench", "Filled at the same time", "Months", "Reasons")


def benches_section(organization: Organization, found: UnitSuccession, width: float) -> list[Piece]:
    """Every critical position with the depth of its bench and who would fill it."""
    columns = (
        PrintColumn("Position", 0.13, CELL_BOLD),
        PrintColumn("Role", 0.25),
        PrintColumn("Incumbent", 0.17),
        PrintColumn("Now", 0.06, at_right=True),
        PrintColumn("1 year", 0.07, at_right=True),
        PrintColumn("2 years", 0.07, at_right=True),
        PrintColumn("Without best", 0.1, at_right=True),
        PrintColumn("Filled at once by", 0.17),
    )
    rows = [PrintRow(_bench_cells(organization, found, one)) for one in found.plan.benches]
    said = "People ready now, in one year and in two; “without best” is how many would be ready now if the best left."
    return [*section("Critical positions", width, said), *whole_table(table(columns, rows, width), 0, "", width)]


def _bench_cells(organization: Organization, found: UnitSuccession, one: Bench) -> tuple[str, ...]:
    sitting = organization.seating.incumbencies_by_position.get(one.position_id, ())
    names = [organization.people[each.person_id].name for each in sitting]
    filled = found.plan.net[0].successor_by_position.get(one.position_id)
    return (
        organization.positions[one.position_id].key,
        _role(organization, one),
        ", ".join(names) or "vacant",
        *(str(depth) for depth in one.depth),
        str(one.without_best[0]),
        "nobody" if filled is None else organization.people[filled].name,
    )


def _role(organization: Organization, one: Bench) -> str:
    return "no role" if one.role_id is None else organization.roles[one.role_id].name


def slates_section(organization: Organization, found: UnitSuccession, width: float) -> list[Piece]:
    """The best of each slate with what speaks against them; the thinnest benches first."""
    columns = (
        PrintColumn("Person", 0.19, CELL_BOLD),
        PrintColumn("Ready", 0.11),
        PrintColumn("Held", 0.09, at_right=True),
        PrintColumn("Months", 0.09, at_right=True),
        PrintColumn("Speaks against", 0.52, CELL_QUIET),
    )
    groups = _same_slates(found)
    if not groups:
        return []
    rows: list[PrintRow | Band] = []
    is_hidden = tells_of_few(organization)
    for group in groups[:MOST_SLATES]:
        bench, several = group[0]
        keys = ", ".join(organization.positions[one.position_id].key for one, _ in group)
        rows.append(Band(f"{keys}: {_role(organization, bench)}", _depth_words(bench)))
        rows += [PrintRow(_candidate_cells(organization, is_hidden, one)) for one in several]
    more = len(groups) - MOST_SLATES
    said = "The first of each slate, the positions with the thinnest benches first."
    return [*section("Who could follow", width, said), *whole_table(table(columns, rows, width), more, "slate", width)]


def _same_slates(found: UnitSuccession) -> list[list[tuple[Bench, tuple[Candidate, ...]]]]:
    """Positions with their candidates, those of one role with the same ones together, the thinnest benches first."""
    groups: dict[tuple[Any, ...], list[tuple[Bench, tuple[Candidate, ...]]]] = {}
    for bench, several in zip(found.plan.benches, found.candidates, strict=True):
        if several:
            key = (bench.role_id, bench.depth, tuple((one.person_id, one.speaks_against) for one in several))
            groups.setdefault(key, []).append((bench, several))
    return sorted(groups.values(), key=lambda group: group[0][0].depth)


def _depth_words(bench: Bench) -> str:
    return f"{bench.depth[0]} ready" if bench.depth[0] else "nobody"


def _candidate_cells(organization: Organization, is_hidden: Callable[[str], bool], one: Candidate) -> tuple[str, ...]:
    said = [each for each in one.speaks_against if not is_hidden(each)]
    against = said[:MOST_AGAINST]
    more = len(said) - len(against)
    words = " ".join(against) + (f" And {more} more." if more else "")
    least, most = round(one.least_months), round(one.months)
    return (
        organization.people[one.person_id].name,
        STAGE_WORDS[one.stage].capitalize(),
        range_words(one.low, one.high),
        "–" if one.stage is ReadyStage.READY_NOW and not most else f"{most}" if least == most else f"{least}–{most}",
        words or "Nothing that is known.",
    )


def several_section(organization: Organization, found: UnitSuccession, width: float) -> list[Piece]:
    """Who is ready for more than one of the positions, and could fill one of them alone."""
    pairs = sorted(
        found.plan.positions_by_person.items(), key=lambda pair: (-len(pair[1]), organization.people[pair[0]].key)
    )
    if not pairs:
        return []
    columns = (PrintColumn("Person", 0.3, CELL_BOLD), PrintColumn("Positions", 0.7))
    rows = [
        PrintRow((organization.people[key].name, ", ".join(organization.positions[one].key for one in several)))
        for key, several in pairs[:MOST_SEVERAL]
    ]
    said = "Each of them can fill one of these positions alone."
    pieces = section("Ready for several positions", width, said)
    return [*pieces, *whole_table(table(columns, rows, width), len(pairs) - MOST_SEVERAL, "person", width)]


def notes_section(organization: Organization, width: float) -> list[Piece]:
    """Meanings and policies, together on one page."""
    meanings = [one for one in MEANINGS if one[0] in _NOTES_ON_PAPER]
    kept = [one for one in readiness_policies(organization) if one[0] == "Ready at" or "onths" in one[0]]
    pieces: Sequence[Piece] = [
        *section("How to read this", width),
        *table(_two("Figure", "What it means"), [PrintRow(one) for one in meanings], width),
        space(14),
        *table(_two("Policy", "In force"), [PrintRow(one) for one in kept], width),
    ]
    return [*(replace(one, keeps_next=True) for one in pieces[:-1]), pieces[-1]]


def _two(first: str, second: str) -> tuple[PrintColumn, PrintColumn]:
    return PrintColumn(first, 0.24, CELL_BOLD), PrintColumn(second, 0.76, CELL)
