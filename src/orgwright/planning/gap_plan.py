"""A mix as planned changes: what each of its parts opens, whom it brings, and what they are assumed to hold.

A hire, or a contractor, is assumed to hold what the role asks, at its levels; the changes say so. Whoever is trained
holds the level on the first day of the quarter. Who moves takes the seat along: one opens there, the one at home
closes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from orgwright.planning.gap_mix import Mix, Taken
from orgwright.planning.gap_offers import Offer, OfferKind, Offers, seat_cost
from orgwright.planning.keys import following_key, numbered_key
from orgwright.planning.organization import Organization
from orgwright.planning.planned_edits import NewChange
from orgwright.planning.seating import Seating
from orgwright.records import ChangeKind, PositionStatus

ASSUMED = "Assumed by what the role asks; not known until assessed."


def planned_mix(organization: Organization, offers: Offers, mix: Mix) -> tuple[NewChange, ...]:
    """The changes that carry out a mix, by day; keys of new seats and people continue those that are there.

    ``organization`` is the picture that the offers were made for.
    """
    making = _Making(organization, offers)
    found = [change for one in mix.taken for change in making.changes(one)]
    return tuple(sorted(found, key=lambda one: one.on))


@dataclass
class _Making:
    """The keys that are taken and what of each offer is used, while changes are being made."""

    organization: Organization
    offers: Offers
    used: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    seatings: dict[date, Seating] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.seat_keys = {one.key for one in self.organization.positions.values()}
        self.person_keys = {one.key for one in self.organization.people.values()}
        self.series: dict[int, list[str]] = defaultdict(list)
        for one in self.organization.positions.values():
            self.series[one.unit_id].append(one.key)

    def changes(self, taken: Taken) -> Iterator[NewChange]:
        """The changes of one part of a mix."""
        offer, quarters = self.offers.offers[taken.offer], self.offers.quarters
        start = quarters.starts[taken.quarter]
        for _ in range(taken.count):
            number = self.used[taken.offer]
            self.used[taken.offer] += 1
            if offer.kind is OfferKind.HIRE:
                yield from self._hire(offer, start, number)
            elif offer.kind is OfferKind.TRAIN:
                yield self._raise(self._key(offer.person_ids[number]), offer.skill_id, offer.level, start, "Training.")
            elif offer.kind is OfferKind.MOVE:
                yield from self._move(offer, start)
            else:
                yield from self._borrow(offer, start, quarters.lasts[taken.last])

    def _hire(self, offer: Offer, start: date, number: int) -> Iterator[NewChange]:
        if offer.position_ids:
            position_id = offer.position_ids[number]
            seat = self.organization.positions[position_id].key
            if self._status(position_id, start) is PositionStatus.FROZEN:
                yield NewChange(ChangeKind.UNFREEZE, start, {"position": seat})
        else:
            seat = self._new_seat_key(offer.unit_id)
            yield self._open(offer, seat, start, offer.annual_cost)
        yield from self._bring(offer, seat, start, "new-hire", "Somebody to hire.")

    def _bring(self, offer: Offer, seat: str, start: date, stem: str, note: str) -> Iterator[NewChange]:
        """Somebody new in a seat, who is assumed to hold what the role asks."""
        person = numbered_key(stem, self.person_keys)
        self.person_keys.add(person)
        values = {"position": seat, "person": person, "value": offer.fte_percent, "note": note}
        yield NewChange(ChangeKind.HIRE, start, values)
        for ask in self.organization.demand.asks(offer.role_id):
            if ask.is_applicable:
                yield self._raise(person, ask.skill_id, ask.level, start, ASSUMED)

    def _borrow(self, offer: Offer, start: date, last: date) -> Iterator[NewChange]:
        seat = self._new_seat_key(offer.unit_id)
        yield self._open(offer, seat, start, seat_cost(offer, self.offers.on_cost, self.offers.premium))
        person = numbered_key("contractor", self.person_keys)
        yield from self._bring(offer, seat, start, "contractor", "A contractor.")
        yield NewChange(ChangeKind.LEAVE, last, {"person": person, "note": "The contract ends."})
        yield NewChange(ChangeKind.CLOSE, last + timedelta(days=1), {"position": seat})

    def _move(self, offer: Offer, start: date) -> Iterator[NewChange]:
        home, seat = self.organization.positions[offer.position_ids[0]].key, self._new_seat_key(offer.unit_id)
        yield self._open(offer, seat, start, offer.annual_cost or None)
        yield NewChange(ChangeKind.MOVE, start, {"person": self._key(offer.person_ids[0]), "position": seat})
        yield NewChange(ChangeKind.CLOSE, start, {"position": home, "note": f"The seat goes along as {seat}."})

    def _open(self, offer: Offer, seat: str, start: date, annual_cost: int | None) -> NewChange:
        values: dict[str, Any] = {"position": seat, "unit_id": offer.unit_id, "role_id": offer.role_id}
        leader_id = self.organization.units[offer.unit_id].leader_position_id
        if leader_id is not None and self._status(leader_id, start) is not PositionStatus.CLOSED:
            values["manager_position"] = self.organization.positions[leader_id].key
        return NewChange(ChangeKind.OPEN, start, {**values, "value": annual_cost})

    def _status(self, position_id: int, start: date) -> PositionStatus:
        """The status of a seat on the first day of a quarter; the pictures are kept, for many begin on the same day."""
        if start not in self.seatings:
            self.seatings[start] = self.organization.as_of(start).seating
        return self.seatings[start].position_status(position_id)

    def _raise(self, person: str, skill_id: int | None, level: int, start: date, note: str) -> NewChange:
        values = {"person": person, "skill_id": skill_id, "value": level, "note": note}
        return NewChange(ChangeKind.RAISE_SKILL, start, values)

    def _key(self, person_id: int) -> str:
        return self.organization.people[person_id].key

    def _new_seat_key(self, unit_id: int) -> str:
        key = following_key(self.series[unit_id], self.seat_keys)
        self.seat_keys.add(key)
        self.series[unit_id].append(key)
        return key
