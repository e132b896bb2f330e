"""The verbs of scenarios: made with a title of their own, and copied with their planned changes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from orgwright.errors import RefusedInput
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.planning.rows import as_values
from orgwright.records import PlannedChange, Record, Scenario
from orgwright.workspace.writing import Write

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


class ScenarioVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """A row as it is now; refused where it is gone."""

    def add_scenario(self, title: str, based_on_id: int | None = None, notes: str = "") -> Changes:
        """Make an empty scenario of the records or of another one; ``made_id`` of the answer is its id."""
        if based_on_id is not None:
            self._row(Scenario, based_on_id)
        values = {**new_scenario(self.organization, title), "based_on_id": based_on_id, "notes": notes.strip()}
        return self._do(f"Add the scenario {values['title']}", lambda write: write.add(Scenario, values))

    def copy_scenario(self, scenario_id: int, title: str) -> Changes:
        """Make a scenario with the same base, notes and planned changes as another; ``made_id`` is its id."""
        old = self._row(Scenario, scenario_id)
        values = {**as_values(old), "id": None, **new_scenario(self.organization, title)}

        def write(writing: Write) -> None:
            made_id = writing.add(Scenario, values)
            for one in self.organization.planned_changes_by_scenario.get(scenario_id, ()):
                writing.add(PlannedChange, {**as_values(one), "id": None, "scenario_id": made_id})

        return self._do(f"Copy the scenario {old.title} to {values['title']}", write)


def new_scenario(organization: Organization, title: str) -> dict[str, str]:
    """Title and key of a scenario to make; refused without a title, or with one that another has."""
    scenarios = organization.scenarios.values()
    name = " ".join(title.split())
    if not name:
        raise RefusedInput("A scenario needs a title.")
    if any(one.title.casefold() == name.casefold() for one in scenarios):
        raise RefusedInput(f"There is a scenario “{name}” already.")
    return {"title": name, "key": new_key(name, [one.key for one in scenarios])}
