"""Measuring two pieces of work against each other in one run.

Times of one machine mean little on another; what holds is the ratio of our work to the bare work that nobody could
leave out. So both are run in turns, and the best run of each counts: whatever else the machine does can only add.
"""

import gc
import json
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """The best seconds of our work and of the bare work it is compared with."""

    ours_s: float
    bare_s: float


@dataclass(frozen=True)
class Figure:
    """Something that must stay fast: ``ours_s`` ÷ ``bare_s`` is at most ``limit``."""

    name: str
    limit: float
    measure: Callable[[], Timing]


@dataclass(frozen=True)
class Measured:
    """A figure with its timing, as it is printed."""

    figure: Figure
    timing: Timing

    @property
    def ratio(self) -> float:
        """Our time as a multiple of the bare time."""
        return self.timing.ours_s / self.timing.bare_s

    @property
    def is_within(self) -> bool:
        """Whether the figure keeps its limit."""
        return self.ratio <= self.figure.limit

    def as_json(self) -> str:
        """One line of JSON."""
        return json.dumps(
            {
                "name": self.figure.name,
                "ratio": round(self.ratio, 5),
                "limit": self.figure.limit,
                "ours_s": round(self.timing.ours_s, 6),
                "bare_s": round(self.timing.bare_s, 6),
            }
        )


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, garbage of earlier work cleared away first."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def seconds_once(work: Callable[[], object]) -> float:
    """How long a short piece of work takes; nothing is cleared away before it."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turns(ours: Callable[[], float], bare: Callable[[], float], rounds: int) -> Timing:
    """Run both in turns and keep the best of each; both answer the seconds they took."""
    best_ours = best_bare = float("inf")
    for _ in range(rounds):
        best_bare = min(best_bare, bare())
        best_ours = min(best_ours, ours())
    return Timing(best_ours, best_bare)
