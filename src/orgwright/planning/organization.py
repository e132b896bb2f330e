"""The picture: an immutable organization in memory that every number is computed from.

``organization.under(scenario_id).as_of(day)``, in this order, gives another picture that shares what did not change.
People, seats and what holds on the day are in ``seating``, what roles ask in ``demand``, what people hold in
``proficiency``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from orgwright.errors import RefusedInput
from orgwright.planning.carried import MOST_CELLS, Carry
from orgwright.planning.days import day_number
from orgwright.planning.demand import Demand
from orgwright.planning.edited_cells import EditedCells, assessments_after, proficiency_after
from orgwright.planning.policy import Policy, policy_from_store
from orgwright.planning.privacy import WHOLE, Profile
from orgwright.planning.proficiency import (
    ALWAYS,
    SOURCE_NUMBER,
    WITHDRAWN,
    Assessments,
    Cell,
    Columns,
    Proficiency,
    columns_of,
    proficiency,
)
from orgwright.planning.rows import row_of
from orgwright.planning.seating import Seating
from orgwright.records import (
    Assessment,
    AssessmentRound,
    Baseline,
    CareerLink,
    CostRate,
    Goal,
    GoalAction,
    Incumbency,
    KpiReading,
    Milestone,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    PromotionCase,
    PromotionCheck,
    Record,
    Requirement,
    Requisition,
    Role,
    RoundPerson,
    RoundSkill,
    SavedView,
    Scale,
    ScaleLevel,
    Scenario,
    SheetMapping,
    Skill,
    Target,
    Unit,
)

R = TypeVar("R", bound=Record)
Rows = Mapping[type[Record], Mapping[int, Any]]
EditedRows = Mapping[type[Record], Mapping[int, Any | None]]
SEATED = ("units", "people", "positions", "incumbencies")
IN_THE_PICTURE: tuple[type[Record], ...] = (
    OrganizationFacts,
    Unit,
    Role,
    Scale,
    ScaleLevel,
    Skill,
    Requirement,
    CareerLink,
    Person,
    Position,
    Incumbency,
    Requisition,
    Target,
    Goal,
    GoalAction,
    Milestone,
    PromotionCase,
    PromotionCheck,
    KpiReading,
    AssessmentRound,
    RoundPerson,
    RoundSkill,
    SavedView,
    SheetMapping,
    Scenario,
    PlannedChange,
    CostRate,
    Baseline,
)
"""Records that the picture holds as rows; assessments are columns, what documents say stays in the file."""


@dataclass(frozen=True, eq=False)
class Organization:
    """One organization on one day, as recorded or under one scenario."""

    rows: Rows
    assessments: Assessments
    day: date
    seating: Seating
    demand: Demand
    scenario_id: int | None = None
    left_out: tuple[tuple[int, str], ...] = ()
    """Planned changes that could not apply, with the reason: (id of the change, sentence)."""
    profile: Profile = WHOLE
    """What is left out of this picture, or of files that are written of it."""
    assessor_ranks: tuple[int, ...] = ()
    """The places of assessors in the order of their names, where these are left out: ties are broken as before."""
    _proficiency: list[Proficiency] = field(default_factory=list, repr=False)
    carry: Carry = field(default_factory=Carry, init=False, repr=False)
    """What was computed for this picture and may be handed on to the next; ``replace`` gives a new one."""

    @classmethod
    def of(cls, *records: Record) -> Organization:
        """A picture from record objects in any order, without those that it does not hold."""
        found: dict[type[Record], dict[int, Any]] = {kind: {} for kind in IN_THE_PICTURE}
        rows, assessors = [], [""]
        for number, one in enumerate(records, 1):
            if isinstance(one, Assessment):
                if one.assessor not in assessors:
                    assessors.append(one.assessor)
                rows.append(_numbers(one, one.id or number, assessors.index(one.assessor)))
            elif type(one) in found:
                found[type(one)][one.id or number] = row_of(one)
        return cls.from_rows(found, Assessments(columns_of(rows), tuple(assessors)))

    @classmethod
    def from_rows(cls, rows: Rows, assessments: Assessments) -> Organization:
        """A picture of all rows, on the planning date of the file or else today."""
        facts = _facts(rows)
        day = facts.planning_date or date.today()
        demand = _demand(rows, facts)
        return cls(rows, assessments, day, _seating(rows, day), demand)

    def table(self, record: type[R]) -> Mapping[int, R]:
        """All rows of a record by id; those of people and seats as the scenario has them."""
        return cast(Mapping[int, R], self.rows[record])

    @property
    def facts(self) -> OrganizationFacts:
        """The organization's own row: name, currency, profile."""
        return self.demand.facts

    @property
    def policy(self) -> Policy:
        """The choices in the numbers."""
        return self.demand.policy

    @property
    def units(self) -> Mapping[int, Unit]:
        """Units by id."""
        return self.seating.units

    @property
    def people(self) -> Mapping[int, Person]:
        """People by id, those who left or will join too."""
        return self.seating.people

    @property
    def positions(self) -> Mapping[int, Position]:
        """Positions by id, closed ones too."""
        return self.seating.positions

    @property
    def incumbencies(self) -> Mapping[int, Incumbency]:
        """Incumbencies by id, of any time."""
        return self.seating.incumbencies

    @property
    def roles(self) -> Mapping[int, Role]:
        """Roles by id."""
        return self.demand.roles

    @property
    def skills(self) -> Mapping[int, Skill]:
        """Skills by id."""
        return self.demand.skills

    @property
    def requirements(self) -> Mapping[int, Requirement]:
        """Requirements by id."""
        return self.demand.requirements

    @property
    def links(self) -> Mapping[int, CareerLink]:
        """Career links by id."""
        return self.table(CareerLink)

    @property
    def requisitions(self) -> Mapping[int, Requisition]:
        """Requisitions by id."""
        return self.table(Requisition)

    @property
    def targets(self) -> Mapping[int, Target]:
        """Capability targets by id, of any time."""
        return self.table(Target)

    @property
    def scenarios(self) -> Mapping[int, Scenario]:
        """Scenarios by id."""
        return self.table(Scenario)

    @property
    def planned_changes(self) -> Mapping[int, PlannedChange]:
        """Planned changes of all scenarios by id."""
        return self.table(PlannedChange)

    @property
    def scenario(self) -> Scenario | None:
        """The scenario that this picture is under."""
        return None if self.scenario_id is None else self.scenarios[self.scenario_id]

    @property
    def proficiency(self) -> Proficiency:
        """The effective level of every person and skill on the day; computed when first asked."""
        if not self._proficiency:
            self._proficiency.append(
                proficiency(self.assessments, self.people, self.skills, day_number(self.day), self.policy)
            )
        return self._proficiency[0]

    @cached_property
    def planned_changes_by_scenario(self) -> Mapping[int, tuple[PlannedChange, ...]]:
        """The changes of each scenario by day, then number; what it is based on not among them."""
        found: dict[int, list[PlannedChange]] = defaultdict(list)
        for one in self.planned_changes.values():
            found[one.scenario_id].append(one)
        return {key: tuple(sorted(several, key=lambda one: (one.on, one.number))) for key, several in found.items()}

    def as_of(self, day: date) -> Organization:
        """The same organization on another day."""
        if day == self.day:
            return self
        return replace(self, day=day, seating=replace(self.seating, day=day), _proficiency=[])

    def as_of_after(self, earlier: Organization, cells: Collection[Cell]) -> Organization:
        """This organization on the day of an earlier picture of it, which knew all but some edited cells.

        Equal to ``as_of(earlier.day)``, and made in a moment where nothing else was edited in between.
        """
        own, seating = self.seating, earlier.seating
        is_same = (
            earlier._proficiency
            and self.scenario_id is None
            and earlier.scenario_id is None
            and self.demand is earlier.demand
            and self.rows[Target] is earlier.rows[Target]
            and all(getattr(own, name) is getattr(seating, name) for name in SEATED)
            and len(cells) <= MOST_CELLS
        )
        if not is_same or earlier.day == self.day:
            return self.as_of(earlier.day)
        matrix = earlier.proficiency.edited(self.assessments, cells)
        made = replace(self, day=earlier.day, seating=seating, _proficiency=[matrix])
        made.carry.earlier = earlier.carry.handed_on(earlier.proficiency, cells)
        return made

    def under(self, scenario_id: int | None) -> Organization:
        """The same organization with the dated changes of a scenario laid over its records."""
        if scenario_id is None:
            return self
        if self.scenario_id is not None:
            raise ValueError("A scenario is laid over the records, not over another scenario's picture.")
        from orgwright.planning.scenario import laid_over

        laid = laid_over(self, scenario_id)
        rows: dict[type[Record], Mapping[int, Any]] = {
            **self.rows,
            Person: laid.people,
            Position: laid.positions,
            Incumbency: laid.incumbencies,
        }
        seating = Seating(self.day, self.units, laid.people, laid.positions, laid.incumbencies, laid.seat_changes)
        return replace(
            self,
            rows=rows,
            assessments=laid.assessments,
            seating=seating,
            scenario_id=scenario_id,
            left_out=laid.left_out,
            _proficiency=[],
        )

    def under_after(self, earlier: Organization) -> Organization:
        """This organization under the scenario and on the day of an earlier picture of it.

        Equal to ``under(earlier.scenario_id).as_of(earlier.day)``; where the people and what was assessed at first are
        the same, only the levels of cells that were edited or planned since are reduced anew.
        """
        made = self.under(earlier.scenario_id).as_of(earlier.day)
        cells = made.assessments.patches.keys() | earlier.assessments.patches.keys()
        is_same = (
            earlier._proficiency
            and made.demand is earlier.demand
            and made.assessments.base is earlier.assessments.base
            and _same_keys(made.people, earlier.people)
            and len(cells) <= MOST_CELLS
        )
        return replace(made, _proficiency=[earlier.proficiency.edited(made.assessments, cells)]) if is_same else made

    def edited(self, rows: EditedRows, cells: Mapping[Cell, Columns], assessors: tuple[str, ...]) -> Organization:
        """The picture as recorded after rows changed: new rows by id (None: gone) and all columns of touched cells."""
        if not rows:
            return self._with_cells(cells, assessors, self.rows, self.seating, self.demand)
        whole = {**self.rows, **{record: _merged(self.rows[record], changed) for record, changed in rows.items()}}
        facts = _facts(whole)
        touched = set(rows)
        day = facts.planning_date or (date.today() if OrganizationFacts in touched else self.day)
        seats = touched & {Unit, Person, Position, Incumbency} or day != self.day
        asks = touched & {OrganizationFacts, Role, Skill, Requirement}
        seating = _seating(whole, day) if seats else self.seating
        demand = _demand(whole, facts) if asks else self.demand
        return self._with_cells(cells, assessors, whole, seating, demand)

    def _with_cells(
        self, cells: Mapping[Cell, Columns], assessors: tuple[str, ...], rows: Rows, seating: Seating, demand: Demand
    ) -> Organization:
        assessments = self.assessments
        if isinstance(cells, EditedCells):
            assessments = assessments_after(assessments, cells, assessors)
        elif cells:
            assessments = assessments.replaced(cells, assessors)
        same_matrix = (
            self._proficiency
            and seating.day == self.day
            and demand.policy == self.policy
            and _same_keys(seating.people, self.people)
            and _same_keys(demand.skills, self.skills)
        )
        matrix = []
        if same_matrix and isinstance(cells, EditedCells):
            matrix = [proficiency_after(self._proficiency[0], assessments, cells)]
        elif same_matrix:
            matrix = [self._proficiency[0].edited(assessments, cells)]
        made = Organization(rows, assessments, seating.day, seating, demand, _proficiency=matrix)
        if matrix and seating is self.seating and demand is self.demand and rows[Target] is self.rows[Target]:
            made.carry.earlier = self.carry.handed_on(self._proficiency[0], cells)
        return made

    def find(self, record: type[R], name: str) -> R:
        """The row with a key or name (case aside, for skills also by alias), or a refusal that names it."""
        wanted = name.strip().casefold()
        by_case = [one for one in self.table(record).values() if wanted in _names(one)]
        exact = [one for one in by_case if name.strip() in (getattr(one, "key", None), getattr(one, "name", None))]
        for several in (exact, by_case):
            if len(several) == 1:
                return several[0]
        if by_case:
            raise RefusedInput(f"More than one {record.noun} is called “{name}”; give the key.")
        raise RefusedInput(f"There is no {record.noun} called “{name}”.")


def _names(one: Any) -> set[str]:
    names = {str(getattr(one, key)).casefold() for key in ("key", "name", "title") if hasattr(one, key)}
    return names | {alias.strip().casefold() for alias in getattr(one, "aliases", "").split(";") if alias.strip()}


def _same_keys(one: Mapping[int, Any], other: Mapping[int, Any]) -> bool:
    return one is other or one.keys() == other.keys()


def _merged(old: Mapping[int, Any], changed: Mapping[int, Any | None]) -> Mapping[int, Any]:
    merged = {**old, **changed}
    return merged if None not in changed.values() else {key: one for key, one in merged.items() if one is not None}


def _facts(rows: Rows) -> OrganizationFacts:
    facts = next(iter(rows[OrganizationFacts].values()), None)
    return row_of(OrganizationFacts(id=1, name="Organization")) if facts is None else cast(OrganizationFacts, facts)


def _seating(rows: Rows, day: date) -> Seating:
    return Seating(day, rows[Unit], rows[Person], rows[Position], rows[Incumbency])


def _demand(rows: Rows, facts: OrganizationFacts) -> Demand:
    return Demand(facts, policy_from_store(facts.policy), rows[Role], rows[Skill], rows[Requirement])


def _numbers(one: Assessment, number: int, assessor: int) -> tuple[int, ...]:
    until = ALWAYS if one.valid_until is None else day_number(one.valid_until)
    level = WITHDRAWN if one.level is None else one.level
    on = day_number(one.assessed_on)
    return (number, one.person_id, one.skill_id, level, SOURCE_NUMBER[one.source], assessor, on, until)
