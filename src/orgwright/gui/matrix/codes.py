"""The state of a matrix cell in one number, so that a picture of cells is a block of numpy.

====== ==================================================================
bits   meaning
====== ==================================================================
0–2    level 0 to 5; 7 where no level is held
3–5    the role's demand and what is known: a ``Status``
6      stale: older than the policy age, still counted
7      disputed: the sources lie apart
8      goal: a plan stands behind it
====== ==================================================================

API: ``encode(level, status, stale, disputed, goal)`` takes arrays or single values and answers uint16;
``level_of(code)`` is the level or None, ``status_of(code)`` the Status.
"""

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint16]

NO_LEVEL = 7
STALE, DISPUTED, GOAL = 1 << 6, 1 << 7, 1 << 8
COUNT = 1 << 9
"""How many codes there are."""


class Status(IntEnum):
    """What a cell says of the role's demand; unknown means required and not known."""

    NOT_REQUIRED = 0
    MET = 1
    SHORT = 2
    MISSING = 3
    UNKNOWN = 4
    EXPIRED = 5


EMPTY = NO_LEVEL
"""The code of a cell that is neither required nor known."""


def encode(level: Any, status: Any, stale: Any = False, disputed: Any = False, goal: Any = False) -> Codes:
    """Codes from arrays of one shape; a level outside 0 to 5 is none."""
    levels = np.asarray(level, dtype=np.int64)
    packed = np.where((levels >= 0) & (levels <= 5), levels, NO_LEVEL) | (np.asarray(status, dtype=np.int64) << 3)
    for flag, bit in ((stale, STALE), (disputed, DISPUTED), (goal, GOAL)):
        packed = packed | np.where(np.asarray(flag, dtype=bool), bit, 0)
    codes: Codes = packed.astype(np.uint16)
    return codes


def level_of(code: int) -> int | None:
    """The level in a code, or None."""
    level = code & 7
    return None if level == NO_LEVEL else level


def status_of(code: int) -> Status:
    """The status in a code."""
    return Status((code >> 3) & 7)
