"""The 20 sections of a page, found by what their headings say, and the groups under each section's sub-headings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgwright.exchange.blueprint.blocks import Block, Kind, Node, forest
from orgwright.exchange.blueprint.seals import is_sealed
from orgwright.exchange.blueprint.vocabulary import (
    is_known_heading,
    is_noise,
    numbered_section_of,
    numbered_title,
    section_of,
    without_number,
)

_LONGEST_LABEL = 12
_SURE_LABEL = 6
_ENOUGH_CONTENT = 40
_WORTH_OF_HEADING = 5
_SECTIONS_OF_SECOND = 10


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one sub-heading; `title` is empty for what stands before the first."""

    title: str
    nodes: tuple[Node, ...]
    head: Block | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section by its number from 1 to 20, whatever number the page gives it."""

    number: int
    title: str
    blocks: tuple[Block, ...]

    def groups(self) -> list[Group]:
        """The section's content by sub-heading, in order."""
        groups: list[tuple[Block | None, list[Block]]] = [(None, [])]
        for at, block in enumerate(self.blocks):
            after = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
            if block.kind is Kind.HEADING or _is_label(block, after):
                groups.append((block, []))
            else:
                groups[-1][1].append(block)
        return [
            Group(without_number(head.text) if head else "", tuple(forest(blocks)), head)
            for head, blocks in groups
            if head or blocks
        ]


def _is_label(block: Block, after: Block | None) -> bool:
    """A short paragraph that heads the list after it, though the page does not mark it as a heading."""
    if block.kind is not Kind.PARAGRAPH or after is None or is_sealed(block.text):
        return False
    words = len(block.text.split())
    if words <= _SURE_LABEL and block.text.endswith(":"):
        return True
    is_short = words <= _LONGEST_LABEL and not block.text.endswith((".", ";", "!", "?", ","))
    if after.kind in (Kind.ITEM, Kind.ROW):
        return is_short
    return is_short and block.is_lead and after.kind is Kind.PARAGRAPH


def sections(blocks: Sequence[Block]) -> Mapping[int, Section]:
    """The sections found on a page, by number.

    A table of contents names every section too, and other words can sound like one: of several headings of one
    section that counts which stands in the order of the sections and has the most content below it.
    """
    weighed = _weighed(blocks)
    if not weighed:
        return {}
    best = _in_order(weighed)
    for at, number, _ in sorted(weighed, key=lambda one: -one[2]):
        best.setdefault(number, at)
    chosen = sorted((at, number) for number, at in best.items())
    chosen += _untitled(blocks, chosen)
    chosen.sort()
    ends = [*(at for at, _ in chosen[1:]), len(blocks)]
    return {
        number: Section(number, numbered_title(blocks[at].text)[1], tuple(_without_noise(number, blocks[at + 1 : end])))
        for (at, number), end in zip(chosen, ends, strict=True)
    }


def hold_several(blocks: Sequence[Block]) -> bool:
    """Whether a page holds several documents whole: most sections stand on it twice with content below them."""
    counts = Counter(number for _, number, content in _weighed(blocks) if content)
    return sum(count > 1 for count in counts.values()) >= _SECTIONS_OF_SECOND


def _weighed(blocks: Sequence[Block]) -> list[tuple[int, int, int]]:
    """The place, the section and the amount of content of every line that may open a section."""
    candidates = [(at, number) for at, block in enumerate(blocks) if (number := _number(block)) is not None]
    following = (*candidates[1:], (len(blocks), 0)) if candidates else ()
    return [
        (at, number, min(end - at - 1, _ENOUGH_CONTENT))
        for (at, number), (end, _) in zip(candidates, following, strict=True)
    ]


def _in_order(candidates: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """The places by number of those headings, in rising order, that together have the most content below them."""
    chains: dict[int, tuple[int, int, int]] = {0: (0, 0, 0)}
    best: list[tuple[int, int, int]] = []
    for at, number, content in candidates:
        before = max((chains[earlier] for earlier in chains if earlier < number), key=lambda chain: chain[0])
        weight = before[0] + content + _WORTH_OF_HEADING
        if number not in chains or weight > chains[number][0]:
            best.append((at, number, before[1]))
            chains[number] = (weight, len(best), at)
    link = max(chains.values(), key=lambda chain: chain[0])[1]
    found: dict[int, int] = {}
    while link:
        at, number, link = best[link - 1]
        found[number] = at
    return found


def _number(block: Block) -> int | None:
    if block.kind is Kind.HEADING or (block.kind is Kind.PARAGRAPH and block.is_lead):
        return numbered_section_of(block.text)
    return section_of(block.text) if block.kind is Kind.PARAGRAPH and len(block.text) < 80 else None


def _untitled(blocks: Sequence[Block], chosen: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings that say something unknown but bear the number that is missing between their neighbours."""
    found: list[tuple[int, int]] = []
    known = {number for _, number in chosen}
    for (start, number), (end, later) in pairwise(chosen):
        missing = number + 1
        if later == missing or missing in known:
            continue
        for at in range(start + 1, end):
            block = blocks[at]
            if (block.kind is Kind.HEADING or block.is_lead) and numbered_title(block.text)[0] == missing:
                found.append((at, missing))
                missing += 1
                if missing in known:
                    break
    return found


def _without_noise(number: int, blocks: Sequence[Block]) -> Iterator[Block]:
    """A section's blocks without advertisements and forms; the last section ends with its table or list."""
    skips = 0
    has_rows = False
    for at, block in enumerate(blocks):
        is_text = block.kind in (Kind.PARAGRAPH, Kind.HEADING)
        if number == 20:
            if is_text and has_rows:
                return
            has_rows = has_rows or not is_text
        if is_text and is_noise(block.text):
            skips = 4
        elif is_text and skips and len(block.text) <= 120 and not _opens_list(blocks, at):
            skips -= 1
        else:
            skips = 0
            yield block


def _opens_list(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block behind an advertisement heads content: by its words, or as a heading with a list below it."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    has_list = after is not None and after.kind in (Kind.ITEM, Kind.ROW)
    return is_known_heading(blocks[at].text) or (blocks[at].kind is Kind.HEADING and has_list)
