"""What the page of coverage over time shows, as rows made from a picture; no window is needed for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from math import floor, fsum

from orgwright.errors import RefusedInput
from orgwright.gui.coverage.page import noun_of
from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.coverage_movement import coverage_movement
from orgwright.planning.coverage_trend import CoveragePoint, coverage_trend
from orgwright.planning.days import months_later
from orgwright.planning.explanations.movement import change_words, who_or_what
from orgwright.planning.movement_pieces import Movement, MovementPiece, MovementStep, Mover
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

SPANS = (12, 24, 36)
AHEAD = 4
"""One month ahead for so many months back."""
MOST_PIECES = 25
"""Pieces of one mover that the page lists; more of them open with its sum."""
_HUNDREDTHS = 10_000
SUM = -1
"""The place of the line of a mover before those of its pieces."""
FIRST_YEAR, LAST_YEAR = 1900, 9000
MonthRange = tuple[date, float | None, float | None]


@dataclass(frozen=True)
class TrendRow:
    """One month: its coverage, and what its low end moved by since the month before, null where either is null."""

    month: date
    on: date
    low: float | None
    high: float | None
    moved: float | None


@dataclass(frozen=True)
class MoveRow:
    """One line of what moved the coverage: a mover with its sum, one of its pieces, or the pieces not listed."""

    key: tuple[str, int]
    text: str
    skill: str
    change: str
    low: float
    high: float
    mover: Mover
    piece: MovementPiece | None = None
    is_open: bool = False

    @property
    def is_sum(self) -> bool:
        """Whether this is all of a mover."""
        return self.key[1] == SUM


def refuse_odd_days(*days: date) -> None:
    """Refuse days far outside of any plan, with a sentence."""
    for day in days:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise RefusedInput(f"Choose a day between the years {FIRST_YEAR} and {LAST_YEAR}, not {day_text(day)}.")


def trend_around(
    organization: Organization, unit_id: int | None, span: int, progress: Progress
) -> tuple[CoveragePoint, ...]:
    """So many months up to that of the picture's day, and a quarter as many after it."""
    refuse_odd_days(organization.day)
    return coverage_trend(
        organization, unit_id, months_later(organization.day, 1 - span), span + span // AHEAD, progress
    )


def movement_between(
    organization: Organization, unit_id: int | None, of_roles: bool, first: date, last: date, progress: Progress
) -> Movement:
    """What moved one of the two coverages of a unit."""
    refuse_odd_days(first, last)
    found = coverage_movement(organization, unit_id, first, last, progress)
    return found.roles if of_roles else found.targets


def ranges(points: tuple[CoveragePoint, ...], of_roles: bool) -> list[MonthRange]:
    """Month, low and high of one of the two coverages."""
    return [one.of_roles if of_roles else one.of_targets for one in points]


def trend_rows(points: tuple[CoveragePoint, ...], of_roles: bool) -> list[TrendRow]:
    """The months as rows, the newest first."""
    rows: list[TrendRow] = []
    for one in points:
        low, high = (one.role_low, one.role_high) if of_roles else (one.low, one.high)
        before = rows[-1].low if rows else None
        rows.append(TrendRow(one.month, one.on, low, high, None if low is None or before is None else low - before))
    return rows[::-1]


def move_rows(organization: Organization, movement: Movement, opened: Collection[Mover]) -> list[MoveRow]:
    """The movers in their order; under an opened one its largest pieces, and one line for the rest of them."""
    rows: list[MoveRow] = []
    shown = [shown_steps(movement, low) for low in (True, False)]
    for step in movement.steps:
        mover = step.mover
        low, high = (one[mover] for one in shown)
        is_open, count = mover in opened, f"{step.count:,}"
        title = mover.value.capitalize()
        rows.append(MoveRow((mover.value, SUM), title, "", count, low, high, mover, None, is_open))
        if is_open:
            rows += _pieces(organization, movement, step)
    return rows


def _pieces(organization: Organization, movement: Movement, step: MovementStep) -> Iterator[MoveRow]:
    listed = movement.largest(MOST_PIECES, step.mover)
    for place, one in enumerate(listed):
        skill = "" if one.skill_id is None else organization.skills[one.skill_id].name
        is_whole = one.levels is None and one.skill_id is not None
        change, who = "" if is_whole else change_words(one), who_or_what(organization, one)
        yield MoveRow((step.mover.value, place), who, skill, change, one.low, one.high, step.mover, one)
    if step.count > len(listed):
        low = step.low - fsum(one.low for one in listed)
        high = step.high - fsum(one.high for one in listed)
        text = noun_of(step.count - len(listed), "smaller one")
        yield MoveRow((step.mover.value, len(listed)), text, "", "", low, high, step.mover)


def shown_steps(movement: Movement, low: bool = True) -> dict[Mover, float]:
    """The points of each mover, rounded to hundredths of a percent such that they add up to the rounded difference.

    Each is rounded down; then as many as the difference needs go up by one, those first that lost most. The two ends
    are rounded too, so the other way round may be needed.
    """
    before, after = (movement.low_before, movement.low_after) if low else (movement.high_before, movement.high_after)
    if before is None or after is None or not movement.steps:
        return {}
    exact = [(step.low if low else step.high) * _HUNDREDTHS for step in movement.steps]
    shown = [floor(one) for one in exact]
    missing = round(after * _HUNDREDTHS) - round(before * _HUNDREDTHS) - sum(shown)
    by_loss = sorted(range(len(shown)), key=lambda place: shown[place] - exact[place], reverse=missing < 0)
    for turn in range(abs(missing)):
        shown[by_loss[turn % len(by_loss)]] += 1 if missing > 0 else -1
    return {step.mover: points / _HUNDREDTHS for step, points in zip(movement.steps, shown, strict=True)}


def percent(share: float | None, decimals: int = 1) -> str:
    """A share in percent; a dash for none."""
    return "–" if share is None else f"{round(share * 100 * 10**decimals) / 10**decimals:.{decimals}f}"


def points_text(points: float | None, decimals: int = 2) -> str:
    """Points with their sign, as ``+1.25``; empty for none, without a sign for nothing.

    Of two decimals small ones get four: ``+0.0041``.
    """
    if points is None:
        return ""
    if decimals > 1 and 0 < abs(points * 100) < 10.0**-decimals:
        decimals += 2
    text = f"{points * 100:+.{decimals}f}"
    return text[1:] if not float(text) else text.replace("-", "−")


def year_before(day: date) -> date:
    """The same day a year earlier."""
    return months_later(day, -12)
