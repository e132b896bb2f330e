"""The subcommands, one function each."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer

from orgwright.cli import texts
from orgwright.errors import DamagedWorkspace, PlanningError, RefusedInput
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import Person, Role, Scenario, Unit
from orgwright.settings import load_settings
from orgwright.shipped import shipped
from orgwright.workspace import Workspace

application = typer.Typer(
    name="orgwright",
    help="Organizational planning in one file. Without a subcommand the window opens: orgwright [WORKSPACE].",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
reading = typer.Typer(help="Say what a file holds; touches no workspace.", no_args_is_help=True)
importing = typer.Typer(help="Take a file into a workspace.", no_args_is_help=True)
exporting = typer.Typer(help="Write a workbook or a folder.", no_args_is_help=True)
application.add_typer(reading, name="read")
application.add_typer(importing, name="import")
application.add_typer(exporting, name="export")

WorkspacePath = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="A file that ends in .orgwright.")]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day to look at, YYYY-MM-DD.")]
UnitName = Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="One unit and all below it.")]
ScenarioName = Annotated[str | None, typer.Option("--scenario", metavar="NAME", help="A scenario, by key or title.")]
ScenarioNames = Annotated[
    list[str] | None, typer.Option("--scenario", metavar="NAME", help="May be given several times.")
]
FirstMonth = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM", help="The first month.")]
Months = Annotated[int, typer.Option("--months", help="How many months.", min=1, max=120)]
SUFFIX = ".orgwright"
CANCELLED = 130


def _progress() -> Progress:
    """Progress as one line on stderr, where a person sits in front of it."""
    if not sys.stderr.isatty():
        return Progress()

    def report(done: int, total: int, what: str) -> bool:
        sys.stderr.write(f"\r{what}: {done} of {total}\x1b[K" if done < total else "\r\x1b[K")
        sys.stderr.flush()
        return True

    return Progress(report)


@contextmanager
def _opened(path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(path, load_settings().actor)
    try:
        yield workspace
    finally:
        workspace.close()


def _tell(answer: dict[str, Any], as_json: bool, text: Callable[[dict[str, Any]], str]) -> None:
    shown = json.dumps(answer, ensure_ascii=False, indent=None, allow_nan=False) if as_json else text(answer)
    sys.stdout.write(shown + "\n")


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise RefusedInput(f"“{text}” is not a day such as 2026-11-20.") from None


def _month(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(f"{text}-01")
    except ValueError:
        raise RefusedInput(f"“{text}” is not a month such as 2026-11.") from None


def _picture(workspace: Workspace, scenario: str | None = None, on: str | None = None) -> Organization:
    """The picture under a scenario, as of a day."""
    organization = workspace.organization
    if scenario is not None:
        organization = organization.under(organization.find(Scenario, scenario).id)
    day = _day(on)
    return organization if day is None else organization.as_of(day)


def _target(path: Path) -> Path:
    if path.suffix != SUFFIX:
        raise RefusedInput(f"A workspace ends in {SUFFIX}; {path.name} does not.")
    return path


@application.command()
def new(workspace: WorkspacePath) -> None:
    """Make an empty organization."""
    Workspace.new(_target(workspace), workspace.stem, load_settings().actor).close()


@application.command()
def sample(workspace: WorkspacePath) -> None:
    """Make the sample organization."""
    Workspace.build(shipped("sample_org"), _target(workspace), load_settings().actor, _progress()).close()


@application.command()
def build(folder: Path, workspace: WorkspacePath) -> None:
    """Make a workspace of an organization folder."""
    from orgwright.exchange.folder import read_folder

    target = _target(workspace)
    contents = read_folder(folder, _progress())
    label = f"Build from the folder {folder.resolve().name}"
    Workspace.create(target, contents.records, label, load_settings().actor, _progress()).close()
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
    _tell({"documents": [document_json(one) for one in found]}, as_json, _documents_text)


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
    with _opened(workspace) as opened:
        done = opened.import_blueprints(files, dry_run=dry_run)
    verb = "would change" if dry_run else "changed"

    def text(answer: dict[str, Any]) -> str:
        lines = [f"{len(answer['changes'])} fields {verb}, {len(answer['findings'])} findings."]
        return "\n".join(lines + [f"{one['where']}: {one['text']}" for one in answer["findings"]])

    _tell(import_answer(done), as_json, text)


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
    with _opened(workspace) as opened:
        edited = read_matrix_workbook(file, _progress())
        plan = matrix_plan(opened.organization, edited)
        if refused is not None and plan.of(RowKind.REFUSED):
            # First, so that a folder that cannot be written to stops the command before anything is taken in.
            write_refused(plan, refused)
        decided = {row.key: given[row.kind] for row in plan.rows if row.kind in given}
        done = opened.import_matrix(edited, decided, dry_run=dry_run)
    _tell(matrix_import_answer(done), as_json, lambda answer: texts.matrix_import_text(answer, dry_run))


@application.command()
def roles(workspace: WorkspacePath, as_json: JsonFlag = False) -> None:
    """List the roles."""
    from orgwright.cli.answers import roles_answer

    with _opened(workspace) as opened:
        answer = roles_answer(opened)
    heads = ("role", "family", "level", "requirements", "people", "documents")
    _tell(answer, as_json, lambda shown: texts.table(heads, [[one[name] for name in heads] for one in shown["roles"]]))


@application.command()
def role(workspace: WorkspacePath, role: str, as_json: JsonFlag = False) -> None:
    """Show one role with its requirements, links and documents."""
    from orgwright.cli.answers import role_answer

    with _opened(workspace) as opened:
        answer = role_answer(opened, opened.organization.find(Role, role))

    def text(shown: dict[str, Any]) -> str:
        heads = ("skill", "tier", "importance", "required", "required_by")
        rows = [[one[name] for name in heads] for one in shown["requirements"]]
        ways = [f"{name}: {', '.join(shown[name]) or 'none'}" for name in ("feeder", "next", "adjacent")]
        return "\n".join([f"{shown['role']} ({shown['family']}, {shown['level']})", *ways, texts.table(heads, rows)])

    _tell(answer, as_json, text)


@application.command()
def coverage(
    workspace: WorkspacePath,
    unit: UnitName = None,
    team: Annotated[
        str | None, typer.Option("--team", metavar="POSITION", help="All who report to a position, over all steps.")
    ] = None,
    family: Annotated[str | None, typer.Option("--family", metavar="FAMILY", help="One role family.")] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help="The people of one role.")] = None,
    person: Annotated[str | None, typer.Option("--person", metavar="PERSON", help="One person.")] = None,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """Coverage of a unit, a team, a role family, a role, a person or of the whole, as ranges."""
    from orgwright.cli.answers import coverage_answer
    from orgwright.cli.groups import named_group

    with _opened(workspace) as opened:
        picture = _picture(opened, scenario, on)
        answer = coverage_answer(picture, named_group(picture, unit, team, family, role, person))
    _tell(answer, as_json, texts.coverage_text)


@application.command()
def gaps(
    workspace: WorkspacePath,
    person: str,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="Another role than the person's own.")
    ] = None,
    on: OnDay = None,
    as_json: JsonFlag = False,
) -> None:
    """A person against a role, requirement by requirement."""
    from orgwright.cli.answers import gaps_answer
    from orgwright.planning.coverage import person_coverage

    with _opened(workspace) as opened:
        picture = _picture(opened, on=on)
        found = picture.find(Person, person)
        role_id = None if role is None else picture.find(Role, role).id
        answer = gaps_answer(picture, person_coverage(picture, found.id or 0, role_id))
    _tell(answer, as_json, texts.gaps_text)


@application.command()
def experts(
    workspace: WorkspacePath,
    skill: str,
    level: Annotated[int, typer.Option("--level", metavar="N", help="The least level.", min=1, max=5)] = 1,
    on: OnDay = None,
    as_json: JsonFlag = False,
) -> None:
    """The people who hold a skill, best first."""
    from orgwright.cli.answers import experts_answer
    from orgwright.planning.experts import experts as find_experts
    from orgwright.planning.experts import skill_called

    with _opened(workspace) as opened:
        picture = _picture(opened, on=on)
        skill_id = skill_called(picture, skill)
        answer = experts_answer(picture, skill_id, find_experts(picture, skill_id, level))
    _tell(answer, as_json, texts.experts_text)


@application.command()
def resilience(
    workspace: WorkspacePath,
    unit: UnitName = None,
    leavers: Annotated[int, typer.Option("--leavers", metavar="1|2", help="How many leave.", min=1, max=2)] = 1,
    on: OnDay = None,
    scenario: ScenarioName = None,
    as_json: JsonFlag = False,
) -> None:
    """Whose leaving costs a unit or the whole most, and what nobody or one person alone holds."""
    from orgwright.cli.answers import lost_rows, resilience_answer
    from orgwright.planning.resilience import resilience as find_resilience

    with _opened(workspace) as opened:
        picture = _picture(opened, scenario, on)
        unit_id = None if unit is None else picture.find(Unit, unit).id
        found = find_resilience(picture, unit_id, leavers, _progress())
        answer, lost = resilience_answer(picture, found), lost_rows(picture, found)
    _tell(answer, as_json, lambda shown: texts.resilience_text(shown, lost))


@application.command()
def route(
    workspace: WorkspacePath,
    start: Annotated[str, typer.Option("--from", metavar="ROLE-OR-PERSON")],
    goal: Annotated[str, typer.Option("--to", metavar="ROLE")],
    alternatives: Annotated[int, typer.Option("--alternatives", min=0, max=20, help="How many next best routes.")] = 0,
    as_json: JsonFlag = False,
) -> None:
    """The route from a role or a person to a role."""
    from orgwright.cli.answers import route_answer
    from orgwright.planning.progression import route as find_route

    with _opened(workspace) as opened:
        picture = opened.organization
        to_role = picture.find(Role, goal)
        answer = route_answer(picture, find_route(picture, _start(picture, start), to_role.id or 0, alternatives))
    _tell(answer, as_json, texts.route_text)


def _start(organization: Organization, name: str) -> Any:
    """A role by name, else a person by key or name."""
    from orgwright.planning.progression import PersonStart, RoleStart

    wanted = name.strip().casefold()
    for one in organization.roles.values():
        if one.name.casefold() == wanted:
            return RoleStart(one.id or 0)
    try:
        return PersonStart(organization.find(Person, name).id or 0)
    except RefusedInput:
        raise RefusedInput(f"There is no role and no single person called “{name}”.") from None


def _plans(
    opened: Workspace, scenarios: Sequence[str] | None, first: str | None, months: int
) -> list[tuple[Organization, Any]]:
    from orgwright.planning.staffing import staffing_plan

    pictures = [_picture(opened, name) for name in scenarios] if scenarios else [opened.organization]
    return [(picture, staffing_plan(picture, _month(first), months, _progress())) for picture in pictures]


@application.command()
def plan(
    workspace: WorkspacePath,
    scenario: ScenarioNames = None,
    first: FirstMonth = None,
    months: Months = 12,
    as_json: JsonFlag = False,
) -> None:
    """Headcount, FTE, seats and cost by month."""
    from orgwright.cli.answers import plan_answer

    with _opened(workspace) as opened:
        answer = plan_answer(_plans(opened, scenario, first, months))
    _tell(answer, as_json, texts.plan_text)


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

    with _opened(workspace) as opened:
        plans = _plans(opened, scenario, first, months)
        provenance = Provenance(workspace.name, opened.history(1)[0].id, __version__)
        write_staffing_workbook(plans, output, provenance, _progress())


@exporting.command("matrix")
def export_matrix(
    workspace: WorkspacePath,
    output: Annotated[Path, typer.Option("-o", metavar="FILE.xlsx", help="The workbook to write.")],
    unit: UnitName = None,
    on: OnDay = None,
) -> None:
    """Write the skills matrix as a workbook."""
    from orgwright.exchange.matrix_workbook import write_matrix_workbook

    with _opened(workspace) as opened:
        picture = _picture(opened, on=on)
        unit_id = None if unit is None else picture.find(Unit, unit).id
        source = f"{workspace.name}, action {opened.history(1)[0].id}"
        write_matrix_workbook(picture, unit_id, output, source, _progress())


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

    with _opened(workspace) as opened:
        picture = _picture(opened, scenario, on)
        unit_id = None if unit is None else picture.find(Unit, unit).id
        provenance = Provenance(workspace.name, opened.history(1)[0].id, __version__)
        write_coverage_workbook(picture, unit_id, output, provenance, _progress())


@exporting.command("folder")
def export_folder(workspace: WorkspacePath, folder: Path) -> None:
    """Write the organization as a folder of plain files."""
    from orgwright.exchange.folder import write_folder

    with _opened(workspace) as opened:
        write_folder(opened.organization, opened.assessment_rows(), opened.role_sheets(), folder, _progress())


@application.command()
def history(
    workspace: WorkspacePath,
    last: Annotated[int, typer.Option("--last", min=1, help="How many actions.")] = 50,
    as_json: JsonFlag = False,
) -> None:
    """List who did what, newest first."""
    from orgwright.cli.answers import history_answer

    with _opened(workspace) as opened:
        answer = history_answer(opened.history(last))
    heads = ("id", "at", "actor", "label", "changes")
    _tell(
        answer, as_json, lambda shown: texts.table(heads, [[one[name] for name in heads] for one in shown["actions"]])
    )


@application.command()
def undo(workspace: WorkspacePath) -> None:
    """Take back the newest action."""
    with _opened(workspace) as opened:
        changes = opened.undo()
    sys.stderr.write(changes.label + "\n")


@application.command()
def check(workspace: WorkspacePath, as_json: JsonFlag = False) -> None:
    """Check the file, and list contradictions in its data."""
    from orgwright.cli.answers import check_answer

    try:
        with _opened(workspace) as opened:
            answer = check_answer(opened, opened.problems())
    except DamagedWorkspace as error:
        answer = {"integrity": "damaged", "problems": [str(error)], "findings": []}

    def text(shown: dict[str, Any]) -> str:
        count = len(shown["findings"])
        counted = "1 finding" if count == 1 else f"{count} findings"
        lines = [f"Integrity: {shown['integrity']}", *shown["problems"], counted]
        return "\n".join(lines + [f"{one['where']}: {one['text']} {one['way_out']}" for one in shown["findings"]])

    _tell(answer, as_json, text)
    if answer["integrity"] == "damaged":
        raise DamagedWorkspace(f"{workspace} is damaged; open a copy of it.")


COMMANDS = frozenset(
    {str(one.name or one.callback.__name__) for one in application.registered_commands if one.callback is not None}
    | {str(group.name) for group in application.registered_groups}
)
"""The words that are subcommands; any other first argument is the path of a workspace."""


def main(arguments: Sequence[str]) -> int:
    """Run one subcommand and answer the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        application(args=list(arguments), prog_name="orgwright")
    except SystemExit as done:
        return _exit_code(done.code)
    except Cancelled:
        return _exit_code(CANCELLED)
    except PlanningError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _exit_code(code: object) -> int:
    """The code that Typer ended with; Ctrl+C, which it turns into one, is told as Cancel is."""
    if code == CANCELLED:
        sys.stderr.write("Cancelled; nothing was changed.\n")
    return code if isinstance(code, int) else 0
