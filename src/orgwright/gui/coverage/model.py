"""What the screen of coverage shows, as rows made from the picture; no window is needed for it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.coverage import (
    GATES,
    GapRow,
    TargetCoverage,
    UnitCoverage,
    coverage_by_category,
    gap_rows,
    unit_coverage,
    units_coverage,
)
from orgwright.planning.organization import Organization

ROLES, TARGETS = "roles", "targets"


@dataclass(frozen=True)
class UnitRow:
    """One unit with the range of what is asked of it; None where nothing is. ``categories``: held by category."""

    unit_id: int | None
    name: str
    people: int
    low: float | None
    high: float | None
    gate: str
    in_full: float | None
    targets: int
    single_holders: int
    categories: Mapping[str, float]


@dataclass(frozen=True)
class UnitBranch:
    """A unit with those below it."""

    row: UnitRow
    below: tuple["UnitBranch", ...]


def unit_branches(organization: Organization, unit_id: int | None, measure: str) -> tuple[UnitBranch, ...]:
    """The chosen unit (or the whole) and all below it, the weakest of a level first, those without a figure last."""
    by_unit = {one.unit_id: one for one in units_coverage(organization)}
    by_unit[None] = unit_coverage(organization, None)

    def branch(one: int | None) -> UnitBranch:
        below = tuple(branch(child) for child in organization.seating.children.get(one, ()))
        ordered = sorted(below, key=lambda each: (each.row.low is None, each.row.low or 0.0, each.row.name))
        return UnitBranch(unit_row(organization, by_unit[one], measure), tuple(ordered))

    return (branch(unit_id),)


def unit_row(organization: Organization, covered: UnitCoverage, measure: str) -> UnitRow:
    """The row of one unit, by its people's roles or by its capability targets."""
    of_roles = measure == ROLES
    unit_id = covered.unit_id
    name = organization.facts.name if unit_id is None else organization.units[unit_id].name
    categories = {one.category: one.low for one in coverage_by_category(organization, unit_id)} if of_roles else {}
    with_gate = sum(covered.gates.values())
    return UnitRow(
        unit_id,
        name,
        len(covered.person_ids),
        covered.role_low if of_roles else covered.low,
        covered.role_high if of_roles else covered.high,
        f"{covered.gates['held']} / {with_gate}" if with_gate else "",
        covered.role_compliance if of_roles else covered.strict_low,
        len(covered.targets),
        sum(one.is_single_holder for one in covered.targets),
        categories,
    )


def main_categories(organization: Organization, most: int) -> tuple[str, ...]:
    """The categories that roles ask for most, in the order of names."""
    counted = Counter(organization.skills[one.skill_id].category for one in organization.requirements.values())
    return tuple(sorted(name for name, _ in counted.most_common(most) if name))


@dataclass(frozen=True)
class Gap:
    """One skill and what it costs the unit's coverage; ``bar`` is its part of what the dearest one costs."""

    skill_id: int
    skill: str
    demand: str
    level: str
    held: str
    share_met: float
    points: float
    bar: float
    unknown: str


def gaps(organization: Organization, unit_id: int | None) -> list[Gap]:
    """The skills that cost a unit's role coverage, the dearest first."""
    rows = [one for one in gap_rows(organization, unit_id) if one.points_short > 0 or one.points_unknown > 0]
    dearest = max((one.points_short for one in rows), default=0.0)
    return [_gap(organization, one, dearest) for one in rows]


def _gap(organization: Organization, one: GapRow, dearest: float) -> Gap:
    demanded = one.demands[0]
    more = f" and {len(one.demands) - 1} more" if len(one.demands) > 1 else ""
    words = ", ".join(str(word) for word in (demanded.importance or "important", demanded.tier) if word)
    low, high = one.levels
    unknown = [f"{count} {word}" for count, word in ((one.unknown, "unknown"), (one.expired, "expired")) if count]
    return Gap(
        one.skill_id,
        organization.skills[one.skill_id].name,
        words + more,
        str(low) if low == high else f"{low}–{high}",
        f"{one.met} of {one.asked}",
        one.met / one.asked if one.asked else 0.0,
        one.points_short,
        one.points_short / dearest if dearest else 0.0,
        ", ".join(unknown),
    )


@dataclass(frozen=True)
class TargetRow:
    """One capability target and who is known to hold it."""

    target_id: int
    unit: str
    skill: str
    level: int
    needed: int
    held: int
    share_low: float
    share_high: float
    note: str
    holders: str


def target_rows(organization: Organization, targets: Sequence[TargetCoverage]) -> list[TargetRow]:
    """Targets as rows, the least covered first."""
    rows = [_target_row(organization, one) for one in targets]
    return sorted(rows, key=lambda one: (one.share_low, one.share_high, one.unit, one.skill))


def _target_row(organization: Organization, one: TargetCoverage) -> TargetRow:
    note = "uncovered" if one.is_uncovered else "single holder" if one.is_single_holder else ""
    if not note and one.slack < 0:
        note = f"{-one.slack} short"
    return TargetRow(
        one.target_ids[0],
        organization.units[one.unit_id].name,
        organization.skills[one.skill_id].name,
        one.level,
        one.people_needed,
        one.holders_low,
        one.share_low,
        one.share_high,
        note,
        ", ".join(organization.people[each].name for each in one.holder_ids),
    )


@dataclass(frozen=True)
class Explained:
    """How a figure came about: sentence, formula lines with the numbers put in, and the rows."""

    title: str
    what: str
    formula: tuple[str, ...]
    reading: str
    people: tuple["PersonFigure", ...]
    policies: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PersonFigure:
    """One person's part of a unit's role coverage."""

    person_id: int
    name: str
    low: float | None
    high: float | None
    gate: str


def explained(organization: Organization, covered: UnitCoverage, measure: str) -> Explained:
    """The figure of a unit with its formula, its rows and the policies it rests on."""
    row = unit_row(organization, covered, measure)
    scenario = organization.scenario
    under = "as recorded" if scenario is None else f"under “{scenario.title}”"
    what = f"{row.name}, {day_text(covered.on)}, {under}."
    policy = organization.policy
    weights = ", ".join(f"{value / 1000:g}" for value in policy.importance_weights.values())
    tiers = ", ".join(f"{name} {value / 1000:g}" for name, value in policy.tier_weights.items())
    shared = (("Importance weights", weights), ("Stale after, still counted", f"{policy.stale_after_months} months"))
    if measure == ROLES:
        return Explained(
            "How it is computed",
            what + " The mean of its people's coverage of their own roles.",
            _role_formula(covered),
            "w = importance × tier, a = level held, r = level required. Low counts not known as 0, high as met.",
            _person_figures(organization, covered),
            (*shared, ("Tier weights", tiers)),
        )
    return Explained(
        "How it is computed",
        what + " Each target is measured with the people of its own unit and below.",
        _target_formula(covered),
        "n = people who hold the level, d = people needed, w = importance. Low leaves the unknown out.",
        (),
        shared,
    )


def _role_formula(covered: UnitCoverage) -> tuple[str, ...]:
    known = [(low, high) for low, high in zip(covered.people.low, covered.people.high, strict=True) if low == low]
    if not known or covered.role_low is None or covered.role_high is None:
        return ("C = Σ w · min(a / r, 1) / Σ w", "No person here has a role with requirements.")
    low, high, count = sum(one for one, _ in known), sum(one for _, one in known), len(known)
    return (
        "C = Σ w · min(a / r, 1) / Σ w, mean over people",
        f"low  = {low:.3f} / {count} = {covered.role_low * 100:.1f} %",
        f"high = {high:.3f} / {count} = {covered.role_high * 100:.1f} %",
    )


def _target_formula(covered: UnitCoverage) -> tuple[str, ...]:
    if covered.low is None or covered.high is None:
        return ("Σ w · min(n / d, 1) / Σ w", "No target holds here on this day.")
    whole = sum(one.weight for one in covered.targets)
    low = sum(one.weight * one.share_low for one in covered.targets)
    high = sum(one.weight * one.share_high for one in covered.targets)
    return (
        "Σ w · min(n / d, 1) / Σ w over targets",
        f"low  = {low:.2f} / {whole:g} = {covered.low * 100:.1f} %",
        f"high = {high:.2f} / {whole:g} = {covered.high * 100:.1f} %",
    )


def _person_figures(organization: Organization, covered: UnitCoverage) -> tuple[PersonFigure, ...]:
    people = covered.people
    found = []
    for index, person_id in enumerate(people.person_ids.tolist()):
        low, high = float(people.low[index]), float(people.high[index])
        gate = int(people.gate[index])
        found.append(
            PersonFigure(
                person_id,
                organization.people[person_id].name,
                low if low == low else None,
                high if high == high else None,
                GATES[gate] if gate >= 0 else "",
            )
        )
    return tuple(sorted(found, key=lambda one: (one.low is None, one.low or 0.0, one.name)))
