"""Results that depend on a picture alone are computed once for it and forgotten together with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

P = TypeVar("P")
T = TypeVar("T")


def remembered(compute: Callable[[P], T]) -> Callable[[P], T]:
    """The function, computing once per picture (or part of one); its result must not refer to the picture itself."""
    results: WeakKeyDictionary[P, T] = WeakKeyDictionary()

    @wraps(compute)
    def once(picture: P) -> T:
        if picture not in results:
            results[picture] = compute(picture)
        return results[picture]

    return once
