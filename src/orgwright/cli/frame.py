"""What all subcommands share: the applications they belong to, their common options, how they open and answer."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from orgwright.errors import PlanningError, RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import WHOLE, Profile, private
from orgwright.progress import Progress
from orgwright.records import Scenario, Unit
from orgwright.settings import load_settings
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


class Secret(StrEnum):
    """What can be left out of a file that is exported."""

    PAY = "pay"
    NAMES = "names"
    SMALL_GROUPS = "small-groups"


Without = Annotated[
    list[Secret] | None,
    typer.Option("--without", help="Leave it out of the file; may be given several times."),
]


def profile_of(without: Sequence[Secret] | None) -> Profile:
    """The privacy profile of the options."""
    hidden = set(without or ())
    return Profile(Secret.PAY not in hidden, Secret.NAMES not in hidden, Secret.SMALL_GROUPS not in hidden)


def record_export(opened: Workspace, what: str, output: Path, profile: Profile) -> None:
    """Put an export into the history; the file stays where that cannot be, and stderr says so."""
    try:
        opened.record_export(what, output.name, profile)
    except PlanningError as error:
        sys.stderr.write(f"{output.name} was written, and the history does not say so. {error}\n")


def progress_line() -> Progress:
    """Progress as one line on stderr, where a person sits in front of it."""
    if not sys.stderr.isatty():
        return Progress()

    def report(done: int, total: int, what: str) -> bool:
        sys.stderr.write(f"\r{what}: {done} of {total}\x1b[K" if done < total else "\r\x1b[K")
        sys.stderr.flush()
        return True

    return Progress(report)


@contextmanager
def opening(path: Path, *, to_read: bool = False) -> Iterator[Workspace]:
    """A workspace, closed at the end; ``to_read`` takes one that cannot be written too."""
    open_workspace = Workspace.open_to_read if to_read else Workspace.open
    workspace = open_workspace(path, load_settings().actor)
    try:
        yield workspace
    finally:
        workspace.close()


def tell(answer: dict[str, Any], as_json: bool, text: Callable[[dict[str, Any]], str]) -> None:
    """Print the answer of a command, as JSON or as its text."""
    shown = json.dumps(answer, ensure_ascii=False, indent=None, allow_nan=False) if as_json else text(answer)
    sys.stdout.write(shown + "\n")


def day_of(text: str | None) -> date | None:
    """The day of an option."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise RefusedInput(f"“{text}” is not a day such as 2026-11-20.") from None


def month_of(text: str | None) -> date | None:
    """The first day of the month of an option."""
    try:
        return None if text is None else date.fromisoformat(f"{text}-01")
    except ValueError:
        raise RefusedInput(f"“{text}” is not a month such as 2026-11.") from None


def picture_of(workspace: Workspace, scenario: str | None = None, on: str | None = None) -> Organization:
    """The picture under a scenario, as of a day."""
    organization = workspace.organization
    if scenario is not None:
        organization = organization.under(organization.find(Scenario, scenario).id)
    day = day_of(on)
    return organization if day is None else organization.as_of(day)


def unit_of(picture: Organization, unit: str | None) -> int | None:
    """The id of the unit of an option; None for the whole."""
    return None if unit is None else picture.find(Unit, unit).id


def target_of(path: Path) -> Path:
    """A path at which a workspace may be made."""
    if path.suffix != SUFFIX:
        raise RefusedInput(f"A workspace ends in {SUFFIX}; {path.name} does not.")
    return path


def plans_of(
    opened: Workspace, scenarios: Sequence[str] | None, first: str | None, months: int, profile: Profile = WHOLE
) -> list[tuple[Organization, Any]]:
    """The staffing plan of each scenario that is named, of the organization as recorded where none is."""
    from orgwright.planning.staffing import staffing_plan

    shown = [picture_of(opened, name) for name in scenarios] if scenarios else [opened.organization]
    pictures = [private(picture, profile) for picture in shown]
    return [(picture, staffing_plan(picture, month_of(first), months, progress_line())) for picture in pictures]
