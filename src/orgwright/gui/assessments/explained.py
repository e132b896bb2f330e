"""How the figures of the lists of assessments came about, for the columns that show them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from orgwright.gui.assessments import columns, model
from orgwright.gui.context import Context
from orgwright.gui.widgets.columns import Explain, explained_columns
from orgwright.planning.explanation import Explanation
from orgwright.planning.rounds import RoundProgress
from orgwright.planning.severity import AssessorSeverity


class AssessmentExplanations:
    """The columns of the lists with what explains them, in the picture that is looked at when somebody asks."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.source = "manager"
        """Whose severity is shown."""
        self.round: RoundProgress | None = None
        """The round whose people are shown."""

    def calibration(self) -> columns.Columns:
        """The columns of calibration."""
        return self._of_cells(columns.CALIBRATION, "Self", "Manager", "Apart")

    def disagreements(self) -> columns.Columns:
        """The columns of disagreements."""
        return self._of_cells(columns.DISAGREEMENTS, "Certificate", "Manager", "Peers", "Self", "Apart")

    def due(self) -> columns.Columns:
        """The columns of what expires."""
        return self._of_cells(columns.DUE, "Level")

    def next(self) -> columns.Columns:
        """The columns of the ratings to make."""
        return explained_columns(columns.NEXT, {"Points": self._narrowing})

    def experts(self) -> columns.Columns:
        """The columns of experts."""
        return explained_columns(columns.EXPERTS, {"Level": self._expert})

    def severity(self) -> columns.Columns:
        """The columns of assessors."""
        asked: Mapping[str, Explain] = dict.fromkeys(("Shared cells", "Levels, on average"), self._severity)
        return explained_columns(columns.SEVERITY, asked)

    def rounds(self) -> columns.Columns:
        """The columns of rounds; the last holds how much is answered."""
        asked: Mapping[str, Explain] = dict.fromkeys(("People", "Skills"), self._answered)
        found = explained_columns(columns.ROUNDS, asked)
        return (*found[:-1], replace(found[-1], explain=self._answered))

    def answers(self) -> columns.Columns:
        """The columns of the people of a round; the last holds how much each has answered."""
        return (*columns.ANSWERS[:-1], replace(columns.ANSWERS[-1], explain=self._answers_of_person))

    def _of_cells(self, shown: columns.Columns, *titles: str) -> columns.Columns:
        asked: Mapping[str, Explain] = dict.fromkeys(titles, self._level)
        return explained_columns(shown, asked)

    def _level(self, row: model.Named) -> Explanation | None:
        from orgwright.planning.explanations.cells import effective_level

        return effective_level(self._context.organization, row.cell) if self._is_there(*row.cell) else None

    def _expert(self, row: model.ExpertRow) -> Explanation | None:
        from orgwright.planning.explanations.cells import effective_level

        cell = (row.person_id, row.skill_id)
        return effective_level(self._context.organization, cell) if self._is_there(*cell) else None

    def _narrowing(self, row: model.NextRow) -> Explanation | None:
        from orgwright.planning.explanations.assessing import narrowing

        if not self._is_there(*row.cell):
            return None
        return narrowing(self._context.organization, self._context.unit_id, row.cell)

    def _severity(self, row: AssessorSeverity) -> Explanation | None:
        from orgwright.planning.explanations.assessing import severity_of

        return severity_of(self._context.organization, self._context.unit_id, self.source, row)

    def _answered(self, row: model.RoundRow) -> Explanation | None:
        from orgwright.planning.explanations.assessing import answered

        people: Mapping[int, Any] = self._context.organization.people
        is_there = all(one in people for one in row.progress.person_ids)
        return answered(self._context.organization, row.progress) if is_there else None

    def _answers_of_person(self, row: model.AnswerRow) -> Explanation | None:
        from orgwright.planning.explanations.assessing import answers_of

        organization, progress = self._context.organization, self.round
        if progress is None or row.person_id not in organization.people:
            return None
        return answers_of(organization, progress, row.person_id)

    def _is_there(self, person_id: int, skill_id: int) -> bool:
        organization = self._context.organization
        return person_id in organization.people and skill_id in organization.skills
