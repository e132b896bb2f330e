"""What the comparison of two roles shows, as rows; no window is needed for it.

A *kind* says what happens to a row on the way from one role to the other: a skill is new, rises, stays the same,
falls or is gone; whatever else a role says is new, differs, is the same or is gone.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from orgwright.gui.widgets.columns import Group
from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.role_comparison import Pair, PartComparison, RoleComparison, Step, words_of
from orgwright.records import Kpi, LinkKind, Record, ScorecardDimension, Statement, Tool

SKILLS = "skills"
NEW, DIFFERS, SAME, GONE = "new", "differs", "same", "gone"
SKILL_KINDS = tuple(str(step) for step in Step)
SAID_KINDS = (NEW, DIFFERS, SAME, GONE)
KINDS = (*SKILL_KINDS[:2], DIFFERS, *SKILL_KINDS[2:])
"""All kinds in the order in which they are shown."""

ARROW = " → "
"""Between what the first role says and what the second does."""
_PLURALS = {"rises": "rise", "falls": "fall", "differs": "differ"}
_BANDS = {"new": "New", "rises": "Rises", "same": "Same level", "falls": "Falls", "gone": "Gone"}


@dataclass(frozen=True)
class Tab:
    """One tab: the sections whose statements it shows, after the rows of one record."""

    key: str
    title: str
    sections: tuple[int, ...] = ()
    record: type[Record] | None = None


TABS: tuple[Tab, ...] = (
    Tab(SKILLS, "Skills"),
    Tab("card", "Card", (1, 2)),
    Tab("work", "Work", (3, 4, 5)),
    Tab("goals", "Goals", (6,)),
    Tab("kpis", "KPIs", (7,), Kpi),
    Tab("tools", "Tools", (10, 11), Tool),
    Tab("collaboration", "Collaboration", (12,)),
    Tab("decisions", "Decisions", (13,)),
    Tab("hiring", "Hiring", (19,), ScorecardDimension),
    Tab("experience", "Experience", (14,)),
    Tab("career", "Career", (15,)),
    Tab("risks", "Risks", (16,)),
    Tab("variants", "Variants", (17,)),
    Tab("ai", "AI impact", (18,)),
    Tab("notes", "Notes on skills", (8, 9)),
    Tab("summary", "Summary", (20,)),
)
_TITLES = {1: "Summary", 2: "Mission", 3: "Responsibilities", 4: "Activities", 5: "Deliverables", 11: "Environment"}
_RECORD_TITLES: dict[type[Record], str] = {Kpi: "KPIs", Tool: "Tools", ScorecardDimension: "Scorecard"}
_PLACES: dict[type[Record], str] = {Statement: "heading", Kpi: "kind", Tool: "category"}
_FIELD_TITLES = {
    "heading": "heading",
    "text": "words",
    "name": "name",
    "dimension": "name",
    "weight_text": "weight",
    "use": "used for",
    "meets_bar": "meets the bar",
}


@dataclass(frozen=True)
class SkillRow:
    """One skill that at least one of the two roles asks; a level is None where the role does not ask it."""

    skill_id: int
    kind: str
    skill: str
    from_level: int | None
    to_level: int | None
    change: str
    tier: str
    importance: str


def skill_rows(organization: Organization, comparison: RoleComparison) -> list[SkillRow]:
    """The skills in the order of the comparison: what is new and what rises first."""
    rows = []
    for one in comparison.skills:
        levels = [None if ask is None else ask.level for ask in (one.from_ask, one.to_ask)]
        rows.append(
            SkillRow(
                one.skill_id,
                str(one.step),
                organization.skills[one.skill_id].name,
                levels[0],
                levels[1],
                _change(levels[0], levels[1]),
                _before_and_after([_tier(ask) for ask in one.asks]),
                _before_and_after([_importance(ask) for ask in one.asks]),
            )
        )
    return rows


def _change(before: int | None, after: int | None) -> str:
    if before is None:
        return "new"
    if after is None:
        return "gone"
    return "same" if before == after else f"{after - before:+d}".replace("-", "−")


def _tier(ask: Ask) -> str:
    return str(ask.tier or "no tier")


def _importance(ask: Ask) -> str:
    return str(ask.importance or "not given")


def _before_and_after(values: Sequence[str]) -> str:
    return ARROW.join(dict.fromkeys(values))


@dataclass(frozen=True)
class SaidRow:
    """A statement, KPI, tool or scorecard dimension of one role, and what the other says in its place.

    ``under`` is the heading, kind or category, of both roles where they differ.
    """

    key: tuple[str, int, int, int]
    kind: str
    part: str
    left: str
    right: str
    under: str
    differs_in: str


def said_rows(tab: Tab, parts: Sequence[PartComparison]) -> list[SaidRow]:
    """The rows of one tab, part by part; in each what is new first."""
    rows: list[SaidRow] = []
    shown = [one for one in parts if one.record is tab.record]
    shown += [one for one in parts if one.record is Statement and one.section in tab.sections]
    for part in shown:
        found = [_single(part, NEW, one) for one in part.only_right]
        pairs = [_paired(part, one) for one in part.both]
        found += sorted(pairs, key=lambda row: row.kind != DIFFERS)
        rows += [*found, *(_single(part, GONE, one) for one in part.only_left)]
    return rows


def _place(part: PartComparison, row: Record) -> str:
    name = _PLACES.get(part.record)
    return str(getattr(row, name)) if name else ""


def _title(part: PartComparison) -> str:
    return _RECORD_TITLES.get(part.record) or _TITLES.get(part.section, "Statements")


def _key(part: PartComparison, left: Record | None, right: Record | None) -> tuple[str, int, int, int]:
    ids = [0 if one is None else one.id or 0 for one in (left, right)]
    return (part.record.noun, part.section, ids[0], ids[1])


def _single(part: PartComparison, kind: str, row: Record) -> SaidRow:
    fields = ("target",) if part.record is Kpi else ()
    text = _text(part.record, row, fields)
    if kind == NEW:
        return SaidRow(_key(part, None, row), kind, _title(part), "", text, _place(part, row), "")
    return SaidRow(_key(part, row, None), kind, _title(part), text, "", _place(part, row), "")


def _paired(part: PartComparison, pair: Pair) -> SaidRow:
    fields = [name for name in pair.differs_in if name != _PLACES.get(part.record)]
    left, right = (_text(part.record, row, fields) for row in (pair.left, pair.right))
    under = _before_and_after([_place(part, row) for row in (pair.left, pair.right)])
    names = ", ".join(dict.fromkeys(_FIELD_TITLES.get(name, name.replace("_", " ")) for name in pair.differs_in))
    kind = DIFFERS if pair.differs_in else SAME
    return SaidRow(_key(part, pair.left, pair.right), kind, _title(part), left, right, under, names)


def _text(record: type[Record], row: Record, fields: Collection[str]) -> str:
    """The words of a row, and a line for each of the fields that has a value."""
    words = words_of(record, row)
    lines = [words]
    for name in fields:
        value = " ".join(str(getattr(row, name)).split())
        if value and value != " ".join(words.split()):
            title = _FIELD_TITLES.get(name, name.replace("_", " ")).capitalize()
            lines.append(f"– {title}: {value}")
    return "\n".join(lines)


def counts(rows: Sequence[SkillRow] | Sequence[SaidRow], kinds: Sequence[str]) -> dict[str, int]:
    """How many rows there are of each kind, 0 included."""
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in kinds}


def count_text(count: int, kind: str) -> str:
    """A number and what it counts: "5 rise", "1 rises", "12 new"."""
    return f"{count} {kind if count == 1 else _PLURALS.get(kind, kind)}"


def skill_bands(rows: Sequence[SkillRow], kinds: Collection[str]) -> list[SkillRow | Group]:
    """The rows of some kinds, all where none is given, each kind under its band."""
    shown: list[SkillRow | Group] = []
    for kind in SKILL_KINDS:
        several = [row for row in rows if row.kind == kind and (not kinds or kind in kinds)]
        if several:
            shown += [Group(_BANDS[kind], str(len(several))), *several]
    return shown


def said_bands(rows: Sequence[SaidRow], kinds: Collection[str], left: str, right: str) -> list[SaidRow | Group]:
    """The rows of some kinds, all where none is given, each part and kind under its band; ``left`` names a role."""
    titles = {NEW: f"only {right}", DIFFERS: "both, told otherwise", SAME: "both, the same", GONE: f"only {left}"}
    parts = list(dict.fromkeys(row.part for row in rows))
    shown: list[SaidRow | Group] = []
    for part in parts:
        for kind in SAID_KINDS:
            several = [row for row in rows if (row.part, row.kind) == (part, kind) and (not kinds or kind in kinds)]
            title = titles[kind][0].upper() + titles[kind][1:] if len(parts) == 1 else f"{part}: {titles[kind]}"
            if several:
                shown += [Group(title, str(len(several))), *several]
    return shown


def default_other(organization: Organization, role_id: int) -> int | None:
    """The role to compare with where nobody chose one: by the career links the first next, else an adjacent role.

    A role that is only named has nothing to compare; it is taken where no other stands there.
    """
    links = [one for _, one in sorted(organization.links.items())]
    onwards = [one.to_role_id for one in links if one.kind == LinkKind.NEXT and one.from_role_id == role_id]
    beside = [
        one.to_role_id if one.from_role_id == role_id else one.from_role_id
        for one in links
        if one.kind == LinkKind.ADJACENT and role_id in (one.from_role_id, one.to_role_id)
    ]
    ways = [*onwards, *beside]
    asking = [key for key in ways if organization.demand.asks(key)]
    return next(iter([*asking, *ways]), None)
