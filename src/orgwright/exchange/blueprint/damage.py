"""Repair of UTF-8 that was read as Windows-874 or Windows-1252, run by run, with true Thai and accents untouched."""

import re
from functools import lru_cache, partial
from typing import Literal

_FIRST_THAI, _LAST_THAI = 0x0E01, 0x0E5B


def _high_half(codec: str) -> dict[str, int]:
    """Character to byte for 0x80 to 0xFF, filled up with what lenient decoders give for undefined bytes."""
    by_character: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        if byte < 0xA0:
            by_character[chr(byte)] = byte
            by_character.setdefault(bytes([byte]).decode("cp1252", "replace"), byte)
        by_character.setdefault(bytes([byte]).decode(codec, "replace"), byte)
    by_character.pop("\ufffd", None)
    return by_character


_BYTES = {"cp1252": _high_half("cp1252"), "cp874": _high_half("cp874")}
_LOW = "".join(sorted({c for c, b in _BYTES["cp1252"].items() if b < 0xA0}))
_CONTROL = re.escape(_LOW)
_RUN_1252 = re.compile(f"(?:[ÂÃ][{_CONTROL}\xa0-\xbf]|â[{_CONTROL}][{_CONTROL}\xa0-\xbf]|ï»¿)+")
_RUN_874 = re.compile(f"(?:โ[{_CONTROL}][{_CONTROL}\xa0ก-ฟ]|[ยร][{_CONTROL}\xa0])+")
_LEADING_PAIRS = re.compile("(?:[ยร].)+", re.DOTALL)
_THAI_PAIRS = re.compile(r"(?<![฀-๿])(?:[ยร][ก-ฟ])+(?![฀-๿])")
# Thai letters of UTF-8 that were read as single bytes; three in a row are no word in any script.
_THAI_READ_AS_THAI = re.compile(f"(?:เ[ธน][{_CONTROL}\xa0ก-ฟ])+")
_THAI_READ_AS_LATIN = re.compile(f"(?:à[¸¹][{_CONTROL}\xa0-\xbf])+")
_LETTERS_THAT_PROVE = 3
_TRUNCATED_QUOTE = re.compile(f"(?:โ|â)€(?![{_CONTROL}])")
_LEFT_OVER = re.compile(f"\ufffd|[โâ][{_CONTROL}]|[\x80-\x84\x86-\x9f]")
_TRUE_THAI = re.compile(r"[ก-๛]{3}")
_SUSPICIOUS = re.compile(f"[ÂÃâÄÅÐÑïðêëìíî][{_CONTROL}\xa0-\xbf]")


@lru_cache(maxsize=4096)
def _repaired(run: str, codec: Literal["cp1252", "cp874"]) -> str | None:
    try:
        text = bytes(_BYTES[codec][character] for character in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return text if all(_is_western(character) for character in text) else None


def _is_western(character: str) -> bool:
    code = ord(character)
    return 0xA0 <= code <= 0x17F or 0x2000 <= code <= 0x27BF or code == 0xFEFF


def _repair_1252(match: re.Match[str]) -> str:
    return _repaired(match[0], "cp1252") or match[0]


def _repair_874(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    after_thai_word = bool(before) and _FIRST_THAI <= ord(before) <= _LAST_THAI
    kept = _LEADING_PAIRS.match(match[0]) if after_thai_word else None
    end = kept.end() if kept else 0
    rest = match[0][end:]
    return match[0][:end] + (_repaired(rest, "cp874") or rest)


def _repair_thai_pair(match: re.Match[str]) -> str:
    """Repair "cafรฉ" but not the word "รถ": both neighbours cannot be spaces."""
    text, start, end = match.string, match.start(), match.end()
    neighbours = text[max(start - 1, 0) : start] + text[end : end + 1]
    if not any(character.isascii() and character.isalnum() for character in neighbours):
        return match[0]
    return _repaired(match[0], "cp874") or match[0]


def _repair_lone_sign(match: re.Match[str]) -> str:
    """Repair " รท " on a page that is damaged elsewhere: no Thai word, as it becomes a sign and no letter."""
    sign = _repaired(match[0], "cp874")
    return match[0] if sign is None or any(character.isalpha() for character in sign) else sign


def _repair_accent(match: re.Match[str]) -> str:
    """Repair "cafรฉ" among true Thai: only behind a Latin letter, and only what becomes a letter."""
    before = match.string[match.start() - 1 : match.start()]
    accent = _repaired(match[0], "cp874")
    is_word = before.isascii() and before.isalpha() and accent is not None and accent.isalpha()
    return accent if is_word and accent is not None else match[0]


def _with_thai(text: str) -> str:
    """The text with Thai words that were themselves damaged."""
    for first, runs, codec in (("เ", _THAI_READ_AS_THAI, "cp874"), ("à", _THAI_READ_AS_LATIN, "cp1252")):
        if first in text and any(len(match[0]) >= 3 * _LETTERS_THAT_PROVE for match in runs.finditer(text)):
            text = runs.sub(partial(_repair_thai, _BYTES[codec]), text)
    return text


def _repair_thai(byte_by_character: dict[str, int], match: re.Match[str]) -> str:
    try:
        return bytes(byte_by_character[character] for character in match[0]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return match[0]


def _close_quotes(text: str) -> str:
    """A closing quote's last byte has no character in either code page and is often lost; the pair tells it."""
    pieces: list[str] = []
    last = 0
    for match in _TRUNCATED_QUOTE.finditer(text):
        pieces.append(text[last : match.start()])
        so_far = "".join(pieces[-8:])[-400:]
        pieces.append("”" if so_far.rfind("“") > so_far.rfind("”") else match[0])
        last = match.end()
    return "".join((*pieces, text[last:])) if pieces else text


def _by_ftfy(text: str) -> str:
    """What our own maps leave, where it still looks wrong: ftfy's judgement, on the line alone."""
    import ftfy

    return "\n".join(ftfy.fix_encoding(line) if _SUSPICIOUS.search(line) else line for line in text.split("\n"))


def repair(text: str) -> str:
    """The text with every run repaired that can be, and nothing else changed."""
    if text.isascii():
        return text
    for _ in range(2):
        before = text
        text = _with_thai(text)
        text = _RUN_874.sub(_repair_874, text)
        is_damaged = text != before
        text = _RUN_1252.sub(_repair_1252, text)
        if is_damaged and _TRUE_THAI.search(text):
            text = _THAI_PAIRS.sub(_repair_accent, text)
        elif not _TRUE_THAI.search(text):
            text = _THAI_PAIRS.sub(_repair_thai_pair, text)
            text = _THAI_PAIRS.sub(_repair_lone_sign, text) if is_damaged else text
        if text == before:
            break
    text = _close_quotes(text)
    return _by_ftfy(text) if _SUSPICIOUS.search(text) else text


def beyond_repair(text: str) -> list[tuple[int, str]]:
    """The places of characters that are still damaged, each with some text around it."""
    return [
        (match.start(), " ".join(text[max(match.start() - 20, 0) : match.end() + 20].split()))
        for match in _LEFT_OVER.finditer(text)
    ]
