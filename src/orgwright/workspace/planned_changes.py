"""The verb of planned changes: put into a scenario where they apply, refused with the reason where they do not."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.planned_edits import NewChange, numbered, refusals
from orgwright.planning.planned_words import sentence
from orgwright.planning.rows import as_values
from orgwright.planning.validation import checked
from orgwright.records import ChangeKind, PlannedChange, Record, Scenario
from orgwright.workspace.writing import Write

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
        for one in rows:
            checked(PlannedChange, _written(one), organization)
        for reason in refusals(organization, scenario_id, rows):
            raise RefusedInput(reason)
        what = sentence(organization, rows[0]) if len(rows) == 1 else f"{len(rows)} changes"

        def write(writing: Write) -> None:
            for one in rows:
                writing.add(PlannedChange, _written(one))

        return self._do(f"Plan in {scenario.title}: {what}", write)


def _written(one: PlannedChange) -> dict[str, Any]:
    """The values of a change without the id that it had before it was written."""
    return {name: value for name, value in as_values(one).items() if name != "id"}
