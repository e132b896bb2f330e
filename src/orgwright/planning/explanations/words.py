"""The words that explanations share: what a figure is of, numbers put into a rule, and the policies by name."""

from collections.abc import Iterable
from datetime import date

from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS

Policies = tuple[tuple[str, str], ...]
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
READ_LOW_HIGH = "Low counts what is not known as 0, high counts it as met."
GATE_WORDS = {"held": "yes", "missing": "no", "unknown": "not known"}


def of_what(organization: Organization, name: str, sentence: str) -> str:
    """What a figure is of: a name, the day, the scenario, then a sentence that says what is measured."""
    return f"{name}, {day_words(organization.day)}, {scenario_words(organization)}. {sentence}"


def scenario_words(organization: Organization) -> str:
    """The scenario that a picture is under, as it stands in a sentence."""
    return "as recorded" if organization.scenario is None else f"under “{organization.scenario.title}”"


def unit_name(organization: Organization, unit_id: int | None) -> str:
    """The name of a unit; without one that of the whole organization."""
    return organization.facts.name if unit_id is None else organization.units[unit_id].name


def day_words(day: date) -> str:
    """A day as people read it: ``20 Nov 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """A month as people read it: ``Nov 2026``."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def range_words(low: float | None, high: float | None) -> str:
    """A range in whole percent, as screens show it: ``61–77 %``."""
    if low is None or high is None:
        return "a coverage without requirements"
    first, last = round(low * 100), round(high * 100)
    return f"{first} %" if first == last else f"{first}–{last} %"


def share_words(share: float | None) -> str:
    """A share in whole percent: ``84 %``."""
    return "a share of nothing" if share is None else f"{round(share * 100)} %"


def number(value: float) -> str:
    """A number put into a rule: at most three decimals, and no more than it needs."""
    return f"{value:,.3f}".rstrip("0").rstrip(".").replace("-", "−")


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 person``, ``21 people``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def weight_policies(organization: Organization) -> Policies:
    """The weights of requirements."""
    policy = organization.policy
    return (
        ("Importance weights", _listed(policy.importance_weights.items())),
        ("Tier weights", _listed(policy.tier_weights.items())),
    )


def importance_policy(organization: Organization) -> Policies:
    """The weights of capability targets."""
    return (("Importance weights", _listed(organization.policy.importance_weights.items())),)


def level_policies(organization: Organization) -> Policies:
    """Which assessment counts."""
    policy = organization.policy
    return (
        ("Level counted", ", ".join(policy.precedence)),
        ("Peers needed", str(policy.minimum_peers)),
        ("Stale after, still counted", counted(policy.stale_after_months, "month")),
    )


def _listed(weights: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {value / THOUSANDTHS:g}" for name, value in weights)
