"""The slate of a position: everybody in the organization against its role, best first, with reasons for and against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.coverage import PersonCoverage, RequirementCoverage
from orgwright.planning.days import months_later
from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.readiness import STAGES, ReadyStage, readiness
from orgwright.planning.resilience import departures
from orgwright.planning.role_readiness import RoleReadiness, role_readiness
from orgwright.planning.target_coverage import TargetCoverage

NEW_IN_SEAT_MONTHS = 12
"""Somebody who took a seat less than so long ago has a reason against leaving it."""


@dataclass(frozen=True, eq=False)
class Slate:
    """Everybody employed on the day but the incumbents, against the role of a position.

    ``order`` are places in the arrays of ``readiness``, best first: by stage, then low coverage (more first), then
    months, then person key. Empty where the role is not known or asks nothing: then nobody can be measured.
    """

    position_id: int
    role_id: int | None
    readiness: RoleReadiness | None
    order: NDArray[Any]

    @property
    def person_ids(self) -> tuple[int, ...]:
        """The people of the slate, best first."""
        return () if self.readiness is None else tuple(self.readiness.person_ids[self.order].tolist())

    def person_ids_of(self, count: int) -> tuple[int, ...]:
        """The first people of the slate."""
        return () if self.readiness is None else tuple(self.readiness.person_ids[self.order[:count]].tolist())

    def stage_of(self, place: int) -> ReadyStage:
        """How soon the person at a place of the slate could take the position on."""
        assert self.readiness is not None
        return STAGES[int(self.readiness.stage[self.order[place]])]


@dataclass(frozen=True)
class Reasons:
    """Why somebody should and should not be put into a position, as facts that a face puts into words.

    ``met`` and ``missing`` are critical must-haves; ``unknown`` those of which nothing is known; ``others`` the other
    requirements that are short. ``leaves_on`` is the last day employed where one is set, ``new_since`` the day of
    the present seat where that is less than a year ago; ``breaks`` are targets of the person's own units that would
    fall short or further short without them, ``critical_seats`` the critical positions that they hold now.
    """

    person_id: int
    coverage: PersonCoverage
    met: tuple[RequirementCoverage, ...]
    missing: tuple[RequirementCoverage, ...]
    unknown: tuple[RequirementCoverage, ...]
    others: tuple[RequirementCoverage, ...]
    leaves_on: date | None
    new_since: date | None
    breaks: tuple[TargetCoverage, ...]
    critical_seats: tuple[int, ...]


def slate(organization: Organization, position_id: int) -> Slate:
    """Everybody against the role that a position has on the day, best first; its incumbents are left out."""
    return next(iter(slates(organization, (position_id,))))


def slates(organization: Organization, position_ids: Iterable[int]) -> Iterator[Slate]:
    """The slates of several positions, in order; those of one role are measured once."""
    ordered: dict[int, tuple[RoleReadiness | None, NDArray[Any]]] = {}
    for position_id in position_ids:
        role_id = organization.seating.position_role(position_id)
        if role_id is None:
            yield Slate(position_id, None, None, np.zeros(0, dtype=np.int64))
            continue
        if role_id not in ordered:
            found = role_readiness(organization, role_id)
            ordered[role_id] = found, _best_first(organization, found)
        found, order = ordered[role_id]
        inside = [one.person_id for one in organization.seating.incumbencies_by_position.get(position_id, ())]
        if found is not None and inside:
            order = order[~np.isin(found.person_ids[order], inside)]
        yield Slate(position_id, role_id, found, order)


def _best_first(organization: Organization, found: RoleReadiness | None) -> NDArray[Any]:
    if found is None:
        return np.zeros(0, dtype=np.int64)
    rank = members(organization.seating).columns.key_rank[found.rows]
    return np.lexsort((rank, found.months, -found.low, found.stage))


def reasons(organization: Organization, position_id: int, person_id: int) -> Reasons | None:
    """Why somebody should and should not be put into a position; null where its role is not known."""
    role_id = organization.seating.position_role(position_id)
    if role_id is None:
        return None
    coverage = readiness(organization, person_id, role_id).coverage
    asked = [one for one in coverage.requirements if one.is_applicable]
    gates = [one for one in asked if one.is_gate]
    seats = organization.seating.incumbencies_by_person.get(person_id, ())
    lost = departures(organization, None, (person_id,)).losses
    person = organization.people[person_id]
    return Reasons(
        person_id,
        coverage,
        tuple(one for one in gates if one.status == "met"),
        tuple(one for one in gates if one.status == "short"),
        tuple(one for one in gates if not one.is_known),
        tuple(one for one in asked if not one.is_gate and one.status == "short"),
        person.left_on,
        _new_since(organization, person_id),
        tuple(one.after for one in lost if one.after.slack < 0),
        tuple(one.position_id for one in seats if organization.positions[one.position_id].critical),
    )


def is_new_in_seat(organization: Organization, person_id: int) -> bool:
    """Whether somebody took the present seat less than a year ago."""
    return _new_since(organization, person_id) is not None


def _new_since(organization: Organization, person_id: int) -> date | None:
    primary = organization.seating.primary(person_id)
    if primary is None or primary.from_on is None:
        return None
    is_new = months_later(primary.from_on, NEW_IN_SEAT_MONTHS) > organization.day
    return primary.from_on if is_new else None
