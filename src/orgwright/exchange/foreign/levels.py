"""The levels of a foreign book by a mapping: who, in what, how much, from which cell; and what was refused, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign.book import Book, Sheet, Value, text_of
from orgwright.exchange.foreign.level_words import HIGHEST, NOTHING
from orgwright.exchange.foreign.mapping import Mapping, Orientation
from orgwright.exchange.foreign.matching import PeopleMatcher, straight_name
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import SkillMatcher, SkillSuggestion


@dataclass(frozen=True)
class FoundPerson:
    """Somebody on the sheet; ``person_id`` None: nobody known, to be added or said to be one of ``suggested``.

    ``why`` is the sentence that keeps this one out until somebody decides.
    """

    name: str
    key: str
    email: str
    sheet: str
    address: str
    person_id: int | None
    suggested: tuple[int, ...] = ()
    why: str = ""

    @property
    def label(self) -> str:
        """What decisions about this one are kept under."""
        return self.key or self.email or self.name


@dataclass(frozen=True)
class FoundSkill:
    """A skill on the sheet; ``skill_id`` None: none known, to be added as ``name`` or be one of the suggestions."""

    head: str
    name: str
    category: str
    sheet: str
    address: str
    skill_id: int | None
    suggestions: tuple[SkillSuggestion, ...] = ()

    @property
    def label(self) -> str:
        """What decisions about this one are kept under."""
        return f"{self.category} › {self.head}" if self.category else self.head


@dataclass(frozen=True, slots=True)
class FoundLevel:
    """One level: places in the lists of people and skills, the level, and the cell it stands in."""

    person: int
    skill: int
    level: int
    sheet: str
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that was not taken, by its address, with the reason as one sentence."""

    sheet: str
    address: str
    text: str
    reason: str


@dataclass(frozen=True)
class ForeignRows:
    """All that a mapping reads from a book."""

    people: tuple[FoundPerson, ...]
    skills: tuple[FoundSkill, ...]
    levels: tuple[FoundLevel, ...]
    refused: tuple[RefusedCell, ...]
    findings: tuple[str, ...]

    @property
    def counts(self) -> str:
        """One line: "38 people, 24 skills, 612 levels, 14 cells refused"."""
        parts = (
            _counted(len(self.people), "person", "people"),
            _counted(len(self.skills), "skill"),
            _counted(len(self.levels), "level"),
            f"{_counted(len(self.refused), 'cell')} refused",
        )
        return ", ".join(parts)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@dataclass(frozen=True)
class _Cell:
    """A cell of levels with the places of its person and its skill."""

    sheet: Sheet
    row: int
    column: int
    person: int
    skill: int


class _Reader:
    """Collects people and skills in the order of the sheet while the cells are walked."""

    def __init__(self, book: Book, mapping: Mapping, organization: Organization) -> None:
        self._book, self._mapping = book, mapping
        self._matcher = PeopleMatcher(organization.people.values())
        self._skill_matcher = SkillMatcher(organization.skills.values())
        self._categories = {one.id: one.category.casefold() for one in organization.skills.values()}
        self.people: list[FoundPerson] = []
        self.skills: list[FoundSkill] = []
        self._person_by_label: dict[tuple[str, str, str], int] = {}
        self._skill_by_label: dict[tuple[str, str], int] = {}
        self.findings: list[str] = []
        self.repeated = self._repeated_heads()

    def _sheets(self) -> list[Sheet]:
        return [self._mapping.reading_sheet(self._book, name) for name in self._mapping.sheets]

    def _repeated_heads(self) -> set[str]:
        """Heads that stand more than once under different categories."""
        seen = {one for one in self._all_heads() if one[1]}
        counts = Counter(name.casefold() for _, name in seen)
        return {name for name, times in counts.items() if times > 1}

    def _all_heads(self) -> Iterator[tuple[str, str]]:
        for sheet in self._sheets():
            if self._mapping.orientation in (Orientation.LIST, Orientation.SHEET_PER_PERSON):
                yield from (self._head_down(sheet, row) for row in self._rows(sheet))
            else:
                yield from (self._head_above(sheet, column) for column in self._mapping.skills)

    def _rows(self, sheet: Sheet) -> range | tuple[int, ...]:
        if self._mapping.orientation != Orientation.SHEET_PER_PERSON:
            return self._mapping.people
        return range(min(self._mapping.people, default=0), sheet.height)

    def _head_above(self, sheet: Sheet, column: int) -> tuple[str, str]:
        """Category and name of a column of levels."""
        *outer, name = self._mapping.heads
        own = merged_text(sheet, name, column)
        parts = [carried(sheet, row, column, self._mapping) for row in outer]
        band = max((one for one in self._mapping.bands if one < column), default=None)
        if band is not None and not any(parts):
            parts = [merged_text(sheet, name, band)]
        return " › ".join(dict.fromkeys(one for one in parts if one and one != own)), own

    def _head_down(self, sheet: Sheet, row: int) -> tuple[str, str]:
        """Category and name of a row of a list."""
        *outer, name = self._mapping.heads
        parts = [_carried_down(sheet, row, column, min(self._mapping.people, default=0)) for column in outer]
        return " › ".join(one for one in parts if one), sheet.text(row, name)

    def cells(self) -> Iterator[_Cell]:
        """Every cell of levels, empty ones too."""
        mapping = self._mapping
        for sheet in self._sheets():
            if mapping.orientation == Orientation.SHEET_PER_PERSON:
                person = self._person_of_sheet(sheet)
                yield from (
                    _Cell(sheet, row, mapping.skills[0], person, skill)
                    for row in self._rows(sheet)
                    if (skill := self._skill(sheet, row, mapping.heads[-1], self._head_down(sheet, row))) >= 0
                )
            elif mapping.orientation == Orientation.LIST:
                for row in mapping.people:
                    skill = self._skill(sheet, row, mapping.heads[-1], self._head_down(sheet, row))
                    yield _Cell(sheet, row, mapping.skills[0], self._person(sheet, row), skill)
            else:
                yield from self._grid(sheet)

    def _grid(self, sheet: Sheet) -> Iterator[_Cell]:
        skills = [
            (column, self._skill(sheet, self._mapping.heads[-1], column, self._head_above(sheet, column)))
            for column in self._mapping.skills
        ]
        for row in self._mapping.people:
            person = self._person(sheet, row)
            for column, skill in skills:
                yield _Cell(sheet, row, column, person, skill)

    def _person_of_sheet(self, sheet: Sheet) -> int:
        name, row, column = sheet.name, 0, 0
        if self._mapping.person_cell:
            row, column = (int(one) for one in self._mapping.person_cell.split(","))
            name = sheet.text(row, column) or sheet.name
        return self._take_person(name, "", "", sheet, row, column)

    def _person(self, sheet: Sheet, row: int) -> int:
        said = {field: sheet.text(row, line) for line, field in self._mapping.person_fields}
        line = next((line for line, field in self._mapping.person_fields if said[field]), 0)
        name = said.get("name", "") or f"{said.get('first', '')} {said.get('last', '')}".strip()
        return self._take_person(name, said.get("key", ""), said.get("email", ""), sheet, row, line)

    def _take_person(self, name: str, key: str, email: str, sheet: Sheet, row: int, column: int) -> int:
        label = (name.casefold(), key.casefold(), email.casefold())
        if not any(label):
            return -1
        if label not in self._person_by_label:
            found = self._matcher.match(name, key, email)
            self._person_by_label[label] = len(self.people)
            one = FoundPerson(
                straight_name(name) or email or key,
                key,
                email,
                sheet.name,
                sheet.address(row, column),
                found.person_id,
                found.suggested,
                found.why,
            )
            self.people.append(one)
        elif self._mapping.orientation in (Orientation.PEOPLE_DOWN, Orientation.PEOPLE_ACROSS):
            self.findings.append(f"{name or key or email} stands on the sheet again at {sheet.address(row, column)}.")
        return self._person_by_label[label]

    def _skill(self, sheet: Sheet, row: int, column: int, head: tuple[str, str]) -> int:
        category, name = head
        if not name:
            return -1
        label = (category.casefold() if name.casefold() in self.repeated else "", name.casefold())
        if label not in self._skill_by_label:
            self._skill_by_label[label] = len(self.skills)
            self.skills.append(self._found_skill(category, name, sheet, sheet.address(row, column)))
        return self._skill_by_label[label]

    def _found_skill(self, category: str, name: str, sheet: Sheet, address: str) -> FoundSkill:
        own = name
        skill_id = self._skill_matcher.exact(name)
        if name.casefold() in self.repeated and category:
            own = f"{name} ({category})"
            qualified = self._skill_matcher.exact(own)
            is_same = skill_id is not None and self._categories.get(skill_id) == category.casefold()
            skill_id = qualified if qualified is not None else skill_id if is_same else None
        suggested = () if skill_id is not None else self._skill_matcher.suggestions(name)
        return FoundSkill(name, own, category, sheet.name, address, skill_id, suggested)


def merged_text(sheet: Sheet, row: int, column: int) -> str:
    """What stands in a cell, or in the merged cell that covers it."""
    own = sheet.text(row, column)
    if own:
        return own
    return next((sheet.text(one.top, one.left) for one in sheet.merged if one.holds(row, column)), "")


def carried(sheet: Sheet, row: int, column: int, mapping: Mapping) -> str:
    """The category over a column: of the merged cell that covers it; on rows without such, of the last one before."""
    own = merged_text(sheet, row, column)
    if own or any(one.top <= row <= one.bottom for one in sheet.merged):
        return own
    first = min(mapping.skills, default=column)
    return next((sheet.text(row, one) for one in range(column, first - 1, -1) if sheet.at(row, one) is not None), "")


def _carried_down(sheet: Sheet, row: int, column: int, first: int) -> str:
    return next((sheet.text(one, column) for one in range(row, first - 1, -1) if sheet.at(one, column) is not None), "")


def apply(book: Book, mapping: Mapping, organization: Organization) -> ForeignRows:
    """Read a book by a mapping: people and skills as the organization knows them, levels, and every refused cell."""
    _refuse_unfit(book, mapping)
    reader = _Reader(book, mapping, organization)
    levels: dict[tuple[int, int], FoundLevel] = {}
    refused: list[RefusedCell] = []
    meanings: dict[Value, int | str] = {}
    for cell in reader.cells():
        value = cell.sheet.at(cell.row, cell.column)
        meaning = _meaning(mapping, value, meanings)
        if meaning == NOTHING:
            continue
        address, text = cell.sheet.address(cell.row, cell.column), text_of(value)
        why = meaning if isinstance(meaning, str) else _unplaced(cell, reader)
        before = levels.get((cell.person, cell.skill))
        if not why and before is not None and before.level != meaning:
            why = f"{before.address} says {before.level} for the same person and skill."
        if why:
            if value is not None:
                refused.append(RefusedCell(cell.sheet.name, address, text, why))
        elif isinstance(meaning, int) and before is None:
            levels[cell.person, cell.skill] = FoundLevel(
                cell.person, cell.skill, meaning, cell.sheet.name, address, text
            )
    people, skills = tuple(reader.people), tuple(reader.skills)
    findings = (*reader.findings, *_findings(people, skills, reader.repeated))
    return ForeignRows(people, skills, tuple(levels.values()), tuple(refused), findings)


def _refuse_unfit(book: Book, mapping: Mapping) -> None:
    if not mapping.skills or not mapping.people or not mapping.heads:
        raise RefusedInput("Say which lines hold people, which hold skills, and where the skills are named.")
    for name in mapping.sheets:
        if mapping.reading_sheet(book, name).height <= max(mapping.heads, default=0) and not mapping.is_turned:
            raise RefusedInput(f"The sheet {name} ends before the line that names the skills.")


def _meaning(mapping: Mapping, value: Value, known: dict[Value, int | str]) -> int | str:
    """The level of a value, NOTHING, or the sentence why it has none."""
    if value is None:
        return mapping.blank
    # True equals 1 as a key, and 1.0 equals 1: only the first of them may be told apart here.
    own: Value = str(value) if isinstance(value, bool) else value
    if own not in known:
        level = mapping.level_of(value)
        text = text_of(value)
        if level is None:
            known[own] = f"“{text}” has no level yet; say what it means."
        elif level == NOTHING or 0 <= level <= HIGHEST:
            known[own] = level
        else:
            known[own] = f"{level} is no level from 0 to {HIGHEST}."
    return known[own]


def _unplaced(cell: _Cell, reader: _Reader) -> str:
    if cell.person < 0:
        return "The row has no name, so nobody can say whose level it is."
    if cell.skill < 0:
        return "The column has no head, so nobody can say which skill it is."
    return ""


def _findings(people: tuple[FoundPerson, ...], skills: tuple[FoundSkill, ...], repeated: set[str]) -> Iterator[str]:
    for one in people:
        if one.why:
            yield f"{one.address}: {one.why}"
    names = Counter(one.name.casefold() for one in people)
    for name in sorted(name for name, times in names.items() if times > 1):
        shown = next(one.name for one in people if one.name.casefold() == name)
        yield f"Two people on the sheet are called {shown}; they are told apart by id or e-mail."
    for name in sorted(repeated):
        under = [one.category or "no category" for one in skills if one.head.casefold() == name]
        shown = next(one.head for one in skills if one.head.casefold() == name)
        yield f"The skill {shown} stands under {' and under '.join(under)}; each is read as a skill of its own."
    for skill_id, times in Counter(one.skill_id for one in skills if one.skill_id is not None).items():
        if times > 1:
            heads = [f"{one.label} ({one.address})" for one in skills if one.skill_id == skill_id]
            yield f"{' and '.join(heads)} mean the same skill; where both say a level, the first counts."
    for person_id, times in Counter(one.person_id for one in people if one.person_id is not None).items():
        if times > 1:
            shown_people = [f"{one.label} ({one.address})" for one in people if one.person_id == person_id]
            yield f"{' and '.join(shown_people)} mean the same person; where both say a level, the first counts."
