"""Rules of the house that the import contracts cannot say."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def test_every_module_of_the_package_stands_on_a_floor() -> None:
    (floors,) = (contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
    named = {module.strip() for floor in floors for module in floor.split("|")}
    package = ROOT / "src" / "orgwright"
    present = {
        f"orgwright.{path.stem}"
        for path in package.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert named == present - {"orgwright.__init__"}


def test_no_module_has_a_name_that_takes_anything() -> None:
    vague = re.compile(r"(utils?|helpers?|common|managers?|misc)(_|$)|_(utils?|helpers?|manager)$")
    assert [path for path in SOURCES if vague.search(path.stem)] == []


def test_figures_are_drawn_without_pyplot() -> None:
    assert [
        path
        for path in SOURCES
        if "pyplot" in path.read_text()
        and "import" in path.read_text()
        and re.search(r"^\s*(from|import) matplotlib.*pyplot", path.read_text(), re.M)
    ] == []


def test_no_source_leaves_work_for_later() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError|lorem ipsum|coming soon", re.I)
    assert [path for path in SOURCES if left.search(path.read_text())] == []


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("orgwright.cli", ("PySide6",)),
        ("orgwright.workspace", ("PySide6", "matplotlib", "openpyxl", "xlsxwriter", "networkx", "scipy", "alembic")),
        ("orgwright.planning.coverage", ("PySide6", "matplotlib", "sqlcipher3", "networkx", "scipy")),
    ],
)
def test_a_floor_loads_only_what_it_uses_at_once(module: str, absent: tuple[str, ...]) -> None:
    question = f"import sys, {module}; print([name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", question], text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
