"""Ratings that are missing, expired or old where they matter, and assessment rounds that are late."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

import numpy as np

from orgwright.planning.attention_row import Attention, AttentionKind, AttentionPart, counted, day_words, sentence
from orgwright.planning.next_assessments import NextAssessment, next_assessments
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import coverage_of, groups_by_role, role_ids_of, role_parts
from orgwright.planning.proficiency import stale_before
from orgwright.planning.rounds import rounds

LEAST_POINTS = 0.05
"""A range of less is shown as nothing."""


def attention_of_ratings(organization: Organization, unit_id: int | None) -> Iterator[Attention]:
    """Units without units below whose range a few ratings would narrow, one row each.

    Worth: by how much ten ratings there narrow the range of role coverage of what is looked at.
    """
    measured = _measured(organization, unit_id)
    for one in organization.seating.subtree(unit_id):
        if organization.seating.children.get(one):
            continue
        several = [each for each in next_assessments(organization, one) if each.narrowing > 0]
        if several:
            yield _ratings(organization, one, several, _measured(organization, one) / measured)


def _measured(organization: Organization, unit_id: int | None) -> int:
    """How many people of a unit have a coverage."""
    low = coverage_of(organization, organization.seating.people_of(unit_id)).low
    return int((~np.isnan(low)).sum())


def _ratings(organization: Organization, unit_id: int, several: list[NextAssessment], share: float) -> Attention:
    people = coverage_of(organization, organization.seating.people_of(unit_id))
    width = float(np.nanmean(people.high - people.low))
    unknown = int((people.applicable - people.known).sum())
    after = width - fsum(one.narrowing for one in several)
    name, first = organization.units[unit_id].name, several[0]
    parts = tuple(
        AttentionPart(
            f"{organization.skills[one.skill_id].name} of {organization.people[one.person_id].name}",
            one.narrowing * share,
            "people",
            one.person_id,
        )
        for one in several
    )
    ratings = sentence(counted(len(several), "rating"))
    if after * 100 < LEAST_POINTS:
        headline = f"{ratings} would leave nothing unknown in {name}"
    else:
        headline = f"{ratings} would narrow {name} from {width * 100:.1f} to {after * 100:.1f} points"
    lacking = counted(unknown, "required rating is", "required ratings are")
    return Attention(
        AttentionKind.RATINGS,
        ("ratings", unit_id),
        fsum(one.points for one in parts),
        headline,
        f"{sentence(lacking)} missing or expired{_old(organization, people.person_ids.tolist())}. First: "
        f"{organization.skills[first.skill_id].name} of {organization.people[first.person_id].name}.",
        "assessments",
        "next",
        unit_id=unit_id,
        parts=parts,
    )


def _old(organization: Organization, person_ids: list[int]) -> str:
    """How many known and required ratings of some people are stale, in words."""
    people, matrix = np.array(person_ids, dtype=np.int64), organization.proficiency
    rows, by_role = matrix.rows(people), role_parts(organization.demand)
    oldest, stale = stale_before(matrix.day, organization.policy), 0
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        if role_id in by_role:
            chosen = (rows[places][:, None], by_role[role_id].columns)
            stale += int(((matrix.levels[chosen] >= 0) & (matrix.days[chosen] < oldest)).sum())
    months = organization.policy.stale_after_months
    return f", {counted(stale, 'other is', 'others are')} older than {months} months" if stale else ""


def attention_of_rounds(organization: Organization, unit_id: int | None) -> Iterator[Attention]:
    """Assessment rounds that somebody of the unit is late with, one row each; they have no worth of their own."""
    inside = organization.seating.people_of(unit_id)
    for one in rounds(organization):
        late = [person_id for person_id in one.late_ids if person_id in inside]
        if late and one.due_on is not None:
            several = sum(person_id in inside for person_id in one.person_ids)
            yield Attention(
                AttentionKind.ROUND,
                ("round", one.round_id),
                0.0,
                f"The round “{one.name}” was due on {day_words(organization, one.due_on)}",
                f"{len(late)} of {several} people have not answered everything.",
                "assessments",
                one.round_id,
            )
