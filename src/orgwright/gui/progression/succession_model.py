"""What the page of succession shows: critical positions, who stands behind them, and what changes if somebody left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from orgwright.gui.progression.slate_model import PositionChoice, position_choices
from orgwright.planning.organization import Organization
from orgwright.planning.succession import HORIZONS, Bench, SuccessionPlan, critical_positions, succession
from orgwright.progress import Progress

NAMED_IN_A_CELL = 4


@dataclass(frozen=True)
class BenchRow:
    """A critical position: who sits there, and the bench at each horizon, with names; ``after``: if somebody left."""

    position_id: int
    key: str
    role: str
    unit: str
    incumbents: str
    bench: Bench
    after: Bench | None
    names: tuple[str, ...]
    filled_by: str
    best: str
    is_open: bool

    @property
    def shown(self) -> Bench:
        """The bench that the names are of."""
        return self.bench if self.after is None else self.after

    def depth_text(self, place: int) -> str:
        """The depth at a horizon, with what it falls to: ``3`` or ``3 → 2``."""
        before, after = self.bench.depth[place], self.shown.depth[place]
        return f"{before}" if before == after else f"{before} → {after}"

    def names_text(self, place: int) -> str:
        """Those who become ready by a horizon and not before it, by name."""
        return self.names[place]

    @property
    def without_best(self) -> str:
        """The three depths without the best successor."""
        return " · ".join(str(one) for one in self.shown.without_best)


@dataclass(frozen=True)
class StandingRow:
    """Somebody who stands ready behind more than one critical position."""

    person_id: int
    name: str
    unit: str
    position_ids: tuple[int, ...]
    positions: str


@dataclass(frozen=True)
class Benches:
    """What was computed: the plan, the plan if some people left, and the rows of both."""

    organization: Organization
    unit_id: int | None
    plan: SuccessionPlan
    after: SuccessionPlan | None
    leavers: tuple[int, ...]
    rows: tuple[BenchRow, ...]
    standing: tuple[StandingRow, ...]
    others: tuple[PositionChoice, ...]

    @property
    def shown(self) -> SuccessionPlan:
        """The plan that is shown: without the leavers where there are some."""
        return self.plan if self.after is None else self.after

    def net_text(self, place: int) -> str:
        """How many could be filled at once: ``7 of 9`` or ``7 → 6 of 9``."""
        before, after = self.plan.net[place].size, self.shown.net[place].size
        fall = f"{before}" if before == after else f"{before} → {after}"
        return f"{fall} of {len(self.rows)}"

    @property
    def nobody(self) -> int:
        """Positions behind which nobody is ready now."""
        return sum(not one.shown.depth[0] for one in self.rows)


def benches(
    organization: Organization, unit_id: int | None, leavers: Collection[int], progress: Progress | None = None
) -> Benches:
    """The critical positions of a unit with who stands behind them, and how that is if some people left."""
    position_ids = critical_positions(organization, unit_id)
    plan = succession(organization, position_ids, progress)
    gone = tuple(sorted(leavers))
    after = succession(organization, position_ids, progress, without=gone) if gone else None
    shown = plan if after is None else after
    marked = frozenset(position_ids)
    return Benches(
        organization,
        unit_id,
        plan,
        after,
        gone,
        tuple(_row(organization, plan, after, place, gone) for place in range(len(position_ids))),
        _standing(organization, shown),
        # What a scenario opens is not recorded, so it cannot be marked.
        tuple(one for one in position_choices(organization, unit_id) if 0 < one.position_id not in marked),
    )


def _row(
    organization: Organization, plan: SuccessionPlan, after: SuccessionPlan | None, place: int, gone: Collection[int]
) -> BenchRow:
    bench = plan.benches[place]
    shown = plan if after is None else after
    position = organization.positions[bench.position_id]
    sitting = organization.seating.incumbencies_by_position.get(bench.position_id, ())
    stay = [one.person_id for one in sitting if one.person_id not in gone]
    leave = [one.person_id for one in sitting if one.person_id in gone]
    names = organization.seating.by_person_key(dict.fromkeys(stay))
    incumbents = ", ".join(organization.people[one].name for one in names)
    best = shown.benches[place].best_id
    filled = shown.net[0].successor_by_position.get(bench.position_id)
    return BenchRow(
        bench.position_id,
        position.key,
        "" if bench.role_id is None else organization.roles[bench.role_id].name,
        organization.units[position.unit_id].name,
        incumbents or ("would be open" if leave else "vacant"),
        bench,
        None if after is None else after.benches[place],
        tuple(_names(organization, shown.benches[place], number) for number in range(len(HORIZONS))),
        "" if filled is None else organization.people[filled].name,
        "" if best is None else organization.people[best].name,
        not stay,
    )


def _names(organization: Organization, bench: Bench, place: int) -> str:
    """The first of those who become ready by a horizon and not before, and how many others."""
    before = bench.depth[place - 1] if place else 0
    count = bench.depth[place] - before
    named = bench.named(place)[:NAMED_IN_A_CELL]
    listed = ", ".join(organization.people[one].name for one in named)
    more = count - len(named)
    if not more or not listed:
        return listed if listed else f"{more} more" if more else ""
    return f"{listed} and {more:,} more"


def _standing(organization: Organization, plan: SuccessionPlan) -> tuple[StandingRow, ...]:
    found = []
    for person_id, several in plan.positions_by_person.items():
        unit_id = organization.seating.unit_of(person_id)
        found.append(
            StandingRow(
                person_id,
                organization.people[person_id].name,
                "" if unit_id is None else organization.units[unit_id].name,
                several,
                ", ".join(organization.positions[one].key for one in several),
            )
        )
    return tuple(sorted(found, key=lambda one: (-len(one.position_ids), one.name.casefold())))


def leaver_choices(organization: Organization, rows: Sequence[BenchRow]) -> list[tuple[int, str, str]]:
    """Whom the question "if somebody leaves" can be about: incumbents first, then successors, then everybody."""
    seats: dict[int, str] = {}
    for row in rows:
        for one in organization.seating.incumbencies_by_position.get(row.position_id, ()):
            seats.setdefault(one.person_id, f"holds {row.key}")
    behind: dict[int, int] = {}
    for row in rows:
        for person_id, _ in row.bench.first:
            behind[person_id] = behind.get(person_id, 0) + 1
    by_name = sorted(organization.seating.employed, key=lambda one: organization.people[one].name.casefold())
    ordered = sorted(by_name, key=lambda one: (one not in seats, -behind.get(one, 0)))
    return [
        (
            one,
            organization.people[one].name,
            seats.get(one) or (f"behind {behind[one]} of them" if one in behind else ""),
        )
        for one in ordered
    ]
