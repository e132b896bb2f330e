"""Keys for people and things that get one from their name."""

import re
from collections import Counter
from collections.abc import Collection

_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})")
LONGEST = 80
"""Characters of a key that come from a name; a longer name gives its beginning."""


def new_key(name: str, taken: Collection[str]) -> str:
    """A readable key from a name that nothing else has: ``Ana Ruiz`` gives ana-ruiz, or ana-ruiz-2."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in name.casefold()).strip("-")
    stem = "-".join(part for part in plain.split("-") if part)[:LONGEST].strip("-") or "new"
    known, number, key = set(taken), 1, stem
    while key in known:
        number += 1
        key = f"{stem}-{number}"
    return key


def numbered_key(stem: str, taken: Collection[str]) -> str:
    """The next key of a series: after ``new-hire-01`` and ``new-hire-03`` of ``new-hire`` comes new-hire-04."""
    ends = [one.removeprefix(f"{stem}-") for one in taken if one.startswith(f"{stem}-")]
    numbers = [int(end) for end in ends if end.isascii() and end.isdigit()]
    return f"{stem}-{max(numbers, default=0) + 1:02}"


def following_key(series: Collection[str], taken: Collection[str], stem: str = "seat") -> str:
    """The key after those of a series, in its own writing: after MOD-01 and MOD-02 comes MOD-03.

    The commonest beginning of the series counts; without any, ``stem`` begins one. Nothing of ``taken`` is answered.
    """
    parts = [found.groups() for found in map(_NUMBERED.fullmatch, series) if found]
    if not parts:
        return numbered_key(stem, taken)
    beginning = Counter(start for start, _ in parts).most_common(1)[0][0]
    own = [digits for start, digits in parts if start == beginning]
    width, number, known = max(map(len, own)), max(map(int, own)) + 1, set(taken)
    while f"{beginning}{number:0{width}}" in known:
        number += 1
    return f"{beginning}{number:0{width}}"
