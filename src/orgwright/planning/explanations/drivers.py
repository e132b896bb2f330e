"""How the figures of drivers came about: what a gap costs, what all of them cost, and what one level more brings."""

from collections.abc import Sequence
from math import fsum

import numpy as np

from orgwright.planning.drivers import Driver, Drivers, Improvement, SkillDriver, TargetDriver, gaps_in_skill
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.resilience import (
    OF_TARGET,
    READING,
    row_of_target,
    target_policies,
    told,
)
from orgwright.planning.explanations.words import Policies, counted, level_policies, number, weight_policies
from orgwright.planning.organization import Organization
from orgwright.planning.pace import BY_POLICY
from orgwright.planning.people_coverage import coverage_of
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.planning.unit_coverage import targets_of

_RULE = "points of a gap = w · (1 − min(a / r, 1)) / Σ w of the role / people"
_READING = (
    "a = level held, not known as 0, r = level required, w = importance × tier, Σ w over the person's role. "
    "People are those of the unit who have a coverage. Closing one gap alone raises the low end by its points."
)
_GAPS = (
    ExplainedColumn("Person"),
    ExplainedColumn("Skill"),
    ExplainedColumn("Weight", "weight"),
    ExplainedColumn("Weight of the role", "weight"),
    ExplainedColumn("Required", "whole"),
    ExplainedColumn("Held", "whole"),
)


def drivers_explained(organization: Organization, found: Drivers) -> Explanation:
    """All that is missing from the low role coverage of a unit, skill by skill."""
    missing = fsum(one.points for one in found.skills)
    rows = tuple(
        ExplainedRow(
            (organization.skills[one.skill_id].name, one.people, one.points_unknown, one.points),
            "matrix",
            one.skill_id,
        )
        for one in found.skills
    )
    low = found.low
    return Explanation(
        f"{missing * 100:.1f} points",
        told(organization, found.unit_id, "What is missing from the low role coverage, by skill."),
        "1 − low = Σ points over skills",
        _READING,
        (
            ExplainedResult("missing", missing, "share", f"sum of {counted(len(rows), 'skill')}", "SUM({Points})"),
            ExplainedResult("low", low, "share", f"1 − {number(missing)}", "1-{missing}" if low is not None else ""),
        ),
        (
            ExplainedColumn("Skill"),
            ExplainedColumn("People with the gap", "whole"),
            ExplainedColumn("Of it not known", "share"),
            ExplainedColumn("Points", "share"),
        ),
        rows,
        _role_policies(organization),
        f"{counted(len(rows), 'skill')}, the dearest first",
    )


def skill_driver_explained(organization: Organization, unit_id: int | None, one: SkillDriver) -> Explanation:
    """What one skill takes from the low role coverage of a unit, person by person."""
    gaps = gaps_in_skill(organization, unit_id, one.skill_id)
    what = f"What {organization.skills[one.skill_id].name} takes from the low role coverage."
    return _of_gaps(organization, unit_id, gaps, what)


def driver_explained(organization: Organization, unit_id: int | None, one: Driver) -> Explanation:
    """What the gap of one person in one skill takes from the low role coverage of a unit."""
    person, skill = organization.people[one.person_id].name, organization.skills[one.skill_id].name
    return _of_gaps(organization, unit_id, (one,), f"What the gap of {person} in {skill} takes from it.")


def _of_gaps(organization: Organization, unit_id: int | None, gaps: Sequence[Driver], what: str) -> Explanation:
    people = people_with_coverage(organization, unit_id)
    points = fsum(one.points for one in gaps)
    weights = [_weights(organization, one.role_id, one.skill_id) for one in gaps]
    rows = tuple(
        ExplainedRow(
            (
                organization.people[one.person_id].name,
                organization.skills[one.skill_id].name,
                weight,
                whole,
                one.required,
                one.held,
                one.points,
            ),
            "people",
            one.person_id,
        )
        for one, (weight, whole) in zip(gaps, weights, strict=True)
    )
    formula = f"{{Weight}}*(1-MIN({{Held}}/{{Required}},1))/{{Weight of the role}}/{people}"
    results = [ExplainedResult("together", points, "share", f"sum of {len(rows)}", "SUM({Points})")]
    unknown = [one.points for one in gaps if one.held is None]
    if unknown:
        numbers = f"sum of {counted(len(unknown), 'gap')} whose level is not known"
        sum_up = 'SUMPRODUCT(({Held}="")*{Points})'
        results.append(ExplainedResult("of it not known", fsum(unknown), "share", numbers, sum_up))
    return Explanation(
        f"−{points * 100:.2f} points",
        told(organization, unit_id, what),
        _RULE,
        f"{_READING} Here they are {people}.",
        tuple(results),
        (*_GAPS, ExplainedColumn("Points", "share", formula)),
        rows,
        _role_policies(organization),
        f"{counted(len(rows), 'gap')}, the dearest first",
    )


def target_drivers_explained(organization: Organization, unit_id: int | None, one: TargetDriver) -> Explanation:
    """What a target that is short takes from the low coverage of a unit's targets, beside all others."""
    targets = sorted(targets_of(organization, unit_id), key=lambda each: each is not one.target)
    whole = fsum(each.weight for each in targets)
    missing = one.target.weight * (1 - one.target.share_low)
    rows = tuple(
        row_of_target(
            organization,
            each,
            each.weight,
            each.people_needed,
            each.holders_low,
            each.share_low,
            each.weight * (1 - each.share_low),
        )
        for each in targets
    )
    all_missing = fsum(each.weight * (1 - each.share_low) for each in targets)
    numbers = f"{number(one.target.weight)} × (1 − {number(one.target.share_low)}) / {number(whole)}"
    return Explanation(
        f"−{one.points * 100:.2f} points",
        told(organization, unit_id, "What the first row takes from the low coverage of the targets."),
        "points of a target = w · (1 − min(n / d, 1)) / Σ w",
        READING,
        (
            ExplainedResult("points", one.points, "share", numbers, f"{missing!r}/SUM({{Weight}})"),
            ExplainedResult(
                "all together",
                all_missing / whole,
                "share",
                f"{number(all_missing)} / {number(whole)}",
                "SUM({Missing})/SUM({Weight})",
            ),
        ),
        (
            *OF_TARGET,
            ExplainedColumn("Weight", "weight"),
            ExplainedColumn("Needed", "whole"),
            ExplainedColumn("Held", "whole"),
            ExplainedColumn("Share", "share", "MIN({Held}/{Needed},1)"),
            ExplainedColumn("Missing", "number", "{Weight}*(1-{Share})"),
        ),
        rows,
        target_policies(organization),
        counted(len(rows), "target"),
    )


def role_improvement_explained(organization: Organization, unit_id: int | None, one: Improvement) -> Explanation:
    """What one level more for a person brings to the low role coverage of a unit for each month."""
    role_id = organization.seating.role_of(one.person_id)
    assert role_id is not None, "Whoever can improve against a role has one."
    ask = next(each for each in organization.demand.asks(role_id) if each.skill_id == one.skill_id)
    weight, whole = _weights(organization, role_id, one.skill_id)
    people = people_with_coverage(organization, unit_id)
    row = ExplainedRow(
        (organization.skills[one.skill_id].name, weight, ask.level, whole, people, one.points),
        "people",
        one.person_id,
    )
    columns = (
        ExplainedColumn("Skill"),
        ExplainedColumn("Weight", "weight"),
        ExplainedColumn("Required", "whole"),
        ExplainedColumn("Weight of the role", "weight"),
        ExplainedColumn("People", "whole"),
        ExplainedColumn("Points", "share", "{Weight}/{Required}/{Weight of the role}/{People}"),
    )
    rule = "points = w / r / Σ w of the role / people; per month = points / months"
    reading = "w = importance × tier, r = level required, people = those of the unit who have a coverage."
    return _improvement(organization, unit_id, one, (rule, reading), columns, (row,), _role_policies(organization))


def target_improvement_explained(organization: Organization, unit_id: int | None, one: Improvement) -> Explanation:
    """What one level more for a person brings to the low coverage of a unit's targets for each month."""
    targets = targets_of(organization, unit_id)
    whole = fsum(each.weight for each in targets)
    rows = tuple(
        row_of_target(
            organization,
            each,
            each.weight,
            each.people_needed,
            whole,
            each.weight / each.people_needed / whole,
        )
        for each in targets
        if _helps(organization, one, each)
    )
    columns = (
        *OF_TARGET,
        ExplainedColumn("Weight", "weight"),
        ExplainedColumn("Needed", "whole"),
        ExplainedColumn("All weights", "weight"),
        ExplainedColumn("Points", "share", "{Weight}/{Needed}/{All weights}"),
    )
    rule = "points = Σ w / d / Σ w of all targets; per month = points / months"
    reading = (
        "Summed over the targets that are short and gain a holder; w = weight of the importance, d = people needed."
    )
    return _improvement(organization, unit_id, one, (rule, reading), columns, rows, target_policies(organization))


def _helps(organization: Organization, one: Improvement, target: TargetCoverage) -> bool:
    is_near = (target.skill_id, target.level) == (one.skill_id, one.level) and target.slack < 0
    return is_near and one.person_id in organization.seating.people_of(target.unit_id)


def _improvement(
    organization: Organization,
    unit_id: int | None,
    one: Improvement,
    says: tuple[str, str],
    columns: tuple[ExplainedColumn, ...],
    rows: tuple[ExplainedRow, ...],
    policies: Policies,
) -> Explanation:
    person, skill = organization.people[one.person_id].name, organization.skills[one.skill_id].name
    held = "an unknown level, counted from 0," if one.held is None else f"level {one.held}"
    results = [ExplainedResult("points together", one.points, "share", f"sum of {len(rows)}", "SUM({Points})")]
    if one.months:
        numbers = f"{number(one.points * 100)} points / {number(one.months)} months"
        formula = f"{{points together}}/{one.months!r}"
        results.append(ExplainedResult("per month", one.points_per_month, "share", numbers, formula))
    return Explanation(
        f"{one.points * 100:.2f} points",
        told(organization, unit_id, f"{person} in {skill}: from {held} to level {one.level}."),
        says[0],
        says[1],
        tuple(results),
        columns,
        rows,
        (months_policy(one), *policies),
        counted(len(rows), "row"),
    )


def months_policy(one: Improvement) -> tuple[str, str]:
    """How long a level of the skill's kind takes, and where that comes from."""
    pace = one.pace
    seen = f"{pace.observations:,} rises of the organization, {pace.unfinished:,} still waiting"
    source = f"by policy; seen: {seen}" if pace.source == BY_POLICY else f"observed in {seen}"
    return f"Months per level, {pace.kind}", f"{pace.months:g}, {source}"


def _role_policies(organization: Organization) -> Policies:
    return (*level_policies(organization), *weight_policies(organization))


def people_with_coverage(organization: Organization, unit_id: int | None) -> int:
    """How many people of a unit have a role coverage: those over whom it is a mean."""
    low = coverage_of(organization, organization.seating.people_of(unit_id)).low
    return int((~np.isnan(low)).sum())


def _weights(organization: Organization, role_id: int, skill_id: int) -> tuple[float, float]:
    """The weight of a skill in a role, and of all that the role asks."""
    asks = [one for one in organization.demand.asks(role_id) if one.is_applicable]
    return next(one.weight for one in asks if one.skill_id == skill_id), fsum(one.weight for one in asks)
