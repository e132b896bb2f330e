"""Exporting a matrix of 500 people and 200 skills, everybody known in everything, against writing the bare values."""

import sys
from pathlib import Path
from subprocess import run

import xlsxwriter
from measure import Timing, in_turns, seconds
from synthetic import Size, make_workspace

from orgwright.exchange.matrix_workbook import write_matrix_workbook
from orgwright.workspace import Workspace

SIZE = Size(people=500, skills=200, assessments=100_000)
MOST_MORE_MB = 100
"""What the program may take while it writes, more than it had before."""
ROUNDS = 8


def full_workspace(path: Path) -> Path:
    """A workspace of that size in which no cell is unknown."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    make_workspace(path, SIZE)
    workspace = Workspace.open(path, "Benchmark")
    held = workspace.organization.proficiency
    rows, columns = (held.levels < 0).nonzero()
    people, skills = held.person_ids[rows].tolist(), held.skill_ids[columns].tolist()
    workspace.assess({cell: sum(cell) % 6 for cell in zip(people, skills, strict=True)})
    workspace.close()
    return path


def exporting_a_matrix(path: Path) -> Timing:
    """The workbook with rules, formulas, legend and base; bare: XlsxWriter writing the 100,000 levels as numbers."""
    workspace = Workspace.open(full_workspace(path), "Benchmark")
    try:
        organization = workspace.organization
        levels = organization.proficiency.levels.tolist()
        assert organization.proficiency.levels.min() >= 0
        ours, bare = path.with_name("matrix.xlsx"), path.with_name("bare.xlsx")
        return in_turns(
            lambda: seconds(lambda: write_matrix_workbook(organization, None, ours, "benchmark")),
            lambda: seconds(lambda: write_bare(levels, bare)),
            ROUNDS,
        )
    finally:
        workspace.close()
        more = run([sys.executable, __file__, str(path)], check=True, capture_output=True, text=True).stdout
        assert float(more) < MOST_MORE_MB, f"Exporting the matrix takes {more.strip()} MB more than before."


def write_bare(levels: list[list[int]], path: Path) -> None:
    """The levels alone."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for row, cells in enumerate(levels):
        for column, level in enumerate(cells):
            sheet.write_number(row, column, level)
    book.close()


def taken_mb(path: Path) -> float:
    """The most memory that this process had while it wrote once, less what it has before; of Linux."""
    workspace = Workspace.open(path, "Benchmark")
    assert workspace.organization.proficiency.levels.size
    before = memory_kb("VmRSS")
    write_matrix_workbook(workspace.organization, None, path.with_name("memory.xlsx"), "benchmark")
    workspace.close()
    return (memory_kb("VmHWM") - before) / 1024


def memory_kb(name: str) -> int:
    """A line of what the system knows about the memory of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


if __name__ == "__main__":
    print(taken_mb(Path(sys.argv[1])))
