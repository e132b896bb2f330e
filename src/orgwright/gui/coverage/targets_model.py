"""What the page of capability targets shows: a row for each target of any time, and the ways to look at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.coverage import TargetCoverage, targets_by_unit
from orgwright.planning.days import holds_on
from orgwright.planning.organization import Organization
from orgwright.records import Target

MOST_NAMES = 8


@dataclass(frozen=True)
class TargetRow:
    """One target. Without a ``measured`` it does not hold on the day: it has ended, or it only begins later."""

    target_id: int
    unit_id: int
    unit: str
    skill_id: int
    skill: str
    level: int
    needed: int
    importance: str
    from_on: date | None
    to_on: date | None
    measured: TargetCoverage | None
    holders: str
    note: str
    is_twice: bool

    @property
    def is_past(self) -> bool:
        """Whether it ended before the day."""
        return self.measured is None and self.note.startswith("ended")

    @property
    def held(self) -> int | None:
        """People known to hold it; None where it does not hold on the day."""
        return None if self.measured is None else self.measured.holders_low

    @property
    def share(self) -> tuple[float, float] | None:
        """min(n/d, 1), low and high, with the people that this row needs; None where it does not hold on the day."""
        if self.measured is None:
            return None
        low, high = self.measured.holders_low, self.measured.holders_high
        return min(low / self.needed, 1.0), min(high / self.needed, 1.0)

    @property
    def tone(self) -> str:
        """The tone of its note."""
        if self.measured is None or self.note == "met":
            return "text2"
        return "missing" if self.note == "uncovered" else "short"


Choice = Callable[[TargetRow], bool]
CHOICES: Mapping[str, tuple[str, Choice]] = {
    "now": ("Now", lambda row: row.measured is not None),
    "uncovered": ("Uncovered", lambda row: row.held == 0),
    "single": ("Single holder", lambda row: row.held == 1),
    "short": ("Short", lambda row: row.held is not None and row.held < row.needed),
    "met": ("Met", lambda row: row.held is not None and row.held >= row.needed),
    "future": ("Later", lambda row: row.measured is None and not row.is_past),
    "past": ("Ended", lambda row: row.is_past),
}
"""What of the targets is shown: key, title and test of each choice, in the order of the screen."""


def target_rows(organization: Organization, unit_id: int | None) -> list[TargetRow]:
    """All targets of a unit and those below: the least covered first, then those that begin later, then the ended."""
    units = set(organization.seating.subtree(unit_id))
    targets = [one for one in organization.targets.values() if one.unit_id in units]
    measured = {
        (one.unit_id, one.skill_id, one.level): one
        for several in targets_by_unit(organization).values()
        for one in several
    }
    counts = Counter(_key(one) for one in targets if holds_on(organization.day, one.from_on, one.to_on))
    rows = [_row(organization, one, measured.get(_key(one)), counts[_key(one)] > 1) for one in targets]
    return sorted(rows, key=_order)


def _key(one: Target) -> tuple[int, int, int]:
    return one.unit_id, one.skill_id, one.level


def _order(row: TargetRow) -> tuple[bool, bool, tuple[float, float], str, str, int]:
    return (row.measured is None, row.is_past, row.share or (1.0, 1.0), row.unit, row.skill, row.level)


def _row(organization: Organization, one: Target, measured: TargetCoverage | None, is_twice: bool) -> TargetRow:
    there = measured if holds_on(organization.day, one.from_on, one.to_on) else None
    return TargetRow(
        one.id or 0,
        one.unit_id,
        organization.units[one.unit_id].name,
        one.skill_id,
        organization.skills[one.skill_id].name,
        one.level,
        one.people,
        str(one.importance or ""),
        one.from_on,
        one.to_on,
        there,
        "" if there is None else _names(organization, there.holder_ids),
        _note(organization.day, one, there),
        is_twice and there is not None,
    )


def _note(day: date, one: Target, measured: TargetCoverage | None) -> str:
    if measured is None:
        if one.from_on is not None and one.from_on > day:
            return f"from {day_text(one.from_on)}"
        return f"ended {day_text(one.to_on)}" if one.to_on is not None else ""
    if measured.is_uncovered:
        return "uncovered"
    if measured.is_single_holder:
        return "single holder"
    short = one.people - measured.holders_low
    return f"{short} short" if short > 0 else "met"


def _names(organization: Organization, person_ids: Sequence[int]) -> str:
    names = [organization.people[one].name for one in person_ids[:MOST_NAMES]]
    more = len(person_ids) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def found_rows(rows: Sequence[TargetRow], choice: str, text: str) -> list[TargetRow]:
    """The rows of a choice in which all words of a text occur: in the skill, the unit, the note or the importance."""
    holds, words = CHOICES[choice][1], text.casefold().split()
    return [
        row
        for row in rows
        if holds(row)
        and all(word in f"{row.skill} {row.unit} {row.note} {row.importance}".casefold() for word in words)
    ]


def twice_sentence(row: TargetRow) -> str:
    """What a row says that is needed by another row too; empty for the others."""
    if not row.is_twice:
        return ""
    return "The same unit, skill and level is needed twice; the larger number of people counts."
