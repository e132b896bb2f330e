"""What a person decides about a foreign sheet, and what is read by it; without the window."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.exchange.foreign import Book, ForeignRows, Mapping, Orientation, Proposal, Sheet, apply, propose
from orgwright.exchange.foreign.book import cell_at
from orgwright.exchange.foreign.level_words import NOTHING, LevelWord, key_of
from orgwright.exchange.foreign.levels import FoundPerson, FoundSkill, RefusedCell
from orgwright.exchange.foreign.mapping import PERSON_FIELDS, LeftOut
from orgwright.exchange.foreign.proposal import turned_proposal, words_of
from orgwright.exchange.foreign.roster import RosterMapping, RosterProposal, propose_roster
from orgwright.exchange.foreign.roster_rows import RosterRows, apply_roster
from orgwright.gui.mapping.lines import lines_of
from orgwright.planning.organization import Organization
from orgwright.records import SheetMapping, Source
from orgwright.workspace.foreign_import import ForeignDecisions, ForeignImport, KeptMapping
from orgwright.workspace.roster_import import RosterImport

PLAIN, HEAD, PERSON, LEVEL, UNKNOWN, REFUSED, LEFT_OUT = range(7)
"""What a cell of the sheet is by the reading."""
PART_WORDS: Map[int, str] = {
    HEAD: "Heads of skills",
    PERSON: "People",
    LEVEL: "Levels",
    UNKNOWN: "Nothing known",
    REFUSED: "Refused",
    LEFT_OUT: "Left out",
}
ORIENTATIONS: tuple[tuple[str, str], ...] = (
    (Orientation.PEOPLE_DOWN, "People down, skills across"),
    (Orientation.PEOPLE_ACROSS, "People across, skills down"),
    (Orientation.SHEET_PER_PERSON, "A sheet for each person"),
    (Orientation.LIST, "A list, one level in each row"),
)
Parts = NDArray[np.int8]


@dataclass
class MatrixReading:
    """One foreign matrix while it is mapped. What follows from the mapping is computed when it is first asked for,
    or by ``settled`` beside the window.
    """

    book: Book
    proposal: Proposal
    organization: Organization
    mapping: Mapping
    people: dict[str, int | None] = field(default_factory=dict)
    skills: dict[str, int | None] = field(default_factory=dict)
    source: str = Source.MANAGER

    @classmethod
    def of(cls, book: Book, organization: Organization, sheet: str = "") -> "MatrixReading":
        """The proposed reading of a book, a remembered one first."""
        proposal = propose(book, organization, sheet, remembered(organization))
        return cls(book, proposal, organization, proposal.mapping).settled()

    def settled(self) -> "MatrixReading":
        """The same with everything computed."""
        assert self.rows is not None
        return self

    @cached_property
    def words(self) -> tuple[LevelWord, ...]:
        """The texts of the cells with what they mean now; new ones mean what is proposed."""
        decided = dict(self.mapping.levels)
        proposed = {key_of(one.text): one for one in self.proposal.words}
        found = []
        for one in words_of(self.book, self.mapping):
            key = key_of(one.text)
            known = proposed.get(key, one)
            found.append(replace(known, cells=one.cells, level=decided.get(key, known.level)))
        return tuple(found)

    @cached_property
    def whole_mapping(self) -> Mapping:
        """The mapping with a meaning, or none yet, for every text of the cells."""
        return replace(self.mapping, levels=tuple((key_of(one.text), one.level) for one in self.words))

    @cached_property
    def rows(self) -> ForeignRows:
        """What the mapping reads now."""
        return apply(self.book, self.whole_mapping, self.organization)

    def with_mapping(self, mapping: Mapping) -> "MatrixReading":
        """The same with another mapping; decisions about people and skills stay."""
        return replace(self, mapping=mapping)

    def with_orientation(self, orientation: str) -> "MatrixReading":
        """The same sheet read with people down or across."""
        sheet = self.mapping.sheets[0]
        proposal = turned_proposal(self.book, sheet, people_down=orientation == Orientation.PEOPLE_DOWN)
        return replace(self, proposal=proposal, mapping=proposal.mapping)

    def with_lines(self, name: str, text: str) -> "MatrixReading":
        """The same with other ``heads``, ``skills`` or ``people``, as a person wrote them."""
        is_row = self.are_rows(name)
        changed: dict[str, Any] = {name: lines_of(self.sheet, text, is_row=is_row)}
        return self.with_mapping(replace(self.mapping, **changed))

    def with_person_field(self, own: str, text: str) -> "MatrixReading":
        """The same with another line for the name, the id and so on; an empty text takes it away."""
        lines = lines_of(self.sheet, text, is_row=self.are_rows("person_fields"))
        others = tuple(one for one in self.mapping.person_fields if one[1] != own)
        added = ((lines[0], own),) if lines else ()
        return self.with_mapping(replace(self.mapping, person_fields=tuple(sorted((*others, *added)))))

    def are_rows(self, name: str) -> bool:
        """Whether these lines of the mapping are rows of the sheet as it lies."""
        goes_down = name in ("heads", "people")
        if self.mapping.orientation in (Orientation.LIST, Orientation.SHEET_PER_PERSON):
            goes_down = name == "people"
        return goes_down != self.mapping.is_turned

    @property
    def sheet(self) -> Sheet:
        """The first sheet that is read, as it lies."""
        found = self.book.sheet(self.mapping.sheets[0])
        return found if found is not None else self.book.sheets[0]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What the proposal leaves out, with the reasons."""
        return self.proposal.left_out

    @property
    def decisions(self) -> ForeignDecisions:
        """What was decided about people and skills."""
        return ForeignDecisions(self.people, self.skills, self.source)

    @property
    def planned(self) -> ForeignImport:
        """What would come in now."""
        return ForeignImport(self.rows, self.decisions, self.organization, self.book.name)

    @property
    def kept(self) -> KeptMapping:
        """The mapping to remember."""
        return KeptMapping(self.proposal.layout, self.book.name, self.whole_mapping.to_json())

    def decide_person(self, one: FoundPerson, person_id: int | None) -> None:
        """Say who somebody is: an id, 0 for somebody new, None to leave them out."""
        self.people[one.label] = person_id

    def decide_skill(self, one: FoundSkill, skill_id: int | None) -> None:
        """Say which skill a head is: an id, 0 for a new one, None to leave it out."""
        self.skills[one.label] = skill_id

    def parts(self, name: str) -> Parts:
        """What each cell of a sheet is by the mapping, as the sheet lies."""
        sheet = self.book.sheet(name)
        if sheet is None:
            return np.zeros((0, 0), dtype=np.int8)
        parts = np.zeros((sheet.height, sheet.width), dtype=np.int8)
        for one in self.left_out:
            if one.sheet == name:
                parts[one.area.top : one.area.bottom + 1, one.area.left : one.area.right + 1] = LEFT_OUT
        if name in self.mapping.sheets:
            reading = parts.T if self.mapping.is_turned else parts
            _draw(reading, self.mapping)
            _draw_cells(parts, sheet, self.rows.refused, name)
        return parts


def _draw(parts: Parts, mapping: Mapping) -> None:
    """Draw a mapping on the parts of a sheet turned for reading."""
    height, width = parts.shape
    people = [row for row in mapping.people if row < height]
    skills = [column for column in mapping.skills if column < width]
    if mapping.orientation in (Orientation.LIST, Orientation.SHEET_PER_PERSON):
        parts[np.ix_(people, [column for column in mapping.heads if column < width])] = HEAD
    else:
        parts[np.ix_([row for row in mapping.heads if row < height], skills)] = HEAD
    parts[np.ix_(people, [line for line, _ in mapping.person_fields if line < width])] = PERSON
    parts[np.ix_(people, skills)] = LEVEL
    if mapping.person_cell:
        row, column = (int(one) for one in mapping.person_cell.split(","))
        if row < height and column < width:
            parts[row, column] = PERSON


def _draw_cells(parts: Parts, sheet: Sheet, refused: tuple[RefusedCell, ...], name: str) -> None:
    """Draw what single cells are: refused ones, and those of the levels that hold nothing."""
    blank = np.array([[value is None for value in row] for row in sheet.rows], dtype=bool)
    parts[(parts == LEVEL) & blank] = UNKNOWN
    for one in refused:
        if one.sheet == name:
            row, column = cell_at(one.address)
            parts[row - sheet.first_row, column - sheet.first_column] = REFUSED


@dataclass
class RosterReading:
    """One list of people while it is mapped."""

    book: Book
    proposal: RosterProposal
    organization: Organization
    mapping: RosterMapping

    @classmethod
    def of(cls, book: Book, organization: Organization, sheet: str = "") -> "RosterReading":
        """The proposed reading of a book, a remembered one first."""
        proposal = propose_roster(book, sheet, remembered(organization))
        return cls(book, proposal, organization, proposal.mapping).settled()

    def settled(self) -> "RosterReading":
        """The same with everything computed."""
        assert self.planned.changes is not None
        return self

    @cached_property
    def rows(self) -> RosterRows:
        """What the mapping reads now."""
        return apply_roster(self.book, self.mapping, self.organization)

    @cached_property
    def planned(self) -> RosterImport:
        """What would come in now."""
        return RosterImport(self.rows, self.organization, self.book.name)

    def with_mapping(self, mapping: RosterMapping) -> "RosterReading":
        """The same with another mapping."""
        return replace(self, mapping=mapping)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is read."""
        found = self.book.sheet(self.mapping.sheet)
        return found if found is not None else self.book.sheets[0]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is left out; columns that a person gave a meaning are no longer."""
        said = {column for column, _ in self.mapping.fields}
        return tuple(
            one
            for one in self.proposal.left_out
            if one.sheet != self.mapping.sheet or one.area.width > 1 or one.area.left not in said
        )

    @property
    def kept(self) -> KeptMapping:
        """The mapping to remember."""
        return KeptMapping(self.proposal.layout, self.book.name, self.mapping.to_json())

    def parts(self, name: str) -> Parts:
        """What each cell of a sheet is by the mapping."""
        sheet = self.book.sheet(name)
        if sheet is None:
            return np.zeros((0, 0), dtype=np.int8)
        parts = np.zeros((sheet.height, sheet.width), dtype=np.int8)
        for one in self.left_out:
            if one.sheet == name:
                parts[one.area.top : one.area.bottom + 1, one.area.left : one.area.right + 1] = LEFT_OUT
        if name == self.mapping.sheet:
            columns = [column for column, _ in self.mapping.fields]
            parts[self.mapping.head, columns] = HEAD
            parts[np.ix_(list(self.mapping.rows), columns)] = LEVEL
            who = [column for column, own in self.mapping.fields if own in PERSON_FIELDS]
            parts[np.ix_(list(self.mapping.rows), who)] = PERSON
            _draw_cells(parts, sheet, self.rows.refused, name)
        return parts


def remembered(organization: Organization) -> dict[str, str]:
    """The kept mappings by the fingerprint of their layout."""
    return {one.layout: one.content for one in organization.table(SheetMapping).values()}


def level_text(level: int | None) -> str:
    """What a text is said to mean."""
    if level is None:
        return "not decided"
    return "nothing known" if level == NOTHING else f"level {level}"
