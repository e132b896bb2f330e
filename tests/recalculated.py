"""A workbook as another program computes it: LibreOffice, told to trust no stored value."""

import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import openpyxl
import pytest

NO_OFFICE = shutil.which("soffice") is None
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def recalculated(path: Path, folder: Path) -> Any:
    """The values of a workbook after LibreOffice computed every formula; ``folder`` takes its profile and the file."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with warnings.catch_warnings():
        # It writes extensions of its own, which the reader passes over.
        warnings.filterwarnings("ignore", message=".*extension is not supported")
        return openpyxl.load_workbook(folder / "out" / path.name, data_only=True)


def compare_formulas(path: Path, folder: Path) -> int:
    """Fail where a formula gives another value than the one stored with it; answers how many were compared."""
    ours = openpyxl.load_workbook(path, data_only=True)
    theirs = recalculated(path, folder)
    compared = 0
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    at = cell.coordinate
                    value, other = ours[sheet.title][at].value, theirs[sheet.title][at].value
                    wanted = pytest.approx(value, rel=1e-12, abs=1e-9) if isinstance(value, int | float) else value
                    assert other == wanted, f"{sheet.title}!{at} {cell.value}"
                    compared += 1
    return compared
