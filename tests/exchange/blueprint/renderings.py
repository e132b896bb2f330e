"""One role document in every rendering that its family is met in, made from one representation."""

import html
import io
import json
from collections.abc import Callable
from dataclasses import dataclass

from orgwright.exchange.blueprint.blocks import Kind, Node
from orgwright.exchange.blueprint.page import read_pages
from orgwright.exchange.blueprint.sections import sections


@dataclass(frozen=True)
class Item:
    """A list item and what stands below it."""

    text: str
    below: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Part:
    """A sub-heading, a paragraph, a list or a table; exactly one field is filled."""

    heading: str = ""
    paragraph: str = ""
    items: tuple[Item, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


Document = tuple[tuple[int, str, tuple[Part, ...]], ...]


def structure(data: bytes) -> Document:
    """The representation of a page that the reader can read, to render it otherwise."""
    (page,) = read_pages(data, "seed")
    return tuple((number, section.title, _parts(section)) for number, section in sorted(sections(page.blocks).items()))


def _parts(section) -> tuple[Part, ...]:
    parts: list[Part] = []
    for group in section.groups():
        if group.title:
            parts.append(Part(heading=group.title))
        for node in group.nodes:
            kind = node.block.kind
            if kind is Kind.PARAGRAPH:
                parts.append(Part(paragraph=node.text))
            elif kind is Kind.ITEM and parts and parts[-1].items:
                parts[-1] = Part(items=(*parts[-1].items, _item(node)))
            elif kind is Kind.ITEM:
                parts.append(Part(items=(_item(node),)))
            elif parts and parts[-1].table:
                parts[-1] = Part(table=(*parts[-1].table, node.block.cells))
            else:
                parts.append(Part(table=(node.block.cells,)))
    return tuple(parts)


def _item(node: Node) -> Item:
    return Item(node.text, tuple(_item(child) for child in node.children))


# --- text ------------------------------------------------------------------------------------------------------


def _markdown(
    document: Document,
    number: Callable[[int], str],
    dress: Callable[[str], str],
    bullet: str = "-",
) -> str:
    lines: list[str] = []

    def add_items(items: tuple[Item, ...], indent: str) -> None:
        for at, item in enumerate(items, start=1):
            mark = bullet if bullet != "1." else f"{at}."
            lines.append(f"{indent}{mark} {dress(item.text)}")
            add_items(item.below, indent + " " * (len(mark) + 1))

    for section, title, parts in document:
        lines += [f"## {number(section)}{title}", ""]
        for part in parts:
            if part.heading:
                lines.append(f"### {part.heading}")
            elif part.paragraph:
                lines.append(dress(part.paragraph))
            elif part.items:
                add_items(part.items, "")
            else:
                head, *rows = [[cell.replace("|", "\\|") for cell in row] for row in part.table]
                lines.append("| " + " | ".join(head) + " |")
                lines.append("|" + "---|" * len(head))
                lines += ["| " + " | ".join(map(dress, row)) + " |" for row in rows]
            lines.append("")
    return "\n".join(lines)


def markdown(document: Document) -> bytes:
    return _markdown(document, lambda n: f"{n}) ", str).encode()


def markdown_numbered_lists(document: Document) -> bytes:
    return _markdown(document, lambda n: f"{n}. ", str, bullet="1.").encode()


def markdown_unnumbered(document: Document) -> bytes:
    return _markdown(document, lambda n: "", str, bullet="*").encode()


def markdown_with_noise(document: Document) -> bytes:
    """Every first word is a link, pictures stand between, a table of contents and a menu before it."""

    def dress(text: str) -> str:
        first, _, rest = text.partition(" ")
        if not first.isalpha():
            return text
        return f'[{first}](https://example.com/a_(b)?q={len(text)} "t") {rest}'.rstrip()

    body = _markdown(document, lambda n: f"{n}) ", dress)
    body = body.replace("\n## ", "\n![banner](https://example.com/x.png)\n\n[![ad](a.png)](https://ad.example)\n\n## ")
    contents = "\n".join(f"- [{n}) {title}](#s{n})" for n, title, _ in document)
    return f"[Home](/) [Blog](/blog)\n\n# Some Site\n\n{contents}\n\n{body}\n\n## Related Posts\n\n- [x](/x)\n".encode()


def lone_dashes(document: Document) -> bytes:
    """No blank lines, pipes for tables, items with details behind a lone dash whose name is on the next line."""
    lines: list[str] = []
    for section, title, parts in document:
        lines.append(f"{section}) {title}")
        for part in parts:
            if part.heading:
                lines.append(part.heading)
            elif part.paragraph:
                lines.append(part.paragraph)
            elif part.table:
                head, *rows = part.table
                lines += ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
                lines += ["| " + " | ".join(row) + " |" for row in rows]
            elif any(item.below for item in part.items) and all(item.below or ":" in item.text for item in part.items):
                for item in part.items:
                    lines += ["-", item.text]
                    for below in item.below:
                        lines.append(f"– {below.text}")
                        lines += [f"- {deeper.text}" for deeper in below.below]
            else:
                for item in part.items:
                    lines.append(f"- {item.text}")
                    lines += [f"- {below.text}" for below in item.below]
    return "\n".join(lines).encode()


def bullets(document: Document) -> bytes:
    return _bullets(document, " | ".join).encode()


def aligned(document: Document) -> bytes:
    """Tables whose columns are padded with spaces, as text browsers set them."""
    rows = [line.split("\t") for line in _bullets(document, "\t".join).split("\n")]
    wide = ["".join(cell.ljust(max(map(len, row)) + 3) for cell in row).rstrip() for row in rows]
    return "\n".join(wide).encode()


def outdented(document: Document) -> bytes:
    """Numbered items whose details follow without a blank line and further left, as some converters write them."""
    lines: list[str] = []
    for section, title, parts in document:
        lines += [f"## {section}) {title}", ""]
        for part in parts:
            if part.heading:
                lines += [f"### {part.heading}", ""]
            elif part.paragraph:
                lines += [part.paragraph, ""]
            elif part.table:
                head, *rows = part.table
                lines += [" | ".join(head), "---|" * (len(head) - 1) + "---", *(" | ".join(row) for row in rows), ""]
            for number, item in enumerate(part.items, start=1):
                lines.append(f"  {number}. **{item.text}**  ")
                for below in item.below:
                    lines.append(f"- {below.text}  ")
                    lines += [f"    - {deeper.text}" for deeper in below.below]
                lines += [""] if item.below else []
            lines.append("")
    return "\n".join(lines).encode()


def tabs(document: Document) -> bytes:
    return _bullets(document, "\t".join).encode()


def stacked(document: Document) -> bytes:
    """Every cell of a table on a line of its own, as programs give the text of a page."""
    return _bullets(document, "\n".join).encode()


def flattened(document: Document) -> bytes:
    return _bullets(document, " ".join).encode()


def _bullets(document: Document, row: Callable[[tuple[str, ...]], str]) -> str:
    lines = ["Some Site", "", "Find the Best Cosmetic Hospitals", "", "Explore Cosmetic Hospitals", ""]
    for section, title, parts in document:
        lines += [f"{section}) {title}", ""]
        for part in parts:
            if part.heading:
                lines.append(part.heading)
            elif part.paragraph:
                lines.append(part.paragraph)
            elif part.table:
                lines += [row(cells) for cells in part.table]
            else:
                for item in part.items:
                    lines.append(f"  • {item.text}")
                    for below in item.below:
                        lines.append(f"    – {below.text}")
                        lines += [f"        – {deeper.text}" for deeper in below.below]
            lines.append("")
    return "\n".join([*lines, "Subscribe", "Notify of", "0 Comments", "Inline Feedbacks", "View all comments"])


# --- markup ----------------------------------------------------------------------------------------------------


def _content(document: Document, heading: Callable[[int, str], str], is_nested: bool) -> str:
    pieces: list[str] = []
    for section, title, parts in document:
        pieces.append(heading(section, html.escape(title)))
        for part in parts:
            if part.heading:
                pieces.append(f"<h3>{html.escape(part.heading)}</h3>")
            elif part.paragraph:
                pieces.append(f"<p>{html.escape(part.paragraph)}</p>")
            elif part.items:
                items = "\n".join(_nested(item) if is_nested else _dashed(item) for item in part.items)
                pieces.append(f"<ul>\n{items}\n</ul>")
            else:
                head, *rows = part.table
                cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
                body = "".join(
                    "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows
                )
                pieces.append(f"<figure><table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></figure>")
    return "\n\n".join(pieces)


def _nested(item: Item) -> str:
    below = "".join(_nested(one) for one in item.below)
    return f"<li>{html.escape(item.text)}{f'<ul>{below}</ul>' if below else ''}</li>"


def _dashed(item: Item) -> str:
    if any(one.below for one in item.below):
        return _nested(item)
    below = "".join(f"<br/>\n   &#8211; {html.escape(one.text)}" for one in item.below)
    return f"<li><p><strong>{html.escape(item.text)}</strong>{below}</p></li>"


def _numbered_heading(number: int, title: str) -> str:
    return f"<h2 class='wp-block-heading'>{number}) {title}</h2>"


def html_page(document: Document) -> bytes:
    """A saved page: menu, advertisements inside the article, side column, comment form, footer."""
    content = _content(document, _numbered_heading, True)
    advertisement = "<div class='promo-box'><h2>Find the Best Cosmetic Hospitals</h2><p>Explore them today.</p></div>"
    content = content.replace("<h2 class='wp-block-heading'>9)", advertisement + "<h2 class='wp-block-heading'>9)")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Some Title | Some Site</title>
<style>p {{ color: red }}</style><script>var a = "<h2>1) Role Summary</h2>";</script></head>
<body class="single has-sidebar"><header class="site-header"><h1>Some Site</h1>
<nav><ul><li><a href="/">Home</a></li><li><a href="/r">Role Summary</a></li></ul></nav></header>
<div id="content" class="site-content sidebar-right"><main><article>
<div class="toc"><ul>{"".join(f"<li><a>{n}) {html.escape(t)}</a></li>" for n, t, _ in document)}</ul></div>
<div class="entry-content">{content}</div>
<div class="sharedaddy share-buttons"><h3>Share this</h3><ul><li>Tweet</li></ul></div></article>
<div id="comments" class="comments-area"><h3>Leave a Reply</h3><form><p>Your email</p><textarea></textarea></form></div>
</main><aside class="widget-area"><h2>Recent Posts</h2><ul><li>Staff Baker: Role Blueprint</li></ul></aside></div>
<footer><p>All rights reserved</p></footer></body></html>""".encode()


def html_bold_headings(document: Document) -> bytes:
    return _content(document, lambda n, title: f"<p><strong>{n}. {title}</strong></p>", True).encode()


def _post(document: Document, title: str) -> dict[str, object]:
    content = _content(document, _numbered_heading, False)
    return {"id": 1, "title": {"rendered": title}, "content": {"rendered": content, "protected": False}}


def wordpress_post(document: Document) -> bytes:
    return json.dumps(_post(document, "Some Title"), ensure_ascii=False).encode()


def wordpress_list(document: Document) -> bytes:
    other = {"id": 2, "title": {"rendered": "News"}, "content": {"rendered": "<p>We moved.</p>"}}
    return json.dumps([other, _post(document, "Some Title")], ensure_ascii=False, indent=1).encode()


def word(document: Document) -> bytes:
    import docx

    file = docx.Document()

    def add_items(items: tuple[Item, ...], depth: int) -> None:
        for item in items:
            file.add_paragraph(item.text, style="List Bullet" if depth == 1 else f"List Bullet {min(depth, 3)}")
            add_items(item.below, depth + 1)

    for number, title, parts in document:
        file.add_heading(f"{number}) {title}", level=1)
        for part in parts:
            if part.heading:
                file.add_heading(part.heading, level=2)
            elif part.paragraph:
                file.add_paragraph(part.paragraph)
            elif part.items:
                add_items(part.items, 1)
            else:
                table = file.add_table(rows=0, cols=len(part.table[0]))
                for row in part.table:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


AS_TEXT = (
    markdown,
    markdown_numbered_lists,
    markdown_unnumbered,
    markdown_with_noise,
    lone_dashes,
    bullets,
    tabs,
    aligned,
    outdented,
    stacked,
    html_page,
    html_bold_headings,
    wordpress_post,
    wordpress_list,
)
WITH_CELLS = (*AS_TEXT, word)


def damaged(text: str, codec: str) -> str:
    """UTF-8 read with the wrong code page, as lenient programs do it: undefined bytes become control characters."""
    return "".join(
        character if character.isascii() else "".join(_lenient(byte, codec) for byte in character.encode())
        for character in text
    )


def _lenient(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)
