"""How the movement of a coverage between two days came about: cause by cause, and the pieces of one cause."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.explanations.words import (
    Policies,
    counted,
    day_words,
    importance_policy,
    level_policies,
    scenario_words,
    unit_name,
    weight_policies,
)
from orgwright.planning.movement_pieces import Movement, MovementPiece, Mover
from orgwright.planning.organization import Organization

_HUNDREDTH = 0.0001
"""A hundredth of a point of coverage, as a share."""
MOST_ROWS = 400
"""Pieces of one mover that are listed; the rest is one row."""
RULE = "coverage at last = coverage at first + Σ points\npoints of a piece = (after − before) · part"
ROLES_READ = (
    "Part is 1 / N, N being the people with a coverage on the first day, the last, or both. Who joined or moved in: "
    "the own coverage after, that of the unit on the first day before. Who left or moved out: the own coverage "
    "before, that of the unit on the last day after. Another role: the coverage against the old one before, against "
    "the new one after, both with the levels of the first day. A level: w · min(a / r, 1) / Σ w of the role."
)
TARGETS_READ = (
    "A target added: the coverage of the unit on the first day before, the share of the target after; ended: its "
    "share before, the coverage of the unit on the last day after; part is its weight among all targets of both days. "
    "A holder: 1 for somebody who counts and 0 for somebody who does not; part is what one holder of the target is "
    "worth: what its share moved by, divided by what the number of its holders changed by, times its weight."
)
_SUM_UP = "{at first}+{moved}"
_STEPS = (ExplainedColumn("Cause"), ExplainedColumn("Pieces", "whole"), ExplainedColumn("Points", "share"))
_PIECES = (
    ExplainedColumn("Who or what"),
    ExplainedColumn("Points", "share", "({After}-{Before})*{Part}"),
    ExplainedColumn("Change"),
    ExplainedColumn("Skill"),
    ExplainedColumn("Before", "share"),
    ExplainedColumn("After", "share"),
    ExplainedColumn("Part", "number"),
)


def movement_explained(organization: Organization, movement: Movement, of_roles: bool, low: bool) -> Explanation:
    """All that moved the low or high end of a coverage, one row a cause."""
    steps = [(step, step.low if low else step.high) for step in movement.steps]
    rows = tuple(ExplainedRow((step.mover.value, step.count, points)) for step, points in steps)
    before = movement.low_before if low else movement.high_before
    after = movement.low_after if low else movement.high_after
    moved = None if before is None or after is None else fsum(points for _, points in steps)
    # As the screen shows it: the difference of the two figures as they are shown.
    shown = None if before is None or after is None else round(after, 4) - round(before, 4)
    return Explanation(
        points_words(shown),
        _of_what(organization, movement, f"What moved the {_end(low)} end of it."),
        RULE,
        ROLES_READ if of_roles else TARGETS_READ,
        (
            ExplainedResult("at first", before, "share", "", ""),
            ExplainedResult("moved", moved, "share", f"sum of {counted(len(rows), 'cause')}", "SUM({Points})"),
            ExplainedResult(
                "at last", after, "share", "at first + moved", "" if moved is None else "{at first}+{moved}"
            ),
        ),
        _STEPS,
        rows,
        _policies(organization, of_roles),
        counted(len(rows), "cause"),
    )


def month_explained(
    organization: Organization, unit_id: int | None, days: tuple[date, date], lows: tuple[float, float], of_roles: bool
) -> Explanation:
    """What the low end of a coverage moved by from the end of a month to the end of the next."""
    (first, last), (before, after) = days, lows
    name = f"{unit_name(organization, unit_id)}, {day_words(first)} to {day_words(last)}"
    of_what = f"{name}, {scenario_words(organization)}. What the low end moved by."
    return Explanation(
        f"{(after - before) * 100:+.1f} points".replace("-", "−"),
        of_what,
        "moved = low at last − low at first",
        "Opening the month shows what moved it, cause by cause.",
        (
            ExplainedResult("at first", before, "share", "", ""),
            ExplainedResult("at last", after, "share", "", ""),
            ExplainedResult("moved", after - before, "share", "at last − at first", "{at last}-{at first}"),
        ),
        policies=_policies(organization, of_roles),
    )


def step_explained(
    organization: Organization, movement: Movement, mover: Mover, of_roles: bool, low: bool, shown: float | None = None
) -> Explanation:
    """All pieces of one cause, the largest first; ``shown`` is what the screen rounds its points to."""
    (step,) = (one for one in movement.steps if one.mover == mover)
    whole = step.low if low else step.high
    pieces = movement.largest(MOST_ROWS, mover)
    said = f"Cause: {mover.value}."
    found = _of_pieces(organization, movement, pieces, whole, step.count, of_roles, low, said)
    if shown is None or points_words(shown) == found.title:
        return found
    why = f"It is {points_words(whole)}; causes are rounded such that they add up to the movement as it is shown."
    return replace(found, title=points_words(shown), reading=f"{why} {found.reading}")


def piece_explained(
    organization: Organization, movement: Movement, piece: MovementPiece, of_roles: bool, low: bool
) -> Explanation:
    """One piece alone."""
    points = piece.low if low else piece.high
    sentence = f"Cause: {piece.mover.value}. {who_or_what(organization, piece)}: {change_words(piece)}."
    return _of_pieces(organization, movement, (piece,), points, 1, of_roles, low, sentence)


def _of_pieces(
    organization: Organization,
    movement: Movement,
    pieces: Sequence[MovementPiece],
    whole: float,
    count: int,
    of_roles: bool,
    low: bool,
    sentence: str,
) -> Explanation:
    rows = [_row(organization, one, low) for one in pieces]
    if count > len(pieces):
        rest = whole - fsum(one.low if low else one.high for one in pieces)
        rows.append(ExplainedRow((counted(count - len(pieces), "smaller one"), rest, "", "", 0.0, rest, 1.0)))
    return Explanation(
        points_words(whole),
        _of_what(organization, movement, f"{sentence} What it moved the {_end(low)} end by."),
        "points = (after − before) · part",
        ROLES_READ if of_roles else TARGETS_READ,
        (ExplainedResult("together", whole, "share", f"sum of {counted(count, 'piece')}", "SUM({Points})"),),
        _PIECES,
        tuple(rows),
        _policies(organization, of_roles),
        f"{counted(count, 'piece')}, the largest first",
    )


def _row(organization: Organization, one: MovementPiece, low: bool) -> ExplainedRow:
    before, after, part, points = (
        (one.low_before, one.low_after, one.low_part, one.low)
        if low
        else (one.high_before, one.high_after, one.high_part, one.high)
    )
    skill = "" if one.skill_id is None else organization.skills[one.skill_id].name
    screen, record_id = place_of(organization, one)
    return ExplainedRow(
        (who_or_what(organization, one), points, change_words(one), skill, before, after, part),
        screen,
        record_id,
    )


def place_of(organization: Organization, one: MovementPiece) -> tuple[str, int | tuple[int, int] | None]:
    """The screen and the record that a piece opens: the cell of the matrix, the person, or the skill of a target."""
    if one.person_id is not None and one.person_id not in organization.people:
        return "", None
    if one.person_id is not None and one.levels is not None and one.skill_id is not None:
        return "matrix", (one.person_id, one.skill_id)
    if one.person_id is not None:
        return "people", one.person_id
    return ("matrix", one.skill_id) if one.skill_id is not None else ("", None)


def who_or_what(organization: Organization, one: MovementPiece) -> str:
    """The person of a piece, or the unit whose target it is."""
    if one.person_id is not None:
        return organization.people[one.person_id].name
    units = sorted({organization.units[organization.targets[key].unit_id].name for key in one.target_ids})
    return f"Target of {', '.join(units)}"


def change_words(one: MovementPiece) -> str:
    """What changed, in a few words: ``3 → 4``, ``not known → 3``, ``with 78 %``, ``61 → 64 %``."""
    if one.levels is not None:
        before, after = ("not known" if level is None else str(level) for level in one.levels)
        return f"{before} → {after}"
    own = {Mover.JOINED: one.low_after, Mover.LEFT: one.low_before}.get(one.mover)
    if one.skill_id is not None:
        return str(one.mover.value)
    if own is None:
        return f"{one.low_before * 100:.0f} → {one.low_after * 100:.0f} %"
    return f"with {own * 100:.0f} %"


def points_words(points: float | None) -> str:
    """Points of coverage with their sign, as a title: ``+3.10 points``; small ones with four decimals."""
    if points is None:
        return "a movement of nothing"
    decimals = 4 if 0 < abs(points) < _HUNDREDTH else 2
    return f"{points * 100:+.{decimals}f} points".replace("-", "−")


def _end(low: bool) -> str:
    return "low" if low else "high"


def _of_what(organization: Organization, movement: Movement, sentence: str) -> str:
    days = f"{day_words(movement.first_on)} to {day_words(movement.last_on)}"
    return f"{unit_name(organization, movement.unit_id)}, {days}, {scenario_words(organization)}. {sentence}"


def _policies(organization: Organization, of_roles: bool) -> Policies:
    weights = weight_policies(organization) if of_roles else importance_policy(organization)
    return (*weights, *level_policies(organization))
