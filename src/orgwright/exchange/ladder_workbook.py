"""The ladder of a family as a workbook: its roles, the levels they ask, what each step asks more, and who is where.

Levels, weights and months per level are cells; gains, gaps and months of every step are formulas over them. The value
that each formula carries is the program's own number. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from orgwright.exchange.coverage_workbook_notes import Lines, policy_lines
from orgwright.exchange.ladder_workbook_steps import Levels, write_gains, write_levels, write_pace, write_steps
from orgwright.exchange.sheets import FIRST_ROW, Book, Sheet, SheetColumn
from orgwright.exchange.source_lines import readers_line, source_lines
from orgwright.exchange.staffing_plans import Provenance as Provenance
from orgwright.exchange.staffing_plans import scenario_name
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.explanations.pace import pace_policies
from orgwright.planning.ladder import Ladder, ladder
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import refuse_small, unit_names
from orgwright.planning.role_readiness import role_readiness
from orgwright.progress import Progress

_RUNGS = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("Role"),
    SheetColumn("Level"),
    SheetColumn("Requirements", "whole"),
    SheetColumn("People", "whole"),
    SheetColumn("Seats", "whole"),
    SheetColumn("Vacant", "whole"),
    SheetColumn("Comes from other families", "wrapped", 34),
    SheetColumn("Leads to other families", "wrapped", 34),
    SheetColumn("Beside", "wrapped", 34),
)
_PEOPLE = (
    SheetColumn("Person"),
    SheetColumn("Unit"),
    SheetColumn("Role"),
    SheetColumn("Step to"),
    SheetColumn("Ready now", "flag"),
    SheetColumn("Coverage, low", "share"),
    SheetColumn("Coverage, high", "share"),
    SheetColumn("Months", "number"),
    SheetColumn("Months at the least", "number"),
)
_HOW: Lines = (
    ("Order", "Roles by job level, in the order of the policy of required levels; within a level by name."),
    (
        "Steps",
        "Each next link within the family. A role that none leads to is reached from the nearest lower level; the "
        "column Link says so.",
    ),
    ("Levels gained", "The higher of 0 and the level asked above − the level asked below; what is not asked is 0."),
    ("Weight", "Importance × tier of the role above, by the policies below."),
    ("Weighted gap", "Σ weight × levels gained, for somebody who holds all that the role below asks."),
    ("Months of a skill", "Months to the level above − months to the level below, on the sheet Pace."),
    (
        "Months of a step",
        "Several skills are learned at once, the longest first, each as soon as a place is free; the end of the last. "
        "The order of the rows is the program's: a changed level changes the months, not which skill is begun first.",
    ),
    ("People", "Readiness of those who stand on the role below: ready now is the gate held and low at the share set."),
)


def write_ladder_workbook(
    organization: Organization, family: str, path: Path, provenance: Provenance, progress: Progress | None = None
) -> None:
    """Write the ladder of a family to ``path``, whole or not at all.

    RefusedInput where there is no such family, where it is of few people and the picture leaves small groups out, and
    where the path cannot be written.
    """
    found = ladder(organization, family)
    refuse_small(organization, f"The family {found.family}", found.people)
    with whole_file(path) as file:
        file.write(_content(organization, found, provenance, progress or Progress()))


def _content(organization: Organization, found: Ladder, provenance: Provenance, progress: Progress) -> bytes:
    book = Book(f"Ladder of {found.family}", organization.facts.currency)
    under = scenario_name(organization).lower() if organization.scenario is None else scenario_name(organization)
    looked_at = f"{organization.facts.name}, {organization.day}, {under}"
    titles = {
        "Ladder": f"Ladder of {found.family}",
        "Steps": "What each step up asks more",
        "Levels": "Levels that each role asks",
        "Skills of steps": "The skills of each step",
        "Pace": "Months per level",
        "People": "Who stands where, and how far the next step is",
    }
    made = {name: book.sheet(name, title, looked_at) for name, title in titles.items()}
    progress.step(0, 3, "Writing the ladder")
    _write_rungs(made["Ladder"], organization, found)
    levels = Levels.of(organization, found)
    write_levels(made["Levels"], organization, levels)
    write_pace(made["Pace"], organization)
    progress.step(1, 3, "Writing the steps")
    gains = write_gains(made["Skills of steps"], organization, found, levels)
    write_steps(made["Steps"], organization, found, gains)
    progress.step(2, 3, "Writing the people")
    _write_people(made["People"], organization, found)
    _write_notes(book.sheet("How computed", "How computed", looked_at, landscape=False), organization, provenance)
    progress.step(3, 3, "Writing the workbook")
    return book.content()


def _write_rungs(sheet: Sheet, organization: Organization, found: Ladder) -> None:
    def names(role_ids: Sequence[int]) -> str:
        return ", ".join(organization.roles[one].name for one in role_ids)

    rows = [
        [
            number,
            organization.roles[one.role_id].name,
            one.level,
            one.requirements,
            len(one.person_ids),
            one.seats,
            one.vacant,
            names(one.comes_from),
            names(one.leads_to),
            names(one.beside),
        ]
        for number, one in enumerate(found.rungs, 1)
    ]
    sheet.table(_RUNGS, rows, keys=2)


def _write_people(sheet: Sheet, organization: Organization, found: Ladder) -> None:
    """Everybody on the ladder, once for every step that leads on from there."""
    rows: list[list[Any]] = []
    units = unit_names(organization)
    for rung in found.rungs:
        onward = tuple(one.to_role_id for one in found.steps if one.from_role_id == rung.role_id)
        for to_role_id in onward or (None,):
            rows += _people_rows(organization, units, rung.role_id, rung.person_ids, to_role_id)
    sheet.table(_PEOPLE, rows)


def _people_rows(
    organization: Organization,
    units: Mapping[int | None, str],
    role_id: int,
    person_ids: Sequence[int],
    to_role_id: int | None,
) -> list[list[Any]]:
    ready = None if to_role_id is None else role_readiness(organization, to_role_id)
    columns: dict[int, list[Any]] = {}
    if ready is not None:
        figures = (ready.is_ready, ready.low, ready.high, ready.months, ready.least_months)
        several = zip(*(column.tolist() for column in figures), strict=True)
        columns = dict(zip(ready.person_ids.tolist(), map(list, several), strict=True))
    return [
        [
            organization.people[person_id].name,
            units[organization.seating.unit_of(person_id)],
            organization.roles[role_id].name,
            "" if to_role_id is None else organization.roles[to_role_id].name,
            *columns.get(person_id, [None] * 5),
        ]
        for person_id in person_ids
    ]


def _write_notes(sheet: Sheet, organization: Organization, provenance: Provenance) -> None:
    source: Lines = (
        *source_lines(provenance),
        ("Organization", organization.facts.name),
        ("Looked at on", str(organization.day)),
        ("Scenario", scenario_name(organization)),
        readers_line(organization, "It names people with how ready they are"),
    )
    sheet.widths(30, 96)
    row = FIRST_ROW
    for title, lines in (
        ("Where this comes from", source),
        ("How it is computed", _HOW),
        ("Where the months come from", pace_policies(organization)),
        ("Policies in force", policy_lines(organization)),
    ):
        sheet.write(row, 0, title, "heading")
        for name, text in lines:
            row += 1
            sheet.write(row, 0, name, "wrapped")
            sheet.write(row, 1, text, "wrapped")
        row += 2
