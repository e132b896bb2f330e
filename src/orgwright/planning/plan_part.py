"""A part of a staffing plan by a title: which seats, and whether people without a seat, are counted in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class PlanPart:
    """Some seats of a plan: ``holds`` bool[seat codes], the last of them for people without a seat."""

    title: str
    holds: NDArray[Any]


Where = Iterable[int] | PlanPart | None
"""What of a plan is asked for: some units, a part of it, or (None) the whole."""
