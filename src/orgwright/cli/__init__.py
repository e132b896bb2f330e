"""The command line: one function a subcommand, text for people or JSON for scripts.

``main`` answers the exit code: 0 done, 1 refused with one sentence on stderr, 2 wrong usage, 130 cancelled.
"""

from orgwright.cli.commands import COMMANDS, main

__all__ = ["COMMANDS", "main"]
