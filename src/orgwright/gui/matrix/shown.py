"""What the user chose to see in the matrix, and its form as the content of a saved view.

A saved view names skills, roles and categories by their names, so that it means the same after an export and import;
``shown_from_content`` says in one sentence which of them are gone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from orgwright.planning.organization import Organization
from orgwright.records import SkillKind

SCREEN = "matrix"
PEOPLE_GROUPS = {"unit": "Unit", "role": "Role", "family": "Family", "nothing": "Nothing"}
SKILL_GROUPS = {"category": "Category", "kind": "Kind", "nothing": "Nothing"}
SORTS = {"level": "Job level", "name": "Name", "coverage": "Coverage", "skill": "Skill"}
REQUIREMENTS = {
    "all": "All skills",
    "required": "Required by a role shown",
    "must-have": "Must-have of a role shown",
    "critical": "Critical for a role shown",
}
LEVELS = {
    "": "Any level",
    "short": "Short of what is required",
    "unknown": "Required and not known",
    **{str(level): f"At least {level}" for level in range(1, 6)},
}
STALENESS = {"": "Any age", "stale": "Older than the policy age", "current": "Not older than the policy age"}
WITHOUT_CATEGORY = "Other skills"
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "group_by": PEOPLE_GROUPS,
    "skills_by": SKILL_GROUPS,
    "sort_by": SORTS,
    "requirement": REQUIREMENTS,
    "level": LEVELS,
    "staleness": STALENESS,
}


@dataclass(frozen=True)
class Shown:
    """Filters, groups and order.

    ``level`` and ``staleness`` keep people who have such a cell in ``level_skill_id``, or in any skill shown where
    that is None.
    """

    requirement: str = "required"
    group_by: str = "unit"
    skills_by: str = "category"
    sort_by: str = "level"
    sort_skill_id: int | None = None
    is_reversed: bool = False
    text: str = ""
    role_ids: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    level: str = ""
    staleness: str = ""
    level_skill_id: int | None = None
    is_swapped: bool = False
    has_statistics: bool = False

    @property
    def filters(self) -> int:
        """How many filters are set, the text of people and the usual choice of required skills aside."""
        chosen = (self.role_ids, self.kinds, self.categories, self.level, self.staleness)
        return sum(1 for one in chosen if one) + (self.requirement not in ("required", "all"))

    def unfiltered(self) -> "Shown":
        """The same order and groups with everything to be seen that the usual choice shows."""
        usual = Shown()
        names = (
            "requirement",
            "text",
            "role_ids",
            "kinds",
            "categories",
            "level",
            "staleness",
            "level_skill_id",
        )
        return replace(self, **{name: getattr(usual, name) for name in names})


def category_of(category: str) -> str:
    """The title of a category of skills."""
    return category or WITHOUT_CATEGORY


def words(shown: Shown, organization: Organization) -> tuple[str, ...]:
    """Each filter that is set, in a few words."""
    said = [f"named “{shown.text.strip()}”"] if shown.text.strip() else []
    if shown.requirement not in ("required", "all"):
        said.append(REQUIREMENTS[shown.requirement].lower())
    roles = [organization.roles[one].name for one in sorted(shown.role_ids) if one in organization.roles]
    said += [_several("role", roles), _several("kind", shown.kinds), _several("category", shown.categories)]
    skill = organization.skills.get(shown.level_skill_id) if shown.level_skill_id is not None else None
    where = f"in {skill.name}" if skill is not None else "in any skill shown"
    said += [f"{table[value].lower()} {where}" for table, value in _told(shown) if value]
    return tuple(one for one in said if one)


def _told(shown: Shown) -> tuple[tuple[Mapping[str, str], str], ...]:
    return ((LEVELS, shown.level), (STALENESS, shown.staleness))


def _several(noun: str, names: Iterable[str]) -> str:
    listed = sorted(names)
    if len(listed) > 2:
        return f"{len(listed)} {'categories' if noun == 'category' else f'{noun}s'}"
    return f"{noun} {' or '.join(listed)}" if listed else ""


def content_of(shown: Shown, organization: Organization) -> str:
    """The content of a saved view."""
    values: dict[str, Any] = asdict(shown)
    skills, roles = organization.skills, organization.roles
    for name in ("sort_skill_id", "level_skill_id"):
        skill = skills.get(values.pop(name) or 0)
        values[name.removesuffix("_id")] = None if skill is None else skill.name
    chosen = values.pop("role_ids")
    values["roles"] = sorted(roles[one].name for one in chosen if one in roles)
    for name in ("kinds", "categories"):
        values[name] = sorted(values[name])
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def shown_from_content(content: str, organization: Organization) -> tuple[Shown, str]:
    """What a saved view shows, and a sentence about what it names that is gone, empty where nothing is."""
    try:
        stored = json.loads(content)
    except ValueError:
        stored = None
    if not isinstance(stored, dict):
        return Shown(), "This view cannot be read; everything is shown as usual."
    reading = _Reading(stored, organization)
    return reading.shown(), reading.sentence()


class _Reading:
    """Reads one stored view and collects the names in it that nothing has any more."""

    def __init__(self, stored: Mapping[str, Any], organization: Organization) -> None:
        self._stored = stored
        self._organization = organization
        self._gone: list[str] = []

    def shown(self) -> Shown:
        """The choices that can still be followed."""
        organization = self._organization
        values: dict[str, Any] = {
            one.name: self._stored[one.name]
            for one in fields(Shown)
            if isinstance(one.default, str | bool) and type(self._stored.get(one.name)) is type(one.default)
        }
        for name, choices in _CHOICES.items():
            if values.get(name, "") not in choices:
                values.pop(name, None)
        categories = {category_of(one.category) for one in organization.skills.values()}
        kinds = {str(one.value) for one in SkillKind}
        values["categories"] = self._kept("categories", "category", {one: one for one in categories})
        values["kinds"] = self._kept("kinds", "kind", {one: one for one in kinds})
        roles = {one.name: number for number, one in organization.roles.items()}
        values["role_ids"] = self._kept("roles", "role", roles)
        skills = {one.name: number for number, one in organization.skills.items()}
        for name in ("sort_skill", "level_skill"):
            found = self._kept(name, "skill", skills)
            values[f"{name}_id"] = next(iter(found), None)
        if values.get("sort_by") == "skill" and values["sort_skill_id"] is None:
            del values["sort_by"]
        if self._stored.get("level_skill") and values["level_skill_id"] is None:
            values.pop("level", None)
            values.pop("staleness", None)
        return Shown(**values)

    def _kept(self, key: str, noun: str, known: Mapping[str, Any]) -> frozenset[Any]:
        stored = self._stored.get(key)
        named = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        self._gone += [f"the {noun} {one}" for one in named if one not in known]
        return frozenset(known[one] for one in named if one in known)

    def sentence(self) -> str:
        """What the view names that is gone."""
        gone = list(dict.fromkeys(self._gone))
        if not gone:
            return ""
        named = ", ".join(gone[:3]) + (f" and {len(gone) - 3} more" if len(gone) > 3 else "")
        return f"This view names what is gone: {named}. The rest of it is shown."
