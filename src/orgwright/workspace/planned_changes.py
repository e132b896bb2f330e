"""The verbs of planned changes: put into a scenario where they apply, refused with the reason where they do not."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.planned_edits import NewChange, numbered, refusals
from orgwright.planning.planned_levels import lower_said_that_day, planned_levels
from orgwright.planning.planned_words import sentence
from orgwright.planning.proficiency import Cell
from orgwright.planning.rows import as_values, changed_row
from orgwright.planning.validation import checked
from orgwright.records import ChangeKind, PlannedChange, Record, Scenario
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


class PlannedChangeVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """A row as it is now; refused where it is gone."""

    def plan_change(self, scenario_id: int, kind: ChangeKind, on: date, **values: Any) -> Changes:
        """Plan one change behind the others of a scenario; ``made_id`` is its id. ``values`` as ``USES`` of its kind.

        Refused, with nothing written, where the scenario would leave it out.
        """
        return self.plan_changes(scenario_id, [NewChange(ChangeKind(kind), on, values)])

    def plan_changes(self, scenario_id: int, changes: Sequence[NewChange]) -> Changes:
        """Plan several changes as one action; one that could not apply refuses all."""
        scenario, organization = self._row(Scenario, scenario_id), self.organization
        if not changes:
            raise RefusedInput("No change would be planned.")
        rows = numbered(organization, scenario_id, changes)
        _refuse(organization, scenario_id, rows)
        what = sentence(organization, rows[0]) if len(rows) == 1 else f"{len(rows)} changes"

        def write(writing: Write) -> None:
            for one in rows:
                writing.add(PlannedChange, _written(one))

        return self._do(f"Plan in {scenario.title}: {what}", write)

    def remove_planned(self, change_ids: Sequence[int]) -> Changes:
        """Take planned changes out of their scenarios, as one action."""
        rows = [self._row(PlannedChange, one) for one in change_ids]
        if not rows:
            raise RefusedInput("Choose at least one planned change.")
        titles = ", ".join(sorted({self.organization.scenarios[one.scenario_id].title for one in rows}))
        what = f"“{sentence(self.organization, rows[0])}”" if len(rows) == 1 else f"{len(rows)} changes"
        return self._do(f"Take {what} out of {titles}", lambda write: _remove(write, change_ids))

    def plan_levels(self, scenario_id: int, levels: Mapping[Cell, int | None], on: date) -> Changes:
        """Plan levels of people from a day on as one action; people by their ids in the scenario's picture.

        None takes back the newest level that the scenario plans up to the day; what is recorded it cannot take away.
        """
        scenario, organization = self._row(Scenario, scenario_id), self.organization
        people = organization.under(scenario_id).people
        if any(person_id not in people for person_id, _ in levels):
            raise RefusedInput("One of these people is gone: somebody removed them.")
        _refuse_lower(organization, levels, on)
        found = planned_levels(organization, scenario_id, people, levels, on)
        if not (found.added or found.altered or found.removed):
            raise RefusedInput(
                f"“{scenario.title}” plans no level here up to {on} that could be taken back; "
                "what is recorded, a scenario cannot take away."
            )
        old = [organization.planned_changes[key] for key in found.altered]
        altered = tuple(changed_row(one, value=found.altered[one.id or 0]) for one in old)
        rows = (*numbered(organization, scenario_id, found.added), *altered)
        _refuse(organization, scenario_id, rows)

        def write(writing: Write) -> None:
            for one in rows:
                if one in altered:
                    writing.change(one, {"value": one.value})
                else:
                    writing.add(PlannedChange, _written(one))
            _remove(writing, found.removed)

        return self._do(f"Plan in {scenario.title}: {_levels_words(organization, rows, found.removed)}", write)


def _refuse(organization: Organization, scenario_id: int, rows: Sequence[PlannedChange]) -> None:
    """Refuse rows that are not as they must be, or that the scenario would leave out."""
    for one in rows:
        checked(PlannedChange, _written(one), organization)
    for reason in refusals(organization, scenario_id, rows):
        raise RefusedInput(reason)


def _refuse_lower(organization: Organization, levels: Mapping[Cell, int | None], on: date) -> None:
    found = lower_said_that_day(organization, levels, on)
    if found is not None:
        (person_id, skill_id), level = found
        who, what = organization.people[person_id].name, organization.skills[skill_id].name
        raise RefusedInput(
            f"A manager assessed {who} in {what} at level {level} on {on} itself, and of one day the lower level "
            "counts; plan the level for a later day."
        )


def _remove(write: Write, change_ids: Sequence[int]) -> None:
    write.connection.execute(delete(PlannedChange).where(column_of(PlannedChange, "id").in_(change_ids)))


def _levels_words(organization: Organization, rows: Sequence[PlannedChange], removed: Sequence[int]) -> str:
    if len(rows) + len(removed) != 1:
        return f"{len(rows) + len(removed)} levels"
    if rows:
        return sentence(organization, rows[0])
    return f"not “{sentence(organization, organization.planned_changes[removed[0]])}”"


def _written(one: PlannedChange) -> dict[str, Any]:
    """The values of a change without the id that it had before it was written."""
    return {name: value for name, value in as_values(one).items() if name != "id"}
