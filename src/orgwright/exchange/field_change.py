"""What an import changes, told in words, for a person or a script to read."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FieldChange:
    """One field that changed, in words: the keys of rows and not their ids. ``before`` is None in a new row."""

    table: str
    key: str
    field: str
    before: Any
    after: Any
