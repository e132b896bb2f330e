"""Gaps as rows of a table, by skill or by person and skill, and the columns that show them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.marks import paint_bar
from orgwright.planning.explanation import Explanation
from orgwright.planning.gap_list import IMPORTANCES, STATES, TIERS, GapColumns, SkillGap
from orgwright.planning.organization import Organization

LEAST_SEEN = 0.00005
"""Half a hundredth of a point, the last that is shown."""


@dataclass(frozen=True)
class SkillGapRow:
    """One skill and what it costs; ``bar`` is its part of what the dearest one costs."""

    skill_id: int
    skill: str
    category: str
    demand: str
    gap: SkillGap
    bar: float


@dataclass(frozen=True)
class PersonGapRow:
    """One person's gap in one skill; ``held`` is None where it is not known."""

    person_id: int
    skill_id: int
    person: str
    role: str
    skill: str
    category: str
    demand: str
    required: int
    held: int | None
    state: str
    is_gate: bool
    cost: float
    bar: float


Row = SkillGapRow | PersonGapRow


def demand_text(importance: str | None, tier: str | None) -> str:
    """How a skill is asked: ``critical, must-have``."""
    return ", ".join(word for word in (importance or "important", tier) if word)


def skill_rows(organization: Organization, gaps: Sequence[SkillGap]) -> list[SkillGapRow]:
    """Gaps by skill as rows, in the order given."""
    dearest = max((one.cost_short for one in gaps), default=0.0)
    rows = []
    for one in gaps:
        skill = organization.skills[one.skill_id]
        more = f" and {len(one.demands) - 1} more" if len(one.demands) > 1 else ""
        demand = demand_text(*one.demands[0]) + more
        bar = one.cost_short / dearest if dearest else 0.0
        rows.append(SkillGapRow(one.skill_id, skill.name, skill.category, demand, one, bar))
    return rows


def person_rows(organization: Organization, columns: GapColumns, dearest: float) -> list[PersonGapRow]:
    """Rows of gap columns as rows of a table, in the order given; ``dearest`` is the cost of a full bar."""
    people, skills, roles = organization.people, organization.skills, organization.roles
    rows = []
    for one in range(len(columns)):
        person_id, skill_id, level = int(columns.person[one]), int(columns.skill[one]), int(columns.held[one])
        cost = float(columns.cost[one])
        rows.append(
            PersonGapRow(
                person_id,
                skill_id,
                people[person_id].name,
                roles[int(columns.role[one])].name,
                skills[skill_id].name,
                skills[skill_id].category,
                demand_text(IMPORTANCES[columns.importance[one]], TIERS[columns.tier[one]]),
                int(columns.required[one]),
                level if level >= 0 else None,
                STATES[columns.state[one]],
                bool(columns.gate[one]),
                cost,
                cost / dearest if dearest else 0.0,
            )
        )
    return rows


def points_text(cost: float) -> str:
    """Points of coverage lost; what is too small to see says so."""
    if cost <= 0:
        return ""
    return f"−{cost * 100:.2f}" if cost >= LEAST_SEEN else "< 0.01"


def _levels(row: SkillGapRow) -> str:
    low, high = row.gap.levels
    return str(low) if low == high else f"{low}–{high}"


def _unknown(row: SkillGapRow) -> str:
    several = ((row.gap.unknown, "unknown"), (row.gap.expired, "expired"))
    return ", ".join(f"{count} {word}" for count, word in several if count)


SkillExplain = Callable[[SkillGapRow], Explanation | None]


def skill_columns(
    explain: SkillExplain, explain_unknown: SkillExplain, explain_held: SkillExplain
) -> tuple[Column[Any], ...]:
    """The columns of gaps by skill; each kind of number opens in its own way."""
    return (
        Column("Skill", lambda row: row.skill, is_key=True),
        Column("Category", lambda row: row.category, 130, tone="text2", spare=3),
        Column("Demand", lambda row: row.demand, 200, tone="text2", spare=2),
        Column("Level", _levels, 56, "right", sort_key=lambda row: row.gap.levels),
        Column(
            "Held",
            lambda row: f"{row.gap.met:,} of {row.gap.asked:,}",
            108,
            "right",
            sort_key=lambda row: _met_share(row.gap),
            explain=explain_held,
        ),
        Column(
            "Points of coverage",
            lambda row: f"{row.gap.cost_short * 100:.2f}",
            130,
            sort_key=lambda row: row.gap.cost_short,
            paint=lambda painter, rect, row: paint_bar(painter, rect, row.bar),
            spare=1,
        ),
        Column(
            "Points short",
            lambda row: points_text(row.gap.cost_short),
            86,
            "right",
            sort_key=lambda row: row.gap.cost_short,
            tone="short",
            bold=True,
            explain=explain,
        ),
        Column(
            "Points not known",
            lambda row: points_text(row.gap.cost_unknown),
            112,
            "right",
            sort_key=lambda row: row.gap.cost_unknown,
            tone="text2",
            explain=explain_unknown,
        ),
        Column(
            "Not known",
            _unknown,
            150,
            tone="text2",
            sort_key=lambda row: row.gap.unknown + row.gap.expired,
            spare=4,
            explain=explain_held,
        ),
    )


def _met_share(gap: SkillGap) -> float:
    return gap.met / gap.asked if gap.asked else 0.0


_STATE_ORDER = {state: place for place, state in enumerate(("short", "expired", "unknown", "met"))}


def person_columns(explain: Callable[[PersonGapRow], Explanation | None]) -> tuple[Column[Any], ...]:
    """The columns of gaps by person and skill; the keys of ORDER_OF are their titles."""
    return (
        Column("Person", lambda row: row.person, is_key=True),
        Column("Role", lambda row: row.role, 190, tone="text2", spare=3),
        Column("Skill", lambda row: row.skill),
        Column("Demand", lambda row: row.demand, 170, tone="text2", spare=2),
        Column("Asked", lambda row: str(row.required), 56, "right"),
        Column("Held", lambda row: "–" if row.held is None else str(row.held), 56, "right"),
        Column(
            "State",
            lambda row: row.state + (", gate" if row.is_gate else ""),
            110,
            tone=lambda row: "short" if row.state == "short" else row.state,
        ),
        Column(
            "Points of coverage",
            lambda row: f"{row.cost * 100:.2f}",
            120,
            paint=lambda painter, rect, row: paint_bar(painter, rect, row.bar, _bar_tone(row)),
            spare=1,
        ),
        Column("Points", lambda row: points_text(row.cost), 72, "right", tone=_points_tone, bold=True, explain=explain),
    )


def _bar_tone(row: PersonGapRow) -> str:
    return "short" if row.state == "short" else "unknown"


def _points_tone(row: PersonGapRow) -> str:
    return "short" if row.state == "short" else "text2"


def order_of(organization: Organization, columns: GapColumns, title: str, falling: bool) -> np.ndarray[Any, Any]:
    """The places of the rows in the order of a column of ``person_columns``; ties by cost, then as they stand."""
    names: dict[str, tuple[np.ndarray[Any, Any], Callable[[int], str]]] = {
        "Person": (columns.person, lambda one: organization.people[one].name.casefold()),
        "Role": (columns.role, lambda one: organization.roles[one].name.casefold()),
        "Skill": (columns.skill, lambda one: organization.skills[one].name.casefold()),
    }
    if title in names:
        ids, name = names[title]
        key = _ranks(ids, name)
    elif title == "State":
        key = np.array([_STATE_ORDER[word] for word in STATES])[columns.state] * 2 - columns.gate
    elif title == "Demand":
        key = -columns.weight
    else:
        numbers = {"Asked": columns.required, "Held": columns.held}
        key = numbers.get(title, columns.cost).astype(float)
    order: np.ndarray[Any, Any] = np.lexsort((-columns.cost, -key if falling else key))
    return order


def _ranks(ids: np.ndarray[Any, Any], name: Callable[[int], str]) -> np.ndarray[Any, Any]:
    """The place of each id in the order of names."""
    found, place = np.unique(ids, return_inverse=True)
    rank = np.empty(len(found), dtype=np.int64)
    rank[sorted(range(len(found)), key=lambda one: name(int(found[one])))] = np.arange(len(found))
    return rank[place]
