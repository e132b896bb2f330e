"""Who knows a skill: the people who hold it at a level or above, best first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from orgwright.errors import RefusedInput
from orgwright.planning.assessed_cells import assessed_cells
from orgwright.planning.days import day_number, day_of_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import SOURCE_NUMBER, SOURCES, STALE, reduce_cells
from orgwright.planning.skill_matching import SkillMatcher, names_of

_MOST_SIMILAR = 3


@dataclass(frozen=True)
class Expert:
    """Somebody who holds a skill: the effective level, its source and day, and whether that is stale.

    ``assessment_ids`` are all rows of the person and skill up to the day.
    """

    person_id: int
    level: int
    source: str
    assessed_on: date
    is_stale: bool
    assessment_ids: tuple[int, ...]


def experts(
    organization: Organization, skill_id: int, level: int = 1, unit_id: int | None = None
) -> tuple[Expert, ...]:
    """The people of a unit who are known to hold a skill at ``level`` (0 to 5) or above, best first.

    Best first: the higher effective level, then the source that stands first in the file's policy, then the newer
    assessment, then name and key. Unknown and expired levels are nobody's. Worked: certificate 4 of 2024 stands before
    manager 4 of 2026, and behind manager 5. Source: the help, "Assessments".
    """
    cells = assessed_cells(organization, organization.seating.people_of(unit_id), [skill_id])
    day, policy = day_number(organization.day), organization.policy
    found = reduce_cells(cells.rows, cells.cell, len(cells), day, policy)
    rank = np.zeros(len(SOURCES), dtype=np.int64)
    rank[[SOURCE_NUMBER[name] for name in policy.precedence]] = np.arange(len(policy.precedence))
    several = [
        (
            Expert(
                int(cells.person[number]),
                int(found.level[number]),
                SOURCES[found.source[number]],
                day_of_number(found.on[number]),
                bool(found.marks[number] & STALE),
                cells.ids_of(number),
            ),
            int(rank[found.source[number]]),
        )
        for number in np.flatnonzero(found.level >= level).tolist()
    ]
    people = organization.people

    def place(one: tuple[Expert, int]) -> tuple[int, int, int, str, str]:
        expert, source = one
        person = people[expert.person_id]
        return (-expert.level, source, -expert.assessed_on.toordinal(), person.name, person.key)

    return tuple(expert for expert, _ in sorted(several, key=place))


def skill_called(organization: Organization, name: str) -> int:
    """The id of the skill of a name or another name of it, in whatever case; else a refusal that names similar ones."""
    skills = organization.skills
    wanted = _plain(name)
    if not wanted:
        raise RefusedInput("Give the name of a skill.")
    bearing = [key for key, one in skills.items() if wanted in map(_plain, names_of(one))]
    exact = [key for key in bearing if skills[key].name == name.strip()]
    own = [key for key in bearing if _plain(skills[key].name) == wanted]
    for several in (exact, own, bearing):
        if len(several) == 1:
            return several[0]
    if bearing:
        named = ", ".join(sorted(skills[key].name for key in bearing))
        raise RefusedInput(f"More than one skill is called “{name}”: {named}.")
    raise RefusedInput(f"There is no skill called “{name}”{_hint(organization, name)}.")


def _hint(organization: Organization, name: str) -> str:
    """The skills whose names are like a name, else those whose names hold it, as the end of a sentence."""
    skills, wanted = organization.skills.values(), _plain(name)
    similar = [one.name for one in SkillMatcher(skills).suggestions(name, _MOST_SIMILAR)]
    if not similar:
        holding = (one.name for one in skills if any(wanted in _plain(other) for other in names_of(one)))
        similar = sorted(holding, key=lambda one: (len(one), one))[:_MOST_SIMILAR]
    return f"; similar {'is' if len(similar) == 1 else 'are'} {', '.join(similar)}" if similar else ""


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
