"""The menus in the head of the matrix: what is filtered, grouped, sorted, and which skills are shown."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QMenu

from orgwright.gui.matrix.shown import (
    LEVELS,
    PEOPLE_GROUPS,
    REQUIREMENTS,
    SKILL_GROUPS,
    SORTS,
    STALENESS,
    Shown,
    category_of,
)
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.records import SkillKind


class Chooser(Protocol):
    """The screen as its menus see it."""

    shown: Shown

    @property
    def organization(self) -> Organization:
        """The picture that is shown."""

    @property
    def current_cell(self) -> Cell | None:
        """The person and skill of the current cell."""

    def choose(self, **changed: Any) -> None:
        """Show something else."""

    def add_skill(self) -> None:
        """Ask for a new skill."""


class MatrixMenus:
    """Fills each menu anew when it is opened."""

    def __init__(self, chooser: Chooser) -> None:
        self._chooser = chooser

    @property
    def _shown(self) -> Shown:
        return self._chooser.shown

    def fill_filters(self, menu: QMenu) -> None:
        """Filters of people and skills, each a menu of its own."""
        shown, organization = self._shown, self._chooser.organization
        roles = {one.name: number for number, one in organization.roles.items()}
        self._several(menu.addMenu("Role"), "role_ids", {name: roles[name] for name in sorted(roles)})
        kinds = {kind.value.capitalize(): kind.value for kind in SkillKind}
        self._several(menu.addMenu("Skill kind"), "kinds", kinds)
        self._several(menu.addMenu("Category"), "categories", {one: one for one in _categories(organization)})
        self._one_of(menu.addMenu("Requirement"), REQUIREMENTS, "requirement")
        menu.addSeparator()
        cell = self._chooser.current_cell
        skills: dict[str, int | None] = {"any skill shown": None}
        if shown.level_skill_id in organization.skills:
            skills[_plain(organization.skills[shown.level_skill_id or 0].name)] = shown.level_skill_id
        if cell is not None:
            skills[_plain(organization.skills[cell[1]].name)] = cell[1]
        for noun, choices, name in (("Level", LEVELS, "level"), ("Age", STALENESS, "staleness")):
            for where, skill_id in skills.items():
                self._of_skill(menu.addMenu(f"{noun} in {where}"), choices, name, skill_id)
        menu.addSeparator()
        clear = menu.addAction("Clear all filters", self.clear)
        clear.setEnabled(shown != shown.unfiltered())

    def clear(self) -> None:
        """Take all filters away."""
        usual = self._shown.unfiltered()
        names = ("requirement", "text", "role_ids", "kinds", "categories", "level", "staleness", "level_skill_id")
        self._chooser.choose(**{name: getattr(usual, name) for name in names})

    def fill_groups(self, menu: QMenu) -> None:
        """Groups of people and of skills, and which of them are rows."""
        menu.addSection("People by")
        self._one_of(menu, PEOPLE_GROUPS, "group_by")
        menu.addSection("Skills by")
        self._one_of(menu, SKILL_GROUPS, "skills_by")
        menu.addSeparator()
        self._switch(menu, "Skills as rows, people as columns", "is_swapped")

    def fill_sorts(self, menu: QMenu) -> None:
        """The order of people within their groups."""
        cell, shown, organization = self._chooser.current_cell, self._shown, self._chooser.organization
        for key, word in SORTS.items():
            skill_id = cell[1] if cell is not None else shown.sort_skill_id
            if key == "skill" and skill_id not in organization.skills:
                continue
            name = f"Level in {_plain(organization.skills[skill_id or 0].name)}" if key == "skill" else word
            chosen = shown.sort_by == key and (key != "skill" or shown.sort_skill_id == skill_id)
            changed = {"sort_by": key, "is_reversed": False} | ({"sort_skill_id": skill_id} if key == "skill" else {})
            self._add(menu, name, chosen, **changed)
        menu.addSeparator()
        self._switch(menu, "The other way round", "is_reversed")
        menu.addAction("Sort again", self._chooser.choose)

    def fill_skills(self, menu: QMenu) -> None:
        """Which skills are shown, and what is counted of them."""
        self._one_of(menu, REQUIREMENTS, "requirement")
        menu.addSeparator()
        names = {one: one for one in _categories(self._chooser.organization)}
        self._several(menu.addMenu("Categories"), "categories", names)
        kinds = {kind.value.capitalize(): kind.value for kind in SkillKind}
        self._several(menu.addMenu("Kinds"), "kinds", kinds)
        menu.addSeparator()
        self._switch(menu, "Statistics of each skill\tT", "has_statistics")
        menu.addAction("Add a skill…", self._chooser.add_skill)

    def _one_of(self, menu: QMenu, choices: Mapping[str, str], name: str) -> None:
        for key, word in choices.items():
            chosen = getattr(self._shown, name) == key
            self._add(menu, word, chosen, **{name: key})

    def _of_skill(self, menu: QMenu, choices: Mapping[str, str], name: str, skill_id: int | None) -> None:
        for key, word in choices.items():
            chosen = getattr(self._shown, name) == key and (not key or self._shown.level_skill_id == skill_id)
            self._add(menu, word, chosen, **{name: key, "level_skill_id": skill_id})

    def _several(self, menu: QMenu, name: str, choices: Mapping[str, Any]) -> None:
        chosen: frozenset[Any] = getattr(self._shown, name)
        self._add(menu, "All", not chosen, **{name: frozenset()})
        menu.addSeparator()
        for word, value in choices.items():
            self._add(menu, _plain(word), value in chosen, **{name: chosen ^ {value}})

    def _switch(self, menu: QMenu, word: str, name: str) -> None:
        value = getattr(self._shown, name)
        self._add(menu, word, value, **{name: not value})

    def _add(self, menu: QMenu, word: str, chosen: bool, **changed: Any) -> None:
        """An entry that changes what is shown, with a mark where it is what is shown now."""
        action = menu.addAction(word)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked: self._chooser.choose(**changed))


def _categories(organization: Organization) -> Iterable[str]:
    return sorted({category_of(one.category) for one in organization.skills.values()})


def _plain(name: str) -> str:
    """A name as a menu shows it: an ampersand would underline what follows it."""
    return name.replace("&", "&&")
