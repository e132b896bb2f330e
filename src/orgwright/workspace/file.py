"""The open file: every action of the user, undo and redo, the history, and those who listen for changes.

Each verb is one transaction, journaled, and answers with one ``Changes`` that every listener receives too. There is
no other way to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from orgwright.errors import RefusedInput
from orgwright.planning.proficiency import Cell
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.rows import as_values, columns
from orgwright.progress import Progress
from orgwright.records import (
    Assessment,
    Document,
    Kpi,
    OrganizationFacts,
    Person,
    Record,
    Role,
    Skill,
    Source,
)
from orgwright.store import journal
from orgwright.store.assessment_rows import write_assessment_rows
from orgwright.store.database import Database, copy_database, create_database, open_database
from orgwright.store.journal import RecordedAction, RowChange
from orgwright.store.reading_copy import ReadingCopy, is_writable
from orgwright.store.snapshot import read_organization, reread, touched_after
from orgwright.workspace import merging
from orgwright.workspace.baselines import BaselineVerbs
from orgwright.workspace.cost_rates import CostRateVerbs
from orgwright.workspace.departures import DepartureVerbs
from orgwright.workspace.development import DevelopmentVerbs
from orgwright.workspace.exports import ExportVerbs
from orgwright.workspace.foreign_import import ForeignImports
from orgwright.workspace.gap_plan import GapPlanVerbs
from orgwright.workspace.importing import (
    BlueprintImport,
    plan_blueprint,
    unread_documents,
    write_blueprints,
    write_sections,
)
from orgwright.workspace.kpi_readings import KpiReadingVerbs, follow_kpi_name
from orgwright.workspace.make_real import MakeRealVerbs
from orgwright.workspace.planned_changes import PlannedChangeVerbs
from orgwright.workspace.profile import ProfileVerbs
from orgwright.workspace.promotion import PromotionVerbs
from orgwright.workspace.requisitions import RequisitionVerbs
from orgwright.workspace.role_rows import RoleRows
from orgwright.workspace.rounds import RoundVerbs
from orgwright.workspace.scales import write_scale
from orgwright.workspace.scenarios import ScenarioVerbs
from orgwright.workspace.seats import SeatVerbs
from orgwright.workspace.succession import SuccessionVerbs
from orgwright.workspace.targets import TargetVerbs
from orgwright.workspace.writing import (
    AssessmentRow,
    Changes,
    Write,
    assess_label,
    assessments_to_write,
    capital,
    column_of,
    described,
    insert_all,
    next_number,
)

if TYPE_CHECKING:
    from orgwright.exchange.blueprint import RoleDocument
    from orgwright.exchange.matrix_reading import EditedMatrix
    from orgwright.exchange.role_import.plan import ImportPlan
    from orgwright.exchange.role_import.taking import Decision
    from orgwright.planning.organization import Organization
    from orgwright.planning.scales import NamedLevel
    from orgwright.workspace.matrix_import import MatrixImport

R = TypeVar("R", bound=Record)
KEEP: Literal["keep"] = "keep"
"""Given for what an assessment of the same day already has, and shall keep."""
MOST_REREAD = 50_000
"""Touched rows beyond which the whole picture is read anew: row by row would take longer."""


class _OnlyTried(Exception):
    """Ends the transaction of a dry run without writing."""


class Workspace(
    ForeignImports,
    ProfileVerbs,
    TargetVerbs,
    ScenarioVerbs,
    PlannedChangeVerbs,
    SeatVerbs,
    MakeRealVerbs,
    RequisitionVerbs,
    RoundVerbs,
    DepartureVerbs,
    DevelopmentVerbs,
    PromotionVerbs,
    KpiReadingVerbs,
    SuccessionVerbs,
    CostRateVerbs,
    BaselineVerbs,
    ExportVerbs,
    GapPlanVerbs,
):
    """One open workspace file and the picture of it. ``actor`` is the name that actions are recorded under."""

    def __init__(self, database: Database, actor: str) -> None:
        self._database = database
        self._lock = RLock()
        self._listeners: list[Callable[[Changes], None]] = []
        self._role_rows = RoleRows(database)
        self.actor = actor
        self.organization = read_organization(database)
        self._seen_version = database.data_version()
        self._seen_change = journal.newest_change(database)

    @classmethod
    def open(cls, path: Path, actor: str = "") -> Workspace:
        """Open an existing workspace file; documents of a file from before their sections were kept are read once."""
        opened = cls(open_database(path), actor)
        rows = opened._role_rows
        unread = unread_documents(rows)
        if unread:
            label = "Read the sections of the role documents"
            opened._do(label, lambda write: write_sections(write, unread, rows))
        return opened

    @classmethod
    def open_to_read(cls, path: Path, actor: str = "") -> Workspace:
        """Open a file of which others are written: one that cannot be written itself is read, and refuses actions."""
        if not path.is_file() or is_writable(path):
            return cls.open(path, actor)
        copy = ReadingCopy(path)
        try:
            opened = cls.open(copy.path, actor)
        except BaseException:
            copy.close()
            raise
        opened._database.stand_for(path, copy)
        return opened

    @classmethod
    def new(cls, path: Path, name: str, actor: str = "") -> Workspace:
        """Make an empty organization and open it."""
        facts = OrganizationFacts(id=1, name=name)
        return cls.create(path, [facts], f"Make the organization {name}", actor)

    @classmethod
    def build(cls, folder: Path, path: Path, actor: str = "", progress: Progress | None = None) -> Workspace:
        """Make a workspace of an organization folder and open it."""
        from orgwright.exchange.folder import read_folder

        contents = read_folder(folder, progress or Progress())
        return cls.create(path, contents.records, f"Build from the folder {folder.resolve().name}", actor, progress)

    @classmethod
    def create(
        cls, path: Path, records: Iterable[Record], label: str, actor: str = "", progress: Progress | None = None
    ) -> Workspace:
        """Make a workspace of record objects that have their ids, as one action that cannot be undone."""
        database = create_database(path)
        try:
            with database.without_foreign_keys(), database.writing() as connection:
                insert_all(connection, records, progress or Progress())
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise RefusedInput("Some rows refer to rows that do not exist; nothing was made.")
                journal.install_triggers(connection)
                journal.add_action(connection, label, actor, border=True)
            return cls(database, actor)
        except BaseException:
            database.close()
            path.unlink(missing_ok=True)
            raise

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def close(self) -> None:
        """Close the file; everything is in it already."""
        self._listeners.clear()
        self._database.close()

    # Reading what the picture does not hold

    def assessments_of(self, person_id: int, skill_id: int) -> tuple[AssessmentRow, ...]:
        """All assessments of one person and skill with their evidence, oldest first."""
        where = "WHERE person_id = ? AND skill_id = ? ORDER BY assessed_on"
        return tuple(self._assessments(where, person_id, skill_id))

    def assessment_rows(self) -> Iterator[AssessmentRow]:
        """All assessments."""
        return self._assessments("ORDER BY id")

    def _assessments(self, where: str, *values: int) -> Iterator[AssessmentRow]:
        names = ", ".join(columns(Assessment))
        return map(AssessmentRow.of, self._database.driver.execute(f"SELECT {names} FROM assessment {where}", values))

    def documents(self, role_id: int | None = None) -> tuple[Document, ...]:
        """The role documents of a role, or all, with their bytes."""
        return self._role_rows.documents(role_id)

    def document_roles(self) -> list[int]:
        """The ids of the roles that have a document, without its bytes."""
        return self._role_rows.document_roles()

    def role_sheet(self, role_id: int) -> RoleSheet:
        """All rows of one role, and its document."""
        return self._role_rows.sheet(self.organization, self._row(Role, role_id))

    def role_sheets(self) -> Iterator[RoleSheet]:
        """The rows of every role, by name."""
        for role in sorted(self.organization.roles.values(), key=lambda one: one.name):
            yield self._role_rows.sheet(self.organization, role)

    def history(self, last: int = 1000) -> tuple[RecordedAction, ...]:
        """The newest actions, newest first."""
        return journal.history(self._database, last)

    def last_change(self) -> RecordedAction:
        """The newest action that wrote rows: what files say they were written after, exporting again or not."""
        return journal.last_change(self._database)

    def changes_of(self, action_id: int) -> tuple[RowChange, ...]:
        """The rows of one action before and after it."""
        return journal.changes_of(self._database, action_id)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file itself; nothing when it is whole."""
        return self._database.problems()

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        action = journal.to_undo(self._database)
        return None if action is None else action.label

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        action = journal.to_redo(self._database)
        return None if action is None else action.label.removeprefix("Undo: ")

    def save_copy(self, target: Path) -> None:
        """Write a checked copy of the workspace, whole or not at all."""
        if target.resolve() == self.path.resolve():
            raise RefusedInput("A copy needs another name than the open file.")
        with self._lock:
            copy_database(self._database, target)

    # Listening

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` with the changes of every action from now on; the answer stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def poll(self) -> Changes | None:
        """Take in what another process wrote to the file since we last looked."""
        with self._lock:
            version = self._database.data_version()
            if version == self._seen_version:
                return None
            self._seen_version = version
            newest = journal.history(self._database, 1)
            return self._take_in(newest[0].label if newest else "", is_from_elsewhere=True)

    def _take_in(self, label: str, made_id: int | None = None, *, is_from_elsewhere: bool = False) -> Changes:
        """The next picture from the row images not seen yet, told to all listeners."""
        seen = touched_after(self._database, self._seen_change)
        self._seen_change = journal.newest_change(self._database)
        database, old = self._database, self.organization
        self.organization = reread(database, old, seen) if seen.count <= MOST_REREAD else read_organization(database)
        changes = Changes(label, self.organization, seen.rows, seen.cells, made_id, is_from_elsewhere)
        for listener in tuple(self._listeners):
            listener(changes)
        return changes

    def _note(self, label: str) -> Changes:
        """Put a sentence into the history that no row belongs to; the picture stays the same one."""
        with self._lock:
            journal.note(self._database, label, self.actor)
            changes = Changes(label, self.organization, {}, ())
            for listener in tuple(self._listeners):
                listener(changes)
            return changes

    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """The one wrapper of every write."""
        with self._lock:
            with journal.recording(self._database, label, self.actor, reason=reason) as connection:
                writing = Write(connection, self.organization)
                write(writing)
            return self._take_in(label, writing.made_id)

    # Undo and redo

    def undo(self) -> Changes:
        """Take back the newest action that is neither an undo nor undone."""
        action = journal.to_undo(self._database)
        if action is None:
            raise RefusedInput("There is nothing to undo.")
        return self._revert(action.id, f"Undo: {action.label}")

    def redo(self) -> Changes:
        """Do again what was undone last, where nothing new was done since."""
        action = journal.to_redo(self._database)
        if action is None:
            raise RefusedInput("There is nothing to redo.")
        return self._revert(action.id, f"Redo: {action.label.removeprefix('Undo: ')}")

    def revert(self, action_id: int) -> Changes:
        """Take back an older action, where none of its rows was touched since."""
        found = [one for one in journal.history(self._database, 10**9) if one.id == action_id]
        if not found:
            raise RefusedInput(f"There is no action {action_id}.")
        if not found[0].can_be_undone:
            raise RefusedInput(f"“{found[0].label}” cannot be undone.")
        return self._revert(action_id, f"Undo: {found[0].label}")

    def _revert(self, action_id: int, label: str) -> Changes:
        with self._lock:
            journal.revert(self._database, action_id, label, self.actor)
            return self._take_in(label)

    # Any record

    def add(self, record: type[Record], **values: Any) -> Changes:
        """Add one row; ``made_id`` of the answer is its id."""
        if "number" in record.model_fields and "number" not in values:
            values["number"] = next_number(self._database.driver, record, values)
        label = f"Add {described(self.organization, record, values)}"
        return self._do(label, lambda write: write.add(record, values))

    def change(self, record: type[Record], record_id: int, **values: Any) -> Changes:
        """Change some values of one row."""
        old = self._row(record, record_id)
        label = f"Change {described(self.organization, record, as_values(old))}"

        def write(writing: Write) -> None:
            writing.change(old, values)
            if record is Skill and "name" in values:
                merging.follow_name(writing, self._row(Skill, record_id), values["name"])
            if record is Kpi and "name" in values:
                kpi = cast(Kpi, old)
                follow_kpi_name(writing, record_id, kpi.role_id, kpi.name, values["name"])

        return self._do(label, write)

    def remove(self, record: type[Record], record_id: int) -> Changes:
        """Remove one row and what belongs to it alone; refused while something else refers to it."""
        old = self._row(record, record_id)
        what = described(self.organization, record, as_values(old))

        def write(writing: Write) -> None:
            try:
                writing.connection.execute(delete(record).where(column_of(record, "id") == record_id))
            except IntegrityError:
                raise RefusedInput(f"{capital(what)} cannot be removed: something still refers to it.") from None

        return self._do(f"Remove {what}", write)

    def _row(self, record: type[R], record_id: int) -> R:
        if record in self.organization.rows:
            found = self.organization.table(record).get(record_id)
        else:
            found = self._role_rows.row(record, record_id)
        if found is None:
            raise RefusedInput(f"This {record.noun} is gone: somebody removed it.")
        return found

    # Verbs

    def assess(
        self,
        levels: Mapping[Cell, int | None],
        *,
        source: str = Source.MANAGER,
        assessor: str | None = None,
        on: date | None = None,
        valid_until: date | Literal["keep"] | None = KEEP,
        evidence: str = KEEP,
        reason: str = "",
    ) -> Changes:
        """Assess people in skills: a level, or None to withdraw. Assessing again on the same day replaces.

        Without more: by the user, as a manager, on the picture's day.
        """
        for person_id in {person_id for person_id, _ in levels}:
            self._row(Person, person_id)
        for skill_id in {skill_id for _, skill_id in levels}:
            self._row(Skill, skill_id)
        who = self.actor if assessor is None else assessor
        fixed = {"source": source, "assessor": who, "assessed_on": on or self.organization.day}
        given = {name: value for name, value in (("valid_until", valid_until), ("evidence", evidence)) if value != KEEP}
        rows = assessments_to_write(self.organization, levels, {**fixed, **given})
        label = assess_label(self.organization, levels)
        return self._do(label, lambda write: write_assessment_rows(write.connection, rows, tuple(given)), reason)

    def merge_skills(self, kept_id: int, merged_id: int) -> Changes:
        """Make one skill of two: everything of the merged one moves to the kept one, its names too."""
        kept, merged = self._row(Skill, kept_id), self._row(Skill, merged_id)
        label = f"Merge the skill {merged.name} into {kept.name}"
        return self._do(label, lambda write: merging.merge_skills(write, kept, merged))

    def keep_apart(self, one_id: int, other_id: int) -> Changes:
        """Remember that two skills are not the same, so that nothing suggests it again."""
        one, other = self._row(Skill, one_id), self._row(Skill, other_id)
        label = f"Keep the skills {one.name} and {other.name} apart"
        return self._do(label, lambda write: merging.keep_apart(write, one, other))

    def compare_again(self, one_id: int, other_id: int) -> Changes:
        """Take back that two skills are not the same; they may be suggested as one again."""
        one, other = self._row(Skill, one_id), self._row(Skill, other_id)
        label = f"Compare the skills {one.name} and {other.name} again"
        return self._do(label, lambda write: merging.compare_again(write, one, other))

    def import_blueprints(
        self,
        files: Iterable[tuple[str, bytes]],
        *,
        dry_run: bool = False,
        decisions: Sequence[Mapping[str, Decision]] = (),
    ) -> BlueprintImport:
        """Take files with role documents in, (file name, bytes) each; one that cannot be read refuses all."""
        from orgwright.exchange.blueprint import read_documents

        read = [document for name, data in files for document in read_documents(data, name)]
        return self.import_documents(read, dry_run=dry_run, decisions=decisions)

    def plan_import(self, documents: Iterable[RoleDocument]) -> tuple[ImportPlan, ...]:
        """What taking role documents in would do, each by itself; nothing is written."""
        picture, rows = self.organization, self._role_rows
        named = rows.under_present_names(picture, documents)
        return tuple(plan_blueprint(picture, one, rows.sheet_named(picture, one.role)) for one in named)

    def import_documents(
        self,
        read: Sequence[RoleDocument],
        *,
        dry_run: bool = False,
        decisions: Sequence[Mapping[str, Decision]] = (),
    ) -> BlueprintImport:
        """Take role documents in, all as one action; a dry run only says what would change.

        ``decisions`` are a person's, by row, one mapping a document; what nobody decided goes as the plan proposes.
        """
        found: list[BlueprintImport] = []
        first = self._seen_change
        read = self._role_rows.under_present_names(self.organization, read)

        def as_written() -> Organization:
            return reread(self._database, self.organization, touched_after(self._database, first))

        def write(writing: Write) -> None:
            found.append(write_blueprints(writing, read, decisions, self._role_rows, as_written))
            if dry_run or not found[0].changes:
                raise _OnlyTried

        names = ", ".join(dict.fromkeys(document.role for document in read))
        with suppress(_OnlyTried):
            self._do(f"Import the role document of {names}", write)
        return found[0]

    def import_matrix(
        self, edited: EditedMatrix, decided: Mapping[str, bool], *, on: date | None = None, dry_run: bool = False
    ) -> MatrixImport:
        """Take an edited workbook of the matrix in, as one action; ``decided`` is a person's, by key of the row."""
        from orgwright.workspace.matrix_import import MatrixImport

        with self._lock:
            found = MatrixImport.of(self.organization, edited, decided, on)
            if found.changes and not dry_run:
                self._do(found.label, lambda write: found.write(write, self.actor))
            return found

    def add_scale(self, levels: Sequence[NamedLevel], **values: Any) -> Changes:
        """Add a scale with its levels; it serves the skills of its ``kind``, or none yet."""
        return self._do(f"Add the scale {values['name']}", lambda write: write_scale(write, values, levels))
