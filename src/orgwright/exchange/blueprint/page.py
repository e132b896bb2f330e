"""The bytes of a file, whatever the rendering, as the pages in it."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from orgwright.errors import RefusedInput
from orgwright.exchange.blueprint.blocks import Block, BlockWriter, Kind
from orgwright.exchange.blueprint.damage import repair
from orgwright.exchange.blueprint.front_matter import without_front_matter
from orgwright.exchange.blueprint.lines import read_lines
from orgwright.exchange.blueprint.markup import read_markup
from orgwright.exchange.blueprint.seals import PRIVATE
from orgwright.exchange.blueprint.vocabulary import section_of

_LARGEST = 32 * 1024 * 1024
_LONGEST_TEXT = 400_000
# A saved page holds far more markup than words.
_MOST_MARKUP = 8
_PICTURE = re.compile(r"data:image/[^\s\"')>]+")
_MARKUP = re.compile(r"(?<!\\)<(?:!doctype|html|body|h[1-6]|p|div|ul|ol|table|article|section)\b[^<>]{0,2000}>", re.I)
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s", re.M)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
# Private characters are icons of the site's own font.
_INVISIBLE = re.compile(f"[\u200b\u200c\u200d\u2060\ufeff\u00ad\ue000-\uf8ff{PRIVATE}]")
_ENOUGH = 5
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Page:
    """One document's blocks, the text that their spans point into, and the title that the page bears.

    ``content`` is the page's own part of the file: of a list of posts the one post. ``told`` is what the lines before
    the document say of role, horizon and level, and ``is_sealed`` whether it holds characters to be read as they stand.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    content: bytes
    told: Mapping[str, str] = field(default_factory=dict)
    is_sealed: bool = False


def read_pages(data: bytes, source: str) -> list[Page]:
    """All pages in a file's bytes; refuses bytes that hold no text."""
    if not data.strip():
        raise RefusedInput(f"{source} is empty, so there is no role document to read in it.")
    if len(data) > _LARGEST:
        raise RefusedInput(f"{source} is larger than {_LARGEST // 1024**2} MB, which no role document is.")
    if data.startswith(_ZIP):
        from orgwright.exchange.blueprint.word import read_word

        title, writer = read_word(data, source)
        return [_page(title, writer, data, source)]
    text = _decoded(data, source)
    if text.lstrip()[:1] in ("{", "["):
        posts = _posts(text, source)
        if posts is not None:
            alone = len(posts) == 1
            return [_read(title, text, data if alone else _post(title, text), source) for title, text in posts]
    return [_read("", text, data, source)]


def _post(title: str, text: str) -> bytes:
    """One post of a list as a file of its own."""
    post = {"title": {"rendered": title}, "content": {"rendered": text}}
    return json.dumps(post, ensure_ascii=False).encode()


def _decoded(data: bytes, source: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:65536]:
        raise RefusedInput(f"{source} is not text, so it cannot be a role document.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded_otherwise(data)
    strange = sum(1 for character in text[:20000] if ord(character) < 32 and character not in "\t\n\r\f")
    if strange * 50 > len(text[:20000]):
        raise RefusedInput(f"{source} is not text, so it cannot be a role document.")
    return text


def _decoded_otherwise(data: bytes) -> str:
    """By the page's own charset, else as UTF-8 with marks where bytes are damaged, else as Windows-1252."""
    if match := _CHARSET.search(data[:4096]):
        try:
            return data.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return data.decode("utf-8", "replace")
    text = data.decode("utf-8", "replace")
    high = sum(1 for byte in data if byte >= 0x80)
    return text if text.count("\ufffd") * 4 < high else data.decode("cp1252", "replace")


def _posts(text: str, source: str) -> list[tuple[str, str]] | None:
    """Title and content of each post of WordPress JSON; None where the text merely opens with a bracket."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if re.match(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])", text):
            raise RefusedInput(f"{source} is damaged: it begins as JSON but does not end as such.") from error
        return None
    posts = list(_posts_in(value, 0))
    if not posts:
        raise RefusedInput(f"{source} is JSON without any post that has a content, so it holds no role document.")
    return posts


def _posts_in(value: object, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, list) and depth < 4:
        for one in value:
            yield from _posts_in(one, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        content = _rendered(value.get("content"))
        if content:
            yield html.unescape(_rendered(value.get("title"))), content
        else:
            for below in value.values():
                if isinstance(below, (list, dict)):
                    yield from _posts_in(below, depth + 1)


def _rendered(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("rendered") or value.get("raw")
    return value if isinstance(value, str) else ""


def _read(title: str, text: str, content: bytes, source: str) -> Page:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _PICTURE.sub("", text) if "data:image/" in text else text
    writer = BlockWriter()
    told: dict[str, str] = {}
    is_markup = _is_markup(text)
    if len(text) > (_LONGEST_TEXT * _MOST_MARKUP if is_markup else _LONGEST_TEXT):
        raise _too_long(source)
    if is_markup:
        if "&" in text and not text.isascii():
            text = _NUMERIC_ENTITY.sub(_unescaped, text)
        text = _cleaned(text)
        own_title = read_markup(text, writer)
        title = title or own_title
    else:
        text, told = without_front_matter(_cleaned(text))
        read_lines(text, writer)
        title = title or _first_title(writer)
    return replace(_page(repair(title), writer, content, source), told=told)


def _first_title(writer: BlockWriter) -> str:
    """The title of a Markdown page: its heading of the first level, if that opens no section."""
    first = next((block for block in writer.blocks if block.kind is Kind.HEADING), None)
    return first.text if first and first.depth == 1 and section_of(first.text) is None else ""


_NUMERIC_ENTITY = re.compile(r"&#(?:x[0-9a-f]{2,6}|[0-9]{3,7});", re.I)


def _unescaped(match: re.Match[str]) -> str:
    """An entity of a visible character beyond ASCII, so that damage which an entity takes part in is seen."""
    character = html.unescape(match[0])
    return character if len(character) == 1 and ord(character) > 0x7F else match[0]


def _is_markup(text: str) -> bool:
    """HTML rather than Markdown or plain text that holds a few tags."""
    start = text[:20000]
    if len(_MARKDOWN_HEADING.findall(start)) >= _ENOUGH:
        return False
    return len(_MARKUP.findall(start)) >= (1 if start.lstrip().startswith("<") else _ENOUGH)


def _cleaned(text: str) -> str:
    return _INVISIBLE.sub("", repair(text)).replace("\xa0", " ").replace("\x00", "")


def _page(title: str, writer: BlockWriter, content: bytes, source: str) -> Page:
    if len(writer.text) > _LONGEST_TEXT:
        raise _too_long(source)
    return Page(title, writer.text, tuple(writer.blocks), content, is_sealed=writer.has_seals)


def _too_long(source: str) -> RefusedInput:
    return RefusedInput(f"{source} holds more text than a role document does, so it is not read.")
