"""The succession plan of a unit: its critical positions, their benches, and the best of each slate with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import GATES
from orgwright.planning.readiness import ReadyStage
from orgwright.planning.slate import Slate, reasons, slates
from orgwright.planning.slate_words import reasons_against, reasons_for
from orgwright.planning.succession import SuccessionPlan, critical_positions, succession
from orgwright.progress import Progress

TOP = 10
"""So many of each slate are looked at with their reasons."""


@dataclass(frozen=True)
class Candidate:
    """Somebody on a slate: how soon, how much of the role is held, and what speaks for and against.

    Coverage 0 to 1, which the reasons leave out; months to learn what is missing, the least takes the unknown as met.
    """

    person_id: int
    stage: ReadyStage
    low: float
    high: float
    gate: str
    least_months: float
    months: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True)
class UnitSuccession:
    """The plan of a unit and all below it (None: of the whole); ``candidates`` are by position, best first."""

    unit_id: int | None
    plan: SuccessionPlan
    candidates: tuple[tuple[Candidate, ...], ...]


def unit_succession(
    organization: Organization, unit_id: int | None, progress: Progress | None = None, top: int = TOP
) -> UnitSuccession:
    """The benches of a unit's critical positions, and the first ``top`` of each of their slates with the reasons."""
    steps = progress or Progress()
    position_ids = critical_positions(organization, unit_id)
    plan = succession(organization, position_ids, steps)
    found = []
    for number, one in enumerate(slates(organization, position_ids)):
        steps.step(number, len(position_ids), "Looking for reasons")
        found.append(candidates(organization, one, top))
    return UnitSuccession(unit_id, plan, tuple(found))


def candidates(organization: Organization, found: Slate, top: int = TOP) -> tuple[Candidate, ...]:
    """The first of a slate with their figures and reasons."""
    people = found.readiness
    if people is None:
        return ()
    several = []
    for place, row in enumerate(found.order[:top].tolist()):
        person_id = int(people.person_ids[row])
        known = reasons(organization, found.position_id, person_id)
        assert known is not None
        several.append(
            Candidate(
                person_id,
                found.stage_of(place),
                float(people.low[row]),
                float(people.high[row]),
                GATES[int(people.gate[row])],
                float(people.least_months[row]),
                float(people.months[row]),
                reasons_for(organization, found.position_id, known),
                reasons_against(organization, known, with_coverage=False),
            )
        )
    return tuple(several)
