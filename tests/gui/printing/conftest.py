"""Reading what was printed: the text, the sizes and the title of a PDF that Qt wrote, without another library."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

_OBJECT = re.compile(rb"(?<![0-9])(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) ([\d.]+) Tf|<([0-9A-F]+)> Tj|(ET)")


@dataclass(frozen=True)
class PrintedText:
    """The text of each page, a line for each run of letters; font sizes in points; colours; title and makers.

    A run also ends where the font changes, and in very long texts within a word.
    """

    pages: list[str]
    points: set[float]
    colors: set[bytes]
    facts: dict[str, str]

    @property
    def text(self) -> str:
        """All pages as running text."""
        return " ".join(" ".join(self.pages).split())

    @property
    def letters(self) -> str:
        """All pages without any space: what a text is searched in that goes over lines or fonts."""
        return "".join(self.text.split())


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"FlateDecode" in body[: found.start()] else found[1]


def _characters(cmap: bytes) -> dict[int, str]:
    """What each glyph of a font stands for."""
    found: dict[int, str] = {}
    for first, listed, single in re.findall(rb"<(\w{4})> <\w{4}> (?:\[(.*?)\]|<(\w+)>)", cmap, re.DOTALL):
        for place, code in enumerate([single] if single else re.findall(rb"<(\w+)>", listed)):
            found[int(first, 16) + place] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return found


def _referred(body: bytes, key: bytes) -> int:
    found = re.search(key + rb"\s*(\d+) 0 R", body)
    assert found is not None
    return int(found[1])


def _fact(content: bytes, key: bytes) -> str:
    found = re.search(rb"/" + key + rb"\s*\((.*?)(?<!\\)\)", content, re.DOTALL)
    if found is None:
        return ""
    raw = re.sub(rb"\\(.)", rb"\1", found[1], flags=re.DOTALL)
    return raw.decode("utf-16") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _page_text(stream: bytes, fonts: dict[str, dict[int, str]], points: set[float]) -> str:
    text, characters = [], {}
    for name, size, shown, end in _SHOWN.findall(stream):
        if name:
            characters = fonts[name.decode()]
            points.add(float(size) / 10)
        elif end:
            text.append("\n")
        else:
            codes = re.findall(rb"....", shown)
            text += [characters.get(int(code, 16), "�") for code in codes]
    return "".join(text)


def read_printed(path: Path) -> PrintedText:
    """Read a file back."""
    content = path.read_bytes()
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    fonts: dict[str, dict[int, str]] = {}
    for body in objects.values():
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body):
            fonts[name.decode()] = _characters(_stream(objects[_referred(objects[int(number)], rb"/ToUnicode")]))
    points: set[float] = set()
    sheets = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    streams = [_stream(objects[_referred(one, rb"/Contents")]) for one in sheets]
    pages = [_page_text(one, fonts, points) for one in streams]
    colors = {color for one in streams for color in re.findall(rb"[\d. ]+(?= scn)", one)}
    facts = {key: _fact(content, key.encode()) for key in ("Title", "Creator", "Author")}
    return PrintedText(pages, points, colors, facts)


@pytest.fixture
def printed() -> Callable[[Path], PrintedText]:
    return read_printed
