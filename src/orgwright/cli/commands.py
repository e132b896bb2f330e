"""All subcommands, and running one of them.

The subcommands stand in modules by what they are for: ``files``, ``questions``, ``attrition``, ``close_gaps``,
``exports`` and ``succession``.
"""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from orgwright.cli import attrition, close_gaps, exports, files, questions, succession
from orgwright.cli.frame import application
from orgwright.errors import PlanningError
from orgwright.progress import Cancelled

CANCELLED = 130
MODULES = (files, questions, attrition, close_gaps, exports, succession)
"""Loading them is what makes their functions subcommands."""
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
