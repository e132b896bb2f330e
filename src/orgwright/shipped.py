"""Files that travel with the program: the help, the icons of the application, the sample organization."""

from pathlib import Path

from orgwright.errors import PlanningError


def shipped(name: str) -> Path:
    """The folder or file ``name`` (``sample_org`` or a path below ``resources``) of this installation.

    An installed wheel carries them inside the package, a source checkout at its top.
    """
    package = Path(__file__).resolve().parent
    for base in (package / "shipped_files", package.parent.parent):
        if (base / name).exists():
            return base / name
    raise PlanningError(f"This installation of Orgwright lacks its {name}; install it again.")
