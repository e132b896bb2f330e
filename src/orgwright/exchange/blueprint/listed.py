"""KPIs, tools and scorecard dimensions of pages that list them instead of setting them in tables."""

import re
from collections.abc import Iterable, Iterator

from orgwright.exchange.blueprint.blocks import Kind, Node
from orgwright.exchange.blueprint.columns import columns, last_cell
from orgwright.exchange.blueprint.document import DocumentKpi, DocumentTool, ScorecardRow
from orgwright.exchange.blueprint.packed import packed_tools
from orgwright.exchange.blueprint.sections import Group, Section
from orgwright.exchange.blueprint.statements import below
from orgwright.exchange.blueprint.vocabulary import plain
from orgwright.exchange.blueprint.weights import split_at_weight
from orgwright.planning.interview import share_of_one

_NAME_AND_USE = re.compile(r"(?P<name>[^:–—]{1,120}?)\s*(?::|\s[–—-])\s+(?P<use>.+)", re.DOTALL)
_LAST_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\.?$")


def has_rows(section: Section) -> bool:
    """Whether a section has table rows at all, with cells or flattened."""
    return any(block.kind is Kind.ROW for block in section.blocks)


def _items(section: Section) -> Iterator[tuple[Group, Node]]:
    for group in section.groups():
        if not plain(group.title).startswith("note"):
            for node in group.nodes:
                if node.block.kind is Kind.ITEM:
                    yield group, node


def _on_one_line(text: str, node: Node) -> str:
    return "; ".join(one for one in (text, *(line.strip("– ") for line in below(node))) if one)


def listed_kpis(section: Section) -> Iterator[DocumentKpi]:
    """One KPI an item: certain where labelled lines below it tell its cells, else whole in the name."""
    for group, node in _with_labelled_lines(_items(section)):
        cells = dict(cell for child in node.children if (cell := _labelled_cell(child)) is not None)
        if cells:
            measures, why = cells.get("measures", ""), cells.get("why", "")
            target, frequency = cells.get("target", ""), cells.get("frequency", "")
            name = node.text.rstrip(": ")
            yield DocumentKpi(name, measures, why, target, frequency, True, node.span, group.title)
        else:
            text = _on_one_line(node.text, node)
            yield DocumentKpi(text, "", "", "", last_cell("kpis", text), False, node.span, group.title)


def _labelled_cell(node: Node) -> tuple[str, str] | None:
    """A line such as "Target: < 1%" as the column that its label names, and its text."""
    label, colon, text = node.text.partition(":")
    field = next(iter(columns("kpis", [label])), "") if colon else ""
    return (field, text.strip()) if field and field not in ("name", "group") else None


def _with_labelled_lines(items: Iterable[tuple[Group, Node]]) -> Iterator[tuple[Group, Node]]:
    """The items, each with the labelled lines behind it that the page set beside instead of below it."""
    current: tuple[Group, Node] | None = None
    for group, node in items:
        is_detail = _labelled_cell(node) is not None and not node.children
        if current is not None and is_detail and current[0] is group:
            current = group, Node(current[1].block, [*current[1].children, node])
            continue
        if current is not None:
            yield current
        current = group, node
    if current is not None:
        yield current


def listed_tools(section: Section) -> Iterator[DocumentTool]:
    """The tools of each item; its sub-heading, or the words before the colon of a list of tools, is the category."""
    for group, node in _items(section):
        text, commonness = node.text, ""
        if (match := _LAST_PARENTHESIS.search(text)) and last_cell("tools", f"- {match[1]}"):
            text, commonness = text[: match.start()], match[1]
        names, use, category = text, "", group.title
        if match := _NAME_AND_USE.fullmatch(text):
            names, use = match["name"], match["use"]
            if not group.title:
                names, use, category = use, "", names
        for name in packed_tools(names.rstrip(". ")):
            yield DocumentTool(category, name, use, commonness, True, node.span, node.text)


def listed_scorecard(section: Section) -> list[ScorecardRow]:
    """The items under a heading of the scorecard that bear a weight."""
    rows: list[ScorecardRow] = []
    for group, node in _items(section):
        dimension, weight_text, rest = split_at_weight(node.text)
        if "scorecard" in plain(group.title) and weight_text:
            (weight,) = share_of_one([weight_text])
            meets = _on_one_line(rest, node)
            rows.append(ScorecardRow(dimension or rest, weight, weight_text, meets, "", "", node.span, False))
    return rows
