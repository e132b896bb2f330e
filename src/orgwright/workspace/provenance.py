"""Where an export comes from: the file and its last change, whoever wrote files of it since."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from orgwright import __version__
from orgwright.exchange.staffing_plans import Provenance

if TYPE_CHECKING:
    from orgwright.workspace.file import Workspace


def provenance(workspace: Workspace, private: str = "") -> Provenance:
    """What every export of an open workspace says of where it comes from; ``private`` names what is left out."""
    action = workspace.last_change()
    return Provenance(workspace.path.name, action.id, __version__, datetime.fromisoformat(action.at), private)
