"""The picture without pay and without the names of people: the same figures, of people that nobody is told of."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from orgwright.planning.organization import Organization
from orgwright.planning.policy import policy_from_store
from orgwright.planning.privacy import Profile
from orgwright.planning.private_codes import Codes, kept_content_of
from orgwright.planning.rows import changed_row
from orgwright.planning.scenario import PLANNED
from orgwright.planning.spells import name_ranks
from orgwright.records import (
    AssessmentRound,
    Baseline,
    ChangeKind,
    CostRate,
    Goal,
    GoalAction,
    KpiReading,
    Milestone,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    PromotionCase,
    PromotionCheck,
    Record,
    Requisition,
    SavedView,
    Scenario,
    SheetMapping,
    Unit,
)

_PAY_POLICIES = ("hiring_cost", "training_cost")
Rows = Mapping[type[Record], Mapping[int, Any]]
Changed = Callable[[Any], dict[str, Any]]
"""What changes in a row."""


def private_picture(organization: Organization, profile: Profile) -> Organization:
    """``planning.privacy.private``, which says what it does."""
    rows: Rows = organization.rows
    assessments, left_out = organization.assessments, organization.left_out
    ranks = organization.assessor_ranks
    if not profile.pay:
        rows = {**_edited(rows, _PAY), CostRate: {}, Baseline: {}}
    if not profile.names:
        codes = Codes.of(organization)
        rows = {**_edited(rows, _names(organization, codes)), SavedView: {}, SheetMapping: {}}
        ranks = ranks or name_ranks(assessments.assessors)
        assessments = replace(assessments, assessors=tuple(map(codes.assessor, assessments.assessors)))
        left_out = tuple((one, _reason(organization, codes, one, reason)) for one, reason in left_out)
    facts = next(iter(rows[OrganizationFacts].values()), organization.facts)
    return replace(
        organization,
        rows=rows,
        assessments=assessments,
        seating=replace(organization.seating, units=rows[Unit], people=rows[Person], positions=rows[Position]),
        demand=replace(organization.demand, facts=facts, policy=policy_from_store(facts.policy)),
        left_out=left_out,
        profile=profile,
        assessor_ranks=ranks,
        _proficiency=list(organization._proficiency),
    )


def _edited(rows: Rows, changed: Mapping[type[Record], Changed]) -> dict[type[Record], Mapping[int, Any]]:
    """The tables with what changes in the rows of each record."""
    return {
        record: {key: changed_row(one, **changed[record](one)) for key, one in table.items()}
        if record in changed
        else table
        for record, table in rows.items()
    }


def _plan_without_pay(one: PlannedChange) -> dict[str, Any]:
    return {"note": "", "value": None if one.change == ChangeKind.OPEN else one.value}


def _policies_without_pay(one: OrganizationFacts) -> dict[str, Any]:
    stored = json.loads(one.policy or "{}")
    return {"policy": json.dumps({name: value for name, value in stored.items() if name not in _PAY_POLICIES})}


_PAY: Mapping[type[Record], Changed] = {
    Position: lambda one: {"annual_cost": None},
    Unit: lambda one: {"annual_budget": None},
    PlannedChange: _plan_without_pay,
    Scenario: lambda one: {"notes": ""},
    OrganizationFacts: _policies_without_pay,
}
"""Pay is gone, never 0; so are the words in which plans may speak of it."""


def _names(organization: Organization, codes: Codes) -> Mapping[type[Record], Changed]:
    """What changes without names: people have codes, free text that may name somebody is gone or says its kind."""
    text = codes.in_text

    def key(one: str) -> str:
        return codes.in_key(text(one))

    def person(one: Person) -> dict[str, Any]:
        code = codes.key(one.key)
        # Who is planned has no name but the key, with or without a profile.
        name = codes.name(one.key) if (one.id or 0) > 0 else code
        why = one.left_why if one.left_why == PLANNED else ""
        said = {"location": text(one.location), "employment": text(one.employment)}
        return {"key": code, "name": name, "email": "", "left_why": why, **said}

    def check(one: PromotionCheck) -> dict[str, Any]:
        skill = f"Check {one.number}" if one.skill_id is None else organization.skills[one.skill_id].name
        return {"text": skill, "evidence": ""}

    def baseline(one: Baseline) -> dict[str, Any]:
        return {"name": text(one.name), "scenario": text(one.scenario), "content": _kept(codes, one)}

    return {
        Person: person,
        Unit: lambda one: {"name": text(one.name), "kind": text(one.kind)},
        Position: lambda one: {"location": text(one.location)},
        Requisition: lambda one: {"key": key(one.key), "priority": text(one.priority)},
        Goal: lambda one: {"note": ""},
        GoalAction: lambda one: {"text": str(one.kind).capitalize()},
        Milestone: lambda one: {"text": f"Milestone {one.number}", "heading": text(one.heading), "note": ""},
        PromotionCase: lambda one: {"note": ""},
        PromotionCheck: check,
        KpiReading: lambda one: {"note": ""},
        AssessmentRound: lambda one: {"name": text(one.name), "note": ""},
        Scenario: lambda one: {"key": key(one.key), "title": text(one.title), "notes": ""},
        PlannedChange: lambda one: {"person": codes.key(one.person), "note": ""},
        Baseline: baseline,
    }


def _kept(codes: Codes, baseline: Baseline) -> str:
    """The content of a kept plan with the codes of its people, in their order, and the names of its units as shown."""
    content = kept_content_of(baseline)
    if "stays" in content:
        content["stays"] = sorted([codes.key(person), *stay] for person, *stay in content["stays"])
    for unit in content.get("units", ()):
        unit["name"] = codes.in_text(unit["name"])
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _reason(organization: Organization, codes: Codes, change_id: int, reason: str) -> str:
    """Why a planned change was left out, with the code of the person whom it names by the key."""
    key = organization.planned_changes[change_id].person
    return reason.replace(f"“{key}”", f"“{codes.key(key)}”") if key else reason
