"""Writing a folder: the same data gives the same bytes, and the folder is there whole or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.folder.columns import WholeColumn
from orgwright.exchange.folder.facts import facts_text
from orgwright.exchange.folder.files import DOCUMENTS_FOLDER, FACTS_FILE, FILES, FolderFile, joined_key
from orgwright.exchange.folder.kept_documents import written_document
from orgwright.exchange.folder.swapping import replaced_folder
from orgwright.exchange.folder.table_text import csv_text
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.progress import Progress
from orgwright.records import Assessment, Record


def write_folder(
    organization: Organization,
    assessment_rows: Iterable[Any],
    sheets: Iterable[RoleSheet],
    folder: Path,
    progress: Progress | None = None,
) -> None:
    """Write an organization as recorded (under no scenario), all its assessments and roles, to ``folder``.

    ``assessment_rows`` have the attributes of Assessment, the evidence among them, which the picture does not hold.
    Every file is written, an empty table as its header alone, unless the file is optional. An earlier export of the
    program in ``folder`` is replaced as a whole; RefusedInput where anything else is in it, and for a picture without
    small groups: the folder holds every row, from which they could be counted.
    """
    if not organization.profile.small_groups:
        raise RefusedInput(
            "A folder holds every person and every seat, so groups under five cannot be left out of it; write it "
            "without pay or names alone, or send a workbook."
        )
    progress = progress or Progress()
    keys: dict[type[Record], Mapping[int, str]] = {}
    for file in (one for one in FILES if one.key):
        keys[file.record] = _keys(organization, file, keys)
    with replaced_folder(folder) as fresh:
        _write(fresh / FACTS_FILE, facts_text(organization.facts).encode())
        for number, file in enumerate(FILES):
            progress.step(number, len(FILES), f"Writing {file.name}")
            rows = assessment_rows if file.record is Assessment else organization.table(file.record).values()
            if rows or not file.is_optional:
                _write(fresh / file.name, _table_text(file, rows, keys).encode())
        (fresh / DOCUMENTS_FOLDER).mkdir()
        names: set[str] = set()
        for sheet in sheets:
            if (written := written_document(sheet, organization, names)) is not None:
                names.add(written[0])
                _write(fresh / DOCUMENTS_FOLDER / written[0], written[1])


def _keys(
    organization: Organization, file: FolderFile, keys: Mapping[type[Record], Mapping[int, str]]
) -> Mapping[int, str]:
    columns = [column for column in file.columns if column.name in file.key]
    return {
        number: joined_key(column.text(getattr(one, column.field), keys) for column in columns)
        for number, one in organization.table(file.record).items()
    }


def _table_text(file: FolderFile, rows: Iterable[Any], keys: Mapping[type[Record], Mapping[int, str]]) -> str:
    found = [[column.text(getattr(row, column.field), keys) for column in file.columns] for row in rows]
    found.sort(key=_order(file))
    return csv_text([[column.name for column in file.columns], *found])


def _order(file: FolderFile) -> Callable[[Sequence[str]], Any]:
    """Rows stand in the order of the texts of some columns, numbers as numbers, then of all their texts."""
    names = [column.name for column in file.columns]
    places = [names.index(name) for name in file.sorted_by]
    numbers = {place for place in places if isinstance(file.columns[place], WholeColumn)}

    def order(row: Sequence[str]) -> tuple[Any, ...]:
        return (*(int(row[place]) if place in numbers else row[place] for place in places), row)

    return order


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise RefusedInput(f"{path.name} could not be written: {error.strerror}.") from error
