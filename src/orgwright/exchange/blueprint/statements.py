"""Sentences and list items of a section as statements, grouped by its sub-headings."""

import re
from collections.abc import Iterator

from orgwright.exchange.blueprint.blocks import Kind, Node
from orgwright.exchange.blueprint.columns import is_flattened_head
from orgwright.exchange.blueprint.document import Statement
from orgwright.exchange.blueprint.sections import Group, Section

_LABELLED = re.compile(r"([A-Z][^:.;]{2,50}):\s+(\S.*)", re.DOTALL)
_LABELLED_SECTIONS = (1, 2)
_LONGEST_LABEL = 7


def group_statements(section: Section, group: Group) -> Iterator[Statement]:
    """The statements under one sub-heading, table rows left to those who read tables.

    In the first two sections a label such as "Core mission:" heads its own text, whatever stands in between.
    """
    for node in group.nodes:
        if node.block.kind is Kind.ROW:
            continue
        title, text = group.title, node.text
        match = _LABELLED.fullmatch(text) if section.number in _LABELLED_SECTIONS else None
        if match and len(match[1].split()) <= _LONGEST_LABEL and not group.title:
            title, text = match[1], match[2]
        yield Statement(section.number, title, "\n".join((text, *below(node))), node.span)


def row_statements(section: Section) -> Iterator[Statement]:
    """Table rows as statements, the first cell before the others; heads of tables are left out."""
    head: tuple[str, ...] = ()
    for block in section.blocks:
        if block.kind is not Kind.ROW:
            head = ()
        elif not head and len(block.cells) > 1:
            head = block.cells
        elif not is_flattened_head(block.text):
            first, *rest = block.cells
            text = f"{first}: {'; '.join(cell for cell in rest if cell)}" if any(rest) else first
            yield Statement(section.number, "", text, block.span)


def below(node: Node, indent: str = "") -> Iterator[str]:
    """The sub-items of a node as lines that open with a dash, deeper ones indented."""
    for child in node.children:
        yield f"{indent}– {child.text}"
        yield from below(child, indent + "  ")
