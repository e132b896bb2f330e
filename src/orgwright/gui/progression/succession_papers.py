"""The succession plan of a unit as a file that is sent on: a few pages, and a workbook with live formulas."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from orgwright import __version__
from orgwright.gui import style
from orgwright.gui.screen import Screen
from orgwright.progress import Progress


def fill_plan_menu(menu: QMenu, screen: Screen) -> None:
    """The two ways to take along the succession plan of the unit of the context bar, which is named."""
    name = _unit_name(screen).replace("&", "&&")
    menu.addAction(style.icon("printer"), f"Save the plan of {name} as PDF…", lambda: ask_paper(screen))
    menu.addAction(style.icon("upload"), f"Export the workbook of {name}…", lambda: ask_workbook(screen))


def ask_paper(screen: Screen) -> None:
    """Ask where to, and write the pages."""
    path = _asked(screen, "Save the succession plan", ".pdf", "PDF")
    if path is not None:
        write_paper(screen, path)


def ask_workbook(screen: Screen) -> None:
    """Ask where to, and write the workbook."""
    path = _asked(screen, "Export the succession plan", ".xlsx", "Excel workbooks")
    if path is not None:
        write_workbook(screen, path)


def write_paper(screen: Screen, path: Path) -> None:
    """Write the pages off the GUI thread and say where they are."""
    context = screen.context
    organization, unit_id = context.organization, context.unit_id

    def work(progress: Progress) -> Path:
        from orgwright.gui.printing.succession_plan import print_succession_plan

        print_succession_plan(organization, unit_id, path, progress)
        return path

    context.background.run(work, lambda done: _tell(screen, done), what="Succession plan")


def write_workbook(screen: Screen, path: Path) -> None:
    """Write the workbook off the GUI thread and say where it is."""
    context = screen.context
    organization, unit_id, workspace = context.organization, context.unit_id, context.workspace
    action, name = workspace.history(1)[0].id, workspace.path.name

    def work(progress: Progress) -> Path:
        from orgwright.exchange.succession_workbook import Provenance, write_succession_workbook

        write_succession_workbook(organization, unit_id, path, Provenance(name, action, __version__), progress)
        return path

    context.background.run(work, lambda done: _tell(screen, done), what="Succession workbook")


def _tell(screen: Screen, path: Path) -> None:
    screen.set_status(f"Written to {path}")


def _unit_name(screen: Screen) -> str:
    organization, unit_id = screen.context.organization, screen.context.unit_id
    return organization.facts.name if unit_id is None else organization.units[unit_id].name


def _asked(screen: Screen, title: str, suffix: str, kind: str) -> Path | None:
    """The file that was chosen, with its ending; its proposed name says the unit and the day."""
    name = f"succession {_unit_name(screen)} {screen.context.day}"
    plain = "".join("-" if letter in '/\\:*?"<>|' or letter.isspace() else letter for letter in name).lower()
    chosen, _ = QFileDialog.getSaveFileName(screen, title, f"{plain}{suffix}", f"{kind} (*{suffix})")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(suffix)
