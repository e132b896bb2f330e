"""Draws that look random and never change: each depends on its own words alone.

A generator with a running state would reshuffle the whole organization whenever one draw is added; a digest of the
words that name the draw keeps everything else as it was, on every version of Python.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


def share(*words: object) -> float:
    """A number from 0 up to 1 that belongs to these words."""
    digest = sha256("|".join(str(word) for word in words).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def whole(low: int, high: int, *words: object) -> int:
    """A whole number from ``low`` to ``high``, both included."""
    return low + int(share(*words) * (high - low + 1))


def pick(items: Sequence[Item], *words: object) -> Item:
    """One of the items."""
    return items[whole(0, len(items) - 1, *words)]


def shuffled(items: Sequence[Item], *words: object) -> list[Item]:
    """The items in an order that belongs to these words."""
    return sorted(items, key=lambda item: share(*words, item))
