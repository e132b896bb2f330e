"""Where sources disagree about a person in a skill, and the calibration list of self against manager."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from orgwright.planning.assessed_cells import AssessedCells, assessed_cells, in_order, source_levels
from orgwright.planning.days import day_of_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import DISPUTED_FROM, SOURCE_NUMBER, SOURCES, Ints


@dataclass(frozen=True)
class SourceLevel:
    """What one source has for a person in a skill; of peers the lower median and the newest day."""

    source: str
    level: int
    on: date


@dataclass(frozen=True)
class Disagreement:
    """One person and skill about which sources disagree.

    ``levels`` are those that were compared, in the order of the file's policy; ``apart`` is the highest less the
    lowest of them. ``assessment_ids`` are all rows of the person and skill up to the day.
    """

    person_id: int
    skill_id: int
    levels: tuple[SourceLevel, ...]
    apart: int
    assessment_ids: tuple[int, ...]

    def level_of(self, source: str) -> int | None:
        """The level of one source, null where it has none."""
        return next((one.level for one in self.levels if one.source == source), None)


def disagreements(
    organization: Organization, unit_id: int | None = None, least_apart: int = DISPUTED_FROM
) -> tuple[Disagreement, ...]:
    """The cells of a unit's people whose sources lie ``least_apart`` levels or more apart, most apart first.

    apart = highest − lowest of the current levels of the sources. Each source speaks by its newest statement up to the
    day, peers by the lower median of at least as many as policy asks; a source whose newest is expired or withdrawn
    says nothing. Ties stand by person key, then skill name. Two levels are what the matrix marks as disputed. Worked:
    certificate 4, manager 2, self 5 → 3 apart; if the self assessment is expired, 2. Source: the help, "Assessments".
    """
    return _apart(organization, organization.seating.people_of(unit_id), None, SOURCES, least_apart)


def calibration(organization: Organization, unit_id: int | None = None) -> tuple[Disagreement, ...]:
    """The cells of a unit's people where self and manager lie two levels or more apart, most apart first.

    Only these two are compared and listed. Worked: self 5, manager 3, certificate 1 → 2 apart. Source: the help,
    "Assessments".
    """
    return calibration_of(organization, organization.seating.people_of(unit_id), None)


def calibration_of(
    organization: Organization, person_ids: Iterable[int], skill_ids: Iterable[int] | None
) -> tuple[Disagreement, ...]:
    """The calibration list of some people, in some skills or in all."""
    return _apart(organization, person_ids, skill_ids, ("self", "manager"), DISPUTED_FROM)


def _apart(
    organization: Organization,
    person_ids: Iterable[int],
    skill_ids: Iterable[int] | None,
    sources: Iterable[str],
    least: int,
) -> tuple[Disagreement, ...]:
    cells = assessed_cells(organization, person_ids, skill_ids)
    levels, days = source_levels(organization, cells)
    compared = [SOURCE_NUMBER[one] for one in organization.policy.precedence if one in sources]
    levels, days = levels[compared], days[compared]
    apart = levels.max(axis=0, initial=-1) - np.where(levels >= 0, levels, 9).min(axis=0, initial=9)
    chosen = np.flatnonzero(apart >= least)
    chosen = chosen[in_order(organization, cells.person[chosen], cells.skill[chosen], -apart[chosen])]
    names = [SOURCES[one] for one in compared]
    return tuple(_disagreement(cells, number, names, levels, days, int(apart[number])) for number in chosen.tolist())


def _disagreement(
    cells: AssessedCells, number: int, names: list[str], levels: Ints, days: Ints, apart: int
) -> Disagreement:
    said = tuple(
        SourceLevel(name, level, day_of_number(day))
        for name, level, day in zip(names, levels[:, number].tolist(), days[:, number].tolist(), strict=True)
        if level >= 0
    )
    return Disagreement(int(cells.person[number]), int(cells.skill[number]), said, apart, cells.ids_of(number))
