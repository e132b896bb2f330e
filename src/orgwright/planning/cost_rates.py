"""What a full-time seat costs a year and a hire costs once: the seat's own figure, else a rate, else not known.

A rate is for a role, a job level, a location, or several of these; what it leaves empty it does not ask for. Of the
rates that fit a seat the most specific one counts, in this order: role and location, role, level and location, level,
location, anything. (A level beside a role asks for both; of two such rates the one with the level is more specific.)
A seat fits with the role that it has on the day, the level of that role, and its own location; case does not matter.

The annual cost of a position is its own, else that of the rate, else unknown: null, never 0. The one-off cost of a
hire into it is that of the most specific rate that names one, else the policy. Source: the help, "Headcount".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from orgwright.planning.days import AFTER_ALL, BEFORE_ALL
from orgwright.planning.organization import Organization
from orgwright.planning.seat_spells import spells_of
from orgwright.records import CostRate

OWN_COST = "its own"
NO_COST = "not known"
ANY_SEAT = "any seat"
Key = tuple[int | None, str, str]


@dataclass(frozen=True)
class AnnualCost:
    """What a full-time seat costs a year, in minor units; ``rate_id`` is the rate it comes from, null for its own."""

    amount: int
    rate_id: int | None


@dataclass(frozen=True)
class CostSpell:
    """The annual cost of a seat from day number ``start`` to ``end``, both included; null where it is not known."""

    start: int
    end: int
    cost: AnnualCost | None

    @property
    def amount(self) -> int:
        """What it adds: an unknown cost adds nothing."""
        return 0 if self.cost is None else self.cost.amount


@dataclass(frozen=True, eq=False)
class CostRates:
    """The costs of an organization's seats; see the module for which one counts."""

    organization: Organization

    @cached_property
    def _by_key(self) -> dict[Key, CostRate]:
        found: dict[Key, CostRate] = {}
        for _, rate in sorted(self.organization.table(CostRate).items()):
            found.setdefault(key_of(rate.role_id, rate.level, rate.location), rate)
        return found

    def annual(self, position_id: int, role_id: int | None) -> AnnualCost | None:
        """The annual cost of a position while it has a role, null where neither it nor a rate says."""
        position = self.organization.positions[position_id]
        if position.annual_cost is not None:
            return AnnualCost(position.annual_cost, None)
        rate = next(self.fitting(role_id, position.location), None)
        return None if rate is None else AnnualCost(rate.annual_cost, rate.id)

    def on_the_day(self, position_id: int) -> AnnualCost | None:
        """The annual cost of a position on the day of the picture."""
        return self.annual(position_id, self.organization.seating.position_role(position_id))

    def spells(self, position_id: int) -> tuple[CostSpell, ...]:
        """The annual cost of a position over all days: several spells where its role changes and with it the cost."""
        own = self.organization.positions[position_id].annual_cost
        if own is not None:
            return (CostSpell(BEFORE_ALL, AFTER_ALL, AnnualCost(own, None)),)
        found: list[CostSpell] = []
        for one in spells_of(self.organization, position_id):
            cost = self.annual(position_id, one.role_id)
            if found and found[-1].cost == cost:
                found[-1] = CostSpell(found[-1].start, one.end, cost)
            else:
                found.append(CostSpell(one.start, one.end, cost))
        return tuple(found)

    def hiring(self, position_id: int, role_id: int | None) -> int:
        """The one-off cost of a hire into a position while it has a role, in minor units."""
        if not self._by_key:
            return self.organization.policy.hiring_cost
        for rate in self.fitting(role_id, self.organization.positions[position_id].location):
            if rate.hiring_cost is not None:
                return rate.hiring_cost
        return self.organization.policy.hiring_cost

    def fitting(self, role_id: int | None, location: str) -> Iterator[CostRate]:
        """The rates that fit a seat of a role at a location, the most specific first."""
        level = "" if role_id is None else self.organization.roles[role_id].level
        for key in _keys(role_id, level, location):
            if key in self._by_key:
                yield self._by_key[key]

    def words(self, cost: AnnualCost | None) -> str:
        """Where an annual cost comes from: ``its own``, ``rate for Senior, Lisbon`` or ``not known``."""
        return NO_COST if cost is None else self.source(cost.amount, cost.rate_id)

    def source(self, amount: int | None, rate_id: int | None) -> str:
        """The same of an amount and the rate that it comes from."""
        if amount is None:
            return NO_COST
        return OWN_COST if rate_id is None else f"rate for {self.rate_words(rate_id)}"

    def rate_words(self, rate_id: int) -> str:
        """What a rate is for: ``Engineer, Lisbon``."""
        return rate_words(self.organization, self.organization.table(CostRate)[rate_id])


def rate_words(organization: Organization, rate: CostRate) -> str:
    """What a rate is for: its role, level and location, or any seat."""
    role = "" if rate.role_id is None else organization.roles[rate.role_id].name
    return ", ".join(part for part in (role, rate.level, rate.location) if part) or ANY_SEAT


def rate_order(organization: Organization, rate: CostRate) -> tuple[int, str, str, str]:
    """The order in which rates are listed: those of roles first, then of levels, of locations, of any seat."""
    role = "" if rate.role_id is None else organization.roles[rate.role_id].name
    kind = 0 if role else 1 if rate.level else 2 if rate.location else 3
    return (kind, role.casefold(), rate.level.casefold(), rate.location.casefold())


def key_of(role_id: int | None, level: str, location: str) -> Key:
    """What two rates may not share."""
    return (role_id, level.strip().casefold(), location.strip().casefold())


def _keys(role_id: int | None, level: str, location: str) -> Iterator[Key]:
    """What a rate for a seat can ask for, the most specific first; what the seat lacks cannot be asked for."""
    _, level, location = key_of(role_id, level, location)
    for role in (role_id, None) if role_id is not None else (None,):
        places = (location, "") if location else ("",)
        levels = (level, "") if level else ("",)
        if role is not None:
            yield from ((role, one, place) for place in places for one in levels)
        else:
            yield from ((None, one, place) for one in levels for place in places)
