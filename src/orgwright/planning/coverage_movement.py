"""What moved the coverage of a unit between two days: the two figures, and the pieces between them by their cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orgwright.errors import RefusedInput
from orgwright.planning.movement_pieces import Movement
from orgwright.planning.organization import Organization
from orgwright.planning.role_movement import role_movement
from orgwright.planning.target_movement import target_movement
from orgwright.progress import Progress


@dataclass(frozen=True, eq=False)
class CoverageMovement:
    """What moved the coverage of people against their roles, and of capability targets, between the same two days."""

    roles: Movement
    targets: Movement


def coverage_movement(
    organization: Organization,
    unit_id: int | None,
    first_day: date,
    last_day: date,
    progress: Progress | None = None,
) -> CoverageMovement:
    """What moved the coverage of a unit and all below it (None: of the whole) from one day to a later one.

    The pieces add up to the difference of the two days. Roles, requirements, units and policies have no dates, so
    nothing is moved by them. Refused where the last day is before the first. Source: the help, "Coverage over time".
    """
    if last_day < first_day:
        raise RefusedInput(f"The last day, {last_day}, is before the first, {first_day}.")
    progress = progress or Progress()
    before, after = organization.as_of(first_day), organization.as_of(last_day)
    progress.step(0, 2, "Comparing the two days by role")
    roles = role_movement(before, after, unit_id)
    progress.step(1, 2, "Comparing the two days by target")
    return CoverageMovement(roles, target_movement(before, after, unit_id))
