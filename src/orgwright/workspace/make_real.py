"""The verb that turns planned changes of a scenario into records, and takes them out of it, as one action."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete

from orgwright.errors import RefusedInput
from orgwright.planning.goals import goal_of
from orgwright.planning.making_real import making_real
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.real_rows import RealRows
from orgwright.records import Goal, PlannedChange, Record, Scenario, Source
from orgwright.store.assessment_rows import write_assessment_rows
from orgwright.workspace.writing import Write, assessments_to_write, column_of

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)
REFERENCES = ("position_id", "person_id", "manager_position_id")
"""Columns that may refer to a row that is made in the same action."""


class MakeRealVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization
    actor: str

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """A row as it is now; refused where it is gone."""

    def make_real(
        self,
        scenario_id: int,
        change_ids: Collection[int],
        names: Mapping[int, str] | None = None,
        on: date | None = None,
    ) -> Changes:
        """Turn planned changes into records, in their order, and take them out of the scenario.

        ``names`` are of people hired, by change; without one the key is the name. Levels planned up to ``on``, by
        default the day of the picture, are assessed by the user, later ones become goals. One that cannot be made
        real refuses all.
        """
        scenario = self._row(Scenario, scenario_id)
        wanted = [self._row(PlannedChange, one) for one in change_ids]
        if not wanted:
            raise RefusedInput("Choose at least one planned change to make real.")
        plan = making_real(self.organization, scenario_id, change_ids, on or self.organization.day, names)
        if len(plan.steps) < len(set(change_ids)):
            raise RefusedInput(f"One of these changes does not belong to “{scenario.title}”.")
        for reason in plan.refusals:
            raise RefusedInput(reason)
        what = plan.steps[0].words if len(plan.steps) == 1 else f"{len(plan.steps)} changes"

        def write(writing: Write) -> None:
            _write(writing, plan.rows, self.actor)
            gone = column_of(PlannedChange, "id").in_([one.id for one in wanted])
            writing.connection.execute(delete(PlannedChange).where(gone))

        return self._do(f"Make real from {scenario.title}: {what}", write)


def _write(write: Write, rows: RealRows, actor: str) -> None:
    made: dict[int, int] = {}

    def known(values: Mapping[str, Any]) -> dict[str, Any]:
        """Values in which rows of this action are meant by their written ids."""
        return {name: made.get(one, one) if name in REFERENCES else one for name, one in values.items()}

    # What is removed gives way to a row of the same position, person and day; it goes first.
    for record, key in rows.removed:
        write.connection.execute(delete(record).where(column_of(record, "id") == key))
    for record, key, values in rows.added:
        made[key] = write.add(record, known({name: one for name, one in values.items() if name != "id"}))
    for old, values in rows.altered:
        write.change(old, known(values))
    for ((person_id, skill_id), day), level in rows.levels.items():
        cell = (made.get(person_id, person_id), skill_id)
        fixed = {"source": Source.MANAGER, "assessor": actor, "assessed_on": day}
        write_assessment_rows(write.connection, assessments_to_write(write.organization, {cell: level}, fixed), ())
    for (person_id, skill_id), (level, due_on) in rows.goals.items():
        _write_goal(write, (made.get(person_id, person_id), skill_id), level, due_on)


def _write_goal(write: Write, cell: Cell, level: int, due_on: date) -> None:
    old = goal_of(write.organization, cell)
    if old is not None:
        write.change(old, {"level": level, "due_on": due_on})
        return
    known = cell[0] in write.organization.people
    held = write.organization.proficiency.level(*cell) if known else -1
    owner = {"person_id": cell[0], "skill_id": cell[1], "from_level": held if held >= 0 else None}
    write.add(Goal, {**owner, "level": level, "due_on": due_on})
