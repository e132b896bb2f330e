"""How the figures of a role came about: its seats, the coverage of its people, and who holds a requirement."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from orgwright.gui.context import Context
from orgwright.gui.roles.columns import HELD
from orgwright.gui.roles.model import RequirementRow, RoleRow
from orgwright.gui.roles.parts import PartRow
from orgwright.gui.widgets.columns import Column
from orgwright.planning.explanation import Explanation
from orgwright.planning.organization import Organization


class RoleExplanations:
    """Answers for the role with ``role_id``, in the picture that is looked at when somebody asks."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.role_id: int | None = None

    def seats(self) -> Explanation | None:
        """The seats that ask for the role."""
        from orgwright.planning.explanations.structure import role_seats

        return self._asked(role_seats)

    def coverage(self) -> Explanation | None:
        """Coverage of the role by the people who have it."""
        from orgwright.planning.explanations.role_coverage import unit_role_coverage
        from orgwright.planning.groups import Group, GroupKind

        return self._asked(lambda picture, role_id: unit_role_coverage(picture, Group(GroupKind.ROLE, role_id)))

    def gate(self) -> Explanation | None:
        """Who of the people in the role holds every critical must-have."""
        from orgwright.planning.explanations.role_coverage import unit_gate
        from orgwright.planning.groups import Group, GroupKind

        return self._asked(lambda picture, role_id: unit_gate(picture, Group(GroupKind.ROLE, role_id)))

    def people(self, row: RoleRow) -> Explanation | None:
        """The people of a role of the list."""
        from orgwright.planning.explanations.structure import role_people

        organization = self._context.organization
        return role_people(organization, row.role_id) if row.role_id in organization.roles and row.people else None

    def columns_of_part(self, columns: tuple[Column[Any], ...]) -> tuple[Column[Any], ...]:
        """The columns of a tab; how many hold a requirement can be opened."""
        return tuple(replace(column, explain=self._held) if column is HELD else column for column in columns)

    def _held(self, row: PartRow) -> Explanation | None:
        from orgwright.planning.explanations.skills import holders_at

        asked = row.more
        if not isinstance(asked, RequirementRow):
            return None

        def explain(organization: Organization, role_id: int) -> Explanation:
            seating = organization.seating
            people = sorted(one for one in seating.employed if seating.role_of(one) == role_id)
            name = f"people who are {organization.roles[role_id].name}"
            return holders_at(organization, name, people, asked.skill_id, asked.level)

        return self._asked(explain)

    def _asked(self, explain: Callable[[Organization, int], Explanation]) -> Explanation | None:
        organization = self._context.organization
        if self.role_id is None or self.role_id not in organization.roles:
            return None
        return explain(organization, self.role_id)
