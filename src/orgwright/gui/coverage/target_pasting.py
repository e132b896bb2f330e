"""Targets pasted from a spreadsheet: a table with columns for skill, level and people, perhaps unit and importance.

Columns are found by their heads, or without heads by what stands in them. Nothing here knows the window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.target_proposal import ProposedTarget, wanted_target
from orgwright.records import Importance, Record, Skill, Unit

_HEADS: Mapping[str, tuple[str, ...]] = {
    "skill": ("skill", "capability"),
    "unit": ("unit", "team", "department"),
    "level": ("level", "at level", "proficiency"),
    "people": ("people", "people needed", "needed", "number"),
    "importance": ("importance",),
}
_NEEDED = ("skill", "level", "people")
MOST_PEOPLE = 100_000
Columns = Mapping[str, int]


@dataclass(frozen=True)
class PastedTargets:
    """What can be set, and a sentence for every line that cannot."""

    proposals: tuple[ProposedTarget, ...]
    refused: tuple[str, ...]


def pasted_targets(organization: Organization, unit_id: int | None, text: str) -> PastedTargets:
    """The targets of a pasted table; lines without a unit are of ``unit_id``."""
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]
    filled = [(number, line) for number, line in enumerate(lines, 1) if any(line)]
    columns, rows = _columns(organization, filled)
    found: dict[tuple[int, int, int], ProposedTarget] = {}
    refused = []
    for number, line in rows:
        try:
            one = _target(organization, unit_id, columns, line, number)
            if one.key in found:
                raise RefusedInput("The same unit, skill and level stand above it already.")
            found[one.key] = one
        except RefusedInput as reason:
            refused.append(f"Line {number}: {reason}")
    ordered = sorted(found.values(), key=lambda one: organization.units[one.unit_id].name)
    return PastedTargets(tuple(ordered), tuple(refused))


Lines = Sequence[tuple[int, Sequence[str]]]


def _columns(organization: Organization, lines: Lines) -> tuple[Columns, Lines]:
    """Where each column stands, and the lines below the heads."""
    if lines:
        by_head = _by_head(lines[0][1])
        if all(name in by_head for name in _NEEDED):
            return by_head, lines[1:]
        by_content = _by_content(organization, [line for _, line in lines])
        if all(name in by_content for name in _NEEDED):
            return by_content, lines
    raise RefusedInput("The clipboard holds no table of targets: it needs columns for the skill, the level and people.")


def _by_head(heads: Sequence[str]) -> Columns:
    plain = [head.casefold() for head in heads]
    return {
        name: next(place for place, head in enumerate(plain) if head in words)
        for name, words in _HEADS.items()
        if any(head in words for head in plain)
    }


def _by_content(organization: Organization, lines: Sequence[Sequence[str]]) -> Columns:
    """The column of each kind is the one of which most cells are of it; the level stands before the people."""
    width = max(len(line) for line in lines)
    cells = [[line[place] if place < len(line) else "" for line in lines] for place in range(width)]
    found: dict[str, int] = {}
    tests: dict[str, Callable[[str], bool]] = {
        "skill": lambda cell: _is_known(organization, Skill, cell),
        "unit": lambda cell: _is_known(organization, Unit, cell),
        "importance": lambda cell: cell.casefold() in set(Importance),
    }
    for name, is_of_it in tests.items():
        counts = [sum(is_of_it(cell) for cell in column) if column else 0 for column in cells]
        best = max(range(width), key=lambda place: counts[place])
        if counts[best] and best not in found.values():
            found[name] = best
    numbers = [place for place in range(width) if sum(cell.isdecimal() for cell in cells[place]) * 2 > len(lines)]
    return {**found, **dict(zip(("level", "people"), numbers, strict=False))}


def _is_known(organization: Organization, record: type[Record], name: str) -> bool:
    try:
        return bool(name) and organization.find(record, name) is not None
    except RefusedInput:
        return False


def _target(
    organization: Organization, unit_id: int | None, columns: Columns, line: Sequence[str], number: int
) -> ProposedTarget:
    def cell(name: str) -> str:
        place = columns.get(name)
        return "" if place is None or place >= len(line) else line[place]

    skill_id = organization.find(Skill, cell("skill")).id or 0
    unit = organization.find(Unit, cell("unit")).id if cell("unit") else unit_id
    if unit is None:
        raise RefusedInput("It names no unit, and the whole organization is chosen.")
    key = (unit, skill_id, _whole(cell("level"), "level", 5))
    people = _whole(cell("people"), "number of people", MOST_PEOPLE)
    importance = _importance(cell("importance"))
    one = wanted_target(organization, key, people, importance, f"Pasted, line {number}")
    return one if importance else one.as_wanted(people, one.importance_now)


def _whole(text: str, what: str, most: int) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise RefusedInput(f"The {what} must be a whole number from 1 to {most:,}, not “{text}”.")
    return int(text)


def _importance(text: str) -> Importance | None:
    plain = text.casefold()
    if plain in ("", "not given"):
        return None
    if plain not in set(Importance):
        raise RefusedInput(f"The importance must be {', '.join(Importance)} or nothing, not “{text}”.")
    return Importance(plain)
