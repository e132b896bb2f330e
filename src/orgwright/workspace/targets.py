"""The verb of capability targets: many rows added, changed and removed as one action, with its sentence."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.target_edits import TargetEdit
from orgwright.records import Target
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes


class TargetVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    def set_targets(self, edits: Sequence[TargetEdit], label: str = "") -> Changes:
        """Add, change and remove capability targets as one action; one that cannot be refuses all.

        ``label`` is the sentence of the history; without one it counts what is done.
        """
        if not edits:
            raise RefusedInput("No capability target would change.")
        targets = self.organization.targets
        if any(one.target_id is not None and one.target_id not in targets for one in edits):
            raise RefusedInput("One of these capability targets is gone: somebody removed it.")
        return self._do(label or targets_label(self.organization, edits), lambda write: _write(write, edits))


def _write(write: Write, edits: Sequence[TargetEdit]) -> None:
    for one in edits:
        if one.target_id is None:
            write.add(Target, one.values or {})
        elif one.values is not None:
            write.change(write.organization.targets[one.target_id], one.values)
        else:
            write.connection.execute(delete(Target).where(column_of(Target, "id") == one.target_id))


def targets_label(organization: Organization, edits: Sequence[TargetEdit]) -> str:
    """The sentence for edits of targets: which skill, or how many."""
    verbs = {_verb(one) for one in edits}
    verb = verbs.pop() if len(verbs) == 1 else "Set"
    if len(edits) > 1:
        return f"{verb} {len(edits)} capability targets"
    (one,) = edits
    old = None if one.target_id is None else organization.targets[one.target_id]
    values = one.values or {}
    skill = organization.skills.get(values.get("skill_id", old.skill_id if old else 0))
    unit = organization.units.get(values.get("unit_id", old.unit_id if old else 0))
    names = [each.name for each in (unit, skill) if each is not None]
    return f"{verb} the capability target {', '.join(names)}".rstrip()


def _verb(one: TargetEdit) -> str:
    if one.target_id is None:
        return "Add"
    if one.values is None:
        return "Remove"
    return "End" if set(one.values) == {"to_on"} and one.values["to_on"] is not None else "Change"
