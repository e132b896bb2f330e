"""The tables of the succession workbook: positions, the net bench, slates, and who stands behind several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import wrap
from typing import Any

from orgwright.exchange.sheets import LINE_HEIGHT, Formula, Sheet, SheetColumn, TableRange
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import tells_of_few, unit_names
from orgwright.planning.readiness import STAGES, ReadyStage
from orgwright.planning.succession import Bench, SuccessionPlan
from orgwright.planning.succession_plan import Candidate, UnitSuccession

FOR_WIDTH, AGAINST_WIDTH = 44, 60
_LETTERS = 1.15
"""Letters of running text that fit into the width of one digit, in which columns are measured."""
DEPTHS = ("Ready now", "Ready in 1 year", "Ready in 2 years")
NET_COLUMNS = ("Now", "In 1 year", "In 2 years")
STAGE_WORDS = {
    ReadyStage.READY_NOW: "ready now",
    ReadyStage.WITHIN_12_MONTHS: "within 1 year",
    ReadyStage.WITHIN_24_MONTHS: "within 2 years",
    ReadyStage.LATER: "later",
}
_WITHOUT = tuple(f"Without the best, {title.lower()}" for title in NET_COLUMNS)
_POSITIONS = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("Position"),
    SheetColumn("Unit"),
    SheetColumn("Role"),
    SheetColumn("Incumbents"),
    *(SheetColumn(title, "whole", 10) for title in DEPTHS),
    SheetColumn("Best successor"),
    *(SheetColumn(title, "whole", 12) for title in _WITHOUT),
    SheetColumn("Filled at the same time", "flag", 12),
)
_NET = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("Position"),
    SheetColumn("Role"),
    *(SheetColumn(title, "text", 24) for title in NET_COLUMNS),
)
_SLATES = (
    SheetColumn("No.", "whole", 6),
    SheetColumn("Position"),
    SheetColumn("Place", "whole", 8),
    SheetColumn("Person"),
    SheetColumn("Unit"),
    SheetColumn("Present role"),
    SheetColumn("Gate"),
    SheetColumn("Low", "share"),
    SheetColumn("High", "share"),
    SheetColumn("Months, least", "number", 9),
    SheetColumn("Months", "number", 9),
    SheetColumn("Ready", "text", 14),
    SheetColumn("Speaks for", "wrapped", FOR_WIDTH),
    SheetColumn("Speaks against", "wrapped", AGAINST_WIDTH),
)
_SEVERAL = (
    SheetColumn("Person"),
    SheetColumn("Unit"),
    SheetColumn("Positions", "whole"),
    SheetColumn("Which", "wrapped", 60),
)


def write_positions(sheet: Sheet, organization: Organization, found: UnitSuccession, net: TableRange) -> TableRange:
    """The critical positions with the depth of their benches; whether one is filled comes from the net bench."""
    units = unit_names(organization)
    rows = [
        _position_cells(organization, units, found.plan, number, one, net)
        for number, one in enumerate(found.plan.benches, 1)
    ]
    return sheet.table(_POSITIONS, rows, keys=2)


def _position_cells(
    organization: Organization,
    units: Mapping[int | None, str],
    plan: SuccessionPlan,
    number: int,
    one: Bench,
    net: TableRange,
) -> list[Any]:
    position = organization.positions[one.position_id]
    sitting = organization.seating.incumbencies_by_position.get(one.position_id, ())
    people = organization.seating.by_person_key({each.person_id for each in sitting})
    is_filled = one.position_id in plan.net[0].successor_by_position
    filled = f'=IF(COUNTIFS({net.column("No.")},A{{row}},{net.column("Now")},"?*")>0,"yes","")'
    return [
        number,
        position.key,
        units[position.unit_id],
        "" if one.role_id is None else organization.roles[one.role_id].name,
        ", ".join(organization.people[each].name for each in people) or "vacant",
        *one.depth,
        "" if one.best_id is None else organization.people[one.best_id].name,
        *one.without_best,
        Formula(filled, "yes" if is_filled else ""),
    ]


def write_net(sheet: Sheet, organization: Organization, found: UnitSuccession) -> TableRange:
    """Who would fill which position at each horizon, in one way of filling as many as possible."""
    rows = []
    for number, one in enumerate(found.plan.benches, 1):
        who = [net.successor_by_position.get(one.position_id) for net in found.plan.net]
        role = "" if one.role_id is None else organization.roles[one.role_id].name
        names = ["" if each is None else organization.people[each].name for each in who]
        rows.append([number, organization.positions[one.position_id].key, role, *names])
    table = sheet.table(_NET, rows, keys=2, filtered=False)
    if rows:
        for place, column in enumerate(_NET):
            value: Any = "Filled at the same time" if place == 1 else None
            if column.title in NET_COLUMNS:
                size = found.plan.net[NET_COLUMNS.index(column.title)].size
                letter = table.letter(column.title)
                value = Formula(f'=COUNTIF({letter}{table.first}:{letter}{table.last},"?*")', size)
            sheet.write(table.last + 1, place, value, "text" if place != 0 else "whole", strong=True)
    return table


def write_slates(sheet: Sheet, organization: Organization, found: UnitSuccession) -> TableRange:
    """The best of each slate; how soon each is ready is a formula over the gate, low coverage and months."""
    rows, units, is_hidden = [], unit_names(organization), tells_of_few(organization)
    for number, (bench, several) in enumerate(zip(found.plan.benches, found.candidates, strict=True), 1):
        key = organization.positions[bench.position_id].key
        rows += [
            [number, key, place, *_cells(organization, units, is_hidden, one)] for place, one in enumerate(several, 1)
        ]
    table = sheet.table(_SLATES, rows, keys=4)
    for place, row in enumerate(rows, table.first - 1):
        make_room(sheet, place, (row[-2], FOR_WIDTH), (row[-1], AGAINST_WIDTH))
    return table


def make_room(sheet: Sheet, row: int, *texts: tuple[str, int]) -> None:
    """Make a row as high as its longest text at the width of its column; not every program does that by itself."""
    lines = max(
        sum(max(1, len(wrap(line, int(width * _LETTERS)))) for line in text.split("\n")) for text, width in texts
    )
    sheet.worksheet.set_row(row, LINE_HEIGHT * lines + 2)


def _cells(
    organization: Organization, units: Mapping[int | None, str], is_hidden: Callable[[str], bool], one: Candidate
) -> list[Any]:
    seating = organization.seating
    unit_id, role_id = seating.unit_of(one.person_id), seating.role_of(one.person_id)
    now, year, two, later = (STAGE_WORDS[stage] for stage in STAGES)
    ready = f'AND(G{{row}}="held",H{{row}}>={organization.policy.ready_share:g})'
    formula = f'=IF({ready},"{now}",IF(K{{row}}<=12,"{year}",IF(K{{row}}<=24,"{two}","{later}")))'
    return [
        organization.people[one.person_id].name,
        units[unit_id],
        "" if role_id is None else organization.roles[role_id].name,
        one.gate,
        one.low,
        one.high,
        one.least_months,
        one.months,
        Formula(formula, STAGE_WORDS[one.stage]),
        "\n".join(said for said in one.speaks_for if not is_hidden(said)),
        "\n".join(said for said in one.speaks_against if not is_hidden(said)),
    ]


def write_several(sheet: Sheet, organization: Organization, found: UnitSuccession) -> TableRange:
    """People who are ready for more than one of the positions, those behind most first."""
    pairs = sorted(
        found.plan.positions_by_person.items(), key=lambda pair: (-len(pair[1]), organization.people[pair[0]].key)
    )
    rows, units = [], unit_names(organization)
    for person_id, several in pairs:
        unit = units[organization.seating.unit_of(person_id)]
        keys = ", ".join(organization.positions[one].key for one in several)
        rows.append([organization.people[person_id].name, unit, len(several), keys])
    return sheet.table(_SEVERAL, rows)
