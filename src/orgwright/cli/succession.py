"""Succession: the slate of a position, the benches of a unit's critical positions, and its plan as a workbook."""

from pathlib import Path
from typing import Annotated, Any

import typer

from orgwright.cli.frame import (
    JsonFlag,
    OnDay,
    ScenarioName,
    UnitName,
    Without,
    WorkspacePath,
    application,
    exporting,
    opening,
    picture_of,
    profile_of,
    progress_line,
    record_export,
    tell,
    unit_of,
)
from orgwright.cli.succession_answers import slate_answer, slate_text, succession_answer, succession_text
from orgwright.planning.privacy import private
from orgwright.records import Position
from orgwright.workspace.provenance import provenance


@application.command()
def slate(
    workspace: WorkspacePath,
    position: str,
    top: Annotated[int, typer.Option("--top", metavar="N", help="How many people with reasons.", min=1)] = 10,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """Everybody for a position, best first, with what speaks for and against the first of them."""
    from orgwright.planning.slate import slate as find_slate

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        position_id = picture.find(Position, position).id or 0
        answer = slate_answer(picture, find_slate(picture, position_id), top)
    tell(answer, as_json, slate_text)


@application.command()
def succession(
    workspace: WorkspacePath,
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """Who stands behind the critical positions of a unit, and how many could be filled at the same time."""
    from orgwright.planning.succession import critical_positions
    from orgwright.planning.succession import succession as find_succession

    with opening(workspace) as opened:
        picture = picture_of(opened, scenario, on)
        unit_id = unit_of(picture, unit)
        plan = find_succession(picture, critical_positions(picture, unit_id), progress_line())
        answer: dict[str, Any] = succession_answer(picture, unit_id, plan)
    tell(answer, as_json, succession_text)


@exporting.command("succession")
def export_succession(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    unit: UnitName = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    without: Without = None,
) -> None:
    """Write the succession plan of a unit or of the whole as a workbook."""
    from orgwright.exchange.succession_workbook import write_succession_workbook

    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        picture = picture_of(opened, scenario, on)
        unit_id = unit_of(picture, unit)
        source = provenance(opened, profile.left_out)
        write_succession_workbook(private(picture, profile), unit_id, output, source, progress_line())
        record_export(opened, "the succession workbook", output, profile)
