"""A workbook as the packed parts that it is made of, so that what is not touched stays byte for byte as it was.

A customer's template keeps its pictures, charts, shapes, pivot tables and macros that way, whatever they are.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from orgwright.errors import RefusedInput

Element = Any
_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_OF_TEMPLATES = (
    (b"spreadsheetml.template.main+xml", b"spreadsheetml.sheet.main+xml"),
    (b"ms-excel.template.macroEnabled.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
)
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_TERMS = "http://purl.org/dc/terms/"
_CORE_SPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}type"


def local(element: Element) -> str:
    """The name of an element without its namespace; nothing for remarks."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """The children of an element that have a name, in any namespace."""
    return [one for one in element if local(one) == name]


def below(element: Element, *names: str) -> list[Element]:
    """Everything below an element that has one of the names, in any namespace, in the order of the document."""
    return [one for one in element.iter() if local(one) in names]


@dataclass(frozen=True)
class SheetPart:
    """One sheet: its name and the part that holds it."""

    name: str
    path: str


class PackedWorkbook:
    """The parts of a workbook by their names; those whose trees were changed are written anew."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as packed:
            self._parts = {one.filename: packed.read(one) for one in packed.infolist() if not one.is_dir()}
        self._trees: dict[str, Element] = {}
        self._name = path.name
        types = self._parts.get(_TYPES, b"")
        for old, new in _OF_TEMPLATES:
            types = types.replace(old, new)
        self._parts[_TYPES] = types
        office = next((one for kind, one in self.linked("") if kind == "officeDocument"), None)
        if office is None or office not in self._parts:
            raise RefusedInput(f"{path.name} is packed, but no .xlsx workbook.")
        self.workbook_path: str = office

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order in which they are packed."""
        return tuple(self._parts)

    def tree(self, path: str) -> Element:
        """The root of a part, to be read and changed."""
        if path not in self._trees:
            try:
                self._trees[path] = _parsed(self._parts[path])
            except etree.XMLSyntaxError:
                raise RefusedInput(f"{self._name} is damaged; open it and save it anew.") from None
        return self._trees[path]

    def holds(self, path: str, text: bytes) -> bool:
        """Whether a part holds some bytes as it came: a quick look before it is taken apart."""
        return text in self._parts[path]

    def linked(self, path: str) -> list[tuple[str, str]]:
        """The parts that a part points to: the last word of the kind of link, and the name of the part."""
        folder, name = posixpath.split(path)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self._parts:
            return []
        found = []
        for one in self.tree(links):
            if one.get("TargetMode") == "External" or one.get("Target") is None:
                continue
            target = one.get("Target")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append((posixpath.basename(one.get("Type", "")), whole))
        return found

    def sheets(self) -> Iterator[SheetPart]:
        """The sheets with cells, in their order."""
        folder, name = posixpath.split(self.workbook_path)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        by_id = {one.get("Id"): whole for one, (_, whole) in self._with_targets(links)}
        for one in below(self.tree(self.workbook_path), "sheet"):
            key = next((value for what, value in one.attrib.items() if etree.QName(what).localname == "id"), None)
            path = by_id.get(key)
            if path in self._parts and local(self.tree(path)) == "worksheet":
                yield SheetPart(one.get("name", ""), path)

    def _with_targets(self, links: str) -> list[tuple[Element, tuple[str, str]]]:
        inside = [one for one in self.tree(links) if one.get("TargetMode") != "External" and one.get("Target")]
        return list(zip(inside, self.linked(self.workbook_path), strict=True))

    def change(self, path: str, change: Callable[[bytes], bytes]) -> None:
        """Change a part that is no proper tree, byte by byte."""
        self._parts[path] = change(self._parts[path])

    def drop(self, path: str) -> None:
        """Leave a part out, with every link to it."""
        self._parts.pop(path, None)
        self._trees.pop(path, None)
        for name in [one for one in self._parts if one.endswith(".rels")]:
            owner = posixpath.join(
                posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name).removesuffix(".rels")
            )
            for one in list(self.tree(name)):
                target = one.get("Target", "")
                whole = posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))
                if path in (whole, target.lstrip("/")) and one.get("TargetMode") != "External":
                    one.getparent().remove(one)
        for one in list(self.tree(_TYPES)):
            if one.get("PartName") == f"/{path}":
                one.getparent().remove(one)

    def set_modified(self, at: datetime) -> None:
        """Say in the properties when what is in it was last changed: the instant of the data, not of the writing."""
        if _CORE not in self._parts:
            return
        root = self.tree(_CORE)
        for old in children(root, "modified") + children(root, "lastModifiedBy"):
            root.remove(old)
        etree.SubElement(root, f"{{{_CORE_SPACE}}}lastModifiedBy").text = "Orgwright"
        modified = etree.SubElement(root, f"{{{_TERMS}}}modified")
        modified.set(_XSI, "dcterms:W3CDTF")
        modified.text = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def content(self) -> bytes:
        """The packed file; the same parts give the same bytes."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
            for name, plain in self._parts.items():
                tree = self._trees.get(name)
                if tree is not None and etree.tostring(tree) != etree.tostring(_parsed(plain)):
                    plain = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                made = ZipInfo(name, _FIXED_TIME)
                made.compress_type = ZIP_DEFLATED
                packed.writestr(made, plain)
        return buffer.getvalue()


def _parsed(plain: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(plain, parser)
