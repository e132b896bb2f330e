"""What a paragraph of a Word document is: a heading or list item by style, numbering, or the bullet typed into it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from orgwright.exchange.blueprint.vocabulary import section_of

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_LAST_NUMBER = re.compile(r"\d+$")
_TYPED = re.compile(r"\s*(?P<mark>[•◦▪▸‣·●○■*–—-]|\uf0b7|o|\d{1,3}[.)])\s+(?P<text>\S.*)", re.DOTALL)


def heading_level(paragraph: "Paragraph") -> int | None:
    """The level of a heading's style from 1; None for any other paragraph."""
    name = _style_name(paragraph)
    if not name.startswith(("heading", "title")):
        return None
    return int(match[0]) if (match := _LAST_NUMBER.search(name)) else 1


def is_bold(paragraph: "Paragraph") -> bool:
    """Whether every word of a paragraph is bold."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def list_depth(paragraph: "Paragraph") -> int | None:
    """The depth from 0 of an item of Word's own lists; None for what is no such item."""
    name = _style_name(paragraph)
    if name.startswith(("list bullet", "list number", "list continue")):
        styled = int(match[0]) - 1 if (match := _LAST_NUMBER.search(name)) else 0
        return styled or _numbered_depth(paragraph) or 0
    depth = _numbered_depth(paragraph)
    is_item = name.startswith("list") and _TYPED.match(paragraph.text) is None
    return 0 if depth is None and is_item else depth


def _numbered_depth(paragraph: "Paragraph") -> int | None:
    for properties in _properties(paragraph):
        numbering = properties.numPr if properties is not None else None
        if numbering is not None:
            is_none = numbering.numId is not None and numbering.numId.val == 0
            return None if is_none else numbering.ilvl.val if numbering.ilvl is not None else 0
    return None


def _properties(paragraph: "Paragraph") -> Iterator[Any]:
    """The properties of the paragraph and of its styles, nearest first."""
    yield paragraph._p.pPr
    style: Any = paragraph.style
    for _ in range(10):
        if style is None:
            return
        yield style.element.pPr
        style = style.base_style


def _style_name(paragraph: "Paragraph") -> str:
    return ((paragraph.style.name if paragraph.style is not None else "") or "").lower()


class TypedLists:
    """Lists whose bullets were typed as text: a bullet of another kind than those before opens a deeper list."""

    def __init__(self) -> None:
        self._marks: list[str] = []

    def close(self) -> None:
        """End all open lists."""
        self._marks.clear()

    def depth(self, text: str) -> tuple[int | None, str]:
        """The depth of a typed item and its text without the bullet; no depth for what is no item."""
        match = _TYPED.fullmatch(text)
        if match is None or (match["mark"][0].isdigit() and section_of(match["text"]) is not None):
            return None, text
        mark = "1" if match["mark"][0].isdigit() else match["mark"]
        if mark in self._marks:
            del self._marks[self._marks.index(mark) + 1 :]
        else:
            self._marks.append(mark)
        return len(self._marks) - 1, match["text"]
