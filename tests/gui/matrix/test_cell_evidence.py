from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLabel

from answering import answer_next
from orgwright.gui.matrix.cell_evidence import (
    EvidencePart,
    EvidenceText,
    PartKind,
    evidence_parts,
    file_line,
    open_part,
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(QUrl(url).toString()))
    return urls


def test_evidence_is_told_apart_into_words_links_and_files() -> None:
    lines = ("Led the review, see https://wiki.example.org/a?b=1.", "", "https://x.example")
    files = ("File: C:\\certs\\Ana, 2026.pdf", "file:")
    assert evidence_parts("\n".join((*lines, *files))) == (
        EvidencePart(PartKind.TEXT, "Led the review, see https://wiki.example.org/a?b=1."),
        EvidencePart(PartKind.LINK, "https://wiki.example.org/a?b=1"),
        EvidencePart(PartKind.LINK, "https://x.example"),
        EvidencePart(PartKind.FILE, "C:\\certs\\Ana, 2026.pdf"),
        EvidencePart(PartKind.TEXT, "file:"),
    )


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd inside", "ftp://x.example", "see www.x.example"]
)
def test_only_web_addresses_become_links(text: str) -> None:
    assert PartKind.LINK not in {one.kind for one in evidence_parts(text)}


def test_the_line_of_a_file_reads_back_as_its_path() -> None:
    (part,) = evidence_parts(file_line(Path("/certs/ana ruiz.pdf")))
    assert part == EvidencePart(PartKind.FILE, str(Path("/certs/ana ruiz.pdf")))


def test_markup_in_evidence_stays_text(qtbot, app) -> None:
    shown = EvidenceText("<b>bold</b> & more\nhttps://x.example/?a=1&b=2")
    qtbot.addWidget(shown)
    assert [one.text() for one in shown.findChildren(QLabel)] == ["<b>bold</b> & more"]
    assert [one.text() for one in shown.links] == ["x.example/?a=1&&b=2"]


def test_a_link_opens_only_after_its_whole_address_was_confirmed(qtbot, app, opened: list[str]) -> None:
    shown = EvidenceText("https://x.example/path")
    qtbot.addWidget(shown)
    asked = answer_next(QDialog.reject)
    shown.links[0].click()
    assert opened == []
    said = " ".join(asked).replace("\u200b", "")
    assert "x.example in your browser: https://x.example/path" in said
    answer_next(QDialog.accept)
    shown.links[0].click()
    assert opened == ["https://x.example/path"]


def test_of_a_file_only_its_folder_is_shown(qtbot, app, opened: list[str], tmp_path: Path) -> None:
    path = tmp_path / "ana.pdf"
    path.write_text("x")
    answer_next(QDialog.accept)
    open_part(EvidenceText(""), EvidencePart(PartKind.FILE, str(path)))
    assert opened == [QUrl.fromLocalFile(str(tmp_path)).toString()]


def test_a_file_that_is_gone_is_told_in_a_sentence(qtbot, app, opened: list[str], tmp_path: Path) -> None:
    told: list[list[str]] = []

    def confirm(dialog: QDialog) -> None:
        told.append(answer_next(QDialog.reject))
        dialog.accept()

    answer_next(confirm)
    open_part(EvidenceText(""), EvidencePart(PartKind.FILE, str(tmp_path / "gone.pdf")))
    assert opened == []
    assert "There is no file at" in " ".join(told[0])
