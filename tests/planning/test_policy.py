import pytest

from orgwright.errors import RefusedInput
from orgwright.planning.policy import (
    Policy,
    policy_from_store,
    policy_from_values,
    policy_to_store,
    policy_values,
)


@pytest.mark.parametrize(
    ("importance", "tier", "weight"),
    [
        ("critical", "must-have", 4),
        ("important", "advanced", 3),
        ("context-specific", "good-to-have", 1),
        ("optional", "emerging", 0.25),
        (None, "must-have", 3),
        ("critical", None, 2),
        (None, None, 1.5),
    ],
)
def test_a_weight_is_importance_times_tier(importance: str | None, tier: str | None, weight: float) -> None:
    assert Policy().requirement_weight(importance, tier) == weight


def test_a_target_weighs_by_importance_alone() -> None:
    assert [Policy().target_weight(one) for one in ("critical", None, "optional")] == [4, 3, 1]


@pytest.mark.parametrize(
    ("job_level", "levels"),
    [
        ("Intern", (2, 1, 2, 1, 1)),
        ("Junior", (2, 1, 2, 1, 1)),
        ("Mid", (3, 2, 3, 1, 2)),
        ("Senior", (3, 2, 3, 1, 2)),
        ("Wizard", (3, 2, 3, 1, 2)),
        ("", (3, 2, 3, 1, 2)),
        ("Staff", (4, 3, 4, 2, 3)),
        ("Lead", (4, 3, 4, 2, 3)),
        ("Manager", (4, 3, 4, 2, 3)),
        ("Principal", (5, 4, 5, 3, 4)),
        ("Distinguished", (5, 4, 5, 3, 4)),
        ("Director", (5, 4, 5, 3, 4)),
        ("Vice President", (5, 4, 5, 3, 4)),
    ],
)
def test_policy_asks_a_level_by_job_level_and_tier(job_level: str, levels: tuple[int, ...]) -> None:
    tiers = ("must-have", "good-to-have", "advanced", "emerging", None)
    assert tuple(Policy().required_level(job_level, tier) for tier in tiers) == levels


def test_only_what_differs_from_the_default_is_stored() -> None:
    assert policy_to_store(Policy()) == "{}"
    changed = policy_from_values({"ready_at": 0.9, "tier_weights": {"emerging": 0.5, "advanced": 1}})
    assert policy_to_store(changed) == '{"ready_at":900,"tier_weights":{"emerging":500}}'


def test_policies_come_back_from_the_store_and_from_plain_numbers() -> None:
    values = {
        "precedence": ["manager", "certificate", "self", "peer"],
        "minimum_peers": 3,
        "importance_weights": {"critical": 5},
        "level_by_policy": {"Fellow": 5},
        "months_per_level": {"tool": 1.5},
        "on_cost": 0.215,
        "hiring_cost": 500_000,
    }
    policy = policy_from_values(values)
    assert policy_values(policy) == values
    assert policy_from_store(policy_to_store(policy)) == policy
    assert policy.importance_weights == {
        "critical": 5000,
        "important": 3000,
        "context-specific": 2000,
        "optional": 1000,
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"generosity": 1}, "There is no policy named “generosity”"),
        ({"precedence": ["manager", "self"]}, "each once"),
        ({"precedence": ["manager", "manager", "self", "peer"]}, "each once"),
        ({"importance_weights": 4}, "must be a table of words and numbers"),
        ({"importance_weights": {"huge": 9}}, "knows no “huge”"),
        ({"tier_weights": {"must-have": -1}}, "at least 0"),
        ({"minimum_peers": 0}, "at least 1"),
        ({"minimum_peers": True}, "must be a number"),
        ({"stale_after_months": 1.5}, "a whole number at the most"),
        ({"ready_at": 0.8505}, "three decimals at the most"),
        ({"ready_at": "much"}, "must be a number"),
        ({"level_by_policy": {"Senior": 6}}, "must be 1 to 5"),
    ],
)
def test_a_senseless_policy_is_refused_by_name(values: dict[str, object], said: str) -> None:
    with pytest.raises(RefusedInput, match=said) as refusal:
        policy_from_values(values)
    assert next(iter(values)) in str(refusal.value)
