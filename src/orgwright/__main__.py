"""Where Orgwright starts: a subcommand runs on the command line, anything else opens the window."""

import os
import sys
from pathlib import Path

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Run the command line, or the window on the workspace that was named, and answer the exit code."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] == "--version":
        from orgwright import __version__

        sys.stdout.write(f"Orgwright {__version__}\n")
        return 0
    # A name that ends so is no subcommand: the window opens without the command line being loaded.
    if arguments and not (len(arguments) == 1 and arguments[0].endswith(".orgwright")):
        from orgwright import cli

        if arguments[0] in cli.COMMANDS or arguments[0].startswith("-") or len(arguments) > 1:
            return cli.main(arguments)
    return _open_window(arguments[0] if arguments else None)


def _open_window(path: str | None) -> int:
    """Open the window, or say in a sentence why it cannot be opened."""
    if path is not None and not Path(path).exists():
        sys.stderr.write(f"There is no command and no file called {path}.\n")
        return 1
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        sys.stderr.write(
            "There is no display for a window here; orgwright --help lists what the command line can do.\n"
        )
        return 1
    from orgwright.gui.application import run

    return run(path)


if __name__ == "__main__":
    sys.exit(main())
