"""The verb of exports: that a file was written of the organization, and what was left out of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from orgwright.planning.private_codes import Codes

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization
    from orgwright.planning.privacy import Profile
    from orgwright.workspace.writing import AssessmentRow, Changes


class ExportVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def assessment_rows(self) -> Iterator[AssessmentRow]:
        """All assessments; the open file reads them."""

    @abstractmethod
    def _note(self, label: str) -> Changes:
        """Put a sentence into the history that no row belongs to; the open file does."""

    def record_export(self, what: str, file_name: str, profile: Profile) -> Changes:
        """Say in the history that ``what`` was written to a file, named without its folder, under a profile.

        It changes no rows: it cannot be undone, and undo takes back what was done before it.
        """
        words = " ".join(part for part in (what, profile.words) if part)
        return self._note(f"Export {words} as {file_name}")

    def private_assessment_rows(self, profile: Profile) -> Iterator[AssessmentRow]:
        """All assessments for a file under a profile: without names, assessors have codes and evidence is gone."""
        if profile.names:
            return self.assessment_rows()
        codes = Codes.of(self.organization)
        return (replace(one, assessor=codes.assessor(one.assessor), evidence="") for one in self.assessment_rows())
