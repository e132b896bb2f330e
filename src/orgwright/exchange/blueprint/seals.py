"""Characters of a written document that are to be read as they stand, never as marks, labels or separators.

A value such as the skill "Use: x" or the group "Technical Skills" would be read as something else. Its characters
are written as entities of a form of their own ("&#X0003A;"), which every viewer shows as the character. Read back,
they wait in a private plane of Unicode, where no rule knows them, until everything else is understood.
"""

import re
import string
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

_FIRST = 0xF0000
_LAST_SEALABLE = 0x1FFFD
PRIVATE = "\U000f0000-\U0010fffd"
_SEALED = re.compile(f"[{PRIVATE}]")
_ENTITY = re.compile(r"&#X0([0-9A-F]{4,5});")
_MARKS = frozenset(string.punctuation + "–—•→·…“”‘’")
EMPTY = chr(_FIRST + 0xA0)
_CONTINUED = re.compile(r" *– ")
_BREAK = re.compile(r"\n(?! *– )")

Row = TypeVar("Row")


def seal(text: str, is_whole: bool) -> str:
    """A text with its marks sealed, or all its characters; an empty one becomes a seal that reads as empty."""
    if not text.strip():
        return EMPTY
    first, *below = text.strip().split("\n")
    return "\n".join((_seal_line(first, 0, is_whole), *(_seal_line(one, _dash_end(one), is_whole) for one in below)))


def with_breaks(text: str) -> str:
    """The text with its line breaks sealed, but for those before a sub-item, which a list shows itself."""
    return _BREAK.sub(_place("\n"), text)


def _dash_end(line: str) -> int:
    """How much of a line below the first is the dash that makes a sub-item of it."""
    match = _CONTINUED.match(line)
    return match.end() if match else 0


def _seal_line(line: str, start: int, is_whole: bool) -> str:
    rest = line[start:]
    return line[:start] + "".join(
        _place(one) if (is_whole and not one.isspace()) or one in _MARKS else one for one in rest
    )


def _place(character: str) -> str:
    return chr(_FIRST + ord(character)) if ord(character) <= _LAST_SEALABLE else character


def is_sealed(text: str) -> bool:
    """Whether any character of a text is sealed."""
    return not text.isascii() and _SEALED.search(text) is not None


def as_entities(text: str) -> str:
    """The text as it is written: an entity for every sealed character."""
    return _SEALED.sub(lambda match: f"&#X0{ord(match[0]) - _FIRST:04X};", text) if is_sealed(text) else text


def with_seals(text: str) -> str:
    """A written text with its entities as sealed characters."""
    return _ENTITY.sub(lambda match: _place(chr(int(match[1], 16))), text) if "&#X0" in text else text


def unsealed(text: str) -> str:
    """The text with its sealed characters as they are."""
    if not is_sealed(text):
        return text
    return _SEALED.sub(lambda match: chr(ord(match[0]) - _FIRST), text.replace(EMPTY, ""))


def shown(text: str) -> str:
    """As `unsealed`, of the same length: where a text is empty a space stands."""
    return unsealed(text.replace(EMPTY, " "))


def without_seals(row: Row) -> Row:
    """A value, a row or a whole document with all its texts unsealed."""
    value: Any = row
    if isinstance(value, str):
        value = unsealed(value)
    elif isinstance(value, tuple):
        value = tuple(without_seals(one) for one in value)
    elif isinstance(value, MappingProxyType):
        value = MappingProxyType({unsealed(key): unsealed(text) for key, text in value.items()})
    elif is_dataclass(value) and not isinstance(value, type):
        value = replace(value, **{one.name: without_seals(getattr(value, one.name)) for one in fields(value)})
    result: Row = value
    return result
