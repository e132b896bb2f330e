"""Scales: what the levels of a skill are called.

Levels are stored from 0 to 5 always. A scale gives some of them names and descriptions of its own; each of its levels
stands for one stored level, its *anchor*. Nothing is ever converted: a stored level without an anchor keeps its number
and is said to lie between the two names around it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import EXPIRED
from orgwright.planning.remembered import remembered
from orgwright.records import Scale, ScaleLevel, SkillKind

LEVELS = range(6)
"""The levels that are stored."""


@dataclass(frozen=True)
class NamedLevel:
    """One level of a scale; ``anchor`` is the stored level that it stands for."""

    anchor: int
    name: str
    description: str = ""


@dataclass(frozen=True)
class NamedScale:
    """A scale with its levels, lowest first; ``scale_id`` is None for the default one."""

    scale_id: int | None
    name: str
    description: str
    levels: tuple[NamedLevel, ...]

    def at(self, level: int) -> NamedLevel | None:
        """The level of the scale that stands for a stored level."""
        return next((one for one in self.levels if one.anchor == level), None)

    def name_of(self, level: int) -> str:
        """What a stored level is called: its name; without an anchor its number and the names around it."""
        named = self.at(level)
        if named is not None:
            return named.name
        below = [one.name for one in self.levels if one.anchor < level]
        above = [one.name for one in self.levels if one.anchor > level]
        if below and above:
            return f"{level}, between {below[-1]} and {above[0]}"
        return f"{level}, above {below[-1]}" if below else f"{level}, below {above[0]}"

    @property
    def by_digit(self) -> Mapping[int, NamedLevel]:
        """The levels by the digit that is typed for them; see ``level_of_digit``."""
        return {one.anchor: one for one in self.levels}


DEFAULT_SCALE = NamedScale(
    None,
    "Default",
    "Six levels that fit any skill.",
    (
        NamedLevel(0, "none", "Was assessed and cannot do it."),
        NamedLevel(1, "aware", "Knows what it is for and can follow a talk about it."),
        NamedLevel(2, "with help", "Does parts of it, with somebody to ask."),
        NamedLevel(3, "independent", "Does the usual work alone and sees when it goes wrong."),
        NamedLevel(4, "leads others", "Does the hard cases and shows others how."),
        NamedLevel(5, "sets the standard", "Decides how it is done here; is asked from outside."),
    ),
)


@remembered
def scales(organization: Organization) -> Mapping[int, NamedScale]:
    """All scales of the organization by id, those without a level too."""
    levels: dict[int, list[NamedLevel]] = defaultdict(list)
    for one in organization.table(ScaleLevel).values():
        levels[one.scale_id].append(NamedLevel(one.anchor, one.name, one.description))
    return {
        number: NamedScale(
            number, one.name, one.description, tuple(sorted(levels[number], key=lambda level: level.anchor))
        )
        for number, one in organization.table(Scale).items()
    }


@remembered
def _scales_by_kind(organization: Organization) -> Mapping[SkillKind, NamedScale]:
    found: dict[SkillKind, NamedScale] = {}
    for number, one in sorted(organization.table(Scale).items()):
        if one.kind is not None and scales(organization)[number].levels:
            found.setdefault(SkillKind(one.kind), scales(organization)[number])
    return found


def scale_of(organization: Organization, skill_id: int) -> NamedScale:
    """The scale of a skill: the one it names, else that of its kind, else the default one.

    A scale without levels serves nobody. Where two serve one kind, the one that was made first does.
    """
    skill = organization.skills[skill_id]
    own = scales(organization).get(skill.scale_id) if skill.scale_id is not None else None
    if own is not None and own.levels:
        return own
    return _scales_by_kind(organization).get(SkillKind(skill.kind), DEFAULT_SCALE)


def skills_of_scale(organization: Organization, scale_id: int) -> tuple[int, ...]:
    """The skills whose levels a scale names, by id."""
    return tuple(one for one in sorted(organization.skills) if scale_of(organization, one).scale_id == scale_id)


def level_name(organization: Organization, skill_id: int, level: int) -> str:
    """What a stored level of a skill is called; without a name it keeps its number: ``3, between Basic and Expert``."""
    return scale_of(organization, skill_id).name_of(level)


def level_of_digit(organization: Organization, skill_id: int, digit: int) -> int | None:
    """The stored level that a typed digit means for a skill; None where its scale has no level there.

    The digit is the number that the cell then shows, copies and writes into a sheet: the anchor of a level. Counting
    the levels of a short scale instead would let somebody type 2, read 3, and repeat it as 3 to get 5.
    """
    named = scale_of(organization, skill_id).by_digit.get(digit)
    return None if named is None else named.anchor


def level_counts(organization: Organization, skill_ids: Iterable[int]) -> tuple[int, ...]:
    """How many people hold each level from 0 to 5 in some skills together, on the picture's day."""
    matrix = organization.proficiency
    columns = matrix.columns(skill_ids)
    counts = np.zeros(len(LEVELS) - EXPIRED, dtype=np.int64)
    for block in matrix.level_blocks:
        counts += np.bincount(block[:, columns].ravel() - EXPIRED, minlength=len(counts))
    return tuple(counts[-EXPIRED:].tolist())


@dataclass(frozen=True)
class ReadDifferently:
    """A level that a change of scales makes read differently: in ``skills`` skills, held by people in ``cells``."""

    level: int
    before: str
    after: str
    skills: int
    cells: int


def read_differently(before: Organization, after: Organization) -> tuple[ReadDifferently, ...]:
    """Which levels have another name in another picture of the same skills, most cells first; no level changes.

    ``cells`` counts the levels that count on the day of ``before``, of all people.
    """
    skills: dict[tuple[NamedScale, NamedScale], list[int]] = defaultdict(list)
    for skill_id in before.skills.keys() & after.skills.keys():
        skills[scale_of(before, skill_id), scale_of(after, skill_id)].append(skill_id)
    found: list[ReadDifferently] = []
    for (old, new), several in skills.items():
        changed = [level for level in LEVELS if old.name_of(level) != new.name_of(level)]
        counts = level_counts(before, several) if changed else ()
        found += [
            ReadDifferently(level, old.name_of(level), new.name_of(level), len(several), counts[level])
            for level in changed
        ]
    return tuple(sorted(found, key=lambda one: (-one.cells, one.level, one.before)))
