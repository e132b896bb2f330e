"""The cells of a customer's template: where marks stand in them, and values written in their place.

A cell that holds a mark alone becomes its value, a number as a number; a mark within a text becomes words in it. The
look of the cell stays; where it says nothing of numbers, days, money and shares get a form of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lxml import etree

from orgwright.exchange.cells import LONGEST_TEXT, shown
from orgwright.exchange.packed_workbook import Element, PackedWorkbook, below, children, local
from orgwright.exchange.template_marks import Mark

MARK = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}")
_FIRST_DAY = date(1899, 12, 30)
_GENERAL, _TEXT, _OWN_FORMATS = 0, 49, 164
_OPEN_CODES = ("General", "GENERAL", "@")
"""What says nothing of numbers; some programs name it as a form of their own."""
_FORMATS: Mapping[str, str] = {
    "day": "yyyy-mm-dd",
    "month": "mmm yyyy",
    "share": "0.0%",
    "money": "#,##0.00",
    "fte": "#,##0.00",
}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Filled = tuple[Mark, Any]
"""A mark and its value in the plan."""


def mark_name(text: str) -> str:
    """A mark as it is looked up: small letters, one sign between words."""
    return re.sub(r"[\s-]+", "_", text.strip().casefold())


def names_in(text: str) -> tuple[str, ...]:
    """The names of the marks in a text."""
    return tuple(mark_name(one) for one in MARK.findall(text))


def words(mark: Mark, value: Any, currency: str) -> str:
    """A value as words within a text."""
    value = shown(value, mark.kind)
    if value is None:
        return "not known"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if mark.kind == "month" else value.isoformat()
    if isinstance(value, str):
        return value
    forms = {"share": f"{value:.1%}", "fte": f"{value:,.2f}", "money": f"{value:,.2f} {currency}"}
    return forms.get(mark.kind) or f"{value:,}"


def clean(text: str) -> str:
    """A text without what no XML may hold."""
    return _FORBIDDEN.sub("", text)[:LONGEST_TEXT]


def replace_in_runs(pieces: Sequence[Element], word: Callable[[str], str | None]) -> None:
    """Put words in the place of marks in a text that stands in several runs; what ``word`` does not know stays.

    A mark may begin in one run and end in another: its words take the look of the run in which it begins.
    """
    texts = [one.text or "" for one in pieces]
    starts = [sum(map(len, texts[:place])) for place in range(len(texts))]
    for found in reversed(list(MARK.finditer("".join(texts)))):
        put = word(mark_name(found[1]))
        if put is None:
            continue
        for place in reversed(range(len(texts))):
            start, end = found.start() - starts[place], found.end() - starts[place]
            if end <= 0 or start >= len(texts[place]):
                continue
            head = texts[place][: max(start, 0)]
            texts[place] = head + (put if start >= 0 else "") + texts[place][end:]
    for one, text in zip(pieces, texts, strict=True):
        one.text = clean(text)
        if text != text.strip() or "\n" in text:
            one.set(_XML_SPACE, "preserve")


def _codes(styles: Element) -> Mapping[str, str]:
    """The forms of numbers that a workbook names itself, by their numbers."""
    return {one.get("numFmtId", ""): one.get("formatCode", "") for one in below(styles, "numFmt")}


@dataclass
class TemplateStyles:
    """The looks of a template; copies of one with another form of numbers are made when they are needed."""

    packed: PackedWorkbook
    _made: dict[tuple[str, str], str] = field(default_factory=dict)

    def for_kind(self, style: str, kind: str) -> str:
        """The look to use for a value: the same, unless it leaves open how numbers of that kind are written."""
        if (style, kind) not in self._made:
            self._made[style, kind] = self._for_kind(style, kind)
        return self._made[style, kind]

    def _for_kind(self, style: str, kind: str) -> str:
        form = _FORMATS.get(kind)
        path = next((one for what, one in self.packed.linked(self.packed.workbook_path) if what == "styles"), None)
        if form is None or path is None:
            return style
        root = self.packed.tree(path)
        looks = children(root, "cellXfs")[0]
        old = looks[int(style)]
        number = old.get("numFmtId", "0")
        if int(number) not in (_GENERAL, _TEXT) and _codes(root).get(number) not in _OPEN_CODES:
            return style
        new = etree.fromstring(etree.tostring(old))
        new.set("numFmtId", self._format(root, form))
        new.set("applyNumberFormat", "1")
        looks.append(new)
        looks.set("count", str(len(looks)))
        return str(len(looks) - 1)

    def _format(self, root: Element, form: str) -> str:
        space = etree.QName(root).namespace
        known = children(root, "numFmts")
        if not known:
            root.insert(0, etree.Element(f"{{{space}}}numFmts", count="0"))
            known = children(root, "numFmts")
        formats = known[0]
        for one in formats:
            if one.get("formatCode") == form:
                return str(one.get("numFmtId"))
        number = str(max([_OWN_FORMATS, *(int(one.get("numFmtId", "0")) + 1 for one in formats)]))
        etree.SubElement(formats, f"{{{space}}}numFmt", numFmtId=number, formatCode=form)
        formats.set("count", str(len(formats)))
        return number


@dataclass
class TemplateCells:
    """Reads and writes the cells of a template."""

    packed: PackedWorkbook
    currency: str
    is_1904: bool
    styles: TemplateStyles

    @classmethod
    def of(cls, packed: PackedWorkbook, currency: str) -> TemplateCells:
        """The cells of a workbook; ``currency`` is written behind money within texts."""
        facts = below(packed.tree(packed.workbook_path), "workbookPr")
        is_1904 = bool(facts) and facts[0].get("date1904", "0") in ("1", "true")
        return cls(packed, currency, is_1904, TemplateStyles(packed))

    def shared(self) -> Sequence[Element]:
        """The texts that cells share, in the order of their numbers."""
        linked = self.packed.linked(self.packed.workbook_path)
        path = next((one for what, one in linked if what == "sharedStrings"), None)
        return [] if path is None else children(self.packed.tree(path), "si")

    def text_source(self, cell: Element, shared: Sequence[Element]) -> Element | None:
        """What holds the text of a cell: its own or a shared one; null where the cell is no text."""
        if cell.get("t") == "inlineStr":
            return next(iter(children(cell, "is")), None)
        if cell.get("t") != "s":
            return None
        value = next(iter(children(cell, "v")), None)
        number = -1 if value is None or not (value.text or "").strip().isdigit() else int(value.text)
        return shared[number] if 0 <= number < len(shared) else None

    def alone(self, source: Element) -> str:
        """The name of the mark that a text is, if it is nothing but one mark."""
        text = "".join(one.text or "" for one in _runs(source))
        found = MARK.fullmatch(text.strip())
        return "" if found is None else mark_name(found[1])

    def write(self, cell: Element, source: Element, known: Mapping[str, Filled]) -> None:
        """Put values in the place of the marks of a text cell; marks that are not known stay as they are."""
        alone = self.alone(source)
        if alone:
            found = known.get(alone)
            if found is not None:
                self.write_value(cell, *found)
            return
        space = etree.QName(cell).namespace
        own = etree.fromstring(etree.tostring(source))
        own.tag = f"{{{space}}}is"
        own.tail = None

        def word(name: str) -> str | None:
            return words(*known[name], self.currency) if name in known else None

        replace_in_runs(_runs(own), word)
        self._empty(cell)
        cell.set("t", "inlineStr")
        cell.append(own)

    def write_value(self, cell: Element, mark: Mark, value: Any) -> None:
        """Make a cell a value: text as text and never a formula, numbers and days as numbers, nothing as nothing."""
        self._empty(cell)
        value = shown(value, mark.kind)
        if value is None or value == "":
            return
        space = etree.QName(cell).namespace
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, f"{{{space}}}is"), f"{{{space}}}t")
            text.text = clean(value)
            text.set(_XML_SPACE, "preserve")
            return
        cell.set("s", self.styles.for_kind(cell.get("s", "0"), mark.kind))
        number = self._day(value) if isinstance(value, date) else value
        etree.SubElement(cell, f"{{{space}}}v").text = f"{number:.16G}"

    def _day(self, day: date) -> int:
        plain = day.date() if isinstance(day, datetime) else day
        return (plain - _FIRST_DAY).days - (1462 if self.is_1904 else 0)

    def _empty(self, cell: Element) -> None:
        for one in list(cell):
            cell.remove(one)
        cell.attrib.pop("t", None)


def _runs(source: Element) -> list[Element]:
    """The texts of which a text is made; how it is read aloud is none of them."""
    return [one for one in below(source, "t") if local(one.getparent()) != "rPh"]


def cells_of(sheet: Element) -> Iterator[tuple[Element, Element]]:
    """Every row with every cell of a sheet."""
    for data in children(sheet, "sheetData"):
        for row in children(data, "row"):
            for cell in children(row, "c"):
                yield row, cell
