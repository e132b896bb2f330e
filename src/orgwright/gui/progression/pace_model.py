"""What the page of the pace of learning shows, read from the picture of the organization; no widgets here."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from orgwright.gui.widgets.columns import Group
from orgwright.planning.learning_curve import LearningCurve, learning_curve
from orgwright.planning.organization import Organization
from orgwright.planning.pace import BY_POLICY, Pace, paces
from orgwright.planning.policy import THOUSANDTHS, Policy, policy_from_values, policy_values
from orgwright.records import SkillKind

MONTHS = "months_per_level"
Asked = tuple[SkillKind, int | None]
"""A kind and the level from which people rise, null for any."""


@dataclass(frozen=True)
class PaceRow:
    """The pace of one level of a kind, or of the kind at any level; ``source`` says where the months come from."""

    pace: Pace
    source: str

    @property
    def key(self) -> Asked:
        """The kind and the level that it is of."""
        return self.pace.kind, self.pace.from_level

    @property
    def level(self) -> str:
        """The step of the scale, in words."""
        one = self.pace.from_level
        return "Any level" if one is None else f"{one} to {one + 1}"

    @property
    def is_policy(self) -> bool:
        """Whether too few rises were seen, so that the policy counts."""
        return self.pace.source == BY_POLICY


def pace_rows(organization: Organization) -> list[PaceRow | Group]:
    """A band for every kind of skill with the number of its skills, then any level and each level."""
    found, needed = paces(organization), organization.policy.minimum_observations
    skills = Counter(SkillKind(one.kind) for one in organization.skills.values())
    rows: list[PaceRow | Group] = []
    for kind in SkillKind:
        count = skills[kind]
        rows.append(Group(f"{kind.capitalize()}", f"{count:,} {'skill' if count == 1 else 'skills'}"))
        rows += [PaceRow(one, _source(one, needed)) for one in (found.by_kind[kind], *found.by_level[kind])]
    return rows


def _source(one: Pace, needed: int) -> str:
    """Where the months come from, beside columns that hold the rises and who still waits."""
    if one.source == BY_POLICY:
        return f"policy, {one.observations:,} of {needed:,} rises"
    if one.from_level is None:
        return "observed, all levels"
    return "observed at this level" if one.is_of_its_level else "all levels of the kind"


def chart_kinds(organization: Organization) -> tuple[tuple[str, tuple[Pace, ...], float], ...]:
    """Every kind with the paces of its levels and its months by policy."""
    found, by_policy = paces(organization), organization.policy.months_per_level
    return tuple((kind.capitalize(), found.by_level[kind], by_policy[kind] / THOUSANDTHS) for kind in SkillKind)


def first_asked(rows: list[PaceRow | Group]) -> Asked:
    """The level of a kind whose curve tells most at first: the one with most rises."""
    of_levels = [row.pace for row in rows if isinstance(row, PaceRow) and row.pace.from_level is not None]
    best = max(of_levels, key=lambda one: (one.observations, one.unfinished))
    return best.kind, best.from_level


def curve_of(organization: Organization, asked: Asked) -> LearningCurve:
    """The curve of a kind and level."""
    return learning_curve(organization, *asked)


def lead(organization: Organization) -> str:
    """What the page says in a sentence: how many paces were seen often enough, and what counts for the others."""
    found, needed = paces(organization), organization.policy.minimum_observations
    levels = [one for kind in SkillKind for one in found.by_level[kind]]
    own = sum(one.is_of_its_level for one in levels)
    by_policy = sum(one.source == BY_POLICY for one in levels)
    of_kind = len(levels) - own - by_policy
    if by_policy == len(levels):
        return f"Nowhere were {needed:,} rises observed yet, so the months of every level are by policy."
    said = [
        f"{own} of {len(levels)} levels have a pace of their own, from {needed:,} rises on",
        *([f"{of_kind} take that of their kind"] if of_kind else []),
        *([f"{by_policy} the policy"] if by_policy else []),
    ]
    return ", ".join(said) + "."


def changed_policy(policy: Policy, name: str, word: str | None, text: str) -> Policy:
    """The policies with one number typed anew, nothing typed being its default; RefusedInput for what is no number."""
    values = dict(policy_values(policy))
    wanted = _number(text)
    table: Mapping[str, object] = {name: wanted} if word is None else {**values.get(name, {}), word: wanted}
    kept = {key: one for key, one in table.items() if one is not None}
    if word is None:
        values = {key: one for key, one in values.items() if key != name} | kept
    else:
        values[name] = kept
    return policy_from_values(values)


def policy_text(policy: Policy, name: str, word: str | None) -> str:
    """A policy of learning as people write it."""
    return f"{policy.months_per_level[word] / THOUSANDTHS:g}" if word is not None else str(getattr(policy, name))


def _number(text: str) -> int | float | str | None:
    plain = text.strip().replace(",", ".")
    if not plain:
        return None
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return text.strip()
    return float(plain) if "." in plain else int(plain)


def curve_words(curve: LearningCurve) -> str:
    """What the curve is of, how many stays it has, and when half have risen."""
    pace = curve.pace
    level = "any level" if pace.from_level is None else f"{pace.from_level} to {pace.from_level + 1}"
    if not curve.stays:
        return f"{pace.kind} {level}: nobody was seen twice"
    half = "fewer than half rose" if curve.median_months is None else f"half after {curve.median_months:.0f} months"
    return f"{pace.kind} {level}: {half}"
