"""How a cell of the heat map came about: from the skills of a category, or from the people of one skill."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import (
    READ_LOW_HIGH,
    counted,
    importance_policy,
    level_policies,
    number,
    of_what,
    range_words,
    unit_name,
    weight_policies,
)
from orgwright.planning.gap_list import EXPIRED_STATE, MET, STATES, UNKNOWN, GapColumns, GapFilter, gap_columns, wanted
from orgwright.planning.heat_map import Heading
from orgwright.planning.organization import Organization
from orgwright.planning.unit_coverage import targets_of

_READING = "w = importance × tier, a = level held, r = level required. " + READ_LOW_HIGH
_BY_SKILL = (
    ExplainedColumn("Skill"),
    ExplainedColumn("Weight", "weight"),
    ExplainedColumn("Held", "weight"),
    ExplainedColumn("Weight not known", "weight"),
    ExplainedColumn("Asked of", "whole"),
    ExplainedColumn("Met", "whole"),
    ExplainedColumn("Not known", "whole"),
)
_BY_PERSON = (
    ExplainedColumn("Person"),
    ExplainedColumn("a", "whole"),
    ExplainedColumn("r", "whole"),
    ExplainedColumn("Skill"),
    ExplainedColumn("State"),
    ExplainedColumn("Weight", "weight"),
    ExplainedColumn("Held", "weight", 'IF({a}="",0,{Weight}*MIN({a}/{r},1))'),
    ExplainedColumn("Weight not known", "weight", 'IF({a}="",{Weight},0)'),
)
MOST_BY_PERSON = 400
"""Up to so many requirements each is a row of its own; beyond them there is a row for each skill."""


def role_cell(organization: Organization, name: str, person_ids: Iterable[int], heading: Heading) -> Explanation:
    """How much some people, called ``name``, hold of what their roles ask under a heading."""
    columns = gap_columns(organization, person_ids)
    asked = columns.take(wanted(columns, GapFilter(skill_ids=heading.skill_ids)))
    return of_requirements(
        organization, "", of_what(organization, name, f"What their roles ask in {heading.name}."), asked
    )


def of_requirements(organization: Organization, title: str, what: str, asked: GapColumns) -> Explanation:
    """How much of some requirements of people is held; without a title it is the range."""
    held, unknown = _held(asked)
    whole, low, not_known = fsum(asked.weight.tolist()), fsum(held), fsum(unknown)
    by_person = len(asked) <= MOST_BY_PERSON
    rows = (_person_rows if by_person else _skill_rows)(organization, asked, held, unknown)
    found = range_words(low / whole, (low + not_known) / whole) if whole else range_words(None, None)
    return Explanation(
        title or found,
        what,
        "coverage = Σ w · min(a / r, 1) / Σ w over all requirements of these people",
        _READING,
        _results(whole, low, not_known),
        _BY_PERSON if by_person else _BY_SKILL,
        rows,
        (*weight_policies(organization), *level_policies(organization)),
        ("" if by_person else f"{counted(len(rows), 'skill')}, ") + counted(len(asked), "requirement"),
    )


def _held(columns: GapColumns) -> tuple[list[float], list[float]]:
    """The weight held and the weight not known of each row."""
    is_unknown = (columns.state == UNKNOWN) | (columns.state == EXPIRED_STATE)
    pairs = zip(columns.weight.tolist(), columns.held.tolist(), columns.required.tolist(), is_unknown, strict=True)
    held = [0.0 if unknown else weight * min(level / required, 1.0) for weight, level, required, unknown in pairs]
    return held, [float(one) for one in columns.weight * is_unknown]


def _results(whole: float, low: float, unknown: float) -> tuple[ExplainedResult, ...]:
    if not whole:
        return ()
    return (
        ExplainedResult("low", low / whole, "share", f"{number(low)} / {number(whole)}", "SUM({Held})/SUM({Weight})"),
        ExplainedResult(
            "high",
            (low + unknown) / whole,
            "share",
            f"({number(low)} + {number(unknown)}) / {number(whole)}",
            "(SUM({Held})+SUM({Weight not known}))/SUM({Weight})",
        ),
    )


def _person_rows(
    organization: Organization, columns: GapColumns, held: Sequence[float], unknown: Sequence[float]
) -> tuple[ExplainedRow, ...]:
    found = []
    for row in range(len(columns)):
        person_id, skill_id, level = int(columns.person[row]), int(columns.skill[row]), int(columns.held[row])
        values = (
            organization.people[person_id].name,
            level if level >= 0 else None,
            int(columns.required[row]),
            organization.skills[skill_id].name,
            STATES[columns.state[row]],
            float(columns.weight[row]),
            held[row],
            unknown[row],
        )
        found.append((held[row] - float(columns.weight[row]), ExplainedRow(values, "matrix", (person_id, skill_id))))
    return tuple(row for _, row in sorted(found, key=lambda one: (one[0], str(one[1].values[0]))))


def _skill_rows(
    organization: Organization, columns: GapColumns, held: Sequence[float], unknown: Sequence[float]
) -> tuple[ExplainedRow, ...]:
    places: dict[int, list[int]] = defaultdict(list)
    for place, skill_id in enumerate(columns.skill.tolist()):
        places[skill_id].append(place)
    rows = []
    for skill_id, several in places.items():
        values = (
            organization.skills[skill_id].name,
            fsum(float(columns.weight[one]) for one in several),
            fsum(held[one] for one in several),
            fsum(unknown[one] for one in several),
            len(several),
            sum(int(columns.state[one]) == MET for one in several),
            sum(unknown[one] > 0 for one in several),
        )
        rows.append(ExplainedRow(values, "matrix", skill_id))
    return tuple(sorted(rows, key=lambda one: str(one.values[0])))


_TARGETS = (
    ExplainedColumn("Skill"),
    ExplainedColumn("Unit"),
    ExplainedColumn("Level", "whole"),
    ExplainedColumn("Weight", "weight"),
    ExplainedColumn("Needed", "whole"),
    ExplainedColumn("Known to hold it", "whole"),
    ExplainedColumn("At the most", "whole"),
    ExplainedColumn("Low", "share", "MIN({Known to hold it}/{Needed},1)"),
    ExplainedColumn("High", "share", "MIN({At the most}/{Needed},1)"),
)


def target_cell(organization: Organization, unit_id: int | None, heading: Heading) -> Explanation:
    """Coverage over the capability targets of a unit, and of all below it, under a heading."""
    targets = [one for one in targets_of(organization, unit_id) if one.skill_id in heading.skill_ids]
    whole = fsum(one.weight for one in targets)
    low = fsum(one.weight * one.share_low for one in targets)
    high = fsum(one.weight * one.share_high for one in targets)
    rows = tuple(
        ExplainedRow(
            (
                organization.skills[one.skill_id].name,
                organization.units[one.unit_id].name,
                one.level,
                one.weight,
                one.people_needed,
                one.holders_low,
                one.holders_high,
                one.share_low,
                one.share_high,
            ),
            "matrix",
            one.skill_id,
        )
        for one in sorted(targets, key=lambda one: (one.share_low, one.share_high))
    )
    results = tuple(
        ExplainedResult(
            name.lower(),
            held / whole,
            "share",
            f"{number(held)} / {number(whole)}",
            f"SUMPRODUCT({{Weight}},{{{name}}})/SUM({{Weight}})",
        )
        for name, held in (("Low", low), ("High", high))
        if whole
    )
    return Explanation(
        range_words(low / whole, high / whole) if whole else range_words(None, None),
        of_what(organization, unit_name(organization, unit_id), f"Its capability targets in {heading.name}."),
        "coverage = Σ w · min(n / d, 1) / Σ w over targets",
        "n = people of the target's unit who hold the level, d = people needed, w = weight of the importance. "
        "Low leaves out those of whom it is not known, high counts them.",
        results,
        _TARGETS,
        rows,
        (*importance_policy(organization), *level_policies(organization)),
        f"{counted(len(rows), 'target')}, the least covered first",
    )
