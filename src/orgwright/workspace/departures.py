"""The verb of departures: a scenario in which some people leave on a day, made as one action."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.records import ChangeKind, PlannedChange, Scenario
from orgwright.workspace.scenarios import new_scenario
from orgwright.workspace.writing import Write

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes


class DepartureVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    def plan_departures(
        self, title: str, person_keys: Sequence[str], on: date, based_on_id: int | None = None
    ) -> Changes:
        """Make a scenario in which people leave; ``on`` is their last day employed, ``made_id`` its id."""
        fresh = new_scenario(self.organization, title)
        if not person_keys:
            raise RefusedInput("Choose at least one person who leaves.")
        if based_on_id is not None and based_on_id not in self.organization.scenarios:
            raise RefusedInput("The scenario that this one builds on is gone: somebody removed it.")

        def write(writing: Write) -> None:
            values = {**fresh, "based_on_id": based_on_id}
            scenario_id = writing.add(Scenario, values)
            for number, person in enumerate(person_keys, 1):
                change = {"number": number, "on": on, "change": ChangeKind.LEAVE, "person": person}
                writing.add(PlannedChange, {"scenario_id": scenario_id, **change})

        return self._do(f"Add the scenario {fresh['title']}", write)
