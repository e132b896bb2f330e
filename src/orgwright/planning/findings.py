"""Contradictions in the data, as data: what is wrong, where, and a way out.

They never stop a calculation: each formula says what it does with contradictory rows, and the finding names them.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgwright.planning.finding import Finding, Severity, found
from orgwright.planning.findings_of_demand import findings_of_demand
from orgwright.planning.findings_of_requisitions import findings_of_requisitions
from orgwright.planning.findings_of_seats import findings_of_seats
from orgwright.planning.findings_of_structure import findings_of_structure
from orgwright.planning.organization import Organization
from orgwright.records import PlannedChange

__all__ = ["Finding", "Severity", "findings"]


def findings(organization: Organization) -> tuple[Finding, ...]:
    """All contradictions of a picture on its day: errors first, then by code and key.

    Of a picture as recorded the plans of all scenarios are tried; of one under a scenario only that one's changes.
    """
    several = (
        *findings_of_structure(organization),
        *findings_of_seats(organization),
        *findings_of_requisitions(organization),
        *findings_of_demand(organization),
        *_plans(organization),
    )
    return tuple(sorted(several, key=lambda one: (one.severity, one.code, one.key, one.record_id)))


def _plans(organization: Organization) -> Iterator[Finding]:
    """Planned changes that cannot apply; one that fails in a scenario and in what is based on it is said once."""
    if organization.scenario_id is not None:
        pictures = [organization]
    else:
        pictures = [organization.under(scenario_id) for scenario_id in organization.scenarios]
    said: set[tuple[int, str]] = set()
    for picture in pictures:
        for change_id, reason in picture.left_out:
            if (change_id, reason) not in said:
                said.add((change_id, reason))
                yield _left_out(organization, picture, change_id, reason)


def _left_out(organization: Organization, picture: Organization, change_id: int, reason: str) -> Finding:
    change = organization.planned_changes[change_id]
    title = picture.scenarios[picture.scenario_id or change.scenario_id].title
    text = f"Under “{title}” the change “{change.change}” of {change.on:%Y-%m-%d} is left out: {reason}"
    way_out = "Correct the change or its day, or remove it."
    return found(organization, "error", "change-left-out", PlannedChange, change_id, text, way_out)
