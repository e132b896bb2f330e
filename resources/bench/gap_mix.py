"""The cheapest mix at size: 60 gaps of 20 units over 8 quarters, building the program against solving it."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import numpy as np
from measure import Figure, Timing, in_turns, seconds

from orgwright.planning.gap_mix import cheapest_mix
from orgwright.planning.gap_mix_model import MixModel, mix_model
from orgwright.planning.gap_mix_problem import MixLimits
from orgwright.planning.gap_mix_solver import MixStatus, solved
from orgwright.planning.gap_offers import Offer, OfferKind, Offers
from orgwright.planning.gaps_to_close import GapToClose
from orgwright.planning.quarters import Quarters
from orgwright.progress import Progress

GAPS, UNITS, QUARTERS, SKILLS, ROLES, ASKED = 60, 20, 8, 24, 30, 6
MOVERS, HOMES = 80, 3
TODAY = date(2026, 11, 20)
FTE_KEPT, BUDGET_KEPT = 0.8, 0.9
"""How much of what the mix without limits takes the limits leave."""
ROUNDS = 5


def synthetic_offers() -> Offers:
    """Gaps at random over units and skills; roles that ask some of the skills, people to train, people to move."""
    draw = np.random.default_rng(7)
    asked = [frozenset(draw.choice(SKILLS, ASKED, replace=False).tolist()) for _ in range(ROLES)]
    pairs = draw.choice(UNITS * SKILLS, GAPS, replace=False).tolist()
    gaps = tuple(_gap(pair // SKILLS, pair % SKILLS, int(draw.integers(1, 6))) for pair in sorted(pairs))
    pay = (draw.integers(60, 160, ROLES) * 100_000).tolist()
    offers: list[Offer] = []
    for unit in range(UNITS):
        for role in range(ROLES):
            closes = tuple(at for at, gap in enumerate(gaps) if gap.unit_id == unit and gap.skill_id in asked[role])
            if closes:
                offers += _seats(unit, role, closes, pay[role], int(draw.integers(0, 3)))
    for at, gap in enumerate(gaps):
        for levels in (1, 2):
            offers.append(_training(gap, at, levels, int(draw.integers(0, 3)), int(draw.integers(15, 60))))
    for mover in range(MOVERS):
        for at in draw.choice(GAPS, HOMES, replace=False).tolist():
            offers.append(_move(gaps[at].unit_id, at, mover))
    return Offers(Quarters.after(TODAY, QUARTERS), gaps, tuple(offers), (1,) * MOVERS, 210, 500)


def _gap(unit: int, skill: int, short: int) -> GapToClose:
    return GapToClose(unit, skill, 3, short + 2, 3.0, short, (short,) * QUARTERS, 0, (), ())


def _seats(unit: int, role: int, closes: tuple[int, ...], pay: int, vacant: int) -> list[Offer]:
    start, soon = date(2027, 3, 20), date(2026, 12, 20)
    new = Offer(OfferKind.HIRE, unit, 9, start, closes, role, annual_cost=pay, once=1_200_000, fte_percent=100)
    there = replace(new, available=vacant, annual_cost=pay - 500_000)
    return [new, there, replace(new, kind=OfferKind.BORROW, first_on=soon)]


def _training(gap: GapToClose, at: int, levels: int, people: int, cost: int) -> Offer:
    ready = date(2027, 6 * levels - 1, 20)
    return Offer(OfferKind.TRAIN, gap.unit_id, people, ready, (at,), None, gap.skill_id, 3, levels, once=cost * 10_000)


def _move(unit: int, at: int, mover: int) -> Offer:
    return Offer(OfferKind.MOVE, unit, 1, TODAY, (at,), draws=(mover,))


def tight_limits(offers: Offers) -> MixLimits:
    """Dates from the third quarter on, and less FTE and money by quarter than the cheapest mix would take."""
    due = tuple(2 + number % (QUARTERS - 2) for number in range(GAPS))
    free = cheapest_mix(offers.problem, MixLimits(due))
    fte = tuple(round(max(free.fte) * FTE_KEPT / 100) * 100 for _ in range(QUARTERS))
    budgets = tuple(round(max(free.spent) * BUDGET_KEPT) for _ in range(QUARTERS))
    return MixLimits(due, fte, None, budgets)


def mix_of_60_gaps() -> Timing:
    """From the offers to the matrices of the program; bare: HiGHS proving them within a hundredth of the optimum."""
    offers = synthetic_offers()
    limits = tight_limits(offers)
    models: list[MixModel] = []

    def build() -> None:
        # Offers keep their arrays; others of the same make them anew.
        models.append(mix_model(replace(offers).problem, limits))

    def solve() -> None:
        found = solved(models[-1], Progress(), "Solving")
        assert found.status is MixStatus.PROVED
        rows, columns = models[-1].matrix.shape
        print(f"mix_of_60_gaps: {columns} variables, {rows} rows, {found.gap:.3%} above the bound", file=sys.stderr)

    build()
    return in_turns(lambda: seconds(build), lambda: seconds(solve), ROUNDS)


FIGURES = (Figure("mix_of_60_gaps_building", 0.5, mix_of_60_gaps),)
