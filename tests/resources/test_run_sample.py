"""What ``make run`` does where there is no display."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import is_zipfile

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "resources" / "run_sample.py"


def run_without_display(folder: Path) -> str:
    surroundings = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, str(SCRIPT), str(folder)]
    return subprocess.run(command, env=surroundings, text=True, capture_output=True, check=True).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux runs without a display.")
def test_without_a_display_the_same_job_is_done_on_the_command_line(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    said = run_without_display(folder)
    assert "There is no display here" in said
    assert "Coverage of the organization" in said
    assert "Coverage of its weakest unit, Model Evaluation" in said
    workbook = folder / "staffing-plan.xlsx"
    assert is_zipfile(workbook)
    assert said.rstrip().endswith(f"The staffing plan is in {workbook}.")
    assert "orgwright sample" not in run_without_display(folder)
