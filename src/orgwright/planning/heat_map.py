"""Coverage of units and of their people by category of skills, or by the skills of one category.

What everybody holds is computed once for all units; a row is then a sum over its people, so any unit, team or person
can be asked for without going back to the assessments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import (
    HELD,
    NO_GATE,
    UNKNOWN_GATE,
    PeopleCoverage,
    everyone,
    groups_by_role,
    levels_block,
    role_parts,
)
from orgwright.planning.target_coverage import TargetCoverage, target_shares
from orgwright.planning.unit_coverage import targets_of
from orgwright.records import Importance

Array = NDArray[Any]


@dataclass(frozen=True)
class Heading:
    """A column of the heat map: a category with all its skills, or one skill of the category that is opened."""

    title: str
    skill_ids: tuple[int, ...]

    @property
    def name(self) -> str:
        """The title, or words where skills have no category."""
        return self.title or "No category"


@dataclass(frozen=True)
class HeatCell:
    """How much of what is asked under a heading is held, ``low`` to ``high`` of 0 to 1.

    ``asked`` counts requirements of people, or targets. In a critical gap a critical must-have that roles there ask is
    held by none of those people although one is known below; of targets a critical one that nobody is known to hold.
    """

    low: float
    high: float
    asked: int
    has_critical_gap: bool


@dataclass(frozen=True)
class HeatRow:
    """A unit, or a person where ``person_id`` is there: figures of all that is asked, and a cell for each heading.

    ``low``, ``high`` and ``in_full`` are role low, high and compliance, or low, high and strict low over targets.
    ``gates_held`` of ``gates`` people hold their gate, of ``gates_unknown`` it is not known. A heading under which
    nothing is asked has no cell.
    """

    unit_id: int | None
    person_id: int | None
    people: int
    low: float | None
    high: float | None
    in_full: float | None
    gates_held: int
    gates_unknown: int
    gates: int
    targets: int
    single_holders: int
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True, eq=False)
class HeatMap:
    """Everybody against their roles under some headings, as arrays in the order of ``people``.

    held, unknown: weight in parts, float64[people, headings]; ``role`` is a place in ``asked_weight`` and
    ``asked_count``, both [roles, headings]; met, short: bool[people, critical skills], of which ``critical`` tells the
    heading.
    """

    headings: tuple[Heading, ...]
    people: PeopleCoverage
    held: Array
    unknown: Array
    role: Array
    asked_weight: Array
    asked_count: Array
    critical: Array
    met: Array
    short: Array

    def unit(self, organization: Organization, unit_id: int | None) -> HeatRow:
        """The row of a unit with all below it; None is the whole."""
        found = members(organization.seating)
        people = found.person_ids[found.rows_of(unit_id)]
        return self._row(unit_id, None, self.people.person_ids.searchsorted(people))

    def group(self, person_ids: Iterable[int]) -> HeatRow:
        """The row of some people employed on the day."""
        return self._row(None, None, self._places(person_ids))

    def person(self, person_id: int) -> HeatRow:
        """The row of one person employed on the day."""
        return self._row(None, person_id, self._places((person_id,)))

    def weakest(self, person_ids: Iterable[int]) -> tuple[int, ...]:
        """People employed on the day by low coverage, the lowest first, those without a role last; ties by id."""
        places = self._places(sorted(person_ids))
        return tuple(self.people.person_ids[places[np.argsort(self.people.low[places], kind="stable")]].tolist())

    def _places(self, person_ids: Iterable[int]) -> Array:
        places: Array = self.people.person_ids.searchsorted(np.fromiter(person_ids, dtype=np.int64))
        return places

    def _row(self, unit_id: int | None, person_id: int | None, places: Array) -> HeatRow:
        gates = self.people.gate[places]
        return HeatRow(
            unit_id,
            person_id,
            len(places),
            _mean(self.people.low[places]),
            _mean(self.people.high[places]),
            _mean(self.people.compliance[places]),
            int((gates == HELD).sum()),
            int((gates == UNKNOWN_GATE).sum()),
            int((gates != NO_GATE).sum()),
            0,
            0,
            self._cells(places),
        )

    def _cells(self, places: Array) -> tuple[HeatCell | None, ...]:
        counted = np.bincount(self.role[places], minlength=len(self.asked_weight))
        whole, asked = counted @ self.asked_weight, counted @ self.asked_count
        held, unknown = self.held[places].sum(axis=0), self.unknown[places].sum(axis=0)
        gaps = set(self.critical[self.short[places].any(axis=0) & ~self.met[places].any(axis=0)].tolist())
        return tuple(
            HeatCell(held[one] / whole[one], (held[one] + unknown[one]) / whole[one], int(asked[one]), one in gaps)
            if whole[one]
            else None
            for one in range(len(self.headings))
        )


def _mean(values: Array) -> float | None:
    there = values[~np.isnan(values)]
    return float(there.mean()) if len(there) else None


def headings_of(organization: Organization, weights: Mapping[int, float], category: str | None) -> tuple[Heading, ...]:
    """The categories of some skills, or of one category each of its skills: the most asked first, ties by name.

    ``weights`` say how much each skill is asked.
    """
    names = organization.skills
    found: dict[str, list[int]] = defaultdict(list)
    for one in sorted(weights, key=lambda one: (names[one].name, one)):
        if category is None:
            found[names[one].category].append(one)
        elif names[one].category == category:
            found[f"{names[one].name}\n{one}"].append(one)
    ordered = sorted(found.items(), key=lambda entry: (-fsum(weights[one] for one in entry[1]), entry[0]))
    return tuple(Heading(name.partition("\n")[0], tuple(sorted(several))) for name, several in ordered)


def heat_map(
    organization: Organization, category: str | None = None, person_ids: Collection[int] | None = None
) -> HeatMap:
    """Everybody employed on the day against their roles; headings are all categories or the skills of one.

    With ``person_ids`` the headings are those under which the roles of these people ask something. A cell is
    Σ w·min(a/r, 1) ÷ Σ w over all requirements of its people under the heading, low and high as everywhere.
    """
    people = everyone(organization)
    by_role = role_parts(organization.demand)
    roles = [role_id for role_id in np.unique(people.role_ids).tolist() if role_id in by_role]
    headings = headings_of(organization, _weights(organization, people, person_ids), category)
    heading_of = {one: place for place, heading in enumerate(headings) for one in heading.skill_ids}
    criticals = _critical_skills(organization, roles, heading_of)
    sums = _Sums.of(len(people.person_ids), len(roles), len(headings), len(criticals))
    rows = organization.proficiency.rows(people.person_ids)
    number_of = {role_id: number for number, role_id in enumerate(roles)}
    for role_id, places in groups_by_role(people.role_ids):
        if role_id in number_of:
            sums.add(organization, role_id, number_of[role_id], places, rows[places], heading_of, criticals)
    critical = np.array([heading_of[one] for one in criticals], dtype=np.int64)
    return HeatMap(headings, people, sums.held, sums.unknown, sums.role, sums.whole, sums.count, critical, *sums.marks)


def _weights(
    organization: Organization, people: PeopleCoverage, person_ids: Collection[int] | None
) -> dict[int, float]:
    """How much each skill is asked of some people, of everybody where none are named."""
    roles = people.role_ids
    if person_ids is not None:
        roles = roles[np.isin(people.person_ids, np.fromiter(person_ids, dtype=np.int64))]
    by_role, found = role_parts(organization.demand), defaultdict[int, float](float)
    for role_id, count in zip(*np.unique(roles, return_counts=True), strict=True):
        asks = by_role.get(int(role_id))
        if asks is not None:
            for skill_id, whole in zip(asks.skill_ids.tolist(), asks.whole.tolist(), strict=True):
                found[skill_id] += whole * int(count)
    return found


def _critical_skills(organization: Organization, roles: Sequence[int], heading_of: dict[int, int]) -> list[int]:
    by_role = role_parts(organization.demand)
    gated = (by_role[role_id].skill_ids[by_role[role_id].gate].tolist() for role_id in roles)
    return sorted({one for several in gated for one in several if one in heading_of})


@dataclass(frozen=True, eq=False)
class _Sums:
    """The arrays of a heat map while the roles are added; the last role number is that of people without any."""

    held: Array
    unknown: Array
    role: Array
    whole: Array
    count: Array
    marks: tuple[Array, Array]

    @classmethod
    def of(cls, people: int, roles: int, headings: int, criticals: int) -> _Sums:
        """Nothing yet."""
        return cls(
            np.zeros((people, headings)),
            np.zeros((people, headings)),
            np.full(people, roles, dtype=np.int64),
            np.zeros((roles + 1, headings)),
            np.zeros((roles + 1, headings), dtype=np.int64),
            (np.zeros((people, criticals), dtype=bool), np.zeros((people, criticals), dtype=bool)),
        )

    def add(
        self,
        organization: Organization,
        role_id: int,
        number: int,
        places: Array,
        rows: Array,
        heading_of: dict[int, int],
        criticals: list[int],
    ) -> None:
        """The people of one role, at these places here and in these rows of the matrix."""
        asks = role_parts(organization.demand)[role_id]
        under = np.array([heading_of.get(one, -1) for one in asks.skill_ids.tolist()], dtype=np.int64)
        counted = np.flatnonzero(under >= 0)
        block = levels_block(organization, rows, asks.columns[counted])
        belongs = (under[counted][:, None] == np.arange(self.whole.shape[1])).astype(np.float64)
        required, weight = asks.levels[counted], asks.whole[counted]
        self.role[places] = number
        self.whole[number] = weight @ belongs
        self.count[number] = belongs.sum(axis=0)
        self.held[places] = (np.clip(block, 0, required) * asks.per_level[counted]) @ belongs
        self.unknown[places] = ((block < 0) * weight) @ belongs
        gate = np.flatnonzero(np.isin(counted, asks.gate))
        columns = np.searchsorted(criticals, asks.skill_ids[counted[gate]])
        met, short = self.marks
        met[places[:, None], columns] = block[:, gate] >= required[gate]
        short[places[:, None], columns] = (block[:, gate] >= 0) & (block[:, gate] < required[gate])


def targets_row(organization: Organization, unit_id: int | None, headings: Sequence[Heading]) -> HeatRow:
    """The row of a unit over the capability targets of it and of all below it; a cell is Σ w·share ÷ Σ w."""
    targets = targets_of(organization, unit_id)
    shares = target_shares(targets)
    by_skill: dict[int, list[TargetCoverage]] = defaultdict(list)
    for one in targets:
        by_skill[one.skill_id].append(one)
    cells = (_target_cell(organization, [one for key in each.skill_ids for one in by_skill[key]]) for each in headings)
    return HeatRow(
        unit_id,
        None,
        len(organization.seating.people_of(unit_id)),
        shares.low,
        shares.high,
        shares.strict_low,
        0,
        0,
        0,
        len(targets),
        sum(one.is_single_holder for one in targets),
        tuple(cells),
    )


def _target_cell(organization: Organization, targets: Sequence[TargetCoverage]) -> HeatCell | None:
    shares = target_shares(targets)
    if shares.low is None or shares.high is None:
        return None
    rows = organization.targets
    critical = (one for one in targets if any(rows[key].importance == Importance.CRITICAL for key in one.target_ids))
    return HeatCell(shares.low, shares.high, len(targets), any(one.is_uncovered for one in critical))


def target_headings(
    organization: Organization, unit_id: int | None, category: str | None = None
) -> tuple[Heading, ...]:
    """The headings of what the targets of a unit, and of all below it, ask for on the day."""
    weights: dict[int, float] = defaultdict(float)
    for one in targets_of(organization, unit_id):
        weights[one.skill_id] += one.weight
    return headings_of(organization, weights, category)
