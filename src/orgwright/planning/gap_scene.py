"""What the makers of offers look things up in: who belongs where, what roles ask, which gaps a seat would close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil, floor
from statistics import median_low

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.days import months_later
from orgwright.planning.demand import Ask
from orgwright.planning.gaps_to_close import GapToClose, Key, Outlook
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.quarters import Quarters
from orgwright.planning.structure import standing_positions

DAYS_OF_A_MONTH = 365.25 / 12


def later_by(day: date, months: float) -> date:
    """A day some months later, parts of a month as days of 365.25 ÷ 12, rounded up: 4.5 months are 4 and 16 days."""
    whole = floor(months)
    return months_later(day, whole) + timedelta(days=ceil(round((months - whole) * DAYS_OF_A_MONTH, 6)))


@dataclass(frozen=True, eq=False)
class Scene:
    """An organization on the day of the plan, its outlook, and the gaps that are to be closed."""

    organization: Organization
    days: Outlook
    gaps: tuple[GapToClose, ...]

    @property
    def quarters(self) -> Quarters:
        """The quarters of the plan."""
        return self.days.quarters

    @cached_property
    def rates(self) -> CostRates:
        """What seats cost."""
        return CostRates(self.organization)

    @cached_property
    def earliest_hire(self) -> date:
        """When somebody asked for today starts."""
        return later_by(self.organization.day, self.organization.policy.months_to_hire / THOUSANDTHS)

    @cached_property
    def earliest_contract(self) -> date:
        """When a contractor asked for today starts."""
        return later_by(self.organization.day, self.organization.policy.months_to_contract / THOUSANDTHS)

    @cached_property
    def _above(self) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for unit_id in self.organization.units:
            for below in self.organization.seating.subtree(unit_id):
                found[below].add(unit_id)
        return {unit_id: frozenset(several) for unit_id, several in found.items()}

    def above(self, unit_id: int) -> frozenset[int]:
        """A unit and all units that it belongs to: the ones that count its people."""
        return self._above.get(unit_id, frozenset((unit_id,)))

    @cached_property
    def _asks(self) -> Mapping[int, Mapping[int, Ask]]:
        demand = self.organization.demand
        return {
            role_id: {one.skill_id: one for one in demand.asks(role_id) if one.is_applicable}
            for role_id in self.organization.roles
        }

    def closed_by_role(self, unit_id: int, role_id: int | None) -> tuple[int, ...]:
        """The places of the gaps that somebody in a unit closes who holds what a role asks, at its levels."""
        if role_id is None:
            return ()
        asks, above = self._asks[role_id], self.above(unit_id)
        return tuple(
            place
            for place, gap in enumerate(self.gaps)
            if gap.unit_id in above and gap.skill_id in asks and asks[gap.skill_id].level >= gap.level
        )

    def roles_that_ask(self, gap: GapToClose) -> tuple[int, ...]:
        """The roles that ask for a gap's skill at its level or above: those in use in the unit first.

        Then by how much of what the role asks this skill is, w ÷ Σ w, then by name.
        """
        in_use, roles = self._roles_in(gap.unit_id), self.organization.roles
        found = []
        for role_id, asks in self._asks.items():
            one = asks.get(gap.skill_id)
            if one is not None and one.level >= gap.level:
                whole = sum(each.weight for each in asks.values())
                share = one.weight / whole if whole else 0.0
                found.append((role_id not in in_use, -share, roles[role_id].name, role_id))
        return tuple(one[-1] for one in sorted(found))

    def _roles_in(self, unit_id: int) -> frozenset[int | None]:
        seating = self.organization.seating
        below = frozenset(seating.subtree(unit_id))
        positions = self.organization.positions
        return frozenset(
            seating.position_role(one) for one in standing_positions(seating) if positions[one].unit_id in below
        )

    @cached_property
    def _costs_of_roles(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for position_id in standing_positions(self.organization.seating):
            role_id, cost = self.organization.seating.position_role(position_id), self.rates.on_the_day(position_id)
            if role_id is not None and cost is not None:
                found[role_id].append(cost.amount)
        return found

    def cost_of_new_seat(self, role_id: int) -> tuple[int, str] | None:
        """What a new full-time seat of a role costs a year and where that comes from; null where nothing says.

        The rate for the role or its level; else the median of the seats of the role, of two in the middle the lower.
        """
        rate = next(self.rates.fitting(role_id, ""), None)
        if rate is not None:
            return rate.annual_cost, f"rate for {self.rates.rate_words(rate.id or 0)}"
        known = self._costs_of_roles.get(role_id)
        if not known:
            return None
        return median_low(known), f"median of {len(known)} seats of the role" if len(known) > 1 else "seat of the role"

    def hiring_cost_of_new_seat(self, role_id: int) -> int:
        """The one-off cost of a hire into a new seat of a role."""
        named = (one.hiring_cost for one in self.rates.fitting(role_id, "") if one.hiring_cost is not None)
        return next(named, self.organization.policy.hiring_cost)

    def least_slack(self, key: Key) -> int:
        """The least slack of a target over today and all quarters; where it does not hold, nothing is drawn on."""
        several = [one[key].slack for one in (self.days.today, *self.days.ahead) if key in one]
        return min(several)

    @cached_property
    def targets_held_by(self) -> Mapping[int, tuple[Key, ...]]:
        """The targets that count each person as a holder on any of the days."""
        found: dict[int, dict[Key, bool]] = defaultdict(dict)
        for several in (self.days.today, *self.days.ahead):
            for key, one in several.items():
                for person_id in one.holder_ids:
                    found[person_id][key] = True
        return {person_id: tuple(keys) for person_id, keys in found.items()}
