"""Ways through a graph in one total order: by cost, then by the nodes on them. No tie is left to chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Path = tuple[int, ...]
Rank = tuple[int, Path]
"""What paths are ordered by: their cost and their nodes."""
FAR = np.iinfo(np.int64).max // 2


@dataclass(frozen=True, eq=False)
class Steps:
    """A directed graph of numbered nodes as arrays: where each step begins and ends, and its cost, int64, never < 0."""

    nodes: int
    before: Array
    after: Array
    cost: Array


def paths_in_order(steps: Steps, start: int, goal: int) -> Iterator[Path]:
    """Every simple path from start to goal, best first; start and goal differ.

    Yen's method, each part of it by ``_best``. Networkx answers ties in the order in which it meets them; here the
    nodes decide a tie, so the same organization has the same routes on every machine.
    """
    ordered = _by_beginning(steps)
    search = _Search(ordered, _left(ordered, goal), goal)
    waiting: list[Rank] = []
    seen: set[Path] = set()
    found: list[Path] = []
    search.offer(waiting, seen, (start,), set())
    while waiting:
        path = heappop(waiting)[1]
        found.append(path)
        yield path
        for split in range(1, len(path)):
            root = path[:split]
            taken = {other[split] for other in found if other[:split] == root and len(other) > split}
            search.offer(waiting, seen, root, taken)


def _by_beginning(steps: Steps) -> Steps:
    """The same steps in the order of the nodes at which they begin."""
    order = np.argsort(steps.before, kind="stable")
    return Steps(steps.nodes, steps.before[order], steps.after[order], steps.cost[order])


def _left(steps: Steps, goal: int) -> Array:
    """The cost of the best way from every node to the goal, int64[nodes]; FAR where none leads there."""
    left = np.full(steps.nodes, FAR, dtype=np.int64)
    left[goal] = 0
    begins = steps.before
    starts = np.flatnonzero(np.append(True, begins[1:] != begins[:-1])) if len(begins) else begins
    while len(starts):
        found = np.minimum(left[begins[starts]], np.minimum.reduceat(left[steps.after] + steps.cost, starts))
        if (found == left[begins[starts]]).all():
            break
        left[begins[starts]] = found
    return left


@dataclass(frozen=True, eq=False)
class _Search:
    """Searching for the best path towards one goal, over and over."""

    steps: Steps
    left: Array
    goal: int
    _after: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)

    def after(self, node: int) -> dict[int, tuple[int, int]]:
        """The nodes after a node that lead to the goal: the cost of the step, and what is left from there."""
        if node not in self._after:
            first, last = self.steps.before.searchsorted([node, node + 1])
            others = self.steps.after[first:last]
            columns = (others, self.steps.cost[first:last], self.left[others])
            several = zip(*(column.tolist() for column in columns), strict=True)
            self._after[node] = {other: (cost, left) for other, cost, left in several if left < FAR}
        return self._after[node]

    def offer(self, waiting: list[Rank], seen: set[Path], root: Path, taken: set[int]) -> None:
        """Add the best path that begins with ``root`` and does not go on to a node that is taken."""
        rank = self._best(root, taken)
        if rank is not None and rank[1] not in seen:
            seen.add(rank[1])
            heappush(waiting, rank)

    def _best(self, root: Path, taken: set[int]) -> Rank | None:
        """Dijkstra's method towards the goal (A*): what is left to go at the least is added to what was gone.

        Going on never makes that less, and of two paths to one node the better stays the better however both go on.
        Of equal ones the path whose nodes come first is met first, for all that it grew from ranks before it.
        """
        left = int(self.left[root[-1]])
        if left >= FAR:
            return None
        gone = sum(self.after(node)[other][0] for node, other in pairwise(root))
        fringe = [(gone + left, root, gone)]
        settled = set(root[:-1])
        while fringe:
            _, path, gone = heappop(fringe)
            node = path[-1]
            if node == self.goal:
                return gone, path
            if node in settled:
                continue
            settled.add(node)
            for other, (cost, more) in self.after(node).items():
                if other not in settled and not (other in taken and path == root):
                    heappush(fringe, (gone + cost + more, (*path, other), gone + cost))
        return None
