"""Open the window on the sample organization, or do the same job on the command line where there is no display.

``run_sample.py FOLDER`` keeps the sample in FOLDER, made if it is missing.
"""

import os
import subprocess
import sys
from pathlib import Path

from orgwright.planning.coverage import weakest_unit
from orgwright.workspace import Workspace


def orgwright(*arguments: str) -> None:
    """Run one command of Orgwright in sight of the user; where it fails, so does this."""
    shown = (f'"{one}"' if " " in one else one for one in arguments)
    print("$ orgwright", *shown, flush=True)
    done = subprocess.run([sys.executable, "-m", "orgwright", *arguments], check=False)
    if done.returncode:
        sys.exit(done.returncode)


def has_display() -> bool:
    """Whether a window can be shown; only Linux runs without."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def weakest(sample: Path) -> str | None:
    """The name of the unit with targets whose low coverage is lowest."""
    workspace = Workspace.open(sample)
    try:
        unit = weakest_unit(workspace.organization)
        known = unit is not None and unit.unit_id is not None
        return workspace.organization.units[unit.unit_id].name if known else None
    finally:
        workspace.close()


def show_on_the_command_line(sample: Path, plan: Path) -> None:
    """Coverage of the whole and of the weakest unit, and the staffing plan as a workbook."""
    print("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so this is the command line.")
    print("\nCoverage of the organization:")
    orgwright("coverage", str(sample))
    unit = weakest(sample)
    if unit is not None:
        print(f"\nCoverage of its weakest unit, {unit}:")
        orgwright("coverage", str(sample), "--unit", unit)
    print("\nThe staffing plan:")
    orgwright("export", "staffing-plan", str(sample), "-o", str(plan))
    print(f"The staffing plan is in {plan}.")


def main() -> int:
    """Make the sample where it is missing, then show it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/run")
    folder.mkdir(parents=True, exist_ok=True)
    sample = folder / "sample.orgwright"
    if not sample.exists():
        orgwright("sample", str(sample))
    if has_display():
        orgwright(str(sample))
    else:
        show_on_the_command_line(sample, folder / "staffing-plan.xlsx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
