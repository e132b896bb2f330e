"""The sheets of capability targets in the coverage workbook: targets, units, and where they break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orgwright.exchange.sheets import FIRST_ROW, Formula, Sheet, SheetColumn, TableRange
from orgwright.planning.coverage import TargetCoverage, UnitCoverage, unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import hidden_units, target_units
from orgwright.planning.resilience import Resilience, TargetLoss
from orgwright.planning.seat_list import unit_order
from orgwright.progress import Progress

ONE, TWO = "Worst one", "Worst two"
SINGLE_HOLDER, UNCOVERED = "Single holder", "Uncovered"
_PLACE = "Place of the unit"
_TARGETS = (
    SheetColumn(_PLACE, "whole"),
    SheetColumn("Unit"),
    SheetColumn("Skill"),
    SheetColumn("Level", "whole"),
    SheetColumn("People needed", "whole"),
    SheetColumn("Held by", "whole"),
    SheetColumn("Held, or asked and not known", "whole"),
    SheetColumn("Held or not known", "whole"),
    SheetColumn("Weight", "weight"),
    SheetColumn("Share, low", "share"),
    SheetColumn("Share, high among asked", "share"),
    SheetColumn("Share, high", "share"),
    SheetColumn("Slack", "whole"),
    SheetColumn("Points lost", "points"),
    SheetColumn("Known to hold it", width=46),
)
_UNITS = (
    SheetColumn("Place", "whole", 7),
    SheetColumn("Last place below it", "whole"),
    SheetColumn("Unit"),
    SheetColumn("People", "whole"),
    SheetColumn("Targets", "whole"),
    SheetColumn("Coverage, low", "share"),
    SheetColumn("Not known", "share"),
    SheetColumn("Coverage, high", "share"),
    SheetColumn("High among asked", "share"),
    SheetColumn("In full", "share"),
    SheetColumn("Against roles, low", "share"),
    SheetColumn("Against roles, high", "share"),
    SheetColumn("Compliance", "share"),
    SheetColumn("Gate held", "whole"),
    SheetColumn("Gate missing", "whole"),
    SheetColumn("Gate not known", "whole"),
)
_BREAKS = (
    SheetColumn("Case"),
    SheetColumn("Who"),
    SheetColumn("Unit"),
    SheetColumn("Skill"),
    SheetColumn("Level", "whole"),
    SheetColumn("People needed", "whole"),
    SheetColumn("Held by", "whole"),
    SheetColumn("Would leave", "whole"),
    SheetColumn("Held afterwards", "whole"),
    SheetColumn("Weight", "weight"),
    SheetColumn("Share before", "share"),
    SheetColumn("Share after", "share"),
    SheetColumn("Points lost", "points"),
)


def write_targets(sheet: Sheet, organization: Organization, covered: UnitCoverage) -> TableRange:
    """Every target that holds on the day, and below them the coverage over all as formulas.

    A target of a unit that is not shown stands at the place of the nearest unit above it that is.
    """
    place, names = target_places(organization, covered.unit_id), target_units(organization, covered.unit_id)
    total = sum(one.weight for one in covered.targets)
    weights = f"SUM($I${FIRST_ROW + 2}:$I${FIRST_ROW + 1 + len(covered.targets)})"
    rows = [
        [place[one.unit_id], names[one.unit_id], *_target_cells(organization, one, total, weights)]
        for one in covered.targets
    ]
    table = sheet.table(_TARGETS, rows, keys=4)
    if rows:
        _write_sums(sheet, table, covered)
        whole = {"validate": "integer", "criteria": ">=", "value": 1, "error_title": "Not a number of people"}
        whole["error_message"] = "A target needs a whole number of people, 1 at the least."
        needed = table.columns.index("People needed")
        sheet.worksheet.data_validation(table.first - 1, needed, table.last - 1, needed, whole)
    return table


def target_places(organization: Organization, unit_id: int | None) -> Mapping[int, int]:
    """The place of each unit in the order of the tree, 1 first; 0 where nothing of the units above is shown."""
    few = hidden_units(organization, unit_id)
    places: dict[int | None, int] = {None: 0}
    for at, one in enumerate(unit_order(organization), 1):
        places[one] = places[organization.units[one].parent_id] if one in few else at
    return {one: places[one] for one in organization.units}


def _target_cells(organization: Organization, one: TargetCoverage, total: float, weights: str) -> list[Any]:
    lost = one.weight * (1 - one.share_low) / total if total else 0.0
    return [
        organization.skills[one.skill_id].name,
        one.level,
        one.people_needed,
        one.holders_low,
        one.holders_high_asked,
        one.holders_high,
        one.weight,
        Formula("=MIN(F{row}/E{row},1)", one.share_low),
        Formula("=MIN(G{row}/E{row},1)", one.share_high_asked),
        Formula("=MIN(H{row}/E{row},1)", one.share_high),
        Formula("=F{row}-E{row}", one.slack),
        Formula(f"=I{{row}}*(1-J{{row}})/{weights}", lost) if total else 0.0,
        ", ".join(organization.people[key].name for key in one.holder_ids),
    ]


def _write_sums(sheet: Sheet, table: TableRange, covered: UnitCoverage) -> None:
    row = table.last + 1
    shares = {"Share, low": covered.low, "Share, high among asked": covered.high_asked, "Share, high": covered.high}
    for place, column in enumerate(_TARGETS):
        value: Any = "All targets" if column.title == "Unit" else None
        share = shares.get(column.title)
        if share is not None:
            value = Formula(mean_over(table, column.title), share)
        elif column.title == "Points lost" and covered.low is not None:
            value = Formula(f"=SUM({table.column(column.title)})", 1 - covered.low)
        elif column.title == "Slack" and covered.robustness is not None:
            value = Formula(f"=MIN({table.column(column.title)})", covered.robustness)
        sheet.write(row, place, value, column.kind, strong=True)


def mean_over(table: TableRange, title: str, which: str = "") -> str:
    """The formula of Σ weight × share ÷ Σ weight over the targets, or over some of them."""
    weight, factor = table.column("Weight"), f"{which}*" if which else ""
    return f"=SUMPRODUCT({factor}{weight}*{table.column(title)})/SUMPRODUCT({factor}{weight})"


def in_full(table: TableRange, which: str = "") -> str:
    """The formula of the share of targets that are held in full, over all or over some of them."""
    factor = f"*{which}" if which else ""
    held = f"SUMPRODUCT(({table.column('Slack')}>=0){factor})"
    return f"={held}/SUMPRODUCT(({table.column('People needed')}>0){factor})"


def write_units(
    sheet: Sheet, organization: Organization, unit_id: int | None, targets: TableRange, progress: Progress
) -> TableRange:
    """Every unit with all below it; a unit and those below it stand together, so two places name them."""
    seating = organization.seating
    scope = frozenset(seating.subtree(unit_id)) - hidden_units(organization, unit_id)
    order = [(at, one) for at, one in enumerate(unit_order(organization), 1) if one in scope]
    rows = []
    for number, (at, one) in enumerate(order):
        progress.step(number, len(order), "Writing the sheet Units")
        covered = unit_coverage(organization, one)
        last = at + len(seating.subtree(one)) - 1
        rows.append([at, last, organization.units[one].name, *_unit_cells(covered, targets)])
    return sheet.table(_UNITS, rows, keys=3)


def _unit_cells(covered: UnitCoverage, targets: TableRange) -> list[Any]:
    place = targets.column(_PLACE)
    which = f"({place}>=$A{{row}})*({place}<=$B{{row}})"

    def share(title: str, value: float | None) -> Formula | None:
        return None if value is None else Formula(mean_over(targets, title, which), value)

    has_targets = covered.low is not None and covered.high is not None
    return [
        len(covered.person_ids),
        Formula(f"=SUMPRODUCT({which})", len(covered.targets)) if targets.last >= targets.first else 0,
        share("Share, low", covered.low),
        Formula("=H{row}-F{row}", (covered.high or 0) - (covered.low or 0)) if has_targets else None,
        share("Share, high", covered.high),
        share("Share, high among asked", covered.high_asked),
        None if covered.strict_low is None else Formula(in_full(targets, which), covered.strict_low),
        covered.role_low,
        covered.role_high,
        covered.role_compliance,
        *(covered.gates[word] for word in ("held", "missing", "unknown")),
    ]


def write_breaks(sheet: Sheet, organization: Organization, found: Resilience, targets: TableRange) -> TableRange:
    """What the worst departures take, target by target, then the single holders and what nobody holds."""
    total, names = f"SUM({targets.column('Weight')})", target_units(organization, found.unit_id)
    rows: list[list[Any]] = []
    for case, worst in zip((ONE, TWO), found.worst, strict=False):
        rows += [[case, *_loss_cells(organization, names, one, total)] for one in worst.losses]
    weights = sum(one.weight for one in found.targets)
    for case, several in ((SINGLE_HOLDER, found.single_holders), (UNCOVERED, found.uncovered)):
        rows += [[case, *_alone_cells(organization, names, one, weights, total)] for one in several]
    return sheet.table(_BREAKS, rows, keys=2)


def _loss_cells(organization: Organization, units: Mapping[int, str], one: TargetLoss, total: str) -> list[Any]:
    who = ", ".join(organization.people[key].name for key in one.left_holder_ids)
    leaving = len(one.left_holder_ids)
    return [
        who,
        units[one.before.unit_id],
        *_break_cells(organization, one.before, leaving, one.after.share_low, one.points, total),
    ]


def _alone_cells(
    organization: Organization, units: Mapping[int, str], one: TargetCoverage, weights: float, total: str
) -> list[Any]:
    """A target that one person alone holds, or nobody: what the leaving of that person costs."""
    after = max(one.holders_low - 1, 0) / one.people_needed
    points = one.weight * (one.share_low - after) / weights if weights else 0.0
    who = ", ".join(organization.people[key].name for key in one.holder_ids)
    return [who, units[one.unit_id], *_break_cells(organization, one, one.holders_low, after, points, total)]


def _break_cells(
    organization: Organization, before: TargetCoverage, leaving: int, after: float, points: float, total: str
) -> Iterator[Any]:
    yield organization.skills[before.skill_id].name
    yield before.level
    yield before.people_needed
    yield before.holders_low
    yield leaving
    yield Formula("=G{row}-H{row}", before.holders_low - leaving)
    yield before.weight
    yield Formula("=MIN(G{row}/F{row},1)", before.share_low)
    yield Formula("=MIN(I{row}/F{row},1)", after)
    yield Formula(f"=J{{row}}*(K{{row}}-L{{row}})/{total}", points)


def lost_in(breaks: TableRange, case: str) -> str:
    """The formula of the points that a case takes."""
    return f'SUMIF({breaks.column("Case")},"{case}",{breaks.column("Points lost")})'


def names_of(organization: Organization, person_ids: Sequence[int]) -> str:
    """The names of people, in the given order."""
    return ", ".join(organization.people[one].name for one in person_ids)
