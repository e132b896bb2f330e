"""The words of the sheet "How computed" of the succession workbook, which its paper shares."""

from __future__ import annotations

from collections.abc import Iterator

from orgwright.exchange.coverage_workbook_notes import policy_lines
from orgwright.exchange.source_lines import readers_line, source_lines
from orgwright.exchange.staffing_plans import Provenance, scenario_name
from orgwright.planning.explanations.pace import pace_policies
from orgwright.planning.organization import Organization
from orgwright.planning.succession_plan import UnitSuccession

Lines = tuple[tuple[str, str], ...]
MEANINGS: Lines = (
    ("Slate", "Everybody employed but the incumbents against the role of the position, by how soon, then by coverage."),
    ("Coverage", "Σ weight × min(held ÷ required, 1) ÷ Σ weight; not known counts as 0 in low, as met in high."),
    ("Gate", "Held where every critical must-have of the role is known to be held at the level asked."),
    (
        "Months",
        "Until everything that is missing is learned, some skills at a time, the longest first; what is not known "
        "counts as level 0, in the least as met.",
    ),
    (
        "Ready now",
        "The gate is held and low coverage is at least the share of readiness; else by months: 12, 24, later.",
    ),
    ("Bench", "People who are ready now; in 1 and 2 years those too whose months are not more than 12 and 24."),
    ("Without the best", "The same if the first of the slate had left."),
    (
        "Filled at the same time",
        "The greatest number of positions that people who are ready can fill together, nobody filling two: a maximum "
        "matching. The names are one way to do so; there may be others.",
    ),
    ("Reasons", "Targets named among them are those of the person's units that would be short without that person."),
)


def notes(organization: Organization, found: UnitSuccession, provenance: Provenance) -> Iterator[tuple[str, Lines]]:
    """Titles with their lines: a name and a sentence each."""
    yield "Where this comes from", _source(organization, found.unit_id, provenance)
    yield "What the figures mean", MEANINGS
    yield "Policies in force", readiness_policies(organization)
    if organization.left_out:
        changes = organization.planned_changes
        lines = tuple(
            (f"{changes[key].on}, number {changes[key].number}, {changes[key].change}", reason)
            for key, reason in organization.left_out
        )
        yield "Planned changes that cannot apply and are left out", lines


def _source(organization: Organization, unit_id: int | None, provenance: Provenance) -> Lines:
    unit = "The whole organization" if unit_id is None else f"{organization.units[unit_id].name} and all below it"
    return (
        *source_lines(provenance),
        ("Organization", organization.facts.name),
        ("Unit", unit),
        ("Looked at on", str(organization.day)),
        ("Scenario", scenario_name(organization)),
        readers_line(organization, "It names people with their readiness and reasons against them"),
    )


def readiness_policies(organization: Organization) -> Lines:
    """The choices that readiness depends on."""
    return (
        ("Ready at", f"{organization.policy.ready_share * 100:g} % of the role known to be held"),
        *pace_policies(organization),
        *policy_lines(organization),
    )
