"""The JSON that scripts rely on: one function an answer, names in place of ids, null for what is not known."""

from collections.abc import Iterable, Sequence
from typing import Any

from orgwright.exchange.blueprint import as_json, earlier_reading
from orgwright.exchange.matrix_changes import ImportRow, RowKind
from orgwright.exchange.role_import.said import linked_roles, sheet_document
from orgwright.planning.coverage import PersonCoverage, RequirementCoverage, person_coverage
from orgwright.planning.experts import Expert
from orgwright.planning.findings import findings
from orgwright.planning.groups import Group, group_coverage, group_title
from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_target import numeric_target
from orgwright.planning.organization import Organization
from orgwright.planning.progression import Reached, Route, Routes
from orgwright.planning.resilience import Departures, Resilience
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.records import Role
from orgwright.workspace import BlueprintImport, RecordedAction, Workspace
from orgwright.workspace.matrix_import import MatrixImport

Json = dict[str, Any]


def _range(low: float | None, high: float | None) -> Json:
    return {"low": low, "high": high}


def gaps_answer(organization: Organization, covered: PersonCoverage) -> Json:
    """A person against a role, requirement by requirement."""
    return {
        "person": organization.people[covered.person_id].key,
        "role": None if covered.role_id is None else organization.roles[covered.role_id].name,
        "on": covered.on.isoformat(),
        "coverage": _range(covered.low, covered.high),
        "compliance": covered.compliance,
        "gate": covered.gate,
        "assessed_share": covered.assessed_share,
        "requirements": [_requirement(organization, one) for one in covered.requirements],
    }


def _requirement(organization: Organization, one: RequirementCoverage) -> Json:
    return {
        "skill": organization.skills[one.skill_id].name,
        "tier": one.tier,
        "importance": one.importance,
        "weight": one.weight,
        "required": one.required,
        "required_by": one.required_by,
        "held": one.held,
        "gap": one.gap,
        "status": one.status,
        "source": one.source,
        "assessed_on": None if one.assessed_on is None else one.assessed_on.isoformat(),
    }


def experts_answer(organization: Organization, skill_id: int, found: Iterable[Expert]) -> Json:
    """The people who hold a skill, in the order given, each in the unit of the primary incumbency."""
    return {"skill": organization.skills[skill_id].name, "people": [_expert(organization, one) for one in found]}


def _expert(organization: Organization, one: Expert) -> Json:
    person, unit_id = organization.people[one.person_id], organization.seating.unit_of(one.person_id)
    return {
        "person": person.key,
        "name": person.name,
        "unit": None if unit_id is None else organization.units[unit_id].name,
        "level": one.level,
        "source": one.source,
        "assessed_on": one.assessed_on.isoformat(),
        "stale": one.is_stale,
    }


def coverage_answer(organization: Organization, group: Group) -> Json:
    """Coverage of a group against roles, of a unit and of the whole against targets too, with its people."""
    covered, scenario = group_coverage(organization, group), organization.scenario
    return {
        "unit": None if covered.unit_id is None else organization.units[covered.unit_id].name,
        "group": group_title(organization, group),
        "on": covered.on.isoformat(),
        "scenario": None if scenario is None else scenario.key,
        "role_coverage": _range(covered.role_low, covered.role_high),
        "role_compliance": covered.role_compliance,
        "gates": {name: covered.gates.get(name, 0) for name in ("held", "missing", "unknown")},
        "coverage": _range(covered.low, covered.high),
        "strict": _range(covered.strict_low, covered.strict_high),
        "assessed_share": covered.assessed_share,
        "high_asked": covered.high_asked,
        "median_age_days": covered.median_age_days,
        "robustness": covered.robustness,
        "role_assessed_share": covered.role_assessed_share,
        "role_median_age_days": covered.role_median_age_days,
        "targets": [
            {
                "unit": organization.units[one.unit_id].name,
                "skill": organization.skills[one.skill_id].name,
                "level": one.level,
                "people_needed": one.people_needed,
                "holders_low": one.holders_low,
                "holders_high": one.holders_high,
                "share_low": one.share_low,
                "share_high": one.share_high,
                "weight": one.weight,
                "holders": [organization.people[key].key for key in one.holder_ids],
                "single_holder": one.is_single_holder,
            }
            for one in covered.targets
        ],
        "people": [
            gaps_answer(organization, person_coverage(organization, key))
            for key in organization.seating.by_person_key(covered.person_ids)
        ],
    }


def resilience_answer(organization: Organization, found: Resilience) -> Json:
    """Whose leaving costs a unit most; ``worst`` is empty where there is no coverage to lower."""
    people = organization.people
    return {
        "unit": None if found.unit_id is None else organization.units[found.unit_id].name,
        "leavers": found.leavers,
        "before": _range(found.before.low, found.before.high),
        "worst": [
            {"people": [people[key].key for key in one.person_ids], "after": _range(one.after.low, one.after.high)}
            for one in _of_most(found)
        ],
        "single_holders": [
            {**_wanted(organization, one), "person": people[one.holder_ids[0]].key} for one in found.single_holders
        ],
        "uncovered": [_wanted(organization, one) for one in found.uncovered],
        "robustness": found.robustness,
    }


def _of_most(found: Resilience) -> tuple[Departures, ...]:
    """The worst departures of as many people as were asked for, of all where the unit has fewer."""
    return found.worst[-1:]


def _wanted(organization: Organization, one: TargetCoverage) -> Json:
    return {
        "unit": organization.units[one.unit_id].name,
        "skill": organization.skills[one.skill_id].name,
        "level": one.level,
    }


def lost_rows(organization: Organization, found: Resilience) -> list[tuple[Any, ...]]:
    """What the worst leavers held and what is left of it, the dearest first, where it costs coverage."""
    return [
        (
            *_wanted(organization, lost.before).values(),
            ", ".join(organization.people[key].key for key in lost.left_holder_ids),
            f"{lost.after.holders_low} of {lost.before.people_needed}",
            f"{lost.points * 100:.2f}",
        )
        for one in _of_most(found)
        for lost in one.losses
        if lost.points
    ]


def roles_answer(workspace: Workspace) -> Json:
    """All roles with their counts, by name."""
    organization = workspace.organization
    documents = workspace.document_roles()
    rows = sorted(organization.roles.values(), key=lambda one: one.name)
    return {"roles": [_role(organization, one, documents) for one in rows]}


def _role(organization: Organization, role: Role, documents: Sequence[int]) -> Json:
    in_role = [one for one in organization.seating.employed if organization.seating.role_of(one) == role.id]
    return {
        "role": role.name,
        "family": role.family,
        "level": role.level,
        "track": role.track,
        "horizon": role.horizon,
        "requirements": len(organization.demand.requirements_by_role.get(role.id or 0, ())),
        "people": len(in_role),
        "documents": documents.count(role.id or 0),
    }


def role_answer(workspace: Workspace, role: Role) -> Json:
    """One role with its requirements, its links, and everything else that it says."""
    organization, sheet = workspace.organization, workspace.role_sheet(role.id or 0)
    document = sheet.document
    read = earlier_reading(document.content, document.file_name) if document else None
    linked = {
        way: sorted(organization.roles[key].name for key in linked_roles(role, organization, way))
        for way in ("feeder", "next", "adjacent")
    }
    written = sheet_document(sheet, organization)
    said = as_json(written)
    targets = [_numeric(one.target if one.certain else one.name) for one in written.kpis]
    kpis: list[Json] = said.pop("kpis")  # type: ignore[assignment]
    return {
        **_role(organization, role, [role.id or 0] if document else []),
        "summary": role.summary,
        **linked,
        "kpis": [{**kpi, "numeric_target": target} for kpi, target in zip(kpis, targets, strict=True)],
        **{name: said[name] for name in ("skills", "tools", "scorecard", "statements")},
        "findings": as_json(read)["findings"] if read else [],
        "requirements": _role_requirements(organization, role.id or 0),
    }


def _numeric(text: str) -> Json | None:
    """The number of a KPI's target and its side; None where the text has none."""
    target = numeric_target(text)
    if target is None:
        return None
    return {
        "direction": str(target.direction),
        "low": float(target.low),
        "high": float(target.high),
        "unit": target.unit,
        "change": None if target.change is None else str(target.change),
        "period": target.period,
        "text": target_sentence(target),
    }


def _role_requirements(organization: Organization, role_id: int) -> list[Json]:
    rows = organization.demand.requirements_by_role.get(role_id, ())
    level, policy = organization.roles[role_id].level, organization.policy
    return [
        {
            "skill": organization.skills[one.skill_id].name,
            "tier": one.tier,
            "importance": one.importance,
            "importance_text": one.importance_text,
            "weight": policy.requirement_weight(one.importance, one.tier),
            "required": one.level or policy.required_level(level, one.tier),
            "required_by": "policy" if one.level is None else "person",
            "context": one.context,
        }
        for one in sorted(rows, key=lambda one: organization.skills[one.skill_id].name)
    ]


def route_answer(organization: Organization, routes: Routes) -> Json:
    """The best route and the next best ones."""
    return {
        "found": routes.found,
        "steps": _steps(organization, routes.best),
        "total": routes.total,
        "alternatives": [{"steps": _steps(organization, one), "total": one.total} for one in routes.alternatives],
        "reason": routes.reason or None,
    }


def reach_answer(organization: Organization, reached: Iterable[Reached]) -> Json:
    """The roles within reach with the months and the roles of the quickest way to each, the soonest first."""
    roles = organization.roles
    return {
        "roles": [
            {"role": roles[one.role_id].name, "months": one.months, "way": [roles[key].name for key in one.role_ids]}
            for one in reached
        ]
    }


def _steps(organization: Organization, route: Route | None) -> list[Json]:
    roles, skills = organization.roles, organization.skills
    return [
        {
            "from": roles[step.from_role_id].name,
            "to": roles[step.to_role_id].name,
            "kind": step.kind,
            "weighted_gap": step.weighted_gap,
            "months": step.months,
            "gaps": [
                {
                    "skill": skills[gap.skill_id].name,
                    "from": gap.from_level,
                    "to": gap.to_level,
                    "weight": gap.weight,
                    "months": gap.months,
                }
                for gap in step.gaps
            ],
        }
        for step in (() if route is None else route.steps)
    ]


def import_answer(done: BlueprintImport) -> Json:
    """What an import changed, or would change."""
    return {
        "changes": [
            {"table": one.table, "key": one.key, "field": one.field, "before": one.before, "after": one.after}
            for one in done.changes
        ],
        "findings": [
            {"severity": one.severity, "where": f"{document.source}: {one.where}", "text": one.text}
            for document in done.documents
            for one in document.findings
        ],
        "refused": [],
    }


def matrix_import_answer(done: MatrixImport) -> Json:
    """What an edited matrix changed, or would change; what waits for a decision is a finding."""
    plan, taken = done.plan, {row.key for row in done.taken}
    waiting = [row for row in plan.rows if row.kind != RowKind.REFUSED and row.key not in taken]
    return {
        "changes": [
            {"table": one.table, "key": one.key, "field": one.field, "before": one.before, "after": one.after}
            for one in done.changes
        ],
        "findings": [{"severity": "note", "where": one.where, "text": one.text} for one in plan.notes]
        + [{"severity": "warning", "where": row.where, "text": _waiting(row)} for row in waiting],
        "refused": [{"where": row.where, "text": row.note} for row in plan.of(RowKind.REFUSED)],
        "conflicts": [
            {
                "where": row.where,
                "key": f"{row.person_key}|{row.skill}",
                "exported": row.exported,
                "before": row.before,
                "after": row.after,
                "taken": row.key in taken,
            }
            for row in plan.of(RowKind.CONFLICT)
        ],
        "new_people": [
            {"where": row.where, "name": row.person, "levels": len(row.levels), "taken": row.key in taken}
            for row in plan.of(RowKind.NEW_PERSON)
        ],
    }


def _waiting(row: ImportRow) -> str:
    """Why a row of an edited matrix was not taken, and how it would be."""
    if row.kind == RowKind.NEW_PERSON:
        return f"{row.person} is new and was not added; --add-people adds. {row.note}".rstrip()
    after = "empty" if row.after is None else row.after
    if row.kind == RowKind.CONFLICT:
        return f"{row.person} in {row.skill}: {after} was not taken. {row.note} --take-conflicts takes it."
    return f"{row.person} in {row.skill}: the level {row.before} was emptied and stays."


def history_answer(actions: Iterable[RecordedAction]) -> Json:
    """The newest actions, newest first."""
    return {
        "actions": [
            {
                "id": one.id,
                "label": one.label,
                "actor": one.actor,
                "at": one.at,
                "reason": one.reason,
                "reverts": one.reverts,
                "changes": one.changes,
            }
            for one in actions
        ]
    }


def check_answer(workspace: Workspace, problems: Sequence[str]) -> Json:
    """Whether the file is whole, and the contradictions in its data."""
    found = () if problems else findings(workspace.organization)
    return {
        "integrity": "damaged" if problems else "ok",
        "problems": list(problems),
        "findings": [
            {"severity": one.severity, "code": one.code, "where": one.where, "text": one.text, "way_out": one.way_out}
            for one in found
        ],
    }
