"""The verb of exports: that a file was written of the organization, and what was left out of it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from orgwright.planning.privacy import Profile

if TYPE_CHECKING:
    from orgwright.workspace.writing import Changes


class ExportVerbs:
    """A part of the open file, which does the writing."""

    @abstractmethod
    def _note(self, label: str) -> Changes:
        """Put a sentence into the history that no row belongs to; the open file does."""

    def record_export(self, what: str, file_name: str, profile: Profile) -> Changes:
        """Say in the history that ``what`` was written to a file, named without its folder, under a profile.

        It changes no rows: it cannot be undone, and undo takes back what was done before it.
        """
        words = " ".join(part for part in (what, profile.words) if part)
        return self._note(f"Export {words} as {file_name}")
