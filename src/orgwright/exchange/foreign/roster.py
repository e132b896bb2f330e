"""Lists of people of others: which sheet and row of heads, and what each column says; proposed, editable, kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping as Map
from dataclasses import asdict, dataclass, replace

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign.book import Area, Book, Sheet
from orgwright.exchange.foreign.head_words import EMAIL, field_of, name_likeness
from orgwright.exchange.foreign.leaving_out import part_left_out
from orgwright.exchange.foreign.mapping import LeftOut
from orgwright.exchange.foreign.roster_values import DayOrder, day_order

ROSTER_FIELDS: Map[str, str] = {
    "name": "Name",
    "first": "First name",
    "last": "Last name",
    "key": "Id",
    "email": "E-mail",
    "manager": "Manager",
    "manager_key": "Manager's id",
    "unit": "Unit",
    "role": "Role",
    "position": "Position",
    "hired": "Hired on",
    "left": "Left on",
    "location": "Location",
    "employment": "Employment",
    "fte": "FTE",
}
"""What a column of a roster may say, and its title."""
_LOOKED_FOR_HEADS = 30
_SAYS_WHO = frozenset({"name", "key", "email", "last"})
NO_ROSTER = "{} has no row of heads that names people, and no column of names."


@dataclass(frozen=True)
class RosterMapping:
    """A reading of a list of people: its sheet, the row of heads, what each column says, the rows read, all from 0.

    ``day_first`` says how 03/04/2026 is read; days that only one order allows are read by that.
    """

    sheet: str
    head: int
    fields: tuple[tuple[int, str], ...]
    rows: tuple[int, ...]
    day_first: bool = True

    def column(self, field: str) -> int | None:
        """The column that says something."""
        return next((column for column, own in self.fields if own == field), None)

    def with_field(self, column: int, field: str) -> RosterMapping:
        """The same with another meaning of one column; an empty one leaves the column out."""
        others = tuple(one for one in self.fields if one[0] != column and one[1] != field)
        added = ((column, field),) if field else ()
        return replace(self, fields=tuple(sorted((*others, *added))))

    def to_json(self) -> str:
        """The mapping as text to keep."""
        return json.dumps({"kind": "roster", **asdict(self)}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> RosterMapping:
        """A kept mapping; refused where the text is none."""
        try:
            found = json.loads(text)
            fields = tuple((int(column), str(field)) for column, field in found["fields"])
            rows = tuple(int(row) for row in found["rows"])
            return cls(str(found["sheet"]), int(found["head"]), fields, rows, bool(found["day_first"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise RefusedInput(
                "What was kept of an earlier reading of this layout is damaged; it is not used."
            ) from None


@dataclass(frozen=True)
class RosterProposal:
    """The reading of a list of people that a book suggests; see the fields of the same name of ``Proposal``."""

    mapping: RosterMapping
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]
    layout: str
    is_remembered: bool = False


def propose_roster(book: Book, sheet: str = "", remembered: Map[str, str] | None = None) -> RosterProposal:
    """How a list of people is most likely to be read; refused where no sheet has heads that name people."""
    candidates = [one for one in book.sheets if sheet in ("", one.name)]
    found = [(sum(1 for _ in fields), one, row, fields) for one in candidates for row, fields in _heads(one)]
    if not found:
        raise RefusedInput(NO_ROSTER.format(book.name))
    _, best, head, fields = max(found, key=lambda one: (one[0], best_rows(one[1], one[2]), -one[2]))
    rows = tuple(row for row in range(head + 1, best.height) if _is_person(best, row, fields))
    order = day_order(
        [best.at(row, column) for column, field in fields.items() if field in ("hired", "left") for row in rows]
    )
    mapping = RosterMapping(best.name, head, tuple(sorted(fields.items())), rows, order != DayOrder.MONTH_FIRST)
    remarks = list(book.remarks)
    if order == DayOrder.EITHER:
        remarks.append("The days may be read either way; they are read with the day before the month.")
    layout = _fingerprint(best, mapping)
    proposal = RosterProposal(mapping, tuple(_left_out(book, best, mapping)), tuple(remarks), layout)
    kept = (remembered or {}).get(layout)
    if kept is None:
        return proposal
    try:
        old = RosterMapping.from_json(kept)
    except RefusedInput as damaged:
        return replace(proposal, remarks=(*proposal.remarks, str(damaged)))
    return replace(proposal, mapping=replace(mapping, fields=old.fields, day_first=old.day_first), is_remembered=True)


def best_rows(sheet: Sheet, head: int) -> int:
    """How many rows lie below a row of heads."""
    return sheet.height - head


def _heads(sheet: Sheet) -> list[tuple[int, dict[int, str]]]:
    """The rows that may be heads, with what their columns say; each thing is said once, by the first column."""
    found = []
    for row in range(min(sheet.height - 1, _LOOKED_FOR_HEADS)):
        fields: dict[int, str] = {}
        for column in range(sheet.width):
            field = field_of(sheet.text(row, column))
            field = "role" if field == "grade" else field
            if field in ROSTER_FIELDS and field not in fields.values():
                fields[column] = str(field)
        if _SAYS_WHO & set(fields.values()) and len(fields) > 1:
            found.append((row, fields))
    if not found and sheet.height > 1:
        return _by_contents(sheet)
    return found


def _by_contents(sheet: Sheet) -> list[tuple[int, dict[int, str]]]:
    """A column of names or e-mails under heads that say nothing known, or under none."""
    for column in range(min(sheet.width, 6)):
        texts = [sheet.text(row, column) for row in range(1, sheet.height) if sheet.at(row, column) is not None]
        if texts and sum(map(name_likeness, texts)) > 0.5 * len(texts):
            field = "email" if all(EMAIL.fullmatch(text) for text in texts) else "name"
            return [(0, {column: field})]
    return []


def _is_person(sheet: Sheet, row: int, fields: Map[int, str]) -> bool:
    said = [sheet.text(row, column) for column, field in fields.items() if field in _SAYS_WHO or field == "first"]
    texts = [text for text in said if text]
    return bool(texts) and field_of(texts[0]) != "summary"


def _left_out(book: Book, sheet: Sheet, mapping: RosterMapping) -> list[LeftOut]:
    found = []
    for row in range(sheet.height):
        is_used = any(cell is not None for cell in sheet.rows[row])
        if row not in mapping.rows and row != mapping.head and is_used:
            reason = "It stands above the heads." if row < mapping.head else "It names nobody."
            found.append(part_left_out(sheet, Area(row, 0, row, sheet.width - 1), reason))
    said = {column for column, _ in mapping.fields}
    for column in range(sheet.width):
        if column not in said and any(sheet.at(row, column) is not None for row in (mapping.head, *mapping.rows)):
            area = Area(mapping.head, column, sheet.height - 1, column)
            found.append(part_left_out(sheet, area, "Its head says nothing that a roster takes; choose what it means."))
    others = (one for one in book.sheets if one.name != sheet.name)
    return found + [part_left_out(one, one.area, "It is another sheet.") for one in others]


def _fingerprint(sheet: Sheet, mapping: RosterMapping) -> str:
    heads = [sheet.text(mapping.head, column) for column in range(sheet.width)]
    return hashlib.sha256("\x1f".join(("roster", str(mapping.head), *heads)).encode()).hexdigest()[:32]
