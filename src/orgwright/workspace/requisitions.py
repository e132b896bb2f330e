"""The verb of requisitions: opened for a seat that is there, or with a new seat as one action."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from orgwright.errors import RefusedInput
from orgwright.planning.requisitions import UNDECIDED
from orgwright.records import Position, Record, Requisition
from orgwright.workspace.writing import Write

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


class RequisitionVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """A row as it is now; refused where it is gone."""

    def open_requisition(self, position: int | Mapping[str, Any], **values: Any) -> Changes:
        """Ask for somebody for a position, given by its id or, where it is new, by its values; ``made_id`` its id.

        Refused for a position that a requisition waits for already.
        """
        if isinstance(position, int):
            seat = self._row(Position, position)
            waiting = [one for one in self._of(position) if one.status in UNDECIDED]
            if waiting:
                raise RefusedInput(f"{waiting[0].key} waits for {seat.key} already; change that requisition.")
            return self._do(
                f"Open the requisition {values.get('key', '')} for {seat.key}",
                lambda write: write.add(Requisition, {**values, "position_id": position}),
            )
        new = dict(position)

        def write(writing: Write) -> None:
            position_id = writing.add(Position, new)
            writing.made_id = None
            writing.add(Requisition, {**values, "position_id": position_id})

        what = f"the new position {new.get('key', '')}"
        return self._do(f"Open the requisition {values.get('key', '')} for {what}", write)

    def _of(self, position_id: int) -> list[Requisition]:
        return [one for one in self.organization.requisitions.values() if one.position_id == position_id]
