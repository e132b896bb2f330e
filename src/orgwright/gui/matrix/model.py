"""What the matrix shows, made from the picture: who and what in which order, and the code of every cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.gui.matrix.blocks import FootRow, MatrixBlocks, RowHead, Span
from orgwright.gui.matrix.codes import Codes, Status, encode
from orgwright.planning.coverage import people_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import DISPUTED, EXPIRED, STALE, Cell

Ints = NDArray[Any]
LEVEL_ORDER = (
    "Director",
    "Distinguished",
    "Principal",
    "Manager",
    "Lead",
    "Staff",
    "Senior",
    "Mid",
    "Junior",
    "Intern",
)


@dataclass(frozen=True)
class Shown:
    """What the user chose to see: filters, groups and order."""

    required_only: bool = True
    group_by: str = "unit"
    sort_by: str = "level"
    text: str = ""
    categories: frozenset[str] = frozenset()
    sort_skill_id: int | None = None


@dataclass(frozen=True, eq=False)
class MatrixPicture:
    """The blocks that the view paints, and which person and skill stand in which row and column.

    ``required`` is int8[people, skills]: the level that the person's role requires, 0 where it requires none.
    """

    blocks: MatrixBlocks
    person_ids: tuple[int, ...]
    skill_ids: tuple[int, ...]
    required: Ints

    def cell(self, row: int, column: int) -> Cell:
        """The person and the skill of a cell."""
        return self.person_ids[row], self.skill_ids[column]

    def places(self, cells: Iterable[Cell]) -> list[tuple[int, int]]:
        """Rows and columns of those cells that are shown."""
        rows = {one: index for index, one in enumerate(self.person_ids)}
        columns = {one: index for index, one in enumerate(self.skill_ids)}
        return [(rows[person], columns[skill]) for person, skill in cells if person in rows and skill in columns]


def matrix_picture(organization: Organization, unit_id: int | None, shown: Shown) -> MatrixPicture:
    """The matrix of a unit's people as of the day."""
    people = [one for one in organization.seating.people_of(unit_id) if _matches(organization, one, shown.text)]
    groups = _row_groups(organization, people, shown)
    person_ids = tuple(one for _, several in groups for one in several)
    skills = _skills(organization, person_ids, shown)
    skill_ids = tuple(one for _, several in skills for one in several)
    required = _required(organization, person_ids, skill_ids)
    codes = _codes(organization, person_ids, skill_ids, required)
    blocks = MatrixBlocks(
        codes,
        _row_heads(organization, person_ids),
        tuple(organization.skills[one].name for one in skill_ids),
        _spans(groups, "people"),
        _spans(skills, ""),
        _foot(codes, required),
    )
    return MatrixPicture(blocks, person_ids, skill_ids, required)


def with_cells(picture: MatrixPicture, organization: Organization, cells: Sequence[Cell]) -> MatrixPicture:
    """The same matrix after the assessments of a few cells changed: only their rows are made again."""
    rows = sorted({row for row, _ in picture.places(cells)})
    if not rows:
        return picture
    people = tuple(picture.person_ids[row] for row in rows)
    codes = picture.blocks.codes.copy()
    codes[rows] = _codes(organization, people, picture.skill_ids, picture.required[rows])
    heads = list(picture.blocks.rows)
    for row, head in zip(rows, _row_heads(organization, people), strict=True):
        heads[row] = head
    columns = {picture.skill_ids.index(skill) for _, skill in cells if skill in picture.skill_ids}
    foot = _foot(codes, picture.required) if len(columns) > 50 else _foot_of(picture, codes, columns)
    return replace(picture, blocks=replace(picture.blocks, codes=codes, rows=tuple(heads), foot=foot))


def _matches(organization: Organization, person_id: int, text: str) -> bool:
    if not text.strip():
        return True
    role_id = organization.seating.role_of(person_id)
    role = "" if role_id is None else organization.roles[role_id].name
    named = f"{organization.people[person_id].name} {role}".casefold()
    return all(word in named for word in text.casefold().split())


def _row_groups(organization: Organization, people: Iterable[int], shown: Shown) -> list[tuple[str, list[int]]]:
    seating = organization.seating
    found: dict[int | None, list[int]] = defaultdict(list)
    for one in people:
        found[seating.unit_of(one) if shown.group_by == "unit" else seating.role_of(one)].append(one)
    if shown.group_by == "unit":
        order: dict[int | None, int] = {one: place for place, one in enumerate(_units_in_order(organization))}
        keys = sorted(found, key=lambda one: (one is None, order.get(one, 0)))
        names = {one: unit.name for one, unit in organization.units.items()}
    else:
        names = {one: role.name for one, role in organization.roles.items()}
        keys = sorted(found, key=lambda one: (one is None, "" if one is None else names[one]))
    rank = _ranks(organization, people, shown)
    without = "Without a position"
    return [
        (
            without if one is None else names[one],
            sorted(found[one], key=lambda person: (rank[person], _name(organization, person))),
        )
        for one in keys
    ]


def _units_in_order(organization: Organization) -> list[int]:
    children = organization.seating.children
    found: list[int] = []
    waiting = list(children.get(None, ()))
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        waiting = list(children.get(one, ())) + waiting
    return found


def _name(organization: Organization, person_id: int) -> str:
    return organization.people[person_id].name.casefold()


def _job_level(organization: Organization, person_id: int) -> str:
    role_id = organization.seating.role_of(person_id)
    return "" if role_id is None else organization.roles[role_id].level


def _ranks(organization: Organization, people: Iterable[int], shown: Shown) -> dict[int, float]:
    """The order of people in their group: a smaller rank stands higher."""
    ids = list(people)
    if shown.sort_by == "level":
        place = {level: number for number, level in enumerate(LEVEL_ORDER)}
        return {one: place.get(_job_level(organization, one), len(place)) for one in ids}
    if shown.sort_by == "coverage":
        low = people_coverage(organization, ids).low
        return {one: 2.0 if value != value else float(value) for one, value in zip(ids, low, strict=True)}
    if shown.sort_by == "skill" and shown.sort_skill_id is not None and shown.sort_skill_id in organization.skills:
        levels = organization.proficiency.levels_of(ids, [shown.sort_skill_id])[:, 0]
        return {one: -float(value) for one, value in zip(ids, levels, strict=True)}
    return dict.fromkeys(ids, 0.0)


def _skills(organization: Organization, person_ids: Sequence[int], shown: Shown) -> list[tuple[str, list[int]]]:
    """The skills in groups of one category, those that roles ask for most in front."""
    counted: Counter[int] = Counter()
    roles = Counter(organization.seating.role_of(one) for one in person_ids)
    for role_id, people in roles.items():
        for ask in organization.demand.asks(role_id):
            if ask.is_applicable:
                counted[ask.skill_id] += people
    chosen = counted if shown.required_only else organization.skills
    found: dict[str, list[int]] = defaultdict(list)
    for one in chosen:
        category = organization.skills[one].category or "Other skills"
        if not shown.categories or category in shown.categories:
            found[category].append(one)
    weight = {category: sum(counted[one] for one in several) for category, several in found.items()}
    ordered = sorted(found, key=lambda category: (-weight[category], category))
    skills = organization.skills
    return [
        (category, sorted(found[category], key=lambda one: (-counted[one], skills[one].name))) for category in ordered
    ]


def categories(organization: Organization) -> tuple[str, ...]:
    """All categories of skills by name."""
    return tuple(sorted({one.category or "Other skills" for one in organization.skills.values()}))


def _required(organization: Organization, person_ids: Sequence[int], skill_ids: Sequence[int]) -> Ints:
    required = np.zeros((len(person_ids), len(skill_ids)), dtype=np.int8)
    place = {one: index for index, one in enumerate(skill_ids)}
    rows: dict[int | None, list[int]] = defaultdict(list)
    for row, one in enumerate(person_ids):
        rows[organization.seating.role_of(one)].append(row)
    for role_id, several in rows.items():
        for ask in organization.demand.asks(role_id):
            if ask.is_applicable and ask.skill_id in place:
                required[several, place[ask.skill_id]] = ask.level
    return required


def _codes(organization: Organization, person_ids: Sequence[int], skill_ids: Sequence[int], required: Ints) -> Codes:
    matrix = organization.proficiency
    chosen = np.ix_(matrix.rows(person_ids), matrix.columns(skill_ids))
    levels, marks = matrix.levels[chosen], matrix.marks[chosen]
    is_expired, is_asked, is_known = levels == EXPIRED, required > 0, levels >= 0
    status = np.full(levels.shape, int(Status.NOT_REQUIRED))
    status[is_asked & ~is_known] = Status.UNKNOWN
    status[is_asked & is_known & (levels >= required)] = Status.MET
    status[is_asked & is_known & (levels < required)] = Status.SHORT
    status[is_asked & (levels == 0)] = Status.MISSING
    status[is_expired] = Status.EXPIRED
    if is_expired.any():
        levels = np.where(is_expired, _struck_levels(organization, person_ids, skill_ids, is_expired), levels)
    return encode(levels, status, (marks & STALE) > 0, (marks & DISPUTED) > 0)


def _struck_levels(
    organization: Organization, person_ids: Sequence[int], skill_ids: Sequence[int], is_expired: NDArray[np.bool_]
) -> Ints:
    """The last level of the cells that expired, which is shown struck through."""
    struck = np.full(is_expired.shape, -1, dtype=np.int64)
    for row, column in np.argwhere(is_expired).tolist():
        rows = organization.assessments.of_cell(person_ids[row], skill_ids[column])
        said = rows.level >= 0
        if said.any():
            struck[row, column] = rows.level[said][np.argmax(rows.on[said])]
    return struck


def _row_heads(organization: Organization, person_ids: Sequence[int]) -> tuple[RowHead, ...]:
    low = people_coverage(organization, person_ids).low
    return tuple(
        RowHead(
            organization.people[one].name, _job_level(organization, one), None if value != value else round(value * 100)
        )
        for one, value in zip(person_ids, low.tolist(), strict=True)
    )


def _spans(groups: Sequence[tuple[str, list[int]]], noun: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for title, several in groups:
        spans.append(Span(title, start, len(several), f"{len(several)} {noun}".strip() if noun else ""))
        start += len(several)
    return tuple(spans)


def _counts(codes: Codes, required: Ints) -> tuple[list[int], list[int]]:
    met = ((codes >> 3) & 7) == Status.MET
    return met.sum(axis=0).tolist(), (required > 0).sum(axis=0).tolist()


def _foot(codes: Codes, required: Ints) -> tuple[FootRow, ...]:
    met, asked = _counts(codes, required)
    return _foot_rows(met, asked)


def _foot_rows(met: Sequence[int], asked: Sequence[int]) -> tuple[FootRow, ...]:
    held = tuple(str(one) if many else "–" for one, many in zip(met, asked, strict=True))
    thin = frozenset(place for place, (one, many) in enumerate(zip(met, asked, strict=True)) if one == 1 and many > 1)
    return (
        FootRow("Held at the required level", held, thin, strong=True),
        FootRow("People required", tuple(str(many) if many else "–" for many in asked)),
    )


def _foot_of(picture: MatrixPicture, codes: Codes, columns: set[int]) -> tuple[FootRow, ...]:
    """The totals with only some columns counted again."""
    held, asked = picture.blocks.foot
    values, marked = list(held.values), set(held.marked)
    for column in columns:
        (met,), (many,) = _counts(codes[:, [column]], picture.required[:, [column]])
        values[column] = str(met) if many else "–"
        (marked.add if met == 1 and many > 1 else marked.discard)(column)
    return replace(held, values=tuple(values), marked=frozenset(marked)), asked


@dataclass(frozen=True)
class CellStory:
    """One cell in words: what is held, against what, and what may be odd about it."""

    person: str
    skill: str
    level: int | None
    required: int
    sentence: str
    tone: str
    demand: str
    warning: str


def cell_story(organization: Organization, cell: Cell, required: int) -> CellStory:
    """What there is to say about one cell."""
    person_id, skill_id = cell
    held = organization.proficiency.held(person_id, skill_id)
    sentence, tone = _sentence(held.level, required, held.is_expired)
    ask = next(
        (one for one in organization.demand.asks(organization.seating.role_of(person_id)) if one.skill_id == skill_id),
        None,
    )
    demand = "Not required by the role"
    if ask is not None and required:
        demand = ", ".join(str(word) for word in (ask.importance or "important", ask.tier) if word).capitalize()
    warnings = ["certificate counts before others"] if held.source == "certificate" else []
    warnings += ["sources lie apart"] if held.is_disputed else []
    warnings += [f"older than {organization.policy.stale_after_months} months"] if held.is_stale else []
    return CellStory(
        organization.people[person_id].name,
        organization.skills[skill_id].name,
        held.level,
        required,
        sentence,
        tone,
        demand,
        ", ".join(warnings).capitalize(),
    )


def _sentence(level: int | None, required: int, is_expired: bool) -> tuple[str, str]:
    if level is None:
        what = "Expired" if is_expired else "Not known"
        return (f"{what}, required {required}" if required else what), "expired" if is_expired else "unknown"
    if not required:
        return f"Level {level}, not required", "text"
    if level >= required:
        return f"Met: level {level} of required {required}", "met"
    return f"{required - level} short of required {required}", "missing" if level == 0 else "short"


def spoken(organization: Organization, cell: Cell, required: int) -> str:
    """One cell as a screen reader says it."""
    held = organization.proficiency.held(*cell)
    level = f"level {held.level}" if held.level is not None else "expired" if held.is_expired else "not known"
    asked = f" of required {required}" if required else ", not required"
    source = "" if held.source is None else f", {held.source}"
    person, skill = organization.people[cell[0]].name, organization.skills[cell[1]].name
    return f"{person}, {skill}, {level}{asked}{source}"


@dataclass(frozen=True)
class Pasted:
    """A paste sorted into what fits, by level (None clears), and what does not."""

    levels: dict[Cell, int | None]
    refused: tuple[str, ...]


def pasted_levels(picture: MatrixPicture, cells: Sequence[tuple[int, int, str]]) -> Pasted:
    """The levels of pasted texts: 0 to 5, or nothing to clear; any other text is refused and named."""
    levels: dict[Cell, int | None] = {}
    refused = []
    for row, column, text in cells:
        cell = picture.cell(row, column)
        if text.strip() in ("", "?"):
            levels[cell] = None
        elif text.strip() in {"0", "1", "2", "3", "4", "5"}:
            levels[cell] = int(text)
        else:
            refused.append(f"{picture.blocks.rows[row].name}, {picture.blocks.columns[column]}: “{text}”")
    return Pasted(levels, tuple(refused))
