"""DOCX as blocks, by python-docx: headings and lists by their styles, tables as rows."""

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from orgwright.errors import RefusedInput
from orgwright.exchange.blueprint.blocks import BlockWriter, tidy
from orgwright.exchange.blueprint.damage import repair
from orgwright.exchange.blueprint.dashes import segments
from orgwright.exchange.blueprint.vocabulary import numbered_section_of
from orgwright.exchange.blueprint.word_paragraphs import TypedLists, heading_level, is_bold, list_depth

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_MEMBERS = 2000

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
    lists = TypedLists()
    try:
        document = docx.Document(io.BytesIO(data))
        for part in document.iter_inner_content():
            if isinstance(part, Table):
                for number, row in enumerate(part.rows):
                    writer.row([tidy(repair(cell.text)) for cell in row.cells], is_header=number == 0)
                lists.close()
            else:
                _add_paragraph(writer, part, lists)
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


def _add_paragraph(writer: BlockWriter, part: "Paragraph", lists: TypedLists) -> None:
    text = repair(part.text)
    level, bold = heading_level(part), is_bold(part)
    if not text.strip():
        return
    if level is None and bold and numbered_section_of(tidy(text)) is not None:
        level = 2
    if level is not None:
        writer.heading(tidy(text), level)
        lists.close()
        return
    depth = list_depth(part)
    if depth is None and not bold:
        depth, text = lists.depth(text)
    head, sub_items = segments(text, depth is not None)
    if depth is None:
        lists.close()
        writer.paragraph(head, is_lead=bold or bool(sub_items))
    else:
        writer.item(head, depth)
    for sub_item in sub_items:
        writer.item(sub_item, 0 if depth is None else depth + 1)
