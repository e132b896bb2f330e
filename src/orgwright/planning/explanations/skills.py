"""How the figures of one skill came about: who is asked for it and holds it, which roles ask, who has a level."""

from __future__ import annotations

from collections.abc import Iterable

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import counted, level_policies, number, of_what, weight_policies
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import EXPIRED

_LEVELS = range(6)
_COLUMNS = (
    ExplainedColumn("Person"),
    ExplainedColumn("a", "whole"),
    ExplainedColumn("r", "whole"),
    ExplainedColumn("Met", "whole", 'IF({r}="","",IF({a}="",0,IF({a}>={r},1,0)))'),
    ExplainedColumn("Not known", "whole", 'IF({r}="","",IF({a}="",1,0))'),
    ExplainedColumn("Status"),
    ExplainedColumn("Role"),
)


def skill_among(organization: Organization, name: str, person_ids: Iterable[int], skill_id: int) -> Explanation:
    """Who among some people, called ``name``, is asked for a skill by the role, and who holds the level asked."""
    people = tuple(person_ids)
    rows = _rows(organization, people, skill_id)
    asked = [row for row in rows if row.values[2] is not None]
    met, unknown = (sum(row.values[place] == 1 for row in asked) for place in (3, 4))
    levels = [row.values[1] for row in rows]
    share = 'IF({required}>0,{part}/{required},"")'
    return Explanation(
        f"{met} of {len(asked)}",
        of_what(organization, f"{organization.skills[skill_id].name}, {name}", "Who holds what their role asks."),
        "held = met / people required",
        "a = level held, r = level that the role asks. At most: all that is not known counted as met.",
        (
            ExplainedResult("required", len(asked), "whole", "", "COUNT({r})"),
            ExplainedResult("met", met, "whole", "", "SUM({Met})"),
            ExplainedResult("not known", unknown, "whole", "", "SUM({Not known})"),
            ExplainedResult(
                "held", _part(met, asked), "share", f"{met} / {len(asked)}", share.replace("{part}", "{met}")
            ),
            ExplainedResult(
                "at most",
                _part(met + unknown, asked),
                "share",
                f"{met + unknown} / {len(asked)}",
                share.replace("{part}", "({met}+{not known})"),
            ),
            *(
                ExplainedResult(f"at level {level}", levels.count(level), "whole", "", f"COUNTIF({{a}},{level})")
                for level in reversed(_LEVELS)
            ),
        ),
        _COLUMNS,
        rows,
        level_policies(organization),
        f"{counted(len(people), 'person', 'people')}, those whose role asks first",
    )


def _part(part: int, asked: list[ExplainedRow]) -> float | None:
    return part / len(asked) if asked else None


def _rows(organization: Organization, people: tuple[int, ...], skill_id: int) -> tuple[ExplainedRow, ...]:
    levels = organization.proficiency.levels_of(people, (skill_id,))[:, 0].tolist() if people else []
    required: dict[int | None, int | None] = {}
    found = []
    for person_id, level in zip(people, levels, strict=True):
        role_id = organization.seating.role_of(person_id)
        if role_id not in required:
            asks = (one for one in organization.demand.asks(role_id) if one.is_applicable)
            required[role_id] = next((one.level for one in asks if one.skill_id == skill_id), None)
        wanted = required[role_id]
        found.append(
            ExplainedRow(
                (
                    organization.people[person_id].name,
                    level if level >= 0 else None,
                    wanted,
                    None if wanted is None else int(level >= wanted),
                    None if wanted is None else int(level < 0),
                    _status(level, wanted),
                    "" if role_id is None else organization.roles[role_id].name,
                ),
                "matrix",
                (person_id, skill_id),
            )
        )
    return tuple(sorted(found, key=lambda row: (row.values[2] is None, row.values[3] == 1, str(row.values[0]))))


def _status(level: int, wanted: int | None) -> str:
    if level < 0:
        return "expired" if level == EXPIRED else "not known"
    return "" if wanted is None else "met" if level >= wanted else "short"


def holders_at(
    organization: Organization, name: str, person_ids: Iterable[int], skill_id: int, level: int
) -> Explanation:
    """Who among some people, called ``name``, holds a skill at a level or above."""
    people = tuple(person_ids)
    levels = organization.proficiency.levels_of(people, (skill_id,))[:, 0].tolist() if people else []
    held = sum(one >= level for one in levels)
    rows = tuple(
        ExplainedRow(
            (organization.people[one].name, known if known >= 0 else None, int(known >= level), _status(known, level)),
            "matrix",
            (one, skill_id),
        )
        for known, one in sorted(zip(levels, people, strict=True), key=lambda pair: (-pair[0], pair[1]))
    )
    return Explanation(
        f"{held} of {len(people)}",
        of_what(organization, f"{organization.skills[skill_id].name}, {name}", f"Who holds it at level {level}."),
        "held = people with a ≥ r",
        f"a = level held, r = {level}. Who is not assessed is not counted as holding it.",
        (
            ExplainedResult("held", held, "whole", "", "SUM({Holds})"),
            ExplainedResult("people", len(people), "whole", "", "COUNTA({Person})"),
        ),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("a", "whole"),
            ExplainedColumn("Holds", "whole", f'IF({{a}}="",0,IF({{a}}>={level},1,0))'),
            ExplainedColumn("Status"),
        ),
        rows,
        level_policies(organization),
        f"{counted(len(people), 'person', 'people')}, the highest level first",
    )


def roles_asking(organization: Organization, skill_id: int) -> Explanation:
    """The roles that ask for a skill."""
    found: dict[int, list[int]] = {}
    for key, one in organization.requirements.items():
        if one.skill_id == skill_id:
            found.setdefault(one.role_id, []).append(key)
    rows = []
    for role_id in sorted(found, key=lambda one: organization.roles[one].name.casefold()):
        ask = next(one for one in organization.demand.asks(role_id) if one.skill_id == skill_id)
        words = (organization.roles[role_id].name, ask.level, ask.weight, ask.importance or "", ask.tier or "")
        rows.append(ExplainedRow((*words, "yes" if ask.is_applicable else "no"), "roles", role_id))
    return Explanation(
        number(len(rows)),
        of_what(organization, organization.skills[skill_id].name, "The roles that ask for it."),
        "asked by = roles with a requirement for the skill",
        "Two rows of one role and skill count once, with the higher level and the higher weight.",
        (ExplainedResult("asked by", len(rows), "whole", "", "COUNTA({Role})"),),
        (
            ExplainedColumn("Role"),
            ExplainedColumn("Level", "whole"),
            ExplainedColumn("Weight", "weight"),
            ExplainedColumn("Importance"),
            ExplainedColumn("Tier"),
            ExplainedColumn("Applies"),
        ),
        tuple(rows),
        weight_policies(organization),
        counted(len(rows), "role"),
    )


def people_assessed(organization: Organization, name: str, person_ids: Iterable[int], skill_id: int) -> Explanation:
    """Who among some people, called ``name``, has a level in a skill."""
    people = tuple(person_ids)
    levels = organization.proficiency.levels_of(people, (skill_id,))[:, 0].tolist() if people else []
    known = sorted(
        ((level, person_id) for person_id, level in zip(people, levels, strict=True) if level >= 0),
        key=lambda one: (-one[0], organization.people[one[1]].name),
    )
    return Explanation(
        number(len(known)),
        of_what(organization, f"{organization.skills[skill_id].name}, {name}", "Who has a level that is known."),
        "assessed = people with a level",
        "Expired and withdrawn levels do not count.",
        (ExplainedResult("assessed", len(known), "whole", "", "COUNT({Level})"),),
        (ExplainedColumn("Person"), ExplainedColumn("Level", "whole")),
        tuple(
            ExplainedRow((organization.people[person_id].name, level), "matrix", (person_id, skill_id))
            for level, person_id in known
        ),
        level_policies(organization),
        f"{counted(len(known), 'person', 'people')}, the highest level first",
    )
