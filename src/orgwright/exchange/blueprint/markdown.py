"""A role document written back as a Markdown document of 20 sections that reads back to the same role."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from orgwright.exchange.blueprint.career import direction_of
from orgwright.exchange.blueprint.dashes import item_without_dashes
from orgwright.exchange.blueprint.document import (
    TIERS,
    CareerEntry,
    DocumentFinding,
    DocumentKpi,
    DocumentSkill,
    DocumentTool,
    RoleDocument,
    ScorecardRow,
    Statement,
)
from orgwright.exchange.blueprint.importance import TOLD_TWICE, is_importance, stated_importance
from orgwright.exchange.blueprint.marks import marked
from orgwright.exchange.blueprint.packed import packed_tools
from orgwright.exchange.blueprint.seals import EMPTY, seal, unsealed
from orgwright.exchange.blueprint.statements import LABELLED_SECTIONS, split_label
from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES, is_noise, tier_of

_TIER_HEADINGS = {
    "must-have": "Must-have technical skills",
    "good-to-have": "Good-to-have technical skills",
    "advanced": "Advanced or expert-level technical skills",
    "emerging": "Emerging future skills for this role",
}
_SOFT_TIER_HEADING = "{} soft skills"
DIRECTION_HEADINGS = {
    "feeder": "Common feeder roles into this role",
    "next": "Next likely roles after this role",
    "adjacent": "Adjacent career paths",
}
_SCORECARD_HEADING = "Scorecard dimensions"
_LONGEST_LABEL = 12
_CONTINUATION = re.compile(r"\n(?! *– )")
Rows = list[tuple[str, ...]]


def plain_markdown(document: RoleDocument) -> str:
    """The document in the order of its family: all 20 headings, sub-headings, lists and tables."""
    lines = [f"# {marked(document.role)}: Role Blueprint", ""]
    special: dict[int, Callable[[RoleDocument, list[Statement]], Iterator[str]]] = {
        7: _kpi_section,
        8: _technical_section,
        9: _soft_section,
        10: _tool_section,
        15: _career_section,
        19: _hiring_section,
        20: _summary_section,
    }
    for number, title in enumerate(SECTION_TITLES, start=1):
        lines += [f"## {number}) {title}", ""]
        said = [statement for statement in document.statements if statement.section == number]
        write = special.get(number)
        lines += write(document, said) if write else _statements(number, said)
    return "\n".join(lines).rstrip("\n") + "\n"


# --- statements ------------------------------------------------------------------------------------------------


def _statements(number: int, said: Sequence[Statement]) -> Iterator[str]:
    if number not in LABELLED_SECTIONS or not all(not one.group or _takes_label(one.group, [one]) for one in said):
        said = sorted(said, key=lambda one: bool(one.group))
    groups = [(title, list(group)) for title, group in groupby(said, key=lambda one: one.group)]
    for at, (title, group) in enumerate(groups):
        is_followed_by_bare = any(not later for later, _ in groups[at + 1 :])
        if not title:
            yield from _lines([one.text for one in group], may_be_prose=True)
        elif number in LABELLED_SECTIONS and (len(group) == 1 or is_followed_by_bare) and _takes_label(title, group):
            yield from _lines([f"{title}: {one.text}" for one in group])
        else:
            yield f"### {marked(title)}"
            yield from _lines([one.text for one in group])


def _takes_label(title: str, group: Sequence[Statement]) -> bool:
    return all(split_label(f"{title}: {one.text}") == (title, one.text) for one in group)


def _lines(texts: Sequence[str], may_be_prose: bool = False) -> Iterator[str]:
    """Texts as list items, or as paragraphs where they are prose or would be taken apart as items."""
    is_list = False
    for at, text in enumerate(texts):
        has_more = at + 1 < len(texts)
        if _is_paragraph(text, has_more, may_be_prose):
            if is_list:
                yield ""
            yield from (_line(text), "")
            is_list = False
        else:
            yield from _item(text.strip())
            is_list = True
    if is_list:
        yield ""


def _is_paragraph(text: str, has_more: bool, may_be_prose: bool) -> bool:
    if "\n" in text or is_noise(text) or text[:1] in "-–•#>|+":
        return False
    if text.endswith(":"):
        return may_be_prose or (has_more and len(text.split()) > _LONGEST_LABEL)
    return may_be_prose and text.endswith(".")


def _item(text: str) -> Iterator[str]:
    """A list item; lines of the text that open with a dash become items below it."""
    first, *rest = _CONTINUATION.sub(" ", text).split("\n")
    yield f"- {_line(first)}"
    for line in rest:
        bare = line.lstrip(" ")
        yield f"{' ' * (len(line) - len(bare) + 2)}- {_line(bare.removeprefix('– '))}"


def _line(text: str) -> str:
    """A line with its dashes escaped where they would open sub-items or hang at its end."""
    return marked(text, dashes=bool(item_without_dashes(text)[1]) or text.endswith((" -", " –")))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(marked(" ".join(cell.split())) for cell in row) + " |"
    yield ""


# --- tables ----------------------------------------------------------------------------------------------------


def _around(number: int, said: list[Statement], table: Iterator[str]) -> Iterator[str]:
    """A section's statements without a sub-heading, its table, and its statements under sub-headings."""
    bare = [statement for statement in said if not statement.group]
    yield from _statements(number, bare)
    yield from table
    yield from _statements(number, [statement for statement in said if statement.group])


def _kpi_section(document: RoleDocument, said: list[Statement]) -> Iterator[str]:
    # A table without rows still tells that the items of the section are no rows.
    yield from _around(7, said, _kpi_table(document.kpis) if document.kpis or said else iter(()))


def _kpi_table(kpis: Sequence[DocumentKpi]) -> Iterator[str]:
    has_groups = any(kpi.group for kpi in kpis if kpi.certain)
    head = ["Metric name", "What it measures", "Why it matters", "Example target / benchmark", "Frequency"]
    rows: Rows = []
    for kpi in kpis:
        cells = (kpi.name, kpi.measures, kpi.why, kpi.target, kpi.frequency)
        if not kpi.certain:
            rows.append((kpi.name,))
        else:
            rows.append((kpi.name, kpi.group, *cells[1:]) if has_groups else cells)
    yield from _table([*head[:1], "Type", *head[1:]] if has_groups else head, rows)


def _tool_section(document: RoleDocument, said: list[Statement]) -> Iterator[str]:
    head = ("Category", "Tool / Platform", "Primary use", "Common / Optional / Context-specific")
    table = _table(head, _tool_rows(document.tools)) if document.tools or said else iter(())
    yield from _around(10, said, table)


def _tool_rows(tools: Sequence[DocumentTool]) -> Iterator[tuple[str, ...]]:
    """Tools that came packed in one cell go back into it, where the cell still packs these tools and no others."""
    for (category, cell, use, commonness, certain), packed in groupby(
        tools, key=lambda tool: (tool.category, tool.cell, tool.use, tool.commonness, tool.certain)
    ):
        names = tuple(tool.name for tool in packed)
        if not certain:
            yield from ((name,) for name in names)
        elif cell and packed_tools(cell) == names:
            yield category, cell, use, commonness
        else:
            yield from ((category, name, use, commonness) for name in names)


def _hiring_section(document: RoleDocument, said: list[Statement]) -> Iterator[str]:
    yield from _statements(19, said)
    if document.scorecard:
        yield f"### {_SCORECARD_HEADING}"
        yield from _scorecard_table(document.scorecard)


def _scorecard_table(scorecard: Sequence[ScorecardRow]) -> Iterator[str]:
    has_evidence = any(row.evidence for row in scorecard)
    head = ["Dimension", "Weight", "What “meets bar” looks like", "What “excellent” looks like"]
    rows: Rows = []
    for row in scorecard:
        weight = row.weight_text or (f"{row.weight * 100:g}%" if row.weight is not None else "")
        cells = (row.dimension, weight, row.meets_bar, row.excellent)
        if row.is_certain:
            rows.append((*cells, row.evidence) if has_evidence else cells)
        else:
            dimension = "" if row.dimension == row.meets_bar else row.dimension
            rows.append((f"{dimension} {weight} {row.meets_bar}",))
    yield from _table([*head, "Evidence"] if has_evidence else head, rows)


def _summary_section(document: RoleDocument, said: list[Statement]) -> Iterator[str]:
    yield from _table(("Category", "Summary"), document.summary.items())


# --- skills and career -----------------------------------------------------------------------------------------


def _technical_section(document: RoleDocument, said: list[Statement]) -> Iterator[str]:
    yield from _skill_section([one for one in document.skills if one.kind == "technical"], said, document.findings)


def _soft_section(document: RoleDocument, said: list[Statement]) -> Iterator[str]:
    yield from _skill_section([one for one in document.skills if one.kind == "soft"], said, document.findings)


def _skill_section(
    skills: Sequence[DocumentSkill], said: Sequence[Statement], findings: Sequence[DocumentFinding]
) -> Iterator[str]:
    """What has no sub-heading, statements under sub-headings of their own, and each tier with its statements."""
    tiers = {one: tier_of(one.group) if one.group else None for one in said}
    yield from _paragraphs([one for one in said if not one.group])
    yield from _skills([skill for skill in skills if skill.tier is None], findings)
    for group, about in groupby((one for one in said if one.group and tiers[one] is None), key=lambda one: one.group):
        yield f"### {marked(group)}"
        yield from _paragraphs(list(about))
    for tier in TIERS:
        about_tier = [one for one in said if tiers[one] == tier]
        of_tier = [skill for skill in skills if skill.tier == tier]
        is_soft = any(skill.kind == "soft" for skill in of_tier)
        heading = _SOFT_TIER_HEADING.format(tier.capitalize()) if is_soft else _TIER_HEADINGS[tier]
        titles = list(dict.fromkeys(one.group for one in about_tier)) or [heading]
        for title in titles if about_tier or of_tier else ():
            yield f"### {marked(title)}"
            yield from _paragraphs([one for one in about_tier if one.group == title])
        yield from _skills(of_tier, findings)


def _paragraphs(said: Sequence[Statement]) -> Iterator[str]:
    for statement in said:
        yield from (marked(" ".join(statement.text.split())), "")


def _skills(skills: Sequence[DocumentSkill], findings: Sequence[DocumentFinding]) -> Iterator[str]:
    for skill in skills:
        is_told_twice = any(
            TOLD_TWICE in one.text and one.where.endswith(f", {unsealed(skill.name)}") for one in findings
        )
        in_name, on_line = _two_places(skill.importance, skill.importance_text, is_told_twice)
        name = f"{skill.name} ({in_name})" if in_name else skill.name
        yield f"- **{marked(name)}**"
        details = [f"– {line}" for line in skill.detail.split("\n") if line]
        yield from list(_item("\n".join(("", *details))))[1:]
        if on_line:
            yield f"  - Importance: {marked(on_line)}"
    if skills:
        yield ""


def _two_places(value: str | None, text: str, is_told_twice: bool) -> tuple[str, str]:
    """What to write in the name and on the line so that reading both gives this importance and this text again."""
    pieces = text.split("; ")
    places = [("", text), *(("; ".join(pieces[:at]), "; ".join(pieces[at:])) for at in range(1, len(pieces) + 1))]
    fitting: list[tuple[str, str]] = []
    for in_name, on_line in places:
        stated = stated_importance(in_name, on_line)
        fits_name = not in_name or (is_importance(in_name) and "(" not in in_name)
        if fits_name and (stated.value, stated.text) == (value, text):
            if bool(stated.disagreement) == is_told_twice:
                return in_name, on_line
            fitting.append((in_name, on_line))
    return fitting[0] if fitting else ("", (value or "") + EMPTY + (seal(text, True) if text else ""))


def _career_section(document: RoleDocument, said: list[Statement]) -> Iterator[str]:
    entries: dict[str, tuple[CareerEntry, ...]] = {
        "feeder": document.feeder,
        "next": document.next,
        "adjacent": document.adjacent,
    }
    yield from _statements(15, [one for one in said if not one.group])
    for direction, heading in DIRECTION_HEADINGS.items():
        about = [one for one in said if one.group and direction_of(one.group) == direction]
        if entries[direction] or about:
            yield f"### {marked(about[0].group if about else heading)}"
            yield from _paragraphs(about)
            yield from _lines([entry.text for entry in entries[direction]])
    yield from _statements(15, [one for one in said if one.group and direction_of(one.group) is None])
