"""The scorecard of a person or a unit for scripts and for people: what is not known is null, days are ISO days."""

from collections.abc import Mapping
from typing import Any

from orgwright.cli import texts
from orgwright.errors import RefusedInput
from orgwright.planning.kpi_owners import KpisByRole, Owner, is_overdue, people_on_kpis, scorecards
from orgwright.planning.kpi_scorecard import KpiStanding
from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_value import reading_unit, value_text
from orgwright.planning.organization import Organization
from orgwright.records import Person, Unit

Json = dict[str, Any]


def named_owner(organization: Organization, person: str | None, unit: str | None) -> Owner:
    """The person or the unit that was named; exactly one of them must be."""
    if (person is None) == (unit is None):
        raise RefusedInput("Name a person with --person or a unit with --unit, one of the two.")
    if person is not None:
        return Owner(person_id=organization.find(Person, person).id)
    return Owner(unit_id=organization.find(Unit, unit or "").id)


def kpis_answer(organization: Organization, kpis: KpisByRole, owner: Owner) -> Json:
    """The KPIs of an owner, role by role; of a unit also how its people stand on each."""
    people = {} if owner.unit_id is None else people_on_kpis(organization, kpis, owner.unit_id)
    rows = []
    for card in scorecards(organization, kpis, owner):
        for one in card.standings:
            row = {
                "role": organization.roles[card.role_id].name,
                "present": card.is_present,
                "listed": one.kpi.name not in card.unlisted,
                **_standing(one),
                "overdue": is_overdue(one, organization.day),
            }
            if owner.unit_id is not None:
                found = people.get((card.role_id, one.kpi.name.casefold()))
                row["people"] = {
                    name: [organization.people[key].key for key in getattr(found, name, ())]
                    for name in ("met", "missed", "unknown")
                }
            rows.append(row)
    scenario = organization.scenario
    return {
        "person": None if owner.person_id is None else organization.people[owner.person_id].key,
        "unit": None if owner.unit_id is None else organization.units[owner.unit_id].name,
        "on": organization.day.isoformat(),
        "scenario": None if scenario is None else scenario.key,
        "kpis": rows,
    }


def _standing(one: KpiStanding) -> Json:
    newest = one.latest
    return {
        "kpi": one.kpi.name,
        "target": one.kpi.target,
        "understood": None if one.target is None else target_sentence(one.target),
        "unit_of_value": reading_unit(one.target),
        "value": None if newest is None else float(newest.value),
        "value_text": None if newest is None else value_text(newest.value, one.target),
        "read_on": None if newest is None else newest.on.isoformat(),
        "compared": None if one.compared is None else float(one.compared),
        "status": str(one.status),
        "frequency": one.kpi.frequency,
        "due_on": None if one.due_on is None else one.due_on.isoformat(),
        "readings": [{"on": each.on.isoformat(), "value": float(each.value)} for each in one.readings],
    }


def kpis_text(answer: Mapping[str, Any]) -> str:
    """The KPIs that were read as a table, with how many were not."""
    read = [one for one in answer["kpis"] if one["readings"]]
    heads = ("role", "kpi", "target", "newest", "read on", "status", "next due")
    rows = [
        (
            one["role"],
            one["kpi"],
            one["understood"] or one["target"],
            one["value_text"],
            one["read_on"],
            one["status"],
            f"{one['due_on'] or ''}{', overdue' if one['overdue'] else ''}",
        )
        for one in read
    ]
    first = (
        f"{answer['person'] or answer['unit']} on {answer['on']}: {len(read)} of {len(answer['kpis'])} KPIs are read"
    )
    return "\n".join([first, *([texts.table(heads, rows)] if rows else [])])
