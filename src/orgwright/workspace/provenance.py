"""Where an export comes from: the file and its last change, whoever wrote files of it since."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from orgwright import __version__
from orgwright.exchange.staffing_plans import Provenance

if TYPE_CHECKING:
    from orgwright.store.journal import RecordedAction
    from orgwright.workspace.file import Workspace

_AT_FIRST, _TIMES = 20, 10


def last_change(workspace: Workspace) -> RecordedAction:
    """The newest action that changed something, or made or brought forward the file.

    Actions that only tell of a file that was written are passed over: the same data gives the same bytes however
    often it was exported in between.
    """
    looked_at, found = _AT_FIRST, workspace.history(_AT_FIRST)
    while not any(_counts(one) for one in found) and len(found) == looked_at:
        looked_at *= _TIMES
        found = workspace.history(looked_at)
    return next((one for one in found if _counts(one)), found[-1])


def _counts(action: RecordedAction) -> bool:
    return action.changes > 0 or action.is_border


def provenance(workspace: Workspace, private: str = "") -> Provenance:
    """What every export of an open workspace says of where it comes from; ``private`` names what is left out."""
    action = last_change(workspace)
    return Provenance(workspace.path.name, action.id, __version__, datetime.fromisoformat(action.at), private)
