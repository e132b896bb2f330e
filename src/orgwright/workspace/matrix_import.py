"""Taking an edited workbook of the matrix in: which of its rows come in, what they write, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from orgwright.exchange.field_change import FieldChange
from orgwright.exchange.matrix_changes import ImportRow, MatrixPlan, RowKind, matrix_plan
from orgwright.exchange.matrix_reading import EditedMatrix
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.planning.validation import checked
from orgwright.records import Assessment, Person, Source
from orgwright.workspace.writing import Write, write_assessments


@dataclass(frozen=True, eq=False)
class MatrixImport:
    """What an import of a matrix takes, as managers' assessments of one day."""

    plan: MatrixPlan
    taken: tuple[ImportRow, ...]
    organization: Organization
    day: date

    @classmethod
    def of(
        cls, organization: Organization, edited: EditedMatrix, decided: Mapping[str, bool], on: date | None
    ) -> MatrixImport:
        """The import into a picture; ``decided`` says by key of the row what a person takes and what not."""
        picture = organization if on is None else organization.as_of(on)
        plan = matrix_plan(picture, edited)
        return cls(plan, tuple(plan.taken(decided)), organization, picture.day)

    @property
    def label(self) -> str:
        """The sentence of the history."""
        people, cells = len(self._added), len(self.changes) - len(self._added)
        said = f"{cells:,} {'level' if cells == 1 else 'levels'}"
        added = f" and {people:,} new {'person' if people == 1 else 'people'}" if people else ""
        return f"Import {said}{added} from {self.plan.edited.file_name}"

    @cached_property
    def _added(self) -> Mapping[str, ImportRow]:
        """The new people by the keys that they get."""
        taken = {one.key for one in self.organization.people.values()}
        found: dict[str, ImportRow] = {}
        for row in self.taken:
            if row.kind == RowKind.NEW_PERSON:
                found[new_key(row.person, taken | found.keys())] = row
        return found

    @cached_property
    def changes(self) -> tuple[FieldChange, ...]:
        """Every field that changes: one for each cell taken, and the name of each new person."""
        skills = self.organization.skills
        cells = [
            FieldChange("assessments", f"{row.person_key}|{row.skill}", "level", row.before, row.after)
            for row in self.taken
            if row.kind != RowKind.NEW_PERSON
        ]
        for key, row in self._added.items():
            cells.append(FieldChange("people", key, "name", None, row.person))
            cells += [
                FieldChange("assessments", f"{key}|{skills[one].name}", "level", None, level)
                for one, level in row.levels
            ]
        return tuple(cells)

    def write(self, write: Write, actor: str) -> None:
        """Insert new people, then all levels at once; of a day assessed before, evidence and validity stay."""
        levels = [(row.person_id, row.skill_id, row.after) for row in self.taken if row.kind != RowKind.NEW_PERSON]
        for key, row in self._added.items():
            person_id = write.add(Person, {"key": key, "name": row.person})
            levels += [(person_id, skill_id, level) for skill_id, level in row.levels]
        said = {"source": Source.MANAGER, "assessor": actor, "assessed_on": self.day}
        rows = [
            checked(
                Assessment, {"person_id": person_id, "skill_id": skill_id, "level": level, **said}, self.organization
            )
            for person_id, skill_id, level in levels
        ]
        write_assessments(write, rows, ())
