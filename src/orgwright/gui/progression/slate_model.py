"""What the page of a slate shows: positions to choose from, everybody against one of them, and what narrows that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.picker import Option
from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import GATES, RoleParts, role_parts
from orgwright.planning.readiness import STAGES, ReadyStage
from orgwright.planning.role_readiness import RoleReadiness
from orgwright.planning.seat_columns import OPEN_END
from orgwright.planning.seat_list import Seat, seat_list
from orgwright.planning.slate import Slate, is_new_in_seat, slate
from orgwright.progress import Progress
from orgwright.records import PositionStatus, RequisitionStatus

STAGE_WORDS = {
    ReadyStage.READY_NOW: "Ready now",
    ReadyStage.WITHIN_12_MONTHS: "Within 1 year",
    ReadyStage.WITHIN_24_MONTHS: "Within 2 years",
    ReadyStage.LATER: "Later",
}
STAGE_STATES = {
    ReadyStage.READY_NOW: "met",
    ReadyStage.WITHIN_12_MONTHS: "goal",
    ReadyStage.WITHIN_24_MONTHS: "unknown",
    ReadyStage.LATER: "unknown",
}
WAITING = (RequisitionStatus.DRAFT, RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD)


@dataclass(frozen=True)
class PositionChoice:
    """A position that can be looked at, and what makes it urgent."""

    position_id: int
    key: str
    role: str
    unit: str
    vacant_percent: int
    is_critical: bool
    requisitions: tuple[str, ...]

    @property
    def marks(self) -> str:
        """What makes it urgent, in words."""
        words = ["vacant"] * bool(self.vacant_percent) + ["critical"] * self.is_critical + list(self.requisitions)
        return ", ".join(words)

    @property
    def option(self) -> Option:
        """The position in a list to choose from."""
        return Option(self.position_id, f"{self.key}, {self.role}" if self.role else self.key, self.marks or self.unit)

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Vacant ones first, then critical ones, then those with a requisition."""
        return (not self.vacant_percent, not self.is_critical, not self.requisitions)


def position_choices(organization: Organization, unit_id: int | None) -> list[PositionChoice]:
    """The positions of a unit and below that are not closed, the urgent ones first, then in the order of the tree."""
    found = [
        position_choice(organization, seat)
        for seat in seat_list(organization, unit_id)
        if seat.status != PositionStatus.CLOSED
    ]
    return sorted(found, key=lambda one: one.rank)


def position_choice(organization: Organization, seat: Seat) -> PositionChoice:
    """One position as it can be chosen."""
    waiting = [organization.requisitions[one] for one in seat.requisition_ids]
    return PositionChoice(
        seat.position_id,
        seat.key,
        "" if seat.role_id is None else organization.roles[seat.role_id].name,
        organization.units[seat.unit_id].name,
        seat.seats.vacant if seat.status == PositionStatus.OPEN else 0,
        seat.is_critical,
        tuple(one.key for one in waiting if one.status in WAITING),
    )


@dataclass(frozen=True)
class SlateRow:
    """One line of a slate: its place there, and its place among the people who were measured."""

    board: SlateBoard
    place: int
    person_id: int
    row: int

    @property
    def name(self) -> str:
        """Who it is."""
        return self.board.organization.people[self.person_id].name

    @property
    def unit(self) -> str:
        """The unit of the present seat."""
        unit_id = self.board.organization.seating.unit_of(self.person_id)
        return "" if unit_id is None else self.board.organization.units[unit_id].name

    @property
    def role(self) -> str:
        """The role of the present seat."""
        role_id = self.board.organization.seating.role_of(self.person_id)
        return "" if role_id is None else self.board.organization.roles[role_id].name

    @property
    def stage(self) -> ReadyStage:
        """How soon they could take the position on."""
        return STAGES[int(self.board.measured.stage[self.row])]

    @property
    def low(self) -> float:
        """Low coverage of the role."""
        return float(self.board.measured.low[self.row])

    @property
    def high(self) -> float:
        """High coverage of the role."""
        return float(self.board.measured.high[self.row])

    @property
    def gate(self) -> str:
        """held, missing or unknown."""
        return GATES[int(self.board.measured.gate[self.row])]

    @property
    def months(self) -> float:
        """Months to learn what is missing, what is not known counting as level 0."""
        return float(self.board.measured.months[self.row])

    @property
    def months_text(self) -> str:
        """Least to most months: the least counts what is not known as met."""
        least, most = round(float(self.board.measured.least_months[self.row])), round(self.months)
        return f"{most}" if least == most else f"{least}–{most}"

    @property
    def speaks_for(self) -> str:
        """What speaks for them, in short."""
        board, asked = self.board, self.board.gates
        met = int(board.gates_met[self.row])
        words = []
        if asked and met:
            words.append(f"{met} of {asked} must-haves")
        if self.low >= board.organization.policy.ready_share:
            words.append("high coverage")
        if board.organization.seating.unit_of(self.person_id) in board.units:
            words.append("same unit")
        return ", ".join(words)

    @property
    def speaks_against(self) -> str:
        """What speaks against them beside coverage, in short."""
        known = self.board.against_by_person
        if self.person_id not in known:
            known[self.person_id] = self._against()
        return known[self.person_id]

    def _against(self) -> str:
        organization = self.board.organization
        person = organization.people[self.person_id]
        seats = organization.seating.incumbencies_by_person.get(self.person_id, ())
        critical = [organization.positions[one.position_id] for one in seats]
        words = [f"leaves {day_text(person.left_on)}"] if person.left_on is not None else []
        words += [f"critical in {one.key}" for one in critical if one.critical]
        if is_new_in_seat(organization, self.person_id):
            words.append("new in seat")
        return ", ".join(words)


@dataclass(frozen=True, eq=False)
class SlateBoard:
    """A slate with what its rows look up."""

    organization: Organization
    position_id: int
    found: Slate
    against_by_person: dict[int, str] = field(default_factory=dict)

    @property
    def measured(self) -> RoleReadiness:
        """Everybody against the role; asked only where there is one."""
        assert self.found.readiness is not None
        return self.found.readiness

    @cached_property
    def _parts(self) -> RoleParts:
        return role_parts(self.organization.demand)[self.measured.role_id]

    @cached_property
    def units(self) -> frozenset[int | None]:
        """The unit of the position and all below it."""
        return frozenset(self.organization.seating.subtree(self.organization.positions[self.position_id].unit_id))

    @property
    def gates(self) -> int:
        """How many critical must-haves the role asks."""
        return len(self._parts.levels[self._parts.gate])

    @cached_property
    def gates_met(self) -> NDArray[Any]:
        """How many of them each of the people holds."""
        gate = self._parts.gate
        met: NDArray[Any] = (self.measured.levels[:, gate] >= self._parts.levels[gate]).sum(axis=1)
        return met

    @property
    def count(self) -> int:
        """How many people stand on the slate."""
        return len(self.found.order)

    def counted(self, stage: ReadyStage) -> int:
        """How many of them are of a stage."""
        if self.found.readiness is None:
            return 0
        return int((self.measured.stage[self.found.order] == STAGES.index(stage)).sum())


@dataclass(frozen=True)
class SlateFilter:
    """What narrows a slate; None and False let everybody through.

    ``within_unit``: those who already work in the position's unit or below; ``no_leavers``: nobody whose last day is
    known.
    """

    unit_id: int | None = None
    stage: ReadyStage | None = None
    within_unit: bool = False
    no_leavers: bool = False


def slate_rows(board: SlateBoard, wanted: SlateFilter = SlateFilter()) -> list[SlateRow]:
    """The lines of a slate that a filter lets through, best first."""
    if board.found.readiness is None:
        return []
    organization, measured, order = board.organization, board.measured, board.found.order
    kept = np.ones(len(order), dtype=bool)
    people = members(organization.seating)
    rows = measured.rows[order]
    if wanted.stage is not None:
        kept &= measured.stage[order] == STAGES.index(wanted.stage)
    units = [wanted.unit_id] if wanted.unit_id is not None else []
    units += [organization.positions[board.position_id].unit_id] if wanted.within_unit else []
    for unit_id in units:
        kept &= np.isin(rows, people.rows_of(unit_id))
    if wanted.no_leavers:
        kept &= people.columns.left[rows] >= OPEN_END
    ids = measured.person_ids[order].tolist()
    return [SlateRow(board, place, ids[place], int(order[place])) for place in np.flatnonzero(kept).tolist()]


@dataclass(frozen=True)
class SlateAnswer:
    """The positions of a unit, and the slate of the one that is looked at."""

    organization: Organization
    unit_id: int | None
    choices: Sequence[PositionChoice]
    chosen: PositionChoice | None
    board: SlateBoard | None


def slate_answer(
    organization: Organization,
    unit_id: int | None,
    position_id: int | None,
    progress: Progress,
    earlier: SlateAnswer | None = None,
) -> SlateAnswer:
    """The slate of a position, of the most urgent one of the unit where none is named or it is gone.

    ``earlier`` has the positions already where it is of the same picture and unit.
    """
    progress.step(0, 2, "Looking for positions")
    if earlier is not None and earlier.organization is organization and earlier.unit_id == unit_id:
        choices: Sequence[PositionChoice] = earlier.choices
    else:
        choices = position_choices(organization, unit_id)
    chosen = next((one for one in choices if one.position_id == position_id), None)
    if chosen is None and position_id is not None:
        # A position beyond the unit of the context bar can be looked at too.
        everywhere = (one for one in seat_list(organization, None) if one.position_id == position_id)
        chosen = next((position_choice(organization, one) for one in everywhere), None)
        choices = choices if chosen is None else [chosen, *choices]
    chosen = chosen or next(iter(choices), None)
    progress.step(1, 2, "Looking at everybody")
    if chosen is None:
        return SlateAnswer(organization, unit_id, choices, None, None)
    board = SlateBoard(organization, chosen.position_id, slate(organization, chosen.position_id))
    if board.found.readiness is not None:
        # Computed where nobody waits for it, not when the first row is drawn.
        _ = board.gates_met, board.measured.least_months
    return SlateAnswer(organization, unit_id, choices, chosen, board)
