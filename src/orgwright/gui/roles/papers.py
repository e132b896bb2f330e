"""A role as a file: printed on one page, printed whole, or written as a Markdown document."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from orgwright.gui.screen import Screen
from orgwright.gui.sent_files import record
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.progress import Progress

Writer = Callable[[RoleSheet, Organization, Path], object]


def print_card(screen: Screen, sheet: RoleSheet) -> None:
    """Ask where to, and print the role on one page."""

    def write(sheet: RoleSheet, organization: Organization, path: Path) -> None:
        from orgwright.gui.printing import print_role_card

        print_role_card(sheet, organization, path)

    _write(screen, sheet, f"{sheet.role.name} card", ".pdf", write)


def print_whole(screen: Screen, sheet: RoleSheet) -> None:
    """Ask where to, and print everything that the role says."""

    def write(sheet: RoleSheet, organization: Organization, path: Path) -> None:
        from orgwright.gui.printing import print_role

        print_role(sheet, organization, path)

    _write(screen, sheet, sheet.role.name, ".pdf", write)


def save_markdown(screen: Screen, sheet: RoleSheet) -> None:
    """Ask where to, and write the role as a document of 20 sections, which reads back to the same role."""

    def write(sheet: RoleSheet, organization: Organization, path: Path) -> None:
        from orgwright.exchange.blueprint import write_markdown
        from orgwright.exchange.role_import import sheet_document
        from orgwright.exchange.whole_file import whole_file

        with whole_file(path) as file:
            file.write(write_markdown(sheet_document(sheet, organization)).encode())

    _write(screen, sheet, sheet.role.name, ".md", write)


def _write(screen: Screen, sheet: RoleSheet, name: str, suffix: str, write: Writer) -> None:
    kind = "PDF" if suffix == ".pdf" else "Markdown"
    plain = "".join(letter if letter not in '/\\:*?"<>|' else "-" for letter in name)
    chosen, _ = QFileDialog.getSaveFileName(screen, f"Write {name}", f"{plain}{suffix}", f"{kind} (*{suffix})")
    if not chosen:
        return
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(suffix)
    organization = screen.context.organization

    def work(_progress: Progress) -> None:
        write(sheet, organization, path)

    def done(_written: object) -> None:
        unsaid = record(screen, f"the role {sheet.role.name}", path)
        screen.set_status(f"Written to {path}", unsaid)

    screen.context.background.run(work, done, what=f"Writing {name}")
