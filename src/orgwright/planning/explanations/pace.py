"""How a pace of learning came about: the stays at a level that were seen, and which months count for want of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgwright.planning.days import day_of_number
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import Policies, counted, number, of_what
from orgwright.planning.organization import Organization
from orgwright.planning.pace import BY_POLICY, Pace, paces, stays_of
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.proficiency import DAYS_PER_MONTH
from orgwright.planning.spells import Spells
from orgwright.records import SkillKind

MOST_STAYS = 2_000
"""Stays that are rows of their own; more are added up by skill, so that the sums stay whole."""
_OF_STAYS = (
    ExplainedColumn("Person"),
    ExplainedColumn("Skill"),
    ExplainedColumn("From", "whole"),
    ExplainedColumn("First seen", "day"),
    ExplainedColumn("Days", "whole"),
    ExplainedColumn("Levels", "whole"),
    ExplainedColumn("Months", "number", f"{{Days}}/{DAYS_PER_MONTH}/{{Levels}}"),
    ExplainedColumn("Risen", "whole"),
)
_OF_SKILLS = (
    ExplainedColumn("Skill"),
    ExplainedColumn("Stays", "whole"),
    ExplainedColumn("Months", "number"),
    ExplainedColumn("Risen", "whole"),
)


@dataclass(frozen=True)
class _Seen:
    """What a pace is explained by: the columns, the rows, the formula that counts the stays, and what the rows are."""

    columns: tuple[ExplainedColumn, ...]
    rows: tuple[ExplainedRow, ...]
    stays: str
    note: str


def level_words(from_level: int | None) -> str:
    """A step of the scale in words: ``2 to 3``, or ``any level``."""
    return "any level" if from_level is None else f"{from_level} to {from_level + 1}"


def source_words(pace: Pace, needed: int) -> str:
    """Where the months of a pace come from, with how often it was seen; ``needed`` rises make it count."""
    waiting = f"{pace.unfinished:,} still waiting"
    if pace.source == BY_POLICY:
        return f"by policy: {counted(pace.observations, 'rise')} observed of {needed} needed, {waiting}"
    rises = f"{counted(pace.counted, 'rise')} observed"
    if pace.from_level is None or pace.is_of_its_level:
        return f"{rises}, {waiting}"
    return f"all levels of the kind, {rises}; {pace.observations:,} from this level, {waiting}"


def pace_policies(organization: Organization) -> Policies:
    """The months per level in force, and how many skills are learned at once."""
    found, needed = paces(organization), organization.policy.minimum_observations
    words = []
    for kind, one in found.by_kind.items():
        own = [f"{level_words(each.from_level)}: {number(each.months)}" for each in found.by_level[kind]]
        by_level = f"; {', '.join(own)}" if any(each.is_of_its_level for each in found.by_level[kind]) else ""
        words.append((f"Months per level, {kind}", f"{number(one.months)} ({source_words(one, needed)}){by_level}"))
    return (*words, ("Skills at once", str(organization.policy.skills_at_once)))


def pace_of_learning(organization: Organization) -> Explanation:
    """The months per level of every kind of skill, observed or by policy, with how often it was observed."""
    found, policy = paces(organization), organization.policy
    rows = tuple(
        ExplainedRow(
            (
                str(kind),
                level_words(one.from_level),
                one.months,
                one.observations,
                one.unfinished,
                source_words(one, policy.minimum_observations),
            )
        )
        for kind in SkillKind
        for one in (found.by_kind[kind], *found.by_level[kind])
    )
    return Explanation(
        "months per level",
        of_what(organization, organization.facts.name, "How long people take for one level."),
        "months per level = months seen at a level / rises from it",
        _reading(organization),
        (),
        (
            ExplainedColumn("Kind"),
            ExplainedColumn("Level"),
            ExplainedColumn("Months", "number"),
            ExplainedColumn("Rises", "whole"),
            ExplainedColumn("Unfinished", "whole"),
            ExplainedColumn("Source"),
        ),
        rows,
        _policies(organization),
        counted(len(rows), "pace"),
    )


def pace_explained(organization: Organization, kind: SkillKind, from_level: int | None = None) -> Explanation:
    """The months that one level of a kind takes, from the stays that were seen, live: months seen ÷ rises."""
    found = paces(organization)
    pace = found.by_kind[kind] if from_level is None else found.by_level[kind][from_level]
    is_policy = pace.source == BY_POLICY
    is_of_kind = not is_policy and pace.counted != pace.observations
    seen = stays_of(organization, kind, None if is_of_kind else from_level)
    made = _of_stays(organization, seen) if len(seen) <= MOST_STAYS else _of_skills(organization, seen)
    rises, months = int(np.count_nonzero(seen.has_risen)), float(seen.months.sum())
    divided = "" if is_policy else "ROUND({months seen}/{rises},3)"
    name = f"{kind.capitalize()} skills, {level_words(from_level)}"
    source = source_words(pace, organization.policy.minimum_observations)
    return Explanation(
        f"{pace.months:.1f} months",
        of_what(organization, name, f"How long people take for one level: {source}."),
        "months per level = months seen at a level / rises from it",
        _reading(organization) + (" The rows are those of all levels of the kind." if is_of_kind else ""),
        (
            ExplainedResult("rises", rises, "whole", "", "SUM({Risen})"),
            ExplainedResult("still waiting", len(seen) - rises, "whole", "", made.stays + "-SUM({Risen})"),
            ExplainedResult("months seen", months, "number", "", "SUM({Months})"),
            ExplainedResult(
                "months per level",
                pace.months,
                "number",
                "by policy" if is_policy else f"{number(months)} / {rises:,}",
                divided,
            ),
        )
        if len(seen)
        else (ExplainedResult("months per level", pace.months, "number", "by policy", ""),),
        made.columns,
        made.rows,
        _policies(organization),
        made.note,
    )


def _reading(organization: Organization) -> str:
    needed = organization.policy.minimum_observations
    return (
        "A stay begins when a level is first stated and ends with the first statement of a higher one; a rise of "
        "several levels shares its time. Who has not risen yet adds to the months and not to the rises. Stays count at "
        "a level below the one that the person's present role asks: there something is to be learned. Observed paces "
        f"count from {needed} rises on: of the level, else of the kind; else the policy counts."
    )


def _of_stays(organization: Organization, seen: Spells) -> _Seen:
    """A row for each stay: who, in which skill, from when, how long, and whether it ended in a rise."""
    people, skills = organization.people, organization.skills
    several = zip(
        *(
            column.tolist()
            for column in (seen.person, seen.skill, seen.level, seen.begun, seen.days, seen.steps, seen.months)
        ),
        seen.has_risen.tolist(),
        strict=True,
    )
    rows = [
        ExplainedRow(
            (
                people[person].name,
                skills[skill].name,
                level,
                day_of_number(begun),
                days,
                steps,
                months,
                int(has_risen),
            ),
            "matrix",
            (person, skill),
        )
        for person, skill, level, begun, days, steps, months, has_risen in several
    ]
    rows.sort(key=lambda row: (-float(str(row.values[6])), str(row.values[0]), str(row.values[1])))
    return _Seen(_OF_STAYS, tuple(rows), "COUNT({Risen})", f"{counted(len(rows), 'stay')}, the longest first")


def _of_skills(organization: Organization, seen: Spells) -> _Seen:
    """A row for each skill: its stays, their months, and how many ended in a rise."""
    known, place = np.unique(seen.skill, return_inverse=True)
    stays, risen = np.bincount(place), np.bincount(place, seen.has_risen)
    months = np.bincount(place, seen.months)
    rows = [
        ExplainedRow((organization.skills[skill].name, count, total, int(rises)), "skills", skill)
        for skill, count, total, rises in zip(
            known.tolist(), stays.tolist(), months.tolist(), risen.tolist(), strict=True
        )
    ]
    rows.sort(key=lambda row: str(row.values[0]).casefold())
    note = f"{counted(len(seen), 'stay')} of {counted(len(rows), 'skill')}"
    return _Seen(_OF_SKILLS, tuple(rows), "SUM({Stays})", note)


def _policies(organization: Organization) -> Policies:
    policy = organization.policy
    by_policy = ", ".join(f"{kind} {value / THOUSANDTHS:g}" for kind, value in policy.months_per_level.items())
    return (("Rises needed", str(policy.minimum_observations)), ("By policy", by_policy))
