"""What the report of coverage says: everything that its pages show, computed from one picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgwright.planning.attention import Attention, first_of, things_to_look_at
from orgwright.planning.coverage import CoveragePoint, GapRow, UnitCoverage, coverage_trend, gap_rows, unit_coverage
from orgwright.planning.coverage_movement import CoverageMovement, coverage_movement
from orgwright.planning.days import months_later
from orgwright.planning.drivers import Improvement, role_improvements
from orgwright.planning.emerging import EmergingDemand, FutureSkill, emerging_demand, future_skills
from orgwright.planning.groups import Group
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import hidden_units, tells_of_few
from orgwright.planning.resilience import Resilience, resilience
from orgwright.progress import Progress

MONTHS = 24
YEAR = 12
_STAGES = 7


@dataclass(frozen=True)
class ReportFigures:
    """The figures of a report; ``units`` are all below, each with all below itself."""

    organization: Organization
    unit_id: int | None
    covered: UnitCoverage
    year_ago: UnitCoverage
    movement: CoverageMovement
    points: tuple[CoveragePoint, ...]
    first: tuple[Attention, ...]
    units: tuple[UnitCoverage, ...]
    gaps: tuple[GapRow, ...]
    steps: tuple[Improvement, ...]
    broken: Resilience
    demand: EmergingDemand
    future: tuple[FutureSkill, ...]

    @property
    def title(self) -> str:
        """The name of the unit, or of the organization."""
        organization = self.organization
        return organization.facts.name if self.unit_id is None else organization.units[self.unit_id].name

    @property
    def has_targets(self) -> bool:
        """Whether there is coverage over targets; else that of people against their roles is the headline."""
        return self.covered.low is not None

    @property
    def headline(self) -> tuple[float, float] | None:
        """Low and high of the headline figure; None where nothing is required of anybody."""
        covered = self.covered
        low, high = (covered.low, covered.high) if self.has_targets else (covered.role_low, covered.role_high)
        return None if low is None or high is None else (low, high)


def report_figures(organization: Organization, unit_id: int | None, progress: Progress | None = None) -> ReportFigures:
    """Everything that the report of a unit and all below it shows; None is the whole organization."""
    progress = progress or Progress()

    def stage(number: int, what: str) -> None:
        progress.step(number, _STAGES, what)

    stage(0, "Coverage today")
    covered = unit_coverage(organization, unit_id)
    few = hidden_units(organization, unit_id)
    units = tuple(unit_coverage(organization, one) for one in _below(organization, unit_id) if one not in few)
    stage(1, "Coverage a year ago")
    day = months_later(organization.day, -YEAR)
    year_ago = unit_coverage(organization.as_of(day), unit_id)
    movement = coverage_movement(organization, unit_id, day, organization.day)
    stage(2, "Coverage by month")
    points = coverage_trend(organization, unit_id, months_later(organization.day, 1 - MONTHS), MONTHS, progress)
    stage(3, "What to look at first")
    is_hidden = tells_of_few(organization, unit_id)
    things = things_to_look_at(organization, unit_id, progress)
    first = first_of([one for one in things if not is_hidden(f"{one.headline} {one.reason}")])
    stage(4, "Gaps and next steps")
    gaps, steps = (
        gap_rows(organization, unit_id),
        role_improvements(organization, unit_id, known_only=True, progress=progress),
    )
    stage(5, "Departures")
    broken = resilience(organization, unit_id, 2, progress)
    stage(6, "Emerging demand")
    group = Group.of_unit(unit_id)
    return ReportFigures(
        organization,
        unit_id,
        covered,
        year_ago,
        movement,
        points,
        first,
        units,
        gaps,
        steps,
        broken,
        emerging_demand(organization, group),
        future_skills(organization, group),
    )


def _below(organization: Organization, unit_id: int | None) -> Iterator[int]:
    """All units below one; those at the top that say the same again, for they are alone there, are left out."""
    children = organization.seating.children
    top = unit_id
    while len(children.get(top, ())) == 1:
        top = children[top][0]
    return (one for one in organization.seating.subtree(top) if one != top)
