"""The workbooks of an assessment round: one for each person, to be filled in anywhere and read back.

A row asks for one skill. Hidden cells of every row say which round, person and skill it belongs to, so that rows may
be sorted, columns inserted and sheets renamed. Only the level and the note can be written while the sheet is
protected.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from orgwright.errors import RefusedInput
from orgwright.exchange.sheets import Book, Sheet, SheetColumn
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import UNKNOWN
from orgwright.planning.scales import NamedScale, scale_of
from orgwright.progress import Progress
from orgwright.records import AssessmentRound, Person, RoundPerson, RoundSkill

KEY_COLUMNS = ("Round key", "Person key", "Skill key")
LEVEL_COLUMN, NOTE_COLUMN = "Your level", "Note"
ROUND, ID_MARK = "round", "#"
_HEADS_ROW = 8
_LONGEST_NAME = 120
_INSTRUCTIONS = (
    "1. Choose in the column “Your level” what describes you today; the sheet Levels says what each level means.",
    "2. Leave a level empty where you cannot say: empty is not the lowest level, it says nothing.",
    "3. A note helps those who read it: an example of your work, or a link to it.",
    "4. Save this file under its name and send it back. You may sort the rows and hide columns.",
)


@dataclass(frozen=True)
class _Asked:
    """What the workbook of one person says about one skill; levels in the words of its scale."""

    skill_id: int
    required: str
    counts: str
    scale: int
    """The place of its scale on the sheet of levels."""


def write_round_workbooks(
    organization: Organization,
    round_id: int,
    folder: Path,
    progress: Progress | None = None,
    *,
    person_ids: Sequence[int] | None = None,
    with_counting_level: bool = False,
) -> tuple[Path, ...]:
    """Write a workbook for each person of a round into ``folder``: all of them, or none.

    ``person_ids`` limits it to some; ``with_counting_level`` shows the level that counts now, which draws answers
    towards it. Refuses to overwrite: a file of the same name may hold answers; and a picture without names.
    """
    if not organization.profile.names:
        raise RefusedInput("The workbooks of a round go to the people themselves, so names cannot be left out of them.")
    progress = progress or Progress()
    people = [one for one in people_of_round(organization, round_id) if person_ids is None or one in person_ids]
    skills = skills_of_round(organization, round_id)
    if not people or not skills:
        name = organization.table(AssessmentRound)[round_id].name
        raise RefusedInput(f"The round {name} needs people and skills before its workbooks can be written.")
    paths = [folder / name for name in _file_names(organization, round_id, people)]
    _refuse_existing(paths)
    beside = _room(folder)
    try:
        for number, (person_id, path) in enumerate(zip(people, paths, strict=True)):
            progress.step(number, len(people), "Writing workbooks of the round")
            content = _workbook(organization, round_id, person_id, skills, with_counting_level)
            (beside / path.name).write_bytes(content)
        progress.step(len(people), len(people), "Writing workbooks of the round")
        _move(beside, paths)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(paths)


def people_of_round(organization: Organization, round_id: int) -> tuple[int, ...]:
    """Who takes part, by name."""
    people = [one.person_id for one in organization.table(RoundPerson).values() if one.round_id == round_id]
    return tuple(sorted(people, key=lambda one: (organization.people[one].name.casefold(), one)))


def skills_of_round(organization: Organization, round_id: int) -> tuple[int, ...]:
    """What is asked, by category and name."""
    skills = [one.skill_id for one in organization.table(RoundSkill).values() if one.round_id == round_id]
    rows = organization.skills
    return tuple(sorted(skills, key=lambda one: (rows[one].category.casefold(), rows[one].name.casefold())))


def key_text(record_id: int, name: str) -> str:
    """A hidden key: the number, which outlives a new name, and the name, which outlives a workspace built anew."""
    return f"{ID_MARK}{record_id} {name}"


def _refuse_existing(paths: Sequence[Path]) -> None:
    there = [path.name for path in paths if path.exists()]
    if there:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise RefusedInput(
            f"The folder already holds {there[0]}{more}; choose another folder, so that no answer is lost."
        )


def _room(folder: Path) -> Path:
    """A folder inside ``folder`` to write into; what is in it becomes visible at the very end."""
    try:
        return Path(mkdtemp(prefix=".round-", dir=folder))
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> RefusedInput:
    reason = (error.strerror or str(error)).lower()
    return RefusedInput(f"The workbooks cannot be written to the folder {folder}: {reason}.")


def _move(beside: Path, paths: Sequence[Path]) -> None:
    """Give every file its place, or none."""
    moved: list[Path] = []
    try:
        for path in paths:
            (beside / path.name).rename(path)
            moved.append(path)
    except OSError:
        for path in moved:
            path.unlink()
        raise


def _file_names(organization: Organization, round_id: int, people: Sequence[int]) -> list[str]:
    """One name a person, safe on every system; the person's key tells those of one name apart."""
    title = organization.table(AssessmentRound)[round_id].name
    plain = [_safe(f"{title} - {organization.people[one].name}") for one in people]
    folded = [name.casefold() for name in plain]
    found: list[str] = []
    taken: set[str] = set()
    for person_id, name in zip(people, plain, strict=True):
        if folded.count(name.casefold()) > 1:
            name = _safe(f"{name} ({organization.people[person_id].key})")
        if name.casefold() in taken:
            name = f"{name} {person_id}"
        taken.add(name.casefold())
        found.append(f"{name}.xlsx")
    return found


def _safe(name: str) -> str:
    plain = " ".join(re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", name).split())
    return plain.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .") or ROUND


def _workbook(
    organization: Organization, round_id: int, person_id: int, skills: Sequence[int], with_counting_level: bool
) -> bytes:
    """The bytes of one person's workbook."""
    round_ = organization.table(AssessmentRound)[round_id]
    person = organization.people[person_id]
    book = Book(f"{round_.name}: {person.name}", organization.facts.currency)
    sheet = book.sheet("Self-assessment", "", "")
    scales = _Scales(organization)
    asked = _asked(organization, person_id, skills, scales)
    _write_instructions(sheet, round_)
    _write_rows(sheet, organization, (round_, person), asked, with_counting_level)
    _write_levels(book.sheet("Levels", "What the levels mean", organization.facts.name, landscape=False), scales)
    _allow_levels(sheet, asked, scales, with_counting_level)
    return book.content()


class _Scales:
    """The scales that the skills of one workbook use, each once, and where its levels stand on their sheet."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self.used: list[NamedScale] = []

    def number(self, skill_id: int) -> int:
        """The place of a skill's scale."""
        scale = scale_of(self._organization, skill_id)
        if scale not in self.used:
            self.used.append(scale)
        return self.used.index(scale)

    def first_row(self, number: int) -> int:
        """The row of the lowest level of a scale, counted from 0."""
        return 5 + sum(len(scale.levels) + 3 for scale in self.used[:number])


def _asked(organization: Organization, person_id: int, skills: Sequence[int], scales: _Scales) -> tuple[_Asked, ...]:
    """The skills of the round for one person: what the role asks first."""
    asks = organization.demand.asks(organization.seating.role_of(person_id))
    required = {one.skill_id: one.level for one in asks if one.is_applicable}
    return tuple(
        _Asked(
            one,
            level_text(organization, one, required.get(one, UNKNOWN)),
            level_text(organization, one, organization.proficiency.level(person_id, one)),
            scales.number(one),
        )
        for one in sorted(skills, key=lambda one: one not in required)
    )


def level_text(organization: Organization, skill_id: int, level: int) -> str:
    """A stored level as the list of its skill offers it: ``3 independent``; nothing where it is not known."""
    if level < 0:
        return ""
    scale = scale_of(organization, skill_id)
    return choices(scale).get(level, scale.name_of(level))


def choices(scale: NamedScale) -> Mapping[int, str]:
    """What the list of a scale offers, by stored level: the digit that is typed for it, and its name."""
    return {one.anchor: f"{digit} {one.name}" for digit, one in scale.by_digit.items()}


def _columns(with_counting_level: bool) -> tuple[SheetColumn, ...]:
    counting = (SheetColumn("Counts now", "wrapped", 16),) if with_counting_level else ()
    return (
        *(SheetColumn(title, width=12) for title in KEY_COLUMNS),
        SheetColumn("Skill", "wrapped", 30),
        SheetColumn("Category", "wrapped", 18),
        SheetColumn("What it means", "wrapped", 44),
        SheetColumn("Your role asks", "wrapped", 16),
        *counting,
        SheetColumn(LEVEL_COLUMN, "input", 20),
        SheetColumn(NOTE_COLUMN, "input", 40),
    )


def _write_instructions(sheet: Sheet, round_: AssessmentRound) -> None:
    lines = (*_INSTRUCTIONS, " ".join(round_.note.split()))
    for row, text in enumerate(lines, 2):
        sheet.write(row, len(KEY_COLUMNS), text, "text")


def _write_rows(
    sheet: Sheet,
    organization: Organization,
    keys: tuple[AssessmentRound, Person],
    asked: Sequence[_Asked],
    with_counting_level: bool,
) -> None:
    round_, person = keys
    rows = []
    for one in asked:
        skill = organization.skills[one.skill_id]
        counting = (one.counts,) if with_counting_level else ()
        hidden = (key_text(round_.id or 0, round_.name), person.key, key_text(one.skill_id, skill.name))
        said = (skill.name, skill.category, skill.description, one.required)
        rows.append((*hidden, *said, *counting, None, None))
    first = len(KEY_COLUMNS)
    sheet.table(_columns(with_counting_level), rows, top=_HEADS_ROW, keys=first + 1)
    worksheet = sheet.worksheet
    worksheet.set_column(0, first - 1, None, None, {"hidden": True})
    sheet.write(0, first, f"Self-assessment of {person.name}", "title")
    by = f"Please send it back by {_day(round_.due_on)}." if round_.due_on else "Please send it back soon."
    sheet.write(1, first, f"Round “{round_.name}”. {by}", "subtitle")
    allowed = ("sort", "autofilter", "format_cells", "format_columns", "format_rows", "select_locked_cells")
    worksheet.protect("", dict.fromkeys(allowed, True))
    worksheet.print_area(0, first, _HEADS_ROW + len(rows), first + len(_columns(with_counting_level)) - first - 1)


def _write_levels(sheet: Sheet, scales: _Scales) -> None:
    """Every scale that is used, each level as it stands in the list to choose from, with what it means."""
    sheet.widths(28, 90)
    for number, scale in enumerate(scales.used):
        first, offered = scales.first_row(number), choices(scale)
        sheet.write(first - 2, 0, scale.name, "heading")
        sheet.write(first - 1, 0, "Level", "head")
        sheet.write(first - 1, 1, "What it means", "head")
        for row, one in enumerate(scale.levels, first):
            sheet.write(row, 0, offered[one.anchor], "wrapped")
            sheet.write(row, 1, one.description, "wrapped")
    sheet.worksheet.protect("")


def _allow_levels(sheet: Sheet, asked: Sequence[_Asked], scales: _Scales, with_counting_level: bool) -> None:
    """Give every level cell the list of its skill's scale; neighbours of one scale share one rule."""
    column = [one.title for one in _columns(with_counting_level)].index(LEVEL_COLUMN)
    start = 0
    for row in range(1, len(asked) + 1):
        if row < len(asked) and asked[row].scale == asked[start].scale:
            continue
        levels = scales.used[asked[start].scale].levels
        first = scales.first_row(asked[start].scale) + 1
        rule = {
            "validate": "list",
            "source": f"=Levels!$A${first}:$A${first + len(levels) - 1}",
            "error_type": "information",
            "error_title": "Is this a level?",
            "error_message": "Choose one of the list, or type the digit of a level alone.",
        }
        sheet.worksheet.data_validation(_HEADS_ROW + 1 + start, column, _HEADS_ROW + row, column, rule)
        start = row


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
