"""The scorecard of a person or a unit as a workbook, written off the GUI thread."""

from pathlib import Path

from orgwright.gui.screen import Screen
from orgwright.gui.sent_files import WORKBOOK, asked_path, write_away, written_from
from orgwright.planning.kpi_owners import KpisByRole, Owner
from orgwright.planning.privacy import private
from orgwright.progress import Progress


def write_scorecard(screen: Screen, kpis: KpisByRole, owner: Owner) -> None:
    """Ask where to, and write the workbook of a scorecard."""
    path = asked_path(screen, "Export KPIs", WORKBOOK, "kpis", owner.name(screen.context.organization))
    if path is not None:
        write_to(screen, kpis, owner, path)


def write_to(screen: Screen, kpis: KpisByRole, owner: Owner, path: Path) -> None:
    """Write the workbook and say where it is."""
    organization, profile, source = screen.context.organization, screen.context.profile, written_from(screen)

    def work(progress: Progress) -> None:
        from orgwright.exchange.kpi_workbook import write_kpi_workbook

        write_kpi_workbook(private(organization, profile), kpis, owner, path, source, progress)

    write_away(screen, work, path, "KPI workbook")
