"""DOCX as blocks, by python-docx: headings and lists by their styles, tables as rows."""

import io
import re
import zipfile
import zlib

from orgwright.errors import RefusedInput
from orgwright.exchange.blueprint.blocks import BlockWriter, tidy
from orgwright.exchange.blueprint.damage import repair
from orgwright.exchange.blueprint.dashes import item_without_dashes, without_dashes

_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_MEMBERS = 2000
_STYLE_DEPTH = re.compile(r"\d+$")


# What zipfile raises for archives whose bytes were changed, from a wrong checksum to an unknown compression.
_DAMAGED_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


def read_word(data: bytes, source: str) -> tuple[str, BlockWriter]:
    """The title and the blocks of a DOCX file; refuses other archives and archives that unpack to too much."""
    _check_archive(data, source)
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import LxmlError

    writer = BlockWriter()
    try:
        document = docx.Document(io.BytesIO(data))
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                for number, row in enumerate(part.rows):
                    writer.row([tidy(repair(cell.text)) for cell in row.cells], is_header=number == 0)
            else:
                _add_paragraph(writer, repair(part.text), part.style.name if part.style is not None else "")
        title = document.core_properties.title or ""
    # python-docx looks nothing up before it uses it: a part that is not there shows as any of these.
    except (OpcError, LxmlError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise RefusedInput(f"{source} cannot be read as a Word document, because it is damaged.") from error
    return title, writer


def _check_archive(data: bytes, source: str) -> None:
    damaged = f"{source} cannot be read as a Word document, because it is damaged."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if not any(member.filename == "word/document.xml" for member in members):
                raise RefusedInput(f"{source} is an archive without a Word document, so it is no role document.")
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_UNPACKED:
                raise RefusedInput(f"{source} unpacks to more than a role document can need, so it is not read.")
            broken = archive.testzip()
    except _DAMAGED_ARCHIVE as error:
        raise RefusedInput(damaged) from error
    if broken is not None:
        raise RefusedInput(damaged)


def _add_paragraph(writer: BlockWriter, text: str, style: str | None) -> None:
    name = (style or "").lower()
    depth = int(match[0]) if (match := _STYLE_DEPTH.search(name)) else 1
    if name.startswith(("heading", "title")):
        writer.heading(tidy(text), depth)
    elif name.startswith("list"):
        head, sub_items = item_without_dashes(tidy(text))
        writer.item(head, depth - 1)
        for sub_item in sub_items:
            writer.item(sub_item, depth)
    else:
        head, sub_items = without_dashes(tidy(text))
        writer.paragraph(head, is_lead=bool(sub_items))
        for sub_item in sub_items:
            writer.item(sub_item, 0)
