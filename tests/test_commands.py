"""The commands of a fresh machine: what they need, install, name and refuse."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ("run", "test", "check", "bench", "screenshots", "format", "clean", "help")
OFFSCREEN = ("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3")
WINDOW = ("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
TOOLS = ("sh", "dirname", "grep", "find", "cat", "rm", "mktemp", "tail", "env", "uname", "sed")

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the scripts are for Linux")


class Machine:
    """A PATH that holds a few real tools and what a test pretends."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.installed = folder / "installed"
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
        self.pretend("ldconfig", "echo '1 libs found in cache'")
        self.pretend("fc-list", "echo 'DejaVu Sans'")
        self.pretend("apt-get", f'echo "$@" >>"{self.installed}"')
        self.pretend("id", "echo 1000")

    def pretend(self, name: str, body: str) -> Path:
        """Put a program of that name on the PATH."""
        program = self.bin / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        return program

    def run(self, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the project as this machine would."""
        surroundings = {"PATH": str(self.bin), "HOME": str(self.bin.parent), **environment}
        command = ["/bin/sh", str(ROOT / script), *arguments]
        return subprocess.run(command, env=surroundings, text=True, capture_output=True, check=False)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without any of the libraries, used by somebody who may not install."""
    return Machine(tmp_path)


def find_libraries(machine: Machine, purpose: str, *packages: str) -> subprocess.CompletedProcess[str]:
    return machine.run("installers/linux/install-system-libraries", purpose, *packages)


@pytest.mark.parametrize("target", TARGETS)
def test_every_promised_command_exists(target: str) -> None:
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_continuous_check_runs_the_same_command_as_people_do() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text()


def test_the_help_lists_every_command() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, text=True, capture_output=True, check=True).stdout
    assert {line.split()[1] for line in listed.splitlines() if line.startswith("make ")} == set(TARGETS)


@linux_only
def test_an_older_python_is_refused_with_one_sentence(machine: Machine) -> None:
    old = machine.pretend("python3", 'case "$2" in *print*) echo 3.9.18 ;; *) exit 1 ;; esac')
    done = machine.run("installers/setup.sh", "offscreen", PYTHON=str(old))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "needs Python 3.11 or newer" in done.stderr
    assert "3.9.18" in done.stderr
    assert done.stderr.count("\n") == 1


@linux_only
def test_a_missing_python_is_told_in_one_sentence(machine: Machine) -> None:
    done = machine.run("installers/setup.sh", "offscreen")
    assert done.returncode == 1
    assert "there is no python3 here" in done.stderr
    assert done.stderr.count("\n") == 1


@linux_only
@pytest.mark.parametrize(("purpose", "packages"), [("offscreen", OFFSCREEN), ("window", OFFSCREEN + WINDOW)])
def test_what_may_not_be_installed_is_named_with_the_command(
    machine: Machine, purpose: str, packages: tuple[str, ...]
) -> None:
    machine.pretend("sudo", "exit 1")
    done = find_libraries(machine, purpose)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    command = f"sudo apt-get install -y --no-install-recommends {' '.join(packages)} fonts-open-sans'"
    assert command in done.stderr
    assert not machine.installed.exists()


@linux_only
def test_without_sudo_the_command_is_for_root(machine: Machine) -> None:
    done = find_libraries(machine, "offscreen")
    assert done.returncode == 1
    assert "as root" in done.stderr
    assert "sudo" not in done.stderr


@linux_only
def test_root_installs_all_that_lacks_at_once(machine: Machine) -> None:
    machine.pretend("id", "echo 0")
    done = find_libraries(machine, "offscreen", "python3.11-venv")
    assert done.returncode == 0, done.stderr
    (line,) = machine.installed.read_text().splitlines()
    assert line.endswith(" ".join(("python3.11-venv", *OFFSCREEN, "fonts-open-sans")))


@linux_only
def test_package_lists_are_fetched_only_when_an_install_fails(machine: Machine) -> None:
    machine.pretend("id", "echo 0")
    log = machine.installed
    machine.pretend("apt-get", f'echo "$@" >>"{log}"; grep -q update "{log}"')
    assert find_libraries(machine, "offscreen").returncode == 0
    verbs = [next(word for word in ("install", "update") if word in line) for line in log.read_text().splitlines()]
    assert verbs == ["install", "update", "install"]


@linux_only
def test_a_complete_machine_installs_and_says_nothing(machine: Machine) -> None:
    sonames = re.findall(r"^(lib\S+\.so\.\d+) ", (ROOT / "installers/linux/install-system-libraries").read_text(), re.M)
    assert len(sonames) == len(OFFSCREEN + WINDOW)
    lines = "\n".join(f"\t{soname} (libc6,x86-64) => /lib/{soname}" for soname in sonames)
    machine.pretend("ldconfig", f"cat <<'END'\n{lines}\nEND")
    machine.pretend("fc-list", "echo 'Noto Sans,Noto Sans Medium'")
    done = find_libraries(machine, "window")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@linux_only
def test_the_command_line_runs_without_the_libraries_of_a_window(machine: Machine) -> None:
    done = find_libraries(machine, "command-line")
    assert done.returncode == 0
    assert "libgl1" in done.stderr


@linux_only
def test_the_command_line_needs_what_it_is_told_it_needs(machine: Machine) -> None:
    assert find_libraries(machine, "command-line", "python3.11-venv").returncode == 1


def test_the_lock_holds_every_dependency_with_its_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    lock = (ROOT / "installers" / "requirements.lock").read_text()
    entries = dict(re.findall(r"^([A-Za-z0-9._-]+)==(.+(?:\n    --hash.+)+)", lock, re.M))
    for requirement in wanted:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        assert name is not None
        assert "--hash=sha256:" in entries[re.sub(r"[._-]+", "-", name[0]).lower()]


def checks_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_checks", ROOT / "resources" / "run_checks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_one_failing_check_fails_the_whole_after_all_have_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = checks_script()
    ran: list[str] = []

    def passes(name: str, command: list[str]) -> bool:
        ran.append(name)
        return name != "lint"

    monkeypatch.setattr(script, "passes", passes)
    monkeypatch.setattr(sys, "argv", ["run_checks.py", "all"])
    assert script.main() == 1
    assert ran == ["format", "lint", "types", "import contracts", "tests"]
    assert "Failed: lint." in capsys.readouterr().out
