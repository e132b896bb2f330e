"""Headcount and FTE by month: who is in which seat, who was hired, who left, who moved.

Groups of seats are counted: those of a unit, a family of roles, a job level, a location. A person counts once, in the
group of the seat of the primary incumbency. Closing of a month: people employed who have not left by
its last day. Opening: the closing before. Hires: hired in the month, into the first seat held in it. Exits: left in
the month, from the last seat held. A transfer compares the group at the opening (or the hire) with that at the closing
(or the exit). Source: the help, "Headcount".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.months import Months
from orgwright.planning.seat_spells import SeatSpell
from orgwright.planning.stays import Held, Stays
from orgwright.progress import Progress

Ints = NDArray[Any]
FLOWS = ("opening", "hires", "transfers_in", "transfers_out", "exits", "change", "closing")
"""The columns of one month's identity, in its order; change is 0 in people."""


@dataclass(frozen=True, eq=False)
class Headcount:
    """Where everybody stands at both ends of every month, as arrays [months, people].

    ``start`` and ``end`` int32 are seat codes (``no_seat`` without an incumbency): of the opening or else the hire,
    of the closing or else the exit; meaningless where nothing of ``opened``, ``hired`` (start) and ``closed``,
    ``left`` (end) is set. ``start_fte`` and ``end_fte`` int32 are percent of full time at the same moments.
    """

    person_ids: Ints
    spells: tuple[SeatSpell, ...]
    opened: Ints
    hired: Ints
    closed: Ints
    left: Ints
    start: Ints
    end: Ints
    start_fte: Ints
    end_fte: Ints

    @property
    def no_seat(self) -> int:
        """The code of people without an incumbency."""
        return len(self.spells)

    def flows(self, group: Ints, groups: int) -> tuple[Ints, Ints]:
        """The identity of groups of seats in people and in FTE percent, each int64[groups, FLOWS, months].

        ``group`` gives the group of every seat code, ``no_seat`` last. What moves within a group is no transfer of
        it: opening + hires + transfers in − transfers out − exits + change = closing, in every group and month.
        """
        heads = np.zeros((groups, len(FLOWS), len(self.start)), dtype=np.int64)
        fte = np.zeros_like(heads)
        start, end = group[self.start], group[self.end]
        one = np.ones_like(self.start)
        moved = (self.opened | self.hired) & (start != end)
        present = self.opened | self.hired
        for name, rows, where, capacity in (
            ("opening", self.opened, start, self.start_fte),
            ("hires", self.hired, start, self.start_fte),
            ("transfers_in", moved, end, self.start_fte),
            ("transfers_out", moved, start, self.start_fte),
            ("exits", self.left, end, self.end_fte),
            ("closing", self.closed, end, self.end_fte),
        ):
            _tally(heads, name, rows, where, one)
            _tally(fte, name, rows, where, capacity)
        _tally(fte, "change", present, end, self.end_fte - self.start_fte)
        return heads, fte

    def people(self, flow: str, month: int, group: Ints, wanted: int) -> tuple[int, ...]:
        """The ids of the people whom one figure of one group in one month counts, by id."""
        start, end = group[self.start[month]], group[self.end[month]]
        moved = (self.opened[month] | self.hired[month]) & (start != end)
        rows = {
            "opening": self.opened[month] & (start == wanted),
            "hires": self.hired[month] & (start == wanted),
            "transfers_in": moved & (end == wanted),
            "transfers_out": moved & (start == wanted),
            "exits": self.left[month] & (end == wanted),
            "closing": self.closed[month] & (end == wanted),
        }[flow]
        return tuple(int(one) for one in self.person_ids[rows])


def _tally(into: Ints, flow: str, rows: Ints, where: Ints, amount: Ints) -> None:
    month, person = np.nonzero(rows)
    groups, _, months = into.shape
    cell = where[month, person].astype(np.int64) * months + month
    # Counted in reals, which hold these whole numbers exactly; adding them one by one takes ten times as long.
    counted = np.bincount(cell, amount[month, person], groups * months).reshape(groups, months)
    into[:, FLOWS.index(flow)] += counted.astype(into.dtype)


def headcount(stays: Stays, months: Months, progress: Progress) -> Headcount:
    """Where everybody stands at both ends of every month; see the module for the definitions."""
    shape = (months.count, len(stays.person_ids))
    flags = [np.zeros(shape, dtype=bool) for _ in range(4)]
    numbers = [np.zeros(shape, dtype=np.int32) for _ in range(4)]
    opened, hired, closed, left = flags
    start, end, start_fte, end_fte = numbers
    first, last = stays.held_then(stays.first_days), stays.held_then(stays.last_days)
    before = stays.held_on(int(months.closing_numbers[0]))
    for month, (opening_day, closing_day) in enumerate(
        zip(months.closing_numbers[:-1], months.closing_numbers[1:], strict=True)
    ):
        progress.step(month, months.count, "Counting people")
        after = stays.held_on(int(closing_day))
        opened[month] = _is_counted(stays, opening_day)
        closed[month] = _is_counted(stays, closing_day)
        hired[month] = (opening_day < stays.hired) & (stays.hired <= closing_day)
        left[month] = (opening_day < stays.left) & (stays.left <= closing_day)
        hire = _within(first, stays.first_days <= closing_day, stays.no_seat)
        start[month] = np.where(opened[month], before.seat, hire.seat)
        start_fte[month] = np.where(opened[month], before.fte, hire.fte)
        end[month] = np.where(closed[month], after.seat, last.seat)
        end_fte[month] = np.where(closed[month], after.fte, np.where(stays.last_days > opening_day, last.fte, 0))
        before = after
    return Headcount(stays.person_ids, stays.spells, *flags, *numbers)


def _is_counted(stays: Stays, day: Any) -> Ints:
    counted: Ints = (stays.hired <= day) & (stays.left > day)
    return counted


def _within(held: Held, is_held: Ints, no_seat: int) -> Held:
    return Held(np.where(is_held, held.seat, no_seat), np.where(is_held, held.fte, 0))
