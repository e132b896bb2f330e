"""What needs a look first, and why: the things that cost a unit coverage, or will, the dearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping

from orgwright.planning.attention_of_assessments import attention_of_ratings, attention_of_rounds
from orgwright.planning.attention_of_departures import attention_of_leaving, attention_of_single_holders
from orgwright.planning.attention_of_roles import attention_of_beginning, attention_of_gates
from orgwright.planning.attention_of_seats import attention_of_succession, attention_of_vacancies
from orgwright.planning.attention_of_targets import attention_of_plans, attention_of_uncovered
from orgwright.planning.attention_row import (
    Attention,
    AttentionKind,
    AttentionPart,
    counted,
    explained_worth,
    first_of,
)
from orgwright.planning.finding import Finding
from orgwright.planning.findings import findings
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

__all__ = ["Attention", "AttentionKind", "AttentionPart", "explained_worth", "first_of", "things_to_look_at"]

_EQUAL = 12
"""Decimals up to which two worths are the same."""
_KINDS = tuple(AttentionKind)
_SCREENS: Mapping[str, str] = {
    "person": "people",
    "position": "staffing",
    "unit": "organization",
    "role": "roles",
    "skill": "skills",
}
"""Where a row of a table is opened by its own id; rows of other tables lead to the screen alone."""
_SCREEN_OF_TABLE: Mapping[str, str] = {
    **_SCREENS,
    "requisition": "staffing",
    "incumbency": "staffing",
    "planned_change": "staffing",
    "scenario": "staffing",
    "target": "coverage",
    "requirement": "roles",
    "career_link": "progression",
}


def things_to_look_at(
    organization: Organization, unit_id: int | None, progress: Progress | None = None
) -> tuple[Attention, ...]:
    """All that needs a look in a unit and below on the day; None means the whole organization.

    One worth makes them comparable: the share of 0 to 1 of the unit's coverage that is missing, is going, would go or
    is in doubt because of it. Of targets, people who leave, seats and plans that is low coverage over targets; of gates
    and must-haves low role coverage; of ratings the width of its range. It is the whole loss, not weighed by how likely
    it is. Contradictions and late rounds have no worth and come last, errors before the others.

    The dearest first; equal ones stand in the order of ``AttentionKind``, then by headline. Of several with one cause
    only the first stays: somebody who leaves is not named as a single holder too.
    """
    several = [
        *attention_of_leaving(organization, unit_id, progress),
        *attention_of_single_holders(organization, unit_id),
        *attention_of_uncovered(organization, unit_id),
        *attention_of_plans(organization, unit_id, progress),
        *attention_of_gates(organization, unit_id),
        *attention_of_succession(organization, unit_id, progress),
        *attention_of_vacancies(organization, unit_id),
        *attention_of_ratings(organization, unit_id),
        *attention_of_rounds(organization, unit_id),
        *attention_of_beginning(organization),
        *_attention_of_findings(organization),
    ]
    by_cause: dict[Hashable, Attention] = {}
    for one in sorted(several, key=_rank):
        by_cause.setdefault(one.cause, one)
    return tuple(by_cause.values())


def _rank(one: Attention) -> tuple[float, bool, int, str]:
    return -round(one.worth, _EQUAL), not one.is_error, _KINDS.index(one.kind), one.headline


def _attention_of_findings(organization: Organization) -> Iterator[Attention]:
    """Contradictions of the whole, those of one code in one row."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for one in findings(organization):
        by_code[one.code].append(one)
    for code, several in by_code.items():
        first = several[0]
        more = f"So too {counted(len(several) - 1, 'other row')}. " if len(several) > 1 else ""
        yield Attention(
            AttentionKind.FINDING,
            ("finding", code),
            0.0,
            first.text.rstrip("."),
            f"{more}{first.way_out}",
            _SCREEN_OF_TABLE.get(first.record, "settings"),
            first.record_id if first.record in _SCREENS else None,
            is_error=first.severity == "error",
        )
