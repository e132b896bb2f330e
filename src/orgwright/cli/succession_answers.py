"""The answers about succession, for scripts and for people."""

from collections.abc import Mapping
from typing import Any

from orgwright.cli.texts import range_text, table
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import GATES
from orgwright.planning.slate import Slate
from orgwright.planning.succession import Bench, SuccessionPlan
from orgwright.planning.succession_plan import candidates

Json = dict[str, Any]


def slate_answer(organization: Organization, found: Slate, top: int) -> Json:
    """Everybody on a slate, best first; ``for`` and ``against`` are given for the first ``top`` of them alone."""
    first = {one.person_id: one for one in candidates(organization, found, top)}
    people, measured = [], found.readiness
    for place, row in enumerate(found.order.tolist()):
        assert measured is not None
        person_id = int(measured.person_ids[row])
        unit_id, role_id = organization.seating.unit_of(person_id), organization.seating.role_of(person_id)
        known = first.get(person_id)
        people.append(
            {
                "person": organization.people[person_id].key,
                "name": organization.people[person_id].name,
                "unit": None if unit_id is None else organization.units[unit_id].name,
                "role": None if role_id is None else organization.roles[role_id].name,
                "stage": found.stage_of(place).value,
                "coverage": {"low": float(measured.low[row]), "high": float(measured.high[row])},
                "gate": GATES[int(measured.gate[row])],
                "months": {"least": float(measured.least_months[row]), "most": float(measured.months[row])},
                "for": None if known is None else list(known.speaks_for),
                "against": None if known is None else list(known.speaks_against),
            }
        )
    return {
        "position": organization.positions[found.position_id].key,
        "role": None if found.role_id is None else organization.roles[found.role_id].name,
        **_picture(organization),
        "people": people,
    }


def _picture(organization: Organization) -> Json:
    scenario = organization.scenario
    return {"on": organization.day.isoformat(), "scenario": None if scenario is None else scenario.key}


def succession_answer(organization: Organization, unit_id: int | None, plan: SuccessionPlan) -> Json:
    """The critical positions of a unit with their benches, the net bench at each horizon, who stands behind several."""
    people, positions = organization.people, organization.positions
    return {
        "unit": None if unit_id is None else organization.units[unit_id].name,
        **_picture(organization),
        "positions": [_bench(organization, one) for one in plan.benches],
        "net_bench": [
            {
                "months": one.months,
                "filled": one.size,
                "successors": {
                    positions[key].key: people[person].key for key, person in one.successor_by_position.items()
                },
                "open": [positions[key].key for key in one.open_ids],
            }
            for one in plan.net
        ],
        "behind_several": [
            {"person": people[key].key, "positions": [positions[one].key for one in several]}
            for key, several in plan.positions_by_person.items()
        ],
    }


def _bench(organization: Organization, one: Bench) -> Json:
    people = organization.people
    sitting = organization.seating.incumbencies_by_position.get(one.position_id, ())
    return {
        "position": organization.positions[one.position_id].key,
        "role": None if one.role_id is None else organization.roles[one.role_id].name,
        "unit": organization.units[organization.positions[one.position_id].unit_id].name,
        "incumbents": [people[each.person_id].key for each in sitting],
        "ready_now": one.depth[0],
        "ready_in_12_months": one.depth[1],
        "ready_in_24_months": one.depth[2],
        "best": None if one.best_id is None else people[one.best_id].key,
        "without_best": dict(zip(("now", "in_12_months", "in_24_months"), one.without_best, strict=True)),
        "successors": [{"person": people[key].key, "stage": stage.value} for key, stage in one.first],
    }


def slate_text(answer: Mapping[str, Any]) -> str:
    """The first of a slate as a table, each with the first reason against."""
    head = f"{answer['position']}, {answer['role'] or 'no role'}: {len(answer['people'])} people"
    rows = [
        (
            one["name"],
            one["unit"],
            one["stage"],
            range_text(one["coverage"]),
            one["gate"],
            f"{one['months']['most']:.0f}",
            " ".join(one["against"][:1]),
        )
        for one in answer["people"]
        if one["against"] is not None
    ]
    heads = ("name", "unit", "ready", "coverage", "gate", "months", "against")
    return f"{head}\n{table(heads, rows)}" if rows else f"{head}\nNobody can be measured against it."


def succession_text(answer: Mapping[str, Any]) -> str:
    """How many could be filled at once, then the benches as a table."""
    count = len(answer["positions"])
    if not count:
        return f"{answer['unit'] or 'The whole organization'} has no position that is marked critical."
    now, year, two = (one["filled"] for one in answer["net_bench"])
    head = f"{now} of {count} critical positions could be filled at the same time now, {year} in a year, {two} in two."
    filled = answer["net_bench"][0]["successors"]
    rows = [
        (
            one["position"],
            one["role"],
            one["ready_now"],
            one["ready_in_12_months"],
            one["ready_in_24_months"],
            one["best"] or "nobody",
            filled.get(one["position"], "nobody"),
        )
        for one in answer["positions"]
    ]
    return f"{head}\n{table(('position', 'role', 'now', '1 year', '2 years', 'best', 'filled by'), rows)}"
