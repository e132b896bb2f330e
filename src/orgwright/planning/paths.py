"""Ways through a graph whose steps cost a pair, in one total order: no tie is left to chance."""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from itertools import pairwise

Node = tuple[str, int]
"""A name, which orders paths of the same cost, and an id, which keeps two nodes of one name apart."""
Cost = tuple[int, int]
"""What a step costs: 1 where it cannot be weighed, else 0; and its known weight. Whole numbers: sums are exact."""
Costs = Mapping[Node, Mapping[Node, Cost]]
"""The cost of every step by its first and then its second node."""
Rank = tuple[int, int, tuple[Node, ...]]
"""What paths are ordered by: steps that cannot be weighed, known total, the nodes themselves."""


def paths_in_order(costs: Costs, start: Node, goal: Node) -> Iterator[tuple[Node, ...]]:
    """Every simple path from start to goal, best first; start and goal differ.

    Yen's method, each part of it by ``_best``. Networkx adds costs as numbers and answers ties in the order in which
    it meets them; here the nodes decide a tie, so the same organization has the same routes on every machine.
    """
    waiting: list[Rank] = []
    seen: set[tuple[Node, ...]] = set()
    found: list[tuple[Node, ...]] = []
    _offer(waiting, seen, _best(costs, (start,), goal, set()))
    while waiting:
        path = heappop(waiting)[2]
        found.append(path)
        yield path
        for split in range(1, len(path)):
            root = path[:split]
            taken = {other[split] for other in found if other[:split] == root and len(other) > split}
            _offer(waiting, seen, _best(costs, root, goal, taken))


def _offer(waiting: list[Rank], seen: set[tuple[Node, ...]], rank: Rank | None) -> None:
    if rank is not None and rank[2] not in seen:
        seen.add(rank[2])
        heappush(waiting, rank)


def _best(costs: Costs, root: tuple[Node, ...], goal: Node, taken: set[Node]) -> Rank | None:
    """The best simple path that begins with ``root`` and does not go on to a node that is taken.

    Dijkstra's method holds for this order: going on never makes a path better, and of two paths to one node the
    better stays the better however both go on.
    """
    unknown, known = _cost_of(costs, root)
    fringe: list[Rank] = [(unknown, known, root)]
    settled = set(root[:-1])
    path: tuple[Node, ...]
    while fringe:
        unknown, known, path = heappop(fringe)
        node = path[-1]
        if node == goal:
            return unknown, known, path
        if node in settled:
            continue
        settled.add(node)
        for after, (more_unknown, more_known) in costs.get(node, {}).items():
            if after not in settled and not (path == root and after in taken):
                heappush(fringe, (unknown + more_unknown, known + more_known, (*path, after)))
    return None


def _cost_of(costs: Costs, path: tuple[Node, ...]) -> Cost:
    steps = [costs[node][after] for node, after in pairwise(path)]
    return sum(unknown for unknown, _ in steps), sum(known for _, known in steps)
