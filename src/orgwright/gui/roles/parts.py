"""What the tabs of a role show, as rows made from its rows and its document; no window is needed for it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from orgwright.exchange.blueprint.career import direction_of
from orgwright.exchange.blueprint.packed import packed_roles
from orgwright.exchange.blueprint.summary import unmatched_items
from orgwright.exchange.role_import import linked_roles, sheet_document
from orgwright.gui.roles.model import RequirementRow, is_named_only, requirement_rows
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.columns import Group
from orgwright.planning.interview import scorecard_shares
from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_target import numeric_target
from orgwright.planning.organization import Organization
from orgwright.planning.role_meaning import (
    Authority,
    authority,
    cadence,
    milestone,
    necessity,
    ticked,
    variant_applies,
    who_and_what,
    years,
)
from orgwright.planning.role_parts import key_of
from orgwright.planning.role_sheet import RoleSheet
from orgwright.planning.skill_matching import SkillMatcher
from orgwright.records import CareerLink, Kpi, LinkKind, Record, Requirement, Role, ScorecardDimension, Statement, Tool

RowKey = tuple[type[Record], int]
EDITED, UNCERTAIN = "edited", "uncertain"
DELIVERABLES, GOALS = 5, 6
_BARE_TITLES = {
    1: "Summary",
    2: "Mission",
    3: "Responsibilities",
    4: "Activities",
    5: "Deliverables",
    7: "Notes",
    8: "Notes",
    10: "Notes",
    12: "Notes",
    19: "Interview notes",
}


@dataclass(frozen=True)
class PartRow:
    """One row of a tab: a text for each of its columns, and the characters of the page that say so.

    ``is_wide``: a sentence among rows, or a row whose cells could not be told apart, shown over the whole width.
    ``mark`` is "edited", "uncertain" or empty.
    ``more`` is what a column paints: a requirement, the approvers, whether a deliverable is in place.
    """

    record: type[Record]
    row_id: int
    texts: tuple[str, ...]
    span: tuple[int, int] | None = None
    is_wide: bool = False
    mark: str = ""
    more: Any = None

    @property
    def key(self) -> RowKey:
        """What the row is known by."""
        return (self.record, self.row_id)

    @property
    def asks_for_cells(self) -> bool:
        """Whether its cells could not be told apart, and nobody said yet that they are right."""
        return self.mark == UNCERTAIN and self.record is not Statement

    def text(self, place: int) -> str:
        """The text of a column."""
        return self.texts[place] if place < len(self.texts) else ""


Rows = list[PartRow | Group]


@dataclass(frozen=True)
class Shown:
    """What all tabs are made from. ``edited`` are the rows that no longer say what the document says."""

    sheet: RoleSheet
    organization: Organization
    edited: Collection[RowKey] = ()
    start: date | None = None

    def row(self, row: Any, *texts: str, is_wide: bool = False, more: Any = None) -> PartRow:
        """A row of a tab for a row of the role."""
        record = next(one for one in (*_SAID, Requirement, CareerLink) if one.__name__ == type(row).__name__)
        is_certain = getattr(row, "is_certain", True)
        mark = UNCERTAIN if not is_certain else EDITED if (record, row.id) in self.edited else ""
        begins, ends = getattr(row, "begins", None), getattr(row, "ends", None)
        span = None if begins is None or ends is None else (begins, ends)
        return PartRow(record, row.id or 0, texts, span, is_wide or not is_certain, mark, more)


_SAID = (Statement, Kpi, Tool, ScorecardDimension)
SayMore = Callable[[Statement], tuple[tuple[str, ...], Any]]


def _plainly(one: Statement) -> tuple[tuple[str, ...], Any]:
    return (one.text,), None


def _grouped(shown: Shown, sections: Iterable[int], say: SayMore = _plainly, *, is_wide: bool = False) -> Iterator[Any]:
    """The statements of sections under their headings, each group with its count."""
    for section in sections:
        by_heading: dict[str, list[Statement]] = defaultdict(list)
        for one in shown.sheet.section(section):
            by_heading[one.heading].append(one)
        for heading, several in by_heading.items():
            yield Group(_group_title(section, heading), str(len(several)))
            for one in several:
                texts, more = say(one)
                yield shown.row(one, *texts, is_wide=is_wide, more=more)


def _group_title(section: int, heading: str) -> str:
    if section == DELIVERABLES and heading and "deliverable" not in heading.casefold():
        return f"Deliverables: {heading}"
    return heading or _BARE_TITLES.get(section, "In general")


# --- the tabs ----------------------------------------------------------------------------------------------------


def card(shown: Shown) -> Rows:
    """Sections 1 and 2: purpose, summary, mission and outcomes."""
    role = shown.sheet.role
    purpose = [Group("Purpose"), PartRow(Role, role.id or 0, (role.summary,))] if role.summary else []
    return [*purpose, *_grouped(shown, (1, 2))]


def work(shown: Shown) -> Rows:
    """Sections 3 to 5: responsibilities, activities with their cadence, deliverables to tick off."""

    def say(one: Statement) -> tuple[tuple[str, ...], Any]:
        if one.section == DELIVERABLES:
            is_in_place, words = ticked(one.text)
            return (words, "in place" if is_in_place else ""), is_in_place
        return (one.text, cadence(one.heading, one.text) if one.section == 4 else ""), None

    return list(_grouped(shown, (3, 4, 5), say))


def goals(shown: Shown) -> Rows:
    """Section 6: what to reach by when; the day for somebody who starts on ``start``."""

    def say(one: Statement) -> tuple[tuple[str, ...], Any]:
        found = milestone(one.heading)
        due = found.due_on(shown.start) if found and shown.start else None
        return (one.text, day_text(due) if due else ""), due

    return list(_grouped(shown, (GOALS,), say))


def kpis(shown: Shown) -> Rows:
    """Section 7: the KPIs by kind, with what was understood of their targets."""
    by_kind: dict[str, list[Kpi]] = defaultdict(list)
    for one in shown.sheet.kpis:
        by_kind[one.kind].append(one)
    found: Rows = []
    for kind, several in by_kind.items():
        if kind or len(by_kind) > 1:
            found.append(Group(kind or "Without a kind", str(len(several))))
        for one in several:
            target = numeric_target(one.target if one.is_certain else one.name)
            understood = target_sentence(target) if target else ""
            about = one.measures or one.why
            found.append(shown.row(one, one.name, one.target, understood, about, one.frequency))
    return found + list(_grouped(shown, (7,), is_wide=True))


def requirements(shown: Shown) -> Rows:
    """Section 8: technical skills by tier."""
    return [*_required(shown, is_soft=False), *_grouped(shown, (8,), is_wide=True)]


def soft_skills(shown: Shown) -> Rows:
    """Section 9: soft skills with what strong performance looks like."""
    return [*_required(shown, is_soft=True), *_grouped(shown, (9,), is_wide=True)]


def _required(shown: Shown, is_soft: bool) -> Iterator[Any]:
    for row in requirement_rows(shown.organization, shown.sheet.role.id or 0, is_soft):
        if isinstance(row, RequirementRow):
            one = shown.organization.requirements[row.requirement_id]
            yield shown.row(one, row.skill, more=row)
        else:
            yield row


def tools(shown: Shown) -> Rows:
    """Sections 10 and 11: tools by category with who can work with them, then the environment."""
    matcher = SkillMatcher(shown.organization.skills.values())
    by_category: dict[str, list[Tool]] = defaultdict(list)
    for one in shown.sheet.tools:
        by_category[one.category].append(one)
    found: Rows = []
    for category, several in by_category.items():
        found.append(Group(category or "Without a category", str(len(several))))
        for one in several:
            packed = f"in “{one.cell}”" if one.cell and one.cell != one.name else ""
            known = _known_to(shown.organization, matcher.exact(one.name))
            found.append(shown.row(one, one.name, one.use, one.commonness, known, packed))
    return found + list(_grouped(shown, (10, 11), is_wide=True))


def _known_to(organization: Organization, skill_id: int | None) -> str:
    """How many people can do something with a tool that is a skill too."""
    if skill_id is None:
        return ""
    people = sorted(organization.seating.employed)
    count = int((organization.proficiency.levels_of(people, [skill_id]) >= 1).sum())
    return f"{count} {'person' if count == 1 else 'people'}"


def collaboration(shown: Shown) -> Rows:
    """Section 12: who, and about what."""
    return list(_grouped(shown, (12,), lambda one: (_with_whom(one), None)))


def _with_whom(one: Statement) -> tuple[str, ...]:
    if key_of(12, one.heading) in ("collaboration", "authority"):
        return (one.text,)
    return who_and_what(one.text)


def decisions(shown: Shown) -> Rows:
    """Section 13: which decision with whose approval."""
    return list(_grouped(shown, (13,), lambda one: ((one.text,), authority(one.heading, one.text))))


def approval_text(approvers: Collection[Authority]) -> str:
    """Who decides, in words."""
    return ", ".join(str(one) for one in Authority if one in approvers)


def experience(shown: Shown) -> Rows:
    """Section 14: years, education, certificates with how necessary they are, backgrounds."""

    def say(one: Statement) -> tuple[tuple[str, ...], Any]:
        spans = years(one.text)
        if key_of(14, one.heading) == "years":
            return (one.text, str(spans[0]) if spans else ""), None
        if key_of(14, one.heading) in ("certifications", "education"):
            return (one.text, necessity(one.text)), None
        return (one.text, str(spans[0]) if spans else ""), None

    return list(_grouped(shown, (14,), say))


CAREER_TITLES = {"feeder": "Comes from", "next": "Next", "adjacent": "Sideways"}


def career(shown: Shown) -> Rows:
    """Section 15: career links with the document's words for them, then what else it says about the way."""
    organization, role = shown.organization, shown.sheet.role
    said = [one for one in shown.sheet.section(15) if direction_of(one.heading)]
    found: Rows = []
    for way, title in CAREER_TITLES.items():
        links = sorted(_links(organization, role.id or 0, way), key=lambda pair: organization.roles[pair[1]].name)
        found.append(Group(title, str(len(links))))
        entries = [one for one in said if direction_of(one.heading) == way]
        for link_id, other in links:
            found.append(_link_row(shown, link_id, other, entries))
        linked = {organization.roles[other].name.casefold() for _, other in links}
        for one in entries:
            if not linked & _names(one):
                found.append(shown.row(one, one.text, "no such link", more=None))
    rest = [one for one in shown.sheet.section(15) if not direction_of(one.heading)]
    return found + list(
        _grouped(replace(shown, sheet=replace(shown.sheet, statements=tuple(rest))), (15,), is_wide=True)
    )


def _names(entry: Statement) -> set[str]:
    return {name.casefold() for name in packed_roles(entry.text.split("\n")[0])}


def _links(organization: Organization, role_id: int, way: str) -> Iterator[tuple[int, int]]:
    """The career links of a role in a direction: each with the other role."""
    wanted = set(linked_roles(organization.roles[role_id], organization, way))
    kind = LinkKind.ADJACENT if way == "adjacent" else LinkKind.NEXT
    for key, one in organization.links.items():
        ends = (one.from_role_id, one.to_role_id)
        other = ends[1] if ends[0] == role_id else ends[0]
        is_this_way = one.kind == kind and (way == "adjacent" or (ends[0] == role_id) == (way == "next"))
        if role_id in ends and other in wanted and is_this_way:
            yield key, other


def _link_row(shown: Shown, link_id: int, other: int, entries: Sequence[Statement]) -> PartRow:
    organization = shown.organization
    name = organization.roles[other].name
    entry = next((one for one in entries if name.casefold() in _names(one)), None)
    words = entry.text if entry and entry.text.casefold() != name.casefold() else ""
    bare = "named only" if is_named_only(organization, other) else ""
    made = shown.row(organization.links[link_id], name, bare, words, more=other)
    placed = entry is not None and entry.begins is not None and entry.ends is not None
    return replace(made, span=(entry.begins, entry.ends)) if placed else made  # type: ignore[union-attr, arg-type]


def risks(shown: Shown) -> Rows:
    """Section 16: challenges, bottlenecks, anti-patterns, business risks."""
    return list(_grouped(shown, (16,)))


def variants(shown: Shown) -> Rows:
    """Section 17: what changes from organization to organization, and which of it is this one's case."""
    profile = shown.organization.demand.profile

    def say(one: Statement) -> tuple[tuple[str, ...], Any]:
        applies = variant_applies(one.heading, one.text, profile)
        return (one.text, "" if applies is None else "applies here" if applies else "not here"), applies

    return list(_grouped(shown, (17,), say))


def impact(shown: Shown) -> Rows:
    """Section 18: what AI takes over, what stays with people, what is newly expected."""
    return list(_grouped(shown, (18,)))


def hiring(shown: Shown) -> Rows:
    """Section 19: the weighted scorecard, then what to assess, exercises, signals and red flags."""
    found: Rows = []
    card_rows = shown.sheet.scorecard
    if card_rows:
        found.append(Group("Scorecard", str(len(card_rows))))
    shares = scorecard_shares([one.weight_text for one in card_rows], shown.organization.policy)
    for one, share in zip(card_rows, shares, strict=True):
        weight = f"{share * 100:.0f} %" if share is not None else ""
        texts = (one.dimension, one.weight_text, weight, one.meets_bar, one.excellent, one.evidence)
        found.append(shown.row(one, *texts, more=share))
    return found + list(_grouped(shown, (19,), is_wide=True))


def summary(shown: Shown) -> Rows:
    """Section 20 as its table, each row of top skills checked against the rest of the role."""
    document = sheet_document(shown.sheet, shown.organization)
    missing: dict[str, list[str]] = defaultdict(list)
    for item in unmatched_items(document.summary, document.skills):
        missing[item.row].append(item.text)
    found: Rows = []
    for one in shown.sheet.section(20):
        unknown = missing.get(one.heading, [])
        checked = f"Nowhere else: {', '.join(unknown)}" if unknown else "all found" if _is_checked(one) else ""
        row = shown.row(one, one.heading, one.text, checked)
        found.append(replace(row, mark=UNCERTAIN) if unknown else row)
    return found


def _is_checked(one: Statement) -> bool:
    title = one.heading.casefold()
    return "technical skills" in title or "soft skills" in title


def count_of(rows: Rows) -> int:
    """How many rows a tab has, without its bands."""
    return sum(isinstance(one, PartRow) for one in rows)
