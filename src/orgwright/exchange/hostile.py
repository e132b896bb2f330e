"""Refusing files that would harm or only seem to be what they say, before any reader of workbooks opens them.

A workbook is a packed folder: a small file can unpack to gigabytes, hide entities that multiply, or hold two cells so
far apart that a reader makes room for all between them. Everything here is read in pieces, so that the answer takes
little memory and little time whatever the file claims about itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo

from orgwright.errors import RefusedInput

MOST_PACKED = 60_000_000
MOST_UNPACKED = 100_000_000
MOST_MEMBERS = 2_000
MOST_TIMES = 80
"""A member may unpack to so many times its packed size; honest sheets stay below 30."""
SMALL_UNPACKED = 16_000_000
"""Up to here a member may be packed as tightly as it likes: it cannot harm."""
MOST_CLAIMED = 20_000_000
"""Things that a part may claim to hold: a reader makes room for them before it sees the first, or dies of it."""
MOST_CELLS = 12_000_000
"""The areas of all sheets from the corner to the last cell with a value: readers make room for all of it."""
TEXT_ENDINGS = frozenset({".csv", ".tsv", ".tab", ".txt"})
_PIECE = 1 << 20
_LONGEST_TAG = 4 * _PIECE
_STORED, _DEFLATED, _ENCRYPTED = 0, 8, 1
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = b"PK\x03\x04"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_CLAIM = re.compile(rb"""\b(uniqueCount|count)\s*=\s*["']\s*([0-9]+)""")
_STARTS = tuple(before + after for before in (b"<c", b":c") for after in (b" ", b">", b"/", b"\t", b"\n", b"\r"))
"""How the tag of a cell can begin; counting these is quicker than matching them."""
_OPENED = re.compile(rb"<(?:\w{1,20}:)?(?:c|row)[\s/>]")
_CELL = re.compile(rb'<(?:\w{1,20}:)?c r="([A-Z]+)([0-9]+)"(?: [a-z]+="[0-9A-Za-z]*")*+(/?)>')
"""A cell as nearly every program writes it; what differs is looked at by the two below, which take longer."""
_TAG = re.compile(
    rb"""<(?:\w{1,20}:)?(c|row)((?:\s+[\w:.-]{1,40}\s*=\s*(?:"[^"<>]{0,80}"|'[^'<>]{0,80}'))*+)\s*(/?)>"""
)
_PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)([0-9]+)""")
_MOST_UNUSUAL = 12_000_000
"""Bytes of a sheet that may be written unusually; hardly a program does, and they take long to look at."""
_FURTHEST_ROW, _FURTHEST_COLUMN = 1_048_576, 16_384


def refuse_hostile(path: Path, *, with_macros: bool = False) -> None:
    """Refuse a file that is dangerous to read, damaged, or no .xlsx workbook; answers nothing where it is sound.

    ``with_macros``: a workbook with macros is sound too; nothing here or elsewhere runs them.

    Files that end in .csv, .tsv, .tab or .txt are text: only their size and a workbook under a false name are looked
    at. Whatever is refused is refused with one sentence, which begins with the file's name.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            if path.suffix.casefold() in TEXT_ENDINGS:
                _check_text(path.name, file.read(8), size)
            else:
                _check_workbook(path.name, file, size, with_macros)
    except OSError as error:
        raise RefusedInput(f"{path.name or path} cannot be read: {(error.strerror or str(error)).lower()}.") from None


def _refuse(name: str, what: str) -> NoReturn:
    raise RefusedInput(f"{name} {what}")


def _check_text(name: str, start: bytes, size: int) -> None:
    if size > MOST_PACKED:
        _refuse(name, f"is larger than {MOST_PACKED // 1_000_000} MB; take the part of it that matters.")
    if start.startswith((_PACKED, _OLD_EXCEL)):
        _refuse(name, "is a workbook under the name of a text file; rename it to end in .xlsx.")


def _check_workbook(name: str, file: IO[bytes], size: int, with_macros: bool) -> None:
    start = file.read(8)
    if not size:
        _refuse(name, "is empty.")
    if start == _OLD_EXCEL:
        is_sealed = _SEALED in start + file.read(4 * _PIECE)
        if is_sealed:
            _refuse(name, "is protected by a password; save it without one and import that file.")
        _refuse(name, "is a workbook of the old kind (.xls); save it as .xlsx and import that file.")
    if not start.startswith(_PACKED):
        _refuse(name, "is no .xlsx workbook.")
    if size > MOST_PACKED:
        _refuse(name, f"is larger than {MOST_PACKED // 1_000_000} MB; take the part of it that matters.")
    try:
        with ZipFile(file) as packed:
            members, remark = packed.infolist(), packed.comment
    except (BadZipFile, RuntimeError, UnicodeDecodeError, ValueError):
        _refuse(name, "is cut short or damaged; copy it again, or open it and save it anew.")
    if remark:
        _refuse(name, "is not packed as a workbook is; open it and save it anew.")
    _check_members(name, members, with_macros)
    _check_contents(name, file, members, with_macros)


def _check_members(name: str, members: list[ZipInfo], with_macros: bool) -> None:
    """What the list of members alone tells: their number, kinds and claimed sizes."""
    names = [one.filename for one in members]
    if len(names) > MOST_MEMBERS:
        _refuse(name, f"holds {len(names):,} files inside, more than any workbook needs.")
    if any(one.flag_bits & _ENCRYPTED for one in members):
        _refuse(name, "is protected by a password; save it without one and import that file.")
    if not with_macros and any(one.endswith("vbaProject.bin") for one in names):
        _refuse(name, "holds macros (.xlsm); save it as .xlsx and import that file.")
    if "xl/workbook.bin" in names:
        _refuse(name, "is a binary workbook (.xlsb); save it as .xlsx and import that file.")
    if "content.xml" in names and "mimetype" in names:
        _refuse(name, "is an OpenDocument file; save it as .xlsx and import that file.")
    if "[Content_Types].xml" not in names or not any(one.startswith("xl/") for one in names):
        _refuse(name, "is packed, but no .xlsx workbook.")
    is_astray = any(one.startswith("/") or ".." in re.split(r"[/\\]", one) for one in names)
    if (
        is_astray
        or len(set(names)) < len(names)
        or any(one.compress_type not in (_STORED, _DEFLATED) for one in members)
    ):
        _refuse(name, "is not packed as a workbook is; open it and save it anew.")
    if sum(one.file_size for one in members) > MOST_UNPACKED:
        _refuse_size(name)


def _refuse_size(name: str) -> NoReturn:
    _refuse(name, f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB; take the part of it that matters.")


def _check_contents(name: str, file: IO[bytes], members: list[ZipInfo], with_macros: bool) -> None:
    """Unpack everything, in pieces and to nowhere."""
    total = spanned = 0
    for member in members:
        unpacked, crc, area = 0, 0, _Area()
        is_part, rest = False, b""
        for piece in _pieces(name, file, member):
            if not unpacked:
                _check_start(name, member, piece, with_macros)
                # By what it holds and not by its name: a workbook may keep its sheets under any.
                is_part = piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
            unpacked, crc = unpacked + len(piece), zlib.crc32(piece, crc)
            total += len(piece)
            if total > MOST_UNPACKED:
                _refuse_size(name)
            if unpacked > max(SMALL_UNPACKED, MOST_TIMES * member.compress_size):
                _refuse(name, f"unpacks to more than {MOST_TIMES} times its size, as no honest workbook does.")
            if is_part:
                rest = _check_part(name, member, rest + piece, area)
        if unpacked != member.file_size or crc != member.CRC:
            _refuse(name, "is damaged; copy it again, or open it and save it anew.")
        if area.is_outside:
            _refuse(name, "has cells where no sheet has any, or hides where they are; open it and save it anew.")
        spanned += area.cells
        if spanned > MOST_CELLS:
            span = f"spans {spanned:,} cells from the first to the last one"
            _refuse(name, f"{span}, more than can be read at once; delete what stands far from the table.")


def _pieces(name: str, file: IO[bytes], member: ZipInfo) -> Iterator[bytes]:
    """The unpacked bytes of a member, at most a piece at a time, whatever its head claims."""
    file.seek(member.header_offset)
    head = file.read(30)
    if len(head) < 30 or not head.startswith(_PACKED):
        _refuse(name, "is cut short or damaged; copy it again, or open it and save it anew.")
    file.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
    left = member.compress_size
    inflater = zlib.decompressobj(-15)
    while left > 0:
        packed = file.read(min(left, _PIECE))
        if not packed:
            return
        left -= len(packed)
        if member.compress_type == _STORED:
            yield packed
            continue
        while packed and not inflater.eof:
            try:
                yield inflater.decompress(packed, _PIECE)
            except zlib.error:
                _refuse(name, "is damaged; copy it again, or open it and save it anew.")
            packed = inflater.unconsumed_tail


def _check_start(name: str, member: ZipInfo, piece: bytes, with_macros: bool) -> None:
    if piece.startswith(_PACKED) and not member.filename.startswith("xl/embeddings/"):
        _refuse(name, "holds another packed file inside, as no workbook does.")
    if piece.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0")):
        _refuse(name, "is written in an encoding that workbooks do not use; open it and save it anew.")
    if not with_macros and member.filename == "[Content_Types].xml" and b"macroEnabled" in piece:
        _refuse(name, "holds macros (.xlsm); save it as .xlsx and import that file.")


def _check_part(name: str, member: ZipInfo, text: bytes, area: _Area) -> bytes:
    """Look at the whole tags of a part; what follows the last of them is answered, to be looked at again."""
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        _refuse(name, "declares entities inside, which can multiply without end; no workbook needs them.")
    for what, number in _CLAIM.findall(text) if b"ount" in text else ():
        most = member.file_size if what == b"uniqueCount" else MOST_CLAIMED
        if len(number) > len(str(MOST_CLAIMED)) or int(number) > most:
            _refuse(name, "claims to hold more than it does; open it and save it anew.")
    end = text.rfind(b">") + 1
    if len(text) - end > _LONGEST_TAG:
        _refuse(name, f"is damaged: {member.filename} has a text without end.")
    area.take(text[:end])
    return text[end:]


class _Area:
    """How far the cells with a value of a sheet lie apart; painted cells without one cost a reader nothing."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._at = (0, 0)
        self._unusual = 0

    @property
    def cells(self) -> int:
        """Rows times columns, from the corner of the sheet on."""
        return self._row * self._column

    @property
    def is_outside(self) -> bool:
        """Whether a cell lies where no sheet has one, or where nobody can tell."""
        return self._row > _FURTHEST_ROW or self._column > _FURTHEST_COLUMN or self._unusual > _MOST_UNUSUAL

    def take(self, tags: bytes) -> None:
        """Take more tags in; each row and column is turned into a number once, however many cells it has."""
        found = _CELL.findall(tags)
        is_all = len(found) == tags.count(b"<c") + tags.count(b":c")
        if not is_all and len(found) < sum(tags.count(one) for one in _STARTS):
            self._walk(tags)
            return
        self._row = max([self._row, *map(_row_number, {row for _, row, is_empty in found if not is_empty})])
        self._column = max([self._column, *map(_column_number, {one for one, _, is_empty in found if not is_empty})])
        last = tags.rfind(b"row")
        if last >= 0:
            self._walk(tags[max(0, tags.rfind(b"<", 0, last)) :])
        elif found:
            self._walk(tags)

    def _walk(self, tags: bytes) -> None:
        """Go from cell to cell in any form: with other quotes and names, or without a place, behind the one before."""
        self._unusual += len(tags)
        found = _TAG.findall(tags) if self._unusual <= _MOST_UNUSUAL else []
        if len(found) < len(_OPENED.findall(tags)):
            self._unusual = _MOST_UNUSUAL + 1
        row, column = self._at
        for kind, attributes, is_empty in found:
            places = _PLACE.findall(attributes)
            if len(places) > 1:
                self._unusual = _MOST_UNUSUAL + 1
            if kind == b"row":
                row, column = (_row_number(places[0][1]) if places else row + 1), 0
                continue
            row, column = (_row_number(places[0][1]), _column_number(places[0][0])) if places else (row, column + 1)
            if not is_empty:
                self._row, self._column = max(self._row, row), max(self._column, column)
        self._at = (row, column)


def _row_number(digits: bytes) -> int:
    return int(digits) if len(digits) <= len(str(_FURTHEST_ROW)) else _FURTHEST_ROW + 1


def _column_number(letters: bytes) -> int:
    if len(letters) > 3:
        return _FURTHEST_COLUMN + 1
    number = 0
    for one in letters.upper():
        number = number * 26 + one - 64
    return number
