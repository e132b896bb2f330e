"""How the points of gaps came about: what one skill, or one person's gap in it, takes from the low role coverage."""

from collections.abc import Collection
from math import fsum

import numpy as np

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, level_policies, of_what, weight_policies
from orgwright.planning.gap_list import STATES, GapColumns, GapFilter, gap_columns, wanted
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import coverage_of

_COLUMNS = (
    ExplainedColumn("Person"),
    ExplainedColumn("State"),
    ExplainedColumn("a", "whole"),
    ExplainedColumn("r", "whole"),
    ExplainedColumn("Weight", "weight"),
    ExplainedColumn("Weight of the role", "weight"),
    ExplainedColumn("Loss", "share", "{Weight}*(1-MIN({a}/{r},1))/{Weight of the role}"),
)


def skill_cost(
    organization: Organization,
    name: str,
    person_ids: Collection[int],
    skill_id: int,
    of_person: int | None = None,
    states: Collection[str] | None = None,
    chosen: GapColumns | None = None,
) -> Explanation:
    """What a skill costs some people, called ``name``, or what one person of them adds to that.

    ``states`` counts the rows in these states alone, as a list does where short and not known stand apart; ``chosen``
    are the rows of these people that a filter lets through.
    """
    whole = gap_columns(organization, person_ids)
    listed = whole if chosen is None else chosen
    only = None if of_person is None else (of_person,)
    rows = listed.take(wanted(listed, GapFilter(skill_ids=(skill_id,), person_ids=only), states))
    people = coverage_of(organization, person_ids)
    count = int((~np.isnan(people.low)).sum())
    cost = fsum(rows.cost.tolist())
    skill = organization.skills[skill_id].name
    result = ExplainedResult(
        "points",
        cost * 100,
        "number",
        f"Σ loss / {counted(count, 'person', 'people')} × 100",
        f"SUM({{Loss}})/{max(count, 1)}*100",
    )
    return Explanation(
        f"{cost * 100:.2f} points",
        of_what(organization, name, f"What {skill} takes from the low role coverage."),
        "loss = w · (1 − min(a / r, 1)) / Σ w of the role\npoints = Σ loss / people that have a coverage × 100",
        "a = level held, not known as 0; r = level required; w = importance × tier. "
        "The points of all skills, short and not known, add up to 100 % less the low coverage.",
        (result,),
        _COLUMNS,
        _rows(organization, rows, whole, count),
        (*weight_policies(organization), *level_policies(organization)),
        f"{counted(len(rows), 'person', 'people')}, the dearest first",
    )


def skill_held(organization: Organization, name: str, skill_id: int, chosen: GapColumns) -> Explanation:
    """How many of some people, called ``name``, meet what their roles ask in a skill; ``chosen`` are their rows."""
    rows = chosen.take(wanted(chosen, GapFilter(skill_ids=(skill_id,))))
    counts = np.bincount(rows.state, minlength=len(STATES)).tolist()
    results = [
        ExplainedResult(state, count, "whole", "", f'COUNTIF({{State}},"{state}")')
        for state, count in zip(STATES, counts, strict=True)
    ]
    results.append(ExplainedResult("asked", len(rows), "whole", " + ".join(map(str, counts)), "COUNTA({State})"))
    people = sorted(
        zip(rows.person.tolist(), rows.held.tolist(), rows.required.tolist(), rows.state.tolist(), strict=True),
        key=lambda one: (-one[3], organization.people[one[0]].name),
    )
    return Explanation(
        f"{counts[STATES.index('met')]:,} of {len(rows):,}",
        of_what(organization, name, f"Who is asked for {organization.skills[skill_id].name}, and who meets it."),
        "met = people with a ≥ r\nasked = met + short + unknown + expired",
        "a = level held, r = level that the person's role requires.",
        tuple(results),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("State"),
            ExplainedColumn("a", "whole"),
            ExplainedColumn("r", "whole"),
        ),
        tuple(
            ExplainedRow(
                (organization.people[person_id].name, STATES[state], held if held >= 0 else None, required),
                "matrix",
                (person_id, skill_id),
            )
            for person_id, held, required, state in people
        ),
        level_policies(organization),
        counted(len(rows), "person", "people"),
    )


def _rows(organization: Organization, rows: GapColumns, whole: GapColumns, count: int) -> tuple[ExplainedRow, ...]:
    found = []
    for one in np.argsort(-rows.cost, kind="stable").tolist():
        person_id, skill_id, level = int(rows.person[one]), int(rows.skill[one]), int(rows.held[one])
        values = (
            organization.people[person_id].name,
            STATES[rows.state[one]],
            max(level, 0),
            int(rows.required[one]),
            float(rows.weight[one]),
            float(whole.weight[whole.person == person_id].sum()),
            float(rows.cost[one]) * count,
        )
        found.append(ExplainedRow(values, "matrix", (person_id, skill_id)))
    return tuple(found)
