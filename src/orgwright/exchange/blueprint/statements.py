"""Sentences and list items of a section as statements, grouped by its sub-headings."""

import re
from collections.abc import Iterator

from orgwright.exchange.blueprint.blocks import Kind, Node
from orgwright.exchange.blueprint.columns import is_flattened_head
from orgwright.exchange.blueprint.document import Statement
from orgwright.exchange.blueprint.sections import Group, Section

_LABELLED = re.compile(r"([A-Z][^:.;]{2,50}):\s+(\S.*)", re.DOTALL)
LABELLED_SECTIONS = (1, 2)
_LONGEST_LABEL = 7


def group_statements(section: Section, group: Group) -> Iterator[Statement]:
    """The statements under one sub-heading: paragraphs, items with what is below them, rows below a table's head.

    In the first two sections a label such as "Core mission:" heads its own text, whatever stands in between.
    """
    has_head = False
    for node in group.nodes:
        title, text = group.title, "\n".join((node.text, *below(node)))
        if node.block.kind is Kind.ROW:
            is_head = (not has_head and len(node.block.cells) > 1) or is_flattened_head(node.text)
            has_head = True
            if is_head:
                continue
            text = _row_text(node.block.cells)
        else:
            has_head = False
            label = split_label(text) if section.number in LABELLED_SECTIONS and not title else None
            title, text = label or (title, text)
        yield Statement(section.number, title, text, node.span)


def split_label(text: str) -> tuple[str, str] | None:
    """A text such as "Core mission: Bread for all" as its label and what follows, if it opens with a label."""
    match = _LABELLED.fullmatch(text)
    return (match[1], match[2]) if match and len(match[1].split()) <= _LONGEST_LABEL else None


def _row_text(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    return f"{first}: {'; '.join(cell for cell in rest if cell)}" if any(rest) else first


def below(node: Node, indent: str = "") -> Iterator[str]:
    """The sub-items of a node as lines that open with a dash, deeper ones indented."""
    for child in node.children:
        yield f"{indent}– {child.text}"
        yield from below(child, indent + "  ")
