"""Files that arrive whole or not at all: a temporary file beside the target takes its place at the very end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from orgwright.errors import RefusedInput

_WORKSPACE = ".orgwright"


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """A file to write into; it becomes ``target`` when the block ends well and vanishes when it does not.

    Refuses, before anything is computed, a target whose folder is missing or cannot be written, and a workspace:
    no workbook or page may take the place of the file that holds the organization.
    """
    if target.suffix.lower() == _WORKSPACE:
        raise RefusedInput(f"{target.name} has the name of a workspace; give what is written another ending.")
    try:
        if target.is_dir():
            raise IsADirectoryError
        # Opened here and closed below: where it cannot be made, that is told before anything is computed.
        temporary = NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise _refusal(target, error) from error
    beside = Path(temporary.name)
    try:
        with temporary:
            yield temporary
            temporary.flush()
            os.fsync(temporary.fileno())
        beside.chmod(_usual_mode())
        os.replace(beside, target)
    except OSError as error:
        raise _refusal(target, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _usual_mode() -> int:
    """The rights that a new file has here; a temporary file would keep the stricter ones it was made with."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refusal(target: Path, error: OSError) -> RefusedInput:
    reason = "that is a folder" if isinstance(error, IsADirectoryError) else (error.strerror or str(error)).lower()
    return RefusedInput(f"The file {target.name} cannot be written to the folder {target.parent.resolve()}: {reason}.")
