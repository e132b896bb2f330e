"""How what one skill costs the role coverage of some people came about, person by person."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

import numpy as np

from orgwright.planning.coverage import people_coverage
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import (
    GATE_WORDS,
    counted,
    level_policies,
    of_what,
    unit_name,
    weight_policies,
)
from orgwright.planning.gap_list import EXPIRED_STATE, MET, SHORT, STATES, UNKNOWN, GapColumns, gap_columns
from orgwright.planning.organization import Organization

_STATES = {"unknown": GATE_WORDS["unknown"]}
_RULE = "points = Σ w · (1 − min(a / r, 1)) / Σ w of the role / n"
_READING = (
    "w = importance × tier, a = level held, not known as 0, r = level required, n = people who have a coverage. "
    "A known shortfall costs the low end and the high end, what is not known the low end alone."
)


def skill_gap(organization: Organization, unit_id: int | None, skill_id: int) -> Explanation | None:
    """What one skill costs the role coverage of a unit; None where nobody's role asks for it."""
    people = organization.seating.people_of(unit_id)
    return skill_gap_of(organization, unit_name(organization, unit_id), people, skill_id)


def skill_gap_of(organization: Organization, name: str, person_ids: Iterable[int], skill_id: int) -> Explanation | None:
    """What one skill costs the role coverage of some people, called ``name``."""
    people = tuple(person_ids)
    columns = gap_columns(organization, people)
    asked = columns.take(np.flatnonzero(columns.skill == skill_id))
    if not len(asked):
        return None
    measured = int(np.count_nonzero(~np.isnan(people_coverage(organization, people).low)))
    asked = asked.take(np.lexsort((asked.person, -asked.cost)))
    short = fsum(asked.cost[asked.state == SHORT].tolist())
    unknown = fsum(asked.cost[(asked.state == UNKNOWN) | (asked.state == EXPIRED_STATE)].tolist())
    skill = organization.skills[skill_id].name
    return Explanation(
        f"−{short * 100:.1f}",
        of_what(organization, name, f"What {skill} costs its coverage, in points of a hundred."),
        _RULE,
        f"{_READING} Here n = {measured:,}.",
        _results(asked, short, unknown),
        _columns(measured),
        tuple(_rows(organization, asked)),
        (*weight_policies(organization), *level_policies(organization)),
        f"{counted(len(asked), 'person', 'people')} asked, the dearest first",
    )


def _results(asked: GapColumns, short: float, unknown: float) -> tuple[ExplainedResult, ...]:
    states = {code: int(np.count_nonzero(asked.state == code)) for code in (MET, SHORT, UNKNOWN, EXPIRED_STATE)}
    counts = tuple(
        ExplainedResult(_word(code), count, "whole", "", f'COUNTIF({{Status}},"{_word(code)}")')
        for code, count in states.items()
    )
    return (
        *counts,
        ExplainedResult("asked", len(asked), "whole", "", "+".join(f"{{{_word(code)}}}" for code in states)),
        ExplainedResult("points short", short, "share", "", 'SUMIF({Status},"short",{Points})'),
        ExplainedResult(
            "points not known",
            unknown,
            "share",
            "",
            'SUMIF({Status},"not known",{Points})+SUMIF({Status},"expired",{Points})',
        ),
    )


def _columns(measured: int) -> tuple[ExplainedColumn, ...]:
    return (
        ExplainedColumn("Person"),
        ExplainedColumn("a", "whole"),
        ExplainedColumn("r", "whole"),
        ExplainedColumn("w", "weight"),
        ExplainedColumn("Points", "share", f"{{w}}*(1-MIN({{a}}/{{r}},1))/{{Σ w}}/{measured}"),
        ExplainedColumn("Status"),
        ExplainedColumn("Σ w", "weight"),
        ExplainedColumn("Role"),
    )


def _rows(organization: Organization, asked: GapColumns) -> Iterable[ExplainedRow]:
    whole = {
        role_id: fsum(one.weight for one in organization.demand.asks(role_id) if one.is_applicable)
        for role_id in set(asked.role.tolist())
    }
    for place in range(len(asked)):
        person_id, role_id, held = int(asked.person[place]), int(asked.role[place]), int(asked.held[place])
        yield ExplainedRow(
            (
                organization.people[person_id].name,
                held if held >= 0 else None,
                int(asked.required[place]),
                float(asked.weight[place]),
                float(asked.cost[place]),
                _word(int(asked.state[place])),
                whole[role_id],
                organization.roles[role_id].name,
            ),
            "matrix",
            (person_id, int(asked.skill[place])),
        )


def _word(state: int) -> str:
    return _STATES.get(STATES[state], STATES[state])
