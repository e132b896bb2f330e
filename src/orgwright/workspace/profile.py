"""The verbs of the organization's own row, profile and policies, and the statements of roles that a profile decides."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.policy import Policy, policy_to_store
from orgwright.records import Statement
from orgwright.workspace.role_rows import RoleRows
from orgwright.workspace.writing import Write

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes

VARIANTS = 17
"""The section of a role that says what differs by size, industry, regulation, model and place."""


class ProfileVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization
    _role_rows: RoleRows

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    def set_profile(self, profile: Mapping[str, str]) -> Changes:
        """Change fields of the profile together, as one action; all of size, industry and so on that are given."""
        from orgwright.planning.profile_change import PROFILE, changed_fields

        unknown = sorted(set(profile) - set(PROFILE))
        if unknown:
            raise RefusedInput(f"The profile has no {', '.join(unknown)}; it has {', '.join(PROFILE)}.")
        fresh = changed_fields(self.organization, profile)
        if not fresh:
            raise RefusedInput("The profile is like this already.")
        words = ", ".join(f"{name} {value}" if value else f"{name} not said" for name, value in fresh.items())
        return self._do(f"Set the profile: {words}", lambda write: write.change(self.organization.facts, fresh))

    def set_policy(self, policy: Policy) -> Changes:
        """Change the policies that the numbers follow."""
        fresh = {"policy": policy_to_store(policy)}
        return self._do("Change the policies", lambda write: write.change(self.organization.facts, fresh))

    def variant_statements(self) -> tuple[Statement, ...]:
        """The statements of all roles about what differs from organization to organization."""
        return self._role_rows.of_section(VARIANTS)
