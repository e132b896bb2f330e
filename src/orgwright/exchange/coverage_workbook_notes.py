"""The words of the sheet "How computed" of the coverage workbook, and the policies in force."""

from __future__ import annotations

from collections.abc import Iterator

from orgwright.exchange.source_lines import readers_line, source_lines
from orgwright.exchange.staffing_plans import Provenance, scenario_name
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.privacy import FOLDED

Lines = tuple[tuple[str, str], ...]
_FOLDED = (
    "Of units with 1 to 4 people no figures are shown, nor of those by which the figures of these could be told from "
    "the others; their targets and people stand under this name, and every total holds them."
)

_ROLES: Lines = (
    ("Share of a requirement", "min(held ÷ required, 1). What is held above the required level pays for nothing else."),
    ("Weight", "Importance × tier, by the policies below. What does not apply to this organization is left out."),
    ("Coverage of a person", "Σ weight × share ÷ Σ weight over what the role of the primary incumbency requires."),
    ("Low and high", "Not known and expired count as not held in low, as held in high. Not known is never level 0."),
    ("Against roles", "The mean of the coverage of the people who have one, low and high apart."),
    ("Compliance", "Requirements met ÷ requirements; not known is not met. Of a unit the mean over its people."),
    (
        "Gate",
        "Over critical must-haves: missing if one is known to be short, else unknown if one is not known, else held.",
    ),
    (
        "Points lost",
        "Weight × (1 − share, low) ÷ the weight of the role ÷ the number of people with a coverage. All points of all "
        "rows add up to 1 − low.",
    ),
)
_TARGETS: Lines = (
    ("Held by", "People of the target's unit and below it who hold the skill at the level or above, each once."),
    ("Share of a target", "min(held by ÷ people needed, 1)."),
    ("Coverage of targets", "Σ weight × share ÷ Σ weight; the weight is the importance alone."),
    ("High among those asked", "Of the people whose level is not known those count whose role asks for the skill."),
    ("In full", "The share of targets with enough people, unweighted."),
    ("Slack, robustness", "Held by − people needed; robustness is the least of them."),
)
_BREAKS: Lines = (
    (
        "Worst departures",
        "The one person, and the two, whose leaving of every unit lowers low coverage of targets most; found by going "
        "through all that can matter, ties by key. Two together may cost more than the two alone.",
    ),
    ("Single holder, uncovered", "One person alone is known to hold it; nobody is."),
    (
        "Points a month",
        "What one level more adds to low coverage against roles ÷ the months that a level of such a skill takes: as "
        "the assessments of this organization show where there are enough, else by policy.",
    ),
)
_TIME: Lines = (
    (
        "By month",
        "People, incumbencies, assessments and targets as they were on the last day of each month. Roles, "
        "requirements, units and policies have no dates: the present ones serve every month.",
    ),
    (
        "What moved",
        "Who joined, moved or left, levels assessed, expired or withdrawn, targets begun or ended: what each adds to "
        "low and high coverage. The pieces add up to the difference between the two days.",
    ),
    ("Emerging", "Requirements of the emerging tier against all others, over all rows: Σ weight × share ÷ Σ weight."),
)


def notes(
    organization: Organization, unit_id: int | None, provenance: Provenance, left_out: int
) -> Iterator[tuple[str, Lines]]:
    """Titles with their lines; ``left_out`` requirements were too many to be written row by row."""
    yield "Where this comes from", _source(organization, unit_id, provenance, left_out)
    yield "People against their roles", _ROLES
    yield "Units against targets", _TARGETS
    yield "Where it breaks, what helps", _BREAKS
    yield "Time", _TIME
    yield "Policies in force", policy_lines(organization)
    if organization.left_out:
        changes = organization.planned_changes
        lines = tuple(
            (f"{changes[key].on}, number {changes[key].number}, {changes[key].change}", reason)
            for key, reason in organization.left_out
        )
        yield "Planned changes that cannot apply and are left out", lines


def _source(organization: Organization, unit_id: int | None, provenance: Provenance, left_out: int) -> Lines:
    unit = "The whole organization" if unit_id is None else f"{organization.units[unit_id].name} and all below it"
    lines = (
        *source_lines(provenance),
        ("Organization", organization.facts.name),
        ("Unit", unit),
        ("Looked at on", str(organization.day)),
        ("Scenario", scenario_name(organization)),
        readers_line(organization, "It names people with their assessed levels"),
    )
    if not organization.profile.small_groups:
        lines = (*lines, (FOLDED, _FOLDED))
    if not left_out:
        return lines
    text = (
        f"{left_out:,} requirements are too many rows; what people hold is given as values. Choose a unit to see rows."
    )
    return (*lines, ("Requirements", text))


def policy_lines(organization: Organization) -> Lines:
    """The choices in the numbers that coverage depends on."""
    policy, facts = organization.policy, organization.facts
    weights = ", ".join(f"{word} {value / THOUSANDTHS:g}" for word, value in policy.importance_weights.items())
    tiers = ", ".join(f"{word or 'none given'} {value / THOUSANDTHS:g}" for word, value in policy.tier_weights.items())
    profile = ", ".join(
        f"{key} {value}" for key in ("size", "industry", "regulated", "model") if (value := getattr(facts, key))
    )
    return (
        ("Weights of importance", weights),
        ("Weights of tiers", tiers),
        ("Which assessment counts", "First " + ", then ".join(policy.precedence) + "."),
        ("Peers needed", f"{policy.minimum_peers}; of them the lower median counts."),
        ("Stale after", f"{policy.stale_after_months} months; what is stale still counts."),
        ("Profile", profile or "Nothing is said of it; whatever depends on it applies."),
    )
