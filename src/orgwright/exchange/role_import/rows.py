"""The rows that an import shows for a person to decide, and what becomes of those that stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from orgwright.exchange.role_import.said import Span
from orgwright.planning.skill_matching import SkillSuggestion
from orgwright.records import Record

BOTH_CHANGED = "It was edited here, and the document says something else."


class RowKind(StrEnum):
    """What an import finds in a row; uncertain ones need a person's eye."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class ImportRow:
    """One row to decide. ``key`` names it across repeated plans; ``is_taken`` is what happens if nobody decides.

    ``before`` and ``after`` hold the fields that differ: nothing before a new row, nothing after one that goes.
    ``span`` points into the document's text. A new skill carries ``suggestions`` of existing ones that it may be.
    """

    key: str
    kind: RowKind
    record: type[Record]
    section: int
    title: str
    after: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)
    row_id: int | None = None
    span: Span | None = None
    why: str = ""
    is_taken: bool = True
    number: int = 0
    suggestions: tuple[SkillSuggestion, ...] = ()
    heading: str = ""
    """What a statement stands under, also where that does not differ."""
    is_remark: bool = False
    """Section 20 alone names it: it is shown, and taken only if a person says so."""


@dataclass(frozen=True)
class Relink:
    """A row that stays as it is, and stands at another place of the new document."""

    record: type[Record]
    row_id: int
    number: int
    span: Span | None


def plain_words(value: Any) -> str:
    """A value as it is compared: white space and an empty value's kind make no difference."""
    return " ".join(str(value if value is not None else "").split())


def merged(
    theirs: Mapping[str, Any], mine: Record, base: Mapping[str, Any] | None, names: Sequence[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the document alone changed (or fills), and what both sides changed."""
    taken, asked = {}, {}
    for name in names:
        now, new = getattr(mine, name), theirs[name]
        if plain_words(now) == plain_words(new):
            continue
        if not plain_words(now) and (base is None or not plain_words(base.get(name))):
            taken[name] = new
        elif base is None:
            # Somebody wrote this without a document; a document that says nothing about it changes nothing.
            if plain_words(new):
                asked[name] = new
        elif plain_words(base.get(name)) == plain_words(now):
            taken[name] = new
        elif plain_words(base.get(name)) != plain_words(new):
            asked[name] = new
    return taken, asked
