"""How many have risen after so many months at a level: a curve in which who still waits counts for as long as seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np

from orgwright.planning.organization import Organization
from orgwright.planning.pace import Pace, paces, stays_of
from orgwright.records import SkillKind

_DECIMALS = 6
"""Months that differ by less are one time: a third of 90 days and 30 days."""


@dataclass(frozen=True)
class CurvePoint:
    """A time at which somebody rose: how many were still looked at until then, how many rose, the share risen since.

    ``left`` counts those who were seen for the last time, without a rise, before this time and after the one before.
    """

    months: float
    at_risk: int
    rises: int
    left: int
    share_risen: float


@dataclass(frozen=True)
class LearningCurve:
    """The share risen by months at a level of a kind (null: at any level), and the pace that is counted with.

    ``waits`` are the months of the stays that ended without a rise being seen, the shortest first. ``longest`` is the
    longest stay seen: beyond it nothing is known. ``median_months``: when half have risen, null where they never have.
    """

    pace: Pace
    stays: int
    points: tuple[CurvePoint, ...]
    waits: tuple[float, ...]
    longest: float
    median_months: float | None

    def share_at(self, months: float) -> float:
        """The share that has risen after so many months, by the stays seen."""
        return max((one.share_risen for one in self.points if one.months <= months), default=0.0)

    def steady_share(self, months: float) -> float:
        """The share that has risen after so many months at the pace that is counted with: 1 − e^(−t ÷ months)."""
        return 1.0 if not self.pace.months else 1 - exp(-months / self.pace.months)


def learning_curve(organization: Organization, kind: SkillKind, from_level: int | None = None) -> LearningCurve:
    """The share of stays at a level that have ended in a rise, by months.

    1 − Π (1 − rises ÷ looked at) over the times of rises: who was last seen without a rise counts among those looked at
    until then, and no longer. Source: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete
    observations", 1958.
    """
    found = paces(organization)
    pace = found.by_kind[kind] if from_level is None else found.by_level[kind][from_level]
    seen = stays_of(organization, kind, from_level)
    months = np.round(seen.months, _DECIMALS)
    risen_at, rises = np.unique(months[seen.has_risen], return_counts=True)
    in_order = np.sort(months)
    at_risk = len(seen) - in_order.searchsorted(risen_at)
    shares = 1 - np.cumprod(1 - rises / np.maximum(at_risk, 1))
    gone = np.diff(np.concatenate(([0], len(seen) - at_risk - np.concatenate(([0], np.cumsum(rises)[:-1])))))
    columns = (risen_at, at_risk, rises, gone, shares)
    points = tuple(CurvePoint(*each) for each in zip(*(column.tolist() for column in columns), strict=True))
    median = next((one.months for one in points if one.share_risen >= 0.5), None)
    waits = tuple(np.sort(months[~seen.has_risen]).tolist())
    return LearningCurve(pace, len(seen), points, waits, float(in_order[-1]) if len(seen) else 0.0, median)
