"""The scorecard of a person or a unit as a workbook, written off the GUI thread."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from orgwright import __version__
from orgwright.gui.screen import Screen
from orgwright.planning.kpi_owners import KpisByRole, Owner
from orgwright.progress import Progress


def write_scorecard(screen: Screen, kpis: KpisByRole, owner: Owner) -> None:
    """Ask where to, and write the workbook of a scorecard."""
    name = f"kpis {owner.name(screen.context.organization)} {screen.context.day}"
    plain = "".join("-" if letter in '/\\:*?"<>|' or letter.isspace() else letter for letter in name).lower()
    chosen, _ = QFileDialog.getSaveFileName(screen, "Export KPIs", f"{plain}.xlsx", "Excel workbooks (*.xlsx)")
    if chosen:
        path = Path(chosen)
        write_to(screen, kpis, owner, path if path.suffix else path.with_suffix(".xlsx"))


def write_to(screen: Screen, kpis: KpisByRole, owner: Owner, path: Path) -> None:
    """Write the workbook and say where it is."""
    organization, workspace = screen.context.organization, screen.context.workspace
    action, name = workspace.history(1)[0].id, workspace.path.name

    def work(progress: Progress) -> Path:
        from orgwright.exchange.kpi_workbook import Provenance, write_kpi_workbook

        write_kpi_workbook(organization, kpis, owner, path, Provenance(name, action, __version__), progress)
        return path

    screen.context.background.run(work, lambda done: screen.set_status(f"Written to {done}"), what="KPI workbook")
