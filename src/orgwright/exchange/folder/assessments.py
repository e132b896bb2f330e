"""Reading ``assessments.csv``: half a million rows in a few seconds, so every cell has its own direct check."""

from collections.abc import Mapping
from datetime import date

from orgwright.errors import RefusedInput
from orgwright.exchange.folder.columns import BadCell, day_of
from orgwright.exchange.folder.table_text import TextTable, bad_cell
from orgwright.progress import Progress
from orgwright.records import EPOCH, Assessment, Person, Record, Skill, Source

ROWS_PER_STEP = 20_000
LAST_DAY = date(2149, 6, 5)
"""The picture keeps the days of assessments as numbers up to 65,534."""
_LEVELS: Mapping[str, int | None] = {"": None} | {str(level): level for level in range(6)}
_SOURCES: Mapping[str, Source] = {source.value: source for source in Source}


def read_assessments(
    table: TextTable, ids: Mapping[type[Record], Mapping[str, int]], progress: Progress
) -> list[Assessment]:
    """The assessments of the file; their objects are made without the checks of the record, which are made here."""
    people, skills = ids[Person], ids[Skill]
    places = [table.index.get(column.name, -1) for column in table.file.columns]
    width = max(places, default=0) + 1
    found: list[Assessment] = []
    seen: dict[tuple[int, int, str, str, date], int] = {}
    for row, given in table.rows:
        cells = [*given, *[""] * (width - len(given)), ""]
        person, skill, level, source, assessor, on, until, evidence = (cells[place] for place in places)
        try:
            one = Assessment.model_construct(
                id=len(found) + 1,
                person_id=people[person],
                skill_id=skills[skill],
                level=_LEVELS[level.strip()],
                source=_SOURCES[source.strip()],
                assessor=assessor,
                assessed_on=_assessed(on),
                valid_until=day_of(until.strip()) if until else None,
                evidence=evidence,
            )
        except (KeyError, BadCell):
            raise _refusal(table, row, cells, ids) from None
        said = (one.person_id, one.skill_id, one.source, assessor, one.assessed_on)
        if seen.setdefault(said, row) != row:
            raise bad_cell(table.file.name, row, "assessed_on", f"it says the same as row {seen[said]}")
        found.append(one)
        if len(found) % ROWS_PER_STEP == 0:
            progress.step(len(found), len(table.rows), f"Checking {table.file.name}")
    return found


def _assessed(text: str) -> date:
    day = day_of(text.strip())
    if not EPOCH <= day <= LAST_DAY:
        raise BadCell(f"{day} does not lie between {EPOCH} and {LAST_DAY}")
    return day


def _refusal(
    table: TextTable, row: int, cells: list[str], ids: Mapping[type[Record], Mapping[str, int]]
) -> RefusedInput:
    """The sentence for the first cell of a row that cannot be taken."""
    for column in table.file.columns:
        text = table.cell(cells, column.name)
        try:
            value = column.value(text, ids)
            if value is None and column.field not in ("level", "valid_until"):
                raise BadCell("it is empty")
            if column.field == "level" and text.strip() not in _LEVELS:
                raise BadCell(f"{text} is not a level from 0 to 5")
            if column.field == "assessed_on":
                _assessed(text)
        except BadCell as error:
            return bad_cell(table.file.name, row, column.name, str(error))
    raise AssertionError("A row was refused whose cells are all in order.")
