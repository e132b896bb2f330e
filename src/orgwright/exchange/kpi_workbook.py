"""The scorecard of a person or a unit as a workbook: KPIs with their status, readings, trends, and a unit's people.

Counts are live formulas over the rows, and each trend is a native line chart over the sheet of readings. The same data
gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from orgwright.exchange.sheets import FIRST_ROW, Book, Formula, Sheet, SheetColumn
from orgwright.exchange.source_lines import source_lines
from orgwright.exchange.staffing_plans import Provenance as Provenance
from orgwright.exchange.staffing_plans import scenario_name
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.explanations.kpi import STATUS_WORDS
from orgwright.planning.kpi_owners import KpisByRole, Owner, RoleScorecard, people_on_kpis, scorecards
from orgwright.planning.kpi_scorecard import KpiStanding, scorecard
from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_target import Direction, NumericTarget
from orgwright.planning.kpi_value import reading_unit
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import refuse_few
from orgwright.progress import Progress
from orgwright.records import KpiReading

_SCORECARD = (
    SheetColumn("Role"),
    SheetColumn("KPI"),
    SheetColumn("Kind"),
    SheetColumn("Target", "wrapped", 30),
    SheetColumn("Understood as", "wrapped", 26),
    SheetColumn("Newest", "number"),
    SheetColumn("Unit"),
    SheetColumn("Read on", "day"),
    SheetColumn("Compared", "number"),
    SheetColumn("Status"),
    SheetColumn("Readings", "whole"),
    SheetColumn("How often"),
    SheetColumn("Next due", "day"),
)
_READINGS = (
    SheetColumn("Role"),
    SheetColumn("KPI"),
    SheetColumn("Read on", "day"),
    SheetColumn("Value", "number"),
    SheetColumn("Unit"),
    SheetColumn("Target", "number"),
    SheetColumn("Note", "wrapped", 40),
)
_PEOPLE = (
    SheetColumn("Role"),
    SheetColumn("KPI"),
    SheetColumn("Person"),
    SheetColumn("Key"),
    SheetColumn("Newest", "number"),
    SheetColumn("Unit"),
    SheetColumn("Read on", "day"),
    SheetColumn("Status"),
)
MOST_CHARTS = 40
_CHART = {"width": 520, "height": 260}
_ROWS_OF_CHART, _COLUMNS_OF_CHART = 14, 8
_STEP = 200


def write_kpi_workbook(
    organization: Organization,
    kpis: KpisByRole,
    owner: Owner,
    path: Path,
    provenance: Provenance,
    progress: Progress | None = None,
) -> None:
    """Write the scorecard of a person or a unit on the picture's day to ``path``, whole or not at all.

    Refuses a path that cannot be written, and a unit of few people where the picture leaves small groups out.
    """
    if owner.person_id is None:
        refuse_few(organization, owner.unit_id)
    with whole_file(path) as file:
        file.write(_content(organization, kpis, owner, provenance, progress or Progress()))


def _content(
    organization: Organization, kpis: KpisByRole, owner: Owner, provenance: Provenance, progress: Progress
) -> bytes:
    name = owner.name(organization) or organization.facts.name
    looked_at = f"{name}, {organization.day}, {scenario_name(organization).lower()}"
    cards = scorecards(organization, kpis, owner)
    book = Book(f"KPIs of {name}", organization.facts.currency)
    first = book.sheet("Scorecard", f"KPIs of {name}", looked_at)
    readings = book.sheet("Readings", f"Readings of the KPIs of {name}", looked_at)
    _write_scorecard(first, organization, cards)
    spans = _write_readings(readings, organization, cards)
    _write_trends(book, looked_at, spans)
    if owner.unit_id is not None:
        sheet = book.sheet("People", f"How the people of {name} stand", looked_at)
        _write_people(sheet, organization, kpis, owner.unit_id, progress)
    _write_notes(book.sheet("How computed", "How computed", looked_at, landscape=False), provenance)
    return book.content()


def _write_scorecard(sheet: Sheet, organization: Organization, cards: Iterable[RoleScorecard]) -> None:
    """The KPIs role by role, and below them how many stand how, live."""
    rows: list[list[Any]] = []
    for card in cards:
        role = organization.roles[card.role_id].name
        rows += [_scorecard_cells(role, one) for one in card.standings]
    table = sheet.table(_SCORECARD, rows, keys=2)
    column = table.columns.index("Status")
    for number, word in enumerate(STATUS_WORDS.values(), table.last + 1):
        count = sum(row[column] == word for row in rows)
        sheet.write(number, column - 1, f"KPIs {word}", strong=True)
        formula = Formula(f'=COUNTIF({table.column("Status")},"{word}")', count)
        sheet.write(number, column, formula, "whole", strong=True)


def _scorecard_cells(role: str, one: KpiStanding) -> list[Any]:
    kpi, newest = one.kpi, one.latest
    return [
        role,
        kpi.name,
        kpi.kind,
        kpi.target,
        "" if one.target is None else target_sentence(one.target),
        None if newest is None else _number(newest.value),
        reading_unit(one.target) or "",
        None if newest is None else newest.on,
        _number(one.compared),
        STATUS_WORDS[one.status],
        len(one.readings),
        kpi.frequency,
        one.due_on,
    ]


def _write_readings(
    sheet: Sheet, organization: Organization, cards: Iterable[RoleScorecard]
) -> list[tuple[str, KpiStanding, int, int]]:
    """All readings, KPI by KPI and the oldest first; answers the title of each KPI and its rows."""
    rows: list[list[Any]] = []
    spans = []
    notes = organization.table(KpiReading)
    for card in cards:
        role = organization.roles[card.role_id].name
        for one in card.standings:
            if not one.readings:
                continue
            first = FIRST_ROW + 1 + len(rows)
            bound, unit = _bound(one.target), reading_unit(one.target) or ""
            rows += [
                [role, one.kpi.name, each.on, _number(each.value), unit, bound, notes[each.reading_id].note]
                for each in one.readings
            ]
            spans.append((f"{one.kpi.name}, {role}", one, first, FIRST_ROW + len(rows)))
    sheet.table(_READINGS, rows, keys=2)
    return spans


def _bound(target: NumericTarget | None) -> float | None:
    """The number that a line can be drawn at; a target of change has none."""
    if target is None or target.change is not None:
        return None
    return float(target.low if target.direction is Direction.AT_MOST else target.high)


def _write_trends(book: Book, looked_at: str, spans: Sequence[tuple[str, KpiStanding, int, int]]) -> None:
    drawn = [span for span in spans if len(span[1].readings) > 1]
    if not drawn:
        return
    left_out = f"; the first {MOST_CHARTS} of {len(drawn)}" if len(drawn) > MOST_CHARTS else ""
    sheet = book.sheet("Trends", "Trends of the KPIs", looked_at + left_out)
    for number, (title, one, first, last) in enumerate(drawn[:MOST_CHARTS]):
        chart = _trend(book, title, one, first, last)
        row = FIRST_ROW + number // 2 * _ROWS_OF_CHART
        sheet.worksheet.insert_chart(row, number % 2 * _COLUMNS_OF_CHART, chart)


def _trend(book: Book, title: str, one: KpiStanding, first: int, last: int) -> Any:
    """The values as a line with marks over their days, the target dashed."""
    chart = book.chart(type="line")
    days = ["Readings", first, 2, last, 2]
    line = {"color": "#3B50C2", "width": 2.25}
    marker = {"type": "circle", "size": 5, "fill": {"color": "#3B50C2"}, "border": {"color": "#3B50C2"}}
    values = ["Readings", first, 3, last, 3]
    chart.add_series({"name": "Value", "categories": days, "values": values, "line": line, "marker": marker})
    if _bound(one.target) is not None:
        dashed = {"color": "#47505C", "width": 1.25, "dash_type": "dash"}
        target = ["Readings", first, 5, last, 5]
        chart.add_series({"name": "Target", "categories": days, "values": target, "line": dashed})
    chart.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
    chart.set_x_axis({"date_axis": True, "num_format": "d mmm yy"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(_CHART)
    return chart


def _write_people(sheet: Sheet, organization: Organization, kpis: KpisByRole, unit_id: int, progress: Progress) -> None:
    """Each KPI with the people of its role who were read; those who were never read are counted in the window."""
    rows: list[list[Any]] = []
    places = people_on_kpis(organization, kpis, unit_id)
    ordered = [kpi for several in kpis.values() for kpi in several if (kpi.role_id, kpi.name.casefold()) in places]
    for number, kpi in enumerate(ordered):
        if number % _STEP == 0:
            progress.step(number, len(ordered), "Writing the people")
        people = places[kpi.role_id, kpi.name.casefold()]
        for person_id in (*people.missed, *people.unknown, *people.met):
            (one,) = scorecard(organization, [kpi], person_id)
            newest, person = one.latest, organization.people[person_id]
            if newest is None:
                continue
            names = [organization.roles[kpi.role_id].name, kpi.name, person.name, person.key]
            value = [_number(newest.value), reading_unit(one.target) or "", newest.on, STATUS_WORDS[one.status]]
            rows.append([*names, *value])
    sheet.table(_PEOPLE, rows, keys=3, progress=progress)


def _write_notes(sheet: Sheet, provenance: Provenance) -> None:
    sheet.widths(30, 96)
    for number, (name, text) in enumerate(
        (
            *source_lines(provenance),
            *_RULES,
        )
    ):
        sheet.write(FIRST_ROW + number, 0, name, "wrapped")
        sheet.write(FIRST_ROW + number, 1, text, "wrapped")


_RULES = (
    ("Target", "The number in the text of the target and the side of it that is good, as “Understood as” says."),
    ("Status", "Met where the newest reading up to the day meets the target, missed where it does not."),
    (
        "Not known",
        "Nothing was read, the text has no number, does not say which side is good, or leaves the bound open where the "
        "value lies.",
    ),
    (
        "Change",
        "A target such as “10% more a quarter” compares the newest reading with the last one at least that period "
        "older: (newest − earlier) / |earlier| · 100 in percent, else newest − earlier.",
    ),
    ("Next due", "The newest reading and the period that “How often” names; without a period nothing is due."),
)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 3)
