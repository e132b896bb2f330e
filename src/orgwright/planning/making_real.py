"""Making planned changes real: which may be, which others they need before them, and what each does to the records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from orgwright.planning.planned_words import sentences
from orgwright.planning.real_rows import Done, RealRows
from orgwright.planning.scenario import changes_of, laid_over
from orgwright.progress import Progress
from orgwright.records import ChangeKind, PlannedChange

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

SEATING = (ChangeKind.HIRE, ChangeKind.MOVE)
STATUS = (ChangeKind.OPEN, ChangeKind.CLOSE, ChangeKind.FREEZE, ChangeKind.UNFREEZE)
OF_PEOPLE = (ChangeKind.MOVE, ChangeKind.PROMOTE, ChangeKind.LEAVE)
_VERBS: Mapping[ChangeKind, str] = {
    ChangeKind.HIRE: "{person} is hired into {position} by",
    ChangeKind.LEAVE: "{person} leaves by",
    ChangeKind.MOVE: "{person} is moved to {position} by",
    ChangeKind.PROMOTE: "{person} is promoted by",
    ChangeKind.OPEN: "{position} is opened by",
    ChangeKind.CLOSE: "{position} is closed by",
    ChangeKind.FREEZE: "{position} is frozen by",
    ChangeKind.UNFREEZE: "{position} is unfrozen by",
    ChangeKind.REPORT: "whom {position} reports to is changed by",
}


@dataclass(frozen=True)
class Step:
    """One change as it would be made real; ``refusal`` says why it cannot be, and is empty where it can."""

    change: PlannedChange
    words: str
    done: Done
    refusal: str = ""


@dataclass(frozen=True)
class RealPlan:
    """What making changes real would do, in their order, and the rows that it would leave."""

    steps: tuple[Step, ...]
    rows: RealRows

    @property
    def refusals(self) -> tuple[str, ...]:
        """Why some of the changes cannot be made real."""
        return tuple(one.refusal for one in self.steps if one.refusal)


def making_real(
    organization: Organization,
    scenario_id: int,
    change_ids: Collection[int],
    day: date,
    names: Mapping[int, str] | None = None,
    progress: Progress | None = None,
) -> RealPlan:
    """What making changes of a scenario real would do to the records; nothing is written.

    Levels planned up to ``day`` become assessments, later ones goals. ``names`` are of those hired, by change. A
    change is refused that belongs to another scenario, that does not apply, or that needs one that is not real yet.
    """
    progress, wanted = progress or Progress(), set(change_ids)
    before: list[PlannedChange] = []
    steps: list[Step] = []
    rows = RealRows(organization, day, names or {})
    reasons = _Reasons.of(organization, scenario_id, wanted)
    several = changes_of(organization, scenario_id)
    for change, words in zip(several, sentences(organization, several), strict=True):
        progress.step(len(steps), len(wanted), "Looking at what each change does")
        if change.id in wanted:
            refusal = reasons.against(change, before)
            done = Done("") if refusal else rows.apply(change)
            steps.append(Step(change, words, done, refusal))
        elif change.id not in reasons.left_out:
            before.append(change)
    return RealPlan(tuple(steps), rows)


def left_out_then(organization: Organization, plan: RealPlan) -> tuple[tuple[str, int], ...]:
    """How many more planned changes each scenario leaves out once a plan is real: (its title, number), by title."""
    gone = {step.change.id for step in plan.steps}
    picture = plan.rows.picture
    rest = {key: one for key, one in organization.planned_changes.items() if key not in gone}
    after = replace(picture, rows={**picture.rows, PlannedChange: rest})
    found = []
    for key, scenario in organization.scenarios.items():
        before = {change_id for change_id, _ in laid_over(organization, key).left_out}
        more = [change_id for change_id, _ in laid_over(after, key).left_out if change_id not in before]
        if more:
            found.append((scenario.title, len(more)))
    return tuple(sorted(found))


def with_needed(organization: Organization, scenario_id: int, change_ids: Collection[int]) -> tuple[int, ...]:
    """The changes of a scenario with all those of its own that they need before them, in their order."""
    several = changes_of(organization, scenario_id)
    left_out = dict(laid_over(organization, scenario_id).left_out)
    wanted = set(change_ids)
    for place in range(len(several) - 1, -1, -1):
        if several[place].id in wanted:
            own = [one for one in several[:place] if one.scenario_id == scenario_id and one.id not in left_out]
            wanted |= {one.id or 0 for one in own if _needs(organization, several[place], one)}
    return tuple(one.id or 0 for one in several if one.id in wanted)


@dataclass(frozen=True)
class _Reasons:
    """Why changes cannot be made real: what the scenario leaves out, and what the chosen ones alone would leave out."""

    organization: Organization
    scenario_id: int
    left_out: Mapping[int, str]
    alone_left_out: Mapping[int, str]

    @classmethod
    def of(cls, organization: Organization, scenario_id: int, wanted: Collection[int]) -> _Reasons:
        """Lay the scenario over the records as it is, and with the wanted changes alone."""
        alone = {key: one for key, one in organization.planned_changes.items() if key in wanted}
        only = replace(organization, rows={**organization.rows, PlannedChange: alone})
        both = (dict(laid_over(one, scenario_id).left_out) for one in (organization, only))
        return cls(organization, scenario_id, *both)

    def against(self, change: PlannedChange, before: Sequence[PlannedChange]) -> str:
        """Why a change cannot be made real after those that are chosen before it; empty where it can."""
        key, number = change.id or 0, change.number
        if change.scenario_id != self.scenario_id:
            title = self.organization.scenarios[change.scenario_id].title
            return f"Change {number} is one of “{title}”: make it real there."
        if key in self.left_out:
            return f"Change {number} cannot apply: {self.left_out[key]}"
        for one in before:
            if _needs(self.organization, change, one):
                return _needed_first(self.organization, self.scenario_id, one)
        if ChangeKind(change.change) is ChangeKind.RAISE_SKILL and not change.value:
            return f"Change {number} plans level 0, which is no goal: take it out of the scenario."
        reason = self.alone_left_out.get(key, "")
        return f"Change {number} cannot be made real: {reason}" if reason else ""


def _needed_first(organization: Organization, scenario_id: int, one: PlannedChange) -> str:
    names = {person.key: person.name for person in organization.people.values()}
    verb = _VERBS[ChangeKind(one.change)].format(person=names.get(one.person, one.person), position=one.position)
    whose = ""
    if one.scenario_id != scenario_id:
        whose = f" of “{organization.scenarios[one.scenario_id].title}”"
    return f"{verb[:1].upper()}{verb[1:]} change {one.number}{whose}: make that one real first."


def _needs(organization: Organization, change: PlannedChange, earlier: PlannedChange) -> bool:
    """Whether an earlier change must be real before a later one can be.

    What the later one uses must be there: people hired, positions opened. Changes of one person are made real in
    their order, and so are those that decide whether a position may be filled with those that fill it. A position is
    closed when those who sit in it have gone.
    """
    kind, other = ChangeKind(change.change), ChangeKind(earlier.change)
    if ChangeKind.RAISE_SKILL in (kind, other):
        return other is ChangeKind.HIRE and change.person == earlier.person
    if change.person and change.person == earlier.person:
        return other is ChangeKind.HIRE or (kind in OF_PEOPLE and other in OF_PEOPLE)
    if other is ChangeKind.OPEN and earlier.position in (change.position, change.manager_position):
        return True
    if change.position and change.position == earlier.position:
        if kind in STATUS:
            return other in STATUS or other in SEATING
        return (kind in SEATING and other in STATUS) or {kind, other} == {ChangeKind.REPORT}
    if kind is ChangeKind.CLOSE and other in OF_PEOPLE:
        return earlier.person in _people_of(organization, change.position)
    return False


def _people_of(organization: Organization, position: str) -> frozenset[str]:
    """The keys of the people who ever sit in a position, as recorded."""
    people, positions = organization.people, organization.positions
    seats = organization.incumbencies.values()
    return frozenset(people[one.person_id].key for one in seats if positions[one.position_id].key == position)
