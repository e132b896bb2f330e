"""The uniform shape that every rendering of a page is brought into before anything is understood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from orgwright.exchange.blueprint.document import Span
from orgwright.exchange.blueprint.marks import unsheltered
from orgwright.exchange.blueprint.seals import is_sealed, shown


class Kind(Enum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row, and its place in the page's text.

    `depth` is the level of a heading or the depth of a list item from 0. A row of one cell comes from a table
    that was flattened to lines. `is_lead` marks a paragraph that is bold from end to end.
    """

    kind: Kind
    text: str
    span: Span
    depth: int = 0
    cells: tuple[str, ...] = ()
    is_lead: bool = False
    is_header: bool = False


@dataclass(slots=True)
class Node:
    """A block with the list items that belong to it."""

    block: Block
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the block alone."""
        return self.block.text

    @property
    def span(self) -> Span:
        """From the start of the block to the end of its last descendant."""
        last = self
        while last.children:
            last = last.children[-1]
        return self.block.span[0], last.block.span[1]


class BlockWriter:
    """Collects blocks in reading order and builds the cleaned text that their spans point into."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._length = 0
        self.has_seals = False

    @property
    def text(self) -> str:
        """The cleaned text of everything added so far."""
        return "".join(self._pieces)

    def heading(self, text: str, depth: int) -> None:
        """Add a heading of a level from 1."""
        self._add(Kind.HEADING, text, "\n", depth)

    def paragraph(self, text: str, is_lead: bool = False) -> None:
        """Add a paragraph."""
        self._add(Kind.PARAGRAPH, text, "", is_lead=is_lead)

    def item(self, text: str, depth: int) -> None:
        """Add a list item of a depth from 0."""
        self._add(Kind.ITEM, text, "  " * min(depth, 8) + "• ", depth)

    def row(self, cells: Sequence[str], is_header: bool = False) -> None:
        """Add a table row."""
        self._add(Kind.ROW, " | ".join(cells), "", cells=tuple(cells), is_header=is_header)

    def _add(
        self,
        kind: Kind,
        text: str,
        prefix: str,
        depth: int = 0,
        cells: tuple[str, ...] = (),
        is_lead: bool = False,
        is_header: bool = False,
    ) -> None:
        text = unsheltered(text)
        if not text.strip():
            return
        start = self._length + len(prefix)
        self.blocks.append(Block(kind, text, (start, start + len(text)), depth, cells, is_lead, is_header))
        self.has_seals = self.has_seals or is_sealed(text)
        self._pieces += (prefix, shown(text), "\n")
        self._length = start + len(text) + 1


_SPACE = re.compile(r"\s+")


def tidy(text: str) -> str:
    """The text on one line, without doubled, leading or trailing space."""
    return " ".join(text.split())


def forest(blocks: Iterable[Block]) -> list[Node]:
    """Blocks as trees: deeper list items become children of the item before them."""
    roots: list[Node] = []
    open_items: list[Node] = []
    for block in blocks:
        node = Node(block)
        if block.kind is not Kind.ITEM:
            open_items.clear()
            roots.append(node)
            continue
        while open_items and open_items[-1].block.depth >= block.depth:
            open_items.pop()
        (open_items[-1].children if open_items else roots).append(node)
        open_items.append(node)
    return _with_flattened_children(roots)


_CONNECTED = re.compile(r"(?:[,;]|\b(?:and|or))$", re.IGNORECASE)


def _ending(text: str) -> str:
    if text.endswith(":"):
        return "opens"
    if _CONNECTED.search(text[-5:]):
        return "goes on"
    return "closed" if text.endswith((".", "!", "?", ".)", ".”", '."')) else "bare"


def _with_flattened_children(siblings: list[Node]) -> list[Node]:
    """Give an item that ends with a colon the items after it that the page set beside instead of below it.

    They are those up to the first that ends without a comma; or, where the first has no comma, those that end
    as the first does, with a full stop or with nothing.
    """
    adopted: list[Node] = []
    at = 0
    while at < len(siblings):
        node = siblings[at]
        adopted.append(node)
        at += 1
        is_parent = node.block.kind is Kind.ITEM and not node.children and node.text.endswith(":")
        if not is_parent:
            continue
        count = _flattened_count(siblings[at:])
        node.children = siblings[at : at + count]
        at += count
    return adopted


def _flattened_count(followers: list[Node]) -> int:
    style = ""
    for count, follower in enumerate(followers):
        ending = _ending(follower.text)
        if follower.block.kind is not Kind.ITEM or follower.children or ending == "opens":
            return count
        style = style or ending
        if style != ending:
            return count + 1 if style == "goes on" else count
    return len(followers)
