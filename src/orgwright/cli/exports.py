"""Workbooks of a workspace."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from orgwright.cli.frame import (
    FirstMonth,
    Months,
    OnDay,
    ScenarioName,
    ScenarioNames,
    UnitName,
    WorkspacePath,
    exporting,
    opening,
    picture_of,
    plans_of,
    progress_line,
)
from orgwright.records import Person, Unit


@exporting.command("staffing-plan")
def export_staffing_plan(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    scenario: ScenarioNames = None,
    first: FirstMonth = None,
    months: Months = 12,
) -> None:
    """Write the staffing plan as a workbook."""
    from orgwright import __version__
    from orgwright.exchange.staffing_workbook import Provenance, write_staffing_workbook

    with opening(workspace) as opened:
        plans = plans_of(opened, scenario, first, months)
        provenance = Provenance(workspace.name, opened.history(1)[0].id, __version__)
        write_staffing_workbook(plans, output, provenance, progress_line())


@exporting.command("matrix")
def export_matrix(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    unit: UnitName = None,
    on: OnDay = None,
) -> None:
    """Write the skills matrix as a workbook."""
    from orgwright.exchange.matrix_workbook import write_matrix_workbook

    with opening(workspace) as opened:
        picture = picture_of(opened, on=on)
        unit_id = None if unit is None else picture.find(Unit, unit).id
        source = f"{workspace.name}, action {opened.history(1)[0].id}"
        write_matrix_workbook(picture, unit_id, output, source, progress_line())


@exporting.command("coverage")
def export_coverage(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
) -> None:
    """Write the coverage of a unit or of the whole as a workbook."""
    from orgwright import __version__
    from orgwright.exchange.coverage_workbook import Provenance, write_coverage_workbook

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        unit_id = None if unit is None else picture.find(Unit, unit).id
        provenance = Provenance(workspace.name, opened.history(1)[0].id, __version__)
        write_coverage_workbook(picture, unit_id, output, provenance, progress_line())


@exporting.command("ladder")
def export_ladder(
    workspace: WorkspacePath,
    family: Annotated[str, typer.Argument(metavar="FAMILY", help="A role family.")],
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    on: OnDay = None,
    scenario: ScenarioName = None,
) -> None:
    """Write the ladder of a role family as a workbook."""
    from orgwright import __version__
    from orgwright.exchange.ladder_workbook import Provenance, write_ladder_workbook

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        provenance = Provenance(workspace.name, opened.history(1)[0].id, __version__)
        write_ladder_workbook(picture, family, output, provenance, progress_line())


@exporting.command("calendar")
def export_calendar(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.ics", help="The calendar file to write.")],
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="KEY", help="Whose plan; may be given several times, else everybody's."),
    ] = None,
    unit: UnitName = None,
) -> None:
    """Write goals, actions and milestones with a day as a calendar file."""
    from orgwright.exchange.calendar_file import write_calendar

    with opening(workspace) as opened:
        picture = picture_of(opened)
        unit_id = None if unit is None else picture.find(Unit, unit).id
        chosen = [picture.find(Person, key).id or 0 for key in person or ()]
        person_ids = chosen or picture.seating.by_person_key(picture.seating.people_of(unit_id))
        stamped_at = datetime.fromisoformat(opened.history(1)[0].at)
        write_calendar(picture, person_ids, output, stamped_at, progress_line())


@exporting.command("kpis")
def export_kpis(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    person: Annotated[str | None, typer.Option("--person", metavar="PERSON", help="One person.")] = None,
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
) -> None:
    """Write the KPIs of a person or of a unit as a workbook, with their trends."""
    from orgwright import __version__
    from orgwright.cli.kpi_answers import named_owner
    from orgwright.exchange.kpi_workbook import Provenance, write_kpi_workbook
    from orgwright.planning.kpi_owners import kpis_by_role

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        owner = named_owner(picture, person, unit)
        provenance = Provenance(workspace.name, opened.history(1)[0].id, __version__)
        write_kpi_workbook(picture, kpis_by_role(opened.kpis()), owner, output, provenance, progress_line())
