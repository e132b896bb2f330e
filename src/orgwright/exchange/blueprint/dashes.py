"""Sub-items that a page runs into one line with their parent, behind dashes or bullets."""

import re

from orgwright.exchange.blueprint.blocks import tidy

_FIRST_DASH = re.compile(r":\s*(?P<dash>[–•-])\s+(?=[\w(“\"'%#<>~+])")
_OPENING = r"(?=[A-Z0-9(“\"'%#<>~+])"
_NEXT_DASH = re.compile(rf"\s+[–•]\s+{_OPENING}")
_NEXT_HYPHEN = re.compile(rf"\s+[–•-]\s+{_OPENING}")
_LONGEST_HEAD = 8
_LABELLED_DASH = re.compile(r"\s+[–•-]\s+(?=[A-Z][A-Za-z’'/ -]{0,30}:\s)")
_BULLET = re.compile(r"\s+•\s+")
_LINE_DASH = re.compile(r"\n\s*[–•-]\s+")
_LEADING = re.compile(r"^[–•]\s+")


_NAMED_DASH = re.compile(r"[A-Z0-9][^:.;–]{1,60}?\s+[–-]\s+(?=[A-Z])")
_LONGEST_NAME = 8


def segments(text: str, is_item: bool) -> tuple[str, tuple[str, ...]]:
    """A paragraph's own text and the sub-items that stand in it on lines of their own behind a dash."""
    if "\n" in text:
        head, *lines = (tidy(piece) for piece in _LINE_DASH.split("\n" + text if text[:1] in "–•" else text))
        if lines:
            return head, tuple(line for line in lines if line)
    return item_without_dashes(tidy(text)) if is_item else without_dashes(tidy(text))


def item_without_dashes(text: str) -> tuple[str, tuple[str, ...]]:
    """As `without_dashes`; of a list item, a dash behind its name opens a sub-item too ("Debugging – Find ...")."""
    head, rest = without_dashes(text)
    match = _NAMED_DASH.match(head)
    if match and len(match[0].split()) <= _LONGEST_NAME:
        return match[0].rstrip(" –-"), (head[match.end() :], *rest)
    return head, rest


def without_dashes(text: str) -> tuple[str, tuple[str, ...]]:
    """A line as its own text and the sub-items run into it.

    They follow a colon ("Outcomes: – One – Two"), or each begins with a label ("Name – Use: ... – Importance:
    ..."), or bullets stand between them.
    """
    if match := _FIRST_DASH.search(text):
        dash = _NEXT_HYPHEN if match["dash"] == "-" else _NEXT_DASH
        return text[: match.start() + 1].strip(), _split(dash, text[match.end() :])
    if "–" in text or " - " in text:
        head, *rest = _split(_NEXT_HYPHEN, text)
        if not _are_sentences_below(head, rest):
            head, *rest = _split(_LABELLED_DASH, text)
        if rest:
            return head, tuple(rest)
    if text.count("•") >= 2 or (text.count("•") == 1 and " • " in text):
        head, *rest = _split(_BULLET, text)
        return head, tuple(rest)
    return text, ()


def _are_sentences_below(head: str, rest: list[str]) -> bool:
    """Whether dashes part a short head from two or more sentences: "Plans – One thing. – Another thing."."""
    is_head = len(head.split()) <= _LONGEST_HEAD and not head.endswith((".", ",", ";"))
    return is_head and len(rest) >= 2 and all(piece.endswith((".", ".)")) for piece in rest[:-1])


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(_LEADING.sub("", piece).strip() for piece in pattern.split(text) if piece.strip())
