"""How the coverage of capability targets came about: over the targets of a unit, and of one target from its people."""

from __future__ import annotations

from math import fsum

from orgwright.planning.coverage import TargetCoverage, targets_by_unit, unit_coverage
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import (
    counted,
    importance_policy,
    level_policies,
    number,
    of_what,
    range_words,
    share_words,
    unit_name,
)
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import EXPIRED

_READING = "n = people who hold the level, d = people needed, w = importance. Low leaves out who is not assessed."
_COLUMNS = (
    ExplainedColumn("Skill"),
    ExplainedColumn("w", "weight"),
    ExplainedColumn("n", "whole"),
    ExplainedColumn("d", "whole"),
    ExplainedColumn("n high", "whole"),
    ExplainedColumn("Level", "whole"),
    ExplainedColumn("Unit"),
    ExplainedColumn("n asked", "whole"),
    ExplainedColumn("Low", "share", "MIN({n}/{d},1)"),
    ExplainedColumn("High", "share", "MIN({n high}/{d},1)"),
    ExplainedColumn("High asked", "share", "MIN({n asked}/{d},1)"),
    ExplainedColumn("Slack", "whole", "{n}-{d}"),
)


def unit_target_coverage(organization: Organization, unit_id: int | None) -> Explanation:
    """The coverage of the targets of a unit and those below, low, high, and high among those asked."""
    covered = unit_coverage(organization, unit_id)
    targets = covered.targets
    results = (
        _mean("low", "Low", covered.low, targets, [one.share_low for one in targets]),
        _mean("high", "High", covered.high, targets, [one.share_high for one in targets]),
        _mean("high asked", "High asked", covered.high_asked, targets, [one.share_high_asked for one in targets]),
    )
    return _of_unit(
        organization,
        unit_id,
        range_words(covered.low, covered.high),
        "How far its capability targets are covered.",
        "Σ w · min(n / d, 1) / Σ w over targets",
        _READING + " High counts them in; high asked only those of them whose role asks for the skill. "
        "Each target is measured with the people of its own unit and below.",
        results,
    )


def unit_strict(organization: Organization, unit_id: int | None) -> Explanation:
    """The share of the targets of a unit that are covered in full."""
    covered = unit_coverage(organization, unit_id)
    whole = len(covered.targets)
    low = sum(one.holders_low >= one.people_needed for one in covered.targets)
    high = sum(one.holders_high >= one.people_needed for one in covered.targets)
    results = tuple(
        ExplainedResult(
            name,
            value,
            "share",
            f"{part} / {whole}" if whole else "",
            f'IF(COUNT({{d}})>0,SUMPRODUCT(({{{column}}}>={{d}})*1)/COUNT({{d}}),"")',
        )
        for name, value, part, column in (
            ("low", covered.strict_low, low, "n"),
            ("high", covered.strict_high, high, "n high"),
        )
    )
    return _of_unit(
        organization,
        unit_id,
        share_words(covered.strict_low),
        "The share of its capability targets that are covered in full.",
        "strict = targets with n ≥ d / targets",
        "Every target counts alike here. Low leaves out who is not assessed, high counts them in.",
        results,
    )


def unit_robustness(organization: Organization, unit_id: int | None) -> Explanation:
    """How many people may leave a unit, whoever they are, before a target falls short."""
    covered = unit_coverage(organization, unit_id)
    least = min(covered.targets, key=lambda one: one.slack, default=None)
    numbers = "" if least is None else f"{least.holders_low} − {least.people_needed}"
    title = "robustness" if covered.robustness is None else f"robustness {number(covered.robustness)}"
    return _of_unit(
        organization,
        unit_id,
        title,
        "So many may leave, whoever they are, before a target falls short.",
        "robustness = min(n − d) over targets",
        "n = people known to hold the level, d = people needed. Negative: a target is short already.",
        (ExplainedResult("robustness", covered.robustness, "whole", numbers, 'IF(COUNT({d})>0,MIN({Slack}),"")'),),
    )


def unit_targets_counted(organization: Organization, unit_id: int | None) -> Explanation:
    """How many targets a unit has, how many of them nobody or one person alone covers."""
    targets = unit_coverage(organization, unit_id).targets
    results = (
        ExplainedResult("targets", len(targets), "whole", "", "COUNT({d})"),
        ExplainedResult("uncovered", sum(one.is_uncovered for one in targets), "whole", "", "COUNTIF({n},0)"),
        ExplainedResult("single holder", sum(one.is_single_holder for one in targets), "whole", "", "COUNTIF({n},1)"),
        ExplainedResult("short", sum(one.slack < 0 for one in targets), "whole", "", 'COUNTIF({Slack},"<0")'),
    )
    return _of_unit(
        organization,
        unit_id,
        counted(len(targets), "target"),
        "Its capability targets that hold on the day.",
        "uncovered: n = 0\nsingle holder: n = 1\nshort: n < d",
        "n = people known to hold the level, d = people needed. Two targets of one unit, skill and level count once.",
        results,
    )


def unit_target_assessed_share(organization: Organization, unit_id: int | None) -> Explanation:
    """How much is known of the people of a unit in the skills of its targets."""
    covered = unit_coverage(organization, unit_id)
    skills = sorted({one.skill_id for one in covered.targets}, key=lambda one: organization.skills[one].name)
    units = {skill: {one.unit_id for one in covered.targets if one.skill_id == skill} for skill in skills}
    rows = []
    for skill_id in skills:
        several = (organization.seating.people_of(one) for one in units[skill_id])
        people = sorted(frozenset[int]().union(*several))
        known = int((organization.proficiency.levels_of(people, (skill_id,)) >= 0).sum())
        rows.append(ExplainedRow((organization.skills[skill_id].name, known, len(people)), "matrix", skill_id))
    known, pairs = sum(_whole(row, 1) for row in rows), sum(_whole(row, 2) for row in rows)
    formula = 'IF(SUM({People})>0,SUM({Known})/SUM({People}),"")'
    return Explanation(
        share_words(covered.assessed_share),
        of_what(organization, unit_name(organization, unit_id), "How much is known of people in the targeted skills."),
        "assessed = known / pairs of person and targeted skill",
        "A pair counts once, however many targets ask for it.",
        (ExplainedResult("assessed", covered.assessed_share, "share", f"{known:,} / {pairs:,}", formula),),
        (ExplainedColumn("Skill"), ExplainedColumn("Known", "whole"), ExplainedColumn("People", "whole")),
        tuple(rows),
        level_policies(organization),
        counted(len(rows), "skill"),
    )


def one_target(organization: Organization, target_id: int) -> Explanation | None:
    """How one target is covered: the people of its unit and below with their levels. None where it does not hold."""
    several = targets_by_unit(organization).values()
    found = next((one for targets in several for one in targets if target_id in one.target_ids), None)
    return None if found is None else _of_target(organization, found)


def _of_target(organization: Organization, target: TargetCoverage) -> Explanation:
    people = organization.seating.by_person_key(organization.seating.people_of(target.unit_id))
    levels = organization.proficiency.levels_of(people, (target.skill_id,))[:, 0].tolist()
    asks = {
        role_id: any(one.skill_id == target.skill_id and one.is_applicable for one in organization.demand.asks(role_id))
        for role_id in {organization.seating.role_of(one) for one in people}
    }
    pairs = sorted(zip(people, levels, strict=True), key=lambda one: -one[1])
    rows = tuple(
        ExplainedRow(
            (
                organization.people[person_id].name,
                level if level >= 0 else None,
                int(level >= target.level),
                int(level < 0 or level >= target.level),
                "yes" if asks[organization.seating.role_of(person_id)] else "no",
                "expired" if level == EXPIRED else "not known" if level < 0 else "",
            ),
            "matrix",
            (person_id, target.skill_id),
        )
        for person_id, level in pairs
    )
    needed, skill = target.people_needed, organization.skills[target.skill_id].name
    return Explanation(
        f"{target.holders_low} of {needed}",
        of_what(
            organization,
            f"{organization.units[target.unit_id].name} in {skill}",
            f"{counted(needed, 'person', 'people')} at level {target.level} or above are needed.",
        ),
        "n = people with a ≥ l\nshare = min(n / d, 1)",
        f"a = level held, l = {target.level}, d = {needed}. Low leaves out who is not assessed, high counts them in.",
        (
            ExplainedResult("n low", target.holders_low, "whole", "", "SUM({Holds})"),
            ExplainedResult("n high", target.holders_high, "whole", "", "SUM({May hold})"),
            ExplainedResult("low", target.share_low, "share", _of(target.holders_low, needed), _share("n low", needed)),
            ExplainedResult(
                "high", target.share_high, "share", _of(target.holders_high, needed), _share("n high", needed)
            ),
            ExplainedResult("slack", target.slack, "whole", f"{target.holders_low} − {needed}", f"{{n low}}-{needed}"),
        ),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("a", "whole"),
            ExplainedColumn("Holds", "whole", f'IF({{a}}="",0,IF({{a}}>={target.level},1,0))'),
            ExplainedColumn("May hold", "whole", f'IF({{a}}="",1,IF({{a}}>={target.level},1,0))'),
            ExplainedColumn("Role asks"),
            ExplainedColumn("Known"),
        ),
        rows,
        (*importance_policy(organization), *level_policies(organization)),
        f"{counted(len(rows), 'person', 'people')}, the highest level first",
    )


def _of(holders: int, needed: int) -> str:
    return f"min({holders} / {needed}, 1)"


def _share(result: str, needed: int) -> str:
    return f"MIN({{{result}}}/{needed},1)"


def _whole(row: ExplainedRow, place: int) -> int:
    value = row.values[place]
    assert isinstance(value, int)
    return value


def _mean(
    name: str, column: str, value: float | None, targets: tuple[TargetCoverage, ...], shares: list[float]
) -> ExplainedResult:
    whole = fsum(one.weight for one in targets)
    part = fsum(one.weight * share for one, share in zip(targets, shares, strict=True))
    return ExplainedResult(
        name,
        value,
        "share",
        f"{number(part)} / {number(whole)}" if whole else "",
        f'IF(SUM({{w}})>0,SUMPRODUCT({{w}},{{{column}}})/SUM({{w}}),"")',
    )


def _of_unit(
    organization: Organization,
    unit_id: int | None,
    title: str,
    sentence: str,
    rule: str,
    reading: str,
    results: tuple[ExplainedResult, ...],
) -> Explanation:
    targets = sorted(unit_coverage(organization, unit_id).targets, key=lambda one: (one.share_low, one.slack))
    return Explanation(
        title,
        of_what(organization, unit_name(organization, unit_id), sentence),
        rule,
        reading,
        results,
        _COLUMNS,
        tuple(_row(organization, one) for one in targets),
        (*importance_policy(organization), *level_policies(organization)),
        f"{counted(len(targets), 'target')}, the least covered first",
    )


def _row(organization: Organization, one: TargetCoverage) -> ExplainedRow:
    return ExplainedRow(
        (
            organization.skills[one.skill_id].name,
            one.weight,
            one.holders_low,
            one.people_needed,
            one.holders_high,
            one.level,
            organization.units[one.unit_id].name,
            one.holders_high_asked,
            one.share_low,
            one.share_high,
            one.share_high_asked,
            one.slack,
        ),
        "matrix",
        one.skill_id,
    )
