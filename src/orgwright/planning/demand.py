"""What roles ask: each role's requirements with weight and level, as they apply in this organization."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.policy import Policy
from orgwright.records import Importance, OrganizationFacts, Requirement, Role, Skill, Tier


@dataclass(frozen=True)
class Ask:
    """One role's demand for one skill, its rows taken together: the highest weight and the highest level count.

    ``weight`` is importance × tier; ``level`` 1 to 5; ``required_by`` policy or person; ``is_gate``: an applicable
    critical must-have; ``requirement_ids`` the rows.
    """

    role_id: int
    skill_id: int
    tier: Tier | None
    importance: Importance | None
    weight: float
    level: int
    required_by: str
    is_applicable: bool
    is_gate: bool
    requirement_ids: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class AskColumns:
    """The applicable asks of a role as parallel arrays in the order of skill id.

    skill_ids int64; levels int8; weights float64; gate bool.
    """

    skill_ids: NDArray[Any]
    levels: NDArray[Any]
    weights: NDArray[Any]
    gate: NDArray[Any]


def context_holds(context: str, profile: Mapping[str, str]) -> bool:
    """Whether the conditions of a requirement hold: of different keys all, of one key any.

    Conditions are ``key=value`` parted by ``;``. A key that the profile leaves empty holds.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for condition in context.split(";"):
        key, found, value = condition.partition("=")
        if found:
            wanted[key.strip().casefold()].add(value.strip().casefold())
    return all(not profile.get(key) or profile[key].casefold() in values for key, values in wanted.items())


@dataclass(frozen=True, eq=False)
class Demand:
    """Roles, skills and requirements under the organization's profile and policy."""

    facts: OrganizationFacts
    policy: Policy
    roles: Mapping[int, Role]
    skills: Mapping[int, Skill]
    requirements: Mapping[int, Requirement]

    @property
    def profile(self) -> Mapping[str, str]:
        """What decides which context-specific requirements apply."""
        one = self.facts
        names = ("size", "industry", "regulated", "model", "geography")
        return {name: getattr(one, name) for name in names}

    @cached_property
    def requirements_by_role(self) -> Mapping[int, tuple[Requirement, ...]]:
        """The requirement rows of each role, in the order of their ids."""
        found: dict[int, list[Requirement]] = defaultdict(list)
        for one in self.requirements.values():
            found[one.role_id].append(one)
        return {role_id: tuple(rows) for role_id, rows in found.items()}

    def asks(self, role_id: int | None) -> tuple[Ask, ...]:
        """What a role asks, one entry a skill, in the order of skill id; nothing for no role."""
        return () if role_id is None else self._asks.get(role_id, ())

    @cached_property
    def _asks(self) -> Mapping[int, tuple[Ask, ...]]:
        profile = self.profile
        found: dict[int, tuple[Ask, ...]] = {}
        for role_id, rows in self.requirements_by_role.items():
            by_skill: dict[int, list[Requirement]] = defaultdict(list)
            for one in rows:
                by_skill[one.skill_id].append(one)
            found[role_id] = tuple(
                self._ask(role_id, skill_id, several, profile) for skill_id, several in sorted(by_skill.items())
            )
        return found

    def _ask(self, role_id: int, skill_id: int, rows: list[Requirement], profile: Mapping[str, str]) -> Ask:
        applicable = [one for one in rows if context_holds(one.context, profile)]
        counted = applicable or rows
        job_level = self.roles[role_id].level
        levels = [
            (one.level or self.policy.required_level(job_level, one.tier), one.level is not None) for one in counted
        ]
        heaviest = max(counted, key=lambda one: self.policy.requirement_weight(one.importance, one.tier))
        level, by_hand = max(levels)
        return Ask(
            role_id,
            skill_id,
            None if heaviest.tier is None else Tier(heaviest.tier),
            None if heaviest.importance is None else Importance(heaviest.importance),
            self.policy.requirement_weight(heaviest.importance, heaviest.tier),
            level,
            "person" if by_hand else "policy",
            bool(applicable),
            any(one.tier == Tier.MUST_HAVE and one.importance == Importance.CRITICAL for one in applicable),
            tuple(one.id for one in counted if one.id is not None),
        )

    def ask_columns(self, role_id: int) -> AskColumns:
        """The applicable asks of a role as arrays."""
        return self._columns.get(role_id, _NOTHING)

    @cached_property
    def _columns(self) -> Mapping[int, AskColumns]:
        found: dict[int, AskColumns] = {}
        for role_id, asks in self._asks.items():
            several = [one for one in asks if one.is_applicable]
            found[role_id] = AskColumns(
                np.array([one.skill_id for one in several], dtype=np.int64),
                np.array([one.level for one in several], dtype=np.int8),
                np.array([one.weight for one in several], dtype=np.float64),
                np.array([one.is_gate for one in several], dtype=bool),
            )
        return found


_NOTHING = AskColumns(
    np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int8), np.zeros(0, dtype=np.float64), np.zeros(0, dtype=bool)
)
