"""The evidence of an assessment: its text with the links and files that it names, which open only when asked to.

A link begins with ``http://`` or ``https://``. A file stands on a line of its own that begins with ``file:`` and is
named by its path; it is not copied. Nothing is opened or looked up before a person has confirmed the whole address.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.dialogs import confirmed
from orgwright.gui.widgets.labels import second_line

FILE = "file:"
_LINK = re.compile(r"https?://[^\s<>\"”]+[^\s<>\"”.,;:!?)]")
_SHOWN = 34


class PartKind(StrEnum):
    """What a part of evidence is."""

    TEXT = "text"
    LINK = "link"
    FILE = "file"


@dataclass(frozen=True)
class EvidencePart:
    """A piece of evidence: words, the address of a link, or the path of a file."""

    kind: PartKind
    text: str


def evidence_parts(evidence: str) -> tuple[EvidencePart, ...]:
    """The lines of an evidence in their order, each link after the line that holds it."""
    parts: list[EvidencePart] = []
    for line in (one.strip() for one in evidence.splitlines()):
        if line.casefold().startswith(FILE) and line[len(FILE) :].strip():
            parts.append(EvidencePart(PartKind.FILE, line[len(FILE) :].strip()))
            continue
        links = _LINK.findall(line)
        if line and line not in links:
            parts.append(EvidencePart(PartKind.TEXT, line))
        parts += [EvidencePart(PartKind.LINK, one) for one in links]
    return tuple(parts)


def file_line(path: Path) -> str:
    """The line of evidence that names a file."""
    return f"{FILE} {path}"


class EvidenceText(QWidget):
    """The parts of an evidence under each other."""

    def __init__(self, evidence: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.links: list[QPushButton] = []
        for part in evidence_parts(evidence):
            if part.kind is PartKind.TEXT:
                column.addWidget(second_line(part.text, wrap=True))
            else:
                self.links.append(self._link(part))
                column.addWidget(self.links[-1])

    def _link(self, part: EvidencePart) -> QPushButton:
        is_file = part.kind is PartKind.FILE
        bare = re.split(r"[\\/]", part.text)[-1] if is_file else part.text.partition("://")[2]
        shown = bare if len(bare) <= _SHOWN else f"{bare[: _SHOWN - 1]}…"
        made = link(shown.replace("&", "&&"), "file-text" if is_file else "link", lambda: open_part(self, part))
        made.setToolTip(plain_tip(part.text))
        made.setAccessibleName(f"Open {part.text}")
        return made


def open_part(parent: QWidget, part: EvidencePart) -> None:
    """Open a link in the browser, or the folder of a file, after asking with the whole address in plain text."""
    if part.kind is PartKind.LINK:
        url = QUrl(part.text)
        sentence = f"This leaves Orgwright and opens a page of {url.host()} in your browser: {_breakable(part.text)}"
        if confirmed(parent, "Open the link?", sentence, "Open the link"):
            QDesktopServices.openUrl(url)
        return
    sentence = f"This leaves Orgwright and shows the folder of the file, which stays closed: {_breakable(part.text)}"
    if confirmed(parent, "Show the file?", sentence, "Show the folder"):
        attempt(parent, lambda: _show_folder(Path(part.text)))


def _breakable(address: str) -> str:
    """The address with places at which a long line may break; they cannot be seen."""
    return re.sub(r"([/\\?&=._-])", "\\1\u200b", address)


def _show_folder(path: Path) -> None:
    if not path.exists():
        raise RefusedInput(f"There is no file at {path} on this machine.")
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
