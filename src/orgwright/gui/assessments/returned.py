"""Returned workbooks of a round: read all, then shown before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from orgwright.errors import PlanningError
from orgwright.exchange.round_answers import RoundAnswers, read_round_workbook
from orgwright.gui.assessments.columns import tile_area
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.dialogs import Dialog
from orgwright.gui.widgets.marks import paint_level
from orgwright.gui.widgets.table import Table
from orgwright.planning.cell_sources import cell_sources
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.progress import Progress
from orgwright.records import AssessmentRound

_HEIGHT = 380


@dataclass(frozen=True)
class Refused:
    """A file, or a cell of a person's workbook, that was not taken, and why."""

    where: str
    text: str


@dataclass(frozen=True)
class Taken:
    """An answer that would be written; ``before`` is what the person said of themselves until now."""

    cell: Cell
    person: str
    skill: str
    before: int | None
    level: int
    note: str


@dataclass(frozen=True)
class Returned:
    """What several workbooks bring to one round."""

    round_id: int
    files: int
    taken: tuple[Taken, ...]
    refused: tuple[Refused, ...]

    @property
    def levels(self) -> Mapping[Cell, int]:
        """The levels to write."""
        return {one.cell: one.level for one in self.taken}

    @property
    def notes(self) -> Mapping[Cell, str]:
        """The notes beside them."""
        return {one.cell: one.note for one in self.taken if one.note}

    @property
    def people(self) -> int:
        """Whose answers these are, counted."""
        return len({one.cell[0] for one in self.taken})


def read_returned(
    organization: Organization, round_id: int, paths: Sequence[Path], progress: Progress | None = None
) -> Returned:
    """Read workbooks one after the other; a file that cannot be read stops none of the others.

    Of two workbooks of one person the one that was saved last counts.
    """
    progress = progress or Progress()
    ordered = sorted(paths, key=lambda path: path.stat().st_mtime if path.exists() else 0.0)
    by_cell: dict[Cell, Taken] = {}
    refused: list[Refused] = []
    by_person: dict[int, str] = {}
    for number, path in enumerate(ordered):
        progress.step(number, len(ordered), "Reading returned workbooks")
        try:
            answers = read_round_workbook(path, organization)
            _refuse_other(organization, answers, round_id)
        except PlanningError as error:
            refused.append(Refused(path.name, str(error)))
            continue
        earlier = by_person.get(answers.person_id)
        if earlier is not None:
            text = f"{path.name} is of the same person and was saved later: where both answer, it counts."
            refused.append(Refused(earlier, text))
        by_person[answers.person_id] = path.name
        by_cell |= {one.cell: one for one in _taken(organization, answers)}
        name = organization.people[answers.person_id].name
        refused += [Refused(name, f"{one.address}: {one.text}") for one in answers.refused]
    return Returned(round_id, len(ordered), tuple(by_cell.values()), tuple(refused))


def _refuse_other(organization: Organization, answers: RoundAnswers, round_id: int) -> None:
    if answers.round_id != round_id:
        name = organization.table(AssessmentRound)[answers.round_id].name
        raise PlanningError(f"{answers.file_name} answers the round “{name}”; choose that round and read it there.")


def _taken(organization: Organization, answers: RoundAnswers) -> list[Taken]:
    person = organization.people[answers.person_id]
    found = []
    for skill_id, level in answers.levels.items():
        cell = (answers.person_id, skill_id)
        said = next((one.level for one in cell_sources(organization, cell).sources if one.source == "self"), None)
        skill, note = organization.skills[skill_id].name, answers.notes.get(skill_id, "")
        found.append(Taken(cell, person.name, skill, said, level, note))
    return sorted(found, key=lambda one: one.skill.casefold())


def review_rows(returned: Returned) -> list[Any]:
    """What the review lists: what was refused first, then the answers of each person."""
    rows: list[Any] = []
    if returned.refused:
        rows += [Group("Not taken", str(len(returned.refused))), *returned.refused]
    person = None
    for one in sorted(returned.taken, key=lambda one: (one.person.casefold(), one.cell[0], one.skill.casefold())):
        if one.cell[0] != person:
            person = one.cell[0]
            several = [each for each in returned.taken if each.cell[0] == person]
            new = sum(each.before != each.level for each in several)
            count = "1 answer" if len(several) == 1 else f"{len(several)} answers"
            rows.append(Group(one.person, f"{count}, {new} new or different"))
        rows.append(one)
    return rows


def _paint(level: str) -> Any:
    def paint(painter: QPainter, rect: QRect, row: Any) -> None:
        found = getattr(row, level, None)
        if found is not None:
            paint_level(painter, tile_area(rect), found)

    return paint


def _tile_column(title: str, name: str) -> Column[Any]:
    def text(row: Any) -> str:
        found = getattr(row, name, None)
        return "" if found is None else str(found)

    return Column(title, text, 64, "center", paint=_paint(name))


COLUMNS: tuple[Column[Any], ...] = (
    Column("Skill, person or file", lambda row: row.skill if isinstance(row, Taken) else row.where, 232, is_key=True),
    _tile_column("Was", "before"),
    _tile_column("Becomes", "level"),
    Column(
        "Note, or why not",
        lambda row: row.note if isinstance(row, Taken) else row.text,
        tone=lambda row: "text2" if isinstance(row, Taken) else "missing",
        wraps=True,
    ),
)


class ReviewDialog(Dialog):
    """Shows what returned workbooks bring; nothing is written before its verb is pressed."""

    def __init__(self, parent: QWidget | None, name: str, returned: Returned) -> None:
        count, people = len(returned.taken), returned.people
        files = "1 workbook" if returned.files == 1 else f"{returned.files} workbooks"
        who = "1 person" if people == 1 else f"{people} people"
        answers = "1 answer" if count == 1 else f"{count} answers"
        if count:
            sentence = f"{files} of the round {name}: {answers} of {who}. They become self assessments."
        else:
            sentence = f"{files} of the round {name}: there is no answer to write."
        super().__init__(parent, "Returned workbooks", sentence, f"Write {answers}", wide=True)
        self.verb.setEnabled(bool(count))
        self.table = Table(COLUMNS, sortable=False)
        self.table.show_rows(review_rows(returned))
        self.table.setFixedHeight(_HEIGHT)
        self.add_content(self.table)
