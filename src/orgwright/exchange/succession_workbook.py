"""The succession plan of a unit as a workbook: positions, benches, slates with figures and reasons, the net bench.

How soon somebody is ready, every depth and the net bench are live formulas over the rows of the other sheets, and the
value that each carries is the program's own number. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orgwright.exchange.sheets import FIRST_ROW, Book, Formula, Kind, Sheet, SheetColumn, TableRange
from orgwright.exchange.staffing_plans import Provenance as Provenance
from orgwright.exchange.staffing_plans import scenario_name
from orgwright.exchange.succession_workbook_notes import Lines, notes
from orgwright.exchange.succession_workbook_rows import (
    DEPTHS,
    NET_COLUMNS,
    make_room,
    write_net,
    write_positions,
    write_several,
    write_slates,
)
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.organization import Organization
from orgwright.planning.succession_plan import UnitSuccession, unit_succession
from orgwright.progress import Progress

_TITLES = {
    "Summary": "Succession plan",
    "Positions": "Critical positions and who stands behind them",
    "Net bench": "One way to fill as many positions as possible at the same time",
    "Slates": "The best of each slate, with reasons for and against",
    "Behind several": "People who stand ready behind more than one position",
}
_SUMMARY = (SheetColumn("Figure", width=44), SheetColumn("Value", width=12), SheetColumn("What it says", width=84))
_NOTE_WIDTH = 96
Line = tuple[str, Kind, Formula, str]


def write_succession_workbook(
    organization: Organization,
    unit_id: int | None,
    path: Path,
    provenance: Provenance,
    progress: Progress | None = None,
) -> None:
    """Write the succession plan of a unit and all below it (None: of the whole) to ``path``, whole or not at all.

    Day and scenario are those of the picture. Refuses a path that cannot be written.
    """
    steps = progress or Progress()
    with whole_file(path) as file:
        found = unit_succession(organization, unit_id, steps)
        file.write(_content(organization, found, provenance, steps))


def _content(organization: Organization, found: UnitSuccession, provenance: Provenance, progress: Progress) -> bytes:
    facts = organization.facts
    of = facts.name if found.unit_id is None else organization.units[found.unit_id].name
    book = Book(f"Succession plan of {of}", facts.currency)
    scenario = organization.scenario
    under = scenario_name(organization).lower() if scenario is None else f"scenario {scenario.title}"
    looked_at = f"{of}, {organization.day}, {under}"
    made = {name: book.sheet(name, title, looked_at) for name, title in _TITLES.items()}
    progress.step(0, len(made), "Writing the workbook")
    slates = write_slates(made["Slates"], organization, found)
    net = write_net(made["Net bench"], organization, found)
    positions = write_positions(made["Positions"], organization, found, net)
    several = write_several(made["Behind several"], organization, found)
    _write_summary(made["Summary"], found, positions, net, several, slates)
    _write_notes(
        book.sheet("How computed", "How computed", looked_at, landscape=False), notes(organization, found, provenance)
    )
    progress.step(len(made), len(made), "Writing the workbook")
    return book.content()


def _write_summary(
    sheet: Sheet,
    found: UnitSuccession,
    positions: TableRange,
    net: TableRange,
    several: TableRange,
    slates: TableRange,
) -> None:
    sheet.heads(_SUMMARY, FIRST_ROW)
    sheet.widths(*(column.width for column in _SUMMARY))
    lines = _lines(found, positions, net, several, slates)
    for row, (title, kind, value, meaning) in enumerate(lines, FIRST_ROW + 1):
        sheet.write(row, 0, title)
        sheet.write(row, 1, value, kind)
        sheet.write(row, 2, meaning, "note")
    sheet.worksheet.freeze_panes(FIRST_ROW + 1, 1)
    sheet.worksheet.fit_to_pages(1, 1)


def _lines(
    found: UnitSuccession, positions: TableRange, net: TableRange, several: TableRange, slates: TableRange
) -> Iterable[Line]:
    benches = found.plan.benches
    count = f"=COUNT({positions.column('No.')})"
    yield "Critical positions", "whole", Formula(count, len(benches)), "Of the unit and all below it, not closed."
    meaning = "So many of them could be filled by people who are ready by then, nobody filling two."
    for title, one in zip(NET_COLUMNS, found.plan.net, strict=True):
        formula = Formula(f'=COUNTIF({net.column(title)},"?*")', one.size)
        yield f"Filled at the same time, {title.lower()}", "whole", formula, meaning
    nobody = sum(not one.depth[0] for one in benches)
    formula = Formula(f"=COUNTIF({positions.column(DEPTHS[0])},0)", nobody)
    yield "With nobody ready now", "whole", formula, "Positions for which not one person of the organization is ready."
    single = sum(one.depth[0] == 1 for one in benches)
    formula = Formula(f"=COUNTIF({positions.column(DEPTHS[0])},1)", single)
    yield "With one person alone ready now", "whole", formula, "If that person leaves, nobody is ready."
    formula = Formula(f"=COUNT({several.column('Positions')})", len(found.plan.positions_by_person))
    yield "People ready for several positions", "whole", formula, "Each of them can fill one of these alone."
    looked = sum(len(one) for one in found.candidates)
    formula = Formula(f"=COUNT({slates.column('Place')})", looked)
    yield "Rows of slates", "whole", formula, "People looked at with their figures and reasons, ten a position at most."


def _write_notes(sheet: Sheet, several: Iterable[tuple[str, Lines]]) -> None:
    sheet.widths(30, _NOTE_WIDTH)
    row = FIRST_ROW
    for title, lines in several:
        sheet.write(row, 0, title, "heading")
        row += 1
        for name, text in lines:
            sheet.write(row, 0, name, "wrapped")
            sheet.write(row, 1, text, "wrapped")
            make_room(sheet, row, (text, _NOTE_WIDTH))
            row += 1
        row += 1
