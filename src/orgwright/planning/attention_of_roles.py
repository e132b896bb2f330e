"""Gates that are missing, and critical must-haves that nobody holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import fsum

import numpy as np

from orgwright.planning.attention_row import Attention, AttentionKind, AttentionPart, counted, listed, sentence
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import (
    GATES,
    RoleParts,
    coverage_of,
    groups_by_role,
    levels_block,
    role_ids_of,
    role_parts,
)


@dataclass
class _Asked:
    """What is added up for one critical must-have: people asked, met and short; points of low and of known gaps."""

    asked: int = 0
    met: int = 0
    short: int = 0
    low_points: float = 0.0
    short_points: float = 0.0
    level: int = 0
    best: int = 0
    role_ids: list[int] = field(default_factory=list)


def attention_of_beginning(organization: Organization) -> Iterator[Attention]:
    """That nothing is required of anybody, where it is so: without it there is no coverage to look at."""
    if organization.people and not organization.requirements and not organization.targets:
        yield Attention(
            AttentionKind.FINDING,
            ("beginning",),
            0.0,
            "Nothing is required of anybody yet",
            "Say what roles require, or which skills a unit needs: then there is coverage.",
            "roles",
            is_error=True,
        )


def attention_of_gates(organization: Organization, unit_id: int | None) -> Iterator[Attention]:
    """Critical must-haves that nobody of those asked holds, one row each; and one for all gates that are missing.

    Worth is a share of low role coverage, the mean of people's Σ w·min(a/r, 1) ÷ Σ w: of a must-have that nobody holds
    all that it costs, of the missing gates what the known shortfalls in critical must-haves cost.
    """
    found = _critical(organization, unit_id)
    short = sorted(((key, one) for key, one in found.items() if one.short), key=lambda pair: -pair[1].short)
    for skill_id, one in found.items():
        if not one.met:
            yield _unheld(organization, skill_id, one)
    gates = coverage_of(organization, organization.seating.people_of(unit_id)).gate
    missing = int((gates == GATES.index("missing")).sum())
    # A role whose weights are all 0 has a gate and no coverage to lose.
    if missing and short:
        yield _missing(organization, missing, gates, short)


def _missing(organization: Organization, missing: int, gates: np.ndarray, short: list[tuple[int, _Asked]]) -> Attention:
    known, unknown = int((gates >= 0).sum()), int((gates == GATES.index("unknown")).sum())
    skill_id, most = short[0]
    of_unknown = f"; {unknown:,} more not known" if unknown else ""
    reason = f"Most often {organization.skills[skill_id].name}: {most.short:,} of {most.asked:,} below{of_unknown}."
    parts = tuple(
        AttentionPart(f"{organization.skills[key].name}: {one.short} below", one.short_points, "matrix", key)
        for key, one in short
    )
    worth = fsum(one.points for one in parts)
    headline = f"{missing:,} of {known:,} people miss a critical must-have"
    return Attention(AttentionKind.GATE, ("gate",), worth, headline, reason, "people", parts=parts)


def _unheld(organization: Organization, skill_id: int, one: _Asked) -> Attention:
    skill = organization.skills[skill_id].name
    roles = listed([organization.roles[role_id].name for role_id in one.role_ids])
    asked = counted(one.asked, "person is", "people are")
    known = f"the highest known is {one.best}" if one.best >= 0 else "nobody there is assessed in it"
    headline = f"{skill} is a critical must-have that nobody holds"
    reason = f"{sentence(asked)} asked for it as {roles}, at level {one.level}; {known}."
    part = AttentionPart(f"{skill}: {one.asked} asked", one.low_points, "matrix", skill_id)
    return Attention(
        AttentionKind.UNCOVERED,
        ("skill", skill_id),
        one.low_points,
        headline,
        reason,
        "matrix",
        skill_id,
        None,
        parts=(part,),
    )


def _critical(organization: Organization, unit_id: int | None) -> dict[int, _Asked]:
    """What the people of a unit are asked as critical must-haves, by skill."""
    people = np.array(sorted(organization.seating.people_of(unit_id)), dtype=np.int64)
    matrix, by_role = organization.proficiency, role_parts(organization.demand)
    rows, found, measured = matrix.rows(people), dict[int, _Asked](), 0
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        asks = by_role.get(role_id)
        if asks is not None and asks.total:
            measured += len(places)
            _add(found, role_id, asks, levels_block(organization, rows[places], asks.columns[asks.gate]))
    for one in found.values():
        one.low_points /= measured
        one.short_points /= measured
    return found


def _add(found: dict[int, _Asked], role_id: int, asks: RoleParts, levels: np.ndarray) -> None:
    needed = asks.levels[asks.gate]
    lost = (needed - np.clip(levels, 0, needed)) * asks.per_level[asks.gate] / asks.total
    is_known = levels >= 0
    for number, place in enumerate(asks.gate.tolist()):
        own, one = levels[:, number], found.setdefault(int(asks.skill_ids[place]), _Asked(best=-1))
        one.asked += len(own)
        one.met += int((own >= needed[number]).sum())
        one.short += int((is_known[:, number] & (own < needed[number])).sum())
        one.low_points += float(lost[:, number].sum())
        one.short_points += float(lost[is_known[:, number], number].sum())
        one.level = max(one.level, int(needed[number]))
        one.best = max(one.best, int(own.max()))
        one.role_ids.append(role_id)
