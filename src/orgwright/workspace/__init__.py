"""The open file: the only way to write, and what it tells of what it wrote."""

from orgwright.store.journal import RecordedAction, RowChange
from orgwright.workspace.file import Workspace
from orgwright.workspace.importing import BlueprintImport
from orgwright.workspace.writing import AssessmentRow, Changes, described

__all__ = ["AssessmentRow", "BlueprintImport", "Changes", "RecordedAction", "RowChange", "Workspace", "described"]
