"""Replacing a folder as a whole: the new one is written beside it and takes its place at the end."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orgwright.errors import RefusedInput
from orgwright.exchange.folder.files import DOCUMENTS_FOLDER, FACTS_FILE, FILES


@contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """An empty folder that becomes ``folder`` if nothing goes wrong while it is filled.

    Refuses a folder that is neither empty nor an earlier export: one with an organization.toml and nothing beside the
    files of the format.
    """
    folder = folder.resolve()
    refuse_foreign(folder)
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        fresh.mkdir()
        try:
            yield fresh
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise RefusedInput(f"The folder {folder} could not be written: {error.strerror}.") from error


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder whose content an export must not replace."""
    if not folder.parent.is_dir():
        raise RefusedInput(f"The folder {folder.parent} does not exist.")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise RefusedInput(f"{folder} is a file; an organization is exported into a folder.")
    names = {path.name for path in folder.iterdir()}
    ours = {FACTS_FILE, DOCUMENTS_FOLDER, *(file.name for file in FILES)}
    if names and (FACTS_FILE not in names or names - ours or not _only_files(folder)):
        raise RefusedInput(f"The folder {folder} holds something other than an earlier export; choose an empty one.")


def _only_files(folder: Path) -> bool:
    top = (path for path in folder.iterdir() if path.name != DOCUMENTS_FOLDER)
    documents = folder / DOCUMENTS_FOLDER
    inside = documents.iterdir() if documents.is_dir() else ()
    return all(path.is_file() for path in (*top, *inside))


def _swap(fresh: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one, which comes back if that fails."""
    if not folder.exists():
        fresh.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
