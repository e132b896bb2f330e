"""Coverage: how much of what is required is held, for a person, for many people, for a unit.

The one place to import coverage from; each kind has a module of its own beside this one. A figure is a range: low
counts what is not known as not held, high as held.
"""

from orgwright.planning.coverage_gaps import Demanded, GapRow, gap_rows
from orgwright.planning.coverage_trend import CoveragePoint, coverage_trend
from orgwright.planning.people_coverage import GATES, NO_GATE, PeopleCoverage, people_coverage
from orgwright.planning.person_coverage import PersonCoverage, RequirementCoverage, person_coverage
from orgwright.planning.seat_columns import NO_ROLE
from orgwright.planning.target_coverage import TargetCoverage, TargetShares, target_shares, targets_by_unit
from orgwright.planning.unit_coverage import (
    UnitCoverage,
    targets_of,
    unit_coverage,
    weakest_unit,
)

__all__ = [
    "GATES",
    "NO_GATE",
    "NO_ROLE",
    "CoveragePoint",
    "Demanded",
    "GapRow",
    "PeopleCoverage",
    "PersonCoverage",
    "RequirementCoverage",
    "TargetCoverage",
    "TargetShares",
    "UnitCoverage",
    "coverage_trend",
    "gap_rows",
    "people_coverage",
    "person_coverage",
    "target_shares",
    "targets_by_unit",
    "targets_of",
    "unit_coverage",
    "weakest_unit",
]
