"""Run the checks of the project one after another, go on when one fails, and say at the end which did.

``run_checks.py fast`` leaves out the tests, ``run_checks.py all`` runs everything.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["src", "tests", "resources"]
FAST = {
    "format": ["ruff", "format", "--check", "--quiet", *SOURCES],
    "lint": ["ruff", "check", "--quiet", *SOURCES],
    "types": ["mypy"],
    "import contracts": ["lint-imports"],
}
# A worker that crashes ends the run with the name of its test; without this the run waits for it for ever.
TESTS = {"tests": ["pytest", "-q", "-n", "2", "--dist", "loadfile", "--max-worker-restart", "0"]}
LONGEST_S = 1200


def environment() -> dict[str, str]:
    """The surroundings of the checks: no screen, and a home of their own instead of the user's settings."""
    home = ROOT / "build" / "home"
    folders = {f"XDG_{kind}_HOME": home / kind.lower() for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    chosen = {name: str(folder) for name, folder in folders.items()}
    return {**os.environ, **chosen, "QT_QPA_PLATFORM": "offscreen"}


def passes(name: str, command: list[str]) -> bool:
    """Run one check with its output on the terminal; answer whether it found nothing."""
    print(f"== {name}: {' '.join(command)}", flush=True)
    started = time.monotonic()
    program = Path(sys.executable).parent / command[0]
    try:
        call = [program, *command[1:]]
        passed = subprocess.run(call, cwd=ROOT, env=environment(), check=False, timeout=LONGEST_S).returncode == 0
    except subprocess.TimeoutExpired:
        passed = False
    print(f"== {name} {'passed' if passed else 'FAILED'} in {time.monotonic() - started:.0f} s\n", flush=True)
    return passed


def main() -> int:
    """Run the checks that the argument names; 0 if all passed, else 1."""
    part = sys.argv[1] if len(sys.argv) > 1 else "all"
    checks = FAST if part == "fast" else FAST | TESTS
    failed = [name for name, command in checks.items() if not passes(name, command)]
    if failed:
        print(f"Failed: {', '.join(failed)}.")
        return 1
    print(f"All {len(checks)} checks passed: {', '.join(checks)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
