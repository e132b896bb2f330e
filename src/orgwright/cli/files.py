"""Making workspaces, taking files in, and looking after what was done."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from orgwright.cli import texts
from orgwright.cli.frame import (
    JsonFlag,
    Without,
    WorkspacePath,
    application,
    exporting,
    importing,
    opening,
    profile_of,
    progress_line,
    reading,
    record_export,
    target_of,
    tell,
)
from orgwright.errors import DamagedWorkspace, RefusedInput
from orgwright.planning.privacy import private
from orgwright.settings import load_settings
from orgwright.shipped import shipped
from orgwright.workspace import Workspace


@application.command()
def new(workspace: WorkspacePath) -> None:
    """Make an empty organization."""
    Workspace.new(target_of(workspace), workspace.stem, load_settings().actor).close()


@application.command()
def sample(workspace: WorkspacePath) -> None:
    """Make the sample organization."""
    Workspace.build(shipped("sample_org"), target_of(workspace), load_settings().actor, progress_line()).close()


@application.command()
def build(folder: Path, workspace: WorkspacePath) -> None:
    """Make a workspace of an organization folder."""
    from orgwright.exchange.folder import read_folder

    target = target_of(workspace)
    contents = read_folder(folder, progress_line())
    label = f"Build from the folder {folder.resolve().name}"
    Workspace.create(target, contents.records, label, load_settings().actor, progress_line()).close()
    for report in contents.reports:
        sys.stderr.write(report + "\n")


@reading.command("blueprint")
def read_blueprint(
    documents: Annotated[list[Path], typer.Argument(metavar="DOCUMENT")], as_json: JsonFlag = False
) -> None:
    """Say what role documents hold."""
    from orgwright.exchange.blueprint import as_json as document_json
    from orgwright.exchange.blueprint import read_documents

    found = [one for path in documents for one in read_documents(_bytes(path), path.name)]
    tell({"documents": [document_json(one) for one in found]}, as_json, _documents_text)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedInput(f"{path} cannot be read: {error.strerror}.") from None


def _documents_text(answer: dict[str, Any]) -> str:
    rows = [
        (
            one["role"],
            one["horizon"],
            len(one["skills"]),
            len(one["kpis"]),
            len(one["tools"]),
            len(one["scorecard"]),
            len(one["findings"]),
        )
        for one in answer["documents"]
    ]
    return texts.table(("role", "horizon", "skills", "KPIs", "tools", "scorecard", "findings"), rows)


@importing.command("blueprint")
def import_blueprint(
    workspace: WorkspacePath,
    documents: Annotated[list[Path], typer.Argument(metavar="DOCUMENT")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Take role documents in, as one undoable action."""
    from orgwright.cli.answers import import_answer

    files = [(path.name, _bytes(path)) for path in documents]
    with opening(workspace) as opened:
        done = opened.import_blueprints(files, dry_run=dry_run)
    verb = "would change" if dry_run else "changed"

    def text(answer: dict[str, Any]) -> str:
        lines = [f"{len(answer['changes'])} fields {verb}, {len(answer['findings'])} findings."]
        return "\n".join(lines + [f"{one['where']}: {one['text']}" for one in answer["findings"]])

    tell(import_answer(done), as_json, text)


@importing.command("matrix")
def import_matrix(
    workspace: WorkspacePath,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    as_json: JsonFlag = False,
    conflicts: Annotated[bool, typer.Option("--take-conflicts", help="Take cells that changed here since.")] = False,
    people: Annotated[bool, typer.Option("--add-people", help="Add the people whom the workbook adds.")] = False,
    keep: Annotated[bool, typer.Option("--keep-emptied", help="Leave levels whose cells were emptied.")] = False,
    refused: Annotated[
        Path | None, typer.Option("--refused", metavar="FILE.xlsx", help="Write the refused rows with the reasons.")
    ] = None,
) -> None:
    """Take an edited matrix workbook back in, as one undoable action."""
    from orgwright.cli.answers import matrix_import_answer
    from orgwright.exchange.matrix_changes import RowKind, matrix_plan
    from orgwright.exchange.matrix_reading import read_matrix_workbook
    from orgwright.exchange.matrix_refused import write_refused

    given = {RowKind.CONFLICT: conflicts, RowKind.NEW_PERSON: people, RowKind.WITHDRAWN: not keep}
    with opening(workspace) as opened:
        edited = read_matrix_workbook(file, progress_line())
        plan = matrix_plan(opened.organization, edited)
        if refused is not None and plan.of(RowKind.REFUSED):
            # First, so that a folder that cannot be written to stops the command before anything is taken in.
            write_refused(plan, refused)
        decided = {row.key: given[row.kind] for row in plan.rows if row.kind in given}
        done = opened.import_matrix(edited, decided, dry_run=dry_run)
    tell(matrix_import_answer(done), as_json, lambda answer: texts.matrix_import_text(answer, dry_run))


@exporting.command("folder")
def export_folder(workspace: WorkspacePath, folder: Path, without: Without = None) -> None:
    """Write the organization as a folder of plain files; one with anything left out is no backup."""
    from orgwright.exchange.folder import write_folder

    profile = profile_of(without)
    with opening(workspace, to_read=True) as opened:
        rows = opened.private_assessment_rows(profile)
        write_folder(private(opened.organization, profile), rows, opened.role_sheets(), folder, progress_line())
        record_export(opened, "the organization", folder.resolve(), profile)
    if not profile.is_whole:
        sys.stderr.write(f"{folder} is {profile.words}: it can be built again, and it is no backup.\n")


@application.command()
def history(
    workspace: WorkspacePath,
    last: Annotated[int, typer.Option("--last", min=1, help="How many actions.")] = 50,
    as_json: JsonFlag = False,
) -> None:
    """List who did what, newest first."""
    from orgwright.cli.answers import history_answer

    with opening(workspace) as opened:
        answer = history_answer(opened.history(last))
    heads = ("id", "at", "actor", "label", "changes")
    tell(answer, as_json, lambda shown: texts.table(heads, [[one[name] for name in heads] for one in shown["actions"]]))


@application.command()
def undo(workspace: WorkspacePath) -> None:
    """Take back the newest action."""
    with opening(workspace) as opened:
        changes = opened.undo()
    sys.stderr.write(changes.label + "\n")


@application.command()
def check(workspace: WorkspacePath, as_json: JsonFlag = False) -> None:
    """Check the file, and list contradictions in its data."""
    from orgwright.cli.answers import check_answer

    try:
        with opening(workspace) as opened:
            answer = check_answer(opened, opened.problems())
    except DamagedWorkspace as error:
        answer = {"integrity": "damaged", "problems": [str(error)], "findings": []}

    def text(shown: dict[str, Any]) -> str:
        count = len(shown["findings"])
        counted = "1 finding" if count == 1 else f"{count} findings"
        lines = [f"Integrity: {shown['integrity']}", *shown["problems"], counted]
        return "\n".join(lines + [f"{one['where']}: {one['text']} {one['way_out']}" for one in shown["findings"]])

    tell(answer, as_json, text)
    if answer["integrity"] == "damaged":
        raise DamagedWorkspace(f"{workspace} is damaged; open a copy of it.")
