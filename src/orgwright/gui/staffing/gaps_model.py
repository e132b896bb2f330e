"""What the page of gaps shows: rows of gaps, of mixes, and the limits that the user has set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.decision_table import tone_of_decision
from orgwright.planning.explanations.words import counted
from orgwright.planning.gap_mix import Mix
from orgwright.planning.gap_mix_problem import ONE_FTE, MixLimits
from orgwright.planning.gap_offers import Offer, OfferKind, Offers
from orgwright.planning.gap_words import KIND_WORDS, gap_words, listed, taken_words
from orgwright.planning.gaps_to_close import GapToClose, Key
from orgwright.planning.organization import Organization
from orgwright.planning.quarters import Quarters

QUARTERS = 8
LENGTHS = (4, 8, 12)
"""Quarters that a mix is offered for."""
FIRST_DUE = 3
"""The place of the quarter by which gaps are due until somebody says otherwise."""
MOST_NAMED = 5


@dataclass(frozen=True)
class GapRow:
    """One gap of the list; ``short`` today, ``later`` where it opens ahead only, ``due`` the quarter to close it by.

    ``closed`` is the quarter from which on the plan that is looked at closes it, empty where it does not.
    """

    key: Key
    skill: str
    unit: str
    level: int
    held: int
    needed: int
    short: int
    later: bool
    due: str
    closed: str
    in_time: bool
    is_taken: bool
    can_come_in: bool = True
    target_id: int = 0

    @property
    def tip(self) -> str:
        """The same in words."""
        if self.in_time:
            return f"The plan that is looked at closes it from {self.closed} on."
        return f"To be closed from {self.due} on." if self.is_taken else "Left out of the cheapest mix."

    @property
    def by(self) -> str:
        """When it is to be closed, or when the plan closes it where that is in time."""
        if self.in_time:
            return f"✓ {self.closed}"
        return self.due if self.is_taken else ""


@dataclass(frozen=True)
class MixRow:
    """One thing that a mix does; the first person or seat that it is about, where there is one already."""

    key: int
    how: str
    what: str
    unit: str
    people: int
    cost: int
    person_id: int | None = None
    position_id: int | None = None


@dataclass
class Wishes:
    """What the user wants: which gaps by which quarter, and within which limits; kept while the data move."""

    quarters: int = QUARTERS
    left_out: set[Key] = field(default_factory=set)
    due: dict[Key, int] = field(default_factory=dict)
    due_of_all: int = FIRST_DUE
    kinds: tuple[OfferKind, ...] = tuple(OfferKind)
    fte: int | None = None
    budget: int | None = None
    fte_by_quarter: dict[int, int] = field(default_factory=dict)
    budget_by_quarter: dict[int, int] = field(default_factory=dict)

    def place_of(self, key: Key) -> int:
        """The quarter by which a gap is due."""
        return min(self.due.get(key, self.due_of_all), self.quarters - 1)

    def limits(self, gaps: Sequence[GapToClose]) -> MixLimits:
        """The limits for some gaps; a quarter without a number of its own has that of all."""
        places = range(self.quarters)
        fte = tuple(self.fte_by_quarter.get(one, self.fte) for one in places)
        return MixLimits(
            tuple(self.place_of(one.key) for one in gaps),
            tuple(None if one is None else one * ONE_FTE for one in fte),
            self.budget,
            tuple(self.budget_by_quarter.get(one) for one in places),
        )


def gap_rows(
    organization: Organization, gaps: Sequence[GapToClose], wishes: Wishes, quarters: Quarters
) -> list[GapRow]:
    """The gaps as rows, in their order."""
    return [
        GapRow(
            one.key,
            organization.skills[one.skill_id].name,
            organization.units[one.unit_id].name,
            one.level,
            len(one.holder_ids),
            one.people_needed,
            one.short or one.most_short,
            not one.short,
            quarters.name(wishes.place_of(one.key)),
            "" if one.closed_from is None else quarters.name(one.closed_from),
            one.closed_from is not None and one.closed_from <= wishes.place_of(one.key),
            one.key not in wishes.left_out,
            target_id=one.target_ids[0],
        )
        for one in gaps
    ]


COLUMNS: tuple[Column[GapRow], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True, tone=tone_of_decision),
    Column("Unit", lambda row: row.unit, 112, tone="text2", spare=1),
    Column("Level", lambda row: str(row.level), 48, "right", tone=tone_of_decision, spare=2),
    Column("Held", lambda row: f"{row.held} of {row.needed}", 64, "right", tone=tone_of_decision),
    Column(
        "Short",
        lambda row: f"{row.short} later" if row.later else str(row.short),
        58,
        "right",
        tone=lambda row: "short" if row.is_taken else "text3",
        bold=True,
    ),
    Column(
        "By", lambda row: row.by, 104, tone=lambda row: "met" if row.in_time else "text2", tooltip=lambda row: row.tip
    ),
)


def mix_rows(organization: Organization, offers: Offers, mix: Mix) -> list[MixRow | Group]:
    """What a mix does under the quarter in which it begins."""
    used: Counter[int] = Counter()
    found: list[MixRow | Group] = []
    quarter = -1
    for key, one in enumerate(mix.taken):
        if one.quarter != quarter:
            quarter = one.quarter
            own = [each for each in mix.taken if each.quarter == quarter]
            found.append(
                Group(offers.quarters.name(quarter), counted(sum(each.count for each in own), "person", "people"))
            )
        offer = offers.offers[one.offer]
        before = used[one.offer]
        what = taken_words(organization, offers, one, before)
        used[one.offer] += one.count
        first = slice(before, before + 1)
        unit = organization.units[offer.unit_id].name
        found.append(MixRow(key, KIND_WORDS[offer.kind], what, unit, one.count, one.cost, *_ids(offer, first)))
    return found


def _ids(offer: Offer, first: slice) -> tuple[int | None, int | None]:
    """Person and seat of one of an offer."""
    return next(iter(offer.person_ids[first]), None), next(iter(offer.position_ids[first]), None)


def unpriced_words(organization: Organization, role_ids: Sequence[int], position_ids: Sequence[int]) -> str:
    """Which roles and seats are not offered because no cost is known; empty where all are."""
    roles = [organization.roles[one].name for one in role_ids]
    seats = [organization.positions[one].key for one in position_ids]
    if not roles and not seats:
        return ""
    parts = [f"the role {one}" for one in roles[:MOST_NAMED]] + [f"the seat {one}" for one in seats[:MOST_NAMED]]
    more = len(roles) + len(seats) - len(parts)
    named = [*parts, f"{more} more"] if more else parts
    return f"No cost is known of {listed(named)}: they are not offered."


def gathered(words: Iterable[str]) -> list[str]:
    """Equal words once, with how many there are: ``2 × Engineer, new seat``; at most five, then how many more."""
    several = Counter(words)
    found = [f"{count} × {text}" if count > 1 else text for text, count in several.items()]
    more = sum(list(several.values())[MOST_NAMED:])
    return [*found[:MOST_NAMED], f"and {more} more"] if more else found


def chosen_words(rows: Sequence[GapRow]) -> str:
    """How many gaps there are and how many of them are to be closed."""
    taken = sum(one.is_taken for one in rows)
    planned = sum(one.in_time for one in rows)
    closed = f", {planned} closed in time by the plan" if planned else ""
    return f"{counted(len(rows), 'gap')}, {taken} to close{closed}"


def kinds_words(kinds: Sequence[OfferKind]) -> str:
    """The ways that are allowed: ``Hire, train, move, borrow``."""
    text = ", ".join(KIND_WORDS[one].lower() for one in kinds)
    return text[:1].upper() + text[1:] if text else "Nothing allowed"


def proposed_title(organization: Organization, gaps: Sequence[GapToClose]) -> str:
    """A title for the scenario of a mix that no scenario has."""
    stem = f"Close {gap_words(organization, gaps[0])}" if len(gaps) == 1 else f"Close {counted(len(gaps), 'gap')}"
    taken = {one.title.casefold() for one in organization.scenarios.values()}
    title, number = stem, 1
    while title.casefold() in taken:
        number += 1
        title = f"{stem} ({number})"
    return title


def by_key(gaps: Sequence[GapToClose]) -> Mapping[Key, GapToClose]:
    """Gaps by what no other shares."""
    return {one.key: one for one in gaps}
