from datetime import datetime
from pathlib import Path

from organizations import small_organization
from orgwright import __version__
from orgwright.workspace import Workspace
from orgwright.workspace.provenance import provenance


def test_an_export_says_its_file_and_its_last_change(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    made = provenance(workspace, "without pay")
    assert (made.workspace, made.action, made.version) == ("small.orgwright", 1, __version__)
    assert made.private == "without pay"
    assert made.at == datetime.fromisoformat(workspace.history(1)[0].at)
    workspace.end_employment(1, workspace.organization.day)
    assert provenance(workspace).action == workspace.history(1)[0].id == 2
    workspace.undo()
    assert provenance(workspace).action == 3
    assert workspace.last_change().label.startswith("Undo: ")
    workspace.close()
