"""The policies of an organization: everything in the numbers that is a choice and not a fact.

Stored are only those that differ from their default, rates and weights as whole thousandths. Files and screens show
plain numbers: ``ready_at = 0.85``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.records import Importance, SkillKind, Source, Tier

THOUSANDTHS = 1000
TIER_STEPS_DOWN = {Tier.GOOD_TO_HAVE: 1, Tier.EMERGING: 2}


def _importance_weights() -> Mapping[str, int]:
    return {"critical": 4000, "important": 3000, "context-specific": 2000, "optional": 1000}


def _tier_weights() -> Mapping[str, int]:
    return {"must-have": 1000, "advanced": 1000, "good-to-have": 500, "emerging": 250, "none": 500}


def _level_by_policy() -> Mapping[str, int]:
    low = dict.fromkeys(("Intern", "Junior"), 2) | dict.fromkeys(("Mid", "Senior"), 3)
    high = dict.fromkeys(("Staff", "Lead", "Manager"), 4)
    top = ("Principal", "Distinguished", "Director", "Head", "Vice President", "Executive")
    return low | high | dict.fromkeys(top, 5)


def _months_per_level() -> Mapping[str, int]:
    return {"tool": 3000, "technical": 6000, "domain": 9000, "soft": 9000}


def _scorecard_weights() -> Mapping[str, int]:
    return {"high": 3000, "medium": 2000, "low": 1000}


@dataclass(frozen=True)
class Policy:
    """All policies with their values; weights, rates and months in whole thousandths, money in minor units."""

    precedence: tuple[str, ...] = ("certificate", "manager", "peer", "self")
    minimum_peers: int = 2
    stale_after_months: int = 12
    importance_weights: Mapping[str, int] = field(default_factory=_importance_weights)
    tier_weights: Mapping[str, int] = field(default_factory=_tier_weights)
    level_by_policy: Mapping[str, int] = field(default_factory=_level_by_policy)
    ready_at: int = 850
    months_per_level: Mapping[str, int] = field(default_factory=_months_per_level)
    skills_at_once: int = 3
    minimum_observations: int = 20
    on_cost: int = 0
    hiring_cost: int = 0
    prior_months: int = 60
    training_cost: int = 0
    contractor_premium: int = 500
    months_to_hire: int = 4000
    months_to_contract: int = 1000
    observed_months: int = 36
    scorecard_weights: Mapping[str, int] = field(default_factory=_scorecard_weights)

    def requirement_weight(self, importance: str | None, tier: str | None) -> float:
        """Weight of a requirement: importance × tier; no importance counts as important, no tier as ½."""
        by_importance = self.importance_weights[importance or Importance.IMPORTANT]
        return by_importance * self.tier_weights[tier or "none"] / THOUSANDTHS**2

    def target_weight(self, importance: str | None) -> float:
        """Weight of a capability target: its importance alone; none given counts as important."""
        return self.importance_weights[importance or Importance.IMPORTANT] / THOUSANDTHS

    def required_level(self, job_level: str, tier: str | None) -> int:
        """Level that policy asks for, 1 to 5: by job level; good-to-have and no tier one lower, emerging two."""
        base = self.level_by_policy.get(job_level, self.level_by_policy.get("Mid", 3))
        down = 1 if tier is None else TIER_STEPS_DOWN.get(Tier(tier), 0)
        return max(1, base - down)

    @property
    def ready_share(self) -> float:
        """The coverage from which a person counts as ready, 0 to 1."""
        return self.ready_at / THOUSANDTHS


_DEFAULT = Policy()
IN_THOUSANDTHS = (
    "importance_weights",
    "tier_weights",
    "ready_at",
    "months_per_level",
    "on_cost",
    "scorecard_weights",
    "contractor_premium",
    "months_to_hire",
    "months_to_contract",
)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "importance_weights": tuple(word.value for word in Importance),
    "tier_weights": (*(word.value for word in Tier), "none"),
    "months_per_level": tuple(word.value for word in SkillKind),
    "scorecard_weights": ("high", "medium", "low"),
}
_AT_LEAST_ONE = (
    "minimum_peers",
    "stale_after_months",
    "skills_at_once",
    "minimum_observations",
    "prior_months",
    "observed_months",
)


def policy_from_store(text: str) -> Policy:
    """The policies from the JSON text that is stored."""
    stored: dict[str, Any] = json.loads(text or "{}")
    if "precedence" in stored:
        stored["precedence"] = tuple(stored["precedence"])
    return Policy(**{name: _whole(name, value) for name, value in stored.items()})


def _whole(name: str, value: Any) -> Any:
    return {**getattr(_DEFAULT, name), **value} if isinstance(value, dict) else value


def policy_to_store(policy: Policy) -> str:
    """The JSON text that is stored: only what differs from the default, keys sorted."""
    return json.dumps(_differing(policy), sort_keys=True, separators=(",", ":"))


def _differing(policy: Policy) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for item in fields(policy):
        value, default = getattr(policy, item.name), getattr(_DEFAULT, item.name)
        if isinstance(value, Mapping):
            different = {word: number for word, number in value.items() if default.get(word) != number}
            if different:
                changed[item.name] = different
        elif value != default:
            changed[item.name] = value
    return changed


def policy_values(policy: Policy) -> dict[str, Any]:
    """The policies that differ from their default as plain numbers, as files and screens show them."""
    return {name: _plain(name, value) for name, value in sorted(_differing(policy).items())}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {word: _plain(name, number) for word, number in sorted(value.items())}
    if name not in IN_THOUSANDTHS:
        return list(value) if isinstance(value, tuple) else value
    return value // THOUSANDTHS if value % THOUSANDTHS == 0 else value / THOUSANDTHS


def policy_from_values(values: Mapping[str, Any]) -> Policy:
    """The policies from plain numbers by name; what is unknown or senseless is refused by name."""
    known = {item.name for item in fields(Policy)}
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise RefusedInput(f"There is no policy named “{name}”; known are {', '.join(sorted(known))}.")
        checked[name] = _checked(name, value)
    return Policy(**checked)


def _checked(name: str, value: Any) -> Any:
    default = getattr(_DEFAULT, name)
    if name == "precedence":
        return _checked_precedence(value)
    if isinstance(default, Mapping):
        if not isinstance(value, Mapping):
            raise RefusedInput(f"The policy “{name}” must be a table of words and numbers, not “{value}”.")
        return {**default, **{word: _checked_entry(name, word, number) for word, number in value.items()}}
    least = 1 if name in _AT_LEAST_ONE else 0
    return _checked_number(name, value, least)


def _checked_precedence(value: Any) -> tuple[str, ...]:
    words = tuple(str(word) for word in value) if isinstance(value, list | tuple) else ()
    if sorted(words) != sorted(source.value for source in Source):
        raise RefusedInput(
            "The policy “precedence” must name certificate, manager, peer and self, each once, first what counts first."
        )
    return words


def _checked_entry(name: str, word: str, number: Any) -> int:
    if name in _WORDS and word not in _WORDS[name]:
        raise RefusedInput(f"The policy “{name}” knows no “{word}”; known are {', '.join(_WORDS[name])}.")
    if name == "level_by_policy":
        if isinstance(number, bool) or number not in (1, 2, 3, 4, 5):
            raise RefusedInput(f"The level of “{word}” in the policy “{name}” must be 1 to 5, not “{number}”.")
        return int(number)
    return _checked_number(f"{name}.{word}", number, 0)


def _checked_number(name: str, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < least:
        raise RefusedInput(f"The policy “{name}” must be a number of at least {least}, not “{value}”.")
    scale = THOUSANDTHS if name.split(".")[0] in IN_THOUSANDTHS else 1
    scaled = Fraction(str(value)) * scale
    if scaled.denominator != 1:
        finest = "three decimals" if scale == THOUSANDTHS else "a whole number"
        raise RefusedInput(f"The policy “{name}” can have {finest} at the most, not “{value}”.")
    return int(scaled)
