"""What people are called where names are left out: stable codes, the same for the same people.

The order of the codes gives nothing away: people are shuffled by a fingerprint of their key and of the list of all
people. Whoever holds that whole list could work the codes out again, so they hide names from readers, and are no lock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from orgwright.errors import RefusedInput
from orgwright.planning.kept_plan import kept_plan
from orgwright.planning.scenario import PLANNED
from orgwright.records import Baseline

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

_LEAST_DIGITS = 3
_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|(?:['’]s)?\W*$")
_MOST_WORDS = 6
"""Words of a name that is looked for in texts; more stand in no name."""


@dataclass(frozen=True, eq=False)
class Codes:
    """Names, keys and e-mails of people, and what stands in their place: numbers by key, of planned people too."""

    number_by_key: Mapping[str, int]
    keys_by_word: Mapping[str, str]
    assessors: Mapping[str, str]

    @classmethod
    def of(cls, organization: Organization) -> Codes:
        """The codes of a picture; under a scenario and on another day they are the same."""
        recorded = [one for one in organization.people.values() if (one.id or 0) > 0]
        planned = {one.person for one in organization.planned_changes.values() if one.person}
        planned |= {key for one in organization.table(Baseline).values() for key in kept_people(one)}
        listed = sorted((one.key, one.name, one.email, str(one.hired_on)) for one in recorded)
        shuffled = _shuffle(repr((organization.facts.name, listed)))
        keys = sorted({one.key for one in organization.people.values()} | planned, key=shuffled)
        numbers = {key: number for number, key in enumerate(keys, 1)}
        words = {
            _spelled(word): one.key
            for one in sorted(recorded, key=lambda one: one.key, reverse=True)
            for word in (one.name, one.email, one.key)
            if word
        }
        words |= {_spelled(key): key for key in planned if _spelled(key) not in words}
        made = cls(numbers, words, {})
        return cls(numbers, words, made._assessor_codes(organization.assessments.assessors, shuffled))

    def _assessor_codes(self, names: Iterable[str], shuffled: Callable[[str], str]) -> Mapping[str, str]:
        """Assessors who are people have the code of the person, each text another one, so that none become one."""
        codes, others = {"": "", PLANNED: PLANNED}, []
        for name in sorted(set(names) - codes.keys()):
            key = self.keys_by_word.get(_spelled(name))
            if key is None or self.name(key) in codes.values():
                others.append(name)
            else:
                codes[name] = self.name(key)
        for number, name in enumerate(sorted(others, key=shuffled), 1):
            codes[name] = f"Assessor {number:0{_LEAST_DIGITS}}"
        return codes

    @cached_property
    def _digits(self) -> int:
        return max(_LEAST_DIGITS, len(str(len(self.number_by_key))))

    def key(self, key: str) -> str:
        """The key of a person as it is shown; of nobody nothing."""
        return f"person-{self.number_by_key[key]:0{self._digits}}" if key else ""

    def name(self, key: str) -> str:
        """The name that the person of a key is shown under."""
        return f"Person {self.number_by_key[key]:0{self._digits}}"

    def assessor(self, name: str) -> str:
        """The name that an assessor is shown under."""
        return self.assessors[name]

    def in_text(self, text: str) -> str:
        """A text with the names, keys and e-mails in it replaced.

        Names of a single word may mean anything, so they are replaced where they are the whole text alone.
        """
        # An accent may stand behind its letter as a character of its own, which would end a word.
        text = normalize("NFC", text)
        whole = self.keys_by_word.get(_spelled(text))
        if whole is not None:
            return self.name(whole)
        words = list(_WORD.finditer(text))
        parts, done, place = [], 0, 0
        while place < len(words):
            for count in range(min(_MOST_WORDS, len(words) - place), 0, -1):
                start, end = words[place].start(), words[place + count - 1].end()
                found = self._found(text[start:end])
                if found is not None:
                    parts += [text[done:start], found]
                    done, place = end, place + count - 1
                    break
            place += 1
        return "".join((*parts, text[done:]))

    def in_key(self, key: str) -> str:
        """A key that may have been made from such a text, with the keys of people in it replaced."""
        parts, done = key.split("-"), []
        while parts:
            for count in range(min(_MOST_WORDS, len(parts)), 1, -1):
                found = self.keys_by_word.get(_spelled("-".join(parts[:count])))
                if found is not None:
                    done.append(self.key(found))
                    del parts[:count]
                    break
            else:
                done.append(parts.pop(0))
        return "-".join(done)

    def _found(self, text: str) -> str | None:
        """A name with what stands around it, its code in its place; None where it is no name."""
        bare = _EDGES.sub("", text)
        key = self.keys_by_word.get(_spelled(bare))
        if key is None or bare.isalpha():
            return None
        before, _, after = text.partition(bare)
        return f"{before}{self.name(key)}{after}"


def _spelled(text: str) -> str:
    """A text as it is looked for: case, spaces, the kind of apostrophe and of accented letters do not matter."""
    return normalize("NFC", " ".join(text.split()).replace("’", "'").casefold())


def kept_people(baseline: Baseline) -> Iterator[str]:
    """The keys of the people that a kept plan speaks of, who may be in no record any more."""
    for stay in kept_content_of(baseline).get("stays", ()):
        yield stay[0]


def kept_content_of(baseline: Baseline) -> dict[str, Any]:
    """What a kept plan holds; nothing where it cannot be read."""
    try:
        kept_plan(baseline)
    except RefusedInput:
        return {}
    content: dict[str, Any] = json.loads(baseline.content)
    return content


def _shuffle(seed: str) -> Callable[[str], str]:
    """An order of texts that their alphabet does not tell, always the same for the same seed."""
    start = sha256(seed.encode()).hexdigest()
    return lambda text: sha256(f"{start}{text}".encode()).hexdigest()
