"""How the figures of one person came about, for the page of the person."""

from collections.abc import Callable
from typing import Any

from orgwright.gui.context import Context
from orgwright.gui.people.model import SkillRow, WayRow
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cells import effective_level
from orgwright.planning.explanations.learning import months_to_a_role
from orgwright.planning.explanations.role_coverage import (
    person_assessed_share,
    person_gate,
    person_role_coverage,
)
from orgwright.planning.organization import Organization


class PersonExplanations:
    """Answers for the person with ``person_id``, in the picture that is looked at when somebody asks."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.person_id: int | None = None

    @property
    def of_way(self) -> dict[str, Callable[[Any], Explanation | None]]:
        """What explains the columns of a way, by title."""
        return {"Held, not known, short": self.coverage_there, "%": self.coverage_there, "Gate": self.gate_there}

    def coverage(self) -> Explanation | None:
        """Coverage of the own role."""
        return self._asked(person_role_coverage)

    def gate(self) -> Explanation | None:
        """The gate of the own role."""
        return self._asked(person_gate)

    def assessed(self) -> Explanation | None:
        """How much of the own role is assessed, and how old that is."""
        return self._asked(person_assessed_share)

    def level(self, row: SkillRow) -> Explanation | None:
        """The level in a skill."""
        return self._asked(lambda organization, person_id: effective_level(organization, (person_id, row.skill_id)))

    def coverage_there(self, row: WayRow) -> Explanation | None:
        """Coverage of a role to go to."""
        return self._asked(lambda organization, person_id: person_role_coverage(organization, person_id, row.role_id))

    def gate_there(self, row: WayRow) -> Explanation | None:
        """The gate of a role to go to."""
        return self._asked(lambda organization, person_id: person_gate(organization, person_id, row.role_id))

    def months(self, row: WayRow) -> Explanation | None:
        """Months until a role to go to."""
        return self._asked(lambda organization, person_id: months_to_a_role(organization, person_id, row.role_id))

    def _asked(self, explain: Callable[[Organization, int], Explanation]) -> Explanation | None:
        organization = self._context.organization
        if self.person_id is None or self.person_id not in organization.people:
            return None
        return explain(organization, self.person_id)
