"""Which skill a name means: the one that bears it, else those it may be, with a score; never decided by itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgwright.records import Skill

SUGGESTED_FROM = 80.0
"""The least likeness, 0 to 100, from which two names are shown to a person as perhaps one skill."""

_CONTAINED = 0.92
_SIFTED_FROM = 70.0
_AT_ONCE = 512
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*[+#]*|\.[^\W_]+")
_FILLING = re.compile(
    r"an?|and|for|in|of|on|or|the|to|with|skills?|knowledge|basics?|fundamentals?|proficiency|experience|programming|languages?|"
    r"understanding|ability|concepts|practices?"
)


@dataclass(frozen=True)
class SkillSuggestion:
    """A skill that a name may mean; ``score`` from 80 to 100 says how alike the names are."""

    skill_id: int
    name: str
    score: float


def names_of(skill: Skill) -> Iterator[str]:
    """The name of a skill and its other names."""
    yield skill.name
    yield from parted(skill.aliases)


def parted(names: str) -> list[str]:
    """The names of a list parted by semicolons."""
    return [one.strip() for one in names.split(";") if one.strip()]


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 100.

    score = 100 × the share of letters in common order of the names' words in order of the alphabet (Indel ratio),
    without filling words ("skills", "of"); where all words of a name of two or more words stand in the other, at
    least 92. Words that carry ``+``, ``#`` or ``.``, have at most two letters, or hold a figure must be the same on
    both sides where both sides have such: C, C++ and C# are never alike, nor are Java 8 and Java 21.
    """
    return _likeness(_words(one), _words(other))


class SkillMatcher:
    """The names of all skills, to look one up in."""

    def __init__(self, skills: Iterable[Skill]) -> None:
        self._skills = {one.id: one for one in skills if one.id is not None}
        self._ids: dict[str, int] = {}
        self._known: list[tuple[int, tuple[str, ...]]] = []
        for key, skill in self._skills.items():
            for name in parted(skill.aliases):
                self._ids.setdefault(_plain(name), key)
            self._known += [(key, _words(name)) for name in names_of(skill)]
        # A skill's own name goes before another's alias.
        self._ids.update({_plain(skill.name): key for key, skill in self._skills.items()})
        self._joined = [" ".join(words) for _, words in self._known]

    def exact(self, name: str) -> int | None:
        """The id of the skill that bears a name, or bore it, in whatever case."""
        return self._ids.get(_plain(name))

    def suggestions(self, name: str, limit: int = 3) -> tuple[SkillSuggestion, ...]:
        """The skills that a name may mean, most alike first; none of those that were said to be another skill."""
        from rapidfuzz import fuzz, process

        words, own = _words(name), _plain(name)
        best: dict[int, float] = {}
        found = process.extract(
            " ".join(words), self._joined, scorer=fuzz.token_set_ratio, score_cutoff=_SIFTED_FROM, limit=None
        )
        for _, _, place in found:
            key, other = self._known[place]
            score = _likeness(words, other)
            if score >= SUGGESTED_FROM and own not in map(_plain, parted(self._skills[key].kept_apart)):
                best[key] = max(score, best.get(key, 0.0))
        ordered = sorted(best.items(), key=lambda one: (-one[1], self._skills[one[0]].name.casefold()))
        return tuple(SkillSuggestion(key, self._skills[key].name, score) for key, score in ordered[:limit])

    def likely_duplicates(self) -> list[tuple[int, int, float]]:
        """Pairs of skills whose names are alike and that nobody kept apart, most alike first."""
        import numpy as np
        from rapidfuzz import fuzz, process

        best: dict[tuple[int, int], float] = {}
        for first in range(0, len(self._joined), _AT_ONCE):
            part = self._joined[first : first + _AT_ONCE]
            scores = process.cdist(part, self._joined, scorer=fuzz.token_set_ratio, score_cutoff=_SIFTED_FROM)
            for row, other in zip(*(found.tolist() for found in np.nonzero(scores)), strict=True):
                (one_id, one), (other_id, two) = self._known[first + row], self._known[other]
                if one_id < other_id and (score := _likeness(one, two)) >= SUGGESTED_FROM:
                    best[one_id, other_id] = max(score, best.get((one_id, other_id), 0.0))
        kept = [(one, other, score) for (one, other), score in best.items() if not self.are_kept_apart(one, other)]
        return sorted(kept, key=lambda pair: (-pair[2], self._skills[pair[0]].name.casefold(), pair[1]))

    def are_kept_apart(self, one: int, other: int) -> bool:
        """Whether somebody said that two skills are not the same."""
        return _names_apart(self._skills[one], self._skills[other]) or _names_apart(
            self._skills[other], self._skills[one]
        )


def _names_apart(skill: Skill, other: Skill) -> bool:
    apart = {_plain(one) for one in parted(skill.kept_apart)}
    return any(_plain(name) in apart for name in names_of(other))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _words(name: str) -> tuple[str, ...]:
    """The words that tell a name from others, in order of the alphabet."""
    words = _WORD.findall(_plain(name))
    return tuple(sorted(word for word in words if not _FILLING.fullmatch(word)) or sorted(words))


def _is_sharp(word: str) -> bool:
    """Whether a word of which no letter may differ: "c++", ".net", "go", "k8s"."""
    return len(word) <= 2 or not word.isalpha()


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    from rapidfuzz import fuzz

    if not one or not other:
        return 0.0
    if one == other:
        return 100.0
    sharp, sharp_other = ({word for word in words if _is_sharp(word)} for words in (one, other))
    if sharp and sharp_other and sharp != sharp_other:
        return 0.0
    if (sharp or sharp_other) and min(len(one), len(other)) == 1:
        return 0.0
    score = float(fuzz.ratio(" ".join(one), " ".join(other)))
    fewer, more = sorted((set(one), set(other)), key=len)
    return max(score, 100 * _CONTAINED) if len(fewer) > 1 and fewer <= more else score
