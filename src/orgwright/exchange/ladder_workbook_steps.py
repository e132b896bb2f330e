"""The sheets of a ladder whose numbers are live: levels asked, months per level, and the skills of each step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgwright.exchange.sheets import FIRST_ROW, Formula, Sheet, SheetColumn, TableRange, letters
from orgwright.planning.explanations.pace import source_words
from orgwright.planning.ladder import Ladder, LadderStep, SkillGain
from orgwright.planning.organization import Organization
from orgwright.planning.pace import paces
from orgwright.planning.spells import HIGHEST_LEVEL
from orgwright.records import SkillKind

_KEYS = ("No.", "Skill", "Kind", "Category")
_TABLE_ROW = FIRST_ROW + 2
"""The first row of every table as spreadsheets number them."""
_SHADES = {
    "type": "2_color_scale",
    "min_type": "num",
    "min_value": 1,
    "min_color": "#E9F4F5",
    "max_type": "num",
    "max_value": HIGHEST_LEVEL,
    "max_color": "#72B8BF",
}
"""More of a level is darker, and never so dark that its digit is lost."""
_STEPS = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("From"),
    SheetColumn("To"),
    SheetColumn("Link"),
    SheetColumn("New skills", "whole"),
    SheetColumn("Raised skills", "whole"),
    SheetColumn("Levels gained", "whole"),
    SheetColumn("Weighted gap", "weight", 10),
    SheetColumn("Months", "number"),
    SheetColumn("Asked less", "whole"),
    SheetColumn("People below", "whole"),
    SheetColumn("Ready now", "whole"),
    SheetColumn("Within 12 months", "whole"),
)
_GAINS = (
    SheetColumn("Step", "whole", 6),
    SheetColumn("From"),
    SheetColumn("To"),
    SheetColumn("Skill no.", "whole", 7),
    SheetColumn("Skill"),
    SheetColumn("Kind"),
    SheetColumn("Weight", "weight"),
    SheetColumn("Level below", "whole"),
    SheetColumn("Level above", "whole"),
    SheetColumn("Gained", "whole"),
    SheetColumn("Weighted gap", "weight", 10),
    SheetColumn("Months", "number"),
    SheetColumn("Start", "number"),
    SheetColumn("End", "number"),
)


@dataclass(frozen=True)
class Levels:
    """The levels that the roles of a ladder ask: the row and number of each skill, the column of each role."""

    skill_ids: tuple[int, ...]
    role_ids: tuple[int, ...]
    level_by_cell: Mapping[tuple[int, int], int]

    @classmethod
    def of(cls, organization: Organization, found: Ladder) -> Levels:
        """Skills by category, then name."""
        cells = {
            (one.skill_id, rung.role_id): one.level
            for rung in found.rungs
            for one in organization.demand.asks(rung.role_id)
            if one.is_applicable
        }
        skills = organization.skills
        ordered = sorted(
            {skill_id for skill_id, _ in cells},
            key=lambda one: (skills[one].category.casefold(), skills[one].name.casefold(), one),
        )
        return cls(tuple(ordered), tuple(one.role_id for one in found.rungs), cells)

    def number(self, skill_id: int) -> int:
        """The number of a skill in the workbook: formulas ask for it, never for a text of a user."""
        return self.skill_ids.index(skill_id) + 1

    def cell(self, skill_id: int, role_id: int) -> str:
        """Where the level stands that a role asks."""
        column = letters(len(_KEYS) + self.role_ids.index(role_id))
        return f"'Levels'!${column}${FIRST_ROW + 1 + self.number(skill_id)}"


def write_levels(sheet: Sheet, organization: Organization, levels: Levels) -> None:
    """A row a skill, a column a role, the lowest level first; an empty cell is not asked."""
    roles = [SheetColumn(organization.roles[one].name, "whole", 14) for one in levels.role_ids]
    keys = (SheetColumn("No.", "whole", 6), *(SheetColumn(one) for one in _KEYS[1:]))
    rows = []
    for number, skill_id in enumerate(levels.skill_ids, 1):
        skill = organization.skills[skill_id]
        asked = [levels.level_by_cell.get((skill_id, one)) for one in levels.role_ids]
        rows.append([number, skill.name, str(skill.kind), skill.category, *asked])
    table = sheet.table((*keys, *roles), rows, keys=2)
    if rows:
        only = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 5, "ignore_blank": True}
        only |= {"error_title": "Not a level", "error_message": "A level is a whole number from 0 to 5."}
        area = (table.first - 1, len(_KEYS), table.last - 1, len(_KEYS) + len(roles) - 1)
        sheet.worksheet.data_validation(*area, only)
        sheet.worksheet.conditional_format(*area, _SHADES)


def write_pace(sheet: Sheet, organization: Organization) -> None:
    """Months from each level to the next by kind, then the months from 0 to each level as sums, then the source."""
    found, needed = paces(organization), organization.policy.minimum_observations
    steps = [SheetColumn(f"{one} to {one + 1}", "number") for one in range(HIGHEST_LEVEL)]
    sums = [SheetColumn(f"0 to {one}, in all", "number", 9) for one in range(HIGHEST_LEVEL + 1)]
    rows: list[list[Any]] = []
    for kind in SkillKind:
        total = found.months_to[list(SkillKind).index(kind)].tolist()
        live = [Formula(f"=SUM($B{{row}}:${letters(one)}{{row}})", total[one]) for one in range(1, HIGHEST_LEVEL + 1)]
        months = [one.months for one in found.by_level[kind]]
        rows.append([str(kind), *months, 0.0, *live, source_words(found.by_kind[kind], needed)])
    sheet.table((SheetColumn("Kind"), *steps, *sums, SheetColumn("Any level", "wrapped", 60)), rows, filtered=False)


def write_gains(sheet: Sheet, organization: Organization, found: Ladder, levels: Levels) -> TableRange:
    """A row for each skill that a step asks more of; months are spread over as many places as are learned at once."""
    most = max((len(one.gains) for one in found.steps), default=0)
    places = max(1, min(organization.policy.skills_at_once, most))
    columns = (*_GAINS, *(SheetColumn(f"Place {one + 1} free", "number") for one in range(places)))
    rows: list[list[Any]] = []
    for number, step in enumerate(found.steps, 1):
        head = [number, *(organization.roles[one].name for one in (step.from_role_id, step.to_role_id))]
        free = [0.0] * places
        for position, gain in enumerate(sorted(step.gains, key=lambda one: -one.months)):
            start = min(free)
            taken = free.index(start)
            free[taken] = start + gain.months
            skill = _skill_cells(organization, levels, step, gain)
            above = _TABLE_ROW + len(rows) - 1 if position else None
            rows.append([*head, *skill, *_time_cells(start, gain.months, tuple(free), above)])
    return sheet.table(columns, rows, keys=5)


def _skill_cells(organization: Organization, levels: Levels, step: LadderStep, gain: SkillGain) -> list[Any]:
    """The skill, its weight, and its levels below and above with what follows from them."""
    skill = organization.skills[gain.skill_id]
    pace = _TABLE_ROW + list(SkillKind).index(SkillKind(skill.kind))
    reached = f"'Pace'!$G${pace}:$L${pace}"
    return [
        levels.number(gain.skill_id),
        skill.name,
        str(skill.kind),
        gain.weight,
        Formula(f"=N({levels.cell(gain.skill_id, step.from_role_id)})", gain.from_level),
        Formula(f"=N({levels.cell(gain.skill_id, step.to_role_id)})", gain.to_level),
        Formula("=MAX(0,I{row}-H{row})", gain.to_level - gain.from_level),
        Formula("=G{row}*J{row}", gain.weighted_gap),
        Formula(f"=ROUND(MAX(0,INDEX({reached},1,I{{row}}+1)-INDEX({reached},1,H{{row}}+1)),3)", gain.months),
    ]


def _time_cells(start: float, months: float, free: Sequence[float], above: int | None) -> list[Any]:
    """When a skill is begun and done, and each place free then; ``above``: the row before it, null at first."""
    names = [letters(len(_GAINS) + one) for one in range(len(free))]
    cells: list[Any] = [
        0.0 if above is None else Formula(f"=MIN({names[0]}{above}:{names[-1]}{above})", start),
        Formula("=M{row}+L{row}", start + months),
    ]
    for place, (name, value) in enumerate(zip(names, free, strict=True)):
        if above is None:
            cells.append(Formula("=N{row}", value) if place == 0 else 0.0)
            continue
        # The first of the places that are free earliest takes the skill.
        earlier = f"COUNTIF({names[0]}{above}:{names[place - 1]}{above},M{{row}})=0" if place else "TRUE"
        cells.append(Formula(f"=IF(AND({name}{above}=M{{row}},{earlier}),N{{row}},{name}{above})", value))
    return cells


def write_steps(sheet: Sheet, organization: Organization, found: Ladder, gains: TableRange) -> None:
    """A row a step, its sums live over the skills of the steps."""

    def counted(number: int, condition: str, value: int) -> Formula:
        return Formula(f'=COUNTIFS({gains.column("Step")},{number},{gains.column("Gained")},">0",{condition})', value)

    def summed(number: int, title: str, value: float) -> Formula:
        return Formula(f"=SUMIF({gains.column('Step')},{number},{gains.column(title)})", value)

    below = gains.column("Level below")
    rows = []
    for number, one in enumerate(found.steps, 1):
        months = f"=ROUND(SUMPRODUCT(MAX(({gains.column('Step')}={number})*{gains.column('End')})),3)"
        is_known = one.months is not None
        rows.append(
            [
                number,
                organization.roles[one.from_role_id].name,
                organization.roles[one.to_role_id].name,
                "next" if one.is_linked else "none: the level below",
                counted(number, f'{below},"=0"', len(one.new)),
                counted(number, f'{below},">0"', len(one.raised)),
                summed(number, "Gained", sum(each.to_level - each.from_level for each in one.gains)),
                summed(number, "Weighted gap", one.weighted_gap or 0.0) if is_known else None,
                Formula(months, one.months) if is_known else None,
                one.falls,
                one.standing,
                one.ready_now,
                one.within_year,
            ]
        )
    sheet.table(_STEPS, rows, keys=3)
