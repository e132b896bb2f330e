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
    Without,
    WorkspacePath,
    exporting,
    month_of,
    opening,
    picture_of,
    plans_of,
    profile_of,
    progress_line,
    record_export,
    unit_of,
)
from orgwright.planning.privacy import private
from orgwright.records import Person, Scenario
from orgwright.workspace.provenance import provenance


@exporting.command("staffing-plan")
def export_staffing_plan(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    scenario: ScenarioNames = None,
    first: FirstMonth = None,
    months: Months = 12,
    without: Without = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE.xlsx", help="Your own workbook with marks such as {{headcount}}."),
    ] = None,
    leave_unknown: Annotated[
        bool, typer.Option("--leave-unknown", help="Leave marks of the template that are not known as they are.")
    ] = False,
    new_template: Annotated[
        bool, typer.Option("--new-template", help="Write no plan but a template to start from.")
    ] = False,
) -> None:
    """Write the staffing plan as a workbook, or into one of your own."""
    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        source, progress = provenance(opened, profile.left_out), progress_line()
        if new_template:
            from orgwright.exchange.template_starter import write_starting_template

            write_starting_template(output, opened.organization.facts.currency, source.at)
            return
        if template is None:
            from orgwright.exchange.staffing_content import staffing_content
            from orgwright.exchange.staffing_workbook import write_staffing_content

            recorded = opened.organization
            chosen = [recorded.find(Scenario, one).id for one in scenario] if scenario else [None]
            content = staffing_content(recorded, chosen, month_of(first), months, profile, progress)
            write_staffing_content(content, output, source, progress)
        else:
            from orgwright.exchange.template_workbook import fill_template

            plans = plans_of(opened, scenario, first, months, profile)
            fill_template(template, plans, output, source, progress, leave_unknown=leave_unknown)
        record_export(opened, "the staffing plan", output, profile)


@exporting.command("matrix")
def export_matrix(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    unit: UnitName = None,
    on: OnDay = None,
    without: Without = None,
) -> None:
    """Write the skills matrix as a workbook."""
    from orgwright.exchange.matrix_workbook import write_matrix_workbook

    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        picture = picture_of(opened, on=on)
        unit_id = unit_of(picture, unit)
        source = f"{workspace.name}, action {opened.last_change().id}"
        write_matrix_workbook(private(picture, profile), unit_id, output, source, progress_line())
        record_export(opened, "the skills matrix", output, profile)


@exporting.command("coverage")
def export_coverage(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    without: Without = None,
) -> None:
    """Write the coverage of a unit or of the whole as a workbook."""
    from orgwright.exchange.coverage_workbook import write_coverage_workbook

    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        picture = picture_of(opened, scenario, on)
        unit_id = unit_of(picture, unit)
        source = provenance(opened, profile.left_out)
        write_coverage_workbook(private(picture, profile), unit_id, output, source, progress_line())
        record_export(opened, "the coverage workbook", output, profile)


@exporting.command("ladder")
def export_ladder(
    workspace: WorkspacePath,
    family: Annotated[str, typer.Argument(metavar="FAMILY", help="A role family.")],
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    on: OnDay = None,
    scenario: ScenarioName = None,
    without: Without = None,
) -> None:
    """Write the ladder of a role family as a workbook."""
    from orgwright.exchange.ladder_workbook import write_ladder_workbook

    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        picture = picture_of(opened, scenario, on)
        source = provenance(opened, profile.left_out)
        write_ladder_workbook(private(picture, profile), family, output, source, progress_line())
        record_export(opened, f"the ladder of {family}", output, profile)


@exporting.command("calendar")
def export_calendar(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.ics", help="The calendar file to write.")],
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="KEY", help="Whose plan; may be given several times, else everybody's."),
    ] = None,
    unit: UnitName = None,
    without: Without = None,
) -> None:
    """Write goals, actions and milestones with a day as a calendar file."""
    from orgwright.exchange.calendar_file import write_calendar

    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        picture = picture_of(opened)
        unit_id = unit_of(picture, unit)
        chosen = [picture.find(Person, key).id or 0 for key in person or ()]
        person_ids = chosen or picture.seating.by_person_key(picture.seating.people_of(unit_id))
        stamped_at = datetime.fromisoformat(opened.last_change().at)
        write_calendar(private(picture, profile), person_ids, output, stamped_at, progress_line())
        record_export(opened, "the calendar of plans", output, profile)


@exporting.command("kpis")
def export_kpis(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    person: Annotated[str | None, typer.Option("--person", metavar="PERSON", help="One person.")] = None,
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    without: Without = None,
) -> None:
    """Write the KPIs of a person or of a unit as a workbook, with their trends."""
    from orgwright.cli.kpi_answers import named_owner
    from orgwright.exchange.kpi_workbook import write_kpi_workbook
    from orgwright.planning.kpi_owners import kpis_by_role

    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        picture = picture_of(opened, scenario, on)
        owner = named_owner(picture, person, unit)
        shown, source = private(picture, profile), provenance(opened, profile.left_out)
        write_kpi_workbook(shown, kpis_by_role(opened.kpis()), owner, output, source, progress_line())
        record_export(opened, "the KPI workbook", output, profile)
