"""Keys for people and things that get one from their name."""

from collections.abc import Collection


def new_key(name: str, taken: Collection[str]) -> str:
    """A readable key from a name that nothing else has: ``Ana Ruiz`` gives ana-ruiz, or ana-ruiz-2."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in name.casefold()).strip("-")
    stem = "-".join(part for part in plain.split("-") if part) or "new"
    known, number, key = set(taken), 1, stem
    while key in known:
        number += 1
        key = f"{stem}-{number}"
    return key
