"""What a paste would do, before anything is written: cells with their new levels, and texts that are refused.

Nothing here knows the window; the screen writes ``levels`` as one action.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from orgwright.gui.matrix.model import MatrixPicture
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import UNKNOWN, Cell
from orgwright.planning.scales import DEFAULT_SCALE, NamedScale, scale_of

EMPTY = ("", "?", "–", "-")
"""Texts that mean that no level is held."""
_MOST_NAMES = 6


@dataclass(frozen=True)
class Refusal:
    """A text that cannot become a level of its cell, and why, as the end of a sentence."""

    cell: Cell
    text: str
    reason: str


@dataclass(frozen=True)
class Paste:
    """``levels`` by cell (None clears), of which ``changed`` differ from what is held; and what is refused."""

    levels: Mapping[Cell, int | None]
    changed: int
    cleared: int
    refused: tuple[Refusal, ...]
    outside: int = 0

    @property
    def fits(self) -> bool:
        """Whether every value has its cell and its meaning, so that nothing needs to be asked."""
        return not self.refused and not self.outside

    @property
    def sentence(self) -> str:
        """What will be written and what is left out."""
        parts = [f"{_count(len(self.levels) - self.cleared, 'level')} will be written"]
        parts += [f"{_count(self.cleared, 'cell')} withdrawn"] if self.cleared else []
        said = f"{', '.join(parts)}; {_count(self.changed, 'cell')} will differ from now."
        if self.refused:
            said += f" {_count(len(self.refused), 'value')} cannot be read as a level and will be left out."
        if self.outside:
            said += f" {_count(self.outside, 'value')} lie beyond the edge of the matrix and will be left out."
        return said


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def paste_of(
    picture: MatrixPicture, organization: Organization, cells: Sequence[tuple[int, int, str]], outside: int = 0
) -> Paste:
    """Sort texts into levels and refusals; ``outside`` values found no cell."""
    levels: dict[Cell, int | None] = {}
    refused: list[Refusal] = []
    readings = _Readings(organization)
    places = picture.cells_at([row for row, _, _ in cells], [column for _, column, _ in cells])
    for cell, (_, _, text) in zip(places, cells, strict=True):
        level, reason = readings.read(cell[1], text)
        if reason:
            refused.append(Refusal(cell, text, reason))
        else:
            levels[cell] = level
    cleared = sum(level is None for level in levels.values())
    return Paste(levels, _changed(organization, levels), cleared, tuple(refused), outside)


def _changed(organization: Organization, levels: Mapping[Cell, int | None]) -> int:
    """How many cells will hold something else than now."""
    matrix = organization.proficiency
    held = matrix.levels[matrix.rows(cell[0] for cell in levels), matrix.columns(cell[1] for cell in levels)]
    will = np.array([UNKNOWN if level is None else level for level in levels.values()], dtype=np.int8)
    return int((held != will).sum())


def refused_level(organization: Organization, skill_id: int, level: int) -> str:
    """Why a level cannot be given in a skill, as the end of a sentence; empty where it can."""
    scale = scale_of(organization, skill_id)
    return "" if scale.at(level) is not None else f"the scale {scale.name} has {_levels(scale)}"


def _levels(scale: NamedScale) -> str:
    listed = [f"{one.anchor} {one.name}" for one in scale.levels]
    more = f" and {len(listed) - _MOST_NAMES} more" if len(listed) > _MOST_NAMES else ""
    return ", ".join(listed[:_MOST_NAMES]) + more


class _Readings:
    """Reads texts as levels of a skill, remembering each pair that was read."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._read: dict[tuple[int, str], tuple[int | None, str]] = {}

    def read(self, skill_id: int, text: str) -> tuple[int | None, str]:
        """The level, or None with the reason why there is none; None without a reason clears."""
        key = (skill_id, text)
        if key not in self._read:
            self._read[key] = self._level(skill_id, text.strip())
        return self._read[key]

    def _level(self, skill_id: int, text: str) -> tuple[int | None, str]:
        if text in EMPTY:
            return None, ""
        scale = scale_of(self._organization, skill_id)
        named = [one.anchor for one in scale.levels if one.name.casefold() == text.casefold()]
        if named:
            return named[0], ""
        number = text.replace(",", ".").removesuffix(".0")
        if number in {"0", "1", "2", "3", "4", "5"}:
            reason = refused_level(self._organization, skill_id, int(number))
            return (None, reason) if reason else (int(number), "")
        if scale is DEFAULT_SCALE:
            return None, "not a level of 0 to 5 or its word"
        return None, f"not on the scale {scale.name}, which has {_levels(scale)}"
