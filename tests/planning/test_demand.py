import pytest

from orgwright.planning.demand import Ask, Demand, context_holds
from orgwright.planning.organization import Organization
from orgwright.records import Importance, OrganizationFacts, Record, Role, Tier
from pictures import asks, facts, skills


def demand(*records: Record, level: str = "Senior", profile: OrganizationFacts | None = None) -> Demand:
    return Organization.of(profile or facts(), Role(id=1, name="R", level=level), *skills(3), *records).demand


def only(found: Demand) -> Ask:
    (one,) = found.asks(1)
    return one


@pytest.mark.parametrize(
    ("context", "holds"),
    [
        ("", True),
        ("size=enterprise", True),
        ("size=startup", False),
        ("size=startup;size=Enterprise", True),
        ("size=enterprise; regulated=yes", False),
        ("Size = ENTERPRISE; regulated=no", True),
        ("industry=banking", True),
        ("weather=fine", True),
    ],
)
def test_conditions_of_different_keys_all_hold_and_of_one_key_any(context: str, holds: bool) -> None:
    assert context_holds(context, {"size": "enterprise", "industry": "", "regulated": "no"}) is holds


def test_the_higher_weight_and_the_higher_level_of_two_rows_count_once() -> None:
    one = only(demand(asks(1, 1, 1, 2, "critical must-have"), asks(2, 1, 1, 5, "optional emerging")))
    assert (one.weight, one.level, one.requirement_ids) == (4, 5, (1, 2))
    assert (one.importance, one.tier, one.is_gate) == (Importance.CRITICAL, Tier.MUST_HAVE, True)


def test_a_row_that_does_not_apply_adds_nothing_to_one_that_does() -> None:
    profile = OrganizationFacts(id=1, name="Meridale", size="startup")
    plain, off = asks(1, 1, 1, 2, "important must-have"), asks(2, 1, 1, 5, context="size=enterprise")
    one = only(demand(plain, off, profile=profile))
    assert (one.level, one.weight, one.requirement_ids, one.is_gate) == (2, 3, (1,), False)
    lonely = only(demand(off, profile=profile))
    assert (lonely.is_applicable, lonely.is_gate, lonely.level) == (False, False, 5)


def test_policy_gives_the_level_that_nobody_set() -> None:
    by_policy = only(demand(asks(1, 1, 1, None, "important good-to-have"), level="Staff"))
    assert (by_policy.level, by_policy.required_by) == (3, "policy")
    by_hand = only(demand(asks(1, 1, 1, 1, "important good-to-have"), level="Staff"))
    assert (by_hand.level, by_hand.required_by) == (1, "person")


def test_only_an_applicable_critical_must_have_is_on_the_gate() -> None:
    rows = (
        asks(1, 1, 1, demand="critical must-have"),
        asks(2, 1, 2, demand="critical advanced"),
        asks(3, 1, 3, demand="important must-have"),
    )
    assert [one.is_gate for one in demand(*rows).asks(1)] == [True, False, False]


def test_columns_hold_what_applies_in_the_order_of_skills() -> None:
    profile = OrganizationFacts(id=1, name="Meridale", regulated="no")
    rows = (asks(1, 1, 3, 4, "important must-have"), asks(2, 1, 1, 2), asks(3, 1, 2, context="regulated=yes"))
    columns = demand(*rows, profile=profile).ask_columns(1)
    assert columns.skill_ids.tolist() == [1, 3]
    assert columns.levels.tolist() == [2, 4]
    assert columns.weights.tolist() == [4, 3]
    assert columns.gate.tolist() == [True, False]


def test_no_role_asks_nothing() -> None:
    found = demand()
    assert (found.asks(None), found.asks(1), len(found.ask_columns(1).skill_ids)) == ((), (), 0)
