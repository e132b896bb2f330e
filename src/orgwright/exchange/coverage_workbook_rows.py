"""The sheets of people in the coverage workbook: their requirements row by row, and what each person holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np

from orgwright.exchange.sheets import Formula, Sheet, SheetColumn, TableRange
from orgwright.planning.coverage import GATES, NO_GATE, NO_ROLE, UnitCoverage
from orgwright.planning.gap_list import IMPORTANCES, STATES, TIERS, GapColumns
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import unit_names
from orgwright.progress import Progress

MOST_REQUIREMENTS = 200_000
"""Rows of requirements beyond which a workbook becomes unusable; the sheet is then left out."""
_STEP = 2_000
_REQUIREMENTS = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("Person"),
    SheetColumn("Role"),
    SheetColumn("Skill no.", "whole", 7),
    SheetColumn("Skill"),
    SheetColumn("Tier"),
    SheetColumn("Importance"),
    SheetColumn("Weight", "weight"),
    SheetColumn("Required", "whole"),
    SheetColumn("Held", "whole"),
    SheetColumn("State"),
    SheetColumn("Share, low", "share"),
    SheetColumn("Share, high", "share"),
    SheetColumn("Weight held, low", "weight"),
    SheetColumn("Weight held, high", "weight"),
    SheetColumn("Weight of the role", "weight"),
    SheetColumn("Points lost", "points"),
    SheetColumn("Age in days", "whole"),
)
_PEOPLE = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("Person"),
    SheetColumn("Unit"),
    SheetColumn("Role"),
    SheetColumn("Requirements", "whole"),
    SheetColumn("Known", "whole"),
    SheetColumn("Met", "whole"),
    SheetColumn("Coverage, low", "share"),
    SheetColumn("Coverage, high", "share"),
    SheetColumn("Compliance", "share"),
    SheetColumn("Assessed", "share"),
    SheetColumn("Gate"),
)


@dataclass(frozen=True)
class Numbered:
    """The numbers of people and skills in the workbook: formulas ask for them, never for a text of a user."""

    person: dict[int, int]
    skill: dict[int, int]

    @classmethod
    def of(cls, organization: Organization, person_ids: Sequence[int]) -> Numbered:
        """People in the order of their keys, skills in that of their names."""
        people = organization.seating.by_person_key(person_ids)
        skills = sorted(organization.skills, key=lambda one: organization.skills[one].name)
        return cls(
            {one: number for number, one in enumerate(people, 1)}, {one: number for number, one in enumerate(skills, 1)}
        )


def write_requirements(
    sheet: Sheet, organization: Organization, rows: GapColumns, numbers: Numbered, counted: str, progress: Progress
) -> TableRange:
    """A row a requirement and person; ``counted`` is the cell with the number of people that have a coverage."""
    order = np.lexsort(
        ([numbers.skill[one] for one in rows.skill.tolist()], [numbers.person[one] for one in rows.person.tolist()])
    )
    rows = rows.take(order)
    totals = dict.fromkeys(rows.person.tolist(), 0.0)
    for person_id, weight in zip(rows.person.tolist(), rows.weight.tolist(), strict=True):
        totals[person_id] += weight
    ages = _ages(organization, rows)
    several = zip(*(getattr(rows, name).tolist() for name in _TAKEN), ages, strict=True)
    cells = []
    for number, row in enumerate(several):
        if number % _STEP == 0:
            progress.step(number, len(rows), "Gathering requirements")
        cells.append(_requirement_cells(organization, numbers, row, totals[row[0]], counted))
    table = sheet.table(_REQUIREMENTS, cells, keys=5, progress=progress)
    if cells:
        only_levels = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 5, "ignore_blank": True}
        only_levels |= {"error_title": "Not a level", "error_message": "A level is a whole number from 0 to 5."}
        for title in ("Required", "Held"):
            place = table.columns.index(title)
            sheet.worksheet.data_validation(table.first - 1, place, table.last - 1, place, only_levels)
    return table


_TAKEN = ("person", "role", "skill", "tier", "importance", "weight", "required", "held", "state", "cost")


def _requirement_cells(
    organization: Organization, numbers: Numbered, row: Sequence[Any], total: float, counted: str
) -> list[Any]:
    person_id, role_id, skill_id, tier, importance, weight, required, held, state, cost, age = row
    low = min(held, required) / required if held >= 0 else 0.0
    high = low if held >= 0 else 1.0
    return [
        numbers.person[person_id],
        organization.people[person_id].name,
        organization.roles[role_id].name,
        numbers.skill[skill_id],
        organization.skills[skill_id].name,
        str(TIERS[tier] or ""),
        str(IMPORTANCES[importance] or ""),
        weight,
        required,
        held if held >= 0 else None,
        STATES[state],
        Formula('=IF(J{row}="",0,MIN(J{row}/I{row},1))', low),
        Formula('=IF(J{row}="",1,MIN(J{row}/I{row},1))', high),
        Formula("=H{row}*L{row}", weight * low),
        Formula("=H{row}*M{row}", weight * high),
        total,
        Formula(f"=(H{{row}}-N{{row}})/P{{row}}/{counted}", cost),
        age,
    ]


def _ages(organization: Organization, rows: GapColumns) -> list[int | None]:
    """How many days ago each known level was assessed."""
    matrix = organization.proficiency
    days: list[int | None] = [None] * len(rows)
    for skill_id in np.unique(rows.skill).tolist():
        places = np.flatnonzero((rows.skill == skill_id) & (rows.held >= 0))
        if len(places):
            found = matrix.days[matrix.rows(rows.person[places].tolist()), matrix.column_of(skill_id)]
            for place, day in zip(places.tolist(), found.tolist(), strict=True):
                days[place] = int(matrix.day - day)
    return days


def write_people(
    sheet: Sheet, organization: Organization, covered: UnitCoverage, numbers: Numbered, rows: TableRange | None
) -> TableRange:
    """What each person holds, as sums over the rows of the sheet of requirements."""
    people = covered.people
    columns = ("person_ids", "role_ids", "low", "high", "compliance", "gate", "known", "met", "applicable")
    several = list(zip(*(getattr(people, name).tolist() for name in columns), strict=True))
    several.sort(key=lambda one: numbers.person[one[0]])
    units = unit_names(organization)
    return sheet.table(_PEOPLE, [_person_cells(organization, units, numbers, one, rows) for one in several], keys=2)


def _person_cells(
    organization: Organization,
    units: Mapping[int | None, str],
    numbers: Numbered,
    one: Sequence[Any],
    rows: TableRange | None,
) -> list[Any]:
    person_id, role_id, low, high, compliance, gate, known, met, applicable = one
    # Of a role whose requirements weigh nothing there are no rows to add up.
    counted = None if isnan(low) else rows
    return [
        numbers.person[person_id],
        organization.people[person_id].name,
        units[organization.seating.unit_of(person_id)],
        "" if role_id == NO_ROLE else organization.roles[role_id].name,
        live(counted, applicable, lambda table: f"=COUNTIF({table.column('No.')},$A{{row}})"),
        live(counted, known, lambda table: f"=G{{row}}+{_in_state(table, 'short')}"),
        live(counted, met, lambda table: f"={_in_state(table, 'met')}"),
        *(live(counted, share, _share(word)) for word, share in (("low", low), ("high", high))),
        *(
            None if share is None else Formula(f"={letter}{{row}}/E{{row}}", share)
            for letter, share in (("G", _number(compliance)), ("F", known / applicable if applicable else None))
        ),
        "" if gate == NO_GATE else GATES[gate],
    ]


def _number(value: float) -> float | None:
    """The value, or nothing where there is none to compute."""
    return None if isnan(value) else value


def live(table: TableRange | None, value: float, formula: Any) -> Any:
    """The value, with a formula where there are rows to compute it from; nothing where there is no value."""
    if _number(value) is None:
        return None
    return value if table is None else Formula(formula(table), value)


def _in_state(table: TableRange, state: str) -> str:
    return f'COUNTIFS({table.column("No.")},$A{{row}},{table.column("State")},"{state}")'


def _share(word: str) -> Any:
    def formula(table: TableRange) -> str:
        held = f"SUMIF({table.column('No.')},$A{{row}},{table.column(f'Weight held, {word}')})"
        return f"={held}/SUMIF({table.column('No.')},$A{{row}},{table.column('Weight')})"

    return formula
