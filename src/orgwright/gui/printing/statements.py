"""Statements on paper: the heading in the margin, what it says beside it, line by line across pages."""

from collections.abc import Sequence
from dataclasses import replace

from orgwright.gui.printing.marks import Drawn, Ground, Piece, Words
from orgwright.gui.printing.paper import BODY, Ink, pt
from orgwright.gui.printing.passages import Passage, label_length

MARGIN = pt(128)
_GAP = pt(14)
_BULLET = pt(9)
_BELOW_ITEM = pt(2.5)
_BELOW_GROUP = pt(8)
_SUB_ITEM = "– "
_MOST_STEPS = 6
_MOSTLY = 2 / 3
_MOST_HEADING_LINES = 8
HEADING = Ink(8.5, bold=True, tone="text2")
AGAIN = Ink(8.5, tone="text3")


def statement_group(heading: str, texts: Sequence[str], width: float) -> list[Piece]:
    """The statements under one heading. A single one is a paragraph, several are a list."""
    passage = Passage(heading, HEADING, MARGIN - _GAP, _MOST_HEADING_LINES)
    x, wide = MARGIN, width - MARGIN
    pieces: list[Piece] = []
    labelled = len(texts) > 1 and sum(label_length(text) > 0 for text in texts) >= len(texts) * _MOSTLY
    for text in texts:
        pieces += _statement(text, x, wide, len(texts) > 1, labelled)
    pieces[-1] = replace(pieces[-1], height=pieces[-1].height + _BELOW_GROUP)
    return _beside(passage, pieces)


def _beside(heading: Passage, pieces: list[Piece]) -> list[Piece]:
    """The heading at the first piece, and again where a page begins; as many pieces as it is tall stay together."""
    if not heading.count:
        return pieces
    again = Passage(heading.text, AGAIN, heading.width, 1)
    # Of no height: it stands beside the piece that begins the page.
    repeated = Piece(0, (Drawn(Words(again), 0, _drop(again)),))
    pieces[1:] = [replace(one, heads=(repeated,)) for one in pieces[1:]]
    pieces[0] = replace(pieces[0], marks=(Drawn(Words(heading), 0, _drop(heading)), *pieces[0].marks))
    covered, needed = 0.0, heading.height + _BELOW_GROUP
    for number, piece in enumerate(pieces):
        covered += piece.height
        if covered >= needed:
            return pieces
        if number < len(pieces) - 1:
            pieces[number] = replace(piece, keeps_next=True)
    pieces[-1] = replace(pieces[-1], height=pieces[-1].height + needed - covered)
    return pieces


def _drop(heading: Passage) -> float:
    """How much lower the smaller heading stands so that both texts stand on one line."""
    return (BODY.line_height - heading.ink.line_height) * 0.75


def _statement(text: str, x: float, width: float, has_bullet: bool, has_labels: bool) -> list[Piece]:
    """A statement and the items below it, which stand further in."""
    first, *more = [line for line in text.split("\n") if line.strip()] or [text]
    indent = _BULLET if has_bullet else 0.0
    pieces = paragraph(first, x + indent, width - indent, "dot" if has_bullet else "", has_labels)
    for line in more:
        pieces[-1] = replace(pieces[-1], keeps_next=len(pieces) == 1)
        words = line.lstrip()
        is_item = words.startswith(_SUB_ITEM)
        # Two spaces for each step further in; beyond a few steps the text would have no width left.
        steps = min((len(line) - len(words)) // 2, _MOST_STEPS)
        deeper = indent + (_BULLET * (1 + steps) if is_item else 0.0)
        pieces += paragraph(words.removeprefix(_SUB_ITEM), x + deeper, width - deeper, "dash" if is_item else "")
    return pieces


def paragraph(text: str, x: float, width: float, bullet: str = "", has_labels: bool = False) -> list[Piece]:
    """The lines of a paragraph, one piece each; neither its first nor its last line ever stands alone."""
    passage = Passage(text, BODY, width, has_labels=has_labels)
    count = passage.count
    step = passage.line_height
    pieces = [
        Piece(step, (Drawn(Words(passage, line, line + 1), x, 0),), keeps_next=line in (0, count - 2))
        for line in range(count)
    ] or [Piece(step, ())]
    if bullet:
        wide = pt(2) if bullet == "dot" else pt(4)
        tall = pt(2) if bullet == "dot" else pt(0.6)
        mark = Drawn(Ground(wide, tall, "edge"), x - _BULLET + pt(1), (step - tall) / 2)
        pieces[0] = replace(pieces[0], marks=(mark, *pieces[0].marks))
    pieces[-1] = replace(pieces[-1], height=pieces[-1].height + _BELOW_ITEM, keeps_next=False)
    return pieces
