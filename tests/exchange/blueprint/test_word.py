"""Word documents whose lists and headings are typed, numbered or styled."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from orgwright.exchange.blueprint import RoleDocument, read_documents
from orgwright.exchange.blueprint.vocabulary import SECTION_TITLES


def read(file: Document) -> RoleDocument:
    buffer = io.BytesIO()
    file.save(buffer)
    (document,) = read_documents(buffer.getvalue(), "role.docx")
    return document


def numbered(file: Document, text: str, depth: int) -> None:
    """A paragraph that belongs to one of Word's own lists by its numbering alone."""
    paragraph = file.add_paragraph(text)
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    for tag, value in (("w:ilvl", depth), ("w:numId", 1)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(value))
        numbering.append(element)


def typed(file: Document, text: str, depth: int) -> None:
    file.add_paragraph(f"{'    ' * depth}{'•o▪'[depth]}\t{text}")


def broken(file: Document, text: str, depth: int) -> None:
    """All of a skill in one paragraph, its lines parted by soft breaks."""
    if depth == 0:
        file.add_paragraph(text, style="List Number")
    else:
        file.paragraphs[-1].add_run().add_break()
        file.paragraphs[-1].add_run(f"– {text}")


@pytest.mark.parametrize("add", [numbered, typed, broken])
def test_lists_without_styles_keep_their_depth(add):
    file = docx.Document()
    for number, title in enumerate(SECTION_TITLES, start=1):
        file.add_paragraph().add_run(f"{number}) {title}").bold = True
        if number == 8:
            file.add_paragraph().add_run("Must-have technical skills").bold = True
            for name in ("Kneading (Critical)", "Folding"):
                add(file, name, 0)
                add(file, "Use: dough", 1)
                add(file, "Importance: Critical", 1)
        elif number == 20:
            row = file.add_table(rows=1, cols=2).rows[0]
            row.cells[0].text, row.cells[1].text = "Role title", "Baker"
        else:
            file.add_paragraph("• Something about this.")
    document = read(file)
    assert [(s.name, s.tier, s.importance, s.detail) for s in document.skills if s.kind == "technical"] == [
        ("Kneading", "must-have", "critical", "Use: dough"),
        ("Folding", "must-have", "critical", "Use: dough"),
    ]
    assert document.role == "Baker"
    assert {s.text for s in document.statements} == {"Something about this."}
