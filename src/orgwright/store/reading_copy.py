"""A file that cannot be written, to be read all the same: a copy of it in a folder of its own.

SQLite cannot open a file with a write-ahead log in a folder that it may not write to, and one of an older version has
to be brought forward first; a copy takes both.
"""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from orgwright.errors import RefusedInput

_BESIDE = ("", "-wal")
"""The endings of the files that hold a workspace: itself, and what was written to it last."""


class ReadingCopy:
    """The copy and its folder, until it is closed."""

    def __init__(self, path: Path) -> None:
        self._folder = TemporaryDirectory(prefix="orgwright-")
        self.path = Path(self._folder.name) / path.name
        try:
            for ending in _BESIDE:
                source = path.with_name(path.name + ending)
                if source.exists():
                    shutil.copyfile(source, self.path.with_name(source.name))
        except OSError as error:
            self.close()
            raise RefusedInput(f"{path} cannot be read: {error.strerror}.") from error

    def close(self) -> None:
        """Remove the copy."""
        self._folder.cleanup()


def is_writable(path: Path) -> bool:
    """Whether a workspace can be written: the file, and its folder, where the write-ahead log stands."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
