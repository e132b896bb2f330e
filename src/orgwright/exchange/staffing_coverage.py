"""The sheets of coverage in the workbook of a staffing plan: targets, units, months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orgwright.exchange.coverage_workbook_targets import target_places
from orgwright.exchange.sheets import Formula, Sheet, SheetColumn, TableRange
from orgwright.exchange.staffing_plans import NUMBER, SCENARIO_COLUMNS, ShownPlan
from orgwright.planning.coverage import TargetCoverage, UnitCoverage, unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import hidden_units, target_units
from orgwright.planning.seat_list import unit_order
from orgwright.progress import Progress

_PLACE = "Place of the unit"
_TARGET_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn(_PLACE, "whole"),
    SheetColumn("Unit"),
    SheetColumn("Skill"),
    SheetColumn("Level", "whole"),
    SheetColumn("People needed", "whole"),
    SheetColumn("Held by", "whole"),
    SheetColumn("Held or not known", "whole"),
    SheetColumn("Weight", "weight"),
    SheetColumn("Share, low", "share"),
    SheetColumn("Share, high", "share"),
    SheetColumn("Single holder", "flag"),
    SheetColumn("Known to hold it", "wrapped", 46),
)


def write_targets(sheet: Sheet, plans: Sequence[ShownPlan]) -> TableRange:
    """Every target that holds on the day, and below them the coverage of the whole as a formula over its targets."""
    rows: list[list[Any]] = []
    totals = []
    for plan in plans:
        organization = plan.organization
        place, names = target_places(organization, None), target_units(organization, None)
        covered = unit_coverage(organization, None)
        rows += [
            [plan.number, plan.title, place[one.unit_id], names[one.unit_id], *_target_cells(organization, one)]
            for one in covered.targets
        ]
        totals.append((plan.number, plan.title, covered))
    table = sheet.table(_TARGET_COLUMNS, rows, keys=5)
    for row, (number, name, covered) in enumerate(totals, table.last + 1):
        for at, value in enumerate((number, name, None, "All targets")):
            sheet.write(row, at, value, _TARGET_COLUMNS[at].kind, strong=True)
        for title, share in (("Share, low", covered.low), ("Share, high", covered.high)):
            if share is not None:
                formula = Formula(_mean(table, title, f"({table.column(NUMBER)}=$A{{row}})"), share)
                sheet.write(row, table.columns.index(title), formula, "share", strong=True)
    _mark_single(sheet, table)
    return table


def _mark_single(sheet: Sheet, table: TableRange) -> None:
    """What one person alone holds, or nobody, stands out, by its colour and in words beside it."""
    if table.last < table.first:
        return
    area = f"{table.letter('Unit')}{table.first}:{table.letter('Known to hold it')}{table.last}"
    held = f"$H{table.first}"
    for criteria, look in ((f"={held}=0", {"bg_color": "#FBE4E7"}), (f"={held}=1", {"bg_color": "#FBF3DF"})):
        rule = {"type": "formula", "criteria": criteria, "format": sheet.book.look(**look), "stop_if_true": True}
        sheet.worksheet.conditional_format(area, rule)


def _target_cells(organization: Organization, one: TargetCoverage) -> list[Any]:
    return [
        organization.skills[one.skill_id].name,
        one.level,
        one.people_needed,
        one.holders_low,
        one.holders_high,
        one.weight,
        Formula("=MIN(H{row}/G{row},1)", one.share_low),
        Formula("=MIN(I{row}/G{row},1)", one.share_high),
        one.is_single_holder,
        ", ".join(organization.people[key].name for key in one.holder_ids),
    ]


def _mean(targets: TableRange, title: str, which: str) -> str:
    """Σ weight × share ÷ Σ weight over some of the targets."""
    weight = targets.column("Weight")
    return f"=SUMPRODUCT({which}*{weight}*{targets.column(title)})/SUMPRODUCT({which}*{weight})"


_UNIT_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn(_PLACE, "whole"),
    SheetColumn("Last place below it", "whole"),
    SheetColumn("Unit"),
    SheetColumn("People", "whole"),
    SheetColumn("Targets", "whole"),
    SheetColumn("Coverage, low", "share"),
    SheetColumn("Coverage, high", "share"),
    SheetColumn("Against roles, low", "share"),
    SheetColumn("Against roles, high", "share"),
    SheetColumn("Compliance", "share"),
    SheetColumn("Gate held", "whole"),
    SheetColumn("Gate missing", "whole"),
    SheetColumn("Gate not known", "whole"),
)


def write_units(sheet: Sheet, plans: Sequence[ShownPlan], targets: TableRange, progress: Progress) -> None:
    """Every unit with all below it; a unit and those below it stand together, so two places name them.

    A unit of few people in one plan is shown in none: its figures there would tell those here.
    """
    hidden = frozenset[int]().union(*(hidden_units(plan.organization) for plan in plans))
    rows = []
    for plan in plans:
        organization = plan.organization
        order = unit_order(organization)
        for at, unit_id in enumerate(order, 1):
            progress.step(at, len(order), "Writing the sheet Coverage by unit")
            if unit_id in hidden:
                continue
            last = at + len(organization.seating.subtree(unit_id)) - 1
            covered = unit_coverage(organization, unit_id)
            cells = _unit_cells(covered, targets)
            rows.append([plan.number, plan.title, at, last, organization.units[unit_id].name, *cells])
    sheet.table(_UNIT_COLUMNS, rows, keys=5)


def _unit_cells(covered: UnitCoverage, targets: TableRange) -> list[Any]:
    place, number = targets.column(_PLACE), targets.column(NUMBER)
    which = f"({number}=$A{{row}})*({place}>=$C{{row}})*({place}<=$D{{row}})"
    shares = (("Share, low", covered.low), ("Share, high", covered.high))
    return [
        len(covered.person_ids),
        Formula(f"=SUMPRODUCT({which})", len(covered.targets)),
        *(None if share is None else Formula(_mean(targets, title, which), share) for title, share in shares),
        covered.role_low,
        covered.role_high,
        covered.role_compliance,
        *(covered.gates[word] for word in ("held", "missing", "unknown")),
    ]


_POINT_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("Month", "month"),
    SheetColumn("Looked at on", "day"),
    SheetColumn("Low", "share"),
    SheetColumn("High", "share"),
    SheetColumn("Against roles, low", "share"),
    SheetColumn("Against roles, high", "share"),
)


def write_points(sheet: Sheet, plans: Sequence[ShownPlan]) -> TableRange:
    """Coverage of the whole on the last day of each month."""
    rows = [
        [plan.number, plan.title, one.month, one.on, one.low, one.high, one.role_low, one.role_high]
        for plan in plans
        for one in plan.plan.coverage
    ]
    return sheet.table(_POINT_COLUMNS, rows, keys=3)
