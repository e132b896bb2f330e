"""How the figures of resilience came about: departures, expertise that leaves by a day, slack and robustness."""

from collections.abc import Callable, Sequence
from math import fsum

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Value
from orgwright.planning.explanations.words import (
    Policies,
    counted,
    day_words,
    importance_policy,
    level_policies,
    number,
    of_what,
    unit_name,
)
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import Departures, Resilience
from orgwright.planning.resilience_leaving import LeavingExpertise
from orgwright.planning.target_coverage import TargetCoverage, TargetShares

Pair = tuple[TargetCoverage, TargetCoverage]
Share = Callable[[TargetCoverage], float]
RULE = "coverage = Σ w · min(n / d, 1) / Σ w"
READING = (
    "n = people of the target's unit who hold the level, d = people needed, w = weight of the importance. "
    "Low leaves out those of whom it is not known, high counts them."
)
OF_TARGET = (ExplainedColumn("Skill"), ExplainedColumn("Unit"), ExplainedColumn("Level", "whole"))
_BEFORE_AND_AFTER = (
    *OF_TARGET,
    ExplainedColumn("Weight", "weight"),
    ExplainedColumn("Needed", "whole"),
    ExplainedColumn("Held now", "whole"),
    ExplainedColumn("Held after", "whole"),
    ExplainedColumn("Share now", "share", "MIN({Held now}/{Needed},1)"),
    ExplainedColumn("Share after", "share", "MIN({Held after}/{Needed},1)"),
    ExplainedColumn("Possible now", "whole"),
    ExplainedColumn("Possible after", "whole"),
    ExplainedColumn("Most now", "share", "MIN({Possible now}/{Needed},1)"),
    ExplainedColumn("Most after", "share", "MIN({Possible after}/{Needed},1)"),
)
_NOW, _AFTER = 0, 1
MOST_NAMES = 10


def departures_explained(organization: Organization, unit_id: int | None, found: Departures) -> Explanation:
    """The coverage of a unit's targets before and after people leave, over all its targets."""
    named = [organization.people[one].name for one in found.person_ids[:MOST_NAMES]]
    names = ", ".join(named) or "nobody"
    if len(found.person_ids) > MOST_NAMES:
        names += f" and {len(found.person_ids) - MOST_NAMES} others"
    what = told(organization, unit_id, f"Leaving every unit at once: {names}.")
    return _explained(organization, what, found.targets, (found.before, found.after))


def leaving_explained(organization: Organization, found: LeavingExpertise) -> Explanation:
    """The coverage of a unit's targets now and without what is dated to end by a day, over all its targets."""
    until = day_words(found.until)
    sentence = f"Without those who hold a target today and no more on {until}; who joins until then is not counted."
    what = told(organization, found.unit_id, sentence)
    return _explained(organization, what, found.pairs, (found.before, found.after))


def robustness_explained(organization: Organization, found: Resilience) -> Explanation:
    """The least slack over a unit's targets, with the slack of each."""
    ordered = sorted(found.targets, key=lambda one: one.slack)
    rows = tuple(row_of_target(organization, one, one.people_needed, one.holders_low, one.slack) for one in ordered)
    least = "" if not ordered else f"min of {len(ordered)} slacks, the least {signed(ordered[0].slack)}"
    return Explanation(
        "–" if found.robustness is None else signed(found.robustness),
        told(organization, found.unit_id, "So many may leave, whoever they are, before a target is missed."),
        "robustness = min over targets of (n − d)",
        "n = people of the target's unit who are known to hold the level, d = people needed.",
        (ExplainedResult("robustness", found.robustness, "whole", least, "MIN({Slack})" if ordered else ""),),
        (
            *OF_TARGET,
            ExplainedColumn("Needed", "whole"),
            ExplainedColumn("Held", "whole"),
            ExplainedColumn("Slack", "whole", "{Held}-{Needed}"),
        ),
        rows,
        level_policies(organization),
        f"{counted(len(rows), 'target')}, the least slack first",
    )


def slack_explained(organization: Organization, one: TargetCoverage) -> Explanation:
    """The slack of one target, with the people who are known to hold it."""
    levels = organization.proficiency.levels_of(one.holder_ids, [one.skill_id])[:, 0].tolist()
    people = organization.people
    rows = tuple(
        ExplainedRow((people[person_id].name, level), "people", person_id)
        for person_id, level in zip(one.holder_ids, levels, strict=True)
    )
    needed, skill = one.people_needed, organization.skills[one.skill_id].name
    return Explanation(
        signed(one.slack),
        told(organization, one.unit_id, f"{skill} at level {one.level} or above: needed are {needed}."),
        "slack = n − d",
        "n = people who are known to hold the level, d = people needed.",
        (
            ExplainedResult(
                "held", one.holders_low, "whole", counted(len(rows), "person", "people"), "COUNT({Level held})"
            ),
            ExplainedResult("slack", one.slack, "whole", f"{one.holders_low} − {needed}", f"{{held}}-{needed}"),
        ),
        (ExplainedColumn("Person"), ExplainedColumn("Level held", "whole")),
        rows,
        level_policies(organization),
        f"{counted(len(rows), 'person', 'people')}, by key",
    )


def _explained(
    organization: Organization, what: str, pairs: Sequence[Pair], shares: tuple[TargetShares, TargetShares]
) -> Explanation:
    before, after = shares
    results = [
        _coverage("low now", before.low, pairs, _NOW, "Share now", lambda one: one.share_low),
        _coverage("low after", after.low, pairs, _AFTER, "Share after", lambda one: one.share_low),
        _coverage("high now", before.high, pairs, _NOW, "Most now", lambda one: one.share_high),
        _coverage("high after", after.high, pairs, _AFTER, "Most after", lambda one: one.share_high),
    ]
    title = "–"
    if before.low is not None and after.low is not None:
        title = f"{round(before.low * 100)} → {round(after.low * 100)} %"
        lost = f"{before.low * 100:.1f} − {after.low * 100:.1f}"
        results.append(ExplainedResult("lost", before.low - after.low, "share", lost, "{low now}-{low after}"))
    ordered = sorted(pairs, key=lambda pair: -pair[_NOW].weight * (pair[_NOW].share_low - pair[_AFTER].share_low))
    return Explanation(
        title,
        what,
        RULE,
        READING,
        tuple(results),
        _BEFORE_AND_AFTER,
        tuple(_row(organization, *pair) for pair in ordered),
        target_policies(organization),
        f"{counted(len(ordered), 'target')}, those that lose most first",
    )


def _coverage(
    name: str, value: float | None, pairs: Sequence[Pair], place: int, column: str, share: Share
) -> ExplainedResult:
    whole = fsum(pair[_NOW].weight for pair in pairs)
    held = fsum(pair[place].weight * share(pair[place]) for pair in pairs)
    formula = f"SUMPRODUCT({{Weight}},{{{column}}})/SUM({{Weight}})"
    is_there = value is not None
    return ExplainedResult(
        name, value, "share", f"{number(held)} / {number(whole)}" if is_there else "", formula if is_there else ""
    )


def _row(organization: Organization, before: TargetCoverage, after: TargetCoverage) -> ExplainedRow:
    return row_of_target(
        organization,
        before,
        before.weight,
        before.people_needed,
        before.holders_low,
        after.holders_low,
        before.share_low,
        after.share_low,
        before.holders_high,
        after.holders_high,
        before.share_high,
        after.share_high,
    )


def row_of_target(organization: Organization, one: TargetCoverage, *values: Value) -> ExplainedRow:
    """A row that begins with the skill, the unit and the level of a target."""
    skill, unit = organization.skills[one.skill_id].name, organization.units[one.unit_id].name
    return ExplainedRow((skill, unit, one.level, *values), "matrix", one.skill_id)


def told(organization: Organization, unit_id: int | None, sentence: str) -> str:
    """What a figure is of: the unit, the day and the scenario, then a sentence."""
    return of_what(organization, unit_name(organization, unit_id), sentence)


def target_policies(organization: Organization) -> Policies:
    """Which level counts, and what each importance weighs."""
    return (*level_policies(organization), *importance_policy(organization))


def signed(number: int) -> str:
    """A whole number with a true minus sign."""
    return f"{number}".replace("-", "−")
