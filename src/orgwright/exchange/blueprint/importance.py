"""How important a page says a skill is: in the name's parenthesis, on a line of its own, in both or nowhere."""

import re
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"\b(?<!not )(critical|important|context[- ]specific|optional)\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|→|->|–|—|-|/|or|through|up to)\s*", re.IGNORECASE)
_TAG_WORD = re.compile(r"\b(?:advanced|emerging|expert|must-have|good-to-have|nice-to-have)\b", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\([^()]*\)")
TOLD_TWICE = "The importance is told twice"
_RANK = {"optional": 0, "context-specific": 1, "important": 2, "critical": 3}


@dataclass(frozen=True, slots=True)
class StatedImportance:
    """The value that counts, every phrase the page uses, and what the two places say where they disagree."""

    value: str | None
    text: str
    disagreement: str = ""


def importance_word(phrase: str) -> str | None:
    """The one of the four words that a phrase names; of a range such as "Optional to Important" the lower.

    What stands in a parenthesis of the phrase is a condition and counts only where nothing else names a word.
    """
    outside = _PARENTHESIS.sub(" ", phrase)
    return _first_or_range(outside) or _first_or_range(phrase)


def _first_or_range(phrase: str) -> str | None:
    matches = list(_WORD.finditer(phrase))
    if not matches:
        return None
    words = [_canonical(matches[0][1])]
    for before, match in pairwise(matches):
        if not _RANGE.fullmatch(phrase[before.end() : match.start()]):
            break
        words.append(_canonical(match[1]))
    return min(words, key=_RANK.__getitem__)


def _canonical(word: str) -> str:
    return word.lower().replace(" ", "-")


def is_importance(parenthesis: str) -> bool:
    """Whether a parenthesis after a name tells its importance or tier rather than its scope."""
    return _WORD.search(parenthesis) is not None or _TAG_WORD.match(parenthesis) is not None


def stated_importance(in_name: str, on_line: str) -> StatedImportance:
    """One importance from the two places that may give it: the line wins if it names a word, else the name."""
    on_line = on_line.strip().rstrip(".")
    name_value, line_value = importance_word(in_name), importance_word(on_line)
    value = line_value or name_value
    phrases = [phrase for phrase in (in_name, on_line) if phrase]
    if len(phrases) == 2 and on_line.lower().startswith(in_name.lower()):
        phrases = [on_line]
    disagree = bool(in_name and on_line and name_value) and name_value != line_value
    said = f"the name says “{in_name}”, the line “{on_line}”; “{value}” was taken" if disagree else ""
    return StatedImportance(value, "; ".join(phrases), said)
