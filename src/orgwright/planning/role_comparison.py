"""Two roles side by side: which skills are new, rise, stay, fall or go, and what only one of the two roles says."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.skill_matching import likeness
from orgwright.records import Kpi, Record, ScorecardDimension, Statement, Tool

SENTENCES_ALIKE_FROM = 65.0
NAMES_ALIKE_FROM = 70.0
TOOLS_ALIKE_FROM = 93.0
"""The least likeness, 0 to 100, from which two rows say the same in other words. Tools take the likeness of skills,
above the 92 of a name that only contains the other: a product and a part of it are two tools."""

# What one of these rows says besides its words; another value of one of them is a difference.
_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Statement: ("heading", "text"),
    Kpi: ("name", "measures", "target", "frequency"),
    Tool: ("name", "category", "use", "commonness"),
    ScorecardDimension: ("dimension", "weight_text", "meets_bar", "excellent"),
}
_WORDS: dict[type[Record], str] = {Statement: "text", Kpi: "name", Tool: "name", ScorecardDimension: "dimension"}


class Step(StrEnum):
    """How the demand for a skill differs from one role to the other, in the order in which it matters."""

    NEW = "new"
    RISES = "rises"
    SAME = "same"
    FALLS = "falls"
    GONE = "gone"


@dataclass(frozen=True)
class SkillStep:
    """One skill that at least one of two roles asks; the asks are None where a role does not ask it."""

    skill_id: int
    step: Step
    from_ask: Ask | None
    to_ask: Ask | None

    @property
    def asks(self) -> tuple[Ask, ...]:
        """The demands of the roles that ask the skill, the first role's first."""
        return tuple(ask for ask in (self.from_ask, self.to_ask) if ask is not None)

    @property
    def is_weighed_otherwise(self) -> bool:
        """Whether both ask the skill, in another tier or with another importance."""
        return len({(ask.tier, ask.importance) for ask in self.asks}) > 1

    @property
    def requirement_ids(self) -> tuple[int, ...]:
        """The rows of both roles that the step was computed from."""
        return tuple(key for ask in self.asks for key in ask.requirement_ids)


@dataclass(frozen=True)
class RoleComparison:
    """The skills of two roles: what is new and what rises first, in each the heaviest first.

    ``not_applicable`` counts the skills that a role asks only where the organization's profile says it does not apply.
    """

    from_role_id: int
    to_role_id: int
    skills: tuple[SkillStep, ...]
    not_applicable: int

    @cached_property
    def count_by_step(self) -> dict[Step, int]:
        """How many skills take each step, 0 included."""
        return {step: sum(one.step is step for one in self.skills) for step in Step}


def compare_roles(organization: Organization, from_role_id: int, to_role_id: int) -> RoleComparison:
    """What changes in the demanded skills on the way from one role to another, one entry a skill.

    Levels are those of ``Demand.asks``: the highest of a role's applicable rows for a skill, a row without a level by
    policy. new: only the other role asks it; rises, falls: it asks a higher, a lower level; same: the same level (tier
    and importance may differ, see ``is_weighed_otherwise``); gone: only the first asks it. A demand that does not apply
    under the organization's profile is none. A role without requirements asks nothing.
    """
    asked_from, asked_to = (
        {one.skill_id: one for one in organization.demand.asks(key)} for key in (from_role_id, to_role_id)
    )
    steps, not_applicable = [], 0
    for skill_id in asked_from.keys() | asked_to.keys():
        one, other = (_applicable(asked.get(skill_id)) for asked in (asked_from, asked_to))
        if one is None and other is None:
            not_applicable += 1
        else:
            steps.append(SkillStep(skill_id, _step(one, other), one, other))
    order = list(Step)
    steps.sort(
        key=lambda row: (
            order.index(row.step),
            -row.asks[-1].weight,
            organization.skills[row.skill_id].name.casefold(),
            row.skill_id,
        )
    )
    return RoleComparison(from_role_id, to_role_id, tuple(steps), not_applicable)


def _applicable(ask: Ask | None) -> Ask | None:
    return ask if ask is not None and ask.is_applicable else None


def _step(one: Ask | None, other: Ask | None) -> Step:
    if one is None:
        return Step.NEW
    if other is None:
        return Step.GONE
    return Step.RISES if other.level > one.level else Step.FALLS if other.level < one.level else Step.SAME


@dataclass(frozen=True)
class Pair:
    """Two rows that say the same thing, and the fields in which they differ."""

    left: Record
    right: Record
    likeness: float
    differs_in: tuple[str, ...]


@dataclass(frozen=True)
class PartComparison:
    """One kind of row of two roles; ``section`` tells the statements of the 20 sections apart, 0 for other rows."""

    record: type[Record]
    section: int
    only_left: tuple[Record, ...]
    only_right: tuple[Record, ...]
    both: tuple[Pair, ...]

    @property
    def difference_count(self) -> int:
        """How many rows stand on one side alone or differ."""
        return len(self.only_left) + len(self.only_right) + sum(bool(pair.differs_in) for pair in self.both)


def compare_sheets(left: RoleSheet, right: RoleSheet) -> tuple[PartComparison, ...]:
    """What only one of two roles says and what both say: statements section by section, KPIs, tools, scorecard.

    Rows of the same words, case and spaces aside, belong together; of the others the most alike first, down to 65 for
    sentences and 70 for names (100 × the share of letters in common order of their sorted words), and down to 93 of
    the likeness of skills for tools. Each row has at most one partner. Parts that neither role has are left out.
    """
    sides: list[defaultdict[int, list[Record]]] = [defaultdict(list), defaultdict(list)]
    for by_section, sheet in zip(sides, (left, right), strict=True):
        for one in sheet.statements:
            by_section[one.section].append(one)
    sections = sorted(sides[0].keys() | sides[1].keys())
    said = [_compared(Statement, section, sides[0][section], sides[1][section]) for section in sections]
    others = [_compared(record, 0, left.rows(record), right.rows(record)) for record in (Kpi, Tool, ScorecardDimension)]
    return (*said, *(part for part in others if part.only_left or part.only_right or part.both))


def words_of(record: type[Record], row: Record) -> str:
    """The words by which a statement, KPI, tool or scorecard dimension is known."""
    return str(getattr(row, _WORDS[record]))


def _compared(record: type[Record], section: int, left: Sequence[Record], right: Sequence[Record]) -> PartComparison:
    words, other_words = ([_plain(words_of(record, one)) for one in rows] for rows in (left, right))
    pairs = _pairs(words, other_words, record)
    paired_left, paired_right = {one for one, _, _ in pairs}, {other for _, other, _ in pairs}
    return PartComparison(
        record,
        section,
        tuple(one for number, one in enumerate(left) if number not in paired_left),
        tuple(one for number, one in enumerate(right) if number not in paired_right),
        tuple(
            Pair(left[one], right[other], score, _differences(record, left[one], right[other]))
            for one, other, score in sorted(pairs)
        ),
    )


def _differences(record: type[Record], left: Record, right: Record) -> tuple[str, ...]:
    return tuple(name for name in _FIELDS[record] if _plain(getattr(left, name)) != _plain(getattr(right, name)))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pairs(left: Sequence[str], right: Sequence[str], record: type[Record]) -> list[tuple[int, int, float]]:
    """Pairs of numbers with their likeness: equal words in their order, then the most alike."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(right):
        places[words].append(number)
    found = [(number, places[words].pop(0), 100.0) for number, words in enumerate(left) if places[words]]
    taken_left, taken_right = {one for one, _, _ in found}, {other for _, other, _ in found}
    alike, least = _measure(record)
    scored: list[tuple[float, str, str, int, int]] = []
    for one, words in enumerate(left):
        for other, other_words in enumerate(right):
            if one not in taken_left and other not in taken_right and (score := alike(words, other_words)) >= least:
                # Sides in the order of the alphabet: the pairs are the same whichever role stands at the left.
                scored.append((-score, min(words, other_words), max(words, other_words), one, other))
    for minus, _, _, one, other in sorted(scored):
        if one not in taken_left and other not in taken_right:
            taken_left.add(one)
            taken_right.add(other)
            found.append((one, other, -minus))
    return found


def _measure(record: type[Record]) -> tuple[Callable[[str, str], float], float]:
    """How alike two texts of a kind of row are, 0 to 100, and from where they count as one."""
    from rapidfuzz import fuzz

    if record is Tool:
        return likeness, TOOLS_ALIKE_FROM
    return fuzz.token_sort_ratio, SENTENCES_ALIKE_FROM if record is Statement else NAMES_ALIKE_FROM
