"""HTML as blocks: whole saved pages with their site around them, or the content of a post alone."""

import re
from collections.abc import Iterator

from lxml import etree

from orgwright.exchange.blueprint.blocks import BlockWriter, tidy
from orgwright.exchange.blueprint.dashes import segments
from orgwright.exchange.blueprint.lines import read_lines
from orgwright.exchange.blueprint.vocabulary import section_of

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "dt": 4}
_SKIPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "iframe", "button", "svg"),
        *("select", "textarea", "object", "video", "audio", "canvas", "head", "input", "img", "link", "meta"),
    }
)
_BLOCKS = frozenset(
    {
        *("html", "body", "main", "article", "section", "div", "header", "figure", "figcaption", "blockquote"),
        *("center", "details", "summary", "dl", "dd", "dt", "p", "ul", "ol", "li", "table", "thead", "tbody"),
        *("tfoot", "tr", "td", "th", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "address", "fieldset"),
    }
)
_SITE = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|adsbygoogle|promo\w*|related\w*|comments?|respond|share\w*|sharing|social|"
    r"subscri\w+|newsletter|sidebar|widgets?|breadcrumbs?|nav\w*|menu|footer|cookies?|author-?box|wpd\w*|toc|"
    r"table-of-contents|popup|modal|banner|pagination|login|search|sponsor\w*|recommend\w*|cta)(?:$|[\s_-])"
)
_DEEPEST = 200


def read_markup(text: str, writer: BlockWriter) -> str:
    """Add the blocks of an HTML text to the writer and give the page's own title, which may be empty."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        return ""
    title = root.findtext(".//h1") or root.findtext(".//title") or ""
    _Walker(writer).walk(root, 0)
    return tidy(title)


class _Walker:
    """Goes through the elements in reading order and writes what is content."""

    def __init__(self, writer: BlockWriter) -> None:
        self._writer = writer

    def walk(self, parent: etree._Element, depth: int, list_depth: int = -1) -> None:
        """Write the blocks below an element; text between block elements makes paragraphs of its own."""
        loose: list[str] = [parent.text or ""]
        for child in parent:
            tag = child.tag
            if _is_site(child, tag):
                loose.append(child.tail or "")
            elif tag in _BLOCKS or _holds_blocks(child):
                self._paragraph("".join(loose), list_depth)
                self._block(child, tag, depth + 1, list_depth)
                loose = [child.tail or ""]
            else:
                loose += (*_inline(child), child.tail or "")
        self._paragraph("".join(loose), list_depth)

    def _block(self, element: etree._Element, tag: str, depth: int, list_depth: int) -> None:
        if depth > _DEEPEST:
            self._paragraph(" ".join(_inline(element)), list_depth)
        elif tag in _HEADINGS:
            self._writer.heading(tidy("".join(_inline(element))), _HEADINGS[tag])
        elif tag == "p":
            self._paragraph_element(element, depth, list_depth)
        elif tag in ("ul", "ol"):
            self._list(element, depth, list_depth + 1)
        elif tag == "table":
            self._table(element)
        elif tag == "pre":
            read_lines("".join(_inline(element)), self._writer)
        elif tag == "dd":
            self._item(element, depth, 0)
        elif tag != "hr":
            self.walk(element, depth, list_depth)

    def _paragraph_element(self, element: etree._Element, depth: int, list_depth: int) -> None:
        if _holds_blocks(element):
            self.walk(element, depth, list_depth)
        else:
            self._paragraph("".join(_inline(element)), list_depth, _bold_start(element))

    def _paragraph(self, text: str, list_depth: int, bold: str = "") -> None:
        if not text or text.isspace():
            return
        head, sub_items = segments(text, list_depth >= 0)
        if list_depth >= 0:
            self._writer.item(head, list_depth + 1)
            first = list_depth + 2
        else:
            self._writer.paragraph(head, is_lead=bool(bold) and bold == head.rstrip(": "))
            first = 0
        for sub_item in sub_items:
            self._writer.item(sub_item, first)

    def _list(self, element: etree._Element, depth: int, list_depth: int) -> None:
        for child in element:
            if child.tag == "li":
                self._item(child, depth + 1, list_depth)
            elif child.tag in ("ul", "ol") and depth < _DEEPEST:
                self._list(child, depth + 1, list_depth + 1)
            elif not _is_site(child, child.tag):
                self._paragraph("".join(_inline(child)), list_depth - 1)

    def _item(self, element: etree._Element, depth: int, list_depth: int) -> None:
        """An item's name is its text up to the first block inside; of a paragraph inside, that paragraph."""
        own: list[str] = [element.text or ""]
        rest: list[etree._Element] = []
        for child in element:
            tag = child.tag
            if rest:
                rest.append(child)
            elif tag in ("p", "div", "h3", "h4", "h5") and not "".join(own).strip() and not _holds_blocks(child):
                own += (*_inline(child), child.tail or "")
                rest.append(etree.Element("hr"))
            elif tag in _BLOCKS or _holds_blocks(child):
                rest.append(child)
            else:
                own += (*_inline(child), child.tail or "")
        head, sub_items = segments("".join(own), True)
        self._writer.item(head, list_depth)
        for sub_item in sub_items:
            self._writer.item(sub_item, list_depth + 1)
        for child in rest:
            if not _is_site(child, child.tag):
                self._block(child, child.tag, depth + 1, list_depth)

    def _table(self, table: etree._Element) -> None:
        spanning: dict[int, tuple[int, str]] = {}
        for row in table.iter("tr"):
            cells: list[str] = []
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                _fill(cells, spanning)
                text = tidy("".join(_inline(cell)))
                rows = _count(cell.get("rowspan"))
                if rows > 1:
                    spanning[len(cells)] = (rows - 1, text)
                cells += [text, *[""] * (_count(cell.get("colspan")) - 1)]
            _fill(cells, spanning)
            if any(cells):
                self._writer.row(cells, is_header=row.find("td") is None)


def _fill(cells: list[str], spanning: dict[int, tuple[int, str]]) -> None:
    """Repeat a cell that spans rows in the rows below it."""
    while len(cells) in spanning:
        left, text = spanning.pop(len(cells))
        if left > 1:
            spanning[len(cells)] = (left - 1, text)
        cells.append(text)


def _count(span: str | None) -> int:
    return min(int(span), 50) if span and span.isascii() and span.isdigit() else 1


def _inline(element: etree._Element) -> Iterator[str]:
    """The text inside an element; line breaks as such, scripts and pictures left out."""
    if element.tag == "br":
        yield "\n"
        return
    if len(element) == 0:
        yield element.text or ""
        return
    ends: list[tuple[etree._Element, Iterator[etree._Element]]] = [(element, iter(element))]
    yield element.text or ""
    while ends:
        child = next(ends[-1][1], None)
        if child is None:
            finished, _ = ends.pop()
            if ends:
                yield finished.tail or ""
        elif child.tag == "br":
            yield "\n" + (child.tail or "")
        elif child.tag in _SKIPPED:
            yield child.tail or ""
        else:
            yield " " + (child.text or "") if child.tag in _BLOCKS else child.text or ""
            ends.append((child, iter(child)))


def _bold_start(element: etree._Element) -> str:
    """The bold words that open a paragraph, or an empty text."""
    if len(element) == 0 or (element.text or "").strip() or element[0].tag not in ("strong", "b"):
        return ""
    return tidy("".join(_inline(element[0]))).rstrip(": ")


def _holds_blocks(element: etree._Element) -> bool:
    if len(element) == 0:
        return False
    return any(below.tag in _BLOCKS for below in element.iterdescendants())


def _is_site(element: etree._Element, tag: str) -> bool:
    """Whether an element is the site around the document: by its tag, or by its class unless it holds sections."""
    if tag in _SKIPPED:
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    marks = marks.replace("elementor-widget", "").strip()
    if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", ""):
        return True
    if not marks or tag in ("html", "body", "main", "article") or not _SITE.search(marks):
        return False
    return not any(
        section_of(tidy("".join(_inline(heading)))) is not None for heading in element.iter("h1", "h2", "h3", "h4")
    )
