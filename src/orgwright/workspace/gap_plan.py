"""The verb that writes the answer to many gaps, the cheapest mix, as a scenario."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from orgwright.errors import RefusedInput
from orgwright.planning.gap_mix import Mix
from orgwright.planning.gap_offers import Offers
from orgwright.planning.gap_plan import planned_mix
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.planning.planned_edits import numbered, refusals
from orgwright.planning.rows import as_values, row
from orgwright.records import PlannedChange, Scenario
from orgwright.workspace.writing import Write

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

NOT_WRITTEN = 0
"""The id of a scenario that is tried before it is written."""
NOTES = "The cheapest mix that closes chosen gaps. What people to hire bring is assumed by what their roles ask."


class GapPlanVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    def plan_mix(self, title: str, offers: Offers, mix: Mix, based_on_id: int | None = None) -> Changes:
        """Make a scenario of a mix in one action, on top of the scenario that its offers were made under.

        ``made_id`` is the scenario's. Refused, with nothing written, where one of its changes would not apply any more.
        """
        organization, name = self.organization, " ".join(title.split())
        if not name:
            raise RefusedInput("A scenario needs a title.")
        known = organization.scenarios.values()
        if any(one.title.casefold() == name.casefold() for one in known):
            raise RefusedInput(f"There is a scenario “{name}” already.")
        if not mix.taken:
            raise RefusedInput("There is nothing to write: this mix does nothing.")
        values = {"key": new_key(name, [one.key for one in known]), "title": name, "based_on_id": based_on_id}
        scenario = {**values, "notes": NOTES}
        changes = planned_mix(organization.under(based_on_id), offers, mix)
        tried = _with_scenario(organization, scenario)
        rows = numbered(tried, NOT_WRITTEN, changes)
        for reason in refusals(tried, NOT_WRITTEN, rows):
            raise RefusedInput(f"The organization has changed since this mix was found; find it again. {reason}")

        def write(writing: Write) -> None:
            scenario_id = writing.add(Scenario, scenario)
            for one in rows:
                own = {name: value for name, value in as_values(one).items() if name != "id"}
                writing.add(PlannedChange, {**own, "scenario_id": scenario_id})

        return self._do(f"Add the scenario {name}", write)


def _with_scenario(organization: Organization, values: Mapping[str, object]) -> Organization:
    made = row(Scenario, {**values, "id": NOT_WRITTEN})
    table = {**organization.scenarios, NOT_WRITTEN: made}
    return replace(organization, rows={**organization.rows, Scenario: table})
