"""How the status of a KPI, the counts of a scorecard and the people of a unit on a KPI came about."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, day_words, number, of_what, unit_name
from orgwright.planning.kpi_owners import KpisByRole, Owner, PeopleOnKpi, is_overdue, scorecards
from orgwright.planning.kpi_scorecard import KpiStanding, KpiStatus, Reading, compared_with, scorecard
from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_target import Change, Direction, NumericTarget
from orgwright.planning.kpi_value import value_text, with_unit
from orgwright.planning.organization import Organization

STATUS_WORDS = {KpiStatus.MET: "met", KpiStatus.MISSED: "missed", KpiStatus.UNKNOWN: "not known"}
_READINGS = (
    ExplainedColumn("Day", "day"),
    ExplainedColumn("Value", "number"),
    ExplainedColumn("Newest", "number"),
    ExplainedColumn("Earlier", "number"),
)
_KPIS = (
    ExplainedColumn("Role"),
    ExplainedColumn("KPI"),
    ExplainedColumn("Value", "number"),
    ExplainedColumn("Read on", "day"),
    ExplainedColumn("Due on", "day"),
    ExplainedColumn("Status"),
    ExplainedColumn("Due"),
)
_PEOPLE = (
    ExplainedColumn("Person"),
    ExplainedColumn("Value", "number"),
    ExplainedColumn("Read on", "day"),
    ExplainedColumn("Status"),
)


def status_explained(organization: Organization, owner: Owner, one: KpiStanding) -> Explanation:
    """Whether a KPI is met: the readings, the target as understood, and what of them is compared."""
    earlier = compared_with(one.target, one.readings)
    role = organization.roles[one.kpi.role_id].name
    whose = owner.name(organization) or organization.facts.name
    sentence = f"{one.kpi.name}, a KPI of {role}. {_target_words(one)}"
    return Explanation(
        f"{one.kpi.name}: {STATUS_WORDS[one.status]}",
        of_what(organization, whose, sentence),
        _rule(one.target),
        _reading_of(one, earlier),
        tuple(_results(one, earlier)),
        _READINGS,
        tuple(_reading_row(one, reading, earlier) for reading in reversed(one.readings)),
        (),
        f"{counted(len(one.readings), 'reading')}, the newest first",
    )


def _target_words(one: KpiStanding) -> str:
    if not one.kpi.target:
        return "It has no target."
    understood = "no number in it" if one.target is None else target_sentence(one.target)
    return f"Target “{one.kpi.target}”, understood as: {understood}."


def _rule(target: NumericTarget | None) -> str:
    if target is None:
        return "met: not known, for the target names no number"
    if target.change is None:
        return f"compared = the newest value\nmet = compared is {target_sentence(target)}"
    if target.unit == "%":
        return f"compared = (newest − earlier) / |earlier| · 100\nmet = {target_sentence(target)}"
    return f"compared = newest − earlier\nmet = {target_sentence(target)}"


def _reading_of(one: KpiStanding, earlier: Reading | None) -> str:
    """How the letters are to be read, and why a status is not known."""
    words = []
    if one.target is not None and one.target.change is not None:
        words.append(
            f"Earlier is the last reading at least a {one.target.period or 'day'} older than the newest, of "
            f"{day_words(earlier.on)}."
            if earlier
            else f"There is no reading at least a {one.target.period or 'day'} older to compare with."
        )
    if not one.readings:
        words.append("Nothing was read yet.")
    elif one.status is KpiStatus.UNKNOWN and one.compared is not None:
        words.append("The text of the target does not say on which side of it this value lies.")
    if one.due_on is not None and one.period is not None:
        words.append(f"Read every {one.period.name}: the next reading is due on {day_words(one.due_on)}.")
    return " ".join(words) or "The value is compared as it was typed, in the unit of the target."


def _results(one: KpiStanding, earlier: Reading | None) -> Iterable[ExplainedResult]:
    target, newest = one.target, one.latest
    if newest is None:
        return
    yield ExplainedResult("latest", float(newest.value), "number", value_text(newest.value, target), "SUM({Newest})")
    if target is None or one.compared is None:
        return
    yield ExplainedResult("compared", float(one.compared), "number", *_compared(target, newest, earlier))
    if one.status is KpiStatus.UNKNOWN:
        return
    condition, words = _condition(target, one.compared)
    is_met = int(one.status is KpiStatus.MET)
    yield ExplainedResult("is met", is_met, "whole", f"{words}: {STATUS_WORDS[one.status]}", f"IF({condition},1,0)")


def _compared(target: NumericTarget, newest: Reading, earlier: Reading | None) -> tuple[str, str]:
    """The comparison with its numbers put in, and as a formula over the columns."""
    if target.change is None or earlier is None:
        return value_text(newest.value, target), "SUM({Newest})"
    first, last = number(float(earlier.value)), number(float(newest.value))
    difference = "SUM({Newest})-SUM({Earlier})"
    if target.unit != "%":
        return f"{last} − {first}", difference
    size = "SUM({Earlier})" if earlier.value > 0 else "(0-SUM({Earlier}))"
    return f"({last} − {first}) / |{first}| · 100", f"({difference})/{size}*100"


def _condition(target: NumericTarget, compared: Decimal) -> tuple[str, str]:
    """When the target is met, as a formula and with the numbers put in; a span as bound counts at its far end."""
    figure, value = "{compared}", compared
    if target.change is Change.FALL:
        figure, value = "(0-{compared})", -compared
    low, high, shown = (with_unit(each, target.unit) for each in (target.low, target.high, value))
    if target.direction is Direction.AT_LEAST:
        sign = (">", ">") if target.is_strict else (">=", "≥")
        bound = target.low if target.change else target.high
        return f"{figure}{sign[0]}{bound}", f"{shown} {sign[1]} {with_unit(bound, target.unit)}"
    if target.direction is Direction.AT_MOST:
        sign = ("<", "<") if target.is_strict and not target.change else ("<=", "≤")
        bound = target.high if target.change else target.low
        return f"{figure}{sign[0]}{bound}", f"{shown} {sign[1]} {with_unit(bound, target.unit)}"
    if target.change is not None:
        return f"{figure}>={target.low}", f"{shown} ≥ {low}"
    return f"({figure}>={target.low})*({figure}<={target.high})", f"{low} ≤ {shown} ≤ {high}"


def _reading_row(one: KpiStanding, reading: Reading, earlier: Reading | None) -> ExplainedRow:
    value = float(reading.value)
    is_newest = one.latest is not None and reading.reading_id == one.latest.reading_id
    is_earlier = earlier is not None and reading.reading_id == earlier.reading_id
    return ExplainedRow((reading.on, value, value if is_newest else None, value if is_earlier else None))


def counts_explained(organization: Organization, kpis: KpisByRole, owner: Owner) -> Explanation:
    """How many KPIs of a person or a unit are met, missed and not known, KPI by KPI."""
    cards = [card for card in scorecards(organization, kpis, owner) if card.is_present]
    rows = []
    for card in cards:
        for one in card.standings:
            newest = one.latest
            value = None if newest is None else float(newest.value)
            due = "overdue" if is_overdue(one, organization.day) else ""
            read = None if newest is None else newest.on
            names = (organization.roles[card.role_id].name, one.kpi.name)
            values = (*names, value, read, one.due_on, STATUS_WORDS[one.status], due)
            rows.append(ExplainedRow(values, "roles", card.role_id))
    whose = owner.name(organization) or organization.facts.name
    results = _counted([str(row.values[5]) for row in rows])
    overdue = sum(row.values[6] == "overdue" for row in rows)
    late = ExplainedResult("overdue", overdue, "whole", "", 'COUNTIF({Due},"overdue")')
    return Explanation(
        f"{results[0].value} of {counted(len(rows), 'KPI')} met",
        of_what(organization, whose, "The KPIs of the present roles, by how the newest reading stands to its target."),
        "met = number of KPIs of which the newest reading meets the target\noverdue = next reading due before the day",
        "Not known: nothing was read, the target names no number, or its text does not say which side is good.",
        (*results, late),
        _KPIS,
        tuple(rows),
        (),
        f"{counted(len(rows), 'KPI')} of {counted(len(cards), 'role')}",
    )


def people_explained(
    organization: Organization, kpis: KpisByRole, unit_id: int | None, place: tuple[int, str], people: PeopleOnKpi
) -> Explanation:
    """How the people of a unit stand on one KPI; ``place`` is its role and its name without case."""
    kpi = next(one for one in kpis[place[0]] if one.name.casefold() == place[1])
    rows = []
    for person_id in (*people.missed, *people.unknown, *people.met):
        (one,) = scorecard(organization, [kpi], person_id)
        value, read = (None, None) if one.latest is None else (float(one.latest.value), one.latest.on)
        values = (organization.people[person_id].name, value, read, STATUS_WORDS[one.status])
        rows.append(ExplainedRow(values, "people", person_id))
    results = _counted([str(row.values[3]) for row in rows])
    sentence = f"Its people as {organization.roles[place[0]].name} on {kpi.name}."
    return Explanation(
        f"{results[0].value} of {counted(len(rows), 'person', 'people')} met",
        of_what(organization, unit_name(organization, unit_id), sentence),
        "met = number of people whose newest reading meets the target",
        "Everybody counts who sits in the role on the day; who was never read is not known.",
        results,
        _PEOPLE,
        tuple(rows),
        (),
        f"{counted(len(rows), 'person', 'people')}, those who miss it first",
    )


def _counted(states: list[str]) -> tuple[ExplainedResult, ...]:
    return tuple(
        ExplainedResult(name, states.count(word), "whole", "", f'COUNTIF({{Status}},"{word}")')
        for name, word in (("met", "met"), ("missed", "missed"), ("not known", "not known"))
    )
