"""Whom a name on a sheet means: by id, e-mail or name, in either order of first and last; two of one name are said."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from orgwright.records import Person

_SUGGESTED_FROM = 82.0


@dataclass(frozen=True)
class PersonMatch:
    """What a look-up found: one person, or None with the sentence why; ``suggested`` are people of like names."""

    person_id: int | None
    why: str = ""
    suggested: tuple[int, ...] = ()


class PeopleMatcher:
    """The people of the organization, to look one up in."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_key: dict[str, int] = {}
        self._by_email: dict[str, int] = {}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._names: dict[int, str] = {}
        for one in people:
            if one.id is None:
                continue
            self._by_key[one.key.casefold()] = one.id
            if one.email:
                self._by_email[one.email.casefold()] = one.id
            self._by_name[plain_name(one.name)].append(one.id)
            self._names[one.id] = one.name

    def match(self, name: str, key: str = "", email: str = "") -> PersonMatch:
        """The person of a row; an id goes before an e-mail, and both before a name."""
        if key and key.casefold() in self._by_key:
            return PersonMatch(self._by_key[key.casefold()])
        if email and email.casefold() in self._by_email:
            return PersonMatch(self._by_email[email.casefold()])
        said = name or email or key
        if not key and said.casefold() in self._by_key:
            return PersonMatch(self._by_key[said.casefold()])
        same = self._by_name.get(plain_name(name), []) if name else []
        if len(same) == 1:
            return PersonMatch(same[0])
        if same:
            return PersonMatch(
                None, f"{len(same)} people are called {name}; a column with their ids tells them apart.", tuple(same)
            )
        return PersonMatch(None, "", self._alike(name))

    def _alike(self, name: str) -> tuple[int, ...]:
        if not name or not self._names:
            return ()
        from rapidfuzz import fuzz, process

        found = process.extract(
            plain_name(name), self._plain_names(), scorer=fuzz.ratio, score_cutoff=_SUGGESTED_FROM, limit=3
        )
        return tuple(key for _, _, key in found)

    def _plain_names(self) -> dict[int, str]:
        return {key: plain_name(name) for key, name in self._names.items()}


def plain_name(name: str) -> str:
    """A name without case, accents and order: "Ruiz, Ána" is "ana ruiz"."""
    last, comma, first = name.partition(",")
    straight = f"{first} {last}" if comma else name
    letters = unicodedata.normalize("NFKD", straight)
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).casefold().split())


def straight_name(name: str) -> str:
    """A name as it is written in a list of people: "Ruiz, Ana" becomes "Ana Ruiz"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma else name
