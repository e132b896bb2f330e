"""What every role of the sample asks, as one list, and the level at which it asks it."""

from dataclasses import dataclass

from .central import CENTRAL_ROLES
from .neighbours import REQUIREMENTS
from .seats import LEVELS
from .skills import OTHER_NAMES, SKILLS
from .tables import rows

BY_JOB_LEVEL = {"Intern": 2, "Junior": 2, "Mid": 3, "Senior": 3, "Staff": 4, "Lead": 4, "Manager": 4}
KINDS = {row[0]: row[1] for row in rows(SKILLS, 5)}
CATEGORIES = {row[0]: row[2] for row in rows(SKILLS, 5)}


@dataclass(frozen=True)
class Demand:
    """One requirement; ``wording`` is the skill's name in the role's own document."""

    role: str
    skill: str
    tier: str
    importance: str
    phrase: str = ""
    level: str = ""
    context: str = ""
    wording: str = ""

    @property
    def effective_level(self) -> int:
        """The level that counts: the one set here, else the one by job level and tier."""
        if self.level:
            return int(self.level)
        below = {"good-to-have": 1, "": 1, "emerging": 2}.get(self.tier, 0)
        return max(1, BY_JOB_LEVEL.get(LEVELS[self.role], 5) - below)

    @property
    def is_applicable(self) -> bool:
        """Whether the demand holds for the sample, which is neither regulated nor an enterprise."""
        return not self.context


def _central() -> list[Demand]:
    found = []
    for role, table in CENTRAL_ROLES.items():
        for tier, wording, skill, importance, phrase, level in rows(table, 6):
            found.append(Demand(role, skill or wording, tier, importance, phrase, level, wording=wording))
    return found


def _neighbours() -> list[Demand]:
    found = []
    for role, tier, importance, skills, level, context, phrase in rows(REQUIREMENTS, 7):
        found += [Demand(role, skill.strip(), tier, importance, phrase, level, context) for skill in skills.split(";")]
    return found


DEMANDS = [*_central(), *_neighbours()]


def demands_of(role: str) -> list[Demand]:
    """The demands of one role."""
    return [demand for demand in DEMANDS if demand.role == role]


def aliases() -> dict[str, str]:
    """The other names of each skill, the wordings of role documents among them."""
    found: dict[str, set[str]] = {}
    for demand in DEMANDS:
        if demand.wording and demand.wording.casefold() != demand.skill.casefold():
            found.setdefault(demand.skill, set()).add(demand.wording)
    for skill, others in rows(OTHER_NAMES, 2):
        found.setdefault(skill, set()).update(others.split(";"))
    return {skill: ";".join(sorted(others)) for skill, others in found.items()}
