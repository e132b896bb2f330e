"""Whether people stand down the sheet or across it, and which lines name people and which name skills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgwright.exchange.foreign.book import Area
from orgwright.exchange.foreign.head_words import field_of, name_likeness
from orgwright.exchange.foreign.level_words import is_level
from orgwright.exchange.foreign.mapping import PERSON_FIELDS
from orgwright.exchange.foreign.structure import Structure, distinct
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import SkillMatcher

_CORNER_WEIGHT = 1.5
_NO_PEOPLE = -0.5
_KNOWN_WEIGHT = 3.0
_LONGEST_HEAD = 45


class Known:
    """The names that the organization knows already, to tell people from skills."""

    def __init__(self, organization: Organization | None) -> None:
        people = organization.people.values() if organization is not None else ()
        self._people = {text.casefold() for one in people for text in (one.name, one.key, one.email) if text}
        self._skills = SkillMatcher(organization.skills.values() if organization is not None else ())

    def share_of_people(self, texts: Sequence[str]) -> float:
        """How many of the texts are known people, as a share."""
        return sum(text.casefold() in self._people for text in texts) / max(len(texts), 1)

    def share_of_skills(self, texts: Sequence[str]) -> float:
        """How many of the texts are known skills, as a share."""
        return sum(self._skills.exact(text) is not None for text in texts) / max(len(texts), 1)


def labels_in(structure: Structure, column: int) -> list[str]:
    """The texts of one column of labels."""
    return [structure.sheet.text(row, column) for row in structure.rows]


def heads_in(structure: Structure, row: int) -> list[str]:
    """The texts of one row of heads over the columns of levels."""
    return [structure.spread(row, column) for column in structure.columns]


def _own_heads(structure: Structure, row: int) -> list[str]:
    return [structure.sheet.text(row, column) for column in structure.columns]


def corner(structure: Structure, column: int) -> str | None:
    """What the heads over a column of labels say it is."""
    texts = [structure.sheet.text(row, column) for row in reversed(structure.heads)]
    return next((field for text in texts if text and (field := field_of(text)) is not None), None)


def name_row(structure: Structure) -> int:
    """The row of heads that names the columns: the one with most different texts that are no sentences."""

    def worth(row: int) -> tuple[float, int]:
        texts = [text for text in _own_heads(structure, row) if text]
        is_short = sum(map(len, texts)) <= _LONGEST_HEAD * max(len(texts), 1)
        return distinct(texts) * (1.0 if is_short else 0.5), row

    return max(structure.heads, key=worth)


def name_column(structure: Structure) -> int:
    """The column of labels with most different texts that are no sentences; names of people go before ids."""

    def worth(column: int) -> tuple[float, float]:
        texts = [text for text in labels_in(structure, column) if text]
        is_short = sum(map(len, texts)) <= _LONGEST_HEAD * max(len(texts), 1)
        likeness = sum(map(name_likeness, texts)) / max(len(texts), 1)
        return distinct(texts) * (1.0 if is_short else 0.3) * (1.3 + likeness / 4), -column

    return max(structure.labels, key=worth)


def people_are_down(structure: Structure, known: Known) -> bool:
    """Whether the labels are people and the heads skills, by heads of columns, looks of names and known names."""
    down = [text for text in labels_in(structure, name_column(structure)) if text]
    across = [text for text in heads_in(structure, name_row(structure)) if text]
    score = _best_likeness(structure) - _best_likeness(structure.turned())
    fields = {corner(structure, column) for column in structure.labels}
    # "Name" in the corner may as well be the head of the row of people: it counts where what is below looks so.
    named = [column for column in structure.labels if corner(structure, column) in PERSON_FIELDS]
    look_so = any(_likeness([text for text in labels_in(structure, one) if text]) > _NO_PEOPLE for one in named)
    if look_so or fields & {"unit", "role", "grade", "manager"}:
        score += _CORNER_WEIGHT
    if fields & {"skill", "category"}:
        score -= _CORNER_WEIGHT
    score += _KNOWN_WEIGHT * (known.share_of_people(down) + known.share_of_skills(across))
    score -= _KNOWN_WEIGHT * (known.share_of_people(across) + known.share_of_skills(down))
    return score >= 0


def _counts(structure: Structure, column: int) -> bool:
    """Whether a column numbers its rows: 1, 2, 3 are nobody's ids."""
    texts = [text for text in labels_in(structure, column) if text]
    numbers = [text for text in texts if text.isdigit()]
    return len(numbers) * 2 > len(texts) and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _best_likeness(structure: Structure) -> float:
    """How much the labels look like people: those of the column that does most, where its texts differ."""
    columns = [[text for text in labels_in(structure, column) if text] for column in structure.labels]
    return max((_likeness(texts) for texts in columns if distinct(texts) * 2 > len(texts)), default=0.0)


def _likeness(texts: Sequence[str]) -> float:
    return sum(map(name_likeness, texts)) / max(len(texts), 1)


@dataclass(frozen=True)
class Lines:
    """Which lines of a structure, turned so that people go down, say who and what."""

    heads: tuple[int, ...]
    person_fields: tuple[tuple[int, str], ...]
    under_heads: tuple[int, ...]
    """Rows of heads below the names: what a column of a skill is, such as current and target."""


def lines_of(structure: Structure, is_turned: bool) -> Lines:
    """The rows of categories and names of the skills, and the columns that say who a person is."""
    name = name_row(structure)
    if is_turned:
        told = {row: _told(structure, row) for row in structure.heads}
        said = [row for row, field in told.items() if field == "skill"]
        name = said[0] if said else name
        rows = [row for row in structure.heads if row != name and _is_category(structure, row, name, told[row])]
        return Lines((*rows, name), _person_fields(structure, is_turned=True), ())
    above = [row for row in structure.heads if row < name and not _is_title(structure, row)]
    under = tuple(row for row in structure.heads if row > name and any(_own_heads(structure, row)))
    rows = [row for row in above if any(text and not is_level(text) for text in heads_in(structure, row))]
    return Lines((*rows, name), _person_fields(structure, is_turned=False), under)


def _told(structure: Structure, row: int) -> str | None:
    """What stands before a row of heads; in a turned sheet that is the head of a column."""
    texts = [structure.sheet.text(row, column) for column in reversed(structure.labels)]
    return next((field for text in texts if text and (field := field_of(text)) is not None), None)


def _is_category(structure: Structure, row: int, name: int, field: str | None) -> bool:
    if field is not None:
        return field in ("category", "unit")
    own, names = distinct(_own_heads(structure, row)), distinct(_own_heads(structure, name))
    texts = [text for text in _own_heads(structure, row) if text]
    is_short = sum(map(len, texts)) <= _LONGEST_HEAD * max(len(texts), 1)
    return row < name and 0 < own < names and is_short


def _is_title(structure: Structure, row: int) -> bool:
    """A row with one text that stands before the levels or over all of the table: what the sheet is called."""
    used = [
        column for column in range(structure.area.left, structure.area.right + 1) if structure.sheet.at(row, column)
    ]
    if len(used) != 1:
        return False
    covers = next((one for one in structure.sheet.merged if one.holds(row, used[0])), Area(row, used[0], row, used[0]))
    return covers.left < min(structure.columns)


def _person_fields(structure: Structure, *, is_turned: bool) -> tuple[tuple[int, str], ...]:
    found: dict[str, int] = {}
    if not is_turned:
        for column in structure.labels:
            field = corner(structure, column)
            if field in PERSON_FIELDS and field not in found and not (field == "key" and _counts(structure, column)):
                found[str(field)] = column
    else:
        for column in structure.labels:
            texts = [structure.sheet.text(row, column) for row in structure.heads]
            field = next((one for text in texts if (one := field_of(text)) in PERSON_FIELDS), None)
            if field is not None and field not in found:
                found[field] = column
    best = name_column(structure)
    is_named = "name" in found or {"first", "last"} <= found.keys()
    if best not in found.values() and not is_named and _likeness(labels_in(structure, best)) > _NO_PEOPLE:
        found["name"] = best
    if not found:
        found["name"] = best
    if "name" in found and "last" not in found and "first" in found:
        found = {
            "first": found["first"],
            "last": found["name"],
            **{k: v for k, v in found.items() if k in ("key", "email")},
        }
    return tuple(sorted(((line, field) for field, line in found.items()), key=lambda one: one[0]))
